"""Finding what may be the same: German names, a reason for every pair, and a strict rule that is never wrong here."""

from __future__ import annotations

import random
import time
from datetime import date

import pytest

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Affiliation, KeptApart, Organisation, Person, name_key_of
from fachwerk.contacts.operations import (
    affiliate,
    change_organisation,
    compare_again,
    enter_organisation,
    enter_person,
    keep_apart,
    merge_entries,
)
from fachwerk.contacts.queries import (
    Level,
    certain_pairs,
    duplicates,
    pairs_kept_apart,
    perhaps_there,
    same_company_groups,
)
from fachwerk.contacts.queries.duplicates_names import (
    mail_domain,
    organisation_name,
    person_name,
    phone_key,
    site_domain,
    sound,
)
from fachwerk.core.slugs import sort_key_of
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot
from tests.contacts.makers import an_organisation


@pytest.mark.parametrize(
    ("written", "core", "form"),
    [
        ("Müller / Meier GmbH & Co. KG", "mueller meier", "GmbH & Co. KG"),
        ("Mueller & Söhne oHG", "mueller und soehne", "OHG"),
        ("Hansa-Metall Gesellschaft mit beschränkter Haftung", "hansa metall", "GmbH"),
        ("Nordlicht UG (haftungsbeschränkt)", "nordlicht", "UG"),
        ("Bürgerverein Nord e. V.", "buergerverein nord", "e. V."),
        ("Bürgerverein Nord eV", "buergerverein nord", "e. V."),
        ("Ev. Kirchenkreis Teutoheim", "ev kirchenkreis teutoheim", ""),
        ("Wohnbau Teutoheim eG", "wohnbau teutoheim", "eG"),
        ("Lebenswege gGmbH", "lebenswege", "gGmbH"),
        ("Handwerkskammer Teutoheim KdöR", "handwerkskammer teutoheim", "KdöR"),
        ("Stiftung Zukunft", "zukunft", "Stiftung"),
        ("Malerbetrieb Kurz e. K.", "malerbetrieb kurz", "e. K."),
        ("Fa. Straßenbau AG", "strassenbau", "AG"),
    ],
)
def test_a_name_is_compared_without_its_legal_form(written: str, core: str, form: str) -> None:
    name = organisation_name(written)
    assert (name.core, name.form) == (core, form)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("Dr. Jörg Müller", "joerg", "mueller"),
        ("Müller, Joerg", "joerg", "mueller"),
        ("Meyer, Hans, Dr.", "hans", "meyer"),
        ("Prof. Dr.-Ing. Anna-Lena Schulz-Meier", "anna-lena", "schulz-meier"),
        ("Dipl.-Ing. Karl von der Heide", "karl", "von der heide"),
        ("von der Heide, Karl", "karl", "von der heide"),
        ("Frau Petra Voß", "petra", "voss"),
    ],
)
def test_people_are_compared_without_titles_in_one_order(written: str, first: str, last: str) -> None:
    name = person_name(written)
    assert (" ".join(name.first), name.last) == (first, last)


def test_numbers_and_domains_have_one_form() -> None:
    assert {phone_key(n) for n in ("+49 (0)571 1234-0", "0049571 12340", "0571/12340")} == {"57112340"}
    assert phone_key("110") == ""
    assert phone_key("") == ""
    assert site_domain("https://www.hansa-metall.de/kontakt?a=1") == "hansa-metall.de"
    assert mail_domain("info@Hansa-Metall.de") == "hansa-metall.de"
    assert mail_domain("jemand@gmx.de") == ""
    assert sound("maier") == sound("meyer") == sound("mayr")


def test_every_pair_says_in_german_why(scope: Network, office: Actor) -> None:
    an_organisation(office, "Hansa-Metall GmbH", website="https://www.hansa-metall.de", phone="0571 1234-0")
    an_organisation(office, "HansaMetall", email="info@hansa-metall.de", phone="+49 571 12340", ags="05711")
    [pair] = duplicates("organisation")
    assert pair.level == Level.CERTAIN
    assert pair.because == (
        "gleicher Name bis auf Rechtsform und Schreibweise; gleiche E-Mail-Domain hansa-metall.de; gleiche Rufnummer"
    )


def test_what_sounds_alike_is_proposed_and_not_called_certain(scope: Network, office: Actor) -> None:
    an_organisation(office, "Tischlerei Maier", town="Bielefeld")
    an_organisation(office, "Tischlerei Meyer GmbH", town="Bielefeld")
    an_organisation(office, "Bäckerei Sommer", town="Bielefeld")
    [pair] = duplicates("organisation")
    assert pair.level == Level.POSSIBLE
    assert "klingt gleich: Maier – Meyer" in pair.reasons
    assert "gleicher Ort: Bielefeld" in pair.reasons


def test_freemail_says_nothing_and_branches_stay_two(scope: Network, office: Actor) -> None:
    an_organisation(office, "Blumenhaus Linde", email="blumenlinde@gmx.de")
    an_organisation(office, "Gerüstbau Ost", email="geruest@gmx.de")
    assert duplicates("organisation") == []
    an_organisation(office, "Nordmarkt GmbH", town="Bielefeld", ags="05711", website="https://nordmarkt.example")
    an_organisation(office, "Nordmarkt GmbH", town="Hameln", ags="03252", website="https://nordmarkt.example")
    [pair] = duplicates("organisation")
    assert pair.level != Level.CERTAIN
    assert "verschiedene Orte: Bielefeld – Hameln" in pair.reasons


def test_a_short_name_is_held_against_the_other_name_and_not_against_its_own(scope: Network, office: Actor) -> None:
    an_organisation(office, "Hochbau Wesermark GmbH", short_name="Hochbau Wesermark", ags="05770")
    an_organisation(office, "Stadt Wesermark", short_name="Wesermark", ags="05770")
    an_organisation(office, "Hafenlogistik Wesermark GmbH", short_name="Hafenlogistik", ags="05770")
    assert duplicates("organisation") == []
    an_organisation(office, "Handwerksbau und Tiefbau der Wesermark", short_name="Hochbau Wesermark", ags="05770")
    (pair,) = [pair for pair in duplicates("organisation") if "Kurzname des einen" in pair.because]
    titles = {pair.first.title, pair.second.title}
    assert titles == {"Hochbau Wesermark GmbH", "Handwerksbau und Tiefbau der Wesermark"}


def test_another_legal_form_is_another_organisation(scope: Network, office: Actor) -> None:
    an_organisation(office, "Lebenswege e. V.", website="https://lebenswege.example")
    an_organisation(office, "Lebenswege gGmbH", website="https://lebenswege.example")
    [pair] = duplicates("organisation")
    assert pair.level == Level.POSSIBLE
    assert "verschiedene Rechtsform: e. V. – gGmbH" in pair.reasons


def seven_people(office: Actor) -> dict[str, Person]:
    """Names, addresses and organisations shared in pairs, and only one pair that is the same person twice."""
    family, metal, other = (
        an_organisation(office, name) for name in ("Brandt Holzbau KG", "Hansa-Metall GmbH", "Nordmarkt GmbH")
    )

    def enter(name: str, organisation: Organisation, email: str = "", phone: str = "") -> Person:
        person = Person.objects.create(name=name, email=email, phone=phone)
        affiliate(office, person=person, organisation=organisation)
        return person

    return {
        # father and son: same name, same address, same company, the family's mailbox – and each his own telephone
        "father": enter("Karl Brandt", family, "brandt@brandt-holzbau.example", "0571 1000"),
        "son": enter("Karl Brandt", family, "brandt@brandt-holzbau.example", "0571 1001"),
        # two colleagues that share the mailbox of the company; the one has the first name of the other
        "colleague": enter("Petra Voss", metal, "info@hansa-metall.example", "0571 2000"),
        # … and this one might be the first after a wedding, or not: nobody but the office can know
        "married": enter("Petra Lindner", metal, "info@hansa-metall.example", "0571 2000"),
        # the name of father and son at another company
        "namesake": enter("Karl Brandt", other, "karl.brandt@nordmarkt.example"),
        # the one true pair: title, order, umlaut and capitals differ, name and personal address are one
        "once": enter("Dr. Jörg Müller", metal, "j.mueller@hansa-metall.example", "0571 2007"),
        "twice": enter("Müller, Joerg", metal, "J.Mueller@Hansa-Metall.example"),
    }


def test_the_strict_rule_finds_exactly_the_true_pair_among_seven(scope: Network, office: Actor) -> None:
    people = seven_people(office)
    assert [{pair.first.id, pair.second.id} for pair in certain_pairs("person")] == [
        {people["once"].pk, people["twice"].pk}
    ]


def test_the_other_pairs_are_proposed_with_less_certainty(scope: Network, office: Actor) -> None:
    people = seven_people(office)
    name_of = {person.pk: key for key, person in people.items()}
    levels = {frozenset((name_of[p.first.id], name_of[p.second.id])): p.level for p in duplicates("person")}
    assert levels[frozenset(("father", "son"))] == Level.LIKELY
    assert levels[frozenset(("father", "namesake"))] == Level.POSSIBLE
    assert levels[frozenset(("colleague", "married"))] == Level.POSSIBLE
    assert list(levels.values()).count(Level.CERTAIN) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Karl Brandt sen.", "Karl Brandt jun."),  # two generations
        ("K. Brandt", "Karl Brandt"),  # a letter may be anybody
        ("Brandt", "Brandt"),  # no first name
    ],
)
def test_a_shared_personal_address_alone_is_not_enough(scope: Network, office: Actor, one: str, two: str) -> None:
    for name in (one, two):
        Person.objects.create(name=name, email="brandt@holzbau.example")
    assert certain_pairs("person") == []


def test_not_the_same_is_remembered_until_something_that_was_compared_changes(scope: Network, office: Actor) -> None:
    one, two = an_organisation(office, "Tischlerei Maier"), an_organisation(office, "Tischlerei Meyer")
    change_organisation(office, organisation=one, town="Bielefeld")
    change_organisation(office, organisation=two, town="Bielefeld")
    assert len(duplicates("organisation")) == 1
    said = keep_apart(office, kind="organisation", first_id=two.pk, second_id=one.pk)
    assert duplicates("organisation") == []
    change_organisation(office, organisation=one, note="Nur eine Notiz")
    assert duplicates("organisation") == []
    assert next((row.first, row.second) for row in pairs_kept_apart()) in (
        (one.name, two.name),
        (two.name, one.name),
    )
    compare_again(office, apart=said)
    assert len(duplicates("organisation")) == 1
    keep_apart(office, kind="organisation", first_id=one.pk, second_id=two.pk)
    change_organisation(office, organisation=two, phone="0571 7777")
    assert len(duplicates("organisation")) == 1
    assert KeptApart.objects.count() == 1


def test_entering_shows_what_may_be_there_already(scope: Network, office: Actor) -> None:
    first = an_organisation(office, "Hansa-Metall GmbH", website="https://hansa-metall.example")
    second = enter_organisation(office, name="Hansa Metall", kind="company", ags="05711")
    [pair] = perhaps_there("organisation", second.pk)
    assert (pair.first.id, pair.second.id) == (first.pk, second.pk)
    person = enter_person(office, name="Jörg Müller", email="j.mueller@hansa-metall.example")
    again = enter_person(office, name="Dr. Joerg Müller")
    [pair] = perhaps_there("person", again.pk)
    assert pair.first.id == person.pk
    assert perhaps_there("person", enter_person(office, name="Sabine Winter").pk) == []


def test_companies_are_counted_once_over_merges_and_strict_pairs(scope: Network, office: Actor) -> None:
    one = an_organisation(office, "Hansa-Metall GmbH", website="https://hansa-metall.example")
    two = an_organisation(office, "Hansa Metall", website="https://hansa-metall.example", ags="05711")
    gone = an_organisation(office, "HM")
    gone_id = gone.pk
    merge_entries(office, kept=two, gone=gone, kind="organisation")
    an_organisation(office, "Bäckerei Sommer")
    assert same_company_groups() == [frozenset({one.pk, two.pk, gone_id})]


def test_the_neighbour_sees_no_pairs(network: Network, other_network: Network, office: Actor) -> None:
    with network_scope(network):
        seven_people(office)
        assert duplicates("person")
    with network_scope(other_network):
        assert duplicates("person") == []
        assert duplicates("organisation") == []


def test_ten_thousand_entries_take_seconds(scope: Network, office: Actor) -> None:
    chance = random.Random(4)
    trades = ["Tischlerei", "Bäckerei", "Malerbetrieb", "Autohaus", "Gerüstbau", "Praxis", "Steuerbüro", "Gärtnerei"]
    starts = ["Mo", "Li", "Har", "Wes", "Ost", "Kru", "Ber", "Fel", "Gro", "Stein", "Wal", "Sand", "Hol", "Dun"]
    middles = ["", "ber", "en", "ing", "ma", "lo", "kel", "ders", "gen", "tri", "wa"]
    ends = ["mann", "hof", "berg", "meier", "tal", "feld", "stein", "kamp", "haus", "brink"]
    lasts = sorted({a + b + c for a in starts for b in middles for c in ends})
    firsts = ["Anna", "Karl", "Petra", "Jörg", "Sabine", "Uwe", "Heike", "Lars", "Nadja", "Tim", "Olga", "Rolf"]
    organisations = []
    for number in range(5_000):
        name = f"{chance.choice(trades)} {chance.choice(lasts)} {chance.choice(lasts)} GmbH"
        if number >= 4_900:  # the last hundred are the first hundred once more
            name = organisations[number - 4_900].name.removesuffix(" GmbH")
        organisations.append(
            Organisation(
                name=name, organisation_kind="company", interest_group="unternehmen", ags=f"{number:05d}",
                town=f"Ort {number % 4900}", email=f"info@firma{number % 4900}.example",
                sort_key=sort_key_of(name), name_key=name_key_of(name),
            )
        )  # fmt: skip
    Knot.objects.bulk_create(
        Knot(id=one.pk, kind="organisation", title=one.name, slug=f"o-{place}")
        for place, one in enumerate(organisations)
    )
    Organisation.objects.bulk_create(organisations)
    people = []
    for number in range(5_000):
        name = f"{chance.choice(firsts)} {chance.choice(lasts)}"
        if number >= 4_950:
            name = f"Dr. {people[number - 4_950].name}"
        email = f"{number % 4950}@firma{number % 4950 % 4900}.example"
        people.append(Person(name=name, email=email, sort_key=sort_key_of(name)))
    Person.objects.bulk_create(people)
    Affiliation.objects.bulk_create(
        Affiliation(person=person, organisation=organisation, since=date(2020, 1, 1))
        for person, organisation in zip(people, organisations, strict=True)
    )
    began = time.monotonic()
    found = len(duplicates("organisation")), len(duplicates("person"))
    took = time.monotonic() - began
    print(f"{took:.1f} s, {found}")
    assert found[0] >= 100
    assert found[1] >= 50
    assert took < 20
