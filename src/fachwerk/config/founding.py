"""The first rows of an installation: network, steering body, first administrator, operator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import translation

from fachwerk.access.actor import Actor, system
from fachwerk.access.roles import Role
from fachwerk.accounts.operations import invitation_path, invite_user
from fachwerk.accounts.queries import active_assignments, open_invitations, user_with_email
from fachwerk.decisions.operations import found_body
from fachwerk.decisions.queries import main_body
from fachwerk.networks.models import Network
from fachwerk.networks.operations import found_network, write_installation_profile
from fachwerk.networks.queries.legal import installation_profile
from fachwerk.tenancy.scope import network_scope

FIRST_ROLES = (Role.ADMINISTRATOR, Role.OFFICE_LEAD)


@dataclass
class Founded:
    """What was done or existed already, a sentence each, and the link of the first administrator."""

    done: list[str] = field(default_factory=list)
    link: str = ""


def found(answers: Mapping[str, str], *, by_mail: bool = True) -> Founded:
    """Does what is missing and says what exists."""
    founded = Founded()
    with translation.override("de"):
        network = _network(answers, founded)
        with network_scope(network):
            actor = system("init", network.pk)
            _body(actor, founded)
            _administrator(actor, answers, founded, by_mail=by_mail and bool(answers.get("mail-host")))
        _operator(answers, founded)
    return founded


def _network(answers: Mapping[str, str], founded: Founded) -> Network:
    known = Network.objects.filter(slug=answers["slug"]).first()
    if known is not None:
        founded.done.append(f"Netzwerk: „{known.name}“ gibt es schon.")
        return known
    network = found_network(
        slug=answers["slug"],
        name=answers["network-name"],
        region_name=answers.get("region", ""),
        state_code=answers.get("state", ""),
        office_name=f"Geschäftsstelle {answers['network-name']}",
        office_email=answers["admin-email"],
    )
    founded.done.append(f"Netzwerk: „{network.name}“ ist gegründet, {settings.BASE_URL}/n/{network.slug}/")
    return network


def _body(actor: Actor, founded: Founded) -> None:
    known = main_body()
    name = known.name if known else found_body(actor).name
    founded.done.append(f"Gremium: „{name}“ {'gibt es schon' if known else 'ist angelegt'}.")


def _administrator(actor: Actor, answers: Mapping[str, str], founded: Founded, *, by_mail: bool) -> None:
    email = answers["admin-email"].casefold()
    user = user_with_email(email)
    held = set(active_assignments(user=user).values_list("role", flat=True)) if user else set()
    missing = [role for role in FIRST_ROLES if role not in held]
    if not missing:
        founded.done.append(f"Administration: {email} hat schon einen Zugang.")
        return
    waiting = {one.role: one for one in open_invitations() if one.email == email and one.is_open}
    state = "ist noch nicht angenommen" if all(role in waiting for role in missing) else "ist ausgesprochen"
    for role in missing:
        if role not in waiting:  # one mail is enough: accepting it takes every role offered to the address
            silently = not by_mail or role != missing[-1]
            waiting[role] = invite_user(actor, email=email, name=answers["admin-name"], role=role, silently=silently)
    founded.link = settings.BASE_URL + invitation_path(waiting[missing[-1]])
    founded.done.append(f"Administration: Die Einladung an {email} {state}.")


def _operator(answers: Mapping[str, str], founded: Founded) -> None:
    if installation_profile().operator:
        founded.done.append("Betreiber: steht schon im Impressum.")
    elif answers.get("operator"):
        write_installation_profile(
            operator=answers["operator"],
            address=answers.get("operator-address", ""),
            email=answers.get("operator-email", ""),
        )
        founded.done.append("Betreiber: steht im Impressum der Installation.")
    else:
        founded.done.append("Betreiber: fehlt noch im Impressum (Büro, Pflichtseiten, Betreiber der Installation).")
