"""Files that people hand in: random names, checked by content, reached only through a view that asks for permission."""

from __future__ import annotations

import uuid
import zipfile
from io import BytesIO
from struct import unpack
from urllib.parse import quote

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
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


def drop_file(key: str) -> None:
    """Removes the content behind a key."""
    default_storage.delete(key)


#: What the house keeps beside the work, and how it is called when it is fetched.
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "txt": "text/plain; charset=utf-8",
}
_IN_A_ZIP = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_OPEN_DOCUMENTS = {MEDIA_TYPES[ending].encode(): ending for ending in ("odt", "ods")}
_MACROS = ("vbaproject.bin", "basic/", "scripts/")
_CONTROL = {*range(9), 11, 12, *range(14, 27), *range(28, 32)}


def ending_of(content: bytes) -> str:
    """What the content is, by looking at it; empty for anything the house does not keep, also for macros."""
    if content.startswith(b"PK\x03\x04"):
        return _office_ending(content)
    for start, ending in _KNOWN_BEGINNINGS.items():
        if content.startswith(start):
            return ending
    return "txt" if _is_text(content) else ""


def plain_copy(content: bytes, ending: str) -> bytes:
    """Images without what cameras add: place, time, device. Text in UTF-8."""
    if ending == "jpg":
        return _bare_jpeg(content)
    if ending == "png":
        return _bare_png(content)
    if ending == "txt":
        return _text_of(content).encode()
    return content


def as_attachment(content: bytes, name: str, ending: str) -> HttpResponse:
    """The file for saving; the browser neither shows it nor runs anything in it."""
    response = HttpResponse(content, content_type=MEDIA_TYPES.get(ending, "application/octet-stream"))
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _office_ending(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = packed.namelist()
            if any(name.lower().endswith(_MACROS[0]) or name.lower().startswith(_MACROS[1:]) for name in names):
                return ""
            if "mimetype" in names and packed.getinfo("mimetype").file_size < LARGEST_MIMETYPE:
                return _OPEN_DOCUMENTS.get(packed.read("mimetype").strip(), "")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return ""
    return next((ending for name, ending in _IN_A_ZIP.items() if name in names), "")


def _is_text(content: bytes) -> bool:
    return bool(content.strip()) and not _CONTROL.intersection(content)


def _text_of(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


LARGEST_MIMETYPE = 200
_START_OF_SCAN, _FIRST_APP, _LAST_APP, _COMMENT = 0xDA, 0xE1, 0xEF, 0xFE
_ADOBE = 0xEE  # says how the colours are coded; without it some photographs turn green
_UPRIGHT = 1


def _bare_jpeg(content: bytes) -> bytes:
    kept, at, turned = [content[:2]], 2, _UPRIGHT
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != _START_OF_SCAN:
        mark, length = content[at + 1], unpack(">H", content[at + 2 : at + 4])[0]
        segment = content[at : at + 2 + length]
        if mark == _FIRST_APP and segment[4:10] == b"Exif\0\0":
            turned = _orientation(segment[10:])
        if not (_FIRST_APP <= mark <= _LAST_APP and mark != _ADOBE) and mark != _COMMENT:
            kept.append(segment)
        at += 2 + length
    if turned != _UPRIGHT:  # which way up is the one thing worth keeping
        tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + bytes([0, turned, 0, 0, 0, 0, 0, 0])
        kept.insert(1, b"\xff\xe1" + (len(tiff) + 8).to_bytes(2, "big") + b"Exif\0\0" + tiff)
    return b"".join([*kept, content[at:]])


def _orientation(tiff: bytes) -> int:
    order = {b"II": "little", b"MM": "big"}.get(tiff[:2])
    if order is None:
        return _UPRIGHT

    def number(at: int, length: int) -> int:
        return int.from_bytes(tiff[at : at + length], "little" if order == "little" else "big")

    first = number(4, 4)
    for place in range(min(number(first, 2), 64)):
        at = first + 2 + 12 * place
        if number(at, 2) == 0x0112:
            return value if 1 <= (value := number(at + 8, 2)) <= 8 else _UPRIGHT
    return _UPRIGHT


def _bare_png(content: bytes) -> bytes:
    kept, at = [content[:8]], 8
    while at + 8 <= len(content):
        length, kind = unpack(">I", content[at : at + 4])[0], content[at + 4 : at + 8]
        if kind not in (b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"):
            kept.append(content[at : at + 12 + length])
        at += 12 + length
    return b"".join(kept)
