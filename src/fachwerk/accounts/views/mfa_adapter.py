"""How the second factor speaks and what stands in the database: secrets only encrypted, sentences in our words."""

from __future__ import annotations

import base64
import hashlib
from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext_lazy as _


def _cipher() -> MultiFernet:
    """Keys follow from the secret of the installation; an older secret still reads what it wrote."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"fachwerk.second-factor:" + str(secret).encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


class SecondFactorAdapter(DefaultMFAAdapter):
    """Registered as MFA_ADAPTER."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "Dieser Code stimmt nicht oder wurde schon benutzt. Ihre App zeigt alle 30 Sekunden einen neuen."
        ),
        "cannot_generate_recovery_codes": _("Ersatzcodes gibt es erst, wenn der zweite Faktor eingerichtet ist."),
        "unreadable": _("Ihr zweiter Faktor lässt sich nicht mehr lesen. Bitte lassen Sie ihn zurücksetzen."),
    }

    def encrypt(self, text: str) -> str:
        """What is written into the database."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What was written by this installation; with a foreign secret nobody gets in, rather than everybody."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as foreign:
            raise self.validation_error("unreadable") from foreign
