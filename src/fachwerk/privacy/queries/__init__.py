"""What is known about consents and people."""

from fachwerk.privacy.queries.addresses import mark_of, same_address, suppressed
from fachwerk.privacy.queries.consents import (
    consent_of,
    consents_of,
    may_write_to,
    may_write_to_each,
    proof,
    request_by_id,
    requests_with_state,
)

__all__ = [
    "consent_of",
    "consents_of",
    "mark_of",
    "may_write_to",
    "may_write_to_each",
    "proof",
    "request_by_id",
    "requests_with_state",
    "same_address",
    "suppressed",
]
