"""The office looks at entries that may be the same."""

from __future__ import annotations

from itertools import chain
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.contacts.forms import ChooseEntryForm, MergeForm
from fachwerk.contacts.models import RegisterKind
from fachwerk.contacts.operations import compare_again, keep_apart, merge_entries, unmerge_entries
from fachwerk.contacts.policies import may_unmerge
from fachwerk.contacts.queries import (
    Level,
    Pair,
    choices_between,
    duplicates,
    entry_url,
    kept_apart_by_id,
    merge_by_id,
    merges,
    pair_of,
    pairs_kept_apart,
    plan_for,
    register_row,
)
from fachwerk.contacts.views.attempts import form_page, onward, succeeds
from fachwerk.core.answers import SeeOther
from fachwerk.core.dates import show_moment
from fachwerk.core.errors import FachwerkError
from fachwerk.core.tables import Column, Filter, Table


@needs("contacts.read_office")
def office_duplicates(request: HttpRequest, network: str) -> HttpResponse:
    """Pairs that may be the same, the surest first."""
    table = Table(
        "dubletten",
        rows=list(chain.from_iterable(duplicates(kind) for kind in RegisterKind.values)),
        caption=_("Einträge, die vielleicht doppelt sind"),
        columns=_pair_columns(network),
        filters=[
            Filter("art", _("Art"), RegisterKind.choices, lambda rows, kind: [p for p in rows if p.kind == kind]),
            Filter("stufe", _("Stufe"), Level.choices, lambda rows, level: [p for p in rows if p.level == level]),
        ],
        search=["first.title", "second.title", "because"],
        empty=_("Zurzeit fällt nichts auf. Neue Einträge werden sofort verglichen."),
    ).bind(request)
    return table.export or render(request, "contacts/office_duplicates.html", {"table": table})


def _pair_columns(network: str) -> list[Column]:
    def compare(pair: Pair) -> str:
        return reverse("contacts:office_compare", args=[network, pair.kind, pair.first.id, pair.second.id])

    return [
        Column("eintrag", _("Eintrag"), value="first.title", sort="first.title", link=compare),
        Column("vielleicht", _("vielleicht dieselbe wie"), value="second.title", sort="second.title"),
        Column("warum", _("Warum"), value="because"),
        Column("stufe", _("Stufe"), value="level.label", sort=lambda pair: -pair.score),
        Column("art", _("Art"), value=lambda pair: RegisterKind(pair.kind).label, sort="kind"),
        Column("punkte", _("Punkte"), value="score", hidden=True),
    ]


@needs("contacts.read_office")
def office_compare(request: HttpRequest, network: str, kind: str, kept: UUID, gone: UUID) -> HttpResponse:
    """Two entries side by side; field by field what stays."""
    stays, goes = register_row(kind, kept), register_row(kind, gone)
    choices = choices_between(stays, goes, kind)
    form = MergeForm(request.POST or None, choices=choices)
    done: list[Any] = []
    if request.method == "POST" and succeeds(
        form,
        lambda values: done.append(merge_entries(actor_of(request), kept=stays, gone=goes, kind=kind, choose=values)),
    ):
        sentence = _("„%(gone)s“ und „%(kept)s“ sind jetzt ein Eintrag.") % {"gone": goes.name, "kept": stays.name}
        undo = reverse("contacts:office_unmerge", args=[network, done[0].pk])
        messages.success(request, sentence, extra_tags=f"undo:{undo}")
        return SeeOther(reverse("contacts:office_merge", args=[network, done[0].pk]))
    plan = plan_for(kind, kept, gone)
    _first, _second, judgement = pair_of(kind, kept, gone)
    context = {
        "kind": kind, "kept": stays, "gone": goes, "judgement": judgement, "plan": plan,
        "lines": [(choice, form[choice.name] if choice.name in form.fields else None) for choice in choices],
        "kept_url": entry_url(kind, network, kept), "gone_url": entry_url(kind, network, gone),
    }  # fmt: skip
    return form_page(request, "contacts/office_compare.html", form, context)


@needs("contacts.read_office")
@require_POST
def not_the_same(request: HttpRequest, network: str, kind: str, kept: UUID, gone: UUID) -> HttpResponse:
    """The pair is not proposed again."""
    said = keep_apart(actor_of(request), kind=kind, first_id=kept, second_id=gone)
    undo = reverse("contacts:office_compare_again", args=[network, said.pk])
    messages.success(request, _("Gemerkt: nicht dieselbe."), extra_tags=f"undo:{undo}")
    return SeeOther(reverse("contacts:office_duplicates", args=[network]))


@needs("contacts.read_office")
def office_kept_apart(request: HttpRequest, network: str) -> HttpResponse:
    """Pairs of which somebody said that they are not the same."""
    return render(request, "contacts/office_kept_apart.html", {"rows": pairs_kept_apart()})


@needs("contacts.read_office")
@require_POST
def again(request: HttpRequest, network: str, apart: UUID) -> HttpResponse:
    """The judgement is taken back."""
    compare_again(actor_of(request), apart=kept_apart_by_id(apart))
    return onward(request, _("Die beiden werden wieder verglichen."), "contacts:office_duplicates")


@needs("contacts.read_office")
def office_choose(request: HttpRequest, network: str, kind: str, entry: UUID) -> HttpResponse:
    """Which other entry this one is the same as."""
    found = register_row(kind, entry)
    form = ChooseEntryForm(request.GET or None, kind=kind, without=found)
    if request.GET and form.is_valid():
        other = form.cleaned_data["other"]
        return SeeOther(reverse("contacts:office_compare", args=[network, kind, found.pk, other.pk]))
    context = {"entry": found, "back": entry_url(kind, network, entry)}
    return form_page(request, "contacts/office_choose.html", form, context)


@needs("contacts.read_office")
def office_merges(request: HttpRequest, network: str) -> HttpResponse:
    """What was made one."""
    table = Table(
        "zusammengefuehrt",
        rows=merges(),
        caption=_("Zusammengeführte Einträge"),
        columns=[
            Column(
                "weg",
                _("Eintrag"),
                value="gone_title",
                sort="gone_title",
                link=lambda merge: reverse("contacts:office_merge", args=[network, merge.pk]),
            ),
            Column("bleibt", _("jetzt in"), value="kept_title", sort="kept_title"),
            Column("art", _("Art"), value="get_kind_display", sort="kind"),
            Column("wann", _("Wann"), value=lambda merge: show_moment(merge.merged_at), sort="merged_at"),
            Column("stand", _("Stand"), value=lambda m: _("wieder getrennt") if m.undone_at else _("zusammengeführt")),
        ],
        filters=[Filter("art", _("Art"), RegisterKind.choices, lambda rows, kind: [m for m in rows if m.kind == kind])],
        search=["gone_title", "kept_title"],
        empty=_("Noch ist nichts zusammengeführt worden."),
    ).bind(request)
    return table.export or render(request, "contacts/office_merges.html", {"table": table})


@needs("contacts.read_office")
def office_merge(request: HttpRequest, network: str, merge: UUID) -> HttpResponse:
    """What one merge did, and the way back."""
    found = merge_by_id(merge)
    context = {
        "merge": found,
        "kept_url": entry_url(found.kind, network, found.kept_id),
        "gone_url": entry_url(found.kind, network, found.gone_id) if found.undone_at else "",
        "verdict": may_unmerge(actor_of(request), found),
    }
    return render(request, "contacts/office_merge.html", context)


@needs("contacts.read_office")
@require_POST
def unmerge(request: HttpRequest, network: str, merge: UUID) -> HttpResponse:
    """Two entries again."""
    found = merge_by_id(merge)
    try:
        unmerge_entries(actor_of(request), merge=found)
    except FachwerkError as refused:
        messages.error(request, str(refused))
        return SeeOther(reverse("contacts:office_merge", args=[network, merge]))
    return onward(request, _("Es sind wieder zwei Einträge."), "contacts:office_merge", merge)
