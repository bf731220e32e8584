"""Everything that changes at this station."""

from fachwerk.events.operations.activity import dismiss_activity, release_activity, report_activity
from fachwerk.events.operations.aftermath import (
    answer_feedback,
    ask_for_feedback,
    ask_more,
    enter_feedback,
    forget_support_needs,
)
from fachwerk.events.operations.approval import approve_claim, reject_claim
from fachwerk.events.operations.attendance import LatePerson, add_late_participants, close_attendance
from fachwerk.events.operations.cards import drop_flip_chart, move_cards, note_cards, rename_cluster
from fachwerk.events.operations.certificates import (
    correct_certificate,
    issue_certificates,
    thank_guests,
    withdraw_certificate,
)
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
from fachwerk.events.operations.minutes import keep_minutes, send_minutes
from fachwerk.events.operations.offer import accept_offer, decline_offer, end_holds, release_claim
from fachwerk.events.operations.on_behalf import grant_place, register_on_behalf
from fachwerk.events.operations.session import add_session, change_session, remove_session
from fachwerk.events.operations.wish import remind_when_open, send_opening_reminders

__all__ = [
    "LatePerson",
    "PastClaim",
    "accept_offer",
    "add_late_participants",
    "add_session",
    "announce_event",
    "answer_feedback",
    "approve_claim",
    "ask_for_feedback",
    "ask_more",
    "cancel_event",
    "change_claim_email",
    "change_event",
    "change_finding",
    "change_session",
    "check_in",
    "claim_places",
    "close_attendance",
    "close_entrance",
    "confirm_claim",
    "correct_certificate",
    "decline_offer",
    "dismiss_activity",
    "drop_flip_chart",
    "end_holds",
    "enter_feedback",
    "enter_past_claims",
    "enter_past_event",
    "enter_past_findings",
    "forget_support_needs",
    "grant_place",
    "issue_certificates",
    "keep_minutes",
    "move_cards",
    "name_people",
    "note_cards",
    "note_findings",
    "open_registration",
    "register_on_behalf",
    "reject_claim",
    "release_activity",
    "release_claim",
    "release_place",
    "remind_when_open",
    "remove_session",
    "rename_cluster",
    "report_activity",
    "send_link_again",
    "send_minutes",
    "send_opening_reminders",
    "thank_guests",
    "undo_check_in",
    "withdraw_certificate",
]
