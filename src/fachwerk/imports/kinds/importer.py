"""What a station tells about the lists it can take over. Everything else is the engine's."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from fachwerk.access.actor import Actor
from fachwerk.imports.kinds.fields import ImportField, ImportOption, Text
from fachwerk.imports.kinds.rows import Row


class Importer:
    """One kind of list. ``judge`` and ``write`` are its only work.

    ``watched``: "app.Model" → fields whose later change keeps a row when the list is taken back. The order is the one
    in which rows are removed: what points at others first.
    """

    code: ClassVar[str]  # kept in the batch
    path: ClassVar[str]  # part of the address
    label: ClassVar[Text]  # "Mitglieder und Organisationen"
    lead: ClassVar[Text] = ""
    icon: ClassVar[str] = "document"
    action: ClassVar[str]  # what whoever takes over must be allowed to do
    fields: ClassVar[Sequence[ImportField]]
    options: ClassVar[Sequence[ImportOption]] = ()
    watched: ClassVar[Mapping[str, Sequence[str]]]
    anchor: ClassVar[str] = ""  # model whose changed or used entry keeps everything that its line brought
    recorded: ClassVar[Sequence[str]] = ()  # whose history says that it came from a list; nothing: the last watched
    onward_label: ClassVar[Text] = ""  # the button after taking over

    def judge(self, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """Gives each row a verdict. Called for the preview with all rows, and again with each chunk before writing."""
        raise NotImplementedError

    def write(self, actor: Actor, rows: Sequence[Row], options: Mapping[str, Any]) -> None:
        """Writes rows that are new, complete or (where chosen) correct an entry, and notes what it wrote."""
        raise NotImplementedError

    def taken_back(self, touched: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        """Called after a chunk was taken back, with the notes per model: brings what is derived up to date."""

    def link(self, model: str, key: str, network_slug: str) -> str:
        """Where the office sees an entry that was kept; nothing: only its name is shown."""
        return ""

    def onward(self, network_slug: str) -> str:
        """Where the result stands."""
        return ""

    def refine(self, values: dict[str, Any], row: Row) -> None:
        """Looks at a whole line after its cells were read, before judging: joins or checks what belongs together."""

    def field(self, name: str) -> ImportField | None:
        """The field of this name."""
        return next((field for field in self.fields if field.name == name), None)


_importers: dict[str, Importer] = {}
UseSource = Callable[[str, Collection[uuid.UUID]], Collection[uuid.UUID]]
_use_sources: list[UseSource] = []


def add_use_source(source: UseSource) -> None:
    """Who points at entries without a key says so: ``source("app.Model", ids)`` gives the ids that are in use."""
    if source not in _use_sources:
        _use_sources.append(source)


def used_elsewhere(model: str, ids: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """The entries that a source knows to be in use."""
    return {one for source in _use_sources for one in source(model, ids)}


Successor = tuple[uuid.UUID, str, str]  # the entry in which another one is now, what that one was called, why
SuccessorSource = Callable[[str, Collection[uuid.UUID]], Mapping[uuid.UUID, Successor]]
_successor_sources: list[SuccessorSource] = []


def add_successor_source(source: SuccessorSource) -> None:
    """Who makes one entry of two says so: ``source("app.Model", ids)`` gives the entries in which these are now."""
    if source not in _successor_sources:
        _successor_sources.append(source)


def successors_of(model: str, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Successor]:
    """Where entries are that are no longer there themselves."""
    return {one: found for source in _successor_sources for one, found in source(model, ids).items()}


def register_importer(importer: Importer) -> None:
    """Called from ``AppConfig.ready``."""
    _importers[importer.code] = importer


def importer_of(code: str) -> Importer:
    """The importer with this code; raises KeyError."""
    return _importers[code]


def importers() -> Iterable[Importer]:
    """All importers in the order of their registration."""
    return _importers.values()


def importer_at(path: str) -> Importer | None:
    """The importer with this part of the address."""
    return next((importer for importer in _importers.values() if importer.path == path), None)


def ids_in(notes: Sequence[Mapping[str, Any]]) -> list[uuid.UUID]:
    """The ids in notes."""
    return [uuid.UUID(note["id"]) for note in notes]
