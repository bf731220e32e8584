"""Inviting somebody and accepting it."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.accounts import facts
from fachwerk.accounts.models import INVITATION_LASTS, Invitation, RoleAssignment, User
from fachwerk.accounts.operations.roles import assignable, give_role
from fachwerk.accounts.policies import may_accept_invitation
from fachwerk.accounts.queries import active_assignments, open_invitations, this_network, user_with_email
from fachwerk.core import clock
from fachwerk.core.dates import show_day
from fachwerk.core.errors import NotAllowed, NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.core.links import sign_link
from fachwerk.mailing.outbox import send_later
from fachwerk.operation.gate import operation

ACCEPT_INVITATION = "accounts.invitation"


@operation("accounts.invite_user")
def invite_user(
    actor: Actor,
    *,
    email: str,
    role: str,
    name: str = "",
    valid_from: date | None = None,
    valid_until: date | None = None,
    silently: bool = False,
) -> Invitation:
    """Somebody is offered a role in the network by an e-mailed link; a second invitation renews the first."""
    chosen = assignable(actor, role, valid_from, valid_until)
    address = email.strip().casefold()
    known = user_with_email(address)
    if known and active_assignments(user=known, role=chosen).exists():
        raise NotSo(
            _("Zu dieser Adresse gibt es schon einen Zugang mit der Rolle „%(role)s“.") % {"role": chosen.label},
            field="email",
        )
    invitation: Invitation = Invitation.objects.update_or_create(
        email=address,
        role=chosen,
        accepted_at=None,
        withdrawn_at=None,
        defaults={
            "name": name.strip(),
            "role_from": valid_from,
            "role_until": valid_until,
            "invited_by": User.objects.filter(pk=actor.user_id or 0).first(),
            "invited_by_name": "" if actor.has(Role.SYSTEM) else actor.name,
            "invited_at": clock.now(),
            "open_until": clock.now() + INVITATION_LASTS,
        },
    )[0]
    if not silently:
        _write_invitation(invitation)
    return invitation


@operation("accounts.withdraw_invitation", on="invitation")
def withdraw_invitation(actor: Actor, *, invitation: Invitation) -> Invitation:
    """An invitation that nobody has accepted yet stops counting."""
    if invitation.accepted_at:
        raise NotNow(_("Diese Einladung ist schon angenommen. Beenden Sie stattdessen die Rolle."))
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
    return invitation


@operation("accounts.accept_invitation", on="invitation")
def accept_invitation(actor: Actor, *, invitation: Invitation, name: str, password: str = "") -> RoleAssignment:
    """The invited person says their name and gets the account with every role offered to their address."""
    answer = may_accept_invitation(actor, invitation)
    if not answer:
        raise NotNow(answer.reason)
    user = user_with_email(invitation.email)
    if user is None:
        user = _open_account(invitation.email, name, password)
    elif not user.is_active:
        raise NotAllowed(_("Dieser Zugang ist gesperrt. Bitte wenden Sie sich an die Geschäftsstelle."))
    for other in open_invitations():
        if other.email == invitation.email and other.is_open and other.pk != invitation.pk:
            _accept(other, user)
    return _accept(invitation, user)


def _accept(invitation: Invitation, user: User) -> RoleAssignment:
    invitation.accepted_at, invitation.accepted_by = clock.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    first_day = max(invitation.role_from, clock.today()) if invitation.role_from else None
    assignment = give_role(user, Role(invitation.role), first_day, invitation.role_until)
    announce(facts.InvitationAccepted(invitation.pk, user.pk, user.email, user.name))
    return assignment


def invitation_path(invitation: Invitation) -> str:
    """The path of a link that accepts the invitation; it counts as long as the invitation does."""
    return sign_link(invitation.network.pk, ACCEPT_INVITATION, invitation.pk, lasts=INVITATION_LASTS)


def _open_account(email: str, name: str, password: str) -> User:
    if not name.strip():
        raise NotSo(_("Bitte sagen Sie uns Ihren Namen."), field="name")
    if password:
        try:
            validate_password(password, User(email=email, name=name))
        except ValidationError as refused:
            raise NotSo(" ".join(refused.messages), field="password") from refused
    return User.objects.create_user(email, password or None, name=name.strip())


def _write_invitation(invitation: Invitation) -> None:
    network = this_network()
    link = settings.BASE_URL + invitation_path(invitation)
    words = {
        "name": f" {invitation.name}" if invitation.name else "",
        "network": network.name,
        "role": Role(invitation.role).label,
        "by": invitation.invited_by_name or network.name,
        "link": link,
        "day": show_day(clock.today() + INVITATION_LASTS),
    }
    text = _(
        "Guten Tag%(name)s,\n\n%(by)s lädt Sie zu „%(network)s“ ein.\nIhre Rolle: %(role)s\n\n"
        "Mit diesem Link richten Sie Ihren Zugang ein:\n%(link)s\n\nDer Link gilt bis zum %(day)s. "
        "Wenn Sie nichts damit anfangen können, löschen Sie diese E-Mail einfach: Ohne Sie geschieht nichts."
    )
    subject = _("Ihr Zugang zu „%(network)s“") % words
    send_later(to=invitation.email, subject=subject, text=text % words, purpose="accounts.invite_user")
