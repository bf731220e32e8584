"""What decisions keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import DUTY, TASK, Erase, Personal, mentions

_DECIDING = _("Gremien besetzen, beschließen und Beschlüsse nachweisen")

PERSONAL: list[Personal] = [
    mentions("decisions.Body", "remit", purpose=_DECIDING),
    mentions("decisions.Meeting", "letter", purpose=_DECIDING),
    mentions("decisions.AgendaItem", "title", "note", "minutes", purpose=_DECIDING),
    mentions("decisions.MeetingPaper", "title", "file_name", purpose=_DECIDING),
    Personal(
        model="decisions.Seat",
        fields=("function",),
        about=_("Mitglieder von Gremien"),
        purpose=_DECIDING,
        basis=TASK,
        found_by={"person": ("person", "deputy")},
        erase=Erase.FIELDS,
        unlink=("person", "deputy"),
        is_basis=True,
    ),
    mentions("decisions.Decision", "title", "question", "reason", purpose=_DECIDING),
    Personal(
        model="decisions.Decision",
        fields=("protocol_key",),
        about=_("Mitglieder von Gremien"),
        purpose=_DECIDING,
        basis=DUTY,
        found_by={"person": ("body__seats__person", "body__seats__deputy")},
        erase=Erase.KEEP,
        because=_("Protokolle belegen Beschlüsse des Gremiums."),
        files=("protocol_key",),
    ),
    Personal(
        model="decisions.MeetingPaper",
        fields=("file_key",),
        about=_("Mitglieder von Gremien"),
        purpose=_DECIDING,
        basis=DUTY,
        found_by={"person": ("item__meeting__body__seats__person", "item__meeting__body__seats__deputy")},
        erase=Erase.KEEP,
        because=_("Unterlagen belegen, worüber das Gremium beraten hat."),
        files=("file_key",),
    ),
    Personal(
        model="decisions.Ballot",
        fields=("note",),
        about=_("Mitglieder von Gremien"),
        purpose=_DECIDING,
        basis=TASK,
        found_by={"user": "cast_by_id"},
        erase=Erase.FIELDS,  # the paper itself counts for the seat and stays
    ),
    Personal(
        model="decisions.ConflictDeclaration",
        fields=("reason",),
        about=_("Mitglieder von Gremien"),
        purpose=_("Befangenheit feststellen"),
        basis=DUTY,
        found_by={"user": "declared_by_id"},
        erase=Erase.FIELDS,
    ),
]
NOT_PERSONAL = {
    "decisions.Body": ("name",),
    "decisions.Seat": ("interest_group",),
    "decisions.Meeting": ("place",),
    "decisions.Decision": ("rule",),
    # counts seats by their ids, never by names
    "decisions.Receipt": ("canonical", "sha256", "sentence"),
}
