"""What counts as agreed, and what ends it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from fachwerk.access.actor import Actor, guest_link
from fachwerk.contacts.models import Person
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import Network
from fachwerk.privacy.models import ConsentEvent, ConsentRequest, ConsentState, Suppression
from fachwerk.privacy.operations import (
    ask_consent,
    confirm_consent,
    end_consents,
    note_use,
    proof_as_pdf,
    record_consent_on_paper,
    withdraw_consent,
    word_consent,
)
from fachwerk.privacy.queries import consents_of, may_write_to, proof, suppressed
from fachwerk.tenancy.scope import network_scope

ADDRESS = "ilse@zaun.example"


def asked(actor: Actor, email: str = ADDRESS) -> ConsentRequest:
    request = ask_consent(
        actor,
        purpose="newsletter",
        email=email,
        name="Ilse Zaun",
        came_by="Anmeldung",
        address="https://netz.example/termin/",
        answers={"Rundbrief": "ja"},
    )
    assert request is not None
    return request


def test_nobody_is_written_to_before_the_click(scope: Network, office: Actor) -> None:
    assert may_write_to(ADDRESS, "newsletter").reason == "Eine Einwilligung liegt nicht vor."
    request = asked(office)
    assert may_write_to(ADDRESS, "newsletter").reason == "Die Bestätigung steht noch aus."
    mail = NetworkMail.objects.get(to=ADDRESS)
    assert request.wording.text in mail.text
    confirm_consent(guest_link(scope.pk), consent=request)
    assert may_write_to(ADDRESS.upper(), "newsletter")
    assert not may_write_to(ADDRESS, "survey")


def test_asking_twice_within_the_hour_sends_one_mail(scope: Network, office: Actor) -> None:
    asked(office)
    assert ask_consent(office, purpose="newsletter", email=ADDRESS, came_by="Anmeldung") is None
    assert NetworkMail.objects.filter(to=ADDRESS).count() == 1


def test_withdrawing_holds_after_a_new_import_and_until_the_person_confirms_anew(scope: Network, office: Actor) -> None:
    request = asked(office)
    confirm_consent(office, consent=request)
    withdraw_consent(guest_link(scope.pk), consent=request, came_by="Link in der E-Mail")
    assert not may_write_to(ADDRESS, "newsletter")
    assert suppressed(f" {ADDRESS.upper()} ", "newsletter")
    with pytest.raises(NotNow):
        confirm_consent(office, consent=request)
    again = asked(office)
    assert not may_write_to(ADDRESS, "newsletter")
    confirm_consent(office, consent=again)
    assert may_write_to(ADDRESS, "newsletter")


def test_the_suppression_holds_no_address(scope: Network, office: Actor) -> None:
    request = asked(office)
    withdraw_consent(office, consent=request)
    ConsentRequest.objects.all().delete()
    assert ADDRESS not in str(list(Suppression.objects.values()))
    assert suppressed(ADDRESS, "newsletter")


def test_what_nobody_confirmed_goes_after_seven_days(scope: Network, office: Actor) -> None:
    asked(office)
    with clock.clock_set(clock.now() + timedelta(days=6)):
        end_consents(office)
        assert ConsentRequest.objects.count() == 1
    with clock.clock_set(clock.now() + timedelta(days=8)):
        end_consents(office)
    assert ConsentRequest.objects.count() == 0
    assert [row.state for row in ConsentEvent.objects.all()] == [ConsentState.ASKED, ConsentState.LAPSED]
    assert ADDRESS not in str(list(ConsentEvent.objects.values()))


def test_a_consent_lapses_after_four_years_without_use(scope: Network, office: Actor) -> None:
    confirm_consent(office, consent=asked(office))
    with clock.clock_set(clock.now() + timedelta(days=3 * 365)):
        note_use(ADDRESS, "newsletter")
    with clock.clock_set(clock.now() + timedelta(days=5 * 365)):
        end_consents(office)
        assert may_write_to(ADDRESS, "newsletter")
    with clock.clock_set(clock.now() + timedelta(days=8 * 365)):
        end_consents(office)
        assert not may_write_to(ADDRESS, "newsletter")


def test_the_ledger_lets_nobody_change_or_remove_a_row(scope: Network, office: Actor) -> None:
    asked(office)
    assert ConsentEvent.objects.update(state=ConsentState.CONFIRMED) == 0
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM privacy_consentevent")
        assert cursor.rowcount == 0


def test_a_later_change_of_the_particulars_shows(scope: Network, office: Actor) -> None:
    request = asked(office)
    assert proof(request).is_unchanged
    ConsentRequest.objects.update(answers={"Rundbrief": "nein"})
    assert not proof(ConsentRequest.objects.get()).is_unchanged


def test_a_new_wording_leaves_old_consents_their_words(scope: Network, office: Actor) -> None:
    request = asked(office)
    word_consent(office, purpose="newsletter", text="Ja, schicken Sie mir den Rundbrief jeden Monat zu.")
    assert proof(request).version == 1
    assert asked(office, "zweite@zaun.example").wording.version == 2


def test_paper_counts_at_once_and_makes_a_proof(scope: Network, office: Actor) -> None:
    person = Person.objects.create(name="Ilse Zaun", email=ADDRESS)
    with pytest.raises(NotSo):
        record_consent_on_paper(office, person=person, purpose="photos", signed_at=clock.now(), kept_where=" ")
    consent = record_consent_on_paper(
        office, person=person, purpose="photos", signed_at=clock.now(), kept_where="Ordner 3"
    )
    assert [one.pk for one in consents_of(person)] == [consent.pk]
    assert proof_as_pdf(proof(consent), scope).startswith(b"%PDF-")


def test_another_network_knows_nothing_of_it(network: Network, other_network: Network, office: Actor) -> None:
    with network_scope(network):
        request = asked(office)
        confirm_consent(office, consent=request)
        withdraw_consent(office, consent=request)
    with network_scope(other_network):
        assert not suppressed(ADDRESS, "newsletter")
        assert not ConsentEvent.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            ConsentEvent.objects.create(network=network, request_id=request.pk, purpose="newsletter", state="confirmed")
