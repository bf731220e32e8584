"""What the partnership adds to the thread."""

from django.utils.translation import gettext_lazy as _

from fachwerk.thread.kinds import Kind

KINDS = [
    Kind("good_example", _("Gutes Beispiel"), _("Gute Beispiele"), "share", "partnership:example"),
    Kind("agreement", _("Vereinbarung"), _("Vereinbarungen"), "document", "partnership:agreement"),
    Kind("support_request", _("Unterstützung"), _("Unterstützungsleistungen"), "people", "partnership:support"),
]
