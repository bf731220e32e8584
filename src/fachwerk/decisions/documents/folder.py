"""The folder: cover and agenda, then each paper behind a divider, with page numbers and bookmarks.

The agenda names the pages on which the papers begin, so the cover is set twice: once to know how long it is.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from fachwerk.core.dates import show_day
from fachwerk.core.files import read_file
from fachwerk.core.typesetting import accessible_pdf
from fachwerk.decisions.documents.words import letter_of, when_of
from fachwerk.decisions.models import MeetingPaper, PaperForm, Seat
from fachwerk.decisions.queries import MeetingPage, Point

COVER = Path(__file__).with_name("cover.typ")
DIVIDER = Path(__file__).with_name("divider.typ")
UNREADABLE = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError)


@dataclass
class _Entry:
    """One paper on its way into the folder."""

    number: str
    paper: MeetingPaper
    reader: PdfReader | None
    note: str = ""
    first_page: int = 0
    pages: int = 0


@dataclass
class _Folder:
    """What the seat gets to see, point by point."""

    page: MeetingPage
    seat: Seat | None
    entries: list[tuple[Point, list[_Entry]]] = field(default_factory=list)
    total: int = 0

    @property
    def joined(self) -> list[_Entry]:
        """The papers that can be joined, in order."""
        return [entry for _point, entries in self.entries for entry in entries if entry.reader is not None]


def folder_pdf(page: MeetingPage, seat: Seat | None = None) -> bytes:
    """One file for a seat; without a seat the complete one for the office. A paper that fails is named, not joined."""
    folder = _Folder(
        page, seat, [(point, _entries(number, point, seat)) for number, point in enumerate(page.points, 1)]
    )
    _number_pages(folder, 1)
    cover = PdfReader(io.BytesIO(_cover(folder)))
    # with page numbers the agenda may run onto one more page; a second round settles it
    for _round in range(2):
        _number_pages(folder, len(cover.pages))
        cover = PdfReader(io.BytesIO(_cover(folder)))
    return _joined(folder, cover, [_divider(folder, entry) for entry in folder.joined])


def _entries(number: int, point: Point, seat: Seat | None) -> list[_Entry]:
    if not point.open_to(seat):
        return []
    found = []
    for at, paper in enumerate(point.papers, start=1):
        reader, form = _read(paper)
        note = "" if form == PaperForm.JOINED else str(PaperForm(form).label)
        found.append(_Entry(f"{number}.{at}", paper, reader, note, pages=len(reader.pages) if reader else 0))
    return found


def _read(paper: MeetingPaper) -> tuple[PdfReader | None, str]:
    if paper.form != PaperForm.JOINED:
        return None, paper.form
    try:
        reader = PdfReader(io.BytesIO(read_file(paper.file_key)))
        if reader.is_encrypted and not reader.decrypt(""):
            return None, PaperForm.LOCKED
        for one in reader.pages:
            one.get_object()
    except UNREADABLE:
        return None, PaperForm.BROKEN
    return (reader, PaperForm.JOINED) if len(reader.pages) else (None, PaperForm.BROKEN)


def _number_pages(folder: _Folder, cover_pages: int) -> None:
    """Each paper stands behind a divider of one page."""
    at = cover_pages + 1
    for entry in folder.joined:
        entry.first_page = at
        at += 1 + entry.pages
    folder.total = at - 1


def _frame(folder: _Folder) -> dict[str, Any]:
    meeting = folder.page.meeting
    network = meeting.network
    return {
        "title": _("Sitzungsmappe: %(title)s") % {"title": meeting.title},
        "network": network.name,
        "brand": network.brand,
        "as_of": f"{meeting.body.name}, {show_day(meeting.day)}",
        "total": folder.total,
    }


def _cover(folder: _Folder) -> bytes:
    meeting, network = folder.page.meeting, folder.page.meeting.network
    sender = [network.office_name, network.office_address, network.office_phone, network.office_email]
    return accessible_pdf(
        COVER,
        {
            **_frame(folder),
            "heading": _("Einladung zur Sitzung"),
            "body": meeting.body.name,
            "facts": [(_("Wann"), when_of(meeting)), (_("Wo"), meeting.place)],
            "letter": letter_of(meeting).split("\n"),
            "sender": [line for line in sender if line],
            "agenda": _("Tagesordnung"),
            "points": [_agenda_row(folder, number, *row) for number, row in enumerate(folder.entries, start=1)],
            "enclosed_heading": _("Nicht in dieser Datei"),
            "enclosed": [
                f"{entry.number} {entry.paper.title} ({entry.paper.file_name}): {entry.note}."
                for _point, entries in folder.entries
                for entry in entries
                if entry.reader is None
            ],
            "invited_heading": _("Eingeladen"),
            "invited": [str(seat.organisation) for seat in folder.page.seats],
        },
    )


def _agenda_row(folder: _Folder, number: int, point: Point, entries: Sequence[_Entry]) -> dict[str, Any]:
    withheld = bool(point.papers) and not point.open_to(folder.seat)
    decided = _("Beschluss") if point.item.decision_id else ""
    return {
        "title": point.item.title,
        "note": point.item.note,
        "decides": decided,
        "withheld": _("Ihr Sitz ist befangen; die Unterlagen zu diesem Punkt liegen nicht bei.") if withheld else "",
        "papers": [
            {
                "title": f"{entry.number} {entry.paper.title}",
                "page": _("Seite %(page)s") % {"page": entry.first_page} if entry.reader else "–",
            }
            for entry in entries
        ],
    }


def _divider(folder: _Folder, entry: _Entry) -> PdfReader:
    content = {
        **_frame(folder),
        "number": _("Unterlage %(number)s") % {"number": entry.number},
        "name": entry.paper.title,
        "point": entry.paper.item.title,
        "number_in_folder": entry.first_page,
    }
    return PdfReader(io.BytesIO(accessible_pdf(DIVIDER, content)))


def _joined(folder: _Folder, cover: PdfReader, dividers: Sequence[PdfReader]) -> bytes:
    # cloning keeps the tags, language and title of our own pages; pages added afterwards bring no tags along
    writer = PdfWriter(clone_from=cover)
    _without_outline(writer)
    writer.add_outline_item(title=_("Einladung und Tagesordnung"), page_number=0)
    at, parents = len(cover.pages), {}
    for entry, divider in zip(folder.joined, dividers, strict=True):
        for one in (divider.pages[0], *(entry.reader.pages if entry.reader else ())):
            # the number would point into the tags of the cover
            writer.add_page(one).pop("/StructParents", None)
        point = entry.number.split(".")[0]
        if point not in parents:
            parents[point] = writer.add_outline_item(title=f"{point}. {entry.paper.item.title}", page_number=at)
        writer.add_outline_item(title=f"{entry.number} {entry.paper.title}", page_number=at, parent=parents[point])
        at += 1 + entry.pages
    if folder.joined and "/Metadata" in writer.root_object:
        # papers of others carry no promise of PDF/UA, so the whole file makes none
        del writer.root_object["/Metadata"]
    writer.page_mode = "/UseOutlines"
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _without_outline(writer: PdfWriter) -> None:
    """The bookmarks of the cover alone give way to those of the whole folder."""
    if "/Outlines" in writer.root_object:
        del writer.root_object["/Outlines"]
