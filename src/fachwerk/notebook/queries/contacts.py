"""What the notebook knows about an organisation of the register."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.contacts.queries import HangsOn, Happening
from fachwerk.notebook.models import Note

CONTACT_ROWS = [
    HangsOn("notebook.Note", gettext_lazy("Notiz"), gettext_lazy("Notizen")),
    HangsOn("notebook.FollowUp", gettext_lazy("Wiedervorlage"), gettext_lazy("Wiedervorlagen")),
    HangsOn("notebook.ForwardedMail", gettext_lazy("abgelegte E-Mail"), gettext_lazy("abgelegte E-Mails")),
    HangsOn("notebook.Attachment", gettext_lazy("Datei"), gettext_lazy("Dateien")),
    HangsOn("notebook.ListRecipient", gettext_lazy("erhaltene E-Mail"), gettext_lazy("erhaltene E-Mails")),
    HangsOn("notebook.LeftOut", gettext_lazy("ausgelassene E-Mail"), gettext_lazy("ausgelassene E-Mails")),
]


def contact_happenings(ids: Collection[uuid.UUID], since: date | None) -> Iterable[Happening]:
    """What was noted about an organisation."""
    notes = Note.objects.filter(knot__in=ids)
    if since is not None:
        notes = notes.filter(happened_on__gte=since)
    for note in notes:
        if note.knot_id is None:
            continue
        what = _("Notiz: %(channel)s") % {"channel": note.get_channel_display()}
        yield Happening(note.knot_id, note.happened_on, what, str(note))
