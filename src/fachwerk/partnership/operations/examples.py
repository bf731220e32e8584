"""From a result to a good example that other networks adopt."""

from __future__ import annotations

from typing import Any

from fachwerk.access.actor import Actor, visitor
from fachwerk.core import clock
from fachwerk.core.dates import machine_day
from fachwerk.core.facts import announce
from fachwerk.networks.models import Network
from fachwerk.operation.gate import operation
from fachwerk.partnership import facts, policies
from fachwerk.partnership.models import Adoption, GoodExample, Publication
from fachwerk.partnership.models.example import STORY_FIELDS
from fachwerk.tenancy.scope import active_network_id
from fachwerk.thread.models import Knot, Relation
from fachwerk.thread.ties import tie
from fachwerk.thread.trace import Step, step_of, trace


@operation("partnership.write_example")
def write_example(actor: Actor, *, retells: Knot | None = None, **story: Any) -> GoodExample:
    """The office tells a result so that others can do the same."""
    example = GoodExample(**{name: value for name, value in story.items() if name in STORY_FIELDS})
    example.save()
    if retells is not None:
        tie(example.knot, retells, Relation.RETELLS, by=actor.user_id)
    return example


@operation("partnership.change_example", on="example")
def change_example(actor: Actor, *, example: GoodExample, **story: Any) -> GoodExample:
    """The story is edited; a released copy follows it."""
    for name in STORY_FIELDS:
        if name in story:
            setattr(example, name, story[name])
    example.save()
    if example.released_on:
        _copy(example, Publication.objects.get(example_id=example.pk)).save()
    return example


@operation("partnership.note_carrier_agreement", on="example")
def note_carrier_agreement(actor: Actor, *, example: GoodExample) -> GoodExample:
    """The carrier of the project agrees to the publication."""
    example.carrier_agreed_on = clock.today()
    example.save()
    return example


@operation("partnership.release_example", on="example", when=policies.may_release)
def release_example(actor: Actor, *, example: GoodExample) -> Publication:
    """The example is copied into the window that every network reads, together with its frozen chain."""
    example.released_on = clock.today()
    example.save()
    network = Network.objects.get(pk=active_network_id())
    publication = Publication(
        example_id=example.pk,
        example_slug=example.knot.slug,
        origin_name=network.name,
        origin_slug=network.slug,
        chain=_frozen_chain(example.knot, network),
        released_on=example.released_on,
    )
    _copy(example, publication).save()
    announce(facts.ExampleReleased(publication.pk))
    return publication


@operation("partnership.withdraw_example", on="example")
def withdraw_example(actor: Actor, *, example: GoodExample) -> GoodExample:
    """The example is no longer offered; networks that adopted it keep their own text."""
    Publication.objects.filter(example_id=example.pk).update(withdrawn_on=clock.today())
    return example


@operation("partnership.record_adoption", on="publication", when=policies.may_adopt)
def record_adoption(actor: Actor, *, publication: facts.AdoptablePublication, impulse: Knot) -> Adoption:
    """The adopting network notes which impulse the example became; the origin learns of it."""
    adopter = Network.objects.get(pk=active_network_id())
    adoption = Adoption.objects.create(
        asking_network=adopter,
        answering_network=Network.objects.get(pk=publication.network_id),
        publication_id=publication.pk,
        impulse_id=impulse.pk,
        adopter_name=adopter.name,
    )
    announce(facts.ExampleAdopted(adoption.pk))
    return adoption


@operation("partnership.report_effect", on="adoption")
def report_effect(actor: Actor, *, adoption: Adoption, effect: str) -> Adoption:
    """The adopting network reports back what became of it."""
    adoption.effect = effect
    adoption.effect_on = clock.today()
    adoption.save(update_fields=["effect", "effect_on"])
    return adoption


def _copy(example: GoodExample, publication: Publication) -> Publication:
    for name in STORY_FIELDS:
        setattr(publication, name, getattr(example, name))
    return publication


def _frozen_chain(knot: Knot, network: Network) -> list[dict[str, object]]:
    """The way back as the public sees it at the release: a title only where the knot is public."""
    public = visitor(network.pk)
    steps = [*trace(knot, public, network.slug).back, step_of(knot, public, network.slug, 0)]
    return [_frozen(step) for step in steps]


def _frozen(step: Step) -> dict[str, object]:
    return {
        "kind": step.kind,
        "label": str(step.label),
        "on": machine_day(step.day, step.precision),
        "shown": step.shown_day,
        "title": None if step.is_stub else str(step.title),
        "origin": step.origin,
    }
