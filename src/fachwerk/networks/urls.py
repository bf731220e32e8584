"""Addresses of networks."""

from django.urls import path

from fachwerk.networks import views

urlpatterns = [
    path("farben.css", views.colours, name="colours"),
    path("ueber-uns/", views.page_of, {"name": "about"}, name="about"),
    path("impressum/", views.legal, {"kind": "imprint"}, name="imprint"),
    path("datenschutz/", views.legal, {"kind": "privacy"}, name="privacy"),
    path("barrierefreiheit/", views.legal, {"kind": "accessibility"}, name="accessibility"),
    path("barriere-melden/", views.barrier, name="report_barrier"),
    path("leichte-sprache/", views.legal, {"kind": "plain_language"}, name="plain_language"),
    path("offene-daten/", views.page_of, {"name": "open_data"}, name="open_data"),
    path("buero/profil/", views.office_profile, name="office_profile"),
    path("buero/pflichtseiten/", views.office_legal, name="office_legal"),
    path("buero/pflichtseiten/<slug:kind>/", views.office_legal_page, name="office_legal_page"),
    path("buero/pflichtseiten/<slug:kind>/<uuid:key>/", views.office_legal_version, name="office_legal_version"),
    path("buero/barrieren/", views.office_barriers, name="office_barriers"),
    path("buero/barrieren/<uuid:key>/", views.office_barrier, name="office_barrier"),
    path("buero/betreiber/", views.office_installation, name="office_installation"),
    path("buero/drei-fragen/", views.office_interview, name="office_interview"),
]
installation_urlpatterns = [
    path("", views.installation, name="installation"),
    path("netzwerke/", views.networks, name="networks"),
    path("netzwerke.json", views.networks_json, name="networks_json"),
    path("impressum/", views.installation_page, {"kind": "imprint"}, name="imprint"),
    path("datenschutz/", views.installation_page, {"kind": "privacy"}, name="privacy"),
    path("barrierefreiheit/", views.installation_page, {"kind": "accessibility"}, name="accessibility"),
    path("l/<str:signed>/", views.follow_link, name="link"),
]
