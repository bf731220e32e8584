"""What recommendations keeps about people."""

from __future__ import annotations

from fachwerk.core.personal import Personal, mentions

PERSONAL: list[Personal] = [mentions("recommendations.Uptake", "reason")]
# The questionnaire and its answers name nobody: a run belongs to a size, a sector and a Kreis.
NOT_PERSONAL = {
    "recommendations.Questionnaire": (
        "title",
        "intro",
        "question_state",
        "question_relevance",
        "scale",
        "no_answer",
    ),
    "recommendations.Area": ("title",),
    "recommendations.Item": ("code", "text", "help"),
    "recommendations.CheckRun": ("answers", "ags", "referral"),
    "recommendations.Recommendation": (
        "title",
        "problem",
        "steps",
        "effort",
        "cost",
        "sectors",
        "sizes",
        "done_by",
        "evidence",
    ),
    "recommendations.EarlierWording": ("wording",),
    "recommendations.Fit": ("item_code",),
}
