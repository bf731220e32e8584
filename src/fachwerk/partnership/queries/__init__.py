"""Reading the partnership."""

from fachwerk.partnership.queries.agreements import (
    agreement_in_force,
    agreements,
    agreements_in_force,
    kept_agreement_at,
    kept_agreements,
    partnership_page,
    support_at,
    support_request_for,
    support_requests,
)
from fachwerk.partnership.queries.examples import (
    adoption_of_impulse,
    adoptions_by_us,
    adoptions_of,
    example_at,
    example_for,
    examples,
    frozen_steps,
    library,
    publication_for,
    publication_of,
    shared_topics,
)
from fachwerk.partnership.queries.figures import partnership_figures
from fachwerk.partnership.queries.questions import question_for, questions

__all__ = [
    "adoption_of_impulse",
    "adoptions_by_us",
    "adoptions_of",
    "agreement_in_force",
    "agreements",
    "agreements_in_force",
    "example_at",
    "example_for",
    "examples",
    "frozen_steps",
    "kept_agreement_at",
    "kept_agreements",
    "library",
    "partnership_figures",
    "partnership_page",
    "publication_for",
    "publication_of",
    "question_for",
    "questions",
    "shared_topics",
    "support_at",
    "support_request_for",
    "support_requests",
]
