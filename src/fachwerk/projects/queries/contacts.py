"""What projects know about an organisation of the register."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.contacts.queries import HangsOn, Happening
from fachwerk.core import clock
from fachwerk.projects.models import Project, ProjectPartner, Sketch

CONTACT_ROWS = [
    HangsOn("projects.Sketch", gettext_lazy("Skizze"), gettext_lazy("Skizzen")),
    HangsOn("projects.SketchPartner", gettext_lazy("Beteiligung an einer Skizze"),
            gettext_lazy("Beteiligungen an Skizzen"), beside=("sketch", "lead")),
    HangsOn("projects.Project", gettext_lazy("Projekt als Träger"), gettext_lazy("Projekte als Träger")),
    HangsOn("projects.ProjectPartner", gettext_lazy("Beteiligung an einem Projekt"),
            gettext_lazy("Beteiligungen an Projekten"), beside=("project", "lead")),
]  # fmt: skip


def contact_happenings(ids: Collection[uuid.UUID], since: date | None) -> Iterable[Happening]:
    """Projects an organisation carries or takes part in: their beginning, and today while they run."""
    for project in Project.objects.filter(lead__in=ids):
        yield from _lines(project.lead_id, project, _("Trägt ein Projekt"), since)
    for part in ProjectPartner.objects.filter(organisation__in=ids).select_related("project"):
        yield from _lines(part.organisation_id, part.project, _("Wirkt an einem Projekt mit"), since)
    for sketch in Sketch.objects.filter(lead__in=ids):
        day = sketch.knot_day()[0]
        if day and (since is None or day >= since):
            yield Happening(sketch.lead_id, day, _("Hat eine Skizze eingereicht"), sketch.title, knot_id=sketch.pk)


def _lines(organisation_id: uuid.UUID, project: Project, what: str, since: date | None) -> Iterable[Happening]:
    # a running project is a sign of life as long as it runs, shown once: on the day it began
    last = min(clock.today(), project.closed_on or project.ends_on or clock.today())
    if since is None:
        yield Happening(organisation_id, project.starts_on, what, project.title, project.starts_precision, project.pk)
    elif last >= since:
        yield Happening(organisation_id, max(project.starts_on, since), what, project.title, knot_id=project.pk)
