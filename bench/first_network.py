"""The first network, made by the operations of the product, so that its knots, ties and words are as they really are.

75 members, 40 projects, 60 events with 20 claims each, a concept of three fields and nine goals, and what hangs
between them: from an impulse over goal, focus, event, finding, idea, sketch, recommendation of the region, award and
project to the result. The same seed makes the same network.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from fachwerk.access.actor import Actor, visitor
from fachwerk.access.roles import Role
from fachwerk.accounts.models import User
from fachwerk.accounts.operations import assign_role
from fachwerk.contacts import operations as contacts
from fachwerk.contacts.models import OrganisationKind, SizeClass, WzSection
from fachwerk.core import clock
from fachwerk.core.dates import Precision
from fachwerk.decisions import operations as decisions
from fachwerk.events import operations as events
from fachwerk.networks.models import Network
from fachwerk.networks.operations import found_network
from fachwerk.outreach import operations as outreach
from fachwerk.partnership import operations as partnership
from fachwerk.projects import operations as projects
from fachwerk.recommendations import operations as recommendations
from fachwerk.strategy import operations as strategy
from fachwerk.tenancy.scope import network_scope

SEED = 20
MEMBERS, COMPANIES, PROJECTS, EVENTS, CLAIMS, TOUCHES = 75, 25, 40, 60, 20, 120
SLUG, EMAIL = "netz-0001", "leitung-0001@bench.example"
THEMES = (
    "Nachwuchs", "Ausbildung", "Teilzeit", "Weiterbildung", "Wissenstransfer", "Rückkehr", "Gesundheit", "Führung",
    "Digitalisierung",
)  # fmt: skip
PLACES = ("Kreishaus", "Kammer", "Hochschule", "Stadthalle", "Technologiezentrum")
TEXT = (
    "Kleine Unternehmen der Region suchen Fachkräfte, die bleiben. Wir verabreden mit Kammern, Kommunen und "
    "Bildungsträgern, wer was bis wann tut, und schauen jedes Jahr nach, was daraus geworden ist."
)


@dataclass
class Builder:
    """What the parts of the network need from each other."""

    network: Network
    today: date
    chance: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311 - the same every time, guards nothing
    organisations: list[Any] = field(default_factory=list)
    goals: list[Any] = field(default_factory=list)
    findings: list[Any] = field(default_factory=list)
    focus: dict[int, Any] = field(default_factory=dict)
    body: Any = None

    @property
    def office(self) -> Actor:
        """The office enters everything."""
        return Actor(None, self.network.pk, frozenset({Role.VISITOR, Role.OFFICE_LEAD, Role.SYSTEM}), "Geschäftsstelle")

    def before(self, days: int) -> date:
        """A working day in the past."""
        day = self.today - timedelta(days=days)
        return day - timedelta(days=max(0, day.weekday() - 4))


def build_first_network() -> Network:
    """Call once, on an empty database, inside one transaction."""
    today = clock.today()
    network = found_network(
        slug=SLUG, name="Fachkräftenetz 0001", region_name="Region 0001", kreise=["05711", "05754", "05758"],
        state_code="05", purpose=TEXT, about=TEXT, office_name="Geschäftsstelle",
        office_email="kontakt@bench.example", topics=list(THEMES[:4]), is_invented=True, is_listed=True,
    )  # fmt: skip
    builder = Builder(network, today)
    with network_scope(network):
        for part in (_accounts, _members, _bodies, _concept, _focus, _events, _recommendations, _projects, _outreach):
            part(builder)
    return network


def _accounts(builder: Builder) -> None:
    user = User.objects.create_user(EMAIL, name="Leitung der Geschäftsstelle")
    assign_role(builder.office, user=user, role=Role.OFFICE_LEAD)


def _members(builder: Builder) -> None:
    kinds, sizes, sections = OrganisationKind.values, SizeClass.values, WzSection.values
    for number in range(MEMBERS + COMPANIES):
        kind = OrganisationKind.COMPANY if number >= MEMBERS or number % 3 == 0 else kinds[number % len(kinds)]
        since = builder.before(builder.chance.randrange(400, 4000))
        with clock.clock_set(since):
            organisation = contacts.enter_organisation(
                builder.office, name=f"{THEMES[number % 9]}werk {number + 1:03} GmbH", kind=kind,
                ags=("05711", "05754", "05758")[number % 3], town="Musterstadt", size_class=sizes[number % len(sizes)],
                wz_section=sections[number % len(sections)], email=f"post-{number}@bench.example",
            )  # fmt: skip
            person = contacts.enter_person(builder.office, name=f"Ansprechstelle {number + 1:03}")
            contacts.affiliate(
                builder.office, person=person, organisation=organisation, function="Personalleitung", since=since
            )
            if number < MEMBERS:
                contacts.admit_member(builder.office, organisation=organisation, since=since)
        builder.organisations.append(organisation)


def _bodies(builder: Builder) -> None:
    since = builder.before(3900)
    with clock.clock_set(since):
        builder.body = decisions.found_body(builder.office, name="Lenkungskreis", since=since, remit=TEXT)
        for number, organisation in enumerate(builder.organisations[:9]):
            decisions.fill_seat(
                builder.office, body=builder.body, organisation=organisation, function="Geschäftsführung",
                role="chair" if number == 0 else "member", since=since,
            )  # fmt: skip


def _concept(builder: Builder) -> None:
    day = builder.before(2500)
    with clock.clock_set(day - timedelta(days=200)):
        impulses = [
            strategy.receive_impulse(builder.office, text=f"{theme}: {TEXT}", source="call", voice="Betrieb")
            for theme in THEMES
        ]
        for impulse in impulses:
            strategy.release_impulse(builder.office, impulse=impulse)
    with clock.clock_set(day):
        strategy.start_concept(builder.office, title="Handlungskonzept der Region")
        version = strategy.draft_version(builder.office, label="2020", data_chapter=TEXT)
        for place in range(3):
            part = strategy.add_field(builder.office, version=version, title=f"Handlungsfeld {THEMES[place * 3]}")
            for number in range(place * 3, place * 3 + 3):
                goal = strategy.add_goal(
                    builder.office, version=version, field=part, title=f"{THEMES[number]} in kleinen Betrieben stärken",
                    text=TEXT, grown_from=[impulses[number].knot],
                )  # fmt: skip
                builder.goals.append(goal)
                for word in ("Beraten", "Vernetzen"):
                    strategy.add_measure(builder.office, version=version, goal=goal, title=f"{word}: {THEMES[number]}")
                strategy.give_advice(builder.office, group_name="Arbeitsgruppe", text=TEXT, goal=goal, version=version)
        decision = decisions.record_decision(
            builder.office, body=builder.body, title="Handlungskonzept, Fassung 2020", decided_on=day
        )
        strategy.put_version_in_force(builder.office, version=version, resolved_on=day, decision=decision.knot)


def _focus(builder: Builder) -> None:
    for year in range(builder.today.year - 5, builder.today.year + 1):
        day = date(year, 1, 8)
        with clock.clock_set(day):
            theme = THEMES[year % 9]
            builder.focus[year] = strategy.choose_focus(
                builder.office, year=year, title=theme, subtitle=TEXT[:120], reason=TEXT, chosen_on=day,
                goals=[builder.goals[year % 9].knot],
            )  # fmt: skip


def _events(builder: Builder) -> None:
    """Three quarters are over; the others are to come."""
    past = EVENTS * 3 // 4
    for number in range(EVENTS):
        day = builder.before(1780 * (past - number) // past) if number < past else None
        day = day or builder.today + timedelta(days=9 * (number - past + 1))
        with clock.clock_set(min(day - timedelta(days=40), builder.today - timedelta(days=5))):
            theme = THEMES[number % 9]
            belongs = [builder.goals[number % 9].knot]
            belongs += [builder.focus[day.year].knot] if day.year in builder.focus else []
            event = events.announce_event(
                builder.office, title=f"{theme} vor Ort {number + 1}", day=day, starts=time(13), ends=time(17),
                capacity=30, with_registration=True, place=PLACES[number % 5], summary=TEXT, belongs_to=belongs,
            )  # fmt: skip
        _claims(builder, event, day)
        if number < past:
            _findings(builder, event, day, number)


def _claims(builder: Builder, event: Any, day: date) -> None:
    first = min(day - timedelta(days=39), builder.today - timedelta(days=4))
    entries = []
    for number in range(CLAIMS):
        organisation = builder.organisations[builder.chance.randrange(len(builder.organisations))]
        standing = "confirmed" if day >= builder.today else ("no_show" if number % 10 == 0 else "attended")
        entries.append(
            events.PastClaim(
                name=f"Teilnahme {number + 1}", joined_at=clock.at_local(first, 9) + timedelta(hours=number),
                email=f"teilnahme-{number + 1}@bench.example", organisation_name=organisation.name,
                organisation=organisation, employees="small", standing=standing,
            )
        )  # fmt: skip
    events.enter_past_claims(builder.office, event=event, entries=entries)


def _findings(builder: Builder, event: Any, day: date, number: int) -> None:
    with clock.clock_set(day + timedelta(days=1)):
        events.enter_feedback(builder.office, event=event, answers=[5, 4, 4, 5, 3])
        lines = [f"{THEMES[number % 9]}: Betriebe brauchen {word}." for word in ("Zeit", "Beratung")]
        builder.findings += events.note_findings(builder.office, event=event, lines=lines)


def _recommendations(builder: Builder) -> None:
    codes = [f"satz-{number}" for number in range(1, 13)]
    areas = [
        {"title": THEMES[place], "dimension": ("organisation", "technology")[place % 2],
         "items": [{"code": code, "statement": f"{code}: {TEXT[:60]}", "help": ""} for code in codes[place::4]]}
        for place in range(4)
    ]  # fmt: skip
    with clock.clock_set(builder.before(1500)):
        recommendations.put_questionnaire_in_use(builder.office, title="Selbstcheck", areas=areas)
    for number in range(40):
        with clock.clock_set(builder.before(1400 - 30 * number)):
            recommendations.answer_selfcheck(
                visitor(builder.network.pk), answers=dict.fromkeys(codes, (1 + number % 5, 3))
            )
    for number in range(12):
        finding = builder.findings[number * 3 % len(builder.findings)]
        with clock.clock_set(finding.event.day + timedelta(days=60)):
            written = recommendations.write_recommendation(
                builder.office, title=f"{THEMES[number % 9]} Schritt für Schritt {number + 1}", problem=TEXT,
                steps=["Anfangen", "Ausprobieren", "Beibehalten"], effort="zwei Stunden", cost="keine",
                done_by="Personalleitung", evidence=TEXT, sectors=["C"], sizes=["small"],
                item_codes=[codes[number]], grown_from=finding.knot,
            )  # fmt: skip
            recommendations.publish_recommendation(
                builder.office, recommendation=written, review_on=builder.today + timedelta(days=30 * number + 10)
            )


def _projects(builder: Builder) -> None:
    for number in range(PROJECTS):
        finding = builder.findings[number * 2 % len(builder.findings)]
        day = finding.event.day + timedelta(days=45)
        lead = builder.organisations[number % MEMBERS]
        with clock.clock_set(day):
            idea = projects.suggest_idea(
                builder.office, title=f"{THEMES[number % 9]} gemeinsam {number + 1}", summary=TEXT,
                proposed_by=lead.name, visibility="public", belongs_to=[builder.goals[number % 9].knot],
                grown_from=[finding.knot],
            )  # fmt: skip
        _carried_out(builder, idea, lead, day, number)


def _carried_out(builder: Builder, idea: Any, lead: Any, day: date, number: int) -> None:
    """Over sketch, recommendation of the region and award to the project and its result."""
    partners = [builder.organisations[(number + step) % MEMBERS] for step in (7, 19)]
    money = {"total_eur": Decimal(80_000), "grant_eur": Decimal(60_000), "own_eur": Decimal(20_000)}
    with clock.clock_set(day + timedelta(days=20)):
        sketch = projects.hand_in_sketch(
            builder.office, lead=lead, idea=idea, situation=TEXT, plan=TEXT, partners=partners, **money
        )
    with clock.clock_set(day + timedelta(days=40)):
        endorsement = projects.record_endorsement(
            builder.office, sketch=sketch, idea=idea, result="recommended", reason=TEXT, body=builder.body,
            decided_on=day + timedelta(days=40),
        )  # fmt: skip
    with clock.clock_set(day + timedelta(days=70)):
        award = projects.enter_award(
            builder.office, awarded_on=day + timedelta(days=70), endorsement=endorsement, title=idea.title,
            funder="Land", programme="Fachkräfte", duties=[("final", day + timedelta(days=900))], **money,
        )  # fmt: skip
    starts = day + timedelta(days=90)
    with clock.clock_set(starts):
        project = projects.start_project(
            builder.office, starts_on=starts, starts_precision=Precision.DAY, award=award, endorsement=endorsement,
            sketch=sketch, idea=idea, title=idea.title, lead=lead, partners=partners, summary=TEXT,
            ends_on=starts + timedelta(days=730), belongs_to=[builder.goals[number % 9].knot],
        )  # fmt: skip
    told = starts + timedelta(days=200)
    if told >= builder.today:
        return
    with clock.clock_set(told):
        result = projects.enter_result(
            builder.office, project=project, sentence=f"{12 + number} Betriebe haben mitgemacht.",
            figure=Decimal(12 + number), unit="Betriebe", observed_on=told,
        )  # fmt: skip
        if number < 3:
            _example(builder, result)


def _example(builder: Builder, result: Any) -> None:
    example = partnership.write_example(
        builder.office, retells=result.knot, title=f"So ging es: {result.sentence}", topic=THEMES[0], problem=TEXT,
        approach=TEXT, effort=TEXT, effect=TEXT, failed="", conditions=TEXT, contact="Geschäftsstelle",
        licence="CC BY 4.0", figures=[],
    )  # fmt: skip
    partnership.note_carrier_agreement(builder.office, example=example)
    partnership.release_example(builder.office, example=example)


def _outreach(builder: Builder) -> None:
    for number in range(TOUCHES):
        day = builder.before(1200 - 10 * number + 5)
        with clock.clock_set(day):
            outreach.note_touch(
                builder.office, organisation=builder.organisations[-1 - number % COMPANIES], channel="direct",
                stage=("reached", "interested", "took_part")[number % 3], happened_on=day, note=TEXT[:80],
                next_step="Nachfragen" if number % 20 == 0 else "",
                next_on=builder.today + timedelta(days=number) if number % 20 == 0 else None,
            )  # fmt: skip
