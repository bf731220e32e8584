"""Contacts with companies."""

from __future__ import annotations

import uuid
from datetime import date

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Organisation
from fachwerk.core import clock
from fachwerk.core.dates import Precision, first_day
from fachwerk.core.errors import NotSo
from fachwerk.core.facts import announce
from fachwerk.operation.gate import operation
from fachwerk.outreach import facts, policies
from fachwerk.outreach.models import Campaign, Channel, Multiplier, Stage, Touch


@operation("outreach.note_touch")
def note_touch(
    actor: Actor,
    *,
    organisation: Organisation,
    channel: str,
    stage: str = Stage.REACHED,
    happened_on: date | None = None,
    precision: str = Precision.DAY,
    multiplier: Multiplier | None = None,
    note: str = "",
    next_step: str = "",
    next_on: date | None = None,
    next_by: str = "",
    campaign: Campaign | None = None,
    submission: uuid.UUID | None = None,
) -> Touch:
    """A contact is noted for a company, never for a person; however many there are, the company counts once a stage."""
    counted = policies.counts_as_company(organisation)
    if not counted:
        raise NotSo(counted.reason, field="organisation")
    if channel not in Channel.values:
        raise NotSo(_("Bitte wählen Sie, auf welchem Weg."), field="channel")
    if stage not in Stage.values:
        raise NotSo(_("Bitte wählen Sie den Stand."), field="stage")
    day = first_day(happened_on or clock.today(), precision)
    if day > clock.today():
        raise NotSo(_("Dieser Tag liegt in der Zukunft."), field="happened_on")
    if next_on is not None and next_on < day:
        raise NotSo(_("Der nächste Schritt liegt vor dem Kontakt."), field="next_on")
    if next_step.strip() and next_on is None:
        raise NotSo(_("Bis wann? Bitte nennen Sie einen Tag für den nächsten Schritt."), field="next_on")
    touch: Touch
    touch, created = Touch.objects.get_or_create(
        pk=submission or uuid.uuid4(),
        defaults={
            "organisation": organisation, "channel": channel, "stage": stage, "happened_on": day,
            "precision": precision,
            "multiplier": multiplier, "note": note.strip(), "next_step": next_step.strip()[:200], "next_on": next_on,
            "next_by": next_by.strip()[:120], "campaign": campaign,
        },
    )  # fmt: skip
    if created:
        announce(facts.TouchNoted(touch_id=touch.pk, organisation_id=organisation.pk, stage=stage))
    return touch
