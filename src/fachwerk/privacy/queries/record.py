"""The record of processing activities (Art. 30 GDPR), read off the declarations and the network's own periods."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from fachwerk.core import clock
from fachwerk.core.dates import show_day
from fachwerk.core.personal import declared
from fachwerk.networks.models import Network
from fachwerk.privacy.queries.keeping import chosen_days, days_of, in_months


@dataclass
class Activity:
    """One purpose with everything the law asks about it."""

    purpose: str
    people: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    bases: set[str] = field(default_factory=set)
    recipients: set[str] = field(default_factory=set)
    periods: set[str] = field(default_factory=set)

    def rows(self) -> list[tuple[str, str]]:
        """Label and words, for page and paper."""
        none = _("keine")
        return [
            (_("Betroffene Personen"), _joined(self.people)),
            (_("Arten von Daten"), _joined(self.kinds)),
            (_("Rechtsgrundlage"), _joined(self.bases)),
            (_("Empfänger"), _joined(self.recipients) or none),
            (_("Speicherdauer"), _joined(self.periods)),
        ]


def _joined(words: set[str]) -> str:
    return "; ".join(sorted(words))


def activities() -> list[Activity]:
    """Every purpose of the house, by name."""
    chosen = chosen_days()
    found: dict[str, Activity] = {}
    for one in declared():
        activity = found.setdefault(str(one.purpose), Activity(str(one.purpose)))
        days = days_of(one, chosen)
        activity.people.add(str(one.about))
        activity.bases.add(str(one.basis))
        activity.kinds |= {_kind_of(one.model, name) for name in one.fields if name not in {"sort_key", *one.secret}}
        activity.periods.add(in_months(days) if days is not None else _("bis der Zweck endet"))
        if one.recipients:
            activity.recipients.add(str(one.recipients))
    return sorted(found.values(), key=lambda activity: activity.purpose)


def _kind_of(model: str, name: str) -> str:
    for known, words in sort_words().items():
        if name == known or name.endswith(f"_{known}"):
            return words
    said = apps.get_model(model)._meta.get_field(name)
    label = str(getattr(said, "verbose_name", name))
    return label if label != name.replace("_", " ") else _("Texte")


def sort_words() -> dict[str, str]:
    """What fields with usual names hold."""
    return {
        "email": _("E-Mail-Adresse"),
        "phone": _("Telefonnummer"),
        "name": _("Name"),
        "function": _("Funktion"),
        "role": _("Rolle"),
        "ip": _("IP-Adresse"),
        "user_agent": _("Browser"),
        "to": _("E-Mail-Adresse"),
        "key": _("Dokumente"),
    }


def measures() -> list[str]:
    """Technical and organisational measures that the software itself takes."""
    return [
        _("Jedes Netzwerk sieht nur seine eigenen Daten; die Datenbank selbst setzt das durch."),
        _("Zugriff nach Rollen; die Rollen der Geschäftsstelle loggen sich mit zweitem Faktor ein."),
        _("Jede Änderung wird festgehalten: wer, wann, was. Niemand kann das Verzeichnis der Vorgänge ändern."),
        _("Werte von Personen in diesem Verzeichnis sind verschlüsselt und mit der Person löschbar."),
        _("Übertragung verschlüsselt; keine Inhalte oder Dienste fremder Anbieter auf den Seiten."),
        _("Sicherungen sind verschlüsselt; wer gelöscht wurde, wird nach einer Wiederherstellung erneut gelöscht."),
        _("Was lange genug gespeichert war, wird jede Nacht gelöscht."),
    ]


def controller(network: Network) -> list[tuple[str, str]]:
    """Who answers for it, from the profile of the network."""
    said = [
        (_("Verantwortlich"), network.carrier or network.name),
        (_("Netzwerk"), network.name),
        (_("Anschrift"), network.office_address),
        (_("Telefon"), network.office_phone),
        (_("E-Mail"), network.office_email),
    ]
    return [(label, value) for label, value in said if value]


def record_paper(network: Network) -> dict[str, Any]:
    """The record as words for a paper."""
    return {
        "title": _("Verzeichnis der Verarbeitungstätigkeiten"),
        "network": network.name,
        "brand": network.brand,
        "as_of": _("Stand: %(day)s") % {"day": show_day(clock.today())},
        "lead": _("Nach Artikel 30 der Datenschutz-Grundverordnung"),
        "facts": controller(network),
        "parts": [{"heading": activity.purpose, "facts": activity.rows()} for activity in activities()],
        "list_heading": _("Technische und organisatorische Maßnahmen"),
        "list": measures(),
    }
