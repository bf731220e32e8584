"""Addresses of the house (docs/reference/addresses.md)."""

from __future__ import annotations

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from fachwerk.core.errors_pages import bad_request, not_found, refused, server_error

handler400 = bad_request
handler403 = refused
handler404 = not_found
handler500 = server_error

# Inside one network: /n/<slug>/…; each app brings its own paths, public ones and those below buero/.
IN_A_NETWORK = [
    "insight", "strategy", "loop", "networks", "contacts", "decisions", "events", "recommendations", "projects", "outreach",
    "partnership", "search", "thread", "mailing", "accounts",
]  # fmt: skip
# Outside of any network: the module's ``installation_urlpatterns``.
ON_THE_INSTALLATION = ["networks", "accounts", "partnership", "projects", "mailing", "demonstration", "insight"]


def _of(app: str, name: str) -> list[URLPattern | URLResolver]:
    if find_spec(f"fachwerk.{app}") is None or find_spec(f"fachwerk.{app}.urls") is None:
        return []
    module = __import__(f"fachwerk.{app}.urls", fromlist=[name])
    return list(getattr(module, name, []))


urlpatterns: list[URLPattern | URLResolver] = [
    # Without the forgery check: it changes one cookie, and a visitor carries no forgery cookie.
    path("sprache/", csrf_exempt(set_language), name="set_language"),
]
if find_spec("fachwerk.core.gallery"):
    from fachwerk.core.gallery import gallery

    urlpatterns.append(path("ui/", gallery, name="gallery"))
for app in ON_THE_INSTALLATION:
    if patterns := _of(app, "installation_urlpatterns"):
        urlpatterns.append(path("", include((patterns, f"{app}_installation"))))
urlpatterns += _of("accounts", "library_urlpatterns")
for app in IN_A_NETWORK:
    if patterns := _of(app, "urlpatterns"):
        urlpatterns.append(path("n/<slug:network>/", include((patterns, app))))

if settings.DEBUG:
    from django.contrib.staticfiles.urls import staticfiles_urlpatterns

    urlpatterns += staticfiles_urlpatterns()
