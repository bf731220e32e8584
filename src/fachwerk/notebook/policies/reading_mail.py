"""Reading an e-mail that came as file: whatever is in it, plain words come out. Pure functions.

Nothing in such a file is trusted: headers may lie or hide line ends, encodings may be broken, parts may nest without
end, text may be markup. Markup is never shown; without a plain part its words are taken out of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.errors import MessageError
from email.header import decode_header
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import sha256
from html.parser import HTMLParser

LONGEST_TEXT = 100_000
MOST_PARTS = 200
MOST_ATTACHMENTS = 20
_HEADERS = ("from", "subject", "date", "to", "received", "message-id")
_SILENT = frozenset({"script", "style", "head", "title", "template"})
_BREAKS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "blockquote"})


@dataclass(frozen=True)
class MailFile:
    """What is worth keeping of an e-mail."""

    key: str
    from_name: str
    from_address: str
    to: str
    subject: str
    sent_at: datetime | None
    text: str
    parts: list[tuple[str, bytes]]
    too_many: list[str]


def read_mail(content: bytes) -> MailFile | None:
    """The e-mail in a file, or None when it is none."""
    message = _parsed(content)
    if message is None:
        return None
    name, address = _sender(message)
    parts = _attachments(message)
    return MailFile(
        key=sha256(_header(message, "message-id").encode() + content).hexdigest(),
        from_name=name[:200],
        from_address=address[:254],
        to=_header(message, "to")[:500],
        subject=_header(message, "subject")[:300],
        sent_at=_moment(message),
        text=_words(message)[:LONGEST_TEXT],
        parts=parts[:MOST_ATTACHMENTS],
        too_many=[name for name, _content in parts[MOST_ATTACHMENTS:]],
    )


def _parsed(content: bytes) -> Message | None:
    try:
        message = BytesParser(EmailMessage, policy=policy.compat32).parsebytes(content)
    except (MessageError, ValueError, LookupError, RecursionError):
        return None
    known = [name for name in _HEADERS if name in message]
    return message if "from" in known and len(known) >= 2 else None


def _header(message: Message, name: str) -> str:
    """The header in one line: folded or forged line ends and invisible signs become blanks."""
    raw = str(message.get(name, ""))
    decoded = "".join(_decoded(part) for part in _encoded_words(raw))
    return " ".join("".join(letter if letter.isprintable() else " " for letter in decoded).split())


def _encoded_words(raw: str) -> list[tuple[bytes | str, str | None]]:
    from_library = _decode_header(raw)
    return from_library if from_library else [(raw, None)]


def _decode_header(raw: str) -> list[tuple[bytes | str, str | None]]:
    try:
        return list(decode_header(raw))
    except (MessageError, ValueError, LookupError):
        return []


def _decoded(part: tuple[bytes | str, str | None]) -> str:
    words, charset = part
    return words if isinstance(words, str) else _text(words, charset)


def _text(content: bytes, charset: str | None) -> str:
    for attempt in (charset, "utf-8", "cp1252"):
        try:
            return content.decode(attempt or "utf-8")
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return content.decode("latin-1")


def _sender(message: Message) -> tuple[str, str]:
    found = getaddresses([_header(message, "from")])
    name, address = found[0] if found else ("", "")
    return name or address, address.strip().casefold() if "@" in address else ""


def _moment(message: Message) -> datetime | None:
    try:
        moment = parsedate_to_datetime(_header(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware if 1980 <= aware.year <= 2200 else None


def _leaves(message: Message) -> list[Message]:
    found: list[Message] = []
    waiting: list[Message] = [message]
    seen = 0
    while waiting and seen < MOST_PARTS:
        part, seen = waiting.pop(0), seen + 1
        below = part.get_payload()
        if isinstance(below, list):
            waiting[:0] = [each for each in below if isinstance(each, Message)]
        else:
            found.append(part)
    return found


def _bytes_of(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return content if isinstance(content, bytes) else b""


def _words(message: Message) -> str:
    plain: list[str] = []
    markup: list[str] = []
    for part in _leaves(message):
        if _name(part):
            continue
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html"):
            words = _text(_bytes_of(part)[: 4 * LONGEST_TEXT], part.get_content_charset())
            (plain if kind == "text/plain" else markup).append(words)
    found = "\n".join(plain).strip() or "\n".join(_without_markup(words) for words in markup)
    lines = "".join(letter for letter in found if letter in "\n\t" or letter.isprintable())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def _name(part: Message) -> str:
    try:
        given = part.get_filename()
    except (ValueError, LookupError, TypeError):
        given = None
    if not given and part.get_content_disposition() != "attachment":
        return ""
    raw = "".join(_decoded(each) for each in _encoded_words(str(given or "Anhang")))
    return "".join(letter for letter in raw if letter.isprintable())[:150] or "Anhang"


def _attachments(message: Message) -> list[tuple[str, bytes]]:
    return [(name, _bytes_of(part)) for part in _leaves(message) if (name := _name(part))]


class _Words(HTMLParser):
    """Collects what a reader would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        if tag in _BREAKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT and self.silent > 0

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(data)


def _without_markup(markup: str) -> str:
    reader = _Words()
    reader.feed(markup)
    reader.close()
    return "\n".join(" ".join(line.split()) for line in "".join(reader.found).splitlines())
