"""Settings: wiring only. Everything that differs between installations comes from the environment (docs/reference)."""

from __future__ import annotations

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from fachwerk.config.database import databases
from fachwerk.config.environment_file import read_environment
from fachwerk.config.secrets import instance_name, state_folder, stored_secret

read_environment()  # what `fachwerk init` wrote down; the web server's processes read it too

PACKAGE = Path(__file__).resolve().parent.parent
DEMO = os.environ.get("FACHWERK_DEMO") == "1"
TESTING = os.environ.get("FACHWERK_INSTANCE") == "test"
DEBUG = os.environ.get("FACHWERK_DEBUG") == "1"

SECRET_KEY = os.environ.get("FACHWERK_SECRET_KEY") or stored_secret()
PORT = int(os.environ.get("PORT", "8000"))
BASE_URL = os.environ.get("FACHWERK_BASE_URL", f"http://localhost:{PORT}")
ALLOWED_HOSTS = os.environ.get("FACHWERK_HOSTS", "localhost 127.0.0.1 [::1] testserver").split()
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL.startswith("https://") else []

INSTALLED_APPS = [
    "fachwerk.core",
    "fachwerk.tenancy",
    "fachwerk.access",
    "fachwerk.thread",
    "fachwerk.journal",
    "fachwerk.mailing",
    "fachwerk.search",
    "fachwerk.operation",
    "fachwerk.networks",
    "fachwerk.accounts",
    "fachwerk.imports",
    "fachwerk.contacts",
    "fachwerk.privacy",
    "fachwerk.notebook",
    "fachwerk.decisions",
    "fachwerk.strategy",
    "fachwerk.events",
    "fachwerk.recommendations",
    "fachwerk.projects",
    "fachwerk.outreach",
    "fachwerk.partnership",
    "fachwerk.loop",
    "fachwerk.insight",
    "fachwerk.demonstration",
    "fachwerk.upkeep",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "fachwerk.networks.middleware.ScopeMiddleware",
    "fachwerk.accounts.middleware.ActorMiddleware",
    "fachwerk.core.boundary.RefusalMiddleware",
]

ROOT_URLCONF = "fachwerk.config.urls"
WSGI_APPLICATION = "fachwerk.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fachwerk.config.context.page_frame",
            ],
            "builtins": ["fachwerk.core.templatetags.ui", "django.templatetags.i18n"],
        },
    }
]

DATABASES = databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if TESTING or DEMO:  # seconds of hashing would be spent on accounts that guard nothing
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "/konto/einloggen/"
LOGIN_REDIRECT_URL = "/konto/"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("Deutsch")), ("en", _("Englisch"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

STATIC_URL = "/static/"
STATIC_ROOT = state_folder() / "static"
MEDIA_ROOT = state_folder() / "files"
# Who was erased, as keyed hashes: beside the state folder, so that restoring a backup does not overwrite it.
ERASURE_LIST = state_folder().parent / f"erasures-{instance_name()}.jsonl"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING or DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_SAMESITE = "Lax"
if DEMO or TESTING or DEBUG:
    SESSION_COOKIE_NAME = "fachwerk_session"
    CSRF_COOKIE_NAME = "fachwerk_csrf"
    LANGUAGE_COOKIE_NAME = "fachwerk_language"
else:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    LANGUAGE_COOKIE_NAME = "__Host-language"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = os.environ.get("FACHWERK_HTTP_ONLY") != "1"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True

# Mails are outbox rows; the worker sends them through this server.
EMAIL_HOST = os.environ.get("FACHWERK_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("FACHWERK_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("FACHWERK_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("FACHWERK_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("FACHWERK_MAIL_TLS") == "1"  # starts in clear and then turns to TLS (port 587)
EMAIL_USE_SSL = os.environ.get("FACHWERK_MAIL_TLS") == "ssl"  # speaks TLS from the first byte (port 465)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("FACHWERK_MAIL_FROM", "fachwerk@localhost")

MESSAGE_STORAGE = "django.contrib.messages.storage.fallback.FallbackStorage"
# Our own templates come first: a list of hundreds of people is drawn without an include for every option.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
PROCRASTINATE_ON_APP_READY = None

# ── accounts: logging in (django-allauth) and its throttle, which all processes of the web server share
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_throttle",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
ACCOUNT_ADAPTER = "fachwerk.accounts.views.adapter.OutboxAdapter"
ACCOUNT_FORMS = {
    "login": "fachwerk.accounts.forms.PasswordLoginForm",
    "request_login_code": "fachwerk.accounts.forms.RequestCodeForm",
    "confirm_login_code": "fachwerk.accounts.forms.EnterCodeForm",
    "reset_password": "fachwerk.accounts.forms.ForgottenPasswordForm",
    "confirm_password_reset_code": "fachwerk.accounts.forms.EnterResetCodeForm",
    "reset_password_from_key": "fachwerk.accounts.forms.NewPasswordForm",
    "set_password": "fachwerk.accounts.forms.FirstPasswordForm",
    "change_password": "fachwerk.accounts.forms.ChangePasswordForm",
    "reauthenticate": "fachwerk.accounts.forms.ConfirmPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation reaches the address before there is an account
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # an unknown address gets a mail too, so that nobody can tell from outside
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = not DEMO  # whoever tries out the demonstration changes roles at will
ACCOUNT_SESSION_REMEMBER = True  # until SESSION_COOKIE_AGE
ACCOUNT_RATE_LIMITS = {
    "login": "40/15m/ip",
    "login_failed": "20/15m/ip,5/15m/key",
    "request_login_code": "20/15m/ip,5/15m/key",
    "reset_password": "20/15m/ip,5/15m/key",
    "reset_password_from_key": "20/15m/ip",
    "change_password": "5/15m/user",
    "reauthenticate": "10/15m/user",
}
ALLAUTH_RATE_LIMIT_IPV6_PREFIX = 64  # whoever has one address of a line has them all
MFA_ADAPTER = "fachwerk.accounts.views.mfa_adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "fachwerk.accounts.forms.GiveCodeForm",
    "reauthenticate": "fachwerk.accounts.forms.GiveCodeAgainForm",
    "activate_totp": "fachwerk.accounts.forms.ActivateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Fachwerk"
MFA_TOTP_TOLERANCE = 1  # clocks of telephones go wrong by some seconds
# Roles of an office prove twice who they are; in the demonstration everybody tries out every role.
SECOND_FACTOR_FORCED = not DEMO
# How many proxies of our own stand in front and add to X-Forwarded-For; 0 believes nobody.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("FACHWERK_TRUSTED_PROXIES", "0"))
