"""Tables of the partnership between networks."""

from fachwerk.partnership.models.agreement import Agreement, Partnership, PartnershipMember, Support, SupportRequest
from fachwerk.partnership.models.example import Adoption, GoodExample, Publication
from fachwerk.partnership.models.kept_agreement import KeptAgreement
from fachwerk.partnership.models.question import Question, Reply

__all__ = [
    "Adoption",
    "Agreement",
    "GoodExample",
    "KeptAgreement",
    "Partnership",
    "PartnershipMember",
    "Publication",
    "Question",
    "Reply",
    "Support",
    "SupportRequest",
]
