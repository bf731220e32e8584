"""The second factor: forced on offices, given once per code, not to be got around, and help when it is lost."""

import re
import time
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from pytest_django import DjangoCaptureOnCommitCallbacks

from fachwerk.access.actor import Actor, actor_for, system
from fachwerk.access.roles import Role
from fachwerk.accounts.middleware import IDLE_SECONDS, LONGEST_SECONDS
from fachwerk.accounts.models import Invitation, RoleAssignment, User
from fachwerk.accounts.operations import accept_invitation, assign_role, invite_user, reset_second_factor
from fachwerk.accounts.operations.sessions import BEGAN, SEEN
from fachwerk.core.errors import NotAllowed
from fachwerk.journal.models import Entry
from fachwerk.mailing.models import AccountMail
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from tests.fixtures import log_in

LOGIN, CODE, ENTER = "/konto/einloggen/", "/konto/einloggen/code/", "/konto/einloggen/code/eingeben/"
SET_UP, GIVE = "/konto/zweiter-faktor/einrichten/", "/konto/einloggen/zweiter-faktor/"
GIVE_AGAIN = "/konto/bestaetigen/zweiter-faktor/"
CODES = "/konto/zweiter-faktor/ersatzcodes/"
PASSWORD = "ein langer Satz 1"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def fresh_throttle(db: None) -> None:
    cache.clear()


def member(network: Network, role: Role, name: str = "leitung") -> User:
    user = User.objects.create_user(f"{name}@betrieb.example", PASSWORD, name=name.title())
    with network_scope(network):
        assign_role(system("test", network.pk), user=user, role=role)
    return user


@pytest.fixture
def lead(network: Network) -> User:
    return member(network, Role.OFFICE_LEAD)


@pytest.fixture
def protected(lead: User) -> User:
    """The lead with a second factor."""
    give_factor(lead)
    return lead


def give_factor(user: User) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)


def code_of(secret: str, steps: int = 0) -> str:
    """What the app shows now, or that many steps of 30 seconds later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def password_login(browser: Client, user: User) -> str:
    return str(browser.post(LOGIN, {"login": user.email, "password": PASSWORD}).headers["Location"])


def opens(browser: Client, path: str) -> int:
    return browser.get(path).status_code


@pytest.mark.parametrize("role", [Role.OFFICE_STAFF, Role.OFFICE_LEAD, Role.ADMINISTRATOR, Role.DATA_PROTECTION])
def test_an_office_sees_nothing_but_the_setting_up(network: Network, role: Role) -> None:
    browser = Client()
    user = member(network, role)
    password_login(browser, user)
    for path in (f"/n/{network.slug}/buero/zugaenge/", "/konto/", "/konto/zweiter-faktor/", CODES):
        answer = browser.get(path)
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, SET_UP), path
    assert opens(browser, SET_UP) == 200
    assert opens(browser, "/konto/ausloggen/") == 200
    assert opens(browser, f"/n/{network.slug}/ueber-uns/") == 200


def test_a_public_page_shows_an_office_without_second_factor_only_what_everybody_sees(
    network: Network, lead: User
) -> None:
    browser = Client()
    password_login(browser, lead)
    assert "Zum Büro" not in browser.get(f"/n/{network.slug}/ueber-uns/").content.decode()
    log_in(browser, lead)
    assert "Zum Büro" in browser.get(f"/n/{network.slug}/ueber-uns/").content.decode()


def test_members_are_not_forced(network: Network) -> None:
    browser = Client()
    password_login(browser, member(network, Role.MEMBER_CONTACT))
    assert opens(browser, "/konto/") == 200


def test_an_office_role_given_meanwhile_asks_with_the_next_page(network: Network) -> None:
    browser, user = Client(), member(network, Role.MEMBER_CONTACT)
    password_login(browser, user)
    with network_scope(network):
        assign_role(system("test", network.pk), user=user, role=Role.OFFICE_STAFF)
    assert browser.get(f"/n/{network.slug}/buero/zugaenge/").headers["Location"].startswith(SET_UP)


@override_settings(SECOND_FACTOR_FORCED=False)
def test_the_demonstration_forces_nobody(network: Network, lead: User) -> None:
    browser = Client()
    password_login(browser, lead)
    assert opens(browser, f"/n/{network.slug}/buero/zugaenge/") == 200


def test_setting_up_shows_key_and_codes_and_logs_out_other_devices(
    network: Network, lead: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    here, there = Client(), Client()
    for browser in (here, there):
        password_login(browser, lead)
        browser.get(f"/n/{network.slug}/ueber-uns/")
    page = here.get(SET_UP).content.decode()
    assert "data:image/svg+xml;base64," in page
    shown = re.search(r'<code class="key">([A-Z2-7 ]+)</code>', page)
    assert shown
    secret = shown[1].replace(" ", "")
    wrong = here.post(SET_UP, {"code": "000000"})
    assert wrong.status_code == 422
    assert "Dieser Code stimmt nicht" in wrong.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        done = here.post(SET_UP, {"code": code_of(secret)})
    assert done.headers["Location"] == CODES
    assert AccountMail.objects.get().purpose == "accounts.totp_activated"
    assert len(re.findall(r"<code>\d{8}</code>", here.get(CODES).content.decode())) == 10
    assert opens(here, f"/n/{network.slug}/buero/zugaenge/") == 200
    assert there.get("/konto/").headers["Location"].startswith(LOGIN)


def test_the_secret_is_encrypted_in_the_database_and_a_foreign_secret_lets_nobody_in(protected: User) -> None:
    stored = Authenticator.objects.get(user=protected, type="totp").data["secret"]
    assert SECRET not in stored
    browser = Client()
    assert password_login(browser, protected) == GIVE
    with override_settings(SECRET_KEY="ein anderes Geheimnis"):
        password_login(browser, protected)
        answer = browser.post(GIVE, {"code": code_of(SECRET)})
    assert "lässt sich nicht mehr lesen" in answer.content.decode()
    assert opens(browser, "/konto/") == 302


def test_logging_in_by_password_by_code_and_after_a_reset_asks_for_the_second_factor(protected: User) -> None:
    browser = Client()
    assert password_login(browser, protected) == GIVE
    assert opens(browser, "/konto/") == 302
    browser = Client()
    browser.post(CODE, {"email": protected.email})
    mailed = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", AccountMail.objects.latest("written_at").text)
    assert mailed
    assert browser.post(ENTER, {"code": mailed[0]}).headers["Location"] == GIVE
    assert opens(browser, "/konto/") == 302
    browser = Client()
    browser.post("/konto/passwort/vergessen/", {"email": protected.email})
    mailed = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", AccountMail.objects.latest("written_at").text)
    assert mailed
    browser.post("/konto/passwort/vergessen/code/", {"code": mailed[0]})
    new = "ein anderer Satz 2"
    browser.post("/konto/passwort/vergessen/neu/", {"password1": new, "password2": new})
    assert opens(browser, "/konto/") == 302
    assert browser.post(LOGIN, {"login": protected.email, "password": new}).headers["Location"] == GIVE


def test_a_code_lets_in_once(network: Network, protected: User) -> None:
    code = code_of(SECRET)
    first, second = Client(), Client()
    for browser in (first, second):
        password_login(browser, protected)
    first.post(GIVE, {"code": code})
    again = second.post(GIVE, {"code": code})
    assert opens(first, f"/n/{network.slug}/buero/zugaenge/") == 200
    assert again.status_code == 422
    assert opens(second, "/konto/") == 302


def test_a_recovery_code_lets_in_once(protected: User) -> None:
    code = Authenticator.objects.get(user=protected, type="recovery_codes").wrap().get_unused_codes()[0]
    first, second = Client(), Client()
    for browser in (first, second):
        password_login(browser, protected)
        browser.post(GIVE, {"code": code})
    assert opens(first, "/konto/") == 200
    assert opens(second, "/konto/") == 302


def test_the_sixth_wrong_code_is_told_to_wait(protected: User) -> None:
    browser = Client()
    password_login(browser, protected)
    cache.clear()
    for attempt in range(5):
        browser.post(GIVE, {"code": f"00000{attempt}"})
    answer = browser.post(GIVE, {"code": code_of(SECRET)})
    assert "zu viele Versuche" in answer.content.decode()
    assert opens(browser, "/konto/") == 302


def test_a_session_older_than_the_key_must_give_it_too(network: Network, lead: User) -> None:
    browser = Client()
    browser.force_login(lead)
    give_factor(lead)
    target = f"/n/{network.slug}/buero/zugaenge/"
    assert browser.get(target).headers["Location"].startswith(GIVE_AGAIN)
    assert browser.get("/konto/zweiter-faktor/abschalten/").headers["Location"].startswith(GIVE_AGAIN)
    assert browser.get("/konto/bestaetigen/").headers["Location"].startswith(GIVE_AGAIN)
    answer = browser.post(GIVE_AGAIN, {"code": code_of(SECRET), "next": target})
    assert answer.headers["Location"] == target
    assert opens(browser, target) == 200


def test_whoever_must_have_one_sets_it_up_again_after_taking_it_away(network: Network, protected: User) -> None:
    browser = Client()
    log_in(browser, protected)
    browser.post("/konto/zweiter-faktor/abschalten/")
    assert not Authenticator.objects.exists()
    assert browser.get(f"/n/{network.slug}/buero/zugaenge/").headers["Location"].startswith(SET_UP)


def test_what_matters_asks_again_after_some_minutes(protected: User) -> None:
    browser = Client()
    log_in(browser, protected)
    assert opens(browser, CODES) == 200
    session = browser.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time() - 3600}]
    session.save()
    for page in (CODES, "/konto/zweiter-faktor/abschalten/", f"{CODES}neu/"):
        assert browser.get(page).headers["Location"].startswith("/konto/bestaetigen/"), page


def test_inviting_an_administrator_asks_again_and_keeps_what_was_typed(network: Network) -> None:
    browser, admin = Client(), member(network, Role.ADMINISTRATOR)
    log_in(browser, admin)
    session = browser.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time() - 3600}]
    session.save()
    page = f"/n/{network.slug}/buero/zugaenge/einladen/"
    typed = {"email": "neu@betrieb.example", "role": "administrator"}
    away = browser.post(page, typed).headers["Location"]
    assert away.startswith("/konto/bestaetigen/")
    back = browser.post("/konto/bestaetigen/", {"password": PASSWORD, "next": f"{page}?email=neu@betrieb.example"})
    assert "neu@betrieb.example" in browser.get(back.headers["Location"]).content.decode()
    assert browser.post(page, typed).status_code == 303
    assert browser.post(page, {**typed, "role": "office_staff"}).status_code == 303


def assignment(user: User) -> RoleAssignment:
    return RoleAssignment.objects.select_related("user", "network").get(user=user)


def actor(user: User, network: Network) -> Actor:
    return actor_for(user.pk, network.pk, user.name)


def test_the_lead_helps_a_colleague_who_lost_the_telephone(network: Network, lead: User) -> None:
    colleague = member(network, Role.OFFICE_STAFF, "mitarbeit")
    give_factor(colleague)
    device, here = Client(), Client()
    password_login(device, colleague)
    device.post(GIVE, {"code": code_of(SECRET)})
    assert opens(device, "/konto/") == 200
    log_in(here, lead)
    role = assignment(colleague)
    page = f"/n/{network.slug}/buero/zugaenge/{role.pk}/"
    assert "Zweiten Faktor zurücksetzen" in here.get(page).content.decode()
    assert here.post(f"{page}zweiter-faktor/").status_code == 303
    assert not Authenticator.objects.filter(user=colleague).exists()
    assert device.get("/konto/").headers["Location"].startswith(LOGIN)
    mail = AccountMail.objects.get()
    assert (mail.to, mail.purpose) == (colleague.email, "accounts.reset_second_factor")
    with network_scope(network):
        assert Entry.objects.filter(code="accounts.reset_second_factor", object_id=role.pk).count() == 1
    assert password_login(device, colleague) != GIVE
    assert device.get("/konto/").headers["Location"].startswith(SET_UP)


def test_nobody_resets_their_own_or_a_stranger_s_second_factor(
    network: Network, other_network: Network, protected: User
) -> None:
    admin = member(network, Role.ADMINISTRATOR, "administration")
    give_factor(admin)
    both = member(network, Role.OFFICE_STAFF, "beide")
    give_factor(both)
    with network_scope(other_network):
        assign_role(system("test", other_network.pk), user=both, role=Role.OFFICE_STAFF)
    with network_scope(network):
        roles = RoleAssignment.objects.filter(network=network).select_related("user", "network")
        for user in (protected, admin, both):
            with pytest.raises(NotAllowed):
                reset_second_factor(actor(protected, network), assignment=roles.get(user=user))
        reset_second_factor(actor(admin, network), assignment=roles.get(user=both))
    assert Authenticator.objects.filter(type="totp").count() == 2
    with network_scope(other_network), pytest.raises(NotAllowed):
        reset_second_factor(actor(admin, network), assignment=roles.get(user=protected))


def test_on_the_server_the_last_administrator_is_helped(network: Network) -> None:
    admin = member(network, Role.ADMINISTRATOR, "administration")
    give_factor(admin)
    said = StringIO()
    call_command("reset_second_factor", admin.email.upper(), stdout=said)
    assert not Authenticator.objects.exists()
    assert "zurückgesetzt" in said.getvalue()
    with pytest.raises(CommandError, match="kein Konto"):
        call_command("reset_second_factor", "niemand@betrieb.example")


def test_an_office_is_logged_out_when_idle_and_everybody_after_twelve_hours(network: Network, lead: User) -> None:
    office, other = Client(), Client()
    log_in(office, lead)
    log_in(other, member(network, Role.MEMBER_CONTACT, "mitglied"))
    for browser in (office, other):
        session = browser.session
        session[SEEN] -= IDLE_SECONDS + 90
        session.save()
    assert office.get("/konto/").headers["Location"].startswith(LOGIN)
    assert opens(other, "/konto/") == 200
    session = other.session
    session[BEGAN] -= LONGEST_SECONDS + 1
    session.save()
    assert other.get("/konto/").headers["Location"].startswith(LOGIN)


def test_closing_an_account_logs_out_every_device_with_the_next_request(network: Network, lead: User) -> None:
    colleague = member(network, Role.MEMBER_CONTACT, "mitarbeit")
    devices, here = (Client(), Client()), Client()
    for device in devices:
        password_login(device, colleague)
        assert opens(device, "/konto/") == 200
    log_in(here, lead)
    page = f"/n/{network.slug}/buero/zugaenge/{assignment(colleague).pk}/"
    assert here.post(f"{page}sperren/").status_code == 303
    assert [device.get("/konto/").status_code for device in devices] == [302, 302]
    assert assignment(colleague).is_over
    assert devices[0].post(LOGIN, {"login": colleague.email, "password": PASSWORD}).status_code == 302
    assert opens(devices[0], "/konto/") == 302
    assert "Zugang gesperrt" in here.get(f"/n/{network.slug}/buero/zugaenge/").content.decode()
    here.post(f"{page}entsperren/")
    assert password_login(devices[0], colleague)
    assert opens(devices[0], "/konto/") == 200


def test_nobody_closes_their_own_account_or_the_last_lead_s(network: Network, lead: User) -> None:
    here = Client()
    log_in(here, lead)
    page = f"/n/{network.slug}/buero/zugaenge/{assignment(lead).pk}/"
    assert "nicht am eigenen Zugang" in here.get(page).content.decode()
    here.post(f"{page}sperren/")
    admin = Client()
    log_in(admin, member(network, Role.ADMINISTRATOR, "administration"))
    assert "einzige Leitung" in admin.post(f"{page}sperren/", follow=True).content.decode()
    assert User.objects.get(pk=lead.pk).is_active


def test_a_role_is_changed_and_the_one_before_stays_known(network: Network, lead: User) -> None:
    colleague = member(network, Role.OFFICE_STAFF, "mitarbeit")
    here = Client()
    log_in(here, lead)
    page = f"/n/{network.slug}/buero/zugaenge/{assignment(colleague).pk}/"
    days = {"valid_from": "", "valid_until": ""}
    assert here.post(f"{page}aendern/", {"role": "administrator", **days}).status_code == 422
    wrong = here.post(
        f"{page}aendern/", {"role": "office_lead", "valid_from": "2099-02-01", "valid_until": "2099-01-01"}
    )
    assert "Der letzte Tag liegt vor dem ersten" in wrong.content.decode()
    assert here.post(f"{page}aendern/", {"role": "office_lead", **days}).status_code == 303
    held = {role.role: role.is_over for role in RoleAssignment.objects.filter(user=colleague)}
    assert held == {"office_staff": True, "office_lead": False}


def test_a_role_that_starts_later_does_not_count_yet(network: Network, lead: User) -> None:
    colleague = member(network, Role.OFFICE_STAFF, "mitarbeit")
    here = Client()
    log_in(here, lead)
    page = f"/n/{network.slug}/buero/zugaenge/{assignment(colleague).pk}/aendern/"
    here.post(page, {"role": "office_staff", "valid_from": "2099-01-01", "valid_until": ""})
    with network_scope(network):
        assert not actor(colleague, network).is_office
    here.post(page, {"role": "office_staff", "valid_from": "2017-01-01", "valid_until": ""})
    with network_scope(network):
        assert actor(colleague, network).is_office
    only_lead = f"/n/{network.slug}/buero/zugaenge/{assignment(lead).pk}/aendern/"
    later = here.post(only_lead, {"role": "office_lead", "valid_from": "2099-01-01", "valid_until": ""})
    assert "einzige Leitung" in later.content.decode()


def test_one_acceptance_takes_every_role_offered_to_the_address(network: Network) -> None:
    office = system("test", network.pk)
    with network_scope(network):
        offered = [
            invite_user(office, email="neu@betrieb.example", role=role) for role in ("administrator", "office_lead")
        ]
        invite_user(office, email="andere@betrieb.example", role="office_staff")
        accept_invitation(office, invitation=offered[1], name="Neue Person")
        assert not [one for one in Invitation.objects.filter(email="neu@betrieb.example") if one.is_open]
    held = RoleAssignment.objects.filter(user__email="neu@betrieb.example").values_list("role", flat=True)
    assert sorted(held) == ["administrator", "office_lead"]
    assert not User.objects.filter(email="andere@betrieb.example").exists()
