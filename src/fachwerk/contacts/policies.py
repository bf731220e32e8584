"""Conditions on the single object."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.access.actor import Actor
from fachwerk.access.verdicts import Verdict, no, verdict
from fachwerk.contacts.models import ApplicationState, MembershipApplication, Merge, Organisation
from fachwerk.core import clock


def may_admit(actor: Actor, organisation: Organisation) -> Verdict:
    """Only an organisation whose membership is not running may be admitted."""
    if any(membership.until is None for membership in organisation.memberships.all()):
        return no(_("Diese Organisation ist bereits Mitglied."))
    return verdict(actor, "contacts.admit_member")


def may_end_membership(actor: Actor, organisation: Organisation) -> Verdict:
    """Only a membership without last day, or with one still to come, may be ended."""
    latest = max(organisation.memberships.all(), key=lambda membership: membership.since, default=None)
    if latest is None or (latest.until is not None and latest.until < clock.today()):
        return no(_("Diese Organisation ist kein Mitglied."))
    return verdict(actor, "contacts.end_membership")


def may_confirm(actor: Actor, application: MembershipApplication) -> Verdict:
    """Whoever has the link may confirm the address it was sent to."""
    return verdict(actor, "contacts.confirm_application")


def may_answer(actor: Actor, application: MembershipApplication) -> Verdict:
    """A declaration is answered once, after its e-mail address was confirmed."""
    if application.state == ApplicationState.UNCONFIRMED:
        return no(_("Die E-Mail-Adresse ist noch nicht bestätigt."))
    if application.state != ApplicationState.OPEN:
        return no(_("Diese Beitrittserklärung ist bereits beantwortet."))
    return verdict(actor, "contacts.accept_application")


def may_unmerge(actor: Actor, merge: Merge) -> Verdict:
    """A merge is taken apart once, as long as what is needed for it is kept."""
    if merge.undone_at is not None:
        return no(_("Diese Zusammenführung ist bereits rückgängig gemacht."))
    if not merge.removed:
        return no(_("Die Angaben dazu sind gelöscht. Die Zusammenführung bleibt."))
    return verdict(actor, "contacts.unmerge_entries")
