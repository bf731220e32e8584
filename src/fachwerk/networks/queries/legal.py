"""The pages every network and every installation owes its visitors: filled in, dated, and what is missing on them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from fachwerk.core import clock, referrals
from fachwerk.core.dates import show_day
from fachwerk.core.errors import NotThere
from fachwerk.networks.models import BarrierReport, InstallationProfile, LegalKind, LegalText, Network
from fachwerk.networks.queries.kreise import state_name
from fachwerk.networks.queries.legal_texts import DEFAULTS
from fachwerk.tenancy.scope import active_network_id

PLACE = re.compile(r"\{([^{}\n]+)\}")
Sections = Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class LegalPage:
    """A page as visitors read it."""

    title: str
    sections: list[dict[str, Any]]  # heading, paragraphs (each a list of lines)
    as_of: date

    @property
    def shown_day(self) -> str:
        """The day without its weekday, which says nothing here."""
        return show_day(self.as_of)


@dataclass(frozen=True)
class ReviewDue:
    """A page somebody has to look at again."""

    kind: str
    label: str
    due_on: date
    url_name: str = "networks:office_legal_page"


def latest_text(kind: str) -> LegalText | None:
    """The version that counts; None as long as the text of the house stands there."""
    return LegalText.objects.filter(legal_kind=kind).order_by("-written_at").first()


def text_called(kind: str, key: UUID) -> LegalText:
    """One version, also an earlier one; raises NotThere."""
    found: LegalText | None = LegalText.objects.filter(legal_kind=kind, pk=key).first()
    if found is None:
        raise NotThere
    return found


def versions_of(kind: str) -> list[LegalText]:
    """Every version, the latest first."""
    return list(LegalText.objects.filter(legal_kind=kind).order_by("-written_at"))


def text_on(kind: str, day: date) -> LegalText | None:
    """What stood there at the end of a day; None when it was the text of the house."""
    return LegalText.objects.filter(legal_kind=kind, written_at__lt=clock.end_of(day)).order_by("-written_at").first()


def default_sections(kind: str) -> list[dict[str, str]]:
    """The text of the house, with its words in braces."""
    return [{"heading": str(heading), "text": str(text)} for heading, text in DEFAULTS[kind]]


def legal_page(network: Network, kind: str, version: LegalText | None = None) -> LegalPage:
    """The page as it is read now, or a version of it; an unknown one is not there."""
    if kind not in DEFAULTS:
        raise NotThere
    version = version or latest_text(kind)
    sections = cast(Sections, version.sections) if version else default_sections(kind)
    written = timezone.localtime(version.written_at if version else network.created_at).date()
    return LegalPage(str(LegalKind(kind).label), filled(sections, words_of(network, version)), written)


def words_of(network: Network, version: LegalText | None = None) -> dict[str, str]:
    """The words in braces and what the profile says for them."""
    return {
        "Netzwerk": network.name,
        "Geschäftsstelle": network.office_name or network.name,
        "Träger": network.carrier,
        "Vertretung": network.represented_by,
        "Anschrift": network.office_address,
        "Telefon": network.office_phone,
        "E-Mail": network.office_email,
        "Sprechzeiten": network.office_hours,
        "Website": network.website,
        "Datenschutz": network.data_protection_contact or network.office_email,
        "Land": state_name(network.state_code) if network.state_code else "",
        "Überprüft": show_day(reviewed_on(network, version)),
    }


def filled(sections: Sections, words: Mapping[str, str]) -> list[dict[str, Any]]:
    """Sections with their words filled in; a line whose words are all empty is left out, and so is an empty section."""
    found = []
    for section in sections:
        blocks = [_lines(block, words) for block in re.split(r"\n\s*\n", section["text"])]
        paragraphs = [lines for lines in blocks if lines]
        if paragraphs:
            found.append({"heading": section["heading"], "paragraphs": paragraphs})
    return found


def _lines(block: str, words: Mapping[str, str]) -> list[str]:
    lines = []
    for line in block.splitlines():
        named = [name for name in PLACE.findall(line) if name in words]
        if named and not any(words[name] for name in named):
            continue
        lines.append(PLACE.sub(lambda place: words.get(place[1], place[0]), line).strip())
    return [line for line in lines if line]


def missing_in(network: Network) -> list[str]:
    """What the profile does not say yet and these pages need, a sentence each."""
    needed = [
        (network.office_name, _("Name der Geschäftsstelle fehlt")),
        (network.office_address, _("Anschrift fehlt")),
        (network.represented_by, _("Wer die Geschäftsstelle vertritt, fehlt")),
        (network.office_email, _("E-Mail-Adresse fehlt")),
        (network.office_phone, _("Telefonnummer fehlt")),
        (network.data_protection_contact, _("Wer für den Datenschutz zuständig ist, fehlt")),
        (network.state_code, _("Land fehlt (für die Aufsichtsstellen)")),
    ]
    return [sentence for value, sentence in needed if not value]


def reviewed_on(network: Network, version: LegalText | None = None) -> date:
    """When the statement on accessibility was last looked at."""
    if version is not None and version.reviewed_on:
        return version.reviewed_on
    reviewed = LegalText.objects.filter(legal_kind=LegalKind.ACCESSIBILITY).exclude(reviewed_on=None)
    latest = reviewed.order_by("-reviewed_on").values_list("reviewed_on", flat=True).first()
    return latest or timezone.localtime(network.created_at).date()


def review_due_on(network: Network) -> date:
    """A year after the last look."""
    last = reviewed_on(network)
    try:
        return last.replace(year=last.year + 1)
    except ValueError:  # 29 February
        return last.replace(year=last.year + 1, day=28)


def reviews_due(on: date | None = None) -> list[ReviewDue]:
    """Pages of the active network that have to be looked at again by now, for "Heute"."""
    network = Network.objects.get(pk=active_network_id())
    due = review_due_on(network)
    if due > (on or clock.today()):
        return []
    return [ReviewDue(LegalKind.ACCESSIBILITY, _("Erklärung zur Barrierefreiheit überprüfen"), due)]


def cookies() -> list[dict[str, str]]:
    """Every cookie this house sets, in plain words."""
    return [
        {
            "name": settings.SESSION_COOKIE_NAME,
            "what": _("hält fest, dass Sie eingeloggt sind"),
            "when": _("nur beim Einloggen"),
            "until": _("12 Stunden"),
        },
        {
            "name": settings.CSRF_COOKIE_NAME,
            "what": _("verhindert, dass Fremde in Ihrem Namen ein Formular abschicken"),
            "when": _("auf Seiten mit einem Formular"),
            "until": _("1 Jahr"),
        },
        {
            "name": settings.LANGUAGE_COOKIE_NAME,
            "what": _("merkt sich die Sprache, die Sie gewählt haben"),
            "when": _("nur wenn Sie die Sprache wählen oder sich einloggen"),
            "until": _("bis Sie den Browser schließen"),
        },
        {
            "name": referrals.COOKIE,
            "what": _("merkt sich, über den Link welcher Unternehmensberatung Sie kamen; für alle derselbe Inhalt"),
            "when": _("nur wenn Sie einem solchen Link folgen"),
            "until": _("bis Sie den Browser schließen"),
        },
    ]


def installation_profile() -> InstallationProfile:
    """Who runs the installation; an empty row until somebody says so."""
    return InstallationProfile.objects.first() or InstallationProfile()


def missing_in_installation(profile: InstallationProfile) -> list[str]:
    """What the pages outside of networks still need."""
    needed = [
        (profile.operator, _("Betreiber fehlt")),
        (profile.represented_by, _("Vertretung des Betreibers fehlt")),
        (profile.address, _("Anschrift des Betreibers fehlt")),
        (profile.email, _("E-Mail-Adresse des Betreibers fehlt")),
    ]
    return [sentence for value, sentence in needed if not value]


def barrier_reports() -> Any:
    """What was reported, the open ones first."""
    return BarrierReport.objects.order_by("answered_at", "-reported_at")


def open_barrier_reports() -> QuerySet[BarrierReport]:
    """Reports nobody has answered yet, the oldest first."""
    return BarrierReport.objects.filter(answered_at=None).order_by("reported_at")


def barrier_report_called(key: UUID) -> BarrierReport:
    """One report; raises NotThere."""
    found: BarrierReport | None = BarrierReport.objects.filter(pk=key).first()
    if found is None:
        raise NotThere
    return found
