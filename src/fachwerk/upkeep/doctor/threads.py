"""The thread against the rows it stands for: knots, declared ties, kept titles, and the words of the search."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model

from fachwerk.search.words import index_words
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot, Threaded
from fachwerk.upkeep.doctor.findings import Finding, number, rows, some

SAVE_AGAIN = "Öffnen und speichern Sie die Einträge im Büro; der rote Faden schreibt sich dabei neu."
#: How many objects are compared word by word unless everything is asked for; spread over all networks.
SAMPLE = 1_500


def _threaded() -> list[type[Threaded]]:
    return [model for model in apps.get_models() if issubclass(model, Threaded) and not model._meta.proxy]


def each_row_has_its_knot() -> Iterator[Finding]:
    """A traceable row and its knot come and go together."""
    without, orphans = [], []
    for model in _threaded():
        table, kind = model._meta.db_table, model.kind
        if number(
            f'SELECT count(*) FROM "{table}" r LEFT JOIN thread_knot k'  # noqa: S608 - names of our models
            " ON k.id = r.id AND k.network_id = r.network_id AND k.kind = %s WHERE k.id IS NULL",
            [kind],
        ):
            without.append(kind)
    for kind, tables in _tables_of_kinds().items():
        union = " UNION ALL ".join(f'SELECT id FROM "{table}"' for table in tables)  # noqa: S608 - names of our models
        if number(
            f"SELECT count(*) FROM thread_knot k LEFT JOIN ({union}) r ON r.id = k.id"  # noqa: S608
            " WHERE k.kind = %s AND r.id IS NULL",
            [kind],
        ):
            orphans.append(kind)
    unknown = [str(kind) for (kind,) in rows("SELECT DISTINCT kind FROM thread_knot") if kind not in _tables_of_kinds()]
    if without:
        yield Finding("thread.knot_missing", f"Einträge ohne Knoten im roten Faden: {some(without)}.", SAVE_AGAIN)
    if orphans or unknown:
        yield Finding(
            "thread.row_missing",
            f"Knoten im roten Faden ohne Eintrag: {some(orphans + unknown)}.",
            "Sie erscheinen als tote Links; die letzte Sicherung enthält vielleicht noch die Einträge.",
        )


def _tables_of_kinds() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for model in _threaded():
        found.setdefault(model.kind, []).append(model._meta.db_table)
    return found


def declared_ties_equal_their_keys() -> Iterator[Finding]:
    """A tie that comes from a foreign key is there exactly when the key is."""
    missing, superfluous = [], []
    for model in _threaded():
        if not model.grows_from:
            continue
        keys = " UNION ".join(
            f'SELECT id AS later, "{_column(model, name)}" AS earlier FROM "{model._meta.db_table}"'  # noqa: S608
            f' WHERE "{_column(model, name)}" IS NOT NULL'
            for name in model.grows_from
        )
        ties = "SELECT t.later_id AS later, t.earlier_id AS earlier FROM thread_tie t"
        ties += f' JOIN "{model._meta.db_table}" r ON r.id = t.later_id WHERE t.declared'
        if number(f"SELECT count(*) FROM (({keys}) EXCEPT ({ties})) d"):  # noqa: S608 - names of our models
            missing.append(model.kind)
        if number(f"SELECT count(*) FROM (({ties}) EXCEPT ({keys})) d"):  # noqa: S608
            superfluous.append(model.kind)
    if missing:
        yield Finding("thread.tie_missing", f"Im roten Faden fehlen Verbindungen bei: {some(missing)}.", SAVE_AGAIN)
    if superfluous:
        yield Finding(
            "thread.tie_superfluous", f"Der rote Faden zeigt alte Verbindungen bei: {some(superfluous)}.", SAVE_AGAIN
        )


def _column(model: type[Model], name: str) -> str:
    return str(model._meta.get_field(name).column)  # type: ignore[union-attr]


def every_knot_can_be_found() -> Iterator[Finding]:
    """Each knot has its words in the search."""
    count = number("SELECT count(*) FROM thread_knot k LEFT JOIN search_entry e ON e.knot_id = k.id WHERE e.id IS NULL")
    if count:
        yield Finding("search.missing", f"{count} Einträge fehlen in der Suche.", SAVE_AGAIN)


def knots_say_what_rows_say(*, thorough: bool = False) -> Iterator[Finding]:
    """Title, state and visibility of a knot are those of its row; compared in Python, so by default for a sample."""
    differing: dict[str, int] = {}
    unfindable = 0
    networks = [key for (key,) in rows("SELECT id FROM networks_network ORDER BY id")]
    models = _threaded()
    per_model = None if thorough else max(1, SAMPLE // max(1, len(networks) * len(models)))
    if not thorough and len(networks) * len(models) > SAMPLE:
        networks = networks[:: len(networks) * len(models) // SAMPLE + 1]
    for network in networks:
        with network_scope(network):
            for model in models:
                objects = list(model.objects.order_by("-pk")[:per_model])
                knots = Knot.objects.in_bulk([row.pk for row in objects])
                wrong = [row for row in objects if row.pk in knots and not _says_the_same(row, knots[row.pk])]
                if wrong:
                    differing[model.kind] = differing.get(model.kind, 0) + len(wrong)
                unfindable += _unfindable(list(knots.values()))
    if differing:
        kinds = some([f"{kind} ({count})" for kind, count in differing.items()])
        yield Finding(
            "thread.title_differs", f"Im roten Faden stehen veraltete Titel oder Zustände: {kinds}.", SAVE_AGAIN
        )
    if unfindable:
        yield Finding("search.outdated", f"{unfindable} Einträge stehen mit altem Titel in der Suche.", SAVE_AGAIN)


def _says_the_same(row: Threaded, knot: Knot) -> bool:
    return (knot.title, knot.standing, knot.visibility) == (
        str(row.knot_title())[:300],
        str(row.knot_standing())[:80],
        str(row.knot_visibility()),
    )


def _unfindable(knots: list[Knot]) -> int:
    found = rows("SELECT knot_id, title_words FROM search_entry WHERE knot_id = ANY(%s)", [[knot.pk for knot in knots]])
    words = dict(found)
    return sum(
        1 for knot in knots if knot.pk in words and words[knot.pk] != [word[:100] for word in index_words(knot.title)]
    )
