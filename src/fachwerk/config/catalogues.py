"""The English catalogue: collect the German sentences of the source, compile what is translated, say what is missing.

`python -m fachwerk.config.catalogues collect | compile | check`. German needs no catalogue, its sentences are the
message ids. Written with polib, so that no gettext tools have to be installed.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
LOCALE = PACKAGE / "locale"
#: Which argument of which function is what: (message, plural, context), counted from zero.
PLACES: dict[str, tuple[int, int | None, int | None]] = {
    "_": (0, None, None),
    "_now": (0, None, None),
    "now_": (0, None, None),
    "gettext": (0, None, None),
    "gettext_lazy": (0, None, None),
    "gettext_noop": (0, None, None),
    "ngettext": (0, 1, None),
    "ngettext_lazy": (0, 1, None),
    "pgettext": (1, None, 0),
    "pgettext_lazy": (1, None, 0),
    "npgettext": (1, 2, 0),
    "npgettext_lazy": (1, 2, 0),
}
#: templatize() blanks a template out except for its calls, which look like gettext(u'…') or _("…") inside a tag.
CALL_IN_TEMPLATE = re.compile(r"\b(?:n?p?gettext|_)\((?:\s*u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")\s*,?)+[^()]*\)")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")


@dataclass(frozen=True, order=True)
class Sentence:
    """One text of the interface."""

    context: str
    message: str
    plural: str


def sentences() -> dict[Sentence, list[str]]:
    """Collect every text of the interface with the files it stands in."""
    found: dict[Sentence, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            texts = list(_in_python(path.read_text(encoding="utf-8")))
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            texts = list(_in_template(path.read_text(encoding="utf-8")))
        else:
            continue
        for sentence in texts:
            places = found.setdefault(sentence, [])
            place = str(path.relative_to(PACKAGE))
            if place not in places:
                places.append(place)
    return found


def _in_python(source: str) -> Iterator[Sentence]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in PLACES:
                yield from _of_call(node, *PLACES[name])


def _of_call(call: ast.Call, message: int, plural: int | None, context: int | None) -> Iterator[Sentence]:
    def text(place: int | None) -> str:
        if place is None or place >= len(call.args):
            return ""
        argument = call.args[place]
        return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else ""

    if text(message):
        yield Sentence(text(context), text(message), text(plural))


def _in_template(source: str) -> Iterator[Sentence]:
    for call in CALL_IN_TEMPLATE.findall(templatize(source)):
        try:
            yield from _in_python(call)
        except SyntaxError:
            sys.stderr.write(f"Nicht lesbar: {call}\n")


def _catalogue_path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def collect(language: str = "en") -> int:
    """Bring the catalogue up to date: new sentences come in untranslated, those no longer used go."""
    path = _catalogue_path(language)
    before = _entries(path)
    catalogue = polib.POFile(wrapwidth=120)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for sentence, places in sorted(sentences().items()):
        known = before.get(sentence)
        entry = polib.POEntry(
            msgctxt=sentence.context or None,
            msgid=sentence.message,
            msgid_plural=sentence.plural,
            occurrences=[(place, "") for place in places],
            flags=["python-format"] if "%(" in sentence.message else [],
        )
        if sentence.plural:
            entry.msgstr_plural = known.msgstr_plural if known else {0: "", 1: ""}
        else:
            entry.msgstr = known.msgstr if known else ""
        catalogue.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    missing = sum(1 for entry in catalogue if not entry.translated())
    sys.stdout.write(f"{language}: {len(catalogue)} Sätze, davon {missing} ohne Übersetzung\n")
    return 0


def _entries(path: Path) -> dict[Sentence, polib.POEntry]:
    if not path.exists():
        return {}
    return {
        Sentence(entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""): entry for entry in polib.pofile(str(path))
    }


def compile_all() -> int:
    """Compile every catalogue whose source is newer than what was compiled from it."""
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(str(path)).save_as_mofile(str(compiled))
            sys.stdout.write(f"Übersetzt: {path.relative_to(PACKAGE)}\n")
    return 0


def check() -> int:
    """Report sentences without translation and translations whose placeholders differ."""
    current = sentences()
    faults: list[str] = []
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        language = path.parts[-3]
        entries = _entries(path)
        faults += [
            f"{language}: fehlt – {sentence.message!r} ({places[0]})"
            for sentence, places in sorted(current.items())
            if sentence not in entries or not entries[sentence].translated()
        ]
        faults += [f"{language}: Platzhalter – {s.message!r}" for s, e in entries.items() if _placeholders_differ(s, e)]
    sys.stdout.write("".join(f"{fault}\n" for fault in faults[:50]))
    if len(faults) > 50:
        sys.stdout.write(f"… und {len(faults) - 50} weitere\n")
    if faults:
        sys.stdout.write("„make messages“ trägt neue Sätze in den Katalog ein.\n")
    return 1 if faults else 0


def _placeholders_differ(sentence: Sentence, entry: polib.POEntry) -> bool:
    expected = {*PLACEHOLDER.findall(sentence.message), *PLACEHOLDER.findall(sentence.plural)}
    translated = [entry.msgstr, *entry.msgstr_plural.values()]
    return any(text and not set(PLACEHOLDER.findall(text)) <= expected for text in translated)


COMMANDS = {"collect": collect, "compile": compile_all, "check": check}

if __name__ == "__main__":
    sys.exit(COMMANDS[sys.argv[1] if len(sys.argv) > 1 and sys.argv[1] in COMMANDS else "compile"]())
