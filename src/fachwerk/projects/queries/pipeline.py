"""Everything on the way, each thing once, at the stage it has reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.dates import Precision, show_day
from fachwerk.projects.models import Award, Endorsement, Project, ProjectState, Sketch
from fachwerk.projects.models.endorsements import POSITIVE
from fachwerk.projects.queries.figures import ideas_open, sketches_waiting
from fachwerk.thread.models import Knot, Threaded


class Stage(models.TextChoices):
    """How far something has come."""

    IDEA = "idea", _("Idee")
    SKETCH = "sketch", _("Skizze")
    PUT = "put", _("vorgelegt")
    ENDORSED = "endorsed", _("empfohlen")
    AWARDED = "awarded", _("bewilligt")
    RUNNING = "running", _("läuft")
    ENDED = "ended", _("beendet")


@dataclass(frozen=True)
class PipelineRow:
    """One thing on the way."""

    title: str
    stage: str
    lead: str
    day: date
    precision: str
    standing: str
    kind: str
    slug: str

    @property
    def stage_words(self) -> str:
        """The stage in words."""
        return str(Stage(self.stage).label)

    @property
    def shown_day(self) -> str:
        """When it reached the stage, as exact as it is known."""
        return show_day(self.day, self.precision)


def pipeline(on: date | None = None) -> list[PipelineRow]:
    """Ideas, sketches, endorsements, awards and projects, each chain at its foremost point, earliest stage first."""
    day = on or clock.today()
    found = [*_ideas(), *_sketches(), *_endorsements(), *_awards(), *_projects(day)]
    slugs = dict(Knot.objects.filter(pk__in=[thing.pk for thing, _row in found]).values_list("pk", "slug"))
    order = {stage: position for position, stage in enumerate(Stage.values)}
    rows = [PipelineRow(kind=thing.kind, slug=slugs[thing.pk], **row) for thing, row in found]
    return sorted(rows, key=lambda row: (order[row.stage], -row.day.toordinal(), row.title))


def stage_counts(rows: Iterable[PipelineRow]) -> list[tuple[str, str, int]]:
    """Per stage: code, word and how many; every stage is there."""
    counted = Counter(row.stage for row in rows)
    return [(stage.value, str(stage.label), counted[stage.value]) for stage in Stage]


Found = Iterator[tuple[Threaded, dict[str, Any]]]


def _line(title: str, stage: str, lead: str, day: date, precision: str, standing: str) -> dict[str, Any]:
    return {
        "title": title, "stage": stage, "lead": lead, "day": day, "precision": precision, "standing": standing,
    }  # fmt: skip


def _ideas() -> Found:
    for idea in ideas_open():
        yield (
            idea,
            _line(idea.title, Stage.IDEA, idea.proposed_by, idea.suggested_on, Precision.DAY, idea.knot_standing()),
        )


def _sketches() -> Found:
    for sketch in sketches_waiting():
        stage = Stage.PUT if sketch.decision_id else Stage.SKETCH
        day = timezone.localtime(sketch.submitted_at).date()
        standing = _decision_words(sketch)
        yield sketch, _line(sketch.title, stage, sketch.lead.name, day, Precision.DAY, standing)


def _decision_words(sketch: Sketch) -> str:
    if sketch.decision is None:
        return sketch.knot_standing()
    return str(_("Abstimmung läuft")) if sketch.decision.is_open else str(_("beschlossen"))


def _endorsements() -> Found:
    waiting = Endorsement.objects.filter(result__in=POSITIVE, awards=None, projects=None)
    for found in waiting.select_related("sketch__lead"):
        lead = found.sketch.lead.name if found.sketch else ""
        standing = found.number or str(_("noch nicht ausgefertigt"))
        yield found, _line(found.title, Stage.ENDORSED, lead, found.decided_on, found.decided_precision, standing)


def _awards() -> Found:
    for award in Award.objects.filter(projects=None).select_related("endorsement__sketch__lead"):
        sketch = award.endorsement.sketch if award.endorsement else None
        lead = sketch.lead.name if sketch else ""
        yield award, _line(award.title, Stage.AWARDED, lead, award.awarded_on, award.awarded_precision, award.funder)


def _projects(day: date) -> Found:
    for project in Project.objects.select_related("lead"):
        ended = project.state_on(day) == ProjectState.ENDED
        stage = Stage.ENDED if ended else Stage.RUNNING
        planned = project.state_on(day) == ProjectState.PLANNED
        # the stage says already that it runs or has ended
        standing = str(ProjectState.PLANNED.label) if planned else project.period
        yield (
            project,
            _line(project.title, stage, project.lead.name, project.starts_on, project.starts_precision, standing),
        )
