"""Whether two entries are the same: a score, a level and the reasons in words."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from django.db import models
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

from fachwerk.contacts.queries import duplicates_names as names


class Level(models.TextChoices):
    """How sure it is."""

    CERTAIN = "certain", _("sicher dieselbe")
    LIKELY = "likely", _("wahrscheinlich")
    POSSIBLE = "possible", _("möglich")


LIKELY_FROM, POSSIBLE_FROM = 80, 50


@dataclass
class Known:
    """One entry of a register with what it is compared by."""

    id: uuid.UUID
    title: str
    email: str = ""
    phone: str = ""
    website: str = ""
    short_name: str = ""
    town: str = ""
    ags: str = ""
    entered_at: datetime | None = None
    organisations: dict[uuid.UUID, str] = field(default_factory=dict)

    @cached_property
    def organisation(self) -> names.OrganisationName:
        """Its name as that of an organisation."""
        return names.organisation_name(self.title)

    @cached_property
    def person(self) -> names.PersonName:
        """Its name as that of a person."""
        return names.person_name(self.title)

    @cached_property
    def number(self) -> str:
        """The phone number as compared."""
        return names.phone_key(self.phone)

    @cached_property
    def mail(self) -> str:
        """The e-mail address as compared."""
        return names.mail_key(self.email)

    @cached_property
    def domains(self) -> frozenset[str]:
        """Domains of website and e-mail, without those that everybody has."""
        return frozenset(filter(None, (names.site_domain(self.website), names.mail_domain(self.email))))

    @cached_property
    def place(self) -> str:
        """The town as compared, without a postcode in front."""
        return names.spelled(self.town).lstrip("0123456789 ")

    @property
    def marks(self) -> str:
        """Changes when something changes that identifies the entry."""
        return names.marks_of(
            names.spelled(self.title), self.mail, self.number, names.site_domain(self.website), self.place, self.ags,
            ",".join(sorted(str(key) for key in self.organisations)),
        )  # fmt: skip


@dataclass(frozen=True)
class Judgement:
    """What speaks for and against."""

    score: int
    level: Level
    reasons: tuple[str, ...]


class _Scale:
    """Collects points and sentences."""

    def __init__(self) -> None:
        self.score = 0
        self.found: list[tuple[Promise, dict[str, str]]] = []

    def add(self, points: int, reason: Promise, **words: str) -> None:
        """One thing that speaks for it, or against it; its words are only made when the pair is shown."""
        self.score += points
        self.found.append((reason, words))

    @property
    def reasons(self) -> tuple[str, ...]:
        """The sentences."""
        return tuple(str(reason) % words if words else str(reason) for reason, words in self.found)

    def judgement(self, *, strict: bool) -> Judgement | None:
        """The level that follows; None when it is not worth anybody's time."""
        if strict:
            return Judgement(100, Level.CERTAIN, self.reasons)
        if self.score < POSSIBLE_FROM:
            return None
        level = Level.LIKELY if self.score >= LIKELY_FROM else Level.POSSIBLE
        return Judgement(min(self.score, 99), level, self.reasons)


def judge_organisations(one: Known, two: Known) -> Judgement | None:
    """Compares two organisations."""
    scale = _Scale()
    name_points = _organisation_names(scale, one, two)
    domains = sorted(one.domains & two.domains)
    if one.mail and one.mail == two.mail:
        scale.add(30, _("gleiche E-Mail-Adresse %(email)s"), email=one.mail)
    elif domains and domains[0] in (names.mail_domain(one.email), names.mail_domain(two.email)):
        scale.add(25, _("gleiche E-Mail-Domain %(domain)s"), domain=domains[0])
    elif domains:
        scale.add(25, _("gleiche Website %(domain)s"), domain=domains[0])
    if one.number and one.number == two.number:
        scale.add(25, _("gleiche Rufnummer"))
    apart = _places(scale, one, two)
    forms = {one.organisation.form, two.organisation.form} - {""}
    if len(forms) == 2 and name_points:
        scale.add(-20, _("verschiedene Rechtsform: %(forms)s"), forms=" – ".join(sorted(forms)))
    # without any likeness of the names a shared line or domain is mostly a parent company or a shared building
    if not name_points:
        scale.score = min(scale.score, LIKELY_FROM - 1)
    return scale.judgement(strict=_same_organisation(one, two, apart=apart))


def _organisation_names(scale: _Scale, one: Known, two: Known) -> int:
    first, second = one.organisation, two.organisation
    if first.joined == second.joined:
        same = names.spelled(one.title) == names.spelled(two.title)
        scale.add(60, _("gleicher Name") if same else _("gleicher Name bis auf Rechtsform und Schreibweise"))
        return 60
    # of the other one: most short names are the own name without its legal form
    short, other_short = names.spelled(one.short_name), names.spelled(two.short_name)
    if (short and short == second.core) or (other_short and other_short == first.core):
        scale.add(45, _("der Kurzname des einen ist der Name des anderen"))
        return 45
    points = _alike_organisation_names(scale, first, second)
    scale.score += points
    # many share a short name that is only the place
    if one.short_name and names.spelled(one.short_name) == names.spelled(two.short_name):
        scale.add(12, _("gleicher Kurzname"))
    return points


def _alike_organisation_names(scale: _Scale, first: names.OrganisationName, second: names.OrganisationName) -> int:
    by_set = fuzz.token_set_ratio(" ".join(first.words), " ".join(second.words))
    by_sort = fuzz.token_sort_ratio(" ".join(first.words), " ".join(second.words))
    if by_sort == 100:
        scale.add(0, _("gleiche Wörter in anderer Reihenfolge"))
        return 55
    if len(first.words) == len(second.words) and sorted(map(names.sound, first.words)) == sorted(
        map(names.sound, second.words)
    ):
        differing = sorted(set(first.words) - set(second.words)), sorted(set(second.words) - set(first.words))
        shown = " – ".join(" ".join(words).title() for words in differing)
        scale.add(0, _("klingt gleich: %(names)s"), names=shown)
        return 50
    if by_sort >= 88 and _differ_by_letters(first, second):
        scale.add(0, _("fast gleich geschrieben"))
        return 48
    if by_set >= 95 and min(len(first.words), len(second.words)):
        scale.add(0, _("der eine Name steckt im anderen"))
        return 30
    if by_set >= 85:
        scale.add(0, _("ähnlicher Name"))
        return 30
    return 0


def _differ_by_letters(first: names.OrganisationName, second: names.OrganisationName) -> bool:
    """A slip of the pen, not another word: "Brauhaus" and "Backhaus" are two houses in the same town."""
    ones, twos = set(first.words) - set(second.words), set(second.words) - set(first.words)
    return all(any(fuzz.ratio(one, two) >= 80 for two in twos) for one in ones) if ones and twos else False


def _places(scale: _Scale, one: Known, two: Known) -> bool:
    """Whether they are known to be in different places."""
    if one.place and one.place == two.place:
        scale.add(12, _("gleicher Ort: %(town)s"), town=one.town)
        return False
    if one.place and two.place:
        scale.add(-15, _("verschiedene Orte: %(one)s – %(two)s"), one=one.town, two=two.town)
        return True
    if one.ags and one.ags == two.ags:
        scale.add(6, _("gleicher Kreis"))
    elif one.ags and two.ags:
        scale.add(-15, _("verschiedene Kreise"))
        return True
    return False


def _same_organisation(one: Known, two: Known, *, apart: bool) -> bool:
    """The strict rule: same name, no other legal form, no other place – and one thing only one of them can have."""
    forms = {one.organisation.form, two.organisation.form} - {""}
    if one.organisation.joined != two.organisation.joined or len(forms) == 2 or apart:
        return False
    same_number = bool(one.number) and one.number == two.number
    return bool(one.domains & two.domains) or same_number or (bool(one.mail) and one.mail == two.mail)


def judge_people(one: Known, two: Known) -> Judgement | None:
    """Compares two people."""
    scale = _Scale()
    if not _person_names(scale, one, two):
        return None
    _reachable(scale, one, two)
    shared = set(one.organisations) & set(two.organisations)
    if shared:
        scale.add(15, _("beide bei „%(name)s“"), name=min(one.organisations[key] for key in shared))
    elif one.organisations and two.organisations:
        scale.add(-5, _("verschiedene Organisationen"))
    return scale.judgement(strict=_same_person(one, two))


def _person_names(scale: _Scale, one: Known, two: Known) -> bool:
    first, second = one.person, two.person
    if first.generation != second.generation and first.generation and second.generation:
        return False
    if first.key == second.key or _turned_around(first, second):
        same = names.spelled(one.title) == names.spelled(two.title)
        scale.add(60, _("gleicher Name") if same else _("gleicher Name, anders geschrieben"))
        return True
    same_last = first.last == second.last
    if not first.first or not second.first:
        return False
    sounds_alike = names.sound(first.last) == names.sound(second.last)
    return _alike_person_names(scale, first, second, same_last=same_last, sounds_alike=sounds_alike)


def _alike_person_names(
    scale: _Scale, first: names.PersonName, second: names.PersonName, *, same_last: bool, sounds_alike: bool
) -> bool:
    called, named = first.first[0], second.first[0]
    one_is_letter = first.is_initial != second.is_initial and called[0] == named[0]
    close = called == named or names.sound(called) == names.sound(named) or fuzz.ratio(called, named) >= 85
    shown = {"one": first.last.title(), "two": second.last.title()}
    if same_last and one_is_letter:
        scale.add(40, _("Anfangsbuchstabe passt: %(one)s – %(two)s"), one=called.title(), two=named.title())
    elif same_last and (close or _pet_name(called, named)):
        words = {"one": " ".join(first.first).title(), "two": " ".join(second.first).title()}
        scale.add(48, _("ähnlicher Vorname: %(one)s – %(two)s"), **words)
    elif sounds_alike and (close or one_is_letter):
        scale.add(48, _("klingt gleich: %(one)s – %(two)s"), **shown)
    elif close and fuzz.ratio(first.last, second.last) >= 85:
        scale.add(45, _("fast gleich geschrieben: %(one)s – %(two)s"), **shown)
    elif called == named and set(first.last.split("-")) & set(second.last.split("-")):
        scale.add(35, _("gleicher Vorname, Doppelname: %(one)s – %(two)s"), **shown)
    elif called == named:
        scale.add(20, _("gleicher Vorname, vielleicht ein neuer Nachname: %(one)s – %(two)s"), **shown)
    else:
        return False
    return True


def _pet_name(one: str, two: str) -> bool:
    """Anna – Anna-Lena, Hans – Hans-Peter: one name is a part of the other."""
    return bool(set(one.split("-")) & set(two.split("-")))


def _turned_around(first: names.PersonName, second: names.PersonName) -> bool:
    """ "Jörg Müller" and "Müller Jörg" without a comma."""
    return bool(first.key) and sorted(first.key.split()) == sorted(second.key.split())


def _reachable(scale: _Scale, one: Known, two: Known) -> None:
    if one.mail and one.mail == two.mail:
        if names.is_shared_box(one.mail):
            scale.add(10, _("gleiches Sammelpostfach %(email)s"), email=one.mail)
        else:
            scale.add(35, _("gleiche E-Mail-Adresse %(email)s"), email=one.mail)
    elif one.domains & two.domains:
        scale.add(8, _("gleiche E-Mail-Domain %(domain)s"), domain=min(one.domains & two.domains))
    elif one.mail and two.mail:
        scale.add(-3, _("verschiedene E-Mail-Adressen"))
    if one.number and one.number == two.number:
        scale.add(20, _("gleiche Rufnummer"))


def _same_person(one: Known, two: Known) -> bool:
    """The strict rule: same name and same personal address, and nothing that speaks against it.

    A name alone is shared by father and son, an address by colleagues; a shared mailbox (info@) names nobody. Two
    phone numbers, two generations or functions in different organisations are reason enough to let somebody look.
    """
    first, second = one.person, two.person
    if not (first.key == second.key or _turned_around(first, second)) or not first.first or first.is_initial:
        return False
    if not one.mail or one.mail != two.mail or names.is_shared_box(one.mail):
        return False
    if first.generation != second.generation or (one.number and two.number and one.number != two.number):
        return False
    return not (one.organisations and two.organisations and not set(one.organisations) & set(two.organisations))
