"""Accepting an invitation, reached by its signed link."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from fachwerk.access.actor import guest_link
from fachwerk.access.pages import public
from fachwerk.access.roles import Role
from fachwerk.accounts.forms import AcceptForm
from fachwerk.accounts.operations import accept_invitation
from fachwerk.accounts.policies import may_accept_invitation
from fachwerk.accounts.queries import invitation_called, user_with_email
from fachwerk.core.errors import FachwerkError, NotNow
from fachwerk.core.links import Link


@public
def accept(request: HttpRequest, link: Link) -> HttpResponseBase:
    """Shows what is offered; saying one's name accepts it and logs in."""
    invitation = invitation_called(link.object_id)
    actor = guest_link(request.network.pk)  # type: ignore[attr-defined]
    answer = may_accept_invitation(actor, invitation)
    if not answer:
        raise NotNow(answer.reason)
    known = user_with_email(invitation.email)
    form = AcceptForm(request.POST or None, initial={"name": known.name if known else invitation.name})
    if known:
        del form.fields["password"]
    if request.method == "POST" and form.is_valid():
        try:
            role = accept_invitation(actor, invitation=invitation, **form.cleaned_data)
            # the link came by mail, which proves as much as a code would
            record_authentication(request, role.user, "invitation")
            return perform_login(request, Login(user=role.user, email=role.user.email))
        except FachwerkError as refusal:
            form.add_refusal(refusal)
    page = {"form": form, "invitation": invitation, "role": Role(invitation.role).label, "known": known}
    return render(request, "accounts/accept_invitation.html", page, status=422 if form.is_bound else 200)
