"""Functions change their days and pass from one person to the next."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Affiliation, Person
from fachwerk.contacts.operations.people import affiliate, enter_person
from fachwerk.core import clock
from fachwerk.core.dates import show_day
from fachwerk.core.errors import NotSo
from fachwerk.operation.gate import operation


@operation("contacts.change_affiliation", on="affiliation")
def change_affiliation(
    actor: Actor,
    *,
    affiliation: Affiliation,
    function: str = "",
    since: date | None = None,
    until: date | None = None,
) -> Affiliation:
    """The office corrects what a function is called and on which days it was held."""
    if since and until and until < since:
        raise NotSo(_("Der letzte Tag liegt vor dem ersten."), field="until")
    affiliation.function, affiliation.since, affiliation.until = " ".join(function.split()), since, until
    affiliation.save(update_fields=["function", "since", "until"])
    return affiliation


@operation("contacts.succeed_affiliation", on="affiliation")
def succeed_affiliation(
    actor: Actor,
    *,
    affiliation: Affiliation,
    first_day: date | None = None,
    person: Person | None = None,
    name: str = "",
    email: str = "",
    phone: str = "",
    function: str = "",
) -> Affiliation:
    """Somebody takes over a function: it ends for the one on the day before it begins for the other."""
    begins = first_day or clock.today()
    last = begins - timedelta(days=1)
    if affiliation.since and last < affiliation.since:
        raise NotSo(
            _("Die Funktion begann erst am %(day)s. Die Nachfolge kann frühestens einen Tag danach beginnen.")
            % {"day": show_day(affiliation.since)},
            field="first_day",
        )
    if affiliation.until and affiliation.until < last:
        last = affiliation.until
    if person is None and not name.strip():
        raise NotSo(_("Bitte wählen Sie eine Person aus, oder geben Sie einen Namen ein."), field="person")
    if person is not None and person.pk == affiliation.person.pk:
        raise NotSo(_("Diese Person hat die Funktion schon."), field="person")
    successor = person or enter_person(actor, name=name, email=email, phone=phone)
    affiliation.until = last
    affiliation.save(update_fields=["until"])
    return affiliate(
        actor,
        person=successor,
        organisation=affiliation.organisation,
        function=function or affiliation.function,
        since=begins,
    )
