from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "fachwerk.accounts"
    label = "accounts"

    def ready(self) -> None:
        from fachwerk.access.actor import add_role_source
        from fachwerk.accounts.queries import assigned_roles

        add_role_source(assigned_roles)
