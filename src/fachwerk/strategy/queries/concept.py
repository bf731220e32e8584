"""The concept and its versions in valid time."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from fachwerk.access.actor import Actor
from fachwerk.core.errors import NotThere
from fachwerk.strategy.models import ActionConcept, ConceptVersion, VersionState
from fachwerk.thread.queries import knot_at


def concept_for(actor: Actor) -> ActionConcept | None:
    """The concept of the active network; visitors see it from the first resolved version on."""
    concept = ActionConcept.objects.first()
    if concept is None or actor.is_office:
        return concept
    return concept if ConceptVersion.objects.exclude(state=VersionState.DRAFT).exists() else None


def version_on(on: date) -> ConceptVersion | None:
    """The version in force on a day: the one with the latest beginning up to that day."""
    resolved = ConceptVersion.objects.exclude(state=VersionState.DRAFT).select_related("concept")
    return resolved.filter(in_force_from__lte=on).order_by("-in_force_from").first()


def versions_for(actor: Actor) -> QuerySet[ConceptVersion]:
    """All versions, oldest first; drafts for the office only, at the end."""
    versions = ConceptVersion.objects.select_related("concept").order_by("in_force_from", "drafted_at")
    return versions if actor.is_office else versions.exclude(state=VersionState.DRAFT)


def version_labelled(actor: Actor, label: str) -> ConceptVersion:
    """The version with this label; raises NotThere, also for a draft that the actor may not see."""
    version = versions_for(actor).filter(label=label).first()
    if version is None:
        raise NotThere
    return version


def version_for(actor: Actor, slug: str) -> ConceptVersion:
    """The version behind an address; raises NotThere."""
    version = versions_for(actor).filter(pk=knot_at("concept_version", slug).pk).first()
    if version is None:
        raise NotThere
    return version


def draft() -> ConceptVersion | None:
    """The draft that is being worked on."""
    return ConceptVersion.objects.filter(state=VersionState.DRAFT).first()


def previous_version(version: ConceptVersion) -> ConceptVersion | None:
    """The version that this one replaced or, for a draft, would replace."""
    resolved = ConceptVersion.objects.exclude(state=VersionState.DRAFT).exclude(pk=version.pk)
    if version.in_force_from is not None:
        resolved = resolved.filter(in_force_from__lt=version.in_force_from)
    return resolved.order_by("-in_force_from").first()
