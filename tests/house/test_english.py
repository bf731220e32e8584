"""The English catalogue: it compiles, keeps every placeholder and is what an English browser gets to read."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext, ngettext
from pytest_django import Settings

from fachwerk.config import catalogues
from fachwerk.networks.models import Network

SOURCE = catalogues.LOCALE / "en" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)0?\d*[sd]|\{\w+\}|%%")
PUBLIC_PAGES = [
    ("", "Have your say: what is holding you back?", "Mitreden: Was bremst Sie gerade?"),
    ("ziele/", "No action concept has been entered yet.", "Ein Handlungskonzept ist noch nicht eingetragen."),
    ("termine/", "What the network and its members offer.", "Was das Netzwerk und seine Mitglieder anbieten."),
    ("mitreden/", "Two sentences are enough.", "Zwei Sätze genügen."),
    ("barrierefreiheit/", "Accessibility statement", "Erklärung zur Barrierefreiheit"),
]


@pytest.fixture
def catalogue(tmp_path: Path, settings: Settings) -> Iterator[polib.POFile]:
    """The catalogue, freshly compiled into a directory of its own."""
    entries = polib.pofile(str(SOURCE))
    compiled = tmp_path / "en" / "LC_MESSAGES" / "django.mo"
    compiled.parent.mkdir(parents=True)
    entries.save_as_mofile(str(compiled))
    settings.LOCALE_PATHS = [tmp_path]
    yield entries
    translation.activate("de")


def _differing(message: str, text: str) -> bool:
    return sorted(set(PLACEHOLDER.findall(message))) != sorted(set(PLACEHOLDER.findall(text)))


def test_every_translation_keeps_the_placeholders_of_its_sentence() -> None:
    faults = []
    for entry in polib.pofile(str(SOURCE)):
        texts = entry.msgstr_plural or {0: entry.msgstr}
        for number, text in texts.items():
            message = entry.msgid_plural if number else entry.msgid
            if text and _differing(message, text) and _differing(entry.msgid_plural or entry.msgid, text):
                faults.append((message, text))
    assert faults == []


def test_a_lost_placeholder_would_be_noticed() -> None:
    assert _differing("Noch %(free)s Plätze frei", "Places left")
    assert _differing("%(share)s %% fanden es hilfreich", "%(share)s found it helpful")
    assert not _differing("%(a)s und %(b)s", "%(b)s and %(a)s")


def test_translations_keep_the_space_around_their_sentence() -> None:
    def around(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    moved = [e.msgid for e in polib.pofile(str(SOURCE)) if e.msgstr and around(e.msgid) != around(e.msgstr)]
    assert moved == []


def test_singular_and_plural_are_told_apart(catalogue: polib.POFile) -> None:
    with translation.override("en"):
        words = {n: ngettext("%(n)s Mitglied", "%(n)s Mitglieder", n) % {"n": n} for n in (0, 1, 2)}
    assert words == {0: "0 members", 1: "1 member", 2: "2 members"}


@pytest.mark.parametrize(("page", "english", "german"), PUBLIC_PAGES)
def test_an_english_browser_gets_english(
    catalogue: polib.POFile, network: Network, page: str, english: str, german: str
) -> None:
    address = f"/n/{network.slug}/{page}"
    text = Client().get(address, headers={"accept-language": "en-GB,en;q=0.9"}).content.decode()
    assert '<html lang="en"' in text
    assert english in text
    assert german not in text
    assert german in Client().get(address, headers={"accept-language": "de"}).content.decode()


def test_without_a_catalogue_german_appears(tmp_path: Path, settings: Settings, network: Network) -> None:
    settings.LOCALE_PATHS = [tmp_path]
    with translation.override("en"):
        assert gettext("Was das Netzwerk und seine Mitglieder anbieten.").startswith("Was das Netzwerk")
    text = Client().get(f"/n/{network.slug}/termine/", headers={"accept-language": "en"}).content.decode()
    assert "Was das Netzwerk und seine Mitglieder anbieten." in text
