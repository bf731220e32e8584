"""Every page of the station, as the office, the public and another network see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.core.files import read_file
from fachwerk.networks.models import Network
from fachwerk.projects import queries
from fachwerk.projects.models import Award, Project, ProjectIdea
from fachwerk.projects.operations import enter_result, record_endorsement, suggest_idea
from fachwerk.tenancy.scope import network_scope
from tests.projects.makers import a_carrier, a_project, a_sketch

pytestmark = pytest.mark.usefixtures("frozen_clock")
SignIn = Callable[..., Client]
HOME = "/n/teutoheim/"


def test_public_pages_show_the_project_and_its_way(office: Actor, network: Network, client: Client) -> None:
    with network_scope(network):
        project = a_project(office)
        result = enter_result(
            office, project=project, sentence="96 Menschen haben abgeschlossen.", figure=96, unit="Menschen"
        )
        slugs = {
            "projekte": project.knot.slug, "ideen": project.idea.knot.slug, "skizzen": project.sketch.knot.slug,
            "empfehlungen-der-region": project.endorsement.knot.slug, "bewilligungen": project.award.knot.slug,
            "projektergebnisse": result.knot.slug,
        }  # fmt: skip
    for folder, slug in slugs.items():
        answer = client.get(f"{HOME}{folder}/{slug}/")
        assert answer.status_code == 200, folder
    page = client.get(f"{HOME}projekte/{slugs['projekte']}/").content.decode()
    for words in (
        "Läuft seit 1. September 2016",
        "176.000\u00a0€",
        "Empfohlen mit Hinweisen",
        "OWL-2016-07",
        "96 Menschen",
    ):
        assert words in page
    for hidden in ("Fristen", "Verlauf", "Ergebnis eintragen"):
        assert hidden not in page
    listed = client.get(f"{HOME}projekte/").content.decode()
    assert "Dafür wurden zusammen 176.000\u00a0€ bewilligt." in listed
    export = client.get(f"{HOME}projekte/?format=csv").content.decode("utf-8-sig")
    assert "2016-09-01" in export


def test_a_file_is_compared_with_its_seal(office: Actor, network: Network, client: Client) -> None:
    with network_scope(network):
        project = a_project(office)
        seal = queries.seal_of(project.endorsement_id)  # type: ignore[arg-type]
        assert seal is not None
        assert project.endorsement is not None
        statement = read_file(project.endorsement.file_key)
    address = f"/v/{seal.code}/"
    assert "Diese Empfehlung ist echt" in client.get(address).content.decode()
    same = client.post(address, {"statement": SimpleUploadedFile("e.pdf", statement)})
    assert "Die Datei ist unverändert" in same.content.decode()
    other = client.post(address, {"statement": SimpleUploadedFile("e.pdf", statement + b" ")})
    assert "Die Datei ist eine andere" in other.content.decode()
    assert client.get("/v/ABCDEFGHJK/").status_code == 404
    assert client.get("/v/", {"code": seal.code}).url == address


def test_the_office_walks_the_whole_way_by_forms(office: Actor, network: Network, signed_in: SignIn) -> None:
    client = signed_in(network, Role.OFFICE_STAFF)
    with network_scope(network):
        lead = a_carrier(office)
    made = client.post(f"{HOME}buero/ideen/neu/", {"title": "Lernwerkstatt"})
    assert (made.status_code, made.url) == (303, f"{HOME}ideen/lernwerkstatt/")
    assert client.post(f"{HOME}buero/ideen/lernwerkstatt/skizze-anfordern/", {}).status_code == 303
    sketch = {"title": "Lernwerkstatt", "lead": lead.pk, "total_eur": "352.000", "grant_eur": "176.000"}
    wrong = client.post(f"{HOME}buero/skizzen/neu/?idee=lernwerkstatt", sketch)
    assert wrong.status_code == 422
    assert "ergeben zusammen 176.000" in wrong.content.decode()
    assert (
        client.post(f"{HOME}buero/skizzen/neu/?idee=lernwerkstatt", {**sketch, "own_eur": "176.000"}).status_code == 303
    )
    page = client.get(f"{HOME}skizzen/lernwerkstatt/").content.decode()
    assert "Noch nicht möglich: Die Skizze ist keinem Ziel zugeordnet." in page
    given = {"title": "Lernwerkstatt", "result": "recommended", "day": "14.06.2016"}
    assert client.post(f"{HOME}buero/empfehlungen-der-region/neu/?skizze=lernwerkstatt", given).status_code == 303
    endorsement = f"{HOME}buero/empfehlungen-der-region/lernwerkstatt/"
    assert "Die Begründung fehlt" in client.post(f"{endorsement}ausfertigen/", {}).content.decode()
    assert client.post(f"{endorsement}begruendung/", {"reason": "Es schließt eine Lücke."}).status_code == 303
    assert client.post(f"{endorsement}ausfertigen/", {}).status_code == 303
    award = {"title": "Lernwerkstatt", "day": "August 2016", "grant_eur": "176000", "interim": "2017-05-02"}
    assert client.post(f"{HOME}buero/bewilligungen/neu/?empfehlung=lernwerkstatt", award).status_code == 303
    begun = {"title": "Lernwerkstatt", "lead": lead.pk, "starts": "September 2016"}
    assert client.post(f"{HOME}buero/projekte/neu/?bewilligung=lernwerkstatt", begun).status_code == 303
    page = client.get(f"{HOME}projekte/lernwerkstatt/").content.decode()
    assert "Zwischennachweis" in page
    assert "Ergebnis eintragen" in page
    with network_scope(network):
        duty = Award.objects.get().duties.get()
    assert client.post(f"{HOME}buero/fristen/{duty.pk}/erledigt/").status_code == 303
    result = {"sentence": "Es wirkt.", "day": "April 2017"}
    assert client.post(f"{HOME}buero/projekte/lernwerkstatt/ergebnis/", result).status_code == 303
    assert (
        client.post(f"{HOME}buero/projekte/lernwerkstatt/abschliessen/", {"closed_on": "2017-04-01"}).status_code == 303
    )


def test_every_form_of_the_office_opens(office: Actor, network: Network, signed_in: SignIn) -> None:
    client = signed_in(network, Role.OFFICE_STAFF)
    with network_scope(network):
        project = a_project(office)
        slug, sketch, found = project.knot.slug, project.sketch.knot.slug, project.endorsement.knot.slug
        idea = project.idea.knot.slug
    for path in (
        "projekte/", "projekte/?stufe=running", "projekte/nachtragen/", "projekte/neu/", f"projekte/{slug}/bearbeiten/",
        f"projekte/{slug}/ergebnis/", f"projekte/{slug}/abschliessen/", "bewilligungen/neu/", "ideen/neu/",
        f"ideen/{idea}/beratung/", f"ideen/{idea}/schliessen/", f"skizzen/neu/?fassung={sketch}",
        f"skizzen/{sketch}/ziele/", f"skizzen/{sketch}/vorlegen/", f"empfehlungen-der-region/{found}/mitteilen/",
    ):  # fmt: skip
        assert client.get(f"{HOME}buero/{path}").status_code == 200, path
    edited = {"title": "Neuer Titel", "lead": project.lead_id, "starts": "2016"}
    assert client.post(f"{HOME}buero/projekte/{slug}/bearbeiten/", edited).status_code == 303
    with network_scope(network):
        assert Project.objects.get().title == "Neuer Titel"


def test_past_project_in_one_form(office: Actor, network: Network, signed_in: SignIn) -> None:
    client = signed_in(network, Role.OFFICE_STAFF)
    with network_scope(network):
        lead = a_carrier(office)
    given = {"title": "Werkstattsamstag", "lead": lead.pk, "starts": "2012", "grant_eur": "98.000"}
    assert client.post(f"{HOME}buero/projekte/nachtragen/", {**given, "starts": "bald"}).status_code == 422
    assert client.post(f"{HOME}buero/projekte/nachtragen/", given).status_code == 303
    with network_scope(network):
        project = Project.objects.get()
        assert (project.shown_start, project.award.grant_eur) == ("2012", Decimal(98000))
    page = client.get(f"{HOME}projekte/werkstattsamstag/").content.decode()
    assert "Nachgetragen am" in page
    assert "Die Region hat über dieses Vorhaben noch nicht entschieden." in page


def test_an_idea_grows_from_what_the_link_names(office: Actor, network: Network, signed_in: SignIn) -> None:
    client = signed_in(network, Role.OFFICE_STAFF)
    with network_scope(network):
        origin = suggest_idea(office, title="Erster Gedanke").pk
    page = client.get(f"{HOME}buero/ideen/neu/?aus={origin}").content.decode()
    assert "Entstanden aus: Erster Gedanke" in page
    assert client.post(f"{HOME}buero/ideen/neu/", {"title": "Zweiter", "grown_from": str(origin)}).status_code == 303
    with network_scope(network):
        assert ProjectIdea.objects.get(title="Zweiter").knot.ties_back.get().earlier_id == origin


def test_what_is_not_public_is_not_there(
    office: Actor, network: Network, other_network: Network, client: Client, signed_in: SignIn
) -> None:
    with network_scope(network):
        idea = suggest_idea(office, title="Noch geheim").knot.slug
        refused = record_endorsement(
            office, sketch=a_sketch(office), result="not_recommended", decided_on=date(2016, 6, 14)
        ).knot.slug
    assert client.get(f"{HOME}ideen/{idea}/").status_code == 404
    assert client.get(f"{HOME}empfehlungen-der-region/{refused}/").status_code == 404
    stranger = signed_in(other_network, Role.OFFICE_LEAD)
    assert stranger.get(f"{HOME}ideen/{idea}/").status_code == 404
    assert stranger.get(f"{HOME}buero/projekte/").status_code in (403, 404)
    assert client.get(f"{HOME}buero/projekte/").status_code in (302, 404)
