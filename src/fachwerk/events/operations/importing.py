"""Events and results of the past from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.access.actor import Actor
from fachwerk.core import clock
from fachwerk.core.dates import first_day, rough_day
from fachwerk.events.models import Event, Finding, FindingKind, Format
from fachwerk.events.operations.event import enter_past_event
from fachwerk.events.operations.finding import enter_past_findings
from fachwerk.imports.kinds import Importer, ImportField, Row, key_of, mark_doubles
from fachwerk.imports.queries.named import named_knots
from fachwerk.thread.models import Knot, Tie

DETAILS = {
    "place": gettext_lazy("Ort"),
    "audience": gettext_lazy("Für wen"),
    "summary": gettext_lazy("Worum es geht"),
    "organiser_name": gettext_lazy("Wer lädt ein"),
    "moderated_by": gettext_lazy("Moderation"),
}
_FORMATS = {
    "workshop": Format.IDEA_LAB, "werkstatt": Format.IDEA_LAB, "ideenwerkstatt": Format.IDEA_LAB,
    "fachgespraech": Format.EXPERT_DIALOGUE, "dialog": Format.EXPERT_DIALOGUE, "sitzung": Format.BODY_MEETING,
    "lenkungskreis": Format.BODY_MEETING, "tagung": Format.EVENT, "konferenz": Format.EVENT, "vortrag": Format.EVENT,
}  # fmt: skip
_SORTS = {"idee": FindingKind.PROPOSAL, "massnahme": FindingKind.PROPOSAL, "problem": FindingKind.NEED}


def _link(kind: str, address: str, key: str, network_slug: str) -> str:
    knot = Knot.objects.filter(pk=key, kind=kind).first()
    return reverse(address, args=[network_slug, knot.slug]) if knot else ""


def _events_by_title_and_day() -> dict[tuple[str, str], list[Event]]:
    found: dict[tuple[str, str], list[Event]] = {}
    for event in Event.objects.all():
        for day in (str(event.day), f"{event.day:%Y-%m}", f"{event.day:%Y}", ""):
            found.setdefault((key_of(event.title), day), []).append(event)
    return found


class PastEvents(Importer):
    """Events that took place before the platform came."""

    code, path, icon = "past_events", "veranstaltungen", "calendar"
    label = gettext_lazy("Veranstaltungen")
    lead = gettext_lazy("Was stattgefunden hat: Titel und Tag genügen, auch nur Monat oder Jahr.")
    action = "events.enter_past_event"
    onward_label = gettext_lazy("Termine ansehen")
    fields: ClassVar[Sequence[ImportField]] = (
        ImportField("title", gettext_lazy("Titel"), "veranstaltung|name|thema|bezeichnung|termin", required=True,
                    example="Ideenlabor Digitalisierung"),
        ImportField("day", gettext_lazy("Wann"), "datum|tag|termin am|zeitpunkt|jahr|wann", required=True, kind="day",
                    example="23.03.2017"),
        ImportField("format", gettext_lazy("Format"), "art|veranstaltungsart|typ", kind="choice",
                    choices=Format.choices, words=_FORMATS, example="Ideenlabor"),
        ImportField("place", gettext_lazy("Ort"), "veranstaltungsort|wo|tagungsort", example="Lemgo"),
        ImportField("attended", gettext_lazy("Teilnehmende"), "teilnehmer|anzahl|tn|teilnehmerzahl|anzahl teilnehmer",
                    kind="number", example="48"),
        ImportField("serves", gettext_lazy("Gehört zu"), "handlungsfeld|ziel|schwerpunkt|massnahme", max_length=400),
        ImportField("audience", gettext_lazy("Für wen"), "zielgruppe|zielgruppen"),
        ImportField("summary", gettext_lazy("Worum es geht"), "beschreibung|inhalt|kurzbeschreibung", max_length=4000),
        ImportField("organiser_name", gettext_lazy("Wer lädt ein"), "veranstalter|organisation|einladende"),
        ImportField("moderated_by", gettext_lazy("Moderation"), "moderiert von|moderator|moderatorin"),
    )  # fmt: skip
    anchor = "events.Event"
    watched: ClassVar[Mapping[str, Sequence[str]]] = {
        "thread.Tie": (),
        "events.Event": ("title", "format", "starts_at", "ends_at", "attended_reported", *DETAILS),
    }

    def refine(self, values: dict[str, Any], row: Row) -> None:
        """What lies ahead is announced, not entered later."""
        if values.get("day") and first_day(*rough_day(values["day"])) > clock.today():
            row.refuse(_("Dieser Tag liegt in der Zukunft. Kündigen Sie die Veranstaltung an."), "day")

    def judge(self, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """Same title on the same day is the same event."""
        known, aims = _events_by_title_and_day(), named_knots(("field_of_action", "goal", "measure", "focus_topic"))
        mark_doubles(rows, lambda row: (key_of(row.values["title"]), row.values["day"]))
        for row in rows:
            row.subject = row.values["title"]
            if not row.is_open():
                continue
            found = known.get((key_of(row.subject), row.values["day"]), [])
            if len(found) > 1:
                row.refuse(_("Diese Veranstaltung gab es an diesem Tag mehrfach."), "title")
                continue
            serves = aims.each(row, "serves", unknown=_("„%(name)s“ steht nicht im Konzept."))
            row.plan = (found[0] if found else None, serves)
            if not row.is_open():
                continue
            if not found:
                row.is_new()
                continue
            present: dict[str, Any] = {name: (label, getattr(found[0], name)) for name, label in DETAILS.items()}
            row.compare(present | {"attended": (_("Teilnehmende"), found[0].attended_reported)})
            row.is_known()

    def write(self, actor: Actor, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """Enters what is new through the same operation as the form; completes what is known."""
        for row in rows:
            event, serves = row.plan
            if event is not None:
                self._complete(row, event)
                continue
            day, precision = rough_day(row.values["day"])
            given = {name: row.values[name] for name in DETAILS if name in row.values}
            event = enter_past_event(
                actor, title=row.values["title"], day=day, precision=precision, belongs_to=serves,
                format=row.values.get("format", Format.EVENT), attended=row.values.get("attended"), **given,
            )  # fmt: skip
            for tie in Tie.objects.filter(later=event.pk):
                row.made(tie)
            row.made(event)

    def _complete(self, row: Row, event: Event) -> None:
        attributes = {name: "attended_reported" if name == "attended" else name for name in row.taken}
        before = {attribute: getattr(event, attribute) for attribute in attributes.values()}
        for name, attribute in attributes.items():
            setattr(event, attribute, row.values[name])
        event.save()
        row.changed(event, before)

    def link(self, model: str, key: str, network_slug: str) -> str:
        """The page of an event that was kept."""
        return _link("event", "events:office_event", key, network_slug)

    def onward(self, network_slug: str) -> str:
        """The list of events."""
        return reverse("events:office_events", args=[network_slug])


class PastFindings(Importer):
    """Results of events, one in a line."""

    code, path, icon = "past_findings", "ergebnisse", "lightbulb"
    label = gettext_lazy("Ergebnisse von Veranstaltungen")
    lead = gettext_lazy("Was herauskam, ein Ergebnis je Zeile. Die Veranstaltung muss schon eingetragen sein.")
    action = "events.enter_past_findings"
    onward_label = gettext_lazy("Ergebnisse ansehen")
    fields: ClassVar[Sequence[ImportField]] = (
        ImportField("event", gettext_lazy("Veranstaltung"), "titel der veranstaltung|termin|event", required=True,
                    example="Ideenlabor Digitalisierung"),
        ImportField("day", gettext_lazy("Datum der Veranstaltung"), "datum|tag|wann|jahr", kind="day",
                    example="23.03.2017",
                    help_text=gettext_lazy("Nur nötig, wenn es mehrere Veranstaltungen dieses Namens gab.")),
        ImportField("text", gettext_lazy("Ergebnis"), "erkenntnis|ergebnisse|inhalt|text|idee|vorschlag",
                    required=True, max_length=4000, example="Betriebe wollen Technik ausleihen können."),
        ImportField("sort", gettext_lazy("Art"), "typ|kategorie", kind="choice", choices=FindingKind.choices,
                    words=_SORTS),
        ImportField("cluster", gettext_lazy("Thema"), "cluster|gruppe|ueberschrift", max_length=120),
    )  # fmt: skip
    anchor = "events.Finding"
    watched: ClassVar[Mapping[str, Sequence[str]]] = {
        "thread.Tie": (),
        "events.Finding": ("text", "sort", "cluster", "is_public"),
    }

    def judge(self, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """The event is found by its title, by its day where several bear it; the same words are the same result."""
        events = _events_by_title_and_day()
        there = set(Finding.objects.values_list("event_id", "text"))
        known = {(event_id, key_of(text)) for event_id, text in there}
        mark_doubles(rows, lambda row: (key_of(row.values["event"]), row.values.get("day"), key_of(row.values["text"])))
        for row in rows:
            row.subject = row.values["text"][:120]
            if not row.is_open():
                continue
            found = events.get((key_of(row.values["event"]), row.values.get("day", "")), [])
            if not found:
                row.refuse(
                    _("Die Veranstaltung „%(title)s“ ist nicht eingetragen. Tragen Sie sie zuerst nach.")
                    % {"title": row.values["event"]},
                    "event",
                )
            elif len(found) > 1:
                row.refuse(_("Es gab mehrere Veranstaltungen dieses Namens. Bitte ergänzen Sie das Datum."), "day")
            elif (found[0].pk, key_of(row.values["text"])) in known:
                row.is_known()
            else:
                row.plan = found[0]
                row.is_new()

    def write(self, actor: Actor, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """Enters each result with its event."""
        for row in rows:
            if row.plan is None:
                continue
            finding = enter_past_findings(
                actor, event=row.plan, lines=[row.values["text"]], cluster=row.values.get("cluster", ""),
                sort=row.values.get("sort", FindingKind.OBSERVATION),
            )[0]  # fmt: skip
            for tie in Tie.objects.filter(later=finding.pk):
                row.made(tie)
            row.made(finding)

    def link(self, model: str, key: str, network_slug: str) -> str:
        """The page of a result that was kept."""
        return _link("finding", "events:office_finding", key, network_slug)

    def onward(self, network_slug: str) -> str:
        """The list of results."""
        return reverse("events:office_findings", args=[network_slug])
