"""Figures of the partnership on a day (docs/reference/facts.md)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Q

from fachwerk.core.counts import counts_of
from fachwerk.core.dates import machine_day
from fachwerk.partnership.models import Adoption, Agreement, Publication, Question, SupportRequest
from fachwerk.tenancy.scope import active_network_id


def partnership_figures(on: date) -> dict[str, Any]:
    """Since when, agreements in force, support agreed and delivered, examples shared and adopted, questions answered.

    ``examples_adopted`` counts what this network adopted from others; ``questions_answered`` counts questions that
    this network asked or helped to answer and that had an answer by then.
    """
    own = active_network_id()
    signed = list(Agreement.objects.filter(signed_on__lte=on).order_by("signed_on"))
    first = signed[0] if signed else None
    asked = SupportRequest.objects.filter(asking_network=own).aggregate(
        agreed=Count("pk", filter=Q(agreed_on__lte=on)), delivered=Count("pk", filter=Q(delivered_on__lte=on))
    )
    answered = Question.objects.filter(
        Q(network=own) | Q(replies__network=own), replies__replied_on__lte=on, asked_on__lte=on
    )
    return {
        "since": machine_day(first.signed_on, first.signed_precision) if first else None,
        "agreements": sum(row.valid_until is None or row.valid_until >= on for row in signed),
        "support": asked,
        **counts_of(
            examples_shared=Publication.objects.filter(network=own, released_on__lte=on).filter(
                Q(withdrawn_on=None) | Q(withdrawn_on__gt=on)
            ),
            examples_adopted=Adoption.objects.filter(asking_network=own, adopted_on__lte=on),
            questions_answered=answered.distinct(),
        ),
    }
