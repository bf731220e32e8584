"""The concept in the office: entered, drafted, put in force."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs
from fachwerk.core.files import keep_file
from fachwerk.strategy import operations, queries
from fachwerk.strategy.forms import ConceptEntryForm, DraftForm, InForceForm, VersionForm
from fachwerk.strategy.models import ConceptVersion
from fachwerk.strategy.views.acting import filled, form_page, one_act, to
from fachwerk.thread.models import Knot

READ = needs("strategy.read_office")


def _kept(upload: Any) -> str | None:
    return keep_file(upload) if upload else None


def _tree_page(request: HttpRequest, version: ConceptVersion | None) -> HttpResponse:
    actor = actor_of(request)
    page = {
        "concept": queries.concept_for(actor),
        "versions": queries.versions_for(actor),
        "version": version,
        "version_slug": version.knot.slug if version else "",
        "fields": queries.tree_of(version, with_dropped=version.is_draft) if version else [],
        "draft": queries.draft(),
    }
    return render(request, "strategy/office_concept.html", page)


@READ
def office_concept(request: HttpRequest, network: str) -> HttpResponse:
    """The version being worked on, else the one in force."""
    return _tree_page(request, queries.draft() or queries.versions_for(actor_of(request)).last())


@READ
def office_version(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One version as a tree with its acts."""
    return _tree_page(request, queries.version_for(actor_of(request), slug))


@READ
def office_concept_enter(request: HttpRequest, network: str) -> HttpResponse:
    """The light path: a concept that is already resolved."""

    def enter(words: dict[str, Any]) -> None:
        day, precision = words["resolved_on"]
        operations.enter_concept(
            actor_of(request),
            title=words["title"],
            field_titles=words["field_titles"].splitlines(),
            resolved_on=day,
            precision=precision,
            file_key=_kept(words["file"]) or "",
        )

    return form_page(
        request,
        ConceptEntryForm(**filled(request)),
        enter,
        heading=_("Handlungskonzept eintragen"),
        lead=_(
            "Titel, Handlungsfelder und der Tag des Beschlusses genügen. Ziele und Ansätze können Sie später ergänzen."
        ),
        submit=_("Eintragen"),
        back=to("office_concept", network),
        done=_("Ihr Handlungskonzept ist eingetragen."),
    )


@READ
def office_version_new(request: HttpRequest, network: str) -> HttpResponse:
    """A new version begins as a copy of the one in force."""
    return form_page(
        request,
        DraftForm(**filled(request)),
        lambda words: operations.draft_version(actor_of(request), label=words["label"]),
        heading=_("Neue Fassung beginnen"),
        lead=_("Sie beginnt als Abschrift der geltenden. Bis zum Beschluss sieht sie nur die Geschäftsstelle."),
        submit=_("Fassung beginnen"),
        back=to("office_concept", network),
        done=_("Der Entwurf ist angelegt."),
    )


@READ
def office_version_change(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Label, note, data chapter and PDF of a version."""
    version = queries.version_for(actor_of(request), slug)
    initial = {"label": version.label, "note": version.note, "data_chapter": version.data_chapter}

    def change(words: dict[str, Any]) -> None:
        file_key = _kept(words.pop("file"))
        operations.change_version(actor_of(request), version=version, file_key=file_key, **words)

    return form_page(
        request,
        VersionForm(initial=initial, **filled(request)),
        change,
        heading=_("Fassung %(label)s ergänzen") % {"label": version.label},
        submit=_("Speichern"),
        back=to("office_version", network, slug),
        done=_("Gespeichert."),
    )


@READ
def office_version_in_force(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The draft becomes the region's word."""
    version = queries.version_for(actor_of(request), slug)

    def put(words: dict[str, Any]) -> None:
        day, precision = words["resolved_on"]
        decision: Knot | None = words["decision"].first()
        operations.put_version_in_force(
            actor_of(request),
            version=version,
            resolved_on=day,
            precision=precision,
            decision=decision,
            in_force_from=words["in_force_from"],
        )

    return form_page(
        request,
        InForceForm(**filled(request)),
        put,
        heading=_("Fassung %(label)s in Kraft setzen") % {"label": version.label},
        lead=_("Sie löst die bisherige Fassung ab und ist danach öffentlich. Frühere Fassungen bleiben lesbar."),
        submit=_("In Kraft setzen"),
        back=to("office_version", network, slug),
        done=_("Die Fassung %(label)s ist in Kraft.") % {"label": version.label},
    )


@READ
def office_version_discard(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Asks with the name of the draft before it is discarded."""
    version = queries.version_for(actor_of(request), slug)
    if request.method != "POST":
        return render(
            request,
            "strategy/office_version_discard.html",
            {"version": version, "back": to("office_version", network, slug)},
        )
    return one_act(
        request,
        lambda: operations.discard_version(actor_of(request), version=version),
        back=to("office_concept", network),
        done=_("Der Entwurf ist verworfen."),
    )
