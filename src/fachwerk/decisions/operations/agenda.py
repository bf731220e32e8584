"""The points of an agenda and their papers."""

from __future__ import annotations

import io
from pathlib import PurePath
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Max
from django.utils.translation import gettext as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from fachwerk.access.actor import Actor
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.core.files import keep_file
from fachwerk.decisions.models import AgendaItem, Decision, Meeting, MeetingPaper, PaperForm
from fachwerk.operation.gate import operation

OFFICE_FILES = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")


@operation("decisions.add_item", on="meeting")
def add_item(
    actor: Actor, *, meeting: Meeting, title: str, note: str = "", decision: Decision | None = None
) -> AgendaItem:
    """A new point stands last on the agenda."""
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    _check_decision(meeting, decision)
    made: AgendaItem = AgendaItem.objects.create(
        meeting=meeting, position=last + 1, title=title, note=note, decision=decision
    )
    return made


@operation("decisions.change_item", on="item")
def change_item(
    actor: Actor, *, item: AgendaItem, title: str, note: str = "", decision: Decision | None = None, minutes: str = ""
) -> AgendaItem:
    """A point keeps its place when its words, its decision or its minutes change."""
    _check_decision(item.meeting, decision)
    item.title, item.note, item.decision, item.minutes = title, note, decision, minutes
    item.save()
    return item


@operation("decisions.move_item", on="item")
def move_item(actor: Actor, *, item: AgendaItem, up: bool) -> AgendaItem:
    """A point changes its place with its neighbour; the first cannot go up, the last cannot go down."""
    others = item.meeting.items.exclude(pk=item.pk)
    if up:
        other = others.filter(position__lt=item.position).order_by("-position").first()
    else:
        other = others.filter(position__gt=item.position).order_by("position").first()
    if other is None:
        raise NotNow(_("Der Punkt steht schon am Rand der Tagesordnung."))
    item.position, other.position = other.position, item.position
    item.save(update_fields=["position"])
    other.save(update_fields=["position"])
    return item


@operation("decisions.drop_item", on="item")
def drop_item(actor: Actor, *, item: AgendaItem) -> AgendaItem:
    """A point leaves the agenda with its papers; what was written down in minutes stays."""
    if item.minutes:
        raise NotNow(_("Zu diesem Punkt gibt es eine Niederschrift. Bitte lassen Sie ihn stehen."))
    AgendaItem.objects.filter(pk=item.pk).delete()
    return item


@operation("decisions.add_paper", on="item")
def add_paper(actor: Actor, *, item: AgendaItem, upload: UploadedFile[Any], title: str = "") -> MeetingPaper:
    """A paper is kept as it came; whether it can be joined into the folder is found out at once and shown."""
    name = PurePath(upload.name or _("Unterlage")).name[:200]
    ending = PurePath(name).suffix.lower()
    if ending in OFFICE_FILES:
        key, form = keep_file(upload, kinds=("zip",)), PaperForm.ENCLOSED
    elif ending == ".pdf":
        key = keep_file(upload)
        upload.seek(0)
        form = form_of(upload.read())
    else:
        raise NotSo(
            _("Bitte wählen Sie eine PDF-Datei oder ein Dokument aus Word, Excel oder LibreOffice."), field="upload"
        )
    made: MeetingPaper = MeetingPaper.objects.create(
        item=item, title=title or PurePath(name).stem.replace("_", " "), file_name=name, file_key=key, form=form
    )
    return made


@operation("decisions.drop_paper", on="paper")
def drop_paper(actor: Actor, *, paper: MeetingPaper) -> MeetingPaper:
    """A paper that was enclosed by mistake goes."""
    MeetingPaper.objects.filter(pk=paper.pk).delete()
    return paper


def form_of(content: bytes) -> PaperForm:
    """Whether a PDF can be joined: not if it asks for a password, not if it cannot be read."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return PaperForm.LOCKED
        pages = [page.mediabox for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        return PaperForm.BROKEN
    return PaperForm.JOINED if pages else PaperForm.BROKEN


def _check_decision(meeting: Meeting, decision: Decision | None) -> None:
    if decision is not None and decision.body_id != meeting.body_id:
        raise NotSo(_("Dieser Beschluss gehört zu einem anderen Gremium."), field="decision")
