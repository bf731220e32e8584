"""Capacity and queue: the behaviours of the places guarantee, one by one."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from fachwerk.access.actor import Actor, guest_link
from fachwerk.core.clock import clock_set
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.events import queries
from fachwerk.events.models import Claim, Pool, Standing
from fachwerk.events.operations import (
    accept_offer,
    cancel_event,
    change_claim_email,
    change_event,
    claim_places,
    confirm_claim,
    decline_offer,
    end_holds,
    register_on_behalf,
    release_claim,
    send_link_again,
)
from fachwerk.events.queries.quiet_hours import offer_until
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import Network
from tests.events.makers import a_claim, a_sure_claim, an_event, moment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _counters_agree(scope: Network, frozen_clock: datetime):
    yield
    assert queries.pools_that_disagree() == []


@pytest.fixture
def link(scope: Network) -> Actor:
    return guest_link(scope.pk)


def test_a_full_event_has_no_place_and_raised_by_one_exactly_one(office: Actor) -> None:
    event = an_event(office, capacity=2)
    a_sure_claim(event, 1)
    a_sure_claim(event, 2)
    assert queries.occupation(event).free == 0
    change_event(office, event=event, capacity=3)
    assert queries.occupation(event).free == 1


def test_pending_holds_a_place_for_another_reason_than_confirmed_and_expiring_frees_it(office: Actor) -> None:
    event = an_event(office, capacity=1)
    claim = a_claim(event)
    assert queries.occupation(event).why_full == "Voll: 1 Platz ist noch nicht bestätigt."
    with clock_set(claim.held_until):
        assert queries.occupation(event).free == 1
        assert end_holds(office, event=event) == 1
        sure = a_sure_claim(event, 2)
        assert sure.standing == Standing.CONFIRMED
        assert queries.occupation(event).why_full == "Voll: Alle Plätze sind fest vergeben."


def test_an_expired_hold_does_not_count_without_any_job_having_run(office: Actor) -> None:
    event = an_event(office, capacity=1)
    a_claim(event, 1)
    with clock_set(moment(28, 10, 1)):
        assert a_claim(event, 2).standing == Standing.PENDING


def test_releasing_a_group_frees_exactly_its_places(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=5)
    group = a_sure_claim(event, 1, companions=["Kollegin", "Kollege"])
    assert queries.occupation(event).free == 2
    release_claim(link, claim=group)
    assert queries.occupation(event).free == 5


def test_lowering_the_limit_cancels_nobody_shows_zero_and_releases_lower_the_ceiling(
    office: Actor, link: Actor
) -> None:
    event = an_event(office, capacity=3)
    claims = [a_sure_claim(event, number) for number in range(3)]
    change_event(office, event=event, capacity=1)
    assert queries.occupation(event).free == 0
    assert a_claim(event, 9).standing == Standing.WAITING
    release_claim(link, claim=claims[0])
    assert Pool.objects.get(event=event).ceiling == 2
    release_claim(link, claim=claims[1])
    assert Pool.objects.get(event=event).ceiling == 1
    assert Claim.objects.filter(event=event, standing=Standing.CONFIRMED).count() == 1


def test_while_people_wait_an_outsider_sees_the_waiting_list_and_the_promotion_sees_the_place(
    office: Actor, link: Actor
) -> None:
    event = an_event(office, capacity=2)
    first = a_sure_claim(event, 1)
    a_sure_claim(event, 2)
    group = a_sure_claim(event, 3, companions=["Kollege"])
    release_claim(link, claim=first)
    assert queries.occupation(event).free == 1
    assert queries.places_line(event).state == "full"
    assert a_claim(event, 4).standing == Standing.WAITING
    group.refresh_from_db()
    assert group.standing == Standing.WAITING


def test_a_release_offers_the_place_to_the_first_in_the_queue_and_mails_it(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=1)
    sure = a_sure_claim(event, 1)
    second, third = a_sure_claim(event, 2), a_sure_claim(event, 3)
    assert (queries.position_of(second), queries.position_of(third)) == (1, 2)
    release_claim(link, claim=sure)
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.standing, third.standing) == (Standing.OFFERED, Standing.WAITING)
    assert queries.position_of(third) == 1
    assert NetworkMail.objects.get(to=second.email).subject.startswith("Ein Platz ist frei geworden")
    accept_offer(link, claim=second)
    assert accept_offer(link, claim=second).standing == Standing.CONFIRMED
    assert queries.occupation(event).confirmed == 1


def test_seven_free_places_go_to_the_first_seven_of_ten(office: Actor) -> None:
    event = an_event(office, capacity=1)
    a_sure_claim(event, 0)
    waiting = [a_sure_claim(event, number) for number in range(1, 11)]
    change_event(office, event=event, capacity=8, silently=True)
    standings = [Claim.objects.get(pk=claim.pk).standing for claim in waiting]
    assert standings == ["offered"] * 7 + ["waiting"] * 3


def test_a_declined_or_late_offer_moves_on_and_is_not_offered_again(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=1)
    sure = a_sure_claim(event, 1)
    waiting = [a_sure_claim(event, number) for number in (2, 3, 4)]
    release_claim(link, claim=sure)
    decline_offer(link, claim=waiting[0])
    offered = Claim.objects.get(pk=waiting[1].pk)
    assert offered.standing == Standing.OFFERED
    with clock_set(offered.held_until + timedelta(seconds=1)):
        with pytest.raises(NotNow):
            accept_offer(link, claim=offered)
        end_holds(office, event=event)
        standings = [Claim.objects.get(pk=claim.pk).standing for claim in waiting]
    assert standings == [Standing.DECLINED, Standing.EXPIRED, Standing.OFFERED]


def test_nobody_gets_an_offer_after_the_registration_has_closed(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=1, registration_closes_at=moment(16, month=5))
    sure, waits = a_sure_claim(event, 1), a_sure_claim(event, 2)
    with clock_set(moment(17, month=5)):
        release_claim(link, claim=sure)
    waits.refresh_from_db()
    assert waits.standing == Standing.WAITING


def test_the_same_key_twice_is_one_registration_with_the_same_answer(office: Actor) -> None:
    event = an_event(office, capacity=5)
    once = a_claim(event, 1, idempotency_key="eins")
    assert a_claim(event, 1, idempotency_key="eins").pk == once.pk
    assert queries.occupation(event).taken == 1


def test_the_same_address_makes_no_second_claim_and_only_the_mail_says_it(office: Actor, guest: Actor) -> None:
    event = an_event(office, capacity=5)
    sure = a_sure_claim(event, 1)
    again = claim_places(guest, event=event, name="Gast", email="  GAST1@Firma.example ")
    assert again.pk == sure.pk
    assert queries.occupation(event).taken == 1
    assert "schon angemeldet" in NetworkMail.objects.get(to=sure.email).text


def test_companions_are_capped_and_the_place_count_follows_them(office: Actor) -> None:
    event = an_event(office, capacity=20)
    assert a_claim(event, 1, companions=["A", " ", "B"]).places == 3
    with pytest.raises(NotSo):
        a_claim(event, 2, companions=["X"] * 10)


def test_the_database_itself_forbids_more_taken_than_there_are(office: Actor) -> None:
    event = an_event(office, capacity=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pool.objects.filter(event=event).update(taken=3)


def test_a_late_link_is_refused_and_a_new_one_gives_a_place_if_one_is_free(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=1)
    claim = a_claim(event, 1)
    with clock_set(moment(29)):
        with pytest.raises(NotNow):
            confirm_claim(link, claim=claim)
        fresh = send_link_again(link, claim=claim)
        assert (fresh.standing, fresh.email) == (Standing.PENDING, claim.email)
        assert confirm_claim(link, claim=fresh).standing == Standing.CONFIRMED


def test_a_mistyped_address_is_changed_until_it_is_confirmed(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=2)
    claim = a_claim(event, 1)
    changed = change_claim_email(link, claim=claim, email="Neu@Firma.example")
    assert changed.email == "neu@firma.example"
    assert NetworkMail.objects.filter(to="neu@firma.example").count() == 1
    confirm_claim(link, claim=changed, silently=True)
    with pytest.raises(NotNow):
        change_claim_email(link, claim=changed, email="anders@firma.example")


def test_the_office_registers_somebody_who_rang_and_hears_when_it_is_full(office: Actor) -> None:
    event = an_event(office, capacity=1)
    assert register_on_behalf(office, event=event, name="Anruf").standing == Standing.CONFIRMED
    with pytest.raises(NotNow, match="Alle Plätze sind vergeben"):
        register_on_behalf(office, event=event, name="Zweiter Anruf")
    waits = register_on_behalf(office, event=event, name="Dritter Anruf", onto_waiting_list=True)
    assert queries.position_of(waits) == 1


def test_cancelling_tells_everybody_and_frees_every_place(office: Actor) -> None:
    event = an_event(office, capacity=1)
    sure, waits = a_sure_claim(event, 1), a_sure_claim(event, 2)
    cancel_event(office, event=event, reason="Der Saal ist überflutet")
    assert {mail.to for mail in NetworkMail.objects.all()} == {sure.email, waits.email}
    assert b"METHOD:CANCEL" in _attachment(NetworkMail.objects.get(to=sure.email))
    assert NetworkMail.objects.get(to=waits.email).attachments == []
    assert queries.places_line(event).text.startswith("Die Veranstaltung fällt aus. Der Saal ist überflutet. Alle")


def _attachment(mail: NetworkMail) -> bytes:
    from fachwerk.mailing.outbox import unpacked

    return unpacked(mail.attachments)[0][2]


@pytest.mark.parametrize(
    ("start", "until"),
    [
        (moment(27, 10), moment(2, 10, month=5)),  # Thursday 10 h + Friday 12 h + Tuesday 2 h: 1 May is a holiday
        (moment(24, 10), moment(26, 10)),
        (moment(28, 21), moment(3, 20, month=5)),
        (moment(29, 12), moment(3, 20, month=5)),
    ],
)
def test_an_offer_does_not_run_at_night_and_at_weekends(start: datetime, until: datetime) -> None:
    assert offer_until(start) == until


def test_without_a_click_the_place_is_sure_at_once_and_the_mail_carries_the_own_link(
    office: Actor, guest: Actor
) -> None:
    event = an_event(office, capacity=1, confirms_address=False)
    sure = claim_places(guest, event=event, name="Gast", email="eins@firma.example")
    assert (sure.standing, sure.held_until, sure.address_confirmed_at) == (Standing.CONFIRMED, None, None)
    mail = NetworkMail.objects.get(to=sure.email)
    assert mail.subject.startswith("Ihr Platz ist sicher")
    assert "/l/" in mail.text


def test_without_a_click_whoever_waits_is_in_the_queue_and_moves_up(office: Actor, guest: Actor, link: Actor) -> None:
    event = an_event(office, capacity=1, confirms_address=False)
    sure = claim_places(guest, event=event, name="Gast", email="eins@firma.example")
    waits = claim_places(guest, event=event, name="Gast", email="zwei@firma.example")
    assert (waits.standing, queries.position_of(waits)) == (Standing.WAITING, 1)
    assert NetworkMail.objects.get(to=waits.email).subject.startswith("Sie stehen auf Platz 1 der Warteliste")
    release_claim(link, claim=sure)
    waits.refresh_from_db()
    assert waits.standing == Standing.OFFERED


def test_with_a_click_whoever_waits_unconfirmed_gets_no_offer(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=1)
    sure, waits = a_sure_claim(event, 1), a_claim(event, 2)
    release_claim(link, claim=sure)
    waits.refresh_from_db()
    assert waits.standing == Standing.WAITING
