"""Jobs of lists. One job is one chunk and orders the next one in its own transaction: killed at any moment, it is
done again as if it had not begun, and nothing is written twice."""

from __future__ import annotations

from django.db import DataError, IntegrityError
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor, system
from fachwerk.access.roles import Role
from fachwerk.core.errors import FachwerkError
from fachwerk.imports.models import BatchState, ImportBatch
from fachwerk.imports.operations import drop_old_rows, halt, remove_rows, take_up_work, write_rows
from fachwerk.imports.queries import batch_by_id
from fachwerk.operation.jobs import defer, every, network_job, nightly
from fachwerk.tenancy.scope import active_network_id


@network_job("imports.work_on")
def work_on(batch: str) -> None:
    """Takes the next chunk of a list over or back."""
    found = batch_by_id(batch)
    if not found.is_at_work:
        return
    actor = acting(found)
    act = write_rows if found.state == BatchState.RUNNING else remove_rows
    try:
        found = act(actor, batch=found)
    except FachwerkError as refused:
        halt(actor, batch=found, trouble=str(refused))
        return
    except (DataError, IntegrityError):
        halt(actor, batch=found, trouble=_("Die Datenbank hat eine der nächsten Zeilen abgelehnt."))
        return
    if found.is_at_work:
        defer(work_on, batch=batch)


def acting(batch: ImportBatch) -> Actor:
    """Whoever ordered it; that they may was checked when they did."""
    return Actor(batch.acting_user_id, active_network_id(), frozenset({Role.SYSTEM}), batch.acting_name)


@every(minutes=10)
@network_job("imports.take_up_work")
def take_up() -> None:
    """Works on again where a job was lost."""
    take_up_work(system("imports", active_network_id()))


@nightly(hour=2, minute=40)
@network_job("imports.drop_old_rows")
def drop_old() -> None:
    """Files and rows are kept for 30 days."""
    drop_old_rows(system("nightly", active_network_id()))
