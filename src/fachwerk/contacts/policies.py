"""Conditions on the single object."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.access.actor import Actor
from fachwerk.access.verdicts import Verdict, no, verdict
from fachwerk.contacts.models import ApplicationState, BatchState, ImportBatch, MembershipApplication, Organisation
from fachwerk.core import clock


def may_admit(actor: Actor, organisation: Organisation) -> Verdict:
    """Only an organisation whose membership is not running may be admitted."""
    if organisation.memberships.filter(until=None).exists():
        return no(_("Diese Organisation ist bereits Mitglied."))
    return verdict(actor, "contacts.admit_member")


def may_end_membership(actor: Actor, organisation: Organisation) -> Verdict:
    """Only a membership without last day, or with one still to come, may be ended."""
    latest = organisation.memberships.last()
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


def may_take_over(actor: Actor, batch: ImportBatch) -> Verdict:
    """A list is taken over once, and only when something in it is new."""
    if batch.state != BatchState.PREVIEW:
        return no(_("Diese Liste ist bereits übernommen."))
    if not any(row["verdict"] in ("added", "completed") for row in batch.rows):
        return no(_("In dieser Liste ist nichts, was übernommen werden könnte."))
    return verdict(actor, "contacts.take_over_batch")


def may_undo(actor: Actor, batch: ImportBatch) -> Verdict:
    """A list is taken back within 30 days."""
    if batch.state == BatchState.UNDONE:
        return no(_("Diese Übernahme ist bereits rückgängig gemacht."))
    if not batch.can_be_undone:
        return no(_("Rückgängig machen geht nur innerhalb von 30 Tagen nach der Übernahme."))
    return verdict(actor, "contacts.undo_batch")
