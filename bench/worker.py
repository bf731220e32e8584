"""One process per number of networks: asks for pages as the web server would and says how long each took.

A request goes through the WSGI application with all middleware, sessions, connection pool and the plain role of the
database; what is left out is the network between browser and server. Orders come as lines of JSON on stdin.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING, Any

from bench.instance import choose_instance, database_of, server_session

if TYPE_CHECKING:
    from bench.pages import Page, Place

SEED = 7
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "SELECT set_config")
TRACED = ("project", "goal", "recommendation", "event")
COOKIE = "__Host-session"


class Statements:
    """Counts what a page asks the database, without the frame of transactions and scope."""

    def __init__(self) -> None:
        self.count = 0
        self.seen: list[str] = []

    def __call__(self, execute: Callable[..., Any], query: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        if not query.lstrip().startswith(NOT_COUNTED):
            self.count += 1
            self.seen.append(query)
        return execute(query, params, many, context)


class Worker:
    """Asks for pages of one database."""

    def __init__(self, size: int) -> None:
        from bench.pages import PAGES, places
        from fachwerk.config.wsgi import application

        self.application = application
        self.pages = {page.name: page for page in PAGES}
        with server_session(database_of(size)) as session:
            self.places = places(session)
        if len(self.places) != size:
            raise SystemExit(f"{database_of(size)} hat {len(self.places)} statt {size} Netzwerke.")
        self.chance = Random(SEED)  # noqa: S311 - the same order every time
        self.turn: list[Place] = []
        self.cookies: dict[int, str] = {}

    def next_place(self) -> Place:
        """Every network has its turn before one comes again."""
        if not self.turn:
            self.turn = self.chance.sample(self.places, len(self.places))
        return self.turn.pop()

    def cookie_of(self, place: Place) -> str:
        """The session of the office of a network, logged in once."""
        from bench.sessions import session_of

        if place.user_id not in self.cookies:
            self.cookies[place.user_id] = session_of(place.user_id)
        return self.cookies[place.user_id]

    def ask(self, page: Page, place: Place) -> float:
        """Milliseconds from the request to the last byte."""
        cookie = f"{COOKIE}={self.cookie_of(place)}" if page.office else ""
        path, _mark, query = page.address(place).partition("?")
        environ = {
            "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": query,
            "SERVER_NAME": "localhost", "SERVER_PORT": "443", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost",
            "REMOTE_ADDR": "127.0.0.1", "HTTP_ACCEPT_LANGUAGE": "de", "HTTP_COOKIE": cookie,
            "wsgi.version": (1, 0), "wsgi.url_scheme": "https", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
            "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
        }  # fmt: skip
        status: list[str] = []
        began = time.perf_counter()
        response = self.application(environ, lambda line, headers, exc_info=None: status.append(line))
        b"".join(response)
        response.close()
        took = (time.perf_counter() - began) * 1000
        if not status[0].startswith("200"):
            raise SystemExit(f"{page.name} ({path}) antwortet mit {status[0]}")
        return took

    def measure(self, name: str, requests: int) -> dict[str, Any]:
        """The times of a page on rotating networks, and its statements."""
        from django.db import connection

        if name == "trace":
            return {"ms": [self.trace_once() for _ in range(requests)], "statements": 0}
        page = self.pages[name]
        most: list[str] = []
        times = []
        for _ in range(requests):
            place = self.next_place()
            if page.office:
                self.cookie_of(place)
            counted = Statements()
            with connection.execute_wrapper(counted):
                times.append(self.ask(page, place))
            most = max(most, counted.seen, key=len)
        return {"ms": times, "statements": len(most), "seen": most}

    def trace_once(self) -> float:
        """Both directions from one public thing, for somebody who is not logged in."""
        from fachwerk.access.actor import visitor
        from fachwerk.tenancy.scope import network_scope
        from fachwerk.thread.models import Knot
        from fachwerk.thread.trace import trace

        place = self.next_place()
        kind = TRACED[self.chance.randrange(len(TRACED))]
        import uuid

        with network_scope(uuid.UUID(place.network_id)):
            knot = Knot.objects.get(pk=place.ids[kind])
            began = time.perf_counter()
            trace(knot, visitor(knot.network_id), place.slug)
            return (time.perf_counter() - began) * 1000


def serve_orders(size: int) -> None:
    """Answers each line ``{"name", "requests"}`` with one line of figures."""
    choose_instance()
    os.environ["FACHWERK_POOL"] = "1"  # as `fachwerk serve` does

    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database_of(size)

    import django

    django.setup()
    worker = Worker(size)
    for line in sys.stdin:
        order = json.loads(line)
        sys.stdout.write(json.dumps(worker.measure(order["name"], order["requests"])) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve_orders(int(sys.argv[1]))
