"""Papers of privacy: made from the records each time, never stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.core import clock
from fachwerk.core.dates import show_day, show_moment
from fachwerk.core.typesetting import accessible_pdf
from fachwerk.networks.models import Network
from fachwerk.privacy.queries.consents import Proof
from fachwerk.privacy.queries.record import record_paper

PAPER = Path(__file__).with_name("paper.typ")


def record_as_pdf(network: Network) -> bytes:
    """The record of processing activities."""
    return accessible_pdf(PAPER, record_paper(network))


def proof_as_pdf(shown: Proof, network: Network) -> bytes:
    """The proof of one consent: words, request, times."""
    return accessible_pdf(PAPER, proof_paper(shown, network))


def evidence_words() -> dict[str, str]:
    """What the keys of the evidence mean."""
    return {
        "message_id": _("Kennung der E-Mail"),
        "mail_sha256": _("Prüfwert der E-Mail (SHA-256)"),
        "confirmed_with": _("bestätigt auf"),
        "signed_at": _("unterschrieben am"),
        "withdrawn_by": _("widerrufen auf diesem Weg"),
    }


def proof_paper(shown: Proof, network: Network) -> dict[str, Any]:
    """The proof as words for page and paper."""
    consent, words = shown.request, evidence_words()
    asked = [
        (_("Person"), consent.name),
        (_("E-Mail"), consent.email),
        (_("Weg"), consent.came_by),
        (_("Seite"), consent.address),
        *((key, str(value)) for key, value in consent.answers.items()),
    ]
    steps = [
        {
            "heading": f"{step.state}: {show_moment(step.moment)}",
            "facts": [(words.get(key, key), str(value)) for key, value in step.evidence.items()]
            or [(_("Zeitpunkt"), step.moment.isoformat())],
        }
        for step in shown.steps
    ]
    intact = _("ja") if shown.is_unchanged else _("nein – die Angaben passen nicht zum Verzeichnis")
    return {
        "title": _("Nachweis der Einwilligung: %(purpose)s") % {"purpose": consent.get_purpose_display()},
        "network": network.name,
        "brand": network.brand,
        "as_of": _("Stand: %(day)s") % {"day": show_day(clock.today())},
        "lead": shown.wording,
        "facts": [(_("Fassung des Wortlauts"), str(shown.version)), (_("Unverändert seit der Anfrage"), intact)],
        "parts": [
            {"heading": _("Die Anfrage"), "facts": [pair for pair in asked if pair[1]]},
            *steps,
            {"heading": _("Die E-Mail zur Bestätigung"), "facts": [(_("Wortlaut"), consent.mail_text or "–")]},
        ],
        "list_heading": "",
        "list": [],
    }
