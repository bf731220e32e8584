"""The self-check: five short pages, one result; nothing is kept on the way."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fachwerk.access.pages import actor_of, public
from fachwerk.core.errors import FachwerkError
from fachwerk.core.referrals import remembered
from fachwerk.recommendations import queries
from fachwerk.recommendations.forms import AnswerSheet, ClosingForm
from fachwerk.recommendations.models import Questionnaire
from fachwerk.recommendations.operations import answer_selfcheck


@public
def selfcheck(request: HttpRequest, network: str) -> HttpResponse:
    """What it is, how long it takes, what happens to the answers."""
    questionnaire = queries.questionnaire_in_use()
    areas = queries.words_of(questionnaire) if questionnaire else []
    frame = {"questionnaire": questionnaire, "areas": areas, "items": sum(len(area.items) for area in areas)}
    return render(request, "recommendations/selfcheck.html", frame)


@public
def questions(request: HttpRequest, network: str) -> HttpResponse:
    """One page per area, then the closing page, then the result."""
    questionnaire = queries.questionnaire_in_use()
    if questionnaire is None:
        return redirect("recommendations:selfcheck", network)
    sheet = AnswerSheet(queries.words_of(questionnaire), request.POST)
    if sheet.wants_result:
        return _result(request, questionnaire, sheet)
    return _page(request, questionnaire, sheet, _closing(request, sheet))


def _closing(request: HttpRequest, sheet: AnswerSheet) -> ClosingForm:
    kreise = request.network.kreise  # type: ignore[attr-defined]
    return ClosingForm(request.POST if sheet.wants_result else None, kreise=kreise)


def _page(request: HttpRequest, questionnaire: Questionnaire, sheet: AnswerSheet, form: ClosingForm) -> HttpResponse:
    frame = {
        "questionnaire": questionnaire,
        "sheet": sheet,
        "form": form,
        "rows": sheet.rows(questionnaire.question_state, questionnaire.question_relevance),
        "scale": list(enumerate(questionnaire.scale, 1)),
        "count": len(sheet.answers),
    }
    return render(request, "recommendations/questions.html", frame, status=422 if form.errors else 200)


def _result(request: HttpRequest, questionnaire: Questionnaire, sheet: AnswerSheet) -> HttpResponse:
    form = _closing(request, sheet)
    if form.is_valid() and not sheet.answered:
        form.add_error(None, _("Bitte beantworten Sie mindestens einen Satz. Gehen Sie dazu zurück."))
    if not form.is_valid():
        return _page(request, questionnaire, sheet, form)
    try:
        counted = form.cleaned_data["is_counted"]
        if counted:
            answer_selfcheck(
                actor_of(request), answers=sheet.answers, size_class=form.cleaned_data["size_class"],
                ags=form.cleaned_data.get("ags", ""), referral=remembered(request),
                submission=form.cleaned_data["sending_key"],
            )  # fmt: skip
    except FachwerkError as error:
        form.add_refusal(error)
        return _page(request, questionnaire, sheet, form)
    page = queries.result_page(questionnaire, sheet.answers)
    return render(request, "recommendations/result.html", {**page, "counted": counted})
