"""Readable addresses from German titles."""

from __future__ import annotations

from django.utils.text import slugify

_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"})


def slug_of(title: str, *, length: int = 60) -> str:
    """ "Fachkräfte für KMU" becomes "fachkraefte-fuer-kmu"; never empty."""
    slug = slugify(title.translate(_SPELLED))
    if len(slug) > length:
        slug = slug[: length + 1].rsplit("-", 1)[0][:length]
    return slug.strip("-") or "eintrag"


def sort_key_of(text: str) -> str:
    """A stored key that sorts "Ärzte" beside "Arzt" without ICU."""
    plain = text.casefold()
    for letter, spelled in (("ä", "a"), ("ö", "o"), ("ü", "u"), ("ß", "ss")):
        plain = plain.replace(letter, spelled)
    return plain[:200]
