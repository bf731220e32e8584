"""An installation in earnest, on this machine and the loopback only: its own database, web server and worker.

Everything it starts is known by number; `end` leaves nothing running. Faults are `kill -9`, nothing gentler.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

LOOPBACK = "127.0.0.1"
TARGETS = ("web", "worker", "postgres")
PATIENCE_SECONDS = 120.0


class Installation:
    """Set up below a folder of its own, served by `fachwerk serve --worker`."""

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="fachwerk-faults-", dir="/tmp"))
        self.home.chmod(0o711)
        self.port = _unused_port()
        left_out = {"FACHWERK_INSTANCE", "FACHWERK_DEMO", "DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_KEEPER_URL"}
        self.environment = {name: value for name, value in os.environ.items() if name not in left_out} | {
            "FACHWERK_HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self.home),
            "FACHWERK_HOSTS": "localhost",
            "PORT": str(self.port),
        }
        self._fachwerk("migrate", "-v", "0")
        self._fachwerk("collectstatic", "--noinput", "-v", "0")
        with (self.home / "serve.log").open("ab") as log:
            words = [sys.executable, "-m", "fachwerk", "serve", "--worker", "--workers", "1"]
            self.serving = subprocess.Popen(words, env=self.environment, stdout=log, stderr=log)
        self._clerk: subprocess.Popen[str] | None = None
        self.wait_for_web()

    def end(self) -> None:
        """Stop everything by its number and remove the folder."""
        if self._clerk is not None:
            self._clerk.communicate(timeout=60)
        self.serving.terminate()
        try:
            self.serving.wait(60)
        except subprocess.TimeoutExpired:
            self.serving.kill()
            self.serving.wait()
        self._end_database()
        shutil.rmtree(self.home)

    def _end_database(self) -> None:
        """The last user stops it; where that one was killed, we do."""
        deadline = time.monotonic() + 30
        while self.processes("postgres") and time.monotonic() < deadline:
            time.sleep(0.2)
        for number in self.processes("postgres"):
            os.kill(number, signal.SIGINT)  # PostgreSQL's fast shutdown
        while self.processes("postgres"):
            time.sleep(0.2)

    def ask(self, order: str, **words: Any) -> Any:
        """Let the clerk – one process with the program loaded – do something and give back the answer."""
        if self._clerk is None:
            command = [sys.executable, "-m", "tests.faults.clerk"]
            root = Path(__file__).resolve().parents[2]
            self._clerk = subprocess.Popen(
                command, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
            )
        assert self._clerk.stdin is not None
        assert self._clerk.stdout is not None
        self._clerk.stdin.write(json.dumps({"order": order, **words}) + "\n")
        self._clerk.stdin.flush()
        answer = json.loads(self._clerk.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["answer"]

    def kill(self, target: str) -> list[int]:
        """kill -9 of every process of the web server or the worker, or of the database's first process."""
        killed = self.processes(target)
        for number in killed:
            os.kill(number, signal.SIGKILL)
        return killed

    def processes(self, target: str) -> list[int]:
        """The numbers of the processes of one part of this installation."""
        if target == "postgres":
            found = list(self.home.glob("pg*/live/cluster/postmaster.pid"))
            return [number for path in found if _command(number := int(path.read_text().split()[0]))]
        children = _children(self.serving.pid)
        word = b"granian" if target == "web" else b"worker"
        chosen = [number for number in children if word in _command(number) and b"--workers" in _command(number)]
        if target == "worker":
            chosen = [number for number in children if _command(number).rstrip(b"\0").endswith(b"\0worker")]
        return [below for number in chosen for below in (number, *_children(number))]

    def wait_for_web(self) -> None:
        """Until the web server answers from the database again."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if self.serving.poll() is not None:
                break
            try:
                if self._request("GET", "/netzwerke/")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.2)
        raise TimeoutError("Der Webserver antwortet nicht:\n" + (self.home / "serve.log").read_text()[-3000:])

    def join_in(self, text: str) -> bool:
        """Sends a public impulse through the web; whether it was acknowledged. The same text is sent until it is."""
        try:
            status, headers, page = self._request("GET", "/n/teutoheim/mitreden/")
            hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
            cookies = "; ".join(cookie.partition(";")[0] for cookie in headers.get_all("Set-Cookie") or [])
            if status != 200:
                return False
            form = urlencode({**hidden, "text": text})
            more = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
            more["Referer"] = "https://localhost/n/teutoheim/mitreden/"
            return self._request("POST", "/n/teutoheim/mitreden/", form, more)[0] in {302, 303}
        except (OSError, http.client.HTTPException):
            return False

    def _request(
        self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, http.client.HTTPMessage, str]:
        link = http.client.HTTPConnection(LOOPBACK, self.port, timeout=15)
        try:
            link.request(method, path, body, {"Host": "localhost", "X-Forwarded-Proto": "https", **(headers or {})})
            answer = link.getresponse()
            return answer.status, answer.headers, answer.read().decode(errors="replace")
        finally:
            link.close()

    def _fachwerk(self, *words: str) -> None:
        subprocess.run([sys.executable, "-m", "fachwerk", *words], env=self.environment, check=True, timeout=300)


def _unused_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as free:
        return int(free.getsockname()[1])


def _children(parent: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(stat[1]) == parent and stat[0] != "Z":
            found.append(int(folder.name))
    return found


def _command(number: int) -> bytes:
    try:
        return Path(f"/proc/{number}/cmdline").read_bytes()
    except OSError:
        return b""
