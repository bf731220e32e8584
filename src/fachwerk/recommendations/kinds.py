"""The traceable kind of this station."""

from django.utils.translation import gettext_lazy as _

from fachwerk.thread.kinds import Kind

KINDS = [
    Kind(
        "recommendation",
        _("Handlungsempfehlung"),
        _("Handlungsempfehlungen"),
        "check",
        "recommendations:recommendation",
    ),
]
