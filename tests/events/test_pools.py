"""Sessions, the share for small companies, groups, approval and places beyond the limit."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from fachwerk.access.actor import Actor, guest_link
from fachwerk.core.clock import clock_set
from fachwerk.core.errors import NotAllowed, NotNow, NotSo, NotThere
from fachwerk.events import queries
from fachwerk.events.models import Claim, Event, Pool, PoolKind, Session, SessionChoice, Standing
from fachwerk.events.operations import (
    accept_offer,
    add_session,
    approve_claim,
    change_event,
    change_session,
    check_in,
    claim_places,
    confirm_claim,
    end_holds,
    grant_place,
    name_people,
    register_on_behalf,
    reject_claim,
    release_claim,
    release_place,
    remove_session,
)
from fachwerk.journal.records import history_of
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from tests.events.makers import a_claim, a_sure_claim, an_event, moment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _counters_agree(scope: Network, frozen_clock: datetime):
    yield
    assert queries.pools_that_disagree() == []


@pytest.fixture
def link(scope: Network) -> Actor:
    return guest_link(scope.pk)


def a_session(office: Actor, event: Event, capacity: int | None, title: str = "Werkstatt") -> Session:
    return add_session(office, event=event, title=title, capacity=capacity)


def taken(session: Session) -> int:
    return Pool.objects.get(session=session).taken


def fresh(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


# ── 5: a person in two pools


def test_the_smaller_of_two_pools_counts_and_nothing_is_taken_from_the_other(office: Actor) -> None:
    event = an_event(office, capacity=10)
    session = a_session(office, event, 1)
    assert a_sure_claim(event, 1, sessions=[session]).standing == Standing.CONFIRMED
    assert a_claim(event, 2, sessions=[session]).standing == Standing.WAITING
    assert (queries.occupation(event).taken, taken(session)) == (1, 1)
    full = an_event(office, title="Voll", capacity=1)
    roomy = a_session(office, full, 10)
    a_sure_claim(full, 1)
    assert a_claim(full, 2, sessions=[roomy]).standing == Standing.WAITING
    assert taken(roomy) == 0


def test_a_pool_of_zero_blocks_and_an_unlimited_one_never_does(office: Actor) -> None:
    event = an_event(office, with_registration=True)
    none, endless = a_session(office, event, 0, "Keine"), a_session(office, event, None, "Ohne Grenze")
    assert a_claim(event, 1, sessions=[none]).standing == Standing.WAITING
    for number in range(2, 7):
        assert a_claim(event, number, sessions=[endless]).standing == Standing.PENDING
    assert taken(endless) == 5


def test_several_sessions_are_taken_together_or_not_at_all_and_given_back_together(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=10)
    first, second = a_session(office, event, 2, "Eins"), a_session(office, event, 1, "Zwei")
    both = a_sure_claim(event, 1, sessions=[first, second])
    assert a_claim(event, 2, sessions=[first, second]).standing == Standing.WAITING
    assert (taken(first), taken(second)) == (1, 1)
    release_claim(link, claim=both)
    assert (taken(first), taken(second)) == (0, 0)


# ── 16, 8: who waits for what


def test_a_full_session_does_not_hold_up_those_who_want_something_else(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=3)
    full, other = a_session(office, event, 1, "Voll"), a_session(office, event, 5, "Frei")
    a_sure_claim(event, 1, sessions=[full])
    first = a_sure_claim(event, 2, sessions=[full])
    assert a_sure_claim(event, 3, sessions=[other]).standing == Standing.CONFIRMED
    last = a_sure_claim(event, 4)
    assert last.standing == Standing.CONFIRMED
    second = a_sure_claim(event, 5, sessions=[other])
    assert second.standing == Standing.WAITING
    release_claim(link, claim=last)
    assert (fresh(first).standing, fresh(second).standing) == (Standing.WAITING, Standing.OFFERED)


def test_nobody_overtakes_somebody_who_waits_for_the_same_session(office: Actor) -> None:
    event = an_event(office, capacity=20)
    session = a_session(office, event, 2)
    a_sure_claim(event, 1, sessions=[session])
    with pytest.raises(NotSo):
        a_claim(event, 2, sessions=[session], companions=["Kollegin"])
    a_sure_claim(event, 3, sessions=[session])
    waits = a_sure_claim(event, 4, sessions=[session])
    change_session(office, session=session, title="Werkstatt", capacity=3)
    assert fresh(waits).standing == Standing.OFFERED
    assert a_claim(event, 5, sessions=[session]).standing == Standing.WAITING


# ── 12: a session is removed later


def test_a_removed_session_stays_with_those_who_chose_it_and_nobody_else_gets_it(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=10)
    session = a_session(office, event, 1)
    sure, waits = a_sure_claim(event, 1, sessions=[session]), a_sure_claim(event, 2, sessions=[session])
    remove_session(office, session=session)
    assert queries.sessions_of(sure) == [session]
    assert [row.session for row in queries.session_rows(event)] == []
    assert [row.session for row in queries.session_rows(event, removed=True)] == [session]
    with pytest.raises(NotSo, match="nicht mehr wählen"):
        a_claim(event, 3, sessions=[Session.objects.get(pk=session.pk)])
    assert (fresh(waits).standing, queries.sessions_of(waits)) == (Standing.OFFERED, [])
    release_claim(link, claim=sure)
    assert Pool.objects.get(session=session).left == 0


def test_sessions_at_the_same_time_or_of_another_event_are_refused(office: Actor) -> None:
    event = an_event(office, capacity=10)
    one = add_session(office, event=event, title="Eins", starts=time(14), ends=time(15))
    other = add_session(office, event=event, title="Zwei", starts=time(14, 30), ends=time(16))
    after = add_session(office, event=event, title="Drei", starts=time(16), ends=time(17))
    with pytest.raises(NotSo, match="zur selben Zeit"):
        a_claim(event, 1, sessions=[one, other])
    assert a_claim(event, 1, sessions=[one, after]).standing == Standing.PENDING
    with pytest.raises(NotSo):
        a_claim(an_event(office, title="Anderer Tag", capacity=5), 1, sessions=[one])
    with pytest.raises(NotSo, match="Ende"):
        add_session(office, event=event, title="Verkehrt", starts=time(15), ends=time(14))


def test_sessions_keep_their_hour_when_the_event_moves(office: Actor) -> None:
    event = an_event(office, capacity=10)
    session = add_session(office, event=event, title="Eins", starts=time(14), ends=time(15), room="Halle")
    change_event(office, event=event, day=moment(1, month=6).date(), starts=time(13), ends=time(17))
    session = queries.session_by_id(event, session.pk)
    assert session.starts_at == moment(1, 14, month=6)
    assert session.shown == "Eins, 14:00 bis 15:00 Uhr, Halle"


# ── the share for small companies


def test_larger_companies_are_held_to_their_share_until_the_date_and_not_after(office: Actor) -> None:
    event = an_event(office, capacity=4, small_percent=50, small_until=moment(8, month=5))
    for number in (1, 2):
        assert a_sure_claim(event, number, employees="large").standing == Standing.CONFIRMED
    waits = a_sure_claim(event, 3, employees="")
    assert waits.standing == Standing.WAITING
    assert a_sure_claim(event, 4, employees="small").standing == Standing.CONFIRMED
    assert Pool.objects.get(event=event, kind=PoolKind.CONTINGENT).taken == 2
    with clock_set(moment(8, 10, 1, month=5)):
        assert end_holds(office, event=event) == 0
        assert fresh(waits).standing == Standing.OFFERED


def test_the_share_is_rounded_up_for_small_companies_and_follows_the_number_of_places(office: Actor) -> None:
    event = an_event(office, capacity=5, small_percent=30, small_until=moment(8, month=5))
    share = Pool.objects.get(event=event, kind=PoolKind.CONTINGENT)
    assert share.capacity == 3
    change_event(office, event=event, capacity=10)
    share.refresh_from_db()
    assert share.capacity == 7


def test_a_share_set_later_counts_those_who_are_there_and_dropped_it_lets_the_queue_move(office: Actor) -> None:
    event = an_event(office, capacity=4)
    for number in (1, 2, 3):
        a_sure_claim(event, number, employees="large")
    change_event(office, event=event, small_percent=50, small_until=moment(8, month=5))
    share = Pool.objects.get(event=event, kind=PoolKind.CONTINGENT)
    assert (share.capacity, share.taken, share.ceiling) == (2, 3, 3)
    waits = a_sure_claim(event, 4, employees="medium")
    assert waits.standing == Standing.WAITING
    change_event(office, event=event, small_percent=None, small_until=None)
    assert fresh(waits).standing == Standing.OFFERED
    with pytest.raises(NotSo, match="Bis wann"):
        change_event(office, event=event, small_percent=50)


# ── 4, 11: groups


def test_one_of_a_group_gives_up_exactly_one_place_everywhere(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=3)
    session = a_session(office, event, 3)
    group = a_sure_claim(event, 1, companions=["Kollegin", "Kollege"], sessions=[session])
    waits = a_sure_claim(event, 2)
    release_place(link, claim=group, number=1)
    group.refresh_from_db()
    assert (group.places, group.people) == (2, ["Gast 1", "Kollege"])
    assert taken(session) == 2
    assert fresh(waits).standing == Standing.OFFERED
    release_place(link, claim=group, number=0)
    assert fresh(group).people == ["Kollege"]
    release_place(link, claim=fresh(group), number=0)
    assert (fresh(group).standing, taken(session)) == (Standing.RELEASED, 0)


def test_the_same_person_of_a_group_given_up_twice_is_one_place(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=5)
    group = a_sure_claim(event, 1, companions=["Kollegin", "Kollege"])
    twice = fresh(group)
    release_place(link, claim=group, number=2)
    release_place(link, claim=twice, number=2)
    assert fresh(group).places == 2


def test_companions_count_only_where_allowed_and_up_to_the_number(office: Actor) -> None:
    alone = an_event(office, capacity=9, companions_allowed=0)
    with pytest.raises(NotSo, match="jede Person selbst"):
        a_claim(alone, 1, companions=["Kollege"])
    few = an_event(office, title="Wenige", capacity=9, companions_allowed=2)
    assert a_claim(few, 1, companions=["Kollege"], unnamed=1).places == 3
    with pytest.raises(NotSo, match="höchstens 2 weitere Personen"):
        a_claim(few, 2, companions=["Kollege"], unnamed=2)


def test_a_group_is_held_to_what_remains_and_a_single_guest_still_gets_it(office: Actor) -> None:
    event = an_event(office, capacity=3)
    a_sure_claim(event, 1)
    with pytest.raises(NotSo, match=r"nur noch 2 Plätze frei\. Melden Sie höchstens 1 weitere Person an"):
        a_claim(event, 2, unnamed=2)
    assert not Claim.objects.filter(email="gast2@firma.example").exists()
    assert a_claim(event, 2, unnamed=1).places == 2


def test_a_known_address_hears_the_same_refusal_as_an_unknown_one(office: Actor) -> None:
    event = an_event(office, capacity=3)
    a_sure_claim(event, 1)
    for number in (1, 2):
        with pytest.raises(NotSo, match="nur noch 2 Plätze frei"):
            a_claim(event, number, unnamed=2)


def test_rejected_and_withdrawn_do_not_count(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=2, needs_approval=True)
    rejected, withdrawn = a_sure_claim(event, 1), a_sure_claim(event, 2)
    assert queries.occupation(event).free == 0
    reject_claim(office, claim=rejected)
    release_claim(link, claim=withdrawn)
    assert queries.occupation(event).free == 2


# ── names


def test_names_follow_and_change_until_the_event_begins(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=9)
    group = a_sure_claim(event, 1, companions=["Kollegin"], unnamed=1)
    assert group.people == ["Gast 1", "Kollegin", "Name folgt"]
    name_people(link, claim=group, people=["Jemand anderes", "", "Nachgereicht"])
    assert fresh(group).people == ["Jemand anderes", "Name folgt", "Nachgereicht"]
    assert fresh(group).email == "gast1@firma.example"
    with pytest.raises(NotSo):
        name_people(link, claim=group, people=["", "A", "B"])
    with pytest.raises(NotNow):
        name_people(link, claim=group, people=["A", "B", "C", "D"])
    with clock_set(moment(18, 13, 0, month=5)), pytest.raises(NotNow, match="begonnen"):
        name_people(link, claim=group, people=["A", "B", "C"])


# ── approval


def test_where_the_office_says_yes_the_place_is_kept_until_it_does(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=1, needs_approval=True)
    claim = confirm_claim(link, claim=a_claim(event, 1))
    assert (claim.standing, claim.held_until, claim.shown_standing) == (Standing.PENDING, None, "wartet auf Zusage")
    assert NetworkMail.objects.get(to=claim.email).subject.startswith("Ihre Anmeldung liegt uns vor")
    with pytest.raises(NotNow, match="noch nicht zugesagt"):
        check_in(office, event=event, claim=claim)
    with clock_set(moment(10, month=5)):
        assert end_holds(office, event=event) == 0
        assert a_claim(event, 2).standing == Standing.WAITING
        approve_claim(office, claim=claim)
        assert approve_claim(office, claim=claim).standing == Standing.CONFIRMED
    assert NetworkMail.objects.filter(to=claim.email, subject__startswith="Ihr Platz ist sicher").count() == 1
    with pytest.raises(NotNow):
        reject_claim(office, claim=claim)


def test_a_refusal_is_mailed_with_its_reason_and_the_queue_moves_up(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=1, needs_approval=True)
    first, second = a_sure_claim(event, 1), a_sure_claim(event, 2)
    reject_claim(office, claim=first, reason="Nur für Mitglieder.")
    assert "Nur für Mitglieder." in NetworkMail.objects.get(to=first.email).text
    assert fresh(second).standing == Standing.OFFERED
    assert accept_offer(link, claim=fresh(second)).is_before_office


def test_without_a_click_approval_comes_first_and_guests_cannot_approve(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=2, needs_approval=True, confirms_address=False)
    claim = claim_places(link, event=event, name="Gast", email="eins@firma.example")
    assert claim.is_before_office
    with pytest.raises(NotAllowed):
        approve_claim(link, claim=claim)
    with pytest.raises(NotAllowed):
        reject_claim(link, claim=claim)


# ── places beyond the limit


def test_a_place_beyond_the_limit_is_explicit_journalled_and_goes_first_when_somebody_leaves(
    office: Actor, link: Actor
) -> None:
    event = an_event(office, capacity=1)
    sure, waits, last = (a_sure_claim(event, number) for number in (1, 2, 3))
    with pytest.raises(NotAllowed):
        grant_place(link, claim=waits)
    grant_place(office, claim=waits)
    assert fresh(waits).standing == Standing.CONFIRMED
    assert [entry.code for entry in history_of(waits.pk)].count("events.grant_place") == 1
    pool = Pool.objects.get(event=event)
    assert (pool.capacity, pool.taken, pool.ceiling) == (1, 2, 2)
    release_claim(link, claim=sure)
    assert Pool.objects.get(event=event).ceiling == 1
    assert fresh(last).standing == Standing.WAITING
    with pytest.raises(NotNow):
        grant_place(office, claim=sure)


def test_who_rang_gets_a_place_beyond_the_limit_only_when_the_office_says_so(office: Actor) -> None:
    event = an_event(office, capacity=1)
    session = a_session(office, event, 0)
    register_on_behalf(office, event=event, name="Anruf")
    with pytest.raises(NotNow, match="über die Grenze hinaus"):
        register_on_behalf(office, event=event, name="Zweiter Anruf", sessions=[session])
    more = register_on_behalf(office, event=event, name="Zweiter Anruf", sessions=[session], beyond_limit=True)
    assert (more.standing, taken(session)) == (Standing.CONFIRMED, 1)
    assert queries.occupation(event).free == 0


# ── the verifier


@pytest.mark.parametrize("kind", [PoolKind.MAIN, PoolKind.SESSION, PoolKind.CONTINGENT])
def test_the_verifier_finds_a_wrong_counter_in_every_kind_of_pool(office: Actor, kind: PoolKind) -> None:
    event = an_event(office, capacity=9, small_percent=10, small_until=moment(8, month=5))
    session = a_session(office, event, 9)
    a_sure_claim(event, 1, employees="large", sessions=[session], companions=["Kollege"])
    a_sure_claim(event, 2, employees="micro")
    assert queries.pools_that_disagree() == []
    wrong = Pool.objects.filter(event=event, kind=kind)
    right = wrong.get().taken
    wrong.update(taken=right + 1)
    assert [(pool.kind, said) for pool, said in queries.pools_that_disagree()] == [(kind, right)]
    wrong.update(taken=right)


# ── 7, 31, 2


def test_an_outstanding_offer_holds_its_place_once(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=1)
    sure, waits = a_sure_claim(event, 1), a_sure_claim(event, 2)
    release_claim(link, claim=sure)
    assert queries.occupation(event).taken == 1
    assert a_claim(event, 3).standing == Standing.WAITING
    accept_offer(link, claim=fresh(waits))
    assert queries.occupation(event).taken == 1


def test_a_hold_that_ends_while_somebody_types_loses_nothing(office: Actor, link: Actor) -> None:
    event = an_event(office, capacity=1)
    first = a_claim(event, 1, companions=[], support_needs="Rampe")
    with clock_set(moment(29)):
        again = a_claim(event, 1, support_needs="Rampe")
        assert again.pk != first.pk
        assert (again.standing, again.support_needs) == (Standing.PENDING, "Rampe")
        confirm_claim(link, claim=again, silently=True)
        late = a_claim(event, 2, support_needs="Rampe")
        assert (late.standing, late.support_needs) == (Standing.WAITING, "Rampe")


def test_another_network_sees_neither_sessions_nor_choices(office: Actor, other_network: Network) -> None:
    event = an_event(office, capacity=5)
    session = a_session(office, event, 5)
    a_sure_claim(event, 1, sessions=[session])
    with network_scope(other_network):
        assert not Session.objects.exists()
        assert not SessionChoice.objects.exists()
        assert not Pool.objects.exists()
        with pytest.raises(NotThere):
            queries.session_by_id(event, session.pk)
