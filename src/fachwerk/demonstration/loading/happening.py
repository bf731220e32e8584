"""Events with their registrations, findings, feedback; recommendations and the self-check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from fachwerk.core import clock
from fachwerk.demonstration.loading.book import Book, Item, content
from fachwerk.events import operations as events
from fachwerk.recommendations import operations as recommendations
from fachwerk.thread.models import Knot, Relation
from fachwerk.thread.ties import tie

KINDS = {
    "idea": "proposal",
    "need": "need",
    "question": "question",
    "good_practice": "observation",
    "obstacle": "observation",
}


def load_events(book: Book) -> None:
    """Events are announced on their day; registrations come in between opening and the day of the event."""
    for item in content("events")["events"]:
        _event(book, item)


def _event(book: Book, item: Item) -> None:
    starts = timezone.localtime(book.moment(item["starts"]))
    ends = _end(book, item, starts)
    registrations = item.get("registrations") or {}
    opened = book.moment(registrations["opened_at"]) if registrations.get("opened_at") else None
    announced = _announced(book, item, starts, opened)
    goals = [
        knot for knot in book.knots(item.get("goals")) if knot.happened_on is None or knot.happened_on <= starts.date()
    ]
    with book.at(announced):
        event = events.announce_event(
            book.office, title=item["title"], format=item["format"], day=starts.date(), starts=starts.time(),
            ends=ends.time() if ends else None, last_day=_last_day(book, item, starts), capacity=item.get("capacity"),
            with_registration=bool(registrations), registration_opens_at=opened,
            belongs_to=[*goals, *_focus(book, item)], **_details(book, item),
        )  # fmt: skip
    book.keep(item, event)
    for key in item.get("goals") or []:  # a goal written later grew out of this event
        knot = book.made[key].knot if key in book.made else None
        if knot is not None and knot not in goals and knot.kind in ("goal", "measure"):
            tie(knot, event.knot, Relation.GROWS_FROM)
    if registrations.get("confirmed"):
        _register(book, item, event, opened or announced, starts)
    if starts < clock.now():
        _after(book, item, event, ends or starts)


def _announced(book: Book, item: Item, starts: datetime, opened: datetime | None) -> datetime:
    wished = book.moment(item["announced_on"]) if item.get("announced_on") else starts - timedelta(days=30)
    if opened is not None:
        wished = min(wished, opened)
    return min(wished, clock.now() - timedelta(hours=1))


def _end(book: Book, item: Item, starts: datetime) -> datetime | None:
    if not item.get("ends"):
        return None
    if isinstance(item["ends"], dict) and "days_from_today" not in item["ends"]:
        return None
    ends = timezone.localtime(book.moment(item["ends"]))
    return ends if ends > starts else None


def _last_day(book: Book, item: Item, starts: datetime) -> Any:
    return book.day(item["ends_on"]) if item.get("ends_on") and book.day(item["ends_on"]) > starts.date() else None


def _focus(book: Book, item: Item) -> list[Knot]:
    return [book.made[item["focus"]].knot] if item.get("focus") in book.made else []


def _details(book: Book, item: Item) -> dict[str, Any]:
    organiser = book.made.get(item.get("organiser") or "")
    details = {
        "place": item.get("place", ""),
        "address": item.get("place_address", ""),
        "accessibility_note": item.get("accessibility", ""),
        "audience": item.get("audience", ""),
        "summary": item.get("summary", ""),
        "programme": "\n".join(f"{line['time']} {line['item']}" for line in item.get("programme") or []),
        "moderated_by": item.get("moderator", "") or "",
        "under_agreement": "Partnerschaftsvereinbarung" if item.get("support_request") else "",
    }
    if organiser is not None and organiser is not book.network:
        details |= {"organiser": organiser, "organiser_name": organiser.name}
    return details


def guests(book: Book) -> Iterator[tuple[str, Any, str]]:
    """Endless invented participants: their function, organisation and the band of its size."""
    members = content("members")
    rows = [*members["members"], *members["non_members"]]
    while True:
        for row in rows:
            yield row.get("contact") or "Geschäftsführung", book.made[row["key"]], row.get("size_class", "")


def _register(book: Book, item: Item, event: Any, opened: datetime, starts: datetime) -> None:
    registrations = item["registrations"]
    full_at = book.moment(registrations["full_at"]) if registrations.get("full_at") else None
    last = min(full_at or starts - timedelta(hours=20), clock.now() - timedelta(minutes=30))
    count, attended = registrations["confirmed"], registrations.get("attended", 0)
    moments = _spread(book, item, opened, last, count)
    entries = []
    people = guests(book)
    for _skipped in range(sum(map(ord, item["key"])) % 97):
        next(people)
    is_over = starts < clock.now()
    for number, moment in enumerate(moments):
        standing = "confirmed" if not is_over else ("attended" if number < attended else "no_show")
        entries.append(_entry(people, item, number, moment, standing))
    end_of_waiting = min(starts - timedelta(hours=18), clock.now() - timedelta(minutes=10))
    waiting = registrations.get("waiting", 0)
    for number in range(waiting):
        moment = last + (end_of_waiting - last) * (number + 1) / (waiting + 1)
        entries.append(_entry(people, item, count + number, moment, "waiting"))
    events.enter_past_claims(book.office, event=event, entries=entries)


def _spread(book: Book, item: Item, opened: datetime, last: datetime, count: int) -> list[datetime]:
    """Evenly from the opening on; the last place goes exactly at ``last``. Days with a known number come first."""
    known = [
        (clock.end_of(book.day(day)) - timedelta(hours=2), n) for day, n in (item.get("confirmed_on") or {}).items()
    ]
    moments: list[datetime] = []
    start = opened
    for until, total in [*known, (last, count)]:
        new = max(0, total - len(moments))
        moments += [start + (until - start) * (number + 1) / new for number in range(new)]
        start = until
    return moments


def _entry(
    people: Iterator[tuple[str, Any, str]], item: Item, number: int, moment: datetime, standing: str
) -> events.PastClaim:
    function, organisation, size = next(people)
    return events.PastClaim(
        name=f"{function}, {organisation.short_name or organisation.name}"[:120],
        email=f"teilnahme-{number + 1}.{item['key'].replace('_', '-')}@demo.example",
        organisation_name=organisation.name,
        organisation=organisation,
        employees=size if size in ("micro", "small", "medium", "large") else "",
        joined_at=moment,
        standing=standing,
    )


def _after(book: Book, item: Item, event: Any, ends: datetime) -> None:
    """Findings and feedback the morning after."""
    with book.at(min(ends + timedelta(hours=15), clock.now())):
        satisfaction = item.get("satisfaction")
        if satisfaction:
            positive = satisfaction["positive"]
            answers = [5 if number % 2 else 4 for number in range(positive)]
            events.enter_feedback(
                book.office, event=event, answers=answers + [3] * (satisfaction["answers"] - positive)
            )
        for finding in item.get("findings") or []:
            noted = events.note_findings(
                book.office,
                event=event,
                lines=[finding["text"]],
                sort=KINDS[finding["kind"]],
                cluster=finding.get("cluster", ""),
            )
            book.keep(finding, noted[0])


def load_selfcheck(book: Book) -> None:
    """The questionnaire and the anonymous answers so far."""
    data = content("selfcheck")
    form = data["questionnaire"]
    with book.at(form["published_on"]):
        recommendations.put_questionnaire_in_use(
            book.office,
            title=form["title"],
            intro=form["intro"],
            question_state=form["question_state"],
            question_relevance=form["question_relevance"],
            scale=form["scale"],
            no_answer=form["no_answer"],
            areas=[_area(area) for area in form["areas"]],
        )
    for answer in data["answers"]:
        with book.at(answer["date"]):
            recommendations.answer_selfcheck(
                book.guest,
                answers={key: tuple(pair) for key, pair in answer["answers"].items()},
                size_class=answer.get("size_class", "unknown"),
                wz_section=answer.get("wz", ""),
            )


def _area(area: Item) -> Item:
    items = [{"code": item["key"], "statement": item["statement"], "help": item["help"]} for item in area["items"]]
    return {"title": area["title"], "dimension": area["dimension"], "items": items}


def load_recommendations(book: Book) -> None:
    """Recommendations for small companies, each from its finding or event."""
    for item in content("recommendations")["recommendations"]:
        with book.at(item["published_on"]):
            written = recommendations.write_recommendation(
                book.office,
                title=item["title"],
                problem=item["problem"],
                steps=item["steps"],
                effort=item["effort"],
                cost=item["cost"],
                sectors=item.get("sectors") or [],
                sizes=item.get("sizes") or [],
                done_by=item.get("who", ""),
                evidence=item.get("evidence_first") or item.get("evidence", ""),
                dimension=item["dimension"],
                item_codes=item.get("selfcheck_items") or [],
                belongs_to=book.knots([item["goal"]] if item.get("goal") else []),
                grown_from=_origins(book, item),
            )
            published = recommendations.publish_recommendation(
                book.office, recommendation=written, review_on=book.day(item["review_on"])
            )
        book.keep(item, published)
        _review(book, published)


def _review(book: Book, recommendation: Any) -> None:
    """The office looked at it again every two years; what fell due in the last months still waits."""
    while recommendation.review_on < book.today - timedelta(days=120):
        with book.at(recommendation.review_on):
            following = min(recommendation.review_on + timedelta(days=730), book.today + timedelta(days=200))
            recommendation = recommendations.review_recommendation(
                book.office, recommendation=recommendation, review_on=following
            )


def _origins(book: Book, item: Item) -> Sequence[Knot]:
    """The finding; its event hangs behind it already."""
    knots = book.knots(item.get("origin"))
    findings = [knot for knot in knots if knot.kind == "finding"]
    return findings or knots
