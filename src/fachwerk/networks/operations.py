"""Changes to a network's own row and to the pages it owes its visitors."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor, system
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.mailing.outbox import send_later
from fachwerk.networks.models import Answer, BarrierReport, InstallationProfile, Interview, LegalText, Network
from fachwerk.operation.gate import operation
from fachwerk.tenancy.scope import active_network_id, network_scope


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


@operation("networks.report_barrier")
def report_barrier(
    actor: Actor, *, page: str, text: str, reply_to: str = "", key: uuid.UUID | None = None
) -> BarrierReport:
    """Whoever meets a barrier tells the office, which finds it on its list and gets it as an e-mail."""
    report, is_new = BarrierReport.objects.get_or_create(
        sending_key=key or uuid.uuid4(), defaults={"text": text, "page": page, "reply_to": reply_to}
    )
    network = Network.objects.get(pk=active_network_id())
    if is_new and network.office_email:
        send_later(
            to=network.office_email,
            subject=_("Gemeldete Barriere auf der Website"),
            text=_("Seite: %(page)s\n\n%(text)s\n\nAntwort an: %(reply)s")
            % {"page": page or "–", "text": text, "reply": reply_to or _("keine Adresse angegeben")},
            purpose="networks.report_barrier",
            reply_to=reply_to,
        )
    return report


@operation("networks.answer_barrier", on="report")
def answer_barrier(actor: Actor, *, report: BarrierReport, text: str) -> BarrierReport:
    """The office answers a reported barrier once; whoever left an address gets the answer by mail."""
    if report.answered_at:
        raise NotNow(_("Diese Meldung ist schon beantwortet."))
    report.answer, report.answered_at = text, clock.now()
    report.save(update_fields=["answer", "answered_at"])
    if report.reply_to:
        send_later(
            to=report.reply_to,
            subject=_("Ihre Meldung einer Barriere"),
            text=_("Guten Tag,\n\n%(answer)s\n\nIhre Meldung:\n%(text)s") % {"answer": text, "text": report.text},
            purpose="networks.answer_barrier",
        )
    return report


@operation("networks.word_legal_page")
def word_legal_page(
    actor: Actor, *, legal_kind: str, sections: Sequence[Mapping[str, str]], reviewed_on: date | None = None
) -> LegalText:
    """The office words a page it owes its visitors; the version before stays known with its day."""
    if not sections:
        raise NotSo(_("Bitte lassen Sie mindestens einen Abschnitt stehen."))
    if reviewed_on and reviewed_on > clock.today():
        raise NotSo(_("Der Tag der Überprüfung liegt in der Zukunft."), field="reviewed_on")
    plain = [{"heading": one["heading"].strip(), "text": one["text"].strip()} for one in sections]
    return LegalText.objects.create(
        legal_kind=legal_kind, sections=plain, reviewed_on=reviewed_on, written_at=clock.now()
    )


@operation("networks.describe_installation")
def describe_installation(actor: Actor, **profile: Any) -> InstallationProfile:
    """The administration says who runs the installation, for the pages outside of networks."""
    return write_installation_profile(**profile)


def write_installation_profile(**profile: Any) -> InstallationProfile:
    """Also called from the command line, before anybody has an account."""
    written: InstallationProfile = InstallationProfile.objects.update_or_create(
        pk=InstallationProfile.ONLY, defaults={**profile, "described_at": clock.now()}
    )[0]
    return written
