"""The lists that can be written to, with the reason for each person. Only ``loop`` knows all stations."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.access.actor import system
from fachwerk.contacts.models import Affiliation, Organisation
from fachwerk.contacts.queries import company_rows, members_on, people
from fachwerk.contacts.queries.valid import affiliation_valid_on
from fachwerk.core import clock
from fachwerk.decisions.queries import body_for, people_on
from fachwerk.events.queries import claims_of, event_for
from fachwerk.notebook.queries import Audience, Candidate, Listed
from fachwerk.tenancy.scope import active_network_id

HAS_A_PLACE = ("confirmed", "attended")


def _members(key: str, network: str) -> Listed:
    found = _of_organisations(members_on(clock.today()), _("Ansprechperson des Mitglieds %(name)s"))
    return Listed(_("Alle Mitglieder"), found, reverse("contacts:office_members", args=[network]))


def _of_organisations(
    organisations: Iterable[Organisation], reason: str, *, has_function: bool = True
) -> list[Candidate]:
    """The people of each organisation; where nobody is known, its own address."""
    known = list(organisations)
    held: dict[uuid.UUID, list[Any]] = {}
    rows = Affiliation.objects.filter(affiliation_valid_on(clock.today()), organisation__in=[one.pk for one in known])
    for row in rows.select_related("person").order_by("person__sort_key"):
        held.setdefault(row.organisation_id, []).append(row.person)
    found = []
    for one in known:
        words = reason % {"name": one.name}
        with_address = [person for person in held.get(one.pk, []) if person.email]
        found += [Candidate(person.name, person.email, words, person.pk, has_function) for person in with_address]
        if not with_address:  # nobody is called by the name of an organisation
            found.append(Candidate("" if one.email else one.name, one.email, words, None, has_function))
    return found


def _seats(key: str, network: str) -> Listed:
    page = body_for(system("list", active_network_id()), key)
    reason = _("Sitz im Gremium %(name)s") % {"name": page.body.name}
    deputy = _("Stellvertretung im Gremium %(name)s") % {"name": page.body.name}
    found = []
    for seat in page.seats:
        if seat.person is None:
            found.append(Candidate(seat.organisation.name, "", reason))
        for person in people_on(seat):  # without those who left the organisation
            words = reason if person == seat.person else deputy
            found.append(Candidate(person.name, person.email, words, person.pk))
    return Listed(page.body.name, found, reverse("decisions:office_body", args=[network, key]))


def _participants(key: str, network: str) -> Listed:
    event = event_for(system("list", active_network_id()), key)
    reason = _("Angemeldet zu „%(title)s“") % {"title": event.title}
    claims = claims_of(event).filter(standing__in=HAS_A_PLACE)
    found = [Candidate(claim.name, claim.email, reason) for claim in claims]
    back = reverse("events:office_event", args=[network, key])
    return Listed(_("Angemeldete: %(title)s") % {"title": event.title}, found, back)


def _people(key: str, network: str) -> Listed:
    wish = {name: values[0] for name, values in parse_qs(key.lstrip("?")).items()}
    words = wish.get("q", "")
    rows = people(text=words, without_function=wish.get("funktion") == "ohne")
    found = []
    for person in rows:
        held = person.valid_affiliations  # type: ignore[attr-defined]
        reason = _("Ansprechperson bei %(name)s") % {"name": held[0].organisation.name} if held else _("ohne Funktion")
        found.append(Candidate(person.name, person.email, reason, person.pk, bool(held)))
    label = _("Personen mit „%(words)s“") % {"words": words} if words else _("Personen")
    return Listed(label, found, reverse("contacts:office_people", args=[network]))


def _companies(key: str, network: str) -> Listed:
    wish = parse_qs(key.lstrip("?"))
    rows = company_rows(size_classes=wish.get("groesse", []), kreise=wish.get("kreis", []))
    organisations = Organisation.objects.filter(pk__in=[row.id for row in rows]).order_by("sort_key")
    reason = _("Ansprechperson bei %(name)s")
    found = _of_organisations(organisations, reason, has_function=False)
    return Listed(_("Unternehmen der Region"), found, reverse("outreach:office_companies", args=[network]))


AUDIENCES = [
    Audience("mitglieder", gettext_lazy("Mitglieder"), _members),
    Audience("gremium", gettext_lazy("Sitze eines Gremiums"), _seats),
    Audience("angemeldete", gettext_lazy("Angemeldete einer Veranstaltung"), _participants),
    Audience("personen", gettext_lazy("Personen"), _people),
    Audience("unternehmen", gettext_lazy("Unternehmen"), _companies),
]
