"""Addresses of outreach inside a network."""

from django.urls import path

from fachwerk.outreach.views import companies, multipliers

urlpatterns = [
    path("b/<slug:code>/", multipliers.follow, name="follow"),
    path("buero/unternehmen/", companies.companies, name="office_companies"),
    path("buero/unternehmen/kontakt/", companies.touch_new, name="office_touch_new"),
    path("buero/unternehmen/kampagnen/", companies.campaigns, name="office_campaigns"),
    path("buero/unternehmen/kampagnen/neu/", companies.campaign_new, name="office_campaign_new"),
    path("buero/unternehmen/betrieb/<slug:slug>/", companies.company, name="office_company"),
    path("buero/beratungen/", multipliers.multipliers, name="office_multipliers"),
    path("buero/beratungen/neu/", multipliers.multiplier_new, name="office_multiplier_new"),
    path("buero/beratungen/<slug:code>/", multipliers.multiplier, name="office_multiplier"),
    path("buero/beratungen/<slug:code>/code.svg", multipliers.multiplier_code, name="office_multiplier_code"),
    path("buero/beratungen/<slug:code>/schalten/", multipliers.multiplier_switch, name="office_multiplier_switch"),
]
