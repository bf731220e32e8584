"""Projects: from the idea over the recommendation of the region to the result."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fachwerk.core import clock
from fachwerk.core.dates import Precision
from fachwerk.decisions import operations as decisions
from fachwerk.decisions.models import Body
from fachwerk.demonstration.loading.book import Book, Item, content
from fachwerk.demonstration.loading.deciding import _cast, _recuse, _seats_of
from fachwerk.projects import operations as projects
from fachwerk.thread.models import Knot

MONEY = ("total_eur", "grant_eur", "own_eur", "third_eur")


def load_projects(book: Book) -> None:
    """Each project as far as it has come, in the order in which the ideas came up."""
    rows = sorted(content("projects")["projects"], key=lambda item: book.day(item["idea_on"]))
    for item in rows:
        _idea(book, item)
    for item in rows:
        if item.get("sketch_on"):
            _sketch(book, item)
    # numbers of the statements run by day of decision
    for item in sorted(
        (row for row in rows if row.get("endorsed_on")),
        key=lambda row: (row.get("number") or "", str(row["endorsed_on"])),
    ):
        _endorse(book, item)
    for item in rows:
        _carry_out(book, item)


def _idea(book: Book, item: Item) -> None:
    day = book.day(item["idea_on"])
    is_public = bool(item.get("starts"))
    with book.at(item["idea_on"] if isinstance(item["idea_on"], dict) else day):
        lead = book.made[item["lead"]]
        idea = projects.suggest_idea(
            book.office, title=item["title"], summary=item["summary"], proposed_by=lead.name, suggested_on=day,
            visibility="public" if is_public else "members", belongs_to=book.knots(item["goals"]),
            grown_from=_origins(book, item),
        )  # fmt: skip
        book.keep(item, idea)
        book.made[f"idea:{item['key']}"] = idea
        if item.get("sketch_requested_on") or item["state"] == "sketch_requested":
            projects.request_sketch(book.office, idea=idea)


def _origins(book: Book, item: Item) -> list[Knot]:
    known = ("impulse", "finding", "event", "result", "recommendation", "project_idea")
    knots = [book.made[key].knot for key in item.get("origin") or [] if key in book.made]
    book.missing += [key for key in item.get("origin") or [] if key not in book.made]
    return [knot for knot in knots if knot.kind in known]


def _money(given: Item) -> dict[str, Any]:
    return {name: Decimal(given[name]) for name in MONEY if given.get(name) is not None}


def _sketch(book: Book, item: Item) -> None:
    starts, starts_precision = book.rough(item["starts"]) if item.get("starts") else (None, Precision.MONTH)
    ends, ends_precision = book.rough(item["ends"]) if item.get("ends") else (None, Precision.MONTH)
    with book.at(item["sketch_on"]):
        book.made[f"sketch:{item['key']}"] = projects.hand_in_sketch(
            book.office, lead=book.made[item["lead"]], idea=book.made[f"idea:{item['key']}"],
            situation=item.get("situation", ""),
            plan=item.get("plan", ""), target_group=item.get("target_group", ""), lasting=item.get("lasting", ""),
            partners=[book.made[key] for key in item.get("partners") or []], starts_on=starts,
            starts_precision=starts_precision,
            ends_on=ends, ends_precision=ends_precision, belongs_to=book.knots(item["goals"][:1]),
            **_money(item.get("award") or {}),
        )  # fmt: skip
    if item["state"] == "submitted" and item.get("submitted_on"):
        opened = book.day(item["submitted_on"])
        with book.at(clock.at_local(opened, 10)):
            projects.put_to_vote(
                book.office, sketch=book.made[f"sketch:{item['key']}"], body=book.made["lenkungskreis"],
                closes_at=clock.at_local(max(opened + timedelta(days=14), book.today + timedelta(days=9)), 18),
                silently=True,
            )  # fmt: skip


def _endorse(book: Book, item: Item) -> None:
    day, precision = book.rough(item["endorsed_on"])
    given = item["endorsement"]
    sketch = book.made.get(f"sketch:{item['key']}")
    body = book.made[item["endorsed_by"]]
    if given.get("backfilled") or precision != Precision.DAY:
        with book.at(day):
            endorsement = projects.record_endorsement(
                book.office, sketch=sketch, idea=book.made[f"idea:{item['key']}"], result=given["result"],
                title=item["title"],
                reason=given["reason"], hints=given.get("hints", ""), decided_on=day, decided_precision=precision,
                body=body,
            )  # fmt: skip
    else:
        _voted(book, item, sketch, body, day)
        with book.at(clock.at_local(day, 17, 45)):
            endorsement = projects.record_endorsement(
                book.office, sketch=sketch, result=given["result"], reason=given["reason"], hints=given.get("hints", "")
            )
    book.made[f"endorsement:{item['key']}"] = endorsement
    if given["result"] != "not_recommended" and item.get("number"):
        with book.at(day + timedelta(days=1)):
            projects.issue_endorsement(book.office, endorsement=endorsement, number=item["number"])


def _voted(book: Book, item: Item, sketch: Any, body: Body, day: date) -> None:
    given = item["endorsement"]
    with book.at(clock.at_local(day, 14)):
        projects.put_to_vote(book.office, sketch=sketch, body=body, closes_at=clock.at_local(day, 17), silently=True)
        decision = sketch.decision
        seats = _seats_of(body, day)
        recused = given.get("recused", 0)
        _recuse(book, decision, seats[:recused], "Am Vorhaben beteiligt")
        _cast(book, decision, seats[recused:], given)
    with book.at(clock.at_local(day, 17, 30)):
        decisions.close_decision(book.office, decision=decision, reason=given["reason"])


def _carry_out(book: Book, item: Item) -> None:
    award = _award(book, item)
    if not item.get("starts") or book.day(item["starts"]) > book.today:
        return
    starts, starts_precision = book.rough(item["starts"])
    ends, ends_precision = book.rough(item["ends"]) if item.get("ends") else (None, Precision.MONTH)
    with book.at(starts):
        project = projects.start_project(
            book.office, starts_on=starts, starts_precision=starts_precision, award=award,
            endorsement=book.made.get(f"endorsement:{item['key']}"), sketch=book.made.get(f"sketch:{item['key']}"),
            idea=book.made[f"idea:{item['key']}"], title=item["title"], lead=book.made[item["lead"]],
            partners=[book.made[key] for key in item.get("partners") or []], ends_on=ends,
            ends_precision=ends_precision,
            summary=item["summary"], belongs_to=book.knots(item["goals"]),
        )  # fmt: skip
    book.keep(item, project)
    for result in item.get("results") or []:
        day, precision = book.rough(result["date"])
        with book.at(max(day, starts)):
            book.keep(result, projects.enter_result(
                book.office, project=project, sentence=result["text"], figure=result.get("value"),
                unit=result.get("unit", ""),
                observed_on=day, observed_precision=precision,
            ))  # fmt: skip
    if item["state"] == "finished" and ends is not None:
        with book.at(ends + timedelta(days=40)):
            projects.close_project(book.office, project=project)


def _award(book: Book, item: Item) -> Any:
    given = item.get("award")
    if not given:
        return None
    day, precision = book.rough(given["date"])
    with book.at(given["date"] if isinstance(given["date"], dict) else day):
        award = projects.enter_award(
            book.office, awarded_on=day, awarded_precision=precision,
            endorsement=book.made.get(f"endorsement:{item['key']}"),
            title=item["title"], funder=given["funder"], programme=given["programme"],
            duties=[(_duty_kind(duty), book.day(duty["due"])) for duty in item.get("duties") or []], **_money(given),
        )  # fmt: skip
    for duty, row in zip(
        award.duties.order_by("due_on"),
        sorted(item.get("duties") or [], key=lambda d: book.day(d["due"])),
        strict=False,
    ):
        if row.get("done_on"):
            with book.at(row["done_on"]):
                projects.fulfil_duty(book.office, duty=duty, done_on=book.day(row["done_on"]))
    return award


def _duty_kind(duty: Item) -> str:
    words = {
        "zwischen": "interim",
        "verwendung": "final",
        "abruf": "drawdown",
        "öffentlich": "publicity",
        "aufbewahr": "retention",
    }
    return next((kind for word, kind in words.items() if word in duty["title"].casefold()), "interim")
