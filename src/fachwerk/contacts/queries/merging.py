"""What hangs on an entry, in words. Upper apps say here what their rows are called and how two of them become one."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Field, Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.accounts.models import User
from fachwerk.contacts.models import KeptApart, Merge, Organisation, Person, RegisterKind
from fachwerk.contacts.queries.duplicates import certain_pairs, known_organisations, known_people
from fachwerk.contacts.queries.duplicates_judging import Known
from fachwerk.core.errors import NotThere
from fachwerk.networks.queries import kreis_name
from fachwerk.thread.models import Knot

Text = str | Promise
REGISTERS: dict[str, type[Model]] = {
    RegisterKind.ORGANISATION.value: Organisation,
    RegisterKind.PERSON.value: Person,
}
#: What is shown side by side and can be chosen, per register.
CHOOSABLE: dict[str, tuple[str, ...]] = {
    RegisterKind.ORGANISATION.value: (
        "name", "short_name", "organisation_kind", "interest_group", "ags", "town", "size_class", "wz_section",
        "website", "email", "phone", "note",
    ),
    RegisterKind.PERSON.value: ("name", "email", "phone", "user"),
}  # fmt: skip
#: What identifies the entry: here the survivor's own word counts more than the newer one.
_OWN_WORD = {"name", "organisation_kind", "interest_group", "user"}
_NOTHING = {"", None, "unknown"}


@dataclass(frozen=True)
class HangsOn:
    """Rows that hang on organisations or people.

    ``same``: two rows of one period with these fields alike become one (``since``–``until`` of both, empty fields
    filled from the other). ``never_dropped``: the sentence why two of them cannot become one. ``apart``: fields that
    must not name the same entry; the second one is emptied. ``beside``: (key, field) of the row above, which must not
    name the same entry as this row: then this row goes. ``by_id``: a plain id instead of a key.
    """

    model: str
    one: Text
    many: Text
    same: Sequence[str] | None = None
    joined_by: Sequence[str] = ("organisation", "person")  # keys for which periods become one
    never_dropped: Text = ""
    apart: tuple[str, str] | None = None
    beside: tuple[str, str] | None = None
    by_id: str = ""


_rows: dict[str, HangsOn] = {}


def hangs_on(rows: HangsOn) -> None:
    """Registers what rows are called and how they move; called from ``AppConfig.ready``."""
    _rows[rows.model] = rows


CONTACT_ROWS = [
    HangsOn("contacts.Membership", gettext_lazy("Mitgliedschaft"), gettext_lazy("Mitgliedschaften"), same=()),
    HangsOn(
        "contacts.Affiliation", gettext_lazy("Funktion"), gettext_lazy("Funktionen"),
        same=("person", "organisation", "function"),
    ),
    HangsOn("contacts.MembershipApplication", gettext_lazy("Beitrittserklärung"), gettext_lazy("Beitrittserklärungen")),
    HangsOn(
        "thread.Tie", gettext_lazy("Verbindung im roten Faden"), gettext_lazy("Verbindungen im roten Faden")
    ),
]  # fmt: skip


def word_for(model: type[Model]) -> HangsOn | None:
    """What was registered for a model."""
    return _rows.get(model._meta.label)


def rows_beside() -> list[HangsOn]:
    """Models whose rows are superfluous when the row above names the same entry."""
    return [rows for rows in _rows.values() if rows.beside]


def rows_by_id() -> list[HangsOn]:
    """Models that name an entry by a plain id."""
    return [rows for rows in _rows.values() if rows.by_id]


def keys_to(model: type[Model]) -> Iterator[Field[Any, Any]]:
    """Every foreign key of the whole house that leads to ``model``, hidden ones included."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel) and not relation.related_model._meta.auto_created:
            yield relation.field


def register_row(kind: str, entry_id: uuid.UUID, *, lock: bool = False) -> Any:
    """The row of a register; raises NotThere."""
    model = REGISTERS.get(kind)
    if model is None:
        raise NotThere
    rows = model._default_manager.filter(pk=entry_id)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise NotThere
    return found


@dataclass(frozen=True)
class Choice:
    """One field of both entries."""

    name: str
    label: str
    kept: str
    gone: str
    suggested: str  # "kept", "gone" or "both"
    can_be_joined: bool

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose."""
        return self.kept != self.gone


def choices_between(kept: Any, gone: Any, kind: str) -> list[Choice]:
    """Field by field what both say; suggested is what is filled, and of two filled ones the newer."""
    newer = "gone" if gone.entered_at > kept.entered_at else "kept"
    found = []
    for name in CHOOSABLE[kind]:
        first, second = getattr(kept, name), getattr(gone, name)
        suggested = "kept" if name in _OWN_WORD or name == "note" else newer
        if first in _NOTHING or second in _NOTHING:
            suggested = "gone" if first in _NOTHING and second not in _NOTHING else "kept"
        joined = name == "note" and first not in _NOTHING and second not in _NOTHING and first != second
        found.append(
            Choice(
                name,
                str(_("Zugang") if name == "user" else kept._meta.get_field(name).verbose_name),
                _shown(kept, name),
                _shown(gone, name),
                "both" if joined else suggested,
                joined,
            )
        )
    return found


def _shown(row: Any, name: str) -> str:
    value = getattr(row, name)
    if isinstance(value, User):
        return value.email
    if name == "ags":
        return kreis_name(value) if value else ""
    worded = getattr(row, f"get_{name}_display", None)
    return str(worded() if worded else value or "")


def merges(kind: str = "") -> list[Merge]:
    """What was made one, the latest first."""
    found = Merge.objects.all()
    return list(found.filter(kind=kind) if kind else found)


def merge_by_id(merge_id: uuid.UUID) -> Merge:
    """One of them; raises NotThere."""
    found = Merge.objects.filter(pk=merge_id).first()
    if found is None:
        raise NotThere
    return found


def survivor_of(kind: str, entry_id: uuid.UUID) -> uuid.UUID | None:
    """The entry that an old id leads to, over several merges; None for an id that was never merged away."""
    leads = dict(Merge.objects.filter(kind=kind, undone_at=None).values_list("gone_id", "kept_id"))
    found, seen = leads.get(entry_id), {entry_id}
    while found in leads and found not in seen:
        seen.add(found)
        found = leads[found]
    return found


def _kind_of(model: str) -> str:
    """The register a model is the row of; nothing for every other model."""
    return next((kind for kind, register in REGISTERS.items() if register._meta.label == model), "")


def held_by_merges(model: str, ids: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Entries that another one was joined with: without them it could never be taken apart again."""
    kind = _kind_of(model)
    if not kind:
        return set()
    held = Merge.objects.filter(kind=kind, undone_at=None, kept_id__in=ids)
    return set(held.values_list("kept_id", flat=True))


def merged_into(model: str, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, tuple[uuid.UUID, str, str]]:
    """Entries that were joined with another one: which one that is now, their own name, and the words for it."""
    kind = _kind_of(model)
    if not kind:
        return {}
    found = {}
    for merge in Merge.objects.filter(kind=kind, undone_at=None, gone_id__in=ids):
        survivor = survivor_of(kind, merge.gone_id) or merge.kept_id
        because = _("inzwischen zusammengeführt mit „%(name)s“") % {"name": merge.kept_title}
        found[merge.gone_id] = (survivor, merge.gone_title, because)
    return found


def slug_led_on(slug: str) -> str:
    """The present address behind an old one of an organisation that was merged away; raises NotThere."""
    merge = Merge.objects.filter(kind=RegisterKind.ORGANISATION, gone_slug=slug, undone_at=None).first()
    survivor = survivor_of(RegisterKind.ORGANISATION, merge.gone_id) if merge else None
    knot = Knot.objects.filter(pk=survivor).first() if survivor else None
    if knot is None:
        raise NotThere
    return str(knot.slug)


def same_company_groups() -> list[frozenset[uuid.UUID]]:
    """Ids that stand for one and the same organisation: merged away or found by the strict rule.

    Who counts companies counts a group once; ids that no longer exist are included, so that older counts can be read.
    """
    from_merges = Merge.objects.filter(kind=RegisterKind.ORGANISATION, undone_at=None).values_list("gone_id", "kept_id")
    edges = list(from_merges) + [(pair.first.id, pair.second.id) for pair in certain_pairs()]
    group_of: dict[uuid.UUID, set[uuid.UUID]] = {}
    for one, two in edges:
        joined = group_of.get(one, {one}) | group_of.get(two, {two})
        for member in joined:
            group_of[member] = joined
    return sorted({frozenset(group) for group in group_of.values()}, key=lambda group: str(min(group)))


@dataclass(frozen=True)
class ApartRow:
    """A pair that somebody judged, with names."""

    id: uuid.UUID
    kind_label: str
    first: str
    second: str
    said_at: Any
    said_by: str


def pairs_kept_apart() -> list[ApartRow]:
    """What is remembered as "nicht dieselbe", the latest first."""
    rows = list(KeptApart.objects.all())
    ids = {key for row in rows for key in (row.first_id, row.second_id)}
    titles: dict[uuid.UUID, str] = {}
    for model in REGISTERS.values():
        titles |= dict(model._default_manager.filter(pk__in=ids).values_list("pk", "name"))
    people = {user.pk: user.name or user.email for user in User.objects.filter(pk__in={row.said_by_id for row in rows})}
    gone = _("(gibt es nicht mehr)")
    return [
        ApartRow(
            row.pk,
            str(row.get_kind_display()),
            titles.get(row.first_id, gone),
            titles.get(row.second_id, gone),
            row.said_at,
            people.get(row.said_by_id or 0, ""),
        )
        for row in rows
    ]


def kept_apart_by_id(row_id: uuid.UUID) -> KeptApart:
    """One remembered pair; raises NotThere."""
    found = KeptApart.objects.filter(pk=row_id).first()
    if found is None:
        raise NotThere
    return found


def known_entry(kind: str, entry_id: uuid.UUID) -> Known:
    """One entry as it is compared; raises NotThere."""
    reading = known_organisations if kind == RegisterKind.ORGANISATION else known_people
    found = reading([entry_id])
    if not found:
        raise NotThere
    return found[0]


def entry_url(kind: str, network: str, entry_id: uuid.UUID) -> str:
    """The office's page of an entry."""
    name = "office_organisation" if kind == RegisterKind.ORGANISATION else "office_person"
    return reverse(f"contacts:{name}", args=[network, entry_id])
