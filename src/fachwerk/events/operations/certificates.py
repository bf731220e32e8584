"""Certificates of attendance: made out for whoever was there, corrected, withdrawn."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.events import policies
from fachwerk.events.models import Certificate, CertificateCounter, Claim, Event, Standing
from fachwerk.events.operations.thanks import thank
from fachwerk.networks.models import Network
from fachwerk.operation.gate import operation
from fachwerk.tenancy.scope import active_network_id

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that is mistaken for something else
LENGTH = 12
CORRECTIONS = 3  # by a guest's own link; afterwards the office decides


@operation("events.issue_certificates", on="event", when=policies.may_certify)
def issue_certificates(actor: Actor, *, event: Event) -> list[Certificate]:
    """Everybody who was there and is known by name gets one certificate, nobody else; a second run adds the missing."""
    return _issue(event, attended(event))


def attended(event: Event) -> QuerySet[Claim]:
    """Registrations of which somebody was there."""
    return Claim.objects.filter(event=event, standing=Standing.ATTENDED).order_by("joined_at", "ticket")


def _issue(event: Event, claims: Iterable[Claim]) -> list[Certificate]:
    # whoever's certificate was withdrawn does not get a new one by itself
    known = set(Certificate.objects.filter(claim__event=event).values_list("claim", "person"))
    missing = [
        (claim, person, name.strip())
        for claim in claims
        for person, name in enumerate([claim.name, *claim.companions])
        if name.strip() and person not in claim.absent and (claim.pk, person) not in known
    ]
    if not missing:
        return []
    made = [_made(event, *one, number) for one, number in zip(missing, _numbers(len(missing)), strict=True)]
    return Certificate.objects.bulk_create(made)


def _made(event: Event, claim: Claim, person: int, name: str, number: str) -> Certificate:
    return Certificate(
        claim=claim,
        person=person,
        number=number,
        code="".join(secrets.choice(LETTERS) for _place in range(LENGTH)),
        name=name[:120],
        event_title=event.title,
        held_when=event.shown_when[:160],
        held_where=", ".join(part for part in (event.place, event.address) if part)[:450],
        issued_at=clock.now(),
    )


def _numbers(many: int) -> list[str]:
    year = timezone.localtime(clock.now()).year
    CertificateCounter.objects.get_or_create(year=year)
    counter = CertificateCounter.objects.select_for_update().get(year=year)
    first = counter.last + 1
    counter.last += many
    counter.save(update_fields=["last"])
    return [f"TN-{year}-{count:04d}" for count in range(first, first + many)]


@operation("events.correct_certificate", on="certificate", when=policies.may_correct_certificate)
def correct_certificate(actor: Actor, *, certificate: Certificate, name: str) -> Certificate:
    """A wrong name is corrected by a new certificate; the old one is withdrawn and says so."""
    wanted = " ".join(name.split())
    if not wanted:
        raise NotSo(_("Bitte tragen Sie den richtigen Namen ein."), field="name")
    if wanted == certificate.name:
        raise NotSo(_("Dieser Name steht schon auf der Bescheinigung."), field="name")
    claim = Claim.objects.select_for_update().get(pk=certificate.claim_id)
    certificate.refresh_from_db()
    certificate.claim = claim
    if not certificate.holds:
        raise NotNow(_("Diese Bescheinigung gilt nicht mehr."))
    earlier = Certificate.objects.filter(claim=claim, person=certificate.person).count()
    if Role.GUEST_LINK in actor.roles and earlier > CORRECTIONS:
        raise NotNow(_("Der Name wurde schon mehrfach berichtigt. Bitte rufen Sie die Geschäftsstelle an."))
    _withdraw(certificate, _("Ersetzt durch eine neue Bescheinigung mit berichtigtem Namen"))
    if certificate.person == 0:
        claim.name = wanted[:120]
    else:
        claim.companions[certificate.person - 1] = wanted[:120]
    claim.save(update_fields=["name", "companions"])
    fresh = _made(claim.event, claim, certificate.person, wanted, _numbers(1)[0])
    fresh.save(force_insert=True)
    return fresh


@operation("events.withdraw_certificate", on="certificate")
def withdraw_certificate(actor: Actor, *, certificate: Certificate, reason: str) -> Certificate:
    """A certificate that should not have been made out is withdrawn with a reason; whoever checks it reads so."""
    if not reason.strip():
        raise NotSo(_("Bitte nennen Sie den Grund in einem Satz."), field="reason")
    if certificate.withdrawn_at:
        raise NotNow(_("Diese Bescheinigung ist schon zurückgezogen."))
    _withdraw(certificate, reason.strip())
    return certificate


def _withdraw(certificate: Certificate, reason: str) -> None:
    certificate.withdrawn_at, certificate.withdrawn_reason = clock.now(), reason[:200]
    certificate.save(update_fields=["withdrawn_at", "withdrawn_reason"])


@operation("events.thank_guests", on="event", when=policies.may_certify)
def thank_guests(actor: Actor, *, event: Event, words: str = "") -> int:
    """Everybody who was there is thanked once by mail, with the certificates of their registration."""
    claims = list(attended(event).filter(thanked_at=None).exclude(email="").select_for_update())
    if not claims:
        raise NotNow(_("Es ist niemand mehr da, dem Sie danken können."))
    _issue(event, attended(event))
    holding: dict[object, list[Certificate]] = {claim.pk: [] for claim in claims}
    by_key = {claim.pk: claim for claim in claims}
    for certificate in Certificate.objects.filter(claim__in=claims, withdrawn_at=None):
        certificate.claim = by_key[certificate.claim_id]
        if certificate.holds:
            holding[certificate.claim_id].append(certificate)
    network = Network.objects.get(pk=active_network_id())
    for claim in claims:
        thank(claim, event, network, holding[claim.pk], words.strip())
    Claim.objects.filter(pk__in=list(by_key)).update(thanked_at=clock.now())
    return len(claims)
