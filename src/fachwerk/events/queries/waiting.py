"""Findings that nothing grew from, counted by the database."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery

from fachwerk.events.models import Finding
from fachwerk.events.queries.events import FOLLOW_UPS
from fachwerk.thread.models import Tie


def findings_waiting() -> QuerySet[Finding]:
    """The findings of ``findings_without_followup`` as rows."""
    # one look into the index per finding: joining all ties with all knots is slow while the tables are not analysed
    grown = Tie.objects.filter(earlier=OuterRef("pk"), later__kind__in=FOLLOW_UPS).values("pk")[:1]
    return Finding.objects.annotate(grown=Subquery(grown)).filter(grown=None)
