"""Where things are, and which lists somebody has begun and not finished."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.access.actor import Actor
from fachwerk.contacts.queries import members_on, people
from fachwerk.core import clock, formats
from fachwerk.core.dates import show_day
from fachwerk.decisions.queries import bodies_of
from fachwerk.events.queries import findings_without_followup, held_between
from fachwerk.insight.queries.parts import Grid, Item, Items, Part
from fachwerk.networks.models import Network
from fachwerk.networks.queries import latest_interview
from fachwerk.partnership.queries import agreements
from fachwerk.projects.queries import ProjectRow, duties_due, projects_list, results_recent
from fachwerk.recommendations.queries import office_recommendations, questionnaire_in_use
from fachwerk.strategy.queries import focus_on, version_on
from fachwerk.tenancy.scope import active_network_id
from fachwerk.thread.trace import neighbours

MANY = 2000
A_YEAR = timedelta(days=365)


def places_part(actor: Actor, slug: str) -> Part:
    """The concept in force, the focus, running projects with their next duty, agreements, the self-check."""
    today = clock.today()
    items = [*_papers(slug, today), *_agreements(slug, today)]
    running = [row for row in projects_list(actor, on=today) if row.state == "running"]
    parts = [Part(_("Laufende Projekte"), [_running(running, slug)])] if running else []
    return Part(_("Wo was liegt"), [Items(items)] if items else [], parts, anchor="orte")


def _papers(slug: str, today: date) -> Iterator[Item]:
    version = version_on(today)
    if version is not None:
        title = _("Handlungskonzept „%(title)s“, Fassung %(label)s") % {
            "title": version.concept.title, "label": version.label
        }  # fmt: skip
        note = _("beschlossen %(day)s") % {"day": version.shown_resolved} if version.shown_resolved else ""
        yield Item(title, note, reverse("strategy:office_concept", args=[slug]))
    topic = focus_on(today)
    if topic is not None:
        url = reverse("strategy:office_focus_topics", args=[slug])
        yield Item(
            _("Schwerpunkt %(year)s: %(title)s") % {"year": topic.year, "title": topic.title}, topic.subtitle, url
        )
    if questionnaire_in_use() is not None:
        yield Item(_("Selbstcheck für Unternehmen"), url=reverse("recommendations:office_selfcheck", args=[slug]))


def _agreements(slug: str, today: date) -> Iterator[Item]:
    for agreement in agreements().filter(signed_on__lte=today):
        if agreement.valid_until is None or agreement.valid_until >= today:
            until = _("gilt bis %(day)s") % {"day": show_day(agreement.valid_until)} if agreement.valid_until else ""
            names = {"asking": agreement.asking_network.name, "answering": agreement.answering_network.name}
            title = _("Vereinbarung zwischen %(asking)s und %(answering)s") % names
            yield Item(title, until, reverse("partnership:office_partnership", args=[slug]))


def _running(rows: list[ProjectRow], slug: str) -> Grid:
    nearest: dict[object, str] = {}
    for duty in duties_due(clock.today() + 10 * A_YEAR):
        if duty.kind != "retention":
            nearest.setdefault(duty.award_id, f"{duty.get_kind_display()}, {show_day(duty.due_on)}")
    lines = [
        (
            row.title,
            ", ".join(filter(None, (str(row.project.lead), row.project.contact_function))),
            row.project.shown_end or "–",
            nearest.get(row.project.award_id, "–"),
        )
        for row in rows
    ]
    urls = [reverse("projects:project", args=[slug, row.slug]) for row in rows]
    head = [_("Projekt"), _("Träger, Ansprechstelle"), _("läuft bis"), _("nächste Pflicht")]
    return Grid(_("Laufende Projekte mit ihrer nächsten Pflicht"), head, lines, widths=(4, 4, 2, 3), urls=urls)


def unfinished_part(actor: Actor, slug: str) -> Part:
    """Lists with gaps, the number of gaps, and the page on which to close them."""
    items = [Item(words, url=url) for words, url in (*_contact_gaps(slug), *_work_gaps(actor, slug)) if words]
    return Part(_("Was noch unvollständig ist"), [Items(items)] if items else [], anchor="luecken")


def _contact_gaps(slug: str) -> Iterator[tuple[str, str]]:
    members = list(members_on(clock.today()).values_list("pk", "ags"))
    url = reverse("contacts:office_members", args=[slug])
    if members:
        everybody: Any = people()  # each comes with the functions held today
        reached = {row.organisation_id for person in everybody for row in person.valid_affiliations}
        alone = sum(key not in reached for key, _ags in members)
        without_kreis = sum(not ags for _key, ags in members)
        yield (
            _counted(
                ngettext("%(n)s Mitglied ohne Ansprechperson", "%(n)s Mitglieder ohne Ansprechperson", alone), alone
            ),
            url,
        )
        yield (
            _counted(
                ngettext("%(n)s Mitglied ohne Kreis", "%(n)s Mitglieder ohne Kreis", without_kreis), without_kreis
            ),
            url,
        )
    for body in bodies_of().filter(until=None):
        if not body.seat_count:
            yield (
                _("Gremium ohne Sitze: %(name)s") % {"name": body.name},
                reverse("decisions:office_bodies", args=[slug]),
            )


def _work_gaps(actor: Actor, slug: str) -> Iterator[tuple[str, str]]:
    today = clock.today()
    rows = projects_list(actor, on=today)
    with_result = {result.project_id for result in results_recent(MANY)}
    silent = sum(row.state == "ended" and row.project.pk not in with_result for row in rows)
    served = neighbours([row.project.pk for row in rows], kinds=["goal", "measure", "field_of_action"], back=True)
    loose = sum(not knots for knots in served.values())
    projects_url = reverse("projects:office_projects", args=[slug])
    uncounted = sum(held.attended is None and held.is_of_network for held in held_between(today - A_YEAR, today))
    idle = len(findings_without_followup())
    drafts = office_recommendations().filter(published_on=None).count()
    yield (
        _counted(
            ngettext("%(n)s beendetes Projekt ohne Ergebnis", "%(n)s beendete Projekte ohne Ergebnis", silent), silent
        ),
        projects_url,
    )
    yield _counted(ngettext("%(n)s Projekt ohne Ziel", "%(n)s Projekte ohne Ziel", loose), loose), projects_url
    yield (
        _counted(
            ngettext(
                "%(n)s Veranstaltung ohne Zahl der Teilnehmenden",
                "%(n)s Veranstaltungen ohne Zahl der Teilnehmenden",
                uncounted,
            ),
            uncounted,
        ),
        reverse("events:office_events", args=[slug]),
    )
    yield (
        _counted(
            ngettext(
                "%(n)s Ergebnis einer Veranstaltung ohne Folge", "%(n)s Ergebnisse von Veranstaltungen ohne Folge", idle
            ),
            idle,
        ),
        reverse("events:office_findings", args=[slug]),
    )
    yield (
        _counted(
            ngettext("%(n)s Handlungsempfehlung im Entwurf", "%(n)s Handlungsempfehlungen im Entwurf", drafts), drafts
        ),
        reverse("recommendations:office_recommendations", args=[slug]),
    )
    if latest_interview(Network.objects.get(pk=active_network_id())) is None:
        yield _("„Drei Fragen an uns“ sind noch nicht beantwortet"), reverse("networks:office_interview", args=[slug])


def _counted(words: str, many: int) -> str:
    """The sentence with its number, or nothing when there is no gap."""
    return words % {"n": formats.number(many)} if many else ""
