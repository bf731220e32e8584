"""What the installation is doing while it is shot at: an import of a long list, chunk by chunk in the background."""

from __future__ import annotations

from collections import Counter
from typing import Any

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.contacts.models import Organisation
from fachwerk.imports.models import ImportBatch, ImportRow
from fachwerk.imports.operations import assign_columns, read_list, take_over
from fachwerk.networks.models import Network
from fachwerk.networks.operations import found_network
from fachwerk.search.models import Entry
from fachwerk.strategy.models import Impulse
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot

SLUG = "teutoheim"


def _network() -> Network:
    return Network.objects.get(slug=SLUG)


def found() -> str:
    """The network everything happens in."""
    known = Network.objects.filter(slug=SLUG).first()
    return str((known or found_network(slug=SLUG, name="Bündnis", region_name="Teutoheim", kreise=["05711"])).pk)


def order_import(*, run: int, rows: int) -> str:
    """Reads a list of organisations nobody knows yet and orders that it be taken over."""
    network = _network()
    with network_scope(network):
        office = Actor(1, network.pk, frozenset({Role.OFFICE_STAFF}), "Geschäftsstelle")
        known = ImportBatch.objects.filter(file_name=f"{run}.csv").first()
        if known is not None:
            return str(known.pk)  # the order was kept, only the answer was lost
        lines = [f"Werk {run:03}-{number:05} {_word(run, number)} GmbH;Lemgo" for number in range(rows)]
        content = "\n".join(["Organisation;Ort", *lines]).encode()
        batch = read_list(office, importer="organisations", file_name=f"{run}.csv", content=content, options={})
        assign_columns(office, batch=batch)
        take_over(office, batch=batch)
        return str(batch.pk)


def _word(run: int, number: int) -> str:
    """A name of its own for each row, so that no row is taken for another one's double."""
    letters = []
    rest = run * 100_000 + number
    while rest:
        rest, letter = divmod(rest, 26)
        letters.append(chr(ord("a") + letter))
    return "".join(letters).capitalize()


def is_done(*, batch: str) -> bool:
    """Whether the run has come to its end."""
    with network_scope(_network()):
        return not ImportBatch.objects.get(pk=batch).is_at_work


def rows_done(*, batch: str) -> int:
    """How many rows are written and committed."""
    with network_scope(_network()):
        return ImportRow.objects.filter(batch=batch).exclude(written_at=None).count()


def balance(*, run: int) -> dict[str, Any]:
    """What the run has left behind: rows, doubles, and whether each organisation has its knot and its words."""
    with network_scope(_network()):
        names = list(Organisation.objects.filter(name__startswith=f"Werk {run:03}-").values_list("name", "pk"))
        keys = [key for _, key in names]
        batch = ImportBatch.objects.get(file_name=f"{run}.csv")
        return {
            "state": batch.state,
            "organisations": len(names),
            "doubled": sum(count - 1 for count in Counter(name for name, _ in names).values()),
            "knots": Knot.objects.filter(pk__in=keys).count(),
            "words": Entry.objects.filter(knot__in=keys).count(),
            "unwritten": batch.rows.filter(written_at=None).count(),
        }


def impulses() -> dict[str, int]:
    """How often each sentence sent through the web is there."""
    with network_scope(_network()):
        return dict(Counter(Impulse.objects.values_list("text", flat=True)))
