"""The frame of every page: menus, footer, who is here. Wiring only: names of addresses, no queries."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fachwerk.access.pages import actor_of

PUBLIC_MENU: list[tuple[str | Promise, str]] = [
    (_("Ziele"), "strategy:goals"),
    (_("Termine"), "events:events"),
    (_("Für Unternehmen"), "recommendations:for_companies"),
    (_("Projekte"), "projects:projects"),
    (_("Über uns"), "networks:about"),
]
OFFICE_MENU: list[tuple[str | Promise, str, list[tuple[str | Promise, str]]]] = [
    (
        _("Heute"),
        "loop:desk",
        [
            (_("Heute"), "loop:desk"),
            (_("Wiedervorlagen"), "notebook:follow_ups"),
            (_("Notizen"), "notebook:notes"),
            (_("E-Mails an Listen"), "notebook:list_mails"),
            (_("Wochenbrief und Kalender"), "loop:own_desk"),
        ],
    ),
    (
        _("Netzwerk"),
        "contacts:office_members",
        [
            (_("Mitglieder"), "contacts:office_members"),
            (_("Organisationen"), "contacts:office_organisations"),
            (_("Personen"), "contacts:office_people"),
            (_("Dubletten"), "contacts:office_duplicates"),
            (_("Beitrittserklärungen"), "contacts:office_applications"),
            (_("Gremien"), "decisions:office_bodies"),
            (_("Sitzungen"), "decisions:office_meetings"),
            (_("Beschlüsse"), "decisions:office_decisions"),
            (_("Profil des Netzwerks"), "networks:office_profile"),
            (_("Pflichtseiten"), "networks:office_legal"),
            (_("Zugänge"), "accounts:office_accounts"),
            (_("Datenschutz"), "privacy:office_privacy"),
        ],
    ),
    (
        _("Konzept"),
        "strategy:office_concept",
        [
            (_("Handlungskonzept"), "strategy:office_concept"),
            (_("Impulse"), "strategy:office_impulses"),
            (_("Schwerpunkte"), "strategy:office_focus_topics"),
        ],
    ),
    (
        _("Veranstaltungen"),
        "events:office_events",
        [(_("Alle Termine"), "events:office_events"), (_("Ergebnisse"), "events:office_findings")],
    ),
    (
        _("Unternehmen"),
        "outreach:office_companies",
        [
            (_("Ansprache"), "outreach:office_companies"),
            (_("Handlungsempfehlungen"), "recommendations:office_recommendations"),
            (_("Selbstcheck"), "recommendations:office_selfcheck"),
            (_("Beratungen"), "outreach:office_multipliers"),
        ],
    ),
    (_("Projekte"), "projects:office_projects", []),
    (
        _("Partnerschaft"),
        "partnership:office_partnership",
        [
            (_("Vereinbarungen und Leistungen"), "partnership:office_partnership"),
            (_("Gute Beispiele"), "partnership:office_examples"),
            (_("Bibliothek"), "partnership:library"),
            (_("Fragen und Antworten"), "partnership:questions"),
        ],
    ),
    (
        _("Wirkung"),
        "insight:facts",
        [
            (_("Fakten"), "insight:facts"),
            (_("Jahresbericht"), "insight:annual_report"),
            (_("Übergabe"), "insight:handover"),
            (_("Drei Fragen an uns"), "insight:interview"),
        ],
    ),
]
OFFICE_NEW: list[tuple[str | Promise, str]] = [
    (_("Notiz oder Wiedervorlage"), "notebook:note_new"),
    (_("Termin"), "events:office_event_new"),
    (_("Impuls"), "strategy:office_impulse_new"),
    (_("Projektidee"), "projects:office_idea_new"),
    (_("Handlungsempfehlung"), "recommendations:office_recommendation_new"),
    (_("Nachtragen"), "loop:backfill"),
    (_("Organisation"), "contacts:office_organisation_new"),
    (_("Beschluss festhalten"), "decisions:office_decision_record"),
    (_("Kontakt zu einem Unternehmen"), "outreach:office_touch_new"),
]
FOOTER: dict[str, str] = {
    "imprint": "networks:imprint",
    "privacy": "networks:privacy",
    "accessibility": "networks:accessibility",
    "report_barrier": "networks:report_barrier",
    "plain_language": "networks:plain_language",
    "open_data": "networks:open_data",
    "contact": "networks:about",
}


#: The same help on pages that belong to no network.
INSTALLATION_FOOTER: dict[str, str] = {
    "imprint": "networks_installation:imprint",
    "privacy": "networks_installation:privacy",
    "accessibility": "networks_installation:accessibility",
}


@lru_cache(maxsize=65_536)  # the same sixty addresses stand on every page of a network
def address(name: str, *args: object) -> str:
    """The address behind a name, or nothing for a station that is not installed."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _items(entries: list[tuple[str | Promise, str]], slug: str, here: str) -> list[dict[str, Any]]:
    found = [{"label": label, "url": address(name, slug)} for label, name in entries]
    return [
        {**item, "current": bool(item["url"]) and here.startswith(str(item["url"]))} for item in found if item["url"]
    ]


def _office_menu(slug: str, here: str) -> list[dict[str, Any]]:
    menu = []
    for label, name, below in OFFICE_MENU:
        children = _items(below, slug, here)
        url = address(name, slug) or (children[0]["url"] if children else "")
        if url:
            current = here.startswith(url) or any(child["current"] for child in children)
            menu.append({"label": label, "url": url, "current": current, "children": children})
    return menu


def _mailbox(slug: str) -> str:
    if not settings.DEMO:
        return ""
    return address("mailing:demo_mailbox", slug) if slug else address("mailing_installation:demo_mailbox")


def _footer(network: Any) -> dict[str, str]:
    """The same help in the same place on every page."""
    addresses = {key: address(name, network.slug) for key, name in FOOTER.items()}
    return addresses | {
        "contact_name": network.office_name,
        "phone": network.office_phone,
        "email": network.office_email,
        "contact_hours": network.office_hours,
    }


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Context of base.html."""
    network = getattr(request, "network", None)
    slug = network.slug if network else ""
    actor = actor_of(request)
    frame: dict[str, Any] = {
        "network": network,
        "actor": actor,
        "demonstration": settings.DEMO,
        "real_url": address("demonstration_installation:real"),
        "mailbox_url": _mailbox(slug),
        "login_url": f"{settings.LOGIN_URL}?next={request.path}" if request.method == "GET" else settings.LOGIN_URL,
        "account_url": settings.LOGIN_REDIRECT_URL,
        "is_office": bool(network) and actor.is_office,
    }
    if network:
        frame |= {
            "menu": _items(PUBLIC_MENU, slug, request.path),
            "office_menu": _office_menu(slug, request.path) if actor.is_office else [],
            "office_new": _items(OFFICE_NEW, slug, "-") if actor.is_office else [],
            "desk_url": address("loop:desk", slug),
            "home_url": address("insight:portal", slug),
            "search_url": address("search:results", slug),
            "network_css_url": address("networks:colours", slug),
            "footer": _footer(network),
        }
    else:
        names = [
            (_("Netzwerke"), "networks_installation:networks"),
            (_("Partnerschaft"), "partnership_installation:partnership"),
        ]
        frame |= {
            "menu": [
                {"label": label, "url": url, "current": request.path == url}
                for label, name in names
                if (url := address(name))
            ],
            "home_url": "/",
            "footer": {key: address(name) for key, name in INSTALLATION_FOOTER.items()},
        }
    return frame
