from django.apps import AppConfig


class MailingConfig(AppConfig):
    name = "fachwerk.mailing"
    label = "mailing"
