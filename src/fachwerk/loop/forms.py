"""The quick line of the desk."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from fachwerk.core.forms import FachwerkForm


class NotingForm(FachwerkForm):
    """One line that becomes an impulse."""

    text = forms.CharField(
        label=_("Schnell notieren"), max_length=500, help_text=_("Was haben Sie gehört? Es wird ein Impuls daraus.")
    )
