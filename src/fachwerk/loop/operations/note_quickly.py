"""One line on the desk becomes what its writer says it is."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.queries import organisation_by_id
from fachwerk.core.errors import NotSo
from fachwerk.notebook.operations import put_on_desk, write_note
from fachwerk.notebook.queries import Place
from fachwerk.operation.gate import operation
from fachwerk.outreach.operations import note_touch
from fachwerk.strategy.operations import receive_impulse

NOTE, FOLLOW_UP, IMPULSE, CONTACT = "note", "follow_up", "impulse", "contact"


@operation("loop.note_quickly")
def note_quickly(
    actor: Actor,
    *,
    kind: str,
    text: str,
    place: Place,
    on: date,
    is_day_given: bool,
    sending_key: uuid.UUID,
) -> Any:
    """The office writes one line: a note, a follow-up, an impulse or a contact, tied where it belongs."""
    if kind == FOLLOW_UP:
        because = "" if place.knot or place.person else place.words
        return put_on_desk(
            actor, what=text, due_on=on, because=because, knot=place.knot, person=place.person, sending_key=sending_key
        )
    if kind == IMPULSE:
        return receive_impulse(actor, text=text, source="office", belongs_to=_goals(place))
    if kind == CONTACT:
        return _contact(actor, text, place, on if is_day_given else None, sending_key)
    return write_note(
        actor,
        text=text,
        knot=place.knot,
        person=place.person,
        who=place.words,
        happened_on=on if is_day_given else None,
        sending_key=sending_key,
    )


def _goals(place: Place) -> list[Any]:
    fits = place.knot is not None and place.knot.kind in ("goal", "field_of_action", "measure", "focus_topic")
    return [place.knot] if fits else []


def _contact(actor: Actor, text: str, place: Place, on: date | None, sending_key: uuid.UUID) -> Any:
    if place.knot is None or place.knot.kind != "organisation":
        raise NotSo(
            _("Dieses Unternehmen kennen wir nicht. Bitte schreiben Sie es wie in der Liste der Organisationen."),
            field="who",
        )
    return note_touch(
        actor,
        organisation=organisation_by_id(place.knot.pk),
        channel="direct",
        note=text,
        happened_on=on,
        submission=sending_key,
    )
