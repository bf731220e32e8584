"""`fachwerk init`: from an empty folder to an office that can log in. Safe to run again: it does what is missing."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.db import transaction

from fachwerk.config.environment_file import environment_path, stored_environment, write_environment
from fachwerk.config.mail_trial import MailServer, try_mail
from fachwerk.config.questions import answers_to, parser

#: What init asks and every later command reads; the rest is used once.
STORED = {
    "base-url": "FACHWERK_BASE_URL",
    "mail-host": "FACHWERK_MAIL_HOST",
    "mail-port": "FACHWERK_MAIL_PORT",
    "mail-tls": "FACHWERK_MAIL_TLS",
    "mail-user": "FACHWERK_MAIL_USER",
    "mail-password": "FACHWERK_MAIL_PASSWORD",
    "mail-from": "FACHWERK_MAIL_FROM",
}
#: Named on the command line of whoever sets up; without them the next `fachwerk serve` would not find the database.
KEPT_FROM_ENVIRONMENT = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "DATABASE_KEEPER_URL",
    "PORT",
    "FACHWERK_TRUSTED_PROXIES",
)


def run(arguments: Sequence[str], *, build: Callable[[], None]) -> int:
    """Ask, store the settings, build the tables, found the network, invite the first administrator, try the mail."""
    chosen = parser().parse_args(arguments)
    answers = answers_to(chosen, _suggestions())
    values = settings_for(answers)
    _say(f"Einstellungen: {write_environment(values)} (nur für dieses Konto lesbar)")
    os.environ.update(values)
    django.setup()
    build()
    _say("Datenbank: erreichbar, alle Tabellen sind auf dem neuesten Stand.")
    for sentence in weaknesses():
        _say(f"Achtung: {sentence}")
    founding = import_module("fachwerk.config.founding")  # has models, which stand only after the setup
    with transaction.atomic():
        founded = founding.found(answers)
    for sentence in founded.done:
        _say(sentence)
    refusal = _mail(chosen, answers)
    _say(_next_steps(founded.link, answers, refusal))
    return 1 if refusal and chosen.mail_test else 0


def _suggestions() -> dict[str, str]:
    stored = {**stored_environment(), **os.environ}
    known = {flag: stored.get(name, "") for flag, name in STORED.items()}
    return known | {"base-url": known["base-url"] or f"http://localhost:{os.environ.get('PORT', '8000')}"}


def settings_for(answers: Mapping[str, str]) -> dict[str, str]:
    """The variables that follow from the answers."""
    base = urlsplit(answers["base-url"])
    values = {name: answers[flag] for flag, name in STORED.items() if answers.get(flag)}
    values["FACHWERK_HOSTS"] = " ".join(dict.fromkeys([base.hostname or "localhost", "localhost", "127.0.0.1"]))
    if base.scheme == "http":
        values["FACHWERK_HTTP_ONLY"] = "1"
    return values | {name: os.environ[name] for name in KEPT_FROM_ENVIRONMENT if os.environ.get(name)}


def weaknesses() -> list[str]:
    """What an installation should not be run with, a sentence each."""
    found = []
    base = urlsplit(settings.BASE_URL)
    if base.scheme == "http" and base.hostname not in ("localhost", "127.0.0.1"):
        found.append("Die Adresse beginnt mit http://. Ohne https:// liest jeder auf dem Weg mit.")
    if base.hostname not in settings.ALLOWED_HOSTS:
        found.append(f"FACHWERK_HOSTS nennt „{base.hostname}“ nicht; unter dieser Adresse antwortet Fachwerk nicht.")
    if len(settings.SECRET_KEY) < 40:
        found.append("FACHWERK_SECRET_KEY ist zu kurz; lassen Sie die Variable weg, dann machen wir einen Schlüssel.")
    for path in (environment_path().parent, environment_path()):
        if path.exists() and path.stat().st_mode & 0o077:
            found.append(f"„{path}“ können auch andere Konten dieses Rechners lesen.")
    if not os.access(Path(settings.MEDIA_ROOT).parent, os.W_OK):
        found.append(f"In „{settings.MEDIA_ROOT}“ lässt sich nicht schreiben; Dateien können nicht abgelegt werden.")
    return found


def _mail(chosen: argparse.Namespace, answers: Mapping[str, str]) -> str:
    """What is wrong with the mail; empty when it works or was not to be tried."""
    if not answers.get("mail-host"):
        return "Ein Mailserver ist noch nicht genannt."
    if chosen.mail_test is False:
        _say("E-Mail: nicht erprobt.")
        return ""
    server = MailServer(
        host=answers["mail-host"],
        port=int(answers.get("mail-port") or 25),
        user=answers.get("mail-user", ""),
        password=answers.get("mail-password", ""),
        tls=answers.get("mail-tls", ""),
        sender=answers.get("mail-from", ""),
    )
    refusal = try_mail(server, answers["admin-email"])
    _say(f"E-Mail: {refusal}" if refusal else f"E-Mail: Eine Probe an {answers['admin-email']} ist angenommen.")
    return refusal


def _next_steps(link: str, answers: Mapping[str, str], refusal: str) -> str:
    steps = ["Fachwerk starten: fachwerk serve --worker"]
    if link:
        steps.append(f"Ihren Zugang einrichten (der Link gilt einmal und 14 Tage): {link}")
    if link and refusal:
        steps.append("Vergeben Sie dabei ein Passwort: Einen Code per E-Mail können Sie noch nicht bekommen.")
    if refusal:
        steps.append("E-Mail berichtigen: fachwerk init noch einmal, mit --mail-host, --mail-port, --mail-user …")
    steps.append("Sichern: fachwerk backup")
    numbered = "\n".join(f"  {number}. {step}" for number, step in enumerate(steps, start=1))
    return f"\nSo geht es weiter:\n{numbered}\n"


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
