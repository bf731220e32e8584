"""Finding entries that may be the same, without comparing each with each."""

from __future__ import annotations

import hashlib
import uuid
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from django.db.models import F
from django.utils import translation
from rapidfuzz import fuzz

from fachwerk.contacts.models import Affiliation, KeptApart, Organisation, Person, RegisterKind
from fachwerk.contacts.queries import duplicates_names as names
from fachwerk.contacts.queries.duplicates_judging import (
    Judgement,
    Known,
    Level,
    judge_organisations,
    judge_people,
)
from fachwerk.tenancy.scope import active_network_id

#: A key that more entries share says nothing ("Stadt", the switchboard of a town hall).
LARGEST_BLOCK = 60
_REMEMBERED = 16

Judge = Callable[[Known, Known], Judgement | None]


@dataclass(frozen=True)
class Pair:
    """Two entries that may be the same, the longer known one first."""

    kind: str
    first: Known
    second: Known
    score: int
    level: Level
    reasons: tuple[str, ...]

    @property
    def because(self) -> str:
        """The reasons in one line."""
        return "; ".join(self.reasons)


# the last results, by network, register, language and fingerprint of what was compared
_found: OrderedDict[tuple[uuid.UUID, str, str, str], list[Pair]] = OrderedDict()


def known_organisations(ids: Iterable[uuid.UUID] | None = None) -> list[Known]:
    """The organisations of the register as they are compared."""
    rows = Organisation.objects.all() if ids is None else Organisation.objects.filter(pk__in=list(ids))
    fields = ("email", "phone", "website", "short_name", "town", "ags", "entered_at")
    return [Known(**row) for row in rows.values("id", *fields, title=F("name"))]


def known_people(ids: Iterable[uuid.UUID] | None = None) -> list[Known]:
    """The people of the register as they are compared, with the organisations they belong or belonged to."""
    rows, held = Person.objects.all(), Affiliation.objects.all()
    if ids is not None:
        wanted = list(ids)
        rows, held = rows.filter(pk__in=wanted), held.filter(person__in=wanted)
    organisations: dict[uuid.UUID, dict[uuid.UUID, str]] = defaultdict(dict)
    for person, organisation, name in held.values_list("person", "organisation", "organisation__name"):
        organisations[person][organisation] = name
    people = rows.values("id", "email", "phone", "entered_at", title=F("name"))
    return [Known(**row, organisations=organisations.get(row["id"], {})) for row in people]


def duplicates(kind: str) -> list[Pair]:
    """Every pair of a register that may be the same and that nobody has judged, the surest first."""
    known = known_organisations() if kind == RegisterKind.ORGANISATION else known_people()
    apart = _kept_apart(kind)
    return [
        pair
        for pair in _pairs(kind, known)
        if apart.get(_key(pair.first, pair.second)) != _marks(pair.first, pair.second)
    ]


def pair_of(kind: str, first_id: uuid.UUID, second_id: uuid.UUID) -> tuple[Known, Known, Judgement | None]:
    """Two entries compared with each other; the entries come in the order asked for."""
    reading, judge = _REGISTERS[kind]
    known = {entry.id: entry for entry in reading([first_id, second_id])}
    first, second = known[first_id], known[second_id]
    return first, second, judge(first, second)


def perhaps_there(kind: str, entry_id: uuid.UUID, most: int = 3) -> list[Pair]:
    """Entries that the new one may be the same as; read at the moment of entering, never in the way of it."""
    reading, judge = _REGISTERS[kind]
    known = reading(None)
    new = next((entry for entry in known if entry.id == entry_id), None)
    if new is None:
        return []
    apart, found = _kept_apart(kind), []
    for other in known:
        if other is new or not _worth_a_look(kind, new, other) or _key(new, other) in apart:
            continue
        judgement = judge(new, other)
        if judgement:
            found.append(Pair(kind, other, new, judgement.score, judgement.level, judgement.reasons))
    return sorted(found, key=lambda pair: -pair.score)[:most]


def certain_pairs(kind: str = RegisterKind.ORGANISATION) -> list[Pair]:
    """What the strict rule finds."""
    return [pair for pair in duplicates(kind) if pair.level == Level.CERTAIN]


def _worth_a_look(kind: str, new: Known, other: Known) -> bool:
    if new.domains & other.domains or (new.number and new.number == other.number):
        return True
    if kind == RegisterKind.PERSON:
        return bool(fuzz.token_sort_ratio(new.person.key, other.person.key, score_cutoff=70))
    return bool(fuzz.token_set_ratio(new.organisation.core, other.organisation.core, score_cutoff=80))


def _pairs(kind: str, known: Sequence[Known]) -> list[Pair]:
    written = hashlib.sha256("".join(sorted(f"{entry.id}{entry.marks}" for entry in known)).encode()).hexdigest()
    key = (active_network_id(), kind, translation.get_language() or "", written)
    if key in _found:
        _found.move_to_end(key)
        return _found[key]
    _found[key] = _compare(kind, known)
    while len(_found) > _REMEMBERED:
        _found.popitem(last=False)
    return _found[key]


def _compare(kind: str, known: Sequence[Known]) -> list[Pair]:
    judge = _REGISTERS[kind][1]
    marks_of = _organisation_blocks if kind == RegisterKind.ORGANISATION else _person_blocks
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(known):
        for block in marks_of(entry):
            blocks[block].append(place)
    candidates = {
        pair for places in blocks.values() if 1 < len(places) <= LARGEST_BLOCK for pair in combinations(places, 2)
    }
    found = []
    for one, two in candidates:
        first, second = sorted((known[one], known[two]), key=_longer_known_first)
        judgement = judge(first, second)
        if judgement:
            found.append(Pair(kind, first, second, judgement.score, judgement.level, judgement.reasons))
    return sorted(found, key=lambda pair: (-pair.score, pair.first.title, pair.second.title, str(pair.second.id)))


def _longer_known_first(entry: Known) -> tuple[float, int]:
    return (entry.entered_at.timestamp() if entry.entered_at else 0.0, entry.id.int)


def _organisation_blocks(entry: Known) -> set[str]:
    name = entry.organisation
    blocks = {f"name {name.joined}", *(f"sounds {names.sound(word)}" for word in name.words if len(word) > 3)}
    blocks |= {f"domain {domain}" for domain in entry.domains}
    blocks |= {f"both {pair}" for pair in _twos(sorted(names.sound(word) for word in name.words))}
    if entry.number:
        blocks.add(f"number {entry.number}")
    if entry.mail:
        blocks.add(f"mail {entry.mail}")
    if entry.short_name:
        blocks.add(f"name {names.spelled(entry.short_name).replace(' ', '')}")
    return blocks


def _twos(sounds: Sequence[str]) -> list[str]:
    return [f"{one} {two}" for one, two in pairwise(sounds)]


def _person_blocks(entry: Known) -> set[str]:
    name = entry.person
    blocks = {f"all {' '.join(sorted(name.key.split()))}"}
    if name.first:
        letter = name.first[0][0]
        blocks |= {f"last {names.sound(part)} {letter}" for part in {name.last, *name.last.split("-")}}
        # a slip in the last name: same first name in the same organisation or with the same beginning
        blocks |= {f"here {key} {names.sound(name.first[0])}" for key in entry.organisations}
        blocks.add(f"begins {name.last[:3]} {names.sound(name.first[0])}")
    if entry.mail:
        blocks.add(f"mail {entry.mail}")
    if entry.number:
        blocks.add(f"number {entry.number}")
    return blocks


def _key(one: Known, two: Known) -> tuple[uuid.UUID, uuid.UUID]:
    return (one.id, two.id) if one.id < two.id else (two.id, one.id)


def _marks(one: Known, two: Known) -> tuple[str, str]:
    return (one.marks, two.marks) if one.id < two.id else (two.marks, one.marks)


def _kept_apart(kind: str) -> dict[tuple[uuid.UUID, uuid.UUID], tuple[str, str]]:
    rows = KeptApart.objects.filter(kind=kind).values_list("first_id", "second_id", "first_marks", "second_marks")
    return {(first, second): (marks, others) for first, second, marks, others in rows}


_REGISTERS: dict[str, tuple[Callable[[Iterable[uuid.UUID] | None], list[Known]], Judge]] = {
    RegisterKind.ORGANISATION.value: (known_organisations, judge_organisations),
    RegisterKind.PERSON.value: (known_people, judge_people),
}
