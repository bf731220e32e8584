"""What the network knows of the organisations and people a list speaks of, read with few statements."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models.functions import Lower

from fachwerk.contacts.models import Affiliation, Membership, Organisation, Person, name_key_of
from fachwerk.contacts.operations.importing.words import core_words, domains_of, person_key
from fachwerk.core import clock
from fachwerk.imports.kinds import Row


@dataclass
class Known:
    """One person as far as the list or the register knows them."""

    name: str
    email: str = ""
    phone: str = ""
    function: str = ""
    person: Person | None = None
    affiliation: Affiliation | None = None

    def is_called(self, name: str) -> bool:
        """Whether it is the same name, whatever the title."""
        return person_key(self.name) == person_key(name)


@dataclass
class Standing:
    """An organisation in the course of a list: as the register has it, then with each row of the list added."""

    organisation: Organisation | None = None
    first_row: int = 0
    present: dict[str, str] = field(default_factory=dict)
    people: list[Known] = field(default_factory=list)
    membership: Membership | None = None
    joined: bool = False
    made: Organisation | None = None  # while writing


@dataclass(frozen=True)
class Entry:
    """What is compared of an organisation of the register."""

    key: uuid.UUID
    name: str
    name_key: str
    ags: str
    town: str
    domains: frozenset[str]


class Register:
    """The organisations by name and domain, and everything about those the rows speak of."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.by_name: dict[str, list[Entry]] = defaultdict(list)
        self.by_domain: dict[str, list[Entry]] = defaultdict(list)
        for key, name, name_key, ags, town, email, website in Organisation.objects.order_by().values_list(
            "pk", "name", "name_key", "ags", "town", "email", "website"
        ):
            entry = Entry(key, name, name_key, ags, town, frozenset(domains_of(email, website)))
            self.by_name[name_key].append(entry)
            for domain in entry.domains:
                self.by_domain[domain].append(entry)
        self.standings: dict[uuid.UUID, Standing] = {}
        self._read_organisations({entry.key for row in rows for entry in self.possible(row.values)})
        self._read_people(rows)

    def possible(self, values: dict[str, Any]) -> list[Entry]:
        """Everything a row might mean, generously."""
        found = list(self.by_name.get(name_key_of(values.get("name", "")), []))
        for domain in domains_of(values.get("email", ""), values.get("website", "")):
            found += self.by_domain.get(domain, [])
        return found

    def same_name(self, name: str, ags: str) -> list[Entry]:
        """The entries that could be meant: same name, and no other Kreis."""
        same = self.by_name.get(name_key_of(name), [])
        exact = [entry for entry in same if entry.ags == ags]
        return exact if ags and exact else [entry for entry in same if not ags or not entry.ags]

    def same_domain(self, values: dict[str, Any]) -> list[Entry]:
        """Entries with the same own domain, each once."""
        domains = domains_of(values.get("email", ""), values.get("website", ""))
        return list({entry.key: entry for domain in domains for entry in self.by_domain.get(domain, [])}.values())

    def like(self, values: dict[str, Any]) -> list[Entry]:
        """Entries with the same own domain whose name differs in the legal form or in some words left out."""
        words = core_words(values["name"])
        return [
            entry
            for entry in self.same_domain(values)
            if words and (core := core_words(entry.name)) and (core <= words or words <= core)
        ]

    def _read_organisations(self, keys: set[uuid.UUID]) -> None:
        for organisation in Organisation.objects.filter(pk__in=keys):
            self.standings[organisation.pk] = Standing(organisation)
        for membership in Membership.objects.filter(organisation__in=keys).order_by("since"):
            self.standings[membership.organisation_id].membership = membership
        for affiliation in Affiliation.objects.filter(organisation__in=keys).select_related("person"):
            if affiliation.until is None or affiliation.until >= clock.today():
                self.standings[affiliation.organisation_id].people.append(_known(affiliation.person, affiliation))

    def _read_people(self, rows: Sequence[Row]) -> None:
        people = [person for row in rows for person in row.values.get("people", [])]
        emails = {person["email"].casefold() for person in people if person["email"]}
        self.by_email: dict[str, list[Known]] = defaultdict(list)
        for found in Person.objects.alias(address=Lower("email")).filter(address__in=emails):
            self.by_email[found.email.casefold()].append(_known(found))
        self.alone: dict[str, list[Known]] = defaultdict(list)
        if any("name" not in row.values for row in rows):
            for person in Person.objects.filter(affiliations=None, email=""):
                self.alone[person_key(person.name)].append(_known(person))


def _known(person: Person, affiliation: Affiliation | None = None) -> Known:
    function = affiliation.function if affiliation else ""
    return Known(person.name, person.email, person.phone, function, person, affiliation)


def called(people: Iterable[Known], name: str) -> list[Known]:
    """Those of this name, each person once."""
    found = {
        id(known.person) if known.person is None else known.person.pk: known
        for known in people
        if known.is_called(name)
    }
    return list(found.values())
