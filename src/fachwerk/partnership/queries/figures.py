"""Figures of the partnership on a day (docs/reference/facts.md)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from fachwerk.core.dates import machine_day
from fachwerk.partnership.models import Adoption, Agreement, Publication, Question, SupportRequest
from fachwerk.tenancy.scope import active_network_id


def partnership_figures(on: date) -> dict[str, Any]:
    """Since when, agreements in force, support agreed and delivered, examples shared and adopted, questions answered.

    ``examples_adopted`` counts what this network adopted from others; ``questions_answered`` counts questions that
    this network asked or helped to answer and that had an answer by then.
    """
    own = active_network_id()
    signed = Agreement.objects.filter(signed_on__lte=on).order_by("signed_on")
    first = signed.first()
    asked = SupportRequest.objects.filter(asking_network=own)
    answered = Question.objects.filter(
        Q(network=own) | Q(replies__network=own), replies__replied_on__lte=on, asked_on__lte=on
    )
    return {
        "since": machine_day(first.signed_on, first.signed_precision) if first else None,
        "agreements": signed.filter(Q(valid_until=None) | Q(valid_until__gte=on)).count(),
        "support": {
            "agreed": asked.filter(agreed_on__lte=on).count(),
            "delivered": asked.filter(delivered_on__lte=on).count(),
        },
        "examples_shared": Publication.objects.filter(network=own, released_on__lte=on)
        .filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=on))
        .count(),
        "examples_adopted": Adoption.objects.filter(asking_network=own, adopted_on__lte=on).count(),
        "questions_answered": answered.distinct().count(),
    }
