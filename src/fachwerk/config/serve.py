"""`fachwerk serve`: the web server and, if asked, the worker, as children that end together with this process."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

from fachwerk.config.embedded.problem import ServerProblem

PATIENCE_IN_SECONDS = 15.0
LOOPBACK = "127.0.0.1"
HIGHEST_PORT = 65535


def run(arguments: Sequence[str]) -> int:
    """Serve until told to stop, or until one of the children ends."""
    chosen = _chosen(arguments)
    refuse_taken_port(chosen.host, chosen.port)
    environment = {**os.environ, "PORT": str(chosen.port), "FACHWERK_POOL": "1", "PYTHONUNBUFFERED": "1"}
    children = [subprocess.Popen(_web_command(chosen), env=environment, start_new_session=True)]
    try:
        if chosen.worker:
            environment.pop("FACHWERK_POOL")
            command = [sys.executable, "-m", "fachwerk", "worker"]
            children.append(subprocess.Popen(command, env=environment, start_new_session=True))
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _stop_on_signal)
        if _wait_for_answer(chosen.host, chosen.port, children):
            sys.stdout.write(_greeting(chosen.port))
            sys.stdout.flush()
        return _watch(children)
    except KeyboardInterrupt:
        return 130
    finally:
        _end(children)


def _chosen(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="fachwerk serve", description="Startet den Webserver")
    parser.add_argument("--port", type=int, default=chosen_port(), help="Standard: PORT oder 8000")
    parser.add_argument("--host", default=LOOPBACK, help=f"Standard: {LOOPBACK}, also nur dieser Rechner")
    parser.add_argument("--workers", type=int, default=2, help="Zahl der Webprozesse (Standard: 2)")
    parser.add_argument("--worker", action="store_true", help="erledigt auch die Aufträge im Hintergrund")
    return parser.parse_args(arguments)


def _web_command(chosen: argparse.Namespace) -> list[str]:
    options = {
        "--interface": "wsgi",
        "--host": chosen.host,
        "--port": str(chosen.port),
        "--workers": str(chosen.workers),
        "--blocking-threads": "4",
        "--log-level": "warning",
    }
    words = [word for pair in options.items() for word in pair]
    return [sys.executable, "-m", "granian", *words, "fachwerk.config.wsgi:application"]


def chosen_port() -> int:
    """Give back the port the environment names, 8000 without one."""
    named = os.environ.get("PORT", "8000")
    if not named.isdigit() or not 0 < int(named) <= HIGHEST_PORT:
        raise ServerProblem(f"PORT muss eine Zahl von 1 bis {HIGHEST_PORT} sein, nicht „{named}“.")
    return int(named)


def refuse_taken_port(host: str, port: int) -> None:
    """Say in one sentence that the port cannot be opened, before anything is started."""
    try:
        with socket.create_server((host, port)):
            return
    except PermissionError as problem:
        raise ServerProblem(f"Anschluss {port} darf dieses Konto nicht öffnen; wählen Sie einen ab 1024.") from problem
    except (OSError, OverflowError) as problem:
        raise ServerProblem(
            f"Anschluss {port} ist schon belegt oder nicht verfügbar; wählen Sie mit PORT oder --port einen anderen."
        ) from problem


def _wait_for_answer(host: str, port: int, children: Sequence[subprocess.Popen[bytes]]) -> bool:
    """Wait until the web server accepts connections, so that the printed address works when it is read."""
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    while time.monotonic() < deadline and all(child.poll() is None for child in children):
        try:
            with socket.create_connection((host, port), timeout=1):
                return True
        except OSError:
            time.sleep(0.1)
    return False


def _greeting(port: int) -> str:
    address = f"http://localhost:{port}"
    if os.environ.get("FACHWERK_DEMO") != "1":
        return f"Fachwerk antwortet unter {address}/ – beenden mit Strg+C.\n"
    return (
        f"\nDie Demonstration antwortet unter {address}/ – beenden mit Strg+C.\n"
        f"Einloggen: {address}/konto/einloggen/ – dort stehen die Rollen der Demonstration zur Auswahl.\n\n"
    )


def _watch(children: Sequence[subprocess.Popen[bytes]]) -> int:
    while True:
        for child in children:
            code = child.poll()
            if code is not None:
                return code or 1
        time.sleep(0.3)


def _end(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask every child to end, each by its own number, and insist after a while."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # make passes a signal on once more; it must not cut this short
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _stop_on_signal(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
