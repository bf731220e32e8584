"""The settings of one installation in a file of its own, written by `fachwerk init` and read by every command.

What the environment says wins; the file fills in what it leaves open. It holds passwords, so only its owner reads it.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping
from pathlib import Path

from fachwerk.config.secrets import state_folder

NAME = re.compile(r"[A-Z][A-Z0-9_]*")


def environment_path() -> Path:
    """Where the file lies, below FACHWERK_HOME."""
    return state_folder() / "settings.env"


def stored_environment() -> dict[str, str]:
    """What stands in the file."""
    path = environment_path()
    if not path.exists():
        return {}
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        words = shlex.split(line, comments=True)
        name, sign, value = words[0].partition("=") if words else ("", "", "")
        if sign and NAME.fullmatch(name):
            found[name] = value
    return found


def read_environment() -> None:
    """Fill in what the environment leaves open."""
    for name, value in stored_environment().items():
        os.environ.setdefault(name, value)


def write_environment(values: Mapping[str, str]) -> Path:
    """Add to the file or change it, all at once, so that no reader ever finds half of it."""
    kept = {**stored_environment(), **values}
    lines = ["# Einstellungen dieser Installation, geschrieben von „fachwerk init“."]
    lines += [f"{name}={_quoted(value)}" for name, value in sorted(kept.items()) if value]
    path = environment_path()
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
        opened.write("\n".join(lines) + "\n")
    fresh.replace(path)
    return path


def _quoted(value: str) -> str:
    """Understood alike by us, by a shell's `set -a` and by systemd's EnvironmentFile."""
    if "\n" in value or "\r" in value:
        raise ValueError("Eine Einstellung steht in einer Zeile.")
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
