"""German words for searching: base forms, parts of compounds and synonyms of the field.

"Sicherung von Fachkräften" must find "Fachkräftesicherung": both sides become {sicherung, fachkraft}. Base forms come
from simplemma's word list; the splitter takes the division with the fewest parts whose parts are all known words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import simplemma
import yaml

_WORD = re.compile(r"[a-zäöüß0-9]+")
_STOP_WORDS = frozenset((
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "und", "oder",
    "aber", "in", "im", "an", "am", "auf", "aus", "bei", "mit", "nach", "von", "vom", "vor", "zu", "zum", "zur",
    "über", "unter", "für", "durch", "um", "als", "wie", "wir", "sie", "ihr", "ihre", "es", "ist", "sind", "war",
    "werden", "wird", "hat", "haben", "nicht", "auch", "noch", "so", "was", "wer", "wo",
))  # fmt: skip
_SHORTEST_PART = 4
_LINKS = ("", "s", "n", "en", "es", "er", "e")  # what stands between the parts of a compound
SYNONYMS_FILE = Path(__file__).resolve().parent / "synonyms.yaml"


@lru_cache(maxsize=20_000)
def base_form(word: str) -> str:
    """The dictionary form in small letters, as noun where there is such a noun."""
    noun = word.capitalize()
    if simplemma.is_known(noun, lang="de"):
        return simplemma.lemmatize(noun, lang="de").casefold()
    return simplemma.lemmatize(word, lang="de").casefold()


@lru_cache(maxsize=20_000)
def parts_of(word: str) -> tuple[str, ...]:
    """The known parts of a compound as base forms; empty for a word that is none."""
    found = _divide(word, 3)
    return tuple(base_form(part) for part in found) if found and len(found) > 1 else ()


def _divide(word: str, at_most: int) -> tuple[str, ...] | None:
    """The division with the fewest parts, of these the one with the longest last part."""
    best: tuple[str, ...] | None = None
    if at_most == 0:
        return None
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        head = _known_head(word[:cut])
        if head is None:
            continue
        tail = (word[cut:],) if _is_known(word[cut:]) else _divide(word[cut:], at_most - 1)
        if tail and (best is None or len(tail) + 1 < len(best)):
            best = (head, *tail)
    return best


def _known_head(head: str) -> str | None:
    for link in _LINKS:
        bare = head.removesuffix(link) if link else head
        if len(bare) >= _SHORTEST_PART and head.endswith(link) and _is_known(bare):
            return bare
    return None


@lru_cache(maxsize=50_000)
def _is_known(word: str) -> bool:
    """Only nouns and plain words of some length: short scraps divide everything into nonsense."""
    return len(word) >= _SHORTEST_PART and simplemma.is_known(word.capitalize(), lang="de")


@lru_cache(maxsize=1)
def synonyms() -> dict[str, frozenset[str]]:
    """Base form → base forms of words that mean the same in the field."""
    groups: list[list[str]] = yaml.safe_load(SYNONYMS_FILE.read_text(encoding="utf8"))
    found: dict[str, set[str]] = {}
    for group in groups:
        forms = [form for word in group for form in simple_words(word)]
        for form in forms:
            found.setdefault(form, set()).update(forms)
    return {form: frozenset(others - {form}) for form, others in found.items()}


def simple_words(text: str) -> list[str]:
    """Base forms of the words of a text, each once, in their order, without stop words."""
    plain = text.casefold().replace("ae", "ä").replace("oe", "ö") if _is_spelled_out(text) else text.casefold()
    words = [base_form(word) for word in _WORD.findall(plain) if word not in _STOP_WORDS and len(word) > 1]
    return list(dict.fromkeys(words))


def _is_spelled_out(text: str) -> bool:
    """Typed without umlauts, such as "Fachkraefte": only then ae and oe are read as ä and ö."""
    small = text.casefold()
    return not re.search(r"[äöüß]", small) and bool(re.search(r"[bcdfghjklmnpqrstvwxyz](ae|oe)", small))


def index_words(text: str) -> list[str]:
    """What a text is found by: base forms and the parts of its compounds."""
    words = simple_words(text)
    parts = [part for word in words for part in parts_of(word)]
    return list(dict.fromkeys([*words, *parts]))


def query_words(text: str) -> list[list[str]]:
    """One list per word of the query: the word, its parts and its synonyms; any of them counts as this word."""
    asked = []
    for word in simple_words(text):
        parts = list(parts_of(word))
        alike = [other for form in (word, *parts) for other in synonyms().get(form, ())]
        asked.append(list(dict.fromkeys([word, *parts, *alike])))
    return asked
