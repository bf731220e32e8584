"""What everybody may read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, public
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.core.files import read_file
from fachwerk.partnership.queries import (
    adoptions_of,
    example_at,
    examples,
    kept_agreement_at,
    partnership_page,
    publication_of,
    support_at,
)


@public
def partnership(request: HttpRequest) -> HttpResponse:
    """The page of the partnership, outside of any network."""
    return render(request, "partnership/partnership.html", partnership_page())


@public
def example_list(request: HttpRequest, network: str) -> HttpResponse:
    """Good examples that the network shares."""
    return render(
        request, "partnership/examples.html", {"examples": examples(actor_of(request)).exclude(released_on=None)}
    )


@public
def example(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """One good example with its thread and where it was adopted."""
    found = example_at(actor_of(request), slug)
    context = {
        "example": found,
        "knot": found.knot,
        "adoptions": adoptions_of(found.pk),
        "publication": publication_of(found),
    }
    return render(request, "partnership/example.html", context)


@public
def support(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """A service of the partnership: what it was for and what became of it."""
    found = support_at(slug)
    return render(request, "partnership/support.html", {"support": found, "knot": found.knot})


@public
def agreement(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """An agreement that the network keeps; only the office sees one that is not public."""
    found = kept_agreement_at(actor_of(request), slug)
    context = {"agreement": found, "knot": found.knot, "in_force": found.is_in_force_on(clock.today())}
    return render(request, "partnership/kept_agreement.html", context)


@public
def agreement_paper(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """The signed paper, for the office only."""
    found = kept_agreement_at(actor_of(request), slug)
    if not actor_of(request).is_office or not found.paper_key:
        raise NotThere
    answer = HttpResponse(read_file(found.paper_key), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{_("Vereinbarung")}-{slug}.pdf"'
    return answer
