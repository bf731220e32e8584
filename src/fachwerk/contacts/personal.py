"""What contacts keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import AGREEMENT, TASK, YEAR, Erase, Personal, mentions

_REGISTER = _("Verzeichnis der Mitglieder, Partner und Ansprechpersonen")

PERSONAL: list[Personal] = [
    mentions("contacts.Organisation", "email", "phone", "note", purpose=_REGISTER),
    Personal(
        model="contacts.MembershipApplication",
        fields=("contact_name", "function", "email"),
        about=_("Personen, die einen Beitritt erklären"),
        purpose=_("Beitrittserklärungen prüfen und nachweisen"),
        basis=AGREEMENT,
        found_by={"email": "email"},
        erase=Erase.FIELDS,
        keep_for=YEAR * 3,
        counted_from="answered_at",
        limits=(YEAR, YEAR * 10),
    ),
    mentions("contacts.MembershipApplication", "contribution", "declaration", "answer", purpose=_REGISTER),
    mentions("contacts.Membership", "contribution", purpose=_REGISTER),
    Personal(
        model="contacts.Membership",
        fields=("declaration_key",),
        about=_("Personen, die für eine Organisation unterschrieben haben"),
        purpose=_("Beitritte nachweisen"),
        basis=AGREEMENT,
        found_by={"person": "organisation__affiliations__person"},
        erase=Erase.KEEP,
        because=_("Die unterschriebene Erklärung belegt die Mitgliedschaft der Organisation."),
        files=("declaration_key",),
    ),
    Personal(
        model="contacts.Person",
        fields=("name", "email", "phone", "sort_key"),
        about=_("Ansprechpersonen"),
        purpose=_REGISTER,
        basis=TASK,
        found_by={"person": "pk", "user": "user"},
        recipients=_("Mitglieder des Netzwerks, soweit das Amt es verlangt"),
    ),
    Personal(
        model="contacts.Affiliation",
        fields=("function",),
        about=_("Ansprechpersonen"),
        purpose=_REGISTER,
        basis=TASK,
        found_by={"person": "person"},
        is_basis=True,
    ),
    Personal(
        model="contacts.Merge",
        fields=("kept_title", "gone_title", "changes", "removed", "stayed"),
        about=_("Personen in zusammengeführten Einträgen"),
        purpose=_("Zusammengeführte Einträge wieder trennen können"),
        basis=TASK,
        found_by={"person": ("kept_id", "gone_id"), "words": ""},
        erase=Erase.FIELDS,
        replaced={"changes": [], "removed": [], "stayed": []},
        keep_for=YEAR * 2,
        counted_from="merged_at",
        limits=(YEAR, YEAR * 5),
    ),
]
NOT_PERSONAL = {
    "contacts.Merge": ("gone_slug",),
    "contacts.KeptApart": ("first_marks", "second_marks"),
    "contacts.Organisation": ("name", "short_name", "ags", "town", "website", "sort_key", "name_key"),
    "contacts.MembershipApplication": ("organisation_name", "ags"),
    "contacts.Membership": ("declared_by_function",),
}
