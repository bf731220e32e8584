"""Addresses of the search."""

from django.urls import path

from fachwerk.search import views

urlpatterns = [path("suche/", views.results, name="results")]
