"""Logging in by code and by password, the same answer for everybody, and losing access at once."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, override_settings

from fachwerk.access.actor import system
from fachwerk.access.roles import Role
from fachwerk.accounts.models import RoleAssignment, User
from fachwerk.accounts.operations import assign_role, end_role, invite_user
from fachwerk.core import clock
from fachwerk.mailing.models import AccountMail, NetworkMail
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from tests.fixtures import log_in

LOGIN, CODE, ENTER = "/konto/einloggen/", "/konto/einloggen/code/", "/konto/einloggen/code/eingeben/"
PASSWORD = "ein langer Satz 1"


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create_user("frau@betrieb.example", PASSWORD, name="Erika Probe")


def is_signed_in(browser: Client) -> bool:
    return browser.get("/konto/").status_code == 200


def body(answer: HttpResponse) -> str:
    """The page without what differs on every request, and without the address that was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return text.replace("frau@betrieb.example", "?").replace("niemand@betrieb.example", "?")


def code_in(mail: AccountMail) -> str:
    found = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", mail.text)
    assert found
    return found[0]


def test_a_code_from_the_mail_logs_in(person: User, client: Client) -> None:
    assert client.post(CODE, {"email": "Frau@Betrieb.example"}).headers["Location"] == ENTER
    wrong = client.post(ENTER, {"code": "WRON-GXXX"})
    assert wrong.status_code == 422
    assert "Dieser Code stimmt nicht" in wrong.content.decode()
    assert not is_signed_in(client)
    client.post(ENTER, {"code": code_in(AccountMail.objects.get()).lower()})
    assert is_signed_in(client)


def test_a_code_is_worth_three_attempts(person: User, client: Client) -> None:
    client.post(CODE, {"email": person.email})
    for _attempt in range(3):
        client.post(ENTER, {"code": "WRON-GXXX"})
    client.post(ENTER, {"code": code_in(AccountMail.objects.get())})
    assert not is_signed_in(client)


def test_a_password_logs_in_and_a_wrong_one_keeps_what_was_typed(person: User, client: Client) -> None:
    wrong = client.post(LOGIN, {"login": person.email, "password": "falsch"})
    assert wrong.status_code == 422
    assert "passen nicht zusammen" in wrong.content.decode()
    assert 'value="frau@betrieb.example"' in wrong.content.decode()
    assert client.post(LOGIN, {"login": person.email, "password": PASSWORD}).headers["Location"] == "/konto/"
    assert is_signed_in(client)


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        (CODE, {"email": "{}"}),
        (LOGIN, {"login": "{}", "password": "falsch"}),
        ("/konto/passwort/vergessen/", {"email": "{}"}),
    ],
)
def test_known_and_unknown_addresses_get_the_same_answer(person: User, address: str, fields: dict[str, str]) -> None:
    answers = []
    for email in ("frau@betrieb.example", "niemand@betrieb.example"):
        browser = Client()
        sent = browser.post(address, {name: value.format(email) for name, value in fields.items()}, follow=True)
        answers.append((sent.status_code, sent.redirect_chain, body(sent)))
    assert answers[0] == answers[1]


def test_an_unknown_address_gets_a_mail_without_a_code(client: Client, db: None) -> None:
    client.post(CODE, {"email": "niemand@betrieb.example"})
    assert "gibt es hier keinen Zugang" in AccountMail.objects.get().text
    client.post(ENTER, {"code": ""})
    assert not is_signed_in(client)


def test_the_sixth_wrong_password_is_told_to_wait(person: User, client: Client) -> None:
    cache.clear()
    for _attempt in range(5):
        client.post(LOGIN, {"login": person.email, "password": "falsch"})
    answer = client.post(LOGIN, {"login": person.email, "password": PASSWORD})
    assert "zu viele Versuche" in answer.content.decode()
    assert not is_signed_in(client)


def test_whoever_waits_for_a_code_can_still_use_the_password(person: User, client: Client) -> None:
    client.post(CODE, {"email": person.email})
    assert client.get(LOGIN).status_code == 200
    client.post(LOGIN, {"login": person.email, "password": PASSWORD})
    assert is_signed_in(client)


def test_the_sixth_code_is_not_sent(person: User, client: Client) -> None:
    cache.clear()
    answers = [client.post(CODE, {"email": person.email}) for _attempt in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [422]
    assert AccountMail.objects.count() == 5


def test_a_forgotten_password_is_replaced_by_code_and_ends_other_sessions(person: User, client: Client) -> None:
    other_device = Client()
    other_device.force_login(person)
    client.post("/konto/passwort/vergessen/", {"email": person.email})
    client.post("/konto/passwort/vergessen/code/", {"code": code_in(AccountMail.objects.get())})
    page = "/konto/passwort/vergessen/neu/"
    assert client.post(page, {"password1": "kurz", "password2": "kurz"}).status_code == 422
    client.post(page, {"password1": "ein anderer Satz 2", "password2": "ein anderer Satz 2"})
    person.refresh_from_db()
    assert person.check_password("ein anderer Satz 2")
    assert not is_signed_in(other_device)


def test_nobody_signs_up_on_their_own(client: Client, db: None) -> None:
    assert "auf Einladung" in client.get("/konto/zugang/").content.decode()
    client.post("/konto/zugang/", {"email": "neu@betrieb.example", "password1": PASSWORD})
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "target", ["https://boese.example/", "//boese.example", "/\\boese.example", "https:boese.example"]
)
def test_logging_in_never_leads_to_a_foreign_house(person: User, client: Client, target: str) -> None:
    answer = client.post(LOGIN, {"login": person.email, "password": PASSWORD, "next": target})
    assert "boese" not in answer.headers["Location"]


def test_logging_in_leads_back_to_the_page_that_asked(person: User, client: Client) -> None:
    answer = client.post(LOGIN, {"login": person.email, "password": PASSWORD, "next": "/netzwerke/"})
    assert answer.headers["Location"] == "/netzwerke/"


def test_a_locked_account_is_out_with_the_next_request(person: User, client: Client) -> None:
    client.force_login(person)
    assert is_signed_in(client)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert not is_signed_in(client)
    client.post(LOGIN, {"login": person.email, "password": PASSWORD})
    client.post(CODE, {"email": person.email})
    assert not is_signed_in(client)


def test_an_ended_role_is_out_with_the_next_request(person: User, client: Client, network: Network) -> None:
    the_system = system("test", network.pk)
    with network_scope(network):
        role = assign_role(the_system, user=person, role=Role.OFFICE_STAFF)
    log_in(client, person)
    page = f"/n/{network.slug}/buero/zugaenge/"
    assert client.get(page).status_code == 200
    with network_scope(network):
        end_role(the_system, assignment=role)
    assert client.get(page).status_code in (403, 404)


def test_logging_out_needs_a_click_and_the_session_is_gone(person: User, client: Client) -> None:
    client.force_login(person)
    client.get("/konto/ausloggen/")
    assert is_signed_in(client)
    client.post("/konto/ausloggen/")
    assert not is_signed_in(client)


def test_sessions_of_other_devices_are_listed_and_ended_one_by_one(person: User) -> None:
    here, there = Client(), Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/128.0"})
    for browser in (here, there):
        browser.post(LOGIN, {"login": person.email, "password": PASSWORD})
    page = here.get("/konto/").content.decode()
    assert "Firefox auf Windows" in page
    (end,) = re.findall(r"/konto/sitzungen/\d+/beenden/", page)
    stranger = Client()
    stranger.force_login(User.objects.create_user("fremd@betrieb.example"))
    assert stranger.post(end).status_code == 404
    assert is_signed_in(there)
    here.post(end)
    assert not is_signed_in(there)
    assert is_signed_in(here)


def test_all_other_sessions_end_together(person: User) -> None:
    browsers = [Client(), Client(), Client()]
    for browser in browsers:
        browser.post(LOGIN, {"login": person.email, "password": PASSWORD})
    browsers[0].post("/konto/sitzungen/beenden/")
    assert [is_signed_in(browser) for browser in browsers] == [True, False, False]


def test_changing_the_password_keeps_this_device_and_tells_by_mail(person: User) -> None:
    here, there = Client(), Client()
    for browser in (here, there):
        browser.post(LOGIN, {"login": person.email, "password": PASSWORD})
    changed = {"oldpassword": PASSWORD, "password1": "ein anderer Satz 2", "password2": "ein anderer Satz 2"}
    assert here.post("/konto/passwort/", changed).headers["Location"] == "/konto/"
    assert is_signed_in(here)
    assert not is_signed_in(there)
    assert AccountMail.objects.get().purpose == "accounts.password_changed"


def test_name_and_language_are_chosen_on_the_account_page(person: User, client: Client) -> None:
    client.force_login(person)
    assert client.post("/konto/", {"name": "", "language": "en"}).status_code == 422
    answer = client.post("/konto/", {"name": "Erika Neu", "language": "en"})
    assert answer.cookies["fachwerk_language"].value == "en"
    person.refresh_from_db()
    assert (person.name, person.language) == ("Erika Neu", "en")


def test_an_invitation_is_accepted_over_its_link_and_logs_in(network: Network, client: Client) -> None:
    with network_scope(network):
        invite_user(system("test", network.pk), email="neu@betrieb.example", role=Role.OFFICE_STAFF)
        found = re.search(r"/l/\S+", NetworkMail.objects.get().text)
    assert found
    page = client.get(found[0])
    assert "Willkommen bei „Fachkräftebündnis Teutoheim“" in page.content.decode()
    assert not User.objects.exists()
    assert client.post(found[0], {"name": ""}).status_code == 422
    client.post(found[0], {"name": "Neue Person"})
    assert client.get("/konto/").headers["Location"].startswith("/konto/zweiter-faktor/einrichten/")
    assert RoleAssignment.objects.get().user.name == "Neue Person"
    again = Client().get(found[0])
    assert again.status_code == 409
    assert "schon angenommen" in again.content.decode()


def test_the_office_page_invites_lists_and_ends(network: Network, client: Client) -> None:
    the_system = system("test", network.pk)
    lead, staff = (User.objects.create_user(f"{name}@betrieb.example", name=name) for name in ("leitung", "mitarbeit"))
    with network_scope(network):
        assign_role(the_system, user=lead, role=Role.OFFICE_LEAD)
        role = assign_role(
            the_system, user=staff, role=Role.OFFICE_STAFF, valid_until=clock.today() + timedelta(days=9)
        )
    log_in(client, lead)
    base = f"/n/{network.slug}/buero/zugaenge/"
    assert "mitarbeit" in client.get(base).content.decode()
    bad = client.post(f"{base}einladen/", {"email": "neu@", "role": "office_staff"})
    assert bad.status_code == 422
    assert client.post(f"{base}einladen/", {"email": "neu@betrieb.example", "role": "office_staff"}).status_code == 303
    assert "neu@betrieb.example" in client.get(base).content.decode()
    client.post(f"{base}{role.pk}/beenden/")
    role.refresh_from_db()
    assert role.is_over
    log_in(client, staff)
    assert client.get(base).status_code in (403, 404)


def test_demonstration_logins_exist_only_in_the_demonstration(network: Network, client: Client) -> None:
    user = User.objects.create_user("leitung@demo.example", name="Leitung")
    real = User.objects.create_user("echt@betrieb.example")
    with network_scope(network):
        for account in (user, real):
            assign_role(system("test", network.pk), user=account, role=Role.OFFICE_LEAD)
    page = "/konto/demo-einloggen/"
    assert client.post(page, {"user": user.pk}).status_code == 404
    assert "Als Leitung der Geschäftsstelle einloggen" not in client.get(LOGIN).content.decode()
    with override_settings(DEMO=True, SECOND_FACTOR_FORCED=False):
        assert "Als Leitung der Geschäftsstelle einloggen" in client.get(LOGIN).content.decode()
        assert client.post(page, {"user": real.pk}).status_code == 404
        assert client.post(page, {"user": user.pk, "next": "/netzwerke/"}).headers["Location"] == "/netzwerke/"
        assert is_signed_in(client)
