"""What ends by time, and whom nothing calls for any more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.accounts.models import Invitation
from fachwerk.contacts.models import Affiliation, Organisation, Person
from fachwerk.core import clock
from fachwerk.core.errors import NotAllowed, NotSo
from fachwerk.journal.models import Detail, DetailKey
from fachwerk.journal.records import changes_of, record_personal
from fachwerk.networks.models import Network
from fachwerk.privacy.operations import end_keeping, erase_person, give_reason_to_keep, set_period
from fachwerk.privacy.queries import people_without_reason, preview_of, subject_of

LONG_AGO = timedelta(days=800)


@pytest.fixture
def lead(network: Network) -> Actor:
    return Actor(None, network.pk, frozenset({Role.VISITOR, Role.OFFICE_LEAD}), "Leitung")


def somebody(name: str = "Otto Grasmück", email: str = "otto@gras.example") -> Person:
    person = Person.objects.create(name=name, email=email)
    Person.objects.filter(pk=person.pk).update(entered_at=clock.now() - LONG_AGO)
    return person


def test_whoever_holds_a_function_stays_and_is_proposed_a_year_after_it_ended(scope: Network) -> None:
    person = somebody()
    held = Affiliation.objects.create(person=person, organisation=Organisation.objects.create(name="Wiese"))
    assert people_without_reason() == []
    Affiliation.objects.filter(pk=held.pk).update(until=clock.today() - timedelta(days=300))
    assert people_without_reason() == []
    Affiliation.objects.filter(pk=held.pk).update(until=clock.today() - timedelta(days=400))
    assert people_without_reason() == [person]


def test_a_reason_keeps_somebody_until_its_day(scope: Network, office: Actor) -> None:
    person = somebody()
    assert people_without_reason() == [person]
    give_reason_to_keep(office, person=person, reason="Zeitzeugin", until=clock.today() + timedelta(days=30))
    assert people_without_reason() == []
    with clock.clock_set(clock.now() + timedelta(days=40)):
        assert people_without_reason() == [person]


def test_periods_move_only_within_their_limits(scope: Network, lead: Actor, office: Actor) -> None:
    with pytest.raises(NotSo):
        set_period(lead, declaration="people", days=5)
    with pytest.raises(NotAllowed):
        set_period(office, declaration="people", days=200)
    set_period(lead, declaration="people", days=1000)
    somebody()
    assert people_without_reason() == []


def test_the_night_takes_what_was_kept_long_enough(scope: Network, office: Actor) -> None:
    for days in (10, 400):
        Invitation.objects.create(
            email=f"gast{days}@gras.example",
            role=Role.OFFICE_STAFF,
            open_until=clock.now() - timedelta(days=days),
        )
    end_keeping(office)
    assert [row.email for row in Invitation.objects.all()] == ["gast10@gras.example"]


def test_two_people_of_one_name_are_not_mixed_up(scope: Network, lead: Actor) -> None:
    one, other = somebody(), somebody(email="anderer@gras.example")
    organisation = Organisation.objects.create(name="Wiese", note="Otto Grasmück kommt, otto@gras.example")
    assert preview_of(subject_of(one)).subject.shares_name
    erase_person(lead, person=one, typed_name="otto  grasmück")
    organisation.refresh_from_db()
    assert organisation.note == "Otto Grasmück kommt, [gelöscht]"
    assert Person.objects.get().pk == other.pk


def test_only_the_exact_name_erases(scope: Network, lead: Actor, office: Actor) -> None:
    person = somebody()
    with pytest.raises(NotSo):
        erase_person(lead, person=person, typed_name="Otto")
    with pytest.raises(NotAllowed):
        erase_person(office, person=person, typed_name=person.name)
    assert Person.objects.count() == 1


def test_values_in_the_journal_are_unreadable_without_the_key(scope: Network, lead: Actor) -> None:
    person = somebody()
    record_personal("contacts.change_person", about=person.pk, values={"phone": ("0521 1", "0521 2")})
    record_personal("contacts.change_person", about=person.pk, values={"phone": ("0521 2", "0521 2")})
    assert [change.values for change in changes_of([person.pk])] == [{"phone": ("0521 1", "0521 2")}]
    erase_person(lead, person=person, typed_name=person.name)
    assert Detail.objects.count() == 1
    assert not DetailKey.objects.exists()
    assert changes_of([person.pk]) == []
