"""Finding knots in German: words, parts of compounds, synonyms, and near spellings of the title."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.db import connection

from fachwerk.access.actor import Actor
from fachwerk.search.words import query_words
from fachwerk.thread.models import Knot
from fachwerk.thread.trace import Step, may_see, step_of

MOST = 60
NEAR = 0.55  # word similarity of the title from which a mistyped word still counts

# Each word of the query counts once: 3 in the title, 1 in the text. Compared inside one network, where a scan is quick.
_FIND = """
SELECT entry.knot_id,
       (SELECT coalesce(sum(CASE WHEN entry.title_words && asked.forms THEN 3
                                 WHEN entry.text_words && asked.forms THEN 1 ELSE 0 END), 0)
          FROM (SELECT string_to_array(form, ' ')::varchar[] AS forms
                  FROM unnest(%(asked)s::text[]) AS form) AS asked) AS hits,
       public.word_similarity(%(typed)s, lower(knot.title)) AS near
FROM search_entry entry JOIN thread_knot knot ON knot.id = entry.knot_id AND knot.network_id = entry.network_id
WHERE entry.title_words && %(all)s::varchar[] OR entry.text_words && %(all)s::varchar[]
   OR public.word_similarity(%(typed)s, lower(knot.title)) >= %(near)s
ORDER BY hits DESC, near DESC, knot.happened_on DESC NULLS LAST
LIMIT %(most)s
"""


@dataclass(frozen=True)
class Found:
    """One hit as the viewer may see it."""

    step: Step
    hits: int


def find(typed: str, actor: Actor, network_slug: str) -> list[Found]:
    """The best hits of the active network, best first; what the viewer may not see by name is left out."""
    asked = query_words(typed)
    if not asked:
        return []
    given: dict[str, Any] = {
        "asked": [" ".join(forms) for forms in asked],
        "all": [form for forms in asked for form in forms],
        "typed": typed.casefold(),
        "near": NEAR,
        "most": MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_FIND, given)
        rows: list[tuple[uuid.UUID, int, float]] = cursor.fetchall()
    knots = {knot.pk: knot for knot in Knot.objects.filter(pk__in=[row[0] for row in rows])}
    return [
        Found(step_of(knots[key], actor, network_slug, 0), int(hits))
        for key, hits, _near in rows
        if key in knots and may_see(actor, knots[key].visibility)
    ]
