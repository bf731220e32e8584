"""What the journal keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import Erase, Personal

_WHO_ACTED = _("Personen mit Zugang")
_PROOF = _("Nachvollziehen, wer was wann getan hat")

PERSONAL: list[Personal] = [
    Personal(
        model="journal.Entry",
        fields=("acted_as",),
        about=_WHO_ACTED,
        purpose=_PROOF,
        found_by={"user": "actor_user_id"},
        erase=Erase.KEEP,
        because=_("Das Verzeichnis der Vorgänge nennt nur die Nummer des Zugangs und keinen Namen."),
    ),
    Personal(
        model="journal.Detail",
        fields=("sealed",),
        about=_("Ansprechpersonen"),
        purpose=_PROOF,
        found_by={"person": "about_id"},
        erase=Erase.KEEP,
        because=_("Die Werte sind verschlüsselt. Ohne den Schlüssel der Person, der gelöscht wird, liest sie niemand."),
        secret=("sealed",),
    ),
    Personal(
        model="journal.DetailKey",
        fields=("locked",),
        about=_("Ansprechpersonen"),
        purpose=_PROOF,
        found_by={"person": "about_id"},
        secret=("locked",),
    ),
]
NOT_PERSONAL = {"journal.Entry": ("code", "fields", "details"), "journal.Detail": ("code",)}
