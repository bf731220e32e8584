"""Kreise and Länder by their official key (AGS): names and outlines, read once from the reference file."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

REFERENCE = Path(__file__).resolve().parent.parent / "reference" / "kreise-vg250-2019.topo.json"
NOTICE = "© GeoBasis-DE / BKG (2020), Daten verändert"
STATES = {
    "01": "Schleswig-Holstein", "02": "Hamburg", "03": "Niedersachsen", "04": "Bremen", "05": "Nordrhein-Westfalen",
    "06": "Hessen", "07": "Rheinland-Pfalz", "08": "Baden-Württemberg", "09": "Bayern", "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg", "13": "Mecklenburg-Vorpommern", "14": "Sachsen", "15": "Sachsen-Anhalt", "16": "Thüringen",
}  # fmt: skip
# One degree of longitude is shorter than one of latitude; at the country's middle by this factor.
_NARROWING = math.cos(math.radians(51.0))
Point = tuple[float, float]


@dataclass(frozen=True)
class Kreis:
    """A Kreis or kreisfreie Stadt. ``rings`` are lists of arc numbers, negative for the reversed arc (TopoJSON)."""

    ags: str
    name: str
    designation: str
    rings: tuple[tuple[int, ...], ...]

    @property
    def state(self) -> str:
        """Name of the Land."""
        return STATES[self.ags[:2]]


@dataclass(frozen=True)
class Atlas:
    """All Kreise and the arcs they are made of, in plane coordinates (x to the east, y to the north)."""

    kreise: dict[str, Kreis]
    arcs: tuple[tuple[Point, ...], ...]


@cache
def atlas() -> Atlas:
    """The reference file, decoded."""
    topology = json.loads(REFERENCE.read_text(encoding="utf8"))
    kreise = {}
    for geometry in topology["objects"]["data"]["geometries"]:
        properties = geometry["properties"]
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = tuple(tuple(ring) for polygon in polygons for ring in polygon)
        kreise[properties["ags"]] = Kreis(properties["ags"], properties["name"], properties["bez"], rings)
    return Atlas(kreise, tuple(_decoded(arc, topology.get("transform")) for arc in topology["arcs"]))


def _decoded(arc: Sequence[Sequence[float]], transform: dict[str, Any] | None) -> tuple[Point, ...]:
    """Quantised TopoJSON arcs are chains of differences; unquantised ones are positions."""
    if transform is None:
        return tuple((x * _NARROWING, y) for x, y in arc)
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    points, x, y = [], 0.0, 0.0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append(((x * scale_x + left) * _NARROWING, y * scale_y + bottom))
    return tuple(points)


def kreis_name(ags: str) -> str:
    """The name of a Kreis; the key itself when it is unknown."""
    kreis = atlas().kreise.get(ags)
    return kreis.name if kreis else ags


def kreis_choices(keys: Sequence[str] = ()) -> list[tuple[str, str]]:
    """(AGS, name) of these Kreise, or of all, by name; kreisfreie Städte are marked where a Kreis has the same name."""
    chosen = [atlas().kreise[key] for key in keys if key in atlas().kreise] or list(atlas().kreise.values())
    doubles = Counter(kreis.name for kreis in chosen)
    labels = [(k.ags, f"{k.name} ({k.designation})" if doubles[k.name] > 1 else k.name) for k in chosen]
    return sorted(labels, key=lambda pair: pair[1])


def state_name(code: str) -> str:
    """The name of a Land by the first two digits of the AGS."""
    return STATES.get(code, "")


def border_arcs(keys: Sequence[str], *, of_states: bool = False) -> Iterator[int]:
    """Arcs on the outer border of a set of Kreise; ``of_states`` adds the borders between Länder."""
    owners: dict[int, list[str]] = {}
    for key in keys:
        for ring in atlas().kreise[key].rings:
            for arc in ring:
                owners.setdefault(arc if arc >= 0 else ~arc, []).append(key)
    for arc, sides in owners.items():
        if len(sides) == 1 or (of_states and len({side[:2] for side in sides}) > 1):
            yield arc
