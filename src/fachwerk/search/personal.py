"""What search keeps about people."""

from __future__ import annotations

PERSONAL: list[object] = []
# Words of a knot: rebuilt from its title and text whenever these change, so they are never cleaned on their own.
NOT_PERSONAL = {"search.Entry": ("title_words", "text_words")}
