"""Finding certificates: by their code for everybody, by their event for the office, by the registration for a guest."""

from __future__ import annotations

from collections.abc import Sequence

from fachwerk.core.errors import NotThere
from fachwerk.events.models import Certificate, Claim, Event


def plain_code(typed: str) -> str:
    """The code however it was typed: small letters, blanks and dashes do not count."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def certificate_with_code(typed: str) -> Certificate | None:
    """The certificate of this network behind a code; a wrong code and a foreign one are the same: nothing."""
    code = plain_code(typed)
    found: Certificate | None = Certificate.objects.select_related("claim").filter(code=code).first() if code else None
    return found


def certificates_of(event: Event) -> list[Certificate]:
    """Everything made out for an event, the withdrawn ones as well."""
    return list(Certificate.objects.filter(claim__event=event).select_related("claim").order_by("number"))


def own_certificates(claim: Claim) -> list[Certificate]:
    """What a guest can fetch: what holds."""
    found = Certificate.objects.filter(claim=claim, withdrawn_at=None).select_related("claim__event")
    return [certificate for certificate in found if certificate.holds]


def certificate_numbered(certificates: Sequence[Certificate], number: str) -> Certificate:
    """The one with this number among these; raises NotThere."""
    found = next((one for one in certificates if one.number == number), None)
    if found is None:
        raise NotThere
    return found
