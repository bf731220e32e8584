"""Addresses of upkeep."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
installation_urlpatterns: list[URLPattern] = []
