"""Addresses of bodies and decisions inside a network."""

from django.urls import path

from fachwerk.decisions.views import bodies, office, voting

urlpatterns = [
    path("gremien/", bodies.bodies, name="bodies"),
    path("gremien/<slug:slug>/", bodies.body, name="body"),
    path("beschluesse/", bodies.decisions, name="decisions"),
    path("beschluesse/<slug:slug>/", bodies.decision, name="decision"),
    path("beschluesse/<slug:slug>/protokoll.pdf", bodies.protocol, name="protocol"),
    path("beschluesse/<slug:slug>/beleg.json", bodies.receipt, name="receipt"),
    path("beschluesse/<slug:slug>/abstimmen/", voting.vote, name="vote"),
    path("beschluesse/<slug:slug>/befangen/", voting.step_aside, name="step_aside"),
    path("buero/gremien/", office.bodies, name="office_bodies"),
    path("buero/gremien/neu/", office.body_new, name="office_body_new"),
    path("buero/gremien/<slug:slug>/", office.body, name="office_body"),
    path("buero/gremien/<slug:slug>/regeln/", office.body_rules, name="office_body_rules"),
    path("buero/gremien/<slug:slug>/sitz/", office.seat_new, name="office_seat_new"),
    path("buero/sitze/<uuid:seat_id>/", office.seat, name="office_seat"),
    path("buero/sitze/<uuid:seat_id>/beenden/", office.seat_end, name="office_seat_end"),
    path("buero/beschluesse/", office.decisions, name="office_decisions"),
    path("buero/beschluesse/festhalten/", office.decision_record, name="office_decision_record"),
    path("buero/beschluesse/abstimmung/", office.decision_open, name="office_decision_open"),
    path("buero/beschluesse/<slug:slug>/", voting.office_decision, name="office_decision"),
    path("buero/beschluesse/<slug:slug>/stimme/", voting.office_ballot, name="office_ballot"),
    path("buero/beschluesse/<slug:slug>/befangen/", voting.office_conflict, name="office_conflict"),
    path("buero/beschluesse/<slug:slug>/auszaehlen/", voting.office_close, name="office_decision_close"),
    path("buero/beschluesse/<slug:slug>/erinnern/", voting.office_remind, name="office_decision_remind"),
    path("buero/beschluesse/<slug:slug>/begruendung/", voting.office_reason, name="office_decision_reason"),
]
