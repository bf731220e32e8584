"""The gallery (/ui/): every component in every state, the ground of the accessibility and picture tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.core.dates import Precision
from fachwerk.core.formats import money
from fachwerk.core.forms import EmailField, FachwerkForm, HoneypotMixin, MoneyField, RoughDateField, SendOnceMixin
from fachwerk.core.tables import BoundTable, Column, Filter, Table

ICONS = [
    "search",
    "person",
    "people",
    "login",
    "logout",
    "desk",
    "globe",
    "plus",
    "check",
    "x",
    "calendar",
    "clock",
    "place",
    "phone",
    "mail",
    "document",
    "download",
    "print",
    "filter",
    "warning",
    "notice",
    "arrow-right",
    "arrow-left",
    "link",
    "edit",
    "trash",
    "building",
    "target",
    "lightbulb",
    "folder",
    "share",
    "flag",
    "undo",
    "external",
    "menu",
    "chart",
    "map",
    "key",
]


class SampleForm(HoneypotMixin, SendOnceMixin, FachwerkForm):
    """One field of every sort."""

    more_fields = ("note",)
    title = forms.CharField(label=gettext_lazy("Titel"), max_length=80)
    email = EmailField(help_text=gettext_lazy("Dorthin geht die Bestätigung."))
    begins = RoughDateField(label=gettext_lazy("Beginn"))
    cost_eur = MoneyField(label=gettext_lazy("Kosten"), required=False)
    size = forms.ChoiceField(
        label=gettext_lazy("Beschäftigte"),
        choices=[("9", gettext_lazy("bis 9")), ("49", "10–49"), ("249", "50–249"), ("250", gettext_lazy("ab 250"))],
        widget=forms.RadioSelect,
        required=False,
    )
    field_of_action = forms.ChoiceField(
        label=gettext_lazy("Handlungsfeld"),
        choices=[("", gettext_lazy("bitte wählen")), ("n", gettext_lazy("Nachwuchs"))],
    )
    newsletter = forms.BooleanField(
        label=gettext_lazy("Ich möchte den Rundbrief. Abbestellen geht jederzeit."), required=False
    )
    note = forms.CharField(label=gettext_lazy("Anmerkung"), widget=forms.Textarea, required=False)


@dataclass(frozen=True)
class SampleRow:
    """A row of the sample table."""

    name: str
    place: str
    begun: date
    cost_eur: Decimal


ROWS = [
    SampleRow("Lernwerkstatt Digitale Fertigung", "Lemgo", date(2016, 9, 1), Decimal(176000)),
    SampleRow("Wege in die Ausbildung", "Bielefeld", date(2015, 3, 1), Decimal("85500.50")),
    SampleRow("Rückkehr in den Beruf", "Paderborn", date(2014, 1, 1), Decimal(120000)),
]


def sample_table(request: HttpRequest, rows: list[SampleRow] = ROWS, name: str = "projekte") -> BoundTable:
    """Three columns that sort, a filter, a search."""
    return Table(
        name,
        caption=_("Projekte"),
        rows=rows,
        columns=[
            Column("name", _("Projekt"), sort=True, link=lambda row: "#projekt"),
            Column("place", _("Ort"), sort=True),
            Column("begun", _("Beginn"), sort=True),
            Column("cost_eur", _("Kosten"), value=lambda row: money(row.cost_eur), sort="cost_eur", align="num",
                   export=lambda row: row.cost_eur),
        ],
        filters=[Filter("place", _("Ort"), [(row.place, row.place) for row in ROWS])],
        search=["name", "place"],
        sorted_by="name",
        empty=_("Noch kein Projekt eingetragen."),
        empty_label=_("Projekt eintragen"),
        empty_url="#neu",
        prefix="" if rows else "leer-",
    ).bind(request)  # fmt: skip


def samples(request: HttpRequest) -> dict[str, Any]:
    """What the gallery shows."""
    wrong = {"email": "geschaeftsstelle@", "begins": "irgendwann", "cost_eur": "viel", "note": "Bitte auf Deutsch"}
    return {
        "icons": ICONS,
        "form": SampleForm(initial={"begins": (date(2017, 3, 1), Precision.MONTH), "cost_eur": Decimal("1234.5")}),
        "wrong_form": SampleForm(wrong, auto_id="falsch_%s"),
        "likely_form": SampleForm({"email": "name@gmial.com", "title": "Idee"}, auto_id="tipp_%s"),
        "table": sample_table(request),
        "empty_table": sample_table(request, [], "leer"),
        "page": Paginator(range(400), 20).get_page(7),
        "facts": [
            (_("Träger"), _("Eine Hochschule der Region")), (_("Laufzeit"), "2016–2018"),
            (_("Förderung"), money(Decimal(176000))), (_("Bleibt weg, weil leer"), ""),
        ],
        "figures": [
            {"number": 73, "label": _("Mitglieder"), "url": "#mitglieder", "note": _("Stand: 27. April 2017")},
            {"number": 23, "label": _("Projekte"), "url": "#projekte", "note": _("seit Anfang 2012")},
            {"shown": money(Decimal(1234567)), "label": _("Förderung")},
        ],
        "dated": [
            {"day": date(2017, 3, 23), "precision": "day", "time": _("14:00 bis 18:00 Uhr"),
             "title": "Auftakt „Smart im Mittelstand“", "url": "#auftakt", "for_whom": _("für kleine Unternehmen"),
             "note": "SmartFactoryOWL, Lemgo", "state": _("Ausgebucht – Warteliste offen"), "tone": "warn"},
            {"day": date(2017, 5, 1), "precision": "month", "title": "Beratertag OWL", "url": "#beratertag",
             "for_whom": _("für Unternehmensberatungen"), "state": _("Noch 14 Plätze frei"), "tone": "ok"},
        ],
    }  # fmt: skip


def gallery(request: HttpRequest) -> HttpResponse:
    """Shows every component; the sample table answers with a file like any other."""
    content = samples(request)
    return content["table"].export or render(request, "ui/gallery.html", content)
