"""Erasing somebody: one act, journalled without a name, and put on the list that survives a restored backup."""

from __future__ import annotations

import json
import os
import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor, system
from fachwerk.contacts.models import Person
from fachwerk.core import clock
from fachwerk.core.errors import NotSo
from fachwerk.core.facts import announce
from fachwerk.core.personal import Erase, declared
from fachwerk.operation.gate import operation
from fachwerk.privacy import facts
from fachwerk.privacy.models import Erasure, Suppression
from fachwerk.privacy.operations.striking import take_out
from fachwerk.privacy.queries.addresses import mark_of, same_address
from fachwerk.privacy.queries.subjects import Subject, subject_of, subject_of_account, subject_of_address
from fachwerk.privacy.queries.traces import account_is_used_elsewhere, rows_here, rows_of
from fachwerk.tenancy.scope import active_network_id, network_scope


@operation("privacy.erase_person")
def erase_person(actor: Actor, *, person: Person, typed_name: str, stop_writing: bool = True) -> Erasure:
    """A person is erased everywhere at once; whoever does it types the name, because there is no way back."""
    if " ".join(typed_name.split()).casefold() != person.name.casefold():
        raise NotSo(_("Bitte schreiben Sie den Namen genau so: %(name)s") % {"name": person.name}, field="typed_name")
    return _erase(subject_of(person), is_suppressed=stop_writing)


@operation("privacy.erase_address")
def erase_address(actor: Actor, *, email: str, typed_name: str, stop_writing: bool = True) -> Erasure:
    """Somebody who is known by an address alone is erased everywhere at once."""
    if same_address(typed_name) != same_address(email):
        raise NotSo(_("Bitte schreiben Sie die Adresse genau so: %(email)s") % {"email": email}, field="typed_name")
    return _erase(subject_of_address(email), is_suppressed=stop_writing)


def _erase(subject: Subject, *, is_suppressed: bool) -> Erasure:
    counts = _take_out_everywhere(subject)
    erasure = Erasure.objects.create(
        marks=sorted(_marks_of(subject)), counts=dict(counts), is_suppressed=is_suppressed, erased_at=clock.now()
    )
    if is_suppressed:
        for email in subject.emails:
            Suppression.objects.get_or_create(mark=mark_of("email", email), purpose="")
    announce(facts.PersonErased(erasure.pk))
    _write_down(erasure)  # last: an error above leaves no line
    return erasure


def _take_out_everywhere(subject: Subject) -> Counter[str]:
    counts: Counter[str] = Counter()
    account_stays = account_is_used_elsewhere(subject)
    # upper storeys first: what points at the person goes before the person
    for one in reversed(declared()):
        if one.erase is Erase.KEEP or (one.of_the_account and account_stays):
            continue
        for row in rows_of(one, subject):
            counts[one.model] += take_out(one, row, subject)
    if not account_stays:
        counts["sessions.Session"] += _end_sessions(subject)
    return +counts


def _end_sessions(subject: Subject) -> int:
    """Sessions are sealed; each is opened to see whose it is. A sign-in that was begun names the address."""
    ended = 0
    for session in Session.objects.all():
        said = session.get_decoded()
        ours = str(said.get("_auth_user_id", "")) in {str(user) for user in subject.user_ids}
        if ours or subject.strike(said) != said:
            session.delete()
            ended += 1
    return ended


def _marks_of(subject: Subject) -> set[str]:
    return (
        {mark_of("person", key) for key in subject.person_ids}
        | {mark_of("user", key) for key in subject.user_ids}
        | {mark_of("email", email) for email in subject.emails}
    )


def erasure_list() -> Path:
    """The file beside the state of the installation: no backup contains it, so no restore overwrites it."""
    return Path(settings.ERASURE_LIST)


def _write_down(erasure: Erasure) -> None:
    line = {
        "id": str(erasure.pk),
        "network": str(active_network_id()),
        "marks": erasure.marks,
        "suppressed": erasure.is_suppressed,
        "erased_at": erasure.erased_at.isoformat(),
    }
    path = erasure_list()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as opened:
        opened.write(json.dumps(line) + "\n")
        opened.flush()
        os.fsync(opened.fileno())


def reapply_erasures() -> int:
    """Erases again, after a restore, everybody the list names and the restored database does not; gives back how many.

    Called outside of any network. An erasure that the backup already contains is left alone, so that somebody who came
    back later stays.
    """
    again = 0
    networks = set(apps.get_model("networks", "Network")._default_manager.values_list("pk", flat=True))
    for line in _lines():
        network_id = uuid.UUID(line["network"])
        if network_id not in networks:
            continue
        with network_scope(network_id):
            if not Erasure.objects.filter(pk=line["id"]).exists():
                erase_again(system("restore", network_id), line=line)
                again += 1
    return again


def _lines() -> Iterator[dict[str, Any]]:
    path = erasure_list()
    if not path.exists():
        return
    for text in path.read_text(encoding="utf-8").splitlines():
        try:
            yield json.loads(text)
        except json.JSONDecodeError:
            continue  # the last line of a process that was killed while writing


@operation("privacy.erase_again")
def erase_again(actor: Actor, *, line: dict[str, Any]) -> Erasure:
    """What was erased before a backup was restored is erased again."""
    marks, counts = set(line["marks"]), Counter[str]()
    for subject in _subjects_with(marks):
        counts += _take_out_everywhere(subject)
    if line["suppressed"]:
        for mark in marks:  # marks of ids match no address and harm nobody
            Suppression.objects.get_or_create(mark=mark, purpose="")
    return Erasure.objects.create(
        id=line["id"],
        marks=line["marks"],
        counts=dict(counts),
        is_suppressed=line["suppressed"],
        erased_at=datetime.fromisoformat(line["erased_at"]),
    )


def _subjects_with(marks: set[str]) -> Iterator[Subject]:
    for person in Person.objects.all():
        if mark_of("person", person.pk) in marks:
            yield subject_of(person)
    users = apps.get_model("accounts", "User")
    for user in users._default_manager.filter(is_active=True):
        if mark_of("user", user.pk) in marks:
            yield subject_of_account(user)
    for email in _addresses_in_use():
        if mark_of("email", email) in marks:
            yield subject_of_address(email)


def _addresses_in_use() -> set[str]:
    found: set[str] = set()
    for one in declared():
        for lookup in one.lookups("email"):
            model = apps.get_model(one.model)
            found |= {same_address(value) for value in rows_here(model).values_list(lookup, flat=True) if value}
    return found
