"""Inviting, accepting, giving and ending roles."""

from datetime import timedelta

import pytest

from fachwerk.access.actor import Actor, actor_for, guest_link
from fachwerk.access.roles import Role
from fachwerk.accounts.facts import InvitationAccepted
from fachwerk.accounts.models import Invitation, RoleAssignment, User
from fachwerk.accounts.operations import accept_invitation, assign_role, end_role, invite_user, withdraw_invitation
from fachwerk.accounts.queries import assignment_for, office_assignments, open_invitations, places_of
from fachwerk.core import clock
from fachwerk.core.clock import clock_set
from fachwerk.core.errors import NotAllowed, NotNow, NotSo, NotThere
from fachwerk.core.facts import react_to
from fachwerk.journal.records import history_of
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope


@pytest.fixture
def lead(network: Network) -> Actor:
    return Actor(None, network.pk, frozenset({Role.OFFICE_LEAD}), "Leitung der Geschäftsstelle")


def roles_of(user: User, network: Network) -> frozenset[Role]:
    return actor_for(user.pk, network.pk).roles - {Role.VISITOR}


def test_an_invitation_reaches_its_address_and_becomes_an_account_with_the_role(scope: Network, lead: Actor) -> None:
    invitation = invite_user(lead, email="Neu@Betrieb.example ", role=Role.OFFICE_STAFF, name="Erika Probe")
    mail = NetworkMail.objects.get()
    assert mail.to == "neu@betrieb.example"
    assert (
        "Guten Tag Erika Probe,\n\nLeitung der Geschäftsstelle lädt Sie zu „Fachkräftebündnis Teutoheim“ ein."
        in mail.text
    )
    assert "/l/" in mail.text
    told: list[InvitationAccepted] = []
    react_to(InvitationAccepted, told.append)
    role = accept_invitation(
        guest_link(scope.pk), invitation=invitation, name="Erika Probe", password="ein langer Satz 1"
    )
    assert role.user.check_password("ein langer Satz 1")
    assert roles_of(role.user, scope) == {Role.OFFICE_STAFF}
    assert told[-1].email == "neu@betrieb.example"
    assert [entry.code for entry in history_of(invitation.pk)] == ["accounts.accept_invitation", "accounts.invite_user"]


def test_an_invitation_is_accepted_once_and_only_while_it_counts(scope: Network, lead: Actor) -> None:
    first = invite_user(lead, email="a@betrieb.example", role=Role.OFFICE_STAFF)
    accept_invitation(guest_link(scope.pk), invitation=first, name="A")
    with pytest.raises(NotNow, match="schon angenommen"):
        accept_invitation(guest_link(scope.pk), invitation=first, name="A")
    late = invite_user(lead, email="b@betrieb.example", role=Role.OFFICE_STAFF)
    with clock_set(clock.now() + timedelta(days=15)), pytest.raises(NotNow, match="abgelaufen"):
        accept_invitation(guest_link(scope.pk), invitation=late, name="B")
    withdrawn = withdraw_invitation(lead, invitation=late)
    with pytest.raises(NotNow, match="zurückgezogen"):
        accept_invitation(guest_link(scope.pk), invitation=withdrawn, name="B")
    with pytest.raises(NotNow, match="schon angenommen"):
        withdraw_invitation(lead, invitation=first)


def test_a_second_invitation_renews_the_first(scope: Network, lead: Actor) -> None:
    invitation = invite_user(lead, email="a@betrieb.example", role=Role.OFFICE_STAFF)
    with clock_set(clock.now() + timedelta(days=20)):
        again = invite_user(lead, email="A@betrieb.example", role=Role.OFFICE_STAFF)
        assert again.pk == invitation.pk
        assert again.is_open
    assert NetworkMail.objects.count() == 2


def test_a_known_account_only_gets_the_role(scope: Network, lead: Actor) -> None:
    user = User.objects.create_user("a@betrieb.example", "ein langer Satz 1", name="Schon da")
    invitation = invite_user(lead, email="a@betrieb.example", role=Role.CONSULTANT)
    accept_invitation(guest_link(scope.pk), invitation=invitation, name="Jemand anders", password="ein anderer Satz 2")
    user.refresh_from_db()
    assert user.name == "Schon da"
    assert user.check_password("ein langer Satz 1")
    assert roles_of(user, scope) == {Role.CONSULTANT}
    with pytest.raises(NotSo, match="schon einen Zugang"):
        invite_user(lead, email="a@betrieb.example", role=Role.CONSULTANT)


def test_a_weak_password_and_a_missing_name_are_refused(scope: Network, lead: Actor) -> None:
    invitation = invite_user(lead, email="a@betrieb.example", role=Role.OFFICE_STAFF)
    with pytest.raises(NotSo) as refusal:
        accept_invitation(guest_link(scope.pk), invitation=invitation, name="A", password="kurz")
    assert refusal.value.field == "password"
    with pytest.raises(NotSo) as refusal:
        accept_invitation(guest_link(scope.pk), invitation=invitation, name=" ")
    assert refusal.value.field == "name"
    assert not User.objects.exists()


def test_only_the_lead_invites_and_nobody_raises_themselves(scope: Network, lead: Actor, office: Actor) -> None:
    with pytest.raises(NotAllowed):
        invite_user(office, email="a@betrieb.example", role=Role.OFFICE_STAFF)
    with pytest.raises(NotAllowed, match="nur die Administration"):
        invite_user(lead, email="a@betrieb.example", role=Role.ADMINISTRATOR)
    with pytest.raises(NotSo, match="nicht vergeben"):
        invite_user(lead, email="a@betrieb.example", role=Role.SYSTEM)
    with pytest.raises(NotSo, match="Vergangenheit"):
        invite_user(
            lead, email="a@betrieb.example", role=Role.OFFICE_STAFF, valid_until=clock.today() - timedelta(days=1)
        )
    assert not Invitation.objects.exists()


def test_a_role_ends_at_once_and_can_be_given_again_the_same_day(scope: Network, the_system: Actor) -> None:
    user = User.objects.create_user("a@betrieb.example")
    role = assign_role(the_system, user=user, role=Role.OFFICE_STAFF)
    assert roles_of(user, scope) == {Role.OFFICE_STAFF}
    end_role(the_system, assignment=role)
    assert roles_of(user, scope) == frozenset()
    with pytest.raises(NotAllowed, match="schon beendet"):
        end_role(the_system, assignment=role)
    assign_role(the_system, user=user, role=Role.OFFICE_STAFF)
    assert roles_of(user, scope) == {Role.OFFICE_STAFF}


def test_a_role_counts_until_its_last_day(scope: Network, the_system: Actor) -> None:
    user = User.objects.create_user("a@betrieb.example")
    until = clock.today() + timedelta(days=3)
    assign_role(the_system, user=user, role=Role.CONSULTANT, valid_until=until)
    with clock_set(until):
        assert roles_of(user, scope) == {Role.CONSULTANT}
    with clock_set(until + timedelta(days=1)):
        assert roles_of(user, scope) == frozenset()


def test_the_last_lead_stays_until_there_is_another(scope: Network, the_system: Actor) -> None:
    first = assign_role(the_system, user=User.objects.create_user("a@betrieb.example"), role=Role.OFFICE_LEAD)
    with pytest.raises(NotNow, match="einzige Leitung"):
        end_role(the_system, assignment=first)
    assign_role(the_system, user=User.objects.create_user("b@betrieb.example"), role=Role.OFFICE_LEAD)
    end_role(the_system, assignment=first)
    first.refresh_from_db()
    assert first.is_over


def test_another_network_sees_neither_roles_nor_invitations(
    network: Network, other_network: Network, lead: Actor, the_system: Actor
) -> None:
    user = User.objects.create_user("a@betrieb.example")
    with network_scope(network):
        role = assign_role(the_system, user=user, role=Role.OFFICE_STAFF)
        invite_user(lead, email="b@betrieb.example", role=Role.OFFICE_STAFF)
        assert office_assignments().count() == 1
        assert len(open_invitations()) == 1
        assert assignment_for(lead, role.pk) == role
    stranger = Actor(None, other_network.pk, frozenset({Role.OFFICE_LEAD}))
    with network_scope(other_network):
        assert office_assignments().count() == 0
        assert open_invitations() == []
        assert roles_of(user, other_network) == frozenset()
        with pytest.raises(NotThere):
            assignment_for(stranger, role.pk)
        with pytest.raises(NotAllowed, match="anderen Netzwerk"):
            end_role(stranger, assignment=role)
    assert [place.network for place in places_of(user)] == [network]
    assert not RoleAssignment.objects.filter(ended_at__isnull=False).exists()
