"""The list of everybody with a place, person by person."""

from __future__ import annotations

from dataclasses import dataclass

from fachwerk.events.models import Claim, Event, Standing

LISTED = (Standing.CONFIRMED, Standing.ATTENDED, Standing.NO_SHOW)


@dataclass(frozen=True)
class Listed:
    """One person of one registration."""

    value: str
    name: str
    organisation_name: str
    came_with: str
    was_there: bool
    is_late: bool


def attendance_of(event: Event) -> list[Listed]:
    """By name. While nobody was let in or noted, everybody counts as there: it is quicker to take out who missed it."""
    claims = list(Claim.objects.filter(event=event, standing__in=LISTED))
    nobody_yet = all(claim.standing == Standing.CONFIRMED for claim in claims)
    found = [
        Listed(
            value=f"{claim.pk}:{place}",
            name=name,
            organisation_name=claim.organisation_name,
            came_with=claim.name if place else "",
            was_there=nobody_yet or (claim.standing == Standing.ATTENDED and place not in claim.absent),
            is_late=claim.added_later_at is not None,
        )
        for claim in claims
        for place, name in enumerate(claim.people)
    ]
    return sorted(found, key=lambda person: person.name.casefold())
