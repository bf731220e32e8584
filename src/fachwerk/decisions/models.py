"""Bodies with their seats, what they decided, and the receipt that lets anybody entitled count again."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.dates import Precision, show_day
from fachwerk.tenancy.models import NetworkModel
from fachwerk.thread.models import Threaded, Visibility


class BodyKind(models.TextChoices):
    """What sort of body it is."""

    STEERING = "steering", _("Lenkungskreis")
    EXPERT = "expert", _("Facharbeitskreis")
    CIRCLE = "circle", _("Runder Tisch")
    WORKING_GROUP = "working_group", _("Arbeitsgruppe")


class MajorityBase(models.TextChoices):
    """Of what the majority is counted."""

    YES_NO = "yes_no", _("abgegebene Ja- und Nein-Stimmen")
    CAST = "cast", _("alle abgegebenen Stimmen, Enthaltungen zählen mit")
    ELIGIBLE = "eligible", _("alle stimmberechtigten Sitze")


class SeatRole(models.TextChoices):
    """What the seat does in its body."""

    CHAIR = "chair", _("Vorsitz")
    DEPUTY_CHAIR = "deputy_chair", _("stellvertretender Vorsitz")
    MEMBER = "member", _("Mitglied")


class Method(models.TextChoices):
    """How a decision comes about."""

    RECORDED = "recorded", _("festgehalten")
    VOTE = "vote", _("Abstimmung")
    CONSENT_UNTIL = "consent_until", _("Zustimmung, wenn niemand widerspricht")


class State(models.TextChoices):
    """Where a decision stands."""

    OPEN = "open", _("Abstimmung läuft")
    CLOSED = "closed", _("ausgezählt")
    RECORDED = "recorded", _("festgehalten")


class Outcome(models.TextChoices):
    """What came out."""

    ADOPTED = "adopted", _("angenommen")
    REJECTED = "rejected", _("abgelehnt")
    INQUORATE = "inquorate", _("nicht beschlussfähig")


class Choice(models.TextChoices):
    """What a ballot says."""

    YES = "yes", _("Ja")
    NO = "no", _("Nein")
    ABSTAIN = "abstain", _("Enthaltung")


class Body(Threaded):
    """A body of the network with its rules. The rules have defaults, so that nobody must set them."""

    kind = "body"

    name = models.CharField(_("Name"), max_length=160)
    body_kind = models.CharField(_("Art"), max_length=20, choices=BodyKind.choices, default=BodyKind.STEERING)
    remit = models.TextField(_("Aufgabe"), blank=True)
    since = models.DateField(_("besteht seit"), null=True, blank=True)
    since_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    until = models.DateField(_("bestand bis"), null=True, blank=True)
    quorum_numerator = models.PositiveSmallIntegerField(default=1)
    quorum_denominator = models.PositiveSmallIntegerField(default=2)
    majority_base = models.CharField(max_length=10, choices=MajorityBase.choices, default=MajorityBase.YES_NO)
    threshold_numerator = models.PositiveSmallIntegerField(default=1)
    threshold_denominator = models.PositiveSmallIntegerField(default=2)
    is_strict = models.BooleanField(default=True)  # "mehr als" instead of "mindestens"
    circular_allowed = models.BooleanField(default=True)
    invitation_days = models.PositiveSmallIntegerField(_("Ladungsfrist in Tagen"), default=14)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(quorum_denominator__gte=1, threshold_denominator__gte=1)
                & models.Q(quorum_numerator__lte=models.F("quorum_denominator"))
                & models.Q(threshold_numerator__lte=models.F("threshold_denominator")),
                name="decisions_body_shares_are_shares",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def quorum(self) -> Fraction:
        """The share of the seats that must take part."""
        return Fraction(self.quorum_numerator, self.quorum_denominator)

    @property
    def threshold(self) -> Fraction:
        """The share of yes needed."""
        return Fraction(self.threshold_numerator, self.threshold_denominator)

    def is_there_on(self, day: date) -> bool:
        """Whether the body exists on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def knot_title(self) -> str:
        return self.name

    def knot_standing(self) -> str:
        return str(_("bestand bis %(year)s") % {"year": self.until.year}) if self.until else ""

    def knot_day(self) -> tuple[date | None, str]:
        return self.since, self.since_precision

    def knot_text(self) -> str:
        return self.remit


class Seat(NetworkModel):
    """The seat of an organisation in a body for a time; a person sits on it, another may stand in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    organisation = models.ForeignKey("contacts.Organisation", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("contacts.Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    deputy = models.ForeignKey("contacts.Person", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    function = models.CharField(_("Funktion"), max_length=160, blank=True)
    role = models.CharField(_("Aufgabe"), max_length=12, choices=SeatRole.choices, default=SeatRole.MEMBER)
    interest_group = models.CharField(_("Interessengruppe"), max_length=40, blank=True)
    since = models.DateField(_("seit"), default=clock.today)
    until = models.DateField(_("bis"), null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["network", "body", "since"], name="decisions_seat_by_body")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="decisions_seat_ends_after_it_began",
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class Decision(Threaded):
    """One question put to a body, or one decision that was taken elsewhere and is kept here.

    The rule is copied from the body when voting opens, so that later changes do not touch it.
    """

    kind = "decision"  # its body is no step of the thread: everything would hang on it

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="decisions")
    title = models.CharField(_("Worum geht es?"), max_length=300)
    question = models.TextField(_("Wortlaut"), blank=True)
    method = models.CharField(max_length=14, choices=Method.choices, default=Method.RECORDED)
    rule = models.JSONField(default=dict)
    opened_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)  # none: the vote is taken in a meeting and ends when it is counted
    closed_at = models.DateTimeField(null=True)
    decided_on = models.DateField(_("Datum"), null=True)
    decided_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECORDED)
    outcome = models.CharField(_("Ergebnis"), max_length=10, choices=Outcome.choices, blank=True)
    reason = models.TextField(_("Begründung"), blank=True)
    protocol_key = models.CharField(max_length=100, blank=True)
    is_backfilled = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(default=clock.now)
    visibility = models.CharField(
        _("Sichtbar"), max_length=10, choices=Visibility.choices[:2], default=Visibility.PUBLIC
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["network", "state", "closes_at"], name="decisions_by_state")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether ballots may still come."""
        return self.state == State.OPEN

    @property
    def shown_day(self) -> str:
        """The day of the decision, as exact as it is known."""
        return show_day(self.decided_on, self.decided_precision)

    def is_overdue(self, moment: datetime) -> bool:
        """Whether the last moment for ballots has passed."""
        return self.is_open and self.closes_at is not None and moment >= self.closes_at

    def knot_standing(self) -> str:
        return str(self.get_outcome_display() if self.outcome else self.get_state_display())

    def knot_visibility(self) -> str:
        # nobody outside follows a running vote
        return Visibility.MEMBERS if self.is_open else self.visibility

    def knot_day(self) -> tuple[date | None, str]:
        if self.decided_on is None and self.opened_at is not None:
            return timezone.localtime(self.opened_at).date(), Precision.DAY
        return self.decided_on, self.decided_precision

    def knot_text(self) -> str:
        return f"{self.question} {self.reason}"


class Ballot(NetworkModel):
    """One seat's paper in one decision. The organisation is the voter, whoever fills it in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="ballots")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="ballots")
    choice = models.CharField(max_length=8, choices=Choice.choices)
    note = models.TextField(_("Anmerkung"), blank=True)
    cast_by_id = models.BigIntegerField(null=True)
    is_on_behalf = models.BooleanField(default=False)
    cast_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["decision", "seat"], name="decisions_ballot_once")]


class ConflictDeclaration(NetworkModel):
    """A seat says, or the chair finds, that it has an interest of its own in the matter."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="conflicts")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="conflicts")
    reason = models.CharField(_("Grund"), max_length=300)
    is_accepted = models.BooleanField(default=True)
    declared_by_id = models.BigIntegerField(null=True)
    declared_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["decision", "seat"], name="decisions_conflict_once")]


class Receipt(NetworkModel):
    """What was counted, once and for all: canonical JSON, its SHA-256 and the verdict in one sentence."""

    wall: ClassVar[str] = "ledger"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="receipt")
    canonical = models.TextField()
    sha256 = models.CharField(max_length=64)
    sentence = models.TextField()
    made_at = models.DateTimeField(default=clock.now)


class Meeting(NetworkModel):
    """A meeting of a body: when and where, and what is talked about."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende"), null=True, blank=True)
    place = models.CharField(_("Ort"), max_length=240)
    letter = models.TextField(_("Text der Einladung"), blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["network", "starts_at"], name="decisions_meeting_by_start")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                name="decisions_meeting_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def day(self) -> date:
        """The day in Europe/Berlin."""
        return timezone.localtime(self.starts_at).date()

    @property
    def title(self) -> str:
        """ "Lenkungskreis, 14. Juni 2016"."""
        return f"{self.body.name}, {show_day(self.day)}"

    @property
    def invite_by(self) -> date:
        """The last day on which the invitation is in time."""
        return self.day - timedelta(days=self.body.invitation_days)


class AgendaItem(NetworkModel):
    """One point of the agenda; with a decision where something is decided."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("Tagesordnungspunkt"), max_length=240)
    note = models.TextField(_("Erläuterung"), blank=True)
    decision = models.ForeignKey(Decision, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    minutes = models.TextField(_("Niederschrift"), blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "position"], name="decisions_item_place_once", deferrable=models.Deferrable.DEFERRED
            )
        ]

    def __str__(self) -> str:
        return self.title


class PaperForm(models.TextChoices):
    """What can be done with a paper when the folder is put together."""

    JOINED = "joined", _("in der Mappe")
    ENCLOSED = "enclosed", _("liegt als eigene Datei bei")
    LOCKED = "locked", _("mit Kennwort geschützt und deshalb nicht in der Mappe")
    BROKEN = "broken", _("beschädigt und deshalb nicht in der Mappe")


class MeetingPaper(NetworkModel):
    """A file for one point of the agenda."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(_("Bezeichnung"), max_length=200)
    file_name = models.CharField(max_length=200)
    file_key = models.CharField(max_length=100)
    form = models.CharField(max_length=10, choices=PaperForm.choices, default=PaperForm.JOINED)
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["added_at"]

    def __str__(self) -> str:
        return self.title
