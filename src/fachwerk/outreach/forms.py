"""Shapes of input about contacts with companies."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fachwerk.contacts.models import SizeClass
from fachwerk.core.forms import FachwerkForm, RoughDateField, SendOnceMixin
from fachwerk.networks.forms import LinesField
from fachwerk.outreach import queries
from fachwerk.outreach.models import Channel, Stage
from fachwerk.thread.forms import BelongsToField

SIZES = [(size.value, size.label) for size in (SizeClass.MICRO, SizeClass.SMALL, SizeClass.MEDIUM, SizeClass.LARGE)]


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class RowsField(forms.ModelChoiceField):
    """Rows of the active network; asked for when the form is shown, never while its class is made."""

    def __init__(self, *, rows: Any, **options: Any) -> None:
        self.rows = rows
        super().__init__(queryset=None, **options)

    queryset = property(lambda self: self.rows(), lambda self, value: None)

    def __deepcopy__(self, memo: dict[int, Any]) -> RowsField:
        copied = super(forms.ChoiceField, self).__deepcopy__(memo)
        copied.widget.choices = copied.choices
        return copied


class TouchForm(SendOnceMixin, FachwerkForm):
    """What is known right after the call: way, stage, a sentence. Everything else may follow."""

    organisation = RowsField(
        rows=queries.company_choices, label=_("Unternehmen"), empty_label=_("Bitte wählen"),
        help_text=_("Steht es nicht in der Liste? Dann legen Sie es zuerst als Organisation an."),
    )  # fmt: skip
    channel = forms.ChoiceField(label=_("Auf welchem Weg?"), choices=Channel.choices, initial=Channel.DIRECT)
    stage = forms.ChoiceField(
        label=_("Wie weit ist es gekommen?"), choices=Stage.choices, widget=forms.RadioSelect, initial=Stage.REACHED
    )
    note = forms.CharField(
        label=_("Notiz"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Worum es ging. Bitte nichts über einzelne Menschen."),
    )  # fmt: skip
    happened_on = RoughDateField(label=_("Wann?"), required=False)
    next_step = forms.CharField(label=_("Nächster Schritt"), required=False, max_length=200)
    next_on = forms.DateField(label=_("Bis wann?"), required=False, widget=DayInput)
    next_by = forms.CharField(label=_("Wer macht es?"), required=False, max_length=120, help_text=_("Eine Funktion."))
    multiplier = RowsField(
        rows=queries.multiplier_choices, label=_("Durch welche Beratung?"), required=False, empty_label=_("keine")
    )
    campaign = RowsField(rows=queries.campaign_choices, label=_("Kampagne"), required=False, empty_label=_("keine"))

    more_fields = ("happened_on", "next_step", "next_on", "next_by", "multiplier", "campaign")

    def __init__(self, *args: Any, is_about_one: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_about_one:
            self.fields["organisation"].widget = forms.HiddenInput()

    def for_operation(self) -> dict[str, Any]:
        """The cleaned values as ``note_touch`` takes them."""
        given = {key: value for key, value in self.cleaned_data.items() if key != "sending_key"}
        day, precision = given.pop("happened_on", None) or (None, "day")
        return {**given, "happened_on": day, "precision": precision, "submission": self.cleaned_data["sending_key"]}


class MultiplierForm(FachwerkForm):
    """Who gets a link."""

    organisation = RowsField(rows=queries.possible_multipliers, label=_("Organisation"), empty_label=_("Bitte wählen"))
    code = forms.CharField(
        label=_("Kürzel"), required=False, max_length=20,
        help_text=_("Steht am Ende des Links. Ohne Angabe bilden wir es aus dem Namen, zum Beispiel KOMPASS."),
    )  # fmt: skip
    topics = LinesField(label=_("Themen"), required=False, help_text=_("Ein Thema je Zeile."))


class CampaignForm(FachwerkForm):
    """What the office wants, with whom and until when."""

    title = forms.CharField(label=_("Titel"), max_length=160)
    starts_on = forms.DateField(label=_("Beginn"), widget=DayInput)
    ends_on = forms.DateField(label=_("Ende"), required=False, widget=DayInput)
    text = forms.CharField(label=_("Was wir vorhaben"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    size_classes = forms.MultipleChoiceField(
        label=_("Welche Betriebe?"), choices=SIZES, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Beschäftigte. Ohne Auswahl sind alle gemeint."),
    )  # fmt: skip
    focus = BelongsToField(kinds=("focus_topic", "goal"))
