"""What accounts keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import AGREEMENT, TASK, YEAR, Erase, Personal

_ACCOUNT = _("Personen mit Zugang")
_SIGNING_IN = _("Einloggen und Schutz des Zugangs")

PERSONAL: list[Personal] = [
    Personal(
        model="accounts.User",
        fields=("email", "name", "password"),
        about=_ACCOUNT,
        purpose=_SIGNING_IN,
        basis=AGREEMENT,
        found_by={"user": "pk"},
        erase=Erase.FIELDS,  # an empty row stays: its number is the pseudonym in the journal
        replaced={
            "email": "geloescht-{pk}@geloescht.invalid",
            "name": "Gelöschter Zugang {pk}",
            "password": "!",
            "is_active": False,
        },
        secret=("password",),
        of_the_account=True,
    ),
    Personal(
        model="accounts.RoleAssignment",
        fields=("role",),
        about=_ACCOUNT,
        purpose=_("Rechte vergeben"),
        basis=TASK,
        found_by={"user": "user"},
        is_basis=True,
    ),
    Personal(
        model="accounts.Invitation",
        fields=("email", "name"),
        about=_("Eingeladene Personen"),
        purpose=_("Zugänge anbieten"),
        basis=AGREEMENT,
        found_by={"email": "email", "user": "accepted_by"},
        keep_for=YEAR,
        counted_from="open_until",
        limits=(YEAR / 12, YEAR * 3),
    ),
    Personal(
        model="accounts.Invitation",
        fields=("invited_by_name",),
        about=_("Personen, die einladen"),
        purpose=_("Zugänge anbieten"),
        basis=TASK,
        found_by={"user": "invited_by"},
        erase=Erase.FIELDS,
        unlink=("invited_by",),
    ),
    Personal(
        model="account.EmailAddress",
        fields=("email",),
        about=_ACCOUNT,
        purpose=_SIGNING_IN,
        basis=AGREEMENT,
        found_by={"user": "user"},
        of_the_account=True,
    ),
    Personal(
        model="usersessions.UserSession",
        fields=("ip", "session_key", "user_agent", "data"),
        about=_ACCOUNT,
        purpose=_SIGNING_IN,
        basis=TASK,
        found_by={"user": "user"},
        secret=("session_key", "data"),
        keep_for=YEAR / 12,
        counted_from="last_seen_at",
        of_the_account=True,
    ),
    Personal(
        model="mfa.Authenticator",
        fields=("data",),
        about=_ACCOUNT,
        purpose=_SIGNING_IN,
        basis=AGREEMENT,
        found_by={"user": "user"},
        secret=("data",),
        of_the_account=True,
    ),
]
# A session row is sealed and names the account by its number; it is ended together with the account.
NOT_PERSONAL = {
    "sessions.Session": ("session_key", "session_data"),
    "account.EmailConfirmation": ("key",),
    "auth.Permission": ("name", "codename"),
    "auth.Group": ("name",),
    "contenttypes.ContentType": ("app_label", "model"),
}
