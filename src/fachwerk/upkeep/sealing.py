"""Encryption of a backup, piece by piece, so that neither writing nor reading needs it all in memory.

Each piece is sealed with AES-256-GCM. The nonce counts the pieces and its last byte marks the final one: pieces that
were changed, left out, swapped or cut off at the end do not open.
"""

from __future__ import annotations

import os
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from fachwerk.upkeep.problem import UpkeepProblem

MAGIC = b"FACHWERK-SICHERUNG-1\n"
SALT_BYTES = 16
PIECE_BYTES = 1024 * 1024
TAG_BYTES = 16
#: scrypt with 32 MiB: a guess at a passphrase costs about a tenth of a second.
COST, BLOCK, LANES = 2**15, 8, 1


def _cipher(secret: str, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=COST, r=BLOCK, p=LANES).derive(secret.encode()))


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\1" if is_last else b"\0")


class SealingWriter:
    """A file to write plain bytes to; what arrives below is sealed. Only `finish` makes it a whole archive."""

    def __init__(self, target: IO[bytes], secret: str) -> None:
        salt = os.urandom(SALT_BYTES)
        self._target, self._cipher = target, _cipher(secret, salt)
        self._waiting, self._number = bytearray(), 0
        target.write(MAGIC + salt)

    def write(self, plain: bytes) -> int:
        """Takes bytes and passes on every full piece."""
        self._waiting += plain
        while len(self._waiting) > PIECE_BYTES:
            self._seal(bytes(self._waiting[:PIECE_BYTES]), is_last=False)
            del self._waiting[:PIECE_BYTES]
        return len(plain)

    def finish(self) -> None:
        """Seals the last piece and marks it as the last."""
        self._seal(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _seal(self, plain: bytes, *, is_last: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._number, is_last=is_last), plain, MAGIC))
        self._number += 1


class SealedReader:
    """A file to read the plain bytes of a sealed one from."""

    def __init__(self, source: IO[bytes], secret: str) -> None:
        if source.read(len(MAGIC)) != MAGIC:
            raise UpkeepProblem("Diese Datei ist keine Sicherung von Fachwerk.")
        self._cipher = _cipher(secret, source.read(SALT_BYTES))
        self._source, self._number, self._open = source, 0, bytearray()
        self._next = source.read(PIECE_BYTES + TAG_BYTES)

    def read(self, size: int) -> bytes:
        """Gives back up to `size` plain bytes, none at the end of a whole archive."""
        while len(self._open) < size and self._next:
            self._open += self._unseal()
        found = bytes(self._open[:size])
        del self._open[:size]
        return found

    def _unseal(self) -> bytes:
        sealed, self._next = self._next, self._source.read(PIECE_BYTES + TAG_BYTES)
        try:
            plain = self._cipher.decrypt(_nonce(self._number, is_last=not self._next), sealed, MAGIC)
        except InvalidTag as refused:
            raise UpkeepProblem(
                "Die Sicherung lässt sich nicht öffnen: Der Schlüssel passt nicht."
                if self._number == 0
                else "Die Sicherung ist beschädigt oder unvollständig; sie wird nicht eingespielt."
            ) from refused
        self._number += 1
        return plain
