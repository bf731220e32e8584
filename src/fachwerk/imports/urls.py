"""Addresses of imports below ``/n/<network>/``."""

from django.urls import path

from fachwerk.imports import views

urlpatterns = [
    path("buero/listen/", views.lists, name="office_lists"),
    path("buero/listen/neu/<slug:importer>/", views.upload, name="office_upload"),
    path("buero/listen/vorlage/<slug:importer>/", views.template_file, name="office_template"),
    path("buero/listen/<uuid:batch>/", views.one_list, name="office_list"),
    path("buero/listen/<uuid:batch>/spalten/", views.columns, name="office_columns"),
    path("buero/listen/<uuid:batch>/blatt/", views.sheet, name="office_sheet"),
    path("buero/listen/<uuid:batch>/auswahl/", views.choose, name="office_choose"),
    path("buero/listen/<uuid:batch>/uebernehmen/", views.take_over, name="office_take_over"),
    path("buero/listen/<uuid:batch>/abbrechen/", views.cancel, name="office_cancel"),
    path("buero/listen/<uuid:batch>/zuruecknehmen/", views.take_back, name="office_take_back"),
    path("buero/listen/<uuid:batch>/fehler/", views.wrong_rows, name="office_wrong_rows"),
]
