"""The tour through the interview: each statement in our own words, what one does for it, and the answer of a day.

One function per row computes the answer; the same rows drive one test each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.urls import reverse

from fachwerk.access.actor import Actor, visitor
from fachwerk.access.roles import Role
from fachwerk.contacts.queries import member_cross_table
from fachwerk.core.dates import rough_day, show_day
from fachwerk.core.formats import money
from fachwerk.decisions.queries import decisions_list
from fachwerk.events.queries import events_of_focus, events_on, findings_on, organisers_on, slugs_of
from fachwerk.insight.queries import facts_on, interview_of
from fachwerk.networks.models import Network
from fachwerk.networks.queries import listed_networks
from fachwerk.outreach.queries import multiplier_reach
from fachwerk.partnership.queries import library
from fachwerk.recommendations.queries import published_on, runs_by_referral
from fachwerk.strategy.queries import GoalRow, changes_between, focus_on, goals_on, previous_version, version_on
from fachwerk.thread.models import Knot
from fachwerk.thread.queries import knots_of
from fachwerk.thread.trace import neighbours, reach_of_many

DAY_OF_THE_INTERVIEW = date(2017, 4, 30)
A_YEAR = timedelta(days=365)
CONSULTANTS_DAY = "consultants_day"


@dataclass
class Day:
    """The network on one day; everything is computed when a row asks for it."""

    network: Network
    on: date

    @cached_property
    def facts(self) -> dict[str, Any]:
        """The answers of ``fachwerk facts``."""
        return facts_on(self.network, self.on)

    @property
    def guest(self) -> Actor:
        """Somebody who reads without an account."""
        return visitor(self.network.pk)

    @property
    def shown(self) -> str:
        """The day in words."""
        return show_day(self.on)


@dataclass(frozen=True)
class Row:
    """One statement. ``role`` is whoever can open the linked page; ``once`` leaves out the answer of today."""

    key: str
    statement: str
    how: str
    link: str
    answer: Callable[[Day], str]
    address: Callable[[Day], str]
    role: Role = Role.VISITOR
    once: bool = False


def count(number: int, one: str, many: str) -> str:
    """ "1 Termin", "5 Termine"."""
    return f"{number} {one if number == 1 else many}"


def bundled(day: Day) -> str:
    """Activities of the twelve months before, and by whom."""
    events = list(events_on(day.on, since=day.on - A_YEAR))
    hosts = len(organisers_on(events))
    offered = (
        f", {count(hosts, 'Mitglied oder Partner lädt', 'Mitglieder und Partner laden')} dazu selbst ein"
        if hosts
        else ""
    )
    return f"{count(len(events), 'Termin', 'Termine')} seit dem {show_day(day.on - A_YEAR)}{offered}."


def purpose(day: Day) -> str:
    """What it is for and which topics run across all fields."""
    topics = day.facts["topics"]
    return f"{count(len(topics), 'Thema', 'Themen')} über alle Handlungsfelder, darunter „{topics[0]}“."


def members(day: Day) -> str:
    """Members on the day."""
    table = member_cross_table(day.on)
    companies = sum(line.total for line in table.lines if line.kind == "company")
    kreise = count(len(table.kreise), "Kreis", "Kreisen")
    return f"{count(table.total, 'Mitglied', 'Mitglieder')} aus {kreise}, davon {companies} Unternehmen."


def shared_goals(day: Day) -> str:
    """Goals in force, those with projects, and the white spots."""
    goals = goals_on(day.on)
    serving = neighbours([key for goal in goals for key in _with_approaches(goal)], kinds=["project"])
    begun = sum(any(_known(knot, day) for key in _with_approaches(goal) for knot in serving[key]) for goal in goals)
    in_force, blank = count(len(goals), "Ziel", "Ziele"), count(len(goals) - begun, "weißer Fleck", "weiße Flecken")
    return f"{in_force} in Kraft, zu {begun} davon gibt es Projekte; {blank}."


def _with_approaches(goal: GoalRow) -> list[UUID]:
    """A project serves a goal itself or one of its approaches."""
    return [goal.id, *(measure.id for measure in goal.measures)]


def _known(knot: Knot, day: Day) -> bool:
    return knot.happened_on is not None and knot.happened_on <= day.on


def developed(day: Day) -> str:
    """The version in force and what it changed."""
    version = version_on(day.on)
    before = previous_version(version) if version else None
    if version is None or before is None:
        return "Noch keine zweite Fassung."
    changed = sum(change.verdict != "same" for change in changes_between(before, version))
    return (
        f"Fassung {version.label} gilt; gegenüber {before.label} sind {changed} Stellen neu, geändert oder gestrichen."
    )


def impulses(day: Day) -> str:
    """Impulses, and how many led to a project."""
    knots = [knot for knot in knots_of(["impulse"]) if _known(knot, day)]
    grown = reach_of_many([knot.pk for knot in knots], kinds=["project"])
    led = sum(any(_known(knot, day) for knot in found) for found in grown.values())
    return f"{count(len(knots), 'Impuls', 'Impulse')} eingegangen, {led} davon führten zu einem Projekt."


def projects(day: Day) -> str:
    """Projects since 2012 by field."""
    found = day.facts["projects"]
    fields = "; ".join(f"{title}: {many}" for title, many in found["by_field"].items())
    return f"{count(found['total'], 'Projekt', 'Projekte')} seit Anfang 2012. {fields}."


def focus(day: Day) -> str:
    """The focus topic of the year."""
    found = day.facts["focus"]
    return (
        f"{found['year']}: „{found['title']}“ – {found['subtitle']}."
        if found["title"]
        else "Für dieses Jahr ist keiner gewählt."
    )


def outputs(day: Day) -> str:
    """What events brought forth."""
    found, noted = day.facts["outputs"], findings_on(day.on).count()
    recommendations = count(found["recommendations"], "Handlungsempfehlung", "Handlungsempfehlungen")
    ideas = count(found["ideas"], "Projektidee", "Projektideen")
    grown = f"aus dem Schwerpunkt wuchsen {recommendations} und {ideas}"
    return f"{noted} Ergebnisse aus allen Veranstaltungen festgehalten; {grown}."


def first_event(day: Day) -> str:
    """The opening event of the focus: place, how fast it filled, who came."""
    row = opening_of_focus(day)
    if row is None:
        return "Der Schwerpunkt hat noch nicht begonnen."
    full = (
        "war nicht ausgebucht"
        if row["full_after_days"] is None
        else f"war nach {row['full_after_days']} Tagen ausgebucht"
    )
    came = f", {row['attended']} kamen" if row["attended"] is not None else ""
    liked = f", {row['satisfied']} % fanden sie gut" if row.get("satisfied") is not None else ""
    return f"„{row['title']}“ in: {row['place']}, {show_day(*rough_day(row['on']))}; {full}{came}{liked}."


def opening_of_focus(day: Day) -> dict[str, Any] | None:
    """The first event of the focus in its own year."""
    year = str(day.facts["focus"]["year"])
    return next((row for row in day.facts["events"] if str(row["on"]) >= year), None)


def lasting(day: Day) -> str:
    """Small companies from first contact to what is still in place after a year."""
    sizes = day.facts["outreach"]["by_size"]
    small = [sizes[size] for size in ("micro", "small")]
    reached, started, stays = (
        sum(row[stage] for row in small) for stage in ("reached", "measure_started", "still_in_place")
    )
    return (
        f"{reached} Unternehmen unter 50 Beschäftigten erreicht, {started} haben eine Maßnahme begonnen, "
        f"bei {stays} wirkt sie nach zwölf Monaten noch."
    )


def joining_in(day: Day) -> str:
    """What small companies can read and do without an account."""
    published = published_on(day.on).count()
    runs = sum(runs_by_referral(day.on).values())
    checked = f", der Selbstcheck wurde {runs}-mal ausgefüllt" if runs else ""
    return f"{count(published, 'Handlungsempfehlung', 'Handlungsempfehlungen')} zu lesen{checked}."


def channels(day: Day) -> str:
    """Direct contact and consultancies."""
    found, own = day.facts["outreach"]["by_channel"], multiplier_reach(day.on)
    consultancies = count(len(own), "Beratung", "Beratungen")
    through = f"{found['consultancy']} über {consultancies} mit eigenem Link"
    return f"{found['direct']} Unternehmen direkt angesprochen, {through}."


def consultants_day(day: Day) -> str:
    """The consultants' day and the moderation under the agreement."""
    row = next((row for row in reversed(day.facts["events"]) if row["format"] == CONSULTANTS_DAY), None)
    support = day.facts["partnership"]["support"]
    services = (
        f"{count(support['agreed'], 'Leistung', 'Leistungen')} vereinbart, {support['delivered']} davon erbracht."
    )
    if row is None:
        return f"Im Schwerpunkt des Jahres kein Beratertag; {services}"
    state = "hat stattgefunden" if row["status"] == "held" else "ist angekündigt"
    when, moderated = show_day(*rough_day(row["on"])), row["moderated_by"] or "eigene"
    return f"„{row['title']}“ am {when} {state}, Moderation: {moderated}; {services}"


def community(day: Day) -> str:
    """Questions that were asked and answered."""
    answered = day.facts["partnership"]["questions_answered"]
    return f"{count(answered, 'Frage', 'Fragen')} mit Beteiligung des Netzwerks beantwortet."


def learning(day: Day) -> str:
    """Examples of others, and what was taken over."""
    shared = library().filter(released_on__lte=day.on).count()
    taken = day.facts["partnership"]["examples_adopted"]
    return (
        f"{count(shared, 'Beispiel', 'Beispiele')} anderer Regionen in der Bibliothek, {taken} als Impuls übernommen."
    )


def consensus(day: Day) -> str:
    """What the bodies decided."""
    decided = decisions_list(day.guest).filter(decided_on__lte=day.on)
    adopted = decided.filter(outcome="adopted").count()
    return f"{count(decided.count(), 'Beschluss', 'Beschlüsse')} öffentlich, {adopted} davon angenommen."


def endorsed(day: Day) -> str:
    """Projects with the recommendation of the region, and their money."""
    found = day.facts["projects"]
    awarded = money(found["awarded_eur"])
    return f"{found['endorsed']} von {found['total']} Projekten mit Empfehlung der Region, {awarded} bewilligt."


def teaching(day: Day) -> str:
    """What the network passes on."""
    topics = day.network.mentor_topics
    return f"Gibt Erfahrung weiter zu: {', '.join(topics)}." if topics else "Noch kein Thema eingetragen."


def sharing(day: Day) -> str:
    """Own examples shared with everybody."""
    shared = day.facts["partnership"]["examples_shared"]
    return f"{count(shared, 'gutes Beispiel', 'gute Beispiele')} für alle Netzwerke geteilt."


def partnership(day: Day) -> str:
    """Since when the network belongs to the partnership."""
    found = day.facts["partnership"]
    since = show_day(*rough_day(found["since"])) if found["since"] else "–"
    return f"Mitglied seit {since}, {count(found['agreements'], 'Vereinbarung gilt', 'Vereinbarungen gelten')}."


def database(day: Day) -> str:
    """The network database."""
    return f"{count(listed_networks().count(), 'Netzwerk', 'Netzwerke')} mit Profil, Karte und offenen Daten."


def interview(day: Day) -> str:
    """The page with the answers themselves."""
    page = interview_of(day.network)
    return (
        f"{len(page.answers)} Antworten, freigegeben am {show_day(page.on)}; ihre Zahlen sind berechnet."
        if page
        else "–"
    )


def _page(name: str) -> Callable[[Day], str]:
    return lambda day: reverse(name, args=[day.network.slug])


def _installation(name: str) -> Callable[[Day], str]:
    return lambda day: reverse(name)


def _focus_page(day: Day) -> str:
    topic = focus_on(DAY_OF_THE_INTERVIEW)
    if topic is None:
        return reverse("strategy:focus_topics", args=[day.network.slug])
    return reverse("strategy:focus_topic", args=[day.network.slug, topic.knot.slug])


def _event_of_focus(wanted: str) -> Callable[[Day], str]:
    """The page of the opening event or of the consultants' day of the interview's focus."""

    def address(day: Day) -> str:
        topic = focus_on(DAY_OF_THE_INTERVIEW)
        events = [event for event, _status in events_of_focus(topic.pk, DAY_OF_THE_INTERVIEW)] if topic else []
        own = [e for e in events if e.format == wanted and e.day.year == DAY_OF_THE_INTERVIEW.year]
        if not own:
            return reverse("events:events", args=[day.network.slug])
        return reverse("events:event", args=[day.network.slug, slugs_of([own[0].pk])[own[0].pk]])

    return address


STAFF = Role.OFFICE_STAFF
ROWS: list[Row] = [
    Row("bundled", "Das Netzwerk bündelt, was in der Region für Fachkräfte geschieht.",
        "Ein Kalender für alle. Mitglieder melden Termine ohne Konto, die Geschäftsstelle gibt sie frei.",
        "Termine ansehen", bundled, _page("events:events")),
    Row("purpose", "Es geht darum, dass Betriebe und Beschäftigte mithalten, auch beim digitalen Wandel.",
        "Zweck und Themen stehen im Profil; Themen gelten über alle Handlungsfelder.",
        "Über uns lesen", purpose, _page("networks:about")),
    Row("members", "73 Institutionen und Unternehmen machen mit.",
        "Mitglieder treten online bei, jede Mitgliedschaft hat Beginn und Ende.",
        "Mitglieder ansehen", members, _page("contacts:members")),
    Row("shared_goals", "Alle setzen das gemeinsame Handlungskonzept um.",
        "Zu jedem Ziel stehen Ansätze, Projekte und weiße Flecken.",
        "Ziele ansehen", shared_goals, _page("strategy:goals")),
    Row("developed", "Die Ziele werden immer wieder gemeinsam weiterentwickelt.",
        "Fassungen des Konzepts lassen sich Wort für Wort vergleichen, mit Begründung.",
        "Fassungen vergleichen", developed, _page("strategy:comparison")),
    Row("impulses", "Anregungen kommen auch aus anderen Regionen.",
        "Jeder Impuls wird beantwortet; aus ihm wachsen Ziele, Ideen und Projekte.",
        "Impulse öffnen", impulses, _page("strategy:office_impulses"), STAFF),
    Row("projects", "Seit Anfang 2012 gab es 23 Projekte in drei Handlungsfeldern.",
        "Jedes Projekt dient einem Ziel und zählt in dessen Handlungsfeld.",
        "Projekte ansehen", projects, _page("projects:projects")),
    Row("focus", "2017 geht es darum, wie kleine Unternehmen digital vorankommen.",
        "Der Lenkungskreis wählt je Jahr einen Schwerpunkt und begründet ihn.",
        "Schwerpunkt öffnen", focus, _focus_page),
    Row("outputs", "Aus Veranstaltungen werden Handlungsempfehlungen und neue Projektideen.",
        "Ergebnisse werden am selben Tag notiert; ein Klick macht daraus eine Idee oder eine Handlungsempfehlung.",
        "Ergebnisse öffnen", outputs, _page("events:office_findings"), STAFF),
    Row("first_event", "Der Auftakt im März in der SmartFactoryOWL war nach zwei Tagen ausgebucht.",
        "Plätze werden nie doppelt vergeben; wer zu spät kommt, rückt der Reihe nach.",
        "Auftakt öffnen", first_event, _event_of_focus("event")),
    Row("lasting", "Schwierig ist, kleine Unternehmen auf Dauer mitzunehmen.",
        "Vom ersten Kontakt bis „wirkt nach zwölf Monaten“: jedes Unternehmen zählt einmal, je Größe.",
        "Unternehmen öffnen", lasting, _page("outreach:office_companies"), STAFF),
    Row("joining_in", "Kleine Betriebe sollen mitreden können und bei Technik und Organisation Schritt halten.",
        "Zwei Sätze ohne Konto, ein anonymer Selbstcheck und kurze Handlungsempfehlungen.",
        "Angebote für kleine Unternehmen ansehen", joining_in, _page("recommendations:for_companies")),
    Row("channels", "Das direkte Gespräch wirkt, und Unternehmensberatungen helfen dabei.",
        "Kontakte werden festgehalten; jede Beratung hat einen eigenen Link.",
        "Beratungen öffnen", channels, _page("outreach:office_multipliers"), STAFF),
    Row("consultants_day", "Im Mai 2017 folgt ein Beratertag, moderiert im Rahmen der Partnerschaftsvereinbarung.",
        "Leistungen der Vereinbarung werden angefragt, zugesagt, erbracht und bewertet.",
        "Beratertag öffnen", consultants_day, _event_of_focus(CONSULTANTS_DAY)),
    Row("community", "Mitglieder haben etwas vom Wissen der bundesweiten Gemeinschaft.",
        "Fragen gehen an Netzwerke, die das Thema kennen.",
        "Fragen und Antworten öffnen", community, _page("partnership:questions"), STAFF),
    Row("learning", "Gute Beispiele aus anderen Regionen sparen Umwege.",
        "Die Bibliothek zeigt sie; „als Impuls übernehmen“ bewahrt die Herkunft.",
        "Bibliothek öffnen", learning, _page("partnership:library"), STAFF),
    Row("consensus", "Das gemeinsam beschlossene Konzept schafft breite Einigkeit.",
        "Gremien stimmen mit Regeln und Beleg ab; jeder Beschluss lässt sich nachrechnen.",
        "Beschlüsse ansehen", consensus, _page("decisions:decisions")),
    Row("endorsed", "Viele Projekte wurden mit der Empfehlung der Region gefördert.",
        "Von der Skizze über die Abstimmung zur unterschriebenen Empfehlung und zur Bewilligung.",
        "Weg der Projekte öffnen", endorsed, _page("projects:office_projects"), STAFF),
    Row("teaching", "Das Netzwerk kann zeigen, wie man gemeinsam zu Zielen kommt.",
        "Im Profil steht, wozu es Erfahrung weitergibt; der ganze Weg zum Konzept ist nachzulesen.",
        "Profil lesen", teaching, _page("networks:about"), once=True),
    Row("sharing", "Es lässt andere an Ergebnissen teilhaben.",
        "Aus einem Projektergebnis wird ein gutes Beispiel für alle.",
        "Gute Beispiele ansehen", sharing, _page("partnership:examples")),
    Row("partnership", "Mehr über die Partnerschaft steht öffentlich bereit.",
        "Eine Seite erklärt, was die Partnerschaft bietet und wer mitmacht.",
        "Partnerschaft ansehen", partnership, _installation("partnership_installation:partnership")),
    Row("database", "Alle Netzwerke stehen in einer Datenbank.",
        "Profil, Karte und offene Daten zu jedem Netzwerk.",
        "Netzwerkdatenbank ansehen", database, _installation("networks_installation:networks"), once=True),
    Row("interview", "Drei Fragen, drei Antworten.",
        "Die Antworten stehen auf einer Seite, deren Zahlen aus den Einträgen kommen.",
        "Drei Fragen lesen", interview, _page("insight:interview"), once=True),
]  # fmt: skip
