"""Announcing, changing, entering later, entrance, findings, answers, and the questions others ask."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from fachwerk.access.actor import Actor, system
from fachwerk.core.clock import clock_set
from fachwerk.core.dates import Precision
from fachwerk.core.errors import NotAllowed, NotNow, NotSo, NotThere
from fachwerk.events import queries
from fachwerk.events.models import Claim, EventState, Finding, OpeningWish, Satisfaction, Standing
from fachwerk.events.operations import (
    announce_event,
    answer_feedback,
    ask_for_feedback,
    cancel_event,
    change_event,
    change_finding,
    check_in,
    close_entrance,
    dismiss_activity,
    enter_feedback,
    enter_past_claims,
    enter_past_event,
    forget_support_needs,
    note_findings,
    open_registration,
    release_activity,
    remind_when_open,
    report_activity,
    send_opening_reminders,
    undo_check_in,
)
from fachwerk.events.operations.event import PastClaim
from fachwerk.events.tasks import end_all_holds, forget
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Visibility
from fachwerk.thread.trace import neighbours
from tests.events.makers import DAY, a_claim, a_sure_claim, an_event, moment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scope", "frozen_clock")]
AFTER = date(2017, 5, 20)


def test_title_format_and_day_are_enough_and_a_guest_is_refused(office: Actor, guest: Actor) -> None:
    event = announce_event(office, title="Ideenlabor", format="idea_lab", day=DAY)
    assert (event.state, event.shown_when) == (EventState.ANNOUNCED, "Do., 18. Mai 2017")
    assert queries.places_line(event).text == "Eine Anmeldung ist nicht nötig."
    with pytest.raises(NotAllowed):
        announce_event(guest, title="Ideenlabor", day=DAY)


def test_the_end_cannot_come_before_the_beginning(office: Actor) -> None:
    with pytest.raises(NotSo) as refused:
        an_event(office, starts=time(13), ends=time(12))
    assert refused.value.field == "ends"


def test_the_line_of_places_in_every_state(office: Actor) -> None:
    event = an_event(
        office, capacity=40, registration_opens_at=moment(8, 9, month=5), registration_closes_at=moment(16, month=5)
    )
    assert queries.places_line(event).text == "Die Anmeldung öffnet am Mo., 8. Mai 2017, um 9:00 Uhr."
    with clock_set(moment(9, month=5)):
        assert queries.places_line(event).text == "Noch 40 von 40 Plätzen frei"
        enter_past_claims(office, event=event, entries=[PastClaim("Gast", moment(9, month=5)) for _n in range(37)])
        assert queries.places_line(event).text == "Noch 3 Plätze frei"
        enter_past_claims(office, event=event, entries=[PastClaim("Gast", moment(9, month=5)) for _n in range(3)])
        assert queries.places_line(event).text == "Alle 40 Plätze sind vergeben. Auf der Warteliste steht noch niemand."
        a_claim(event)
        assert queries.places_line(event).text == "Alle 40 Plätze sind vergeben. Auf der Warteliste steht 1 Person."
        with pytest.raises(NotSo):
            enter_past_claims(office, event=event, entries=[PastClaim("Gast", moment(9, month=5))])
    with clock_set(moment(17, month=5)):
        assert queries.places_line(event).text == (
            "Die Anmeldung ist seit dem 16. Mai geschlossen. Fragen beantwortet die Geschäftsstelle."
        )
    with clock_set(AFTER):
        change_event(office, event=event, attended_reported=38)
        assert queries.places_line(event).text == "Die Veranstaltung hat stattgefunden. 38 Personen waren da."


def test_registration_is_opened_once_for_what_is_still_to_come(office: Actor) -> None:
    event = an_event(office)
    open_registration(office, event=event, capacity=12)
    assert queries.places_line(event).state == "open"
    with clock_set(AFTER), pytest.raises(NotAllowed, match="noch bevorsteht"):
        open_registration(office, event=event)
    with pytest.raises(NotSo):
        open_registration(office, event=event, closes_at=moment(1))


def test_only_a_change_of_time_or_place_raises_the_sequence_and_is_mailed(office: Actor) -> None:
    event = an_event(office, capacity=3)
    a_sure_claim(event)
    change_event(office, event=event, summary="Ein Tippfehler weniger")
    assert (event.calendar_sequence, NetworkMail.objects.count()) == (0, 0)
    change_event(office, event=event, day=DAY, starts=time(14), ends=time(17))
    assert (event.calendar_sequence, NetworkMail.objects.count()) == (1, 1)


def test_a_cancelled_event_cannot_be_changed_or_cancelled_again(office: Actor) -> None:
    event = cancel_event(office, event=an_event(office))
    assert event.knot.standing == "fällt aus"
    with pytest.raises(NotAllowed, match="schon abgesagt"):
        cancel_event(office, event=event)
    with pytest.raises(NotAllowed):
        change_event(office, event=event, title="Doch")


def test_what_was_is_entered_later_as_exactly_as_it_is_known(office: Actor) -> None:
    event = enter_past_event(office, title="Auftakt", day=date(2012, 3, 9), precision=Precision.MONTH, attended=60)
    assert (event.shown_when, event.state, queries.attended(event)) == ("März 2012", EventState.HELD, 60)
    with pytest.raises(NotSo):
        enter_past_event(office, title="Morgen", day=date(2017, 6, 1))


def test_a_reported_activity_is_seen_by_nobody_until_the_office_releases_it(office: Actor, guest: Actor) -> None:
    event = report_activity(
        guest, title="Tag der offenen Tür", day=DAY, reported_by_email="a@b.example", organiser_name="Betrieb"
    )
    assert event.knot.visibility == Visibility.OFFICE
    assert queries.upcoming() == []
    with pytest.raises(NotThere):
        queries.event_for(guest, event.knot.slug)
    with pytest.raises(NotAllowed):
        release_activity(guest, event=event)
    dismiss_activity(office, event=event)
    release_activity(office, event=event)
    assert queries.event_for(guest, event.knot.slug) == event
    with pytest.raises(NotAllowed):
        release_activity(office, event=event)
    with pytest.raises(NotNow):
        dismiss_activity(office, event=event)


def test_the_entrance_lets_in_once_and_refuses_with_distinct_reasons(office: Actor, guest: Actor) -> None:
    event = an_event(office, capacity=1)
    sure, waits = a_sure_claim(event, 1), a_sure_claim(event, 2)
    assert check_in(office, event=event, claim=sure).standing == Standing.ATTENDED
    first = sure.attended_at
    assert check_in(office, event=event, claim=sure).attended_at == first
    with pytest.raises(NotNow, match="Warteliste"):
        check_in(office, event=event, claim=waits)
    with pytest.raises(NotSo, match="anderen Veranstaltung"):
        check_in(office, event=an_event(office, title="Andere", capacity=1), claim=sure)
    with pytest.raises(NotAllowed):
        check_in(guest, event=event, claim=sure)
    assert undo_check_in(office, event=event, claim=sure).standing == Standing.CONFIRMED
    with pytest.raises(NotNow):
        close_entrance(office, event=event)
    with clock_set(AFTER):
        close_entrance(office, event=event)
    sure.refresh_from_db()
    assert sure.standing == Standing.NO_SHOW


def test_unconfirmed_and_cancelled_are_refused_at_the_entrance(office: Actor) -> None:
    event = an_event(office, capacity=2)
    pending = a_claim(event, 1)
    with pytest.raises(NotNow, match="noch nicht bestätigt"):
        check_in(office, event=event, claim=pending)
    Claim.objects.filter(pk=pending.pk).update(standing=Standing.CANCELLED)
    with pytest.raises(NotNow, match="abgesagt"):
        check_in(office, event=event, claim=pending)


def test_each_line_becomes_a_finding_that_hangs_on_its_event(office: Actor, guest: Actor) -> None:
    event = an_event(office)
    noted = note_findings(office, event=event, lines=["– Koffer zum Ausleihen", "", "Mehr Zeit"], sort="proposal")
    assert [finding.text for finding in noted] == ["Koffer zum Ausleihen", "Mehr Zeit"]
    assert neighbours([event.pk], kinds=["finding"])[event.pk]
    assert queries.findings_without_followup() == noted
    with pytest.raises(NotSo):
        note_findings(office, event=event, lines=["", " "])
    change_finding(office, finding=noted[0], text="Koffer", sort="need", cluster="Technik", is_public=False)
    assert [finding.text for finding in queries.findings_of(event, guest)] == ["Mehr Zeit"]
    with pytest.raises(NotThere):
        queries.finding_for(guest, noted[0].knot.slug)


def test_an_answer_counts_once_and_leads_to_nobody(office: Actor, guest: Actor) -> None:
    event = an_event(office, capacity=3)
    claim = check_in(office, event=event, claim=a_sure_claim(event))
    with pytest.raises(NotNow):
        answer_feedback(guest, event=event, answer=5)
    with clock_set(AFTER):
        assert ask_for_feedback(office, event=event) == 1
        assert ask_for_feedback(office, event=event) == 0
        answer_feedback(guest, event=event, answer=5, claim=claim)
        with pytest.raises(NotNow):
            answer_feedback(guest, event=event, answer=5, claim=claim)
        with pytest.raises(NotSo):
            answer_feedback(guest, event=event, answer=6)
        enter_feedback(office, event=event, answers=[4, 2, 3])
        with pytest.raises(NotSo):
            enter_feedback(office, event=event, answers=[0])
    assert queries.satisfied_share(event) == 50
    assert not any("claim" in field.name for field in Satisfaction._meta.get_fields())


def test_support_needs_are_erased_after_the_event(office: Actor, the_system: Actor) -> None:
    event = an_event(office, capacity=2)
    claim = a_claim(event, support_needs="Gebärdensprache")
    assert forget_support_needs(the_system) == 0
    with clock_set(AFTER):
        forget()
    claim.refresh_from_db()
    assert claim.support_needs == ""


def test_reminders_go_out_when_the_registration_opens_and_addresses_are_erased(
    office: Actor, guest: Actor, the_system: Actor
) -> None:
    event = an_event(office, capacity=4, registration_opens_at=moment(8, month=5))
    remind_when_open(guest, event=event, email="A@b.example")
    remind_when_open(guest, event=event, email="a@b.example")
    assert send_opening_reminders(the_system) == 0
    with clock_set(moment(8, month=5)):
        end_all_holds()
        with pytest.raises(NotNow):
            remind_when_open(guest, event=event, email="c@b.example")
    assert (NetworkMail.objects.count(), OpeningWish.objects.count()) == (1, 0)


def test_the_job_ends_holds_and_moves_the_queue_up(office: Actor) -> None:
    event = an_event(office, capacity=1)
    late, waits = a_claim(event, 1), a_sure_claim(event, 2)
    with clock_set(late.held_until + timedelta(minutes=1)):
        end_all_holds()
    waits.refresh_from_db()
    assert waits.standing == Standing.OFFERED


def test_full_after_days_counts_from_the_opening_to_the_last_place(office: Actor) -> None:
    event = an_event(office, capacity=2, registration_opens_at=moment(20, 9))
    enter_past_claims(office, event=event, entries=[PastClaim("Eins", moment(20, 9)), PastClaim("Zwei", moment(22, 9))])
    assert queries.full_after_days(event, date(2017, 4, 22)) == 2
    assert queries.full_after_days(event, date(2017, 4, 21)) is None


def test_what_was_known_and_held_on_a_day(office: Actor) -> None:
    event = an_event(office)
    past = enter_past_event(office, title="Auftakt", day=date(2017, 3, 23))
    assert list(queries.events_on(date(2017, 4, 27))) == [past, event]
    assert list(queries.events_on(date(2017, 4, 1))) == [past]
    assert queries.status_on(event, date(2017, 4, 26)) is None
    assert queries.status_on(event, date(2017, 5, 17)) == "announced"
    assert queries.status_on(event, DAY) == "held"
    assert queries.status_on(past, date(2017, 3, 23)) == "held"
    cancel_event(office, event=event)
    assert list(queries.events_on(date(2017, 4, 27))) == [past]


def test_another_network_sees_nothing(office: Actor, other_network: Network) -> None:
    event = an_event(office, capacity=1)
    claim = a_claim(event)
    note_findings(office, event=event, lines=["Ein Ergebnis"])
    with network_scope(other_network):
        assert queries.upcoming() == []
        assert (
            list(queries.past_events()) == list(queries.office_events()) == list(queries.activities_to_release()) == []
        )
        assert (
            list(queries.events_on(AFTER))
            == list(queries.findings_on(AFTER))
            == queries.findings_without_followup()
            == []
        )
        assert queries.events_by_ids([event.pk]) == {}
        assert (Claim.objects.count(), Finding.objects.count()) == (0, 0)
        with pytest.raises(NotThere):
            queries.event_by_id(event.pk)
        with pytest.raises(NotThere):
            queries.claim_by_id(claim.pk)
        with pytest.raises(NotThere):
            queries.event_for(system("test", other_network.pk), "beratertag-owl")
