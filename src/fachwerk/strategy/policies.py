"""May this be done to this object now? Each answer carries its reason."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.access.actor import Actor
from fachwerk.access.verdicts import YES, Verdict, no
from fachwerk.strategy.models import ConceptVersion, Impulse, ImpulseState


def may_release_impulse(actor: Actor, impulse: Impulse) -> Verdict:
    """An impulse is released once."""
    return no(_("Dieser Impuls ist schon veröffentlicht.")) if impulse.is_released else YES


def may_withhold_impulse(actor: Actor, impulse: Impulse) -> Verdict:
    """Only what is public can be taken back."""
    return YES if impulse.is_released else no(_("Dieser Impuls ist nicht veröffentlicht."))


def may_park_impulse(actor: Actor, impulse: Impulse) -> Verdict:
    """What is parked cannot be parked again."""
    return no(_("Dieser Impuls ist schon zurückgestellt.")) if impulse.state == ImpulseState.PARKED else YES


def may_reopen_impulse(actor: Actor, impulse: Impulse) -> Verdict:
    """Only parked or answered impulses can be taken up again."""
    if impulse.state in (ImpulseState.PARKED, ImpulseState.CLOSED):
        return YES
    return no(_("Dieser Impuls ist noch offen."))


def may_put_in_force(actor: Actor, version: ConceptVersion) -> Verdict:
    """Only a draft can be put in force."""
    return YES if version.is_draft else no(_("Diese Fassung ist schon beschlossen."))


def may_discard_version(actor: Actor, version: ConceptVersion) -> Verdict:
    """Only a draft can be discarded."""
    return YES if version.is_draft else no(_("Eine beschlossene Fassung bleibt erhalten."))


def may_drop_from(actor: Actor, version: ConceptVersion) -> Verdict:
    """A resolved version keeps all its clauses."""
    if version.is_draft:
        return YES
    return no(
        _("Diese Fassung ist beschlossen. Beginnen Sie eine neue Fassung, um etwas zu streichen oder zu verschieben.")
    )
