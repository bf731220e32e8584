"""Addresses of contacts below ``/n/<network>/``."""

from django.urls import path

from fachwerk.contacts.views import applications, duplicates, members, organisations, people, public
from fachwerk.imports.views import upload

urlpatterns = [
    path("mitglieder/", public.members, name="members"),
    path("mitglieder/<slug:slug>/", public.organisation, name="organisation"),
    path("mitglied-werden/", public.join, name="join"),
    path("buero/mitglieder/", members.office_members, name="office_members"),
    path("buero/mitgliedschaften/<uuid:membership>/erklaerung/", members.declaration, name="office_declaration"),
    path("buero/organisationen/", organisations.office_organisations, name="office_organisations"),
    path("buero/organisationen/neu/", organisations.office_organisation_new, name="office_organisation_new"),
    path("buero/organisationen/<uuid:organisation>/", organisations.office_organisation, name="office_organisation"),
    path(
        "buero/organisationen/<uuid:organisation>/aendern/",
        organisations.office_organisation_change,
        name="office_organisation_change",
    ),
    path("buero/organisationen/<uuid:organisation>/aufnehmen/", members.admit, name="office_admit"),
    path("buero/organisationen/<uuid:organisation>/beenden/", members.end, name="office_end_membership"),
    path("buero/personen/", people.office_people, name="office_people"),
    path("buero/personen/neu/", people.office_person_new, name="office_person_new"),
    path("buero/personen/<uuid:person>/", people.office_person, name="office_person"),
    path("buero/personen/<uuid:person>/zugang/", people.connect, name="office_connect"),
    path("buero/funktionen/<uuid:affiliation>/beenden/", people.end_function, name="office_end_function"),
    path("buero/funktionen/<uuid:affiliation>/aendern/", people.change_function, name="office_change_function"),
    path("buero/funktionen/<uuid:affiliation>/nachfolge/", people.succession, name="office_succession"),
    path("buero/still-geworden/", members.office_silent_members, name="office_silent_members"),
    path("buero/dubletten/", duplicates.office_duplicates, name="office_duplicates"),
    path("buero/dubletten/nicht-dieselbe/", duplicates.office_kept_apart, name="office_kept_apart"),
    path("buero/dubletten/nicht-dieselbe/<uuid:apart>/", duplicates.again, name="office_compare_again"),
    path("buero/dubletten/zusammengefuehrt/", duplicates.office_merges, name="office_merges"),
    path("buero/dubletten/zusammengefuehrt/<uuid:merge>/", duplicates.office_merge, name="office_merge"),
    path("buero/dubletten/zusammengefuehrt/<uuid:merge>/trennen/", duplicates.unmerge, name="office_unmerge"),
    path("buero/dubletten/<slug:kind>/<uuid:entry>/", duplicates.office_choose, name="office_choose_duplicate"),
    path("buero/dubletten/<slug:kind>/<uuid:kept>/<uuid:gone>/", duplicates.office_compare, name="office_compare"),
    path(
        "buero/dubletten/<slug:kind>/<uuid:kept>/<uuid:gone>/nicht-dieselbe/",
        duplicates.not_the_same,
        name="office_not_the_same",
    ),
    path("buero/beitrittserklaerungen/", applications.office_applications, name="office_applications"),
    path("buero/beitrittserklaerungen/<uuid:application>/", applications.office_application, name="office_application"),
    path("buero/mitglieder-einlesen/", upload, {"importer": "organisationen"}, name="office_import"),
]
