"""Organisations: once in the register, public once they were members."""

from datetime import date

import pytest

from fachwerk.access.actor import Actor
from fachwerk.contacts.operations import change_organisation, enter_organisation
from fachwerk.contacts.queries import (
    company_rows,
    organisation_by_id,
    organisation_for,
    organisation_named,
    organisation_names,
    organisations,
)
from fachwerk.core.errors import NotAllowed, NotSo, NotThere
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.models import Visibility
from tests.contacts.makers import a_member, an_organisation


def test_the_interest_group_follows_from_the_kind_unless_it_is_named(scope: Network, office: Actor) -> None:
    assert an_organisation(office, "Handwerkskammer Teutoheim", "chamber").interest_group == "kammern_verbaende"
    named = an_organisation(office, "Kreishandwerk", "chamber", interest_group="unternehmen")
    assert named.interest_group == "unternehmen"


def test_the_same_name_stands_once_per_kreis(scope: Network, office: Actor) -> None:
    an_organisation(office, "Müller & Söhne GmbH", ags="05711")
    an_organisation(office, "Müller & Söhne GmbH", ags="05754")
    with pytest.raises(NotSo, match="steht schon im Verzeichnis"):
        an_organisation(office, "Mueller und Soehne, GmbH", ags="05711")


def test_a_visitor_enters_nothing(scope: Network, guest: Actor) -> None:
    with pytest.raises(NotAllowed):
        enter_organisation(guest, name="Tischlerei Morgenhof", kind="company")


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"name": " – "}, "name"),
        ({"kind": "band"}, "kind"),
        ({"ags": "99999"}, "ags"),
        ({"wz_section": "Z"}, "wz_section"),
        ({"size_class": "riesig"}, "size_class"),
        ({"interest_group": "alle"}, "interest_group"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    scope: Network, office: Actor, words: dict[str, str], field: str
) -> None:
    with pytest.raises(NotSo) as refused:
        enter_organisation(office, **({"name": "Tischlerei Morgenhof", "kind": "company"} | words))
    assert refused.value.field == field


def test_correcting_changes_the_name_in_the_thread_too(scope: Network, office: Actor) -> None:
    organisation = an_organisation(office, "Tischlerei Morgnhof")
    change_organisation(office, organisation=organisation, name="Tischlerei Morgenhof", town="Teutoheim")
    assert organisation.knot.title == "Tischlerei Morgenhof"
    with pytest.raises(NotSo):
        change_organisation(office, organisation=organisation, kind="")


def test_who_was_never_a_member_is_shown_to_the_office_alone(scope: Network, office: Actor, guest: Actor) -> None:
    visited, member = an_organisation(office, "Dreherei Beispielgrund"), a_member(office)
    assert visited.knot.visibility == Visibility.OFFICE
    assert organisation_for(office, "dreherei-beispielgrund") == visited
    assert organisation_for(guest, member.knot.slug) == member
    with pytest.raises(NotThere):
        organisation_for(guest, "dreherei-beispielgrund")


def test_another_network_sees_no_organisation(network: Network, other_network: Network, office: Actor) -> None:
    with network_scope(network):
        member = a_member(office)
        assert organisation_named("TISCHLEREI  MORGENHOF") == member
        assert organisation_names([member.pk]) == {member.pk: "Tischlerei Morgenhof"}
        assert [row.name for row in company_rows()] == ["Tischlerei Morgenhof"]
    with network_scope(other_network):
        assert organisation_named("Tischlerei Morgenhof") is None
        assert organisation_names([member.pk]) == {}
        assert company_rows() == []
        assert not organisations().exists()
        with pytest.raises(NotThere):
            organisation_by_id(member.pk)


def test_companies_are_narrowed_by_size_kreis_and_section(scope: Network, office: Actor) -> None:
    an_organisation(office, "Dachdeckerei Nordhang", size_class="micro", ags="05711", wz_section="F")
    a_member(
        office, "Stahlbau Lippenau-Ost GmbH", size_class="medium", ags="05754", wz_section="C", since=date(2016, 1, 1)
    )
    assert [row.is_member for row in company_rows()] == [False, True]
    assert [row.name for row in company_rows(size_classes=["micro", "small"])] == ["Dachdeckerei Nordhang"]
    assert [row.name for row in company_rows(kreise=["05754"], sections=["C"])] == ["Stahlbau Lippenau-Ost GmbH"]
    assert company_rows(kreise=["05711"], sections=["C"]) == []


def test_a_name_that_two_organisations_bear_is_not_guessed(scope: Network, office: Actor) -> None:
    an_organisation(office, "Bäckerei Schmidt", ags="05711")
    an_organisation(office, "Bäckerei Schmidt", ags="05754")
    assert organisation_named("Bäckerei Schmidt") is None


def test_the_list_is_narrowed_by_words_and_membership(scope: Network, office: Actor) -> None:
    a_member(office)
    an_organisation(office, "Ärztehaus am Ring", town="Teutoheim")
    assert [o.name for o in organisations(text="aerzte")] == ["Ärztehaus am Ring"]
    assert [o.name for o in organisations(text="teuto")] == ["Ärztehaus am Ring"]
    assert [o.name for o in organisations(members="ja")] == ["Tischlerei Morgenhof"]
    assert [o.name for o in organisations(members="nein", kind="company")] == ["Ärztehaus am Ring"]
