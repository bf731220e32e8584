"""Changes to accounts and to who has which role."""

from __future__ import annotations

from datetime import date

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.accounts import facts
from fachwerk.accounts.models import ASSIGNABLE_ROLES, INVITATION_LASTS, Invitation, RoleAssignment, User
from fachwerk.accounts.policies import may_accept_invitation, may_end_role, may_give
from fachwerk.accounts.queries import active_assignments, this_network, user_with_email
from fachwerk.core import clock
from fachwerk.core.dates import show_day
from fachwerk.core.errors import NotAllowed, NotNow, NotSo, NotThere
from fachwerk.core.facts import announce
from fachwerk.core.links import sign_link
from fachwerk.mailing.outbox import send_later
from fachwerk.operation.gate import operation

ACCEPT_INVITATION = "accounts.invitation"


@operation("accounts.invite_user")
def invite_user(
    actor: Actor, *, email: str, role: str, name: str = "", valid_until: date | None = None, silently: bool = False
) -> Invitation:
    """Somebody is offered a role in the network by an e-mailed link; a second invitation renews the first."""
    chosen = _assignable(actor, role, valid_until)
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
    """The invited person says their name and gets the account with the role; a known account only gets the role."""
    answer = may_accept_invitation(actor, invitation)
    if not answer:
        raise NotNow(answer.reason)
    user = user_with_email(invitation.email)
    if user is None:
        user = _open_account(invitation.email, name, password)
    elif not user.is_active:
        raise NotAllowed(_("Dieser Zugang ist gesperrt. Bitte wenden Sie sich an die Geschäftsstelle."))
    invitation.accepted_at, invitation.accepted_by = clock.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    assignment = _assign(user, Role(invitation.role), invitation.role_until)
    announce(facts.InvitationAccepted(invitation.pk, user.pk, user.email, user.name))
    return assignment


@operation("accounts.assign_role")
def assign_role(actor: Actor, *, user: User, role: str, valid_until: date | None = None) -> RoleAssignment:
    """Somebody with an account gets a role in the network, for good or until a day."""
    return _assign(user, _assignable(actor, role, valid_until), valid_until)


@operation("accounts.end_role", on="assignment", when=may_end_role)
def end_role(actor: Actor, *, assignment: RoleAssignment) -> RoleAssignment:
    """A role ends at once; the last lead of an office keeps theirs until there is another."""
    if assignment.role == Role.OFFICE_LEAD and active_assignments(role=Role.OFFICE_LEAD).count() == 1:
        raise NotNow(_("Das ist die einzige Leitung. Geben Sie die Rolle zuerst einer anderen Person."))
    assignment.ended_at = clock.now()
    assignment.save(update_fields=["ended_at"])
    announce(facts.RoleEnded(assignment.user.pk, assignment.role))
    return assignment


def change_account(user: User, *, name: str, language: str) -> User:
    """Somebody corrects their own name or language. It belongs to no network, so no gate stands in front of it."""
    user.name, user.language = name.strip(), language
    user.save(update_fields=["name", "language"])
    return user


def end_session(user: User, key: int) -> None:
    """Somebody logs out a device of their own."""
    session = UserSession.objects.filter(user=user, pk=key).first()
    if session is None:
        raise NotThere
    session.end()


def end_other_sessions(user: User, session_key: str) -> None:
    """Somebody logs out all their devices but the present one."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=session_key):
        session.end()


def _assignable(actor: Actor, role: str, valid_until: date | None) -> Role:
    if role not in ASSIGNABLE_ROLES:
        raise NotSo(_("Diese Rolle lässt sich nicht vergeben."), field="role")
    answer = may_give(actor, role)
    if not answer:
        raise NotAllowed(answer.reason)
    if valid_until and valid_until < clock.today():
        raise NotSo(_("Der letzte Tag liegt in der Vergangenheit."), field="valid_until")
    return Role(role)


def _assign(user: User, role: Role, valid_until: date | None) -> RoleAssignment:
    assignment = active_assignments(user=user, role=role).first()
    if assignment is None:  # a role that was ended the same day is taken up again
        assignment, _is_first = RoleAssignment.objects.update_or_create(
            user=user, network=this_network(), role=role, valid_from=clock.today(), defaults={"ended_at": None}
        )
    assignment.valid_until = valid_until
    assignment.save(update_fields=["valid_until"])
    return assignment


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
    link = settings.BASE_URL + sign_link(network.pk, ACCEPT_INVITATION, invitation.pk, lasts=INVITATION_LASTS)
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
