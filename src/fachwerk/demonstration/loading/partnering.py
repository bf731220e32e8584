"""The partnership: its office, invented partner networks, agreements, support, examples, adoptions, questions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from fachwerk.access.actor import Actor
from fachwerk.contacts import operations as contacts
from fachwerk.core import clock
from fachwerk.core.dates import Precision
from fachwerk.demonstration.loading.book import Book, Item, content
from fachwerk.demonstration.loading.concept import settle_impulse
from fachwerk.demonstration.loading.members import found
from fachwerk.events import operations as events
from fachwerk.loop.operations import adopt_publication
from fachwerk.partnership import operations as partnership
from fachwerk.projects import operations as projects
from fachwerk.strategy import operations as strategy
from fachwerk.strategy.queries import impulse_of_publication
from fachwerk.tenancy.scope import network_scope

OFFICE_SLUG = "innovationsbuero"


def found_partners(today: date) -> dict[str, Book]:
    """The office of the partnership and the invented networks, by their keys."""
    data = content("partnership")["partnership"]
    books = {}
    with clock.clock_set(date(2011, 1, 3)):
        office = found(
            {"slug": OFFICE_SLUG, "name": data["office"], "purpose": data["about"], "office": data["office"]},
            today, is_invented=False, is_national_office=True,
        )  # fmt: skip
        books["office"] = Book(office, today)
        for item in content("partners")["networks"]:
            books[item["key"]] = Book(found(item, today, is_invented=True), today)
    return books


def load_partnership(book: Book, books: dict[str, Book]) -> None:
    """What the office of the partnership tells everybody."""
    data = content("partnership")
    about = data["partnership"]
    office = books["office"]
    with network_scope(office.network), office.at(office.day(about["since"])):
        partnership.describe_partnership(
            office.office, name=about["name"], about=about["about"], since=office.rough(about["since"]),
            duties=[_text(duty) for duty in about["duties"]],
            services=[_text(service) for service in about["services"]],
        )  # fmt: skip
        for member in data["members"]:
            network = (books | {"owl": book}).get(member.get("network") or "")
            partnership.add_partnership_member(
                office.office, name=member["name"],
                since=office.rough(member["since"]) if member.get("since") else (None, Precision.DAY),
                member_slug=network.network.slug if network else "", is_invented=bool(member.get("demo")),
            )  # fmt: skip


def _text(given: Any) -> str:
    return str(given["text"]) if isinstance(given, dict) else str(given)


def load_partner_networks(books: dict[str, Book]) -> None:
    """Members, fields, projects, events and impulses of the invented networks."""
    for item in content("partners")["networks"]:
        book = books[item["key"]]
        with network_scope(book.network):
            _members(book, item)
            _concept(book, item)
            _impulses(book, item)
            _projects(book, item)
            _events(book, item)


def _members(book: Book, item: Item) -> None:
    for member in item["members"]:
        since = book.day(member["since"])
        with book.at(since):
            organisation = contacts.enter_organisation(
                book.office, name=member["name"], kind=member["kind"], ags=str(member.get("ags", ""))
            )
            contacts.admit_member(book.office, organisation=organisation, since=since)
            book.keep(member, organisation)


def _concept(book: Book, item: Item) -> None:
    founded = book.day(item["founded_on"])
    with book.at(founded + timedelta(days=200)):
        strategy.start_concept(book.office, title=f"Fachkräftesicherung {item['name'].split()[-1]}")
        version = strategy.draft_version(book.office, label=str(clock.today().year))
        for number, clause in enumerate(item["fields"], start=1):
            made = strategy.add_field(book.office, version=version, title=clause["title"], number=number)
            book.keep(clause, made)
            for place, goal in enumerate(clause["goals"], start=1):
                book.keep(goal, strategy.add_goal(
                    book.office, version=version, field=made, title=goal["title"], text=goal.get("text", ""),
                    number=place
                ))  # fmt: skip
        strategy.put_version_in_force(book.office, version=version, resolved_on=clock.today())
    if item.get("focus"):
        focus = item["focus"] if isinstance(item["focus"], dict) else {"title": item["focus"]}
        with book.at(date(book.today.year, 1, 15)):
            strategy.choose_focus(
                book.office, year=book.today.year, title=focus["title"], subtitle=focus.get("subtitle", "")
            )


def _impulses(book: Book, item: Item) -> None:
    adopted = {row["impulse"] for row in content("partnership")["adoptions"]}
    for given in item["impulses"]:
        if given["key"] in adopted:
            continue
        day, precision = book.rough(given["date"])
        with book.at(given["date"] if isinstance(given["date"], dict) else day):
            impulse = strategy.receive_impulse(
                book.office, text=given["text"], source=given["source"], received_at=day, precision=precision
            )
            book.keep(given, impulse)
        settle_impulse(book, given, impulse)


def _projects(book: Book, item: Item) -> None:
    for given in item["projects"]:
        starts, precision = book.rough(given["starts"])
        ends, ends_precision = book.rough(given["ends"]) if given.get("ends") else (None, Precision.MONTH)
        origins = given.get("origin") or []
        with book.at(starts):
            project = projects.start_project(
                book.office, title=given["title"], lead=book.made[given["lead"]], starts_on=starts,
                starts_precision=precision,
                ends_on=ends, ends_precision=ends_precision, summary=given["summary"], endorsement_not_needed=True,
                belongs_to=book.knots([given["field"]]),
                grown_from=book.knots([origins] if isinstance(origins, str) else origins),
            )  # fmt: skip
            book.keep(given, project)
        for result in given.get("results") or []:
            day, result_precision = book.rough(result["date"])
            with book.at(day):
                projects.enter_result(
                    book.office,
                    project=project,
                    sentence=result["text"],
                    observed_on=day,
                    observed_precision=result_precision,
                )


def _events(book: Book, item: Item) -> None:
    for given in item["events"]:
        starts = book.moment(given["starts"])
        local = timezone.localtime(starts)
        announced = min(starts - timedelta(days=30), clock.now() - timedelta(days=1))
        with book.at(announced):
            event = events.announce_event(
                book.office, title=given["title"], format=given["format"], day=local.date(), starts=local.time(),
                place=given.get("place", ""), summary=given.get("summary", ""), capacity=given.get("capacity"),
            )  # fmt: skip
        count = _confirmed(given)
        if count and given.get("capacity"):
            standing = "attended" if starts < clock.now() else "confirmed"
            entries = [
                events.PastClaim(
                    name="Teilnahme (erfunden)", joined_at=announced + timedelta(hours=number + 1), standing=standing
                )
                for number in range(count)
            ]
            events.enter_past_claims(book.office, event=event, entries=entries)
        book.keep(given, event)


def _confirmed(given: Item) -> int:
    registrations = given.get("registrations") or 0
    return int(registrations["confirmed"] if isinstance(registrations, dict) else registrations)


def load_support(book: Book, books: dict[str, Book]) -> None:
    """Agreements with the office and the support given under them."""
    data = content("partnership")
    everybody = {**books, "owl": book}
    topics = {item["key"]: item["title"] for item in content("network")["topics"]}
    agreements = {}
    for item in data["agreements"]:
        own = everybody[item["network"]]
        signed, precision = own.rough(item["signed_on"])
        with network_scope(own.network), own.at(signed):
            agreements[item["network"]] = partnership.sign_agreement(
                own.office, with_network=books["office"].network, signed=(signed, precision),
                services=[_text(service) for service in item["services"]],
                duties=[_text(duty) for duty in item["duties"]],
                roles=[
                    {"topic": topics.get(role["topic"], role["topic"]), "role": role["role"]}
                    for role in item.get("roles") or []
                ],
            )  # fmt: skip
            services = {service["key"]: service["text"] for service in item["services"] if isinstance(service, dict)}
            book.made[f"services:{item['network']}"] = services
    for item in data["support_requests"]:
        if item["network"] in agreements and not item.get("by"):
            _support(book, everybody, agreements[item["network"]], item)


def _support(book: Book, everybody: dict[str, Book], agreement: Any, item: Item) -> None:
    own, office = everybody[item["network"]], everybody["office"]
    services = book.made.get(f"services:{item['network']}", {})
    with network_scope(own.network), own.at(item["asked_on"]):
        support = partnership.ask_support(
            own.office, agreement=agreement, title=item["title"], service=services.get(item.get("service", ""), ""),
            note=item.get("note", "") or "", belongs_to=own.knots([item["event"]] if item.get("event") else []),
        )  # fmt: skip
    request = support.request
    for field, act in (("agreed_on", partnership.agree_support), ("delivered_on", partnership.deliver_support)):
        if item.get(field):
            with network_scope(office.network), office.at(item[field]):
                act(office.office, support_request=request)
    if item.get("rated_on"):
        with network_scope(own.network), own.at(item["rated_on"]):
            partnership.rate_support(
                own.office, support_request=request, rating=item["rating"], rating_text=item.get("rating_text", "")
            )


def load_sharing(book: Book, books: dict[str, Book], *, from_us: bool) -> None:
    """Good examples and their adoptions by day; first what came to us from elsewhere, later what we gave."""
    data = content("partnership")
    everybody: dict[str, Book] = {**books, "owl": book}
    steps: list[tuple[date, str, Item]] = []
    for item in data["good_examples"]:
        if (item["network"] == "owl") == from_us:
            steps.append((book.day(item["released_on"]), "example", item))
    for item in data["adoptions"]:
        if (item["by"] != "owl") == from_us:
            steps.append((book.day(item["date"]), "adoption", item))
    for _day, sort, item in sorted(steps, key=lambda step: step[0]):
        if sort == "example":
            book.made[f"publication:{item['key']}"] = _example(everybody[item["network"]], item)
        else:
            _adopt(everybody[item["by"]], item, book.made[f"publication:{item['example']}"])


def load_questions(book: Book, books: dict[str, Book]) -> None:
    """What coordinators asked each other, and who helped."""
    for item in content("partnership")["questions"]:
        _question({**books, "owl": book}, item)


def _example(own: Book, item: Item) -> Any:
    topics = {topic["key"]: topic["title"] for topic in content("network")["topics"]}
    project = own.made.get(item.get("project") or "")
    with network_scope(own.network), own.at(item["released_on"]):
        results = list(project.results.order_by("-observed_on")) if project is not None else []
        source = (results[0] if results else project).knot if project is not None else None
        example = partnership.write_example(
            own.office, retells=source, title=item["title"], topic=topics.get(item["topic"], item["topic"]),
            problem=item["problem"],
            approach=item["approach"], effort=item["effort"], effect=item["effect"], failed=item["failed"],
            conditions=item["conditions"], contact=item["contact"], licence=item.get("licence", "CC BY 4.0"),
            figures=[{"label": f["label"], "value": str(f["value"])} for f in item.get("figures") or []],
        )  # fmt: skip
        partnership.note_carrier_agreement(own.office, example=example)
        own.keep(item, example)
        return partnership.release_example(own.office, example=example)


def _adopt(own: Book, item: Item, publication: Any) -> None:
    given = _impulse_item(item["impulse"])
    with network_scope(own.network), own.at(item["date"]):
        adopt_publication(own.office, publication=publication, text=given["text"] if given else "")
        impulse = impulse_of_publication(publication.pk)
        own.made[item["impulse"]] = impulse
        if given and given.get("goal") in own.made:
            strategy.tie_impulse(own.office, impulse=impulse, to=own.made[given["goal"]].knot)
        if given and given.get("reply"):
            strategy.answer_impulse(own.office, impulse=impulse, reply=given["reply"], silently=True)
    if item.get("effect") and item.get("effect_on"):
        with network_scope(own.network), own.at(item["effect_on"]):
            adoption = own_adoption(own.office, publication)
            partnership.report_effect(own.office, adoption=adoption, effect=item["effect"])


def own_adoption(actor: Actor, publication: Any) -> Any:
    """The adoption of a publication by the active network."""
    return publication.adoptions.get(asking_network=actor.network_id)


def _impulse_item(key: str) -> Item | None:
    rows = [*content("impulses")["impulses"], *(row for n in content("partners")["networks"] for row in n["impulses"])]
    return next((row for row in rows if row["key"] == key), None)


def _question(everybody: dict[str, Book], item: Item) -> None:
    topics: dict[str, str] = {topic["key"]: topic["title"] for topic in content("network")["topics"]}
    own = everybody[item["asked_by"]]
    with network_scope(own.network), own.at(item["date"]):
        question = partnership.ask_question(
            own.office, topic=topics.get(str(item["topic"]), str(item["topic"])), text=item["text"]
        )
    helped = None
    for answer in item.get("answers") or []:
        other = everybody[answer["by"]]
        with network_scope(other.network), other.at(answer["date"]):
            partnership.answer_question(other.office, question=question, text=answer["text"])
        helped = answer["date"] if answer.get("helped") else helped
    if helped is not None:
        with network_scope(own.network), own.at(helped):
            partnership.thank_for_answers(own.office, question=question)
