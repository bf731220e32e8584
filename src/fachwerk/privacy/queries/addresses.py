"""Keyed hashes: they tell whether an address is a known one, and lead back to nobody."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.crypto import salted_hmac

from fachwerk.privacy.models import Suppression


def same_address(email: str) -> str:
    """The form in which addresses are compared."""
    return email.strip().lower()


def mark_of(kind: str, value: object) -> str:
    """The keyed hash of an address ("email"), a person ("person") or an account ("user")."""
    plain = same_address(str(value)) if kind == "email" else str(value)
    return salted_hmac(f"fachwerk.privacy.{kind}", plain, algorithm="sha256").hexdigest()


def suppressed(email: str, purpose: str = "") -> bool:
    """Whether the address must not be written to for this purpose (without: for any)."""
    return Suppression.objects.filter(mark=mark_of("email", email), purpose__in={"", purpose}).exists()


def suppressed_among(emails: Iterable[str], purpose: str = "") -> set[str]:
    """Which of these addresses must not be written to, in one statement."""
    marks = {mark_of("email", email): same_address(email) for email in emails}
    found = Suppression.objects.filter(mark__in=marks, purpose__in={"", purpose}).values_list("mark", flat=True)
    return {marks[mark] for mark in found}
