"""Consent, keeping and erasing."""

from fachwerk.privacy.operations.consents import (
    CONFIRM,
    WITHDRAW,
    ask_consent,
    confirm_consent,
    end_consents,
    note_use,
    record_consent_on_paper,
    withdraw_consent,
    withdraw_link,
    word_consent,
    wording_for,
)

__all__ = [
    "CONFIRM",
    "WITHDRAW",
    "ask_consent",
    "confirm_consent",
    "end_consents",
    "note_use",
    "record_consent_on_paper",
    "withdraw_consent",
    "withdraw_link",
    "word_consent",
    "wording_for",
]
