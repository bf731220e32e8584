"""Under which account the server runs: our own, or – when we are root – an unprivileged one that already exists."""

import os
import pwd
import stat
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fachwerk.config.embedded.problem import ServerProblem

#: Accounts that exist on common systems. initdb looks the account up by name, a bare number is not enough.
UNPRIVILEGED_ACCOUNTS = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """The account the server's processes belong to."""

    name: str
    uid: int
    gid: int
    is_other: bool

    def run(self, command: Sequence[str | Path], *, seconds: float = 120) -> tuple[int, str]:
        """Run a server program as this account; give back its exit code and what it said.

        The output goes through a file, not a pipe: the server inherits it and would keep a pipe open for ever.
        """
        words = [str(word) for word in command]
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
            try:
                ended = subprocess.run(
                    words,
                    stdin=subprocess.DEVNULL,
                    stdout=said,
                    stderr=subprocess.STDOUT,
                    cwd="/",
                    env=environment,
                    timeout=seconds,
                    check=False,
                    user=self.uid if self.is_other else None,
                    group=self.gid if self.is_other else None,
                    extra_groups=[] if self.is_other else None,
                )
            except subprocess.TimeoutExpired as problem:
                program = Path(words[0]).name
                raise ServerProblem(f"„{program}“ hat nach {seconds:.0f} Sekunden nicht geantwortet.") from problem
            except OSError as problem:
                raise ServerProblem(f"„{words[0]}“ lässt sich nicht ausführen: {problem.strerror}.") from problem
            said.seek(0)
            return ended.returncode, said.read()

    def can_reach(self, path: Path) -> bool:
        """Tell whether this account may enter every parent of the path and the folder itself."""
        if not self.is_other:
            return True
        absolute = path.absolute()
        return all(self._may(folder, stat.S_IXOTH) for folder in (absolute, *absolute.parents) if folder.exists())

    def can_read(self, path: Path) -> bool:
        """Tell whether this account may read the file or folder, its parents included."""
        return path.exists() and self.can_reach(path.parent) and (not self.is_other or self._may(path, stat.S_IROTH))

    def _may(self, path: Path, right_of_others: int) -> bool:
        state = path.stat()
        if state.st_uid == self.uid:
            return bool(state.st_mode & (right_of_others << 6))
        if state.st_gid == self.gid:
            return bool(state.st_mode & (right_of_others << 3))
        return bool(state.st_mode & right_of_others)


def server_account() -> Account:
    """Give back the account the server is to run under."""
    if os.geteuid() != 0:
        try:
            own = pwd.getpwuid(os.geteuid())
        except KeyError as problem:
            raise ServerProblem(
                f"Das Konto mit der Nummer {os.geteuid()} hat keinen Eintrag in /etc/passwd; "
                "der mitgelieferte Datenbankserver braucht einen (oder setzen Sie DATABASE_URL)."
            ) from problem
        return Account(own.pw_name, own.pw_uid, own.pw_gid, is_other=False)
    for name in UNPRIVILEGED_ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, is_other=True)
    raise ServerProblem(
        "PostgreSQL läuft nicht als root, und keines der Konten "
        f"{', '.join(UNPRIVILEGED_ACCOUNTS)} ist vorhanden; setzen Sie DATABASE_URL oder starten Sie ohne root."
    )
