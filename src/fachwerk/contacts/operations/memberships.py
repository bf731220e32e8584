"""Organisations become members and stop being members."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts import facts, policies
from fachwerk.contacts.models import Membership, Organisation
from fachwerk.core import clock
from fachwerk.core.dates import Precision, first_day, show_day
from fachwerk.core.errors import NotSo
from fachwerk.core.facts import announce
from fachwerk.operation.gate import operation


@operation("contacts.admit_member", on="organisation", when=policies.may_admit)
def admit_member(
    actor: Actor,
    *,
    organisation: Organisation,
    since: date,
    since_precision: str = Precision.DAY,
    contribution: str = "",
    declared_by_function: str = "",
    declaration_key: str = "",
) -> Membership:
    """An organisation becomes a member from a day that is not before the end of its last membership."""
    membership = Membership(
        organisation=organisation,
        since=since,
        since_precision=since_precision,
        contribution=contribution,
        declared_by_function=declared_by_function,
        declaration_key=declaration_key,
    )
    return begun(membership)


def begun(membership: Membership) -> Membership:
    """Saves a new membership that follows all others of its organisation; raises NotSo."""
    membership.since = first_day(membership.since, membership.since_precision)
    organisation = membership.organisation
    if membership.since > clock.today():
        raise NotSo(_("Der erste Tag der Mitgliedschaft liegt in der Zukunft."), field="since")
    latest = organisation.memberships.last()
    if latest is not None and latest.until is None:
        raise NotSo(_("„%(name)s“ ist bereits Mitglied.") % {"name": organisation.name}, field="since")
    if latest is not None and latest.until and membership.since <= latest.until:
        raise NotSo(
            _("Die frühere Mitgliedschaft endete erst am %(day)s. Bitte nennen Sie einen Tag danach.")
            % {"day": show_day(latest.until)},
            field="since",
        )
    membership.save()
    organisation.save()
    announce(facts.MemberAdmitted(organisation_id=organisation.pk, since=membership.since))
    return membership


@operation("contacts.end_membership", on="organisation", when=policies.may_end_membership)
def end_membership(actor: Actor, *, organisation: Organisation, until: date) -> Membership:
    """A membership gets its last day; the organisation stays in the register."""
    membership = organisation.memberships.select_for_update().last()
    if membership is None or until < membership.since:
        raise NotSo(_("Der letzte Tag liegt vor dem Beginn der Mitgliedschaft."), field="until")
    membership.until = until
    membership.save()
    organisation.save()
    announce(facts.MembershipEnded(organisation_id=organisation.pk, until=until))
    return membership
