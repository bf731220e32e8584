"""Answers to facts of events."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fachwerk.access.actor import visitor
from fachwerk.events.facts import NewsletterWanted
from fachwerk.privacy.operations import ask_consent
from fachwerk.tenancy.scope import active_network_id


def when_newsletter_wanted(fact: NewsletterWanted) -> None:
    """The tick beside a claim is a wish; the consent is asked for in a mail of its own."""
    ask_consent(
        visitor(active_network_id()),
        purpose="newsletter",
        email=fact.email,
        name=fact.name,
        came_by=_("Haken bei der Anmeldung zu „%(event)s“") % {"event": fact.wanted_for},
        answers={_("Ich möchte den Rundbrief bekommen"): _("ja")},
    )
