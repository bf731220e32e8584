"""Addresses of the demonstration."""

from django.urls import path

from fachwerk.demonstration import views

installation_urlpatterns = [
    path("was-ist-echt/", views.real, name="real"),
    path("rundgang/", views.tour, name="tour"),
]
