"""What partnership keeps about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import Personal, mentions

_LEARNING = _("Zusammenarbeit mit anderen Netzwerken")
_STORY = ("problem", "approach", "effort", "effect", "failed", "conditions", "contact")

PERSONAL: list[Personal] = [
    mentions("partnership.KeptAgreement", "about", purpose=_LEARNING),
    mentions("partnership.SupportRequest", "note", "rating_text", purpose=_LEARNING),
    mentions("partnership.GoodExample", *_STORY, purpose=_LEARNING),
    mentions("partnership.Publication", *_STORY, purpose=_LEARNING),
    mentions("partnership.Question", "text", "asker_name", purpose=_LEARNING),
    mentions("partnership.Reply", "text", "replier_name", purpose=_LEARNING),
]
NOT_PERSONAL = {
    "partnership.Partnership": ("name", "about", "duties", "services"),
    "partnership.PartnershipMember": ("name", "member_slug"),
    "partnership.Agreement": ("duties", "services", "roles"),
    "partnership.SupportRequest": ("title", "service"),
    "partnership.KeptAgreement": ("title", "partner_name", "services", "paper_key"),
    "partnership.Support": ("title",),
    "partnership.GoodExample": ("title", "topic", "figures", "licence"),
    "partnership.Publication": (
        "title",
        "topic",
        "figures",
        "licence",
        "example_slug",
        "origin_name",
        "origin_slug",
        "chain",
    ),
    "partnership.Adoption": ("adopter_name", "effect"),
    "partnership.Question": ("topic",),
}
