"""Writing down what came out."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core.errors import NotSo
from fachwerk.core.facts import announce
from fachwerk.events import facts, policies
from fachwerk.events.models import Event, Finding, FindingKind
from fachwerk.operation.gate import operation


@operation("events.note_findings", on="event", when=policies.may_note_findings)
def note_findings(
    actor: Actor,
    *,
    event: Event,
    lines: Sequence[str],
    sort: str = FindingKind.OBSERVATION,
    cluster: str = "",
    is_public: bool = True,
) -> list[Finding]:
    """The office writes down results, one line each; each hangs on its event from then on."""
    return _note(event, lines, sort=sort, cluster=cluster, is_public=is_public)


@operation("events.enter_past_findings", on="event", when=policies.may_note_findings)
def enter_past_findings(
    actor: Actor,
    *,
    event: Event,
    lines: Sequence[str],
    sort: str = FindingKind.OBSERVATION,
    cluster: str = "",
    is_public: bool = True,
) -> list[Finding]:
    """Results of an event that is long over are entered with it and marked as entered later."""
    return _note(event, lines, sort=sort, cluster=cluster, is_public=is_public, is_backfilled=True)


def _note(
    event: Event, lines: Sequence[str], *, sort: str, cluster: str, is_public: bool, is_backfilled: bool = False
) -> list[Finding]:
    texts = [line.strip(" \t•–-*") for line in lines if line.strip(" \t•–-*")]
    if not texts:
        raise NotSo(_("Schreiben Sie mindestens ein Ergebnis auf, eines je Zeile."), field="lines")
    last = Finding.objects.filter(event=event).aggregate(last=Max("position"))["last"] or 0
    noted = []
    for number, text in enumerate(texts, start=last + 1):
        finding = Finding(
            event=event,
            text=text,
            sort=sort,
            cluster=cluster.strip(),
            is_public=is_public,
            position=number,
            is_backfilled=is_backfilled,
        )
        finding.save(force_insert=True)
        noted.append(finding)
    announce(facts.FindingsNoted(event_id=event.pk, finding_ids=tuple(finding.pk for finding in noted)))
    return noted


@operation("events.change_finding", on="finding")
def change_finding(actor: Actor, *, finding: Finding, text: str, sort: str, cluster: str, is_public: bool) -> Finding:
    """The office words a result anew, groups it or takes it from the public page."""
    finding.text, finding.sort, finding.cluster, finding.is_public = text.strip(), sort, cluster.strip(), is_public
    finding.save()
    return finding
