"""Where upkeep keeps things: the state folder of the instance, its backups, their key, a note on the last one."""

from __future__ import annotations

import json
import os
import secrets
import stat
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from fachwerk.upkeep.problem import UpkeepProblem

KEY_VARIABLE = "FACHWERK_BACKUP_KEY"
SHORTEST_KEY = 12


def state_folder() -> Path:
    """The folder of this instance that holds files, static files and secrets."""
    return Path(settings.MEDIA_ROOT).parent


def files_folder() -> Path:
    """Where uploaded files lie."""
    return Path(settings.MEDIA_ROOT)


def backup_folder() -> Path:
    """Where backups go unless a place is named."""
    return state_folder() / "backups"


def key_path() -> Path:
    """The file with the key of the backups."""
    return state_folder() / "backup-key"


def backup_key(*, may_be_made: bool) -> str:
    """The key of the backups: from the environment, else from a file only its owner reads, made on first use."""
    named = os.environ.get(KEY_VARIABLE, "")
    if named:
        if len(named) < SHORTEST_KEY:
            raise UpkeepProblem(f"{KEY_VARIABLE} ist zu kurz; nehmen Sie mindestens {SHORTEST_KEY} Zeichen.")
        return named
    path = key_path()
    if may_be_made and not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32) + "\n", encoding="ascii")
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise UpkeepProblem(f"„{path}“ können auch andere Konten lesen; setzen Sie: chmod 600 {path}")
        return path.read_text(encoding="utf-8").strip()
    except FileNotFoundError as missing:
        raise UpkeepProblem(
            f"Der Schlüssel der Sicherung fehlt. Legen Sie ihn als „{path}“ ab (nur für Sie lesbar) "
            f"oder nennen Sie ihn mit {KEY_VARIABLE}."
        ) from missing


def secret_files() -> list[Path]:
    """The single files of the state folder, such as the secret key. The key of the backups is not among them."""
    left_out = {key_path().name, "last-backup.json"}
    return sorted(
        path
        for path in state_folder().iterdir()
        if path.is_file()
        and path.name not in left_out
        and path.suffix not in {".lock", ".pid", ".part", ".new", ".log"}
    )


@dataclass(frozen=True)
class LastBackup:
    """What the doctor and the status page say about the last backup."""

    at: str
    path: str
    size: int
    seconds: float
    rows: int

    @property
    def moment(self) -> datetime:
        """When it was finished."""
        return datetime.fromisoformat(self.at)


def remember_backup(backup: LastBackup) -> None:
    """Notes the last backup for the doctor and the status page."""
    target = state_folder() / "last-backup.json"
    written = target.with_suffix(".part")
    written.write_text(json.dumps(asdict(backup)), encoding="utf-8")
    written.replace(target)


def last_backup() -> LastBackup | None:
    """The last backup that was finished; None if there was none or its note cannot be read."""
    try:
        noted: dict[str, Any] = json.loads((state_folder() / "last-backup.json").read_text(encoding="utf-8"))
        return LastBackup(**noted)
    except (OSError, ValueError, TypeError):
        return None
