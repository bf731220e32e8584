"""What people fill in on the way from the idea to the result."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fachwerk.contacts.queries import organisation_choices
from fachwerk.core import clock
from fachwerk.core.forms import EmailField, FachwerkForm, MoneyField, RoughDateField, SendOnceMixin
from fachwerk.decisions.queries import bodies_of, main_body
from fachwerk.projects.models import DutyKind, EndorsementResult
from fachwerk.projects.policies import GOALS
from fachwerk.thread.forms import BelongsToField

LONG = forms.Textarea(attrs={"rows": 4})
DAY = forms.DateInput(attrs={"type": "date"})
MONEY = ("total_eur", "grant_eur", "own_eur", "third_eur")


class _Organisations(FachwerkForm):
    """Fills the choices of organisations when the form is shown, inside the network's scope."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("lead", "partners"):
            if name in self.fields:
                self.fields[name].queryset = organisation_choices()  # type: ignore[attr-defined]


class _Costs(FachwerkForm):
    """Total costs and the three shares."""

    total_eur = MoneyField(label=_("Gesamtkosten"), required=False)
    grant_eur = MoneyField(label=_("Förderung"), required=False)
    own_eur = MoneyField(label=_("Eigenanteil"), required=False)
    third_eur = MoneyField(label=_("Dritte"), required=False)


class IdeaForm(SendOnceMixin, FachwerkForm):
    """An idea in a few words."""

    title = forms.CharField(label=_("Worum geht es?"), max_length=200)
    summary = forms.CharField(label=_("In zwei Sätzen"), required=False, widget=LONG)
    proposed_by = forms.CharField(label=_("Vorgeschlagen von"), max_length=200, required=False)
    belongs_to = BelongsToField(kinds=(*GOALS, "focus_topic"))
    grown_from = forms.UUIDField(required=False, widget=forms.HiddenInput)


class AdviceForm(SendOnceMixin, FachwerkForm):
    """What was advised."""

    advice = forms.CharField(label=_("Was wurde beraten?"), widget=LONG)


class RequestForm(SendOnceMixin, FachwerkForm):
    """By when the sketch should be there."""

    due_on = forms.DateField(label=_("Skizze bis"), required=False, widget=DAY, help_text=_("Freiwillig."))


class BecauseForm(SendOnceMixin, FachwerkForm):
    """Why an idea is not pursued."""

    because = forms.CharField(label=_("Warum wird die Idee nicht weiter verfolgt?"), widget=LONG)


class SketchForm(SendOnceMixin, _Organisations, _Costs):
    """A sketch; four short texts, the carrier, the costs."""

    more_fields = ("partners", "starts", "ends", "own_eur", "third_eur")

    title = forms.CharField(label=_("Titel"), max_length=200)
    lead: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Träger"), queryset=None, empty_label=_("Bitte wählen")
    )
    situation = forms.CharField(label=_("Ausgangslage"), required=False, widget=LONG)
    plan = forms.CharField(label=_("Vorhaben"), required=False, widget=LONG)
    target_group = forms.CharField(label=_("Für wen"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    lasting = forms.CharField(label=_("Was danach bleibt"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    belongs_to = BelongsToField(
        kinds=GOALS, help_text=_("Ohne Ziel kann die Skizze nicht zur Empfehlung vorgelegt werden.")
    )
    partners: forms.ModelMultipleChoiceField[Any] = forms.ModelMultipleChoiceField(
        label=_("Partner"), queryset=None, required=False
    )
    starts = RoughDateField(label=_("Beginn"), required=False)
    ends = RoughDateField(label=_("Ende"), required=False)

    field_order = (
        "title", "lead", "situation", "plan", "target_group", "lasting", "belongs_to", "total_eur", "grant_eur",
    )  # fmt: skip


class GoalsForm(SendOnceMixin, FachwerkForm):
    """What a sketch serves."""

    belongs_to = BelongsToField(kinds=GOALS, required=True, help_text="")


class _BodyChoice(FachwerkForm):
    body: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Gremium"), queryset=None, empty_label=_("Bitte wählen")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "body" not in self.fields:
            return
        field = self.fields["body"]
        field.queryset = bodies_of()  # type: ignore[attr-defined]
        first = main_body()
        field.initial = first.pk if first else None
        if first is None:
            field.required = False
            field.empty_label = _("Lenkungskreis (wird angelegt)")  # type: ignore[attr-defined]


class VoteForm(SendOnceMixin, _BodyChoice):
    """Putting a sketch to a body."""

    closes_on = forms.DateField(
        label=_("Abstimmen bis einschließlich"),
        required=False,
        widget=DAY,
        help_text=_("Leer lassen, wenn in der Sitzung abgestimmt wird."),
    )
    question = forms.CharField(
        label=_("Wortlaut des Beschlusses"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class CountedForm(SendOnceMixin, FachwerkForm):
    """The endorsement after a counted decision."""

    result = forms.ChoiceField(label=_("Ergebnis"), choices=EndorsementResult.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Begründung"), required=False, widget=LONG, help_text=_("Zwei bis vier Sätze."))
    hints = forms.CharField(label=_("Hinweise"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class BackfillForm(_BodyChoice, CountedForm):
    """An endorsement that was decided elsewhere: "Nachtragen"."""

    more_fields = ("hints", "protocol")

    title = forms.CharField(label=_("Vorhaben"), max_length=200)
    day = RoughDateField(label=_("Wann"))
    reason = forms.CharField(label=_("Begründung"), required=False, widget=LONG, help_text=_("Freiwillig."))
    protocol = forms.FileField(label=_("Protokoll"), required=False, help_text=_("Als PDF-Datei, höchstens 15 MB."))

    field_order = ("title", "body", "day", "result", "reason")


class ReasonForm(SendOnceMixin, FachwerkForm):
    """Why the region recommends, defers or refuses."""

    reason = forms.CharField(label=_("Begründung"), widget=LONG, help_text=_("Zwei bis vier Sätze."))
    hints = forms.CharField(label=_("Hinweise"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class TellForm(SendOnceMixin, FachwerkForm):
    """The mail to the applicant."""

    email = EmailField()
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 10}))


class IssueForm(SendOnceMixin, FachwerkForm):
    """Making out the statement."""

    number = forms.CharField(
        label=_("Nummer"), required=False, max_length=30, help_text=_("Leer lassen für die nächste freie Nummer.")
    )


class AwardForm(SendOnceMixin, _Costs):
    """An award with its deadlines."""

    more_fields = ("own_eur", "third_eur", "file_no", "starts_on", "ends_on", "is_published", *DutyKind.values)

    title = forms.CharField(label=_("Vorhaben"), max_length=200)
    day = RoughDateField(label=_("Bewilligt am"))
    funder = forms.CharField(label=_("Fördergeber"), required=False, max_length=200)
    programme = forms.CharField(label=_("Programm"), required=False, max_length=200)
    file_no = forms.CharField(label=_("Aktenzeichen"), required=False, max_length=80)
    starts_on = forms.DateField(label=_("Zeitraum von"), required=False, widget=DAY)
    ends_on = forms.DateField(label=_("Zeitraum bis"), required=False, widget=DAY)
    is_published = forms.BooleanField(label=_("Beträge veröffentlichen"), required=False, initial=True)

    field_order = ("title", "day", "grant_eur", "total_eur", "funder", "programme")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in DutyKind:
            self.fields[kind.value] = forms.DateField(label=kind.label, required=False, widget=DAY)
            self._speak_german(kind.value, self.fields[kind.value])

    def duties(self) -> list[tuple[str, Any]]:
        """The deadlines that were given."""
        return [(kind, self.cleaned_data[kind]) for kind in DutyKind.values if self.cleaned_data.get(kind)]


class ProjectForm(SendOnceMixin, _Organisations):
    """A project, mostly known from its sketch."""

    more_fields = (
        "partners", "situation", "plan", "target_group", "lasting", "contact_function", "endorsement_not_needed",
        "belongs_to",
    )  # fmt: skip

    title = forms.CharField(label=_("Titel"), max_length=200)
    lead: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Träger"), queryset=None, empty_label=_("Bitte wählen")
    )
    starts = RoughDateField(label=_("Beginn"))
    ends = RoughDateField(label=_("Ende"), required=False)
    summary = forms.CharField(label=_("Kurz gesagt"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    situation = forms.CharField(label=_("Ausgangslage"), required=False, widget=LONG)
    plan = forms.CharField(label=_("Vorhaben"), required=False, widget=LONG)
    target_group = forms.CharField(label=_("Für wen"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    lasting = forms.CharField(label=_("Was danach bleibt"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    partners: forms.ModelMultipleChoiceField[Any] = forms.ModelMultipleChoiceField(
        label=_("Partner"), queryset=None, required=False
    )
    contact_function = forms.CharField(label=_("Ansprechstelle"), required=False, max_length=160)
    endorsement_not_needed = forms.BooleanField(
        label=_("Für dieses Vorhaben war keine Empfehlung der Region nötig"), required=False
    )
    belongs_to = BelongsToField(kinds=GOALS)


class PastProjectForm(SendOnceMixin, _Organisations, _Costs):
    """A project of the past in one form: five fields, everything else on request."""

    more_fields = (
        "ends", "summary", "result_sentence", "result_figure", "result_unit", "endorsed", "reason", "partners",
        "total_eur", "own_eur", "third_eur", "funder", "programme",
    )  # fmt: skip

    title = forms.CharField(label=_("Titel"), max_length=200)
    belongs_to = BelongsToField(kinds=GOALS)
    lead: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Träger"), queryset=None, empty_label=_("Bitte wählen")
    )
    starts = RoughDateField(label=_("Beginn"))
    ends = RoughDateField(label=_("Ende"), required=False)
    summary = forms.CharField(label=_("Kurz gesagt"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    result_sentence = forms.CharField(label=_("Ergebnis in einem Satz"), required=False, max_length=300)
    result_figure = forms.DecimalField(label=_("Zahl"), required=False, localize=True)
    result_unit = forms.CharField(label=_("Einheit"), required=False, max_length=80)
    endorsed = RoughDateField(label=_("Empfehlung der Region vom"), required=False)
    reason = forms.CharField(label=_("Begründung der Empfehlung"), required=False, widget=LONG)
    partners: forms.ModelMultipleChoiceField[Any] = forms.ModelMultipleChoiceField(
        label=_("Partner"), queryset=None, required=False
    )
    funder = forms.CharField(label=_("Fördergeber"), required=False, max_length=200)
    programme = forms.CharField(label=_("Programm"), required=False, max_length=200)

    field_order = ("title", "belongs_to", "lead", "starts", "grant_eur")


class ResultForm(SendOnceMixin, FachwerkForm):
    """What came out."""

    more_fields = ("evidence",)

    sentence = forms.CharField(label=_("Ergebnis in einem Satz"), max_length=300)
    figure = forms.DecimalField(label=_("Zahl"), required=False, localize=True)
    unit = forms.CharField(label=_("Was zählt die Zahl?"), required=False, max_length=80)
    day = RoughDateField(label=_("Stand"))
    evidence = forms.CharField(label=_("Beleg"), required=False, max_length=300)


class CloseForm(SendOnceMixin, FachwerkForm):
    """The last day of a project."""

    closed_on = forms.DateField(label=_("Letzter Tag"), initial=clock.today, widget=DAY)


class CheckForm(FachwerkForm):
    """A statement to be compared with its seal."""

    statement = forms.FileField(label=_("Empfehlung als PDF-Datei"))
