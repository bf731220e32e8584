"""The file, the questions beside it, and which column is which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.forms import FachwerkForm
from fachwerk.imports.kinds import Importer, ImportOption


class UploadForm(FachwerkForm):
    """A file and the importer's own questions."""

    file = forms.FileField(
        label=_("Datei"),
        help_text=_(
            "Excel (.xlsx), OpenDocument (.ods) oder CSV, höchstens 5.000 Zeilen. Wählen Sie die Datei aus oder "
            "ziehen Sie sie auf dieses Feld."
        ),
    )

    def __init__(self, *args: Any, importer: Importer, **kwargs: Any) -> None:
        self.importer = importer
        super().__init__(*args, own_fields={one.name: _field(one) for one in importer.options}, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for option in self.importer.options:
            day = cleaned.get(option.name)
            if option.kind == "day" and day is not None and day > clock.today():
                self.add_error(option.name, _("Dieser Tag liegt in der Zukunft."))
        return dict(cleaned)

    @property
    def chosen(self) -> dict[str, Any]:
        """The answers as they are kept with the list."""
        values = {option.name: self.cleaned_data.get(option.name) for option in self.importer.options}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _field(option: ImportOption) -> forms.Field:
    common: dict[str, Any] = {"label": option.label, "initial": option.initial, "help_text": option.help_text}
    if option.kind == "day":
        return forms.DateField(**common)
    if option.kind == "flag":
        return forms.BooleanField(required=False, **common)
    widget = forms.RadioSelect if len(option.choices) <= 5 else forms.Select
    return forms.ChoiceField(choices=list(option.choices), widget=widget, **common)


class SheetForm(FachwerkForm):
    """Which sheet of the workbook."""

    sheet = forms.ChoiceField(label=_("Tabellenblatt"))

    def __init__(self, *args: Any, sheets: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheet"].choices = [(name, name) for name in sheets]  # type: ignore[attr-defined]


class ColumnsForm(FachwerkForm):
    """One choice per column of the file."""

    def __init__(self, *args: Any, importer: Importer, mapping: Sequence[Mapping[str, Any]], **kwargs: Any) -> None:
        choices = [
            ("", _("nicht übernehmen")),
            *((one.name, f"{one.label} *" if one.required else one.label) for one in importer.fields),
        ]
        self.mapping = mapping
        questions = {
            f"column{place}": forms.ChoiceField(
                label=column["heading"] or _("Spalte ohne Überschrift"),
                choices=choices,
                required=False,
                initial=column["field"],
            )
            for place, column in enumerate(mapping)
        }
        super().__init__(*args, own_fields=questions, **kwargs)

    @property
    def chosen(self) -> list[str]:
        """The field of each column, in the order of the file."""
        return [self.cleaned_data[f"column{place}"] for place in range(len(self.mapping))]

    @property
    def columns(self) -> list[dict[str, Any]]:
        """Heading, samples and choice, to be shown side by side."""
        return [
            {"heading": column["heading"], "samples": column["samples"], "field": self[f"column{place}"]}
            for place, column in enumerate(self.mapping)
            if column["heading"] or column["samples"]
        ]
