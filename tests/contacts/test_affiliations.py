"""What ended yesterday is out of lists and permissions today; what starts tomorrow is not yet in."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from fachwerk.access.actor import Actor, actor_for
from fachwerk.access.roles import Role
from fachwerk.accounts.models import User
from fachwerk.contacts.models import Affiliation, Person
from fachwerk.contacts.operations import affiliate, change_affiliation, enter_person, succeed_affiliation
from fachwerk.contacts.queries import contacts_of, people, person_by_id, silent_members, timeline_of
from fachwerk.core import clock
from fachwerk.core.errors import NotAllowed, NotSo
from fachwerk.decisions.models import Seat
from fachwerk.decisions.operations import cast_ballot, fill_seat, found_body, hand_over_seat, open_decision, remind
from fachwerk.decisions.queries import open_votes_for
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import Network
from fachwerk.outreach.operations import note_touch
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import a_member, a_person_with_account, an_organisation

LAST = date(2018, 3, 25)  # the night to this Sunday is an hour shorter


def at(day: date, hour: int, minute: int) -> datetime:
    return clock.at_local(day, hour, minute)


JUST_BEFORE, JUST_AFTER = at(LAST, 23, 59), at(LAST + timedelta(days=1), 0, 0)


def roles_at(moment: datetime, person: Person, network: Network) -> frozenset[Role]:
    with clock.clock_set(moment):
        return actor_for(person.user_id, network.pk).roles - {Role.VISITOR}


def functions_at(moment: datetime) -> list[str]:
    with clock.clock_set(moment):
        return [held.function for person in people() for held in person.valid_affiliations]  # type: ignore[attr-defined]


def test_rights_and_lists_end_with_the_last_day_at_midnight_in_berlin(scope: Network, office: Actor) -> None:
    member = a_member(office)
    person = a_person_with_account(office, member, until=LAST)
    assert roles_at(JUST_BEFORE, person, scope) == {Role.MEMBER_CONTACT}
    assert functions_at(JUST_BEFORE) == ["Personalleitung"]
    assert roles_at(JUST_AFTER, person, scope) == frozenset()
    assert functions_at(JUST_AFTER) == []
    with clock.clock_set(JUST_AFTER):
        assert not contacts_of(member).exists()
        assert list(people(without_function=True)) == [person]
        assert person_by_id(person.pk).valid_affiliations == []  # type: ignore[attr-defined]


def test_rights_and_lists_begin_with_the_first_day_at_midnight_in_berlin(scope: Network, office: Actor) -> None:
    member = a_member(office)
    person = a_person_with_account(office, member, since=LAST + timedelta(days=1))
    assert roles_at(JUST_BEFORE, person, scope) == frozenset()
    assert functions_at(JUST_BEFORE) == []
    assert roles_at(JUST_AFTER, person, scope) == {Role.MEMBER_CONTACT}
    assert functions_at(JUST_AFTER) == ["Personalleitung"]


@pytest.mark.parametrize("place", ["person", "deputy"])
def test_who_left_the_organisation_neither_votes_nor_stands_in(scope: Network, office: Actor, place: str) -> None:
    member = a_member(office)
    person = a_person_with_account(office, member, until=LAST)
    body = found_body(office, since=date(2015, 1, 1))
    seat = fill_seat(office, body=body, organisation=member, since=date(2015, 1, 1), **{place: person})
    role = Role.VOTER if place == "person" else Role.DEPUTY
    with clock.clock_set(at(LAST, 9, 0)):
        decision = open_decision(office, body=body, title="Lernwerkstatt empfehlen", silently=True)
    assert role in roles_at(JUST_BEFORE, person, scope)
    assert roles_at(JUST_AFTER, person, scope) == frozenset()
    for moment, votes, letters in ((JUST_BEFORE, 1, 1), (JUST_AFTER, 0, 0)):
        with clock.clock_set(moment):
            actor = actor_for(person.user_id, scope.pk)
            assert len(open_votes_for(actor)) == votes
            NetworkMail.objects.all().delete()
            remind(office, decision=decision)
            assert NetworkMail.objects.filter(to=person.email).count() == letters
    with clock.clock_set(JUST_AFTER), pytest.raises(NotAllowed):
        cast_ballot(actor_for(person.user_id, scope.pk), decision=decision, seat=Seat.objects.get(), choice="yes")
    with clock.clock_set(JUST_AFTER):
        successor = enter_person(office, name="Neue Leitung", email="neu@example.org")
        affiliate(office, person=successor, organisation=member, function="Personalleitung")
        hand_over_seat(office, seat=seat, person=successor)
        NetworkMail.objects.all().delete()
        remind(office, decision=decision)
        assert list(NetworkMail.objects.values_list("to", flat=True)) == ["neu@example.org"]


def test_a_seat_speaks_for_itself_where_the_register_says_nothing(scope: Network, office: Actor) -> None:
    user = User.objects.create_user("sitz@example.org")
    person = enter_person(office, name="Bürgermeisteramt", user=user)
    body = found_body(office, since=date(2015, 1, 1))
    town = an_organisation(office, "Stadt Nordtal", "municipality")
    fill_seat(office, body=body, organisation=town, since=date(2015, 1, 1), person=person)
    assert Role.VOTER in actor_for(user.pk, scope.pk).roles


def test_a_session_of_yesterday_loses_the_role_at_the_next_request(
    network: Network, office: Actor, client: Any
) -> None:
    with network_scope(network):
        consultancy = an_organisation(office, "Beratungskontor Neuland", "consultancy")
        person = a_person_with_account(office, consultancy, until=LAST)
        user = User.objects.get(pk=person.user_id)
    seen = []
    for moment in (JUST_BEFORE, JUST_AFTER):
        with clock.clock_set(moment):
            if not seen:
                client.force_login(user)
            answer = client.get(f"/n/{network.slug}/")
            seen.append(Role.CONSULTANT in answer.context["actor"].roles)
    assert seen == [True, False]


def test_a_succession_ends_one_and_starts_the_other_in_one_act(scope: Network, office: Actor) -> None:
    member, first = a_member(office), enter_person(office, name="Bisherige Leitung")
    held = affiliate(office, person=first, organisation=member, function="Leitung", since=date(2016, 1, 1))
    new = succeed_affiliation(office, affiliation=held, name="Neue Leitung", first_day=date(2019, 1, 1))
    held.refresh_from_db()
    assert (held.until, new.since, new.function) == (date(2018, 12, 31), date(2019, 1, 1), "Leitung")
    assert [one.person.name for one in contacts_of(member, date(2018, 12, 31))] == ["Bisherige Leitung"]
    assert [one.person.name for one in contacts_of(member, date(2019, 1, 1))] == ["Neue Leitung"]
    with pytest.raises(NotSo, match="frühestens einen Tag danach"):
        succeed_affiliation(office, affiliation=held, name="Zu früh", first_day=date(2016, 1, 1))
    with pytest.raises(NotSo, match="hat die Funktion schon"):
        succeed_affiliation(office, affiliation=new, person=new.person)
    with pytest.raises(NotSo, match="wählen Sie eine Person"):
        succeed_affiliation(office, affiliation=new)
    assert Affiliation.objects.count() == 2


def test_days_are_corrected(scope: Network, office: Actor) -> None:
    held = affiliate(office, person=enter_person(office, name="Leitung"), organisation=a_member(office))
    changed = change_affiliation(office, affiliation=held, function="Leitung", since=date(2016, 1, 1), until=LAST)
    assert (changed.function, changed.since, changed.until) == ("Leitung", date(2016, 1, 1), LAST)
    with pytest.raises(NotSo, match="vor dem ersten"):
        change_affiliation(office, affiliation=held, since=LAST, until=date(2016, 1, 1))


def test_the_page_answers_who_represented_whom_and_takes_a_succession(
    network: Network, office: Actor, signed_in: Any
) -> None:
    with network_scope(network):
        member = a_member(office)
        held = affiliate(
            office, person=enter_person(office, name="Frühere Leitung"), organisation=member, function="Leitung"
        )
    page = signed_in(network, Role.OFFICE_STAFF)
    base = f"/n/{network.slug}/buero"
    answer = page.post(f"{base}/funktionen/{held.pk}/nachfolge/", {"name": "Neue Leitung", "first_day": "01.01.2019"})
    assert answer.status_code == 303
    shown = page.get(f"{base}/organisationen/{member.pk}/?am=31.12.2018").content.decode()
    assert "Am Mo., 31. Dezember 2018: Frühere Leitung (Leitung)." in " ".join(shown.split())
    assert page.get(f"{base}/funktionen/{held.pk}/aendern/").status_code == 200
    assert page.post(f"{base}/funktionen/{held.pk}/aendern/", {"function": "Vorstand"}).status_code == 303
    assert page.get(f"{base}/funktionen/{held.pk}/nachfolge/").status_code == 200


def test_entering_by_form_shows_what_may_be_there_already(network: Network, office: Actor, signed_in: Any) -> None:
    with network_scope(network):
        an_organisation(office, "Hansa-Metall GmbH")
        enter_person(office, name="Jörg Müller")
    page = signed_in(network, Role.OFFICE_STAFF)
    base = f"/n/{network.slug}/buero"
    answer = page.post(f"{base}/organisationen/neu/", {"name": "Hansa Metall", "kind": "company"}, follow=True)
    assert "Gibt es vielleicht schon:" in answer.content.decode()
    answer = page.post(f"{base}/personen/neu/", {"name": "Dr. Joerg Müller"}, follow=True)
    assert "Gibt es vielleicht schon:" in answer.content.decode()


def test_one_dated_list_of_what_was_and_who_became_silent(scope: Network, office: Actor) -> None:
    today = date(2018, 6, 1)
    with clock.clock_set(today):
        busy, silent, newcomer = (
            a_member(office, name, since=since)
            for name, since in (
                ("Rührig", date(2015, 1, 1)),
                ("Still", date(2015, 1, 1)),
                ("Neu", date(2018, 3, 1)),
            )
        )
        body = found_body(office, since=date(2015, 1, 1))
        fill_seat(office, body=body, organisation=silent, since=date(2016, 5, 1))
        note_touch(office, organisation=busy, happened_on=date(2017, 6, 1), stage="reached", channel="direct")
        lines = [(line.day, str(line.what)) for line in timeline_of(silent)]
        assert lines == [(date(2016, 5, 1), "Sitz in einem Gremium"), (date(2015, 1, 1), "Mitglied geworden")]
        [row] = silent_members()
        assert (row.name, row.last_day) == ("Still", date(2016, 5, 1))
    with clock.clock_set(date(2018, 6, 2)):
        assert [row.name for row in silent_members()] == ["Still", "Rührig"]
    assert newcomer.pk
