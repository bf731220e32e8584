"""The wizard, page by page: progress without a script, choices in conflicts, the template file."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fachwerk.access.actor import Actor
from fachwerk.access.roles import Role
from fachwerk.contacts.models import Organisation
from fachwerk.contacts.operations import change_organisation
from fachwerk.imports.models import ImportBatch
from fachwerk.imports.operations import assign_columns, read_list, take_back, take_over
from fachwerk.imports.tasks import work_on
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import an_organisation

SignIn = Callable[..., Client]


def preview(actor: Actor, text: str) -> ImportBatch:
    batch = read_list(
        actor, importer="organisations", file_name="liste.csv", content=text.encode(), options={"contains": "others"}
    )
    return assign_columns(actor, batch=batch)


def address(network: Network, name: str, *args: object) -> str:
    return reverse(f"imports:{name}", args=[network.slug, *args])


def test_every_kind_of_list_has_a_page_and_a_template(network: Network, signed_in: SignIn) -> None:
    staff = signed_in(network, Role.OFFICE_STAFF)
    overview = staff.get(address(network, "office_lists")).content.decode()
    for path in ("organisationen", "personen"):
        assert address(network, "office_upload", path) in overview
        assert staff.get(address(network, "office_upload", path)).status_code == 200
        assert staff.get(address(network, "office_template", path))["Content-Disposition"].endswith('.xlsx"')
    assert staff.get(address(network, "office_upload", "unfug")).status_code == 404


def test_the_template_can_be_read_as_it_is(network: Network, signed_in: SignIn) -> None:
    staff = signed_in(network, Role.OFFICE_STAFF)
    content = staff.get(address(network, "office_template", "organisationen")).content
    page = address(network, "office_upload", "organisationen")
    form = {"contains": "members", "as_of": "01.01.2020", "file": SimpleUploadedFile("vorlage.xlsx", content)}
    staff.post(page, form)
    with network_scope(network):
        batch = ImportBatch.objects.get()
        assert [column["heading"] for column in batch.mapping if not column["field"]] == []


def test_somebody_chooses_between_register_and_file(network: Network, office: Actor, signed_in: SignIn) -> None:
    staff = signed_in(network, Role.OFFICE_STAFF)
    with network_scope(network):
        an_organisation(office, "Holzbau Ilse", phone="0521 100")
        batch = preview(office, "Firma;Telefon\nHolzbau Ilse;0521 200\n")
    page = staff.get(address(network, "office_list", batch.pk) + "?zeigen=conflict").content.decode()
    assert "<del>0521 100</del> → <ins>0521 200</ins>" in page
    staff.post(address(network, "office_choose", batch.pk), {"choice": "file", "position": "2"})
    staff.post(address(network, "office_take_over", batch.pk))
    with network_scope(network):
        assert Organisation.objects.get().phone == "0521 200"


def test_a_long_list_shows_its_progress_without_a_script(network: Network, office: Actor, signed_in: SignIn) -> None:
    staff = signed_in(network, Role.OFFICE_STAFF)
    with network_scope(network):
        batch = preview(office, "Firma\n" + "".join(f"Betrieb {n}\n" for n in range(300)))
    page = address(network, "office_list", batch.pk)
    staff.post(address(network, "office_take_over", batch.pk))
    at_work = staff.get(page)
    assert at_work["Refresh"] == "2"
    assert "0 von 300 Zeilen" in at_work.content.decode()
    with network_scope(network):
        work_on(batch=str(batch.pk))
    assert "250 von 300 Zeilen" in staff.get(page).content.decode()
    with network_scope(network):
        work_on(batch=str(batch.pk))
    done = staff.get(page)
    assert "Refresh" not in done
    assert "Liste übernommen" in done.content.decode()
    assert "51 bis 100 von 300" in staff.get(page + "?seite=2").content.decode()


def test_what_stayed_is_listed_with_the_way_there(network: Network, office: Actor, signed_in: SignIn) -> None:
    staff = signed_in(network, Role.OFFICE_STAFF)
    with network_scope(network):
        batch = take_over(office, batch=preview(office, "Firma\nHolzbau Ilse\n"))
        organisation = change_organisation(office, organisation=Organisation.objects.get(), town="Ilse")
        take_back(office, batch=batch)
    page = staff.get(address(network, "office_list", batch.pk)).content.decode()
    assert reverse("contacts:office_organisation", args=[network.slug, organisation.pk]) in page
    assert "inzwischen geändert: Ort" in page


@pytest.mark.parametrize(
    "name", ["office_list", "office_columns", "office_wrong_rows"],
)  # fmt: skip
def test_a_list_of_another_network_is_not_there(
    name: str, network: Network, other_network: Network, office: Actor, signed_in: SignIn
) -> None:
    with network_scope(network):
        batch = preview(office, "Firma\nHolzbau Ilse\n")
    assert signed_in(other_network, Role.OFFICE_LEAD).get(address(other_network, name, batch.pk)).status_code == 404


def test_a_stopped_list_says_how_far_it_came(network: Network, office: Actor, signed_in: SignIn) -> None:
    staff = signed_in(network, Role.OFFICE_STAFF)
    with network_scope(network):
        batch = preview(office, "Firma\n–;\n" + "".join(f"Betrieb {n}\n" for n in range(1, 1301)))
        take_over(office, batch=batch)
        work_on(batch=str(batch.pk))
    page = address(network, "office_list", batch.pk)
    stopped = staff.post(address(network, "office_cancel", batch.pk), follow=True).content.decode()
    assert "250 von 1.300 Zeilen sind übernommen." in stopped
    staff.post(address(network, "office_take_over", batch.pk))
    with network_scope(network):
        work_on(batch=str(batch.pk))
    staff.post(address(network, "office_cancel", batch.pk))
    assert "500 von 1.300 Zeilen sind übernommen." in staff.get(page).content.decode()


def test_nothing_is_asked_where_there_is_no_conflict(network: Network, office: Actor, signed_in: SignIn) -> None:
    staff = signed_in(network, Role.OFFICE_STAFF)
    with network_scope(network):
        batch = preview(office, "Firma\nHolzbau Ilse\n")
    page = staff.get(address(network, "office_list", batch.pk) + "?zeigen=conflict").content.decode()
    assert "Register behalten" not in page
