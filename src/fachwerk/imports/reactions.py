"""Answers to facts of lists."""

from __future__ import annotations

from fachwerk.imports.facts import WorkOrdered
from fachwerk.imports.tasks import work_on
from fachwerk.operation.jobs import defer


def when_work_ordered(fact: WorkOrdered) -> None:
    """The work goes on after the request."""
    defer(work_on, batch=str(fact.batch_id))
