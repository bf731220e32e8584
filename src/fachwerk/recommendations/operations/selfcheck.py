"""The self-check: written by the office, answered by companies without a name."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import SizeClass, WzSection
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.core.slugs import slug_of
from fachwerk.operation.gate import operation
from fachwerk.recommendations import facts
from fachwerk.recommendations.models import Area, CheckRun, Dimension, Item, Questionnaire
from fachwerk.recommendations.models.questionnaire import HIGHEST, LOWEST, usual_scale

Answers = Mapping[str, Sequence[int | None]]  # code → (state, relevance)


@operation("recommendations.put_questionnaire_in_use")
def put_questionnaire_in_use(
    actor: Actor,
    *,
    title: str,
    areas: Sequence[Mapping[str, Any]],
    intro: str = "",
    question_state: str = "",
    question_relevance: str = "",
    scale: Sequence[str] = (),
    no_answer: str = "",
) -> Questionnaire:
    """A changed self-check is a new version; runs of earlier versions stay comparable sentence by sentence."""
    _check_areas(title, areas, scale)
    newest = Questionnaire.objects.order_by("-version").first()
    Questionnaire.objects.filter(is_in_use=True).update(is_in_use=False)
    questionnaire: Questionnaire = Questionnaire.objects.create(
        title=title.strip(),
        version=newest.version + 1 if newest else 1,
        intro=intro.strip(),
        question_state=question_state.strip() or _("So ist es bei uns"),
        question_relevance=question_relevance.strip() or _("Das ist für uns wichtig"),
        scale=list(scale) or usual_scale(),
        no_answer=no_answer.strip() or _("keine Angabe"),
    )
    _write_areas(questionnaire, areas)
    return questionnaire


@operation("recommendations.answer_selfcheck")
def answer_selfcheck(
    actor: Actor,
    *,
    answers: Answers,
    size_class: str = SizeClass.UNKNOWN,
    wz_section: str = "",
    ags: str = "",
    referral: str = "",
    submission: uuid.UUID | None = None,
) -> CheckRun:
    """Whoever agrees is counted without a name; the same sending counts once."""
    questionnaire = Questionnaire.objects.filter(is_in_use=True).first()
    if questionnaire is None:
        raise NotNow(_("Zurzeit gibt es keinen Selbstcheck."))
    run: CheckRun
    run, created = CheckRun.objects.get_or_create(
        pk=submission or uuid.uuid4(),
        defaults={
            "questionnaire": questionnaire,
            "answers": _checked(questionnaire, answers),
            "size_class": size_class if size_class in SizeClass.values else SizeClass.UNKNOWN,
            "wz_section": wz_section if wz_section in WzSection.values else "",
            "ags": ags if len(ags) == 5 and ags.isdigit() else "",
            "referral": referral[:40],
        },
    )
    if created:
        announce(facts.SelfcheckCounted(run_id=run.pk, referral=run.referral))
    return run


def _checked(questionnaire: Questionnaire, answers: Answers) -> dict[str, dict[str, int | None]]:
    known = set(Item.objects.filter(questionnaire=questionnaire).values_list("code", flat=True))
    kept: dict[str, dict[str, int | None]] = {}
    for code, pair in answers.items():
        if code not in known or len(pair) != 2 or any(not _is_step(step) for step in pair):
            raise NotSo(_("Diese Antwort gehört nicht zu diesem Selbstcheck."))
        kept[code] = {"state": pair[0], "relevance": pair[1]}
    if not any(pair["state"] is not None for pair in kept.values()):
        raise NotSo(_("Bitte beantworten Sie mindestens einen Satz."))
    return kept


def _is_step(step: int | None) -> bool:
    return step is None or (isinstance(step, int) and LOWEST <= step <= HIGHEST)


def _check_areas(title: str, areas: Sequence[Mapping[str, Any]], scale: Sequence[str]) -> None:
    if not title.strip():
        raise NotSo(_("Bitte geben Sie dem Selbstcheck einen Titel."), field="title")
    if scale and len(scale) != HIGHEST:
        raise NotSo(_("Die Antworten haben genau fünf Stufen."), field="scale")
    if not areas:
        raise NotSo(_("Bitte schreiben Sie mindestens einen Bereich mit einem Satz."), field="items_1")
    for number, area in enumerate(areas, 1):
        if not str(area["title"]).strip():
            raise NotSo(_("Bitte geben Sie dem Bereich eine Überschrift."), field=f"title_{number}")
        if area["dimension"] not in Dimension.values:
            raise NotSo(_("Bitte wählen Sie Technik oder Organisation."), field=f"dimension_{number}")
        if not area["items"]:
            raise NotSo(_("Bitte schreiben Sie mindestens einen Satz in diesen Bereich."), field=f"items_{number}")
    present = {area["dimension"] for area in areas}
    if present != set(Dimension.values):
        raise NotSo(
            _("Ein Selbstcheck fragt nach Technik und nach Organisation. Bitte ergänzen Sie, was fehlt."),
            field="dimension_1",
        )


def _write_areas(questionnaire: Questionnaire, areas: Sequence[Mapping[str, Any]]) -> None:
    taken: set[str] = set()
    rows: list[Item] = []
    for place, given in enumerate(areas, 1):
        area = Area.objects.create(
            questionnaire=questionnaire, dimension=given["dimension"], title=str(given["title"]).strip(), position=place
        )
        for item in given["items"]:
            text = str(item.get("text") or item.get("statement") or "").strip()
            code = _free_code(str(item.get("code") or item.get("key") or slug_of(text, length=40)), taken)
            rows.append(
                Item(
                    questionnaire=questionnaire, area=area, code=code, text=text[:300],
                    help=str(item.get("help") or "").strip()[:300], position=len(rows) + 1,
                )
            )  # fmt: skip
    Item.objects.bulk_create(rows)


def _free_code(wish: str, taken: set[str]) -> str:
    code = wish if wish not in taken else next(f"{wish}-{n}" for n in range(2, 1000) if f"{wish}-{n}" not in taken)
    taken.add(code)
    return code
