"""Everything that changes at this station."""

from fachwerk.events.operations.activity import dismiss_activity, release_activity, report_activity
from fachwerk.events.operations.aftermath import answer_feedback, ask_for_feedback, enter_feedback, forget_support_needs
from fachwerk.events.operations.approval import approve_claim, reject_claim
from fachwerk.events.operations.change import cancel_event, change_event, open_registration
from fachwerk.events.operations.claim import (
    change_claim_email,
    claim_places,
    confirm_claim,
    send_link_again,
)
from fachwerk.events.operations.entrance import check_in, close_entrance, undo_check_in
from fachwerk.events.operations.event import PastClaim, announce_event, enter_past_claims, enter_past_event
from fachwerk.events.operations.finding import change_finding, enter_past_findings, note_findings
from fachwerk.events.operations.group import name_people, release_place
from fachwerk.events.operations.offer import accept_offer, decline_offer, end_holds, release_claim
from fachwerk.events.operations.on_behalf import grant_place, register_on_behalf
from fachwerk.events.operations.session import add_session, change_session, remove_session
from fachwerk.events.operations.wish import remind_when_open, send_opening_reminders

__all__ = [
    "remove_session",
    "release_place",
    "reject_claim",
    "name_people",
    "grant_place",
    "change_session",
    "approve_claim",
    "add_session",
    "PastClaim",
    "accept_offer",
    "announce_event",
    "answer_feedback",
    "ask_for_feedback",
    "cancel_event",
    "change_claim_email",
    "change_event",
    "change_finding",
    "check_in",
    "claim_places",
    "close_entrance",
    "confirm_claim",
    "decline_offer",
    "dismiss_activity",
    "end_holds",
    "enter_feedback",
    "enter_past_claims",
    "enter_past_event",
    "enter_past_findings",
    "forget_support_needs",
    "note_findings",
    "open_registration",
    "register_on_behalf",
    "release_activity",
    "release_claim",
    "remind_when_open",
    "report_activity",
    "send_link_again",
    "send_opening_reminders",
    "undo_check_in",
]
