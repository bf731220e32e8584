"""Reading a members list: nothing is written to the register."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import ImportBatch
from fachwerk.contacts.operations.members_list_columns import columns_of, has_name
from fachwerk.contacts.operations.members_list_file import Line, lines_of
from fachwerk.contacts.operations.members_list_rows import as_json, judged, rows_of
from fachwerk.core import clock
from fachwerk.core.errors import NotSo
from fachwerk.operation.gate import operation

SEARCHED_FOR_HEADINGS = 10


@operation("contacts.read_members_list")
def read_members_list(
    actor: Actor, *, file_name: str, content: bytes, as_of: date | None = None, as_members: bool = True
) -> ImportBatch:
    """A list is read and each row judged, so that somebody can look before anything is taken over."""
    day = as_of or clock.today()
    if day > clock.today():
        raise NotSo(_("Der Stand der Liste liegt in der Zukunft."), field="as_of")
    headings, lines = _headings_and_rows(lines_of(file_name, content))
    columns = columns_of(headings[1])
    if not lines:
        raise NotSo(_("Unter den Überschriften steht keine Zeile."), field="file")
    batch = ImportBatch(file_name=file_name[-200:], as_of=day, as_members=as_members, columns=columns)
    batch.rows = as_json(judged(rows_of(lines, columns, list(batch.network.kreise)), as_members=as_members))
    batch.save()
    return batch


def _headings_and_rows(lines: list[Line]) -> tuple[Line, list[Line]]:
    # a title or a date often stands above the table
    for place, line in enumerate(lines[:SEARCHED_FOR_HEADINGS]):
        if has_name(line[1]):
            return line, lines[place + 1 :]
    return lines[0], lines[1:]
