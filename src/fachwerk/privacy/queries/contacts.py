"""What privacy keeps about a person of the register, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from fachwerk.contacts.queries import HangsOn

CONTACT_ROWS = [
    HangsOn("privacy.ConsentRequest", gettext_lazy("Einwilligung"), gettext_lazy("Einwilligungen")),
    HangsOn("privacy.KeepReason", gettext_lazy("Grund zum Aufbewahren"), gettext_lazy("Gründe zum Aufbewahren")),
]
