"""Consultancies and others with a link of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Organisation
from fachwerk.core import clock
from fachwerk.core.errors import NotSo
from fachwerk.core.slugs import slug_of
from fachwerk.operation.gate import operation
from fachwerk.outreach import policies
from fachwerk.outreach.models import Multiplier, Referral

LONGEST_CODE = 20
GENERAL_WORDS = frozenset(
    [
        "unternehmensberatung",
        "beratung",
        "berater",
        "beraterin",
        "organisationsberatung",
        "digitalberatung",
        "buero",
        "gmbh",
        "ug",
        "ag",
        "kg",
        "mbh",
        "und",
        "fuer",
        "der",
        "die",
        "das",
    ]
)


@operation("outreach.name_multiplier")
def name_multiplier(
    actor: Actor, *, organisation: Organisation, code: str = "", topics: Sequence[str] = (), since: date | None = None
) -> Multiplier:
    """Who speaks to many companies gets a short link; its code is unique in the network and never changes."""
    allowed = policies.may_pass_on(organisation)
    if not allowed:
        raise NotSo(allowed.reason, field="organisation")
    if Multiplier.objects.filter(organisation=organisation).exists():
        raise NotSo(_("Diese Organisation hat schon einen Link."), field="organisation")
    wish = code.strip().upper()
    if wish and not re.fullmatch(r"[A-Z0-9]{2,20}", wish):
        raise NotSo(_("Ein Kürzel besteht aus 2 bis 20 Großbuchstaben und Ziffern."), field="code")
    if wish and Multiplier.objects.filter(code=wish).exists():
        raise NotSo(_("Dieses Kürzel ist schon vergeben."), field="code")
    multiplier: Multiplier = Multiplier.objects.create(
        organisation=organisation,
        code=wish or _free_code(organisation),
        topics=[topic.strip() for topic in topics if topic.strip()],
        since=since or clock.today(),
    )
    return multiplier


@operation("outreach.change_multiplier", on="multiplier")
def change_multiplier(
    actor: Actor, *, multiplier: Multiplier, topics: Sequence[str] | None = None, is_active: bool | None = None
) -> Multiplier:
    """Topics change; a link that is switched off still leads to the page, but is no longer counted."""
    if topics is not None:
        multiplier.topics = [topic.strip() for topic in topics if topic.strip()]
    if is_active is not None:
        multiplier.is_active = is_active
    multiplier.save()
    return multiplier


@operation("outreach.follow_referral", on="multiplier")
def follow_referral(actor: Actor, *, multiplier: Multiplier, visits: int = 1) -> Multiplier:
    """Opening the link of an active consultancy counts for the day; nothing is kept about who opened it."""
    if multiplier.is_active and visits > 0:
        day, _created = Referral.objects.get_or_create(multiplier=multiplier, day=clock.today())
        Referral.objects.filter(pk=day.pk).update(count=F("count") + visits)
    return multiplier


def _free_code(organisation: Organisation) -> str:
    """ "Lotsenbüro Mittelstand Dalkehagen" becomes "LOTSENBUERO": the first word that says something."""
    words = slug_of(organisation.short_name or organisation.name, length=120).split("-")
    telling = [word for word in words if word not in GENERAL_WORDS and len(word) > 1] or words
    wish = telling[0].upper()[: LONGEST_CODE - 3].ljust(2, "X")
    taken = set(Multiplier.objects.filter(code__startswith=wish).values_list("code", flat=True))
    if wish not in taken:
        return wish
    return next(f"{wish}{number}" for number in range(2, 1000) if f"{wish}{number}" not in taken)
