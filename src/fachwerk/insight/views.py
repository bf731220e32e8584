"""The portal, facts and interview for everybody; reports and the handover for the office."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from fachwerk.access.pages import actor_of, needs, public
from fachwerk.core import clock
from fachwerk.insight import documents, queries
from fachwerk.insight.forms import DayForm, PeriodForm

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@public
def portal(request: HttpRequest, network: str) -> HttpResponse:
    """Who they are, what they want, what is on, what can be used, how to take part."""
    page = queries.portal_of(actor_of(request), request.network)  # type: ignore[attr-defined]
    return render(request, "insight/portal.html", {"page": page})


@public
def facts(request: HttpRequest, network: str) -> HttpResponse:
    """The answers of ``fachwerk facts`` for one day, with the rule beside each figure."""
    form = DayForm({"am": request.GET.get("am") or clock.today().isoformat()})
    day = form.chosen()
    found = queries.facts_on(request.network, day)  # type: ignore[attr-defined]
    context = {"form": form, "day": day, "sections": queries.fact_sections(found), "facts": found}
    return render(request, "insight/facts.html", context, status=422 if form.errors else 200)


@public
def facts_json(request: HttpRequest, network: str) -> JsonResponse:
    """The same as data."""
    form = DayForm(request.GET)
    day = form.chosen()
    if form.errors:
        return JsonResponse({"error": form.errors["am"][0]}, status=422, json_dumps_params={"ensure_ascii": False})
    found = queries.facts_on(request.network, day)  # type: ignore[attr-defined]
    answer = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@public
def interview(request: HttpRequest, network: str) -> HttpResponse:
    """ "Drei Fragen an uns" with live figures."""
    page = queries.interview_of(request.network)  # type: ignore[attr-defined]
    return render(request, "insight/interview.html", {"page": page})


@needs("insight.read_handover")
def handover(request: HttpRequest, network: str) -> HttpResponse:
    """ "Übergabe": what somebody must know who starts on Monday."""
    report = queries.handover(actor_of(request), request.network)  # type: ignore[attr-defined]
    return render(request, "insight/handover.html", {"report": report})


@needs("insight.read_handover")
def handover_pdf(request: HttpRequest, network: str) -> HttpResponse:
    """The same on paper."""
    report = queries.handover(actor_of(request), request.network)  # type: ignore[attr-defined]
    return _file(documents.report_pdf(report, contents=False), f"{report.file_name}.pdf", PDF)


@needs("insight.read_annual_report")
def annual_report(request: HttpRequest, network: str) -> HttpResponse:
    """The report on a year or a time, as it will stand in the files."""
    form = PeriodForm.asked(request.GET)
    report = queries.annual_report(request.network, form.period)  # type: ignore[attr-defined]
    context = {"form": form, "report": report, "query": form.as_query}
    return render(request, "insight/annual_report.html", context, status=422 if form.errors else 200)


@needs("insight.read_annual_report")
def annual_report_file(request: HttpRequest, network: str, ending: str) -> HttpResponse:
    """The report as Word document or PDF."""
    form = PeriodForm.asked(request.GET)
    report = queries.annual_report(request.network, form.period)  # type: ignore[attr-defined]
    if ending == "docx":
        return _file(documents.report_docx(report), f"{report.file_name}.docx", DOCX)
    return _file(documents.report_pdf(report), f"{report.file_name}.pdf", PDF)


def _file(content: bytes, name: str, mime: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=mime)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
