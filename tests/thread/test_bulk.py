"""Saving many at once gives what saving one after the other gives."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Organisation
from fachwerk.networks.models import Network
from fachwerk.search.find import find
from fachwerk.search.models import Entry
from fachwerk.thread.bulk import save_all
from fachwerk.thread.models import Knot
from tests.contacts.makers import a_member

WORDS = ["Qanton", "Qberta", "Qclara", "Qdora"]
NAMES = ["Holzbau Ilse", "Bäckerei Grün", "Holzbau Ilse"]


def organisations(mark: str) -> list[Organisation]:
    return [
        Organisation(name=name, town=f"{mark}{number}", ags=f"0571{number}", organisation_kind="company",
                     interest_group="unternehmen")
        for number, name in enumerate(NAMES)
    ]  # fmt: skip


def picture(rows: list[Organisation]) -> list[dict[str, Any]]:
    """Everything stored about each row, without what differs from row to row by nature."""
    found = []
    for row in rows:
        columns = Organisation.objects.filter(pk=row.pk).values().get()
        knot = Knot.objects.filter(pk=row.pk).values().get()
        entry = Entry.objects.filter(knot=row.pk).values("title_words", "text_words").get()
        for each in (columns, knot):
            for name in ("id", "entered_at", "tied_at"):
                each.pop(name, None)
        found.append({**columns, **{f"knot_{name}": value for name, value in knot.items()}, **entry})
    return found


def test_many_new_rows_are_stored_as_one_after_the_other(scope: Network) -> None:
    one_by_one = organisations("Ort")
    for row in one_by_one:
        row.save()
    expected = picture(one_by_one)
    for row in one_by_one:
        row.delete()
    Knot.objects.all().delete()
    at_once = organisations("Ort")
    save_all(at_once)
    assert picture(at_once) == expected
    assert [row["knot_slug"] for row in expected] == ["holzbau-ilse", "baeckerei-gruen", "holzbau-ilse-2"]


def test_many_changed_rows_are_stored_as_one_after_the_other(scope: Network, office: Actor) -> None:
    rows = [a_member(office, f"Betrieb {word}") for word in WORDS]
    for row in rows:
        row.name, row.town = f"{row.name} Nord", "Ilse"
    for row in rows[:2]:
        row.save()
    save_all(rows[2:])
    pictures = picture(rows)
    for word, each in zip(WORDS, pictures, strict=True):
        for name, value in each.items():
            each[name] = str(value).casefold().replace(word.casefold(), "*")
    assert pictures[0] == pictures[1] == pictures[2] == pictures[3]
    assert [found.step.title for found in find("Nord", office, scope.slug)] != []


def test_many_rows_take_few_statements(scope: Network, office: Actor) -> None:
    rows = [
        Organisation(name=f"Betrieb {n}", organisation_kind="company", interest_group="unternehmen") for n in range(50)
    ]
    with CaptureQueriesContext(connection) as asked:
        save_all(rows)
    assert len(asked) < 10
    assert Organisation.objects.count() == 50
