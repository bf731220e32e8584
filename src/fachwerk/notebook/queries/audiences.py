"""Lists that can be written to: who gets the letter and who does not."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from fachwerk.core.errors import NotThere
from fachwerk.notebook.models import Purpose
from fachwerk.privacy.queries import may_write_to_each, suppressed


@dataclass(frozen=True)
class Candidate:
    """Somebody on a list. ``reason`` says why; without a function only a consent lets us write."""

    name: str
    email: str
    reason: str
    person_id: uuid.UUID | None = None
    has_function: bool = True


@dataclass(frozen=True)
class Listed:
    """A list as it is now."""

    label: str
    candidates: Sequence[Candidate]
    back: str  # address of the page it came from


@dataclass(frozen=True)
class Audience:
    """A kind of list: ``find(key, network slug)`` reads it; raises NotThere."""

    code: str
    label: str | Promise
    find: Callable[[str, str], Listed]


@dataclass(frozen=True)
class Skipped:
    """Somebody who does not get the letter, and why."""

    name: str
    reason: str
    person_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Selection:
    """Who gets the letter and who does not."""

    recipients: Sequence[Candidate]
    skipped: Sequence[Skipped]


_audiences: dict[str, Audience] = {}


def register_audiences(audiences: Iterable[Audience]) -> None:
    """Called from ``AppConfig.ready``."""
    for audience in audiences:
        _audiences[audience.code] = audience


def listed(code: str, key: str, network: str) -> Listed:
    """The list behind a kind and a key; raises NotThere."""
    if code not in _audiences:
        raise NotThere
    return _audiences[code].find(key, network)


def select(found: Listed, purpose: str) -> Selection:
    """One letter per address; objections are respected, and without a function it needs a consent."""
    recipients: list[Candidate] = []
    skipped: list[Skipped] = []
    seen: set[str] = set()
    for one in found.candidates:
        address = one.email.strip().casefold()
        if not address:
            skipped.append(Skipped(one.name, _("Keine E-Mail-Adresse bekannt."), one.person_id))
        elif address in seen:
            continue
        elif reason := _objection(one, address, purpose):
            skipped.append(Skipped(one.name or one.email, reason, one.person_id))
        else:
            recipients.append(one)
        seen.add(address)
    return _with_consent(recipients, skipped, purpose)


def _objection(one: Candidate, address: str, purpose: str) -> str:
    if purpose == Purpose.SERVICE and not one.has_function:
        return _(
            "Ohne Funktion im Netzwerk oder Anmeldung gibt es keine Grundlage; dafür braucht es eine Einwilligung."
        )
    if purpose == Purpose.SERVICE and suppressed(address):
        return _("Hat E-Mails des Netzwerks widersprochen.")
    return ""


def _with_consent(recipients: list[Candidate], skipped: list[Skipped], purpose: str) -> Selection:
    if purpose == Purpose.SERVICE:
        return Selection(recipients, skipped)
    verdicts = may_write_to_each([one.email for one in recipients], purpose)
    agreed = [one for one in recipients if verdicts[one.email]]
    refused = [
        Skipped(one.name or one.email, str(verdicts[one.email].reason), one.person_id)
        for one in recipients
        if not verdicts[one.email]
    ]
    return Selection(agreed, [*skipped, *refused])
