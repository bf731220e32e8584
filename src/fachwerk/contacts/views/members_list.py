"""Reading a members list: file, preview, result."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.contacts.forms import MembersListForm
from fachwerk.contacts.models import ImportBatch, RowVerdict
from fachwerk.contacts.operations import read_members_list, take_over_batch, undo_batch
from fachwerk.contacts.operations.members_list_columns import FIELD_LABELS
from fachwerk.contacts.policies import may_take_over, may_undo
from fachwerk.contacts.queries import batch_by_id, batches
from fachwerk.contacts.views.attempts import form_page, onward, succeeds
from fachwerk.core.tables import Column, Filter, Table
from fachwerk.networks.queries import kreis_name


@needs("contacts.read_office")
def office_import(request: HttpRequest, network: str) -> HttpResponse:
    """The file."""
    form = MembersListForm(request.POST or None, request.FILES or None)
    made: list[ImportBatch] = []
    if request.method == "POST" and succeeds(
        form,
        lambda values: made.append(
            read_members_list(
                actor_of(request),
                file_name=values["file"].name,
                content=values["file"].read(),
                as_of=values["as_of"],
                as_members=values["contains"] == "members",
            )
        ),
    ):
        return onward(
            request, _("Die Liste ist gelesen. Noch ist nichts übernommen."), "contacts:office_batch", made[0].pk
        )
    return form_page(request, "contacts/office_import.html", form, {"batches": batches()[:10]})


@needs("contacts.read_office")
def office_batch(request: HttpRequest, network: str, batch: UUID) -> HttpResponse:
    """Preview before, result after."""
    found = batch_by_id(batch)
    labels = dict(RowVerdict.choices)
    table = Table(
        "zeilen",
        rows=found.rows,
        caption=_("Zeilen der Liste"),
        columns=[
            Column("number", _("Zeile"), sort=True, align="num"),
            Column("name", _("Organisation"), value=lambda row: row["values"].get("name", "")),
            Column("kreis", _("Kreis"), value=lambda row: kreis_name(ags) if (ags := row["values"].get("ags")) else ""),
            Column("verdict", _("Ergebnis"), value=lambda row: labels[row["verdict"]], sort=lambda row: row["verdict"]),
            Column("sentence", _("Hinweis")),
        ],
        filters=[Filter("verdict", _("Ergebnis"), RowVerdict.choices)],
        empty=_("Keine Zeilen."),
        per_page=100,
    ).bind(request)
    if table.export:
        return table.export
    used = [(heading, FIELD_LABELS[field]) for heading, field in found.columns if field]
    context = {
        "batch": found,
        "table": table,
        "counts": [{"number": found.count(verdict), "label": label} for verdict, label in RowVerdict.choices],
        "used": used,
        "unused": [heading for heading, field in found.columns if heading and not field],
        "taking": may_take_over(actor_of(request), found),
        "undoing": may_undo(actor_of(request), found),
        "back": reverse("contacts:office_import", args=[network]),
    }
    return render(request, "contacts/office_batch.html", context)


@needs("contacts.read_office")
@require_POST
def take_over(request: HttpRequest, network: str, batch: UUID) -> HttpResponse:
    """Everything that is new, in one go."""
    done = take_over_batch(actor_of(request), batch=batch_by_id(batch))
    sentence = _("Übernommen: %(added)s neu, %(completed)s ergänzt.") % {
        "added": done.count(RowVerdict.ADDED),
        "completed": done.count(RowVerdict.COMPLETED),
    }
    return onward(request, sentence, "contacts:office_batch", done.pk)


@needs("contacts.read_office")
@require_POST
def undo(request: HttpRequest, network: str, batch: UUID) -> HttpResponse:
    """Takes the list back."""
    done = undo_batch(actor_of(request), batch=batch_by_id(batch))
    return onward(request, _("Die Übernahme ist rückgängig gemacht."), "contacts:office_batch", done.pk)
