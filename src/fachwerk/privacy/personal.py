"""What privacy itself keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import CONSENT, DUTY, YEAR, Personal

PERSONAL: list[Personal] = [
    Personal(
        model="privacy.ConsentRequest",
        fields=("email", "name", "came_by", "address", "answers", "mail_text", "salt"),
        about=_("Personen, die eingewilligt haben"),
        purpose=_("Einwilligungen nachweisen"),
        basis=CONSENT,
        found_by={"person": "person", "email": "email"},
        keep_for=YEAR * 3,
        counted_from="closed_at",
        limits=(YEAR, YEAR * 4),
        secret=("salt",),
    ),
    Personal(
        model="privacy.KeepReason",
        fields=("reason",),
        about=_("Ansprechpersonen"),
        purpose=_("Begründen, warum jemand gespeichert bleibt"),
        basis=DUTY,
        found_by={"person": "person"},
    ),
]
NOT_PERSONAL = {
    "privacy.ConsentWording": ("text",),
    "privacy.ConsentEvent": ("fingerprint", "evidence"),
    # keyed hashes: they answer "is it this one?" and name nobody
    "privacy.Suppression": ("mark",),
    "privacy.Erasure": ("marks", "counts"),
    "privacy.KeepPeriod": ("declaration",),
}
