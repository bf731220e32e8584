"""Addresses of networks."""

from django.urls import path

from fachwerk.networks import views

urlpatterns = [
    path("farben.css", views.colours, name="colours"),
    path("ueber-uns/", views.page_of, {"name": "about"}, name="about"),
    path("impressum/", views.page_of, {"name": "imprint"}, name="imprint"),
    path("datenschutz/", views.page_of, {"name": "privacy"}, name="privacy"),
    path("barrierefreiheit/", views.page_of, {"name": "accessibility"}, name="accessibility"),
    path("barriere-melden/", views.barrier, name="report_barrier"),
    path("leichte-sprache/", views.page_of, {"name": "plain_language"}, name="plain_language"),
    path("offene-daten/", views.page_of, {"name": "open_data"}, name="open_data"),
    path("buero/profil/", views.office_profile, name="office_profile"),
    path("buero/drei-fragen/", views.office_interview, name="office_interview"),
]
installation_urlpatterns = [
    path("", views.installation, name="installation"),
    path("netzwerke/", views.networks, name="networks"),
    path("netzwerke.json", views.networks_json, name="networks_json"),
    path("l/<str:signed>/", views.follow_link, name="link"),
]
