"""Asking, confirming, withdrawing. The ledger only grows; the particulars are written once and may be erased."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Person
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo
from fachwerk.core.facts import announce
from fachwerk.core.links import sign_link
from fachwerk.mailing.outbox import send_later
from fachwerk.networks.models import Network
from fachwerk.operation.gate import operation
from fachwerk.privacy import facts
from fachwerk.privacy.models import (
    ConsentEvent,
    ConsentRequest,
    ConsentState,
    ConsentWording,
    Purpose,
    Suppression,
)
from fachwerk.privacy.queries.addresses import mark_of, same_address
from fachwerk.privacy.queries.consents import (
    default_words,
    fingerprint_of,
    may_write_to,
    requests_with_state,
    wording_in_use,
)
from fachwerk.tenancy.scope import active_network_id

CONFIRM, WITHDRAW = "privacy.confirm", "privacy.withdraw"
UNCONFIRMED_STAYS = timedelta(days=7)
UNUSED_LASTS = timedelta(days=4 * 365)
LINK_LASTS = timedelta(days=10 * 365)


@operation("privacy.word_consent")
def word_consent(actor: Actor, *, purpose: str, text: str) -> ConsentWording:
    """A new wording is a new version; whoever agreed before agreed to the words of then."""
    if len(text.split()) < 5:
        raise NotSo(_("Bitte schreiben Sie einen ganzen Satz, dem man zustimmen kann."), field="text")
    return _word(purpose, text.strip())


def _word(purpose: str, text: str) -> ConsentWording:
    known = wording_in_use(purpose)
    if known and known.text == text:
        return known
    return ConsentWording.objects.create(purpose=purpose, version=known.version + 1 if known else 1, text=text)


def wording_for(purpose: str) -> ConsentWording:
    """The wording a form shows; the first one is what the house proposes."""
    network = Network.objects.get(pk=active_network_id())
    return wording_in_use(purpose) or _word(purpose, default_words(purpose, network.name))


@operation("privacy.ask_consent")
def ask_consent(
    actor: Actor,
    *,
    purpose: str,
    email: str,
    name: str = "",
    came_by: str,
    address: str = "",
    answers: Mapping[str, str] | None = None,
    person: Person | None = None,
) -> ConsentRequest | None:
    """Whoever wants something by e-mail gets one mail to confirm; who has confirmed already gets none."""
    if may_write_to(email, purpose):
        return None
    waiting = requests_with_state().filter(email=same_address(email), purpose=purpose, state=ConsentState.ASKED)
    if waiting.filter(asked_at__gt=clock.now() - timedelta(hours=1)).exists():
        return None  # the mail is on its way; nobody fills a stranger's mailbox through our form
    request = ConsentRequest(
        purpose=Purpose(purpose),
        email=same_address(email),
        name=name.strip(),
        person=person,
        wording=wording_for(purpose),
        came_by=came_by,
        address=address,
        answers={key: str(value) for key, value in (answers or {}).items()},
        salt=secrets.token_hex(32),
        asked_at=clock.now(),
    )
    subject, request.mail_text = _confirmation_mail(request)
    request.save(force_insert=True)
    mail = send_later(to=request.email, subject=subject, text=request.mail_text, purpose="privacy.ask_consent")
    _note(
        request,
        ConsentState.ASKED,
        actor,
        {"message_id": mail.message_id, "mail_sha256": hashlib.sha256(mail.text.encode()).hexdigest()},
    )
    return request


def _confirmation_mail(request: ConsentRequest) -> tuple[str, str]:
    network = Network.objects.get(pk=active_network_id())
    link = settings.BASE_URL + sign_link(network.pk, CONFIRM, request.pk, lasts=UNCONFIRMED_STAYS)
    words = {
        "name": f" {request.name}" if request.name else "",
        "network": network.name,
        "wording": request.wording.text,
        "link": link,
        "came_by": request.came_by,
    }
    text = _(
        "Guten Tag%(name)s,\n\nbitte bestätigen Sie mit einem Klick, dass diese Adresse Ihnen gehört und dass Sie "
        "einverstanden sind:\n\n%(wording)s\n\n%(link)s\n\nGefragt wurde auf diesem Weg: %(came_by)s\n\n"
        "Ohne Ihre Bestätigung geschieht nichts, und wir löschen die Anfrage nach sieben Tagen."
    )
    return _("Bitte bestätigen: %(network)s") % words, text % words


@operation("privacy.confirm_consent", on="consent")
def confirm_consent(actor: Actor, *, consent: ConsentRequest, address: str = "") -> ConsentRequest:
    """The click in the mail counts once, and a later wish lifts an earlier refusal for this purpose."""
    if _state_of(consent) == ConsentState.CONFIRMED:
        return consent
    if _state_of(consent) != ConsentState.ASKED:
        raise NotNow(_("Diese Anfrage gilt nicht mehr."))
    _note(consent, ConsentState.CONFIRMED, actor, {"confirmed_with": address})
    _lift(consent)
    announce(facts.ConsentConfirmed(consent.pk, consent.purpose, consent.email, consent.name))
    return consent


@operation("privacy.record_consent_on_paper")
def record_consent_on_paper(
    actor: Actor, *, person: Person, purpose: str, signed_at: datetime, kept_where: str
) -> ConsentRequest:
    """A signature on paper counts at once; the office says where the sheet is kept."""
    if not kept_where.strip():
        raise NotSo(_("Bitte sagen Sie, wo das unterschriebene Blatt liegt."), field="kept_where")
    if signed_at > clock.now():
        raise NotSo(_("Dieser Tag liegt in der Zukunft."), field="signed_on")
    consent = ConsentRequest.objects.create(
        purpose=Purpose(purpose),
        email=same_address(person.email),
        name=person.name,
        person=person,
        wording=wording_for(purpose),
        came_by=_("auf Papier, aufbewahrt: %(where)s") % {"where": kept_where.strip()},
        salt=secrets.token_hex(32),
        asked_at=signed_at,
    )
    _note(consent, ConsentState.CONFIRMED, actor, {"signed_at": signed_at.isoformat()})
    _lift(consent)
    announce(facts.ConsentConfirmed(consent.pk, consent.purpose, consent.email, consent.name))
    return consent


@operation("privacy.withdraw_consent", on="consent")
def withdraw_consent(actor: Actor, *, consent: ConsentRequest, came_by: str = "") -> ConsentRequest:
    """Taking back is as easy as giving: it counts at once and for good, until the person confirms anew."""
    if _state_of(consent) == ConsentState.WITHDRAWN:
        return consent
    same = ConsentRequest.objects.filter(purpose=consent.purpose, is_closed=False)
    ours = same.filter(email=consent.email) if consent.email else same.filter(pk=consent.pk)
    for one in [*ours, *([] if ours.filter(pk=consent.pk).exists() else [consent])]:
        _note(one, ConsentState.WITHDRAWN, actor, {"withdrawn_by": came_by})
    ours.update(is_closed=True, closed_at=clock.now())
    if consent.email:
        Suppression.objects.get_or_create(mark=mark_of("email", consent.email), purpose=consent.purpose)
    announce(facts.ConsentWithdrawn(consent.pk, consent.purpose, consent.email))
    return consent


@operation("privacy.end_consents")
def end_consents(actor: Actor) -> None:
    """What nobody confirmed within seven days is erased; what was not used for four years lapses."""
    now = clock.now()
    unconfirmed = requests_with_state().filter(state=ConsentState.ASKED, asked_at__lt=now - UNCONFIRMED_STAYS)
    for request in unconfirmed:
        _note(request, ConsentState.LAPSED, actor, {})
        request.delete()
    unused = requests_with_state().filter(state=ConsentState.CONFIRMED, state_since__lt=now - UNUSED_LASTS)
    for request in unused.exclude(used_on__gte=(now - UNUSED_LASTS).date()):
        _note(request, ConsentState.LAPSED, actor, {})
        ConsentRequest.objects.filter(pk=request.pk).update(is_closed=True, closed_at=now)


def note_use(email: str, purpose: str) -> None:
    """Says that somebody was written to on the ground of a consent, so that it does not lapse."""
    with transaction.atomic():
        ConsentRequest.objects.filter(email=same_address(email), purpose=purpose, is_closed=False).update(
            used_on=clock.today()
        )


def withdraw_link(consent: ConsentRequest) -> str:
    """The address under which one click ends this consent: for the foot of a mail and for ``List-Unsubscribe``."""
    path = sign_link(active_network_id(), WITHDRAW, consent.pk, lasts=LINK_LASTS)
    return settings.BASE_URL + path.replace("/l/", "/abbestellen/", 1)


def _state_of(consent: ConsentRequest) -> str:
    latest = ConsentEvent.objects.filter(request_id=consent.pk).order_by("-happened_at", "-pk").first()
    return latest.state if latest else ""


def _note(consent: ConsentRequest, state: str, actor: Actor, evidence: Mapping[str, str]) -> ConsentEvent:
    return ConsentEvent.objects.create(
        request_id=consent.pk,
        purpose=consent.purpose,
        state=state,
        happened_at=clock.now(),
        fingerprint=fingerprint_of(consent),
        evidence={key: value for key, value in evidence.items() if value},
        by_user_id=actor.user_id,
    )


def _lift(consent: ConsentRequest) -> None:
    if consent.email:
        Suppression.objects.filter(mark=mark_of("email", consent.email), purpose__in=["", consent.purpose]).delete()
