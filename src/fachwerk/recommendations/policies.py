"""May this be done to this recommendation now?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.access.actor import Actor
from fachwerk.access.verdicts import YES, Verdict, no
from fachwerk.recommendations.models import Recommendation


def may_publish(actor: Actor, recommendation: Recommendation) -> Verdict:
    """It is published once."""
    return no(_("Diese Handlungsempfehlung ist schon veröffentlicht.")) if recommendation.published_on else YES


def may_review(actor: Actor, recommendation: Recommendation) -> Verdict:
    """Only what is public can become outdated."""
    return YES if recommendation.published_on else no(_("Ein Entwurf wird geprüft, indem Sie ihn veröffentlichen."))


def may_answer(actor: Actor, recommendation: Recommendation) -> Verdict:
    """Companies answer to what they can read."""
    return YES if recommendation.is_published else no(_("Diese Handlungsempfehlung ist noch nicht veröffentlicht."))
