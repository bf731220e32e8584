"""Places: what is free, what the line „Plätze“ says, who stands where in the queue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.core import clock
from fachwerk.core.dates import MONTHS, show_day
from fachwerk.events.models import Claim, Event, EventState, Finding, Pool, PoolKind, SessionChoice, Standing
from fachwerk.events.models.claim import CAME, SMALL

FEW = 5


@dataclass(frozen=True)
class Occupation:
    """How the places of an event are occupied. Expired holds do not count, without any job having run."""

    offered: int | None = None
    confirmed: int = 0
    pending: int = 0
    promised: int = 0
    waiting: int = 0
    attended: int = 0
    has_pool: bool = False

    @property
    def taken(self) -> int:
        """Places that are gone now."""
        return self.confirmed + self.pending + self.promised

    @property
    def free(self) -> int | None:
        """Places left, never negative; None without a limit."""
        return None if self.offered is None else max(0, self.offered - self.taken)

    @property
    def is_full(self) -> bool:
        """Whether an outsider is sent to the waiting list: nothing free, or others wait already."""
        return self.free == 0 or (self.free is not None and self.waiting > 0)

    @property
    def why_full(self) -> str:
        """Says whether confirmed people or unconfirmed holds take the last places."""
        if self.free != 0:
            return ""
        if self.pending + self.promised:
            return ngettext(
                "Voll: %(held)s Platz ist noch nicht bestätigt.",
                "Voll: %(held)s Plätze sind noch nicht bestätigt.",
                self.pending + self.promised,
            ) % {"held": self.pending + self.promised}
        return _("Voll: Alle Plätze sind fest vergeben.")


@dataclass(frozen=True)
class PlacesLine:
    """The line „Plätze“ in one of its states, with the word on the button (empty: no button)."""

    state: str
    text: str
    button: str = ""
    occupation: Occupation = field(default_factory=Occupation)

    @property
    def is_open(self) -> bool:
        """Whether the form stands on the page."""
        return self.state in ("open", "few", "full", "unlimited")


def occupations(found: Iterable[Event]) -> dict[UUID, Occupation]:
    """The occupation of many events in two queries."""
    events = list(found)
    ids = [event.pk for event in events]
    now = clock.now()
    alive = Q(held_until=None) | Q(held_until__gt=now)
    rows = Claim.objects.filter(event_id__in=ids).values("event_id")
    counted = {
        row["event_id"]: row
        for row in rows.annotate(
            confirmed=Sum("places", filter=Q(standing__in=_FIRM)),
            pending=Sum("places", filter=Q(standing=Standing.PENDING) & alive),
            promised=Sum("places", filter=Q(standing=Standing.OFFERED) & alive),
            waiting=Sum("places", filter=Q(standing=Standing.WAITING) & alive),
            attended=Sum(CAME, filter=Q(standing=Standing.ATTENDED)),
        ).order_by()
    }
    pools = _main_pools(events, ids)
    return {key: _occupation(pools.get(key), counted.get(key, {})) for key in ids}


def _main_pools(events: Sequence[Event], ids: Sequence[UUID]) -> dict[UUID, Pool]:
    if all("pools" in getattr(event, "_prefetched_objects_cache", {}) for event in events):
        return {event.pk: event.main_pool for event in events if event.main_pool}
    return {pool.event_id: pool for pool in Pool.objects.filter(event_id__in=ids, kind=PoolKind.MAIN)}


_FIRM = (Standing.CONFIRMED, Standing.ATTENDED, Standing.NO_SHOW)


def _occupation(pool: Pool | None, row: Mapping[str, Any]) -> Occupation:
    names = ("confirmed", "pending", "promised", "waiting", "attended")
    return Occupation(
        offered=pool.offered if pool else None,
        has_pool=pool is not None,
        **{name: row.get(name) or 0 for name in names},
    )


def occupation(event: Event) -> Occupation:
    """The occupation of one event."""
    return occupations([event])[event.pk]


def places_line(event: Event) -> PlacesLine:
    """The line „Plätze“ of one event."""
    return places_lines([event])[event.pk]


def places_lines(events: Sequence[Event]) -> dict[UUID, PlacesLine]:
    """The lines of many events in three queries."""
    known = occupations(events)
    over = [event.pk for event in events if event.state == EventState.HELD]
    with_findings = set(Finding.objects.filter(event_id__in=over, is_public=True).values_list("event_id", flat=True))
    return {event.pk: _line(event, known[event.pk], has_findings=event.pk in with_findings) for event in events}


def _line(event: Event, places: Occupation, *, has_findings: bool) -> PlacesLine:
    if event.state == EventState.CANCELLED:
        return PlacesLine("cancelled", _cancelled(event), _("Andere Termine ansehen"), places)
    if event.state == EventState.HELD:
        return PlacesLine("over", _over(event, places), _("Ergebnisse ansehen") if has_findings else "", places)
    if event.external_registration_url:
        text = _("Die Anmeldung läuft auf der Seite der Veranstaltenden.")
        return PlacesLine("external", text, _("Zur Anmeldung"), places)
    if event.registration_opens_at is None or not places.has_pool:
        return PlacesLine("free", _("Eine Anmeldung ist nicht nötig."), "", places)
    if event.registration_opens_at > clock.now():
        text = _("Die Anmeldung öffnet am %(when)s.") % {"when": shown_moment(event.registration_opens_at)}
        return PlacesLine("not_open", text, _("Erinnern Sie mich"), places)
    if event.registration_is_closed:
        closed_at = event.registration_closes_at or event.begins_at
        text = _("Die Anmeldung ist seit dem %(day)s geschlossen. Fragen beantwortet die Geschäftsstelle.")
        return PlacesLine("closed", text % {"day": short_day(closed_at)}, "", places)
    return _open_line(places)


def _open_line(places: Occupation) -> PlacesLine:
    if places.free is None:
        return PlacesLine("unlimited", _("Es sind Plätze frei."), _("Jetzt anmelden"), places)
    if places.is_full:
        return PlacesLine("full", _full(places), _("Auf die Warteliste"), places)
    if places.free <= FEW:
        text = ngettext("Noch %(free)s Platz frei", "Noch %(free)s Plätze frei", places.free) % {"free": places.free}
        return PlacesLine("few", text, _("Jetzt anmelden"), places)
    text = _("Noch %(free)s von %(all)s Plätzen frei") % {"free": places.free, "all": places.offered}
    return PlacesLine("open", text, _("Jetzt anmelden"), places)


def _full(places: Occupation) -> str:
    given = ngettext("Der Platz ist vergeben.", "Alle %(all)s Plätze sind vergeben.", places.offered or 0)
    if places.free:
        given = _("Frei werdende Plätze gehen an die Warteliste.")
    if not places.waiting:
        return given % {"all": places.offered} + " " + _("Auf der Warteliste steht noch niemand.")
    waiting = ngettext(
        "Auf der Warteliste steht %(waiting)s Person.",
        "Auf der Warteliste stehen %(waiting)s Personen.",
        places.waiting,
    )
    return f"{given % {'all': places.offered}} {waiting % {'waiting': places.waiting}}"


def _cancelled(event: Event) -> str:
    reason = event.cancelled_reason.strip()
    sentence = f" {reason if reason[-1:] in '.!?' else f'{reason}.'}" if reason else ""
    text = _("Die Veranstaltung fällt aus.") + sentence
    if event.told_at:
        told = _("Alle Angemeldeten wurden am %(day)s benachrichtigt.")
        text += " " + told % {"day": show_day(timezone.localtime(event.told_at).date())}
    return text


def _over(event: Event, places: Occupation) -> str:
    text = _("Die Veranstaltung hat stattgefunden.")
    count = event.attended_reported if event.attended_reported is not None else places.attended
    if not count:
        return text
    there = ngettext("%(count)s Person war da.", "%(count)s Personen waren da.", count) % {"count": count}
    return f"{text} {there}"


def shown_moment(moment: datetime) -> str:
    """ "Mo., 8. Mai 2017, um 9:00 Uhr"."""
    local = timezone.localtime(moment)
    return _("%(day)s, um %(hour)s:%(minute)02d Uhr") % {
        "day": show_day(local.date(), weekday=True),
        "hour": local.hour,
        "minute": local.minute,
    }


def short_day(moment: datetime) -> str:
    """ "16. Mai"."""
    day = timezone.localtime(moment).date()
    return f"{day.day}. {MONTHS[day.month - 1]}"


def queue_of(event: Event) -> QuerySet[Claim]:
    """Everybody who waits, in order: the moment of joining, then the ticket."""
    return Claim.objects.filter(event=event, standing=Standing.WAITING).order_by("joined_at", "ticket", "id")


def goes_before(claim: Claim) -> QuerySet[Claim]:
    """Those in the queue who could want the same place as this claim, which is not in it yet.

    Whoever waits for the event itself goes before everybody. Whoever waits only because a session is full, or because
    larger companies have their share, goes before those who want that session or belong to that share.
    """
    event = claim.event
    chose = SessionChoice.objects.filter(claim=OuterRef("pk"))
    left = _left_in(event, PoolKind.MAIN)
    first = ~Q(Exists(chose)) | Q(places__gt=Subquery(left))
    if claim.session_ids:
        first |= Q(Exists(chose.filter(session_id__in=claim.session_ids)))
    if event.keeps_places_for_small:
        first &= Q(employees__in=SMALL) | Q(places__gt=Subquery(left)) | Q(Exists(chose))
        if not claim.is_of_small_company:
            first |= ~Q(employees__in=SMALL) & Q(places__gt=Subquery(_left_in(event, PoolKind.CONTINGENT)))
    return queue_of(event).filter(first)


def _left_in(event: Event, kind: PoolKind) -> QuerySet[Pool, Any]:
    found = Pool.objects.filter(event=event, kind=kind).annotate(still=F("ceiling") - F("taken"))
    return found.values("still")


def position_of(claim: Claim) -> int:
    """The position in the queue, counted from 1; 0 for somebody who does not wait."""
    if claim.standing != Standing.WAITING:
        return 0
    before = Q(joined_at__lt=claim.joined_at) | Q(joined_at=claim.joined_at, ticket__lt=claim.ticket)
    return 1 + Claim.objects.filter(before, event_id=claim.event_id, standing=Standing.WAITING).count()


def claims_per_standing(event: Event) -> dict[str, int]:
    """How many claims stand where."""
    rows = Claim.objects.filter(event=event).values("standing").annotate(many=Count("id")).order_by()
    return {row["standing"]: row["many"] for row in rows}
