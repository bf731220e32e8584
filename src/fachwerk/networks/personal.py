"""What networks keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import Personal, mentions

PERSONAL: list[Personal] = [
    mentions("networks.Interview", "intro", "answered_by", purpose=_("Öffentliche Selbstauskunft des Netzwerks")),
    mentions("networks.Answer", "text", purpose=_("Öffentliche Selbstauskunft des Netzwerks")),
]
NOT_PERSONAL = {
    # the public profile of an office, not of a person
    "networks.Network": (
        "slug",
        "name",
        "region_name",
        "kreise",
        "state_code",
        "purpose",
        "purpose_en",
        "about",
        "carrier",
        "office_name",
        "office_phone",
        "office_email",
        "office_hours",
        "office_address",
        "website",
        "founded_at",
        "topics",
        "mentor_topics",
        "learner_topics",
        "target_groups",
        "sectors",
        "brand",
        "accent",
    ),
    "networks.Answer": ("question",),
}
