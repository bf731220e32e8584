"""Start, count the users of, and stop one instance of the embedded server."""

import atexit
import os
import shutil
import signal
import tempfile
import threading
import time
from pathlib import Path
from types import FrameType
from typing import IO

import psycopg

from fachwerk.config.embedded.binaries import Binaries, runnable_binaries
from fachwerk.config.embedded.instance import (
    DATABASE,
    PORT,
    Connection,
    Instance,
    fresh_connection,
    instance_called,
    usable_socket_folder,
)
from fachwerk.config.embedded.problem import ServerProblem
from fachwerk.config.embedded.roles import prepare_cluster

#: After kill -9 the old process stays listed until its parent has reaped it; the start fails for as long.
PATIENCE_IN_SECONDS = 15.0
SUPERUSER = "postgres"
#: Tests may lose everything in a power cut, so they need not wait for the disk.
FAST_SETTINGS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_connections": "300"}

_in_use: dict[str, tuple[Instance, IO[bytes], int]] = {}


def ensure_running(name: str) -> Connection:
    """Start the instance unless it runs, and keep it running until this process and every other user has ended."""
    instance = instance_called(name)
    if name in _in_use:
        known = instance.connection()
        if known is not None and _answers(known):
            return known
    with instance.gate():
        users = instance.join_users()
        try:
            connection = _start(instance)
        except BaseException:
            users.close()
            raise
        already = _in_use.pop(name, None)
        if already is not None:
            already[1].close()
        else:
            _leave_politely(name)
        _in_use[name] = (instance, users, os.getpid())
    return connection


def release(name: str) -> None:
    """Stop using the instance; the last one out stops the server."""
    entry = _in_use.pop(name, None)
    if entry is None or entry[2] != os.getpid():
        return
    instance, users, _ = entry
    with instance.gate():
        users.close()
        if not instance.is_used():
            _stop(instance)


def delete(name: str) -> bool:
    """Remove the instance with everything in it; refuse while somebody uses it. False if there was none."""
    instance = instance_called(name)
    with instance.gate():
        if instance.is_used():
            raise ServerProblem(f"Die Datenbank „{name}“ ist gerade in Gebrauch; beenden Sie zuerst, was sie benutzt.")
        known = instance.connection()
        if not instance.folder.exists():
            return False
        if (instance.cluster / "postmaster.pid").exists():
            _stop(instance)
        shutil.rmtree(instance.folder)
        if known is not None:
            shutil.rmtree(known.socket_folder, ignore_errors=True)
    return True


def is_running(name: str) -> bool:
    """Tell whether the instance answers."""
    known = instance_called(name).connection()
    return known is not None and _answers(known)


def _answers(connection: Connection) -> bool:
    try:
        _connect(connection, DATABASE).close()
    except psycopg.OperationalError:
        return False
    return True


def _connect(connection: Connection, database: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(
        host=connection.socket_folder,
        port=PORT,
        user=SUPERUSER,
        password=connection.superuser,
        dbname=database,
        autocommit=True,
        connect_timeout=5,
    )


def _start(instance: Instance) -> Connection:
    known = instance.connection()
    is_complete = (instance.folder / "complete").exists()
    if known is not None and is_complete and _answers(known):
        return known
    programs = runnable_binaries(instance.account, instance.home)
    instance.make_folders()
    socket_folder = usable_socket_folder(instance.account, known.socket_folder if known else None)
    connection = Connection(**{**vars(known), "socket_folder": socket_folder}) if known else None
    if connection is None or not is_complete:
        connection = fresh_connection(socket_folder)
        _create_cluster(instance, programs, connection)
    instance.remember(connection)
    _start_patiently(instance, programs, connection)
    if not is_complete:
        with _connect(connection, "template1") as template, _connect(connection, "postgres") as maintenance:
            prepare_cluster(template, maintenance, connection)
        with _connect(connection, DATABASE):
            (instance.folder / "complete").touch()
    return connection


def _create_cluster(instance: Instance, programs: Binaries, connection: Connection) -> None:
    """Run initdb. What an interrupted first start left behind is removed: it never held anything."""
    if instance.cluster.exists():
        if (instance.cluster / "postmaster.pid").exists():
            _stop(instance)
        shutil.rmtree(instance.cluster)
    instance.cluster.mkdir(mode=0o700)
    account = instance.account
    with tempfile.TemporaryDirectory(prefix="fachwerk-", dir=Path(connection.socket_folder).parent) as private:
        password_file = Path(private) / "password"
        password_file.touch(mode=0o600)
        password_file.write_text(connection.superuser, encoding="utf-8")
        if account.is_other:
            for path in (instance.cluster, password_file, Path(private)):
                os.chown(path, account.uid, account.gid)
        command: list[str | Path] = [programs.program("initdb"), "-D", instance.cluster, "-U", SUPERUSER, "-E", "UTF8"]
        command += ["--auth-local=scram-sha-256", "--auth-host=reject", f"--pwfile={password_file}"]
        if programs.major >= 17:
            command += ["--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        else:
            command += ["--locale=C.UTF-8"]
        if instance.is_for_tests:
            command += ["--no-sync"]
        code, said = account.run(command)
    if code != 0:
        raise ServerProblem(f"Die Datenbank in „{instance.cluster}“ lässt sich nicht anlegen: {_last_line(said)}")


def _start_patiently(instance: Instance, programs: Binaries, connection: Connection) -> None:
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    while True:
        said = _start_once(instance, programs, connection)
        if said is None or _answers(connection):
            return
        if time.monotonic() > deadline:
            break
        if not (instance.cluster / "postmaster.pid").exists():
            raise ServerProblem(f"Die Datenbank startet nicht: {_reason(instance, said)}")
        time.sleep(0.3)
    _clear_the_way(instance, programs)
    said = _start_once(instance, programs, connection)
    if said is not None:
        raise ServerProblem(f"Die Datenbank startet nicht: {_reason(instance, said)}")


def _start_once(instance: Instance, programs: Binaries, connection: Connection) -> str | None:
    """Try to start; None if the server answers, else what was said."""
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": connection.socket_folder,
        "unix_socket_permissions": "0700",
        "port": PORT,
        "logging_collector": "off",
        "log_min_messages": "warning",
    }
    if instance.is_for_tests:
        settings |= FAST_SETTINGS
    options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    command: list[str | Path] = [programs.program("pg_ctl"), "-D", instance.cluster, "-l", instance.log]
    code, said = instance.account.run([*command, "-w", "-t", "60", "-o", options, "start"])
    return None if code == 0 and _waits_for_us(connection) else said


def _waits_for_us(connection: Connection) -> bool:
    """Tell whether the server lets us in; DATABASE does not exist yet during the very first start."""
    try:
        _connect(connection, "postgres").close()
    except psycopg.OperationalError:
        return False
    return True


def _clear_the_way(instance: Instance, programs: Binaries) -> None:
    """Deal with a recorded server that neither answers nor goes away: stop it if alive, forget it if dead."""
    lock = instance.cluster / "postmaster.pid"
    try:
        pid = int(lock.read_text(encoding="utf-8").split()[0])
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        command_line = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (OSError, ValueError, IndexError):
        return
    if state == "Z" or os.fsencode(instance.cluster) not in command_line:
        # Dead but never reaped (a container without an init), or the number belongs to somebody else by now. The
        # server's own children have ended long ago: they notice within seconds that their parent is gone.
        lock.unlink(missing_ok=True)
    else:
        _run_stop(instance, programs)


def _stop(instance: Instance) -> None:
    _run_stop(instance, runnable_binaries(instance.account, instance.home))


def _run_stop(instance: Instance, programs: Binaries) -> None:
    pg_ctl = programs.program("pg_ctl")
    instance.account.run([pg_ctl, "-D", instance.cluster, "-w", "-t", "30", "-m", "fast", "stop"])


def _reason(instance: Instance, said: str) -> str:
    try:
        logged = instance.log.read_text(encoding="utf-8", errors="replace").splitlines()[-20:]
    except OSError:
        return _last_line(said)
    fatal = [line.partition("FATAL:")[2].strip() for line in logged if "FATAL:" in line]
    return fatal[-1] if fatal else _last_line(said)


def _last_line(said: str) -> str:
    lines = [line for line in said.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "ohne Angabe eines Grundes."


def _leave_politely(name: str) -> None:
    """Release the instance when this process ends, also when it is told to: by default SIGTERM skips atexit."""
    atexit.register(_release_undisturbed, name)
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _exit_on_signal)


def _exit_on_signal(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _release_undisturbed(name: str) -> None:
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
    try:
        release(name)
    except ServerProblem as problem:
        os.write(2, f"{problem}\n".encode())
