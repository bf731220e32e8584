"""What of a list is kept no longer than needed."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.facts import announce
from fachwerk.imports.facts import WorkOrdered
from fachwerk.imports.models import UNDO_DAYS, BatchState, ImportBatch, ImportFile, ImportRow
from fachwerk.operation.gate import operation

AT_WORK = (BatchState.RUNNING, BatchState.UNDOING)
SILENCE = timedelta(minutes=10)


@operation("imports.drop_old_rows")
def drop_old_rows(actor: Actor) -> None:
    """After 30 days the file and its rows go; that there was a list, and how many rows it had, stays."""
    end = clock.now() - timedelta(days=UNDO_DAYS)
    old = ImportBatch.objects.exclude(state__in=AT_WORK).filter(
        Q(taken_over_at__lt=end) | Q(taken_over_at=None, read_at__lt=end)
    )
    ImportFile.objects.filter(batch__in=old).delete()
    ImportRow.objects.filter(batch__in=old).delete()


@operation("imports.take_up_work")
def take_up_work(actor: Actor) -> None:
    """A list on which nothing happened for ten minutes is worked on again."""
    silent = ImportBatch.objects.filter(state__in=AT_WORK, progressed_at__lt=clock.now() - SILENCE)
    for batch in silent:
        announce(WorkOrdered(batch.pk))
