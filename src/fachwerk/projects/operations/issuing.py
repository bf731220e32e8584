"""Making out the statement: number, accessible PDF, hash, and the seal that everybody can check."""

from __future__ import annotations

import io
import json
import re
import secrets
from datetime import datetime
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import show_day
from fachwerk.core.errors import NotSo
from fachwerk.core.facts import announce
from fachwerk.core.files import keep_bytes
from fachwerk.networks.models import Network
from fachwerk.operation.gate import operation
from fachwerk.projects import facts, policies
from fachwerk.projects.models import Endorsement, EndorsementCounter, EndorsementSeal
from fachwerk.projects.policies.statements import hash_of
from fachwerk.tenancy.scope import active_network_id

TEMPLATE = Path(__file__).with_name("statement.typ")
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that is mistaken for something else
NUMBER = re.compile(r"^(?P<prefix>[A-ZÄÖÜ]{2,6})-(?P<year>\d{4})-(?P<count>\d{2,4})$")


@operation("projects.issue_endorsement", on="endorsement", when=policies.may_issue)
def issue_endorsement(actor: Actor, *, endorsement: Endorsement, number: str = "") -> Endorsement:
    """A positive endorsement with a reason is made out once: with number, accessible PDF, hash and public seal."""
    network = Network.objects.get(pk=active_network_id())
    endorsement.number = _given_number(endorsement, number) if number else _next_number(endorsement, network)
    endorsement.issued_at = issued_at = clock.now()
    code = "".join(secrets.choice(LETTERS) for _place in range(10))
    statement = _statement(endorsement, network, code, issued_at)
    endorsement.file_key = keep_bytes(statement, "pdf")
    endorsement.sha256 = hash_of(statement)
    endorsement.save()
    EndorsementSeal.objects.create(
        code=code,
        number=endorsement.number,
        network_name=network.name,
        title=endorsement.title,
        result=endorsement.result,
        decided_on=endorsement.decided_on,
        decided_precision=endorsement.decided_precision,
        issued_on=timezone.localtime(issued_at).date(),
        sha256=endorsement.sha256,
        endorsement_id=endorsement.pk,
    )
    announce(facts.EndorsementIssued(endorsement_id=endorsement.pk, number=endorsement.number))
    return endorsement


def prefix_of(network: Network) -> str:
    """The short form of a network in its numbers: "OWL" out of "Fachkräftebündnis OWL", else three letters."""
    short = re.findall(r"\b[A-ZÄÖÜ]{2,6}\b", f"{network.name} {network.region_name}")
    if short:
        return str(short[0])
    word = (network.region_name or network.name).split()[-1]
    letters = re.sub(r"[^A-ZÄÖÜ]", "", word.upper())
    return letters[:3] if len(letters) >= 2 else "NW"


def _counter(year: int) -> EndorsementCounter:
    EndorsementCounter.objects.get_or_create(year=year)
    counter: EndorsementCounter = EndorsementCounter.objects.select_for_update().get(year=year)
    return counter


def _next_number(endorsement: Endorsement, network: Network) -> str:
    year = endorsement.decided_on.year
    counter = _counter(year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{prefix_of(network)}-{year}-{counter.last:02d}"


def _given_number(endorsement: Endorsement, number: str) -> str:
    """A number from the time before; the counter goes on behind it."""
    found = NUMBER.match(number)
    if found is None:
        raise NotSo(_("Eine Nummer sieht so aus: OWL-2016-07."), field="number")
    if Endorsement.objects.filter(number=number).exclude(pk=endorsement.pk).exists():
        raise NotSo(_("Die Nummer %(number)s ist schon vergeben.") % {"number": number}, field="number")
    counter = _counter(int(found["year"]))
    counter.last = max(counter.last, int(found["count"]))
    counter.save(update_fields=["last"])
    return number


def _statement(endorsement: Endorsement, network: Network, code: str, issued_at: datetime) -> bytes:
    content = json.dumps(_words(endorsement, network, code, issued_at), ensure_ascii=False)
    made: Any = typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"content": content},
        pdf_standards="ua-1",
        ignore_system_fonts=True,
        timestamp=int(issued_at.timestamp()),
    )
    return bytes(made)


def _words(endorsement: Endorsement, network: Network, code: str, issued_at: datetime) -> dict[str, Any]:
    address = settings.BASE_URL + reverse("projects_installation:seal", args=[code])
    issued = show_day(timezone.localtime(issued_at).date())
    lead = endorsement.sketch.lead.name if endorsement.sketch else ""
    facts_shown = [
        (_("Nummer"), endorsement.number),
        (_("Träger"), lead),
        (_("Gremium"), endorsement.body_name),
        (_("Beschluss vom"), endorsement.shown_day),
        (_("Ausgefertigt am"), issued),
    ]
    parts = [(_("Begründung"), endorsement.reason), (_("Hinweise"), endorsement.hints)]
    return {
        "network": network.name,
        "brand": network.brand,
        "number": endorsement.number,
        "page": _("Seite"),
        "heading": _("Empfehlung der Region"),
        "title": endorsement.title,
        "facts": [pair for pair in facts_shown if pair[1]],
        "verdict_heading": str(endorsement.get_result_display()),
        "verdict": verdict_sentence(endorsement),
        "parts": [pair for pair in parts if pair[1].strip()],
        "check_heading": _("Echtheit prüfen"),
        "check": _("Unter dieser Adresse steht, ob diese Empfehlung echt ist:"),
        "check_url": address,
        "note": _("Dort lässt sich auch diese Datei prüfen: Jede Änderung an ihr fällt auf."),
        "code_picture": _code_picture(address),
        "code_alt": _("Strichcode mit der Adresse zum Prüfen der Echtheit"),
    }


def verdict_sentence(endorsement: Endorsement) -> str:
    """What the body decided, in one sentence."""
    return _("Das Gremium „%(body)s“ hat beschlossen (%(day)s), das Vorhaben zur Förderung zu empfehlen.") % {
        "body": endorsement.body_name,
        "day": endorsement.shown_day,
    }


def _code_picture(address: str) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", border=1, xmldecl=False, svgns=True)
    return drawn.getvalue().decode()
