"""A mail that came back goes out to the right address, and the register learns it."""

from __future__ import annotations

from fachwerk.access.actor import Actor
from fachwerk.contacts.operations import change_organisation, change_person
from fachwerk.contacts.queries.addresses import organisations_with_address, people_with_address
from fachwerk.mailing.models import NetworkMail
from fachwerk.operation.gate import operation
from fachwerk.operation.mails import send_again


@operation("loop.correct_and_send", on="mail")
def correct_and_send(actor: Actor, *, mail: NetworkMail, to: str, everywhere: bool) -> NetworkMail:
    """The mail is sent to the corrected address; where the old one stood in the register, it is corrected too."""
    old = mail.to
    if everywhere and to.casefold() != old.casefold():
        for person in people_with_address(old):
            change_person(actor, person=person, name=person.name, email=to, phone=person.phone)
        for organisation in organisations_with_address(old):
            change_organisation(actor, organisation=organisation, email=to)
    return send_again(actor, mail=mail, to=to)
