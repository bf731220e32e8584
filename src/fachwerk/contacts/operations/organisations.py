"""Organisations enter the register and change."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts.models import (
    InterestGroup,
    Organisation,
    OrganisationKind,
    SizeClass,
    WzSection,
    name_key_of,
    usual_interest_group,
)
from fachwerk.core.errors import NotSo
from fachwerk.networks.queries import kreis_name
from fachwerk.operation.gate import operation

CHANGEABLE = (
    "name", "short_name", "organisation_kind", "interest_group", "ags", "town", "size_class", "wz_section",
    "website", "email", "phone", "note",
)  # fmt: skip


@operation("contacts.enter_organisation")
def enter_organisation(
    actor: Actor,
    *,
    name: str,
    kind: str,
    ags: str = "",
    short_name: str = "",
    interest_group: str = "",
    town: str = "",
    size_class: str = SizeClass.UNKNOWN,
    wz_section: str = "",
    website: str = "",
    email: str = "",
    phone: str = "",
    note: str = "",
) -> Organisation:
    """An organisation enters the register once per name and Kreis; its interest group follows from its kind."""
    organisation = Organisation(
        name=" ".join(name.split()),
        organisation_kind=kind,
        interest_group=interest_group,
        ags=ags,
        short_name=short_name,
        town=town,
        size_class=size_class or SizeClass.UNKNOWN,
        wz_section=wz_section,
        website=website,
        email=email,
        phone=phone,
        note=note,
    )
    return kept(organisation)


@operation("contacts.change_organisation", on="organisation")
def change_organisation(actor: Actor, *, organisation: Organisation, **changes: str) -> Organisation:
    """The office corrects what the register says about an organisation."""
    if "kind" in changes:
        changes["organisation_kind"] = changes.pop("kind")
    for field, value in changes.items():
        if field not in CHANGEABLE:
            raise TypeError(f"{field} is not a field of an organisation that can be changed")
        setattr(organisation, field, value)
    return kept(organisation)


def kept(organisation: Organisation) -> Organisation:
    """Checks and saves; raises NotSo with the field it is about."""
    _check_words(organisation)
    if not organisation.interest_group:
        organisation.interest_group = usual_interest_group(organisation.organisation_kind)
    twin = Organisation.objects.filter(name_key=name_key_of(organisation.name), ags=organisation.ags)
    if twin.exclude(pk=organisation.pk).exists():
        raise NotSo(_("„%(name)s“ steht schon im Verzeichnis.") % {"name": organisation.name}, field="name")
    organisation.save()
    return organisation


def _check_words(organisation: Organisation) -> None:
    if not name_key_of(organisation.name):
        raise NotSo(_("Bitte geben Sie den Namen der Organisation an."), field="name")
    if organisation.organisation_kind not in OrganisationKind.values:
        raise NotSo(_("Bitte wählen Sie die Art der Organisation."), field="kind")
    if organisation.interest_group and organisation.interest_group not in InterestGroup.values:
        raise NotSo(_("Diese Interessengruppe gibt es nicht."), field="interest_group")
    if organisation.size_class not in SizeClass.values:
        raise NotSo(_("Diese Angabe zu den Beschäftigten gibt es nicht."), field="size_class")
    if organisation.wz_section and organisation.wz_section not in WzSection.values:
        raise NotSo(_("Diesen Wirtschaftszweig gibt es nicht."), field="wz_section")
    if organisation.ags and kreis_name(organisation.ags) == organisation.ags:
        raise NotSo(_("Diesen Kreis gibt es nicht."), field="ags")
