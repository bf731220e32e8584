"""Who may give and take which role."""

from __future__ import annotations

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.access.verdicts import YES, Verdict, no, verdict
from fachwerk.accounts.models import Invitation, RoleAssignment, User
from fachwerk.core import clock
from fachwerk.tenancy.scope import active_network_id

#: Given only by those who have it, so that nobody raises themselves.
ONLY_BY_EQUALS = frozenset({Role.ADMINISTRATOR, Role.NATIONAL_OFFICE})
#: Whoever sees or decides what concerns others proves twice who they are, and is logged out when idle.
SECOND_FACTOR_ROLES = frozenset(
    {Role.OFFICE_STAFF, Role.OFFICE_LEAD, Role.ADMINISTRATOR, Role.NATIONAL_OFFICE, Role.DATA_PROTECTION}
)


def may_give(actor: Actor, role: str) -> Verdict:
    """Whether the actor may give this role to somebody."""
    if Role(role) in ONLY_BY_EQUALS and not actor.has(Role.ADMINISTRATOR, Role.SYSTEM):
        return no(_("Die Rolle „%(role)s“ gibt nur die Administration.") % {"role": Role(role).label})
    return YES


def may_end_role(actor: Actor, assignment: RoleAssignment) -> Verdict:
    """Whether the actor may end this role."""
    if assignment.network.pk != active_network_id():
        return no(_("Diese Rolle gehört zu einem anderen Netzwerk."))
    if assignment.is_over:
        return no(_("Diese Rolle ist schon beendet."))
    return may_give(actor, assignment.role)


def may_change_role(actor: Actor, assignment: RoleAssignment) -> Verdict:
    """Whether the actor may give the person another role or other days."""
    return may_end_role(actor, assignment)


def _about_another_account(actor: Actor, assignment: RoleAssignment) -> Verdict:
    """What concerns the whole account of a person and not only a role in this network."""
    if assignment.network.pk != active_network_id():
        return no(_("Diese Person gehört zu einem anderen Netzwerk."))
    if assignment.user.pk == actor.user_id:
        return no(_("Das geht nicht am eigenen Zugang. Bitten Sie eine andere Person."))
    if actor.has(Role.ADMINISTRATOR, Role.SYSTEM):
        return YES
    held = roles_held_by(assignment.user)
    if any(network != assignment.network.pk for network, _role in held):
        return no(_("Die Person arbeitet auch in einem anderen Netzwerk. Das macht die Administration."))
    if any(role in ONLY_BY_EQUALS for _network, role in held):
        return no(_("Die Person gehört zur Administration. Das macht nur die Administration selbst."))
    return YES


def may_lock(actor: Actor, assignment: RoleAssignment) -> Verdict:
    """Whether the actor may close the account behind a role."""
    if not assignment.user.is_active:
        return no(_("Dieser Zugang ist schon gesperrt."))
    return _about_another_account(actor, assignment)


def may_unlock(actor: Actor, assignment: RoleAssignment) -> Verdict:
    """Whether the actor may open a closed account again."""
    if assignment.user.is_active:
        return no(_("Dieser Zugang ist nicht gesperrt."))
    return _about_another_account(actor, assignment)


def may_reset_second_factor(actor: Actor, assignment: RoleAssignment) -> Verdict:
    """Whether the actor may take away a lost second factor, so that the person sets up a new one."""
    if not Authenticator.objects.filter(user=assignment.user).exists():
        return no(_("Diese Person hat keinen zweiten Faktor eingerichtet."))
    return _about_another_account(actor, assignment)


def roles_held_by(user: User) -> list[tuple[UUID, Role]]:
    """The roles somebody was given anywhere and still has, with their networks."""
    kept = RoleAssignment.objects.filter(Q(valid_until=None) | Q(valid_until__gte=clock.today()), ended_at=None)
    return [(network, Role(role)) for network, role in kept.filter(user=user).values_list("network", "role")]


def may_accept_invitation(actor: Actor, invitation: Invitation) -> Verdict:
    """Whether the invitation still counts."""
    if invitation.accepted_at:
        return no(_("Diese Einladung haben Sie schon angenommen. Bitte loggen Sie sich ein."))
    if invitation.withdrawn_at:
        return no(_("Diese Einladung wurde zurückgezogen."))
    if not invitation.is_open:
        return no(_("Diese Einladung ist abgelaufen. Bitte lassen Sie sich noch einmal einladen."))
    return YES


def may_manage_roles(actor: Actor) -> Verdict:
    """Whether the actor may invite people and end roles; shown beside the buttons of the page."""
    answer = verdict(actor, "accounts.invite_user")
    return (
        answer if answer.allowed else no(_("Zugänge vergibt die Leitung der Geschäftsstelle oder die Administration."))
    )
