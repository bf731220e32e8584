"""What people fill in about bodies and decisions."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fachwerk.contacts.queries import organisation_choices, person_choices
from fachwerk.core import clock
from fachwerk.core.forms import FachwerkForm, RoughDateField, SendOnceMixin
from fachwerk.decisions.models import BodyKind, Choice, MajorityBase, Method, Outcome, SeatRole
from fachwerk.decisions.queries import bodies_of, decision_choices, main_body
from fachwerk.thread.forms import BelongsToField
from fachwerk.thread.models import Visibility

QUORUMS = [("0/1", _("keine Mindestzahl")), ("1/3", _("ein Drittel der Sitze")), ("1/2", _("die Hälfte der Sitze")),
           ("2/3", _("zwei Drittel der Sitze"))]  # fmt: skip
THRESHOLDS = [("1/2 mehr", _("mehr als die Hälfte")), ("2/3 mindestens", _("mindestens zwei Drittel")),
              ("3/4 mindestens", _("mindestens drei Viertel")), ("1/1 mindestens", _("alle"))]  # fmt: skip
SUBJECTS = ("focus_topic", "goal", "measure", "concept_version", "project_idea", "sketch", "event", "impulse")


class BodyForm(SendOnceMixin, FachwerkForm):
    """A body; everything but the name may stay as it is."""

    more_fields = ("remit", "quorum", "threshold", "majority_base", "circular_allowed", "invitation_days")

    name = forms.CharField(label=_("Name"), max_length=160, initial=_("Lenkungskreis"))
    body_kind = forms.ChoiceField(label=_("Art"), choices=BodyKind.choices, widget=forms.RadioSelect)
    since = RoughDateField(label=_("Besteht seit"), required=False)
    remit = forms.CharField(label=_("Aufgabe"), required=False, widget=forms.Textarea)
    quorum = forms.ChoiceField(label=_("Beschlussfähig ist es, wenn abstimmt"), choices=QUORUMS, initial="1/2")
    threshold = forms.ChoiceField(label=_("Angenommen ist ein Vorschlag mit"), choices=THRESHOLDS, initial="1/2 mehr")
    majority_base = forms.ChoiceField(
        label=_("Gerechnet von"), choices=MajorityBase.choices, initial=MajorityBase.YES_NO
    )
    circular_allowed = forms.BooleanField(
        label=_("Abstimmungen außerhalb von Sitzungen sind erlaubt"), required=False, initial=True
    )
    invitation_days = forms.IntegerField(
        label=_("Ladungsfrist in Tagen"),
        min_value=0,
        max_value=90,
        initial=14,
        required=False,
        help_text=_("So viele Tage vor der Sitzung muss die Einladung spätestens hinaus."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body_kind"].initial = self.fields["body_kind"].initial or BodyKind.STEERING

    def described(self) -> dict[str, Any]:
        """The values as the operations take them."""
        values = self.cleaned_data
        day, precision = values["since"] or (None, "day")
        threshold, _space, kind = values["threshold"].partition(" ")
        return {
            "name": values["name"],
            "body_kind": values["body_kind"],
            "remit": values["remit"],
            "since": day,
            "since_precision": precision,
            "quorum": Fraction(values["quorum"]),
            "threshold": Fraction(threshold),
            "is_strict": kind == "mehr",
            "majority_base": values["majority_base"],
            "circular_allowed": values["circular_allowed"],
            "invitation_days": 14 if values["invitation_days"] is None else values["invitation_days"],
        }


def shares_of(body: Any) -> dict[str, Any]:
    """Initial values of a ``BodyForm`` for an existing body."""
    quorum = f"{body.quorum_numerator}/{body.quorum_denominator}"
    threshold = f"{body.threshold_numerator}/{body.threshold_denominator} {'mehr' if body.is_strict else 'mindestens'}"
    return {
        "name": body.name,
        "body_kind": body.body_kind,
        "since": (body.since, body.since_precision) if body.since else None,
        "remit": body.remit,
        "quorum": quorum,
        "threshold": threshold,
        "majority_base": body.majority_base,
        "circular_allowed": body.circular_allowed,
        "invitation_days": body.invitation_days,
    }


class SeatForm(SendOnceMixin, FachwerkForm):
    """A seat for an organisation."""

    more_fields: tuple[str, ...] = ("deputy", "function")

    organisation: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Organisation"), queryset=None, empty_label=_("Bitte wählen")
    )
    person: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Person"),
        queryset=None,
        required=False,
        help_text=_("Freiwillig. Mit Konto kann die Person selbst abstimmen."),
    )
    role = forms.ChoiceField(
        label=_("Aufgabe"), choices=SeatRole.choices, initial=SeatRole.MEMBER, widget=forms.RadioSelect
    )
    since = forms.DateField(label=_("Seit"), initial=clock.today, widget=forms.DateInput(attrs={"type": "date"}))
    deputy: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Stellvertretung"), queryset=None, required=False, empty_label=_("niemand")
    )
    function = forms.CharField(label=_("Funktion"), max_length=160, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "organisation" in self.fields:
            self.fields["organisation"].queryset = organisation_choices()  # type: ignore[attr-defined]
        for name in ("person", "deputy"):
            self.fields[name].queryset = person_choices()  # type: ignore[attr-defined]


class HandOverForm(SeatForm):
    """Another person on the same seat."""

    more_fields = ()
    organisation = None  # type: ignore[assignment]
    since = None  # type: ignore[assignment]


class EndSeatForm(SendOnceMixin, FachwerkForm):
    """The last day of a seat."""

    until = forms.DateField(label=_("Letzter Tag"), initial=clock.today, widget=forms.DateInput(attrs={"type": "date"}))


class _BodyChoice(FachwerkForm):
    body: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Gremium"), queryset=None, empty_label=_("Bitte wählen")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        field.queryset = bodies_of()  # type: ignore[attr-defined]
        first = main_body()
        if first is None:
            field.required = False
            field.empty_label = _("Lenkungskreis (wird angelegt)")  # type: ignore[attr-defined]
        else:
            field.initial = first.pk


class RecordForm(SendOnceMixin, _BodyChoice):
    """ "Beschluss festhalten": five fields, everything else on request."""

    more_fields = ("reason", "protocol", "visibility", "belongs_to")

    title = forms.CharField(label=_("Was wurde beschlossen?"), max_length=300)
    day = RoughDateField(label=_("Wann"))
    outcome = forms.ChoiceField(
        label=_("Ergebnis"), choices=Outcome.choices, initial=Outcome.ADOPTED, widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("Begründung"), required=False, widget=forms.Textarea)
    protocol = forms.FileField(label=_("Protokoll"), required=False, help_text=_("Als PDF-Datei, höchstens 15 MB."))
    visibility = forms.ChoiceField(
        label=_("Wer darf es sehen?"),
        choices=Visibility.choices[:2],
        initial=Visibility.PUBLIC,
        widget=forms.RadioSelect,
    )
    belongs_to = BelongsToField(kinds=SUBJECTS)
    subject = forms.UUIDField(required=False, widget=forms.HiddenInput)

    field_order = ("body", "title", "day", "outcome")


class OpenForm(SendOnceMixin, _BodyChoice):
    """A question for a body."""

    more_fields = ("method", "visibility", "belongs_to")

    title = forms.CharField(label=_("Worüber wird abgestimmt?"), max_length=300)
    question = forms.CharField(label=_("Wortlaut des Beschlusses"), required=False, widget=forms.Textarea)
    closes_on = forms.DateField(
        label=_("Abstimmen bis einschließlich"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Leer lassen, wenn in der Sitzung abgestimmt wird."),
    )
    method = forms.ChoiceField(
        label=_("Art"), choices=Method.choices[1:], initial=Method.VOTE, widget=forms.RadioSelect
    )
    visibility = forms.ChoiceField(
        label=_("Wer darf das Ergebnis sehen?"), choices=Visibility.choices[:2], initial=Visibility.PUBLIC,
        widget=forms.RadioSelect,
    )  # fmt: skip
    belongs_to = BelongsToField(kinds=SUBJECTS)
    subject = forms.UUIDField(required=False, widget=forms.HiddenInput)

    field_order = ("body", "title", "question", "closes_on")


class BallotForm(SendOnceMixin, FachwerkForm):
    """One ballot for one of the given seats."""

    seat = forms.ChoiceField(label=_("Sitz"))
    choice = forms.ChoiceField(label=_("Stimme"), choices=Choice.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Anmerkung"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, seats: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seat = self.fields["seat"]
        seat.choices = seats  # type: ignore[attr-defined]
        if len(seats) == 1:
            seat.initial = seats[0][0]
            seat.widget = forms.HiddenInput()


class ConflictForm(SendOnceMixin, FachwerkForm):
    """A seat steps aside."""

    seat = forms.ChoiceField(label=_("Sitz"))
    reason = forms.CharField(
        label=_("Grund der Befangenheit"), max_length=300, help_text=_("Ein Satz. Die Mitglieder sehen ihn.")
    )

    def __init__(self, *args: Any, seats: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seat = self.fields["seat"]
        seat.choices = seats  # type: ignore[attr-defined]
        if len(seats) == 1:
            seat.initial = seats[0][0]
            seat.widget = forms.HiddenInput()


class ReasonForm(SendOnceMixin, FachwerkForm):
    """Reason and minutes of a decision."""

    reason = forms.CharField(label=_("Begründung"), required=False, widget=forms.Textarea)
    protocol = forms.FileField(label=_("Protokoll"), required=False, help_text=_("Als PDF-Datei, höchstens 15 MB."))


class MeetingForm(SendOnceMixin, FachwerkForm):
    """Day, time and place of a meeting."""

    more_fields = ("ends", "letter")

    day = forms.DateField(label=_("Tag"), widget=forms.DateInput(attrs={"type": "date"}))
    starts = forms.TimeField(label=_("Beginn"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    place = forms.CharField(
        label=_("Ort"), max_length=240, help_text=_("Raum und Anschrift, oder der Weg zur Videositzung.")
    )
    ends = forms.TimeField(
        label=_("Ende"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    letter = forms.CharField(
        label=_("Text der Einladung"),
        required=False,
        widget=forms.Textarea,
        help_text=_("Ohne eigenen Text steht dort ein Satz, der zur Sitzung einlädt."),
    )


class NewMeetingForm(MeetingForm, _BodyChoice):
    """A meeting, and of which body."""

    field_order = ("body", "day", "starts", "place")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].required = True
        self.fields["body"].empty_label = _("Bitte wählen")  # type: ignore[attr-defined]


class ItemForm(SendOnceMixin, FachwerkForm):
    """A point of the agenda."""

    more_fields: tuple[str, ...] = ("note", "decision")

    title = forms.CharField(label=_("Tagesordnungspunkt"), max_length=240)
    note = forms.CharField(label=_("Erläuterung"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    decision: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Beschluss"),
        queryset=None,
        required=False,
        empty_label=_("ohne Beschluss"),
        help_text=_("Wer zu diesem Beschluss befangen ist, bekommt eine Mappe ohne die Unterlagen des Punktes."),
    )

    def __init__(self, *args: Any, meeting: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = decision_choices(meeting)  # type: ignore[attr-defined]


class ChangeItemForm(ItemForm):
    """A point with its minutes."""

    more_fields = ()
    minutes = forms.CharField(label=_("Niederschrift"), required=False, widget=forms.Textarea)


class PaperUploadForm(SendOnceMixin, FachwerkForm):
    """A paper for one point."""

    upload = forms.FileField(
        label=_("Datei"),
        help_text=_("PDF-Dateien kommen in die Mappe; Dateien aus Word oder Excel liegen ihr bei. Höchstens 15 MB."),
    )
    title = forms.CharField(
        label=_("Bezeichnung"), required=False, max_length=200, help_text=_("Ohne Angabe der Name der Datei.")
    )
