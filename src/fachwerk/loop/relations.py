"""Which kinds may hang on which, and how: the vocabulary of the thread as data. Only ``loop`` knows all stations.

Read as: the later kind → relation → the earlier kinds. Keys declared in ``grows_from`` of a model need no entry.
"""

from __future__ import annotations

from fachwerk.thread.models import Relation

ANYTHING = "*"

# a clause of the concept comes from what was said, advised or decided, from its version, or from a merged clause
CAUSES_OF_A_CLAUSE = (
    "impulse", "group_advice", "decision", "concept_version", "finding", "event", "field_of_action", "goal", "measure",
)  # fmt: skip

ALLOWED: dict[tuple[str, str], tuple[str, ...]] = {
    # an impulse may come out of anything: an event, a result, a good example of our own
    ("impulse", Relation.GROWS_FROM): (ANYTHING,),
    ("impulse", Relation.SERVES): ("goal", "field_of_action", "measure", "focus_topic"),
    # the concept
    ("group_advice", Relation.GROWS_FROM): ("impulse", "body", "event", "finding"),
    ("field_of_action", Relation.GROWS_FROM): CAUSES_OF_A_CLAUSE,
    ("goal", Relation.GROWS_FROM): CAUSES_OF_A_CLAUSE,
    ("measure", Relation.GROWS_FROM): CAUSES_OF_A_CLAUSE,
    ("concept_version", Relation.GROWS_FROM): ("decision", "impulse", "group_advice", "event", "finding"),
    ("concept_version", Relation.REPLACES): ("concept_version",),
    ("field_of_action", Relation.REPLACES): ("field_of_action",),
    ("goal", Relation.REPLACES): ("goal",),
    ("measure", Relation.REPLACES): ("measure",),
    ("focus_topic", Relation.SERVES): ("goal", "field_of_action", "measure"),
    ("focus_topic", Relation.GROWS_FROM): ("impulse", "decision", "finding", "result", "goal"),
    # deciding
    ("decision", Relation.DECIDES): (ANYTHING,),
    ("decision", Relation.SERVES): ("goal", "measure", "field_of_action", "focus_topic"),
    ("body", Relation.SERVES): ("goal", "measure", "field_of_action", "focus_topic"),
    # meeting
    ("event", Relation.SERVES): ("focus_topic", "goal", "measure", "field_of_action"),
    ("event", Relation.GROWS_FROM): (
        "impulse",
        "decision",
        "finding",
        "support_request",
        "event",
        "project",
        "agreement",
    ),
    ("finding", Relation.GROWS_FROM): ("event",),
    ("finding", Relation.SERVES): ("goal", "measure"),
    # helping small companies
    ("recommendation", Relation.GROWS_FROM): ("finding", "event", "impulse", "result", "project"),
    ("recommendation", Relation.SERVES): ("goal", "measure", "field_of_action", "focus_topic"),
    # projects
    ("project_idea", Relation.GROWS_FROM): ("finding", "impulse", "event", "recommendation", "result", "project_idea"),
    ("project_idea", Relation.SERVES): ("goal", "measure", "field_of_action", "focus_topic"),
    ("sketch", Relation.SERVES): ("goal", "measure", "field_of_action"),
    ("sketch", Relation.GROWS_FROM): ("project_idea", "impulse", "finding"),
    ("endorsement", Relation.ENDORSES): ("sketch", "project_idea", "project"),
    ("endorsement", Relation.SERVES): ("goal", "measure", "field_of_action"),
    ("endorsement", Relation.GROWS_FROM): ("decision", "sketch", "project_idea"),
    ("award", Relation.FUNDS): ("project", "sketch", "project_idea", "endorsement"),
    ("award", Relation.GROWS_FROM): ("endorsement", "sketch"),
    ("project", Relation.SERVES): ("goal", "measure", "field_of_action", "focus_topic"),
    ("project", Relation.GROWS_FROM): ("award", "endorsement", "sketch", "project_idea", "impulse", "finding", "event"),
    ("result", Relation.RESULTS_IN): ("project",),
    ("result", Relation.GROWS_FROM): ("project",),
    ("result", Relation.SERVES): ("goal", "measure"),
    # sharing
    ("good_example", Relation.RETELLS): ("result", "project", "recommendation", "event"),
    ("good_example", Relation.GROWS_FROM): ("result", "project", "recommendation", "event"),
    ("agreement", Relation.SERVES): ("goal", "measure", "field_of_action", "focus_topic"),
    ("agreement", Relation.GROWS_FROM): ("decision", "impulse", "event", "good_example"),
    ("support_request", Relation.SERVES): ("event", "goal", "project", "focus_topic"),
    ("support_request", Relation.GROWS_FROM): ("impulse", "event"),
}


def makes_sense(later: str, relation: str, earlier: str) -> bool:
    """Whether a knot of kind ``later`` may hang on one of kind ``earlier`` by ``relation``."""
    kinds = ALLOWED.get((later, relation), ())
    return earlier in kinds or ANYTHING in kinds
