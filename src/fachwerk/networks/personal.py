"""What networks keeps about people."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import Personal, mentions

PERSONAL: list[Personal] = [
    mentions("networks.Interview", "intro", "answered_by", purpose=_("Öffentliche Selbstauskunft des Netzwerks")),
    mentions("networks.Answer", "text", purpose=_("Öffentliche Selbstauskunft des Netzwerks")),
    mentions("networks.LegalText", "sections", purpose=_("Pflichtseiten der Website")),
    Personal(
        model="networks.BarrierReport",
        fields=("text", "reply_to", "answer"),
        about=_("Wer eine Barriere gemeldet hat"),
        purpose=_("Barrieren beseitigen und darauf antworten"),
        basis=_("Art. 6 Abs. 1 Buchst. c DSGVO (Rückmeldung nach Richtlinie (EU) 2016/2102)"),
        found_by={"email": "reply_to"},
        keep_for=timedelta(days=3 * 365),
        counted_from="reported_at",
    ),
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
        "represented_by",
        "data_protection_contact",
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
    "networks.LegalText": ("legal_kind",),
    "networks.BarrierReport": ("page",),
    # whoever runs the server, as public as an imprint
    "networks.InstallationProfile": (
        "operator",
        "represented_by",
        "address",
        "email",
        "phone",
        "data_protection_contact",
    ),
}
