"""Addresses of strategy. ``ziele/<slug>/`` itself, the page of one goal, belongs to ``loop``."""

from __future__ import annotations

from django.urls import path, re_path

from fachwerk.strategy.views import clauses, concept, focus, impulses, join_in, public

_CLAUSE = "buero/konzept/fassungen/<slug:slug>/<slug:kind>/<slug:clause>"
_IMPULSE = "buero/impulse/<slug:slug>"

urlpatterns = [
    path("ziele/", public.goals, name="goals"),
    path("ziele/vergleich/", public.comparison, name="comparison"),
    path("ziele/fassung/<str:label>/", public.version, name="version"),
    path("ziele/fassung/<str:label>/datei/", public.version_file, name="version_file"),
    path("fassungen/<slug:slug>/", public.concept_version, name="concept_version"),
    path("handlungsfelder/<slug:slug>/", public.field_of_action, name="field_of_action"),
    path("ansaetze/<slug:slug>/", public.measure, name="measure"),
    path("rat/<slug:slug>/", public.group_advice, name="group_advice"),
    path("schwerpunkte/", public.focus_topics, name="focus_topics"),
    path("schwerpunkte/<slug:slug>/", public.focus_topic, name="focus_topic"),
    path("impulse/<slug:slug>/", public.impulse, name="impulse"),
    path("mitreden/", join_in.join_in, name="join_in"),
    path("mitreden/danke/", join_in.thanks, name="thanks"),
    path("buero/konzept/", concept.office_concept, name="office_concept"),
    path("buero/konzept/eintragen/", concept.office_concept_enter, name="office_concept_enter"),
    path("buero/konzept/fassungen/neu/", concept.office_version_new, name="office_version_new"),
    path("buero/konzept/fassungen/<slug:slug>/", concept.office_version, name="office_version"),
    path("buero/konzept/fassungen/<slug:slug>/ergaenzen/", concept.office_version_change, name="office_version_change"),
    path(
        "buero/konzept/fassungen/<slug:slug>/in-kraft/", concept.office_version_in_force, name="office_version_in_force"
    ),
    path(
        "buero/konzept/fassungen/<slug:slug>/verwerfen/", concept.office_version_discard, name="office_version_discard"
    ),
    path("buero/konzept/fassungen/<slug:slug>/handlungsfeld/", clauses.office_field_new, name="office_field_new"),
    path("buero/konzept/fassungen/<slug:slug>/ziel/<slug:field>/", clauses.office_goal_new, name="office_goal_new"),
    path(
        "buero/konzept/fassungen/<slug:slug>/ansatz/<slug:goal>/", clauses.office_measure_new, name="office_measure_new"
    ),
    path("buero/konzept/fassungen/<slug:slug>/rat/", clauses.office_advice_new, name="office_advice_new"),
    path(f"{_CLAUSE}/wortlaut/", clauses.office_clause_change, name="office_clause_change"),
    path(f"{_CLAUSE}/streichen/", clauses.office_clause_drop, name="office_clause_drop"),
    path(f"{_CLAUSE}/aufnehmen/", clauses.office_clause_restore, name="office_clause_restore"),
    path("buero/konzept/rat/<slug:slug>/", clauses.office_advice_change, name="office_advice_change"),
    path("buero/impulse/", impulses.office_impulses, name="office_impulses"),
    path("buero/impulse/neu/", impulses.office_impulse_new, name="office_impulse_new"),
    path(f"{_IMPULSE}/", impulses.office_impulse, name="office_impulse"),
    path(f"{_IMPULSE}/beantworten/", impulses.office_impulse_answer, name="office_impulse_answer"),
    path(f"{_IMPULSE}/zuordnen/", impulses.office_impulse_tie, name="office_impulse_tie"),
    path(f"{_IMPULSE}/zurueckstellen/", impulses.office_impulse_park, name="office_impulse_park"),
    path(f"{_IMPULSE}/veroeffentlichen/", impulses.office_impulse_release, name="office_impulse_release"),
    path(f"{_IMPULSE}/berichtigen/", impulses.office_impulse_change, name="office_impulse_change"),
    re_path(
        r"^buero/impulse/(?P<slug>[-\w]+)/(?P<act>wieder-oeffnen|zurueckziehen|kontakt-loeschen)/$",
        impulses.office_impulse_act,
        name="office_impulse_act",
    ),
    path("buero/schwerpunkte/", focus.office_focus_topics, name="office_focus_topics"),
    path("buero/schwerpunkte/neu/", focus.office_focus_new, name="office_focus_new"),
    path("buero/schwerpunkte/<slug:slug>/", focus.office_focus_topic, name="office_focus_topic"),
    path("buero/schwerpunkte/<slug:slug>/bearbeiten/", focus.office_focus_change, name="office_focus_change"),
    path("buero/schwerpunkte/<slug:slug>/auswerten/", focus.office_focus_evaluate, name="office_focus_evaluate"),
]
