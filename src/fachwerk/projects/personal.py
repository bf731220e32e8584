"""What projects keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import Personal, mentions

_SUPPORTING = _("Projekte vorbereiten, empfehlen und begleiten")

PERSONAL: list[Personal] = [
    mentions("projects.ProjectIdea", "summary", "proposed_by", "advice", "closed_because", purpose=_SUPPORTING),
    mentions("projects.Sketch", "situation", "plan", "target_group", "lasting", purpose=_SUPPORTING),
    mentions("projects.Endorsement", "reason", "hints", purpose=_SUPPORTING),
    mentions(
        "projects.Project",
        "contact_function",
        "summary",
        "situation",
        "plan",
        "target_group",
        "lasting",
        purpose=_SUPPORTING,
    ),
    mentions("projects.Result", "sentence", "evidence", purpose=_SUPPORTING),
]
NOT_PERSONAL = {
    "projects.ProjectIdea": ("title",),
    "projects.Sketch": ("title",),
    "projects.Endorsement": ("title", "body_name", "number", "file_key", "sha256"),
    "projects.EndorsementSeal": ("code", "number", "network_name", "title", "sha256"),
    "projects.Award": ("title", "funder", "programme", "file_no"),
    "projects.Project": ("title", "acronym"),
    "projects.Result": ("unit",),
}
