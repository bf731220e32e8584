"""A members list: read, looked at, taken over as a whole, taken back."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import ImportBatch, Membership, Organisation, Person
from fachwerk.contacts.operations import (
    admit_member,
    change_organisation,
    end_membership,
    read_members_list,
    take_over_batch,
    undo_batch,
)
from fachwerk.contacts.queries import batch_by_id, batches, members_on, organisation_named
from fachwerk.core import clock
from fachwerk.core.errors import NotAllowed, NotNow, NotSo, NotThere
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot
from tests.contacts.makers import a_member, an_organisation

HEAD = "Organisation;Art;Kreis;Ort;Mitglied seit;Ansprechperson;Funktion\n"


def read(actor: Actor, text: str, name: str = "mitglieder.csv", **more: object) -> ImportBatch:
    return read_members_list(actor, file_name=name, content=text.encode("utf-8"), **more)


def judged(batch: ImportBatch) -> list[tuple[int, str, str]]:
    return [(row["number"], row["verdict"], row["sentence"]) for row in batch.rows]


def test_a_list_of_the_office_becomes_members(scope: Network, office: Actor) -> None:
    batch = read(
        office,
        HEAD + "Stadt Teutoheim;Kommune;Bielefeld;Teutoheim;25.06.2015;Stabsstelle Wirtschaft;Leitung\n"
        "Müller & Söhne GmbH;Firma;5754;;2016;;\n\n",
    )
    assert [row["verdict"] for row in batch.rows] == ["added", "added"]
    assert not Organisation.objects.exists()
    take_over_batch(office, batch=batch)
    town, company = members_on(clock.today()).order_by("-organisation_kind")
    company, town = (company, town) if company.organisation_kind == "company" else (town, company)
    assert (town.organisation_kind, town.interest_group, town.ags) == ("municipality", "kommunen", "05711")
    assert [(m.since, m.since_precision) for m in company.memberships.all()] == [(date(2016, 1, 1), "year")]
    assert company.ags == "05754"
    assert [a.function for a in town.affiliations.all()] == ["Leitung"]
    assert town.knot.standing == "Mitglied seit 2015"


def test_a_workbook_is_read_like_a_text_file(scope: Network, office: Actor) -> None:
    book = Workbook()
    for line in [
        ["Mitgliederliste, Stand 2024"],
        ["Firma", "Beschäftigte", "Beitritt"],
        ["Holzbau Ilsebruch", 12, date(2019, 5, 1)],
    ]:
        book.active.append(line)
    held = BytesIO()
    book.save(held)
    batch = read_members_list(office, file_name="Mitglieder.XLSX", content=held.getvalue())
    assert batch.rows[0]["number"] == 3
    assert batch.rows[0]["values"] == {"name": "Holzbau Ilsebruch", "size_class": "small", "since": "2019-05-01"}
    assert "Die Art fehlt" in batch.rows[0]["sentence"]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_and_the_encoding_of_the_office_are_found(scope: Network, office: Actor, separator: str) -> None:
    text = separator.join(["Institution", "E-Mail"]) + "\r\n" + separator.join(["Bäckerei Grün", "a@gruen.example"])
    batch = read_members_list(office, file_name="liste.csv", content=text.encode("cp1252"))
    assert batch.rows[0]["values"] == {"name": "Bäckerei Grün", "email": "a@gruen.example"}


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("liste.csv", b"", "Diese Datei ist leer"),
        ("liste.csv", b"\n ; \n", "stehen keine Angaben"),
        ("liste.csv", b"Organisation;Ort\n", "steht keine Zeile"),
        (
            "liste.csv",
            b"Vorname;Nachname\nA;B\n",
            "fehlt eine Spalte mit dem Namen der Organisation.*„Vorname“, „Nachname“",
        ),
        ("liste.csv", b"Firma;Organisation\nA;B\n", "Zwei Spalten.*„Firma“ und „Organisation“"),
        ("liste.csv", b"Firma\x00\x01", "Zeichen dieser Datei"),
        ("liste.xlsx", b"PK\x03\x04 kein Arbeitsblatt", "lässt sich nicht lesen"),
        ("liste.xlsx", b"<html>", "lässt sich nicht lesen"),
        ("liste.pdf", b"%PDF-", r"Endung .xlsx, .ods oder .csv"),
        (
            "liste.csv",
            b"Firma\n" + b"".join(b"Betrieb %d\n" % n for n in range(10_000)),
            r"10\.000 Zeilen.*höchstens 5\.000",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    scope: Network, office: Actor, name: str, content: bytes, sentence: str
) -> None:
    with pytest.raises(NotSo, match=sentence) as refused:
        read_members_list(office, file_name=name, content=content)
    assert refused.value.field == "file"
    assert not batches().exists()


def test_beside_a_company_a_name_is_a_person_and_not_read(scope: Network, office: Actor) -> None:
    batch = read(office, "Name;Firma\nJemand;Holzbau Ilsebruch\n")
    assert [list(column) for column in batch.columns] == [["Name", ""], ["Firma", "name"]]
    assert read(office, "Name;Ort\nHolzbau Ilsebruch;Teutoheim\n").rows[0]["values"]["name"] == "Holzbau Ilsebruch"


def test_each_wrong_row_says_what_is_wrong(scope: Network, office: Actor) -> None:
    batch = read(
        office,
        "Firma;Art;Kreis;E-Mail;Mitglied seit;Mitglied bis;Beschäftigte;Website;WZ;Gruppe\n"
        ";Firma;;;;;;;;\n"
        "A;Zirkus;;;;;;;;\n"
        "B;;Nirgendwo;;;;;;;\n"
        "C;;;kein Postfach;;;;;;\n"
        "D;;;;31.02.2015;;;;;\n"
        "E;;;;2030;;;;;\n"
        "F;;;;;2020;;;;\n"
        "G;;;;2020;2019;;;;\n"
        "H;;;;;;viele;;;\n"
        "I;;;;;;;nicht im Netz;;\n"
        "J;;;;;;;;Handel;\n"
        "K;;;;;;;;;Alle\n"
        "L;;99999;;;;;;;\n",
    )
    assert [row["verdict"] for row in batch.rows] == ["wrong"] * 13
    sentences = [row["sentence"] for row in batch.rows]
    for sentence, words in zip(
        sentences,
        ["Name fehlt", "„Zirkus“", "„Nirgendwo“", "„kein Postfach“", "31.02.2015", "Zukunft", "fehlt „Mitglied seit“",
         "liegt vor", "„viele“", "„nicht im Netz“", "„Handel“", "„Alle“", "99999"],
        strict=True,
    ):  # fmt: skip
        assert words in sentence
    with pytest.raises(NotAllowed, match="nichts, was übernommen"):
        take_over_batch(office, batch=batch)


def test_doubles_in_the_list_and_in_the_register_are_told(scope: Network, office: Actor) -> None:
    a_member(office, "Müller & Söhne GmbH", ags="05711", town="Teutoheim")
    batch = read(
        office,
        "Firma;Ort\nMueller und Soehne GmbH;Teutoheim\nHolzbau Ilsebruch;\n"
        "HOLZBAU  Ilsebruch;Ilse\nMüller & Söhne GmbH;\n",
    )
    assert judged(batch) == [
        (2, "double", "Steht schon im Verzeichnis."),
        (3, "added", "Die Art fehlt. Eingetragen wird „Sonstige“."),
        (4, "double", "Steht schon in Zeile 3 dieser Liste."),
        (5, "double", "Steht schon in Zeile 2 dieser Liste."),
    ]


def test_two_of_the_same_name_are_never_guessed(scope: Network, office: Actor) -> None:
    an_organisation(office, "Bäckerei Schmidt", ags="05711")
    an_organisation(office, "Bäckerei Schmidt", ags="05754")
    batch = read(office, "Firma;Kreis\nBäckerei Schmidt;\n")
    assert batch.rows[0]["verdict"] == "wrong"
    assert "mehrfach" in batch.rows[0]["sentence"]
    assert read(office, "Firma;Kreis\nBäckerei Schmidt;Gütersloh\n").rows[0]["verdict"] == "completed"


def test_gaps_are_filled_but_nothing_is_overwritten_or_wiped(scope: Network, office: Actor) -> None:
    known = a_member(office, "Holzbau Ilsebruch", town="Ilsebruch", phone="0521 1")
    batch = read(office, "Firma;Ort;Telefon;E-Mail\nHolzbau Ilsebruch;;0521 2;post@ilse.example\n")
    assert judged(batch) == [
        (2, "completed", "Kommt dazu: E-Mail. Anders im Verzeichnis und dort unverändert: Telefon.")
    ]
    take_over_batch(office, batch=batch)
    known.refresh_from_db()
    assert (known.town, known.phone, known.email) == ("Ilsebruch", "0521 1", "post@ilse.example")


def test_who_left_is_not_taken_back_by_a_list(scope: Network, office: Actor) -> None:
    left = a_member(office, "Holzbau Ilsebruch")
    end_membership(office, organisation=left, until=date(2020, 3, 31))
    batch = read(office, "Firma\nHolzbau Ilsebruch\n")
    assert "War bis 31. März 2020 Mitglied." in batch.rows[0]["sentence"]
    assert batch.rows[0]["verdict"] == "double"


def test_other_organisations_become_no_members(scope: Network, office: Actor) -> None:
    take_over_batch(office, batch=read(office, "Firma;Art\nHolzbau Ilsebruch;Firma\n", as_members=False))
    assert organisation_named("Holzbau Ilsebruch") is not None
    assert not members_on(clock.today()).exists()


def test_without_a_day_the_membership_begins_with_the_state_of_the_list(scope: Network, office: Actor) -> None:
    take_over_batch(office, batch=read(office, "Firma\nHolzbau Ilsebruch\n", as_of=date(2018, 1, 1)))
    assert Membership.objects.get().since == date(2018, 1, 1)
    with pytest.raises(NotSo, match="Zukunft"):
        read(office, "Firma\nA\n", as_of=clock.today() + timedelta(days=1))


def test_a_list_is_taken_over_once_and_as_it_was_shown(scope: Network, office: Actor, guest: Actor) -> None:
    batch, stale = read(office, "Firma\nHolzbau Ilsebruch\n"), read(office, "Firma\nHolzbau Ilsebruch\n")
    with pytest.raises(NotAllowed):
        take_over_batch(guest, batch=batch)
    done = take_over_batch(office, batch=batch)
    with pytest.raises(NotNow, match="bereits übernommen"):
        take_over_batch(office, batch=batch)
    with pytest.raises(NotAllowed, match="bereits übernommen"):
        take_over_batch(office, batch=done)
    with pytest.raises(NotNow, match="seit der Vorschau geändert"):
        take_over_batch(office, batch=stale)


def test_undoing_leaves_the_register_as_it_was(scope: Network, office: Actor) -> None:
    known = an_organisation(office, "Holzbau Ilsebruch")
    knots = Knot.objects.count()
    batch = take_over_batch(
        office,
        batch=read(
            office, HEAD + "Holzbau Ilsebruch;;Bielefeld;Ilsebruch;2015;;\nStadt Teutoheim;Stadt;;;2015;Stab;Leitung\n"
        ),
    )
    assert members_on(clock.today()).count() == 2
    assert undo_batch(office, batch=batch).kept == 0
    known.refresh_from_db()
    assert (known.town, known.ags, known.knot.visibility) == ("", "", "office")
    assert (Organisation.objects.count(), Person.objects.count(), Membership.objects.count()) == (1, 0, 0)
    assert Knot.objects.count() == knots


def test_undoing_keeps_what_somebody_changed_since(scope: Network, office: Actor) -> None:
    batch = take_over_batch(office, batch=read(office, "Firma;Art\nHolzbau Ilsebruch;Firma\nElektro Hofmuster;Firma\n"))
    changed = organisation_named("Holzbau Ilsebruch")
    change_organisation(office, organisation=changed, town="Ilsebruch")
    undone = undo_batch(office, batch=batch)
    assert undone.kept == 1
    assert [organisation.name for organisation in Organisation.objects.all()] == ["Holzbau Ilsebruch"]
    admit_member(office, organisation=changed, since=date(2020, 1, 1))


def test_undoing_ends_after_thirty_days(scope: Network, office: Actor, guest: Actor) -> None:
    with clock.clock_set(clock.now() - timedelta(days=31)):
        late = take_over_batch(office, batch=read(office, "Firma\nHolzbau Ilsebruch\n"))
    with pytest.raises(NotAllowed, match="innerhalb von 30 Tagen"):
        undo_batch(office, batch=late)
    fresh = take_over_batch(office, batch=read(office, "Firma\nElektro Hofmuster\n"))
    with pytest.raises(NotAllowed):
        undo_batch(guest, batch=fresh)
    undo_batch(office, batch=fresh)
    with pytest.raises(NotAllowed, match="bereits rückgängig"):
        undo_batch(office, batch=batch_by_id(fresh.pk))


def test_another_network_sees_no_list(network: Network, other_network: Network, office: Actor) -> None:
    with network_scope(network):
        batch = read(office, "Firma\nHolzbau Ilsebruch\n")
    with network_scope(other_network):
        assert not batches().exists()
        with pytest.raises(NotThere):
            batch_by_id(batch.pk)
