"""The two lists contacts can take over: organisations with their people, and people with their organisation."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import Membership, Organisation, name_key_of
from fachwerk.contacts.operations.importing.fields import MEMBERSHIP, NAME, NAME_PARTS, ORGANISATION, person_fields
from fachwerk.contacts.operations.importing.judging import Judge
from fachwerk.contacts.operations.importing.people import gather_people
from fachwerk.contacts.operations.importing.writing import Writing
from fachwerk.core import clock
from fachwerk.core.dates import last_day, rough_day
from fachwerk.imports.kinds import Importer, ImportOption, Row, ids_in
from fachwerk.thread.bulk import save_all

_WATCHED = {
    "contacts.Affiliation": ("person_id", "organisation_id", "function", "since", "until"),
    "contacts.Person": ("name", "email", "phone", "user_id"),
    "contacts.Membership": (
        "organisation_id", "since", "since_precision", "until", "contribution", "declared_by_function",
        "declaration_key",
    ),
    "contacts.Organisation": (
        "name", "short_name", "organisation_kind", "interest_group", "ags", "town", "size_class", "wz_section",
        "website", "email", "phone", "note",
    ),
}  # fmt: skip


class OrganisationsList(Importer):
    """Members and other organisations, in the same row their membership and up to three people."""

    code = "organisations"
    path = "organisationen"
    label = _("Mitglieder und Organisationen")
    lead = _("Eine Zeile je Organisation, mit Mitgliedschaft und bis zu drei Ansprechpersonen.")
    icon = "building"
    action = "contacts.enter_organisation"
    fields = (NAME, *ORGANISATION, *MEMBERSHIP, *person_fields(1), *NAME_PARTS, *person_fields(2), *person_fields(3))
    options: ClassVar[Sequence[ImportOption]] = (
        ImportOption(
            "contains",
            _("Die Liste enthält"),
            "choice",
            choices=[("members", _("Mitglieder")), ("others", _("weitere Organisationen"))],
            initial="members",
        ),
        ImportOption(
            "as_of",
            _("Stand der Liste"),
            "day",
            initial=clock.today,
            help_text=_("Nennt die Liste keinen Beitritt, beginnt die Mitgliedschaft an diesem Tag."),
        ),
    )
    watched = _WATCHED
    recorded = ("contacts.Organisation", "contacts.Person")
    onward_label = _("Mitglieder ansehen")

    def refine(self, values: dict[str, Any], row: Row) -> None:
        """Gathers people and checks days."""
        gather_people(values, row)
        if "name" in values and not name_key_of(values["name"]):
            values.pop("name")
            row.refuse(now_("Der Name hat keine Buchstaben."), "name")
        if "until" in values:
            values["until"] = last_day(*rough_day(values["until"])).isoformat()
        since, until = values.get("since"), values.get("until")
        if since and rough_day(since)[0] > clock.today():
            row.refuse(now_("„Mitglied seit“ liegt in der Zukunft."), "since")
        elif until and not since:
            row.refuse(now_("Zu „Mitglied bis“ fehlt „Mitglied seit“."), "until")
        elif since and until and rough_day(until)[0] < rough_day(since)[0]:
            row.refuse(now_("„Mitglied bis“ liegt vor „Mitglied seit“."), "until")

    def judge(self, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """Each row against the rows before it and against the register."""
        judge = Judge(self, rows, as_members=options.get("contains", "others") == "members")
        for row in rows:
            judge.judge(row)

    def write(self, actor: Actor, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """Organisations, memberships, people and functions."""
        Writing(options).write(rows)

    def taken_back(self, touched: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        """An organisation whose membership went shows it in the thread."""
        notes = touched.get("contacts.Membership", [])
        keys = {uuid.UUID(note["after"]["organisation_id"]) for note in notes if "organisation_id" in note["after"]}
        keys |= set(Membership.objects.filter(pk__in=ids_in(notes)).values_list("organisation", flat=True))
        save_all(list(Organisation.objects.filter(pk__in=keys)))

    def link(self, model: str, key: str, network_slug: str) -> str:
        """Organisations and people have a page; a membership stands on its organisation's."""
        if model == "contacts.Organisation":
            return reverse("contacts:office_organisation", args=[network_slug, key])
        if model == "contacts.Person":
            return reverse("contacts:office_person", args=[network_slug, key])
        membership = Membership.objects.filter(pk=key).first() if model == "contacts.Membership" else None
        return (
            reverse("contacts:office_organisation", args=[network_slug, membership.organisation_id])
            if membership
            else ""
        )

    def onward(self, network_slug: str) -> str:
        """The members."""
        return reverse("contacts:office_members", args=[network_slug])


class PeopleList(OrganisationsList):
    """People; the organisation stands in the same row and is entered where it is missing."""

    code = "people"
    path = "personen"
    label = _("Personen")
    lead = _("Eine Zeile je Person, mit Organisation und Funktion.")
    icon = "people"
    action = "contacts.enter_person"
    fields = (
        *(
            replace(field, label=label, synonyms=f"{field.synonyms}|{more}", example=example)
            for field, label, more, example in zip(
                person_fields(1),
                (_("Name der Person"), _("Funktion"), _("E-Mail"), _("Telefon")),
                (
                    "name|vor- und nachname|person",
                    "tätigkeit|stelle",
                    "email|mail|e-mail-adresse",
                    "tel|telefonnummer|fon|rufnummer",
                ),
                ("Eva Muster", "Geschäftsführung", "muster@beispiel.example", "0521 123456"),
                strict=True,
            )
        ),
        *NAME_PARTS,
        replace(NAME, required=False),
        *(field for field in ORGANISATION if field.name in ("ags", "town", "kind", "website")),
    )
    options = ()
    onward_label = _("Personen ansehen")

    def refine(self, values: dict[str, Any], row: Row) -> None:
        """A person has a name."""
        gather_people(values, row)
        if "people" not in values and not row.messages:
            row.refuse(now_("Der Name der Person fehlt."), "contact")

    def onward(self, network_slug: str) -> str:
        """The people."""
        return reverse("contacts:office_people", args=[network_slug])
