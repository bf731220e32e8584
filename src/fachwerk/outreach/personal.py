"""What outreach keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import Personal, mentions

PERSONAL: list[Personal] = [
    mentions("outreach.Campaign", "text", purpose=_("Unternehmen ansprechen")),
    mentions("outreach.Touch", "note", "next_step", "next_by", purpose=_("Unternehmen ansprechen")),
]
NOT_PERSONAL = {
    "outreach.Campaign": ("title", "size_classes"),
    "outreach.Multiplier": ("code", "topics"),
}
