"""Reading lists."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from fachwerk.core.errors import NotThere
from fachwerk.imports.kinds import Importer, importer_at, importer_of, key_of
from fachwerk.imports.models import WRITTEN_VERDICTS, ImportBatch, ImportRow, RowVerdict


def batches(importer: str = "") -> QuerySet[ImportBatch]:
    """Lists that were handed in, the latest first."""
    found = ImportBatch.objects.order_by("-read_at")
    return found.filter(importer=importer) if importer else found


def batch_by_id(batch_id: uuid.UUID | str) -> ImportBatch:
    """The list with this id; raises NotThere."""
    found = ImportBatch.objects.select_related("network").filter(pk=batch_id).first()
    if found is None:
        raise NotThere
    return found


def importer_for(path: str) -> Importer:
    """The importer at this address; raises NotThere."""
    found = importer_at(path)
    if found is None:
        raise NotThere
    return found


def rows_of(batch: ImportBatch, verdict: str = "") -> QuerySet[ImportRow]:
    """The rows of a list, in the order of the file."""
    return batch.rows.filter(verdict=verdict) if verdict in RowVerdict.values else batch.rows.all()


def written_and_waiting(batch: ImportBatch) -> tuple[int, int]:
    """How many rows of a list are in the register, and how many would come yet."""
    waiting = Q(written_at=None, verdict__in=WRITTEN_VERDICTS)
    counted = batch.rows.aggregate(
        written=Count("pk", filter=Q(written_at__isnull=False)), waiting=Count("pk", filter=waiting)
    )
    return counted["written"], counted["waiting"]


def wrong_rows(batch: ImportBatch) -> tuple[list[str], list[list[Any]]]:
    """Headings and lines of everything that could not be taken over, with what is wrong in a last column."""
    mapping = batch.mapping
    columns = [place for place, one in enumerate(mapping) if one["field"] or not is_remark(one["heading"])]
    headings = [mapping[place]["heading"] for place in columns]
    lines = []
    for row in rows_of(batch, RowVerdict.ERROR):
        cells = [row.cells[place] if place < len(row.cells) else "" for place in columns]
        lines.append([*cells, said(row, importer_of(batch.importer))])
    return headings, lines


def is_remark(heading: str) -> bool:
    """Whether it is the column in which a file of wrong rows says what is wrong; read again, it says nothing."""
    return key_of(heading) == key_of(_("Fehler"))


def said(row: ImportRow, importer: Importer) -> str:
    """Everything that was said about a row, each at its column."""
    parts = []
    for message in row.messages:
        field = importer.field(message["field"]) if message["field"] else None
        parts.append(f"{field.label}: {message['text']}" if field else message["text"])
    return " ".join(parts)


def kept_rows(batch: ImportBatch, network_slug: str) -> list[dict[str, str]]:
    """What taking back left alone, with the way there and why."""
    importer = importer_of(batch.importer)
    return [
        {**each, "url": importer.link(each["model"], each["id"], network_slug)}
        for kept in batch.rows.exclude(kept=[]).values_list("kept", flat=True)
        for each in kept
    ]
