"""How long an offer lasts: its hours do not run at night, at weekends and on public holidays of the Land."""

from __future__ import annotations

from datetime import datetime

from fachwerk.core.workdays import add_working_hours

OFFER_HOURS = 24


def offer_until(start: datetime, hours: int = OFFER_HOURS, state: str = "") -> datetime:
    """The moment at which ``hours`` hours of daytime on working days have passed since ``start``."""
    return add_working_hours(start, hours, state)
