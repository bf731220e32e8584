"""`fachwerk serve`: the web server and, if asked, the worker, as children that end together with this process.

A child that ends by itself is started again, and so is the database we bring along. When this process is killed, the
kernel tells the children to end; nothing is left behind that holds the port.
"""

import argparse
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType

from fachwerk.config.database import uses_embedded_server
from fachwerk.config.embedded import server
from fachwerk.config.embedded.folders import instance_name
from fachwerk.config.embedded.problem import ServerProblem

PATIENCE_IN_SECONDS = 15.0
LOOPBACK = "127.0.0.1"
HIGHEST_PORT = 65535
LOOK_EVERY_SECONDS = 0.3
DATABASE_EVERY_SECONDS = 3.0
#: A child that ends more often than this within the time below has a reason that starting again does not mend.
MOST_STARTS, WITHIN_SECONDS = 5, 60.0
PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


@dataclass
class Child:
    """One process we keep running."""

    command: list[str]
    environment: dict[str, str]
    starts: list[float] = field(default_factory=list)
    process: subprocess.Popen[bytes] = field(init=False)

    def start(self) -> None:
        """Start it in a session of its own, tied to our life."""
        self.starts.append(time.monotonic())
        parent = os.getpid()
        self.process = subprocess.Popen(
            self.command,
            env=self.environment,
            start_new_session=True,
            # One thread only up to here, and the function calls nothing but the kernel.
            preexec_fn=lambda: _end_with(parent),
        )

    def start_again(self) -> bool:
        """Start it again after it ended by itself; False when that has happened too often."""
        self.clear()
        recent = [moment for moment in self.starts if time.monotonic() - moment < WITHIN_SECONDS]
        if len(recent) >= MOST_STARTS:
            return False
        self.start()
        return True

    def clear(self) -> None:
        """End what the child started and left behind, such as web processes whose parent was killed."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)  # its session was opened with its own number
        except (ProcessLookupError, PermissionError):
            return


def _end_with(parent: int) -> None:
    """In the child: ask the kernel for SIGTERM when our parent dies, even by kill -9."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
        if os.getppid() != parent:  # it died before the kernel knew
            os._exit(1)


def run(arguments: Sequence[str]) -> int:
    """Serve until told to stop, or until one of the children ends."""
    chosen = _chosen(arguments)
    refuse_taken_port(chosen.host, chosen.port)
    environment = {**os.environ, "PORT": str(chosen.port), "FACHWERK_POOL": "1", "PYTHONUNBUFFERED": "1"}
    children = [Child(_web_command(chosen), environment)]
    if chosen.worker:
        plain = {name: value for name, value in environment.items() if name != "FACHWERK_POOL"}
        children.append(Child([sys.executable, "-m", "fachwerk", "worker"], plain))
    for child in children:
        child.start()
    try:
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
    return [sys.executable, "-m", "granian", *words, "--respawn-failed-workers", "fachwerk.config.wsgi:application"]


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


def _wait_for_answer(host: str, port: int, children: Sequence[Child]) -> bool:
    """Wait until the web server accepts connections, so that the printed address works when it is read."""
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    while time.monotonic() < deadline and all(child.process.poll() is None for child in children):
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


def _watch(children: Sequence[Child]) -> int:
    """Look after the children and our own database until told to stop."""
    look_at_database = time.monotonic() + DATABASE_EVERY_SECONDS
    while True:
        if time.monotonic() >= look_at_database:
            _keep_database_running()
            look_at_database = time.monotonic() + DATABASE_EVERY_SECONDS
        for child in children:
            code = child.process.poll()
            if code is not None and not child.start_again():
                return code or 1
        time.sleep(LOOK_EVERY_SECONDS)


def _keep_database_running() -> None:
    """Start the database we bring along again if it was killed; one of the operator's own is not ours to start."""
    if uses_embedded_server() and not server.is_running(instance_name()):
        try:
            server.ensure_running(instance_name())
        except ServerProblem as problem:
            sys.stderr.write(f"{problem}\n")


def _end(children: Sequence[Child]) -> None:
    """Ask every child to end, each by its own number, and insist after a while."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # make passes a signal on once more; it must not cut this short
    for child in children:
        if child.process.poll() is None:
            child.process.terminate()
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    for child in children:
        try:
            child.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()
        child.clear()


def _stop_on_signal(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
