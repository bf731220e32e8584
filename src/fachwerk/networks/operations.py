"""Changes to a network's own row."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor, system
from fachwerk.core import clock
from fachwerk.core.errors import NotNow
from fachwerk.mailing.outbox import send_later
from fachwerk.networks.models import Answer, Interview, Network
from fachwerk.operation.gate import operation
from fachwerk.tenancy.scope import network_scope


def found_network(*, slug: str, name: str, **profile: Any) -> Network:
    """A new network comes into being; the first thing that ever happens in its scope.

    Called from the command line, before anybody has a role in the network.
    """
    network_id = uuid.uuid4()
    with network_scope(network_id):
        return _write_first_row(system("founding", network_id), network_id=network_id, slug=slug, name=name, **profile)


@operation("networks.found_network")
def _write_first_row(actor: Actor, *, network_id: uuid.UUID, slug: str, name: str, **profile: Any) -> Network:
    """The network gets its row, which from now on only the network itself may change."""
    return Network.objects.create(id=network_id, slug=slug, name=name, **profile)


@operation("networks.change_profile", on="network")
def change_profile(actor: Actor, *, network: Network, **profile: Any) -> Network:
    """The office describes its network anew."""
    for name, value in profile.items():
        setattr(network, name, value)
    network.full_clean(exclude=["id"])
    network.save(update_fields=list(profile))
    return network


@operation("networks.release_interview")
def release_interview(
    actor: Actor, *, answered_by: str, answers: Sequence[tuple[str, str]], intro: str = ""
) -> Interview:
    """The office releases its answers to the three questions; the latest released interview is the one shown."""
    interview = Interview.objects.create(answered_by=answered_by, intro=intro, released_on=clock.today())
    for position, (question, text) in enumerate(answers, start=1):
        Answer.objects.create(interview=interview, position=position, question=question, text=text)
    return interview


@operation("networks.report_barrier", on="network")
def report_barrier(actor: Actor, *, network: Network, page: str, text: str, reply_to: str = "") -> Network:
    """Whoever meets a barrier tells the office, which gets it as an e-mail."""
    if not network.office_email:
        raise NotNow(_("Diese Geschäftsstelle hat noch keine E-Mail-Adresse eingetragen. Bitte rufen Sie an."))
    send_later(
        to=network.office_email,
        subject=_("Gemeldete Barriere auf der Website"),
        text=_("Seite: %(page)s\n\n%(text)s\n\nAntwort an: %(reply)s")
        % {"page": page or "–", "text": text, "reply": reply_to or _("keine Adresse angegeben")},
        purpose="networks.report_barrier",
        reply_to=reply_to,
    )
    return network
