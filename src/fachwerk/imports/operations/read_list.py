"""From a file to a preview: nothing is written to the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.access.verdicts import verdict
from fachwerk.core import clock
from fachwerk.core.errors import NotAllowed, NotSo
from fachwerk.imports import policies
from fachwerk.imports.kinds import Importer, Row, importer_of
from fachwerk.imports.kinds.cells import is_empty, value_of
from fachwerk.imports.models import BatchState, ImportBatch, ImportFile, ImportRow, RowVerdict, SavedMapping
from fachwerk.imports.operations.headings import Reading, best_sheet, guessed, read_sheet, shown, signature_of
from fachwerk.imports.operations.spreadsheets import Line, check_size, sheets_of
from fachwerk.imports.queries import is_remark
from fachwerk.operation.gate import operation


@operation("imports.read_list")
def read_list(
    actor: Actor,
    *,
    importer: str,
    file_name: str,
    content: bytes,
    options: Mapping[str, Any] | None = None,
    sheet: str = "",
) -> ImportBatch:
    """A file is read and its columns are guessed; its rows are judged when somebody has looked at the columns."""
    kind = importer_of(importer)
    if not verdict(actor, kind.action):
        raise NotAllowed
    reading, names = _reading(kind, file_name, content, sheet)
    batch = ImportBatch(
        importer=importer,
        file_name=file_name[-200:],
        sheet=reading.sheet,
        sheets=names,
        options=dict(options or {}),
        acting_user_id=actor.user_id,
        acting_name=actor.name[:120],
    )
    _assign(batch, reading, kind)
    batch.save()
    ImportFile.objects.create(batch=batch, content=content)
    return batch


@operation("imports.choose_sheet", on="batch", when=policies.may_assign)
def choose_sheet(actor: Actor, *, batch: ImportBatch, sheet: str) -> ImportBatch:
    """Another sheet of the same file is read instead."""
    kind = importer_of(batch.importer)
    reading, batch.sheets = _reading(kind, batch.file_name, bytes(batch.kept_file.content), sheet)
    batch.sheet, batch.state = reading.sheet, BatchState.READING
    batch.rows.all().delete()
    _assign(batch, reading, kind)
    batch.save()
    return batch


@operation("imports.assign_columns", on="batch", when=policies.may_assign)
def assign_columns(actor: Actor, *, batch: ImportBatch, fields: Sequence[str] | None = None) -> ImportBatch:
    """The columns are assigned for good, remembered for the next file like it, and each row is judged."""
    kind = importer_of(batch.importer)
    reading, _names = _reading(kind, batch.file_name, bytes(batch.kept_file.content), batch.sheet)
    chosen = list(fields) if fields is not None else [column["field"] for column in batch.mapping]
    check_columns(kind, reading.headings, chosen)
    batch.mapping = [
        {"heading": heading, "field": name, "samples": reading.samples(place)}
        for place, (heading, name) in enumerate(zip(reading.headings, chosen, strict=True))
    ]
    batch.rows.all().delete()
    counts = _keep_rows(batch, kind, reading, chosen)
    batch.skipped, batch.counts, batch.state = reading.skipped, counts, BatchState.PREVIEW
    batch.read_at = batch.progressed_at = clock.now()
    batch.save()
    SavedMapping.objects.update_or_create(
        importer=batch.importer,
        signature=reading.signature,
        defaults={"fields": chosen, "file_name": batch.file_name, "used_at": clock.now()},
    )
    return batch


def _reading(kind: Importer, file_name: str, content: bytes, sheet: str) -> tuple[Reading, list[str]]:
    sheets = sheets_of(file_name, content)
    named = [each for each in sheets if each.name == sheet]
    reading = read_sheet(named[0] if named else best_sheet(sheets, kind), kind)
    if not reading.lines:
        raise NotSo(_("Unter den Überschriften steht keine Zeile."), field="file")
    check_size(reading.lines)
    return reading, [each.name for each in sheets]


def _assign(batch: ImportBatch, reading: Reading, kind: Importer) -> None:
    fields, batch.remembered = _remembered(kind, reading.headings) or (reading.fields, "")
    batch.mapping = [
        {"heading": heading, "field": name, "samples": reading.samples(place)}
        for place, (heading, name) in enumerate(zip(reading.headings, fields, strict=True))
    ]
    batch.skipped = reading.skipped


def _remembered(kind: Importer, headings: Sequence[str]) -> tuple[list[str], str] | None:
    """How these columns were assigned last time, and in which file; the wrong rows of that file count as well."""
    known = {field.name for field in kind.fields} | {""}
    asked = [list(headings)]
    if headings and is_remark(headings[-1]):
        asked.append(list(headings[:-1]))
    for columns in asked:
        saved = SavedMapping.objects.filter(importer=kind.code, signature=signature_of(columns)).first()
        if saved and len(saved.fields) == len(columns) and set(saved.fields) <= known:
            return [*saved.fields, *[""] * (len(headings) - len(columns))], saved.file_name
    return None


def check_columns(kind: Importer, headings: Sequence[str], fields: Sequence[str]) -> None:
    """Each field once, nothing necessary left out; raises NotSo."""
    if len(fields) != len(headings):
        raise NotSo(_("Die Datei hat inzwischen andere Spalten. Bitte lesen Sie sie noch einmal ein."))
    for name, times in Counter(fields).items():
        field = kind.field(name)
        if name and field is None:
            raise NotSo(_("Diese Zuordnung gibt es nicht."))
        if field is not None and times > 1:
            first, second = [heading for heading, found in zip(headings, fields, strict=True) if found == name][:2]
            raise NotSo(
                _("„%(field)s“ ist zweimal gewählt: für „%(first)s“ und „%(second)s“. Bitte lassen Sie eine weg.")
                % {"field": field.label, "first": first, "second": second}
            )
    missing = [str(field.label) for field in kind.fields if field.required and field.name not in fields]
    if missing:
        found = ", ".join(f"„{heading}“" for heading in headings[:8] if heading)
        raise NotSo(
            _("Es fehlt die Spalte für „%(field)s“. Bitte wählen Sie sie aus. In der Datei stehen: %(found)s.")
            % {"field": missing[0], "found": found}
        )


def _keep_rows(batch: ImportBatch, kind: Importer, reading: Reading, fields: Sequence[str]) -> dict[str, int]:
    rows = read_rows(reading.lines, fields, kind, list(batch.network.kreise))
    kind.judge([row for row in rows if row.verdict != RowVerdict.ERROR], batch.options)
    kept = [
        stored(ImportRow(batch=batch, position=number, cells=[_held(cell) for cell in cells]), row)
        for (number, cells), row in zip(reading.lines, rows, strict=True)
    ]
    ImportRow.objects.bulk_create(kept, batch_size=1000)
    return dict(Counter(str(row.verdict) for row in kept))


def _held(cell: Any) -> Any:
    return cell if isinstance(cell, (str, int, float, bool)) else shown(cell)


def stored(line: ImportRow, row: Row) -> ImportRow:
    """The line with everything that was said about it."""
    line.values, line.verdict, line.subject = row.values, row.verdict, row.subject[:300]
    line.messages, line.changes = row.messages, row.changes
    return line


def read_rows(lines: Sequence[Line], fields: Sequence[str], kind: Importer, kreise: Sequence[str]) -> list[Row]:
    """Reads the cells; a row that cannot be read is refused and names every cell."""
    columns = [(place, field) for place, name in enumerate(fields) if (field := kind.field(name))]
    known: dict[tuple[str, str, Any], Any] = {}
    rows = []
    for number, cells in lines:
        row = Row(number, {})
        for place, field in columns:
            cell = cells[place] if place < len(cells) else ""
            if is_empty(cell):
                continue
            mark = (field.name, type(cell).__name__, cell)
            if mark not in known:
                known[mark] = _attempt(field, cell, kreise)
            if isinstance(known[mark], NotSo):
                row.refuse(str(known[mark]), field.name)
            else:
                row.values[field.name] = known[mark]
        kind.refine(row.values, row)
        _miss(row, kind)
        row.subject = str(next(iter(row.values.values()), ""))
        rows.append(row)
    return rows


def _attempt(field: Any, cell: Any, kreise: Sequence[str]) -> Any:
    try:
        return value_of(field, cell, kreise)
    except NotSo as refused:
        return refused


def _miss(row: Row, kind: Importer) -> None:
    told = {message["field"] for message in row.messages}
    for field in kind.fields:
        if field.required and field.name not in row.values and field.name not in told:
            row.refuse(_("Diese Angabe fehlt."), field.name)


def guess_of(kind: Importer, headings: Sequence[str]) -> list[str]:
    """What the headings alone say."""
    return guessed(headings, kind)
