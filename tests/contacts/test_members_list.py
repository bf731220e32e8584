"""Lists of members, organisations and people: matched by the keys of the register, never guessed, taken back whole."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Affiliation, Membership, Organisation, Person
from fachwerk.contacts.operations import (
    admit_member,
    affiliate,
    change_organisation,
    change_person,
    end_membership,
    enter_person,
)
from fachwerk.contacts.queries import members_on, organisation_named
from fachwerk.core import clock
from fachwerk.core.errors import NotAllowed, NotSo, NotThere
from fachwerk.imports.models import ImportBatch
from fachwerk.imports.operations import assign_columns, choose, read_list, take_back, take_over
from fachwerk.imports.queries import batch_by_id, batches, kept_rows
from fachwerk.journal.records import history_of
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot
from tests.contacts.makers import a_member, an_organisation

HEAD = "Organisation;Art;Kreis;Ort;Mitglied seit;Ansprechperson;Funktion\n"


def read(
    actor: Actor, text: str, *, contains: str = "members", as_of: date | None = None, importer: str = "organisations"
) -> ImportBatch:
    batch = read_list(
        actor,
        importer=importer,
        file_name="mitglieder.csv",
        content=text.encode("utf-8"),
        options={"contains": contains, "as_of": (as_of or clock.today()).isoformat()} if importer != "people" else {},
    )
    return assign_columns(actor, batch=batch)


def judged(batch: ImportBatch) -> list[str]:
    return [row.verdict for row in batch.rows.all()]


def sentences(batch: ImportBatch) -> list[str]:
    return [" ".join(message["text"] for message in row.messages) for row in batch.rows.all()]


def changes(batch: ImportBatch, position: int = 2) -> dict[str, tuple[str, str, bool]]:
    row = batch.rows.get(position=position)
    return {change["field"]: (change["old"], change["new"], change["conflict"]) for change in row.changes}


def test_a_list_of_the_office_becomes_members(scope: Network, office: Actor) -> None:
    batch = read(
        office,
        HEAD + "Stadt Teutoheim;Kommune;Bielefeld;Teutoheim;25.06.2015;Stabsstelle Wirtschaft;Leitung\n"
        "Müller & Söhne GmbH;Firma;5754;;2016;;\n\n",
    )
    assert judged(batch) == ["new", "new"]
    assert not Organisation.objects.exists()
    take_over(office, batch=batch)
    town, company = members_on(clock.today()).order_by("-organisation_kind")
    company, town = (company, town) if company.organisation_kind == "company" else (town, company)
    assert (town.organisation_kind, town.interest_group, town.ags) == ("municipality", "kommunen", "05711")
    assert [(m.since, m.since_precision) for m in company.memberships.all()] == [(date(2016, 1, 1), "year")]
    assert company.ags == "05754"
    assert [a.function for a in town.affiliations.all()] == ["Leitung"]
    assert town.knot.standing == "Mitglied seit 2015"
    assert [entry.code for entry in history_of(town.pk)] == ["imports.write_rows"]


def test_a_workbook_with_a_title_is_read_like_a_text_file(scope: Network, office: Actor) -> None:
    book = Workbook()
    for line in [
        ["Mitgliederliste, Stand 2024"],
        ["Firma", "Beschäftigte", "Beitritt"],
        ["Holzbau Ilsebruch", 12, date(2019, 5, 1)],
    ]:
        book.active.append(line)
    held = BytesIO()
    book.save(held)
    batch = read_list(
        office, importer="organisations", file_name="Mitglieder.XLSX", content=held.getvalue(), options={}
    )
    row = assign_columns(office, batch=batch).rows.get()
    assert row.position == 3
    assert row.values == {"name": "Holzbau Ilsebruch", "size_class": "small", "since": "2019-05-01"}


def test_each_wrong_row_says_what_is_wrong(scope: Network, office: Actor) -> None:
    batch = read(
        office,
        "Firma;Art;Kreis;E-Mail;Mitglied seit;Mitglied bis;Beschäftigte;Website;WZ;Gruppe\n"
        ";Firma;;;;;;;;\n"
        "A;Zirkus;;;;;;;;\n"
        "B;;Nirgendwo;;;;;;;\n"
        "C;;;kein Postfach;;;;;;\n"
        "D;;;;31.02.2015;;;;;\n"
        "E;;;;2035;;;;;\n"
        "F;;;;;2020;;;;\n"
        "G;;;;2020;2019;;;;\n"
        "H;;;;;;viele;;;\n"
        "I;;;;;;;nicht im Netz;;\n"
        "J;;;;;;;;Wunder;\n"
        "K;;;;;;;;;Alle\n"
        "L;;99999;;;;;;;\n",
    )
    assert judged(batch) == ["error"] * 13
    for sentence, words in zip(
        sentences(batch),
        ["fehlt", "„Zirkus“", "„Nirgendwo“", "„kein Postfach“", "31.02.2015", "Zukunft", "fehlt „Mitglied seit“",
         "liegt vor", "„viele“", "„nicht im Netz“", "„Wunder“", "„Alle“", "99999"],
        strict=True,
    ):  # fmt: skip
        assert words in sentence
    with pytest.raises(NotAllowed, match="nichts, was übernommen"):
        take_over(office, batch=batch)


def test_doubles_in_the_list_and_in_the_register_are_told(scope: Network, office: Actor) -> None:
    a_member(office, "Müller & Söhne GmbH", ags="05711", town="Teutoheim")
    batch = read(
        office,
        "Firma;Ort\nMueller und Soehne GmbH;Teutoheim\nHolzbau Ilsebruch;\nHOLZBAU  Ilsebruch;\nMüller & Söhne GmbH;\n",
    )
    assert judged(batch) == ["unchanged", "new", "duplicate", "duplicate"]
    assert "Zeile 3 dieser Liste" in sentences(batch)[2]
    assert "Zeile 2 dieser Liste" in sentences(batch)[3]


def test_two_of_the_same_name_are_never_guessed(scope: Network, office: Actor) -> None:
    an_organisation(office, "Bäckerei Schmidt", ags="05711")
    an_organisation(office, "Bäckerei Schmidt", ags="05754")
    batch = read(office, "Firma;Kreis\nBäckerei Schmidt;\n")
    assert judged(batch) == ["error"]
    assert "mehrfach" in sentences(batch)[0]
    assert judged(read(office, "Firma;Kreis\nBäckerei Schmidt;Gütersloh\n")) == ["update"]
    assert judged(read(office, "Firma;Kreis\nBäckerei Schmidt;Lippe\n")) == ["new"]


def test_the_same_name_in_another_town_is_asked_about(scope: Network, office: Actor) -> None:
    an_organisation(office, "Bäckerei Schmidt", town="Teutoheim")
    batch = read(office, "Firma;Ort\nBäckerei Schmidt;Ilsebruch\n")
    assert judged(batch) == ["error"]
    assert "Bitte nennen Sie den Kreis" in sentences(batch)[0]


def test_an_organisation_is_known_by_its_domain_when_the_name_is_nearly_the_same(scope: Network, office: Actor) -> None:
    an_organisation(office, "Holzbau Ilsebruch", website="https://www.ilse.example/")
    batch = read(
        office,
        "Firma;E-Mail\nHolzbau Ilsebruch GmbH & Co. KG;post@ilse.example\nTischlerei Anders;info@ilse.example\n",
    )
    assert judged(batch) == ["conflict", "new"]
    assert changes(batch)["name"] == ("Holzbau Ilsebruch", "Holzbau Ilsebruch GmbH & Co. KG", True)
    assert "Dieselbe Internetadresse" in sentences(batch)[1]


def test_gaps_are_filled_but_nothing_is_overwritten_or_wiped(scope: Network, office: Actor) -> None:
    known = a_member(office, "Holzbau Ilsebruch", town="Ilsebruch", phone="0521 100")
    batch = read(office, "Firma;Ort;Telefon;E-Mail\nHolzbau Ilsebruch;;0521 200;post@ilse.example\n")
    assert judged(batch) == ["conflict"]
    assert changes(batch) == {
        "email": ("", "post@ilse.example", False),
        "phone": ("0521 100", "0521 200", True),
    }
    take_over(office, batch=batch)
    known.refresh_from_db()
    assert (known.town, known.phone, known.email) == ("Ilsebruch", "0521 100", "post@ilse.example")


def test_where_the_file_was_chosen_it_overwrites_and_goes_back(scope: Network, office: Actor) -> None:
    known = a_member(office, "Holzbau Ilsebruch", phone="0521 100")
    other = a_member(office, "Elektro Hofmuster", phone="0521 300")
    batch = read(office, "Firma;Telefon\nHolzbau Ilsebruch;0521 200\nElektro Hofmuster;0521 400\n")
    choose(office, batch=batch, choice="file", position=2)
    take_over(office, batch=batch)
    known.refresh_from_db()
    other.refresh_from_db()
    assert (known.phone, other.phone) == ("0521 200", "0521 300")
    take_back(office, batch=batch_by_id(batch.pk))
    known.refresh_from_db()
    assert known.phone == "0521 100"


def test_who_left_is_not_taken_back_by_a_list(scope: Network, office: Actor) -> None:
    left = a_member(office, "Holzbau Ilsebruch")
    end_membership(office, organisation=left, until=date(2020, 3, 31))
    batch = read(office, "Firma\nHolzbau Ilsebruch\n")
    assert "War bis 31. März 2020 Mitglied." in sentences(batch)[0]
    assert judged(batch) == ["unchanged"]


def test_other_organisations_become_no_members(scope: Network, office: Actor) -> None:
    take_over(office, batch=read(office, "Firma;Art\nHolzbau Ilsebruch;Firma\n", contains="others"))
    found = organisation_named("Holzbau Ilsebruch")
    assert found is not None
    assert found.knot.visibility == "office"
    assert not members_on(clock.today()).exists()


def test_without_a_day_the_membership_begins_with_the_state_of_the_list(scope: Network, office: Actor) -> None:
    take_over(office, batch=read(office, "Firma\nHolzbau Ilsebruch\n", as_of=date(2018, 1, 1)))
    assert Membership.objects.get().since == date(2018, 1, 1)


def test_a_day_of_joining_that_differs_is_a_conflict(scope: Network, office: Actor) -> None:
    a_member(office, "Holzbau Ilsebruch", since=date(2015, 6, 25))
    assert judged(read(office, "Firma;Mitglied seit\nHolzbau Ilsebruch;2015\n")) == ["unchanged"]
    batch = read(office, "Firma;Mitglied seit;Austritt\nHolzbau Ilsebruch;2016;31.12.2020\n")
    assert judged(batch) == ["conflict"]
    choose(office, batch=batch, choice="file")
    take_over(office, batch=batch)
    membership = Membership.objects.get()
    assert (membership.since, membership.since_precision, membership.until) == (
        date(2016, 1, 1), "year", date(2020, 12, 31),
    )  # fmt: skip
    assert Organisation.objects.get().knot.standing == "Mitglied von 2016 bis 2020"
    take_back(office, batch=batch_by_id(batch.pk))
    membership.refresh_from_db()
    assert (membership.since, membership.since_precision, membership.until) == (date(2015, 6, 25), "day", None)
    assert Organisation.objects.get().knot.standing == "Mitglied seit 2015"


def test_several_people_stand_in_one_row(scope: Network, office: Actor) -> None:
    take_over(
        office,
        batch=read(
            office,
            "Firma;Ansprechpartner;Funktion;E-Mail Ansprechpartner;Ansprechpartner 2;E-Mail Ansprechpartner 2\n"
            "Holzbau Ilse;Müller, Hans;Leitung;h@ilse.example;Dr. Eva Schmidt;e@ilse.example\n"
            "Elektro Hof;Müller, Jan; Vertrieb ;;;\n"
            'Bäckerei Nord;"Klein, Ida; Groß, Udo";Vorstand;;;\n',
        ),
    )
    found = {(a.organisation.name, a.person.name, a.function) for a in Affiliation.objects.all()}
    assert found == {
        ("Holzbau Ilse", "Hans Müller", "Leitung"),
        ("Holzbau Ilse", "Dr. Eva Schmidt", ""),
        ("Elektro Hof", "Jan Müller", "Vertrieb"),
        ("Bäckerei Nord", "Ida Klein", "Vorstand"),
        ("Bäckerei Nord", "Udo Groß", "Vorstand"),
    }
    assert set(Person.objects.exclude(email="").values_list("email", flat=True)) == {"h@ilse.example", "e@ilse.example"}


def test_a_second_row_of_an_organisation_brings_its_person_only(scope: Network, office: Actor) -> None:
    batch = read(office, "Firma;Ansprechperson;Ort\nHolzbau Ilse;Hans Müller;\nHolzbau Ilse;Eva Schmidt;Ilse\n")
    assert judged(batch) == ["new", "update"]
    take_over(office, batch=batch)
    organisation = Organisation.objects.get()
    assert organisation.town == "Ilse"
    assert {a.person.name for a in organisation.affiliations.all()} == {"Hans Müller", "Eva Schmidt"}
    take_back(office, batch=batch_by_id(batch.pk))
    assert not Organisation.objects.exists()
    assert not Person.objects.exists()


def test_people_are_known_by_address_or_by_name_in_the_same_organisation(scope: Network, office: Actor) -> None:
    home, other = an_organisation(office, "Holzbau Ilse"), an_organisation(office, "Elektro Hof")
    hans = enter_person(office, name="Hans Müller", email="hans@ilse.example")
    eva = enter_person(office, name="Eva Schmidt")
    affiliate(office, person=eva, organisation=home)
    batch = read(
        office,
        "Name;Organisation;E-Mail;Telefon;Funktion\n"
        "Dr. Hans Müller;Elektro Hof;HANS@ilse.example;0521 777;Beirat\n"
        "Schmidt, Eva;Holzbau Ilse;;;Leitung\n"
        "Eva Schmidt;Elektro Hof;;;\n"
        "Ina Neu;;hans@ilse.example;;\n",
        importer="people",
    )
    assert judged(batch) == ["update", "update", "update", "new"]
    assert "hat im Verzeichnis auch Hans Müller" in sentences(batch)[3]
    take_over(office, batch=batch)
    assert Person.objects.count() == 4
    assert set(hans.affiliations.values_list("organisation", "function")) == {(other.pk, "Beirat")}
    assert eva.affiliations.get().function == "Leitung"
    hans.refresh_from_db()
    assert hans.phone == "0521 777"


def test_reading_the_same_list_again_changes_nothing(scope: Network, office: Actor) -> None:
    text = (
        "Firma;Kreis;Ansprechperson;E-Mail Ansprechpartner\n"
        "Holzbau Ilse;Bielefeld;Hans Müller;h@ilse.example\nElektro Hof;;Eva Schmidt;\n"
    )
    take_over(office, batch=read(office, text))
    assert judged(read(office, text)) == ["unchanged", "unchanged"]
    people = "Name;Telefon\nOtto Ohne;0521 12345\n"
    take_over(office, batch=read(office, people, importer="people"))
    assert judged(read(office, people, importer="people")) == ["unchanged"]


def test_a_list_is_taken_over_once(scope: Network, office: Actor, guest: Actor) -> None:
    batch = read(office, "Firma\nHolzbau Ilsebruch\n")
    with pytest.raises(NotAllowed):
        take_over(guest, batch=batch)
    done = take_over(office, batch=batch)
    with pytest.raises(NotAllowed, match="schon übernommen"):
        take_over(office, batch=done)
    with pytest.raises(NotSo):
        choose(office, batch=read(office, "Firma\nX Y\n"), choice="beides")


def test_what_entered_the_register_since_the_preview_is_not_doubled(scope: Network, office: Actor) -> None:
    first, second = read(office, "Firma;Ort\nHolzbau Ilse;\n"), read(office, "Firma;Ort\nHolzbau Ilse;Ilse\n")
    take_over(office, batch=first)
    done = take_over(office, batch=second)
    assert Organisation.objects.get().town == "Ilse"
    assert done.counts == {"update": 1}
    assert Membership.objects.count() == 1


def test_undoing_leaves_the_register_as_it_was(scope: Network, office: Actor) -> None:
    known = an_organisation(office, "Holzbau Ilsebruch")
    knots = Knot.objects.count()
    batch = take_over(
        office,
        batch=read(
            office, HEAD + "Holzbau Ilsebruch;;Bielefeld;Ilsebruch;2015;;\nStadt Teutoheim;Stadt;;;2015;Stab;Leitung\n"
        ),
    )
    assert members_on(clock.today()).count() == 2
    undone = take_back(office, batch=batch)
    assert (undone.state, kept_rows(undone, scope.slug)) == ("undone", [])
    known.refresh_from_db()
    assert (known.town, known.ags, known.knot.visibility) == ("", "", "office")
    assert (Organisation.objects.count(), Person.objects.count(), Membership.objects.count()) == (1, 0, 0)
    assert Knot.objects.count() == knots


def test_undoing_keeps_and_lists_what_somebody_changed_or_used_since(scope: Network, office: Actor) -> None:
    batch = take_over(
        office,
        batch=read(
            office,
            "Firma;Art;Ansprechperson\nHolzbau Ilse;Firma;Hans Müller\nElektro Hof;Firma;\nBäckerei Nord;Firma;\n",
        ),
    )
    changed, used = organisation_named("Holzbau Ilse"), organisation_named("Elektro Hof")
    assert changed is not None
    assert used is not None
    change_organisation(office, organisation=changed, town="Ilsebruch")
    change_person(office, person=Person.objects.get(), name="Hans Müller", phone="0521 99")
    affiliate(office, person=enter_person(office, name="Eva Schmidt"), organisation=used)
    undone = take_back(office, batch=batch)
    listed = {(each["label"], each["because"]) for each in kept_rows(undone, scope.slug)}
    assert listed == {
        ("Holzbau Ilse", "inzwischen geändert: Ort"),
        ("Hans Müller", "inzwischen geändert: Telefon"),
        ("Elektro Hof", "wird inzwischen gebraucht"),
    }
    assert all(each["url"].startswith(f"/n/{scope.slug}/buero/") for each in kept_rows(undone, scope.slug))
    assert {organisation.name for organisation in Organisation.objects.all()} == {"Holzbau Ilse", "Elektro Hof"}
    admit_member(office, organisation=changed, since=date(2020, 1, 1))


def test_a_completed_value_that_was_corrected_since_stays(scope: Network, office: Actor) -> None:
    known = an_organisation(office, "Holzbau Ilse")
    batch = take_over(office, batch=read(office, "Firma;Ort;Telefon\nHolzbau Ilse;Ilse;0521 100\n", contains="others"))
    known.refresh_from_db()
    change_organisation(office, organisation=known, town="Ilsebruch")
    undone = take_back(office, batch=batch)
    known.refresh_from_db()
    assert (known.town, known.phone) == ("Ilsebruch", "")
    assert [each["because"] for each in kept_rows(undone, scope.slug)] == ["inzwischen geändert: Ort"]


def test_undoing_ends_after_thirty_days(scope: Network, office: Actor, guest: Actor) -> None:
    with clock.clock_set(clock.now() - timedelta(days=31)):
        late = take_over(office, batch=read(office, "Firma\nHolzbau Ilsebruch\n"))
    with pytest.raises(NotAllowed, match="innerhalb von 30 Tagen"):
        take_back(office, batch=late)
    fresh = take_over(office, batch=read(office, "Firma\nElektro Hofmuster\n"))
    with pytest.raises(NotAllowed):
        take_back(guest, batch=fresh)
    take_back(office, batch=fresh)
    with pytest.raises(NotAllowed, match="bereits zurückgenommen"):
        take_back(office, batch=batch_by_id(fresh.pk))


def test_another_network_sees_no_list(network: Network, other_network: Network, office: Actor) -> None:
    with network_scope(network):
        batch = read(office, "Firma\nHolzbau Ilsebruch\n")
    with network_scope(other_network):
        assert not batches().exists()
        with pytest.raises(NotThere):
            batch_by_id(batch.pk)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Hans Müller", ["Hans Müller"]),
        ("Müller, Hans", ["Hans Müller"]),
        ("Frau Dr. Eva Schmidt", ["Dr. Eva Schmidt"]),
        ("Müller, Hans; Schmidt, Eva", ["Hans Müller", "Eva Schmidt"]),
        ("Hans Müller / Eva Schmidt", ["Hans Müller", "Eva Schmidt"]),
        ("Hans Müller und Eva Schmidt", ["Hans Müller", "Eva Schmidt"]),
        ("Hans Müller\nEva Schmidt", ["Hans Müller", "Eva Schmidt"]),
        ("von der Heide, Ulla", ["Ulla von der Heide"]),
        ("Hans und Eva Müller", None),
        ("Müller / Schmidt", None),
        ("Hans Müller, Eva Schmidt", None),
        ("Müller, Hans, Schmidt, Eva", None),
        ("h@ilse.example", None),
    ],
)
def test_several_people_in_a_cell_are_people_only_where_that_is_clear(cell: str, names: Any) -> None:
    from fachwerk.contacts.operations.importing.words import names_in

    if names is None:
        with pytest.raises(NotSo):
            names_in(cell)
    else:
        assert names_in(cell) == names
