"""What runs and what it runs on: mails, jobs, worker, files, disk, clock, backups, settings."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.checks import Tags, run_checks
from django.db import models

from fachwerk.core import clock
from fachwerk.mailing.sending import CLAIM_LASTS
from fachwerk.upkeep import places
from fachwerk.upkeep.doctor.findings import Finding, Weight, number, rows, some

HEARTBEAT_LASTS = timedelta(minutes=2)
BACKUP_LASTS = timedelta(hours=26)
CLOCKS_AGREE = timedelta(seconds=5)
UNCLAIMED_FILE = timedelta(days=1)
DISK_WATCH, DISK_WRONG = 0.80, 0.95
FILE_NAME = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.[a-z0-9]{2,5}")
#: What the framework's own list of settings means here; everything else on it is fixed by our settings.
SETTINGS_SENTENCES = {
    "security.W008": ("Seiten werden auch unverschlüsselt ausgeliefert.", "Entfernen Sie FACHWERK_HTTP_ONLY."),
    "security.W009": (
        "Der geheime Schlüssel ist zu kurz.",
        "Entfernen Sie FACHWERK_SECRET_KEY; ein guter entsteht von selbst.",
    ),
    "security.W018": ("Fehlerseiten zeigen Einzelheiten des Programms.", "Entfernen Sie FACHWERK_DEBUG."),
    "security.W020": ("Es ist nicht gesagt, unter welchem Namen die Seiten stehen.", "Setzen Sie FACHWERK_HOSTS."),
}
UNKNOWN_SETTING = ("Eine Einstellung weicht vom Vorgesehenen ab ({id}).", "Siehe „fachwerk check --deploy“.")
#: Preloading binds a whole domain for years; that is its owner's decision.
NOT_FOR_US = {"security.W021"}
START_WORKER = "Starten Sie den Dienst neu: systemctl restart fachwerk-worker (oder „fachwerk worker“)."


def mails_leave() -> Iterator[Finding]:
    """No mail waits although it is due and the worker had time for it; no mail was given up unseen."""
    late = clock.now() - CLAIM_LASTS - timedelta(minutes=20)
    waiting = sum(
        number(f"SELECT count(*) FROM {table} WHERE state = 'waiting' AND due_at < %s", [late])  # noqa: S608 - our tables
        for table in ("mailing_networkmail", "mailing_accountmail")
    )
    refused = number("SELECT count(*) FROM mailing_accountmail WHERE state = 'failed'")
    tried = rows(
        "SELECT last_error FROM mailing_networkmail WHERE state = 'waiting' AND attempts > 3"
        " ORDER BY due_at DESC LIMIT 1"
    )
    if waiting:
        yield Finding("mails.stuck", f"{waiting} E-Mails sind fällig und gehen nicht hinaus.", START_WORKER)
    if tried:
        yield Finding(
            "mails.refused",
            f"Der Mailserver nimmt E-Mails nicht an: {tried[0][0]}",
            "Prüfen Sie FACHWERK_MAIL_HOST, FACHWERK_MAIL_USER und das Kennwort.",
            Weight.WATCH,
        )
    if refused:
        yield Finding(
            "mails.account_failed",
            f"{refused} E-Mails zum Einloggen kamen nicht an.",
            "Vermutlich ist die Adresse eines Zugangs falsch; sehen Sie im Büro unter „Zugänge“ nach.",
            Weight.WATCH,
        )


def jobs_are_done() -> Iterator[Finding]:
    """A worker is alive where there is work, no job hangs and none has failed for good."""
    alive = number(
        "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > clock_timestamp() - %s", [HEARTBEAT_LASTS]
    )
    due = number(
        "SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'"
        " AND (scheduled_at IS NULL OR scheduled_at < clock_timestamp())"
    )
    stalled = number(
        "SELECT count(*) FROM procrastinate_jobs j LEFT JOIN procrastinate_workers w ON w.id = j.worker_id"
        " WHERE j.status = 'doing' AND (w.id IS NULL OR w.last_heartbeat < clock_timestamp() - %s)",
        [HEARTBEAT_LASTS],
    )
    failed = rows("SELECT DISTINCT task_name FROM procrastinate_jobs WHERE status = 'failed' ORDER BY 1")
    if not alive and due:
        yield Finding("jobs.no_worker", f"{due} Arbeiten warten, und niemand erledigt sie.", START_WORKER)
    elif not alive:
        yield Finding(
            "jobs.no_worker",
            "Im Hintergrund arbeitet niemand: keine E-Mail, keine nächtliche Arbeit.",
            START_WORKER,
            Weight.WATCH,
        )
    if stalled:
        yield Finding("jobs.stalled", f"{stalled} Arbeiten hängen.", START_WORKER)
    if failed:
        yield Finding(
            "jobs.failed",
            f"Im Hintergrund sind Arbeiten gescheitert: {some([str(name) for (name,) in failed])}.",
            "Unter „Mein Konto – Betrieb“ lassen sie sich noch einmal versuchen.",
        )


def files_match_rows() -> Iterator[Finding]:
    """Each file that a row names is there, and each file is named by a row."""
    named = _named_files()
    folder = places.files_folder()
    present = {path.name: path for path in folder.iterdir() if path.is_file()} if folder.is_dir() else {}
    lost = sorted(named - set(present))
    old = clock.now().timestamp() - UNCLAIMED_FILE.total_seconds()
    unclaimed = sorted(name for name, path in present.items() if name not in named and path.stat().st_mtime < old)
    if lost:
        yield Finding(
            "files.lost",
            f"Es fehlen Dateien, die ein Eintrag nennt: {some(lost, 3)}.",
            f"Holen Sie sie aus einer Sicherung nach „{folder}“.",
        )
    if unclaimed:
        yield Finding(
            "files.unclaimed",
            f"{len(unclaimed)} Dateien gehören zu keinem Eintrag: {some(unclaimed, 3)}.",
            f"Sie können sie aus „{folder}“ löschen.",
            Weight.WATCH,
        )


def _named_files() -> set[str]:
    """Values that are names of stored files, from every column that may hold one."""
    columns = [
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        if not model._meta.proxy
        for field in model._meta.local_fields
        if isinstance(field, models.FileField) or (isinstance(field, models.CharField) and field.name.endswith("key"))
    ]
    union = " UNION ".join(f'SELECT "{column}"::text FROM "{table}"' for table, column in columns)  # noqa: S608 - our tables
    return {str(value) for (value,) in rows(union) if value and FILE_NAME.fullmatch(str(value))} if columns else set()


def disk_has_room() -> Iterator[Finding]:
    """When the disk is full PostgreSQL stops; a warning comes long before."""
    usage = shutil.disk_usage(places.state_folder())
    share = 1 - usage.free / usage.total
    if share >= DISK_WATCH:
        yield Finding(
            "disk.full",
            f"Der Speicherplatz ist zu {share:.0%} belegt, frei sind {usage.free / 1e9:.1f} GB.".replace("%", " %"),
            "Schaffen Sie Platz, bevor die Datenbank stehen bleibt; alte Sicherungen begrenzt „backup --keep“.",
            Weight.WRONG if share >= DISK_WRONG else Weight.WATCH,
        )


def clocks_agree() -> Iterator[Finding]:
    """Program and database tell the same time."""
    (moment,) = rows("SELECT clock_timestamp()")[0]
    apart = abs(moment - clock.now())
    if apart > CLOCKS_AGREE:
        yield Finding(
            "clock.apart",
            f"Die Uhren von Programm und Datenbank gehen {apart.total_seconds():.0f} Sekunden auseinander.",
            "Stellen Sie die Uhrzeit beider Rechner über das Netz (systemd-timesyncd oder chrony).",
        )


def backup_is_recent() -> Iterator[Finding]:
    """There is a backup of last night, and it is where it was put."""
    if settings.DEMO or settings.TESTING:
        return
    last = places.last_backup()
    if last is None:
        yield Finding(
            "backup.none",
            "Es gibt noch keine Sicherung.",
            "Führen Sie „fachwerk backup“ aus und richten Sie die nächtliche ein.",
        )
        return
    age = clock.now() - last.moment
    if age > BACKUP_LASTS:
        hours = int(age.total_seconds() // 3600)
        yield Finding(
            "backup.old",
            f"Die letzte Sicherung ist {hours} Stunden alt.",
            "Prüfen Sie: systemctl status fachwerk-backup.timer",
        )
    if not Path(last.path).exists():
        yield Finding(
            "backup.moved",
            f"Die letzte Sicherung liegt nicht mehr unter „{last.path}“.",
            "Wenn Sie sie an einen anderen Ort gebracht haben, ist alles in Ordnung.",
            Weight.WATCH,
        )


def settings_are_hardened() -> Iterator[Finding]:
    """The framework's own list for installations in earnest, and what only our settings can get wrong."""
    if settings.DEMO or settings.TESTING:
        return
    for message in run_checks(tags=[Tags.security], include_deployment_checks=True):
        if not message.is_silenced() and message.id not in NOT_FOR_US:
            sentence, remedy = SETTINGS_SENTENCES.get(str(message.id), UNKNOWN_SETTING)
            yield Finding(f"settings.{message.id}", sentence.format(id=message.id), remedy, Weight.WATCH)
    if not settings.BASE_URL.startswith("https://"):
        yield Finding(
            "settings.base_url",
            f"Links in E-Mails beginnen mit „{settings.BASE_URL}“.",
            "Setzen Sie FACHWERK_BASE_URL=https://…",
        )
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        yield Finding(
            "settings.mail_from",
            "E-Mails haben keinen gültigen Absender.",
            "Setzen Sie FACHWERK_MAIL_FROM=fachwerk@ihre-adresse.de",
            Weight.WATCH,
        )
    if places.state_folder().stat().st_mode & 0o007 and os.name == "posix":
        yield Finding(
            "settings.open_folder",
            f"„{places.state_folder()}“ können andere Konten betreten.",
            f"chmod 700 {places.state_folder()}",
        )
