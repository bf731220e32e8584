"""Contacts and the funnel: a company counts once per stage."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import SizeClass
from fachwerk.core.clock import clock_set
from fachwerk.core.errors import NotAllowed, NotSo, NotThere
from fachwerk.networks.models import Network
from fachwerk.outreach import operations, queries
from fachwerk.outreach.models import STAGES, Channel, Touch
from fachwerk.tenancy.scope import network_scope
from tests.outreach.makers import company, consultancy, touched

pytestmark = pytest.mark.usefixtures("scope", "frozen_clock")


def test_the_funnel_of_a_case_computed_by_hand(office: Actor) -> None:
    one, two, three = company(office, "Eins"), company(office, "Zwei", size="small"), company(office, "Drei")
    company(office, "Nie angesprochen")
    touched(office, one, date(2016, 1, 1), "reached")
    touched(office, one, date(2016, 2, 1), "reached", "event")
    touched(office, one, date(2016, 3, 1), "measure_started", "event")
    touched(office, two, date(2016, 1, 1), "took_part", "bank")
    touched(office, two, date(2016, 5, 1), "interested", "direct")  # a later, earlier stage takes nothing away
    touched(office, three, date(2017, 1, 1), "reached")
    figures = queries.funnel_figures(date(2017, 4, 27))
    assert figures["companies"] == {
        "reached": 3, "interested": 2, "took_part": 2, "measure_started": 1, "still_in_place": 0,
    }  # fmt: skip
    assert figures["by_channel"] == {
        "direct": 3, "consultancy": 0, "chamber": 0, "bank": 1, "event": 1, "digital": 0,
    }  # fmt: skip
    assert figures["by_size"]["micro"]["reached"] == 2
    assert figures["by_size"]["small"]["took_part"] == 1
    assert set(figures["by_size"]) == set(SizeClass.values)
    assert queries.funnel_figures(date(2016, 1, 31))["companies"] == {
        "reached": 2, "interested": 1, "took_part": 1, "measure_started": 0, "still_in_place": 0,
    }  # fmt: skip
    assert queries.companies_at("took_part") == {one.pk, two.pk}
    assert [row["number"] for row in queries.funnel_rows()] == [3, 2, 2, 1, 0]


def test_without_contacts_every_key_is_there_with_nought() -> None:
    figures = queries.funnel_figures()
    assert figures["companies"] == dict.fromkeys(STAGES, 0)
    assert figures["by_channel"] == dict.fromkeys(Channel.values, 0)
    assert [row["share"] for row in queries.funnel_rows()] == [None] * 5


def test_a_contact_is_refused_at_the_field_that_is_wrong(office: Actor) -> None:
    firm = company(office, "Dreherei")
    for wrong, field in (
        ({"organisation": consultancy(office)}, "organisation"),
        ({"channel": "brieftaube"}, "channel"),
        ({"stage": "fertig"}, "stage"),
        ({"happened_on": date(2017, 4, 28)}, "happened_on"),
        ({"next_on": date(2017, 4, 26)}, "next_on"),
        ({"next_step": "Anrufen"}, "next_on"),
    ):
        with pytest.raises(NotSo) as refused:
            operations.note_touch(office, **{"organisation": firm, "channel": "direct", **wrong})  # type: ignore[arg-type]
        assert refused.value.field == field
    assert not Touch.objects.exists()


def test_the_same_sending_is_noted_once_and_only_by_the_office(office: Actor, guest: Actor) -> None:
    firm, key = company(office, "Dreherei"), uuid.uuid4()
    for _twice in range(2):
        operations.note_touch(office, organisation=firm, channel="direct", submission=key)
    assert Touch.objects.count() == 1
    with pytest.raises(NotAllowed):
        operations.note_touch(guest, organisation=firm, channel="direct")


def test_the_list_of_companies_is_narrowed(office: Actor) -> None:
    one, two = company(office, "Eins"), company(office, "Zwei", size="small", ags="05754")
    never = company(office, "Nie")
    campaign = operations.start_campaign(office, title="Klug mit KI", starts_on=date(2016, 1, 1))
    touched(office, one, date(2016, 1, 1), "took_part", campaign=campaign)
    touched(office, two, date(2016, 1, 1), "reached", "event")

    def names(**filters: str) -> list[str]:
        return [row.company.name for row in queries.companies_for(**filters)]

    assert names() == ["Eins", never.name, "Zwei"]
    assert names(stage="interested") == ["Eins"]
    assert names(stage="never") == ["Nie"]
    assert names(size="small") == ["Zwei"] == names(channel="event") == names(kreis="05754") == names(text="zw")
    assert names(campaign=str(campaign.pk)) == ["Eins"]


def test_who_was_left_alone_is_found(office: Actor) -> None:
    quiet, agreed, done = company(office, "Still"), company(office, "Verabredet"), company(office, "Fertig")
    touched(office, quiet, date(2016, 10, 29), "interested")
    touched(office, agreed, date(2016, 10, 29), "interested", next_on=date(2017, 4, 27), next_by="Geschäftsstelle")
    touched(office, done, date(2016, 1, 1), "still_in_place")
    assert [row.company.name for row in queries.gone_quiet()] == ["Still"]
    assert queries.gone_quiet(date(2017, 4, 26)) == []
    assert [touch.organisation for touch in queries.next_steps_due()] == [agreed]
    touched(office, agreed, date(2017, 4, 27), "took_part")
    assert queries.next_steps_due() == []


def test_after_a_year_somebody_asks_whether_it_is_still_in_place(office: Actor) -> None:
    firm = company(office, "Dreherei")
    touched(office, firm, date(2016, 4, 27), "measure_started")
    assert [row.company.name for row in queries.follow_ups_due()] == ["Dreherei"]
    assert queries.follow_ups_due(date(2017, 4, 26)) == []
    touched(office, firm, date(2017, 4, 27), "still_in_place")
    assert queries.follow_ups_due() == []


def test_a_company_page_is_only_for_companies(office: Actor, guest: Actor) -> None:
    firm = company(office, "Dreherei")
    assert queries.company_for(office, firm.knot.slug) == firm
    for actor, organisation in ((guest, firm), (office, consultancy(office))):
        with pytest.raises(NotThere):
            queries.company_for(actor, organisation.knot.slug)


def test_a_campaign_has_a_title_and_ends_after_it_starts(office: Actor) -> None:
    for wrong, field in (
        ({"title": ""}, "title"),
        ({"ends_on": date(2016, 1, 1)}, "ends_on"),
        ({"size_classes": ["x"]}, "size_classes"),
    ):
        with pytest.raises(NotSo) as refused:
            operations.start_campaign(office, **{"title": "Koffer", "starts_on": date(2017, 1, 1), **wrong})  # type: ignore[arg-type]
        assert refused.value.field == field


def test_another_network_sees_nothing(office: Actor, other_network: Network) -> None:
    firm = company(office, "Dreherei")
    touched(office, firm, date(2016, 1, 1), "measure_started", next_on=date(2016, 2, 1))
    multiplier = operations.name_multiplier(office, organisation=consultancy(office))
    operations.start_campaign(office, title="Koffer", starts_on=date(2017, 1, 1))
    with network_scope(other_network), clock_set(date(2018, 1, 1)):
        assert queries.funnel_figures()["companies"]["reached"] == 0
        assert (
            queries.companies_for()
            == queries.gone_quiet()
            == queries.follow_ups_due()
            == queries.next_steps_due()
            == []
        )
        assert queries.multiplier_by_code(multiplier.code) is None
        assert queries.multiplier_reach() == []
        assert not queries.campaigns()
