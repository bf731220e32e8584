"""Pages that need two stations."""

from __future__ import annotations

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs, public
from fachwerk.core import clock
from fachwerk.core.errors import FachwerkError
from fachwerk.loop.operations import adopt_publication, assign_to_goal, take_back_assignment
from fachwerk.loop.queries.goal_page import assignable, goal_page, knot_for_assignment
from fachwerk.partnership.queries import publication_for
from fachwerk.thread.queries import knot_at, knot_by_id


@public
def goal(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """A goal: why, what became of it, what is missing, who agreed."""
    actor = actor_of(request)
    page = goal_page(actor, slug, network)
    words = request.GET.get("w", "").strip()
    suggestions = assignable(page.knot.pk, words, actor) if actor.is_office else []
    context = {"page": page, "today": clock.today(), "words": words, "assignable": suggestions}
    return render(request, "loop/goal.html", context)


@needs("loop.assign_to_goal")
@require_POST
def assign(request: HttpRequest, network: str, slug: str) -> HttpResponse:
    """Tie a piece of work to the goal, or take the tie back."""
    goal_knot, knot = (
        knot_at("goal", slug),
        knot_for_assignment(request.POST.get("knot") or request.GET.get("knot", "")),
    )
    if request.GET.get("zurueck"):
        take_back_assignment(actor_of(request), goal=goal_knot, knot=knot)
        messages.success(request, _("Die Zuordnung ist zurückgenommen."))
        return redirect("loop:goal", network, slug)
    try:
        assign_to_goal(actor_of(request), goal=goal_knot, knot=knot)
    except FachwerkError as refusal:
        messages.error(request, str(refusal))
    else:
        undo = reverse("loop:assign_to_goal", args=[network, slug]) + f"?zurueck=1&knot={knot.pk}"
        messages.success(request, _("Zugeordnet."), extra_tags=f"undo:{undo}")
    return redirect("loop:goal", network, slug)


@needs("loop.adopt_publication")
@require_POST
def adopt(request: HttpRequest, network: str, publication_id: uuid.UUID) -> HttpResponse:
    """Make another network's good example our impulse."""
    publication = publication_for(publication_id)
    adopt_publication(actor_of(request), publication=publication)
    messages.success(
        request, _("Übernommen. Das Beispiel steht jetzt bei Ihren Impulsen, die Herkunft bleibt sichtbar.")
    )
    return redirect("partnership:publication", network, publication_id)


@needs("loop.go_on_from")
def go_on_from(request: HttpRequest, network: str, knot_id: uuid.UUID, target: str) -> HttpResponse:
    """From one thing, or from several that belong together, to the form of the next; the form ties by itself."""
    knots = [knot_by_id(asked) for asked in (str(knot_id), *request.GET.getlist("mit"))]
    origins = urlencode([("aus", str(knot.pk)) for knot in knots])
    return redirect(f"{reverse(target, args=[network])}?{origins}")
