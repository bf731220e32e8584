"""The network itself, its organisations, people, memberships and bodies."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from fachwerk.contacts import operations as contacts
from fachwerk.core.dates import Precision
from fachwerk.decisions import operations as decisions
from fachwerk.demonstration.loading.book import Book, Item, content
from fachwerk.networks.models import Network
from fachwerk.networks.operations import found_network
from fachwerk.networks.queries import STATES

STATE_CODES = {name: code for code, name in STATES.items()}


def found(item: Item, day: date, *, is_invented: bool, is_national_office: bool = False) -> Network:
    """A network with its public profile."""
    contact = item.get("contact") or {}
    offers = item.get("offers") or []
    founded: Any = item.get("founded_on")
    precision: str = Precision.DAY
    if isinstance(founded, str):
        founded, precision = Book(Network(), day).rough(founded)
    return found_network(
        slug=item["slug"],
        name=item["name"],
        region_name=item.get("region", ""),
        kreise=[str(ags) for ags in item.get("kreise_ags", [])],
        state_code=STATE_CODES.get(item.get("state", ""), ""),
        purpose=item.get("purpose", ""),
        about=item.get("about", ""),
        carrier=item.get("carrier", ""),
        office_name=item.get("office", ""),
        office_phone=contact.get("phone", ""),
        office_email=contact.get("email", ""),
        office_hours=contact.get("opening_hours", ""),
        office_address=contact.get("address", ""),
        website=item.get("website", ""),
        founded_on=founded,
        founded_precision=precision,
        founded_at=item.get("founded_at", ""),
        topics=[_title(topic) for topic in item.get("topics", [])],
        mentor_topics=[_title(offer["topic"]) for offer in offers if offer["role"] == "mentor"],
        learner_topics=[_title(offer["topic"]) for offer in offers if offer["role"] == "learner"],
        target_groups=item.get("target_groups", []),
        sectors=[],
        is_invented=is_invented,
        is_national_office=is_national_office,
        is_listed=not is_national_office,
        verified_on=item.get("last_verified") if isinstance(item.get("last_verified"), date) else None,
    )


def _title(topic: Any) -> str:
    """The title of a topic given by key or as an item."""
    if isinstance(topic, dict):
        return str(topic["title"])
    titles = {item["key"]: item["title"] for item in content("network")["topics"]}
    return str(titles.get(topic, topic))


def load_organisations(book: Book) -> None:
    """Members join on their day; other companies of the region are known from the beginning."""
    data = content("members")
    for item in data["non_members"]:
        with book.at(date(2012, 1, 2)):
            _enter(book, item)
    for item in sorted(data["members"], key=lambda member: str(member["since"])):
        with book.at(book.day(item["since"])):
            organisation = _enter(book, item)
            contacts.admit_member(
                book.office,
                organisation=organisation,
                since=book.day(item["since"]),
                contribution=item.get("contribution", ""),
                declared_by_function=item.get("contact", ""),
            )
    for item in data["members"]:
        if item.get("until"):
            with book.at(book.day(item["until"])):
                contacts.end_membership(book.office, organisation=book.made[item["key"]], until=book.day(item["until"]))


def _enter(book: Book, item: Item) -> Any:
    organisation = contacts.enter_organisation(
        book.office,
        name=item["name"],
        short_name=item.get("short", ""),
        kind=item["kind"],
        interest_group=item.get("interest_group", ""),
        ags=str(item.get("ags", "")),
        size_class=item.get("size_class", "unknown"),
        wz_section=item.get("wz", ""),
        website=item.get("website", ""),
    )
    book.keep(item, organisation)
    if item.get("display_name"):
        person = contacts.enter_person(book.office, name=item["display_name"])
        book.made[f"person:{item['key']}"] = person
        contacts.affiliate(
            book.office,
            person=person,
            organisation=organisation,
            function=item.get("contact", ""),
            since=book.day(item["since"]) if item.get("since") else None,
        )
    return organisation


def load_bodies(book: Book) -> None:
    """Bodies with their seats."""
    for item in content("bodies")["bodies"]:
        since, precision = book.rough(item["since"])
        with book.at(since):
            body = decisions.found_body(
                book.office,
                name=item["name"],
                body_kind=item["kind"],
                remit=item.get("note", ""),
                since=since,
                since_precision=precision,
                until=book.day(item["until"]) if item.get("until") else None,
                quorum=Fraction(9, 17) if item.get("seats") else Fraction(1, 2),
            )
            book.keep(item, body)
            for seat in item.get("seats", []):
                _seat(book, body, seat)


def _seat(book: Book, body: Any, seat: Item) -> None:
    book.made[f"seat:{seat['key']}"] = decisions.fill_seat(
        book.office,
        body=body,
        organisation=book.made[seat["organisation"]],
        person=book.made.get(f"person:{seat['organisation']}"),
        function=seat["function"],
        role={"chair": "chair", "deputy_chair": "deputy_chair"}.get(seat.get("role", ""), "member"),
        interest_group=seat["interest_group"],
        since=book.day(seat["since"]),
    )
