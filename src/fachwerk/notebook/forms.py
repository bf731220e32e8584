"""Forms of the notebook: one for everything that is written down, one for files, one for letters."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.forms import FachwerkForm, SendOnceMixin
from fachwerk.core.workdays import add_workdays, next_workday, workday_on_or_after
from fachwerk.notebook.models import Channel, Purpose

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
WHEN = [
    ("", _("keine")),
    ("today", _("heute")),
    ("tomorrow", _("nächster Arbeitstag")),
    ("week", _("in einer Woche")),
    ("month", _("in vier Wochen")),
    ("on", _("an diesem Tag:")),
]


def day_meant(choice: str, typed: date | None, state: str) -> date | None:
    """The day behind a choice; everything but a typed day falls on a working day of the Land."""
    today = clock.today()
    if choice == "today":
        return today
    if choice == "tomorrow":
        return next_workday(today, state)
    if choice in ("week", "month"):
        return workday_on_or_after(today + timedelta(days=7 if choice == "week" else 28), state)
    return typed if choice == "on" else None


def proposed_day(state: str) -> date:
    """Where a follow-up goes without further words: the next working day."""
    return add_workdays(clock.today(), 1, state)


class NotebookForm(SendOnceMixin, FachwerkForm):
    """A telephone call in one form: who, what, and when to come back to it."""

    who = forms.CharField(
        label=_("Mit wem oder wozu?"),
        max_length=200,
        required=False,
        help_text=_("Name einer Organisation, einer Person, eines Projekts … – oder einfach in eigenen Worten."),
        widget=forms.TextInput(attrs={"list": "bekannt", "autocomplete": "off"}),
    )
    channel = forms.ChoiceField(label=_("Was war es?"), choices=Channel.choices, widget=forms.RadioSelect)
    text = forms.CharField(label=_("Was war, was ist zu tun?"), widget=forms.Textarea(attrs={"rows": 3}))
    when = forms.ChoiceField(label=_("Wiedervorlage"), choices=WHEN, required=False, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Tag"), required=False, widget=DAY)
    what = forms.CharField(
        label=_("Was ist dann zu tun?"), max_length=300, required=False, help_text=_("Leer: derselbe Text wie oben.")
    )
    owner = forms.ChoiceField(label=_("Für wen?"), required=False)
    happened_on = forms.DateField(label=_("War am"), required=False, widget=DAY)
    about = forms.UUIDField(required=False, widget=forms.HiddenInput)
    person = forms.UUIDField(required=False, widget=forms.HiddenInput)
    back = forms.CharField(required=False, widget=forms.HiddenInput)
    more_fields = ("what", "owner", "happened_on")

    def __init__(self, *args: Any, colleagues: Any = (), fixed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Alle im Büro")), *((str(one.pk), str(one)) for one in colleagues)]  # type: ignore[attr-defined]
        if fixed:
            del self.fields["who"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("when") == "on" and not cleaned.get("on") and "on" not in self.errors:
            self.add_error("on", _("An welchem Tag? Bitte tragen Sie ihn ein."))
        if cleaned.get("on") and not cleaned.get("when"):
            cleaned["when"] = "on"
        if (cleaned.get("on") or clock.today()) < clock.today():
            self.add_error("on", _("Dieser Tag ist schon vorbei."))
        return cleaned


class FileForm(SendOnceMixin, FachwerkForm):
    """A file, or an e-mail as file."""

    upload = forms.FileField(
        label=_("Datei oder E-Mail (.eml)"),
        help_text=_("PDF, Bild, Word, Excel, OpenDocument, Text oder eine E-Mail als „.eml“, höchstens 15 MB."),
        widget=forms.ClearableFileInput(
            attrs={"accept": ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt,.ods,.txt,.eml,message/rfc822"}
        ),
    )
    about = forms.UUIDField(required=False, widget=forms.HiddenInput)
    person = forms.UUIDField(required=False, widget=forms.HiddenInput)
    back = forms.CharField(required=False, widget=forms.HiddenInput)


class MoveForm(FachwerkForm):
    """Another day for a follow-up."""

    to = forms.DateField(label=_("Neuer Tag"), widget=DAY)


class FollowUpForm(FachwerkForm):
    """Where a follow-up that hangs on nothing belongs."""

    who = forms.CharField(
        label=_("Gehört zu"), max_length=200, widget=forms.TextInput(attrs={"list": "bekannt", "autocomplete": "off"})
    )


class ListMailForm(SendOnceMixin, FachwerkForm):
    """A letter to a list."""

    purpose = forms.ChoiceField(label=_("Warum schreiben Sie?"), choices=Purpose.choices, widget=forms.RadioSelect)
    subject = forms.CharField(label=_("Betreff"), max_length=200)
    text = forms.CharField(
        label=_("Text"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Reiner Text. „{Name}“ wird durch den Namen ersetzt; ohne Namen bleibt „Guten Tag,“."),
    )


class OwnDeskForm(FachwerkForm):
    """What one wants to get from the desk."""

    wants_week_letter = forms.BooleanField(label=_("Montags um 7 Uhr „Ihre Woche“ per E-Mail"), required=False)
