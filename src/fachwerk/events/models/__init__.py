"""Events, their places, the wishes for places, and what came out of them."""

from fachwerk.events.models.certificate import Certificate, CertificateCounter
from fachwerk.events.models.claim import Claim, SizeBand, Standing
from fachwerk.events.models.event import Event, EventState, Format
from fachwerk.events.models.feedback import FeedbackQuestion, FeedbackReply
from fachwerk.events.models.finding import Finding, FindingKind, Satisfaction
from fachwerk.events.models.minutes import FlipChart, Minutes
from fachwerk.events.models.pool import Pool, PoolKind
from fachwerk.events.models.session import Session, SessionChoice
from fachwerk.events.models.wish import OpeningWish

__all__ = [
    "Certificate",
    "CertificateCounter",
    "Claim",
    "Event",
    "EventState",
    "FeedbackQuestion",
    "FeedbackReply",
    "Finding",
    "FindingKind",
    "FlipChart",
    "Format",
    "Minutes",
    "OpeningWish",
    "Pool",
    "PoolKind",
    "Satisfaction",
    "Session",
    "SessionChoice",
    "SizeBand",
    "Standing",
]
