"""Money that adds up."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.verdicts import YES, Verdict, no

AMOUNTS = ("total_eur", "grant_eur", "own_eur", "third_eur")


def costs_add_up(amounts: Mapping[str, Any]) -> Verdict:
    """Grant, own share and others together are the total; nothing known is fine too."""
    known = {name: amounts.get(name) for name in AMOUNTS}
    if any(amount is not None and amount < 0 for amount in known.values()):
        return no(_("Ein Betrag kann nicht kleiner als null sein."))
    if known["total_eur"] is None:
        return YES
    shares = sum((known[name] or Decimal(0) for name in AMOUNTS[1:]), Decimal(0))
    if shares == known["total_eur"]:
        return YES
    return no(
        _("Förderung, Eigenanteil und Dritte ergeben zusammen %(sum)s, die Gesamtkosten sind %(total)s.")
        % {"sum": shown_euros(shares), "total": shown_euros(known["total_eur"])}
    )


def shown_euros(amount: Decimal) -> str:
    """ "176.000 €" with a no-break space; cents only where there are any."""
    whole = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return whole.translate(str.maketrans(",.", ".,")) + "\u00a0€"
