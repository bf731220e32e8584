"""Who has which e-mail address."""

from __future__ import annotations

from fachwerk.contacts.models import Organisation, Person

MOST = 20


def people_with_address(address: str) -> list[Person]:
    """People with this address, however it is written."""
    return list(Person.objects.filter(email__iexact=address)[:MOST]) if address else []


def organisations_with_address(address: str) -> list[Organisation]:
    """Organisations with this address."""
    return list(Organisation.objects.filter(email__iexact=address)[:MOST]) if address else []
