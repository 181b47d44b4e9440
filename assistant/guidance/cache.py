"""Keeps records that were found right, so that a start need not read and check every file again.

A cache is never needed: whatever is wrong with it, the files are read instead.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from assistant import __version__

Kept = TypeVar("Kept")
LARGEST_CACHE = 50_000_000
_MARK = 16
SHAPES = ("records.py", "sources.py", "sheets.py", "read.py")
"""The files that say what records look like."""
MOST_KEPT = 3
"""Caches: of the shipped knowledge, and with a pack or two over it."""


def kept(folder: Path, fingerprint: str, kind: type[Kept]) -> Kept | None:
    """The records of the knowledge with this fingerprint; None where they were not kept or cannot be read."""
    try:
        path = folder / _name(fingerprint)
        if path.stat().st_size > LARGEST_CACHE:
            return None
        data = path.read_bytes()
        if _mark(data[_MARK:]) != data[:_MARK]:
            return None
        return msgspec.msgpack.decode(memoryview(data)[_MARK:], type=kind)
    except Exception:  # whatever is wrong with it, the files are read instead
        return None


def keep(folder: Path, fingerprint: str, records: object) -> None:
    """Keep `records`; the oldest go. Whatever goes wrong is no trouble: there is no cache then."""
    with suppress(Exception):
        payload = msgspec.msgpack.encode(records)
        path = folder / _name(fingerprint)
        folder.mkdir(parents=True, exist_ok=True)
        others = [other for other in folder.glob("knowledge-*.msgpack") if other != path]
        half = path.with_suffix(f".{os.getpid()}.tmp")
        half.write_bytes(_mark(payload) + payload)
        half.replace(path)
        for other in sorted(others, key=lambda one: one.stat().st_mtime, reverse=True)[MOST_KEPT - 1 :]:
            other.unlink(missing_ok=True)


def _mark(payload: bytes) -> bytes:
    """What tells records that were kept from any that were torn or changed since."""
    return hashlib.blake2b(payload, digest_size=_MARK).digest()


def _name(fingerprint: str) -> str:
    """A new version, or records of another shape, are another cache."""
    here = Path(__file__)
    shapes = b"".join(here.with_name(name).read_bytes() for name in SHAPES)
    shape = hashlib.sha256(shapes).hexdigest()[:8]
    return f"knowledge-{__version__}-{shape}-{fingerprint}.msgpack"
