"""From the cells of a line to the people in it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.contacts.operations.importing.words import names_in
from fachwerk.core.errors import NotSo
from fachwerk.imports.kinds import Row

NUMBERS = ("", "2", "3")


def gather_people(values: dict[str, Any], row: Row) -> None:
    """Puts the people of a line into ``values["people"]``; what cannot be assigned to one person is refused."""
    _join_name(values, row)
    people: list[dict[str, str]] = []
    for mark in NUMBERS:
        names = values.pop(f"contact{mark}", [])
        emails = values.pop(f"contact_email{mark}", [])
        function, phone = values.pop(f"function{mark}", ""), values.pop(f"contact_phone{mark}", "")
        if not names:
            if emails or (phone and mark) or (function and mark):
                told = {message["field"] for message in row.messages}
                if f"contact{mark}" not in told:
                    row.refuse(_("Zu den Angaben fehlt der Name der Person."), f"contact{mark}")
            continue
        if len(emails) not in (0, len(names)):
            sentence = (
                _("Eine Person, aber %(emails)s E-Mail-Adressen: Bitte lassen Sie nur eine stehen.")
                if len(names) == 1
                else ngettext(
                    "%(names)s Personen, aber nur %(emails)s E-Mail-Adresse: Welche gehört zu wem? "
                    "Bitte trennen Sie die Zeile.",
                    "%(names)s Personen, aber %(emails)s E-Mail-Adressen: Welche gehört zu wem? "
                    "Bitte trennen Sie die Zeile.",
                    len(emails),
                )
            )
            row.refuse(sentence % {"names": len(names), "emails": len(emails)}, f"contact_email{mark}")
            continue
        if len(names) > 1 and phone:
            row.refuse(
                _("Zu welcher Person gehört die Telefonnummer? Bitte trennen Sie die Zeile."), f"contact_phone{mark}"
            )
            continue
        people += [
            {"name": name, "function": function, "email": email, "phone": phone}
            for name, email in zip(names, emails or [""] * len(names), strict=True)
        ]
    _check_addresses(people, row)
    if people:
        values["people"] = people


def _join_name(values: dict[str, Any], row: Row) -> None:
    first, last, title = (str(values.pop(part, "")) for part in ("first_name", "last_name", "title"))
    if not last:
        if first and "contact" not in values:
            row.refuse(_("Der Nachname fehlt."), "last_name")
        return
    if "contact" in values and len(values["contact"]) > 1:
        row.refuse(_("Mehrere Personen und ein Nachname: Was gilt? Bitte trennen Sie die Zeile."), "contact")
        return
    try:
        if len(names := names_in(last)) == 1:
            values["contact"] = [" ".join(part for part in (title, first, names[0]) if part)[:160]]
        else:
            row.refuse(_("Im Nachnamen stehen mehrere Personen."), "last_name")
    except NotSo as refused:
        row.refuse(str(refused), "last_name")


def _check_addresses(people: list[dict[str, str]], row: Row) -> None:
    for person in people:
        try:
            if person["email"]:
                validate_email(person["email"])
        except ValidationError:
            row.refuse(_("„%(word)s“ ist keine E-Mail-Adresse.") % {"word": person["email"]}, "contact_email")
