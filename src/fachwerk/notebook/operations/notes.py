"""Writing down what was said."""

from __future__ import annotations

import uuid
from datetime import date

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Person
from fachwerk.core import clock
from fachwerk.core.errors import NotSo
from fachwerk.notebook.models import Channel, Note
from fachwerk.operation.gate import operation
from fachwerk.thread.models import Knot


@operation("notebook.write_note")
def write_note(
    actor: Actor,
    *,
    text: str,
    channel: str = Channel.NOTE,
    knot: Knot | None = None,
    person: Person | None = None,
    who: str = "",
    happened_on: date | None = None,
    sending_key: uuid.UUID | None = None,
) -> Note:
    """The office notes what happened, on any object, on a person or on nothing; sent twice it is noted once."""
    if not text.strip():
        raise NotSo(_("Bitte schreiben Sie, was war."), field="text")
    if channel not in Channel.values:
        raise NotSo(_("Bitte wählen Sie, was es war."), field="channel")
    day = happened_on or clock.today()
    if day > clock.today():
        raise NotSo(_("Dieser Tag liegt in der Zukunft. Was noch zu tun ist, wird eine Wiedervorlage."), field="on")
    note, _made = Note.objects.get_or_create(
        sending_key=sending_key or uuid.uuid4(),
        defaults={
            "text": text.strip(),
            "channel": channel,
            "knot": knot,
            "person": person,
            "who": who.strip()[:200],
            "happened_on": day,
            "written_by_id": actor.user_id,
            "written_by_name": actor.name[:120],
        },
    )
    return note


@operation("notebook.take_back_note")
def take_back_note(actor: Actor, *, note: Note) -> None:
    """A note written by mistake is taken back together with the open follow-ups written with it."""
    note.follow_ups.filter(done_at=None).delete()
    note.delete()


@operation("notebook.tie_note", on="note")
def tie_note(actor: Actor, *, note: Note, knot: Knot | None = None, person: Person | None = None) -> Note:
    """A note that hung on nothing is put where it belongs; its follow-ups go along."""
    note.knot, note.person = knot, person
    note.save(update_fields=["knot", "person"])
    note.follow_ups.update(knot=knot, person=person)
    return note
