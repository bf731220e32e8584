"""Invented people with whom the demonstration is walked through, one per role."""

from __future__ import annotations

from datetime import date
from typing import Any

from fachwerk.access.roles import Role
from fachwerk.accounts.models import User
from fachwerk.accounts.operations import assign_role
from fachwerk.contacts import operations as contacts
from fachwerk.demonstration.loading.book import Book, content
from fachwerk.tenancy.scope import network_scope


def load_accounts(book: Book, books: dict[str, Book]) -> None:
    """Accounts exist only in the demonstration; their addresses belong to nobody."""
    _plain(book, Role.OFFICE_LEAD, Role.OFFICE_STAFF, Role.ADMINISTRATOR, Role.DATA_PROTECTION)
    members = content("members")["members"]
    consultancy = next(
        m["key"] for m in members if m["kind"] == "consultancy" and not m.get("until") and m.get("display_name")
    )
    carrier = _carrier(members)
    _derived(book, Role.CHAIR, "konferenz_kreise")
    _derived(book, Role.VOTER, "kammerverbund")
    _derived(book, Role.MEMBER_CONTACT, "stadt_teutoheim")
    _derived(book, Role.CONSULTANT, consultancy)
    _derived(book, Role.CARRIER, carrier)
    for key, partner in books.items():
        _plain(partner, Role.NATIONAL_OFFICE if key == "office" else Role.OFFICE_LEAD)


def _plain(book: Book, *roles: Role) -> None:
    with network_scope(book.network), book.at(date(2016, 1, 4)):
        for role in roles:
            user = _user(book, role)
            assign_role(book.office, user=user, role=role)


def _derived(book: Book, role: Role, organisation_key: str) -> None:
    """The role comes from a function or a seat; the assignment beside it puts the button on the login page."""
    with network_scope(book.network), book.at(date(2016, 1, 4)):
        user = _user(book, role)
        contacts.connect_account(book.office, person=book.made[f"person:{organisation_key}"], user=user)
        assign_role(book.office, user=user, role=role)


def _carrier(members: list[dict[str, Any]]) -> str:
    """The lead of a project that runs today."""
    running = {item["lead"] for item in content("projects")["projects"] if item["state"] == "running"}
    taken = {"konferenz_kreise", "kammerverbund", "stadt_teutoheim"}
    return str(next(m["key"] for m in members if m["key"] in running - taken and m.get("display_name")))


def _user(book: Book, role: Role) -> User:
    return User.objects.create_user(
        f"{role.value.replace('_', '-')}.{book.network.slug}@demo.example", name=f"{role.label} (erfunden)"
    )
