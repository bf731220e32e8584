"""`python -m tests.faults [--shots 20] [--seed 7]`: JSON on stdout, exit code 1 when anything was lost or doubled."""

from __future__ import annotations

import argparse
import json
import sys

from tests.faults.installation import Installation
from tests.faults.shooting import as_report, shoot


def main() -> int:
    """Set up, shoot, report."""
    parser = argparse.ArgumentParser(prog="make faults")
    parser.add_argument("--shots", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args()
    site = Installation()
    try:
        report = as_report(shoot(site, shots=chosen.shots, seed=chosen.seed))
    finally:
        site.end()
    sys.stdout.write(json.dumps({"seed": chosen.seed, **report}, ensure_ascii=False, indent=1) + "\n")
    return 1 if report["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
