"""Lists filter, search, sort, turn pages and export without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import RequestFactory

from fachwerk.core.tables import BoundTable, Column, Filter, Table


@dataclass
class Member:
    name: str
    kind: str
    staff: int | None


MEMBERS = [Member("Zeta", "firm", 12), Member("Alpha", "chamber", None), Member("Mitte <b>", "firm", 300)]


def bound(
    query: str = "", rows: list[Member] | None = None, user: Any = None, session: Any = None, **more: Any
) -> BoundTable:
    request = RequestFactory().get(f"/liste/?{query}")
    request.user = user or AnonymousUser()
    request.session = {} if session is None else session  # type: ignore[assignment]
    return Table(
        "mitglieder",
        caption="Mitglieder",
        rows=MEMBERS if rows is None else rows,
        columns=[
            Column("name", "Name", sort=True, link=lambda row: f"/m/{row.name[0]}"),
            Column(
                "kind", "Art", value=lambda row: {"firm": "Unternehmen", "chamber": "Kammer"}[row.kind], sort="kind"
            ),
            Column("staff", "Beschäftigte", sort=True, align="num"),
            Column("secret", "Nur in der Datei", value=lambda row: "=1+1", hidden=True),
        ],
        filters=[Filter("kind", "Art", [("firm", "Unternehmen"), ("chamber", "Kammern")])],
        search=["name"],
        sorted_by="name",
        **more,
    ).bind(request)


def names(table: BoundTable) -> list[str]:
    return [row.name for row in table.page.object_list]


def shown(table: BoundTable) -> str:
    return Template("{% load ui %}{% ui_table table %}").render(Context({"table": table}))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Alpha", "Mitte <b>", "Zeta"]),
        ("sortieren=-name", ["Zeta", "Mitte <b>", "Alpha"]),
        ("sortieren=staff", ["Zeta", "Mitte <b>", "Alpha"]),
        ("sortieren=-staff", ["Mitte <b>", "Zeta", "Alpha"]),
        ("sortieren=password", ["Alpha", "Mitte <b>", "Zeta"]),
        ("kind=firm", ["Mitte <b>", "Zeta"]),
        ("kind=nonsense", ["Alpha", "Mitte <b>", "Zeta"]),
        ("suche=ZET", ["Zeta"]),
        ("suche=zeta&kind=chamber", []),
        ("seite=999", ["Alpha", "Mitte <b>", "Zeta"]),
    ],
)
def test_the_query_decides_what_is_listed(query: str, expected: list[str]) -> None:
    assert names(bound(query)) == expected


def test_the_head_says_how_the_list_is_sorted_and_turns_the_order() -> None:
    page = shown(bound("kind=firm"))
    assert 'aria-sort="ascending"' in page
    assert "?kind=firm&amp;sortieren=-name" in page
    assert "<caption>Mitglieder" in page
    assert '<th scope="row" role="rowheader"><a href="/m/M">Mitte &lt;b&gt;</a></th>' in page
    assert 'data-label="Beschäftigte"' in page


def test_an_empty_list_offers_the_first_step_and_an_empty_search_the_way_back() -> None:
    empty = shown(bound(rows=[], empty="Noch keine Mitglieder.", empty_label="Liste einlesen", empty_url="/einlesen/"))
    assert "Noch keine Mitglieder." in empty
    assert 'href="/einlesen/"' in empty
    assert 'href="?alle=1"' in shown(bound("suche=nichts"))


def test_pages_keep_filter_and_order() -> None:
    rows = [Member(f"Firma {number:02d}", "firm", number) for number in range(30)]
    table = bound("kind=firm&seite=2", rows=rows, per_page=10)
    assert names(table)[0] == "Firma 10"
    assert "?kind=firm&amp;seite=3" in shown(table)


def test_the_file_holds_every_row_that_passes_and_no_formula() -> None:
    table = bound("format=csv&kind=firm", per_page=1)
    assert table.export is not None
    lines = table.export.content.decode("utf-8-sig").splitlines()
    assert lines == [
        '"Name";"Art";"Beschäftigte";"Nur in der Datei"',
        '"Mitte <b>";"Unternehmen";"300";"\'=1+1"',
        '"Zeta";"Unternehmen";"12";"\'=1+1"',
    ]
    assert bound().export is None
    assert bound("format=exe").export is None


def test_a_list_is_found_as_it_was_left_by_somebody_with_an_account() -> None:
    session: dict[str, Any] = {}
    user = SimpleNamespace(is_authenticated=True)
    bound("kind=firm&sortieren=-name", user=user, session=session)
    assert names(bound("", user=user, session=session)) == ["Zeta", "Mitte <b>"]
    bound("alle=1", user=user, session=session)
    assert len(names(bound("", user=user, session=session))) == 3


def test_nothing_is_remembered_about_a_visitor() -> None:
    session: dict[str, Any] = {}
    bound("kind=firm", session=session)
    assert session == {}
