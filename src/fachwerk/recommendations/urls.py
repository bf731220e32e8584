"""Addresses of recommendations inside a network."""

from django.urls import path

from fachwerk.recommendations.views import office, public, selfcheck

urlpatterns = [
    path("fuer-unternehmen/", public.for_companies, name="for_companies"),
    path("handlungsempfehlungen/", public.recommendations, name="recommendations"),
    path("handlungsempfehlungen/<slug:slug>/", public.recommendation, name="recommendation"),
    path("selbstcheck/", selfcheck.selfcheck, name="selfcheck"),
    path("selbstcheck/fragen/", selfcheck.questions, name="selfcheck_questions"),
    path("buero/handlungsempfehlungen/", office.recommendations, name="office_recommendations"),
    path("buero/handlungsempfehlungen/neu/", office.recommendation_new, name="office_recommendation_new"),
    path("buero/handlungsempfehlungen/<slug:slug>/", office.recommendation_edit, name="office_recommendation_edit"),
    path(
        "buero/handlungsempfehlungen/<slug:slug>/veroeffentlichen/",
        office.recommendation_publish,
        name="office_recommendation_publish",
    ),
    path(
        "buero/handlungsempfehlungen/<slug:slug>/pruefen/",
        office.recommendation_review,
        name="office_recommendation_review",
    ),
    path("buero/selbstcheck/", office.selfcheck, name="office_selfcheck"),
    path("buero/selbstcheck/aendern/", office.selfcheck_edit, name="office_selfcheck_edit"),
]
