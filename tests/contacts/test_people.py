"""People: functions hold for a time, and rights with them."""

from datetime import date, timedelta

import pytest

from fachwerk.access.actor import Actor, actor_for
from fachwerk.access.roles import Role
from fachwerk.accounts.models import User
from fachwerk.contacts.operations import (
    affiliate,
    change_person,
    connect_account,
    end_affiliation,
    end_membership,
    enter_person,
)
from fachwerk.contacts.queries import affiliation_by_id, contacts_of, functions_of, people, person_by_id
from fachwerk.core import clock
from fachwerk.core.errors import NotAllowed, NotSo, NotThere
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import a_member, a_person_with_account, an_organisation


def roles_of(person: object, network: Network) -> tuple[frozenset[Role], frozenset[object]]:
    actor = actor_for(person.user_id, network.pk)  # type: ignore[attr-defined]
    return actor.roles - {Role.VISITOR}, actor.organisation_ids


def test_a_function_in_a_member_makes_a_contact_until_its_last_day(scope: Network, office: Actor) -> None:
    member = a_member(office)
    person = a_person_with_account(office, member)
    assert roles_of(person, scope) == ({Role.MEMBER_CONTACT}, {member.pk})
    affiliation = person.affiliations.get()
    end_affiliation(office, affiliation=affiliation, until=clock.today())
    assert roles_of(person, scope) == ({Role.MEMBER_CONTACT}, {member.pk})
    end_affiliation(office, affiliation=affiliation, until=clock.today() - timedelta(days=1))
    assert roles_of(person, scope) == (frozenset(), frozenset())


def test_a_function_that_begins_tomorrow_gives_nothing_today(scope: Network, office: Actor) -> None:
    person = a_person_with_account(office, a_member(office), since=clock.today() + timedelta(days=1))
    assert roles_of(person, scope) == (frozenset(), frozenset())


def test_what_is_no_member_today_makes_no_contact(scope: Network, office: Actor) -> None:
    member = a_member(office)
    person = a_person_with_account(office, member)
    end_membership(office, organisation=member, until=clock.today() - timedelta(days=1))
    assert roles_of(person, scope) == (frozenset(), {member.pk})


def test_a_function_in_a_consultancy_makes_a_consultant(scope: Network, office: Actor) -> None:
    consultancy = an_organisation(office, "Beratungskontor Neuland", "consultancy")
    assert roles_of(a_person_with_account(office, consultancy), scope) == ({Role.CONSULTANT}, {consultancy.pk})


def test_rights_end_at_the_border_of_the_network(network: Network, other_network: Network, office: Actor) -> None:
    with network_scope(network):
        person = a_person_with_account(office, a_member(office))
    with network_scope(other_network):
        assert roles_of(person, other_network) == (frozenset(), frozenset())
        assert not people().exists()
        with pytest.raises(NotThere):
            person_by_id(person.pk)


def test_who_represented_whom_on_a_day(scope: Network, office: Actor) -> None:
    member = a_member(office)
    first, second = enter_person(office, name="Betriebsleitung alt"), enter_person(office, name="Betriebsleitung")
    affiliate(office, person=first, organisation=member, until=date(2018, 12, 31))
    later = affiliate(office, person=second, organisation=member, since=date(2019, 1, 1))
    assert [a.person for a in contacts_of(member, date(2018, 12, 31))] == [first]
    assert [a.person for a in contacts_of(member)] == [second]
    assert list(functions_of(second)) == [later]
    assert affiliation_by_id(later.pk) == later
    assert [p.name for p in people(without_function=True)] == ["Betriebsleitung alt"]
    assert [p.name for p in people(text="tischlerei")] == ["Betriebsleitung"]


def test_the_same_function_does_not_run_twice(scope: Network, office: Actor) -> None:
    member, person = a_member(office), enter_person(office, name="Personalleitung")
    affiliate(office, person=person, organisation=member, function="Leitung")
    with pytest.raises(NotSo, match="hat diese Funktion"):
        affiliate(office, person=person, organisation=member, function="Leitung")


def test_a_function_does_not_end_before_it_began(scope: Network, office: Actor) -> None:
    member, person = a_member(office), enter_person(office, name="Personalleitung")
    with pytest.raises(NotSo, match="vor dem ersten"):
        affiliate(office, person=person, organisation=member, since=date(2019, 1, 1), until=date(2018, 1, 1))
    affiliation = affiliate(office, person=person, organisation=member, since=date(2019, 1, 1))
    with pytest.raises(NotSo, match=r"begann erst am 1\. Januar 2019"):
        end_affiliation(office, affiliation=affiliation, until=date(2018, 12, 31))


def test_the_same_person_is_entered_once(scope: Network, office: Actor, guest: Actor) -> None:
    person = enter_person(office, name="Personalleitung", email="kontakt@example.org")
    with pytest.raises(NotSo, match="schon im Verzeichnis"):
        enter_person(office, name="personalleitung", email="Kontakt@example.org")
    assert (
        change_person(office, person=person, name="Leitung Personal", email="kontakt@example.org").sort_key
        == "leitung personal"
    )
    with pytest.raises(NotSo, match="Namen"):
        change_person(office, person=person, name=" ")
    with pytest.raises(NotAllowed):
        enter_person(guest, name="Gast")


def test_an_account_belongs_to_one_person(scope: Network, office: Actor) -> None:
    user = User.objects.create_user("kontakt@example.org")
    first, second = enter_person(office, name="Erste Leitung"), enter_person(office, name="Zweite Leitung")
    connect_account(office, person=first, user=user)
    with pytest.raises(NotSo, match="schon zu einer anderen Person"):
        connect_account(office, person=second, user=user)
    connect_account(office, person=first, user=None)
    assert connect_account(office, person=second, user=user).user == user
