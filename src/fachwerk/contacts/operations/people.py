"""People enter the register, take functions and leave them."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.accounts.models import User
from fachwerk.contacts.models import Affiliation, Organisation, Person
from fachwerk.core import clock
from fachwerk.core.dates import show_day
from fachwerk.core.errors import NotSo
from fachwerk.journal.records import record_personal
from fachwerk.operation.gate import operation


@operation("contacts.enter_person")
def enter_person(actor: Actor, *, name: str, email: str = "", phone: str = "", user: User | None = None) -> Person:
    """A person enters the register once; the same name with the same address is the same person."""
    person = Person(name=" ".join(name.split()), email=email.strip(), phone=phone)
    _check(person)
    person.save()
    return _connected(person, user) if user else person


@operation("contacts.change_person", on="person")
def change_person(actor: Actor, *, person: Person, name: str, email: str = "", phone: str = "") -> Person:
    """The office corrects what the register says about a person."""
    before = (person.name, person.email, person.phone)
    person.name, person.email, person.phone = after = " ".join(name.split()), email.strip(), phone
    _check(person)
    person.save()
    changed = dict(zip(("name", "email", "phone"), zip(before, after, strict=True), strict=True))
    record_personal("contacts.change_person", about=person.pk, values=changed)
    return person


@operation("contacts.connect_account", on="person")
def connect_account(actor: Actor, *, person: Person, user: User | None) -> Person:
    """A person gets the rights of their functions with the account that is connected; one account per person."""
    return _connected(person, user)


def _connected(person: Person, user: User | None) -> Person:
    if user is not None and Person.objects.filter(user=user).exclude(pk=person.pk).exists():
        raise NotSo(_("Dieser Zugang gehört schon zu einer anderen Person."), field="user")
    person.user = user
    person.save()
    return person


def _check(person: Person) -> None:
    if not person.name:
        raise NotSo(_("Bitte geben Sie einen Namen an."), field="name")
    twin = Person.objects.filter(name__iexact=person.name, email__iexact=person.email).exclude(pk=person.pk)
    if person.email and twin.exists():
        raise NotSo(
            _("„%(name)s“ steht mit dieser Adresse schon im Verzeichnis.") % {"name": person.name}, field="name"
        )


@operation("contacts.affiliate", on="person")
def affiliate(
    actor: Actor,
    *,
    person: Person,
    organisation: Organisation,
    function: str = "",
    since: date | None = None,
    until: date | None = None,
) -> Affiliation:
    """A person takes a function in an organisation; the same function does not run twice at the same time."""
    if since and until and until < since:
        raise NotSo(_("Der letzte Tag liegt vor dem ersten."), field="until")
    running = Affiliation.objects.filter(person=person, organisation=organisation, function=function, until=None)
    if running.exists():
        raise NotSo(
            _("%(person)s hat diese Funktion bei „%(organisation)s“ schon.")
            % {"person": person.name, "organisation": organisation.name},
            field="function",
        )
    return Affiliation.objects.create(
        person=person, organisation=organisation, function=function, since=since, until=until
    )


@operation("contacts.end_affiliation", on="affiliation")
def end_affiliation(actor: Actor, *, affiliation: Affiliation, until: date | None = None) -> Affiliation:
    """A function gets its last day; from the next day on it gives no rights any more."""
    last = until or clock.today()
    if affiliation.since and last < affiliation.since:
        raise NotSo(
            _("Die Funktion begann erst am %(day)s.") % {"day": show_day(affiliation.since)},
            field="until",
        )
    affiliation.until = last
    affiliation.save(update_fields=["until"])
    return affiliation
