"""The map by Kreis as SVG shapes, drawn on the server: works without JavaScript and prints."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from fachwerk.networks.queries.kreise import Point, atlas, border_arcs

WIDTH = 600.0


@dataclass(frozen=True)
class Shape:
    """One Kreis as an SVG path in map units."""

    ags: str
    name: str
    path: str


@dataclass(frozen=True)
class RegionMap:
    """What the template draws: view box, shapes of Kreise and a background path of borders."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    background: str


@dataclass(frozen=True)
class _Frame:
    left: float
    top: float
    scale: float

    def place(self, point: Point) -> Point:
        return (point[0] - self.left) * self.scale, (self.top - point[1]) * self.scale


@lru_cache(maxsize=64)
def region_map(kreise: tuple[str, ...]) -> RegionMap:
    """Only these Kreise, filling the frame: the map of one region."""
    known = tuple(key for key in kreise if key in atlas().kreise)
    frame, height = _frame(known)
    return RegionMap(int(WIDTH), height, _shapes(known, frame, 0.6), "")


@lru_cache(maxsize=8)
def country_map(kreise: tuple[str, ...]) -> RegionMap:
    """Germany with the borders of its Länder, and these Kreise drawn upon it."""
    everywhere = tuple(atlas().kreise)
    frame, height = _frame(everywhere)
    lines = [_line([frame.place(p) for p in atlas().arcs[arc]], 0.9) for arc in border_arcs(everywhere, of_states=True)]
    known = tuple(key for key in kreise if key in atlas().kreise)
    return RegionMap(int(WIDTH), height, _shapes(known, frame, 0.5), "".join(lines))


def _frame(keys: Sequence[str]) -> tuple[_Frame, int]:
    points = [p for key in keys for ring in atlas().kreise[key].rings for arc in ring for p in _arc(arc)]
    if not points:
        return _Frame(0, 0, 1), 1
    left, right = min(p[0] for p in points), max(p[0] for p in points)
    bottom, top = min(p[1] for p in points), max(p[1] for p in points)
    scale = (WIDTH - 8) / (right - left)
    return _Frame(left - 4 / scale, top + 4 / scale, scale), int((top - bottom) * scale) + 8


def _arc(number: int) -> tuple[Point, ...]:
    return atlas().arcs[number] if number >= 0 else tuple(reversed(atlas().arcs[~number]))


def _shapes(keys: Sequence[str], frame: _Frame, tolerance: float) -> tuple[Shape, ...]:
    found = []
    for key in keys:
        kreis = atlas().kreise[key]
        rings = [[frame.place(p) for arc in ring for p in _arc(arc)] for ring in kreis.rings]
        found.append(Shape(key, kreis.name, "".join(_line(ring, tolerance) + "Z" for ring in rings if len(ring) > 3)))
    return tuple(found)


def _line(points: Sequence[Point], tolerance: float) -> str:
    kept = _thinned(points, tolerance)
    return "M" + "L".join(f"{x:.0f},{y:.0f}" if tolerance > 0.8 else f"{x:.1f},{y:.1f}" for x, y in kept)


def _thinned(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Douglas–Peucker without recursion: drops points closer than ``tolerance`` to the line they stand on."""
    keep = {0, len(points) - 1}
    open_spans = [(0, len(points) - 1)]
    while open_spans:
        start, end = open_spans.pop()
        farthest, distance = start, tolerance
        for index in range(start + 1, end):
            away = _distance(points[index], points[start], points[end])
            if away > distance:
                farthest, distance = index, away
        if farthest != start:
            keep.add(farthest)
            open_spans += [(start, farthest), (farthest, end)]
    return [points[index] for index in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    run_x, run_y = end[0] - start[0], end[1] - start[1]
    length = math.hypot(run_x, run_y)
    if length == 0:
        return math.dist(point, start)
    return abs(run_x * (start[1] - point[1]) - (start[0] - point[0]) * run_y) / length
