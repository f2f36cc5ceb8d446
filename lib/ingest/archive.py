"""What is inside a zip or a gzip, without ever writing it to a disk."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import PurePosixPath
from typing import IO, Any, cast

from lib.ingest.encoding import Opener
from lib.ingest.gate import BROKEN
from lib.ingest.limits import MEGABYTE, Limits
from lib.ingest.troubles import Trouble


class Counted(io.RawIOBase):
    """A stream that refuses to give more than it may: a packed file can say anything about its size."""

    def __init__(self, inner: IO[bytes], packed_bytes: int, limits: Limits) -> None:
        super().__init__()
        self._inner = inner
        self._packed_bytes = max(packed_bytes, 1)
        self._limits = limits
        self._given = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Give what is asked for, as long as the limits allow."""
        try:
            piece = self._inner.read(len(buffer))
        except BROKEN as error:
            raise Trouble("damaged") from error
        buffer[: len(piece)] = piece
        self._given += len(piece)
        if self._given > self._limits.unpacked_bytes:
            raise Trouble("unpacks_too_large", megabytes=self._limits.unpacked_bytes // MEGABYTE)
        suspicious = self._given > self._limits.ratio * self._packed_bytes
        if suspicious and self._given > self._limits.ratio_floor_bytes:
            raise Trouble("unpacks_suspiciously", factor=self._limits.ratio)
        return len(piece)

    def close(self) -> None:
        """Close what is inside too."""
        self._inner.close()
        super().close()


def gunzipped(opener: Opener, size: int, limits: Limits) -> Opener:
    """Opens the content of a gzip."""

    def inner() -> IO[bytes]:
        return _buffered(Counted(cast("IO[bytes]", gzip.GzipFile(fileobj=opener())), size, limits))

    return inner


def unzipped(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> Opener:
    """Opens one member of a zip."""

    def inner() -> IO[bytes]:
        try:
            opened = archive.open(member)
        except BROKEN as error:
            raise Trouble("damaged") from error
        return _buffered(Counted(opened, member.compress_size, limits))

    return inner


def _buffered(raw: io.RawIOBase) -> IO[bytes]:
    return io.BufferedReader(raw, MEGABYTE)


def candidates(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The members that a person would call files: no folders, no hidden or system files, nothing empty."""
    chosen: list[zipfile.ZipInfo] = []
    for member in archive.infolist():
        path = PurePosixPath(member.filename.replace("\\", "/"))
        hidden = any(part.startswith(".") or part == "__MACOSX" for part in path.parts)
        folder = member.filename.endswith(("/", "\\")) or not path.name
        if not folder and member.file_size and not hidden and path.name.lower() not in _SYSTEM_FILES:
            chosen.append(member)
    return chosen


_SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini"))


def shown_name(member: zipfile.ZipInfo) -> str:
    """The member's name as its maker wrote it; Windows in China writes GBK without saying so."""
    name = member.filename
    if not member.flag_bits & 0x800:
        for encoding in ("utf-8", "gb18030"):
            try:
                name = member.filename.encode("cp437").decode(encoding)
                break
            except (UnicodeEncodeError, UnicodeDecodeError):
                continue
    return PurePosixPath(name.replace("\\", "/")).name[:200]
