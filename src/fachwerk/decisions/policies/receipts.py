"""The canonical form of a count: the same rows always give the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from fachwerk.decisions.models import Choice, Decision
from fachwerk.decisions.policies.counting import Votes, count, rule_from

FORMAT = "fachwerk-receipt/1"


@dataclass(frozen=True)
class Paper:
    """What one seat did; no choice means no ballot."""

    seat: str
    choice: str | None
    is_on_behalf: bool
    is_recused: bool


def votes_of(papers: Iterable[Paper]) -> Votes:
    """The numbers behind the papers; ballots of recused seats do not count."""
    papers = list(papers)
    counted = [paper.choice for paper in papers if not paper.is_recused]
    return Votes(
        seats=len(papers),
        recused=sum(paper.is_recused for paper in papers),
        yes=counted.count(Choice.YES),
        no=counted.count(Choice.NO),
        abstain=counted.count(Choice.ABSTAIN),
    )


def canonical(decision: Decision, papers: Iterable[Paper]) -> str:
    """Canonical JSON of what was counted: sorted keys, no spaces, seats in order of their ids."""
    papers = sorted(papers, key=lambda paper: paper.seat)
    votes = votes_of(papers)
    content: dict[str, Any] = {
        "format": FORMAT,
        "decision": str(decision.pk),
        "title": decision.title,
        "question": decision.question,
        "rule": decision.rule,
        "opened_at": _utc(decision.opened_at),
        "closed_at": _utc(decision.closed_at),
        "papers": [
            {
                "seat": paper.seat,
                "choice": None if paper.is_recused else paper.choice,
                "on_behalf": paper.is_on_behalf and not paper.is_recused,
                "recused": paper.is_recused,
            }
            for paper in papers
        ],
        "eligible": votes.eligible,
        "yes": votes.yes,
        "no": votes.no,
        "abstain": votes.abstain,
        "outcome": str(count(rule_from(decision.rule), votes).outcome),
    }
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _utc(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def hash_of(text: str) -> str:
    """SHA-256 of the UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def papers_in(content: Mapping[str, Any]) -> list[Paper]:
    """The papers written in a receipt."""
    return [Paper(row["seat"], row["choice"], row["on_behalf"], row["recused"]) for row in content["papers"]]
