"""May this be done with this organisation?"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.access.verdicts import YES, Verdict, no
from fachwerk.contacts.models import Organisation, OrganisationKind

MULTIPLIER_KINDS = (
    OrganisationKind.CONSULTANCY, OrganisationKind.CHAMBER, OrganisationKind.EMPLOYERS_ASSOCIATION,
    OrganisationKind.ECONOMIC_DEVELOPMENT, OrganisationKind.CLUSTER, OrganisationKind.TRAINING_PROVIDER,
    OrganisationKind.OTHER,
)  # fmt: skip


def counts_as_company(organisation: Organisation) -> Verdict:
    """Only companies are counted; a consultancy that is itself advised is entered as a company."""
    if organisation.organisation_kind == OrganisationKind.COMPANY:
        return YES
    return no(_("Hier zählen nur Unternehmen. Diese Organisation ist als etwas anderes eingetragen."))


def may_pass_on(organisation: Organisation) -> Verdict:
    """Who speaks to many companies."""
    if organisation.organisation_kind in MULTIPLIER_KINDS:
        return YES
    return no(_("Einen eigenen Link bekommen Beratungen, Kammern, Verbände und andere, die viele Betriebe kennen."))
