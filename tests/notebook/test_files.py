"""Files and forwarded e-mails: known by content, harmless when fetched, nobody else's."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client, override_settings

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.core.errors import NotSo
from fachwerk.core.files import ending_of, plain_copy, read_file
from fachwerk.networks.models import Network
from fachwerk.notebook.models import Attachment, ForwardedMail
from fachwerk.notebook.operations import drop_forwarded_mail, keep_attachment, keep_forwarded_mail
from fachwerk.notebook.policies.reading_mail import read_mail
from fachwerk.notebook.queries import places_with_address
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import a_member, a_person_with_account
from tests.notebook.makers import a_file, a_mail

SignIn = Callable[..., Client]
PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path) -> Iterator[None]:
    """Files of a test go into a folder of its own."""
    with override_settings(MEDIA_ROOT=str(tmp_path)):
        yield


def zipped(**parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return packed.getvalue()


def test_the_content_says_what_a_file_is() -> None:
    assert ending_of(PDF) == "pdf"
    assert ending_of(zipped(word__document_xml="<w/>")) == "docx"
    assert ending_of(zipped(xl__workbook_xml="<x/>")) == "xlsx"
    assert ending_of(zipped(mimetype="application/vnd.oasis.opendocument.text")) == "odt"
    assert ending_of("Größe: drei Meter".encode("cp1252")) == "txt"


def test_macros_programs_and_unknown_archives_are_refused() -> None:
    assert ending_of(zipped(word__document_xml="<w/>", word__vbaProject_bin="x")) == ""
    assert ending_of(zipped(irgendwas="x")) == ""
    assert ending_of(b"PK\x03\x04 kein Archiv") == ""
    assert ending_of(b"MZ\x90\x00\x03\x00") == ""
    assert ending_of(b"") == ""


def jpeg(exif: bytes) -> bytes:
    segment = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    return b"\xff\xd8" + segment + b"\xff\xda\x00\x02picture\xff\xd9"


def test_a_photograph_loses_place_and_time_and_keeps_which_way_up() -> None:
    tiff = b"II*\x00\x08\x00\x00\x00\x02\x00" + struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0)
    tiff += struct.pack("<HHII", 0x8825, 4, 1, 99) + b"\x00\x00\x00\x00GPS 52.0 8.5"
    plain = plain_copy(jpeg(b"Exif\x00\x00" + tiff), "jpg")
    assert b"GPS" not in plain
    assert plain.endswith(b"\xff\xda\x00\x02picture\xff\xd9")
    assert b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06" in plain
    upright = plain_copy(jpeg(b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00"), "jpg")
    assert b"Exif" not in upright


def test_a_png_loses_its_texts() -> None:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + b"crc!"

    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"x" * 13) + chunk(b"tEXt", b"Author") + chunk(b"IEND", b"")
    plain = plain_copy(png, "png")
    assert b"Author" not in plain
    assert b"IHDR" in plain
    assert plain.endswith(chunk(b"IEND", b""))


@pytest.mark.django_db
def test_a_kept_file_is_only_for_saving_and_only_for_its_office(
    network: Network, other_network: Network, office: Actor, signed_in: SignIn
) -> None:
    with network_scope(network):
        kept = keep_attachment(office, upload=a_file("../../Vertrag<b>.exe", PDF))
    assert kept.name == "Vertrag<b>.pdf"
    answer = signed_in(network, Role.OFFICE_STAFF).get(f"/n/{network.slug}/buero/dateien/{kept.pk}/")
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    stranger = signed_in(other_network, Role.OFFICE_STAFF)
    assert stranger.get(f"/n/{other_network.slug}/buero/dateien/{kept.pk}/").status_code == 404
    assert stranger.get(f"/n/{network.slug}/buero/dateien/{kept.pk}/").status_code == 404


@pytest.mark.django_db
def test_what_is_no_paper_gets_a_sentence(scope: Network, office: Actor) -> None:
    with pytest.raises(NotSo, match="ohne Makros"):
        keep_attachment(office, upload=a_file("virus.pdf", b"MZ\x90\x00\x00"))


@pytest.mark.django_db
def test_a_forwarded_mail_is_kept_once_with_its_papers(scope: Network, office: Actor) -> None:
    mail = a_mail()
    mail.add_attachment(PDF, maintype="application", subtype="pdf", filename="Anmeldung.pdf")
    mail.add_attachment(b"MZ\x90\x00", maintype="application", subtype="octet-stream", filename="spiel.exe")
    for _time in range(2):
        kept = keep_forwarded_mail(office, upload=a_file("mail.eml", mail.as_bytes()))
    assert ForwardedMail.objects.count() == 1
    assert (kept.from_address, kept.subject) == ("b@firma.example", "Zusage")
    assert [one.name for one in kept.attachments.all()] == ["Anmeldung.pdf"]
    assert ForwardedMail.objects.get().not_kept == ["spiel.exe"]
    key = Attachment.objects.get().key
    assert read_file(key) == PDF
    drop_forwarded_mail(office, mail=kept)
    with pytest.raises(FileNotFoundError):
        read_file(key)


@pytest.mark.django_db
def test_a_known_sender_proposes_where_the_mail_belongs(scope: Network, office: Actor) -> None:
    organisation = a_member(office)
    person = a_person_with_account(office, organisation)
    proposed = places_with_address("Kontakt@example.org")
    assert [place.person for place in proposed if place.person] == [person]
    assert [place.knot for place in proposed if place.knot] == [organisation.knot]


@pytest.mark.django_db
def test_markup_of_a_mail_is_never_shown_as_markup(network: Network, signed_in: SignIn) -> None:
    mail = a_mail("<script>alert(1)</script> hallo", subject="<b>fett</b>")
    browser = signed_in(network, Role.OFFICE_STAFF)
    page = browser.post(
        f"/n/{network.slug}/buero/dateien/neu/", {"upload": a_file("m.eml", mail.as_bytes())}, follow=True
    ).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "<b>fett</b>" not in page


def test_a_mail_of_markup_alone_gives_its_words() -> None:
    mail = a_mail()
    mail.set_content("<style>p{}</style><p>Guten Tag</p><p>bis <i>Montag</i></p><script>x()</script>", subtype="html")
    found = read_mail(mail.as_bytes())
    assert found is not None
    assert found.text.split() == ["Guten", "Tag", "bis", "Montag"]


HOSTILE = {
    "forged line ends": b"From: a@b.example\r\nSubject: =?utf-8?q?Ha=0D=0ABcc:_x=40x.example?=\r\nDate: x\r\n\r\nText",
    "unknown charset": b"From: a@b.example\nSubject: =?klingon?b?aGFs?=\nContent-Type: text/plain; charset=nix\n\n\xff",
    "broken base64": b"From: a@b.example\nTo: c\nContent-Transfer-Encoding: base64\n\n!!!keins!!!",
    "no end of parts": b'From: a@b.example\nTo: c\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n\n--x\n',
    "date of nowhere": b"From: a@b.example\nDate: Fri, 99 Foo 99999 99:99:99 +9999\n\nText",
    "endless name": b"From: " + b"a" * 100_000 + b"@b.example\nTo: c\n\nText",
    "zero bytes": b"From: a@b.example\nTo: c\n\n\x00\x00Text\x00",
    "empty charset": b'From: a@b.example\nTo: c\nContent-Type: text/plain; charset=""\n\nText',
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_mail_gives_short_plain_lines(content: bytes) -> None:
    found = read_mail(content)
    assert found is not None
    for line in (found.subject, found.from_name, found.from_address, found.to):
        assert line.isprintable()
        assert len(line) <= 500
    assert "\x00" not in found.text


def test_parts_in_parts_in_parts_come_to_an_end() -> None:
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (depth, depth) for depth in range(300)
    )
    found = read_mail(b"From: a@b.example\nTo: c\n" + nested)
    assert found is None or found.parts == []


def test_what_is_no_mail_is_no_mail() -> None:
    assert read_mail(PDF) is None
    assert read_mail(b"") is None
    assert read_mail(b"nur ein Text\n\nohne Kopf") is None
