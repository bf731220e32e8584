"""Judging the rows of a members list against each other and against the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from fachwerk.contacts.models import (
    Affiliation,
    Membership,
    Organisation,
    OrganisationKind,
    RowVerdict,
    SizeClass,
    name_key_of,
)
from fachwerk.contacts.operations.members_list_columns import FIELD_LABELS
from fachwerk.contacts.operations.members_list_file import Line
from fachwerk.contacts.operations.members_list_words import value_of
from fachwerk.core import clock
from fachwerk.core.dates import rough_day, show_day
from fachwerk.core.errors import NotSo

REGISTER_FIELDS = {  # field of a row → field of an organisation
    "short_name": "short_name", "kind": "organisation_kind", "interest_group": "interest_group", "ags": "ags",
    "town": "town", "size_class": "size_class", "wz_section": "wz_section", "website": "website", "email": "email",
    "phone": "phone",
}  # fmt: skip


@dataclass
class JudgedRow:
    """A row, what would happen to it and why. ``organisation`` is the id of the entry it completes."""

    number: int
    values: dict[str, str]
    verdict: str = ""
    sentence: str = ""
    organisation: str = ""
    fills: dict[str, str] = field(default_factory=dict)
    joins: bool = False
    brings_contact: bool = False

    def judge(self, verdict: str, sentence: object = "") -> JudgedRow:
        """Sets verdict and sentence."""
        self.verdict, self.sentence = verdict, str(sentence)
        return self


def rows_of(lines: Sequence[Line], columns: Sequence[tuple[str, str]], kreise: list[str]) -> list[JudgedRow]:
    """Reads the cells; a row that cannot be read is judged wrong and names every cell."""
    return [_row(number, cells, columns, kreise) for number, cells in lines]


def _row(number: int, cells: Sequence[Any], columns: Sequence[tuple[str, str]], kreise: list[str]) -> JudgedRow:
    row, wrong = JudgedRow(number, {}), []
    for (_heading, name), cell in zip(columns, cells, strict=False):
        if not name or not str(cell).strip():
            continue
        try:
            row.values[name] = value_of(name, cell, kreise)
        except NotSo as refused:
            wrong.append(str(refused))
    if not name_key_of(row.values.get("name", "")):
        wrong.insert(0, _("Der Name fehlt."))
    wrong += _wrong_days(row.values)
    return row.judge(RowVerdict.WRONG, " ".join(wrong)) if wrong else row


def _wrong_days(values: dict[str, str]) -> list[str]:
    since, until = values.get("since"), values.get("until")
    if since and rough_day(since)[0] > clock.today():
        return [_("„Mitglied seit“ liegt in der Zukunft.")]
    if until and not since:
        return [_("Zu „Mitglied bis“ fehlt „Mitglied seit“.")]
    if since and until and rough_day(until)[0] < rough_day(since)[0]:
        return [_("„Mitglied bis“ liegt vor „Mitglied seit“.")]
    return []


class Register:
    """What the network knows already, read once for the whole list."""

    def __init__(self) -> None:
        self.by_name: dict[str, list[Organisation]] = defaultdict(list)
        for organisation in Organisation.objects.all():
            self.by_name[organisation.name_key].append(organisation)
        self.latest: dict[str, date | None] = {}
        for pk, until in Membership.objects.order_by("since").values_list("organisation", "until"):
            self.latest[str(pk)] = until
        self.contacts = {
            (str(pk), name.casefold()) for pk, name in Affiliation.objects.values_list("organisation", "person__name")
        }

    def called(self, name: str, ags: str) -> list[Organisation]:
        """The entries that could be meant: same name, and no other Kreis."""
        same_name = self.by_name.get(name_key_of(name), [])
        exact = [organisation for organisation in same_name if organisation.ags == ags]
        return exact if ags and exact else [o for o in same_name if not ags or not o.ags]


def judged(rows: Iterable[JudgedRow], *, as_members: bool) -> list[JudgedRow]:
    """Judges every row that could be read: new, completes an entry, double, or wrong."""
    register = Register()
    seen: dict[str, list[JudgedRow]] = defaultdict(list)
    done = []
    for row in rows:
        if row.verdict != RowVerdict.WRONG:
            _judge(row, register, seen, as_members=as_members)
        done.append(row)
    return done


def _judge(row: JudgedRow, register: Register, seen: dict[str, list[JudgedRow]], *, as_members: bool) -> None:
    name, ags = row.values["name"], row.values.get("ags", "")
    earlier = seen[name_key_of(name)]
    for other in earlier:
        if not ags or other.values.get("ags", "") in ("", ags):
            row.judge(RowVerdict.DOUBLE, _("Steht schon in Zeile %(number)s dieser Liste.") % {"number": other.number})
            return
    earlier.append(row)
    candidates = register.called(name, ags)
    if len(candidates) > 1:
        row.judge(
            RowVerdict.WRONG,
            _("„%(name)s“ gibt es im Verzeichnis mehrfach. Bitte nennen Sie den Kreis.") % {"name": name},
        )
    elif candidates:
        _judge_known(row, candidates[0], register, as_members=as_members)
    else:
        row.joins, row.brings_contact = as_members, "contact" in row.values
        sentence = (
            ""
            if "kind" in row.values
            else _("Die Art fehlt. Eingetragen wird „%(kind)s“.") % {"kind": OrganisationKind.OTHER.label}
        )
        row.judge(RowVerdict.ADDED, sentence)


def _judge_known(row: JudgedRow, known: Organisation, register: Register, *, as_members: bool) -> None:
    row.organisation = str(known.pk)
    remarks, differing = [], []
    for name, attribute in REGISTER_FIELDS.items():
        value, present = row.values.get(name, ""), getattr(known, attribute)
        if value and present in ("", SizeClass.UNKNOWN):
            row.fills[attribute] = value
        elif value and value != present:
            differing.append(str(FIELD_LABELS[name]))
    row.joins = as_members and row.organisation not in register.latest
    ended = register.latest.get(row.organisation)
    if as_members and ended is not None and "until" not in row.values:
        remarks.append(
            _("War bis %(day)s Mitglied. Eine neue Mitgliedschaft tragen Sie bitte selbst ein.")
            % {"day": show_day(ended)}
        )
    contact = row.values.get("contact", "")
    row.brings_contact = bool(contact) and (row.organisation, contact.casefold()) not in register.contacts
    gains = [str(FIELD_LABELS[name]) for name, attribute in REGISTER_FIELDS.items() if attribute in row.fills]
    gains += [_("Mitgliedschaft")] * row.joins + [_("Ansprechperson")] * row.brings_contact
    if differing:
        remarks.append(_("Anders im Verzeichnis und dort unverändert: %(fields)s.") % {"fields": ", ".join(differing)})
    if gains:
        row.judge(
            RowVerdict.COMPLETED, " ".join([_("Kommt dazu: %(fields)s.") % {"fields": ", ".join(gains)}, *remarks])
        )
    else:
        row.judge(RowVerdict.DOUBLE, " ".join([_("Steht schon im Verzeichnis."), *remarks]))


def as_json(rows: Iterable[JudgedRow]) -> list[dict[str, Any]]:
    """The rows as kept in the batch."""
    return [asdict(row) for row in rows]


def from_json(rows: Iterable[dict[str, Any]]) -> list[JudgedRow]:
    """The rows of a batch before judging: what could not be read stays wrong, all else is judged anew."""
    return [
        JudgedRow(row["number"], row["values"], row["verdict"], row["sentence"])
        if row["verdict"] == RowVerdict.WRONG and not row["organisation"] and "name" not in row["values"]
        else JudgedRow(row["number"], row["values"])
        for row in rows
    ]
