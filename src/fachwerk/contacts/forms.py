"""Shapes of input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from fachwerk.contacts.models import (
    InterestGroup,
    MembershipApplication,
    Organisation,
    OrganisationKind,
    SizeClass,
    WzSection,
)
from fachwerk.contacts.queries import organisation_choices, person_choices
from fachwerk.contacts.queries.merging import Choice
from fachwerk.core import clock
from fachwerk.core.forms import EmailField, FachwerkForm, HoneypotMixin, RoughDateField, SendOnceMixin
from fachwerk.networks.models import Network
from fachwerk.networks.queries import kreis_choices

UNCHOSEN = ("", "–")


def offer(form: forms.Form, name: str, **choices: Any) -> None:
    """Gives a field what can be chosen in this network, when the form is made and the network is known."""
    for attribute, value in choices.items():
        setattr(form.fields[name], attribute, value)


def kreise_of(network: Network) -> list[Any]:
    """Kreise to choose from: the network's own first, then the whole country."""
    every = kreis_choices()
    own = [pair for pair in every if pair[0] in network.kreise]
    if not own:
        return [UNCHOSEN, *every]
    others = [pair for pair in every if pair not in own]
    return [UNCHOSEN, (now_("In unserer Region"), own), (now_("Weitere Kreise"), others)]


class OrganisationForm(FachwerkForm):
    """Three fields; the rest on request."""

    more_fields = (
        "short_name", "town", "website", "email", "phone", "size_class", "wz_section", "interest_group", "note",
    )  # fmt: skip
    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Art"), choices=[UNCHOSEN, *OrganisationKind.choices])
    ags = forms.ChoiceField(label=_("Kreis"), required=False)
    short_name = forms.CharField(label=_("Kurzname"), max_length=60, required=False)
    town = forms.CharField(label=_("Ort"), max_length=120, required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    email = EmailField(label=_("E-Mail"), required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=60, required=False)
    size_class = forms.ChoiceField(
        label=_("Beschäftigte"), choices=SizeClass.choices, initial=SizeClass.UNKNOWN, required=False
    )
    wz_section = forms.ChoiceField(label=_("Wirtschaftszweig"), choices=[UNCHOSEN, *WzSection.choices], required=False)
    interest_group = forms.ChoiceField(
        label=_("Interessengruppe"),
        choices=[("", _("wie bei dieser Art üblich")), *InterestGroup.choices],
        required=False,
    )
    note = forms.CharField(
        label=_("Notiz"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Nur für die Geschäftsstelle."),
    )

    def __init__(self, *args: Any, network: Network, organisation: Organisation | None = None, **kwargs: Any) -> None:
        if organisation is not None:
            kwargs["initial"] = {name: getattr(organisation, name, "") for name in self.base_fields} | {
                "kind": organisation.organisation_kind
            }
        super().__init__(*args, **kwargs)
        offer(self, "ags", choices=kreise_of(network))

    def clean_size_class(self) -> str:
        return self.cleaned_data["size_class"] or SizeClass.UNKNOWN.value


class AdmissionForm(FachwerkForm):
    """Since when, and with what."""

    more_fields = ("declared_by_function", "declaration")
    since = RoughDateField(
        label=_("Mitglied seit"), help_text=_("Tag, Monat oder Jahr, zum Beispiel 25.06.2015 oder 2015.")
    )
    contribution = forms.CharField(
        label=_("Beitrag zum Netzwerk"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=4000
    )
    declared_by_function = forms.CharField(label=_("Erklärt durch (Funktion)"), max_length=160, required=False)
    declaration = forms.FileField(label=_("Unterschriebene Beitrittserklärung (PDF)"), required=False)


class EndForm(FachwerkForm):
    """The last day of something."""

    until = forms.DateField(label=_("Letzter Tag"), help_text=_("Dieser Tag gehört noch dazu."))


class PersonForm(FachwerkForm):
    """Somebody with a name."""

    name = forms.CharField(label=_("Name"), max_length=160)
    email = EmailField(label=_("E-Mail"), required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=60, required=False)


class NewPersonForm(PersonForm):
    """Somebody, at once with a function."""

    more_fields = ("since",)
    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Organisation"), queryset=None, required=False, empty_label="–"
    )
    function = forms.CharField(label=_("Funktion"), max_length=160, required=False)
    since = forms.DateField(label=_("Funktion seit"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation", queryset=organisation_choices())


class AffiliationForm(FachwerkForm):
    """A person from the register takes a function in the organisation."""

    person: forms.ModelChoiceField = forms.ModelChoiceField(label=_("Person"), queryset=None, empty_label="–")
    function = forms.CharField(label=_("Funktion"), max_length=160, required=False)
    since = forms.DateField(label=_("seit"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", queryset=person_choices())


class JoinForm(HoneypotMixin, SendOnceMixin, FachwerkForm):
    """The declaration to join."""

    organisation_name = forms.CharField(label=_("Organisation"), max_length=200)
    kind = forms.ChoiceField(label=_("Art"), choices=[UNCHOSEN, *OrganisationKind.choices])
    ags = forms.ChoiceField(label=_("Kreis"), required=False)
    contact_name = forms.CharField(label=_("Ansprechperson"), max_length=160)
    function = forms.CharField(label=_("Funktion"), max_length=160, help_text=_("Zum Beispiel: Geschäftsführung."))
    email = EmailField(label=_("E-Mail"), help_text=_("Wir schicken Ihnen einen Link zur Bestätigung."))
    contribution = forms.CharField(
        label=_("Was Sie beitragen möchten"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=4000,
        help_text=_("Zum Beispiel: Erfahrung teilen, Räume stellen, an Projekten mitwirken."),
    )
    declares = forms.BooleanField(label=_("Wir treten bei"))

    def __init__(self, *args: Any, network: Network, declaration: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "ags", choices=kreise_of(network))
        self.fields["declares"].label = declaration
        self.fields["declares"].error_messages["required"] = now_(
            "Bitte kreuzen Sie die Erklärung an. Ohne sie ist der Beitritt nicht möglich."
        )


class AcceptForm(FachwerkForm):
    """Which organisation becomes a member, and since when."""

    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Eintrag im Verzeichnis"), queryset=None, required=False
    )
    since = forms.DateField(label=_("Mitglied seit"), initial=clock.today)
    answer = forms.CharField(
        label=_("Nachricht"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=4000,
        help_text=_("Steht in der E-Mail."),
    )  # fmt: skip

    def __init__(self, *args: Any, application: MembershipApplication, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        anew = now_("neu anlegen: %(name)s") % {"name": application.organisation_name}
        offer(self, "organisation", queryset=organisation_choices(), empty_label=anew)


class DeclineForm(FachwerkForm):
    """Why not."""

    answer = forms.CharField(label=_("Begründung"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)


class AffiliationDaysForm(FachwerkForm):
    """What a function is called and when it was held."""

    function = forms.CharField(label=_("Funktion"), max_length=160, required=False)
    since = forms.DateField(label=_("Erster Tag"), required=False, help_text=_("Leer heißt: schon immer."))
    until = forms.DateField(
        label=_("Letzter Tag"),
        required=False,
        help_text=_("Dieser Tag gehört noch dazu. Leer heißt: bis auf Weiteres."),
    )


class SuccessionForm(FachwerkForm):
    """Who takes over, and from which day."""

    person: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Wer übernimmt?"),
        queryset=None,
        required=False,
        empty_label="–",
        help_text=_("Steht die Person noch nicht im Verzeichnis, tragen Sie unten ihren Namen ein."),
    )
    name = forms.CharField(label=_("Name einer neuen Person"), max_length=160, required=False)
    email = EmailField(label=_("E-Mail der neuen Person"), required=False)
    first_day = forms.DateField(
        label=_("Erster Tag der Nachfolge"),
        initial=clock.today,
        help_text=_("Am Tag davor endet die Funktion der bisherigen Person."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", queryset=person_choices())


class DayForm(FachwerkForm):
    """One day."""

    am = forms.DateField(label=_("Tag"))


class MergeForm(FachwerkForm):
    """For each field in which two entries differ: which value stays."""

    def __init__(self, *args: Any, choices: Sequence[Choice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for choice in choices:
            if choice.differs:
                offered = [("kept", choice.kept or now_("(leer)")), ("gone", choice.gone or now_("(leer)"))]
                both = [("both", now_("beides"))] if choice.can_be_joined else []
                self.fields[choice.name] = forms.ChoiceField(
                    label=choice.label, choices=offered + both, initial=choice.suggested, widget=forms.RadioSelect
                )


class ChooseEntryForm(FachwerkForm):
    """The other entry."""

    other: forms.ModelChoiceField = forms.ModelChoiceField(label=_("Ist dieselbe wie"), queryset=None, empty_label="–")

    def __init__(self, *args: Any, kind: str, without: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = organisation_choices() if kind == "organisation" else person_choices()
        offer(self, "other", queryset=rows.exclude(pk=without.pk))
