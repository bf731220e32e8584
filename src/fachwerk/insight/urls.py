"""Addresses of insight."""

from django.urls import path

from fachwerk.insight import views

urlpatterns = [
    path("", views.portal, name="portal"),
    path("fakten/", views.facts, name="facts"),
    path("fakten.json", views.facts_json, name="facts_json"),
    path("drei-fragen/", views.interview, name="interview"),
]
