"""Addresses of the loop."""

from django.urls import path

from fachwerk.loop import views

urlpatterns = [
    path("ziele/<slug:slug>/", views.goal, name="goal"),
    path("buero/ziele/<slug:slug>/zuordnen/", views.assign, name="assign_to_goal"),
    path("buero/bibliothek/<uuid:publication_id>/uebernehmen/", views.adopt, name="adopt_publication"),
    path(
        "buero/aus/<uuid:knot_id>/handlungsempfehlung/",
        views.go_on_from,
        {"target": "recommendations:office_recommendation_new"},
        name="recommendation_from_finding",
    ),
    path(
        "buero/aus/<uuid:knot_id>/idee/",
        views.go_on_from,
        {"target": "projects:office_idea_new"},
        name="idea_from_finding",
    ),
    path(
        "buero/aus/<uuid:knot_id>/beispiel/",
        views.go_on_from,
        {"target": "partnership:office_example_new"},
        name="example_from_result",
    ),
    path("buero/heute/", views.desk, name="desk"),
]
