"""Addresses of the loop."""

from django.urls import path

from fachwerk.loop.views import backfill, desk, own_desk, pages

urlpatterns = [
    path("buero/nachtragen/", backfill.backfill, name="backfill"),
    path("ziele/<slug:slug>/", pages.goal, name="goal"),
    path("buero/ziele/<slug:slug>/zuordnen/", pages.assign, name="assign_to_goal"),
    path("buero/bibliothek/<uuid:publication_id>/uebernehmen/", pages.adopt, name="adopt_publication"),
    path(
        "buero/aus/<uuid:knot_id>/handlungsempfehlung/",
        pages.go_on_from,
        {"target": "recommendations:office_recommendation_new"},
        name="recommendation_from_finding",
    ),
    path(
        "buero/aus/<uuid:knot_id>/idee/",
        pages.go_on_from,
        {"target": "projects:office_idea_new"},
        name="idea_from_finding",
    ),
    path(
        "buero/aus/<uuid:knot_id>/beispiel/",
        pages.go_on_from,
        {"target": "partnership:office_example_new"},
        name="example_from_result",
    ),
    path("buero/heute/", desk.desk, name="desk"),
    path("buero/heute/ausblenden/", desk.hide, name="desk_hide"),
    path("buero/heute/frist/<uuid:key>/erledigt/", desk.duty_done, name="duty_done"),
    path("buero/heute/ruecklaeufer/", desk.bounces, name="bounces"),
    path("buero/heute/ruecklaeufer/<uuid:key>/", desk.bounce, name="bounce"),
    path("buero/heute/ruecklaeufer/<uuid:key>/lassen/", desk.bounce_drop, name="bounce_drop"),
    path("buero/heute/einstellen/", own_desk.own_desk, name="own_desk"),
    path("buero/heute/kalender/", own_desk.renew, name="own_calendar_renew"),
    path("mein-kalender/<uuid:desk>/<str:key>.ics", own_desk.feed, name="own_calendar"),
]
