"""Answers with a reason: shown beside a disabled button."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fachwerk.access.actor import Actor
from fachwerk.access.matrix import allows


@dataclass(frozen=True)
class Verdict:
    """Whether something may be done, and if not, why, in a sentence that says what would enable it."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(allowed=True)


def no(reason: str | Promise) -> Verdict:
    """A refusal with its reason."""
    return Verdict(allowed=False, reason=reason)


def verdict(actor: Actor, action: str) -> Verdict:
    """What the matrix alone says."""
    return YES if allows(actor.roles, action) else no(_("Dafür fehlt Ihnen die Berechtigung."))
