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
from fachwerk.privacy.operations.erasing import erase_address, erase_again, erase_person, erasure_list, reapply_erasures
from fachwerk.privacy.operations.handing_out import hand_out_everything
from fachwerk.privacy.operations.keeping import end_keeping, give_reason_to_keep, set_period
from fachwerk.privacy.operations.papers import proof_as_pdf, proof_paper, record_as_pdf

__all__ = [
    "CONFIRM",
    "WITHDRAW",
    "ask_consent",
    "confirm_consent",
    "end_consents",
    "end_keeping",
    "erase_address",
    "erase_again",
    "erase_person",
    "erasure_list",
    "give_reason_to_keep",
    "hand_out_everything",
    "note_use",
    "proof_as_pdf",
    "proof_paper",
    "reapply_erasures",
    "record_as_pdf",
    "record_consent_on_paper",
    "set_period",
    "withdraw_consent",
    "withdraw_link",
    "word_consent",
    "wording_for",
]
