"""The database Fachwerk brings along: who it runs as, who may do what, and when it stops."""

import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from fachwerk.config.embedded import account, folders, server
from fachwerk.config.embedded.instance import Connection, Instance, instance_called
from fachwerk.config.embedded.problem import ServerProblem

USE_IT = """
import sys
from fachwerk.config.embedded import server
server.ensure_running("demo")
print("ready", flush=True)
sys.stdin.readline()
"""


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A home of its own below /tmp, open to every account; pytest's own folder is closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="fachwerk-home-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def demo(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Instance]:
    """The demo instance of that home; nothing of it runs afterwards."""
    monkeypatch.setenv("FACHWERK_HOME", str(home))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))  # the socket's folder goes with the home
    monkeypatch.delenv("DATABASE_URL", raising=False)
    yield instance_called("demo")
    server.release("demo")
    assert not server.is_running("demo")


def _user(python: str = sys.executable, **options: object) -> subprocess.Popen[str]:
    """Start a process that uses the instance until a line is sent to it."""
    process = subprocess.Popen(
        [python, "-c", USE_IT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **options
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def _end(process: subprocess.Popen[str]) -> int:
    process.communicate("\n", timeout=60)
    return process.returncode


def _connect(known: Connection, role: str, password: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(host=known.socket_folder, port=5432, user=role, password=password, dbname="fachwerk")


def test_only_the_keeper_sees_through_walls_and_nobody_is_superuser(demo: Instance) -> None:
    known = server.ensure_running("demo")
    with _connect(known, "fachwerk_app", known.app) as session:
        rows = session.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb FROM pg_roles"
            " WHERE rolname LIKE 'fachwerk%' ORDER BY 1"
        ).fetchall()
    assert rows == [
        ("fachwerk_app", False, False, False),
        ("fachwerk_keeper", False, True, False),
        ("fachwerk_owner", False, False, True),
    ]


def test_the_app_role_uses_tables_of_the_owner_but_neither_creates_nor_truncates(demo: Instance) -> None:
    known = server.ensure_running("demo")
    with _connect(known, "fachwerk_owner", known.owner) as session:
        session.execute("CREATE TABLE IF NOT EXISTS trial (id serial PRIMARY KEY, word text)")
    with _connect(known, "fachwerk_app", known.app) as session:
        session.execute("INSERT INTO trial (word) VALUES ('Ärzte')")
        rows = session.execute("SELECT count(*) FROM trial WHERE word ILIKE 'ä%' AND unaccent(word) = 'Arzte'")
        found = rows.fetchone()
        session.commit()
        assert found is not None
        assert found[0] == 1
        for forbidden in ("TRUNCATE trial", "CREATE TABLE other (id int)", "DROP TABLE trial"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                session.execute(forbidden)
            session.rollback()
    with _connect(known, "fachwerk_owner", known.owner) as session:
        session.execute("DROP TABLE trial")


def test_passwords_and_the_cluster_are_closed_to_others(demo: Instance) -> None:
    known = server.ensure_running("demo")
    assert stat.S_IMODE((demo.folder / "connection.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(demo.cluster.stat().st_mode) == 0o700
    assert stat.S_IMODE(Path(known.socket_folder).stat().st_mode) == 0o700
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        _connect(known, "fachwerk_app", "guessed")


def test_the_server_survives_the_end_of_one_user_and_stops_with_the_last(demo: Instance) -> None:
    first, second = _user(), _user()
    assert _end(first) == 0
    assert server.is_running("demo")
    assert _end(second) == 0
    assert not server.is_running("demo")


def test_a_terminated_user_stops_the_server_too(demo: Instance) -> None:
    user = _user()
    user.send_signal(signal.SIGTERM)
    user.communicate(timeout=60)
    assert user.returncode == 128 + signal.SIGTERM
    assert not server.is_running("demo")


def test_work_is_kept_and_the_stale_lock_forgiven_after_kill_9(demo: Instance) -> None:
    known = server.ensure_running("demo")
    with _connect(known, "fachwerk_owner", known.owner) as session:
        session.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
    os.kill(int((demo.cluster / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    again = server.ensure_running("demo")
    with _connect(again, "fachwerk_owner", again.owner) as session:
        found = session.execute("SELECT count(*) FROM kept").fetchone()
        session.execute("DROP TABLE kept")
    assert found == (1000,)


def test_a_user_killed_with_9_leaves_a_server_the_next_one_takes_over(demo: Instance) -> None:
    user = _user()
    user.kill()
    user.communicate(timeout=60)
    assert server.is_running("demo")
    assert _end(_user()) == 0
    assert not server.is_running("demo")


def test_an_instance_in_use_is_not_deleted(demo: Instance) -> None:
    user = _user()
    with pytest.raises(ServerProblem, match="in Gebrauch"):
        server.delete("demo")
    assert _end(user) == 0
    assert server.delete("demo")
    assert not demo.folder.exists()
    assert not server.delete("demo")


@pytest.mark.skipif(os.geteuid() != 0, reason="nur root wechselt das Konto")
def test_root_runs_the_server_under_an_account_without_rights(demo: Instance) -> None:
    server.ensure_running("demo")
    pid = int((demo.cluster / "postmaster.pid").read_text().split()[0])
    assert Path(f"/proc/{pid}").stat().st_uid == demo.account.uid != 0


@pytest.mark.skipif(os.geteuid() != 0, reason="nur root wechselt das Konto")
def test_a_home_the_account_cannot_enter_is_left_closed_and_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    monkeypatch.setenv("FACHWERK_HOME", str(closed / "fachwerk"))
    assert folders.reachable_home(account.server_account()).parent == folders.SYSTEM_FOLDER
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="nur root kann als anderes Konto starten")
def test_a_plain_account_runs_its_own_server() -> None:
    plain = pwd.getpwnam("nobody")
    reader = account.Account(plain.pw_name, plain.pw_uid, plain.pw_gid, is_other=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    candidates = [sys.executable, f"/usr/bin/{version}", f"/usr/local/bin/{version}"]
    python = next((path for path in candidates if reader.can_read(Path(path).resolve())), None)
    if python is None or not reader.can_read(Path(account.__file__)):
        pytest.skip("Das Konto „nobody“ darf dieses Python nicht lesen")
    home = Path(tempfile.mkdtemp(prefix="fachwerk-plain-", dir="/tmp"))
    os.chown(home, plain.pw_uid, plain.pw_gid)
    environment = {
        "FACHWERK_HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "PATH": os.defpath,
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if "packages" in path or path.endswith("src"))
    try:
        user = _user(python, user=plain.pw_uid, group=plain.pw_gid, extra_groups=[], env=environment, cwd="/")
        cluster = next(home.glob("pg*/demo/cluster"))
        assert cluster.stat().st_uid == plain.pw_uid
        assert _end(user) == 0
        assert not (cluster / "postmaster.pid").exists()
    finally:
        shutil.rmtree(home)


def test_starting_again_is_quick(demo: Instance) -> None:
    assert _end(_user()) == 0
    started = time.monotonic()
    server.ensure_running("demo")
    assert time.monotonic() - started < server.PATIENCE_IN_SECONDS / 3
