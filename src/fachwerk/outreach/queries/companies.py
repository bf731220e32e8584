"""Companies and what was spoken with them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Organisation, OrganisationKind, SizeClass
from fachwerk.contacts.queries import CompanyRow, company_rows, organisation_for
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.networks.queries import kreis_name
from fachwerk.outreach.models import Channel, Stage, Touch, depth_of

QUIET_AFTER = timedelta(days=180)
FOLLOW_UP_AFTER = timedelta(days=365)
NEVER = "never"


@dataclass(frozen=True)
class CompanyContact:
    """One line of the list of companies. ``stage`` is the furthest one, empty for a company never spoken to."""

    company: CompanyRow
    stage: str
    channels: frozenset[str]
    last_on: date | None
    last_day: str
    touches: int
    next_on: date | None
    campaigns: frozenset[uuid.UUID]

    @property
    def stage_shown(self) -> str:
        """The furthest stage in words; nothing for a company never spoken to."""
        return str(Stage(self.stage).label) if self.stage else ""

    @property
    def size_shown(self) -> str:
        """ "10–49"."""
        return str(SizeClass(self.company.size_class).label)

    @property
    def size_place(self) -> int:
        """For sorting from small to large."""
        return SizeClass.values.index(self.company.size_class)

    @property
    def kreis(self) -> str:
        """The name of its Kreis."""
        return kreis_name(self.company.ags) if self.company.ags else ""

    @property
    def channels_shown(self) -> str:
        """Every way it was spoken to."""
        return ", ".join(str(channel.label) for channel in Channel if channel in self.channels)


def companies_for(
    *, text: str = "", stage: str = "", size: str = "", channel: str = "", kreis: str = "", campaign: str = "",
    on: date | None = None,
) -> list[CompanyContact]:  # fmt: skip
    """All companies of the register; ``stage`` narrows to "at least this stage" or, with "never", to the untouched."""
    day = on or clock.today()
    touched: dict[uuid.UUID, list[Touch]] = defaultdict(list)
    for touch in Touch.objects.filter(happened_on__lte=day).order_by("happened_on", "noted_at"):
        touched[touch.organisation_id].append(touch)
    rows = [_line(row, touched.get(row.id, [])) for row in company_rows()]
    if text.strip():
        rows = [row for row in rows if text.strip().casefold() in row.company.name.casefold()]
    if stage:
        rows = at_least(rows, stage)
    if size:
        rows = [row for row in rows if row.company.size_class == size]
    if channel:
        rows = [row for row in rows if channel in row.channels]
    if kreis:
        rows = [row for row in rows if row.company.ags == kreis]
    if campaign:
        rows = [row for row in rows if campaign in {str(key) for key in row.campaigns}]
    return rows


def at_least(rows: list[CompanyContact], stage: str) -> list[CompanyContact]:
    """Those at this stage or further; with "never" those nobody spoke to yet."""
    if stage == NEVER:
        return [row for row in rows if not row.stage]
    depth = depth_of(stage)
    return [row for row in rows if row.stage and depth_of(row.stage) >= depth]


def deepest_first(row: CompanyContact) -> int:
    """For sorting by stage."""
    return depth_of(row.stage) if row.stage else -1


def _line(row: CompanyRow, touches: list[Touch]) -> CompanyContact:
    last = touches[-1] if touches else None
    return CompanyContact(
        company=row,
        stage=max((touch.stage for touch in touches), key=depth_of, default=""),
        channels=frozenset(touch.channel for touch in touches),
        last_on=last.happened_on if last else None,
        last_day=last.shown_day if last else "",
        touches=len(touches),
        next_on=last.next_on if last else None,
        campaigns=frozenset(touch.campaign_id for touch in touches if touch.campaign_id),
    )


def company_for(actor: Actor, slug: str) -> Organisation:
    """The company behind an address; raises NotThere for other organisations."""
    found = organisation_for(actor, slug)
    if found.organisation_kind != OrganisationKind.COMPANY:
        raise NotThere
    return found


def touches_of(organisation: Organisation) -> list[Touch]:
    """Every contact with one company, latest first."""
    found = Touch.objects.filter(organisation=organisation)
    return list(found.select_related("multiplier__organisation", "campaign"))


def next_steps_due(on: date | None = None) -> list[Touch]:
    """Agreed next steps whose day has come and after which nothing was noted yet, oldest first."""
    day = on or clock.today()
    latest: dict[uuid.UUID, Touch] = {}
    rows = Touch.objects.filter(happened_on__lte=day).select_related("organisation", "campaign")
    for touch in rows.order_by("happened_on", "noted_at"):
        latest[touch.organisation_id] = touch
    due = [touch for touch in latest.values() if touch.next_on is not None and touch.next_on <= day]
    return sorted(due, key=lambda touch: (touch.next_on, touch.organisation.sort_key))


def gone_quiet(on: date | None = None, *, after: timedelta = QUIET_AFTER) -> list[CompanyContact]:
    """Companies on their way that nobody spoke to for half a year and with whom nothing is agreed, longest first."""
    day = on or clock.today()
    rows = [
        row
        for row in companies_for(on=day)
        if row.stage
        and row.stage != Stage.STILL_IN_PLACE
        and row.last_on is not None
        and row.last_on <= day - after
        and (row.next_on is None or row.next_on < day)
    ]
    return sorted(rows, key=lambda row: (row.last_on or day, row.company.name))


def follow_ups_due(on: date | None = None) -> list[CompanyContact]:
    """Companies that began a measure a year ago or earlier and were not asked since whether it is still in place."""
    day = on or clock.today()
    began: dict[uuid.UUID, date] = {}
    for company, happened_on in Touch.objects.filter(stage=Stage.MEASURE_STARTED, happened_on__lte=day).values_list(
        "organisation_id", "happened_on"
    ):
        began[company] = min(began.get(company, happened_on), happened_on)
    return [
        row
        for row in companies_for(on=day)
        if row.stage == Stage.MEASURE_STARTED and began[row.company.id] <= day - FOLLOW_UP_AFTER
    ]
