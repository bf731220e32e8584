"""The tables of the office."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.core.dates import machine_day, show_moment
from fachwerk.core.tables import BoundTable, Column, Filter, Table
from fachwerk.events import queries
from fachwerk.events.models import Claim, Event, Finding, FindingKind, Format, Standing

STATES = [
    ("coming", _("bevorstehend")),
    ("past", _("vorbei")),
    ("reported", _("gemeldet")),
    ("cancelled", _("abgesagt")),
]


def events_table(request: HttpRequest, network: str) -> BoundTable:
    """Every event."""
    rows = list(queries.office_events())
    slugs = queries.slugs_of([event.pk for event in rows])
    places = queries.occupations(rows)

    def link(event: Event) -> str:
        return reverse("events:office_event", args=[network, slugs[event.pk]])

    return Table(
        "events",
        caption=_("Alle Termine"),
        rows=rows,
        columns=[
            Column("title", _("Titel"), link=link, sort=lambda event: event.title.casefold()),
            Column(
                "day",
                _("Tag"),
                value=lambda event: event.shown_day,
                sort=lambda event: event.starts_at,
                export=lambda event: machine_day(event.day, event.precision),
            ),
            Column("format", _("Format"), value=lambda event: event.get_format_display()),
            Column("state", _("Stand"), value=lambda event: event.state.label),
            Column(
                "registered", _("Angemeldet"), value=lambda event: _registered(places[event.pk]), sort=None, align="num"
            ),
            Column(
                "waiting", _("Warteliste"), value=lambda event: places[event.pk].waiting or "", sort=None, align="num"
            ),
            Column(
                "attended", _("Waren da"), sort=None, align="num", value=lambda event: _there(event, places[event.pk])
            ),
            Column("place", _("Ort"), hidden=True),
        ],
        filters=[
            Filter(
                "format", _("Format"), Format.choices, apply=lambda rows, value: [e for e in rows if e.format == value]
            ),
            Filter("state", _("Stand"), STATES, apply=_in_state),
        ],
        search=["title", "place", "organiser_name"],
        sorted_by="-day",
        per_page=50,
        empty=_("Noch kein Termin. Titel, Format und Tag genügen."),
        empty_label=_("Termin ankündigen"),
        empty_url=reverse("events:office_event_new", args=[network]),
    ).bind(request)


def _in_state(rows: list[Event], value: str) -> list[Event]:
    wanted = {"coming": "announced", "past": "held"}.get(value, value)
    return [event for event in rows if event.state.value == wanted]


def _registered(places: object) -> str:
    confirmed, offered = getattr(places, "confirmed", 0), getattr(places, "offered", None)
    if not getattr(places, "has_pool", False):
        return ""
    return (
        f"{confirmed}"
        if offered is None
        else _("%(confirmed)s von %(offered)s") % {"confirmed": confirmed, "offered": offered}
    )


def _there(event: Event, places: object) -> object:
    if event.attended_reported is not None:
        return event.attended_reported
    return getattr(places, "attended", 0) or ""


def claims_table(request: HttpRequest, event: Event, network: str) -> BoundTable:
    """Everybody who registered or waits."""
    slug = event.knot.slug
    return Table(
        "claims",
        caption=_("Anmeldungen"),
        rows=queries.claims_of(event),
        columns=[
            Column(
                "name", _("Name"), link=lambda claim: reverse("events:office_claim", args=[network, slug, claim.pk])
            ),
            Column("organisation_name", _("Unternehmen oder Einrichtung")),
            Column("email", _("E-Mail")),
            Column("standing", _("Stand"), value=lambda claim: claim.shown_standing, sort="standing"),
            Column("places", _("Plätze"), align="num"),
            Column(
                "joined_at",
                _("Angemeldet"),
                value=lambda claim: show_moment(claim.joined_at),
                sort="joined_at",
                export=lambda claim: claim.joined_at.isoformat(),
            ),
            Column("employees", _("Beschäftigte"), value=lambda claim: claim.get_employees_display(), hidden=True),
            Column(
                "companions",
                _("Weitere Personen"),
                value=lambda claim: ", ".join(claim.others),
                hidden=True,
                sort=None,
            ),
            Column("support_needs", _("Unterstützung"), hidden=True),
        ],
        filters=[
            Filter("standing", _("Stand"), Standing.choices, apply=lambda rows, value: rows.filter(standing=value))
        ],
        search=["name", "organisation_name", "email"],
        sorted_by="joined_at",
        per_page=100,
        empty=_("Noch niemand angemeldet."),
        empty_label=_("Jemanden anmelden"),
        empty_url=reverse("events:office_register", args=[network, slug]),
    ).bind(request)


def findings_table(request: HttpRequest, network: str, rows: list[Finding]) -> BoundTable:
    """Results of all events."""
    slugs = queries.slugs_of([finding.pk for finding in rows])
    open_ids = {finding.pk for finding in queries.findings_without_followup()}

    def link(finding: Finding) -> str:
        return reverse("events:office_finding", args=[network, slugs[finding.pk]])

    def followed(finding: Finding) -> str:
        return _("noch offen") if finding.pk in open_ids else _("hat Folgen")

    def narrowed(found: list[Finding], value: str) -> list[Finding]:
        return [finding for finding in found if (finding.pk in open_ids) == (value == "open")]

    return Table(
        "findings",
        caption=_("Ergebnisse"),
        rows=rows,
        columns=[
            Column("text", _("Ergebnis"), link=link, sort=lambda finding: finding.text.casefold()),
            Column("sort", _("Art"), value=lambda finding: finding.get_sort_display()),
            Column("cluster", _("Thema"), sort=lambda finding: finding.cluster.casefold()),
            Column("event", _("Veranstaltung"), value=lambda finding: finding.event.title),
            Column(
                "day",
                _("Tag"),
                value=lambda finding: finding.event.shown_day,
                sort=lambda finding: finding.event.starts_at,
            ),
            Column("followed", _("Folge"), value=followed, sort=None),
        ],
        filters=[
            Filter("folge", _("Folge"), [("open", _("noch offen")), ("done", _("hat Folgen"))], apply=narrowed),
            Filter(
                "sort", _("Art"), FindingKind.choices, apply=lambda found, value: [f for f in found if f.sort == value]
            ),
        ],
        search=["text", "cluster"],
        sorted_by="-day",
        per_page=50,
        empty=_("Noch kein Ergebnis. Ergebnisse schreiben Sie auf der Seite der Veranstaltung auf, eines je Zeile."),
        empty_label=_("Alle Termine"),
        empty_url=reverse("events:office_events", args=[network]),
    ).bind(request)


def admitted(claim: Claim) -> bool:
    """Whether the entrance lets this person in."""
    return claim.standing in (Standing.CONFIRMED, Standing.ATTENDED, Standing.NO_SHOW)
