"""Answers to what happens in the partnership."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fachwerk.mailing.outbox import send_later
from fachwerk.networks.models import Network
from fachwerk.partnership.facts import ExampleAdopted
from fachwerk.partnership.models import Adoption
from fachwerk.tenancy.scope import network_scope


def when_example_adopted(fact: ExampleAdopted) -> None:
    """The office whose example was adopted learns of it by mail, from its own outbox."""
    adoption = Adoption.objects.select_related("publication").get(pk=fact.adoption_id)
    origin = Network.objects.get(pk=adoption.answering_network_id)
    if not origin.office_email:
        return
    with network_scope(origin):
        send_later(
            to=origin.office_email,
            subject=_("Ihr gutes Beispiel wurde übernommen"),
            text=_("%(adopter)s hat Ihr Beispiel „%(title)s“ als Impuls übernommen.")
            % {"adopter": adoption.adopter_name, "title": adoption.publication.title},
            purpose="partnership.example_adopted",
        )
