"""Where the embedded server keeps its instances, and how folders are made without loosening anybody else's."""

import hashlib
import os
from pathlib import Path

import platformdirs

from fachwerk.config.embedded.account import Account
from fachwerk.config.embedded.problem import ServerProblem

#: For root, when the account of the server cannot enter the chosen folder (typically /root).
SYSTEM_FOLDER = Path("/var/lib/fachwerk")
CHECKOUT = Path(__file__).resolve().parents[4]


def chosen_home() -> Path:
    """Give back the folder everything lies below: FACHWERK_HOME, else the user's own application folder."""
    named = os.environ.get("FACHWERK_HOME")
    return Path(named).expanduser().absolute() if named else platformdirs.user_data_path("fachwerk").absolute()


def reachable_home(account: Account) -> Path:
    """Give back the chosen folder, or a folder of the system if the server's account cannot enter the chosen one."""
    home = chosen_home()
    if account.can_reach(home):
        return home
    return SYSTEM_FOLDER / hashlib.sha256(str(home).encode()).hexdigest()[:10]


def instance_name() -> str:
    """Give back which instance this process works with: test, bench, demo or live."""
    if os.environ.get("FACHWERK_INSTANCE") == "bench":
        return "bench"
    if os.environ.get("FACHWERK_INSTANCE") == "test":
        return "test-" + hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:10]
    return "demo" if os.environ.get("FACHWERK_DEMO") == "1" else "live"


def make_folder(path: Path, *, mode: int) -> None:
    """Create the folder and its missing parents with exactly this mode; folders that exist stay as they are."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    try:
        for folder in reversed(missing):
            folder.mkdir()
            folder.chmod(mode)
    except OSError as problem:
        raise ServerProblem(
            f"Der Ordner „{path}“ lässt sich nicht anlegen ({problem.strerror}); "
            "nennen Sie mit FACHWERK_HOME einen beschreibbaren Ordner."
        ) from problem
