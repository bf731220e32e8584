"""What this station adds to the thread."""

from django.utils.translation import gettext_lazy as _

from fachwerk.thread.kinds import Kind

KINDS = [
    Kind("project_idea", _("Idee"), _("Ideen"), "lightbulb", "projects:project_idea", in_passing=True),
    Kind("sketch", _("Skizze"), _("Skizzen"), "edit", "projects:sketch", in_passing=True),
    Kind("endorsement", _("Empfehlung der Region"), _("Empfehlungen der Region"), "check", "projects:endorsement"),
    Kind("award", _("Bewilligung"), _("Bewilligungen"), "document", "projects:award", in_passing=True),
    Kind("project", _("Projekt"), _("Projekte"), "folder", "projects:project"),
    Kind("result", _("Projektergebnis"), _("Projektergebnisse"), "flag", "projects:result"),
]
