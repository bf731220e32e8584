"""Addresses of the station, inside a network and on the installation."""

from django.urls import path

from fachwerk.projects.views import endorsing, ideas, office, public, seals

urlpatterns = [
    path("projekte/", public.projects, name="projects"),
    path("projekte/<slug:slug>/", public.project, name="project"),
    path("ideen/<slug:slug>/", public.idea, name="project_idea"),
    path("skizzen/<slug:slug>/", public.sketch, name="sketch"),
    path("empfehlungen-der-region/<slug:slug>/", public.endorsement, name="endorsement"),
    path("empfehlungen-der-region/<slug:slug>/empfehlung.pdf", public.statement, name="statement"),
    path("bewilligungen/<slug:slug>/", public.award, name="award"),
    path("projektergebnisse/<slug:slug>/", public.result, name="result"),
    path("buero/projekte/", office.projects, name="office_projects"),
    path("buero/projekte/nachtragen/", office.project_past, name="office_project_past"),
    path("buero/projekte/neu/", office.project_new, name="office_project_new"),
    path("buero/projekte/<slug:slug>/bearbeiten/", office.project_edit, name="office_project_edit"),
    path("buero/projekte/<slug:slug>/ergebnis/", office.result_new, name="office_result_new"),
    path("buero/projekte/<slug:slug>/abschliessen/", office.project_close, name="office_project_close"),
    path("buero/fristen/<uuid:duty_id>/erledigt/", office.duty_done, name="office_duty_done"),
    path("buero/bewilligungen/neu/", office.award_new, name="office_award_new"),
    path("buero/ideen/neu/", ideas.idea_new, name="office_idea_new"),
    path("buero/ideen/<slug:slug>/beratung/", ideas.idea_advise, name="office_idea_advise"),
    path("buero/ideen/<slug:slug>/skizze-anfordern/", ideas.sketch_request, name="office_sketch_request"),
    path("buero/ideen/<slug:slug>/schliessen/", ideas.idea_close, name="office_idea_close"),
    path("buero/skizzen/neu/", ideas.sketch_new, name="office_sketch_new"),
    path("buero/skizzen/<slug:slug>/ziele/", ideas.sketch_goals, name="office_sketch_goals"),
    path("buero/skizzen/<slug:slug>/vorlegen/", endorsing.sketch_vote, name="office_sketch_vote"),
    path("buero/empfehlungen-der-region/neu/", endorsing.endorsement_new, name="office_endorsement_new"),
    path("buero/empfehlungen-der-region/<slug:slug>/begruendung/", endorsing.reason, name="office_endorsement_reason"),
    path("buero/empfehlungen-der-region/<slug:slug>/ausfertigen/", endorsing.issue, name="office_endorsement_issue"),
    path("buero/empfehlungen-der-region/<slug:slug>/mitteilen/", endorsing.tell, name="office_endorsement_tell"),
]

installation_urlpatterns = [
    path("v/", seals.check, name="check"),
    path("v/<slug:code>/", seals.seal, name="seal"),
]
