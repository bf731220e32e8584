"""Who may give and take which role."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.access.verdicts import YES, Verdict, no, verdict
from fachwerk.accounts.models import Invitation, RoleAssignment
from fachwerk.tenancy.scope import active_network_id

#: Given only by those who have it, so that nobody raises themselves.
ONLY_BY_EQUALS = frozenset({Role.ADMINISTRATOR, Role.NATIONAL_OFFICE})


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
