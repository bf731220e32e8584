"""How long what is kept, and the record of processing activities."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, needs, public
from fachwerk.core.answers import answer, posted
from fachwerk.core.tables import Column, Table
from fachwerk.privacy.forms import PeriodForm
from fachwerk.privacy.operations import record_as_pdf, set_period
from fachwerk.privacy.queries import activities, controller, in_months, measures, period_by_key, periods

DAYS_OF_A_YEAR, MONTHS_OF_A_YEAR = 365, 12


@needs("privacy.read_office")
def office_periods(request: HttpRequest, network: str) -> HttpResponse:
    """What is kept how long."""

    def link(period: Any) -> str:
        return f"{reverse('privacy:office_period', args=[network])}?art={period.declaration}" if period.limits else ""

    table = Table(
        "fristen",
        rows=periods(),
        caption=_("Was wie lange gespeichert wird"),
        columns=[
            Column("about", _("Wessen Daten"), link=link),
            Column("purpose", _("Wozu")),
            Column("days", _("Wie lange"), value="shown", sort=lambda period: period.days or 0),
            Column("limits", _("Möglich"), value=_limits_shown),
            Column("at_the_end", _("Danach")),
        ],
        search=["about", "purpose"],
        sorted_by="about",
        empty=_("Keine Fristen."),
    ).bind(request)
    return table.export or render(request, "privacy/office_periods.html", {"table": table})


def _limits_shown(period: Any) -> str:
    if period.limits is None:
        return _("fest")
    return _("%(least)s bis %(most)s") % {"least": in_months(period.limits[0]), "most": in_months(period.limits[1])}


@needs("privacy.set_period")
def office_period(request: HttpRequest, network: str) -> HttpResponse:
    """Another period for one kind of data."""
    period = period_by_key(request.GET.get("art", ""))
    months = round((period.days or 0) / DAYS_OF_A_YEAR * MONTHS_OF_A_YEAR)

    def act(values: dict[str, Any]) -> Any:
        days = round(values["months"] / MONTHS_OF_A_YEAR * DAYS_OF_A_YEAR)
        return set_period(actor_of(request), declaration=period.declaration, days=days)

    return answer(
        request,
        PeriodForm(**posted(request), initial={"months": months}),
        act,
        done=_("Die Frist gilt ab heute Nacht."),
        then=lambda _row: reverse("privacy:office_periods", args=[network]),
        template="privacy/form.html",
        heading=_("Frist: %(about)s") % {"about": period.about},
        lead=_("%(purpose)s. Möglich: %(limits)s.") % {"purpose": period.purpose, "limits": _limits_shown(period)},
        button=_("Speichern"),
        back=reverse("privacy:office_periods", args=[network]),
    )


@needs("privacy.read_office")
def office_record(request: HttpRequest, network: str) -> HttpResponse:
    """The record of processing activities."""
    context = {
        "controller": controller(request.network),  # type: ignore[attr-defined]
        "activities": [(activity.purpose, activity.rows()) for activity in activities()],
        "measures": measures(),
    }
    return render(request, "privacy/office_record.html", context)


@needs("privacy.read_office")
def office_record_pdf(request: HttpRequest, network: str) -> HttpResponse:
    """The record as PDF."""
    made = record_as_pdf(request.network)  # type: ignore[attr-defined]
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="verarbeitungen.pdf"'
    return response


@public
def processing(request: HttpRequest, network: str) -> HttpResponse:
    """For everybody: which data we process, what for and how long."""
    context = {
        "controller": controller(request.network),  # type: ignore[attr-defined]
        "activities": [(activity.purpose, activity.rows()) for activity in activities()],
    }
    return render(request, "privacy/processing.html", context)
