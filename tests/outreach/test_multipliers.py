"""Consultancies: a code each, visits counted per day, reach in unique companies."""

from __future__ import annotations

from datetime import date

import pytest

from fachwerk.access.actor import Actor
from fachwerk.core.clock import clock_set
from fachwerk.core.errors import NotAllowed, NotSo, NotThere
from fachwerk.outreach import operations, queries
from fachwerk.outreach.models import Referral
from tests.outreach.makers import company, consultancy, touched

pytestmark = pytest.mark.usefixtures("scope", "frozen_clock")


def test_the_code_is_the_first_word_that_says_something_and_is_unique(office: Actor) -> None:
    codes = [
        operations.name_multiplier(office, organisation=consultancy(office, name)).code
        for name in ("Unternehmensberatung Kompass Teutoheim", "Kompass und Partner", "Büro für gesunde Arbeit")
    ]
    assert codes == ["KOMPASS", "KOMPASS2", "GESUNDE"]
    assert queries.multiplier_by_code(" kompass ") is not None
    assert queries.multiplier_by_code("FREMD") is None
    with pytest.raises(NotThere):
        queries.multiplier_for("FREMD")


def test_who_knows_no_companies_gets_no_link(office: Actor, guest: Actor) -> None:
    with pytest.raises(NotSo) as refused:
        operations.name_multiplier(office, organisation=company(office, "Dreherei"))
    assert refused.value.field == "organisation"
    kompass = consultancy(office)
    with pytest.raises(NotAllowed):
        operations.name_multiplier(guest, organisation=kompass)
    operations.name_multiplier(office, organisation=kompass, code="kp1")
    for organisation, code, field in ((kompass, "", "organisation"), (consultancy(office, "Lotse"), "KP1", "code"),
                                      (consultancy(office, "Pfad"), "K P", "code")):  # fmt: skip
        with pytest.raises(NotSo) as refused:
            operations.name_multiplier(office, organisation=organisation, code=code)
        assert refused.value.field == field


def test_visits_are_counted_per_day_while_the_link_is_active(office: Actor, guest: Actor) -> None:
    multiplier = operations.name_multiplier(office, organisation=consultancy(office))
    for _visit in range(2):
        operations.follow_referral(guest, multiplier=multiplier)
    with clock_set(date(2017, 4, 28)):
        operations.follow_referral(guest, multiplier=multiplier)
        operations.change_multiplier(office, multiplier=multiplier, is_active=False)
        operations.follow_referral(guest, multiplier=multiplier)
    assert list(Referral.objects.order_by("day").values_list("count", flat=True)) == [2, 1]
    assert queries.multiplier_reach()[0].visits == 2
    assert list(queries.multiplier_choices()) == []
    with pytest.raises(NotAllowed):
        operations.change_multiplier(guest, multiplier=multiplier, topics=["KI"])


def test_reach_counts_companies_and_not_contacts(office: Actor) -> None:
    multiplier = operations.name_multiplier(office, organisation=consultancy(office), since=date(2015, 9, 1))
    one, two = company(office, "Eins"), company(office, "Zwei")
    for firm, stage in ((one, "reached"), (one, "took_part"), (two, "reached")):
        touched(office, firm, date(2016, 1, 1), stage, "consultancy", multiplier=multiplier)
    reach = queries.multiplier_reach()[0]
    assert (reach.reached, reach.companies["took_part"], reach.companies["measure_started"]) == (2, 1, 0)
    assert queries.multiplier_reach(date(2015, 8, 31)) == []
    assert not queries.possible_multipliers().filter(pk=multiplier.organisation_id).exists()
