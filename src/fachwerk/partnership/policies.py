"""Conditions on single objects of the partnership."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.access.actor import Actor
from fachwerk.access.verdicts import YES, Verdict, no
from fachwerk.partnership.models import GoodExample, Publication, Question, SupportRequest


def may_release(actor: Actor, example: GoodExample) -> Verdict:
    """The carrier of the project must have agreed to the publication."""
    if example.released_on:
        return no(_("Das Beispiel ist schon veröffentlicht."))
    if not example.carrier_agreed_on:
        return no(_("Der Träger hat der Veröffentlichung noch nicht zugestimmt."))
    return YES


def may_adopt(actor: Actor, publication: Publication) -> Verdict:
    """Only what another network shares, and only while it shares it."""
    if publication.network_id == actor.network_id:
        return no(_("Das ist Ihr eigenes Beispiel."))
    if publication.withdrawn_on:
        return no(_("Das Netzwerk hat dieses Beispiel zurückgezogen."))
    if publication.adoptions.filter(asking_network=actor.network_id).exists():
        return no(_("Dieses Beispiel haben Sie schon übernommen."))
    return YES


def may_agree_support(actor: Actor, support_request: SupportRequest) -> Verdict:
    """Whoever was asked agrees."""
    if support_request.answering_network_id != actor.network_id:
        return no(_("Zusagen kann nur, wer um Unterstützung gebeten wurde."))
    return no(_("Das ist schon zugesagt.")) if support_request.agreed_on else YES


def may_deliver_support(actor: Actor, support_request: SupportRequest) -> Verdict:
    """Only what was agreed can be delivered; either side may say so."""
    if not support_request.agreed_on:
        return no(_("Noch nicht zugesagt."))
    return no(_("Das ist schon geleistet.")) if support_request.delivered_on else YES


def may_rate_support(actor: Actor, support_request: SupportRequest) -> Verdict:
    """Whoever asked rates what was delivered."""
    if support_request.asking_network_id != actor.network_id:
        return no(_("Bewerten kann nur, wer um Unterstützung gebeten hat."))
    return YES if support_request.delivered_on else no(_("Die Leistung steht noch aus."))


def may_thank(actor: Actor, question: Question) -> Verdict:
    """Only the network that asked says what helped."""
    return (
        YES if question.network_id == actor.network_id else no(_("Das kann nur das Netzwerk sagen, das gefragt hat."))
    )
