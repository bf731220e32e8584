"""Forms of strategy. Each light path has at most five fields."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.core.forms import FachwerkForm, HoneypotMixin, RoughDateField, SendOnceMixin
from fachwerk.strategy.models import ImpulseSource
from fachwerk.strategy.queries import FieldRow
from fachwerk.thread.forms import BelongsToField

_TIES = (
    "goal",
    "measure",
    "field_of_action",
    "focus_topic",
    "event",
    "finding",
    "project_idea",
    "project",
    "recommendation",
)
_ROUGH = gettext_lazy("Zum Beispiel 23.03.2017, März 2017 oder nur 2017.")
LEAST_DIGITS = 6


def _text(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ContactField(forms.CharField):
    """An e-mail address or a telephone number; cleaned: {"sender_email": …, "sender_phone": …}."""

    def clean(self, value: Any) -> dict[str, str]:
        """Tells apart what was typed."""
        typed = super().clean(value).strip()
        if "@" in typed:
            try:
                validate_email(typed)
            except ValidationError as refused:
                raise ValidationError(
                    _("Die E-Mail-Adresse ist nicht vollständig. Richtig ist zum Beispiel name@firma.de.")
                ) from refused
            return {"sender_email": typed, "sender_phone": ""}
        if typed and sum(letter.isdigit() for letter in typed) < LEAST_DIGITS:
            raise ValidationError(
                _("Bitte geben Sie eine E-Mail-Adresse oder eine Telefonnummer an, oder lassen Sie das Feld leer.")
            )
        return {"sender_email": "", "sender_phone": typed}


class JoinInForm(HoneypotMixin, SendOnceMixin, FachwerkForm):
    """Two fields, no account."""

    text = forms.CharField(
        label=gettext_lazy("Was bremst Sie bei der Suche nach Fachkräften oder bei der Digitalisierung?"),
        widget=_text(5),
        max_length=4000,
        error_messages={"required": gettext_lazy("Bitte schreiben Sie, was Sie bremst. Zwei Sätze genügen.")},
    )
    contact = ContactField(
        label=gettext_lazy("Wie erreichen wir Sie?"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("E-Mail oder Telefon. Nur die Geschäftsstelle liest das."),
    )


class ImpulseForm(SendOnceMixin, FachwerkForm):
    """An impulse that the office writes down."""

    more_fields = ("received_on", "belongs_to")

    text = forms.CharField(label=gettext_lazy("Was wurde gesagt?"), widget=_text(), max_length=4000)
    source = forms.ChoiceField(label=gettext_lazy("Auf welchem Weg?"), choices=ImpulseSource.choices, initial="call")
    voice = forms.CharField(
        label=gettext_lazy("Wer sagt es?"),
        required=False,
        max_length=160,
        help_text=gettext_lazy("Eine Funktion, kein Name. Zum Beispiel: Betriebsleitung einer Blechfertigung."),
    )
    contact = ContactField(label=gettext_lazy("Wie erreichen wir die Person?"), required=False, max_length=120)
    received_on = RoughDateField(
        label=gettext_lazy("Wann?"), required=False, help_text=gettext_lazy("Leer lassen heißt heute.")
    )
    belongs_to = BelongsToField(kinds=_TIES)


class ImpulseChangeForm(FachwerkForm):
    """Corrects what was written down."""

    text = forms.CharField(label=gettext_lazy("Was wurde gesagt?"), widget=_text(), max_length=4000)
    source = forms.ChoiceField(label=gettext_lazy("Auf welchem Weg?"), choices=ImpulseSource.choices)
    voice = forms.CharField(label=gettext_lazy("Wer sagt es?"), required=False, max_length=160)


class AnswerForm(FachwerkForm):
    """The reply to an impulse."""

    reply = forms.CharField(label=gettext_lazy("Antwort"), widget=_text(5))


class ParkForm(FachwerkForm):
    """Why an impulse is not followed now."""

    reason = forms.CharField(label=gettext_lazy("Grund"), max_length=300)


class ReleaseForm(FachwerkForm):
    """What becomes public."""

    public_text = forms.CharField(
        label=gettext_lazy("Öffentlicher Wortlaut"),
        widget=_text(),
        max_length=4000,
        help_text=gettext_lazy("Nehmen Sie Namen und alles heraus, woran man jemanden erkennt."),
    )
    voice = forms.CharField(
        label=gettext_lazy("Wer sagt es?"),
        required=False,
        max_length=160,
        help_text=gettext_lazy("Eine Funktion, kein Name."),
    )


class TieForm(FachwerkForm):
    """What an impulse belongs to."""

    to = BelongsToField(kinds=_TIES, required=True, help_text=gettext_lazy("Mehrere sind möglich."))
    because = forms.CharField(label=gettext_lazy("Warum?"), required=False, max_length=300)


class ConceptEntryForm(FachwerkForm):
    """A concept that is already resolved: the light path."""

    title = forms.CharField(label=gettext_lazy("Titel des Handlungskonzepts"), max_length=200)
    field_titles = forms.CharField(
        label=gettext_lazy("Handlungsfelder"),
        widget=_text(),
        help_text=gettext_lazy("Je Zeile eines. Drei genügen; Ziele können Sie später ergänzen."),
    )
    resolved_on = RoughDateField(label=gettext_lazy("Beschlossen"), help_text=_ROUGH)
    file = forms.FileField(label=gettext_lazy("Konzept als PDF"), required=False)


class DraftForm(FachwerkForm):
    """A new version."""

    label = forms.CharField(
        label=gettext_lazy("Jahr der Fassung"), max_length=20, help_text=gettext_lazy("Zum Beispiel 2030.")
    )


class VersionForm(FachwerkForm):
    """What stands beside the clauses of a version."""

    label = forms.CharField(label=gettext_lazy("Jahr der Fassung"), max_length=20)
    note = forms.CharField(
        label=gettext_lazy("Hinweis"),
        required=False,
        max_length=300,
        help_text=gettext_lazy(
            "Zum Beispiel: Einstimmig laut Protokoll; die Stimmen wurden nicht in Fachwerk gezählt."
        ),
    )
    data_chapter = forms.CharField(
        label=gettext_lazy("Zahlen, Daten, Fakten der Region"), widget=_text(10), required=False
    )
    file = forms.FileField(label=gettext_lazy("Konzept als PDF"), required=False)


class InForceForm(FachwerkForm):
    """The day of the resolution, and the decision if it was recorded."""

    more_fields = ("in_force_from",)

    resolved_on = RoughDateField(label=gettext_lazy("Beschlossen"), help_text=_ROUGH)
    decision = BelongsToField(
        kinds=("decision",),
        label=gettext_lazy("Beschluss"),
        help_text=gettext_lazy("Dann ist nachvollziehbar, wer zugestimmt hat."),
    )
    in_force_from = forms.DateField(
        label=gettext_lazy("In Kraft ab"),
        required=False,
        help_text=gettext_lazy("Leer lassen heißt: ab dem Beschluss."),
    )


class ClauseForm(FachwerkForm):
    """A field, a goal or an approach in one version; ``kind`` decides which fields there are."""

    more_fields: tuple[str, ...] = ("short", "number", "grown_from")

    title = forms.CharField(label=gettext_lazy("Titel"), max_length=200)
    text = forms.CharField(label=gettext_lazy("Wortlaut"), widget=_text(), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Warum diese Änderung?"),
        required=False,
        max_length=400,
        help_text=gettext_lazy("Der Grund steht später neben der Änderung."),
    )
    short = forms.CharField(label=gettext_lazy("Kurzname"), required=False, max_length=60)
    number = forms.IntegerField(label=gettext_lazy("Nummer"), required=False, min_value=1, max_value=99)
    grown_from = BelongsToField(
        kinds=("impulse", "group_advice", "finding", "decision"), label=gettext_lazy("Entstanden aus")
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind == "measure":
            del self.fields["text"]
        if kind != "field_of_action":
            del self.fields["short"]

    def words(self) -> dict[str, Any]:
        """The cleaned fields as the operations name them."""
        return {**self.cleaned_data, "grown_from": list(self.cleaned_data["grown_from"])}


class DropForm(FachwerkForm):
    """Leaving a clause out, or merging it."""

    reason = forms.CharField(label=gettext_lazy("Warum entfällt das?"), max_length=400)
    merged_into = forms.ChoiceField(
        label=gettext_lazy("Geht auf in"),
        required=False,
        help_text=gettext_lazy("Dann führt der rote Faden dort weiter."),
    )

    def __init__(self, *args: Any, others: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["merged_into"].choices = [("", _("entfällt ganz")), *others]  # type: ignore[attr-defined]


class AdviceForm(FachwerkForm):
    """The advice of a working group."""

    group_name = forms.CharField(label=gettext_lazy("Arbeitsgruppe"), max_length=160)
    text = forms.CharField(label=gettext_lazy("Was rät sie?"), widget=_text())
    clause = forms.ChoiceField(label=gettext_lazy("Wozu?"))
    given_on = RoughDateField(label=gettext_lazy("Wann?"), required=False, help_text=_ROUGH)

    def __init__(self, *args: Any, rows: list[FieldRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", "")]
        for row in rows:
            offered.append((f"field_of_action/{row.slug}", _("Handlungsfeld: %(title)s") % {"title": row.title}))
            offered += [(f"goal/{goal.slug}", _("Ziel: %(title)s") % {"title": goal.title}) for goal in row.goals]
        self.fields["clause"].choices = offered  # type: ignore[attr-defined]


class FocusForm(FachwerkForm):
    """The focus topic of a year."""

    more_fields: tuple[str, ...] = ("chosen_on", "decision")

    year = forms.IntegerField(label=gettext_lazy("Jahr"))
    title = forms.CharField(label=gettext_lazy("Schwerpunkt"), max_length=160)
    subtitle = forms.CharField(
        label=gettext_lazy("Worum geht es?"),
        required=False,
        max_length=240,
        help_text=gettext_lazy("Ein Halbsatz, zum Beispiel: wie kleine Unternehmen Fachkräfte finden."),
    )
    goals = BelongsToField(kinds=("goal",), label=gettext_lazy("Dient den Zielen"))
    reason = forms.CharField(label=gettext_lazy("Warum dieser Schwerpunkt?"), widget=_text(3), required=False)
    chosen_on = RoughDateField(
        label=gettext_lazy("Gewählt"), required=False, help_text=gettext_lazy("Leer lassen heißt heute.")
    )
    decision = BelongsToField(kinds=("decision",), label=gettext_lazy("Beschluss"))


class FocusChangeForm(FocusForm):
    """Corrects a focus topic; year and decision stay."""

    more_fields = ("chosen_on",)
    year = None  # type: ignore[assignment]
    decision = None  # type: ignore[assignment]


class OutcomeForm(FachwerkForm):
    """What the year brought."""

    outcome = forms.CharField(label=gettext_lazy("Was hat das Jahr gebracht?"), widget=_text(5))
