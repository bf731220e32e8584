"""Shapes of input about recommendations and the self-check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from fachwerk.contacts.models import SizeClass, WzSection
from fachwerk.core.forms import FachwerkForm, HoneypotMixin, SendOnceMixin
from fachwerk.networks.forms import LinesField
from fachwerk.networks.queries import kreis_choices
from fachwerk.recommendations.models import Dimension, Reach, UptakeKind
from fachwerk.recommendations.queries import SIZES, AreaWords, ItemWords, questionnaire_in_use, words_of
from fachwerk.thread.forms import BelongsToField

MOST_AREAS = 7


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def item_choices() -> list[tuple[str, str]]:
    """Every sentence of the self-check in use."""
    questionnaire = questionnaire_in_use()
    if questionnaire is None:
        return []
    return [(item.code, item.text) for area in words_of(questionnaire) for item in area.items]


class RecommendationForm(FachwerkForm):
    """What a company reads first stands first."""

    title = forms.CharField(label=_("Titel"), max_length=160, help_text=_("Was zu tun ist, in einem kurzen Satz."))
    problem = forms.CharField(label=_("Worum es geht"), widget=forms.Textarea(attrs={"rows": 3}))
    steps = LinesField(label=_("Schritte"), required=False, help_text=_("Ein Schritt je Zeile, höchstens zwölf."))
    effort = forms.CharField(
        label=_("Aufwand"),
        max_length=160,
        required=False,
        help_text=_("Zum Beispiel „Ein halber Tag mit vier Personen“."),
    )
    cost = forms.CharField(label=_("Kosten"), max_length=160, required=False, help_text=_("Zum Beispiel „keine“."))
    evidence = forms.CharField(
        label=_("Woran man sieht, dass es wirkt"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    done_by = forms.CharField(
        label=_("Wer hat es gemacht?"),
        max_length=200,
        required=False,
        help_text=_("Eine Funktion, kein Name: „Betriebsleitung einer Metallfertigung mit 22 Beschäftigten“."),
    )
    dimension = forms.ChoiceField(
        label=_("Bereich"), choices=Reach.choices, widget=forms.RadioSelect, initial=Reach.ORGANISATION
    )
    sizes = forms.MultipleChoiceField(
        label=_("Für welche Betriebe?"),
        choices=SIZES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Beschäftigte. Ohne Auswahl gilt sie für alle."),
    )
    grown_from = BelongsToField(kinds=("finding", "event"), label=_("Entstanden aus"))
    belongs_to = BelongsToField(kinds=("goal", "focus_topic"))
    sectors = forms.MultipleChoiceField(
        label=_("Wirtschaftszweige"),
        choices=WzSection.choices,
        required=False,
        help_text=_("Ohne Auswahl gilt sie für alle."),
    )
    item_codes = forms.MultipleChoiceField(
        label=_("Hilft bei diesen Sätzen des Selbstchecks"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    more_fields = ("grown_from", "belongs_to", "sectors", "item_codes")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if sentences := item_choices():
            self.fields["item_codes"].choices = sentences  # type: ignore[attr-defined]
        else:
            del self.fields["item_codes"]


class ReviewDayForm(FachwerkForm):
    """Until when a recommendation counts as checked."""

    review_on = forms.DateField(
        label=_("Geprüft bis"),
        widget=DayInput,
        help_text=_("An diesem Tag sehen Sie sie wieder in Ihrer Liste. Üblich sind zwei Jahre."),
    )


class UptakeForm(HoneypotMixin, SendOnceMixin, FachwerkForm):
    """Two answers without a name."""

    kind = forms.ChoiceField(label=_("Ihre Rückmeldung"), choices=UptakeKind.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Hat nicht geholfen, weil …"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ein Satz genügt. Nur die Geschäftsstelle liest ihn. Bitte keine Namen."),
    )


class ClosingForm(SendOnceMixin, FachwerkForm):
    """The last page of the self-check: may the answers be counted without a name?"""

    size_class = forms.ChoiceField(
        label=_("Wie viele Menschen arbeiten bei Ihnen?"),
        required=False,
        choices=[("", _("keine Angabe")), *SIZES, (SizeClass.LARGE, SizeClass.LARGE.label)],
    )
    ags = forms.ChoiceField(label=_("In welchem Kreis?"), required=False)
    is_counted = forms.BooleanField(
        label=_("Anonym für den regionalen Vergleich mitzählen"),
        required=False,
        initial=True,
        help_text=_(
            "Gespeichert werden nur Ihre Kreuze, der Tag und was Sie auf dieser Seite angeben: kein Name, "
            "keine Adresse. Ohne Häkchen wird nichts gespeichert."
        ),
    )

    def __init__(self, *args: Any, kreise: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kreise:
            self.fields["ags"].choices = [("", _("keine Angabe")), *kreis_choices(kreise)]  # type: ignore[attr-defined]
        else:
            del self.fields["ags"]


@dataclass(frozen=True)
class Question:
    """One of the two questions about a sentence."""

    name: str
    label: str
    chosen: int | None


class AnswerSheet:
    """The self-check on its way: what was ticked so far travels with the pages, nothing is kept on the server."""

    def __init__(self, areas: Sequence[AreaWords], posted: QueryDict) -> None:
        self.areas = areas
        self.posted = posted
        self.answers = {
            item.code: (self._ticked(f"{item.code}.state"), self._ticked(f"{item.code}.relevance"))
            for area in areas
            for item in area.items
        }
        self.step = self._next_step()

    def _ticked(self, name: str) -> int | None:
        value = self.posted.get(name, "")
        return int(value) if value in {"1", "2", "3", "4", "5"} else None

    def _next_step(self) -> int:
        shown = self.posted.get("step", "")
        here = int(shown) if shown.isascii() and shown.isdigit() and len(shown) < 3 else 0
        turn = {"weiter": 1, "zurueck": -1}.get(self.posted.get("go", ""), 0)
        return max(1, min(here + turn, len(self.areas) + 1)) if self.posted else 1

    @property
    def wants_result(self) -> bool:
        """Whether the last page was sent."""
        return self.posted.get("go") == "ergebnis"

    @property
    def is_closing(self) -> bool:
        """Whether every area was shown."""
        return self.step > len(self.areas)

    @property
    def area(self) -> AreaWords | None:
        """The area of this page."""
        return None if self.is_closing else self.areas[self.step - 1]

    def rows(self, question_state: str, question_relevance: str) -> list[tuple[ItemWords, list[Question]]]:
        """The sentences of this page with both questions."""
        return [
            (
                item,
                [
                    Question(f"{item.code}.state", question_state, self.answers[item.code][0]),
                    Question(f"{item.code}.relevance", question_relevance, self.answers[item.code][1]),
                ],
            )
            for item in (self.area.items if self.area else ())
        ]

    @property
    def carried(self) -> list[tuple[str, int]]:
        """What was ticked on the other pages."""
        here = {item.code for item in (self.area.items if self.area else ())}
        pairs = [(code, *pair) for code, pair in self.answers.items() if code not in here]
        found = [(f"{code}.state", state) for code, state, _relevance in pairs if state is not None]
        return found + [(f"{code}.relevance", relevance) for code, _state, relevance in pairs if relevance is not None]

    @property
    def answered(self) -> int:
        """Sentences with a state."""
        return sum(state is not None for state, _relevance in self.answers.values())


class QuestionnaireForm(FachwerkForm):
    """The office writes its own self-check: areas, and in each one sentence a line."""

    title = forms.CharField(label=_("Titel"), max_length=160)
    intro = forms.CharField(label=_("Einleitung"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_AREAS + 1):
            self.fields[f"title_{number}"] = forms.CharField(
                label=_("Bereich %(number)s") % {"number": number}, required=False, max_length=120
            )
            self.fields[f"dimension_{number}"] = forms.ChoiceField(
                label=_("Fragt nach"), choices=Dimension.choices, required=False, initial=Dimension.TECHNOLOGY
            )
            self.fields[f"items_{number}"] = LinesField(
                label=_("Sätze"),
                required=False,
                help_text=_("Ein Satz je Zeile. Ein Hinweis steht hinter einem senkrechten Strich: Satz | Hinweis"),
            )

    def areas(self, known: dict[str, str]) -> list[dict[str, Any]]:
        """Areas as the operation takes them; an unchanged sentence keeps its code (``known``: sentence → code)."""
        found = []
        for number in range(1, MOST_AREAS + 1):
            title, lines = self.cleaned_data[f"title_{number}"], self.cleaned_data[f"items_{number}"]
            if title or lines:
                items = [line.partition("|") for line in lines]
                found.append(
                    {
                        "title": title,
                        "dimension": self.cleaned_data[f"dimension_{number}"],
                        "items": [
                            {"text": text.strip(), "help": help_.strip(), "code": known.get(text.strip(), "")}
                            for text, _bar, help_ in items
                            if text.strip()
                        ],
                    }
                )
        return found

    @property
    def groups(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The fields of each area, for the template."""
        return [
            (number, [self[f"title_{number}"], self[f"dimension_{number}"], self[f"items_{number}"]])
            for number in range(1, MOST_AREAS + 1)
        ]


def initial_of_questionnaire() -> dict[str, Any]:
    """The questionnaire in use as typed; an empty form before the first one."""
    questionnaire = questionnaire_in_use()
    if questionnaire is None:
        return {}
    initial: dict[str, Any] = {"title": questionnaire.title, "intro": questionnaire.intro}
    for number, area in enumerate(words_of(questionnaire), 1):
        initial |= {
            f"title_{number}": area.title,
            f"dimension_{number}": area.dimension,
            f"items_{number}": [f"{item.text} | {item.help}" if item.help else item.text for item in area.items],
        }
    return initial
