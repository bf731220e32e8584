"""After the event: the steps in order, each with what is done and what is left."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.events.models import (
    Certificate,
    Claim,
    Event,
    Finding,
    FlipChart,
    Minutes,
    Satisfaction,
    Standing,
)
from fachwerk.events.queries.events import FOLLOW_UPS
from fachwerk.thread.models import Knot
from fachwerk.thread.trace import knot_url, neighbours

LISTED = (Standing.CONFIRMED, Standing.ATTENDED, Standing.NO_SHOW)


@dataclass(frozen=True)
class Step:
    """One step: what it is, where it stands, whether anything is left to do."""

    code: str
    title: str
    state: str
    is_done: bool


@dataclass(frozen=True)
class Aftermath:
    """Everything the page shows."""

    steps: Sequence[Step]
    grown: Sequence[tuple[Knot, str]]  # with the address of each
    minutes: Minutes | None
    asked: int
    unasked: int

    @property
    def next_code(self) -> str:
        """The first step that is left; its action is the main one of the page."""
        return next((step.code for step in self.steps if not step.is_done), "")


@dataclass
class _People:
    """How many people of the list are where."""

    open: int = 0
    there: int = 0
    missed: int = 0
    late: int = 0
    reachable: int = 0
    thanked: int = 0
    asked: int = 0
    unasked: int = 0


def aftermath_of(event: Event, network_slug: str) -> Aftermath:
    """The steps of one event, in eight queries."""
    people = _people(event)
    minutes = minutes_of(event)
    findings = dict(Finding.objects.filter(event=event).values_list("pk", "cluster"))
    grown = _grown(event, findings)
    steps = [
        _attendance(event, people),
        _thanks(event, people),
        _feedback(event, people),
        _minutes(minutes, people),
        _cards(event, findings),
        Step("grown", _("Was daraus wird"), _grown_words(len(grown)), bool(grown)),
    ]
    return Aftermath(
        steps, [(knot, knot_url(knot, network_slug)) for knot in grown], minutes, people.asked, people.unasked
    )


def _people(event: Event) -> _People:
    found = _People()
    rows = Claim.objects.filter(event=event, standing__in=LISTED).order_by().values_list(
        "standing", "places", "absent", "email", "thanked_at", "feedback_asked_at", "added_later_at"
    )  # fmt: skip
    for standing, places, absent, email, thanked_at, asked_at, later_at in rows:
        came = places - len(absent) if standing == Standing.ATTENDED else 0
        found.open += places if standing == Standing.CONFIRMED else 0
        found.there += came
        found.missed += 0 if standing == Standing.CONFIRMED else places - came
        if standing == Standing.ATTENDED:
            found.late += bool(later_at)
            found.reachable += bool(email)
            found.thanked += bool(thanked_at)
            found.asked += bool(asked_at)
            found.unasked += bool(email) and asked_at is None
    return found


def _grown(event: Event, findings: dict[uuid.UUID, str]) -> list[Knot]:
    keys = [event.pk, *findings]
    near = neighbours(keys, kinds=FOLLOW_UPS)
    seen: dict[object, Knot] = {knot.pk: knot for knots in near.values() for knot in knots}
    return list(seen.values())


def _attendance(event: Event, people: _People) -> Step:
    title = _("Anwesenheit")
    if people.open:
        words = ngettext(
            "%(open)s Person ist noch ohne Angabe.", "%(open)s Personen sind noch ohne Angabe.", people.open
        ) % {"open": people.open}
        return Step("attendance", title, words, is_done=False)
    if not people.there and not people.missed:
        reported = event.attended_reported
        words = _("%(there)s Teilnehmende gemeldet.") % {"there": reported} if reported else _("Noch niemand erfasst.")
        return Step("attendance", title, words, reported is not None)
    parts = [ngettext("%(n)s Person war da", "%(n)s Personen waren da", people.there) % {"n": people.there}]
    if people.missed:
        parts.append(_("%(missed)s nicht erschienen") % {"missed": people.missed})
    if people.late:
        parts.append(_("%(late)s nachgetragen") % {"late": people.late})
    return Step("attendance", title, ", ".join(parts) + ".", is_done=True)


def _thanks(event: Event, people: _People) -> Step:
    title = _("Dank und Bescheinigung")
    if not people.reachable:
        return Step("thanks", title, _("Noch ist niemand mit E-Mail-Adresse als anwesend erfasst."), is_done=False)
    made = Certificate.objects.filter(claim__event=event, withdrawn_at=None).count()
    words = _("%(thanked)s von %(all)s Anmeldungen haben ihre E-Mail. Bescheinigungen: %(made)s.") % {
        "thanked": people.thanked,
        "all": people.reachable,
        "made": made,
    }
    return Step("thanks", title, words, people.thanked >= people.reachable)


def _feedback(event: Event, people: _People) -> Step:
    answers = Satisfaction.objects.filter(event=event).count()
    words = _("%(asked)s gefragt, %(answers)s Antworten.") % {"asked": people.asked, "answers": answers}
    return Step("feedback", _("Rückmeldungen"), words, not people.unasked and bool(people.asked or answers))


def _minutes(minutes: Minutes | None, people: _People) -> Step:
    title = _("Protokoll")
    if minutes is None:
        return Step("minutes", title, _("Noch keines."), is_done=False)
    if minutes.sent_at:
        return Step("minutes", title, _("Abgelegt und verschickt."), is_done=True)
    return Step("minutes", title, _("Abgelegt, nicht verschickt."), is_done=True)


def _cards(event: Event, findings: dict[uuid.UUID, str]) -> Step:
    photos = FlipChart.objects.filter(event=event).count()
    open_cards = sum(1 for cluster in findings.values() if not cluster)
    words = ngettext("%(n)s Karte", "%(n)s Karten", len(findings)) % {"n": len(findings)}
    if findings and open_cards:
        words += ", " + _("davon %(open)s ohne Thema") % {"open": open_cards}
    if photos:
        words += ", " + ngettext("%(n)s Foto", "%(n)s Fotos", photos) % {"n": photos}
    return Step("cards", _("Ergebnisse als Karten"), words + ".", bool(findings))


def _grown_words(many: int) -> str:
    if not many:
        return _("Noch nichts. Aus einer Karte wird mit einem Klick eine Handlungsempfehlung oder Projektidee.")
    return ngettext("%(n)s Eintrag ist entstanden.", "%(n)s Einträge sind entstanden.", many) % {"n": many}


def minutes_of(event: Event) -> Minutes | None:
    """The minutes of an event, if there are any."""
    found: Minutes | None = Minutes.objects.filter(event=event).select_related("attachment").first()
    return found
