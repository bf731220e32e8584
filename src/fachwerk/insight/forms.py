"""Choosing the day of the facts."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.forms import FachwerkForm


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
