"""Reading accounts and roles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.access.actor import Actor, Grant, actor_for
from fachwerk.access.roles import Role
from fachwerk.accounts.models import Invitation, RoleAssignment, User
from fachwerk.accounts.policies import SECOND_FACTOR_ROLES
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import active_network_id, network_is_active, network_scope

DEMONSTRATION_ADDRESS = "@demo.example"
_FIRST = [Role.OFFICE_LEAD, Role.OFFICE_STAFF, Role.CHAIR, Role.VOTER, Role.DEPUTY, Role.MEMBER_CONTACT]
DEMONSTRATION_ORDER = [*_FIRST, *(role for role in Role if role not in _FIRST)]
#: Role names that do not fit behind the word "als".
DEMONSTRATION_WORDS = {
    Role.VOTER: gettext_lazy("stimmberechtigtes Mitglied eines Gremiums"),
    Role.NATIONAL_OFFICE: gettext_lazy("bundesweite Geschäftsstelle"),
    Role.DATA_PROTECTION: gettext_lazy("datenschutzbeauftragte Person"),
}
# the more special mark comes first: every browser claims to be several others
BROWSERS = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]
SYSTEMS = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
]


def assigned_roles(user_id: int) -> Iterable[Grant]:
    """Role source: what was assigned in the active network and is valid today."""
    if not network_is_active():
        return
    roles = active_assignments(user=user_id).values_list("role", flat=True)
    yield Grant(roles=frozenset(Role(role) for role in roles))


def this_network() -> Network:
    """The network in whose scope we act."""
    return Network.objects.get(pk=active_network_id())


def valid_today() -> Q:
    """The condition of an assignment that counts today."""
    day = clock.today()
    return Q(Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day, ended_at=None)


def active_assignments(**narrowed: Any) -> QuerySet[RoleAssignment]:
    """Roles that count today in the active network."""
    return RoleAssignment.objects.filter(valid_today(), network=active_network_id(), **narrowed)


def user_with_email(email: str) -> User | None:
    """The user behind an address, in whatever case it is written."""
    return User.objects.filter(email__iexact=email.strip()).first()


def office_assignments(words: str = "", role: str = "") -> QuerySet[RoleAssignment]:
    """Who has which role in the active network, those that are over included."""
    factor = Authenticator.objects.filter(user=OuterRef("user"), type=Authenticator.Type.TOTP)
    found = RoleAssignment.objects.filter(network=active_network_id()).select_related("user")
    found = found.annotate(has_second_factor=Exists(factor))
    if words:
        found = found.filter(Q(user__name__icontains=words) | Q(user__email__icontains=words))
    if role:
        found = found.filter(role=role)
    return found.order_by("ended_at", "user__name", "user__email")


def open_invitations() -> list[Invitation]:
    """Invitations that nobody has accepted or withdrawn, the latest first; expired ones can be sent again."""
    return list(Invitation.objects.filter(accepted_at=None, withdrawn_at=None))


def invitation_called(key: str) -> Invitation:
    """The invitation behind a link; raises NotThere."""
    found: Invitation = _found(Invitation.objects.filter(pk=_uuid(key)))
    return found


def assignment_for(actor: Actor, key: UUID) -> RoleAssignment:
    """A role of the active network; a foreign one is not there."""
    found: RoleAssignment = _found(
        RoleAssignment.objects.filter(pk=key, network=active_network_id()).select_related("user", "network")
    )
    return found


def assignable_to(network: Network, actor: Actor) -> list[Role]:
    """The roles the office may offer: those that do not follow from seats and affiliations."""
    roles = [Role.OFFICE_STAFF, Role.OFFICE_LEAD, Role.MEMBER_CONTACT, Role.CONSULTANT, Role.DATA_PROTECTION]
    if actor.has(Role.ADMINISTRATOR, Role.SYSTEM):
        roles += [Role.ADMINISTRATOR, *([Role.NATIONAL_OFFICE] if network.is_national_office else [])]
    return roles


@dataclass(frozen=True)
class Place:
    """A network in which a user has roles."""

    network: Network
    roles: list[Role]
    is_office: bool


def places_of(user: User) -> list[Place]:
    """The networks in which the user has roles today: assigned, or following from seats and affiliations."""
    places = []
    for network in Network.objects.order_by("name"):
        with network_scope(network):
            actor = actor_for(user.pk, network.pk)
        roles: list[Role] = [role for role in Role if role in actor.roles and role != Role.VISITOR]
        if roles:
            places.append(Place(network, roles, actor.is_office))
    return places


def only_assigned_network(user: User) -> RoleAssignment | None:
    """The user's one assignment, an office's first, if there is exactly one network: logging in leads there."""
    found = list(RoleAssignment.objects.filter(valid_today(), user=user).select_related("network"))
    found.sort(key=lambda assignment: assignment.role not in (Role.OFFICE_LEAD, Role.OFFICE_STAFF))
    return found[0] if len({assignment.network.pk for assignment in found}) == 1 else None


def must_have_second_factor(user_id: int) -> bool:
    """Whether a role of the user, in whatever network, asks for a second factor today."""
    return RoleAssignment.objects.filter(valid_today(), user=user_id, role__in=SECOND_FACTOR_ROLES).exists()


def has_second_factor(user: User) -> bool:
    """Whether the user has set one up."""
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists())


def administrators() -> QuerySet[User]:
    """Everybody who is an administrator of some network today."""
    held = RoleAssignment.objects.filter(valid_today(), role=Role.ADMINISTRATOR, user__is_active=True)
    return User.objects.filter(pk__in=held.values("user"))


@dataclass(frozen=True)
class OpenSession:
    """One device on which the user is logged in."""

    key: int
    device: str
    since: datetime
    is_this_one: bool


def sessions_of(user: User, session_key: str) -> list[OpenSession]:
    """Where the user is logged in, the present device first."""
    found = [
        OpenSession(session.pk, device(session.user_agent), session.created_at, session.session_key == session_key)
        for session in UserSession.objects.purge_and_list(user)
    ]
    return sorted(found, key=lambda session: (not session.is_this_one, session.since))


def device(user_agent: str) -> str:
    """A browser's long description of itself in two words."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), _("Ein Browser"))
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    return _("%(browser)s auf %(system)s") % {"browser": browser, "system": system} if system else browser


@dataclass(frozen=True)
class DemonstrationLogin:
    """A button of the login page: an invented person and what it is there for."""

    user_id: int
    words: str


def demonstration_logins() -> list[tuple[Network, list[DemonstrationLogin]]]:
    """The invented people of the demonstration by network, the busiest first; nobody outside of the demonstration."""
    if not settings.DEMO:
        return []
    assignments = RoleAssignment.objects.filter(
        valid_today(), user__email__endswith=DEMONSTRATION_ADDRESS, user__is_active=True
    ).select_related("network")
    people: dict[Network, dict[int, Role]] = {}
    for assignment in sorted(assignments, key=lambda one: DEMONSTRATION_ORDER.index(Role(one.role))):
        people.setdefault(assignment.network, {}).setdefault(assignment.user_id, Role(assignment.role))
    found = [
        (
            network,
            [
                DemonstrationLogin(user_id, str(DEMONSTRATION_WORDS.get(role, role.label)))
                for user_id, role in roles.items()
            ],
        )
        for network, roles in people.items()
    ]
    return sorted(found, key=lambda place: (-len(place[1]), place[0].name))


def demonstration_user(key: str) -> User:
    """The invented person behind a button; raises NotThere outside of the demonstration."""
    if not settings.DEMO or not key.isdecimal():
        raise NotThere
    user: User = _found(User.objects.filter(pk=int(key), email__endswith=DEMONSTRATION_ADDRESS, is_active=True))
    return user


def _found(rows: QuerySet[Any]) -> Any:
    row = rows.first()
    if row is None:
        raise NotThere
    return row


def _uuid(key: str) -> UUID:
    try:
        return UUID(key)
    except ValueError as broken:
        raise NotThere from broken
