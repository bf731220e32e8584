"""Filling names into a letter. Pure."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

PLACE = re.compile(r"\{\s*name\s*\}", re.IGNORECASE)
_LEADING_BLANK = re.compile(r"[ \u00a0]*\{\s*name\s*\}", re.IGNORECASE)


def merged(text: str, name: str) -> str:
    """ "Guten Tag {Name}" with the name, or "Guten Tag" where nobody is named; the name brings no new placeholders."""
    plain = " ".join(name.split())
    if not plain:
        return _LEADING_BLANK.sub("", text)
    return PLACE.sub(lambda _found: plain, text)


def proposed_text() -> str:
    """How a letter begins and ends."""
    return _("Guten Tag {Name},\n\n\n\nFreundliche Grüße\nIhre Geschäftsstelle")
