"""Agreements, support and questions between networks."""

from __future__ import annotations

import pytest

from fachwerk.core import clock
from fachwerk.core.errors import NotAllowed, NotThere
from fachwerk.networks.models import Network
from fachwerk.networks.operations import found_network
from fachwerk.partnership import operations, queries
from fachwerk.tenancy.scope import network_scope
from tests.partnership.makers import agreement, office_of

pytestmark = pytest.mark.django_db


def test_support_is_agreed_by_whoever_was_asked_and_rated_by_whoever_asked(
    network: Network, other_network: Network
) -> None:
    signed = agreement(network, other_network)
    with network_scope(network):
        request = operations.ask_support(
            office_of(network), agreement=signed, title="Moderation des Beratertags"
        ).request
        with pytest.raises(NotAllowed, match="gebeten"):
            operations.agree_support(office_of(network), support_request=request)
    with network_scope(other_network):
        with pytest.raises(NotAllowed, match="Noch nicht zugesagt"):
            operations.deliver_support(office_of(other_network), support_request=request)
        operations.agree_support(office_of(other_network), support_request=request)
        operations.deliver_support(office_of(other_network), support_request=request)
    with network_scope(network):
        operations.rate_support(office_of(network), support_request=request, rating=5)
        assert request.standing_on(clock.today()) == "rated"
        assert queries.partnership_figures(clock.today())["support"] == {"agreed": 1, "delivered": 1}


def test_a_third_network_sees_neither_agreement_nor_support(network: Network, other_network: Network) -> None:
    signed = agreement(network, other_network)
    with network_scope(network):
        request = operations.ask_support(office_of(network), agreement=signed, title="Beratung").request
    third = found_network(slug="drittland", name="Netzwerk Drittland")
    with network_scope(third):
        assert not queries.agreements().exists()
        with pytest.raises(NotThere):
            queries.support_request_for(request.pk)


def test_a_question_is_answered_by_another_network_and_only_the_asking_one_says_that_it_helped(
    network: Network, other_network: Network
) -> None:
    with network_scope(network):
        question = operations.ask_question(office_of(network), topic="Ausbildung", text="Wie gewinnt ihr Betriebe?")
    with network_scope(other_network):
        operations.answer_question(office_of(other_network), question=question, text="Wir rufen an.")
        with pytest.raises(NotAllowed):
            operations.thank_for_answers(office_of(other_network), question=question)
    with network_scope(network):
        operations.thank_for_answers(office_of(network), question=question)
        assert queries.partnership_figures(clock.today())["questions_answered"] == 1
