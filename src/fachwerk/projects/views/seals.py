"""Checking a statement, outside of any network."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fachwerk.access.pages import public
from fachwerk.core.answers import posted
from fachwerk.projects import forms, queries
from fachwerk.projects.policies.statements import hash_of


@public
def check(request: HttpRequest) -> HttpResponse:
    """Asks for the code on the statement."""
    code = request.GET.get("code", "").strip().replace(" ", "")
    return (
        redirect("projects_installation:seal", code) if code.isalnum() else render(request, "projects/check.html", {})
    )


@public
def seal(request: HttpRequest, code: str) -> HttpResponse:
    """What the seal says, and whether a file is the one that was made out."""
    found = queries.seal_at(code)
    form = forms.CheckForm(**posted(request))
    is_same: bool | None = None
    if found is not None and form.is_bound and form.is_valid():
        is_same = hash_of(form.cleaned_data["statement"].read()) == found.sha256
    frame = {"seal": found, "form": form, "is_same": is_same, "code": code}
    status = 404 if found is None else 422 if form.is_bound and is_same is None else 200
    return render(request, "projects/seal.html", frame, status=status)
