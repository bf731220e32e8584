"""The office's register of people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fachwerk.access.pages import actor_of, needs
from fachwerk.contacts.forms import AffiliationDaysForm, EndForm, NewPersonForm, PersonForm, SuccessionForm
from fachwerk.contacts.models import Affiliation, Person
from fachwerk.contacts.operations import (
    affiliate,
    change_affiliation,
    change_person,
    connect_account,
    end_affiliation,
    enter_person,
    succeed_affiliation,
)
from fachwerk.contacts.queries import (
    affiliation_by_id,
    functions_of,
    people,
    perhaps_there,
    person_by_id,
    user_with_address,
)
from fachwerk.contacts.views.attempts import form_page, onward, succeeds
from fachwerk.contacts.views.led_on import leads_on
from fachwerk.core import clock
from fachwerk.core.answers import SeeOther
from fachwerk.core.tables import Column, Filter, Table


@needs("contacts.read_office")
def office_people(request: HttpRequest, network: str) -> HttpResponse:
    """Everybody the network deals with."""
    states = [("mit", _("mit Funktion")), ("ohne", _("ohne Funktion"))]
    table = Table(
        "personen",
        rows=people(),
        caption=_("Personen"),
        columns=[
            Column(
                "name",
                _("Name"),
                sort="sort_key",
                link=lambda p: reverse("contacts:office_person", args=[network, p.pk]),
            ),
            Column("funktion", _("Funktion"), value=_functions_shown),
            Column("email", _("E-Mail"), sort="email"),
            Column("telefon", _("Telefon"), value="phone"),
            Column("zugang", _("Zugang"), value=lambda p: _("ja") if p.user_id else _("nein")),
        ],
        filters=[Filter("funktion", _("Funktion"), states, _with_function)],
        search=["name", "email"],
        sorted_by="name",
        empty=_("Noch keine Personen."),
        empty_label=_("Person eintragen"),
        empty_url=reverse("contacts:office_person_new", args=[network]),
    ).bind(request)
    return table.export or render(request, "contacts/office_people.html", {"table": table})


def _functions_shown(person: Any) -> str:
    return "; ".join(
        f"{held.function}, {held.organisation.name}" if held.function else held.organisation.name
        for held in person.valid_affiliations
    )


def _with_function(rows: Any, value: str) -> Any:
    without = people(without_function=True).values("pk")
    return rows.filter(pk__in=without) if value == "ohne" else rows.exclude(pk__in=without)


@needs("contacts.read_office")
def office_person_new(request: HttpRequest, network: str) -> HttpResponse:
    """A new person, at once with a function."""
    form = NewPersonForm(request.POST or None, initial={"organisation": request.GET.get("organisation")})
    made: list[Person] = []

    def act(values: dict[str, Any]) -> None:
        organisation, function, since = (values.pop(name) for name in ("organisation", "function", "since"))
        made.append(enter_person(actor_of(request), **values))
        if organisation:
            affiliate(actor_of(request), person=made[0], organisation=organisation, function=function, since=since)

    if request.method == "POST" and succeeds(form, act):
        messages.success(request, _("Die Person ist eingetragen."))
        return SeeOther(reverse("contacts:office_person", args=[network, made[0].pk]) + "?neu=ja")
    context = {
        "heading": _("Person eintragen"),
        "button": _("Eintragen"),
        "back": reverse("contacts:office_people", args=[network]),
    }
    return form_page(request, "contacts/office_form.html", form, context)


@needs("contacts.read_office")
@leads_on("person")
def office_person(request: HttpRequest, network: str, person: UUID) -> HttpResponse:
    """One person: what is known, functions now and before, the account."""
    found = person_by_id(person)
    known = {"name": found.name, "email": found.email, "phone": found.phone}
    form = PersonForm(request.POST or None, initial=known)
    if request.method == "POST" and succeeds(
        form, lambda values: change_person(actor_of(request), person=found, **values)
    ):
        return onward(request, _("Gespeichert."), "contacts:office_person", found.pk)
    today = clock.today()
    context = {
        "person": found,
        "shown_name": known["name"],
        "functions": [(held, held.is_valid_on(today)) for held in functions_of(found)],
        "perhaps": perhaps_there("person", found.pk) if "neu" in request.GET else [],
        "account": None if found.user_id else user_with_address(found),
    }
    return form_page(request, "contacts/office_person.html", form, context)


@needs("contacts.read_office")
@require_POST
def connect(request: HttpRequest, network: str, person: UUID) -> HttpResponse:
    """Connects the account with the person's address, or takes the connection away."""
    found = person_by_id(person)
    user = user_with_address(found) if request.POST.get("connect") == "yes" else None
    connect_account(actor_of(request), person=found, user=user)
    sentence = _("Der Zugang ist verbunden.") if user else _("Der Zugang ist getrennt.")
    return onward(request, sentence, "contacts:office_person", found.pk)


@needs("contacts.read_office")
def end_function(request: HttpRequest, network: str, affiliation: UUID) -> HttpResponse:
    """A function gets its last day."""
    found = affiliation_by_id(affiliation)
    form = EndForm(request.POST or None, initial={"until": clock.today()})
    if request.method == "POST" and succeeds(
        form, lambda values: end_affiliation(actor_of(request), affiliation=found, until=values["until"])
    ):
        return onward(request, _("Die Funktion ist beendet."), "contacts:office_organisation", found.organisation.pk)
    back = reverse("contacts:office_organisation", args=[network, found.organisation.pk])
    eyebrow = f"{found.person.name}, {found.organisation.name}"
    context = {"heading": _("Funktion beenden"), "button": _("Beenden"), "back": back, "eyebrow": eyebrow}
    return form_page(request, "contacts/office_form.html", form, context)


@needs("contacts.read_office")
def change_function(request: HttpRequest, network: str, affiliation: UUID) -> HttpResponse:
    """What a function is called and on which days it was held."""
    found = affiliation_by_id(affiliation)
    known = {"function": found.function, "since": found.since, "until": found.until}
    form = AffiliationDaysForm(request.POST or None, initial=known)
    if request.method == "POST" and succeeds(
        form, lambda values: change_affiliation(actor_of(request), affiliation=found, **values)
    ):
        return onward(request, _("Gespeichert."), "contacts:office_organisation", found.organisation.pk)
    return form_page(request, "contacts/office_form.html", form, _frame(network, found, _("Funktion ändern")))


@needs("contacts.read_office")
def succession(request: HttpRequest, network: str, affiliation: UUID) -> HttpResponse:
    """One form: the function ends for the one and begins for the other."""
    found = affiliation_by_id(affiliation)
    form = SuccessionForm(request.POST or None)
    if request.method == "POST" and succeeds(
        form, lambda values: succeed_affiliation(actor_of(request), affiliation=found, **values)
    ):
        return onward(
            request, _("Die Nachfolge ist eingetragen."), "contacts:office_organisation", found.organisation.pk
        )
    return form_page(request, "contacts/office_form.html", form, _frame(network, found, _("Nachfolge eintragen")))


def _frame(network: str, held: Affiliation, heading: str) -> dict[str, Any]:
    words = ", ".join(filter(None, [held.person.name, held.function, held.organisation.name]))
    back = reverse("contacts:office_organisation", args=[network, held.organisation.pk])
    return {"heading": heading, "button": _("Speichern"), "back": back, "eyebrow": words}
