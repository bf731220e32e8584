"""What `fachwerk init` wants to know: from the command line, from the environment, or asked one after the other."""

from __future__ import annotations

import argparse
import getpass
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from fachwerk.config.embedded.problem import ServerProblem
from fachwerk.core.slugs import slug_of

#: German Länder by the first two digits of the AGS; the names people type.
LAENDER = {
    "01": "Schleswig-Holstein", "02": "Hamburg", "03": "Niedersachsen", "04": "Bremen", "05": "Nordrhein-Westfalen",
    "06": "Hessen", "07": "Rheinland-Pfalz", "08": "Baden-Württemberg", "09": "Bayern", "10": "Saarland",
    "11": "Berlin", "12": "Brandenburg", "13": "Mecklenburg-Vorpommern", "14": "Sachsen", "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}  # fmt: skip
HIGHEST_PORT = 65535


@dataclass(frozen=True)
class Question:
    """One thing to know. ``flag`` names it on the command line, FACHWERK_<FLAG> in the environment."""

    flag: str
    words: str
    check: Callable[[str], str]
    is_required: bool = False
    is_secret: bool = False


class Wrong(ValueError):
    """What is wrong with an answer, in one sentence."""


def _plain(answer: str) -> str:
    return answer


def _email(answer: str) -> str:
    try:
        validate_email(answer)
    except ValidationError as refused:
        raise Wrong(f"„{answer}“ ist keine E-Mail-Adresse.") from refused
    return answer


def _slug(answer: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", answer) or len(answer) > 60:
        raise Wrong("Die Adresse besteht aus Kleinbuchstaben, Ziffern und Bindestrichen, höchstens 60 Zeichen.")
    return answer


def _state(answer: str) -> str:
    found = [code for code, name in LAENDER.items() if answer.casefold() in (code, name.casefold())]
    if not found:
        raise Wrong(f"„{answer}“ ist kein Land. Möglich sind: {', '.join(LAENDER.values())}.")
    return found[0]


def _base_url(answer: str) -> str:
    parts = urlsplit(answer)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise Wrong("Die Adresse beginnt mit https:// und nennt nur den Rechner, zum Beispiel https://netzwerk.de.")
    return answer.rstrip("/")


def _port(answer: str) -> str:
    if not answer.isdigit() or not 0 < int(answer) <= HIGHEST_PORT:
        raise Wrong(f"Der Anschluss ist eine Zahl von 1 bis {HIGHEST_PORT}.")
    return answer


def _tls(answer: str) -> str:
    known = {"": "", "nein": "", "0": "", "starttls": "1", "1": "1", "ja": "1", "ssl": "ssl", "tls": "ssl"}
    if answer.casefold() not in known:
        raise Wrong("Möglich sind: starttls (Anschluss 587), ssl (Anschluss 465) oder nein.")
    return known[answer.casefold()]


QUESTIONS = [
    Question("base-url", "Unter welcher Adresse ist Fachwerk zu erreichen?", _base_url, is_required=True),
    Question("network-name", "Wie heißt Ihr Netzwerk?", _plain, is_required=True),
    Question("slug", "Wie soll es in der Adresse heißen?", _slug, is_required=True),
    Question("region", "Für welche Region arbeitet es?", _plain),
    Question("state", "In welchem Land?", _state),
    Question("admin-name", "Wie heißen Sie?", _plain, is_required=True),
    Question("admin-email", "Ihre E-Mail-Adresse?", _email, is_required=True),
    Question("operator", "Wer betreibt diesen Server (für das Impressum)?", _plain),
    Question("operator-address", "Anschrift des Betreibers?", _plain),
    Question("operator-email", "E-Mail-Adresse des Betreibers?", _email),
    Question("mail-host", "Über welchen Mailserver gehen E-Mails hinaus? (leer: später einrichten)", _plain),
    Question("mail-port", "Anschluss des Mailservers?", _port),
    Question("mail-tls", "Verschlüsselung (starttls, ssl oder nein)?", _tls),
    Question("mail-user", "Benutzername am Mailserver? (leer: keiner)", _plain),
    Question("mail-password", "Passwort am Mailserver?", _plain, is_secret=True),
    Question("mail-from", "Absender der E-Mails?", _email),
]
BY_FLAG = {question.flag: question for question in QUESTIONS}


def parser() -> argparse.ArgumentParser:
    """The words of the command line."""
    made = argparse.ArgumentParser(
        prog="fachwerk init",
        description="Richtet eine Installation ein. Noch einmal aufgerufen, macht es nur, was noch fehlt. "
        "Jede Angabe geht auch als Umgebungsvariable, zum Beispiel FACHWERK_NETWORK_NAME.",
    )
    for question in QUESTIONS:
        made.add_argument(f"--{question.flag}", help=question.words)
    made.add_argument("--mail-test", action=argparse.BooleanOptionalAction, help="verschickt eine Probe (Standard: ja)")
    made.add_argument("--yes", action="store_true", help="fragt nichts und nimmt, wo es geht, die Vorgaben")
    return made


def answers_to(chosen: argparse.Namespace, suggested: dict[str, str]) -> dict[str, str]:
    """An answer to every question, by flag; raises ServerProblem where one is missing or wrong."""
    may_ask = not chosen.yes and sys.stdin.isatty()
    answers: dict[str, str] = {}
    missing = []
    for question in QUESTIONS:
        given = getattr(chosen, question.flag.replace("-", "_")) or os.environ.get(_variable(question.flag), "")
        default = suggested.get(question.flag, "") or _follows(question.flag, answers)
        if not given and may_ask and _matters(question.flag, answers):
            answers[question.flag] = _ask(question, default)
            continue
        answers[question.flag] = _checked(question, given or default)
        if question.is_required and not answers[question.flag]:
            missing.append(f"--{question.flag}")
    if missing:
        raise ServerProblem(f"Es fehlt: {', '.join(missing)}.")
    return answers


def _variable(flag: str) -> str:
    return "FACHWERK_" + flag.replace("-", "_").upper()


def _matters(flag: str, answers: dict[str, str]) -> bool:
    """Without a mail server nobody is asked for its port, without a user not for a password."""
    if flag == "mail-password":
        return bool(answers.get("mail-user"))
    return flag in ("mail-host",) or not flag.startswith("mail-") or bool(answers.get("mail-host"))


def _follows(flag: str, answers: dict[str, str]) -> str:
    """What can be concluded from the answers before."""
    host = urlsplit(answers.get("base-url", "")).hostname or "localhost"
    name = answers.get("network-name", "")
    return {
        "slug": slug_of(name)[:60].strip("-") if name else "",
        "operator-email": answers.get("admin-email", "") if answers.get("operator") else "",
        "mail-port": "587",
        "mail-tls": {"587": "starttls", "465": "ssl"}.get(answers.get("mail-port", ""), "nein"),
        "mail-from": f"fachwerk@{host}" if "." in host else answers.get("admin-email", ""),
    }.get(flag, "")


def _ask(question: Question, default: str) -> str:
    shown = f"{question.words} [{default}] " if default else f"{question.words} "
    while True:
        try:
            typed = (getpass.getpass(shown) if question.is_secret else input(shown)).strip() or default
            answer = _checked(question, typed)
        except ServerProblem as wrong:
            sys.stdout.write(f"  {wrong}\n")
            continue
        except EOFError as ended:
            raise ServerProblem("Abgebrochen; es ist nichts geändert.") from ended
        if answer or not question.is_required:
            return answer
        sys.stdout.write("  Das brauchen wir.\n")


def _checked(question: Question, answer: str) -> str:
    try:
        return question.check(answer.strip()) if answer.strip() else ""
    except Wrong as wrong:
        raise ServerProblem(f"--{question.flag}: {wrong}") from wrong
