"""Meetings: invited in time, one folder from cover, agenda and papers, and nothing for whom it is not meant."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader, PdfWriter

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo, NotThere
from fachwerk.decisions import queries
from fachwerk.decisions.documents import folder_pdf
from fachwerk.decisions.models import Meeting, PaperForm, Seat
from fachwerk.decisions.operations import (
    add_item,
    add_paper,
    cancel_meeting,
    change_item,
    change_meeting,
    declare_conflict,
    drop_item,
    invite_to_meeting,
    move_item,
    plan_meeting,
)
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from tests.decisions.makers import a_body, a_vote, a_voter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scope", "frozen_clock")]


def a_pdf(words: str = "Vorlage", pages: int = 2, password: str = "") -> SimpleUploadedFile:
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    made = io.BytesIO()
    writer.write(made)
    return SimpleUploadedFile(f"{words}.pdf", made.getvalue())


def a_meeting(office: Actor, seats: int = 3) -> tuple[Meeting, list[Seat]]:
    body, held = a_body(office, seats)
    return plan_meeting(
        office, body=body, day=date(2017, 6, 14), starts=time(14), ends=time(16), place="Kreishaus"
    ), held


def read(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


def text_of(made: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(made).pages).split())


def outline_of(reader: PdfReader) -> list[tuple[str, int]]:
    flat = [one for entry in reader.outline for one in (entry if isinstance(entry, list) else [entry])]
    return [(str(entry.title), reader.get_destination_page_number(entry) + 1) for entry in flat]


def test_the_folder_joins_papers_behind_dividers_with_page_numbers(office: Actor) -> None:
    meeting, _seats = a_meeting(office)
    first = add_item(office, meeting=meeting, title="Begrüßung")
    second = add_item(office, meeting=meeting, title="Haushalt")
    add_paper(office, item=second, upload=a_pdf("Entwurf"), title="Entwurf")
    add_paper(office, item=second, upload=a_pdf("Anlage", pages=3))
    made = folder_pdf(queries.meeting_page(meeting))
    reader = read(made)
    cover = len(reader.pages) - (1 + 2) - (1 + 3)
    assert outline_of(reader) == [
        ("Einladung und Tagesordnung", 1),
        ("2. Haushalt", cover + 1),
        ("2.1 Entwurf", cover + 1),
        ("2.2 Anlage", cover + 4),
    ]
    words = text_of(made)
    assert f"2.1 Entwurf Seite {cover + 1}" in words
    assert f"2.2 Anlage Seite {cover + 4}" in words
    assert f"1. {first.title}" in words
    assert "Mi., 14. Juni 2017, 14:00 bis 16:00 Uhr" in words.replace("\u00a0", " ")


def test_our_own_pages_keep_their_tags_and_language(office: Actor) -> None:
    meeting, _seats = a_meeting(office)
    item = add_item(office, meeting=meeting, title="Haushalt")
    add_paper(office, item=item, upload=a_pdf())
    catalog = read(folder_pdf(queries.meeting_page(meeting))).trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert catalog["/Lang"] == "de-DE"
    assert "/Metadata" not in catalog  # with papers of others the file claims no PDF/UA


def test_without_papers_the_folder_is_pdf_ua(office: Actor) -> None:
    meeting, _seats = a_meeting(office)
    add_item(office, meeting=meeting, title="Haushalt")
    catalog = read(folder_pdf(queries.meeting_page(meeting))).trailer["/Root"]
    assert b"pdfuaid" in catalog["/Metadata"].get_data()


@pytest.mark.parametrize(
    ("upload", "form", "words"),
    [
        (lambda: a_pdf("geheim", password="abc"), PaperForm.LOCKED, "mit Kennwort geschützt"),
        (lambda: SimpleUploadedFile("kaputt.pdf", b"%PDF-1.7 und dann nichts"), PaperForm.BROKEN, "beschädigt"),
        (
            lambda: SimpleUploadedFile("Vertrag.docx", b"PK\x03\x04..."),
            PaperForm.ENCLOSED,
            "liegt als eigene Datei bei",
        ),
    ],
)
def test_a_paper_that_cannot_be_joined_is_named(
    office: Actor, upload: Callable[[], SimpleUploadedFile], form: PaperForm, words: str
) -> None:
    meeting, _seats = a_meeting(office)
    item = add_item(office, meeting=meeting, title="Haushalt")
    paper = add_paper(office, item=item, upload=upload())
    add_paper(office, item=item, upload=a_pdf("gut"))
    assert paper.form == form
    made = folder_pdf(queries.meeting_page(meeting))
    assert f"1.1 {paper.title} ({paper.file_name})" in text_of(made)
    assert words in text_of(made)
    assert "1.2 gut" in [title for title, _page in outline_of(read(made))]


def test_other_files_are_refused_in_plain_words(office: Actor) -> None:
    meeting, _seats = a_meeting(office)
    item = add_item(office, meeting=meeting, title="Haushalt")
    with pytest.raises(NotSo, match="PDF-Datei oder ein Dokument"):
        add_paper(office, item=item, upload=SimpleUploadedFile("programm.exe", b"MZ"))


def test_a_recused_seat_gets_no_papers_of_its_point(office: Actor) -> None:
    meeting, seats = a_meeting(office)
    decision = a_vote(office, meeting.body, seats, "---")
    declare_conflict(office, decision=decision, seat=seats[1], reason="Träger des Vorhabens")
    item = add_item(office, meeting=meeting, title="Lernwerkstatt", decision=decision)
    add_paper(office, item=item, upload=a_pdf("Skizze"))
    page = queries.meeting_page(meeting)
    assert [seat.pk for seat, _points in page.recused_seats] == [seats[1].pk]
    whole, without = folder_pdf(page, seats[0]), folder_pdf(page, seats[1])
    assert "1.1 Skizze" in text_of(whole)
    assert "Skizze" not in text_of(without)
    assert "Ihr Sitz ist befangen" in text_of(without)
    assert len(read(whole).pages) == len(read(without).pages) + 3


def test_everybody_is_invited_with_their_folder(office: Actor) -> None:
    meeting, seats = a_meeting(office)
    a_voter(office, seats[0], "nord@teutoheim.example")
    a_voter(office, seats[1], "sued@teutoheim.example")
    decision = a_vote(office, meeting.body, seats, "---")
    declare_conflict(office, decision=decision, seat=seats[1], reason="Träger des Vorhabens")
    item = add_item(office, meeting=meeting, title="Lernwerkstatt", decision=decision)
    add_paper(office, item=item, upload=a_pdf("Skizze"))
    invite_to_meeting(office, meeting=meeting)
    mails = {mail.to: mail for mail in NetworkMail.objects.filter(purpose="decisions.invite_meeting")}
    assert set(mails) == {"nord@teutoheim.example", "sued@teutoheim.example"}
    assert "1. Lernwerkstatt" in mails["nord@teutoheim.example"].text
    meeting.refresh_from_db()
    assert meeting.invited_at == clock.now()


def test_an_empty_agenda_is_not_sent(office: Actor) -> None:
    meeting, _seats = a_meeting(office)
    with pytest.raises(NotNow, match="Tagesordnung ist noch leer"):
        invite_to_meeting(office, meeting=meeting)


def test_another_day_means_inviting_again_and_a_cancelled_one_is_told(office: Actor) -> None:
    meeting, seats = a_meeting(office)
    a_voter(office, seats[0])
    add_item(office, meeting=meeting, title="Haushalt")
    invite_to_meeting(office, meeting=meeting)
    moved = change_meeting(office, meeting=meeting, day=date(2017, 6, 21), starts=time(14), place="Kreishaus")
    assert moved.invited_at is None
    invite_to_meeting(office, meeting=moved)
    cancel_meeting(office, meeting=moved)
    assert NetworkMail.objects.filter(purpose="decisions.meeting_cancelled").count() == 1
    assert list(queries.meetings_coming()) == []


def test_the_rules_say_by_when_to_invite(office: Actor) -> None:
    meeting, _seats = a_meeting(office)
    assert meeting.invite_by == date(2017, 5, 31)
    assert "Zu Sitzungen wird spätestens 14 Tage vorher eingeladen." in queries.body_for(office, "lenkungskreis").rules
    assert not queries.meetings_to_invite(date(2017, 5, 30))
    assert list(queries.meetings_to_invite(date(2017, 5, 31))) == [meeting]


def test_points_change_places_and_minutes_hold_them(office: Actor) -> None:
    meeting, _seats = a_meeting(office)
    first, second = (add_item(office, meeting=meeting, title=title) for title in ("Begrüßung", "Haushalt"))
    move_item(office, item=second, up=True)
    assert [point.item.title for point in queries.meeting_page(meeting).points] == ["Haushalt", "Begrüßung"]
    with pytest.raises(NotNow, match="am Rand"):
        move_item(office, item=queries.item_for(office, second.pk), up=True)
    kept = change_item(
        office, item=queries.item_for(office, first.pk), title="Begrüßung", minutes="Eröffnet um 14 Uhr."
    )
    with pytest.raises(NotNow, match="Niederschrift"):
        drop_item(office, item=kept)
    drop_item(office, item=queries.item_for(office, second.pk))
    assert [point.item.title for point in queries.meeting_page(meeting).points] == ["Begrüßung"]


def test_participants_are_the_seats_of_the_day(office: Actor) -> None:
    meeting, seats = a_meeting(office)
    seats[2].until = date(2017, 6, 13)
    seats[2].save()
    assert [seat.pk for seat in queries.meeting_page(meeting).seats] == sorted(
        [seats[0].pk, seats[1].pk], key=lambda key: str(next(s.organisation for s in seats if s.pk == key))
    )


def test_the_office_walks_from_meeting_to_folder(
    network: Network, office: Actor, signed_in: Callable[..., Client]
) -> None:
    meeting, _seats = a_meeting(office)
    client = signed_in(network, Role.OFFICE_STAFF)
    address = reverse("decisions:office_meeting", args=[network.slug, meeting.pk])
    added = client.post(reverse("decisions:office_item_new", args=[network.slug, meeting.pk]), {"title": "Haushalt"})
    assert added.status_code == 303
    item = queries.meeting_page(meeting).points[0].item
    upload = {"upload": a_pdf("Entwurf"), "title": ""}
    assert client.post(reverse("decisions:office_paper_new", args=[network.slug, item.pk]), upload).status_code == 303
    page = client.get(address).content.decode()
    assert "Entwurf" in page
    assert "Einladen bis" in page
    folder = client.get(reverse("decisions:office_meeting_folder", args=[network.slug, meeting.pk]))
    assert read(folder.content).pages
    assert client.get(reverse("decisions:office_meetings", args=[network.slug])).status_code == 200


def test_another_network_has_no_such_meeting(other_network: Network, office: Actor) -> None:
    meeting, _seats = a_meeting(office)
    there = Actor(1, other_network.pk, frozenset({Role.VISITOR, Role.OFFICE_STAFF}), "Geschäftsstelle")
    with network_scope(other_network), pytest.raises(NotThere):
        queries.meeting_for(there, meeting.pk)
