"""Setting papers: accessible PDF (PDF/UA-1) and small pictures from the templates of the house."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _

from fachwerk.core import clock

HOUSE = Path(__file__).with_name("house.typ")
CHART = Path(__file__).with_name("chart.typ")
DOTS_PER_INCH = 200


def accessible_pdf(template: Path, content: Mapping[str, Any], *, made_at: datetime | None = None) -> bytes:
    """The filled template as tagged PDF. ``content`` names at least title, network, brand and as_of."""
    moment = made_at or clock.now()
    return _set(template, content, format="pdf", pdf_standards="ua-1", timestamp=int(moment.timestamp()))


def chart_png(bars: list[dict[str, Any]], *, brand: str) -> bytes:
    """Bars as a picture, for documents that cannot draw."""
    content = {"title": "", "network": "", "as_of": "", "brand": brand, "bars": bars}
    return _set(CHART, content, format="png", ppi=DOTS_PER_INCH, ignore_system_fonts=False)


def _set(template: Path, content: Mapping[str, Any], **wanted: Any) -> bytes:
    words = json.dumps({"page": _("Seite"), **content}, ensure_ascii=False, default=str)
    text = HOUSE.read_text(encoding="utf-8") + template.read_text(encoding="utf-8")
    # the same letters on every machine, unless the picture goes into a document with letters of its own
    wanted.setdefault("ignore_system_fonts", True)
    made: Any = typst.compile(text.encode(), sys_inputs={"content": words}, **wanted)
    return bytes(made)
