"""Joining: declared online, confirmed by link, answered by the office."""

from datetime import date, timedelta
from typing import Any

import pytest

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import MembershipApplication
from fachwerk.contacts.operations import (
    accept_application,
    apply_for_membership,
    confirm_application,
    decline_application,
    drop_unconfirmed_applications,
)
from fachwerk.contacts.queries import application_by_id, applications, contacts_of, declaration_of, members_on
from fachwerk.contacts.tasks import drop_unconfirmed
from fachwerk.core import clock
from fachwerk.core.errors import NotAllowed, NotNow, NotSo, NotThere
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import Network
from fachwerk.networks.operations import change_profile
from fachwerk.tenancy.scope import network_scope
from tests.contacts.makers import an_organisation


def declared(guest: Actor, **more: Any) -> MembershipApplication:
    words = {
        "organisation_name": "Tischlerei Morgenhof",
        "kind": "company",
        "contact_name": "Büro der Leitung",
        "function": "Geschäftsführung",
        "email": "leitung@morgenhof.example",
        "declaration": "Wir treten bei.",
        "contribution": "Wir stellen Räume.",
    }
    return apply_for_membership(guest, **(words | more))


def test_the_declaration_says_that_it_is_free_only_where_it_is(scope: Network) -> None:
    assert "Es entstehen keine Kosten." in declaration_of(scope)
    scope.membership_is_free = False
    assert "Kosten" not in declaration_of(scope)


def test_declaring_sends_a_link_and_nobody_is_a_member_yet(scope: Network, guest: Actor) -> None:
    application = declared(guest)
    mail = NetworkMail.objects.get()
    assert mail.to == application.email
    assert "/l/" in mail.text
    assert not members_on(clock.today()).exists()


def test_the_same_form_sent_twice_is_one_declaration(scope: Network, guest: Actor, network: Network) -> None:
    key = network.pk
    assert declared(guest, key=key) == declared(guest, key=key)
    assert NetworkMail.objects.count() == 1


def test_nobody_is_flooded_with_mails(scope: Network, guest: Actor) -> None:
    for number in range(3):
        declared(guest, organisation_name=f"Betrieb {number}")
    with pytest.raises(NotNow, match="Postfach"):
        declared(guest, organisation_name="Betrieb 4")


def test_the_office_is_told_once_when_the_address_is_confirmed(scope: Network, office: Actor, guest: Actor) -> None:
    change_profile(office, network=scope, office_email="buero@teutoheim.example")
    application = declared(guest)
    for _twice in range(2):
        confirm_application(guest, application=application)
    assert NetworkMail.objects.filter(to="buero@teutoheim.example").count() == 1
    assert application_by_id(application.pk).confirmed_at is not None


def test_nothing_is_answered_before_the_address_is_confirmed(scope: Network, office: Actor, guest: Actor) -> None:
    application = declared(guest)
    with pytest.raises(NotAllowed, match="noch nicht bestätigt"):
        accept_application(office, application=application)


def test_accepting_makes_the_member_with_its_contact_person(scope: Network, office: Actor, guest: Actor) -> None:
    application = confirm_application(guest, application=declared(guest))
    with pytest.raises(NotAllowed):
        accept_application(guest, application=application)
    membership = accept_application(office, application=application, since=date(2020, 1, 1), answer="Bis bald.")
    assert [member.name for member in members_on(clock.today())] == ["Tischlerei Morgenhof"]
    assert membership.contribution == "Wir stellen Räume."
    assert [(a.person.name, a.function) for a in contacts_of(membership.organisation)] == [
        ("Büro der Leitung", "Geschäftsführung")
    ]
    assert "Bis bald." in NetworkMail.objects.get(subject__startswith="Willkommen").text
    with pytest.raises(NotAllowed, match="bereits beantwortet"):
        accept_application(office, application=application_by_id(application.pk))


def test_an_organisation_that_is_known_is_chosen_not_doubled(scope: Network, office: Actor, guest: Actor) -> None:
    known = an_organisation(office)
    application = confirm_application(guest, application=declared(guest))
    with pytest.raises(NotSo, match="steht schon im Verzeichnis"):
        accept_application(office, application=application)
    assert (
        accept_application(
            office, application=application_by_id(application.pk), organisation=known, silently=True
        ).organisation
        == known
    )
    assert NetworkMail.objects.count() == 1


def test_declining_tells_why(scope: Network, office: Actor, guest: Actor) -> None:
    application = confirm_application(guest, application=declared(guest))
    decline_application(office, application=application, answer="Der Sitz liegt nicht in der Region.")
    assert "Der Sitz liegt nicht" in NetworkMail.objects.get(subject="Ihre Beitrittserklärung").text
    assert not members_on(clock.today()).exists()


def test_what_nobody_confirmed_is_deleted(scope: Network, office: Actor, guest: Actor) -> None:
    with clock.clock_set(clock.now() - timedelta(days=16)):
        declared(guest)
        kept = confirm_application(guest, application=declared(guest, organisation_name="Betrieb 2"))
    fresh = declared(guest, organisation_name="Betrieb 3")
    with pytest.raises(NotAllowed):
        drop_unconfirmed_applications(guest)
    drop_unconfirmed()
    assert set(applications()) == {kept, fresh}


def test_another_network_sees_no_declaration(network: Network, other_network: Network, guest: Actor) -> None:
    with network_scope(network):
        application = declared(guest)
    with network_scope(other_network):
        assert not applications().exists()
        with pytest.raises(NotThere):
            application_by_id(application.pk)
