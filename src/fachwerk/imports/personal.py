"""Where lists hold something about people."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from fachwerk.core.personal import Erase, Personal, mentions
from fachwerk.imports.models import UNDO_DAYS

PERSONAL = [
    Personal(
        "imports.ImportRow",
        ("cells", "values", "subject", "messages", "changes", "notes", "kept"),
        about=_("Personen, die in einer eingelesenen Liste stehen"),
        purpose=_("Vorschau und Zurücknehmen eingelesener Listen"),
        basis=_("Art. 6 Abs. 1 lit. f DSGVO: geordnete Übernahme vorhandener Kontakte"),
        found_by={"words": ""},
        erase=Erase.WORDS,
        at_the_end=Erase.ROW,
        keep_for=timedelta(days=UNDO_DAYS),
        counted_from="batch__read_at",
    ),
    Personal(
        "imports.ImportFile",
        ("content",),
        about=_("Personen, die in einer eingelesenen Liste stehen"),
        purpose=_("Zuordnen der Spalten bis zur Übernahme"),
        basis=_("Art. 6 Abs. 1 lit. f DSGVO: geordnete Übernahme vorhandener Kontakte"),
        found_by={"always": ""},  # nobody can look inside; the file can be read in again
        secret=("content",),
        erase=Erase.ROW,
        keep_for=timedelta(days=UNDO_DAYS),
        counted_from="batch__read_at",
    ),
    mentions("imports.ImportBatch", "mapping", purpose=_("Vorschau und Zurücknehmen eingelesener Listen")),
    Personal(
        "imports.ImportBatch",
        ("acting_name",),
        about=_("Beschäftigte der Geschäftsstelle; Beispielwerte aus eingelesenen Listen"),
        purpose=_("Nachvollziehen, wer eine Liste übernommen hat"),
        basis=_("Art. 6 Abs. 1 lit. f DSGVO: Nachvollziehbarkeit"),
        found_by={"user": "acting_user_id"},
        erase=Erase.FIELDS,
    ),
]
NOT_PERSONAL = {
    "imports.ImportBatch": (
        "importer", "file_name", "sheet", "sheets", "state", "options", "remembered", "skipped", "counts", "trouble",
    ),
    "imports.ImportRow": ("verdict", "choice"),
    "imports.SavedMapping": ("importer", "signature", "fields", "file_name"),
}  # fmt: skip
