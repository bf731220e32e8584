"""How long what is kept, and for whom there is no reason any more."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fachwerk.contacts.models import Person
from fachwerk.core import clock
from fachwerk.core.errors import NotThere
from fachwerk.core.personal import Personal, declared
from fachwerk.privacy.models import ConsentState, KeepPeriod, KeepReason
from fachwerk.privacy.queries.consents import requests_with_state
from fachwerk.privacy.queries.traces import rows_here

WITHOUT_REASON_AFTER = "people"  # the period of the proposal to erase people, set like the others
DEFAULT_WITHOUT_REASON = timedelta(days=365)
LIMITS_WITHOUT_REASON = (timedelta(days=90), timedelta(days=5 * 365))
DAYS_OF_A_MONTH = 30


@dataclass(frozen=True)
class Period:
    """How long one kind of data is kept."""

    declaration: str
    about: str
    purpose: str
    days: int | None
    limits: tuple[int, int] | None
    at_the_end: str

    @property
    def shown(self) -> str:
        """The period in words."""
        return in_months(self.days) if self.days is not None else _("bis der Zweck endet")


def in_months(days: int) -> str:
    """ "3 Jahre", "18 Monate", "7 Tage"."""
    if days >= 365 and days % 365 == 0:
        return ngettext("%(number)s Jahr", "%(number)s Jahre", days // 365) % {"number": days // 365}
    if days >= DAYS_OF_A_MONTH:
        months = round(days / 30.42)
        return ngettext("%(number)s Monat", "%(number)s Monate", months) % {"number": months}
    return ngettext("%(number)s Tag", "%(number)s Tage", days) % {"number": days}


def chosen_days() -> dict[str, int]:
    """The periods this network has set."""
    return dict(KeepPeriod.objects.values_list("declaration", "days"))


def days_of(one: Personal, chosen: dict[str, int]) -> int | None:
    """How many days a kind is kept in this network."""
    if one.keep_for is None:
        return None
    return chosen.get(one.key, one.keep_for.days) if one.limits else one.keep_for.days


def periods() -> list[Period]:
    """Every kind of data with its period: first the proposal about people, then what the apps declare."""
    chosen = chosen_days()
    first = Period(
        WITHOUT_REASON_AFTER,
        _("Ansprechpersonen ohne Funktion, Zugang oder Einwilligung"),
        _("Vorschlag zum Löschen an die Geschäftsstelle"),
        chosen.get(WITHOUT_REASON_AFTER, DEFAULT_WITHOUT_REASON.days),
        (LIMITS_WITHOUT_REASON[0].days, LIMITS_WITHOUT_REASON[1].days),
        _("wird vorgeschlagen"),
    )
    return [first, *(_period(one, chosen) for one in declared() if one.keep_for is not None)]


def _period(one: Personal, chosen: dict[str, int]) -> Period:
    limits = (one.limits[0].days, one.limits[1].days) if one.limits else None
    end = (one.at_the_end or one.erase).value
    words = {"row": _("wird gelöscht"), "fields": _("wird ohne Namen weiter gezählt")}
    return Period(
        one.key, str(one.about), str(one.purpose), days_of(one, chosen), limits, words.get(end, _("wird geprüft"))
    )


def period_by_key(key: str) -> Period:
    """The period with this key; raises NotThere."""
    found = next((period for period in periods() if period.declaration == key), None)
    if found is None:
        raise NotThere
    return found


def rows_at_their_end(one: Personal) -> QuerySet[Any]:
    """Rows of a kind whose period is over."""
    days = days_of(one, chosen_days())
    if days is None:
        raise ValueError(f"{one.key} has no period")
    model = apps.get_model(one.model)
    cutoff = clock.now() - timedelta(days=days)
    is_day = not isinstance(_field_at(model, one.counted_from), models.DateTimeField)
    return rows_here(model).filter(**{f"{one.counted_from}__lt": cutoff.date() if is_day else cutoff})


def _field_at(model: type[models.Model], lookup: str) -> Any:
    field: Any = None
    for part in lookup.split("__"):
        field = model._meta.get_field(part)
        model = field.related_model or model
    return field


def people_without_reason() -> list[Person]:
    """People of the register whom nothing has called for since the period of this network."""
    days = chosen_days().get(WITHOUT_REASON_AFTER, DEFAULT_WITHOUT_REASON.days)
    cutoff = clock.now() - timedelta(days=days)
    persons, users, emails = _called_for(cutoff)
    kept = KeepReason.objects.filter(until__gte=clock.today()).values("person")
    found = Person.objects.filter(entered_at__lt=cutoff).exclude(pk__in=persons).exclude(pk__in=kept)
    return [
        person
        for person in found.order_by("sort_key")
        if person.user_id not in users and person.email.lower() not in emails
    ]


def _called_for(cutoff: datetime) -> tuple[set[uuid.UUID], set[int], set[str]]:
    persons: set[uuid.UUID] = set()
    users: set[int] = set()
    emails: set[str] = set()
    for one in declared():
        if not one.is_basis:
            continue
        rows = rows_here(apps.get_model(one.model)).filter(_still_counts(one, cutoff))
        persons |= set(_values(rows, one.lookups("person")))
        users |= set(_values(rows, one.lookups("user")))
        emails |= {str(email).lower() for email in _values(rows, one.lookups("email"))}
    holding = requests_with_state().filter(state=ConsentState.CONFIRMED)
    persons |= set(holding.exclude(person=None).values_list("person", flat=True))
    emails |= set(holding.exclude(email="").values_list("email", flat=True))
    return persons, users, emails


def _values(rows: QuerySet[Any], lookups: tuple[str, ...]) -> Iterator[Any]:
    for lookup in lookups:
        yield from (value for value in rows.values_list(lookup, flat=True) if value)


def _still_counts(one: Personal, cutoff: datetime) -> Q:
    """A basis counts while it runs and for the period after its last day."""
    model = apps.get_model(one.model)
    for name in ("until", "valid_until"):
        try:
            model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        return Q(**{name: None}) | Q(**{f"{name}__gte": cutoff.date()})
    if one.counted_from:
        is_day = not isinstance(_field_at(model, one.counted_from), models.DateTimeField)
        first: date = cutoff.date() if is_day else cutoff
        return Q(**{one.counted_from: None}) | Q(**{f"{one.counted_from}__gte": first})
    return Q()
