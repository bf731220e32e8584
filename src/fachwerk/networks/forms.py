"""Shapes of input about a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fachwerk.core.forms import EmailField, FachwerkForm, HoneypotMixin, SendOnceMixin
from fachwerk.networks.models import COLOUR
from fachwerk.networks.queries import STATES, kreis_choices


class LinesField(forms.CharField):
    """One entry a line; the value is a list of strings."""

    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value: object) -> Any:
        text = str(value or "")
        return [line.strip() for line in text.splitlines() if line.strip()]

    def prepare_value(self, value: object) -> object:
        return "\n".join(value) if isinstance(value, list) else value

    def validate(self, value: object) -> None:
        if self.required and not value:
            raise forms.ValidationError(_("Bitte tragen Sie mindestens eine Zeile ein."))

    def run_validators(self, value: object) -> None:
        """A list has no length limit of characters."""


class ProfileForm(FachwerkForm):
    """The public profile: name and purpose first, the rest on request."""

    name = forms.CharField(label=_("Name des Netzwerks"), max_length=160)
    region_name = forms.CharField(label=_("Region"), max_length=160, required=False)
    purpose = forms.CharField(
        label=_("Wozu es Ihr Netzwerk gibt"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    office_email = forms.EmailField(label=_("E-Mail der Geschäftsstelle"), required=False)
    office_phone = forms.CharField(label=_("Telefon der Geschäftsstelle"), max_length=60, required=False)
    office_name = forms.CharField(label=_("Geschäftsstelle"), max_length=160, required=False)
    office_hours = forms.CharField(label=_("Sprechzeiten"), max_length=120, required=False)
    office_address = forms.CharField(label=_("Anschrift"), max_length=240, required=False)
    carrier = forms.CharField(label=_("Träger"), max_length=160, required=False)
    represented_by = forms.CharField(
        label=_("Vertreten durch"), max_length=160, required=False, help_text=_("Steht im Impressum.")
    )
    data_protection_contact = forms.CharField(
        label=_("Für Datenschutz zuständig"),
        max_length=240,
        required=False,
        help_text=_("Funktion und E-Mail-Adresse. Steht auf der Seite „Datenschutz“."),
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    about = forms.CharField(label=_("Über uns"), widget=forms.Textarea(attrs={"rows": 6}), required=False)
    purpose_en = forms.CharField(
        label=_("Zweck auf Englisch"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    state_code = forms.ChoiceField(label=_("Land"), required=False, choices=[("", "–"), *STATES.items()])
    kreise = forms.MultipleChoiceField(label=_("Kreise und kreisfreie Städte"), required=False, choices=kreis_choices())
    topics = LinesField(label=_("Themen"), required=False, help_text=_("Ein Thema je Zeile."))
    mentor_topics = LinesField(label=_("Themen, zu denen Sie Erfahrung weitergeben"), required=False)
    learner_topics = LinesField(label=_("Themen, zu denen Sie Erfahrung suchen"), required=False)
    target_groups = LinesField(label=_("Zielgruppen"), required=False)
    sectors = LinesField(label=_("Branchen"), required=False)
    brand = forms.CharField(
        label=_("Hauptfarbe"), max_length=7, validators=[COLOUR], help_text=_("zum Beispiel #0b5a75")
    )
    accent = forms.CharField(label=_("Zweitfarbe"), max_length=7, validators=[COLOUR])
    membership_is_free = forms.BooleanField(label=_("Die Mitgliedschaft kostet nichts"), required=False)
    is_listed = forms.BooleanField(label=_("In der Netzwerkdatenbank zeigen"), required=False)

    more_fields = (
        "office_name", "office_hours", "office_address", "carrier", "represented_by", "data_protection_contact",
        "website", "about", "purpose_en", "state_code", "kreise", "topics", "mentor_topics", "learner_topics",
        "target_groups", "sectors", "brand", "accent", "membership_is_free", "is_listed",
    )  # fmt: skip


class BarrierForm(HoneypotMixin, SendOnceMixin, FachwerkForm):
    """Where and what kept somebody from using the site."""

    text = forms.CharField(label=_("Was funktioniert nicht?"), widget=forms.Textarea(attrs={"rows": 5}))
    page = forms.CharField(label=_("Auf welcher Seite? (freiwillig)"), required=False, max_length=300)
    reply_to = forms.EmailField(label=_("Ihre E-Mail-Adresse für eine Antwort (freiwillig)"), required=False)


class InterviewForm(FachwerkForm):
    """Three questions, three answers."""

    answered_by = forms.CharField(
        label=_("Wer antwortet?"), help_text=_("Eine Funktion, zum Beispiel „Geschäftsstelle“."), max_length=120
    )
    intro = forms.CharField(label=_("Einleitung"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    answer_1 = forms.CharField(
        label=_("Was waren bisher Ihre größten Erfolge?"), widget=forms.Textarea(attrs={"rows": 6})
    )
    answer_2 = forms.CharField(
        label=_("Welche Herausforderungen liegen vor Ihnen, und wie kann die Partnerschaft dabei helfen?"),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    answer_3 = forms.CharField(
        label=_("Welche Stärken bringen Sie in die Partnerschaft ein?"), widget=forms.Textarea(attrs={"rows": 6})
    )

    def answers(self) -> list[tuple[str, str]]:
        """Question and answer, in order."""
        names = ("answer_1", "answer_2", "answer_3")
        return [(str(self.fields[name].label), self.cleaned_data[name]) for name in names]


class LegalForm(FachwerkForm):
    """A page in sections: a heading and plain paragraphs each; an emptied section goes."""

    SPARE = 2
    reviewed_on = forms.DateField(
        label=_("Zuletzt überprüft am"),
        help_text=_("Einmal im Jahr erinnern wir Sie daran."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, sections: Sequence[Mapping[str, str]], is_reviewed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_reviewed:
            del self.fields["reviewed_on"]
        typed = [int(name[8:]) for name in self.data if name.startswith("heading_") and name[8:].isdecimal()]
        shown = [*sections, *[{"heading": "", "text": ""}] * self.SPARE]
        self.count = min(max([len(shown), *(number + 1 for number in typed)]), 40)
        for number in range(self.count):
            section = shown[number] if number < len(shown) else {"heading": "", "text": ""}
            rows = max(3, section["text"].count("\n") + len(section["text"]) // 70 + 1)
            self.fields[f"heading_{number}"] = forms.CharField(
                label=_("Überschrift %(number)s") % {"number": number + 1},
                max_length=160,
                required=False,
                initial=section["heading"],
            )
            self.fields[f"text_{number}"] = forms.CharField(
                label=_("Text %(number)s") % {"number": number + 1},
                max_length=20_000,
                required=False,
                initial=section["text"],
                widget=forms.Textarea(attrs={"rows": min(rows, 14)}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number in range(self.count):
            if cleaned.get(f"text_{number}") and not cleaned.get(f"heading_{number}"):
                self.add_error(f"heading_{number}", _("Bitte geben Sie diesem Abschnitt eine Überschrift."))
        return cleaned

    def sections(self) -> list[dict[str, str]]:
        """What was typed, without the empty ones."""
        pairs = [(self.cleaned_data[f"heading_{n}"], self.cleaned_data[f"text_{n}"]) for n in range(self.count)]
        return [{"heading": heading, "text": text.replace("\r\n", "\n")} for heading, text in pairs if text.strip()]


class BarrierAnswerForm(FachwerkForm):
    """What the office answers to a reported barrier."""

    text = forms.CharField(label=_("Ihre Antwort"), widget=forms.Textarea(attrs={"rows": 6}))


class InstallationForm(FachwerkForm):
    """Who runs the installation."""

    operator = forms.CharField(label=_("Betreiber"), max_length=160)
    represented_by = forms.CharField(label=_("Vertreten durch"), max_length=160, required=False)
    address = forms.CharField(label=_("Anschrift"), max_length=240)
    email = EmailField(label=_("E-Mail-Adresse"))
    phone = forms.CharField(label=_("Telefon"), max_length=60, required=False)
    data_protection_contact = forms.CharField(
        label=_("Für Datenschutz zuständig"),
        max_length=240,
        required=False,
        help_text=_("Funktion und E-Mail-Adresse."),
    )
