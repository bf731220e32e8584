"""Deadlines to come, and what comes back every year as the past years tell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import MONTHS, Precision
from fachwerk.decisions.queries import decisions_list, meetings_coming, open_votes_for
from fachwerk.events.queries import office_events, upcoming
from fachwerk.insight.queries.parts import Grid, Part
from fachwerk.notebook.queries import follow_ups_open
from fachwerk.partnership.queries import agreements
from fachwerk.projects.queries import duties_due
from fachwerk.recommendations.queries import recommendations_due
from fachwerk.strategy.queries import focus_topics
from fachwerk.thread.models import Knot
from fachwerk.thread.trace import knot_url

YEARS_LOOKED_BACK = 5
ONE_BY_ONE = timedelta(weeks=4)
AT_LEAST = 2  # years in which something must have come to count as recurring
RETENTION = "retention"  # the end of keeping papers is no task


@dataclass(frozen=True)
class Deadline:
    """One day that somebody must know."""

    day: date
    what: str
    sort: str
    url: str


def deadlines(actor: Actor, slug: str, until: date) -> list[Deadline]:
    """Everything with a day up to ``until``, late things included, by day."""
    found = [
        *_duties(slug, until),
        *_reviews(slug, until),
        *_votes(actor, slug),
        *_events(slug, until),
        *_follow_ups(slug, until),
        *_meetings(slug, until),
        *_agreements(slug, until),
    ]
    return sorted(found, key=lambda one: (one.day, one.what))


def _addresses(kind: str) -> dict[object, str]:
    return dict(Knot.objects.filter(kind=kind).values_list("pk", "slug"))


def _duties(slug: str, until: date) -> Iterator[Deadline]:
    awards = _addresses("award")
    for duty in duties_due(until):
        if duty.kind != RETENTION:
            url = reverse("projects:award", args=[slug, awards[duty.award_id]])
            yield Deadline(duty.due_on, duty.award.title, str(duty.get_kind_display()), url)


def _reviews(slug: str, until: date) -> Iterator[Deadline]:
    """Those of the next weeks one by one, the later ones of a month together."""
    later: Counter[date] = Counter()
    soon = clock.today() + ONE_BY_ONE
    due: Any = recommendations_due(within=until - clock.today())  # each comes with its slug
    for found in due:
        day = found.review_on or until
        if day <= soon:
            url = reverse("recommendations:office_recommendation_review", args=[slug, found.slug])
            yield Deadline(day, found.title, _("Handlungsempfehlung prüfen"), url)
        else:
            later[day.replace(day=1)] += 1
    for month, many in later.items():
        words = ngettext("%(n)s Handlungsempfehlung", "%(n)s Handlungsempfehlungen", many) % {"n": many}
        url = reverse("recommendations:office_recommendations", args=[slug])
        yield Deadline(max(month, soon + timedelta(days=1)), words, _("prüfen in diesem Monat"), url)


def _votes(actor: Actor, slug: str) -> Iterator[Deadline]:
    addresses = _addresses("decision")
    for decision in open_votes_for(actor):
        if decision.closes_at:
            url = reverse("decisions:office_decision", args=[slug, addresses[decision.pk]])
            yield Deadline(timezone.localtime(decision.closes_at).date(), decision.title, _("Abstimmung endet"), url)


def _events(slug: str, until: date) -> Iterator[Deadline]:
    addresses = _addresses("event")
    for event in upcoming():
        is_ours = event.format != "activity"
        if is_ours and event.day <= until and event.precision == Precision.DAY and event.cancelled_at is None:
            url = reverse("events:office_event", args=[slug, addresses[event.pk]])
            yield Deadline(event.day, event.title, str(event.get_format_display()), url)


def _follow_ups(slug: str, until: date) -> Iterator[Deadline]:
    for found in follow_ups_open(until).select_related("knot"):
        url = knot_url(found.knot, slug) if found.knot else reverse("loop:desk", args=[slug])
        yield Deadline(found.due_on, found.what, _("Wiedervorlage"), url)


def _meetings(slug: str, until: date) -> Iterator[Deadline]:
    for meeting in meetings_coming():
        url = reverse("decisions:office_meeting", args=[slug, meeting.pk])
        if meeting.invited_at is None and meeting.invite_by <= until:
            yield Deadline(meeting.invite_by, meeting.title, _("Spätestens einladen"), url)
        if meeting.day <= until:
            yield Deadline(meeting.day, meeting.title, _("Sitzung"), url)


def _agreements(slug: str, until: date) -> Iterator[Deadline]:
    for agreement in agreements().filter(valid_until__range=(clock.today(), until)):
        url = reverse("partnership:office_partnership", args=[slug])
        what = _("Vereinbarung mit %(network)s") % {"network": agreement.answering_network.name}
        yield Deadline(agreement.valid_until or until, what, _("Vereinbarung endet"), url)


@dataclass(frozen=True)
class _Happening:
    what: str
    sort: str
    day: date


def rhythm(actor: Actor, today: date) -> Part:
    """What came in the same month of several years: "Beratertag: im Mai, zuletzt 2015, 2016 und 2017"."""
    first = date(today.year - YEARS_LOOKED_BACK, 1, 1)
    by_month: dict[tuple[str, str, int], set[int]] = defaultdict(set)
    for one in _happenings(actor, first, today):
        by_month[one.what, one.sort, one.day.month].add(one.day.year)
    recurring = [
        (month, what, sort, years) for (what, sort, month), years in by_month.items() if len(years) >= AT_LEAST
    ]
    # the year as it lies ahead: this month first
    recurring.sort(key=lambda row: ((row[0] - today.month) % 12, row[1]))
    rows = [(what, sort, str(MONTHS[month - 1]), _enumerated(sorted(years))) for month, what, sort, years in recurring]
    head = [_("Was"), _("Art"), _("Monat"), _("Jahre")]
    caption = _("Was in den letzten Jahren im selben Monat war")
    return Part(
        _("Das Jahr im Rhythmus"), [Grid(caption, head, rows, widths=(5, 3, 2, 3))] if rows else [], anchor="rhythmus"
    )


def _happenings(actor: Actor, first: date, today: date) -> Iterator[_Happening]:
    for event in office_events().filter(
        announced_at__isnull=False, cancelled_at=None, starts_at__gte=clock.at_local(first)
    ):
        if event.precision != Precision.YEAR and event.day <= today:
            yield _Happening(_without_number(event.title), str(event.get_format_display()), event.day)
    for decision in decisions_list(actor).filter(decided_on__gte=first):
        if decision.decided_precision != Precision.YEAR and decision.decided_on:
            yield _Happening(decision.body.name, _("Beschlüsse des Gremiums"), decision.decided_on)
    for topic in focus_topics().filter(chosen_on__gte=first):
        if topic.chosen_precision != Precision.YEAR and topic.chosen_on:
            yield _Happening(_("Schwerpunkt des Jahres"), _("Wahl"), topic.chosen_on)


_NUMBERS = re.compile(r"\b\d{4}\b|\b\d{1,2}\.(?=\s)|\b[IVX]{2,}\b")


def _without_number(title: str) -> str:
    """ "7. Beratertag OWL 2016" and "8. Beratertag OWL 2017" are the same thing."""
    return " ".join(_NUMBERS.sub(" ", title).replace(" .", " ").split()).strip(" :–-.") or title


def _enumerated(years: Sequence[int]) -> str:
    words = [str(year) for year in years]
    return words[0] if len(words) == 1 else _("%(first)s und %(last)s") % {
        "first": ", ".join(words[:-1]), "last": words[-1]
    }  # fmt: skip
