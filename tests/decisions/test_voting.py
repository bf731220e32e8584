"""Ballots, conflicts of interest, counting, receipts."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta

import pytest

from fachwerk.access.actor import Actor, actor_for, visitor
from fachwerk.access.roles import Role
from fachwerk.core import clock
from fachwerk.core.errors import NotAllowed, NotNow, NotSo, NotThere
from fachwerk.decisions import queries
from fachwerk.decisions.models import Ballot, Receipt
from fachwerk.decisions.operations import (
    cast_ballot,
    close_decision,
    declare_conflict,
    end_seat,
    fill_seat,
    found_body,
    judge_conflict,
    open_decision,
    record_decision,
    remind,
)
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from tests.decisions.makers import a_body, a_vote, a_voter

pytestmark = pytest.mark.usefixtures("scope", "frozen_clock")


def test_a_body_needs_no_settings(office: Actor, guest: Actor) -> None:
    body = found_body(office)
    assert (body.name, str(body.quorum), str(body.threshold), body.is_strict) == ("Lenkungskreis", "1/2", "1/2", True)
    with pytest.raises(NotAllowed):
        found_body(guest)


def test_one_organisation_one_seat(office: Actor) -> None:
    body, seats = a_body(office, 1)
    with pytest.raises(NotNow, match="hat schon einen Sitz"):
        fill_seat(office, body=body, organisation=seats[0].organisation)
    end_seat(office, seat=seats[0], until=date(2016, 12, 31))
    again = fill_seat(office, body=body, organisation=seats[0].organisation, since=date(2017, 1, 1))
    assert again.interest_group == "kommunen"


def test_a_seat_gives_its_role_only_while_it_lasts(office: Actor, network: Network) -> None:
    _body, seats = a_body(office, 1)
    voter = a_voter(office, seats[0])
    assert actor_for(voter.user_id, network.pk).has(Role.VOTER)
    seats[0].role = "chair"
    seats[0].save()
    assert actor_for(voter.user_id, network.pk).has(Role.CHAIR)
    end_seat(office, seat=seats[0], until=clock.today() - timedelta(days=1))
    assert not actor_for(voter.user_id, network.pk).has(Role.VOTER, Role.CHAIR)


def test_the_count_has_a_receipt_that_can_be_counted_again(office: Actor) -> None:
    body, seats = a_body(office, 5)
    decision = a_vote(office, body, seats, "yyna-")
    close_decision(office, decision=decision)
    receipt = Receipt.objects.get(decision=decision)
    content = json.loads(receipt.canonical)
    assert (content["yes"], content["no"], content["abstain"], content["eligible"]) == (2, 1, 1, 5)
    assert receipt.sha256 == hashlib.sha256(receipt.canonical.encode()).hexdigest()
    page = queries.decision_for(office, decision.knot.slug)
    assert page.check is not None
    assert page.check.matches
    Ballot.objects.filter(decision=decision, choice="no").update(choice="yes")
    broken = queries.decision_for(office, decision.knot.slug).check
    assert broken is not None
    assert not broken.matches


def test_late_ballots_are_invalid(office: Actor) -> None:
    body, seats = a_body(office, 3)
    decision = a_vote(office, body, seats, "yy", closes_at=clock.now() + timedelta(days=3))
    with pytest.raises(NotAllowed, match="1 Stimme fehlt"):
        close_decision(office, decision=decision)
    with clock.clock_set(clock.now() + timedelta(days=3)):
        with pytest.raises(NotAllowed, match="Die Frist ist abgelaufen"):
            cast_ballot(office, decision=decision, seat=seats[2], choice="no")
        assert close_decision(office, decision=decision).outcome == "adopted"
    assert decision.decided_on == date(2017, 4, 30)
    with pytest.raises(NotAllowed, match="schon entschieden"):
        cast_ballot(office, decision=decision, seat=seats[2], choice="no")


def test_a_voter_votes_for_the_own_seat_only(office: Actor) -> None:
    body, seats = a_body(office, 2)
    voter = a_voter(office, seats[0])
    decision = a_vote(office, body, seats, "")
    own = cast_ballot(voter, decision=decision, seat=seats[0], choice="no")
    assert not own.is_on_behalf
    assert cast_ballot(voter, decision=decision, seat=seats[0], choice="yes").pk == own.pk
    with pytest.raises(NotAllowed, match="können Sie nicht abstimmen"):
        cast_ballot(voter, decision=decision, seat=seats[1], choice="no")
    with pytest.raises(NotSo):
        cast_ballot(voter, decision=decision, seat=seats[0], choice="maybe")


def test_a_ballot_on_behalf_is_marked_and_told(office: Actor) -> None:
    body, seats = a_body(office, 2)
    a_voter(office, seats[0], "stadt@teutoheim.example")
    decision = a_vote(office, body, seats, "")
    assert cast_ballot(office, decision=decision, seat=seats[0], choice="yes").is_on_behalf
    mail = NetworkMail.objects.get(purpose="decisions.on_behalf")
    assert mail.to == "stadt@teutoheim.example"
    assert "Stimme: Ja" in mail.text


def test_only_missing_seats_are_reminded(office: Actor) -> None:
    body, seats = a_body(office, 2)
    a_voter(office, seats[0], "eins@teutoheim.example")
    a_voter(office, seats[1], "zwei@teutoheim.example")
    decision = open_decision(office, body=body, title="Schwerpunkt", closes_at=clock.now() + timedelta(days=5))
    assert NetworkMail.objects.filter(purpose="decisions.invite").count() == 2
    cast_ballot(office, decision=decision, seat=seats[0], choice="yes", silently=True)
    assert remind(office, decision=decision) == 1
    assert NetworkMail.objects.get(purpose="decisions.remind").to == "zwei@teutoheim.example"
    cast_ballot(office, decision=decision, seat=seats[1], choice="yes", silently=True)
    with pytest.raises(NotAllowed, match="Alle Stimmen sind da"):
        remind(office, decision=decision)


def test_a_conflicted_seat_leaves_eligibility_quorum_and_base(office: Actor, guest: Actor) -> None:
    body, seats = a_body(office, 4)
    decision = a_vote(office, body, seats, "ny")
    declared = declare_conflict(office, decision=decision, seat=seats[0], reason="Partner im Vorhaben")
    with pytest.raises(NotNow, match="befangen"):
        cast_ballot(office, decision=decision, seat=seats[0], choice="yes")
    with pytest.raises(NotSo):
        declare_conflict(office, decision=decision, seat=seats[1], reason=" ")
    judge_conflict(office, declaration=declared, is_accepted=False)
    judge_conflict(office, declaration=declared, is_accepted=True)
    cast_ballot(office, decision=decision, seat=seats[2], choice="yes", silently=True)
    close_decision(office, decision=decision)
    page = queries.decision_for(office, decision.knot.slug)
    assert page.votes is not None
    assert (decision.outcome, page.votes.eligible, page.votes.no) == ("adopted", 3, 0)
    assert [line.seat for line in page.recused] == [seats[0]]
    public = queries.decision_for(guest, decision.knot.slug)
    assert public.votes is None
    assert not public.lines
    assert public.receipt is None


def test_running_votes_are_for_members_only(office: Actor, guest: Actor) -> None:
    body, seats = a_body(office, 2)
    voter = a_voter(office, seats[0])
    decision = a_vote(office, body, seats, "-y")
    with pytest.raises(NotThere):
        queries.decision_for(guest, decision.knot.slug)
    assert queries.decision_for(voter, decision.knot.slug).votes is None  # no interim result
    assert queries.open_votes_for(voter) == [decision]
    cast_ballot(voter, decision=decision, seat=seats[0], choice="yes")
    assert queries.open_votes_for(voter) == []


def test_rules_of_a_running_vote_do_not_change(office: Actor) -> None:
    body, seats = a_body(office, 3)
    decision = a_vote(office, body, seats, "yyn")
    body.threshold_numerator, body.threshold_denominator = 3, 4
    body.save()
    assert close_decision(office, decision=decision).outcome == "adopted"


def test_recording_needs_no_body_and_no_tally(office: Actor, guest: Actor) -> None:
    decision = record_decision(office, title="Handlungskonzept", decided_on=date(2012, 5, 1), decided_precision="year")
    assert decision.body.name == "Lenkungskreis"
    assert decision.shown_day == "2012"
    page = queries.decision_for(office, decision.knot.slug)
    assert page.votes is None
    assert page.receipt is None
    with pytest.raises(NotSo, match="Zukunft"):
        record_decision(office, title="Morgen", decided_on=clock.today() + timedelta(days=1))
    with pytest.raises(NotAllowed):
        record_decision(guest, title="Nein", decided_on=date(2012, 5, 1))


def test_a_vote_needs_seats_and_a_future(office: Actor) -> None:
    empty = found_body(office)
    with pytest.raises(NotNow, match="keine Sitze"):
        open_decision(office, body=empty, title="Leer")
    body, _seats = a_body(office, 1)
    with pytest.raises(NotSo, match="Vergangenheit"):
        open_decision(office, body=body, title="Gestern", closes_at=clock.now() - timedelta(days=1))


def test_another_network_sees_nothing(office: Actor, other_network: Network) -> None:
    body, seats = a_body(office, 2)
    decision = a_vote(office, body, seats, "yy")
    close_decision(office, decision=decision)
    slug = decision.knot.slug
    with network_scope(other_network):
        stranger = visitor(other_network.pk)
        with pytest.raises(NotThere):
            queries.decision_for(stranger, slug)
        with pytest.raises(NotThere):
            queries.body_for(stranger, body.name.lower())
        assert not queries.decisions_list(stranger).exists()
        assert not queries.bodies_of(stranger).exists()
        assert queries.body_cards(stranger) == []
        assert queries.open_votes_for(stranger) == []
        with pytest.raises(NotThere):
            queries.seat_for(stranger, seats[0].pk)
        assert not Receipt.objects.exists()
