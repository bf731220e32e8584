"""The contract between the engine and whoever knows what a list is about."""

from fachwerk.imports.kinds.fields import ImportField, ImportOption, key_of
from fachwerk.imports.kinds.importer import (
    Importer,
    add_successor_source,
    add_use_source,
    ids_in,
    importer_at,
    importer_of,
    importers,
    register_importer,
    successors_of,
    used_elsewhere,
)
from fachwerk.imports.kinds.rows import Row, mark_doubles, note_of, plain

__all__ = [
    "ImportField",
    "ImportOption",
    "Importer",
    "Row",
    "add_successor_source",
    "add_use_source",
    "ids_in",
    "importer_at",
    "importer_of",
    "importers",
    "key_of",
    "mark_doubles",
    "note_of",
    "plain",
    "register_importer",
    "successors_of",
    "used_elsewhere",
]
