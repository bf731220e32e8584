"""The clerk of an installation under fire: orders work and counts what is there. One JSON line in, one out."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fachwerk.config.settings")


def main() -> None:
    """Answer until nobody asks any more."""
    django.setup()
    from django.db import connections
    from django.db.utils import DatabaseError

    from tests.faults import work

    orders: dict[str, Callable[..., Any]] = {
        "found": work.found,
        "order_import": work.order_import,
        "is_done": work.is_done,
        "rows_done": work.rows_done,
        "balance": work.balance,
        "impulses": work.impulses,
    }
    for line in sys.stdin:
        asked = json.loads(line)
        order = orders[asked.pop("order")]
        answer: dict[str, Any] = {"error": "Die Datenbank kam nicht wieder."}
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            try:
                answer = {"answer": order(**asked)}
                break
            except DatabaseError as trouble:  # the database was killed: come back with a fresh connection
                answer = {"error": f"{type(trouble).__name__}: {trouble}"}
                connections.close_all()
                time.sleep(0.3)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
