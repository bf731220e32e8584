"""The traceable kinds of this station."""

from django.utils.translation import gettext_lazy as _

from fachwerk.thread.kinds import Kind

KINDS = [
    Kind("event", _("Veranstaltung"), _("Veranstaltungen"), "calendar", "events:event"),
    Kind("finding", _("Ergebnis"), _("Ergebnisse"), "lightbulb", "events:finding"),
]
