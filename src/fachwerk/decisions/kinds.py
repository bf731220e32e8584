"""What this app adds to the thread."""

from django.utils.translation import gettext_lazy as _

from fachwerk.thread.kinds import Kind

KINDS = [
    Kind("body", _("Gremium"), _("Gremien"), "people", "decisions:body", in_passing=True),
    Kind("decision", _("Beschluss"), _("Beschlüsse"), "check", "decisions:decision", in_passing=True),
]
