"""What the office writes down beside the work."""

from fachwerk.notebook.models.letters import LeftOut, ListMail, ListRecipient, Purpose
from fachwerk.notebook.models.mails import Attachment, ForwardedMail
from fachwerk.notebook.models.notes import Channel, FollowUp, FollowUpMove, Note
from fachwerk.notebook.models.own_desk import OwnDesk, WeekLetter

__all__ = [
    "Attachment",
    "Channel",
    "FollowUp",
    "FollowUpMove",
    "ForwardedMail",
    "LeftOut",
    "ListMail",
    "ListRecipient",
    "Note",
    "OwnDesk",
    "Purpose",
    "WeekLetter",
]
