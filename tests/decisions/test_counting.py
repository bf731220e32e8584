"""The verdict depends on whole numbers and fractions only."""

from __future__ import annotations

from fractions import Fraction

import pytest

from fachwerk.decisions.models import MajorityBase, Method
from fachwerk.decisions.policies.counting import Rule, Votes, count, share_words

HALF = Fraction(1, 2)


def _rule(quorum: Fraction = HALF, base: str = "yes_no", threshold: Fraction = HALF, strict: bool = True) -> Rule:
    return Rule(Method.VOTE, quorum, base, threshold, strict)


@pytest.mark.parametrize(
    ("rule", "votes", "outcome"),
    [
        (_rule(), Votes(18, 1, 12, 1, 1), "adopted"),
        (_rule(), Votes(17, 0, 4, 4, 1), "rejected"),  # a tie is no majority
        (_rule(strict=False), Votes(17, 0, 4, 4, 1), "adopted"),
        (_rule(), Votes(17, 0, 8, 0, 0), "inquorate"),
        (_rule(), Votes(17, 0, 9, 0, 0), "adopted"),  # half of 17 is 9, never 8
        (_rule(), Votes(16, 0, 8, 0, 0), "adopted"),
        (_rule(base=MajorityBase.CAST), Votes(10, 0, 4, 1, 4), "rejected"),  # 4 of 9
        (_rule(base=MajorityBase.ELIGIBLE), Votes(10, 0, 5, 0, 0), "rejected"),  # 5 of 10 is not more than half
        (_rule(base=MajorityBase.ELIGIBLE), Votes(10, 1, 5, 0, 0), "adopted"),  # 5 of 9 is
        (_rule(threshold=Fraction(2, 3), strict=False), Votes(9, 0, 6, 3, 0), "adopted"),
        (_rule(threshold=Fraction(2, 3), strict=True), Votes(9, 0, 6, 3, 0), "rejected"),
        (_rule(), Votes(5, 0, 0, 0, 5), "rejected"),  # nobody said yes
        (_rule(quorum=Fraction(0)), Votes(5, 0, 0, 0, 0), "inquorate"),  # nobody at all decides nothing
        (_rule(), Votes(3, 3, 0, 0, 0), "inquorate"),
    ],
)
def test_verdict(rule: Rule, votes: Votes, outcome: str) -> None:
    assert count(rule, votes).outcome == outcome


def test_the_way_is_told_in_sentences() -> None:
    told = count(_rule(), Votes(18, 1, 12, 1, 1))
    assert told.needed == 9
    assert told.sentence == "Angenommen mit 12 Ja, 1 Nein und 1 Enthaltung; nötig war mehr als die Hälfte."
    assert told.steps == (
        "Das Gremium hatte 18 Sitze.",
        "1 Sitz war befangen und zählt bei Stimmrecht, Beschlussfähigkeit und Mehrheit nicht mit; "
        "stimmberechtigt waren 17.",
        "Nötig für die Beschlussfähigkeit: mindestens die Hälfte der stimmberechtigten Sitze, "
        "also 9 von 17; abgestimmt haben 14.",
        "Abgegeben wurden 12 Ja, 1 Nein und 1 Enthaltung.",
        "Die Mehrheit wird von den Ja- und Nein-Stimmen gerechnet, das sind 13.",
        "Nötig für die Annahme: mehr als die Hälfte. 12 von 13 erreicht das.",
    )


def test_consent_holds_until_somebody_objects() -> None:
    rule = Rule(Method.CONSENT_UNTIL, HALF, "yes_no", HALF, True)
    assert count(rule, Votes(9, 0, 0, 0, 0)).outcome == "adopted"
    assert count(rule, Votes(9, 0, 5, 1, 0)).outcome == "rejected"


def test_shares_have_words() -> None:
    assert [share_words(Fraction(*pair)) for pair in ((1, 2), (2, 3), (3, 5))] == ["die Hälfte", "zwei Drittel", "3/5"]
