"""Lists told in columns: filter, search, sort, pages and export happen on the server and work without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.functional import Promise, cached_property
from django.utils.html import format_html

from fachwerk.core.dates import show_day
from fachwerk.core.export import csv_response, xlsx_response
from fachwerk.core.formats import moment, number

Text = str | Promise
SEARCH, SORT, PAGE, FORMAT, RESET = "suche", "sortieren", "seite", "format", "alle"
EXPORTS = {"csv": csv_response, "xlsx": xlsx_response}


def followed(row: Any, path: str) -> Any:
    """The value at the end of "a.b" or "a__b"; mappings and methods without arguments are read as well."""
    for step in path.replace("__", ".").split("."):
        if row is None:
            return None
        row = row.get(step) if isinstance(row, dict) else getattr(row, step, None)
        if callable(row):
            row = row()
    return row


@dataclass(frozen=True)
class Column:
    """One column. ``value`` is an attribute path or a callable; ``sort`` a path, a callable, True or None."""

    key: str
    label: Text
    value: str | Callable[[Any], Any] | None = None
    sort: bool | str | Callable[[Any], Any] | None = None
    align: str = ""
    link: Callable[[Any], str] | None = None
    export: Callable[[Any], Any] | None = None
    hidden: bool = False

    def raw(self, row: Any) -> Any:
        """The value as it is."""
        return self.value(row) if callable(self.value) else followed(row, self.value or self.key)

    def shown(self, row: Any) -> Any:
        """The value as people read it, linked where the column links."""
        raw = self.raw(row)
        shown = raw if not isinstance(raw, (int, float, Decimal)) or isinstance(raw, bool) else number(raw)
        if hasattr(raw, "hour") and hasattr(raw, "year"):
            shown = moment(raw)
        elif hasattr(raw, "year"):
            shown = show_day(raw)
        shown = "" if shown is None else shown
        address = self.link(row) if self.link else ""
        return format_html('<a href="{}">{}</a>', address, shown) if address and shown != "" else shown

    def exported(self, row: Any) -> Any:
        """The value as it goes into a file."""
        return self.export(row) if self.export else self.raw(row)

    @property
    def sorting(self) -> str | Callable[[Any], Any] | None:
        """By what the column sorts; a column with a callable value sorts only if told how."""
        if self.sort is True:
            return self.key if callable(self.value) else (self.value or self.key)
        return self.sort or None


def _equal(key: str) -> Callable[[Any, str], Any]:
    def apply(rows: Any, value: str) -> Any:
        if isinstance(rows, QuerySet):
            return rows.filter(**{key.replace(".", "__"): value})
        return [row for row in rows if str(followed(row, key)) == value]

    return apply


@dataclass(frozen=True)
class Filter:
    """One choice above the table; ``apply(rows, value)`` narrows the rows."""

    key: str
    label: Text
    choices: Sequence[tuple[Any, Text]] | Callable[[], Sequence[tuple[Any, Text]]]
    apply: Callable[[Any, str], Any] | None = None

    def options(self) -> list[tuple[str, Text]]:
        """The choices as text."""
        given = self.choices() if callable(self.choices) else self.choices
        return [(str(value), label) for value, label in given if str(value)]


@dataclass
class Table:
    """A table as declared; ``bind(request)`` makes the one for this request."""

    name: str
    rows: Any
    columns: Sequence[Column]
    caption: Text = ""
    filters: Sequence[Filter] = ()
    search: Sequence[str] = ()
    sorted_by: str = ""
    per_page: int = 50
    empty: Text = ""
    empty_label: Text = ""
    empty_url: str = ""
    exports: Sequence[str] = ("csv", "xlsx")
    prefix: str = ""

    def bind(self, request: HttpRequest) -> BoundTable:
        """Filtered, sorted and cut to a page by the request's query."""
        return BoundTable(self, request)


@dataclass(frozen=True)
class Heading:
    """A column's head: where its link leads and how it is sorted now."""

    column: Column
    url: str
    sorted_as: str


@dataclass(frozen=True)
class FilterChoice:
    """A filter with what is chosen in it."""

    filter: Filter
    name: str
    options: list[tuple[str, Text]]
    chosen: str


@dataclass
class BoundTable:
    """What the template shows; ``export`` is the answer when a file was asked for."""

    table: Table
    request: HttpRequest
    query: QueryDict = field(init=False)

    def __post_init__(self) -> None:
        self.query = self._remembered(self.request.GET.copy())

    def name_of(self, key: str) -> str:
        """The query parameter; tables that share a page have different prefixes."""
        return f"{self.table.prefix}{key}"

    def _own(self) -> set[str]:
        keys = [SEARCH, SORT, PAGE, FORMAT, RESET, *(each.key for each in self.table.filters)]
        return {self.name_of(key) for key in keys}

    def _remembered(self, query: QueryDict) -> QueryDict:
        """Somebody with an account finds a list as it was left; "alle" forgets it."""
        user = getattr(self.request, "user", None)
        if user is None or not user.is_authenticated or self.request.method != "GET":
            return query
        shelf = self.request.session.get("tables", {})
        place = f"{self.request.path}#{self.table.name}"
        if self.name_of(RESET) in query:
            shelf.pop(place, None)
        elif not self._own() & set(query):
            kept = QueryDict(shelf.get(place, ""), mutable=True)
            kept.update(query)  # type: ignore[arg-type]
            return kept
        else:
            keep = query.copy()
            for key in set(query) - self._own() | {self.name_of(FORMAT), self.name_of(PAGE)}:
                keep.pop(key, None)
            if shelf.get(place) == keep.urlencode():
                return query
            shelf[place] = keep.urlencode()
        self.request.session["tables"] = shelf
        return query

    def _value(self, key: str) -> str:
        return self.query.get(self.name_of(key), "").replace("\x00", "").strip()

    @cached_property
    def filters(self) -> list[FilterChoice]:
        """The filters with their choices; a value that is no choice is ignored."""
        bound = []
        for each in self.table.filters:
            options, chosen = each.options(), self._value(each.key)
            known = chosen if chosen in {value for value, _label in options} else ""
            bound.append(FilterChoice(each, self.name_of(each.key), options, known))
        return bound

    @cached_property
    def searched(self) -> str:
        """The words looked for."""
        return self._value(SEARCH)[:200]

    @cached_property
    def sort(self) -> str:
        """The column sorted by, with "-" for descending; only what a column offers."""
        offered = {column.key for column in self.table.columns if column.sorting}
        wishes = (self._value(SORT), self.table.sorted_by)
        return next((wish for wish in wishes if wish.removeprefix("-") in offered), "")

    @cached_property
    def all_rows(self) -> Any:
        """Every row that passes, in order."""
        rows = self.table.rows
        rows = rows if isinstance(rows, QuerySet) else list(rows)
        for choice in self.filters:
            if choice.chosen:
                rows = (choice.filter.apply or _equal(choice.filter.key))(rows, choice.chosen)
        return self._sorted(self._found(rows))

    def _found(self, rows: Any) -> Any:
        for word in self.searched.split() if self.table.search else []:
            if isinstance(rows, QuerySet):
                paths = [path.replace(".", "__") for path in self.table.search]
                rows = rows.filter(reduce(or_, (Q(**{f"{path}__icontains": word}) for path in paths)))
            else:
                part = word.casefold()
                rows = [
                    row
                    for row in rows
                    if any(part in str(followed(row, path) or "").casefold() for path in self.table.search)
                ]
        return rows

    def _sorted(self, rows: Any) -> Any:
        column = next((each for each in self.table.columns if each.key == self.sort.removeprefix("-")), None)
        if column is None:
            return rows
        backwards, sorting = self.sort.startswith("-"), column.sorting
        if isinstance(rows, QuerySet) and isinstance(sorting, str):
            path = sorting.replace(".", "__")
            return rows.order_by(f"-{path}" if backwards else path, "pk")

        def place(row: Any) -> Any:
            return sorting(row) if callable(sorting) else followed(row, str(sorting))

        known = [(place(row), row) for row in rows]
        ordered = sorted((each for each in known if each[0] is not None), key=lambda each: each[0], reverse=backwards)
        return [row for _key, row in ordered] + [row for key, row in known if key is None]

    @cached_property
    def page(self) -> Page[Any]:
        """The page asked for; a page that does not exist becomes the nearest."""
        return Paginator(self.all_rows, self.table.per_page).get_page(self._value(PAGE) or 1)

    @property
    def columns(self) -> list[Column]:
        """The columns shown."""
        return [column for column in self.table.columns if not column.hidden]

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter or a search is on."""
        return bool(self.searched) or any(choice.chosen for choice in self.filters)

    @property
    def has_controls(self) -> bool:
        """Whether there is anything to filter or search by."""
        return bool(self.table.search or self.table.filters)

    def with_query(self, **changes: str) -> str:
        """The present query with changes; an empty value drops the parameter."""
        query = self.query.copy()
        for key in (PAGE, FORMAT, RESET):
            query.pop(self.name_of(key), None)
        for key, value in changes.items():
            if value:
                query[self.name_of(key)] = value
            else:
                query.pop(self.name_of(key), None)
        return query.urlencode()

    @property
    def headings(self) -> list[Heading]:
        """The columns' heads: a second click turns the order."""
        heads = []
        for column in self.columns:
            now = {column.key: "ascending", f"-{column.key}": "descending"}.get(self.sort, "")
            turned = f"-{column.key}" if now == "ascending" else column.key
            heads.append(Heading(column, f"?{self.with_query(**{SORT: turned})}" if column.sorting else "", now))
        return heads

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the filter form must carry along: the order and the parameters of others."""
        own = self._own() - {self.name_of(SORT)}
        return [(key, str(value)) for key, value in self.query.items() if key not in own]

    @property
    def downloads(self) -> list[tuple[str, str]]:
        """Kind and address of each file offered."""
        return [(kind.upper(), f"?{self.with_query(**{FORMAT: kind})}") for kind in self.table.exports]

    @property
    def page_query(self) -> str:
        """The query in front of the page number."""
        return self.with_query()

    @property
    def page_name(self) -> str:
        """The parameter of the page number."""
        return self.name_of(PAGE)

    @property
    def reset_url(self) -> str:
        """Where everything is shown again."""
        return f"?{self.name_of(RESET)}=1"

    @property
    def export(self) -> HttpResponse | None:
        """The file when one was asked for: every row that passes the filters, not only this page."""
        kind = self._value(FORMAT)
        if kind not in self.table.exports or kind not in EXPORTS:
            return None
        heading = [column.label for column in self.table.columns]
        rows: Iterable[list[Any]] = [[column.exported(row) for column in self.table.columns] for row in self.all_rows]
        return EXPORTS[kind](self.table.caption or self.table.name, heading, rows)
