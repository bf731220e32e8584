from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "fachwerk.accounts"
    label = "accounts"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from fachwerk.access.actor import add_role_source
        from fachwerk.accounts.operations import ACCEPT_INVITATION
        from fachwerk.accounts.queries import assigned_roles
        from fachwerk.accounts.reactions import session_begins
        from fachwerk.accounts.views.invitation import accept
        from fachwerk.core.links import register_purpose

        add_role_source(assigned_roles)
        register_purpose(ACCEPT_INVITATION, accept)
        user_logged_in.connect(session_begins, dispatch_uid="accounts.session_begins")
