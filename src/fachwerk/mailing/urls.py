"""Addresses of the demonstration's mailboxes."""

from django.urls import path

from fachwerk.mailing import views

urlpatterns = [
    path("demo-postfach/", views.demo_mailbox, name="demo_mailbox"),
    path("demo-postfach/<uuid:key>/", views.demo_mail, name="demo_mail"),
    path("demo-postfach/<uuid:key>/anhang/<int:position>/", views.demo_attachment, name="demo_attachment"),
]
installation_urlpatterns = [
    path("demo-postfach/", views.account_mailbox, name="demo_mailbox"),
    path("demo-postfach/<uuid:key>/", views.account_mail, name="demo_mail"),
]
