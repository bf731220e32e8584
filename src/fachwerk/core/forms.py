"""Forms that speak German: every message names the thing, everything typed stays, nothing is done twice."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fachwerk.core.errors import FachwerkError
from fachwerk.core.formfields import EmailField, MoneyField, RoughDateField, likely_address

__all__ = ["EmailField", "FachwerkForm", "HoneypotMixin", "MoneyField", "RoughDateField", "SendOnceMixin"]

_MISSING: list[tuple[type[forms.Field], str | Promise]] = [
    (forms.FileField, _("Bitte wählen Sie eine Datei: „%(label)s“.")),
    (forms.BooleanField, _("Bitte kreuzen Sie an: „%(label)s“.")),
    (forms.ChoiceField, _("Bitte wählen Sie bei „%(label)s“ etwas aus.")),
    (forms.ModelChoiceField, _("Bitte wählen Sie bei „%(label)s“ etwas aus.")),
    (forms.Field, _("Bitte tragen Sie „%(label)s“ ein.")),
]
_INVALID: list[tuple[type[forms.Field], str | Promise]] = [
    (
        forms.DateTimeField,
        _("„%(label)s“ lässt sich nicht lesen. Schreiben Sie Tag und Uhrzeit, zum Beispiel 23.03.2017 14:00."),
    ),
    (forms.DateField, _("„%(label)s“ lässt sich nicht lesen. Schreiben Sie zum Beispiel 23.03.2017.")),
    (forms.TimeField, _("„%(label)s“ lässt sich nicht lesen. Schreiben Sie zum Beispiel 14:00.")),
    (forms.IntegerField, _("Bitte schreiben Sie bei „%(label)s“ eine ganze Zahl.")),
    (
        forms.URLField,
        _("Bitte schreiben Sie bei „%(label)s“ eine vollständige Adresse, zum Beispiel https://www.firma.de."),
    ),
]
_LIMITS: dict[str, str | Promise] = {
    "max_length": _("„%(label)s“ darf höchstens %(limit_value)s Zeichen lang sein; jetzt sind es %(show_value)s."),
    "min_length": _("„%(label)s“ muss mindestens %(limit_value)s Zeichen lang sein; jetzt sind es %(show_value)s."),
    "max_value": _("„%(label)s“ darf höchstens %(limit_value)s sein."),
    "min_value": _("„%(label)s“ muss mindestens %(limit_value)s sein."),
}


def _sentence_for(field: forms.Field, sentences: list[tuple[type[forms.Field], str | Promise]]) -> str | Promise | None:
    return next((sentence for kind, sentence in sentences if isinstance(field, kind)), None)


class FachwerkForm(forms.Form):
    """The base of every form; ``more_fields`` stand under "Weitere Einstellungen".

    ``own_fields`` are those that this one form has, besides those of its class.
    """

    more_fields: tuple[str, ...] = ()
    required_css_class = ""

    def __init__(self, *args: Any, own_fields: Mapping[str, forms.Field] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields |= own_fields or {}
        self._adopt_suggestion()
        for name, field in self.fields.items():
            self._speak_german(name, field)

    def _adopt_suggestion(self) -> None:
        """The button "Übernehmen" beside "Meinten Sie …?" sends the corrected address."""
        name = self.data.get("adopt_suggestion", "") if self.is_bound else ""
        if isinstance(self.fields.get(name), EmailField):
            key = self.add_prefix(name)
            typed = self.data.get(key, "")
            corrected = QueryDict(mutable=True)
            corrected.update(self.data)
            corrected[key] = likely_address(str(typed).strip()) or str(typed)
            self.data = corrected

    def _speak_german(self, name: str, field: forms.Field) -> None:
        label = {"label": field.label or name}
        if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
            sentence = _sentence_for(field, _MISSING)
            field.error_messages["required"] = str(sentence) % label
        invalid = _sentence_for(field, _INVALID)
        if invalid and not isinstance(field, MoneyField):
            kind = next(kind for kind, _sentence in _INVALID if isinstance(field, kind))
            if field.error_messages.get("invalid") == kind.default_error_messages.get("invalid"):
                field.error_messages["invalid"] = str(invalid) % label

    def add_error(self, field: str | None, error: Any) -> None:
        """Limits are told with the name of the field and in plain words."""
        if isinstance(error, ValidationError) and not hasattr(error, "error_dict") and field in self.fields:
            error = ValidationError([self._plain(field, each) for each in error.error_list])
        super().add_error(field, error)

    def _plain(self, name: str | None, error: ValidationError) -> ValidationError:
        sentence = _LIMITS.get(error.code or "")
        if name is None or sentence is None or not error.params or "limit_value" not in error.params:
            return error
        params = {"show_value": "", **error.params, "label": self.fields[name].label or name}
        return ValidationError(str(sentence), error.code, params)

    def add_refusal(self, error: FachwerkError) -> None:
        """Puts what the house refused onto the field it belongs to, or onto the whole form."""
        self.add_error(error.field if error.field in self.fields else None, str(error))


class SendOnceMixin(forms.Form):
    """Carries a key drawn when the form was shown: the same key a second time is the same act."""

    sending_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)

    def clean_sending_key(self) -> uuid.UUID:
        return self.cleaned_data.get("sending_key") or uuid.uuid4()


class HoneypotMixin(forms.Form):
    """A field nobody sees; machines fill it. The answer stays the same, nothing is done."""

    trap_field = "website_address"
    website_address = forms.CharField(
        label=_("Bitte leer lassen"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def is_from_a_machine(self) -> bool:
        """Whether the invisible field was filled in."""
        return bool(self.data.get(self.add_prefix(self.trap_field), "").strip())
