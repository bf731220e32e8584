"""Every change in the partnership."""

from fachwerk.partnership.operations.agreements import add_partnership_member, describe_partnership, sign_agreement
from fachwerk.partnership.operations.examples import (
    change_example,
    note_carrier_agreement,
    record_adoption,
    release_example,
    report_effect,
    withdraw_example,
    write_example,
)
from fachwerk.partnership.operations.keep_agreement import keep_agreement
from fachwerk.partnership.operations.questions import answer_question, ask_question, thank_for_answers
from fachwerk.partnership.operations.support import agree_support, ask_support, deliver_support, rate_support

__all__ = [
    "add_partnership_member",
    "agree_support",
    "answer_question",
    "ask_question",
    "ask_support",
    "change_example",
    "deliver_support",
    "describe_partnership",
    "keep_agreement",
    "note_carrier_agreement",
    "rate_support",
    "record_adoption",
    "release_example",
    "report_effect",
    "sign_agreement",
    "thank_for_answers",
    "withdraw_example",
    "write_example",
]
