"""Merging: everything moves and comes back, nothing is lost, one of two at the same moment wins."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, connections
from django.test import Client

from fachwerk.access.actor import Actor, system
from fachwerk.access.roles import Role
from fachwerk.accounts.models import User
from fachwerk.contacts.models import Affiliation, KeptApart, Membership, Merge, Organisation, Person
from fachwerk.contacts.operations import (
    admit_member,
    affiliate,
    change_organisation,
    connect_account,
    end_membership,
    enter_organisation,
    enter_person,
    merge_entries,
    unmerge_entries,
)
from fachwerk.contacts.queries import plan_for, survivor_of
from fachwerk.core import clock
from fachwerk.core.errors import FachwerkError, NotNow
from fachwerk.decisions.models import Seat
from fachwerk.decisions.operations import cast_ballot, fill_seat, found_body, open_decision
from fachwerk.events.models import Claim
from fachwerk.journal.models import Entry as JournalEntry
from fachwerk.networks.models import Network
from fachwerk.networks.operations import found_network
from fachwerk.outreach.models import Touch
from fachwerk.outreach.operations import note_touch
from fachwerk.projects.models import ProjectPartner
from fachwerk.projects.operations import start_project, suggest_idea
from fachwerk.search.models import Entry as SearchEntry
from fachwerk.tenancy.models import NetworkModel
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Knot, Tie
from tests.contacts.makers import a_member, an_organisation
from tests.events.makers import a_sure_claim, an_event

NOT_COMPARED = {JournalEntry, Merge, KeptApart}


def dump() -> dict[str, list[str]]:
    """Every row of the network in every table of the house, as the database holds it."""
    tables = {}
    for model in apps.get_models():
        if issubclass(model, NetworkModel) and model not in NOT_COMPARED:
            with connection.cursor() as cursor:
                cursor.execute(f'SELECT to_jsonb(t) FROM "{model._meta.db_table}" t')  # noqa: S608 - our own tables
                rows = [json.dumps(row, sort_keys=True, default=str) for (row,) in cursor.fetchall()]
            tables[model._meta.label] = sorted(rows)
    return tables


def differences(before: dict[str, list[str]], after: dict[str, list[str]]) -> dict[str, Any]:
    return {
        label: (sorted(set(before[label]) - set(after[label])), sorted(set(after[label]) - set(before[label])))
        for label in before
        if before[label] != after[label]
    }


def two_busy_organisations(office: Actor) -> tuple[Organisation, Organisation]:
    """The same company twice, with rows in every station hanging on both."""
    kept = a_member(office, "Hansa-Metall GmbH", since=date(2015, 6, 25), town="Bielefeld", ags="05711")
    gone = a_member(office, "Hansa Metall", since=date(2014, 3, 1), email="info@hansa-metall.example", note="Ruft an")
    change_organisation(office, organisation=kept, note="Mag Fachgespräche")
    both_know, only_gone = enter_person(office, name="Petra Voss"), enter_person(office, name="Uwe Sommer")
    for organisation in (kept, gone):
        affiliate(office, person=both_know, organisation=organisation, function="Leitung", since=date(2016, 1, 1))
    affiliate(office, person=only_gone, organisation=gone, function="Personal")
    event, other_event = (
        an_event(office, capacity=30),
        an_event(office, title="Fachgespräch", organiser=gone, capacity=30),
    )
    for place, organisation in enumerate((kept, gone, gone)):
        claim = a_sure_claim(other_event if place == 2 else event, place + 1)
        Claim.objects.filter(pk=claim.pk).update(organisation=organisation)
    for organisation in (kept, gone):
        note_touch(office, organisation=organisation, happened_on=date(2017, 3, 1), stage="reached", channel="direct")
    body = found_body(office, since=date(2015, 1, 1))
    fill_seat(office, body=body, organisation=kept, since=date(2015, 1, 1), until=date(2016, 12, 31))
    fill_seat(office, body=body, organisation=gone, since=date(2016, 6, 1), person=only_gone)
    idea = suggest_idea(office, title="Lernwerkstatt", suggested_on=date(2016, 2, 4))
    start_project(
        office, idea=idea, lead=gone, partners=[kept, gone], starts_on=date(2016, 9, 1), endorsement_not_needed=True
    )
    start_project(office, title="Zweites", lead=kept, partners=[gone], starts_on=date(2017, 1, 1),
                  endorsement_not_needed=True)  # fmt: skip
    # both are partners of a third one's project: one of the two rows is a double
    carrier = an_organisation(office, "Bildungswerk Dalke", "training_provider")
    start_project(office, title="Drittes", lead=carrier, partners=[kept, gone], starts_on=date(2017, 2, 1),
                  endorsement_not_needed=True)  # fmt: skip
    Tie.objects.create(later=idea.knot, earlier=gone.knot)
    Tie.objects.create(later=idea.knot, earlier=kept.knot)
    Tie.objects.create(later=other_event.knot, earlier=gone.knot)
    return kept, gone


def test_merge_and_unmerge_leave_every_row_of_every_table_as_it_was(
    scope: Network, office: Actor, frozen_clock: datetime
) -> None:
    kept, gone = two_busy_organisations(office)
    before = dump()
    merge = merge_entries(office, kept=kept, gone=gone, kind="organisation")
    assert not Organisation.objects.filter(pk=gone.pk).exists()
    assert differences(before, dump()), "merging changed something"
    unmerge_entries(office, merge=merge)
    assert differences(before, dump()) == {}
    assert merge.__class__.objects.get().stayed == []


def test_everything_that_hung_on_the_second_hangs_on_the_first(
    scope: Network, office: Actor, frozen_clock: datetime
) -> None:
    kept, gone = two_busy_organisations(office)
    gone_id, gone_slug = gone.pk, gone.knot.slug
    plan = plan_for("organisation", kept.pk, gone_id)
    assert plan.obstacles == []
    assert "2 Anmeldungen" in plan.moving
    assert "1 Kontakt" in plan.moving
    assert set(plan.joining) >= {"1 Mitgliedschaft", "1 Funktion", "1 Sitz", "3 Beteiligungen an Projekten"}
    merge_entries(office, kept=kept, gone=gone, kind="organisation")
    kept = Organisation.objects.get(pk=kept.pk)
    # overlapping memberships are one, from the first day of both
    assert [(m.since, m.until) for m in Membership.objects.filter(organisation=kept)] == [(date(2014, 3, 1), None)]
    assert kept.knot.standing == "Mitglied seit 2014"
    assert Affiliation.objects.filter(organisation=kept).count() == 2
    assert Claim.objects.filter(organisation=kept).count() == 3
    assert Touch.objects.filter(organisation=kept).count() == 2
    # who carries a project is not its partner as well
    assert [part.project.title for part in ProjectPartner.objects.filter(organisation=kept)] == ["Drittes"]
    seat = Seat.objects.get(organisation=kept)
    assert (seat.since, seat.until, str(seat.person)) == (date(2015, 1, 1), None, "Uwe Sommer")
    assert kept.email == "info@hansa-metall.example"
    assert kept.town == "Bielefeld"
    assert kept.note == "Mag Fachgespräche\n\nRuft an"
    assert survivor_of("organisation", gone_id) == kept.pk
    assert not Knot.objects.filter(pk=gone_id).exists()
    assert not SearchEntry.objects.filter(knot=gone_id).exists()
    assert Merge.objects.get().gone_slug == gone_slug


def test_what_was_changed_since_stays_and_is_listed(scope: Network, office: Actor, frozen_clock: datetime) -> None:
    kept, gone = two_busy_organisations(office)
    merge = merge_entries(office, kept=kept, gone=gone, kind="organisation", choose={"name": "gone"})
    kept = Organisation.objects.get(pk=kept.pk)
    assert kept.name == "Hansa Metall"
    change_organisation(office, organisation=kept, email="neu@hansa-metall.example")
    touch = note_touch(office, organisation=kept, happened_on=date(2017, 4, 1), stage="reached", channel="direct")
    end_membership(office, organisation=kept, until=date(2018, 12, 31))
    unmerge_entries(office, merge=merge)
    first, second = Organisation.objects.get(pk=kept.pk), Organisation.objects.get(pk=gone.pk)
    assert (first.name, second.name) == ("Hansa-Metall GmbH", "Hansa Metall")
    assert first.email == "neu@hansa-metall.example"
    touch.refresh_from_db()
    assert touch.organisation_id == first.pk
    assert "„E-Mail“ wurde seither geändert und bleibt so." in Merge.objects.get().stayed
    assert second.memberships.get().until is None


def test_two_ballots_on_one_decision_stand_in_the_way_before_anything_happens(scope: Network, office: Actor) -> None:
    kept, gone = (an_organisation(office, name) for name in ("Stadt Nordtal", "Nordtal, Stadt"))
    body = found_body(office, since=date(2015, 1, 1))
    seats = [fill_seat(office, body=body, organisation=one, since=date(2015, 1, 1)) for one in (kept, gone)]
    decision = open_decision(office, body=body, title="Lernwerkstatt empfehlen", silently=True)
    for seat in seats:
        cast_ballot(office, decision=decision, seat=seat, choice="yes", silently=True)
    before = dump()
    with pytest.raises(NotNow, match="über denselben Beschluss abgestimmt"):
        merge_entries(office, kept=kept, gone=gone, kind="organisation")
    assert differences(before, dump()) == {}


def two_people(office: Actor) -> tuple[Person, Person]:
    one, two = User.objects.create_user("eins@example.org"), User.objects.create_user("zwei@example.org")
    kept = enter_person(office, name="Dr. Jörg Müller", email="j.mueller@hansa.example", user=one)
    gone = enter_person(office, name="Müller, Joerg", phone="0571 12", user=two)
    organisation = an_organisation(office, "Hansa-Metall GmbH")
    for person, since in ((kept, date(2018, 1, 1)), (gone, date(2015, 1, 1))):
        affiliate(office, person=person, organisation=organisation, function="Leitung", since=since)
    body = found_body(office, since=date(2015, 1, 1))
    fill_seat(office, body=body, organisation=organisation, since=date(2015, 1, 1), person=kept, deputy=gone)
    return kept, gone


def test_people_merge_and_come_back_with_account_and_seat(scope: Network, office: Actor) -> None:
    kept, gone = two_people(office)
    before = dump()
    merge = merge_entries(office, kept=kept, gone=gone, kind="person")
    person = Person.objects.get()
    assert person.phone == "0571 12"
    assert person.user == kept.user
    affiliation = Affiliation.objects.get()
    assert (affiliation.person, affiliation.since) == (person, date(2015, 1, 1))
    seat = Seat.objects.get()
    assert (seat.person, seat.deputy) == (person, None), "nobody stands in for themselves"
    unmerge_entries(office, merge=merge)
    assert differences(before, dump()) == {}


def test_an_account_chosen_from_the_second_belongs_to_the_first(scope: Network, office: Actor) -> None:
    kept, gone = two_people(office)
    before = dump()
    merge = merge_entries(office, kept=kept, gone=gone, kind="person", choose={"user": "gone"})
    assert Person.objects.get().user == gone.user
    unmerge_entries(office, merge=merge)
    assert differences(before, dump()) == {}


def test_an_account_given_away_since_stays_where_it_is(scope: Network, office: Actor) -> None:
    kept, gone = two_people(office)
    user = gone.user
    merge = merge_entries(office, kept=kept, gone=gone, kind="person")
    connect_account(office, person=enter_person(office, name="Neue Leitung"), user=user)
    unmerge_entries(office, merge=merge)
    assert Person.objects.get(pk=gone.pk).user is None
    assert Merge.objects.get().stayed == ["Der Zugang gehört inzwischen zu einer anderen Person und bleibt dort."]


def test_memberships_that_bridge_each_other_come_back(scope: Network, office: Actor) -> None:
    kept, gone = a_member(office, "Eins", since=date(2010, 1, 1)), a_member(office, "Zwei", since=date(2013, 1, 1))
    end_membership(office, organisation=kept, until=date(2013, 12, 31))
    admit_member(office, organisation=kept, since=date(2016, 1, 1))
    end_membership(office, organisation=gone, until=date(2017, 12, 31))
    before = dump()
    merge = merge_entries(office, kept=kept, gone=gone, kind="organisation")
    assert [(m.since, m.until) for m in Membership.objects.all()] == [(date(2010, 1, 1), None)]
    unmerge_entries(office, merge=merge)
    assert differences(before, dump()) == {}


def test_merges_are_taken_apart_in_the_order_back(scope: Network, office: Actor) -> None:
    kept, first, second = (an_organisation(office, name) for name in ("Eins", "Zwei", "Drei"))
    before = dump()
    with clock.clock_set(clock.now() - timedelta(hours=1)):
        earlier = merge_entries(office, kept=kept, gone=first, kind="organisation")
    later = merge_entries(office, kept=second, gone=Organisation.objects.get(pk=kept.pk), kind="organisation")
    assert survivor_of("organisation", first.pk) == second.pk
    with pytest.raises(NotNow, match="spätere Zusammenführung von „Eins“ mit „Drei“"):
        unmerge_entries(office, merge=earlier)
    unmerge_entries(office, merge=later)
    unmerge_entries(office, merge=earlier)
    assert differences(before, dump()) == {}
    with pytest.raises(FachwerkError, match="bereits rückgängig"):
        unmerge_entries(office, merge=Merge.objects.get(pk=earlier.pk))


def test_a_name_taken_in_the_meantime_is_said_and_nothing_happens(scope: Network, office: Actor) -> None:
    kept, gone = an_organisation(office, "Eins"), an_organisation(office, "Zwei")
    merge = merge_entries(office, kept=kept, gone=gone, kind="organisation")
    an_organisation(office, "Zwei")
    with pytest.raises(NotNow, match="Der Name „Zwei“ ist inzwischen vergeben"):
        unmerge_entries(office, merge=merge)


def test_of_two_at_the_same_moment_one_wins_and_the_other_reads_why(own_database: str) -> None:
    town = found_network(slug="teutoheim", name="Fachkräftebündnis Teutoheim")
    office = system("test", town.pk)
    with network_scope(town):
        pair = [enter_organisation(office, name=name, kind="company") for name in ("Eins", "Zwei")]
    gate = Barrier(2)

    def work(turned: bool) -> str:
        try:
            gate.wait(timeout=30)
            kept, gone = reversed(pair) if turned else pair
            with network_scope(town):
                merge_entries(office, kept=kept, gone=gone, kind="organisation")
            return "merged"
        except FachwerkError as refused:
            return str(refused)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as crowd:
        answers = sorted(crowd.map(work, (False, True)))
    assert answers == [
        "Einer der beiden Einträge ist inzwischen schon zusammengeführt. Es ist nichts geändert worden.",
        "merged",
    ]
    with network_scope(town):
        assert Organisation.objects.count() == 1
        assert Merge.objects.count() == 1


def test_old_addresses_lead_on(network: Network, office: Actor, signed_in: Any) -> None:
    with network_scope(network):
        kept, gone = a_member(office, "Eins"), a_member(office, "Zwei")
        people = enter_person(office, name="Jörg Müller"), enter_person(office, name="Joerg Müller")
        old, new = gone.knot.slug, kept.knot.slug
        merge_entries(office, kept=kept, gone=gone, kind="organisation")
        merge_entries(office, kept=people[0], gone=people[1], kind="person")
        gone_person, kept_person = people[1].pk, people[0].pk
    base = f"/n/{network.slug}"
    answer = Client().get(f"{base}/mitglieder/{old}/")
    assert (answer.status_code, answer["Location"]) == (302, f"{base}/mitglieder/{new}/")
    assert Client().get(f"{base}/mitglieder/gibt-es-nicht/").status_code == 404
    client = signed_in(network, Role.OFFICE_STAFF)
    answer = client.get(f"{base}/buero/organisationen/{gone.pk}/")
    assert answer["Location"] == f"{base}/buero/organisationen/{kept.pk}/"
    answer = client.get(f"{base}/buero/personen/{gone_person}/")
    assert answer["Location"] == f"{base}/buero/personen/{kept_person}/"


def test_the_office_merges_on_a_page_and_takes_it_back(network: Network, office: Actor, signed_in: Any) -> None:
    with network_scope(network):
        kept = an_organisation(office, "Hansa-Metall GmbH", website="https://hansa.example", phone="0571 12345")
        gone = an_organisation(office, "Hansa Metall", ags="05711", website="https://hansa.example", phone="0571 99999")
    client = signed_in(network, Role.OFFICE_STAFF)
    base = f"/n/{network.slug}/buero/dubletten"
    listed = client.get(f"{base}/").content.decode()
    assert "sicher dieselbe" in listed
    assert "gleiche Website hansa.example" in listed
    page = f"{base}/organisation/{kept.pk}/{gone.pk}/"
    shown = client.get(page).content.decode()
    assert "0571 99999" in shown
    assert "Nicht dieselbe" in shown
    answer = client.post(page, {"name": "kept", "ags": "gone", "phone": "was anderes"})
    assert answer.status_code == 422
    answer = client.post(page, {"name": "kept", "ags": "gone", "phone": "kept"})
    assert answer.status_code == 303
    assert "Wieder trennen" in client.get(answer["Location"]).content.decode()
    with network_scope(network):
        merged = Organisation.objects.get()
        assert (merged.name, merged.ags, merged.phone) == ("Hansa-Metall GmbH", "05711", "0571 12345")
        merge = Merge.objects.get()
    assert client.post(f"{base}/zusammengefuehrt/{merge.pk}/trennen/").status_code == 303
    for path in ("zusammengefuehrt/", f"zusammengefuehrt/{merge.pk}/", f"organisation/{kept.pk}/", "nicht-dieselbe/"):
        assert client.get(f"{base}/{path}").status_code == 200
    assert client.post(f"{page}nicht-dieselbe/").status_code == 303
    assert "Zurzeit fällt nichts auf" in client.get(f"{base}/").content.decode()
    assert Client().get(f"{base}/").status_code in (302, 404)
