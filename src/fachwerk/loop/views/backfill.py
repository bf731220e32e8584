""" "Nachtragen": everything that was there before, one by one or from a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import needs
from fachwerk.imports.kinds import importer_of

# heading, address of the form, importer
WAYS = [
    ("contacts:office_organisation_new", "organisations"),
    ("strategy:office_concept_enter", ""),
    ("projects:office_project_past", "past_projects"),
    ("events:office_event_past", "past_events"),
    ("events:office_findings_past", "past_findings"),
    ("decisions:office_decision_record", "past_decisions"),
    ("partnership:office_agreement_new", "past_agreements"),
]


@needs("office.read_desk")
def backfill(request: HttpRequest, network: str) -> HttpResponse:
    """The one page from which the past is entered."""
    cards = []
    for address, code in WAYS:
        importer = importer_of(code) if code else None
        cards.append(
            {
                "title": importer.label if importer else _("Handlungskonzept"),
                "lead": importer.lead if importer else _("Titel, Handlungsfelder und der Tag des Beschlusses genügen."),
                "one_url": reverse(address, args=[network]),
                "file_url": reverse("imports:office_upload", args=[network, importer.path]) if importer else "",
                "template_url": reverse("imports:office_template", args=[network, importer.path]) if importer else "",
            }
        )
    return render(request, "loop/backfill.html", {"cards": cards})
