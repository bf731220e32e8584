"""Who acts, in which network, in which roles valid today."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Hashable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from fachwerk.access.roles import Role


@dataclass(frozen=True)
class Actor:
    """Built once per request, job or import. ``name`` is what the journal shows."""

    user_id: int | None
    network_id: uuid.UUID | None
    roles: frozenset[Role] = field(default_factory=frozenset)
    name: str = ""
    organisation_ids: frozenset[uuid.UUID] = field(default_factory=frozenset)

    def has(self, *roles: Role) -> bool:
        """Whether any of these roles is among the actor's."""
        return not self.roles.isdisjoint(roles)

    @property
    def is_office(self) -> bool:
        """Staff or lead of the office (or the system acting for it)."""
        return self.has(Role.OFFICE_STAFF, Role.OFFICE_LEAD, Role.SYSTEM)

    @property
    def is_member(self) -> bool:
        """Somebody inside the network: office or a role derived from membership."""
        return self.is_office or self.has(
            Role.MEMBER_CONTACT, Role.VOTER, Role.DEPUTY, Role.CHAIR, Role.ADMINISTRATOR, Role.DATA_PROTECTION
        )


def visitor(network_id: uuid.UUID | None = None) -> Actor:
    """Somebody who has not signed in."""
    return Actor(user_id=None, network_id=network_id, roles=frozenset({Role.VISITOR}))


def system(name: str, network_id: uuid.UUID) -> Actor:
    """Named actors of jobs and imports, such as ``system("nightly", …)``."""
    return Actor(user_id=None, network_id=network_id, roles=frozenset({Role.SYSTEM}), name=f"system: {name}")


def guest_link(network_id: uuid.UUID) -> Actor:
    """The bearer of a signed link: a capability, not a user."""
    return Actor(user_id=None, network_id=network_id, roles=frozenset({Role.VISITOR, Role.GUEST_LINK}))


@dataclass(frozen=True)
class Grant:
    """What a role source adds to a user in the active network today."""

    roles: frozenset[Role]
    organisation_ids: frozenset[uuid.UUID] = frozenset()


_asked: ContextVar[dict[Hashable, Any] | None] = ContextVar("fachwerk_asked", default=None)
Found = TypeVar("Found")


def asked_once(key: Hashable, ask: Callable[[], Found]) -> Found:
    """What several role sources want to know is asked once while an actor is built; elsewhere it is asked anew."""
    known = _asked.get()
    if known is None:
        return ask()
    if key not in known:
        known[key] = ask()
    found: Found = known[key]
    return found


RoleSource = Callable[[int], Iterable[Grant]]
_role_sources: list[RoleSource] = []


def add_role_source(source: RoleSource) -> None:
    """Upper apps register where roles come from (assignments, dated seats, dated affiliations)."""
    if source not in _role_sources:
        _role_sources.append(source)


def actor_for(user_id: int | None, network_id: uuid.UUID | None, name: str = "") -> Actor:
    """The actor with the union of all roles valid today; must run inside the network's scope if there is one."""
    if user_id is None:
        return visitor(network_id)
    roles: set[Role] = {Role.VISITOR}
    organisations: set[uuid.UUID] = set()
    mark = _asked.set({})
    try:
        for grant in (grant for source in _role_sources for grant in source(user_id)):
            roles |= grant.roles
            organisations |= grant.organisation_ids
    finally:
        _asked.reset(mark)
    return Actor(user_id, network_id, frozenset(roles), name, frozenset(organisations))
