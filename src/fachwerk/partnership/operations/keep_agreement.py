"""Agreements that the network keeps for itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import Precision, first_day
from fachwerk.core.errors import NotSo
from fachwerk.core.files import keep_file
from fachwerk.operation.gate import operation
from fachwerk.partnership.models import KeptAgreement
from fachwerk.thread.models import Knot, Relation
from fachwerk.thread.ties import tie


@operation("partnership.keep_agreement")
def keep_agreement(
    actor: Actor,
    *,
    partner_name: str,
    signed_on: date,
    signed_precision: str = Precision.DAY,
    title: str = "",
    partner: Any = None,
    valid_until: date | None = None,
    about: str = "",
    services: Sequence[str] = (),
    is_public: bool = False,
    paper: UploadedFile[Any] | None = None,
    belongs_to: Sequence[Knot] = (),
) -> KeptAgreement:
    """An agreement that was signed is kept with its partner and its day; it is marked as entered later."""
    signed = first_day(signed_on, signed_precision)
    if signed > clock.today():
        raise NotSo(_("Das Datum liegt in der Zukunft. Nachtragen lässt sich nur, was unterschrieben ist."), field="on")
    if valid_until and valid_until < signed:
        raise NotSo(_("Die Vereinbarung endet vor der Unterschrift."), field="valid_until")
    agreement = KeptAgreement(
        title=title.strip() or _("Vereinbarung mit %(partner)s") % {"partner": partner_name.strip()},
        partner_name=partner_name.strip(),
        partner=partner,
        signed_on=signed,
        signed_precision=signed_precision,
        valid_until=valid_until,
        about=about.strip(),
        services=[service.strip() for service in services if service.strip()],
        is_public=is_public,
        paper_key=keep_file(paper) if paper else "",
        is_backfilled=signed < clock.today(),
    )
    agreement.save(force_insert=True)
    for earlier in belongs_to:
        tie(agreement.knot, earlier, Relation.SERVES, by=actor.user_id)
    return agreement
