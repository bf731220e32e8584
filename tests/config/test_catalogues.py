"""The catalogue knows every sentence, in Python as in templates."""

from pathlib import Path

import polib
import pytest

from fachwerk.config import catalogues


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny package with one sentence of each kind."""
    (tmp_path / "views.py").write_text('_("Noch %(free)s Plätze") % {"free": 3}\nngettext("Tag", "Tage", n)\n')
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(
        '{% translate "Was ansteht" %} {% blocktranslate trimmed %}\n  Guten\n  Tag\n{% endblocktranslate %}'
        '{% translate "Mai" context "Monat" %}'
    )
    monkeypatch.setattr(catalogues, "PACKAGE", tmp_path)
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path / "locale")
    return tmp_path


def test_every_kind_of_sentence_is_collected(package: Path) -> None:
    assert sorted((s.context, s.message, s.plural) for s in catalogues.sentences()) == [
        ("", "Guten Tag", ""),
        ("", "Noch %(free)s Plätze", ""),
        ("", "Tag", "Tage"),
        ("", "Was ansteht", ""),
        ("Monat", "Mai", ""),
    ]


def test_collecting_keeps_translations_and_the_check_names_what_is_missing(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogues.collect()
    path = package / "locale" / "en" / "LC_MESSAGES" / "django.po"
    catalogue = polib.pofile(str(path))
    catalogue.find("Was ansteht").msgstr = "What is next"
    catalogue.find("Noch %(free)s Plätze").msgstr = "%(frei)s seats left"
    catalogue.save()
    catalogues.collect()
    assert polib.pofile(str(path)).find("Was ansteht").msgstr == "What is next"
    capsys.readouterr()
    assert catalogues.check() == 1
    said = capsys.readouterr().out
    assert "Platzhalter – 'Noch %(free)s Plätze'" in said
    assert "fehlt – 'Guten Tag'" in said
    assert "Was ansteht" not in said
