"""The traceable kinds of contacts."""

from django.utils.translation import gettext_lazy as _

from fachwerk.thread.kinds import Kind

KINDS = [Kind("organisation", _("Organisation"), _("Organisationen"), "building", "contacts:organisation")]
