"""Counting votes with whole numbers and fractions only, and saying in sentences how it was counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.decisions.models import Body, MajorityBase, Method, Outcome


@dataclass(frozen=True)
class Rule:
    """How a body counts."""

    method: str
    quorum: Fraction
    base: str
    threshold: Fraction
    is_strict: bool

    def as_json(self) -> dict[str, Any]:
        """The form kept with a decision and in its receipt."""
        return {
            "method": self.method,
            "quorum": [self.quorum.numerator, self.quorum.denominator],
            "base": self.base,
            "threshold": [self.threshold.numerator, self.threshold.denominator],
            "strict": self.is_strict,
        }


def rule_of(body: Body, method: str) -> Rule:
    """The rule that a decision of this body is opened with."""
    return Rule(method, body.quorum, body.majority_base, body.threshold, body.is_strict)


def rule_from(kept: Mapping[str, Any]) -> Rule:
    """Reads what ``Rule.as_json`` wrote."""
    return Rule(
        kept["method"], Fraction(*kept["quorum"]), kept["base"], Fraction(*kept["threshold"]), bool(kept["strict"])
    )


@dataclass(frozen=True)
class Votes:
    """The numbers that a verdict is made of. ``recused`` seats are counted in ``seats`` but take no part."""

    seats: int
    recused: int
    yes: int
    no: int
    abstain: int

    @property
    def eligible(self) -> int:
        """Seats that may vote on this matter."""
        return self.seats - self.recused

    @property
    def present(self) -> int:
        """Seats that gave a ballot."""
        return self.yes + self.no + self.abstain

    @property
    def missing(self) -> int:
        """Seats that gave none."""
        return self.eligible - self.present


@dataclass(frozen=True)
class Count:
    """The verdict, the quorum in seats, and the way to it, sentence by sentence."""

    outcome: str
    needed: int
    sentence: str
    steps: tuple[str, ...]


def count(rule: Rule, votes: Votes) -> Count:
    """The verdict on these votes under this rule."""
    if rule.method == Method.CONSENT_UNTIL:
        return _consent(votes)
    needed = max(1, -(-rule.quorum.numerator * votes.eligible // rule.quorum.denominator))
    steps = [*_who_may(votes), _quorum_step(rule, votes, needed)]
    if votes.present < needed:
        sentence = _(
            "Nicht beschlussfähig: %(present)s von %(eligible)s stimmberechtigten Sitzen haben abgestimmt, "
            "nötig waren %(needed)s."
        ) % {"present": votes.present, "eligible": votes.eligible, "needed": needed}
        return Count(Outcome.INQUORATE, needed, sentence, (*steps, sentence))
    base = {
        MajorityBase.YES_NO: votes.yes + votes.no,
        MajorityBase.CAST: votes.present,
        MajorityBase.ELIGIBLE: votes.eligible,
    }[MajorityBase(rule.base)]
    adopted = _reaches(rule, votes.yes, base)
    steps += [
        _("Abgegeben wurden %(yes)s Ja, %(no)s Nein und %(abstain)s.") % _numbers(votes),
        _base_step(rule.base, base),
        _majority_step(rule, votes.yes, base, adopted=adopted),
    ]
    outcome = Outcome.ADOPTED if adopted else Outcome.REJECTED
    return Count(outcome, needed, _sentence(rule, votes, adopted=adopted), tuple(steps))


def _reaches(rule: Rule, yes: int, base: int) -> bool:
    if base == 0:
        return False
    left, right = yes * rule.threshold.denominator, rule.threshold.numerator * base
    return left > right if rule.is_strict else left >= right


def _numbers(votes: Votes) -> dict[str, object]:
    abstain = ngettext("%(count)s Enthaltung", "%(count)s Enthaltungen", votes.abstain) % {"count": votes.abstain}
    return {"yes": votes.yes, "no": votes.no, "abstain": abstain}


def _who_may(votes: Votes) -> list[str]:
    steps = [
        ngettext("Das Gremium hatte %(count)s Sitz.", "Das Gremium hatte %(count)s Sitze.", votes.seats)
        % {"count": votes.seats}
    ]
    if votes.recused:
        steps.append(
            ngettext(
                "%(count)s Sitz war befangen und zählt bei Stimmrecht, Beschlussfähigkeit und Mehrheit nicht mit; "
                "stimmberechtigt waren %(eligible)s.",
                "%(count)s Sitze waren befangen und zählen bei Stimmrecht, Beschlussfähigkeit und Mehrheit nicht mit; "
                "stimmberechtigt waren %(eligible)s.",
                votes.recused,
            )
            % {"count": votes.recused, "eligible": votes.eligible}
        )
    return steps


def _quorum_step(rule: Rule, votes: Votes, needed: int) -> str:
    return _(
        "Nötig für die Beschlussfähigkeit: mindestens %(share)s der stimmberechtigten Sitze, "
        "also %(needed)s von %(eligible)s; abgestimmt haben %(present)s."
    ) % {
        "share": share_words(rule.quorum),
        "needed": needed,
        "eligible": votes.eligible,
        "present": votes.present,
    }


def _base_step(base_name: str, base: int) -> str:
    words = {
        MajorityBase.YES_NO: _("Die Mehrheit wird von den Ja- und Nein-Stimmen gerechnet, das sind %(base)s."),
        MajorityBase.CAST: _("Die Mehrheit wird von allen abgegebenen Stimmen gerechnet, das sind %(base)s."),
        MajorityBase.ELIGIBLE: _("Die Mehrheit wird von allen stimmberechtigten Sitzen gerechnet, das sind %(base)s."),
    }[MajorityBase(base_name)]
    return words % {"base": base}


def needed_words(rule: Rule) -> str:
    """ "mehr als die Hälfte" or "mindestens zwei Drittel"."""
    words = _("mehr als %(share)s") if rule.is_strict else _("mindestens %(share)s")
    return words % {"share": share_words(rule.threshold)}


def rule_sentences(body: Body) -> list[str]:
    """What the rules of a body say, for people."""
    rule = rule_of(body, Method.VOTE)
    sentences = [
        _("Nötig für die Beschlussfähigkeit: mindestens %(share)s der Sitze.") % {"share": share_words(rule.quorum)}
        if rule.quorum
        else _("Beschlussfähig ist das Gremium, sobald ein Sitz abstimmt."),
        _("Nötig für die Annahme: %(needed)s.") % {"needed": needed_words(rule)},
        _("Gerechnet wird von: %(base)s.") % {"base": MajorityBase(rule.base).label},
    ]
    if not body.circular_allowed:
        sentences.append(_("Abgestimmt wird nur in Sitzungen."))
    days = body.invitation_days
    if days:
        sentences.append(
            ngettext(
                "Zu Sitzungen wird spätestens %(days)s Tag vorher eingeladen.",
                "Zu Sitzungen wird spätestens %(days)s Tage vorher eingeladen.",
                days,
            )
            % {"days": days}
        )
    return sentences


def _majority_step(rule: Rule, yes: int, base: int, *, adopted: bool) -> str:
    words = (
        _("Nötig für die Annahme: %(needed)s. %(yes)s von %(base)s erreicht das.")
        if adopted
        else _("Nötig für die Annahme: %(needed)s. %(yes)s von %(base)s erreicht das nicht.")
    )
    return words % {"needed": needed_words(rule), "yes": yes, "base": base}


def _sentence(rule: Rule, votes: Votes, *, adopted: bool) -> str:
    words = (
        _("Angenommen mit %(yes)s Ja, %(no)s Nein und %(abstain)s; nötig war %(needed)s.")
        if adopted
        else _("Abgelehnt mit %(yes)s Ja, %(no)s Nein und %(abstain)s; nötig war %(needed)s.")
    )
    return words % {**_numbers(votes), "needed": needed_words(rule)}


def _consent(votes: Votes) -> Count:
    steps = [
        *_who_may(votes),
        _("Der Vorschlag gilt als angenommen, wenn bis zum Ende der Frist niemand widerspricht."),
    ]
    if votes.eligible == 0:
        sentence = _("Nicht beschlussfähig: Kein Sitz war stimmberechtigt.")
        return Count(Outcome.INQUORATE, 1, sentence, (*steps, sentence))
    if votes.no == 0:
        sentence = _("Angenommen: Bis zum Ende der Frist hat niemand widersprochen.")
        return Count(Outcome.ADOPTED, 0, sentence, (*steps, _("Es gab keinen Widerspruch.")))
    sentence = ngettext(
        "Abgelehnt: %(count)s Sitz hat widersprochen.", "Abgelehnt: %(count)s Sitze haben widersprochen.", votes.no
    ) % {"count": votes.no}
    return Count(Outcome.REJECTED, 0, sentence, (*steps, sentence))


def share_words(share: Fraction) -> str:
    """ "die Hälfte", "zwei Drittel" or "3/5"."""
    words = {
        Fraction(1, 2): _("die Hälfte"),
        Fraction(1, 3): _("ein Drittel"),
        Fraction(2, 3): _("zwei Drittel"),
        Fraction(1, 4): _("ein Viertel"),
        Fraction(3, 4): _("drei Viertel"),
        Fraction(1): _("jede Stimme"),
    }
    return words.get(share, f"{share.numerator}/{share.denominator}")
