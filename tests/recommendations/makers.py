"""Recommendations and questionnaires, made the way the office makes them."""

from __future__ import annotations

from datetime import date
from typing import Any

from fachwerk.access.actor import Actor
from fachwerk.recommendations import operations
from fachwerk.recommendations.models import Questionnaire, Recommendation

WORDS: dict[str, Any] = {
    "title": "Erst den Ablauf zeichnen, dann Technik kaufen",
    "problem": "Neue Technik soll Ordnung schaffen und macht Unordnung nur schneller.",
    "steps": ["Zeichnen Sie den Weg eines Auftrags.", "Streichen Sie jeden Weg, den niemand erklären kann."],
    "effort": "Ein halber Tag mit vier Personen",
    "cost": "unter 50 €",
    "sectors": ["C", "F"],
    "sizes": ["micro", "small"],
    "done_by": "Betriebsleitung einer Metallfertigung",
    "evidence": "In 38 begleiteten Betrieben sanken die Durchlaufzeiten im Mittel um 18 Prozent.",
    "dimension": "organisation",
    "item_codes": ["ab_ablauf"],
}
AREAS: list[dict[str, Any]] = [
    {
        "title": "Technik im Alltag",
        "dimension": "technology",
        "items": [
            {
                "key": "te_passt",
                "statement": "Unsere Geräte passen zu unseren Aufgaben.",
                "help": "Ohne Liste daneben.",
            },
            {"key": "te_regeln", "statement": "Wir haben besprochen, was wir wofür nutzen."},
        ],
    },
    {
        "title": "Abläufe",
        "dimension": "organisation",
        "items": [
            {"key": "ab_ablauf", "statement": "Wir wissen, welchen Weg ein Auftrag nimmt."},
            {"key": "ab_wege", "statement": "Wir haben einen unnötigen Schritt abgeschafft."},
            {"key": "ab_material", "statement": "Was morgen gebraucht wird, liegt heute bereit."},
        ],
    },
]


def draft(actor: Actor, **words: Any) -> Recommendation:
    """A complete draft."""
    return operations.write_recommendation(actor, **{**WORDS, **words})


def published(actor: Actor, *, review_on: date = date(2019, 3, 31), **words: Any) -> Recommendation:
    """A public one."""
    return operations.publish_recommendation(actor, recommendation=draft(actor, **words), review_on=review_on)


def selfcheck(actor: Actor, **words: Any) -> Questionnaire:
    """A small questionnaire of two areas."""
    return operations.put_questionnaire_in_use(
        actor, **{"title": "Digital im kleinen Betrieb", "areas": AREAS, "intro": "Fünf Sätze.", **words}
    )
