"""An event: when, where, for whom, and whether its registration is open."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.dates import Precision, machine_day, show_day, show_moment
from fachwerk.thread.models import Threaded, Visibility

RESERVED_SLUGS = frozenset({"melden", "termine"})
MOST_COMPANIONS = 9


class Format(models.TextChoices):
    """What kind of meeting it is."""

    EVENT = "event", _("Veranstaltung")
    EXPERT_DIALOGUE = "expert_dialogue", _("Expertendialog")
    IDEA_LAB = "idea_lab", _("Ideenlabor")
    CONSULTANTS_DAY = "consultants_day", _("Beratertag")
    BODY_MEETING = "body_meeting", _("Gremiensitzung")
    ACTIVITY = "activity", _("Angebot eines Mitglieds")


class EventState(models.TextChoices):
    """Where an event is in its life; computed, never stored."""

    REPORTED = "reported", _("gemeldet")
    DISMISSED = "dismissed", _("nicht veröffentlicht")
    ANNOUNCED = "announced", _("angekündigt")
    HELD = "held", _("hat stattgefunden")
    CANCELLED = "cancelled", _("fällt aus")


class Event(Threaded):
    """A meeting of the network or an activity that a member offers."""

    kind: ClassVar[str] = "event"

    title = models.CharField(_("Titel"), max_length=200)
    format = models.CharField(_("Format"), max_length=20, choices=Format.choices, default=Format.EVENT)
    starts_at = models.DateTimeField(_("Beginn"))
    ends_at = models.DateTimeField(_("Ende"), null=True, blank=True)
    time_is_known = models.BooleanField(default=True)
    precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    over_at = models.DateTimeField(editable=False)  # written by save: the end, or the end of the day
    place = models.CharField(_("Ort"), max_length=200, blank=True)
    address = models.CharField(_("Adresse"), max_length=240, blank=True)
    accessibility_note = models.CharField(_("Barrierefreiheit"), max_length=240, blank=True)
    audience = models.CharField(_("Für wen"), max_length=240, blank=True)
    summary = models.TextField(_("Worum es geht"), blank=True)
    programme = models.TextField(_("Programm"), blank=True)
    cost_note = models.CharField(_("Kosten"), max_length=120, blank=True)
    moderated_by = models.CharField(_("Moderation"), max_length=200, blank=True)
    under_agreement = models.CharField(_("Im Rahmen von"), max_length=200, blank=True)
    organiser = models.ForeignKey(
        "contacts.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    organiser_name = models.CharField(_("Wer lädt ein"), max_length=200, blank=True)
    registration_opens_at = models.DateTimeField(_("Anmeldung öffnet"), null=True, blank=True)
    registration_closes_at = models.DateTimeField(_("Anmeldung schließt"), null=True, blank=True)
    confirms_address = models.BooleanField(_("Anmeldungen per E-Mail bestätigen lassen"), default=True)
    needs_approval = models.BooleanField(_("Die Geschäftsstelle sagt jeder Anmeldung zu"), default=False)
    companions_allowed = models.PositiveSmallIntegerField(_("Weitere Personen je Anmeldung"), default=MOST_COMPANIONS)
    small_percent = models.PositiveSmallIntegerField(_("Anteil für kleine Betriebe"), null=True, blank=True)
    small_until = models.DateTimeField(_("Für kleine Betriebe frei gehalten bis"), null=True, blank=True)
    external_registration_url = models.URLField(_("Anmeldung auf einer anderen Seite"), blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    dismissed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.CharField(_("Grund der Absage"), max_length=300, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)  # when everybody registered was told of the cancellation
    is_backfilled = models.BooleanField(default=False)
    attended_reported = models.PositiveIntegerField(_("Teilnehmende"), null=True, blank=True)
    reported_by_name = models.CharField(max_length=120, blank=True)
    reported_by_email = models.EmailField(blank=True)
    feedback_shown_from = models.PositiveSmallIntegerField(_("Ergebnis zeigen ab"), default=5)
    calendar_sequence = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["starts_at", "title"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                name="events_event_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(small_percent=None, small_until=None)
                | models.Q(small_percent__range=(1, 100), small_until__isnull=False),
                name="events_event_contingent_is_whole",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["network", "starts_at"], name="events_event_by_start")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the moment at which the event is over in step with its day and its end."""
        self.over_at = self.over_at_planned
        super().save(*args, **kwargs)

    def knot_day(self) -> tuple[date | None, str]:
        return self.day, self.precision

    def knot_standing(self) -> str:
        """Only states that do not pass by themselves: whether it is over, its day says."""
        if self.cancelled_at:
            return _now("fällt aus")
        return _now("gemeldet") if self.announced_at is None else ""

    def knot_visibility(self) -> str:
        return Visibility.PUBLIC if self.announced_at else Visibility.OFFICE

    def knot_text(self) -> str:
        return "\n".join(
            part for part in (self.summary, self.programme, self.place, self.audience, self.organiser_name) if part
        )

    def knot_slug(self) -> str:
        wish = super().knot_slug()
        return f"termin-{wish}" if wish in RESERVED_SLUGS else wish

    @property
    def day(self) -> date:
        """The day in Europe/Berlin."""
        return timezone.localtime(self.starts_at).date()

    @property
    def last_day(self) -> date:
        """The last day of an event of several days."""
        return timezone.localtime(self.ends_at).date() if self.ends_at else self.day

    @property
    def state(self) -> EventState:
        """Where the event is now."""
        if self.dismissed_at:
            return EventState.DISMISSED
        if self.announced_at is None:
            return EventState.REPORTED
        if self.cancelled_at:
            return EventState.CANCELLED
        return EventState.HELD if self.is_over else EventState.ANNOUNCED

    @property
    def over_at_planned(self) -> datetime:
        """When it is over according to its day and end."""
        return self.ends_at or clock.end_of(self.day)

    @property
    def is_over(self) -> bool:
        """Whether its end has passed."""
        return self.over_at <= clock.now()

    @property
    def takes_claims(self) -> bool:
        """Whether somebody can ask for a place right now."""
        return (
            self.state == EventState.ANNOUNCED
            and self.registration_opens_at is not None
            and self.registration_opens_at <= clock.now()
            and not self.registration_is_closed
        )

    @property
    def main_pool(self) -> Any:
        """The places of the event itself, or None while it needs no registration."""
        return next((pool for pool in self.pools.all() if pool.kind == "main"), None)

    @property
    def has_sessions(self) -> bool:
        """Whether parts of the event have places of their own."""
        return any(pool.kind == "session" for pool in self.pools.all())

    @property
    def keeps_places_for_small(self) -> bool:
        """Whether larger companies are held to their share right now."""
        return self.small_until is not None and self.small_until > clock.now()

    @property
    def registration_is_closed(self) -> bool:
        """Whether the closing moment, or without one the beginning, has passed."""
        return (self.registration_closes_at or self.begins_at) <= clock.now()

    @property
    def begins_at(self) -> datetime:
        """The beginning; a day without a time counts until it ends."""
        return self.starts_at if self.time_is_known else clock.end_of(self.day)

    @property
    def shown_when(self) -> str:
        """ "Do., 18. Mai 2017, 13:00 bis 17:00 Uhr", "März 2017" or "18. bis 30. September 2023"."""
        if not self.time_is_known or self.precision != Precision.DAY:
            weekday = self.precision == Precision.DAY
            if self.ends_at and self.last_day != self.day:
                return _now("%(first)s bis %(last)s") % {"first": show_day(self.day), "last": show_day(self.last_day)}
            return show_day(self.day, self.precision, weekday=weekday)
        if self.ends_at is None:
            return show_moment(self.starts_at)
        if self.last_day != self.day:
            return _now("%(first)s bis %(last)s") % {
                "first": show_moment(self.starts_at),
                "last": show_moment(self.ends_at),
            }
        return _now("%(day)s, %(start)s bis %(end)s Uhr") % {
            "day": show_day(self.day, weekday=True),
            "start": _hour(self.starts_at),
            "end": _hour(self.ends_at),
        }

    @property
    def shown_day(self) -> str:
        """The day alone, as exact as it is known."""
        return show_day(self.day, self.precision, weekday=self.precision == Precision.DAY)

    @property
    def machine_when(self) -> str:
        """For ``<time datetime>``."""
        if self.time_is_known and self.precision == Precision.DAY:
            return timezone.localtime(self.starts_at).isoformat(timespec="minutes")
        return machine_day(self.day, self.precision) or ""

    @property
    def programme_lines(self) -> list[tuple[str, str]]:
        """Each line of the programme as (time, what); a line without a time has an empty one."""
        lines = []
        for line in self.programme.splitlines():
            first, _blank, rest = line.strip().partition(" ")
            is_time = (
                bool(first) and first.replace(":", "").replace(".", "").replace("–", "").replace("-", "").isdigit()
            )
            if line.strip():
                lines.append((first, rest.removeprefix("Uhr ").strip()) if is_time else ("", line.strip()))
        return lines


def _hour(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local.hour}:{local.minute:02d}"
