"""What everybody may read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fachwerk.access.pages import actor_of, public
from fachwerk.partnership.queries import (
    adoptions_of,
    example_at,
    examples,
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
