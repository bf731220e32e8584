"""Addresses of privacy."""

from django.urls import path

from fachwerk.privacy.views import consents, keeping, links, office

urlpatterns = [
    path("datenschutz/daten/", keeping.processing, name="processing"),
    path("buero/datenschutz/", office.office_privacy, name="office_privacy"),
    path("buero/datenschutz/person/<uuid:person>/", office.office_person, name="office_person"),
    path("buero/datenschutz/person/<uuid:person>/auskunft/", office.office_person_export, name="office_person_export"),
    path("buero/datenschutz/person/<uuid:person>/loeschen/", office.office_person_erase, name="office_person_erase"),
    path("buero/datenschutz/person/<uuid:person>/behalten/", office.office_person_keep, name="office_person_keep"),
    path(
        "buero/datenschutz/person/<uuid:person>/einwilligung/",
        consents.office_person_consent,
        name="office_person_consent",
    ),
    path("buero/datenschutz/adresse/", office.office_address, name="office_address"),
    path("buero/datenschutz/adresse/auskunft/", office.office_address_export, name="office_address_export"),
    path("buero/datenschutz/adresse/loeschen/", office.office_address_erase, name="office_address_erase"),
    path("buero/datenschutz/einwilligungen/", consents.office_consents, name="office_consents"),
    path("buero/datenschutz/einwilligungen/<uuid:consent>/", consents.office_consent, name="office_consent"),
    path(
        "buero/datenschutz/einwilligungen/<uuid:consent>/pdf/", consents.office_consent_pdf, name="office_consent_pdf"
    ),
    path(
        "buero/datenschutz/einwilligungen/<uuid:consent>/widerrufen/", consents.office_withdraw, name="office_withdraw"
    ),
    path("buero/datenschutz/wortlaut/<slug:purpose>/", consents.office_wording, name="office_wording"),
    path("buero/datenschutz/fristen/", keeping.office_periods, name="office_periods"),
    path("buero/datenschutz/fristen/aendern/", keeping.office_period, name="office_period"),
    path("buero/datenschutz/verzeichnis/", keeping.office_record, name="office_record"),
    path("buero/datenschutz/verzeichnis/pdf/", keeping.office_record_pdf, name="office_record_pdf"),
]
installation_urlpatterns = [
    path("abbestellen/<str:signed>/", links.unsubscribe, name="unsubscribe"),
    path("konto/meine-daten/", links.own_data, name="own_data"),
]
