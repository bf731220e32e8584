"""What mailing keeps about people."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import AGREEMENT, TASK, Erase, Personal, mentions

_BODY = ("to", "subject", "text", "html", "attachments", "reply_to", "last_error")

PERSONAL: list[Personal] = [
    Personal(
        model="mailing.NetworkMail",
        fields=_BODY,
        about=_("Empfängerinnen und Empfänger von E-Mails"),
        purpose=_("E-Mails des Netzwerks verschicken und den Versand nachweisen"),
        basis=TASK,
        found_by={"email": ("to", "reply_to")},
        keep_for=timedelta(days=90),
        counted_from="written_at",
        ends_by_itself=True,
        recipients=_("Mailserver des Netzwerks"),
    ),
    mentions("mailing.NetworkMail", "subject", "text", "html", purpose=_("E-Mails des Netzwerks verschicken")),
    Personal(
        model="mailing.AccountMail",
        fields=_BODY,
        about=_("Personen mit Zugang"),
        purpose=_("Anmelden mit Code und Benachrichtigungen zum Zugang"),
        basis=AGREEMENT,
        found_by={"email": "to"},
        erase=Erase.ROW,
        keep_for=timedelta(days=7),
        counted_from="written_at",
        ends_by_itself=True,
        of_the_account=True,
        recipients=_("Mailserver des Netzwerks"),
    ),
]
NOT_PERSONAL = {
    "mailing.NetworkMail": ("purpose", "message_id", "from_name"),
    "mailing.AccountMail": ("purpose", "message_id", "from_name"),
}
