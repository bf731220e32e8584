"""How long 5,000 nasty rows take: ``python -m tests.imports.measure [rows]`` prints JSON.

Works in a clone of the migrated test database that is dropped afterwards; jobs run one after the other, each in a
transaction of its own, as the worker runs them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

ROWS = 5000


@contextmanager
def timed(name: str, figures: dict[str, object]) -> Iterator[None]:
    began = perf_counter()
    yield
    figures[name] = round(perf_counter() - began, 2)


def main(rows: int) -> dict[str, object]:
    from fachwerk.access.actor import Actor
    from fachwerk.access.roles import Role
    from fachwerk.contacts.models import Organisation, Person
    from fachwerk.contacts.operations import change_organisation
    from fachwerk.imports.models import ImportBatch
    from fachwerk.imports.operations import assign_columns, read_list, take_back, take_over
    from fachwerk.imports.queries import batch_by_id, kept_rows
    from fachwerk.imports.tasks import work_on
    from fachwerk.networks.operations import found_network
    from fachwerk.tenancy.scope import network_scope
    from tests.imports.nasty import nasty_workbook

    figures: dict[str, object] = {"rows": rows}
    content = nasty_workbook(rows)
    figures["file_kb"] = len(content) // 1024
    network = found_network(slug="messung", name="Messung", region_name="Messung", kreise=["05711", "05754"])
    office = Actor(1, network.pk, frozenset({Role.OFFICE_STAFF}), "Geschäftsstelle")

    def work_until_done(batch: ImportBatch) -> ImportBatch:
        while batch.is_at_work:
            work_on.task(network_id=str(network.pk), batch=str(batch.pk))
            with network_scope(network):
                batch = batch_by_id(batch.pk)
        return batch

    with timed("upload_s", figures), network_scope(network):
        batch = read_list(
            office, importer="organisations", file_name="mitglieder.xlsx", content=content,
            options={"contains": "members", "as_of": "2020-01-01"},
        )  # fmt: skip
    with timed("preview_s", figures), network_scope(network):
        batch = assign_columns(office, batch=batch)
    figures["verdicts"] = batch.counts
    with timed("take_over_s", figures):
        with network_scope(network):
            batch = take_over(office, batch=batch)
        batch = work_until_done(batch)
    figures["state"] = batch.state
    with network_scope(network):
        figures["organisations"], figures["people"] = Organisation.objects.count(), Person.objects.count()
        for organisation in Organisation.objects.order_by("name_key")[:25]:
            change_organisation(office, organisation=organisation, note="seitdem ergänzt")
    with timed("take_back_s", figures):
        with network_scope(network):
            batch = take_back(office, batch=batch)
        batch = work_until_done(batch)
    with network_scope(network):
        figures["kept"] = len(kept_rows(batch, network.slug))
        figures["organisations_after"], figures["people_after"] = Organisation.objects.count(), Person.objects.count()
    return figures


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fachwerk.config.settings")
    import django

    django.setup()
    from tests import database

    database.start_test_server()
    name = database.clone("measure")
    before = database.point_django_to(name)
    try:
        print(json.dumps(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS), ensure_ascii=False, indent=1))
    finally:
        database.point_django_to(before)
        database.drop(name)
