"""What the office does with its notebook."""

from fachwerk.notebook.operations.files import drop_attachment, keep_attachment
from fachwerk.notebook.operations.follow_ups import (
    finish_follow_up,
    put_off_follow_up,
    put_on_desk,
    reopen_follow_up,
    take_back_move,
    take_off_desk,
)
from fachwerk.notebook.operations.forwarded_mails import (
    drop_forwarded_mail,
    keep_forwarded_mail,
    tie_forwarded_mail,
)
from fachwerk.notebook.operations.list_mails import send_list_mail, send_test_mail, settle_list_mails
from fachwerk.notebook.operations.notes import take_back_note, tie_note, write_note
from fachwerk.notebook.operations.own_desk import choose_desk, renew_calendar, send_week_letter

__all__ = [
    "choose_desk",
    "drop_attachment",
    "drop_forwarded_mail",
    "finish_follow_up",
    "keep_attachment",
    "keep_forwarded_mail",
    "put_off_follow_up",
    "put_on_desk",
    "renew_calendar",
    "reopen_follow_up",
    "send_list_mail",
    "send_test_mail",
    "send_week_letter",
    "settle_list_mails",
    "take_back_move",
    "take_back_note",
    "take_off_desk",
    "tie_forwarded_mail",
    "tie_note",
    "write_note",
]
