"""Files that people hand in: random names, checked by content, reached only through a view that asks for permission."""

from __future__ import annotations

import uuid

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from fachwerk.core.errors import NotSo

LARGEST_BYTES = 15 * 1024 * 1024
# first bytes → extension; the name that came along is not trusted
_KNOWN_BEGINNINGS = {b"%PDF-": "pdf", b"PK\x03\x04": "zip", b"\x89PNG\r\n": "png", b"\xff\xd8\xff": "jpg"}


def keep_file(upload: UploadedFile[bytes], *, kinds: tuple[str, ...] = ("pdf",)) -> str:
    """Stores the upload under a random name and returns its key; raises NotSo in plain words."""
    if (upload.size or 0) > LARGEST_BYTES:
        raise NotSo(_("Die Datei ist größer als 15 MB. Bitte verkleinern Sie sie."))
    content = upload.read()
    kind = next((ending for start, ending in _KNOWN_BEGINNINGS.items() if content.startswith(start)), None)
    if kind not in kinds:
        raise NotSo(_("Diese Datei können wir nicht annehmen. Bitte wählen Sie eine PDF-Datei."))
    return keep_bytes(content, kind)


def keep_bytes(content: bytes, ending: str) -> str:
    """Stores bytes made by the house itself and returns their key."""
    return default_storage.save(f"{uuid.uuid4()}.{ending}", ContentFile(content))


def read_file(key: str) -> bytes:
    """The content behind a key."""
    with default_storage.open(key) as stored:
        return bytes(stored.read())
