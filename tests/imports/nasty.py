"""A members list as offices really keep them, of any length: seeded, so that every run gets the same file."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from openpyxl import Workbook

HEAD = [
    "Firma / Institution", "", "Art", "Landkreis", "PLZ Ort", "E-Mail", "Telefon", "Internet", "Mitglied seit", "",
    "Ansprechpartner", "", "", "", "2. Ansprechpartner", "", "Anzahl Mitarbeiter", "Bemerkungen",
]  # fmt: skip
BELOW = ["", "", "", "", "", "", "", "", "", "", "Name", "Funktion", "E-Mail", "Telefon", "Name", "E-Mail", "", ""]
_FORMS = ["GmbH", "GmbH & Co. KG", "AG", "e. V.", "KG", "", "mbH", "OHG", "UG (haftungsbeschränkt)"]
_TRADES = ["Holzbau", "Elektro", "Bäckerei", "Spedition", "Metallbau", "Pflegedienst", "Gartenbau", "Druckerei"]
_PLACES = ["Ilsebruch", "Teutoheim", "Hofmuster", "Nordwalde", "Weserau", "Lippegrund", "Sennefeld", "Egge"]
_FIRST = ["Eva", "Hans", "Ulla", "Jörg", "Ida", "Udo", "Käthe", "Björn", "Ina", "Otto"]
_LAST = ["Müller", "Schmidt", "Groß", "Klein", "Weiß", "von der Heide", "Bäcker", "Lütke", "Öz", "Meyer"]
_KREISE: list[Any] = ["Bielefeld", "Kreis Gütersloh", "5754", 5711, "Lippe", "Landkreis Herford", "", "–"]
_KINDS = ["Unternehmen", "Firma", "Kommune", "Verband", "", "Bildungsträger", "IHK"]
_DAYS: list[Any] = [
    "1.4.17", "April 2017", "2017", 42826, date(2015, 6, 25), "25.06.2015", "seit 2012", "06/2014", "", "dito", "k. A.",
]  # fmt: skip


def nasty_rows(count: int, seed: int = 5) -> list[list[Any]]:
    """The lines under the headings."""
    dice = random.Random(seed)
    rows = []
    for number in range(count):
        rows.append(rows[dice.randrange(len(rows))].copy() if rows and dice.random() < 0.01 else _row(dice, number))
        if number and number % 1000 == 0:
            rows[-1] = _row(dice, number)
    return rows


def _row(dice: random.Random, number: int) -> list[Any]:
    last, first = dice.choice(_LAST), dice.choice(_FIRST)
    place, trade = dice.choice(_PLACES), dice.choice(_TRADES)
    owner = f"{last} / {dice.choice(_LAST)}" if number % 50 == 0 else f"{last}"
    name = f"{trade} {owner} {place} {number} {dice.choice(_FORMS)}".strip()
    if number % 17 == 0:
        name = unicodedata.normalize("NFD", name)
    if number % 13 == 0:
        name = f"  {name}\u00a0 "
    slug = f"betrieb{number}.example"
    email: Any = dice.choice(["", f"mailto:info@{slug}", f"info@{slug}", f"Zentrale <info@{slug}>"])
    if number % 97 == 0:
        email = f"a@{slug}; b@{slug}"  # nobody knows which one counts
    person = f"{last}, {first}"
    if number % 61 == 0:
        person = f"{last}, {first}; {dice.choice(_LAST)}, Eva"
    if number % 71 == 0:
        person = f"{first} und {dice.choice(_FIRST)} {last}"  # nobody knows who
    if number % 5 == 0:
        person = ""
    return [
        name, "", dice.choice(_KINDS), dice.choice(_KREISE), f"{dice.randrange(1000, 99999):05d} {place}",
        email, dice.choice([5211234567.0, "0521/12 34-56", "", "Tel. 0521 777", "+49 521 1"]),
        f"www.{slug}" if number % 3 else "", "31.02.2015" if number % 211 == 0 else dice.choice(_DAYS), "",
        person, dice.choice(["Geschäftsführung", "Leitung", "", "–"]) if person else "",
        f"{number}@{slug}" if person and number % 61 and number % 71 else "",
        dice.choice([521998877.0, ""]) if person and number % 61 else "",
        f"{dice.choice(_FIRST)} {dice.choice(_LAST)}" if number % 7 == 0 else "", "",
        dice.choice(["ca. 50", 12, "120", "1.200 MA", "", "10–49"]), dice.choice(["", "ruft zurück", "dito"]),
    ]  # fmt: skip


def nasty_workbook(count: int, seed: int = 5) -> bytes:
    """An XLSX file: a cover sheet, merged title rows, two lines of headings, repeated headings, a sum at the end."""
    book = Workbook()
    book.active.title = "Deckblatt"
    book.active.append(["Bitte nicht löschen!"])
    sheet = book.create_sheet("Mitglieder")
    sheet.append(["Mitgliederliste des Bündnisses"])
    sheet.append([f"Stand: {date(2020, 1, 1) + timedelta(days=seed):%d.%m.%Y}", "", "vertraulich"])
    sheet.append([])
    sheet.append(HEAD)
    sheet.append(BELOW)
    sheet.merge_cells("A1:R1")
    sheet.merge_cells("K4:N4")
    sheet.merge_cells("O4:P4")
    for number, row in enumerate(nasty_rows(count, seed)):
        sheet.append(row)
        if number % 900 == 899:
            sheet.append([])
            sheet.append(HEAD)
    sheet.append([])
    sheet.append(["Summe", count])
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def tally(verdicts: list[str]) -> dict[str, int]:
    """How many of each."""
    return dict(sorted(Counter(verdicts).items()))
