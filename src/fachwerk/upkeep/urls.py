"""Addresses of upkeep: nothing inside a network."""

from django.urls import URLPattern, path

from fachwerk.upkeep import views

urlpatterns: list[URLPattern] = []
installation_urlpatterns: list[URLPattern] = [
    path("konto/betrieb/", views.status, name="status"),
    path("konto/betrieb/json", views.status_json, name="status_json"),
    path("konto/betrieb/arbeit/<int:job>/noch-einmal/", views.retry_job, name="retry_job"),
    path("health", views.health, name="health"),
]
