"""The mails of this station: the same words as the answer pages."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.core import clock
from fachwerk.core.links import sign_link
from fachwerk.events.models import Claim, Event, Standing
from fachwerk.events.queries.calendar import calendar_of, event_address
from fachwerk.events.queries.places import position_of, shown_moment
from fachwerk.events.queries.sessions import sessions_of
from fachwerk.mailing.outbox import Attachment, send_later
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import active_network_id

CONFIRM = "events.confirm"
CLAIM = "events.claim"
FEEDBACK = "events.feedback"
HOLD = timedelta(hours=24)
FEEDBACK_LASTS = timedelta(days=28)


def network_now() -> Network:
    """The network that writes."""
    return Network.objects.get(pk=active_network_id())


def _link(purpose: str, claim: Claim, lasts: timedelta) -> str:
    return settings.BASE_URL + sign_link(active_network_id(), purpose, claim.pk, lasts=lasts)


def _own_link(claim: Claim, event: Event) -> str:
    return _link(CLAIM, claim, max(event.over_at - clock.now(), HOLD) + timedelta(days=1))


def _facts(event: Event) -> str:
    lines = [event.title, _("Wann: %(when)s") % {"when": event.shown_when}]
    where = ", ".join(part for part in (event.place, event.address) if part)
    if where:
        lines.append(_("Wo: %(where)s") % {"where": where})
    return "\n".join(lines)


def _own_facts(claim: Claim, event: Event) -> str:
    """What and when, with the parts of the programme that were chosen."""
    if not event.has_sessions:
        return _facts(event)
    chosen = sessions_of(claim) if claim.sessions_wanted is None else claim.sessions_wanted
    return "\n".join([_facts(event), *(_("Dabei: %(part)s") % {"part": session.shown} for session in chosen)])


def _send(claim: Claim, subject: str, parts: list[str], attachments: list[Attachment] | None = None) -> None:
    if not claim.email:
        return
    text = "\n\n".join([_("Guten Tag %(name)s,") % {"name": claim.name}, *parts])
    send_later(to=claim.email, subject=subject, text=text, purpose="events.claim_places", attachments=attachments or [])


def _entry(event: Event, network: Network, claim: Claim, method: str) -> Attachment:
    content = calendar_of(
        [event],
        network_slug=network.slug,
        name=network.name,
        method=method,
        organiser=network.office_email or settings.DEFAULT_FROM_EMAIL,
        guest=claim.email,
    )
    return ("termin.ics", f"text/calendar; charset=utf-8; method={method}", content)


def ask_to_confirm(claim: Claim, event: Event) -> None:
    """ "Bitte bestätigen Sie Ihre E-Mail-Adresse": with a place on hold, or for the waiting list."""
    until = claim.held_until or clock.now() + HOLD
    link = _link(CONFIRM, claim, max(until - clock.now(), timedelta(minutes=1)))
    if claim.standing == Standing.PENDING:
        kept = _("Ihr Platz ist bis %(until)s für Sie reserviert.") % {"until": shown_moment(until)}
    else:
        kept = _("Alle Plätze sind vergeben. Mit dem Klick kommen Sie auf die Warteliste; es zählt Ihre Anmeldung.")
    _send(
        claim,
        _("Bitte bestätigen Sie: %(title)s") % {"title": event.title},
        [
            _("Bitte bestätigen Sie Ihre E-Mail-Adresse mit einem Klick:"),
            link,
            kept,
            _facts(event),
            _("Sie haben sich nicht angemeldet? Dann brauchen Sie nichts zu tun."),
        ],
    )


def tell_sent_twice(claim: Claim, event: Event) -> None:
    """ "Sie sind mit dieser Adresse schon angemeldet." Only the mail says it, never the page."""
    if claim.needs_click:
        ask_to_confirm(claim, event)
        return
    state = _("Sie stehen auf der Warteliste.") if claim.standing == Standing.WAITING else ""
    if claim.is_before_office:
        state = _("Die Geschäftsstelle sagt Ihnen noch zu.")
    _send(
        claim,
        _("Sie sind schon angemeldet: %(title)s") % {"title": event.title},
        [
            _("Sie sind mit dieser Adresse schon angemeldet. Wir haben Ihnen die Bestätigung noch einmal geschickt."),
            *([state] if state else []),
            _facts(event),
            _("Ihre Anmeldung:") + "\n" + _own_link(claim, event),
        ],
    )


def _for_a_group(claim: Claim) -> list[str]:
    if not claim.companions:
        return []
    return [_("Auf Ihrer Seite tragen Sie Namen ein oder geben einzelne Plätze frei.")]


def tell_confirmed(claim: Claim, event: Event) -> None:
    """ "Ihr Platz ist sicher", with the calendar entry."""
    network = network_now()
    _send(
        claim,
        _("Ihr Platz ist sicher: %(title)s") % {"title": event.title},
        [
            _("Sie sind angemeldet. Der Kalendereintrag liegt dieser E-Mail bei."),
            _own_facts(claim, event),
            *(
                [_("Auf Ihrer Seite können Sie Namen ändern und einzelne Plätze freigeben.")]
                if claim.companions
                else []
            ),
            _("Keine Zeit? Geben Sie Ihren Platz frei – jemand auf der Warteliste freut sich:")
            + "\n"
            + _own_link(claim, event),
            _("Alles zum Termin:") + "\n" + event_address(event.knot.slug, network.slug),
        ],
        [_entry(event, network, claim, "REQUEST")],
    )


def tell_how_it_stands(claim: Claim, event: Event) -> None:
    """The mail that fits what a claim is now, for an address that was corrected."""
    if claim.is_before_office:
        tell_before_office(claim, event)
    elif claim.standing == Standing.CONFIRMED:
        tell_confirmed(claim, event)
    elif claim.standing == Standing.WAITING:
        tell_waiting(claim, event)


def tell_before_office(claim: Claim, event: Event) -> None:
    """ "Die Geschäftsstelle sagt Ihnen zu": the places are kept meanwhile."""
    _send(
        claim,
        _("Ihre Anmeldung liegt uns vor: %(title)s") % {"title": event.title},
        [
            _("Die Geschäftsstelle sieht jede Anmeldung an und sagt Ihnen per E-Mail zu. Bis dahin ist Platz für Sie."),
            _facts(event),
            _("Ihre Anmeldung:") + "\n" + _own_link(claim, event),
        ],
    )


def tell_rejected(claim: Claim, event: Event, reason: str) -> None:
    """The office could not say yes."""
    _send(
        claim,
        _("Leider kein Platz: %(title)s") % {"title": event.title},
        [
            _("Wir konnten Ihnen für diese Veranstaltung keinen Platz zusagen."),
            *([reason] if reason else []),
            _facts(event),
        ],
    )


def tell_waiting(claim: Claim, event: Event) -> None:
    """ "Sie stehen auf Platz 7 der Warteliste"."""
    rules = settings.BASE_URL + reverse("events:rules", args=[network_now().slug, event.knot.slug])
    heading = _("Sie stehen auf Platz %(position)s der Warteliste") % {"position": position_of(claim)}
    _send(
        claim,
        f"{heading}: {event.title}",
        [
            heading + ".",
            _(
                "Wird ein Platz frei, bieten wir ihn der Reihe nach an. Sie haben dann 24 Stunden Zeit; "
                "nachts, am Wochenende und an Feiertagen läuft die Frist nicht."
            ),
            _("So vergeben wir Plätze:") + "\n" + rules,
            _facts(event),
            _("Von der Liste streichen:") + "\n" + _own_link(claim, event),
        ],
    )


def tell_offered(claim: Claim, event: Event) -> None:
    """ "Ein Platz ist frei geworden"."""
    until = shown_moment(claim.held_until or clock.now())
    _send(
        claim,
        _("Ein Platz ist frei geworden: %(title)s") % {"title": event.title},
        [
            _("Er gehört Ihnen, wenn Sie bis %(until)s zusagen.") % {"until": until},
            _("Platz annehmen oder ablehnen:") + "\n" + _own_link(claim, event),
            _facts(event),
        ],
    )


def tell_moved(claim: Claim, event: Event) -> None:
    """Time or place have changed; the attached entry changes the one in the calendar."""
    _send(
        claim,
        _("Geändert: %(title)s") % {"title": event.title},
        [
            _("Zeit oder Ort haben sich geändert. Der beigefügte Kalendereintrag ersetzt den bisherigen."),
            _facts(event),
            _("Passt es nicht mehr? Geben Sie Ihren Platz frei:") + "\n" + _own_link(claim, event),
        ],
        [_entry(event, network_now(), claim, "REQUEST")],
    )


def tell_cancelled(claim: Claim, event: Event, network: Network, *, was_sure: bool) -> None:
    """ "Die Veranstaltung fällt aus"; whoever got an entry gets its cancellation."""
    parts = [
        _("Die Veranstaltung fällt aus.") + (f" {event.cancelled_reason}" if event.cancelled_reason else ""),
        _facts(event),
    ]
    attachments = [_entry(event, network, claim, "CANCEL")] if was_sure else []
    _send(claim, _("Fällt aus: %(title)s") % {"title": event.title}, parts, attachments)


def tell_opening(email: str, event: Event, network: Network) -> None:
    """The reminder somebody asked for."""
    send_later(
        to=email,
        subject=_("Die Anmeldung ist offen: %(title)s") % {"title": event.title},
        text="\n\n".join(
            [
                _("Sie wollten erinnert werden: Die Anmeldung ist jetzt offen."),
                _facts(event),
                event_address(event.knot.slug, network.slug) + "#anmeldung",
                _("Ihre Adresse haben wir nach dieser E-Mail gelöscht."),
            ]
        ),
        purpose="events.remind_when_open",
    )


def tell_report(event: Event, network: Network) -> None:
    """The office learns of a reported activity."""
    if network.office_email:
        send_later(
            to=network.office_email,
            subject=_("Termin gemeldet: %(title)s") % {"title": event.title},
            text="\n\n".join(
                [
                    _facts(event),
                    event.organiser_name,
                    event.summary,
                    settings.BASE_URL + reverse("events:office_event", args=[network.slug, event.knot.slug]),
                ]
            ),
            purpose="events.report_activity",
        )


def tell_released(event: Event, network: Network) -> None:
    """Whoever reported an activity learns that it is public."""
    if event.reported_by_email:
        send_later(
            to=event.reported_by_email,
            subject=_("Ihr Termin ist veröffentlicht: %(title)s") % {"title": event.title},
            text="\n\n".join(
                [
                    _("Vielen Dank. Ihr Termin steht jetzt im Kalender des Netzwerks:"),
                    event_address(event.knot.slug, network.slug),
                ]
            ),
            purpose="events.release_activity",
        )


def ask_opinion(claim: Claim, event: Event) -> None:
    """One question after the event."""
    _send(
        claim,
        _("Wie war es? %(title)s") % {"title": event.title},
        [
            _("Eine Frage, ein Klick: Wie hilfreich war die Veranstaltung für Sie?"),
            _link(FEEDBACK, claim, FEEDBACK_LASTS),
            _("Ihre Antwort wird ohne Namen gespeichert."),
        ],
    )
