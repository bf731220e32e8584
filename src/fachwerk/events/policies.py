"""Who may do what with which event, with the reason shown beside a disabled button."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.access.actor import Actor
from fachwerk.access.verdicts import Verdict, no, verdict
from fachwerk.core import clock
from fachwerk.events.models import Certificate, Event, EventState


def may_change(actor: Actor, event: Event) -> Verdict:
    """The office changes what is not cancelled."""
    if event.state == EventState.CANCELLED:
        return no(_("Die Veranstaltung ist abgesagt."))
    return verdict(actor, "events.change_event")


def may_cancel(actor: Actor, event: Event) -> Verdict:
    """The office cancels what is announced and not yet over."""
    if event.state == EventState.CANCELLED:
        return no(_("Die Veranstaltung ist schon abgesagt."))
    if event.state == EventState.HELD:
        return no(_("Die Veranstaltung hat schon stattgefunden."))
    if event.state != EventState.ANNOUNCED:
        return no(_("Die Veranstaltung ist noch nicht veröffentlicht."))
    return verdict(actor, "events.cancel_event")


def may_open_registration(actor: Actor, event: Event) -> Verdict:
    """Registration is opened for what is announced and still to come."""
    if event.state != EventState.ANNOUNCED:
        return no(_("Anmelden kann man sich nur zu einer angekündigten Veranstaltung, die noch bevorsteht."))
    if event.external_registration_url:
        return no(_("Die Anmeldung läuft auf einer anderen Seite."))
    return verdict(actor, "events.open_registration")


def may_check_in(actor: Actor, event: Event) -> Verdict:
    """The entrance is for events that are announced or held, not for cancelled ones."""
    if event.state not in (EventState.ANNOUNCED, EventState.HELD):
        return no(_("Für diese Veranstaltung gibt es keinen Einlass."))
    return verdict(actor, "events.check_in")


def may_note_findings(actor: Actor, event: Event) -> Verdict:
    """Findings are written down for whatever takes or took place."""
    if event.state not in (EventState.ANNOUNCED, EventState.HELD):
        return no(_("Ergebnisse gibt es nur zu einer Veranstaltung, die stattfindet."))
    return verdict(actor, "events.note_findings")


def may_release_activity(actor: Actor, event: Event) -> Verdict:
    """The office publishes what was reported."""
    if event.state not in (EventState.REPORTED, EventState.DISMISSED):
        return no(_("Der Termin ist schon veröffentlicht."))
    return verdict(actor, "events.release_activity")


def may_close_attendance(actor: Actor, event: Event) -> Verdict:
    """Who was there is settled once the event has begun."""
    return _afterwards(actor, event, "events.close_attendance")


def may_add_late(actor: Actor, event: Event) -> Verdict:
    """Paper lists are copied once the event has begun; before, people are registered."""
    return _afterwards(actor, event, "events.add_late_participants")


def _afterwards(actor: Actor, event: Event, action: str) -> Verdict:
    if event.state not in (EventState.ANNOUNCED, EventState.HELD):
        return no(_("Diese Veranstaltung findet nicht statt."))
    if event.starts_at > clock.now():
        return no(_("Die Veranstaltung hat noch nicht begonnen."))
    return verdict(actor, action)


def may_certify(actor: Actor, event: Event) -> Verdict:
    """Taking part is certified when the event is over."""
    if event.state != EventState.HELD:
        return no(_("Eine Bescheinigung gibt es, wenn die Veranstaltung vorbei ist."))
    return verdict(actor, "events.issue_certificates")


def may_correct_certificate(actor: Actor, certificate: Certificate) -> Verdict:
    """Only what holds is corrected."""
    if not certificate.holds:
        return no(_("Diese Bescheinigung gilt nicht mehr."))
    return verdict(actor, "events.correct_certificate")
