"""What a guest reads at each point of a claim's life: the answer pages, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from fachwerk.events.models import Claim, Standing
from fachwerk.events.queries.places import position_of, shown_moment
from fachwerk.events.queries.quiet_hours import OFFER_HOURS


@dataclass(frozen=True)
class Act:
    """One button: what it does and its words."""

    do: str
    label: str
    variant: str = "alt"


@dataclass(frozen=True)
class Answer:
    """One page: heading, paragraphs and what can be done now."""

    heading: str
    paragraphs: Sequence[str]
    acts: Sequence[Act] = ()
    shows_rules: bool = False


def answer_for(claim: Claim) -> Answer:
    """The page behind a guest's own link."""
    if claim.hold_is_over or claim.standing == Standing.EXPIRED:
        return link_is_over(claim.held_until)
    if claim.standing == Standing.WAITING and claim.needs_click:
        return Answer(
            _("Fast geschafft: Bitte bestätigen Sie Ihre E-Mail-Adresse"),
            [_("Sie kommen auf die Warteliste, sobald Sie Ihre Adresse bestätigt haben.")],
            [Act("again", _("E-Mail noch einmal senden"))],
        )
    return _BY_STANDING[Standing(claim.standing)](claim)


def to_confirm(claim: Claim) -> Answer:
    """What the link in the mail opens: one button."""
    kept = _("Sie kommen auf die Warteliste, sobald Sie Ihre Adresse bestätigt haben.")
    if claim.standing != Standing.WAITING and claim.held_until is not None:
        kept = _("Ihr Platz ist bis %(until)s für Sie reserviert.") % {"until": shown_moment(claim.held_until)}
    return Answer(
        _("Bestätigen Sie Ihre Anmeldung"), [kept], [Act("confirm", _("Anmeldung bestätigen"), variant="primary")]
    )


def sent(email: str, until: datetime | None, *, waits: bool) -> Answer:
    """ "Fast geschafft": the same for everybody, whether the address is known or not."""
    kept = _("Alle Plätze sind vergeben. Nach Ihrem Klick stehen Sie auf der Warteliste; es zählt Ihre Anmeldung.")
    if not waits and until is not None:
        kept = _("Ihr Platz ist bis %(until)s für Sie reserviert.") % {"until": shown_moment(until)}
    return Answer(
        _("Fast geschafft: Bitte bestätigen Sie Ihre E-Mail-Adresse"),
        [
            _("Wir haben eine E-Mail an %(email)s geschickt.") % {"email": email} + " " + kept,
            _("Nichts angekommen? Sehen Sie im Spam-Ordner nach oder lassen Sie sich die E-Mail noch einmal senden."),
        ],
        [Act("again", _("E-Mail noch einmal senden"))],
    )


def sent_at_once(email: str, *, waits: bool) -> Answer:
    """ "Vielen Dank": no click is asked for, and again the same for everybody; only the mail says more."""
    stands = _("Darin steht, wie es um Ihren Platz steht, und der Link zu Ihrer Anmeldung.")
    if waits:
        stands = _("Alle Plätze sind vergeben. Sie kommen auf die Warteliste; es zählt Ihre Anmeldung.")
    return Answer(
        _("Vielen Dank für Ihre Anmeldung"),
        [
            _("Wir haben eine E-Mail an %(email)s geschickt.") % {"email": email} + " " + stands,
            _("Nichts angekommen? Sehen Sie im Spam-Ordner nach oder lassen Sie sich die E-Mail noch einmal senden."),
        ],
        [Act("again", _("E-Mail noch einmal senden"))],
    )


def link_is_over(until: datetime | None) -> Answer:
    """ "Dieser Link galt bis …"."""
    heading = _("Dieser Link gilt nicht mehr")
    sentence = _("Dieser Link galt bis %(until)s.") % {"until": shown_moment(until)} if until else heading + "."
    return Answer(
        heading,
        [sentence, _("Mit einem neuen Link bekommen Sie einen Platz, wenn noch einer frei ist.")],
        [Act("again", _("Neuen Link senden"), "primary")],
    )


def _pending(claim: Claim) -> Answer:
    if claim.is_before_office:
        return Answer(
            _("Ihre Anmeldung liegt der Geschäftsstelle vor"),
            [_("Wir sagen Ihnen per E-Mail zu. Bis dahin halten wir Platz für Sie frei.")],
            [Act("release", _("Anmeldung zurückziehen"), "quiet")],
        )
    return sent(claim.email, claim.held_until, waits=False)


def _confirmed(claim: Claim) -> Answer:
    return Answer(
        _("Ihr Platz ist sicher"),
        [
            _("Sie sind angemeldet. Termin und Ort stehen in der E-Mail, auch als Kalendereintrag."),
            _("Keine Zeit? Geben Sie Ihren Platz frei – jemand auf der Warteliste freut sich."),
        ],
        [Act("release", _("Platz freigeben"), "quiet")],
    )


def _waiting(claim: Claim) -> Answer:
    text = _(
        "Wird ein Platz frei, bieten wir ihn der Reihe nach an. Sie haben dann %(hours)s Stunden Zeit; nachts, am "
        "Wochenende und an Feiertagen läuft die Frist nicht."
    )
    heading = _("Sie stehen auf Platz %(position)s der Warteliste") % {"position": position_of(claim)}
    acts = [Act("release", _("Von der Liste streichen"), "quiet")]
    return Answer(heading, [text % {"hours": OFFER_HOURS}], acts, shows_rules=True)


def _offered(claim: Claim) -> Answer:
    until = shown_moment(claim.held_until) if claim.held_until else ""
    return Answer(
        _("Ein Platz ist frei geworden"),
        [_("Er gehört Ihnen, wenn Sie bis %(until)s zusagen.") % {"until": until}],
        [Act("accept", _("Platz annehmen"), "primary"), Act("decline", _("Ablehnen"), "quiet")],
    )


def _released(claim: Claim) -> Answer:
    if claim.took_at is None:
        return Answer(_("Sie stehen nicht mehr auf der Liste"), [_("Schön, dass Sie Bescheid gegeben haben.")])
    return Answer(
        _("Ihr Platz ist freigegeben"), [_("Danke. Wer als Nächstes auf der Warteliste steht, bekommt ihn angeboten.")]
    )


def _rejected(claim: Claim) -> Answer:
    return Answer(_("Wir konnten Ihnen keinen Platz zusagen"), [_("Den Grund haben wir Ihnen per E-Mail geschrieben.")])


def _declined(claim: Claim) -> Answer:
    return Answer(
        _("Sie haben den Platz abgelehnt"), [_("Danke für die Antwort. Wir bieten ihn der nächsten Person an.")]
    )


def _cancelled(claim: Claim) -> Answer:
    return Answer(
        _("Die Veranstaltung fällt aus"), [claim.event.cancelled_reason or _("Ihre Anmeldung ist damit erledigt.")]
    )


def _attended(claim: Claim) -> Answer:
    return Answer(_("Sie waren dabei"), [_("Danke, dass Sie da waren.")])


def _no_show(claim: Claim) -> Answer:
    return Answer(_("Die Veranstaltung hat stattgefunden"), [_("Wir haben Sie vermisst.")])


_BY_STANDING = {
    Standing.PENDING: _pending,
    Standing.CONFIRMED: _confirmed,
    Standing.WAITING: _waiting,
    Standing.OFFERED: _offered,
    Standing.RELEASED: _released,
    Standing.DECLINED: _declined,
    Standing.REJECTED: _rejected,
    Standing.CANCELLED: _cancelled,
    Standing.ATTENDED: _attended,
    Standing.NO_SHOW: _no_show,
}
