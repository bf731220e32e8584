"""The pages of contacts, as a visitor and as the office see them."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.accounts.models import User
from fachwerk.contacts.models import MembershipApplication, Organisation, Person
from fachwerk.contacts.operations import affiliate, enter_person
from fachwerk.core import clock
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import Network
from fachwerk.networks.operations import change_profile
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import a_member, an_organisation

SignIn = Callable[..., Client]
JOIN = {
    "organisation_name": "Tischlerei Morgenhof",
    "kind": "company",
    "ags": "05711",
    "contact_name": "Büro der Leitung",
    "function": "Geschäftsführung",
    "email": "leitung@morgenhof.example",
    "contribution": "",
    "declares": "on",
}


def address(network: Network, name: str, *args: object) -> str:
    return reverse(f"contacts:{name}", args=[network.slug, *args])


def test_visitors_see_members_and_nobody_else(network: Network, office: Actor, client: Client) -> None:
    with network_scope(network):
        a_member(office, ags="05711")
        an_organisation(office, "Dreherei Beispielgrund")
    shown = client.get(address(network, "members")).content.decode()
    assert "1 Mitglied, davon 1 Unternehmen" in shown
    assert "Tischlerei Morgenhof" in shown
    assert "Dreherei" not in shown
    assert client.get(address(network, "organisation", "tischlerei-morgenhof")).status_code == 200
    assert client.get(address(network, "organisation", "dreherei-beispielgrund")).status_code == 404


def test_a_member_of_one_network_has_no_page_in_another(
    network: Network, other_network: Network, office: Actor, client: Client
) -> None:
    with network_scope(network):
        a_member(office)
    assert client.get(address(other_network, "organisation", "tischlerei-morgenhof")).status_code == 404
    assert "Noch keine Mitglieder" in client.get(address(other_network, "members")).content.decode()


def test_members_leave_as_csv_narrowed_as_chosen(network: Network, office: Actor, client: Client) -> None:
    with network_scope(network):
        a_member(office, ags="05711")
        a_member(office, "Stadt Teutoheim", "municipality")
    lines = client.get(address(network, "members"), {"format": "csv", "art": "municipality"}).content.decode(
        "utf-8-sig"
    )
    assert "Stadt Teutoheim" in lines
    assert "Morgenhof" not in lines


@pytest.mark.parametrize(
    "name",
    ["office_members", "office_organisations", "office_organisation_new", "office_people", "office_person_new",
     "office_applications", "office_import"],
)  # fmt: skip
def test_the_office_has_its_pages_and_visitors_are_sent_to_log_in(
    network: Network, signed_in: SignIn, name: str
) -> None:
    assert signed_in(network, Role.OFFICE_STAFF).get(address(network, name)).status_code == 200
    assert Client().get(address(network, name)).status_code == 302
    assert signed_in(network, Role.CONSULTANT).get(address(network, name)).status_code == 403


def test_joining_from_the_form_to_the_member(
    network: Network, office: Actor, signed_in: SignIn, client: Client
) -> None:
    with network_scope(network):
        change_profile(office, network=network, office_email="buero@teutoheim.example")
    assert "Es entstehen keine Kosten." in client.get(address(network, "join")).content.decode()
    incomplete = client.post(address(network, "join"), {**JOIN, "declares": "", "email": "keine"})
    assert incomplete.status_code == 422
    assert "Bitte kreuzen Sie die Erklärung an." in incomplete.content.decode()
    assert "Tischlerei Morgenhof" in incomplete.content.decode()
    assert client.post(address(network, "join"), JOIN).status_code == 200
    with network_scope(network):
        link = re.search(r"/l/\S+", NetworkMail.objects.get().text)
        application = MembershipApplication.objects.get()
    assert link is not None
    client.get(link[0])
    with network_scope(network):
        assert MembershipApplication.objects.get().confirmed_at is None
    assert "Danke" in client.post(link[0]).content.decode()
    staff = signed_in(network, Role.OFFICE_STAFF)
    page = address(network, "office_application", application.pk)
    assert "Tischlerei Morgenhof" in staff.get(page).content.decode()
    answered = staff.post(page, {"accept-since": "01.02.2020", "accept-answer": "", "accept-organisation": ""})
    assert answered.status_code == 303
    assert "Tischlerei Morgenhof" in client.get(address(network, "members")).content.decode()


def test_a_machine_gets_the_same_answer_and_joins_nothing(network: Network, client: Client) -> None:
    assert client.post(address(network, "join"), {**JOIN, "website_address": "x"}).status_code == 200
    with network_scope(network):
        assert not MembershipApplication.objects.exists()


def test_a_declaration_is_declined_with_a_reason(network: Network, signed_in: SignIn, client: Client) -> None:
    client.post(address(network, "join"), JOIN)
    with network_scope(network):
        link = re.search(r"/l/\S+", NetworkMail.objects.get().text)
        page = address(network, "office_application", MembershipApplication.objects.get().pk)
    client.post(link[0] if link else "")
    staff = signed_in(network, Role.OFFICE_STAFF)
    assert staff.post(page, {"answer_with": "decline"}).status_code == 422
    assert staff.post(page, {"answer_with": "decline", "decline-answer": "Nicht aus der Region."}).status_code == 303
    assert "bereits beantwortet" in staff.get(page).content.decode()


def test_an_organisation_is_entered_admitted_changed_and_ended(network: Network, signed_in: SignIn) -> None:
    staff = signed_in(network, Role.OFFICE_STAFF)
    new = address(network, "office_organisation_new")
    assert staff.post(new, {"name": "Holzbau Ilsebruch", "kind": ""}).status_code == 422
    assert staff.post(new, {"name": "Holzbau Ilsebruch", "kind": "company"}).status_code == 303
    twice = staff.post(new, {"name": "Holzbau Ilsebruch", "kind": "company"})
    assert "steht schon im Verzeichnis" in twice.content.decode()
    with network_scope(network):
        key = Organisation.objects.get().pk
    page = address(network, "office_organisation", key)
    assert "kein Mitglied" in staff.get(page).content.decode()
    pdf = SimpleUploadedFile("erklaerung.pdf", b"%PDF-1.7 unterschrieben")
    admitted = staff.post(address(network, "office_admit", key), {"since": "2015", "declaration": pdf})
    assert admitted.status_code == 303
    with network_scope(network):
        membership = Organisation.objects.get().memberships.get()
    assert staff.get(address(network, "office_declaration", membership.pk)).content.startswith(b"%PDF")
    change = address(network, "office_organisation_change", key)
    assert "Holzbau Ilsebruch" in staff.get(change).content.decode()
    assert staff.post(change, {"name": "Holzbau Ilse", "kind": "company", "ags": "05711"}).status_code == 303
    end = address(network, "office_end_membership", key)
    assert "vor dem Beginn" in staff.post(end, {"until": "01.01.2010"}).content.decode()
    assert staff.post(end, {"until": "31.12.2019"}).status_code == 303
    assert "Holzbau Ilse" in staff.get(address(network, "office_members"), {"stand": "frueher"}).content.decode()


def test_people_take_and_leave_functions(network: Network, office: Actor, signed_in: SignIn) -> None:
    staff = signed_in(network, Role.OFFICE_STAFF)
    with network_scope(network):
        member = a_member(office)
        known = enter_person(office, name="Personalleitung")
    fresh = {
        "name": "Büro der Leitung",
        "email": "buero@morgenhof.example",
        "organisation": member.pk,
        "function": "Leitung",
    }
    assert staff.post(address(network, "office_person_new"), fresh).status_code == 303
    page = address(network, "office_organisation", member.pk)
    assert staff.post(page, {"person": known.pk, "function": "Personal"}).status_code == 303
    assert "hat diese Funktion" in staff.post(page, {"person": known.pk, "function": "Personal"}).content.decode()
    with network_scope(network):
        affiliation = known.affiliations.get()
    assert "Büro der Leitung" in staff.get(address(network, "office_people"), {"funktion": "mit"}).content.decode()
    end = address(network, "office_end_function", affiliation.pk)
    assert staff.post(end, {"until": f"{clock.today():%d.%m.%Y}"}).status_code == 303
    person = address(network, "office_person", known.pk)
    assert staff.post(person, {"name": ""}).status_code == 422
    assert staff.post(person, {"name": "Leitung Personal"}).status_code == 303


def test_an_account_is_connected_by_its_address(network: Network, office: Actor, signed_in: SignIn) -> None:
    staff = signed_in(network, Role.OFFICE_STAFF)
    user = User.objects.create_user("kontakt@morgenhof.example")
    with network_scope(network):
        person = enter_person(office, name="Personalleitung", email="Kontakt@morgenhof.example")
        affiliate(office, person=person, organisation=a_member(office))
    connect = address(network, "office_connect", person.pk)
    assert staff.get(connect).status_code == 405
    staff.post(connect, {"connect": "yes"})
    with network_scope(network):
        assert Person.objects.get().user == user
    assert "Verbunden mit" in staff.get(address(network, "office_person", person.pk)).content.decode()
    staff.post(connect, {"connect": "no"})
    with network_scope(network):
        assert Person.objects.get().user is None


def test_a_list_goes_from_file_to_members_and_back(network: Network, signed_in: SignIn) -> None:
    staff = signed_in(network, Role.OFFICE_STAFF)
    page = address(network, "office_import")
    form = {"contains": "members", "as_of": "01.01.2020"}
    wrong = staff.post(page, {**form, "file": SimpleUploadedFile("liste.pdf", b"%PDF")})
    assert wrong.status_code == 422
    assert "Endung .xlsx" in wrong.content.decode()
    read = staff.post(page, {**form, "file": SimpleUploadedFile("liste.csv", b"Firma;Ort\nHolzbau Ilse;Ilse\n;x y\n")})
    assert read.status_code == 303
    columns = staff.get(read["Location"]).content.decode()
    assert "Spalten zuordnen" in columns
    assert "Holzbau Ilse" in columns
    twice = staff.post(read["Location"], {"column0": "name", "column1": "name"})
    assert twice.status_code == 422
    assert "zweimal gewählt" in twice.content.decode()
    judged = staff.post(read["Location"], {"column0": "name", "column1": "town"})
    assert judged.status_code == 303
    preview = staff.get(judged["Location"]).content.decode()
    assert "Noch ist nichts übernommen" in preview
    wrong_rows = staff.get(judged["Location"] + "?zeigen=error").content.decode()
    assert "Name der Organisation: Diese Angabe fehlt." in wrong_rows
    assert "Holzbau Ilse" not in wrong_rows
    assert staff.get(judged["Location"] + "fehler/")["Content-Type"].endswith("spreadsheetml.sheet")
    done = staff.post(judged["Location"] + "uebernehmen/")
    assert "Zurücknehmen" in staff.get(done["Location"]).content.decode()
    assert "Holzbau Ilse" in staff.get(address(network, "office_members")).content.decode()
    back = staff.post(judged["Location"] + "zuruecknehmen/")
    assert "ist wieder weg" in staff.get(back["Location"]).content.decode()
    with network_scope(network):
        assert not Organisation.objects.exists()
