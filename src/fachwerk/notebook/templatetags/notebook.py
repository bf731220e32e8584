"""The notebook on the page of any object: {% load notebook %}{% notebook knot %}."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from fachwerk.access.pages import actor_of
from fachwerk.contacts.models import Person
from fachwerk.notebook.forms import FileForm, NotebookForm
from fachwerk.notebook.queries import panel_of
from fachwerk.thread.models import Knot

register = template.Library()


@register.simple_tag(takes_context=True)
def notebook(context: template.Context, about: Any) -> SafeString:
    """Notes, follow-ups, files and e-mails of a knot, a threaded object or a person; only the office sees them."""
    request = context.get("request")
    if request is None or not about or not actor_of(request).is_office:
        return mark_safe("")
    person = about if isinstance(about, Person) else None
    knot = None if person else about if isinstance(about, Knot) else about.knot
    first = {"channel": "note", "about": knot.pk if knot else None, "person": person.pk if person else None}
    first["back"] = request.path + "#notizbuch"
    form = NotebookForm(initial=first, fixed=True, auto_id="notiz_%s")
    for name in ("channel", "when"):  # in one row, because the panel stands below everything else
        form.fields[name].widget = forms.Select(choices=form.fields[name].choices)  # type: ignore[attr-defined]
    page = {
        "panel": panel_of(knot=knot, person=person),
        "form": form,
        "file_form": FileForm(initial=first, auto_id="datei_%s"),
        "network": context.get("network"),
        "back": first["back"],
    }
    return mark_safe(render_to_string("notebook/_panel.html", page, request=request))  # noqa: S308 – autoescaped
