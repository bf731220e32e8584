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
from fachwerk.privacy.queries.erasing import Preview, preview_of
from fachwerk.privacy.queries.export import Everything, everything_about, stored_files
from fachwerk.privacy.queries.keeping import in_months, people_without_reason, period_by_key, periods
from fachwerk.privacy.queries.record import activities, controller, measures
from fachwerk.privacy.queries.subjects import Subject, subject_of, subject_of_account, subject_of_address

__all__ = [
    "Everything",
    "Preview",
    "Subject",
    "activities",
    "consent_of",
    "consents_of",
    "controller",
    "everything_about",
    "in_months",
    "mark_of",
    "may_write_to",
    "may_write_to_each",
    "measures",
    "people_without_reason",
    "period_by_key",
    "periods",
    "preview_of",
    "proof",
    "request_by_id",
    "requests_with_state",
    "same_address",
    "stored_files",
    "subject_of",
    "subject_of_account",
    "subject_of_address",
    "suppressed",
]
