"""What administrators see of the running installation: worker, mails, jobs, disk, backup. No content of any network."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from fachwerk.access.roles import Role
from fachwerk.accounts.models import RoleAssignment, User
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotThere
from fachwerk.core.formats import number
from fachwerk.mailing.models import AccountMail, MailState, NetworkMail
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from fachwerk.upkeep import places

HEARTBEAT_LASTS = timedelta(minutes=2)
MAIL_IS_LATE = timedelta(minutes=30)
JOB_IS_LATE = timedelta(minutes=15)
BACKUP_LASTS = timedelta(hours=26)
DISK_WATCH = 0.80
GIGABYTE = 1_000_000_000
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Line:
    """One line of the page: what, its state in words, and whether it is as it should be."""

    code: str
    label: str
    text: str
    is_well: bool
    remedy: str = ""


@dataclass(frozen=True)
class FailedJob:
    """Work in the background that was given up."""

    key: int
    name: str
    attempts: int
    network: str
    failed_at: datetime | None


def administrator(user: User) -> User:
    """The person, if an administrator of any network here; for others the page is not there."""
    today = clock.today()
    assigned = RoleAssignment.objects.filter(user=user, role=Role.ADMINISTRATOR, ended_at=None, valid_from__lte=today)
    if not any(not assignment.is_over for assignment in assigned):
        raise NotThere
    return user


def lines() -> list[Line]:
    """The state of everything, in the order one looks at it when something is wrong."""
    return [_worker(), *_mails(), *_jobs(), _disk(), _backup(), _database(), _program()]


def worker_is_alive() -> bool:
    """Whether a worker has given a sign of life within the last two minutes."""
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=clock.now() - HEARTBEAT_LASTS).exists()


def _worker() -> Line:
    label = _("Arbeiten im Hintergrund")
    if worker_is_alive():
        return Line("worker", label, _("Der Dienst arbeitet."), is_well=True)
    text = _("Der Dienst steht still. E-Mails und nächtliche Arbeiten bleiben liegen.")
    return Line("worker", label, text, is_well=False, remedy="systemctl restart fachwerk-worker")


def _mails() -> list[Line]:
    """Counted network by network, because the web's role sees one network at a time."""
    late = clock.now() - MAIL_IS_LATE
    counts = [_mail_counts(AccountMail, late)]
    for network in Network.objects.all():
        with network_scope(network):
            counts.append(_mail_counts(NetworkMail, late))
    waiting, stuck, failed = (sum(column) for column in zip(*counts, strict=True))
    text = ngettext("%(count)s E-Mail wartet.", "%(count)s E-Mails warten.", waiting) % {"count": number(waiting)}
    if stuck:
        text += " " + _("%(count)s davon seit über 30 Minuten.") % {"count": number(stuck)}
    lost = ngettext("%(count)s E-Mail kam nicht an.", "%(count)s E-Mails kamen nicht an.", failed) % {
        "count": number(failed)
    }
    remedy = _("Prüfen Sie den Mailserver (FACHWERK_MAIL_HOST).") if stuck else ""
    return [
        Line("mails_waiting", _("E-Mails im Ausgang"), text, is_well=not stuck, remedy=remedy),
        Line("mails_failed", _("Rückläufer"), lost, is_well=True),
    ]


def _mail_counts(outbox: type[NetworkMail] | type[AccountMail], late: datetime) -> tuple[int, int, int]:
    waiting = Q(state=MailState.WAITING)
    counts = outbox.objects.aggregate(
        waiting=Count("pk", filter=waiting),
        stuck=Count("pk", filter=waiting & Q(written_at__lt=late)),
        failed=Count("pk", filter=Q(state=MailState.FAILED)),
    )
    return counts["waiting"], counts["stuck"], counts["failed"]


def _jobs() -> list[Line]:
    now = clock.now()
    due = ProcrastinateJob.objects.filter(status="todo").exclude(scheduled_at__gt=now)
    waiting, running = due.count(), ProcrastinateJob.objects.filter(status="doing").count()
    failed = ProcrastinateJob.objects.filter(status="failed").count()
    oldest = _oldest_wait(now)
    is_late = oldest is not None and oldest > JOB_IS_LATE
    text = _("%(waiting)s warten, %(running)s laufen.") % {"waiting": number(waiting), "running": number(running)}
    if oldest is not None and waiting:
        minutes = int(oldest.total_seconds() // 60)
        text += " " + ngettext(
            "Die älteste wartet seit %(count)s Minute.", "Die älteste wartet seit %(count)s Minuten.", minutes
        ) % {"count": number(minutes)}
    lost = ngettext("%(count)s Arbeit ist gescheitert.", "%(count)s Arbeiten sind gescheitert.", failed) % {
        "count": number(failed)
    }
    remedy = _("Sie stehen unten und lassen sich noch einmal versuchen.") if failed else ""
    return [
        Line("jobs_waiting", _("Wartende Arbeiten"), text, is_well=not is_late),
        Line("jobs_failed", _("Gescheiterte Arbeiten"), lost, is_well=not failed, remedy=remedy),
    ]


def _oldest_wait(now: datetime) -> timedelta | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(greatest(coalesce(j.scheduled_at, e.at), e.at)) FROM procrastinate_jobs j"
            " JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'"
            " WHERE j.status = 'todo' AND (j.scheduled_at IS NULL OR j.scheduled_at <= %s)",
            [now],
        )
        moment = cursor.fetchone()[0]
    return now - moment if moment else None


def _disk() -> Line:
    usage = shutil.disk_usage(places.state_folder())
    share = 1 - usage.free / usage.total
    values = {"share": f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%"), "free": number(usage.free // GIGABYTE)}
    text = _("%(share)s belegt, %(free)s GB frei.") % values
    remedy = _("Schaffen Sie Platz: Bei vollem Speicher bleibt die Datenbank stehen.") if share >= DISK_WATCH else ""
    return Line("disk", _("Speicherplatz"), text, is_well=share < DISK_WATCH, remedy=remedy)


def _backup() -> Line:
    last, label = places.last_backup(), _("Letzte Sicherung")
    if settings.DEMO:
        return Line("backup", label, _("Die Demonstration wird nicht gesichert."), is_well=True)
    if last is None:
        return Line("backup", label, _("Es gibt noch keine."), is_well=False, remedy="fachwerk backup")
    hours = int((clock.now() - last.moment).total_seconds() // 3600)
    values = {"hours": number(hours), "size": number(max(1, last.size // MEGABYTE))}
    text = ngettext("vor %(hours)s Stunde, %(size)s MB.", "vor %(hours)s Stunden, %(size)s MB.", hours) % values
    is_recent = clock.now() - last.moment < BACKUP_LASTS
    remedy = "" if is_recent else "systemctl status fachwerk-backup.timer"
    return Line("backup", label, text, is_well=is_recent, remedy=remedy)


def _database() -> Line:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database()), current_setting('server_version')")
        size, server = cursor.fetchone()
    values = {"size": number(size // MEGABYTE), "version": str(server).split()[0]}
    return Line("database", _("Datenbank"), _("PostgreSQL %(version)s, %(size)s MB.") % values, is_well=True)


def _program() -> Line:
    return Line("version", _("Fachwerk"), _("Fassung %(version)s") % {"version": version("fachwerk")}, is_well=True)


def failed_jobs() -> list[FailedJob]:
    """Work that was given up, the latest first."""
    names = {str(key): name for key, name in Network.objects.values_list("pk", "name")}
    jobs = ProcrastinateJob.objects.filter(status="failed").order_by("-id")[:100]
    moments = _moments_of_failure([job.id for job in jobs])
    return [
        FailedJob(job.id, job.task_name, job.attempts, _network_of(job.args, names), moments.get(job.id))
        for job in jobs
    ]


def _moments_of_failure(keys: list[int]) -> dict[int, datetime]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT job_id, max(at) FROM procrastinate_events WHERE type = 'failed' AND job_id = ANY(%s)"
            " GROUP BY job_id",
            [keys],
        )
        return dict(cursor.fetchall())


def _network_of(arguments: dict[str, Any], names: dict[str, str]) -> str:
    return names.get(str(arguments.get("network_id") or arguments.get("network") or ""), "")


def try_again(key: int) -> None:
    """Puts given-up work back into the queue; raises NotNow when somebody else has done so."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM procrastinate_jobs WHERE id = %s AND status = 'failed' FOR UPDATE", [key])
        if cursor.fetchone() is None:
            raise NotNow(_("Diese Arbeit ist nicht mehr gescheitert; vielleicht hat sie schon jemand neu gestartet."))
        cursor.execute("SELECT procrastinate_retry_job_v2(%s, %s, NULL, NULL, NULL)", [key, clock.now()])
