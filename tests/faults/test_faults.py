"""kill -9 of web, worker and database in the middle of an import, and of the process that serves them all.

`make faults` does the same at twenty moments.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.installation import TARGETS, Installation
from tests.faults.shooting import shoot


@pytest.fixture(scope="module")
def site() -> Iterator[Installation]:
    running = Installation()
    yield running
    running.end()


def test_nothing_acknowledged_is_lost_nothing_doubled_and_the_run_goes_on(site: Installation) -> None:
    shots = shoot(site, shots=len(TARGETS), seed=7)
    assert {shot.target for shot in shots if shot.hit_while_at_work} == set(TARGETS)
    assert all(shot.sentence_acknowledged for shot in shots)
    assert [fault for shot in shots for fault in shot.faults] == []


def test_killing_what_serves_leaves_no_process_behind(site: Installation) -> None:
    """Runs last: afterwards nothing of the installation serves any more."""
    children = [*site.processes("web"), *site.processes("worker")]
    assert len(children) >= 3
    os.kill(site.serving.pid, signal.SIGKILL)
    site.serving.wait()
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and any(_is_alive(number) for number in children):
        time.sleep(0.2)
    assert [number for number in children if _is_alive(number)] == []


def _is_alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
