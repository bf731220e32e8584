"""Everything the house knows about somebody, from the same declarations as erasure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fachwerk.core import clock
from fachwerk.core.dates import show_moment
from fachwerk.core.files import read_file
from fachwerk.core.personal import Erase, Personal
from fachwerk.journal.records import changes_of
from fachwerk.privacy.queries.keeping import chosen_days, days_of, in_months
from fachwerk.privacy.queries.subjects import Subject
from fachwerk.privacy.queries.traces import Trace, traces_of

LABELS = {
    "accepted_at": gettext_lazy("angenommen am"),
    "answered_at": gettext_lazy("beantwortet am"),
    "confirmed_at": gettext_lazy("bestätigt am"),
    "declared_at": gettext_lazy("erklärt am"),
    "entered_at": gettext_lazy("eingetragen am"),
    "event": gettext_lazy("Veranstaltung"),
    "invited_at": gettext_lazy("eingeladen am"),
    "joined_at": gettext_lazy("angemeldet am"),
    "last_login": gettext_lazy("zuletzt eingeloggt"),
    "last_seen_at": gettext_lazy("zuletzt gesehen"),
    "organisation": gettext_lazy("Organisation"),
    "role": gettext_lazy("Rolle"),
    "sent_at": gettext_lazy("verschickt am"),
    "user_agent": gettext_lazy("Browser"),
    "ip": gettext_lazy("IP-Adresse"),
    "written_at": gettext_lazy("geschrieben am"),
}
HIDDEN = {"network", "html", "attachments", "sort_key", "columns", "written"}  # in the machine-readable part only


@dataclass(frozen=True)
class Section:
    """One kind of rows: why it is there, how long, and the rows in words and for machines."""

    personal: Personal
    kept: str
    rows: list[list[tuple[str, str]]]
    records: list[dict[str, Any]]


@dataclass(frozen=True)
class Everything:
    """The answer to "What do you know about me?"."""

    subject: Subject
    network: str
    made_at: Any
    sections: list[Section]
    changes: list[tuple[str, list[tuple[str, str, str]]]]
    files: list[str]

    def as_json(self) -> str:
        """For machines (Art. 20 GDPR)."""
        said = {
            "made_at": self.made_at.isoformat(),
            "network": self.network,
            "names": sorted(self.subject.names),
            "emails": sorted(self.subject.emails),
            "phones": sorted(self.subject.phones),
            "sections": [
                {
                    "kind": one.personal.model,
                    "about": str(one.personal.about),
                    "purpose": str(one.personal.purpose),
                    "basis": str(one.personal.basis),
                    "kept": one.kept,
                    "recipients": str(one.personal.recipients),
                    "rows": one.records,
                }
                for one in self.sections
            ],
            "changes": [{"moment": moment, "values": values} for moment, values in self.changes],
            "files": self.files,
        }
        return json.dumps(said, ensure_ascii=False, indent=2, default=str)


def everything_about(subject: Subject, network: str) -> Everything:
    """All rows, texts, journal values and files that speak of the person."""
    chosen = chosen_days()
    traces = traces_of(subject)
    changes = [
        (show_moment(change.done_at), [(name, before, after) for name, (before, after) in change.values.items()])
        for change in changes_of(subject.person_ids)
    ]
    return Everything(
        subject=subject,
        network=network,
        made_at=clock.now(),
        sections=[
            _section(trace, chosen) for trace in traces if set(trace.personal.fields) - set(trace.personal.secret)
        ],
        changes=changes,
        files=sorted({key for trace in traces for key in _file_keys(trace)}),
    )


def stored_files(everything: Everything) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the files that belong to it."""
    for key in everything.files:
        if default_storage.exists(key):
            yield key, read_file(key)


def _file_keys(trace: Trace) -> Iterator[str]:
    for row in trace.rows:
        for name in trace.personal.files:
            if key := str(getattr(row, name) or ""):
                yield key


def _section(trace: Trace, chosen: dict[str, int]) -> Section:
    days = days_of(trace.personal, chosen)
    return Section(
        trace.personal,
        in_months(days) if days is not None else _("bis der Zweck endet"),
        [_in_words(trace.personal, row) for row in trace.rows],
        [_record(trace.personal, row) for row in trace.rows],
    )


def _handed_out(one: Personal, row: models.Model) -> Iterator[Any]:
    """Of a text that mentions somebody only the text; of a row about somebody everything but secrets."""
    for field in row._meta.local_fields:
        if field.name in one.secret:
            continue
        if one.erase is Erase.WORDS and field.name not in one.fields:
            continue
        yield field


def _record(one: Personal, row: models.Model) -> dict[str, Any]:
    return {field.name: field.value_from_object(row) for field in _handed_out(one, row)}


def _in_words(one: Personal, row: models.Model) -> list[tuple[str, str]]:
    shown = []
    for field in _handed_out(one, row):
        label = _label_of(one, field)
        if not label or field.name in HIDDEN:
            continue
        value = _value_in_words(field, row)
        if value:
            shown.append((label, value))
    return shown


def _label_of(one: Personal, field: Any) -> str:
    said = str(field.verbose_name)
    if said != field.name.replace("_", " "):
        return said
    if field.name in LABELS:
        return str(LABELS[field.name])
    return said if field.name in one.fields else ""


def _value_in_words(field: Any, row: models.Model) -> str:
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    value = getattr(row, field.name)
    if isinstance(field, models.DateTimeField) and value:
        return show_moment(value)
    if isinstance(field, models.JSONField):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return "" if value is None else str(value)
