"""What a report is made of: parts with headings, and in them blocks that page, PDF and Word show alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str
    kind: str = "text"


@dataclass(frozen=True)
class Figure:
    """A number as it is shown, with its words."""

    shown: str
    label: str


@dataclass(frozen=True)
class Figures:
    """Some numbers in a row."""

    figures: Sequence[Figure]
    kind: str = "figures"


@dataclass(frozen=True)
class Item:
    """One line of a list: what, a word about it, and where it stands."""

    title: str
    note: str = ""
    url: str = ""
    when: str = ""


@dataclass(frozen=True)
class Items:
    """A list."""

    items: Sequence[Item]
    kind: str = "items"


@dataclass(frozen=True)
class Grid:
    """A table: the first column names the line; ``urls`` lead from it; ``numeric`` columns stand to the right."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: Sequence[int] = ()
    widths: Sequence[int] = ()
    urls: Sequence[str] = ()
    kind: str = "grid"

    @property
    def lines(self) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
        """Address, first cell, and the other cells as (heading, words, numeric)."""
        urls = self.urls or [""] * len(self.rows)
        return [
            (url, row[0], [(self.head[at], cell, at in self.numeric) for at, cell in enumerate(row) if at])
            for url, row in zip(urls, self.rows, strict=True)
        ]

    @property
    def heads(self) -> list[tuple[str, bool]]:
        """Headings with whether the column holds numbers."""
        return [(words, at in self.numeric) for at, words in enumerate(self.head)]

    @property
    def shares(self) -> Sequence[int]:
        """The share of the width that each column takes."""
        return self.widths or [1] * len(self.head)


@dataclass(frozen=True)
class Bar:
    """One line of a chart."""

    label: str
    number: int
    shown: str


@dataclass(frozen=True)
class Chart:
    """Bars with a heading and the same in words for whoever does not see them."""

    caption: str
    bars: Sequence[Bar]
    kind: str = "chart"

    @property
    def alt(self) -> str:
        """The whole picture in words."""
        return f"{self.caption}: " + ", ".join(f"{bar.label} {bar.shown}" for bar in self.bars) + "."

    @property
    def most(self) -> int:
        """The longest bar."""
        return max((bar.number for bar in self.bars), default=1) or 1


Block = Text | Figures | Items | Grid | Chart


@dataclass(frozen=True)
class Part:
    """A heading with what stands below it."""

    title: str
    blocks: Sequence[Block] = ()
    parts: Sequence[Part] = field(default_factory=list)
    anchor: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing below the heading."""
        return not self.blocks and not self.parts


@dataclass(frozen=True)
class Report:
    """A whole paper."""

    title: str
    subtitle: str
    network: str
    brand: str
    as_of: str
    on: date
    file_name: str
    parts: Sequence[Part]

    @property
    def content(self) -> dict[str, Any]:
        """Everything as plain values, for the templates that set papers."""
        named = ("title", "subtitle", "network", "brand", "as_of")
        return {**{name: getattr(self, name) for name in named}, "parts": [_plain_part(part) for part in self.parts]}


def filled(parts: Iterable[Part]) -> list[Part]:
    """The parts that say something."""
    return [part for part in parts if not part.is_blank]


def _plain_part(part: Part) -> dict[str, Any]:
    blocks = [{**asdict(block), **_added(block)} for block in part.blocks]
    return {"title": part.title, "blocks": blocks, "parts": [_plain_part(below) for below in part.parts]}


def _added(block: Block) -> dict[str, Any]:
    if isinstance(block, Grid):
        numeric = [at in block.numeric for at in range(len(block.head))]
        return {"numeric": numeric, "widths": list(block.shares), "urls": list(block.urls or [""] * len(block.rows))}
    return {"alt": block.alt} if isinstance(block, Chart) else {}
