"""One invented person in every place where the house may keep somebody: all of it is handed out, nothing is left."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.postgres.fields import ArrayField
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import connections, models
from pytest_django.fixtures import Settings

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.contacts.models import Organisation, Person
from fachwerk.core import clock
from fachwerk.core.files import keep_bytes
from fachwerk.core.personal import Erase, Personal, declared
from fachwerk.journal.records import record_personal
from fachwerk.networks.models import Network
from fachwerk.networks.operations import found_network
from fachwerk.privacy.operations import erase_person, erasure_list, reapply_erasures
from fachwerk.privacy.queries import everything_about, stored_files, subject_of
from fachwerk.search.find import find
from fachwerk.tenancy.models import NetworkModel
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot, Threaded

NAME, EMAIL, PHONE = "Kanaria Zeisigmann", "kanaria.zeisigmann@vogelhaus.example", "05231 4477113"


@dataclass
class Canary:
    """The person, what was written about her, and what must be gone."""

    network: Network
    person: Person
    user: Any
    organisation: Organisation
    marks: dict[str, str] = field(default_factory=dict)  # every mark must be handed out
    gone: dict[str, str] = field(default_factory=dict)  # these must be gone
    count: int = 0
    kept_keys: list[str] = field(default_factory=list)

    def spread(self) -> None:
        """One row for each declaration of the house."""
        for one in sorted(declared(), key=_is_far):  # the rows others hang on come first
            self._row_for(one)

    def _row_for(self, one: Personal) -> None:
        model = apps.get_model(one.model)
        if one.model in ("contacts.Person", "accounts.User"):
            return  # herself
        values = self._linked(one)
        for name in one.fields:
            if name not in values:
                values[name] = self._marked(one, model, name)
        for name in one.files:
            values[name] = keep_bytes(f"%PDF- {one.key}".encode(), "pdf")
            if one.erase is not Erase.KEEP:
                self.kept_keys.append(values[name])
        if one.model == "journal.Detail":
            record_personal("contacts.change_person", about=self.person.pk, values={"phone": ("Vorher-Zeisig", PHONE)})
            self.marks["journal.Detail"] = "Vorher-Zeisig"
            return
        if one.model == "journal.DetailKey":
            return  # made together with the detail
        make(model, self.network, **values, **STANDING.get(one.model, {}))

    def _linked(self, one: Personal) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for known_by, value in (("person", self.person), ("user", self.user), ("email", EMAIL)):
            for lookup in one.lookups(known_by)[:1]:
                values |= self._link(apps.get_model(one.model), lookup, value)
        return values

    def _link(self, model: type[models.Model], lookup: str, value: Any) -> dict[str, Any]:
        """Values of a new row of ``model`` from which ``lookup`` leads to her."""
        head, _dots, rest = lookup.partition("__")
        way = model._meta.get_field(head)
        if rest:
            return {head: self._row_leading(way.related_model, rest, value)}
        return {head: value if way.is_relation or isinstance(value, str) else value.pk}

    def _row_leading(self, model: Any, lookup: str, value: Any) -> Any:
        head, _dots, rest = lookup.partition("__")
        way = model._meta.get_field(head)
        if way.concrete:
            known = model._default_manager.filter(**{lookup: value}).first()
            return known or make(model, self.network, **self._link(model, lookup, value))
        row = make(model, self.network)
        make(way.related_model, self.network, **{way.field.name: row}, **self._link(way.related_model, rest, value))
        return row

    def _marked(self, one: Personal, model: type[models.Model], name: str) -> Any:
        kind: Any = model._meta.get_field(name)
        if kind.choices:
            return kind.choices[0][0]
        if isinstance(kind, models.EmailField):
            return EMAIL
        self.count += 1
        mark = (
            f"198.51.100.{self.count % 200}" if isinstance(kind, models.GenericIPAddressField) else f"zz{self.count}zz"
        )
        if name not in (*one.secret, *one.files):
            self.marks[f"{one.key} {name}"] = mark
        if one.erase not in (Erase.WORDS, Erase.KEEP):
            self.gone[f"{one.key} {name}"] = mark
        return written(kind, mark, mentions=one.erase is Erase.WORDS)


def _is_far(one: Personal) -> bool:
    """Whether this row is hers only by way of another one."""
    return all("__" in lookup for known_by in ("person", "user", "email") for lookup in one.lookups(known_by)[:1])


def written(kind: Any, mark: str, *, mentions: bool) -> Any:
    """What stands in the field: the mark, and in free texts the name and the ways to reach her."""
    if isinstance(kind, models.BinaryField):
        return mark.encode()
    if isinstance(kind, models.JSONField):
        cells = [[mark, "Kanaria", "Zeisigmann", PHONE], {"an": f"{NAME} <{EMAIL}>"}]
        return cells if mentions else [mark]
    if not mentions:
        return f"{mark}-kanaria-zeisigmann" if isinstance(kind, models.SlugField) else mark
    if isinstance(kind, models.SlugField):
        return f"{mark}-kanaria-zeisigmann"
    text = f"{mark} {NAME}, {EMAIL}"
    return f"{mark} {NAME}" if kind.max_length and kind.max_length < len(text) else text


def make(model: type[models.Model], network: Network, **given: Any) -> Any:
    """A row of any model with everything it requires."""
    values = dict(given)
    for kind in model._meta.local_fields:
        may_stay_empty = kind.null and kind.name not in NEVER_EMPTY.get(model._meta.label, set())
        if kind.name in values or kind.primary_key or kind.has_default() or may_stay_empty or kind.name == "network":
            continue
        if kind.attname in values:
            continue
        values[kind.name] = _needed(kind, network)
    for kind in model._meta.local_fields:
        if kind.name == "network" and not issubclass(model, NetworkModel):
            values[kind.name] = network
    row = model(**values)
    row.save()
    return row


PLAIN: dict[type[models.Field], Callable[[], Any]] = {
    models.BooleanField: lambda: False,
    models.DateTimeField: clock.now,
    models.DateField: clock.today,
    models.EmailField: lambda: f"niemand-{uuid.uuid4().hex[:8]}@leer.example",
    models.UUIDField: uuid.uuid4,
    models.IntegerField: lambda: 1,
    models.JSONField: list,
    ArrayField: list,
}


def _needed(kind: Any, network: Network) -> Any:
    if kind.is_relation:
        if kind.related_model is Network:
            return network if kind.name != "answering_network" else Network.objects.exclude(pk=network.pk).get()
        known = None if kind.unique or kind.related_model is Knot else kind.related_model._default_manager.first()
        return known or make(kind.related_model, network)
    if kind.choices:
        return kind.choices[0][0]
    for sort, value in PLAIN.items():
        if isinstance(kind, sort):
            return value()
    if kind.blank and not kind.unique:
        return ""
    return uuid.uuid4().hex[: kind.max_length or 32]


@pytest.fixture
def canary(own_database: str, settings: Settings, tmp_path: Path) -> Canary:
    settings.ERASURE_LIST = tmp_path / "erasures.jsonl"
    settings.MEDIA_ROOT = tmp_path / "files"
    network = found_network(slug="teutoheim", name="Teutoheim", region_name="Teutoheim", kreise=["05711"])
    found_network(slug="wesermark", name="Wesermark", region_name="Wesermark", kreise=["03241"])
    user = get_user_model()._default_manager.create_user(EMAIL, "ein langes Passwort", name=NAME)
    with network_scope(network):
        organisation = Organisation.objects.create(name="Vogelhaus")
        person = Person.objects.create(name=NAME, email=EMAIL, phone=PHONE, user=user)
        make(apps.get_model("contacts.Affiliation"), network, person=person, organisation=organisation, function="")
        bird = Canary(network, person, user, organisation)
        bird.spread()
        session = SessionStore()
        session["_auth_user_id"] = str(user.pk)
        session.save()
    return bird


def whole_database() -> str:
    """Every row of every table as text, seen by the role that no wall stops."""
    keeper = connections["keeper"]
    keeper.settings_dict["NAME"] = connections["default"].settings_dict["NAME"]
    try:
        with keeper.cursor() as cursor:
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            tables = [row[0] for row in cursor.fetchall()]
            texts = []
            for table in tables:
                cursor.execute(f'SELECT t::text FROM "{table}" AS t')  # noqa: S608 - names out of the catalogue
                texts += [f"{table}: {row[0]}" for row in cursor.fetchall()]
    finally:
        keeper.close()
    return "\n".join(texts)


def lines_with(dump: str, *words: str) -> list[str]:
    return [line[:200] for line in dump.splitlines() if any(word.lower() in line.lower() for word in words)]


# keys that may be empty in the table and must not be in practice
NEVER_EMPTY = {"strategy.GroupAdvice": {"field"}}
# only one draft of a concept at a time, and the goals of the canary already need one
STANDING: dict[str, dict[str, Any]] = {
    "strategy.ConceptVersion": {
        "state": "superseded",
        "resolved_on": date(2012, 1, 1),
        "in_force_from": date(2012, 1, 1),
    }
}
TRACES = (NAME, EMAIL, PHONE, "zeisigmann", "vogelhaus.example")


def lead(network: Network) -> Actor:
    return Actor(None, network.pk, frozenset({Role.VISITOR, Role.OFFICE_LEAD}), "Leitung")


def test_all_of_it_is_handed_out_and_nothing_is_left(canary: Canary) -> None:
    before = whole_database()
    assert len(lines_with(before, *TRACES)) > 30
    with network_scope(canary.network):
        everything = everything_about(subject_of(canary.person), canary.network.name)
        said = everything.as_json()
        missing = [where for where, mark in canary.marks.items() if mark not in said]
        assert missing == []
        assert EMAIL in said
        assert PHONE in said
        assert {key for key, _content in stored_files(everything)} >= set(canary.kept_keys)
        assert find("Zeisigmann", lead(canary.network), canary.network.slug)

        erase_person(lead(canary.network), person=canary.person, typed_name=NAME)

    dump = whole_database()
    assert lines_with(dump, *TRACES) == []
    left = {where: lines_with(dump, mark) for where, mark in canary.gone.items() if lines_with(dump, mark)}
    assert left == {}
    assert [key for key in canary.kept_keys if default_storage.exists(key)] == []
    assert not Session.objects.exists()
    assert EMAIL not in erasure_list().read_text()
    assert NAME not in erasure_list().read_text()


def test_no_declaration_is_without_a_row_of_the_canary(canary: Canary) -> None:
    from fachwerk.privacy.queries.traces import traces_of

    with network_scope(canary.network):
        found = {trace.personal.key for trace in traces_of(subject_of(canary.person))}
    assert {one.key for one in declared()} - found == set()


def test_what_stays_is_named_with_its_reason(canary: Canary) -> None:
    from fachwerk.privacy.queries.erasing import preview_of

    with network_scope(canary.network):
        preview = preview_of(subject_of(canary.person))
    staying = {line.personal.model for line in preview.staying}
    assert staying == {one.model for one in declared() if one.erase is Erase.KEEP}
    assert all(line.what_happens for line in preview.lines)


def test_a_restored_backup_is_erased_again(canary: Canary) -> None:
    with network_scope(canary.network):
        erase_person(lead(canary.network), person=canary.person, typed_name=NAME)
        apps.get_model("privacy.Erasure").objects.all().delete()  # the database of before knows nothing of it
        apps.get_model("privacy.Suppression").objects.all().delete()
        user = get_user_model()._default_manager.get(pk=canary.user.pk)
        user.email, user.name, user.is_active = EMAIL, NAME, True
        user.save()
        Person(pk=canary.person.pk, name=NAME, email=EMAIL, phone=PHONE, user=user).save(force_insert=True)
        make(apps.get_model("events.Claim"), canary.network, email=EMAIL, name=NAME)
        make(
            apps.get_model("outreach.Touch"),
            canary.network,
            note=f"{NAME} ruft zurück",
            organisation=canary.organisation,
        )
    assert lines_with(whole_database(), NAME)

    assert reapply_erasures() == 1

    assert lines_with(whole_database(), *TRACES) == []
    assert reapply_erasures() == 0  # nobody is erased twice


def test_a_threaded_row_leaves_the_search_with_the_name(canary: Canary) -> None:
    with network_scope(canary.network):
        erase_person(lead(canary.network), person=canary.person, typed_name=NAME)
        words = apps.get_model("search.Entry").objects.values_list("title_words", "text_words")
        assert not any("zeisigmann" in word for title, text in words for word in [*title, *text])
    assert any(issubclass(apps.get_model(one.model), Threaded) for one in declared())
