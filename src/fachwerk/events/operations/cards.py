"""Findings as cards: copied from a photograph of the flip chart, put together by what belongs together."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.core.errors import NotSo
from fachwerk.core.files import LARGEST_BYTES, drop_file, ending_of, keep_bytes, plain_copy
from fachwerk.events import policies
from fachwerk.events.models import Event, Finding, FindingKind, FlipChart
from fachwerk.events.operations.finding import note_findings
from fachwerk.operation.gate import operation

PICTURES = ("jpg", "png")
LONGEST_CLUSTER = 120


@operation("events.note_cards", on="event", when=policies.may_note_findings)
def note_cards(
    actor: Actor,
    *,
    event: Event,
    lines: Sequence[str],
    sort: str = FindingKind.PROPOSAL,
    cluster: str = "",
    is_public: bool = True,
    photo: UploadedFile[bytes] | None = None,
    chart: FlipChart | None = None,
) -> list[Finding]:
    """Each line becomes a card that remembers its photograph; a photograph alone is kept for later."""
    if photo is not None:
        chart = _kept(event, photo)
    if chart is not None and chart.event_id != event.pk:
        raise NotSo(_("Dieses Foto gehört zu einer anderen Veranstaltung."), field="lines")
    if photo is not None and not any(line.strip() for line in lines):
        return []
    made = note_findings(actor, event=event, lines=lines, sort=sort, cluster=cluster, is_public=is_public)
    Finding.objects.filter(pk__in=[card.pk for card in made]).update(photo=chart)
    return made


def _kept(event: Event, photo: UploadedFile[bytes]) -> FlipChart:
    """The content says what it is; place, time and device of the camera are taken out."""
    if (photo.size or 0) > LARGEST_BYTES:
        raise NotSo(_("Die Datei ist größer als 15 MB. Bitte verkleinern Sie sie."), field="photo")
    content = photo.read()
    ending = ending_of(content)
    if ending not in PICTURES:
        raise NotSo(_("Das ist kein Foto. Möglich sind JPG und PNG."), field="photo")
    key = keep_bytes(plain_copy(content, ending), ending)
    chart: FlipChart = FlipChart.objects.create(event=event, key=key, ending=ending)
    return chart


@operation("events.drop_flip_chart", on="chart")
def drop_flip_chart(actor: Actor, *, chart: FlipChart) -> None:
    """A photograph is removed for good; the cards copied from it stay."""
    Finding.objects.filter(photo=chart).update(photo=None)
    drop_file(chart.key)
    chart.delete()


@operation("events.move_cards", on="event", when=policies.may_note_findings)
def move_cards(actor: Actor, *, event: Event, cards: Collection[uuid.UUID], cluster: str) -> int:
    """Cards are put together under a name; without a name they lie open again."""
    name = " ".join(cluster.split())[:LONGEST_CLUSTER]
    found = list(Finding.objects.filter(event=event, pk__in=list(cards)).select_related("event"))
    if not found:
        raise NotSo(_("Wählen Sie mindestens eine Karte."))
    for card in found:
        card.cluster = name
        card.save()
    return len(found)


@operation("events.rename_cluster", on="event", when=policies.may_note_findings)
def rename_cluster(actor: Actor, *, event: Event, before: str, name: str) -> int:
    """A group of cards gets another name; the name of another group puts both together."""
    wanted = " ".join(name.split())[:LONGEST_CLUSTER]
    if not wanted:
        raise NotSo(_("Bitte geben Sie dem Thema einen Namen."), field="name")
    found = list(Finding.objects.filter(event=event, cluster=before).select_related("event"))
    for card in found:
        card.cluster = wanted
        card.save()
    return len(found)
