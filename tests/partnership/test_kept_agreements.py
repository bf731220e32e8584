"""Agreements that a network keeps for itself, with partners that need not work here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from fachwerk.access.actor import Actor, visitor
from fachwerk.access.roles import Role
from fachwerk.core.dates import Precision
from fachwerk.core.errors import NotAllowed, NotSo, NotThere
from fachwerk.networks.models import Network
from fachwerk.partnership.operations import keep_agreement
from fachwerk.partnership.queries import kept_agreement_at, kept_agreements
from fachwerk.tenancy.scope import network_scope
from tests.partnership.makers import office_of

pytestmark = pytest.mark.django_db


def test_an_agreement_of_the_past_needs_a_partner_and_a_rough_day(network: Network, other_network: Network) -> None:
    with network_scope(network):
        kept = keep_agreement(
            office_of(network),
            partner_name="Handwerkskammer",
            signed_on=date(2016, 12, 1),
            signed_precision=Precision.MONTH,
        )
        assert (kept.title, kept.shown_signed) == ("Vereinbarung mit Handwerkskammer", "Dezember 2016")
        assert kept.is_backfilled
        assert list(kept_agreements(office_of(network))) == [kept]
    with network_scope(other_network):
        assert not kept_agreements(office_of(other_network)).exists()


def test_what_is_not_signed_yet_or_ends_before_cannot_be_kept(network: Network) -> None:
    with network_scope(network):
        with pytest.raises(NotSo, match="Zukunft"):
            keep_agreement(office_of(network), partner_name="Kammer", signed_on=date(2999, 1, 1))
        with pytest.raises(NotSo, match="endet vor"):
            keep_agreement(
                office_of(network), partner_name="Kammer", signed_on=date(2016, 5, 1), valid_until=date(2016, 4, 1)
            )


def test_a_visitor_neither_keeps_agreements_nor_sees_those_that_are_not_public(network: Network) -> None:
    with network_scope(network):
        guest: Actor = visitor(network.pk)
        with pytest.raises(NotAllowed):
            keep_agreement(guest, partner_name="Kammer", signed_on=date(2016, 5, 1))
        hidden = keep_agreement(office_of(network), partner_name="Kammer", signed_on=date(2016, 5, 1))
        shown = keep_agreement(office_of(network), partner_name="Stadt", signed_on=date(2017, 5, 1), is_public=True)
        assert list(kept_agreements(guest)) == [shown]
        with pytest.raises(NotThere):
            kept_agreement_at(guest, hidden.knot.slug)


def test_the_form_keeps_an_agreement_and_its_page_says_that_it_was_entered_later(
    network: Network, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(network, Role.OFFICE_STAFF)
    address = reverse("partnership:office_agreement_new", args=[network.slug])
    wrong = client.post(address, {"partner_name": "Stadt", "on": "irgendwann"})
    assert wrong.status_code == 422
    assert 'value="Stadt"' in wrong.content.decode()
    kept = client.post(address, {"partner_name": "Stadt", "on": "März 2017"}, follow=True)
    text = kept.content.decode()
    assert "Vereinbarung mit Stadt" in text
    assert "März 2017" in text
    assert "Nachgetragen am" in text
