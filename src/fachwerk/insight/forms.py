"""Choosing the day of the facts and the time of a report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.forms import FachwerkForm
from fachwerk.insight.queries import Period, last_full_year, year_of, years_with_entries


class DayForm(FachwerkForm):
    """One day; today without a choice."""

    am = forms.DateField(
        label=_("Stand am"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"invalid": _("Bitte geben Sie den Tag als JJJJ-MM-TT an, zum Beispiel 2017-04-30.")},
    )

    def chosen(self) -> date:
        """The chosen day, or today where none or none that can be read was given."""
        self.is_valid()
        day: date | None = self.cleaned_data.get("am")
        return day or clock.today()


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"invalid": _("Bitte geben Sie den Tag als JJJJ-MM-TT an, zum Beispiel 2017-04-30.")},
    )


class PeriodForm(FachwerkForm):
    """A year, or two days instead; the last full year without a choice."""

    more_fields = ("von", "bis")

    jahr = forms.TypedChoiceField(label=_("Jahr"), coerce=int)
    von = _day(_("oder von"))
    bis = _day(_("bis einschließlich"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jahr"].choices = [(year, str(year)) for year in years_with_entries()]  # type: ignore[attr-defined]

    @classmethod
    def asked(cls, query: Mapping[str, Any]) -> PeriodForm:
        """The form as the address asks for it."""
        given = {name: query.get(name, "") for name in ("jahr", "von", "bis")}
        form = cls({**given, "jahr": given["jahr"] or str(last_full_year().first.year)})
        form.is_valid()
        return form

    def clean(self) -> dict[str, Any]:
        """Two days or none, in order."""
        values: dict[str, Any] = super().clean() or {}
        first, last = values.get("von"), values.get("bis")
        if bool(first) != bool(last) and not self.errors:
            missing = "bis" if first else "von"
            self.add_error(missing, _("Bitte geben Sie beide Tage an, oder wählen Sie nur ein Jahr."))
        elif first and last and last < first:
            self.add_error("bis", _("Das Ende liegt vor dem Anfang."))
        return values

    @property
    def period(self) -> Period:
        """What was asked for; the last full year where it cannot be read."""
        values = self.cleaned_data
        if not self.errors and values.get("von") and values.get("bis"):
            return Period(values["von"], values["bis"])
        return year_of(values["jahr"]) if values.get("jahr") else last_full_year()

    @property
    def as_query(self) -> str:
        """The same question for the addresses of the files."""
        period = self.period
        if period.is_year:
            return urlencode({"jahr": period.first.year})
        return urlencode({"von": period.first.isoformat(), "bis": period.last.isoformat()})
