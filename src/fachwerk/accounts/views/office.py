"""The office's page about access: who has which role until when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.access.roles import Role
from fachwerk.accounts.forms import InviteForm, RoleForm
from fachwerk.accounts.models import RoleAssignment
from fachwerk.accounts.operations import (
    change_role,
    end_role,
    invite_user,
    lock_account,
    reset_second_factor,
    unlock_account,
    withdraw_invitation,
)
from fachwerk.accounts.policies import (
    may_change_role,
    may_end_role,
    may_lock,
    may_manage_roles,
    may_reset_second_factor,
    may_unlock,
)
from fachwerk.accounts.queries import (
    assignable_to,
    assignment_for,
    has_second_factor,
    invitation_called,
    office_assignments,
    open_invitations,
)
from fachwerk.accounts.views.second_factor import way_to_confirm
from fachwerk.core.answers import SeeOther, answer, posted
from fachwerk.core.dates import show_day
from fachwerk.core.errors import FachwerkError
from fachwerk.core.tables import Column, Filter, Table

TYPED = ("email", "name", "role", "valid_from", "valid_until")


def _until(assignment: RoleAssignment) -> str:
    if assignment.ended_at:
        return _("beendet am %(day)s") % {"day": show_day(assignment.ended_at.date())}
    return show_day(assignment.valid_until) if assignment.valid_until else _("ohne Ende")


def _factor(assignment: Any) -> str:
    if not assignment.user.is_active:
        return _("Zugang gesperrt")
    return _("eingerichtet") if assignment.has_second_factor else _("fehlt noch")


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
            Column("factor", _("Zweiter Faktor"), value=_factor, sort="has_second_factor"),
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
    roles = assignable_to(request.network, actor_of(request))  # type: ignore[attr-defined]
    form = InviteForm(roles=roles, initial=request.GET.dict(), **posted(request))
    if form.is_bound and form.is_valid() and (detour := _detour(request, form, request.path)):
        return detour

    def act(values: dict[str, Any]) -> None:
        invite_user(actor_of(request), **{name: values[name] for name in TYPED})

    done = _("Die Einladung an %(email)s ist unterwegs.") % {"email": form.data.get("email", "")}
    then = reverse("accounts:office_accounts", args=[network])
    return answer(request, form, act, done=done, then=lambda _sent: then, template="accounts/office_invite.html")


def _detour(request: HttpRequest, form: RoleForm, back: str) -> HttpResponse | None:
    """Giving the highest role asks who is asking; what was typed waits in the address of the way back."""
    if form.cleaned_data["role"] != Role.ADMINISTRATOR:
        return None
    typed = {name: form.data[name] for name in TYPED if form.data.get(name)}
    return way_to_confirm(request, f"{back}?{urlencode(typed)}")


@needs("accounts.read_office")
def role(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """One role: since when, until when, and the ways to change it and to help."""
    return _role_page(request, assignment_for(actor_of(request), key))


def _role_page(request: HttpRequest, assignment: RoleAssignment, form: RoleForm | None = None) -> HttpResponse:
    actor = actor_of(request)
    manage = may_manage_roles(actor)
    page = {
        "assignment": assignment,
        "role": Role(assignment.role).label,
        "until": _until(assignment),
        "factor": has_second_factor(assignment.user),
        "form": form or _role_form(request, assignment),
        "may_change": manage and may_change_role(actor, assignment),
        "may_end": may_end_role(actor, assignment) if manage else manage,
        "may_lock": may_lock(actor, assignment) if manage else manage,
        "may_unlock": may_unlock(actor, assignment) if manage else manage,
        "may_reset": may_reset_second_factor(actor, assignment) if manage else manage,
    }
    return render(request, "accounts/office_role.html", page, status=422 if form else 200)


def _role_form(request: HttpRequest, assignment: RoleAssignment) -> RoleForm:
    roles = assignable_to(request.network, actor_of(request))  # type: ignore[attr-defined]
    known = Role(assignment.role)
    shown = {name: getattr(assignment, name) for name in ("role", "valid_from", "valid_until")}
    offered = roles if known in roles else [known, *roles]
    return RoleForm(roles=offered, initial={**shown, **request.GET.dict()}, **posted(request))


@needs("accounts.change_role")
@require_POST
def change(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """Gives another role or other days."""
    assignment = assignment_for(actor_of(request), key)
    form = _role_form(request, assignment)
    if not form.is_valid():
        return _role_page(request, assignment, form)
    back = role_url(network, assignment)
    if form.cleaned_data["role"] != assignment.role and (detour := _detour(request, form, back)):
        return detour
    try:
        changed = change_role(actor_of(request), assignment=assignment, **form.cleaned_data)
    except FachwerkError as refusal:
        form.add_refusal(refusal)
        return _role_page(request, assignment, form)
    messages.success(
        request, _("Gespeichert. Es gilt ab der nächsten Seite, die %(name)s öffnet.") % {"name": changed.user}
    )
    return SeeOther(role_url(network, changed) if changed.pk != key else back)


def _acts(request: HttpRequest, network: str, key: UUID, act: Callable[..., Any], done: str) -> HttpResponse:
    """One button of the role's page; a refusal is said there."""
    assignment = assignment_for(actor_of(request), key)
    try:
        act(actor_of(request), assignment=assignment)
        messages.success(request, done % {"name": assignment.user})
    except FachwerkError as refusal:
        messages.error(request, str(refusal))
    return SeeOther(role_url(network, assignment))


@needs("accounts.end_role")
@require_POST
def end(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """Ends a role at once."""
    return _acts(request, network, key, end_role, _("Die Rolle ist beendet. %(name)s hat sie nicht mehr."))


@needs("accounts.lock_account")
@require_POST
def lock(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """Closes an account and logs it out everywhere."""
    return _acts(request, network, key, lock_account, _("Der Zugang von %(name)s ist gesperrt und überall ausgeloggt."))


@needs("accounts.unlock_account")
@require_POST
def unlock(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """Opens a closed account again."""
    done = _("%(name)s kann sich wieder einloggen. Rollen geben Sie mit einer neuen Einladung.")
    return _acts(request, network, key, unlock_account, done)


@needs("accounts.reset_second_factor")
@require_POST
def reset(request: HttpRequest, network: str, key: UUID) -> HttpResponse:
    """Takes away a lost second factor."""
    detour = way_to_confirm(request, reverse("accounts:office_role", args=[network, key]))
    done = _("Der zweite Faktor von %(name)s ist zurückgesetzt. Die Person weiß es per E-Mail.")
    return detour or _acts(request, network, key, reset_second_factor, done)


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
    invite_user(
        actor_of(request),
        email=known.email,
        role=known.role,
        name=known.name,
        valid_from=known.role_from,
        valid_until=known.role_until,
    )
    messages.success(request, _("Die Einladung an %(email)s ist noch einmal unterwegs.") % {"email": known.email})
    return redirect("accounts:office_accounts", network)
