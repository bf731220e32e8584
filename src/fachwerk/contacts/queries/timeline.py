"""ONE dated list of everything that happened with an organisation. Upper apps register what they know."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from fachwerk.contacts.models import Membership, Organisation
from fachwerk.contacts.queries.members import members_on
from fachwerk.core import clock
from fachwerk.core.dates import Precision, show_day
from fachwerk.thread.models import Knot
from fachwerk.thread.trace import knot_url

Text = str | Promise
QUIET_AFTER = timedelta(days=365)


@dataclass(frozen=True)
class Happening:
    """One line: when, with which organisation, what. ``knot_id`` names the object it leads to."""

    organisation_id: uuid.UUID
    day: date
    what: Text
    title: str = ""
    precision: str = Precision.DAY
    knot_id: uuid.UUID | None = None
    counts: bool = True  # whether it shows that the organisation was there, so that it is not called silent

    @property
    def shown_day(self) -> str:
        """As exact as it is known."""
        return show_day(self.day, self.precision)


#: Gets the organisations asked for and the earliest day that matters (None: all); gives what happened with them.
Source = Callable[[Collection[uuid.UUID], date | None], Iterable[Happening]]
_sources: list[Source] = []


def add_timeline_source(source: Source) -> None:
    """Registers a source; called from ``AppConfig.ready``. Registering twice has no effect."""
    if source not in _sources:
        _sources.append(source)


def timeline_of(organisation: Organisation) -> list[Happening]:
    """What has been up to today, the latest first."""
    today = clock.today()
    others = (source for source in _sources if source is not membership_happenings)
    found = [line for source in others for line in source([organisation.pk], None)]
    found += _lines_of_memberships(organisation.memberships.all(), None)
    found = [line for line in found if line.day <= today]
    return sorted(found, key=lambda line: (line.day, line.title), reverse=True)


def addresses_of(
    organisation: Organisation, happenings: Sequence[Happening], network_slug: str
) -> dict[uuid.UUID, str]:
    """Where the lines lead: id of the object → its address. Reads the knot of the organisation along with theirs."""
    wanted = {line.knot_id for line in happenings if line.knot_id} | {organisation.pk}
    knots = Knot.objects.in_bulk(wanted)
    organisation.knot = knots.pop(organisation.pk)
    return {knot.pk: knot_url(knot, network_slug) for knot in knots.values()}


def latest_by_organisation(ids: Collection[uuid.UUID], since: date | None = None) -> dict[uuid.UUID, Happening]:
    """The last sign of life of each organisation, where there is one since ``since``."""
    today, latest = clock.today(), dict[uuid.UUID, Happening]()
    for source in _sources:
        for line in source(ids, since):
            known = latest.get(line.organisation_id)
            if line.counts and line.day <= today and (known is None or known.day < line.day):
                latest[line.organisation_id] = line
    return latest


@dataclass(frozen=True)
class SilentMember:
    """A member of which nothing was heard for a year."""

    id: uuid.UUID
    name: str
    slug: str
    kind_label: str
    member_since: date
    last: Happening | None

    @property
    def last_day(self) -> date | None:
        """The day of the last sign of life."""
        return self.last.day if self.last else None


def silent_ids(on: date | None = None) -> dict[uuid.UUID, date]:
    """Members that joined more than a year ago and with which nothing has happened for a year: id → joined on."""
    day = on or clock.today()
    quiet_since = day - QUIET_AFTER
    joined: dict[uuid.UUID, date] = {}
    rows = Membership.objects.filter(organisation__in=members_on(day).order_by().values("pk"))
    for organisation, since in rows.values_list("organisation", "since"):
        joined[organisation] = max(since, joined.get(organisation, since))
    settled = {pk: since for pk, since in joined.items() if since < quiet_since}
    heard = latest_by_organisation(settled.keys(), quiet_since) if settled else {}
    return {pk: since for pk, since in settled.items() if pk not in heard}


def silent_members(on: date | None = None) -> list[SilentMember]:
    """The silent members with the last that was heard of them, longest first."""
    day = on or clock.today()
    joined = silent_ids(day)
    silent = joined.keys()
    members = {member.pk: member for member in members_on(day).filter(pk__in=silent)} if silent else {}
    before = latest_by_organisation(silent) if silent else {}
    rows = [
        SilentMember(
            pk,
            members[pk].name,
            members[pk].slug,  # type: ignore[attr-defined]
            str(members[pk].get_organisation_kind_display()),
            joined[pk],
            before.get(pk),
        )
        for pk in silent
    ]
    return sorted(rows, key=lambda row: (row.last_day or row.member_since, row.name))


def membership_happenings(ids: Collection[uuid.UUID], since: date | None) -> Iterable[Happening]:
    """Joining and leaving."""
    return _lines_of_memberships(Membership.objects.filter(organisation__in=ids), since)


def _lines_of_memberships(rows: Iterable[Membership], since: date | None) -> Iterable[Happening]:
    for row in rows:
        key = row.organisation_id
        if since is None or row.since >= since:
            yield Happening(key, row.since, _("Mitglied geworden"), precision=row.since_precision)
        if row.until and (since is None or row.until >= since):
            yield Happening(key, row.until, _("Letzter Tag der Mitgliedschaft"), counts=False)
