"""A report as accessible PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from fachwerk.core.typesetting import accessible_pdf
from fachwerk.insight.queries.parts import Report

TEMPLATE = Path(__file__).with_name("report.typ")


def report_pdf(report: Report, *, contents: bool = True) -> bytes:
    """The report as PDF/UA-1; ``contents`` sets a list of contents in front."""
    words = {"contents": _("Inhalt") if contents and len(report.parts) > 3 else "", "base": settings.BASE_URL}
    return accessible_pdf(TEMPLATE, {**_with_whole_addresses(report.content), **words})


def _with_whole_addresses(value: Any) -> Any:
    """Addresses of this installation begin with "/"; on paper they need the rest."""
    if isinstance(value, dict):
        return {key: whole(one) if key == "url" else _addresses(key, one) for key, one in value.items()}
    return [_with_whole_addresses(one) for one in value] if isinstance(value, list | tuple) else value


def _addresses(key: str, value: Any) -> Any:
    return [whole(one) for one in value] if key == "urls" else _with_whole_addresses(value)


def whole(address: str) -> str:
    """The address as it can be typed anywhere."""
    return f"{settings.BASE_URL}{address}" if address.startswith("/") else address
