"""Reading declarations to join and members lists."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from fachwerk.contacts.models import (
    ApplicationState,
    MembershipApplication,
    Organisation,
    name_key_of,
)
from fachwerk.core.errors import NotThere
from fachwerk.networks.models import Network


def declaration_of(network: Network) -> str:
    """The words an organisation agrees to when it joins."""
    sentences = [
        _("Wir treten dem Netzwerk „%(name)s“ bei.") % {"name": network.name},
        _("Wir tragen die gemeinsam beschlossenen Ziele mit und bringen uns nach unseren Möglichkeiten ein."),
    ]
    if network.membership_is_free:
        sentences.append(_("Es entstehen keine Kosten."))
    sentences.append(_("Wir können die Mitgliedschaft jederzeit beenden."))
    return " ".join(sentences)


def applications(*, state: str = "") -> QuerySet[MembershipApplication]:
    """Declarations to join, open ones first, then the latest."""
    found = MembershipApplication.objects.select_related("organisation")
    if state in ApplicationState.values:
        found = found.filter(state=state)
    return found.order_by("answered_at", "-declared_at") if state else found.order_by("-declared_at")


def application_by_id(application_id: uuid.UUID | str) -> MembershipApplication:
    """The declaration with this id; raises NotThere."""
    found = MembershipApplication.objects.select_related("organisation", "network").filter(pk=application_id).first()
    if found is None:
        raise NotThere
    return found


def possible_organisations(application: MembershipApplication) -> QuerySet[Organisation]:
    """Entries of the register that bear the name of the organisation that wants to join."""
    return Organisation.objects.filter(name_key=name_key_of(application.organisation_name)).order_by("ags")
