"""The encryption of a backup: what was changed, swapped or cut off does not open."""

import io

import pytest

from fachwerk.upkeep.problem import UpkeepProblem
from fachwerk.upkeep.sealing import MAGIC, PIECE_BYTES, SALT_BYTES, TAG_BYTES, SealedReader, SealingWriter

SECRET = "ein langer Schlüssel"
HEAD = len(MAGIC) + SALT_BYTES


def sealed(plain: bytes) -> bytes:
    target = io.BytesIO()
    writer = SealingWriter(target, SECRET)
    for start in range(0, len(plain), 300_000):
        writer.write(plain[start : start + 300_000])
    writer.finish()
    return target.getvalue()


def opened(content: bytes, secret: str = SECRET) -> bytes:
    reader, found = SealedReader(io.BytesIO(content), secret), b""
    while piece := reader.read(400_000):
        found += piece
    return found


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES])
def test_what_was_sealed_opens_again(size: int) -> None:
    plain = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    assert opened(sealed(plain)) == plain


def test_nothing_of_the_content_can_be_read_without_the_key() -> None:
    content = sealed(b"Frau Beispiel" * 1000)
    assert b"Frau Beispiel" not in content
    with pytest.raises(UpkeepProblem, match="Schlüssel passt nicht"):
        opened(content, "ein anderer Schlüssel")


def test_a_changed_byte_a_swapped_piece_and_a_missing_end_are_noticed() -> None:
    content = sealed(b"a" * PIECE_BYTES + b"b" * PIECE_BYTES + b"c" * 10)
    piece = PIECE_BYTES + TAG_BYTES
    changed = bytearray(content)
    changed[HEAD + piece + 5] ^= 1
    first, second, rest = (
        content[HEAD : HEAD + piece],
        content[HEAD + piece : HEAD + 2 * piece],
        content[HEAD + 2 * piece :],
    )
    for broken in (bytes(changed), content[:HEAD] + second + first + rest, content[: HEAD + 2 * piece], content[:-1]):
        with pytest.raises(UpkeepProblem):
            opened(broken)


def test_another_file_is_refused() -> None:
    with pytest.raises(UpkeepProblem, match="keine Sicherung"):
        opened(b"PK\x03\x04 irgendetwas")
