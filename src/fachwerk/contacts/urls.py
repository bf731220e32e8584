"""Addresses of contacts below ``/n/<network>/``."""

from django.urls import path

from fachwerk.contacts.views import applications, members, members_list, organisations, people, public

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
    path("buero/beitrittserklaerungen/", applications.office_applications, name="office_applications"),
    path("buero/beitrittserklaerungen/<uuid:application>/", applications.office_application, name="office_application"),
    path("buero/listen-einlesen/", members_list.office_import, name="office_import"),
    path("buero/listen-einlesen/<uuid:batch>/", members_list.office_batch, name="office_batch"),
    path("buero/listen-einlesen/<uuid:batch>/uebernehmen/", members_list.take_over, name="office_take_over"),
    path("buero/listen-einlesen/<uuid:batch>/rueckgaengig/", members_list.undo, name="office_undo"),
]
