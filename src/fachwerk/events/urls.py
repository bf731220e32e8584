"""Addresses of events and findings inside a network."""

from django.urls import path

from fachwerk.events.views import entrance, guest, office, public, sessions, wording

urlpatterns = [
    path("termine/", public.events, name="events"),
    path("termine/kalender.ics", public.calendar_feed, name="calendar_feed"),
    path("termine/melden/", guest.report, name="report"),
    path("termine/gemeldet/", guest.reported, name="reported"),
    path("termine/<slug:slug>/", public.event, name="event"),
    path("termine/<slug:slug>/kalender.ics", public.calendar, name="calendar"),
    path("termine/<slug:slug>/so-vergeben-wir-plaetze/", public.rules, name="rules"),
    path("termine/<slug:slug>/erinnern/", guest.remind, name="remind"),
    path("termine/<slug:slug>/gesendet/<str:state>/", guest.sent, name="sent"),
    path("ergebnisse/<slug:slug>/", public.finding, name="finding"),
    path("buero/termine/", office.events, name="office_events"),
    path("buero/termine/neu/", wording.event_new, name="office_event_new"),
    path("buero/termine/nachtragen/", wording.event_past, name="office_event_past"),
    path("buero/termine/<slug:slug>/", office.event, name="office_event"),
    path("buero/termine/<slug:slug>/aendern/", wording.event_change, name="office_event_change"),
    path("buero/termine/<slug:slug>/anmeldung/", wording.registration, name="office_registration"),
    path("buero/termine/<slug:slug>/absagen/", wording.cancel, name="office_event_cancel"),
    path("buero/termine/<slug:slug>/freigeben/", office.release, name="office_event_release"),
    path("buero/termine/<slug:slug>/zuruecklegen/", office.dismiss, name="office_event_dismiss"),
    path("buero/termine/<slug:slug>/anmelden/", entrance.on_behalf, name="office_register"),
    path("buero/termine/<slug:slug>/programmteile/", sessions.sessions, name="office_sessions"),
    path("buero/termine/<slug:slug>/programmteile/<uuid:session_id>/", sessions.session, name="office_session"),
    path(
        "buero/termine/<slug:slug>/programmteile/<uuid:session_id>/entfernen/",
        sessions.remove,
        name="office_session_remove",
    ),
    path("buero/termine/<slug:slug>/einlass/", entrance.entrance, name="office_entrance"),
    path("buero/termine/<slug:slug>/einlass/abschliessen/", entrance.close, name="office_entrance_close"),
    path("buero/termine/<slug:slug>/anmeldungen/<uuid:claim_id>/", entrance.claim, name="office_claim"),
    path("buero/termine/<slug:slug>/ergebnisse/", wording.findings_note, name="office_findings_note"),
    path("buero/termine/<slug:slug>/rueckmeldungen/", wording.sheets, name="office_feedback"),
    path("buero/termine/<slug:slug>/rueckmeldungen/erbitten/", office.ask, name="office_feedback_ask"),
    path("buero/ergebnisse/", office.findings, name="office_findings"),
    path("buero/ergebnisse/nachtragen/", wording.findings_past, name="office_findings_past"),
    path("buero/ergebnisse/<slug:slug>/", wording.finding_change, name="office_finding"),
]
