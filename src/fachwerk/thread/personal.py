"""What thread keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import Personal, mentions

PERSONAL: list[Personal] = [
    mentions("thread.Knot", "title", "slug", purpose=_("Roter Faden und Suche")),
    mentions("thread.Tie", "because", purpose=_("Roter Faden und Suche")),
]
NOT_PERSONAL = {"thread.Knot": ("kind", "standing")}
