""" "Heute": what is due, what came in, whom we wait for, the next seven days, what has gone quiet (pages.md 2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.access.actor import Actor
from fachwerk.contacts.queries import applications
from fachwerk.core import clock
from fachwerk.core.dates import show_day
from fachwerk.decisions.queries import missing_seats_count, open_votes_for
from fachwerk.events.queries import activities_to_release, findings_without_followup, places_lines, upcoming
from fachwerk.outreach.queries import gone_quiet, next_steps_due
from fachwerk.partnership.queries import adoptions_by_us, library, support_requests
from fachwerk.projects.queries import duties_due, sketches_waiting
from fachwerk.recommendations.queries import recommendations_due
from fachwerk.strategy.queries import impulses_waiting
from fachwerk.thread.models import Knot

SHOWN = 7  # lines of a block
AHEAD = timedelta(days=7)
DUTIES_AHEAD = timedelta(days=21)
NEW_EXAMPLES = timedelta(days=180)


@dataclass(frozen=True)
class Act:
    """The next verb, as a link."""

    label: str
    url: str


@dataclass(frozen=True)
class Line:
    """What – why now – next verb."""

    what: str
    url: str
    why: str
    note: str = ""
    is_late: bool = False
    acts: Sequence[Act] = ()


@dataclass(frozen=True)
class Block:
    """One headed list; more than seven lines fold."""

    title: str
    lines: Sequence[Line]
    anchor: str

    @property
    def shown(self) -> Sequence[Line]:
        """The first lines."""
        return self.lines[:SHOWN]

    @property
    def folded(self) -> Sequence[Line]:
        """The rest."""
        return self.lines[SHOWN:]


@dataclass(frozen=True)
class DeskPage:
    """What the template shows; ``next_line`` names what comes next when nothing is open."""

    blocks: Sequence[Block]
    is_new_office: bool
    next_line: Line | None = None
    first_steps: Sequence[Act] = field(default_factory=list)


def desk_page(actor: Actor, network: str) -> DeskPage:
    """The whole desk of the office."""
    today = clock.today()
    slugs = _Slugs()
    soon = _soon(network, today, slugs)
    blocks = [
        Block(
            _("Fällig"),
            [*_duties(network, today, slugs), *_reviews(network, today, slugs), *_next_steps(network, today, slugs)],
            "faellig",
        ),
        Block(_("Neu eingegangen"), _came_in(network, today, slugs), "neu"),
        Block(_("Wir warten auf andere"), _waiting(actor, network, today, slugs), "warten"),
        Block(_("Die nächsten sieben Tage"), [line for day, line in soon if day <= today + AHEAD], "woche"),
        Block(_("Still geworden"), _quiet(network), "still"),
    ]
    return DeskPage(
        blocks=[block for block in blocks if block.lines],
        is_new_office=not Knot.objects.filter(kind__in=["field_of_action", "event", "organisation"]).exists(),
        next_line=soon[0][1] if soon else None,
        first_steps=[
            Act(_("Mitgliederliste einlesen"), reverse("contacts:office_import", args=[network])),
            Act(_("Handlungsfelder eintragen"), reverse("strategy:office_concept_enter", args=[network])),
            Act(_("Nächsten Termin veröffentlichen"), reverse("events:office_event_new", args=[network])),
        ],
    )


class _Slugs:
    """Addresses of knots by kind, each kind read once."""

    def __init__(self) -> None:
        self._known: dict[str, dict[object, str]] = {}

    def __call__(self, kind: str, key: object) -> str:
        if kind not in self._known:
            self._known[kind] = dict(Knot.objects.filter(kind=kind).values_list("pk", "slug"))
        return self._known[kind][key]


def _when(day: date, today: date) -> tuple[str, bool]:
    """ "heute", "überfällig seit …" or the day; and whether it is late."""
    if day < today:
        return _("überfällig seit %(day)s") % {"day": show_day(day, weekday=True)}, True
    return (_("heute"), False) if day == today else (show_day(day, weekday=True), False)


def _duties(network: str, today: date, slugs: _Slugs) -> Iterable[Line]:
    for duty in duties_due(today + DUTIES_AHEAD):
        if duty.kind == "retention":  # the end of keeping papers is no task that can be late
            continue
        why, late = _when(duty.due_on, today)
        url = reverse("projects:award", args=[network, slugs("award", duty.award_id)])
        yield Line(
            f"{duty.get_kind_display()}: {duty.award.title}", url, why, is_late=late, acts=[Act(_("Öffnen"), url)]
        )


def _reviews(network: str, today: date, slugs: _Slugs) -> Iterable[Line]:
    for found in recommendations_due(within=timedelta(days=14)):
        why, late = _when(found.review_on or today, today)
        url = reverse("recommendations:office_recommendation_review", args=[network, slugs("recommendation", found.pk)])
        yield Line(
            _("Handlungsempfehlung prüfen: %(title)s") % {"title": found.title},
            url,
            why,
            is_late=late,
            acts=[Act(_("Prüfen"), url)],
        )


def _next_steps(network: str, today: date, slugs: _Slugs) -> Iterable[Line]:
    for touch in next_steps_due(today):
        why, late = _when(touch.next_on or today, today)
        url = reverse("outreach:office_company", args=[network, slugs("organisation", touch.organisation_id)])
        what = f"{touch.organisation.name}: {touch.next_step or _('nachfassen')}"
        yield Line(what, url, why, note=touch.note, is_late=late, acts=[Act(_("Ansprache öffnen"), url)])


def _came_in(network: str, today: date, slugs: _Slugs) -> list[Line]:
    lines = []
    for impulse in impulses_waiting():
        slug = slugs("impulse", impulse.pk)
        acts = [
            Act(_("Beantworten"), reverse("strategy:office_impulse_answer", args=[network, slug])),
            Act(_("Zuordnen"), reverse("strategy:office_impulse_tie", args=[network, slug])),
            Act(_("Zurückstellen"), reverse("strategy:office_impulse_park", args=[network, slug])),
        ]
        url = reverse("strategy:office_impulse", args=[network, slug])
        lines.append(
            Line(f"„{impulse.text[:120]}“", url, _("Impuls"), note=str(impulse.get_source_display()), acts=acts)
        )
    for application in applications(state="open"):
        url = reverse("contacts:office_application", args=[network, application.pk])
        lines.append(Line(application.organisation_name, url, _("Beitritt"), acts=[Act(_("Prüfen"), url)]))
    for event in activities_to_release():
        url = reverse("events:office_event", args=[network, slugs("event", event.pk)])
        lines.append(
            Line(event.title, url, _("gemeldeter Termin"), note=event.organiser_name, acts=[Act(_("Prüfen"), url)])
        )
    adopted = {adoption.publication_id for adoption in adoptions_by_us()}
    for publication in library().filter(released_on__gte=today - NEW_EXAMPLES)[:SHOWN]:
        if publication.pk not in adopted:
            url = reverse("partnership:publication", args=[network, publication.pk])
            note = _("aus %(origin)s") % {"origin": publication.origin_name}
            lines.append(Line(publication.title, url, _("Beispiel"), note=note, acts=[Act(_("Ansehen"), url)]))
    return lines


def _waiting(actor: Actor, network: str, today: date, slugs: _Slugs) -> list[Line]:
    lines = []
    for decision in open_votes_for(actor):
        url = reverse("decisions:office_decision", args=[network, slugs("decision", decision.pk)])
        missing = missing_seats_count(decision)
        why = ngettext("%(n)s Stimme fehlt", "%(n)s Stimmen fehlen", missing) % {"n": missing}
        until = (
            _("Frist %(day)s") % {"day": show_day(timezone.localtime(decision.closes_at).date(), weekday=True)}
            if decision.closes_at
            else ""
        )
        lines.append(Line(decision.title, url, why, note=until, acts=[Act(_("Erinnern"), url)]))
    for sketch in sketches_waiting():
        if sketch.decision is None:
            url = reverse("projects:sketch", args=[network, slugs("sketch", sketch.pk)])
            lines.append(
                Line(sketch.title, url, _("Skizze ohne Beschluss"), note=sketch.lead.name, acts=[Act(_("Öffnen"), url)])
            )
    for request in support_requests().filter(agreed_on__isnull=False, delivered_on=None):
        url = reverse("partnership:office_partnership", args=[network])
        lines.append(
            Line(
                request.title,
                url,
                _("zugesagt, noch nicht geleistet"),
                note=request.answering_network.name,
                acts=[Act(_("Öffnen"), url)],
            )
        )
    return lines


def _soon(network: str, today: date, slugs: _Slugs) -> list[tuple[date, Line]]:
    events = upcoming()
    places = places_lines(events[:SHOWN])
    found = []
    for event in events[:SHOWN]:
        url = reverse("events:office_event", args=[network, slugs("event", event.pk)])
        line = places.get(event.pk)
        acts = [Act(_("Einlassliste"), reverse("events:office_entrance", args=[network, slugs("event", event.pk)]))]
        found.append(
            (
                event.day,
                Line(event.title, url, show_day(event.day, weekday=True), note=line.text if line else "", acts=acts),
            )
        )
    return found


def _quiet(network: str) -> list[Line]:
    lines = []
    findings = len(findings_without_followup())
    if findings:
        url = reverse("events:office_findings", args=[network])
        text = ngettext(
            "%(n)s Ergebnis einer Veranstaltung ohne Folge", "%(n)s Ergebnisse von Veranstaltungen ohne Folge", findings
        )
        lines.append(Line(text % {"n": findings}, url, _("ohne Folge"), acts=[Act(_("Durchsehen"), url)]))
    quiet = len(gone_quiet())
    if quiet:
        url = reverse("outreach:office_companies", args=[network])
        text = ngettext(
            "%(n)s Unternehmen seit einem halben Jahr ohne Kontakt",
            "%(n)s Unternehmen seit einem halben Jahr ohne Kontakt",
            quiet,
        )
        lines.append(Line(text % {"n": quiet}, url, _("ohne Kontakt"), acts=[Act(_("Liste öffnen"), url)]))
    return lines[:3]
