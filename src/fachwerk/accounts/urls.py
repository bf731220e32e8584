"""Addresses of accounts."""

from django.urls import path

from fachwerk.accounts.views import account, office, second_factor, sign_in

urlpatterns = [
    path("buero/zugaenge/", office.accounts, name="office_accounts"),
    path("buero/zugaenge/einladen/", office.invite, name="office_invite"),
    path("buero/zugaenge/einladung/<uuid:key>/zuruecknehmen/", office.withdraw, name="office_withdraw"),
    path("buero/zugaenge/einladung/<uuid:key>/noch-einmal/", office.invite_again, name="office_invite_again"),
    path("buero/zugaenge/<uuid:key>/", office.role, name="office_role"),
    path("buero/zugaenge/<uuid:key>/aendern/", office.change, name="office_change_role"),
    path("buero/zugaenge/<uuid:key>/beenden/", office.end, name="office_end_role"),
    path("buero/zugaenge/<uuid:key>/sperren/", office.lock, name="office_lock"),
    path("buero/zugaenge/<uuid:key>/entsperren/", office.unlock, name="office_unlock"),
    path("buero/zugaenge/<uuid:key>/zweiter-faktor/", office.reset, name="office_reset_second_factor"),
]
installation_urlpatterns = [
    path("konto/", account.account, name="account"),
    path("konto/sitzungen/<int:session>/beenden/", account.end_one_session, name="end_session"),
    path("konto/sitzungen/beenden/", account.end_sessions, name="end_sessions"),
    path("konto/demo-einloggen/", sign_in.demonstration_login, name="demonstration_login"),
]
# The sign-in library finds its pages by these names and knows of no namespace.
library_urlpatterns = [
    path("konto/einloggen/", sign_in.log_in, name="account_login"),
    path("konto/einloggen/code/", sign_in.request_code, name="account_request_login_code"),
    path("konto/einloggen/code/eingeben/", sign_in.enter_code, name="account_confirm_login_code"),
    path("konto/ausloggen/", sign_in.log_out, name="account_logout"),
    path("konto/gesperrt/", sign_in.locked, name="account_inactive"),
    path("konto/zugang/", sign_in.no_sign_up, name="account_signup"),
    path("konto/passwort/", sign_in.change_password, name="account_change_password"),
    path("konto/passwort/festlegen/", sign_in.first_password, name="account_set_password"),
    path("konto/passwort/vergessen/", sign_in.forgotten, name="account_reset_password"),
    path("konto/passwort/vergessen/code/", sign_in.enter_reset_code, name="account_confirm_password_reset_code"),
    path("konto/passwort/vergessen/neu/", sign_in.new_password, name="account_complete_password_reset"),
    path("konto/passwort/vergessen/fertig/", sign_in.new_password_is_set, name="account_password_reset_completed"),
    path("konto/bestaetigen/", second_factor.confirm_password, name="account_reauthenticate"),
    path("konto/bestaetigen/zweiter-faktor/", second_factor.give_again, name="mfa_reauthenticate"),
    path("konto/einloggen/zweiter-faktor/", second_factor.give, name="mfa_authenticate"),
    path("konto/zweiter-faktor/", second_factor.overview, name="mfa_index"),
    path("konto/zweiter-faktor/einrichten/", second_factor.activate, name="mfa_activate_totp"),
    path("konto/zweiter-faktor/abschalten/", second_factor.deactivate, name="mfa_deactivate_totp"),
    path("konto/zweiter-faktor/ersatzcodes/", second_factor.recovery_codes, name="mfa_view_recovery_codes"),
    path("konto/zweiter-faktor/ersatzcodes/neu/", second_factor.new_codes, name="mfa_generate_recovery_codes"),
    path("konto/zweiter-faktor/ersatzcodes/datei/", second_factor.download_codes, name="mfa_download_recovery_codes"),
]
