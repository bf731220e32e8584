"""What something costs and who pays."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

NOTHING = Decimal(0)


def euros(label: Any) -> models.DecimalField[Any, Any]:
    """An amount that may be unknown."""
    return models.DecimalField(label, max_digits=12, decimal_places=2, null=True, blank=True)


class Funded(models.Model):
    """Total costs and the three shares that add up to them; all may be unknown."""

    total_eur = euros(_("Gesamtkosten"))
    grant_eur = euros(_("Förderung"))
    own_eur = euros(_("Eigenanteil"))
    third_eur = euros(_("Dritte"))

    class Meta:
        abstract = True

    @property
    def has_costs(self) -> bool:
        """Whether any amount is known."""
        return any(amount is not None for amount in (self.total_eur, self.grant_eur, self.own_eur, self.third_eur))

    @property
    def shares_eur(self) -> Decimal:
        """The sum of the three shares."""
        return (self.grant_eur or NOTHING) + (self.own_eur or NOTHING) + (self.third_eur or NOTHING)
