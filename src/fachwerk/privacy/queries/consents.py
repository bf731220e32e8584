"""What somebody agreed to, and whether that still holds."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from fachwerk.access.verdicts import YES, Verdict, no
from fachwerk.contacts.models import Person
from fachwerk.core.dates import show_day
from fachwerk.core.errors import NotThere
from fachwerk.privacy.models import ConsentEvent, ConsentRequest, ConsentState, ConsentWording, Purpose
from fachwerk.privacy.queries.addresses import same_address, suppressed_among
from fachwerk.tenancy.scope import active_network_id


def default_words(purpose: str, network: str) -> str:
    """The words the house proposes for a purpose."""
    words = {
        Purpose.NEWSLETTER: _(
            "Ja, „%(network)s“ darf mir den Rundbrief mit Neuigkeiten und Terminen per E-Mail schicken. "
            "Ich kann das jederzeit mit einem Klick beenden."
        ),
        Purpose.INVITATIONS: _(
            "Ja, „%(network)s“ darf mich per E-Mail zu Veranstaltungen einladen. "
            "Ich kann das jederzeit mit einem Klick beenden."
        ),
        Purpose.SURVEY: _(
            "Ja, „%(network)s“ darf mich per E-Mail um meine Meinung bitten. "
            "Ich kann das jederzeit mit einem Klick beenden."
        ),
        Purpose.PHOTOS: _(
            "Ja, „%(network)s“ darf Fotos von Veranstaltungen, auf denen ich zu erkennen bin, für die eigene "
            "Öffentlichkeitsarbeit nutzen. Wenn ich das widerrufe, werden die Fotos herausgenommen."
        ),
        Purpose.PUBLIC_NAME: _(
            "Ja, „%(network)s“ darf meinen Namen und meine Funktion öffentlich nennen. "
            "Ich kann das jederzeit widerrufen."
        ),
    }
    return words[Purpose(purpose)] % {"network": network}


def wording_in_use(purpose: str) -> ConsentWording | None:
    """The latest wording of a purpose, or none before the first was needed."""
    return ConsentWording.objects.filter(purpose=purpose).order_by("-version").first()


def requests_with_state() -> QuerySet[Any]:
    """All particulars with ``state`` and ``state_since`` of their latest row in the ledger."""
    latest = ConsentEvent.objects.filter(request_id=OuterRef("pk")).order_by("-happened_at", "-pk")
    return ConsentRequest.objects.select_related("wording", "person").annotate(
        state=Subquery(latest.values("state")[:1]), state_since=Subquery(latest.values("happened_at")[:1])
    )


def consent_of(email: str, purpose: str) -> ConsentRequest | None:
    """The latest consent of an address for a purpose, whatever became of it."""
    return requests_with_state().filter(email=same_address(email), purpose=purpose).first()


def may_write_to(email: str, purpose: str) -> Verdict:
    """Only whoever has confirmed for this purpose, and has not taken it back, is written to."""
    return may_write_to_each([email], purpose)[email]


def may_write_to_each(emails: Iterable[str], purpose: str) -> dict[str, Verdict]:
    """The verdict for each address of a list, in two statements for all of them."""
    plain = {email: same_address(email) for email in emails}
    held: dict[str, list[ConsentRequest]] = {}
    for consent in requests_with_state().filter(email__in=set(plain.values()) - {""}, purpose=purpose):
        held.setdefault(consent.email, []).append(consent)
    refusing = suppressed_among(plain.values(), purpose)
    return {email: _verdict_on(known, held.get(known, []), known in refusing) for email, known in plain.items()}


def _verdict_on(email: str, consents: list[ConsentRequest], is_suppressed: bool) -> Verdict:  # noqa: FBT001
    if not email:
        return no(_("Es ist keine E-Mail-Adresse bekannt."))
    if is_suppressed:
        return no(_("Diese Adresse möchte keine solchen E-Mails."))
    if any(consent.state == ConsentState.CONFIRMED for consent in consents):  # type: ignore[attr-defined]
        return YES
    return _why_not(consents)


def _why_not(consents: list[ConsentRequest]) -> Verdict:
    if not consents:
        return no(_("Eine Einwilligung liegt nicht vor."))
    state, since = consents[0].state, consents[0].state_since  # type: ignore[attr-defined]
    if state == ConsentState.ASKED:
        return no(_("Die Bestätigung steht noch aus."))
    if state == ConsentState.WITHDRAWN:
        return no(_("Die Einwilligung wurde widerrufen (%(day)s).") % {"day": show_day(since.date())})
    return no(_("Die Einwilligung ist abgelaufen (%(day)s).") % {"day": show_day(since.date())})


def consents_of(person: Person) -> list[ConsentRequest]:
    """Every consent of a person, by the key or by the address, the latest first."""
    known = Q(person=person)
    if person.email:
        known |= Q(email=same_address(person.email))
    return list(requests_with_state().filter(known))


def request_by_id(request_id: uuid.UUID | str) -> ConsentRequest:
    """The particulars with ``state``; raises NotThere."""
    try:
        found: ConsentRequest | None = requests_with_state().filter(pk=uuid.UUID(str(request_id))).first()
    except ValueError as malformed:
        raise NotThere from malformed
    if found is None:
        raise NotThere
    return found


def fingerprint_of(request: ConsentRequest) -> str:
    """The salted hash of everything the particulars say."""
    said = {
        "network": str(active_network_id()),
        "purpose": request.purpose,
        "email": request.email,
        "name": request.name,
        "wording": str(request.wording.pk),
        "came_by": request.came_by,
        "address": request.address,
        "answers": request.answers,
        "mail_text": request.mail_text,
        "asked_at": request.asked_at.isoformat(),
        "salt": request.salt,
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Step:
    """One row of the ledger in words."""

    state: str
    moment: datetime
    evidence: dict[str, str]


@dataclass(frozen=True)
class Proof:
    """Everything that shows who agreed to what, when and how."""

    request: ConsentRequest
    wording: str
    version: int
    steps: list[Step]
    is_unchanged: bool


def proof(consent: ConsentRequest) -> Proof:
    """The proof of one consent; says too whether the particulars are still what the ledger saw."""
    rows = list(ConsentEvent.objects.filter(request_id=consent.pk))
    return Proof(
        request=consent,
        wording=consent.wording.text,
        version=consent.wording.version,
        steps=[Step(row.get_state_display(), row.happened_at, dict(row.evidence)) for row in rows],
        is_unchanged=bool(rows) and all(row.fingerprint == fingerprint_of(consent) for row in rows),
    )
