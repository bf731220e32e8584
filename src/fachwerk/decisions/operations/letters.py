"""Mails to the people on the seats."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.core.dates import show_moment
from fachwerk.decisions.models import Ballot, Decision, Seat
from fachwerk.decisions.policies.eligibility import people_on, seats_entitled
from fachwerk.mailing.outbox import send_later


def _address(decision: Decision) -> str:
    path = reverse("decisions:vote", args=[decision.network.slug, decision.knot.slug])
    return f"{settings.BASE_URL}{path}"


def _until(decision: Decision) -> str:
    if decision.closes_at is None:
        return _("Abgestimmt wird in der Sitzung.")
    return _("Ihre Stimme zählt, wenn sie bis %(moment)s da ist.") % {"moment": show_moment(decision.closes_at)}


def invite_voters(decision: Decision) -> int:
    """Asks every seat with an address for its vote."""
    return _write(
        decision,
        seats_entitled(decision),
        subject=_("Bitte stimmen Sie ab: %(title)s") % {"title": decision.title},
        first=_("das Gremium „%(body)s“ stimmt ab: %(title)s") % {"body": decision.body.name, "title": decision.title},
        purpose="decisions.invite",
    )


def remind_voters(decision: Decision, seats: Iterable[Seat]) -> int:
    """Asks once more."""
    return _write(
        decision,
        seats,
        subject=_("Ihre Stimme fehlt noch: %(title)s") % {"title": decision.title},
        first=_("Ihre Stimme fehlt noch. Das Gremium „%(body)s“ stimmt ab: %(title)s")
        % {"body": decision.body.name, "title": decision.title},
        purpose="decisions.remind",
    )


def _write(decision: Decision, seats: Iterable[Seat], *, subject: str, first: str, purpose: str) -> int:
    text = _("Guten Tag,\n\n%(first)s\n\n%(until)s\n\nHier stimmen Sie ab:\n%(address)s") % {
        "first": first,
        "until": _until(decision),
        "address": _address(decision),
    }
    addresses = {address for seat in seats for address in _addresses(seat)}
    for address in sorted(addresses):
        send_later(to=address, subject=subject, text=text, purpose=purpose)
    return len(addresses)


def tell_voted_on_behalf(decision: Decision, seat: Seat, ballot: Ballot) -> None:
    """The member learns at once which vote the office entered for it."""
    text = _(
        "Guten Tag,\n\ndie Geschäftsstelle hat für %(organisation)s eine Stimme eingetragen.\n\n"
        "Beschluss: %(title)s\nStimme: %(choice)s\n\n"
        "Stimmt das nicht? Dann ändern Sie die Stimme bis zum Ende der Abstimmung:\n%(address)s"
    ) % {
        "organisation": seat.organisation,
        "title": decision.title,
        "choice": ballot.get_choice_display(),
        "address": _address(decision),
    }
    subject = _("Für Sie eingetragen: %(title)s") % {"title": decision.title}
    for address in _addresses(seat):
        send_later(to=address, subject=subject, text=text, purpose="decisions.on_behalf")


def _addresses(seat: Seat) -> list[str]:
    return [person.email for person in people_on(seat) if person.email]
