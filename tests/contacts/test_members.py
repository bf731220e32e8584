"""Membership: from a day to a day, both included."""

from datetime import date, timedelta

import pytest

from fachwerk.access.actor import Actor
from fachwerk.contacts.facts import MemberAdmitted
from fachwerk.contacts.operations import admit_member, end_membership
from fachwerk.contacts.queries import member_cross_table, member_figures, member_rows, members_on
from fachwerk.core import clock
from fachwerk.core.dates import Precision
from fachwerk.core.errors import NotAllowed, NotSo
from fachwerk.core.facts import _reactions
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import a_member, an_organisation

JOINED, LEFT = date(2015, 6, 25), date(2020, 3, 31)


def test_first_and_last_day_belong_to_the_membership(scope: Network, office: Actor) -> None:
    member = a_member(office, since=JOINED)
    end_membership(office, organisation=member, until=LEFT)
    days = [JOINED - timedelta(days=1), JOINED, LEFT, LEFT + timedelta(days=1)]
    assert [members_on(day).count() for day in days] == [0, 1, 1, 0]


def test_nobody_is_admitted_twice_and_a_visitor_admits_nobody(scope: Network, office: Actor, guest: Actor) -> None:
    member = a_member(office)
    with pytest.raises(NotAllowed, match="bereits Mitglied"):
        admit_member(office, organisation=member, since=date(2016, 1, 1))
    with pytest.raises(NotAllowed):
        admit_member(guest, organisation=an_organisation(office, "Elektro Hofmuster"), since=date(2016, 1, 1))


def test_who_comes_back_comes_back_after_the_last_day(scope: Network, office: Actor) -> None:
    member = a_member(office, since=JOINED)
    end_membership(office, organisation=member, until=LEFT)
    assert member.knot.standing == "Mitglied von 2015 bis 2020"
    with pytest.raises(NotSo, match=r"endete erst am 31. März 2020"):
        admit_member(office, organisation=member, since=LEFT)
    admit_member(office, organisation=member, since=LEFT + timedelta(days=1))
    assert member.knot.standing == "Mitglied seit 2020"
    assert [row.name for row in member_rows(LEFT + timedelta(days=1))] == ["Tischlerei Morgenhof"]


def test_a_membership_neither_begins_tomorrow_nor_ends_before_it_began(scope: Network, office: Actor) -> None:
    with pytest.raises(NotSo, match="Zukunft"):
        admit_member(office, organisation=an_organisation(office), since=clock.today() + timedelta(days=1))
    with pytest.raises(NotSo, match="vor dem Beginn"):
        end_membership(office, organisation=a_member(office, "Elektro Hofmuster"), until=JOINED - timedelta(days=1))


def test_who_is_no_member_cannot_end_a_membership(scope: Network, office: Actor) -> None:
    with pytest.raises(NotAllowed, match="kein Mitglied"):
        end_membership(office, organisation=an_organisation(office), until=LEFT)


def test_a_year_is_kept_as_a_year(scope: Network, office: Actor) -> None:
    organisation = an_organisation(office)
    admit_member(office, organisation=organisation, since=date(2015, 6, 1), since_precision=Precision.YEAR)
    assert [row.since_shown for row in member_rows(date(2015, 1, 1))] == ["2015"]


def test_admitting_is_announced(scope: Network, office: Actor) -> None:
    heard: list[MemberAdmitted] = []
    _reactions[MemberAdmitted].append(heard.append)
    try:
        member = a_member(office, since=JOINED)
    finally:
        _reactions[MemberAdmitted].remove(heard.append)
    assert heard == [MemberAdmitted(organisation_id=member.pk, since=JOINED)]


def test_figures_count_by_kind_kreis_and_interest_group(scope: Network, office: Actor) -> None:
    a_member(office, ags="05711")
    a_member(office, "Stahlbau Lippenau", ags="05754")
    a_member(office, "Stadt Teutoheim", "municipality", ags="05711")
    a_member(office, "Bund der Betriebe", "employers_association")
    an_organisation(office, "Dreherei Beispielgrund", ags="05711")
    figures = member_figures(clock.today())
    assert figures["total"] == 4
    assert figures["by_kind"] == {"municipality": 1, "employers_association": 1, "company": 2}
    assert figures["by_kreis"] == {"05711": 2, "05754": 1, "": 1}
    assert figures["by_interest_group"] == {"kommunen": 1, "kammern_verbaende": 1, "unternehmen": 2}
    assert member_figures(date(2015, 1, 1))["total"] == 0


def test_the_table_has_a_line_per_kind_and_a_column_per_kreis(scope: Network, office: Actor) -> None:
    a_member(office, ags="05754")
    a_member(office, "Stadt Teutoheim", "municipality", ags="05711")
    a_member(office, "Bund der Betriebe", "company")
    table = member_cross_table(clock.today())
    assert [name for _ags, name in table.kreise] == ["Bielefeld", "Gütersloh", "ohne Angabe"]
    assert [(line.label, list(line.counts), line.total) for line in table.lines] == [
        ("Kommune oder Kreis", [1, 0, 0], 1),
        ("Unternehmen", [0, 1, 1], 2),
    ]
    assert (list(table.totals), table.total) == ([1, 1, 1], 3)


def test_another_network_counts_none_of_ours(network: Network, other_network: Network, office: Actor) -> None:
    with network_scope(network):
        a_member(office)
    with network_scope(other_network):
        assert member_figures(clock.today())["total"] == 0
        assert member_cross_table(clock.today()).lines == []
        assert member_rows(clock.today()) == []
