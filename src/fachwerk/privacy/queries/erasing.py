"""What erasing somebody would do: what goes, what stays and why."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fachwerk.core.personal import Erase, Personal
from fachwerk.privacy.queries.subjects import Subject
from fachwerk.privacy.queries.traces import Trace, account_is_used_elsewhere, traces_of


@dataclass(frozen=True)
class Line:
    """One kind of rows in the preview."""

    personal: Personal
    count: int
    what_happens: str
    goes: bool


@dataclass(frozen=True)
class Preview:
    """The whole picture before the act."""

    subject: Subject
    lines: list[Line]
    account_stays: bool

    @property
    def going(self) -> list[Line]:
        """What will be gone."""
        return [line for line in self.lines if line.goes]

    @property
    def staying(self) -> list[Line]:
        """What stays, each with its reason."""
        return [line for line in self.lines if not line.goes]


def preview_of(subject: Subject) -> Preview:
    """What an erasure would do now."""
    stays = account_is_used_elsewhere(subject)
    return Preview(subject, [_line(trace, account_stays=stays) for trace in traces_of(subject)], stays)


def _line(trace: Trace, *, account_stays: bool) -> Line:
    one = trace.personal
    if one.of_the_account and account_stays:
        reason = _("Der Zugang wird noch in einem anderen Netzwerk genutzt.")
        return Line(one, len(trace.rows), reason, goes=False)
    if one.erase is Erase.KEEP:
        return Line(one, len(trace.rows), str(one.because), goes=False)
    what = {
        Erase.ROW: _("wird gelöscht"),
        Erase.FIELDS: _("wird ohne Namen und Adresse weiter gezählt"),
        Erase.WORDS: _("Name und Adresse werden im Text gestrichen"),
    }
    return Line(one, len(trace.rows), what[one.erase], goes=True)
