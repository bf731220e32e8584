"""Answers to facts of contacts."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.contacts.facts import MembershipDeclared
from fachwerk.contacts.queries import application_by_id
from fachwerk.mailing.outbox import send_later


def when_membership_declared(fact: MembershipDeclared) -> None:
    """The office learns of a declaration that waits for an answer."""
    application = application_by_id(fact.application_id)
    if not application.network.office_email:
        return
    path = reverse("contacts:office_application", args=[application.network.slug, application.pk])
    send_later(
        to=application.network.office_email,
        subject=_("Neue Beitrittserklärung: %(organisation)s") % {"organisation": application.organisation_name},
        text=_("„%(organisation)s“ möchte Mitglied werden.\n\nZur Erklärung: %(link)s")
        % {"organisation": application.organisation_name, "link": f"{settings.BASE_URL}{path}"},
        purpose="contacts.tell_office",
    )
