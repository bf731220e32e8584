""" "Heute": fixed number of statements, verbs in place, the letter on Monday, the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fachwerk.access.actor import Actor, system
from fachwerk.access.roles import Role
from fachwerk.accounts.models import RoleAssignment, User
from fachwerk.contacts.operations import enter_person
from fachwerk.core import clock
from fachwerk.decisions.operations import add_item, invite_to_meeting, plan_meeting
from fachwerk.loop.tasks import send_week_letters
from fachwerk.mailing.models import MailState, NetworkMail
from fachwerk.mailing.outbox import send_later
from fachwerk.networks.models import Network
from fachwerk.networks.operations import answer_barrier, report_barrier
from fachwerk.notebook.models import FollowUp, Note, OwnDesk
from fachwerk.notebook.operations import finish_follow_up
from fachwerk.strategy.operations import receive_impulse
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import a_member
from tests.decisions.makers import a_body
from tests.notebook.makers import a_follow_up

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
MOST_STATEMENTS = 20
FRAME = re.compile(r"^(SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|SELECT set_config)")


def heute(network: Network) -> str:
    return f"/n/{network.slug}/buero/heute/"


def statements(browser: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status_code == 200
    return sum(not FRAME.match(query["sql"]) for query in asked)


def test_the_desk_asks_at_most_twenty_questions_however_much_is_open(
    network: Network, office: Actor, signed_in: SignIn
) -> None:
    browser = signed_in(network, Role.OFFICE_STAFF)
    browser.get(heute(network))
    few = statements(browser, heute(network))
    with network_scope(network):
        for number in range(25):
            organisation = a_member(office, f"Betrieb {number}")
            a_follow_up(office, f"Anrufen {number}", in_days=number - 12, knot=organisation.knot)
            receive_impulse(office, text=f"Impuls {number}", source="office")
    many = statements(browser, heute(network))
    assert many <= MOST_STATEMENTS
    assert many <= few + 1
    assert statements(browser, heute(network) + "?zeigen=meins") <= MOST_STATEMENTS


def test_a_reported_barrier_stands_there_until_it_is_answered(
    network: Network, other_network: Network, office: Actor, signed_in: SignIn
) -> None:
    with network_scope(network):
        report = report_barrier(system("test", network.pk), page="/termine/", text="Der Knopf hat keinen Namen")
    with network_scope(other_network):
        report_barrier(system("test", other_network.pk), page="", text="Anderswo ist es zu klein")
    browser = signed_in(network, Role.OFFICE_STAFF)
    page = browser.get(heute(network)).content.decode()
    assert "Der Knopf hat keinen Namen" in page
    assert f"/buero/barrieren/{report.pk}/" in page
    assert "Anderswo ist es zu klein" not in page
    with network_scope(network):
        answer_barrier(office, report=report, text="Er hat jetzt einen.")
    assert "Der Knopf hat keinen Namen" not in browser.get(heute(network)).content.decode()


def test_a_meeting_stands_there_when_its_invitation_is_due_and_until_it_is_sent(
    network: Network, office: Actor, signed_in: SignIn, frozen_clock: datetime
) -> None:
    with network_scope(network):
        body, _seats = a_body(office, name="Lenkungskreis")
        soon = plan_meeting(office, body=body, day=date(2017, 5, 16), starts=time(14), place="Kreishaus")
        plan_meeting(office, body=body, day=date(2017, 9, 16), starts=time(14), place="Kreishaus")
        assert soon.invite_by <= date(2017, 5, 4)
    browser = signed_in(network, Role.OFFICE_STAFF)
    page = browser.get(heute(network)).content.decode()
    assert "Lenkungskreis, 16. Mai 2017" in page
    assert "16. September" not in page
    with network_scope(network):
        add_item(office, meeting=soon, title="Begrüßung")
        invite_to_meeting(office, meeting=soon)
    assert "Lenkungskreis, 16. Mai 2017" not in browser.get(heute(network)).content.decode()


def test_more_than_seven_lines_fold_and_the_number_is_true(network: Network, office: Actor, signed_in: SignIn) -> None:
    with network_scope(network):
        for number in range(12):
            a_follow_up(office, f"Anrufen {number}")
    page = signed_in(network, Role.OFFICE_STAFF).get(heute(network)).content.decode()
    assert "Alle 12 anzeigen" in page


def test_done_in_place_goes_on_to_the_next_line_and_can_be_undone(
    network: Network, office: Actor, signed_in: SignIn, frozen_clock: datetime
) -> None:
    with network_scope(network):
        first, second = a_follow_up(office, "Erste", in_days=-3), a_follow_up(office, "Zweite")
    browser = signed_in(network, Role.OFFICE_STAFF)
    page = browser.get(heute(network)).content.decode()
    assert "überfällig seit Mo., 24. April 2017" in page
    assert "Auf Fr., 28. April verschieben" in page
    assert f'value="{heute(network)}#z-{second.pk}"' in page
    done = f"/n/{network.slug}/buero/wiedervorlagen/{first.pk}/erledigt/"
    answer = browser.post(done, {"back": f"{heute(network)}#z-{second.pk}"})
    assert answer.headers["Location"].endswith(f"#z-{second.pk}")
    said = browser.get(heute(network)).content.decode()
    assert "Erledigt." in said
    assert "wieder-offen" in said
    browser.post(f"/n/{network.slug}/buero/wiedervorlagen/{first.pk}/wieder-offen/")
    assert "Erste" in browser.get(heute(network)).content.decode()


def test_buttons_carry_the_name_of_their_object(network: Network, office: Actor, signed_in: SignIn) -> None:
    with network_scope(network):
        a_follow_up(office, "Lernwerkstatt anrufen")
    page = signed_in(network, Role.OFFICE_STAFF).get(heute(network)).content.decode()
    assert re.search(r"Erledigt<span class=\"visually-hidden\">: Lernwerkstatt anrufen", page)


def test_the_quick_line_writes_notes_follow_ups_impulses_and_contacts(
    network: Network, office: Actor, signed_in: SignIn, frozen_clock: datetime
) -> None:
    with network_scope(network):
        a_member(office, "Metallbau Egge")
    browser = signed_in(network, Role.OFFICE_STAFF)
    for kind in ("note", "follow_up", "impulse", "contact"):
        words = {"text": f"Zeile {kind}", "kind": kind, "who": "Metallbau Egge"}
        assert browser.post(heute(network), words).status_code == 303
    with network_scope(network):
        assert Note.objects.get().knot.title == "Metallbau Egge"  # type: ignore[union-attr]
        assert FollowUp.objects.get().due_on == date(2017, 4, 28)
    assert "Zeile impulse" in browser.get(heute(network)).content.decode()
    refused = browser.post(heute(network), {"text": "Kontakt", "kind": "contact", "who": "Unbekannt"})
    assert refused.status_code == 422
    assert "Dieses Unternehmen kennen wir nicht" in refused.content.decode()


def test_only_mine_shows_what_i_have_to_do(network: Network, office: Actor, signed_in: SignIn) -> None:
    browser = signed_in(network, Role.OFFICE_STAFF)
    user = User.objects.get()
    with network_scope(network):
        a_follow_up(office, "Fürs ganze Büro")
        a_follow_up(office, "Für mich", owner_id=user.pk)
    page = browser.get(heute(network) + "?zeigen=meins").content.decode()
    assert "Für mich" in page
    assert "Fürs ganze Büro" not in page


def test_a_returned_mail_is_corrected_sent_again_and_learned(
    network: Network, office: Actor, signed_in: SignIn
) -> None:
    with network_scope(network):
        person = enter_person(office, name="Leitung", email="tippfeler@firma.example")
        mail = send_later(to=person.email, subject="Einladung", text="…", purpose="test")
        NetworkMail.objects.update(state=MailState.FAILED, last_error="550 gibt es nicht")
    browser = signed_in(network, Role.OFFICE_STAFF)
    assert "1 E-Mail kam nicht an" in browser.get(heute(network)).content.decode()
    page = f"{heute(network)}ruecklaeufer/{mail.pk}/"
    assert "Diese Adresse gibt es nicht" in browser.get(page).content.decode()
    browser.post(page, {"to": "tippfehler@firma.example", "everywhere": "on"})
    with network_scope(network):
        mail.refresh_from_db()
        person.refresh_from_db()
    assert (mail.state, mail.to) == (MailState.WAITING, "tippfehler@firma.example")
    assert person.email == "tippfehler@firma.example"


def test_the_introduction_stays_until_it_is_hidden(network: Network, office: Actor, signed_in: SignIn) -> None:
    with network_scope(network):
        a_member(office)
    browser = signed_in(network, Role.OFFICE_STAFF)
    assert "Einführung ausblenden" in browser.get(heute(network)).content.decode()
    browser.post(f"{heute(network)}ausblenden/", {"was": "einfuehrung"})
    assert "Einführung ausblenden" not in browser.get(heute(network)).content.decode()
    assert "Für heute ist nichts offen." in browser.get(heute(network)).content.decode()


def office_user(network: Network, address: str = "leitung@buero.example") -> User:
    user = User.objects.create_user(address, name="Leitung")
    RoleAssignment.objects.create(user=user, network=network, role=Role.OFFICE_LEAD, valid_from=date(2016, 1, 1))
    return user


MONDAY = date(2017, 4, 24)


def test_the_letter_on_monday_goes_out_once_at_seven(network: Network, office: Actor) -> None:
    user = office_user(network)
    with network_scope(network):
        with clock.clock_set(MONDAY):
            a_follow_up(office, "Einladung <b>verschicken</b>")
        for moment in (clock.at_local(MONDAY, 6, 45), clock.at_local(MONDAY + timedelta(days=1), 8)):
            with clock.clock_set(moment):
                send_week_letters()
        assert NetworkMail.objects.count() == 0
        for minute in (0, 0, 15):
            with clock.clock_set(clock.at_local(MONDAY, 7, minute)):
                send_week_letters()
        mail = NetworkMail.objects.get()
    assert mail.to == user.email
    assert "Einladung <b>verschicken</b>" in mail.text
    assert "&lt;b&gt;verschicken" in mail.html


def test_whoever_does_not_want_the_letter_gets_none(network: Network) -> None:
    user = office_user(network)
    with network_scope(network), clock.clock_set(clock.at_local(MONDAY, 7)):
        OwnDesk.objects.create(user=user, wants_week_letter=False)
        send_week_letters()
        assert NetworkMail.objects.count() == 0


def test_a_quiet_week_gets_a_short_letter(network: Network) -> None:
    office_user(network)
    with network_scope(network), clock.clock_set(clock.at_local(MONDAY, 7)):
        send_week_letters()
        assert "Für heute ist nichts offen." in NetworkMail.objects.get().text


def calendar_address(browser: Client, network: Network) -> str:
    browser.post(f"{heute(network)}kalender/", {"tun": "neu"})
    page = browser.get(f"{heute(network)}einstellen/").content.decode()
    found = re.search(r"value=\"[^\"]*(/n/[^\"]*\.ics)\"", page)
    assert found
    return found[1]


def test_the_calendar_needs_no_login_and_an_old_link_ends_at_once(
    network: Network, office: Actor, signed_in: SignIn
) -> None:
    with network_scope(network):
        follow_up = a_follow_up(office, "Einladung; verschicken")
    browser = signed_in(network, Role.OFFICE_STAFF)
    address = calendar_address(browser, network)
    words = Client().get(address).content.decode()
    assert f"UID:{follow_up.pk}@fachwerk" in words
    assert "Einladung\\; verschicken" in words
    assert calendar_address(browser, network) != address
    assert Client().get(address).status_code == 404


def test_what_is_done_is_cancelled_in_the_calendar_under_the_same_name(
    network: Network, office: Actor, signed_in: SignIn
) -> None:
    with network_scope(network):
        follow_up = a_follow_up(office)
    address = calendar_address(signed_in(network, Role.OFFICE_STAFF), network)
    with network_scope(network):
        finish_follow_up(office, follow_up=follow_up)
    words = Client().get(address).content.decode()
    assert f"UID:{follow_up.pk}@fachwerk" in words
    assert "STATUS:CANCELLED" in words
    assert "SEQUENCE:1" in words


def test_whoever_left_the_office_has_no_calendar_any_more(network: Network, signed_in: SignIn) -> None:
    address = calendar_address(signed_in(network, Role.OFFICE_STAFF), network)
    RoleAssignment.objects.update(ended_at=clock.now())
    assert Client().get(address).status_code == 404


def test_another_network_never_sees_the_desk(
    network: Network, other_network: Network, office: Actor, signed_in: SignIn
) -> None:
    with network_scope(network):
        a_follow_up(office, "Nur für uns")
    stranger = signed_in(other_network, Role.OFFICE_STAFF)
    assert "Nur für uns" not in stranger.get(heute(other_network)).content.decode()
    assert stranger.get(heute(network)).status_code in (403, 404)


def test_a_member_nobody_spoke_to_for_a_year_has_gone_quiet(network: Network, office: Actor, signed_in: SignIn) -> None:
    with network_scope(network):
        a_member(office, since=date(2015, 6, 25))
    page = signed_in(network, Role.OFFICE_STAFF).get(heute(network)).content.decode()
    assert "1 Mitglied seit zwölf Monaten ohne Kontakt" in page
    assert f"/n/{network.slug}/buero/still-geworden/" in page


def test_the_yearly_look_at_accessibility_is_due_after_a_year(network: Network, signed_in: SignIn) -> None:
    browser = signed_in(network, Role.OFFICE_STAFF)
    assert "Erklärung zur Barrierefreiheit überprüfen" not in browser.get(heute(network)).content.decode()
    with network_scope(network):
        Network.objects.filter(pk=network.pk).update(created_at=clock.now() - timedelta(days=400))
    assert "Erklärung zur Barrierefreiheit überprüfen" in browser.get(heute(network)).content.decode()
