"""Judging lines of organisations and people against each other and against the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.contacts.models import InterestGroup, OrganisationKind, SizeClass, WzSection, name_key_of
from fachwerk.contacts.operations.importing.register import Entry, Known, Register, Standing, called
from fachwerk.contacts.operations.importing.words import person_key
from fachwerk.core.dates import machine_day, rough_day, show_day
from fachwerk.imports.kinds import Importer, Row, key_of
from fachwerk.networks.queries import kreis_name

ATTRIBUTES = {  # field of a row → field of an organisation
    "name": "name", "short_name": "short_name", "kind": "organisation_kind", "interest_group": "interest_group",
    "ags": "ags", "town": "town", "size_class": "size_class", "wz_section": "wz_section", "website": "website",
    "email": "email", "phone": "phone", "note": "note",
}  # fmt: skip
_CHOICES: dict[str, Any] = {
    "kind": OrganisationKind, "interest_group": InterestGroup, "size_class": SizeClass, "wz_section": WzSection,
}  # fmt: skip


@dataclass
class PersonPlan:
    """One person of a row: who it is, and what of them is new."""

    given: dict[str, str]
    known: Known
    mark: str
    is_new: bool = False
    affiliates: bool = False


@dataclass
class Plan:
    """What writing a row means."""

    standing: Standing | None
    joins: bool = False
    people: list[PersonPlan] = field(default_factory=list)


class Judge:
    """Goes through the rows in the order of the file."""

    def __init__(self, importer: Importer, rows: Sequence[Row], *, as_members: bool) -> None:
        self.importer, self.as_members = importer, as_members
        self.register = Register(rows)
        self.new: dict[str, list[Standing]] = defaultdict(list)  # organisations the list itself brings, by name
        self.new_people: dict[tuple[str, str], Known] = {}

    def judge(self, row: Row) -> None:
        """Verdict, changes and plan of one row."""
        people = row.values.get("people", [])
        row.subject = row.values.get("name") or (people[0]["name"] if people else "")
        plan = Plan(None)
        if "name" in row.values:
            found = self._standing(row)
            if found is None:
                return
            plan.standing = found
            self._compare(row, plan, found)
        for number, given in enumerate(people, start=1):
            self._person(row, plan, given, str(number))
        if row.verdict == "error":
            return
        row.plan = plan
        self._conclude(row, plan)

    # ── which organisation

    def _standing(self, row: Row) -> Standing | None:
        name, ags, town = row.values["name"], row.values.get("ags", ""), row.values.get("town", "")
        known = self.register.same_name(name, ags) or self.register.like(row.values)
        earlier = [
            each
            for each in self.new[name_key_of(name)]
            if not ags or not each.present.get("ags") or each.present["ags"] == ags
        ]
        exact = [each for each in earlier if each.present.get("ags", "") == ags]
        earlier = exact if len(earlier) > 1 and len(exact) == 1 else earlier
        if len(known) + len(earlier) > 1:
            self._several(row, known)
            return None
        if earlier:
            return self._same_place(row, earlier[0], earlier[0].present, town)
        if known:
            standing = self.register.standings[known[0].key]
            self._present(standing)
            return self._same_place(row, standing, standing.present, town)
        return self._begin(row)

    def _several(self, row: Row, known: Sequence[Entry]) -> None:
        places = ", ".join(sorted({entry.town or kreis_name(entry.ags) or _("ohne Kreis") for entry in known}))
        row.refuse(
            _("„%(name)s“ gibt es im Verzeichnis mehrfach (%(places)s). Bitte nennen Sie den Kreis.")
            % {"name": row.values["name"], "places": places},
            "name",
        )

    def _same_place(self, row: Row, standing: Standing, present: Mapping[str, str], town: str) -> Standing | None:
        there = present.get("town", "")
        if town and there and key_of(town) != key_of(there) and not (row.values.get("ags") and present.get("ags")):
            row.refuse(
                _(
                    "„%(name)s“ steht schon mit dem Ort %(town)s da. Bitte nennen Sie den Kreis, damit klar ist, "
                    "welche gemeint ist."
                )
                % {"name": row.values["name"], "town": there},
                "town",
            )
            return None
        return standing

    def _begin(self, row: Row) -> Standing:
        standing = Standing(first_row=row.position, present={n: row.values[n] for n in ATTRIBUTES if n in row.values})
        self.new[name_key_of(row.values["name"])].append(standing)
        if "kind" not in row.values:
            row.say(_("Die Art fehlt. Eingetragen wird „%(kind)s“.") % {"kind": OrganisationKind.OTHER.label}, "kind")
        for entry in self.register.same_domain(row.values)[:1]:
            row.say(_("Dieselbe Internetadresse hat im Verzeichnis „%(name)s“.") % {"name": entry.name})
        return standing

    def _present(self, standing: Standing) -> None:
        if standing.organisation is not None and not standing.present:
            standing.present = {name: getattr(standing.organisation, attr) for name, attr in ATTRIBUTES.items()}
            if standing.present["size_class"] == SizeClass.UNKNOWN:
                standing.present["size_class"] = ""

    # ── what the row says about it

    def _compare(self, row: Row, plan: Plan, standing: Standing) -> None:
        is_first = standing.organisation is None and standing.first_row == row.position
        if not is_first:
            for name in ATTRIBUTES:
                self._value(row, standing, name)
        if self.as_members:
            self._membership(row, plan, standing, is_first=is_first)

    def _value(self, row: Row, standing: Standing, name: str) -> None:
        here, there = row.values.get(name, ""), standing.present.get(name, "")
        if not here or here == there or (name == "name" and name_key_of(here) == name_key_of(there)):
            return
        if name in ("town", "email", "website") and here.casefold().rstrip("/") == there.casefold().rstrip("/"):
            return
        if name == "phone" and _digits(here) == _digits(there):
            return
        label = self._label(name)
        if there:
            row.differs(name, label, shown(name, there), shown(name, here))
        else:
            row.adds(name, label, shown(name, here))
            standing.present[name] = here

    def _label(self, name: str) -> str:
        found = self.importer.field(name)
        return str(found.label) if found else name

    def _membership(self, row: Row, plan: Plan, standing: Standing, *, is_first: bool) -> None:
        latest = standing.membership
        since = row.values.get("since", "")
        if latest is None:
            if standing.joined:
                return
            plan.joins = standing.joined = True
            if not is_first:
                row.adds(
                    "membership",
                    _("Mitgliedschaft"),
                    show_day(*rough_day(since)) if since else _("ab dem Stand der Liste"),
                )
            return
        if latest.until is not None and "until" not in row.values:
            row.say(
                _("War bis %(day)s Mitglied. Eine neue Mitgliedschaft tragen Sie bitte selbst ein.")
                % {"day": show_day(latest.until)},
                "since",
            )
            return
        there = str(machine_day(latest.since, latest.since_precision))
        if since and not there.startswith(since):
            row.differs(
                "since",
                self._label("since"),
                show_day(latest.since, latest.since_precision),
                show_day(*rough_day(since)),
            )
        until = row.values.get("until", "")
        if until and until != str(latest.until or ""):
            row.differs(
                "until", self._label("until"), show_day(latest.until) or _("läuft"), show_day(*rough_day(until))
            )
        if row.values.get("contribution") and not latest.contribution:
            row.adds("contribution", self._label("contribution"), row.values["contribution"][:80])

    # ── the people

    def _person(self, row: Row, plan: Plan, given: dict[str, str], number: str) -> None:
        mark, standing = f"person{number}", plan.standing
        label = _("Person") if standing is None else _("Ansprechperson")
        found = self._same_person(row, standing, given)
        if row.verdict == "error":
            return
        if found is None:
            known = Known(given["name"], given["email"], given["phone"], given["function"])
            for twin in self.register.by_email.get(given["email"].casefold(), [])[:1] if given["email"] else []:
                row.say(_("Dieselbe E-Mail-Adresse hat im Verzeichnis auch %(name)s.") % {"name": twin.name})
            if given["email"]:
                self.new_people[_person_mark(given)] = known
            if standing is not None:
                standing.people.append(known)
            plan.people.append(PersonPlan(given, known, mark, is_new=True, affiliates=standing is not None))
            row.adds(mark, label, given["name"])
            return
        affiliates = standing is not None and found not in standing.people
        if affiliates and standing is not None:
            standing.people.append(found)
            row.adds(f"{mark}_function", _("Funktion"), f"{found.name}: {given['function'] or _('ohne Angabe')}")
        plan.people.append(PersonPlan(given, found, mark, affiliates=affiliates))
        compared = ("email", "phone") if affiliates else ("email", "phone", "function")
        for name, word in (("email", _("E-Mail")), ("phone", _("Telefon")), ("function", _("Funktion"))):
            if name in compared:
                self._person_value(row, found, given, f"{mark}_{name}", f"{found.name}: {word}", name)

    def _person_value(self, row: Row, known: Known, given: dict[str, str], mark: str, label: str, name: str) -> None:
        here, there = given[name], getattr(known, name)
        same = _digits(here) == _digits(there) if name == "phone" else here.casefold() == there.casefold()
        if not here or same:
            return
        if there:
            row.differs(mark, label, there, here)
        else:
            row.adds(mark, label, here)
            setattr(known, name, here)

    def _same_person(self, row: Row, standing: Standing | None, given: dict[str, str]) -> Known | None:
        """By address and name, or by name within the same organisation; several are an error."""
        here = called(standing.people, given["name"]) if standing is not None else []
        if given["email"]:
            if known := self.new_people.get(_person_mark(given)):
                return next((each for each in here if each is known or each.person is known.person is not None), known)
            found = called(self.register.by_email.get(given["email"].casefold(), []), given["name"])
            if len(found) == 1:
                there = [each for each in here if each.person is not None and each.person.pk == found[0].person.pk]  # type: ignore[union-attr]
                return there[0] if there else self._remember(given, found[0])
            if len(found) > 1:
                self._several_people(row, given)
                return None
        elif standing is None:
            here = self.register.alone.get(_person_mark(given)[1], [])
        if len(here) > 1:
            self._several_people(row, given)
            return None
        if here and standing is None:
            return here[0]
        if not here and standing is None and not given["email"]:
            self.register.alone[_person_mark(given)[1]].append(Known(given["name"]))
        return here[0] if here else None

    def _remember(self, given: dict[str, str], known: Known) -> Known:
        self.new_people[_person_mark(given)] = known
        return known

    def _several_people(self, row: Row, given: dict[str, str]) -> None:
        row.refuse(
            _("%(name)s gibt es im Verzeichnis mehrfach. Bitte nennen Sie die E-Mail-Adresse.")
            % {"name": given["name"]},
            "contact",
        )

    # ── the verdict

    def _conclude(self, row: Row, plan: Plan) -> None:
        standing = plan.standing
        brought = standing is not None and standing.organisation is None
        if (standing is None and any(person.is_new for person in plan.people)) or (
            brought and standing is not None and standing.first_row == row.position
        ):
            row.is_new()
        else:
            row.is_known()
        if brought and standing is not None and standing.first_row != row.position:
            words = {"number": standing.first_row}
            if row.verdict == "unchanged":
                row.is_double(_("Steht schon in Zeile %(number)s dieser Liste.") % words)
            else:
                row.say(_("Gehört zur Organisation aus Zeile %(number)s.") % words)
        elif row.verdict == "unchanged":
            earlier = standing.first_row if standing is not None else 0
            if earlier:
                row.is_double(_("Steht schon in Zeile %(number)s dieser Liste.") % {"number": earlier})
            else:
                row.say(_("Steht schon so im Verzeichnis."))
        if standing is not None and not standing.first_row:
            standing.first_row = row.position


def _person_mark(given: dict[str, str]) -> tuple[str, str]:
    return given["email"].casefold(), person_key(given["name"])


def _digits(phone: str) -> str:
    return "".join(letter for letter in phone if letter.isdigit())


def shown(name: str, value: str) -> str:
    """A value as people read it."""
    if name in _CHOICES and value:
        return str(_CHOICES[name](value).label)
    return kreis_name(value) if name == "ags" else value[:120]
