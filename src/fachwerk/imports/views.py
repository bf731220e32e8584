"""A list on its way: file, columns, preview, progress, result – and back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.core.answers import SeeOther, answer, posted
from fachwerk.core.export import xlsx_response
from fachwerk.core.formats import number
from fachwerk.core.tables import Column, Filter, Table
from fachwerk.imports import operations, policies, queries
from fachwerk.imports.forms import ColumnsForm, SheetForm, UploadForm
from fachwerk.imports.kinds import Importer, importer_of, importers
from fachwerk.imports.models import BatchState, Choice, ImportBatch, RowVerdict

PER_PAGE = 50
REFRESHED_AFTER = 2  # seconds, while a job is at work
PROGRESS = (BatchState.RUNNING, BatchState.UNDOING)


def address_of(batch: ImportBatch, network: str) -> str:
    """Where the list is now."""
    name = "imports:office_columns" if batch.state == BatchState.READING else "imports:office_list"
    return reverse(name, args=[network, batch.pk])


@needs("imports.read_office")
def lists(request: HttpRequest, network: str) -> HttpResponse:
    """What can be taken over, and what was."""
    table = Table(
        "listen",
        rows=queries.batches(),
        caption=_("Eingelesene Listen"),
        columns=[
            Column("file_name", _("Datei"), link=lambda batch: address_of(batch, network), sort=True),
            Column("importer", _("Inhalt"), value=lambda batch: importer_of(batch.importer).label),
            Column("state", _("Stand"), value=lambda batch: batch.get_state_display(), sort=True),
            Column("rows", _("Zeilen"), value=lambda batch: sum(batch.counts.values()), align="num"),
            Column("acting_name", _("Von")),
            Column("read_at", _("Eingelesen"), sort=True),
        ],
        filters=[
            Filter("importer", _("Inhalt"), [(one.code, one.label) for one in importers()]),
            Filter("state", _("Stand"), BatchState.choices),
        ],
        search=["file_name"],
        sorted_by="-read_at",
        empty=_("Noch keine Liste eingelesen. Wählen Sie oben, was Ihre erste Liste enthält."),
    ).bind(request)
    if table.export:
        return table.export
    return render(request, "imports/lists.html", {"table": table, "importers": importers()})


@needs("imports.read_office")
def upload(request: HttpRequest, network: str, importer: str) -> HttpResponse:
    """The file."""
    kind = queries.importer_for(importer)
    form = UploadForm(importer=kind, **posted(request))

    def act(values: dict[str, Any]) -> ImportBatch:
        file = values["file"]
        return operations.read_list(
            actor_of(request), importer=kind.code, file_name=file.name, content=file.read(), options=form.chosen
        )

    return answer(
        request,
        form,
        act,
        done=_("Die Datei ist gelesen. Noch ist nichts übernommen."),
        then=lambda batch: address_of(batch, network),
        template="imports/upload.html",
        importer=kind,
        batches=queries.batches(kind.code)[:5],
    )


@needs("imports.read_office")
def template_file(request: HttpRequest, network: str, importer: str) -> HttpResponse:
    """An empty list with the right headings and one example."""
    kind = queries.importer_for(importer)
    heading = [field.label for field in kind.fields]
    return xlsx_response(_("Vorlage %(name)s") % {"name": kind.label}, heading, [[f.example for f in kind.fields]])


@needs("imports.read_office")
def columns(request: HttpRequest, network: str, batch: UUID) -> HttpResponse:
    """Which column is which."""
    found = queries.batch_by_id(batch)
    if not policies.may_assign(actor_of(request), found):
        return SeeOther(reverse("imports:office_list", args=[network, found.pk]))
    kind = importer_of(found.importer)
    form = ColumnsForm(importer=kind, mapping=found.mapping, **posted(request))
    sheet = SheetForm(sheets=found.sheets, initial={"sheet": found.sheet}) if len(found.sheets) > 1 else None
    return answer(
        request,
        form,
        lambda _values: operations.assign_columns(actor_of(request), batch=found, fields=form.chosen),
        done=_("Die Vorschau steht. Noch ist nichts übernommen."),
        then=lambda done: address_of(done, network),
        template="imports/columns.html",
        batch=found,
        sheet_form=sheet,
        importer=kind,
    )


@needs("imports.read_office")
@require_POST
def sheet(request: HttpRequest, network: str, batch: UUID) -> HttpResponse:
    """Another sheet of the workbook."""
    found = queries.batch_by_id(batch)
    operations.choose_sheet(actor_of(request), batch=found, sheet=request.POST.get("sheet", ""))
    return SeeOther(reverse("imports:office_columns", args=[network, found.pk]))


@needs("imports.read_office")
def one_list(request: HttpRequest, network: str, batch: UUID) -> HttpResponse:
    """Preview, progress or result."""
    found = queries.batch_by_id(batch)
    if found.state == BatchState.READING:
        return SeeOther(address_of(found, network))
    if found.state in PROGRESS:
        page = render(request, "imports/progress.html", {"batch": found, "importer": importer_of(found.importer)})
        page["Refresh"] = str(REFRESHED_AFTER)
        return page
    kind = importer_of(found.importer)
    shown = str(request.GET.get("zeigen", ""))
    table = _rows(found, kind, shown).bind(request)
    if table.export:
        return table.export
    return render(request, "imports/list.html", _frame(request, network, found, kind, table, shown))


def _rows(batch: ImportBatch, kind: Importer, verdict: str) -> Table:
    labels = dict(RowVerdict.choices)
    return Table(
        "zeilen",
        rows=queries.rows_of(batch, verdict),
        caption=_("Zeilen der Liste"),
        columns=[
            Column("position", _("Zeile"), sort=True, align="num"),
            Column("subject", _("Eintrag"), sort=True),
            Column("verdict", _("Ergebnis"), value=lambda row: labels[row.verdict]),
            Column("changes", _("Änderungen"), value=lambda row: "; ".join(map(_change, row.changes))),
            Column("messages", _("Hinweise"), value=lambda row: queries.said(row, kind)),
        ],
        search=["subject"],
        empty=_("Keine Zeilen."),
        per_page=PER_PAGE,
    )


def _change(change: dict[str, Any]) -> str:
    return f"{change['label']}: {change['old'] or '–'} → {change['new']}"


def _frame(
    request: HttpRequest, network: str, batch: ImportBatch, kind: Importer, table: Any, shown: str
) -> dict[str, Any]:
    actor = actor_of(request)
    for row in table.page.object_list:
        row.said = queries.said(row, kind)
    counts = [(value, label, batch.counts.get(value, 0)) for value, label in RowVerdict.choices]
    return {
        "batch": batch,
        "importer": kind,
        "table": table,
        "tabs": [{"value": v, "label": label, "count": n, "current": v == shown} for v, label, n in counts if n],
        "all_rows": sum(batch.counts.values()),
        "shown": shown,
        "taking": policies.may_take_over(actor, batch),
        "backing": policies.may_take_back(actor, batch),
        "choosing": policies.may_choose(actor, batch),
        "choices": Choice,
        "kept": queries.kept_rows(batch, network),
        "onward": kind.onward(network),
        "stopped": _stopped(batch),
    }


def _stopped(batch: ImportBatch) -> str:
    """How far a list came that was stopped or could not go on."""
    if batch.taken_over_at is None or batch.state not in (BatchState.CANCELLED, BatchState.FAILED):
        return ""
    written, waiting = queries.written_and_waiting(batch)
    return _("%(written)s von %(all)s Zeilen sind übernommen.") % {
        "written": number(written),
        "all": number(written + waiting),
    }


@needs("imports.read_office")
@require_POST
def choose(request: HttpRequest, network: str, batch: UUID) -> HttpResponse:
    """Register or file, for one row or for all."""
    found = queries.batch_by_id(batch)
    position = request.POST.get("position", "")
    operations.choose(
        actor_of(request),
        batch=found,
        choice=request.POST.get("choice", ""),
        position=int(position) if position.isdecimal() else None,
    )
    messages.success(request, _("Ihre Auswahl ist gemerkt."))
    page = request.POST.get("seite", "")
    query = f"?zeigen={RowVerdict.CONFLICT}" + (f"&seite={page}" if page.isdecimal() else "")
    return SeeOther(address_of(found, network) + query)


def _after(request: HttpRequest, network: str, batch: ImportBatch, at_once: str) -> HttpResponse:
    if not batch.is_at_work:
        messages.success(request, at_once)
    return SeeOther(address_of(batch, network))


@needs("imports.read_office")
@require_POST
def take_over(request: HttpRequest, network: str, batch: UUID) -> HttpResponse:
    """Everything that is new."""
    done = operations.take_over(actor_of(request), batch=queries.batch_by_id(batch))
    return _after(request, network, done, _("Die Liste ist übernommen."))


@needs("imports.read_office")
@require_POST
def cancel(request: HttpRequest, network: str, batch: UUID) -> HttpResponse:
    """Stops, or throws away what was not taken over yet."""
    done = operations.cancel(actor_of(request), batch=queries.batch_by_id(batch))
    if done.taken_over_at is None:
        messages.success(request, _("Die Liste ist verworfen. Es wurde nichts übernommen."))
        return SeeOther(reverse("imports:office_lists", args=[network]))
    return _after(request, network, done, _("Angehalten. Was schon übernommen ist, können Sie zurücknehmen."))


@needs("imports.read_office")
@require_POST
def take_back(request: HttpRequest, network: str, batch: UUID) -> HttpResponse:
    """Everything it brought goes again."""
    done = operations.take_back(actor_of(request), batch=queries.batch_by_id(batch))
    return _after(request, network, done, _("Die Liste ist zurückgenommen."))


@needs("imports.read_office")
def wrong_rows(request: HttpRequest, network: str, batch: UUID) -> HttpResponse:
    """What could not be read, to correct and read again."""
    headings, rows = queries.wrong_rows(queries.batch_by_id(batch))
    return xlsx_response(_("Fehlerzeilen"), [*headings, _("Fehler")], rows)
