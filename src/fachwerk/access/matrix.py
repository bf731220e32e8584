"""What each role may do: one readable table, action code → roles, default deny.

An action code is ``app.verb_object``, identical in matrix, journal and documentation. Conditions on the single object
stand in each app's ``policies.py``. ``read_…`` actions guard pages, all others guard operations.
"""

from __future__ import annotations

from collections.abc import Iterable

from fachwerk.access.roles import Role

OFFICE = frozenset({Role.OFFICE_STAFF, Role.OFFICE_LEAD, Role.SYSTEM})
LEAD = frozenset({Role.OFFICE_LEAD, Role.SYSTEM})
MEMBERS = OFFICE | {Role.MEMBER_CONTACT, Role.VOTER, Role.DEPUTY, Role.CHAIR}
VOTERS = frozenset({Role.VOTER, Role.DEPUTY, Role.CHAIR})
CARRIERS = frozenset({Role.CARRIER})
PARTNERS = OFFICE | {Role.NATIONAL_OFFICE}
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR, Role.SYSTEM})
EVERYBODY = frozenset(Role)

MATRIX: dict[str, frozenset[Role]] = {
    # ── office (pages of the office that belong to no single station)
    "office.read_desk": OFFICE,
    "office.read_search": EVERYBODY,
    # ── thread
    "thread.read_trace": EVERYBODY,
    # ── networks
    "networks.found_network": ADMINISTRATORS,
    "networks.change_profile": OFFICE,
    # ── accounts
    # ── contacts
    # ── decisions
    # ── impact
    # ── strategy
    # ── events
    # ── recommendations
    # ── projects
    # ── outreach
    # ── partnership
    # ── loop
    # ── insight
    # ── mailing
    "mailing.read_demo_mailbox": EVERYBODY,
}


def allows(roles: Iterable[Role], action: str) -> bool:
    """Whether any of ``roles`` may do ``action``; an unknown action is a programming error and raises KeyError."""
    return not MATRIX[action].isdisjoint(roles)
