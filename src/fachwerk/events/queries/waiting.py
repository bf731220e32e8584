"""Findings that nothing grew from, counted by the database."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from fachwerk.events.models import Finding
from fachwerk.events.queries.events import FOLLOW_UPS
from fachwerk.thread.models import Tie


def findings_waiting() -> QuerySet[Finding]:
    """The findings of ``findings_without_followup`` as rows."""
    grown = Tie.objects.filter(earlier_id=OuterRef("pk"), later__kind__in=FOLLOW_UPS)
    return Finding.objects.filter(~Exists(grown))
