"""Who is responsible for what: the office, the bodies, the projects, consultancies, and contacts at members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fachwerk.access.roles import Role
from fachwerk.accounts.queries import active_assignments
from fachwerk.contacts.queries import members_on, people
from fachwerk.core import clock
from fachwerk.decisions.models import SeatRole
from fachwerk.decisions.queries import seats_today, slugs_of
from fachwerk.insight.queries.parts import Grid, Item, Items, Part
from fachwerk.outreach.queries import multiplier_choices

OFFICE_ROLES = (Role.OFFICE_LEAD, Role.OFFICE_STAFF, Role.DATA_PROTECTION, Role.ADMINISTRATOR)
MOST_CONTACTS = 60


def people_part(slug: str) -> Part:
    """All of them by function."""
    parts = [_office(), _bodies(slug), _consultancies(slug)]
    return Part(_("Wer wofür ansprechbar ist"), [], [part for part in parts if not part.is_blank], anchor="personen")


def _office() -> Part:
    found: dict[str, list[str]] = defaultdict(list)
    mails = {}
    for row in active_assignments(role__in=OFFICE_ROLES).select_related("user").order_by("user__name"):
        name = row.user.name or row.user.email
        mails[name] = row.user.email
        found[name].append(str(Role(row.role).label))
    rows = [(name, ", ".join(roles), mails[name]) for name, roles in found.items()]
    if not rows:
        return Part("")
    return Part(
        _("Geschäftsstelle"),
        [Grid(_("Zugänge der Geschäftsstelle"), [_("Wer"), _("Rolle"), _("E-Mail")], rows, widths=(4, 4, 5))],
    )


def _bodies(slug: str) -> Part:
    """Chairs and deputies by name; the other seats as a number, to be read at the body."""
    slugs = slugs_of("body")
    seats = seats_today()
    count: dict[object, int] = defaultdict(int)
    for seat in seats:
        count[seat.body_id] += 1
    rows, urls = [], []
    order = {SeatRole.CHAIR: 0, SeatRole.DEPUTY_CHAIR: 1}
    leading = sorted(
        (seat for seat in seats if seat.role in order), key=lambda s: (s.body.name, order[SeatRole(s.role)])
    )
    for seat in leading:
        rows.append((seat.body.name, str(seat.get_role_display()), str(seat.organisation), _reached(seat.person)))
        urls.append(reverse("decisions:office_body", args=[slug, slugs[seat.body_id]]))
    names = {seat.body_id: seat.body.name for seat in seats}
    items = [
        Item(name, _("%(n)s Sitze") % {"n": count[key]}, reverse("decisions:office_body", args=[slug, slugs[key]]))
        for key, name in sorted(names.items(), key=lambda one: one[1])
    ]
    if not items:
        return Part("")
    head = [_("Gremium"), _("Aufgabe"), _("Organisation"), _("Person")]
    table = [Grid(_("Vorsitz der Gremien"), head, rows, widths=(3, 3, 4, 4), urls=urls)] if rows else []
    return Part(_("Gremien"), [*table, Items(items)])


def _reached(person: object) -> str:
    if person is None:
        return "–"
    return ", ".join(
        str(value) for value in (person, getattr(person, "email", ""), getattr(person, "phone", "")) if value
    )


def _consultancies(slug: str) -> Part:
    items = [
        Item(
            str(found.organisation),
            ", ".join(map(str, found.topics)),
            reverse("outreach:office_multiplier", args=[slug, found.code]),
        )
        for found in multiplier_choices().filter(is_active=True).select_related("organisation")
    ]
    return Part(_("Beratungen, die für uns ansprechen"), [Items(items)] if items else [])


def member_contacts(slug: str) -> Part:
    """Whom to call at which member; the longest list, so it stands last."""
    rows = list(_contacts())
    if not rows:
        return Part("")
    head = [_("Organisation"), _("Funktion"), _("Person"), _("E-Mail, Telefon")]
    shown = rows[:MOST_CONTACTS]
    table = Grid(_("Wer bei den Mitgliedern welche Funktion hat"), head, shown, widths=(4, 3, 3, 4))
    every = reverse("contacts:office_people", args=[slug])
    more = [Items([Item(_("Alle Personen ansehen"), url=every)])] if len(rows) > len(shown) else []
    return Part(_("Ansprechpersonen der Mitglieder"), [table, *more], anchor="ansprechpersonen")


def _contacts() -> Iterator[tuple[str, str, str, str]]:
    members = set(members_on(clock.today()).values_list("pk", flat=True))
    everybody: Any = people()  # each comes with the functions held today
    found = [
        (
            row.organisation.name,
            row.function or "–",
            person.name,
            ", ".join(filter(None, (person.email, person.phone))) or "–",
        )
        for person in everybody
        for row in person.valid_affiliations
        if row.organisation_id in members
    ]
    yield from sorted(found)
