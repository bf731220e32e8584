"""Decisions of the past from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import first_day, rough_day
from fachwerk.decisions.models import Body, Decision, Outcome
from fachwerk.decisions.operations.recording import record_decision
from fachwerk.imports.kinds import Importer, ImportField, Row, key_of, mark_doubles
from fachwerk.imports.queries.named import named_knots, named_rows
from fachwerk.thread.models import Knot, Tie

_OUTCOMES = {
    "beschlossen": Outcome.ADOPTED, "zugestimmt": Outcome.ADOPTED, "ja": Outcome.ADOPTED,
    "einstimmig": Outcome.ADOPTED, "einstimmig angenommen": Outcome.ADOPTED, "genehmigt": Outcome.ADOPTED,
    "nein": Outcome.REJECTED, "nicht beschlossen": Outcome.REJECTED, "verworfen": Outcome.REJECTED,
}  # fmt: skip
WORDS = {"question": gettext_lazy("Wortlaut"), "reason": gettext_lazy("Begründung")}


class PastDecisions(Importer):
    """Decisions that were taken elsewhere; they get no tally."""

    code, path, icon = "past_decisions", "beschluesse", "check"
    label = gettext_lazy("Beschlüsse")
    lead = gettext_lazy("Was beschlossen ist: worum es ging und wann. Stimmen werden nicht erfunden.")
    action = "decisions.record_decision"
    onward_label = gettext_lazy("Beschlüsse ansehen")
    fields: ClassVar[Sequence[ImportField]] = (
        ImportField("title", gettext_lazy("Worum geht es?"), "beschluss|titel|thema|gegenstand|top|betreff",
                    required=True, max_length=300, example="Schwerpunkt 2017"),
        ImportField("decided", gettext_lazy("Datum"), "beschlossen am|sitzung vom|sitzung|tag|jahr|wann",
                    required=True, kind="day", example="12.12.2016"),
        ImportField("body", gettext_lazy("Gremium"), "organ|kreis|ausschuss|runde", max_length=160,
                    example="Lenkungskreis"),
        ImportField("outcome", gettext_lazy("Ergebnis"), "entscheidung|abstimmung|status", kind="choice",
                    choices=Outcome.choices, words=_OUTCOMES, example="angenommen"),
        ImportField("question", gettext_lazy("Wortlaut"), "beschlusstext|text|inhalt", max_length=8000),
        ImportField("reason", gettext_lazy("Begründung"), "grund|erlaeuterung|bemerkung", max_length=8000),
        ImportField("serves", gettext_lazy("Gehört zu"), "handlungsfeld|ziel|massnahme|schwerpunkt", max_length=400),
    )  # fmt: skip
    anchor = "decisions.Decision"
    watched: ClassVar[Mapping[str, Sequence[str]]] = {
        "thread.Tie": (),
        "decisions.Decision": ("title", "question", "reason", "outcome", "decided_on", "protocol_key", "visibility"),
    }

    def refine(self, values: dict[str, Any], row: Row) -> None:
        """Only what is decided can be kept."""
        if values.get("decided") and first_day(*rough_day(values["decided"])) > clock.today():
            row.refuse(_("Das Datum liegt in der Zukunft. Festhalten lässt sich nur, was beschlossen ist."), "decided")

    def judge(self, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """Same subject on the same day is the same decision; a body must be known, none means the first one."""
        known = {
            (key_of(one.title), one.decided_on, one.decided_precision): one
            for one in Decision.objects.exclude(decided_on=None)
        }
        bodies, aims = (
            named_rows(Body.objects.all()),
            named_knots(("goal", "measure", "field_of_action", "focus_topic")),
        )
        mark_doubles(rows, lambda row: (key_of(row.values["title"]), row.values["decided"]))
        for row in rows:
            row.subject = row.values["title"]
            if not row.is_open():
                continue
            body = bodies.one(row, "body", unknown=_("Das Gremium „%(name)s“ gibt es nicht. Legen Sie es zuerst an."))
            serves = aims.each(row, "serves", unknown=_("„%(name)s“ steht nicht im Konzept."))
            decision = known.get((key_of(row.subject), *rough_day(row.values["decided"])))
            row.plan = (decision, body, serves)
            if not row.is_open():
                continue
            if decision is None:
                row.is_new()
                continue
            row.compare({name: (label, getattr(decision, name)) for name, label in WORDS.items()})
            row.is_known()

    def write(self, actor: Actor, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """Keeps what is new through the same operation as the form; completes what is known."""
        for row in rows:
            decision, body, serves = row.plan
            if decision is not None:
                before = {name: getattr(decision, name) for name in row.taken}
                for name in before:
                    setattr(decision, name, row.values[name])
                decision.save()
                row.changed(decision, before)
                continue
            decided_on, precision = rough_day(row.values["decided"])
            decision = record_decision(
                actor, title=row.values["title"], decided_on=decided_on, decided_precision=precision, body=body,
                outcome=row.values.get("outcome", Outcome.ADOPTED), question=row.values.get("question", ""),
                reason=row.values.get("reason", ""), belongs_to=serves,
            )  # fmt: skip
            for tie in Tie.objects.filter(later=decision.pk):
                row.made(tie)
            row.made(decision)

    def link(self, model: str, key: str, network_slug: str) -> str:
        """The page of a decision that was kept."""
        knot = Knot.objects.filter(pk=key, kind="decision").first()
        return reverse("decisions:decision", args=[network_slug, knot.slug]) if knot else ""

    def onward(self, network_slug: str) -> str:
        """The list of decisions."""
        return reverse("decisions:office_decisions", args=[network_slug])
