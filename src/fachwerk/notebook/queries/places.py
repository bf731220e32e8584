"""From words to the thing that is meant: "Metallbau Egge" → the organisation, "Frau Muster" → the person."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fachwerk.contacts.models import Person
from fachwerk.contacts.queries import organisation_named, person_by_id
from fachwerk.core.errors import NotThere
from fachwerk.core.slugs import sort_key_of
from fachwerk.thread.kinds import all_kinds, kind_of
from fachwerk.thread.models import Knot
from fachwerk.thread.queries import knot_by_id
from fachwerk.thread.trace import knot_url

OFFERED = 400
FEWEST_LETTERS = 3


@dataclass(frozen=True)
class Place:
    """Where something hangs: on a knot, on a person, or – as plain words – on nothing."""

    knot: Knot | None = None
    person: Person | None = None
    words: str = ""

    @property
    def shown(self) -> str:
        """What people call it."""
        return self.knot.title if self.knot else self.person.name if self.person else self.words


def place_of(*, knot: str = "", person: str = "", words: str = "") -> Place:
    """The place behind an id from a form or behind typed words; raises NotThere for an id of another network."""
    if knot:
        return Place(knot=knot_by_id(knot))
    if person:
        return Place(person=person_by_id(_uuid(person)))
    return place_named(words)


def place_named(words: str) -> Place:
    """What is meant, if it is clear; otherwise the words stay as they are."""
    plain = " ".join(words.split())
    if len(plain) < FEWEST_LETTERS:
        return Place(words=plain)
    people = list(Person.objects.filter(sort_key=sort_key_of(plain))[:2])
    organisation = organisation_named(plain)
    if organisation is not None and not people:
        return Place(knot=organisation.knot)
    if len(people) == 1 and organisation is None:
        return Place(person=people[0])
    if people or organisation:
        return Place(words=plain)
    for found in (Knot.objects.filter(title__iexact=plain), Knot.objects.filter(title__istartswith=plain)):
        knots = list(found[:2])
        if len(knots) == 1:
            return Place(knot=knots[0])
    starting = list(Person.objects.filter(sort_key__startswith=sort_key_of(plain))[:2])
    return Place(person=starting[0]) if len(starting) == 1 else Place(words=plain)


def offered_names() -> list[str]:
    """Names that a field proposes while one types: organisations, people, what was touched last."""
    knots = Knot.objects.filter(kind="organisation").order_by("title").values_list("title", flat=True)[:OFFERED]
    recent = Knot.objects.exclude(kind__in=["organisation", "finding"]).order_by("-tied_at")
    people = Person.objects.order_by("sort_key").values_list("name", flat=True)[:OFFERED]
    return list(dict.fromkeys([*knots, *people, *recent.values_list("title", flat=True)[:OFFERED]]))


def address_of(place: Place, network: str) -> str:
    """The office's page of the thing; empty for plain words."""
    if place.knot is not None:
        return knot_url(place.knot, network)
    return ""


def label_of(place: Place) -> str:
    """ "Projekt: Lernwerkstatt"."""
    if place.knot is not None and place.knot.kind in {kind.code for kind in all_kinds()}:
        return f"{kind_of(place.knot.kind).label}: {place.knot.title}"
    return f"{_('Person')}: {place.person.name}" if place.person else place.words


def people_with_address(address: str) -> list[Person]:
    """Known people behind the sender of an e-mail."""
    return list(Person.objects.filter(email__iexact=address)[:5]) if address else []


def places_with_address(address: str) -> list[Place]:
    """Where an e-mail of this sender could belong: the person, their organisations, and what bears their domain."""
    found: list[Place] = []
    for person in people_with_address(address):
        found.append(Place(person=person))
        held = Knot.objects.filter(pk__in=person.affiliations.values("organisation"))
        found.extend(Place(knot=knot) for knot in held)
    return found


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(str(text))
    except ValueError as broken:
        raise NotThere from broken
