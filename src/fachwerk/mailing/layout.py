"""The one layout of our mails: plain text that reads well, with the sender's address below."""

from __future__ import annotations

from typing import Protocol

from django.utils.translation import gettext as _

SEPARATOR = "-- "  # mail programs recognise this line as the start of a signature


class Sender(Protocol):
    """What the footer needs to know of a network."""

    name: str
    office_name: str
    office_phone: str
    office_email: str
    office_hours: str
    office_address: str


def network_text(sender: Sender, text: str) -> str:
    """The text with the network's name and its office below."""
    office = [sender.office_name, sender.office_address]
    if sender.office_phone:
        hours = f" ({sender.office_hours})" if sender.office_hours else ""
        office.append(_("Telefon: %(phone)s") % {"phone": sender.office_phone} + hours)
    if sender.office_email:
        office.append(_("E-Mail: %(email)s") % {"email": sender.office_email})
    return _joined(text, [sender.name, *office])


def account_text(text: str, *, address: str) -> str:
    """A mail about an account; it comes from the installation."""
    return _joined(text, [_("Fachwerk – für regionale Fachkräftenetzwerke"), address])


def _joined(text: str, footer: list[str]) -> str:
    lines = "\n".join(line for line in footer if line)
    return f"{text.strip()}\n\n{SEPARATOR}\n{lines}\n"
