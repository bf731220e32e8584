"""Who was there, from a file that was written after the day."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import F, Sum
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.events.models import Claim, Event, Pool, PoolKind, SizeBand, Standing
from fachwerk.events.models.claim import HOLDING
from fachwerk.events.operations.attendance import LatePerson, add_late_participants, known_claim
from fachwerk.imports.kinds import Importer, ImportField, ImportOption, Row, key_of, mark_doubles
from fachwerk.thread.models import Knot

MOST_EVENTS = 60
BEFORE = ("standing", "absent", "attended_at", "confirmed_at", "took_at", "held_until")


class _HeldEvents(Sequence[tuple[str, str]]):
    """The latest events that have begun, read whenever the question is shown."""

    def __iter__(self) -> Iterator[tuple[str, str]]:
        found = Event.objects.filter(starts_at__lte=clock.now(), announced_at__isnull=False, cancelled_at=None)
        for event in found.order_by("-starts_at")[:MOST_EVENTS]:
            yield str(event.pk), f"{event.title}, {event.shown_day}"

    def __len__(self) -> int:
        return MOST_EVENTS  # always a list to choose from, never a row of buttons

    def __getitem__(self, at: Any) -> Any:
        return list(self)[at]


class LateParticipants(Importer):
    """People who were at an event and are added after the day."""

    code, path, icon = "late_participants", "teilnehmende", "people"
    label = gettext_lazy("Teilnehmende einer Veranstaltung")
    lead = gettext_lazy("Wer da war, aus einer Excel- oder CSV-Liste. Wer angemeldet ist, wird als anwesend vermerkt.")
    action = "events.add_late_participants"
    onward_label = gettext_lazy("Termine ansehen")
    options: ClassVar[Sequence[ImportOption]] = (
        ImportOption("event", gettext_lazy("Veranstaltung"), "choice", choices=_HeldEvents()),
    )
    fields: ClassVar[Sequence[ImportField]] = (
        ImportField("name", gettext_lazy("Name"), "vor und nachname|teilnehmer|teilnehmerin|person|teilnehmende",
                    required=True, max_length=120, example="Ansprechperson 1"),
        ImportField("organisation_name", gettext_lazy("Unternehmen oder Einrichtung"),
                    "firma|unternehmen|organisation|einrichtung|betrieb", max_length=160, example="Musterbetrieb"),
        ImportField("email", gettext_lazy("E-Mail"), "mail|e mail adresse|mailadresse", kind="email",
                    example="person@firma.example"),
        ImportField("employees", gettext_lazy("Beschäftigte"), "mitarbeiter|groesse|betriebsgroesse", kind="choice",
                    choices=SizeBand.choices),
    )  # fmt: skip
    anchor = "events.Claim"
    watched: ClassVar[Mapping[str, Sequence[str]]] = {"events.Claim": ("event_id", "name", "standing", "absent")}

    def judge(self, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """The same address or the same name and company is the same person."""
        event = Event.objects.filter(pk=options["event"]).first() if options.get("event") else None
        mark_doubles(rows, lambda row: row.values.get("email") or _named(row))
        for row in rows:
            row.subject = row.values["name"]
            if not row.is_open():
                continue
            if event is None:
                row.refuse(_("Diese Veranstaltung gibt es nicht mehr."))
                continue
            person = _person(row)
            known = known_claim(event, person)
            row.plan = (event, person)
            if known is None:
                row.is_new()
            elif known.standing == Standing.ATTENDED and 0 not in known.absent:
                row.is_known()
            else:
                row.adds("standing", _("Stand"), Standing.ATTENDED.label)
                row.is_known()

    def write(self, actor: Actor, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """Through the same operation as the pasted list."""
        for row in rows:
            if row.plan is None:
                continue
            event, person = row.plan
            known = known_claim(event, person)
            before = {name: getattr(known, name) for name in BEFORE} if known else {}
            claim = add_late_participants(actor, event=event, people=[person])[0]
            if known is None:
                row.made(claim)
            else:
                row.changed(claim, before)

    def taken_back(self, touched: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        """The places of the events are counted anew."""
        notes = touched.get("events.Claim", ())
        changed = Claim.objects.filter(pk__in=[note["id"] for note in notes]).values_list("event_id", flat=True)
        made = {note["after"]["event_id"] for note in notes if "event_id" in note["after"]}
        for event_id in sorted({*changed, *(uuid.UUID(str(key)) for key in made)}):
            _count_again(event_id)

    def link(self, model: str, key: str, network_slug: str) -> str:
        """The registration that was kept."""
        claim = Claim.objects.filter(pk=key).first()
        knot = Knot.objects.filter(pk=claim.event_id).first() if claim else None
        return reverse("events:office_claim", args=[network_slug, knot.slug, key]) if knot else ""

    def onward(self, network_slug: str) -> str:
        """The list of events."""
        return reverse("events:office_events", args=[network_slug])


def _named(row: Row) -> tuple[str, str]:
    return key_of(row.values["name"]), key_of(row.values.get("organisation_name", ""))


def _person(row: Row) -> LatePerson:
    given = {name: row.values.get(name, "") for name in ("name", "organisation_name", "email", "employees")}
    return LatePerson(**given)


def _count_again(event_id: uuid.UUID) -> None:
    """What was taken by a list and is gone with it: pools of the event and of the share, under their lock."""
    for pool in Pool.objects.select_for_update().filter(event=event_id).exclude(kind=PoolKind.SESSION).order_by("kind"):
        claims = Claim.objects.filter(event=event_id, standing__in=HOLDING)
        if pool.kind == PoolKind.CONTINGENT:
            claims = claims.filter(in_contingent=True)
        taken = claims.aggregate(many=Coalesce(Sum("places"), 0))["many"]
        ceiling = None if pool.capacity is None else Greatest(F("capacity") + F("overbook"), taken)
        Pool.objects.filter(pk=pool.pk).update(taken=taken, ceiling=ceiling)
