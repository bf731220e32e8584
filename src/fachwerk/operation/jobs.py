"""Jobs: work after the request. The one wrapper that opens a network's scope around a task.

``@network_job("events.end_offers")`` declares it, ``defer(end_offers, …)`` orders it in the caller's transaction,
``every(minutes=15)`` or ``nightly(hour=3)`` above it runs it for each network on its own.
"""

from __future__ import annotations

import inspect
import uuid
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Generic, ParamSpec

from django.apps import apps
from procrastinate.contrib.django import app
from procrastinate.retry import RetryStrategy
from procrastinate.tasks import Task

from fachwerk.tenancy.scope import active_network_id, network_scope

P = ParamSpec("P")
MINUTES_OF_AN_HOUR = 60
ATTEMPTS = 5


class NetworkJob(Generic[P]):
    """A task of one network. Calling it runs it at once, inside the scope that is already open."""

    def __init__(self, name: str, act: Callable[P, None], task: Task[Any, None, Any]) -> None:
        self.name, self.act, self.task = name, act, task
        self.__doc__ = inspect.getdoc(act)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> None:
        self.act(*args, **kwargs)


def network_job(name: str) -> Callable[[Callable[P, None]], NetworkJob[P]]:
    """Makes a function a job; it runs inside the scope of the network that ordered it, tried again up to four times."""

    def declare(act: Callable[P, None]) -> NetworkJob[P]:
        @wraps(act)
        def in_scope(network_id: str, **kwargs: Any) -> None:
            with network_scope(uuid.UUID(network_id)):
                act(**kwargs)  # type: ignore[call-arg]

        retry = RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=10)
        return NetworkJob(name, act, app.task(name=name, retry=retry)(in_scope))

    return declare


def defer(
    job: NetworkJob[Any], *, network_id: uuid.UUID | None = None, at: datetime | None = None, **kwargs: Any
) -> int:
    """Orders the job in the caller's transaction (no commit, no job); values must be plain: text, numbers, lists."""
    network = network_id or active_network_id()
    return app.configure_task(job.name, schedule_at=at).defer(network_id=str(network), **kwargs)


def every(minutes: int) -> Callable[[NetworkJob[[]]], NetworkJob[[]]]:
    """Runs the job for each network every so many minutes (a divisor of 60)."""
    if not 0 < minutes <= MINUTES_OF_AN_HOUR or MINUTES_OF_AN_HOUR % minutes:
        raise ValueError("every(minutes) takes a divisor of 60")
    return _repeated("0 * * * *" if minutes == MINUTES_OF_AN_HOUR else f"*/{minutes} * * * *")


def nightly(hour: int = 3, minute: int = 0) -> Callable[[NetworkJob[[]]], NetworkJob[[]]]:
    """Runs the job for each network once a day, at this hour UTC: at night in Germany in summer and winter."""
    return _repeated(f"{minute} {hour} * * *")


def _repeated(cron: str) -> Callable[[NetworkJob[[]]], NetworkJob[[]]]:
    def declare(job: NetworkJob[[]]) -> NetworkJob[[]]:
        name = f"{job.name}_everywhere"

        def everywhere(timestamp: int) -> None:
            order_everywhere(job)

        app.periodic(cron=cron, periodic_id=name)(app.task(name=name)(everywhere))
        return job

    return declare


def order_everywhere(job: NetworkJob[[]]) -> None:
    """Orders one job per network, so that an error in one network leaves the others alone."""
    for network_id in apps.get_model("networks", "Network").objects.values_list("pk", flat=True):
        app.configure_task(job.name, lock=f"{job.name}:{network_id}").defer(network_id=str(network_id))
