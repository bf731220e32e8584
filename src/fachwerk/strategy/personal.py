"""What strategy keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import AGREEMENT, Erase, Personal, mentions

PERSONAL: list[Personal] = [
    Personal(
        model="strategy.Impulse",
        fields=("sender_email", "sender_phone", "voice"),
        about=_("Personen, die einen Impuls geben"),
        purpose=_("Impulse entgegennehmen und beantworten"),
        basis=AGREEMENT,
        found_by={"email": "sender_email"},
        erase=Erase.FIELDS,
    ),
    mentions("strategy.Impulse", "text", "public_text", "reply", "parked_reason"),
    mentions("strategy.GroupAdvice", "text"),
    mentions("strategy.FocusTopic", "reason", "outcome"),
    mentions("strategy.ConceptVersion", "note", "data_chapter"),
]
NOT_PERSONAL = {
    "strategy.ActionConcept": ("title",),
    "strategy.ConceptVersion": ("label", "file_key"),
    "strategy.FieldOfAction": ("title", "short"),
    "strategy.Goal": ("title",),
    "strategy.Measure": ("title",),
    "strategy.GroupAdvice": ("group_name",),
    "strategy.FocusTopic": ("title", "subtitle"),
    "strategy.Impulse": ("origin_network_name", "origin_title"),
    # decided texts of the concept
    "strategy.FieldWording": ("title", "change_reason", "text"),
    "strategy.GoalWording": ("title", "change_reason", "text"),
    "strategy.MeasureWording": ("title", "change_reason"),
}
