"""Notes and follow-ups: one form, verbs in place, everything can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.core import clock
from fachwerk.core.errors import NotAllowed, NotNow, NotSo
from fachwerk.networks.models import Network
from fachwerk.notebook.models import FollowUp, Note
from fachwerk.notebook.operations import (
    finish_follow_up,
    put_off_follow_up,
    reopen_follow_up,
    take_back_move,
    take_back_note,
    write_note,
)
from fachwerk.notebook.queries import place_named
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import an_organisation
from tests.notebook.makers import a_follow_up, a_note

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def test_a_note_sent_twice_is_noted_once(scope: Network, office: Actor) -> None:
    first = a_note(office)
    again = write_note(office, text="noch einmal", sending_key=first.sending_key)
    assert again.pk == first.pk
    assert Note.objects.count() == 1


def test_nobody_notes_what_happens_tomorrow(scope: Network, office: Actor, frozen_clock: datetime) -> None:
    with pytest.raises(NotSo, match="Zukunft"):
        a_note(office, happened_on=date(2017, 4, 28))


def test_a_guest_cannot_write_notes(scope: Network, guest: Actor) -> None:
    with pytest.raises(NotAllowed):
        a_note(guest)


def test_done_and_undone(scope: Network, office: Actor) -> None:
    follow_up = a_follow_up(office)
    assert finish_follow_up(office, follow_up=follow_up).done_by_name == "Geschäftsstelle"
    assert reopen_follow_up(office, follow_up=follow_up).done_at is None


def test_a_move_can_be_taken_back(scope: Network, office: Actor, frozen_clock: datetime) -> None:
    follow_up = a_follow_up(office)
    put_off_follow_up(office, follow_up=follow_up, to=date(2017, 5, 2))
    assert take_back_move(office, follow_up=follow_up).due_on == date(2017, 4, 27)
    with pytest.raises(NotNow):
        take_back_move(office, follow_up=follow_up)


def test_nothing_is_put_off_into_the_past(scope: Network, office: Actor, frozen_clock: datetime) -> None:
    with pytest.raises(NotSo):
        put_off_follow_up(office, follow_up=a_follow_up(office), to=date(2017, 4, 26))


def test_taking_a_note_back_takes_its_open_follow_up_along(scope: Network, office: Actor) -> None:
    note = a_note(office)
    a_follow_up(office, note=note)
    done = finish_follow_up(office, follow_up=a_follow_up(office, "Anrufen", note=note))
    take_back_note(office, note=note)
    assert [one.pk for one in FollowUp.objects.all()] == [done.pk]


def test_words_lead_to_what_is_meant_and_otherwise_stay_words(scope: Network, office: Actor) -> None:
    organisation = an_organisation(office, "Bäckerei Müller GmbH")
    assert place_named("baeckerei mueller gmbh").knot == organisation.knot
    assert place_named("Bäckerei").knot == organisation.knot
    unclear = place_named("eine Frau vom Amt")
    assert (unclear.knot, unclear.person, unclear.words) == (None, None, "eine Frau vom Amt")


def test_a_telephone_call_is_one_form(network: Network, signed_in: SignIn, frozen_clock: datetime) -> None:
    browser = signed_in(network, Role.OFFICE_STAFF)
    answer = browser.post(
        f"/n/{network.slug}/buero/notizen/neu/",
        {"who": "Metallbau Egge", "channel": "call", "text": "Fragt nach dem Werkzeugkoffer", "when": "tomorrow"},
        follow=True,
    )
    page = answer.content.decode()
    assert "Wiedervorlage am Fr., 28. April 2017" in page
    assert "Rückgängig" in page
    with network_scope(network):
        assert FollowUp.objects.get().note.who == "Metallbau Egge"  # type: ignore[union-attr]


def test_the_next_working_day_knows_the_first_of_may(
    network: Network, signed_in: SignIn, frozen_clock: datetime
) -> None:
    browser = signed_in(network, Role.OFFICE_STAFF)
    with clock.clock_set(date(2017, 4, 28)):
        browser.post(
            f"/n/{network.slug}/buero/notizen/neu/", {"channel": "call", "text": "Rückruf", "when": "tomorrow"}
        )
    with network_scope(network):
        assert FollowUp.objects.get().due_on == date(2017, 5, 2)


def test_everything_typed_stays_when_something_is_missing(network: Network, signed_in: SignIn) -> None:
    page = signed_in(network, Role.OFFICE_STAFF).post(
        f"/n/{network.slug}/buero/notizen/neu/", {"who": "Metallbau Egge", "channel": "call", "text": ""}
    )
    assert page.status_code == 422
    assert "Metallbau Egge" in page.content.decode()


def test_the_panel_stands_on_the_page_of_an_organisation_and_comes_back_there(
    network: Network, office: Actor, signed_in: SignIn
) -> None:
    with network_scope(network):
        organisation = an_organisation(office)
    browser = signed_in(network, Role.OFFICE_STAFF)
    own_page = f"/n/{network.slug}/buero/organisationen/{organisation.pk}/"
    assert "Notizen und Wiedervorlagen" in browser.get(own_page).content.decode()
    answer = browser.post(
        f"/n/{network.slug}/buero/notizen/neu/",
        {"about": str(organisation.pk), "channel": "call", "text": "Kommt zum Rundgang", "back": own_page},
    )
    assert answer.headers["Location"] == own_page
    assert "Kommt zum Rundgang" in browser.get(own_page).content.decode()


def test_the_way_back_never_leads_out_of_the_network(network: Network, signed_in: SignIn) -> None:
    answer = signed_in(network, Role.OFFICE_STAFF).post(
        f"/n/{network.slug}/buero/notizen/neu/", {"channel": "note", "text": "x", "back": "//boese.example/"}
    )
    assert answer.headers["Location"] == f"/n/{network.slug}/buero/heute/"


def test_another_network_sees_nothing(
    network: Network, other_network: Network, office: Actor, signed_in: SignIn
) -> None:
    with network_scope(network):
        note, follow_up = a_note(office), a_follow_up(office)
    stranger = signed_in(other_network, Role.OFFICE_STAFF)
    base = f"/n/{other_network.slug}/buero"
    assert stranger.get(f"{base}/notizen/{note.pk}/").status_code == 404
    assert stranger.post(f"{base}/wiedervorlagen/{follow_up.pk}/erledigt/").status_code == 404
    for page in ("heute", "notizen", "wiedervorlagen"):
        words = stranger.get(f"{base}/{page}/").content.decode()
        assert "Backstube" not in words
        assert "Einladung verschicken" not in words
