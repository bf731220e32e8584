"""``python -m bench``: builds or reuses the databases, measures, and writes JSON to stdout (a table to stderr)."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from statistics import median
from typing import Any

from bench.instance import SIZES, choose_instance

WARM_UP, ROUNDS, REQUESTS = 6, 3, 34
LIMIT_MS, LIMIT_TRACE_MS, LIMIT_STATEMENTS, LIMIT_GROWTH = 80.0, 25.0, 20, 1.2
Figures = dict[str, Any]


def main() -> None:
    """Runs the measurement; the exit code says whether every target is reached (with ``--strict``)."""
    chosen = _arguments()
    choose_instance()

    import django

    from fachwerk.config.embedded import server
    from fachwerk.config.embedded.folders import instance_name

    server.ensure_running(instance_name())
    django.setup()

    from bench.building import ensure_built
    from bench.pages import PAGES

    ensure_built()
    known = [page.name for page in PAGES]
    names = [name for name in (chosen.pages.split(",") if chosen.pages else [*known, "trace"]) if name]
    if unknown := set(names) - {*known, "trace"}:
        raise SystemExit(f"Unbekannte Seiten: {', '.join(sorted(unknown))}. Es gibt: {', '.join([*known, 'trace'])}")
    sizes = [int(size) for size in chosen.networks.split(",")]
    found = _measure(names, sizes, chosen.rounds, statements=chosen.statements)
    json.dump({"networks": found}, sys.stdout, indent=2)
    sys.stdout.write("\n")
    missed = _table(found, names, sizes)
    sys.exit(1 if missed and chosen.strict else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Misst Seiten bei 1, 50 und 500 Netzwerken")
    parser.add_argument("--pages", default="", help="nur diese, durch Kommas getrennt; auch „trace“")
    parser.add_argument("--networks", default=",".join(map(str, SIZES)), help="nur bei so vielen Netzwerken")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"Runden zu je {REQUESTS} Aufrufen")
    parser.add_argument("--statements", action="store_true", help="schreibt die Anweisungen jeder Seite nach stderr")
    parser.add_argument("--strict", action="store_true", help="endet mit 1, wenn ein Ziel verfehlt ist")
    return parser.parse_args()


def _measure(names: list[str], sizes: list[int], rounds: int, *, statements: bool) -> dict[str, Figures]:
    """Sizes take turns page by page, so that a busy moment of the machine hits all of them."""
    workers = {size: _worker(size) for size in sizes}
    found: dict[str, Figures] = {str(size): {"pages": {}} for size in sizes}
    try:
        for name in names:
            times: dict[int, list[float]] = {size: [] for size in sizes}
            counted: dict[int, int] = dict.fromkeys(sizes, 0)
            for size in sizes:
                _order(workers[size], name, WARM_UP)
            for _round in range(rounds):
                for size in sizes:
                    answer = _order(workers[size], name, REQUESTS)
                    times[size] += answer["ms"]
                    counted[size] = max(counted[size], answer["statements"])
            if statements and name != "trace":
                sys.stderr.write("\n".join([f"── {name}", *answer["seen"]]) + "\n")
            sys.stderr.write(f"{name} " + " ".join(f"{size}: {median(times[size]):.0f} ms" for size in sizes) + "\n")
            sys.stderr.flush()
            for size in sizes:
                figures = {"median_ms": round(median(times[size]), 1), "p95_ms": round(_p95(times[size]), 1)}
                if name == "trace":
                    found[str(size)]["trace"] = figures
                else:
                    found[str(size)]["pages"][name] = {**figures, "statements": counted[size]}
    finally:
        for process in workers.values():
            process.communicate()
    return found


def _p95(times: list[float]) -> float:
    """The time that 95 of 100 requests stay within."""
    return sorted(times)[max(0, -(-95 * len(times) // 100) - 1)]


def _worker(size: int) -> subprocess.Popen[str]:
    words = [sys.executable, "-W", "ignore", "-m", "bench.worker", str(size)]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _order(process: subprocess.Popen[str], name: str, requests: int) -> Figures:
    if process.stdin is None or process.stdout is None:
        raise SystemExit("Der Prozess der Messung hat keine Leitungen.")
    process.stdin.write(json.dumps({"name": name, "requests": requests}) + "\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        raise SystemExit(f"Die Messung von „{name}“ ist abgebrochen.")
    answer: Figures = json.loads(line)
    return answer


def _table(found: dict[str, Figures], names: list[str], sizes: list[int]) -> int:
    """Writes the table for people and gives back how many targets are missed."""
    least, most = str(min(sizes)), str(max(sizes))
    missed = 0
    head = "".join(f"{f'{size} Netzwerke':>22}" for size in sizes)
    sys.stderr.write(f"\n{'':18}{head}{'SQL':>6}\n")
    for name in names:
        rows = {size: _figures(found, size, name) for size in map(str, sizes)}
        line = "".join(f"{row['median_ms']:>10.1f} / {row['p95_ms']:<9.1f}" for row in rows.values())
        faults = _faults(name, rows[least], rows[most])
        missed += len(faults)
        shown = rows[most].get("statements", "")
        sys.stderr.write(f"{name:18}{line}{shown:>6}  {', '.join(faults)}\n")
    sys.stderr.write("\nMillisekunden: Median / 95 von 100 Aufrufen. Ziele: docs/reference/bench.md\n")
    return missed


def _figures(found: dict[str, Figures], size: str, name: str) -> Figures:
    row: Figures = found[size]["trace"] if name == "trace" else found[size]["pages"][name]
    return row


def _faults(name: str, least: Figures, most: Figures) -> list[str]:
    limit = LIMIT_TRACE_MS if name == "trace" else LIMIT_MS
    faults = [f"über {limit:.0f} ms"] if most["p95_ms"] >= limit else []
    if name != "trace" and most["p95_ms"] > least["p95_ms"] * LIMIT_GROWTH:
        faults.append(f"wächst um {most['p95_ms'] / least['p95_ms'] - 1:.0%}")
    if most.get("statements", 0) > LIMIT_STATEMENTS:
        faults.append(f"mehr als {LIMIT_STATEMENTS} Anweisungen")
    return faults


if __name__ == "__main__":
    main()
