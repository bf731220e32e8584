"""The certificate of attendance as accessible PDF, with the address where everybody can check it."""

from __future__ import annotations

import io
from pathlib import Path

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fachwerk.core.dates import show_day
from fachwerk.core.typesetting import accessible_pdf
from fachwerk.events.models import Certificate
from fachwerk.networks.models import Network

TEMPLATE = Path(__file__).with_name("certificate.typ")


def certificate_pdf(certificate: Certificate, network: Network) -> bytes:
    """The paper from the words kept with the certificate: the same bytes whenever it is fetched."""
    address = settings.BASE_URL + reverse("events:certificate", args=[network.slug, certificate.shown_code])
    issued = show_day(timezone.localtime(certificate.issued_at).date())
    rows = [(_("Veranstaltung"), certificate.event_title), (_("Wann"), certificate.held_when)]
    rows += [(_("Wo"), certificate.held_where)] if certificate.held_where else []
    content = {
        "title": _("Bescheinigung über die Teilnahme"),
        "network": network.name,
        "brand": network.brand,
        "as_of": f"{network.name} · {certificate.number}",
        "name": certificate.name,
        "lead": _("hat an dieser Veranstaltung teilgenommen:"),
        "facts": rows,
        "issued": _("Ausgestellt am %(day)s von %(by)s") % {"day": issued, "by": network.office_name or network.name},
        "check_heading": _("Echtheit prüfen"),
        "check": _("Unter dieser Adresse steht, ob diese Bescheinigung gilt:"),
        "check_url": address,
        "numbers": [(_("Nummer"), certificate.number), (_("Code"), certificate.shown_code)],
        "code_picture": _code_picture(address),
        "code_alt": _("Strichcode mit der Adresse zum Prüfen der Echtheit"),
    }
    return accessible_pdf(TEMPLATE, content, made_at=certificate.issued_at)


def _code_picture(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", border=1, xmldecl=False, svgns=True)
    return drawn.getvalue().decode()
