"""Declaring to join, confirming the address, answering."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts import facts, policies
from fachwerk.contacts.models import (
    Affiliation,
    ApplicationState,
    Membership,
    MembershipApplication,
    Organisation,
    Person,
)
from fachwerk.contacts.operations.memberships import begun
from fachwerk.contacts.operations.organisations import kept
from fachwerk.core import clock
from fachwerk.core.dates import show_day
from fachwerk.core.errors import NotNow
from fachwerk.core.facts import announce
from fachwerk.core.links import sign_link
from fachwerk.mailing.outbox import send_later
from fachwerk.operation.gate import operation

CONFIRM_PURPOSE = "contacts.confirm_application"
DAYS_TO_CONFIRM = 14
MOST_PER_DAY = 3


@operation("contacts.apply_for_membership")
def apply_for_membership(
    actor: Actor,
    *,
    organisation_name: str,
    kind: str,
    contact_name: str,
    function: str,
    email: str,
    declaration: str,
    ags: str = "",
    contribution: str = "",
    key: uuid.UUID | None = None,
) -> MembershipApplication:
    """An organisation declares to join, once per ``key``; it counts when the e-mail address is confirmed."""
    sent_before = MembershipApplication.objects.filter(pk=key).first() if key else None
    if sent_before is not None:
        return sent_before
    since_yesterday = clock.now() - timedelta(days=1)
    if (
        MembershipApplication.objects.filter(email__iexact=email, declared_at__gte=since_yesterday).count()
        >= MOST_PER_DAY
    ):
        raise NotNow(
            _("An diese Adresse haben wir heute schon geschrieben. Bitte sehen Sie in Ihr Postfach."), field="email"
        )
    application = MembershipApplication.objects.create(
        id=key or uuid.uuid4(),
        organisation_name=" ".join(organisation_name.split()),
        organisation_kind=kind,
        ags=ags,
        contact_name=contact_name,
        function=function,
        email=email,
        contribution=contribution,
        declaration=declaration,
    )
    _ask_to_confirm(application)
    return application


@operation("contacts.confirm_application", on="application", when=policies.may_confirm)
def confirm_application(actor: Actor, *, application: MembershipApplication) -> MembershipApplication:
    """The declaration counts from the moment its e-mail address is confirmed; the office is told once."""
    current = MembershipApplication.objects.select_for_update().get(pk=application.pk)
    if current.state != ApplicationState.UNCONFIRMED:
        return current
    current.state, current.confirmed_at = ApplicationState.OPEN, clock.now()
    current.save(update_fields=["state", "confirmed_at"])
    announce(facts.MembershipDeclared(application_id=current.pk))
    return current


@operation("contacts.accept_application", on="application", when=policies.may_answer)
def accept_application(
    actor: Actor,
    *,
    application: MembershipApplication,
    since: date | None = None,
    organisation: Organisation | None = None,
    answer: str = "",
    silently: bool = False,
) -> Membership:
    """The office accepts: the organisation becomes a member with its contact person, and gets a mail."""
    if organisation is None:
        organisation = kept(
            Organisation(
                name=application.organisation_name,
                organisation_kind=application.organisation_kind,
                ags=application.ags,
            )
        )
    membership = begun(
        Membership(
            organisation=organisation,
            since=since or clock.today(),
            contribution=application.contribution,
            declared_by_function=application.function,
        )
    )
    _enter_contact(application, organisation, membership.since)
    application.organisation = organisation
    _answered(application, ApplicationState.ACCEPTED, answer)
    if not silently:
        _write(
            application,
            _("Willkommen im Netzwerk „%(network)s“") % {"network": application.network.name},
            _("„%(organisation)s“ ist seit dem %(day)s Mitglied. Wir freuen uns auf die Zusammenarbeit.")
            % {"organisation": organisation.name, "day": show_day(membership.since)},
        )
    return membership


@operation("contacts.decline_application", on="application", when=policies.may_answer)
def decline_application(
    actor: Actor, *, application: MembershipApplication, answer: str, silently: bool = False
) -> MembershipApplication:
    """The office declines with a reason, and whoever declared gets it by mail."""
    _answered(application, ApplicationState.DECLINED, answer)
    if not silently:
        _write(
            application,
            _("Ihre Beitrittserklärung"),
            _("Ihre Beitrittserklärung für „%(organisation)s“ können wir nicht annehmen.")
            % {"organisation": application.organisation_name},
        )
    return application


@operation("contacts.drop_unconfirmed_applications")
def drop_unconfirmed_applications(actor: Actor) -> None:
    """A declaration whose e-mail address nobody confirmed in time is deleted."""
    last_moment = clock.now() - timedelta(days=DAYS_TO_CONFIRM + 1)
    MembershipApplication.objects.filter(state=ApplicationState.UNCONFIRMED, declared_at__lt=last_moment).delete()


def _enter_contact(application: MembershipApplication, organisation: Organisation, since: date) -> None:
    person = Person.objects.filter(name__iexact=application.contact_name, email__iexact=application.email).first()
    if person is None:
        person = Person.objects.create(name=application.contact_name, email=application.email)
    Affiliation.objects.get_or_create(
        person=person, organisation=organisation, function=application.function, until=None, defaults={"since": since}
    )


def _answered(application: MembershipApplication, state: str, answer: str) -> None:
    application.state, application.answer, application.answered_at = state, answer, clock.now()
    application.save()


def _write(application: MembershipApplication, subject: str, sentence: str) -> None:
    parts = [_("Guten Tag,"), sentence, application.answer]
    send_later(
        to=application.email,
        subject=subject,
        text="\n\n".join(part for part in parts if part),
        purpose="contacts.answer_application",
    )


def _ask_to_confirm(application: MembershipApplication) -> None:
    path = sign_link(application.network.pk, CONFIRM_PURPOSE, application.pk, lasts=timedelta(days=DAYS_TO_CONFIRM))
    send_later(
        to=application.email,
        subject=_("Bitte bestätigen Sie Ihre E-Mail-Adresse"),
        text=_(
            "Guten Tag,\n\n"
            "für „%(organisation)s“ haben Sie den Beitritt zum Netzwerk „%(network)s“ erklärt. "
            "Bitte bestätigen Sie Ihre E-Mail-Adresse:\n\n%(link)s\n\n"
            "Der Link gilt %(days)s Tage. Haben Sie nichts erklärt? Dann löschen Sie diese Nachricht einfach."
        )
        % {
            "organisation": application.organisation_name,
            "network": application.network.name,
            "link": f"{settings.BASE_URL}{path}",
            "days": DAYS_TO_CONFIRM,
        },
        purpose=CONFIRM_PURPOSE,
    )
