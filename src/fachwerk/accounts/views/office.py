"""The office's page about access: who has which role until when."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.access.roles import Role
from fachwerk.accounts.forms import InviteForm
from fachwerk.accounts.models import RoleAssignment
from fachwerk.accounts.operations import end_role, invite_user, withdraw_invitation
from fachwerk.accounts.policies import may_end_role, may_manage_roles
from fachwerk.accounts.queries import (
    assignable_to,
    assignment_for,
    invitation_called,
    office_assignments,
    open_invitations,
)
from fachwerk.core.dates import show_day
from fachwerk.core.errors import FachwerkError
from fachwerk.core.tables import Column, Filter, Table


def _until(assignment: RoleAssignment) -> str:
    if assignment.ended_at:
        return _("beendet am %(day)s") % {"day": show_day(assignment.ended_at.date())}
    return show_day(assignment.valid_until) if assignment.valid_until else _("ohne Ende")


def _table(slug: str) -> Table:
    return Table(
        "zugaenge",
        caption=_("Wer welche Rolle hat"),
        rows=office_assignments(),
        columns=[
            Column("name", _("Name"), value=str_of_user, sort="user__name", link=lambda row: role_url(slug, row)),
            Column("email", _("E-Mail"), value="user.email", sort="user__email"),
            Column("role", _("Rolle"), value=lambda row: Role(row.role).label, sort="role"),
            Column("since", _("seit"), value=lambda row: show_day(row.valid_from), sort="valid_from"),
            Column("until", _("bis"), value=_until, sort="valid_until"),
        ],
        filters=[Filter("role", _("Rolle"), Role.choices, apply=lambda rows, value: rows.filter(role=value))],
        search=["user__name", "user__email"],
        sorted_by="name",
        empty=_("Noch hat niemand einen Zugang."),
    )


def str_of_user(assignment: RoleAssignment) -> str:
    """What the list calls the person."""
    return assignment.user.get_full_name()


def role_url(slug: str, assignment: RoleAssignment) -> str:
    """The page on which a role is ended."""
    return reverse("accounts:office_role", args=[slug, assignment.pk])


@needs("accounts.read_office")
def accounts(request: HttpRequest, network: str) -> HttpResponseBase:
    """Everybody with a role, open invitations, and the form to invite."""
    table = _table(network).bind(request)
    if table.export:
        return table.export
    page = {"table": table, "invitations": open_invitations(), "may_manage": may_manage_roles(actor_of(request))}
    return render(request, "accounts/office_accounts.html", page)


@needs("accounts.invite_user")
def invite(request: HttpRequest, network: str) -> HttpResponse:
    """Invites somebody by e-mail."""
    actor = actor_of(request)
    form = InviteForm(request.POST or None, roles=assignable_to(request.network, actor))  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        wanted = {name: form.cleaned_data[name] for name in ("email", "name", "role", "valid_until")}
        try:
            invite_user(actor, **wanted)
            messages.success(request, _("Die Einladung an %(email)s ist unterwegs.") % {"email": wanted["email"]})
            return redirect("accounts:office_accounts", network)
        except FachwerkError as refusal:
            form.add_refusal(refusal)
    return render(request, "accounts/office_invite.html", {"form": form}, status=422 if form.is_bound else 200)


@needs("accounts.read_office")
def role(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """One role: since when, until when, and the way to end it."""
    assignment = assignment_for(actor_of(request), key)
    page = {"assignment": assignment, "role": Role(assignment.role).label, "until": _until(assignment)}
    manage = may_manage_roles(actor_of(request))
    page["may_end"] = may_end_role(actor_of(request), assignment) if manage else manage
    return render(request, "accounts/office_role.html", page)


@needs("accounts.end_role")
@require_POST
def end(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """Ends a role at once."""
    try:
        assignment = end_role(actor_of(request), assignment=assignment_for(actor_of(request), key))
        messages.success(request, _("Die Rolle ist beendet. %(name)s hat sie nicht mehr.") % {"name": assignment.user})
    except FachwerkError as refusal:
        messages.error(request, str(refusal))
        return redirect("accounts:office_role", network, key)
    return redirect("accounts:office_accounts", network)


@needs("accounts.withdraw_invitation")
@require_POST
def withdraw(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """Takes an open invitation back."""
    withdraw_invitation(actor_of(request), invitation=invitation_called(str(key)))
    messages.success(request, _("Die Einladung gilt nicht mehr."))
    return redirect("accounts:office_accounts", network)


@needs("accounts.invite_user")
@require_POST
def invite_again(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """Sends an open or expired invitation once more, with a new end."""
    known = invitation_called(str(key))
    invite_user(actor_of(request), email=known.email, role=known.role, name=known.name, valid_until=known.role_until)
    messages.success(request, _("Die Einladung an %(email)s ist noch einmal unterwegs.") % {"email": known.email})
    return redirect("accounts:office_accounts", network)
