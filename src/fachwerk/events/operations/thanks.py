"""The mails after the event: thanks with the certificates, and the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from fachwerk.core.links import sign_link
from fachwerk.core.slugs import slug_of
from fachwerk.events.documents import certificate_pdf
from fachwerk.events.models import Certificate, Claim, Event
from fachwerk.events.operations import letters
from fachwerk.mailing.outbox import Attachment, send_later
from fachwerk.networks.models import Network
from fachwerk.tenancy.scope import active_network_id

MINUTES = "events.minutes"
OPEN_FOR = timedelta(days=365)
MINUTES_FOR = timedelta(days=90)


def _link(purpose: str, claim: Claim, lasts: timedelta) -> str:
    return settings.BASE_URL + sign_link(active_network_id(), purpose, claim.pk, lasts=lasts)


def _write(claim: Claim, subject: str, parts: Sequence[str], attachments: Sequence[Attachment] = ()) -> None:
    greeting = _("Guten Tag %(name)s,") % {"name": claim.name}
    text = "\n\n".join([greeting, *(part for part in parts if part)])
    send_later(to=claim.email, subject=subject, text=text, purpose="events.thank_guests", attachments=attachments)


def file_name(certificate: Certificate) -> str:
    """ "bescheinigung-tn-2017-0001.pdf"."""
    return f"{slug_of(_('Bescheinigung'))}-{certificate.number.lower()}.pdf"


def thank(claim: Claim, event: Event, network: Network, certificates: Sequence[Certificate], words: str) -> None:
    """ "Danke, dass Sie da waren", with the certificates and the own page where they can be fetched and corrected."""
    papers = [(file_name(one), "application/pdf", certificate_pdf(one, network)) for one in certificates]
    own = _("Ihre Seite mit der Bescheinigung, auch zum Berichtigen des Namens:")
    _write(
        claim,
        _("Danke fürs Mitmachen: %(title)s") % {"title": event.title},
        [
            words or _("danke, dass Sie da waren."),
            event.title + "\n" + event.shown_when,
            _("Die Bescheinigung über die Teilnahme liegt dieser E-Mail bei.") if papers else "",
            (own + "\n" + _link(letters.CLAIM, claim, OPEN_FOR)) if papers else "",
        ],
        papers,
    )


def send_minutes(claim: Claim, event: Event) -> None:
    """ "Das Protokoll ist da", with a link that opens it for three months."""
    _write(
        claim,
        _("Das Protokoll: %(title)s") % {"title": event.title},
        [
            _("das Protokoll der Veranstaltung liegt für Sie bereit:"),
            _link(MINUTES, claim, MINUTES_FOR),
            _("Der Link gilt drei Monate."),
        ],
    )
