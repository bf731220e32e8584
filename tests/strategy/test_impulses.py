"""Impulses come in from everybody and stay with the office until it releases them."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from fachwerk.access.actor import Actor
from fachwerk.core.clock import clock_set
from fachwerk.core.errors import NotAllowed, NotSo, NotThere
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import Network
from fachwerk.strategy import operations, queries
from fachwerk.strategy.models import Impulse, ImpulseState
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot, Relation, Tie, Visibility
from tests.strategy.makers import impulse_by_phone, version_of_2012

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scope")]
SAID = "Wir finden keine Auszubildenden für die Nachtschicht."


def test_a_visitor_tells_and_only_the_office_reads(guest: Actor, office: Actor) -> None:
    impulse = operations.receive_impulse(guest, text=f"  {SAID} ", sender_email="betrieb@example.org")
    assert (impulse.text, impulse.state) == (SAID, ImpulseState.NEW)
    assert impulse.knot.visibility == Visibility.OFFICE
    assert "nachtschicht" not in impulse.knot.slug
    assert queries.impulse_for(office, impulse.knot.slug) == impulse
    assert list(queries.impulses_waiting()) == [impulse]
    with pytest.raises(NotThere):
        queries.impulse_for(guest, impulse.knot.slug)
    assert not queries.impulses_for(guest).exists()


def test_a_visitor_cannot_speak_for_the_office(guest: Actor) -> None:
    for words in ({"source": "call"}, {"received_at": date(2012, 1, 1)}):
        with pytest.raises(NotAllowed):
            operations.receive_impulse(guest, text=SAID, **words)  # type: ignore[arg-type]
    with pytest.raises(NotSo, match="Zwei Sätze genügen"):
        operations.receive_impulse(guest, text="  ")
    with pytest.raises(NotSo, match="kürzer"):
        operations.receive_impulse(guest, text="x" * 5000)


def test_the_same_form_sent_twice_counts_once(guest: Actor) -> None:
    key = uuid.uuid4()
    first = operations.receive_impulse(guest, text=SAID, submission=key)
    assert operations.receive_impulse(guest, text=SAID, submission=key) == first
    assert Impulse.objects.count() == 1


def test_the_answer_goes_to_the_address_that_was_left(office: Actor, guest: Actor) -> None:
    impulse = operations.receive_impulse(guest, text=SAID, sender_email="betrieb@example.org")
    with pytest.raises(NotSo, match="Antwort"):
        operations.answer_impulse(office, impulse=impulse, reply=" ")
    operations.answer_impulse(office, impulse=impulse, reply="Zwei Betriebe haben es gelöst.")
    mail = NetworkMail.objects.get()
    assert mail.to == "betrieb@example.org"
    assert "Zwei Betriebe haben es gelöst." in mail.text
    assert impulse.state == ImpulseState.CLOSED
    assert not queries.impulses_waiting().exists()
    without = impulse_by_phone(office)
    operations.answer_impulse(office, impulse=without, reply="Notiert.")
    silent = operations.receive_impulse(guest, text=SAID, sender_email="still@example.org")
    operations.answer_impulse(office, impulse=silent, reply="Mündlich geklärt.", silently=True)
    assert NetworkMail.objects.count() == 1


def test_released_words_are_public_and_contact_details_never(office: Actor, guest: Actor) -> None:
    impulse = operations.receive_impulse(guest, text="Herr X sagt: zu spät.", sender_phone="0521 123456")
    operations.release_impulse(office, impulse=impulse, public_text="Der Bus kommt zu spät.", voice="Schülerin")
    assert queries.impulse_for(guest, impulse.knot.slug).shown_text == "Der Bus kommt zu spät."
    assert (impulse.knot.title, impulse.knot.visibility) == ("„Der Bus kommt zu spät.“", Visibility.PUBLIC)
    assert "0521" not in impulse.knot_text()
    assert "Herr X" not in impulse.knot_text()
    with pytest.raises(NotAllowed, match="schon veröffentlicht"):
        operations.release_impulse(office, impulse=impulse)
    operations.withhold_impulse(office, impulse=impulse)
    with pytest.raises(NotThere):
        queries.impulse_for(guest, impulse.knot.slug)
    with pytest.raises(NotAllowed, match="nicht veröffentlicht"):
        operations.withhold_impulse(office, impulse=impulse)
    operations.forget_sender(office, impulse=impulse)
    assert impulse.sender_phone == ""


def test_parking_needs_a_reason_and_can_be_undone(office: Actor) -> None:
    impulse = impulse_by_phone(office)
    with pytest.raises(NotAllowed, match="noch offen"):
        operations.reopen_impulse(office, impulse=impulse)
    with pytest.raises(NotSo, match="Grund"):
        operations.park_impulse(office, impulse=impulse, reason="")
    operations.park_impulse(office, impulse=impulse, reason="Nicht Aufgabe des Bündnisses")
    assert not queries.impulses_waiting().exists()
    with pytest.raises(NotAllowed, match="schon zurückgestellt"):
        operations.park_impulse(office, impulse=impulse, reason="Noch einmal")
    operations.reopen_impulse(office, impulse=impulse)
    assert impulse.state == ImpulseState.SCREENED


def test_what_came_later_grew_from_the_impulse_and_it_belongs_to_what_was_there(office: Actor) -> None:
    _version, _field, goal, _measure = version_of_2012(office)
    early = operations.receive_impulse(office, text=SAID, source="working_group", received_at=date(2011, 6, 15))
    late = operations.receive_impulse(office, text="Später.", source="call", received_at=date(2014, 6, 15))
    operations.tie_impulse(office, impulse=early, to=goal.knot)
    operations.tie_impulse(office, impulse=late, to=[goal.knot], because="Gehört dazu")
    assert early.state == late.state == ImpulseState.LINKED
    assert Tie.objects.filter(later=goal.pk, earlier=early.pk, relation=Relation.GROWS_FROM).exists()
    assert Tie.objects.get(later=late.pk, earlier=goal.pk).because == "Gehört dazu"
    with pytest.raises(NotSo, match="mindestens einen"):
        operations.tie_impulse(office, impulse=late, to=[])


def test_an_adopted_example_keeps_its_origin(office: Actor) -> None:
    source = uuid.uuid4()
    impulse = operations.receive_impulse(
        office, text="Einen Kompass brauchen wir auch.", source="other_region",
        origin_network_name="Fachkräfteallianz Seenland", origin_title="Kompass", origin_publication=source,
    )  # fmt: skip
    impulse.refresh_from_db()
    assert (impulse.origin_network_name, impulse.origin_publication) == ("Fachkräfteallianz Seenland", source)


def test_the_inbox_is_filtered_and_corrected(office: Actor) -> None:
    one, two = impulse_by_phone(office), impulse_by_phone(office, text="Deutschkurse enden zu früh.")
    operations.park_impulse(office, impulse=two, reason="Später")
    assert list(queries.impulses_for(office, state="parked")) == [two]
    assert list(queries.impulses_for(office, words="maschine mai")) == [one]
    assert list(queries.impulses_for(office, source="mitreden")) == []
    operations.change_impulse(office, impulse=one, text="Anders gesagt.", source="member", voice="Mitglied")
    assert list(queries.impulses_for(office, source="member")) == [one]
    with pytest.raises(NotSo):
        operations.change_impulse(office, impulse=one, text="", source="member")
    with clock_set(date(2017, 4, 27)):
        assert queries.answer_due_on() == date(2017, 5, 11)


def test_a_foreign_network_reads_no_impulse(office: Actor, other_network: Network) -> None:
    impulse = impulse_by_phone(office)
    operations.release_impulse(office, impulse=impulse)
    slug = impulse.knot.slug
    stranger = Actor(2, other_network.pk, office.roles, "Fremde Geschäftsstelle")
    with network_scope(other_network):
        assert not queries.impulses_for(stranger).exists()
        assert not queries.impulses_waiting().exists()
        with pytest.raises(NotThere):
            queries.impulse_for(stranger, slug)


def test_what_grew_from_an_impulse_is_not_also_what_it_belongs_to(office: Actor) -> None:
    version, _field, goal, _measure = version_of_2012(office)
    impulse = operations.receive_impulse(office, text="Später.", source="call", received_at=date(2014, 6, 15))
    operations.reword_goal(office, version=version, goal=goal, text="Neu.", grown_from=[impulse.knot])
    operations.tie_impulse(office, impulse=impulse, to=goal.knot)
    (only,) = Tie.objects.filter(later__in=[goal.pk, impulse.pk], earlier__in=[goal.pk, impulse.pk])
    assert (only.later_id, impulse.state) == (goal.pk, ImpulseState.LINKED)


def test_an_impulse_at_an_event_grew_from_it_and_a_later_event_grew_from_the_impulse(office: Actor) -> None:
    impulse = operations.receive_impulse(office, text=SAID, source="event", received_at=date(2015, 9, 28))
    before = Knot.objects.create(kind="event", title="Dialog", slug="dialog", happened_on=date(2015, 9, 1))
    after = Knot.objects.create(kind="event", title="Labor", slug="labor", happened_on=date(2016, 9, 1))
    operations.tie_impulse(office, impulse=impulse, to=[before, after])
    assert Tie.objects.get(later=impulse.pk).earlier == before
    assert Tie.objects.get(earlier=impulse.pk).later == after
