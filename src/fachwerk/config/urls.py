"""Addresses of the house (docs/reference/addresses.md)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from fachwerk.accounts import urls as accounts
from fachwerk.contacts import urls as contacts
from fachwerk.core.errors_pages import bad_request, not_found, refused, server_error
from fachwerk.core.gallery import gallery
from fachwerk.decisions import urls as decisions
from fachwerk.demonstration import urls as demonstration
from fachwerk.events import urls as events
from fachwerk.imports import urls as imports
from fachwerk.insight import urls as insight
from fachwerk.loop import urls as loop
from fachwerk.mailing import urls as mailing
from fachwerk.networks import urls as networks
from fachwerk.notebook import urls as notebook
from fachwerk.outreach import urls as outreach
from fachwerk.partnership import urls as partnership
from fachwerk.privacy import urls as privacy
from fachwerk.projects import urls as projects
from fachwerk.recommendations import urls as recommendations
from fachwerk.search import urls as search
from fachwerk.strategy import urls as strategy
from fachwerk.upkeep import urls as upkeep

handler400 = bad_request
handler403 = refused
handler404 = not_found
handler500 = server_error

# Inside one network: /n/<slug>/…; each app brings its own paths, public ones and those below buero/.
IN_A_NETWORK = {
    "insight": insight.urlpatterns,
    "strategy": strategy.urlpatterns,
    "loop": loop.urlpatterns,
    "networks": networks.urlpatterns,
    "contacts": contacts.urlpatterns,
    "decisions": decisions.urlpatterns,
    "events": events.urlpatterns,
    "recommendations": recommendations.urlpatterns,
    "projects": projects.urlpatterns,
    "outreach": outreach.urlpatterns,
    "partnership": partnership.urlpatterns,
    "search": search.urlpatterns,
    "mailing": mailing.urlpatterns,
    "accounts": accounts.urlpatterns,
    "imports": imports.urlpatterns,
    "privacy": privacy.urlpatterns,
    "notebook": notebook.urlpatterns,
}
# Outside of any network.
ON_THE_INSTALLATION = {
    "networks": networks.installation_urlpatterns,
    "accounts": accounts.installation_urlpatterns,
    "partnership": partnership.installation_urlpatterns,
    "projects": projects.installation_urlpatterns,
    "mailing": mailing.installation_urlpatterns,
    "demonstration": demonstration.installation_urlpatterns,
    "privacy": privacy.installation_urlpatterns,
    "upkeep": upkeep.installation_urlpatterns,
}

urlpatterns: list[URLPattern | URLResolver] = [
    # Without the forgery check: it changes one cookie, and a visitor carries no forgery cookie.
    path("sprache/", csrf_exempt(set_language), name="set_language"),
    path("ui/", gallery, name="gallery"),
    *(path("", include((patterns, f"{app}_installation"))) for app, patterns in ON_THE_INSTALLATION.items()),
    *accounts.library_urlpatterns,
    *(path("n/<slug:network>/", include((patterns, app))) for app, patterns in IN_A_NETWORK.items()),
]
if settings.DEBUG:
    urlpatterns += staticfiles_urlpatterns()
