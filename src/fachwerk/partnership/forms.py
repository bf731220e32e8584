"""Shapes of input in the partnership."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fachwerk.core.forms import FachwerkForm, RoughDateField
from fachwerk.thread.forms import BelongsToField


def _text(label: Any, *, required: bool = False, rows: int = 4, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, required=required, widget=forms.Textarea(attrs={"rows": rows}), help_text=hint)


class FiguresField(forms.CharField):
    """One figure a line, "Teilnehmende: 212"; the value is a list of {"label", "value"}."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: object) -> Any:
        lines = [line.strip() for line in str(value or "").splitlines() if line.strip()]
        if any(":" not in line for line in lines):
            raise forms.ValidationError(_("Bitte schreiben Sie jede Zahl so: Teilnehmende: 212"))
        return [dict(zip(("label", "value"), map(str.strip, line.split(":", 1)), strict=True)) for line in lines]

    def prepare_value(self, value: object) -> object:
        return "\n".join(f"{row['label']}: {row['value']}" for row in value) if isinstance(value, list) else value

    def run_validators(self, value: object) -> None:
        """A list has no length limit of characters."""


class ExampleForm(FachwerkForm):
    """Five fields tell a story; the rest makes it easier to do the same."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    problem = _text(_("Was war das Problem?"), required=True)
    approach = _text(_("Wie sind Sie vorgegangen?"), required=True)
    effect = _text(_("Was hat es gebracht?"), required=True, hint=_("Am besten mit einer Zahl."))
    conditions = _text(_("Was braucht man, um es nachzumachen?"))
    topic = forms.CharField(label=_("Thema"), max_length=120, required=False)
    effort = _text(_("Aufwand"), rows=2)
    figures = FiguresField(
        label=_("Zahlen"), required=False, help_text=_("Eine Zahl je Zeile, zum Beispiel „Teilnehmende: 212“.")
    )
    failed = _text(_("Was hat nicht geklappt?"))
    contact = forms.CharField(label=_("Ansprechstelle (Funktion)"), max_length=200, required=False)
    carrier_agreed = forms.BooleanField(
        label=_("Der Träger des Projekts stimmt der Veröffentlichung zu."), required=False
    )

    more_fields = ("topic", "effort", "figures", "failed", "contact")


class SupportForm(FachwerkForm):
    """What the office needs from the partnership."""

    title = forms.CharField(label=_("Worum bitten Sie?"), max_length=200)
    service = forms.ChoiceField(label=_("Leistung der Vereinbarung"), required=False)
    belongs_to = BelongsToField(kinds=("event", "focus_topic", "goal"), label=_("Wofür?"))
    note = _text(_("Anmerkung"))

    more_fields = ("note",)

    def __init__(self, *args: Any, services: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = [("", "–"), *((service, service) for service in services)]  # type: ignore[attr-defined]


class KeptAgreementForm(FachwerkForm):
    """An agreement that was signed: with whom and when; the rest on request."""

    partner_name = forms.CharField(label=_("Mit wem?"), max_length=200)
    on = RoughDateField(
        label=_("Unterschrieben"), help_text=_("So genau, wie Sie es wissen: 23.03.2017, März 2017 oder 2017.")
    )
    valid_until = forms.DateField(
        label=_("Gültig bis"), required=False, help_text=_("Leer lassen, wenn sie bis auf Weiteres gilt.")
    )
    about = _text(_("Was vereinbart ist"))
    paper = forms.FileField(label=_("Unterschriebene Vereinbarung (PDF)"), required=False)
    title = forms.CharField(label=_("Titel"), max_length=200, required=False)
    services = _text(_("Leistungen"), rows=3, hint=_("Eine je Zeile."))
    belongs_to = BelongsToField(kinds=("goal", "focus_topic", "field_of_action"))
    is_public = forms.BooleanField(label=_("Öffentlich zeigen"), required=False)

    more_fields = ("title", "services", "belongs_to", "is_public")

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        values = dict(self.cleaned_data)
        values["signed_on"], values["signed_precision"] = values.pop("on")
        values["services"] = values["services"].splitlines()
        values["belongs_to"] = list(values["belongs_to"])
        return values


class RatingForm(FachwerkForm):
    """How helpful the support was."""

    rating = forms.TypedChoiceField(
        label=_("Wie hilfreich war das?"),
        coerce=int,
        widget=forms.RadioSelect,
        choices=[(5, _("sehr")), (4, _("ziemlich")), (3, _("teils, teils")), (2, _("wenig")), (1, _("gar nicht"))],
    )
    rating_text = _text(_("In einem Satz"), rows=2)


class QuestionForm(FachwerkForm):
    """A question to all other networks."""

    topic = forms.CharField(label=_("Thema"), max_length=120)
    text = _text(_("Ihre Frage"), required=True)


class ReplyForm(FachwerkForm):
    """An answer from one's own experience."""

    text = _text(_("Ihre Antwort"), required=True)
