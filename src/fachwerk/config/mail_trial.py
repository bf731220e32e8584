"""One real mail through the mail server that was named, and what went wrong in one sentence."""

from __future__ import annotations

import smtplib
import socket
import ssl
from dataclasses import dataclass

from django.core.mail import EmailMessage, get_connection

SMTP = "django.core.mail.backends.smtp.EmailBackend"
PATIENCE_IN_SECONDS = 10
FIRST_PERMANENT_CODE = 500


@dataclass(frozen=True)
class MailServer:
    """How mails leave the house; ``tls`` is "" (none), "1" (STARTTLS) or "ssl"."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    tls: str = ""
    sender: str = ""


def try_mail(server: MailServer, to: str, *, patience: float = PATIENCE_IN_SECONDS) -> str:
    """Send a trial mail; gives back what went wrong, or nothing when the mail server took it."""
    place = f"{server.host}:{server.port}"
    try:
        _send(server, to, patience)
    except smtplib.SMTPAuthenticationError:
        return f"Der Mailserver {place} nimmt Benutzername oder Passwort nicht an."
    except (smtplib.SMTPNotSupportedError, ssl.SSLError) as refused:
        return f"Die Verschlüsselung (TLS) mit {place} kommt nicht zustande: {_short(refused)}."
    except smtplib.SMTPRecipientsRefused as refused:
        code, answer = next(iter(refused.recipients.values()))
        return _answered(place, code, answer)
    except smtplib.SMTPResponseException as refused:
        return _answered(place, refused.smtp_code, refused.smtp_error)
    except socket.gaierror:
        return f"Den Mailserver „{server.host}“ gibt es nicht; bitte prüfen Sie den Namen."
    except TimeoutError:
        return _silent(place, patience)
    except ConnectionRefusedError:
        return f"Der Mailserver {place} nimmt keine Verbindung an; bitte prüfen Sie Name und Anschluss."
    except (smtplib.SMTPException, OSError) as failed:
        if "timed out" in str(failed):  # smtplib turns a silence after the first byte into a lost connection
            return _silent(place, patience)
        return f"Der Mailserver {place} hat die Verbindung beendet: {_short(failed)}."
    return ""


def _send(server: MailServer, to: str, patience: float) -> None:
    connection = get_connection(
        SMTP,
        host=server.host,
        port=server.port,
        username=server.user,
        password=server.password,
        use_tls=server.tls == "1",
        use_ssl=server.tls == "ssl",
        timeout=patience,
    )
    text = "Guten Tag,\n\ndiese Nachricht zeigt, dass Fachwerk E-Mails verschicken kann. Sie müssen nichts damit tun.\n"
    EmailMessage("Fachwerk: Probe der E-Mail", text, server.sender, [to], connection=connection).send()


def _silent(place: str, patience: float) -> str:
    return f"Der Mailserver {place} antwortet nicht innerhalb von {patience:.0f} Sekunden."


def _answered(place: str, code: int, answer: bytes | str) -> str:
    said = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    if code >= FIRST_PERMANENT_CODE:
        return f"Der Mailserver {place} lehnt die Nachricht ab: {code} {said.strip()}."
    return f"Der Mailserver {place} nimmt die Nachricht gerade nicht an: {code} {said.strip()}."


def _short(problem: Exception) -> str:
    return (str(problem).strip() or "ohne Angabe eines Grundes").splitlines()[0].rstrip(".")
