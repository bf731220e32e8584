"""What one installation keeps for itself: a folder for files and a secret made on first use."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from platformdirs import user_data_path


def instance_name() -> str:
    """``test``, ``bench``, ``demo`` or ``live``: the installations that may live side by side on one machine."""
    named = os.environ.get("FACHWERK_INSTANCE", "")
    if named in ("test", "bench"):
        return named
    return "demo" if os.environ.get("FACHWERK_DEMO") == "1" else "live"


def state_folder() -> Path:
    """Files, static files and the secret of this instance; made on first use with mode 0700."""
    home = Path(os.environ["FACHWERK_HOME"]) if os.environ.get("FACHWERK_HOME") else user_data_path("fachwerk")
    folder = home / f"state-{instance_name()}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def stored_secret() -> str:
    """The secret key of this instance, made once and kept in a file only its owner reads."""
    path = state_folder() / "secret-key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(descriptor, "w") as opened:
        secret = secrets.token_urlsafe(50)
        opened.write(secret)
    return secret
