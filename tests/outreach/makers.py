"""Companies and consultancies, entered the way the office enters them."""

from __future__ import annotations

from datetime import date

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Organisation
from fachwerk.contacts.operations import enter_organisation
from fachwerk.outreach import operations
from fachwerk.outreach.models import Touch


def company(actor: Actor, name: str, *, size: str = "micro", ags: str = "05711") -> Organisation:
    """A company."""
    return enter_organisation(actor, name=name, kind="company", size_class=size, ags=ags)


def consultancy(actor: Actor, name: str = "Unternehmensberatung Kompass Teutoheim") -> Organisation:
    """A consultancy."""
    return enter_organisation(actor, name=name, kind="consultancy", ags="05711")


def touched(
    actor: Actor, organisation: Organisation, day: date, stage: str, channel: str = "direct", **more: object
) -> Touch:
    """One noted contact."""
    return operations.note_touch(
        actor,
        organisation=organisation,
        happened_on=day,
        stage=stage,
        channel=channel,
        **more,  # type: ignore[arg-type]
    )
