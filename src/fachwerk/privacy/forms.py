"""Forms of privacy."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from fachwerk.core.forms import EmailField, FachwerkForm
from fachwerk.privacy.models import Purpose


class AddressForm(FachwerkForm):
    """Whom somebody asks about who is only known by an address."""

    email = EmailField(label=_("E-Mail-Adresse der Person"))


class EraseForm(FachwerkForm):
    """The name as a second look before an act without way back."""

    typed_name = forms.CharField(label=_("Zur Bestätigung den Namen oder die Adresse eingeben"), max_length=254)
    stop_writing = forms.BooleanField(
        label=_("Diese Adresse nie wieder anschreiben"),
        required=False,
        initial=True,
        help_text=_("Gespeichert wird nur ein Prüfwert, aus dem sich die Adresse nicht zurückrechnen lässt."),
    )


class KeepForm(FachwerkForm):
    """Why somebody stays, and until when."""

    reason = forms.CharField(label=_("Wozu bleibt die Person gespeichert?"), max_length=300)
    until = forms.DateField(label=_("Erneut prüfen am"), widget=forms.DateInput(attrs={"type": "date"}))


class PeriodForm(FachwerkForm):
    """How long."""

    months = forms.IntegerField(label=_("Monate"), min_value=1, max_value=120)


class PaperConsentForm(FachwerkForm):
    """A signature on paper."""

    purpose = forms.ChoiceField(label=_("Wofür"), choices=Purpose.choices)
    signed_on = forms.DateField(label=_("Unterschrieben am"), widget=forms.DateInput(attrs={"type": "date"}))
    kept_where = forms.CharField(label=_("Wo das Blatt liegt"), max_length=120)


class WordingForm(FachwerkForm):
    """The words somebody agrees to."""

    text = forms.CharField(label=_("Wortlaut"), widget=forms.Textarea(attrs={"rows": 5}))
