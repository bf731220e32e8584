"""Giving, changing and taking roles; closing an account."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.accounts import facts
from fachwerk.accounts.models import ASSIGNABLE_ROLES, RoleAssignment, User
from fachwerk.accounts.operations.own_account import end_all_sessions
from fachwerk.accounts.policies import may_change_role, may_end_role, may_give, may_lock, may_unlock
from fachwerk.accounts.queries import active_assignments, administrators, this_network
from fachwerk.core import clock
from fachwerk.core.errors import NotAllowed, NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.operation.gate import operation


@operation("accounts.assign_role")
def assign_role(
    actor: Actor, *, user: User, role: str, valid_from: date | None = None, valid_until: date | None = None
) -> RoleAssignment:
    """Somebody with an account gets a role in the network, from a day on, for good or until a day."""
    return give_role(user, assignable(actor, role, valid_from, valid_until), valid_from, valid_until)


@operation("accounts.end_role", on="assignment", when=may_end_role)
def end_role(actor: Actor, *, assignment: RoleAssignment) -> RoleAssignment:
    """A role ends at once; the last lead of an office keeps theirs until there is another."""
    return _end(assignment)


@operation("accounts.change_role", on="assignment", when=may_change_role)
def change_role(
    actor: Actor,
    *,
    assignment: RoleAssignment,
    role: str,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> RoleAssignment:
    """Somebody gets another role or other days for it; another role ends the one before, so that both stay known."""
    chosen = assignable(actor, role, valid_from, valid_until)
    if chosen == assignment.role:
        return _redate(assignment, valid_from, valid_until)
    if active_assignments(user=assignment.user, role=chosen).exists():
        raise NotSo(_("Diese Rolle hat die Person schon."), field="role")
    given = give_role(assignment.user, chosen, valid_from, valid_until)
    _end(assignment)
    return given


@operation("accounts.lock_account", on="assignment", when=may_lock)
def lock_account(actor: Actor, *, assignment: RoleAssignment) -> RoleAssignment:
    """An account is closed: its roles here end, every device is logged out, and nobody logs in with it any more."""
    user = assignment.user
    for held in active_assignments(user=user).select_related("network", "user"):
        _end(held)
    User.objects.filter(pk=user.pk).update(is_active=False)
    user.is_active = False
    end_all_sessions(user)
    return assignment


@operation("accounts.unlock_account", on="assignment", when=may_unlock)
def unlock_account(actor: Actor, *, assignment: RoleAssignment) -> RoleAssignment:
    """A closed account may log in again; its roles stay ended until somebody gives new ones."""
    User.objects.filter(pk=assignment.user.pk).update(is_active=True)
    assignment.user.is_active = True
    return assignment


def assignable(actor: Actor, role: str, valid_from: date | None, valid_until: date | None) -> Role:
    """The role, if the actor may give it for these days; raises NotSo and NotAllowed."""
    if role not in ASSIGNABLE_ROLES:
        raise NotSo(_("Diese Rolle lässt sich nicht vergeben."), field="role")
    answer = may_give(actor, role)
    if not answer:
        raise NotAllowed(answer.reason)
    if valid_until and valid_until < clock.today():
        raise NotSo(_("Der letzte Tag liegt in der Vergangenheit."), field="valid_until")
    if valid_from and valid_until and valid_until < valid_from:
        raise NotSo(_("Der letzte Tag liegt vor dem ersten."), field="valid_until")
    return Role(role)


def give_role(user: User, role: Role, valid_from: date | None, valid_until: date | None) -> RoleAssignment:
    """Writes the role; one that was ended the same day is taken up again."""
    assignment = active_assignments(user=user, role=role).first()
    if assignment is None:
        days: dict[str, Any] = {"ended_at": None}
        assignment, _is_first = RoleAssignment.objects.update_or_create(
            user=user, network=this_network(), role=role, valid_from=valid_from or clock.today(), defaults=days
        )
    assignment.valid_until = valid_until
    assignment.save(update_fields=["valid_until"])
    return assignment


def _redate(assignment: RoleAssignment, valid_from: date | None, valid_until: date | None) -> RoleAssignment:
    is_last = not active_assignments(role=Role.OFFICE_LEAD).exclude(pk=assignment.pk).exists()
    starts_later = valid_from is not None and valid_from > clock.today()
    if assignment.role == Role.OFFICE_LEAD and is_last and (valid_until or starts_later):
        raise NotNow(_("Das ist die einzige Leitung. Geben Sie die Rolle zuerst einer anderen Person."))
    assignment.valid_from, assignment.valid_until = valid_from or assignment.valid_from, valid_until
    assignment.save(update_fields=["valid_from", "valid_until"])
    return assignment


def _end(assignment: RoleAssignment) -> RoleAssignment:
    if assignment.role == Role.OFFICE_LEAD and active_assignments(role=Role.OFFICE_LEAD).count() == 1:
        raise NotNow(_("Das ist die einzige Leitung. Geben Sie die Rolle zuerst einer anderen Person."))
    if assignment.role == Role.ADMINISTRATOR and administrators().exclude(pk=assignment.user.pk).count() == 0:
        raise NotNow(_("Das ist die einzige Administration. Geben Sie die Rolle zuerst einer anderen Person."))
    assignment.ended_at = clock.now()
    assignment.save(update_fields=["ended_at"])
    announce(facts.RoleEnded(assignment.user.pk, assignment.role))
    return assignment
