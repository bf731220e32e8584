"""Addresses of insight."""

from django.urls import path, re_path

from fachwerk.insight import views

urlpatterns = [
    path("", views.portal, name="portal"),
    path("fakten/", views.facts, name="facts"),
    path("fakten.json", views.facts_json, name="facts_json"),
    path("drei-fragen/", views.interview, name="interview"),
    path("buero/uebergabe/", views.handover, name="handover"),
    path("buero/uebergabe.pdf", views.handover_pdf, name="handover_pdf"),
    path("buero/jahresbericht/", views.annual_report, name="annual_report"),
    re_path(r"^buero/jahresbericht\.(?P<ending>docx|pdf)$", views.annual_report_file, name="annual_report_file"),
]
