"""One instance of the embedded server: its folders, its locks and how to connect to it."""

import fcntl
import json
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from fachwerk.config.embedded.account import Account, server_account
from fachwerk.config.embedded.binaries import binaries
from fachwerk.config.embedded.folders import make_folder, reachable_home
from fachwerk.config.embedded.problem import ServerProblem

#: The kernel allows 107 bytes for a socket's address on Linux, 103 on macOS; the file's own name takes 14.
LONGEST_SOCKET_FOLDER = 80
PORT = "5432"
DATABASE = "fachwerk"


@dataclass(frozen=True)
class Connection:
    """What a client needs: the socket's folder and a generated password per role."""

    socket_folder: str
    superuser: str
    owner: str
    app: str
    keeper: str


@dataclass(frozen=True)
class Instance:
    """The folders of one instance. Everything but the cluster itself belongs to the account that starts commands."""

    name: str
    home: Path
    folder: Path
    account: Account

    @property
    def cluster(self) -> Path:
        """Give back the server's own folder, the only one its account may write to."""
        return self.folder / "cluster"

    @property
    def log(self) -> Path:
        """Give back where the server writes what it does."""
        return self.cluster / "server.log"

    @property
    def is_for_tests(self) -> bool:
        """Tell whether losing the content in a power cut would not matter."""
        return self.name.startswith("test-")

    def connection(self) -> Connection | None:
        """Read how to connect; None as long as the instance was never set up."""
        try:
            return Connection(**json.loads((self.folder / "connection.json").read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except PermissionError as problem:
            raise ServerProblem(
                f"Die Datenbank in „{self.folder}“ gehört einem anderen Konto; nennen Sie mit FACHWERK_HOME einen "
                "eigenen Ordner."
            ) from problem
        except (ValueError, TypeError) as problem:
            raise ServerProblem(f"„{self.folder / 'connection.json'}“ ist beschädigt.") from problem

    def remember(self, connection: Connection) -> None:
        """Write how to connect into a file only the own account can read."""
        target = self.folder / "connection.json"
        written, path = tempfile.mkstemp(dir=self.folder)  # mkstemp creates with mode 0600
        with os.fdopen(written, "w", encoding="utf-8") as file:
            json.dump(asdict(connection), file)
        Path(path).replace(target)

    def make_folders(self) -> None:
        """Create what is missing. Another account must be able to pass through, but never to read."""
        make_folder(self.folder, mode=0o711 if self.account.is_other else 0o700)

    @contextmanager
    def gate(self) -> Iterator[None]:
        """Let one process at a time start or stop the server."""
        make_folder(self.folder.parent, mode=0o711 if self.account.is_other else 0o700)
        with self._lock_file("gate") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def join_users(self) -> IO[bytes]:
        """Count ourselves among the users of the server until the returned file is closed."""
        file = self._lock_file("users")
        fcntl.flock(file, fcntl.LOCK_SH)
        return file

    def is_used(self) -> bool:
        """Tell whether any process counts itself among the users. Ask inside the gate only."""
        with self._lock_file("users") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
            return False

    def _lock_file(self, kind: str) -> IO[bytes]:
        # Beside the folder, not inside: the folder can be deleted while somebody waits at the gate.
        path = self.folder.parent / f"{self.name}.{kind}"
        try:
            return path.open("ab")
        except PermissionError as problem:
            raise ServerProblem(
                f"Der Ordner „{path.parent}“ gehört einem anderen Konto; nennen Sie mit FACHWERK_HOME einen eigenen."
            ) from problem


def instance_called(name: str) -> Instance:
    """Give back the instance of this name for the installed version of PostgreSQL."""
    account = server_account()
    home = reachable_home(account)
    return Instance(name, home, home / f"pg{binaries().major}" / name, account)


def fresh_connection(socket_folder: str) -> Connection:
    """Generate passwords for a new instance."""
    return Connection(socket_folder, *(secrets.token_urlsafe(24) for _ in range(4)))


def usable_socket_folder(account: Account, remembered: str | None) -> str:
    """Give back the remembered folder if it is still safely ours, else a new one with an unguessable name."""
    if remembered is not None and _is_private(Path(remembered), account):
        return remembered
    for candidate in (os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir(), "/tmp"):  # noqa: S108 - mkdtemp below is safe there
        if not candidate or len(os.fsencode(candidate)) > LONGEST_SOCKET_FOLDER - 20:
            continue
        parent = Path(candidate)
        if parent.is_dir() and os.access(parent, os.W_OK) and account.can_reach(parent):
            folder = tempfile.mkdtemp(prefix="fachwerk-", dir=parent)  # mkdtemp creates with mode 0700
            if account.is_other:
                os.chown(folder, account.uid, account.gid)
            return folder
    raise ServerProblem("Für den Socket der Datenbank fehlt ein beschreibbarer Ordner mit kurzem Pfad, etwa /tmp.")


def _is_private(folder: Path, account: Account) -> bool:
    try:
        state = folder.lstat()
    except OSError:
        return False
    return folder.is_dir() and not folder.is_symlink() and state.st_uid == account.uid and state.st_mode & 0o077 == 0
