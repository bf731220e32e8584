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
    mentions("contacts.ImportBatch", "file_name", "columns", "rows", "written", purpose=_REGISTER),
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
]
NOT_PERSONAL = {
    "contacts.Organisation": ("name", "short_name", "ags", "town", "website", "sort_key", "name_key"),
    "contacts.MembershipApplication": ("organisation_name", "ags"),
    "contacts.Membership": ("declared_by_function",),
}
