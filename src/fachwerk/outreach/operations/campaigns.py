"""Campaigns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import SizeClass
from fachwerk.core.errors import NotSo
from fachwerk.operation.gate import operation
from fachwerk.outreach.models import Campaign
from fachwerk.thread.models import Knot


@operation("outreach.start_campaign")
def start_campaign(
    actor: Actor,
    *,
    title: str,
    starts_on: date,
    ends_on: date | None = None,
    text: str = "",
    size_classes: Sequence[str] = (),
    focus: Knot | None = None,
) -> Campaign:
    """A campaign says what the office wants, with whom and until when, and may belong to a focus topic or a goal."""
    if not title.strip():
        raise NotSo(_("Bitte geben Sie der Kampagne einen Titel."), field="title")
    if ends_on is not None and ends_on < starts_on:
        raise NotSo(_("Das Ende liegt vor dem Beginn."), field="ends_on")
    if not set(size_classes) <= set(SizeClass.values):
        raise NotSo(_("Diese Betriebsgröße gibt es nicht."), field="size_classes")
    campaign: Campaign = Campaign.objects.create(
        title=title.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
        text=text.strip(),
        size_classes=list(size_classes),
        focus=focus,
    )
    return campaign
