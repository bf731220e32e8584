"""Somebody in all the ways the house may know them."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth import get_user_model

from fachwerk.contacts.models import Person
from fachwerk.core.slugs import slug_of
from fachwerk.privacy.queries.addresses import same_address

SHORTEST_WORD = 6  # shorter addresses and numbers would be found in the middle of everything
STRUCK = "[gelöscht]"


@dataclass(frozen=True)
class Subject:
    """Ids, addresses and words of one person. A name that two people share is no word to search for."""

    names: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    person_ids: frozenset[uuid.UUID] = frozenset()
    user_ids: frozenset[int] = frozenset()
    shares_name: bool = False

    @property
    def shown(self) -> str:
        """What to call the person on a page."""
        return min(self.names, default="") or min(self.emails, default="")

    @cached_property
    def words(self) -> tuple[str, ...]:
        """What to look for in texts, the longest first."""
        found = {*self.emails, *self.phones}
        if not self.shares_name:
            for name in self.names:
                found |= _forms_of(name)
        return tuple(sorted((word for word in found if len(word) >= SHORTEST_WORD), key=len, reverse=True))

    @cached_property
    def name_parts(self) -> tuple[tuple[str, ...], ...]:
        """First and last name apart, as lists keep them in two cells."""
        if self.shares_name:
            return ()
        return tuple(tuple(part.lower() for part in name.split()) for name in self.names if " " in name)

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """All words at once, never inside of a longer word."""
        if not self.words:
            return None
        return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in self.words), re.IGNORECASE)

    def strike(self, value: Any) -> Any:
        """The value without the person: the words struck out of texts, lists and tables keep their shape."""
        if isinstance(value, str):
            return self.pattern.sub(STRUCK, value) if self.pattern else value
        if isinstance(value, list):
            return [self._strike_cell(cell, self._named_in(value)) for cell in value]
        if isinstance(value, dict):
            named = self._named_in(list(value.values()))
            return {key: self._strike_cell(cell, named) for key, cell in value.items()}
        return value

    def _strike_cell(self, cell: Any, named: frozenset[str]) -> Any:
        if isinstance(cell, str) and cell.strip().lower() in named:
            return STRUCK
        return self.strike(cell)

    def _named_in(self, cells: list[Any]) -> frozenset[str]:
        """The parts of the name, when one row of a table holds all of them in cells of their own."""
        texts = {cell.strip().lower() for cell in cells if isinstance(cell, str)}
        return frozenset(part for parts in self.name_parts if texts.issuperset(parts) for part in parts)


def _forms_of(name: str) -> set[str]:
    plain = " ".join(name.split())
    if " " not in plain:
        return set()  # a single word is too common to be struck out of texts
    first, _space, last = plain.rpartition(" ")
    return {plain, f"{last}, {first}", slug_of(plain)}


def subject_of(person: Person) -> Subject:
    """Everything a person of the register is known by."""
    emails, names, users = {person.email}, {person.name}, set()
    if person.user_id:
        account = get_user_model()._default_manager.get(pk=person.user_id)
        emails |= {account.email}
        names |= {account.name}
        users = {account.pk}
    return _subject(names, emails, {person.phone}, {person.pk}, users)


def subject_of_account(user: Any) -> Subject:
    """Somebody with an account, and the person of the register who is connected with it."""
    person = Person.objects.filter(user=user).first()
    return subject_of(person) if person else _subject({user.name}, {user.email}, set(), set(), {user.pk})


def subject_of_address(email: str) -> Subject:
    """Somebody of whom only the address is known, such as a guest of an event."""
    plain = same_address(email)
    account = get_user_model()._default_manager.filter(email__iexact=plain).first()
    people = list(Person.objects.filter(email__iexact=plain))
    if len(people) == 1:
        return subject_of(people[0])
    return _subject(set(), {plain}, set(), set(), {account.pk} if account and not people else set())


def _subject(
    names: Iterable[str],
    emails: Iterable[str],
    phones: Iterable[str],
    person_ids: Iterable[uuid.UUID],
    user_ids: Iterable[int],
) -> Subject:
    called = frozenset(" ".join(name.split()) for name in names if name)
    ids = frozenset(person_ids)
    others = Person.objects.exclude(pk__in=ids)
    return Subject(
        names=called,
        emails=frozenset(same_address(email) for email in emails if email),
        phones=frozenset(phone.strip() for phone in phones if phone.strip()),
        person_ids=ids,
        user_ids=frozenset(user_ids),
        shares_name=any(others.filter(name__iexact=name).exists() for name in called),
    )
