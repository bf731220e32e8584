"""A question and its answers between coordinators."""

from __future__ import annotations

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.networks.models import Network
from fachwerk.operation.gate import operation
from fachwerk.partnership import policies
from fachwerk.partnership.models import Question, Reply
from fachwerk.tenancy.scope import active_network_id


def _own_name() -> str:
    return Network.objects.get(pk=active_network_id()).name


@operation("partnership.ask_question")
def ask_question(actor: Actor, *, topic: str, text: str) -> Question:
    """A coordinator asks all other networks."""
    return Question.objects.create(topic=topic, text=text, asker_name=_own_name())


@operation("partnership.answer_question")
def answer_question(actor: Actor, *, question: Question, text: str) -> Reply:
    """Another network answers from its experience."""
    return Reply.objects.create(question=question, text=text, replier_name=_own_name())


@operation("partnership.thank_for_answers", on="question", when=policies.may_thank)
def thank_for_answers(actor: Actor, *, question: Question) -> Question:
    """The network that asked says that the answers helped."""
    question.helped_on = clock.today()
    question.save(update_fields=["helped_on"])
    return question
