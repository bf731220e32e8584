"""kill -9 at seeded moments: what was acknowledged is there, nothing is there twice, and the run goes on."""

from __future__ import annotations

import random
import time
from dataclasses import asdict, dataclass
from typing import Any

from tests.faults.installation import TARGETS, Installation

ROWS = 1_000
RUN_ENDS_SECONDS = 150.0
#: Within a chunk of a run of four; not in the last one, which may be over before the shot.
CHUNKS_SHARE, LATEST_SHARE = 0.2, 0.74
TRIES = 4


@dataclass(frozen=True)
class Shot:
    """One moment: whom it hit, when, and what was there afterwards."""

    number: int
    target: str
    after_rows: int
    hit_while_at_work: bool
    sentence_acknowledged: bool
    back_after_seconds: float
    faults: list[str]


def shoot(site: Installation, *, shots: int, seed: int, rows: int = ROWS) -> list[Shot]:
    """Every shot hits an import at work. Where it is hit – so many rows, and a little later – is drawn beforehand."""
    chance = random.Random(seed)
    site.ask("found")
    pause = _undisturbed(site, rows) * CHUNKS_SHARE
    acknowledged: list[str] = []
    fired: list[Shot] = []
    run = 0
    for number in range(1, shots + 1):
        target = TARGETS[number % len(TARGETS)]
        share, later = chance.uniform(0.0, LATEST_SHARE), chance.uniform(0.0, pause)
        for _ in range(TRIES):
            run += 1
            shot = _one_shot(site, run, target, int(share * rows), later, rows, acknowledged)
            fired.append(shot)
            if shot.hit_while_at_work:
                break
            later /= 2  # the run was over before the shot: nearer to the mark next time
    return fired


def _undisturbed(site: Installation, rows: int) -> float:
    began = time.monotonic()
    batch = site.ask("order_import", run=0, rows=rows)
    _wait_for_end(site, batch)
    faults = _compare(site.ask("balance", run=0), rows)
    if faults:
        raise RuntimeError(f"Schon ohne Störung: {faults}")
    return time.monotonic() - began


def _one_shot(
    site: Installation, number: int, target: str, mark: int, later: float, rows: int, acknowledged: list[str]
) -> Shot:
    sentence = f"Satz Nummer {number} vor dem Ausfall."
    was_acknowledged = site.join_in(sentence)
    if was_acknowledged:
        acknowledged.append(sentence)
    batch = site.ask("order_import", run=number, rows=rows)
    deadline = time.monotonic() + RUN_ENDS_SECONDS
    while site.ask("rows_done", batch=batch) < mark and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(later)
    done = int(site.ask("rows_done", batch=batch))
    was_at_work = not site.ask("is_done", batch=batch)
    site.kill(target)
    shot_at = time.monotonic()
    site.wait_for_web()
    _wait_for_end(site, batch)
    back = time.monotonic() - shot_at
    faults = _compare(site.ask("balance", run=number), rows)
    faults += _compare_sentences(site.ask("impulses"), acknowledged)
    return Shot(number, target, done, was_at_work, was_acknowledged, round(back, 1), faults)


def _wait_for_end(site: Installation, batch: str) -> None:
    deadline = time.monotonic() + RUN_ENDS_SECONDS
    while time.monotonic() < deadline:
        if site.ask("is_done", batch=batch):
            return
        time.sleep(0.2)
    raise TimeoutError("Der Lauf geht nicht weiter.")


def _compare(balance: dict[str, Any], rows: int) -> list[str]:
    expected = {
        "state": "taken_over",
        "organisations": rows,
        "doubled": 0,
        "knots": rows,
        "words": rows,
        "unwritten": 0,
    }
    return [f"{name}: {balance[name]} statt {value}" for name, value in expected.items() if balance[name] != value]


def _compare_sentences(present: dict[str, int], acknowledged: list[str]) -> list[str]:
    lost = [f"verloren: {sentence}" for sentence in acknowledged if sentence not in present]
    return lost + [f"doppelt: {sentence}" for sentence, count in present.items() if count > 1]


def as_report(shots: list[Shot]) -> dict[str, Any]:
    """For `make faults`: what happened, and whether anything is wrong."""
    return {
        "moments": [asdict(shot) for shot in shots],
        "hit_while_at_work": sum(shot.hit_while_at_work for shot in shots),
        "acknowledged_sentences": sum(shot.sentence_acknowledged for shot in shots),
        "longest_way_back_seconds": max((shot.back_after_seconds for shot in shots), default=0.0),
        "faults": [f"{shot.target} {shot.number}: {fault}" for shot in shots for fault in shot.faults],
    }
