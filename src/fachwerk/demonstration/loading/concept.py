"""Impulses, the action concept in its versions, and the focus of each year."""

from __future__ import annotations

from typing import Any

from fachwerk.demonstration.loading.book import Book, Item, content
from fachwerk.demonstration.loading.deciding import decide
from fachwerk.strategy import operations as strategy
from fachwerk.thread.models import Relation
from fachwerk.thread.ties import tie


def load_impulses(book: Book) -> None:
    """Every impulse on its day, except those that are the adoption of a good example."""
    for item in content("impulses")["impulses"]:
        if item.get("adoption"):
            continue
        day, precision = book.rough(item["date"])
        with book.at(item["date"] if isinstance(item["date"], dict) else day):
            impulse = strategy.receive_impulse(
                book.office,
                text=item["text"],
                source=item["source"],
                voice=item.get("from", ""),
                received_at=day,
                precision=precision,
            )
            book.keep(item, impulse)


def settle_impulses(book: Book) -> None:
    """What the office did with each impulse, once the concept it is tied to exists."""
    for item in content("impulses")["impulses"]:
        impulse = book.made.get(item["key"])
        if impulse is not None:
            settle_impulse(book, item, impulse)


def settle_impulse(book: Book, item: Item, impulse: Any) -> None:
    """Answered, parked, tied, released."""
    if item["status"] == "new":
        return
    with book.at(item.get("replied_on") or item["date"]):
        if item["status"] == "parked":
            strategy.park_impulse(book.office, impulse=impulse, reason=item.get("park_reason") or item.get("reply", ""))
            return
        if item.get("goal") and not _is_ancestor(book, item):
            strategy.tie_impulse(book.office, impulse=impulse, to=book.made[item["goal"]].knot)
        if item.get("reply"):
            strategy.answer_impulse(book.office, impulse=impulse, reply=item["reply"], silently=True)
        strategy.release_impulse(book.office, impulse=impulse)


def _is_ancestor(book: Book, item: Item) -> bool:
    """An impulse older than its goal is what the goal grew from; then the goal hangs on it, not the other way round."""
    goal = book.made.get(item["goal"])
    return goal is not None and item["key"] in book.made.get(f"ancestors:{item['goal']}", ())


def load_concept(book: Book) -> None:
    """The versions one after another; each clause appears with the version that brought it."""
    data = content("concept")
    with book.at("2011-09-01"):
        strategy.start_concept(book.office, title=data["concept"]["title"])
    for item in data["versions"]:
        resolved, precision = book.rough(item["resolved_on"])
        with book.at(resolved):
            version = strategy.draft_version(book.office, label=item["label"], data_chapter=item["data_chapter"])
            book.keep(item, version)
            for clause in data["fields"]:
                _field(book, data, version, item, clause)
            _advice(book, data, version, item)
        decision = decide(
            book, item, title=f"Handlungskonzept „{data['concept']['title']}“, Fassung {item['label']}",
            body=book.made[item["resolved_by"]], day=(resolved, precision),
        )  # fmt: skip
        book.made[f"decision:{item['key']}"] = decision
        with book.at(resolved):
            strategy.put_version_in_force(
                book.office,
                version=version,
                resolved_on=resolved,
                precision=precision,
                decision=decision.knot,
                is_backfilled=bool(item.get("backfilled")),
                note=item.get("note"),
            )


def _field(book: Book, data: Item, version: Any, item: Item, clause: Item) -> None:
    label = item["label"]
    if clause["since"] == label:
        book.keep(clause, strategy.add_field(
            book.office, version=version, title=clause["title"], text=clause.get("intro", ""),
            short={"nachwuchs": "Nachwuchs", "kmu": "KMU", "qualifikation": "Qualifikation"}[clause["key"]],
            number=clause["number"],
        ))  # fmt: skip
    for goal in clause["goals"]:
        _goal(book, data, version, item, clause, goal)


def _goal(book: Book, data: Item, version: Any, item: Item, clause: Item, goal: Item) -> None:
    label = item["label"]
    change = _change(data, item["key"], goal["key"])
    if goal["since"] == label:
        causes = _causes(book, data, goal["key"], change)
        made = strategy.add_goal(
            book.office, version=version, field=book.made[clause["key"]], title=goal["title"],
            text=goal.get("wording", {}).get(label, ""), number=goal["number"], reason=change.get("reason", ""),
            grown_from=causes,
        )  # fmt: skip
        book.keep(goal, made)
    elif label in goal.get("wording", {}) or label in goal.get("renamed", {}):
        strategy.reword_goal(
            book.office, version=version, goal=book.made[goal["key"]], text=goal["wording"].get(label),
            title=goal.get("renamed", {}).get(label), reason=change.get("reason", ""),
        )  # fmt: skip
    for number, approach in enumerate(goal.get("approaches", []), start=1):
        _approach(book, data, version, item, goal, approach, number)


def _approach(book: Book, data: Item, version: Any, item: Item, goal: Item, approach: Item, number: int) -> None:
    change = _change(data, item["key"], approach["key"])
    if approach["since"] == item["label"]:
        impulse = book.made.get(change.get("impulse") or "")
        book.keep(approach, strategy.add_measure(
            book.office, version=version, goal=book.made[goal["key"]], title=approach["title"], number=number,
            reason=change.get("reason", ""), grown_from=[impulse.knot] if impulse else [],
        ))  # fmt: skip
    elif approach.get("until") == item["label"]:
        into = book.made.get(approach.get("merged_into") or "")
        strategy.drop_clause(
            book.office,
            version=version,
            clause=book.made[approach["key"]],
            reason=change.get("reason", ""),
            merged_into=into,
        )


def _change(data: Item, version_key: str, node: str) -> Item:
    return next((c for c in data["changes"] if c["version"] == version_key and c["node"] == node), {})


def _causes(book: Book, data: Item, goal_key: str, change: Item) -> list[Any]:
    """Impulses that are older than the goal: the one its change names, and those tied to it from before it existed."""
    keys = [change["impulse"]] if change.get("impulse") else []
    since = next(g["since"] for f in data["fields"] for g in f["goals"] if g["key"] == goal_key)
    for item in content("impulses")["impulses"]:
        if item.get("goal") == goal_key and item["key"] in book.made and str(book.rough(item["date"])[0].year) < since:
            keys.append(item["key"])
    keys = [key for key in dict.fromkeys(keys) if key in book.made]
    book.made[f"ancestors:{goal_key}"] = tuple(keys)
    return [book.made[key].knot for key in keys]


def _advice(book: Book, data: Item, version: Any, item: Item) -> None:
    for advice in data["group_advice"]:
        if advice["version"] != item["key"]:
            continue
        day, precision = book.rough(advice["date"])
        made = strategy.give_advice(
            book.office, group_name=book.made[advice["group"]].name, text=advice["text"],
            goal=book.made[advice["goal"]],
            version=version, given_on=day, precision=precision,
        )  # fmt: skip
        book.keep(advice, made)
        tie(made.knot, book.made[advice["group"]].knot, Relation.GROWS_FROM)


def load_focus_topics(book: Book) -> None:
    """The focus of each year, chosen by a body."""
    for item in content("focus")["focus_topics"]:
        day, precision = book.rough(item["chosen_on"])
        decision = decide(
            book, {"result": "adopted", "reason": item.get("reason", "")},
            title=f"Schwerpunkt {item['year']}: {item['title']}", body=book.made[item["chosen_by"]],
            day=(day, precision),
        )  # fmt: skip
        with book.at(day):
            topic = strategy.choose_focus(
                book.office, year=item["year"], title=item["title"], subtitle=item["subtitle"],
                goals=book.knots(item["goals"]),
                reason=item.get("reason", ""), chosen_on=day, precision=precision, decision=decision.knot,
            )  # fmt: skip
        book.keep(item, topic)
        book.made["focus_current"] = topic
