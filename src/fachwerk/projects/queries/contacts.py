"""What projects know about an organisation of the register."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import DateField, Value
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.contacts.queries import HangsOn, Happening
from fachwerk.core import clock
from fachwerk.core.dates import Precision
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
    words = {"lead": _("Trägt ein Projekt"), "part": _("Wirkt an einem Projekt mit")}
    names = ("pk", "title", "starts_on", "starts_precision", "closed_on", "ends_on")
    led = Project.objects.filter(lead__in=ids).values_list("lead_id", Value("lead"), *names)
    parts = ProjectPartner.objects.filter(organisation__in=ids).values_list(
        "organisation_id", Value("part"), "project_id", *(f"project__{name}" for name in names[1:])
    )
    no_day = Value(None, DateField())
    sketches = Sketch.objects.filter(lead__in=ids).values_list(
        "lead_id", Value("sketch"), "pk", "title", TruncDate("submitted_at"), Value(Precision.DAY.value), no_day, no_day
    )
    for key, kind, knot_id, title, first, precision, closed_on, ends_on in led.union(parts, sketches, all=True):
        if kind == "sketch":
            if since is None or first >= since:
                yield Happening(key, first, _("Hat eine Skizze eingereicht"), title, knot_id=knot_id)
            continue
        # a running project is a sign of life as long as it runs, shown once: on the day it began
        last = min(clock.today(), closed_on or ends_on or clock.today())
        if since is None:
            yield Happening(key, first, words[kind], title, precision, knot_id)
        elif last >= since:
            yield Happening(key, max(first, since), words[kind], title, knot_id=knot_id)
