"""The quick line of the desk, and a corrected address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fachwerk.core.forms import EmailField, FachwerkForm, SendOnceMixin

NOTE, FOLLOW_UP, IMPULSE, CONTACT = "note", "follow_up", "impulse", "contact"


class NotingForm(SendOnceMixin, FachwerkForm):
    """One line that becomes a note, a follow-up, an impulse or a contact with a company."""

    text = forms.CharField(
        label=_("Schnell notieren"),
        max_length=2000,
        widget=forms.TextInput(attrs={"placeholder": _("Was ist passiert, was ist zu tun?"), "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=_("Als"),
        required=False,
        choices=[
            (NOTE, _("Notiz")),
            (FOLLOW_UP, _("Wiedervorlage")),
            (IMPULSE, _("Impuls")),
            (CONTACT, _("Kontakt")),
        ],
    )
    who = forms.CharField(
        label=_("zu"),
        max_length=200,
        required=False,
        widget=forms.TextInput(
            attrs={"list": "bekannt", "autocomplete": "off", "placeholder": _("Mitglied, Projekt, Termin …")}
        ),
    )
    on = forms.DateField(
        label=_("am"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_kind(self) -> str:
        """A line without a choice is a note."""
        return str(self.cleaned_data.get("kind") or NOTE)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("kind") == CONTACT and not cleaned.get("who"):
            self.add_error("who", _("Mit welchem Unternehmen? Bitte nennen Sie es."))
        return cleaned


class BounceForm(FachwerkForm):
    """The right address of a mail that came back."""

    to = EmailField(label=_("Richtige Adresse"))
    everywhere = forms.BooleanField(
        label=_("Auch bei der Person oder Organisation berichtigen"), required=False, initial=True
    )
