"""What events keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import AGREEMENT, CONSENT, YEAR, Erase, Personal, mentions

_TAKING_PART = _("Anmeldungen zu Veranstaltungen und deren Nachweis gegenüber Fördergebern")

PERSONAL: list[Personal] = [
    Personal(
        model="events.Event",
        fields=("reported_by_name", "reported_by_email"),
        about=_("Personen, die eine Veranstaltung melden"),
        purpose=_("Meldungen von Veranstaltungen prüfen"),
        basis=AGREEMENT,
        found_by={"email": "reported_by_email"},
        erase=Erase.FIELDS,
        keep_for=YEAR,
        counted_from="over_at",
        limits=(YEAR / 12, YEAR * 3),
    ),
    mentions("events.Event", "moderated_by", "organiser_name", "audience", "summary", "programme", "cancelled_reason"),
    Personal(
        model="events.Claim",
        fields=("name", "email", "organisation_name", "companions", "support_needs"),
        about=_("Teilnehmende an Veranstaltungen"),
        purpose=_TAKING_PART,
        basis=AGREEMENT,
        found_by={"email": "email"},
        erase=Erase.FIELDS,  # without a name the row still counts for the figures
        keep_for=YEAR * 3,
        counted_from="event__over_at",
        limits=(YEAR / 4, YEAR * 10),
        is_basis=True,
        recipients=_("Fördergeber, soweit sie Teilnahmelisten verlangen"),
    ),
    mentions("events.Claim", "companions", purpose=_TAKING_PART),
    Personal(  # behind the claim: whoever is erased loses the certificate first
        model="events.Certificate",
        fields=("name",),
        about=_("Teilnehmende mit einer Bescheinigung"),
        purpose=_("Teilnahme bescheinigen und die Echtheit prüfen lassen"),
        basis=AGREEMENT,
        found_by={"email": "claim__email", "words": ""},
        keep_for=YEAR * 3,
        counted_from="issued_at",
        limits=(YEAR / 4, YEAR * 10),
    ),
    mentions("events.Finding", "text"),
    mentions("events.Minutes", "text"),
    mentions("events.Satisfaction", "comment"),
    Personal(
        model="events.OpeningWish",
        fields=("email",),
        about=_("Personen, die an den Beginn einer Anmeldung erinnert werden möchten"),
        purpose=_("An den Beginn der Anmeldung erinnern"),
        basis=CONSENT,
        found_by={"email": "email"},
        keep_for=YEAR,
        counted_from="wished_at",
        limits=(YEAR / 12, YEAR),
    ),
]
NOT_PERSONAL = {
    "events.Event": (
        "title",
        "place",
        "address",
        "accessibility_note",
        "cost_note",
        "under_agreement",
        "external_registration_url",
    ),
    "events.Claim": ("multiplier_code", "idempotency_key", "absent"),
    "events.Session": ("title", "room"),
    "events.Certificate": ("number", "code", "event_title", "held_when", "held_where", "withdrawn_reason"),
    "events.FeedbackQuestion": ("text",),
    "events.Finding": ("cluster",),
    "events.FlipChart": ("key", "ending"),
}
