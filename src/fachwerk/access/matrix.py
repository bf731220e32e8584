"""What each role may do: one readable table, action code → roles, default deny.

An action code is ``app.verb_object``, identical in matrix, journal and documentation. Conditions on the single object
stand in each app's ``policies.py``. ``read_…`` actions guard pages, all others guard operations.
"""

from __future__ import annotations

from collections.abc import Iterable

from fachwerk.access.roles import Role

OFFICE = frozenset({Role.OFFICE_STAFF, Role.OFFICE_LEAD, Role.SYSTEM})
LEAD = frozenset({Role.OFFICE_LEAD, Role.SYSTEM})
MEMBERS = OFFICE | {Role.MEMBER_CONTACT, Role.VOTER, Role.DEPUTY, Role.CHAIR}
VOTERS = frozenset({Role.VOTER, Role.DEPUTY, Role.CHAIR})
CARRIERS = frozenset({Role.CARRIER})
PARTNERS = OFFICE | {Role.NATIONAL_OFFICE}
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR, Role.SYSTEM})
EVERYBODY = frozenset(Role)

MATRIX: dict[str, frozenset[Role]] = {
    # ── office (pages of the office that belong to no single station)
    "office.read_desk": OFFICE,
    "office.read_search": EVERYBODY,
    # ── thread
    "thread.read_trace": EVERYBODY,
    # ── networks
    "networks.found_network": ADMINISTRATORS,
    "networks.change_profile": OFFICE,
    "networks.release_interview": OFFICE,
    "networks.report_barrier": EVERYBODY,
    # ── accounts
    "accounts.read_office": OFFICE | ADMINISTRATORS | {Role.DATA_PROTECTION},
    "accounts.invite_user": LEAD | ADMINISTRATORS,
    "accounts.withdraw_invitation": LEAD | ADMINISTRATORS,
    "accounts.accept_invitation": EVERYBODY,
    "accounts.assign_role": LEAD | ADMINISTRATORS,
    "accounts.end_role": LEAD | ADMINISTRATORS,
    # ── contacts
    "contacts.read_office": OFFICE,
    "contacts.enter_organisation": OFFICE,
    "contacts.change_organisation": OFFICE,
    "contacts.admit_member": OFFICE,
    "contacts.end_membership": OFFICE,
    "contacts.enter_person": OFFICE,
    "contacts.change_person": OFFICE,
    "contacts.connect_account": OFFICE,
    "contacts.affiliate": OFFICE,
    "contacts.end_affiliation": OFFICE,
    "contacts.apply_for_membership": EVERYBODY,
    "contacts.confirm_application": EVERYBODY,
    "contacts.accept_application": OFFICE,
    "contacts.decline_application": OFFICE,
    "contacts.drop_unconfirmed_applications": OFFICE,
    "contacts.read_members_list": OFFICE,
    "contacts.take_over_batch": OFFICE,
    "contacts.undo_batch": OFFICE,
    # ── imports
    # ── privacy
    # ── notebook
    # ── decisions
    "decisions.read_office": OFFICE,
    "decisions.read_vote": OFFICE | VOTERS,
    "decisions.found_body": OFFICE,
    "decisions.change_rules": OFFICE,
    "decisions.close_body": OFFICE,
    "decisions.fill_seat": OFFICE,
    "decisions.hand_over_seat": OFFICE,
    "decisions.end_seat": OFFICE,
    "decisions.record_decision": OFFICE,
    "decisions.give_reason": OFFICE | {Role.CHAIR},
    "decisions.open_decision": OFFICE,
    "decisions.cast_ballot": OFFICE | VOTERS,
    "decisions.declare_conflict": OFFICE | VOTERS,
    "decisions.judge_conflict": OFFICE | {Role.CHAIR},
    "decisions.remind": OFFICE | {Role.CHAIR},
    "decisions.close_decision": OFFICE | {Role.CHAIR},
    # ── impact
    # ── strategy
    "strategy.read_office": OFFICE,
    "strategy.receive_impulse": EVERYBODY,
    "strategy.answer_impulse": OFFICE,
    "strategy.change_impulse": OFFICE,
    "strategy.forget_sender": OFFICE,
    "strategy.park_impulse": OFFICE,
    "strategy.release_impulse": OFFICE,
    "strategy.reopen_impulse": OFFICE,
    "strategy.tie_impulse": OFFICE,
    "strategy.withhold_impulse": OFFICE,
    "strategy.start_concept": OFFICE,
    "strategy.rename_concept": OFFICE,
    "strategy.enter_concept": OFFICE,
    "strategy.draft_version": OFFICE,
    "strategy.change_version": OFFICE,
    "strategy.discard_version": OFFICE,
    "strategy.put_version_in_force": OFFICE,
    "strategy.add_field": OFFICE,
    "strategy.add_goal": OFFICE,
    "strategy.add_measure": OFFICE,
    "strategy.reword_field": OFFICE,
    "strategy.reword_goal": OFFICE,
    "strategy.reword_measure": OFFICE,
    "strategy.move_goal": OFFICE,
    "strategy.drop_clause": OFFICE,
    "strategy.restore_clause": OFFICE,
    "strategy.give_advice": OFFICE,
    "strategy.change_advice": OFFICE,
    "strategy.choose_focus": OFFICE,
    "strategy.change_focus": OFFICE,
    "strategy.evaluate_focus": OFFICE,
    # ── events
    "events.announce_event": OFFICE,
    "events.answer_feedback": EVERYBODY,
    "events.ask_for_feedback": OFFICE,
    "events.cancel_event": OFFICE,
    "events.change_claim_email": OFFICE | {Role.GUEST_LINK},
    "events.change_event": OFFICE,
    "events.change_finding": OFFICE,
    "events.check_in": OFFICE,
    "events.claim_places": EVERYBODY,
    "events.close_entrance": OFFICE,
    "events.confirm_claim": OFFICE | {Role.GUEST_LINK},
    "events.accept_offer": OFFICE | {Role.GUEST_LINK},
    "events.decline_offer": OFFICE | {Role.GUEST_LINK},
    "events.dismiss_activity": OFFICE,
    "events.end_holds": OFFICE,
    "events.enter_feedback": OFFICE,
    "events.enter_past_claims": OFFICE,
    "events.enter_past_event": OFFICE,
    "events.forget_support_needs": OFFICE,
    "events.note_findings": OFFICE,
    "events.open_registration": OFFICE,
    "events.read_office": OFFICE,
    "events.register_on_behalf": OFFICE,
    "events.release_activity": OFFICE,
    "events.release_claim": OFFICE | {Role.GUEST_LINK},
    "events.remind_when_open": EVERYBODY,
    "events.report_activity": EVERYBODY,
    "events.send_link_again": OFFICE | {Role.GUEST_LINK},
    "events.send_opening_reminders": OFFICE,
    "events.undo_check_in": OFFICE,
    # ── recommendations
    "recommendations.read_office": OFFICE,
    "recommendations.write_recommendation": OFFICE,
    "recommendations.change_recommendation": OFFICE,
    "recommendations.publish_recommendation": OFFICE,
    "recommendations.review_recommendation": OFFICE,
    "recommendations.put_questionnaire_in_use": OFFICE,
    "recommendations.tell_uptake": EVERYBODY,
    "recommendations.answer_selfcheck": EVERYBODY,
    # ── projects
    "projects.read_office": OFFICE,
    "projects.suggest_idea": MEMBERS,
    "projects.change_idea": OFFICE,
    "projects.advise_idea": OFFICE,
    "projects.close_idea": OFFICE,
    "projects.request_sketch": OFFICE,
    "projects.hand_in_sketch": OFFICE,
    "projects.tie_to_goals": OFFICE,
    "projects.put_to_vote": OFFICE,
    "projects.record_endorsement": OFFICE,
    "projects.give_reason": OFFICE,
    "projects.tell_reason": OFFICE,
    "projects.issue_endorsement": OFFICE,
    "projects.enter_award": OFFICE,
    "projects.fulfil_duty": OFFICE,
    "projects.start_project": OFFICE,
    "projects.enter_past_project": OFFICE,
    "projects.change_project": OFFICE,
    "projects.enter_result": OFFICE | CARRIERS,
    "projects.close_project": OFFICE,
    # ── outreach
    "outreach.read_office": OFFICE,
    "outreach.note_touch": OFFICE,
    "outreach.name_multiplier": OFFICE,
    "outreach.change_multiplier": OFFICE,
    "outreach.start_campaign": OFFICE,
    "outreach.follow_referral": EVERYBODY,
    # ── partnership
    "partnership.read_office": PARTNERS,
    "partnership.describe_partnership": PARTNERS,
    "partnership.add_partnership_member": PARTNERS,
    "partnership.sign_agreement": OFFICE,
    "partnership.ask_support": OFFICE,
    "partnership.agree_support": PARTNERS,
    "partnership.deliver_support": PARTNERS,
    "partnership.rate_support": OFFICE,
    "partnership.write_example": OFFICE,
    "partnership.change_example": OFFICE,
    "partnership.note_carrier_agreement": OFFICE,
    "partnership.release_example": OFFICE,
    "partnership.withdraw_example": OFFICE,
    "partnership.record_adoption": OFFICE,
    "partnership.report_effect": OFFICE,
    "partnership.ask_question": PARTNERS,
    "partnership.answer_question": PARTNERS,
    "partnership.thank_for_answers": PARTNERS,
    # ── loop
    "loop.assign_to_goal": OFFICE,
    "loop.take_back_assignment": OFFICE,
    "loop.adopt_publication": OFFICE,
    "loop.go_on_from": OFFICE,
    # ── insight
    # ── mailing
    "mailing.read_demo_mailbox": EVERYBODY,
    "mailing.send_again": OFFICE,
    "mailing.drop_mail": OFFICE,
}


def allows(roles: Iterable[Role], action: str) -> bool:
    """Whether any of ``roles`` may do ``action``; an unknown action is a programming error and raises KeyError."""
    return not MATRIX[action].isdisjoint(roles)
