"""What the child does with each kind of file. Nothing here runs in the server's process."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import IO, Literal

from lib.ingest.archive import candidates, gunzipped, shown_name, unzipped
from lib.ingest.encoding import Opener
from lib.ingest.gate import HEAD_BYTES, Kind, admit, kind_of_head
from lib.ingest.limits import Limits
from lib.ingest.troubles import Trouble
from lib.ingest.wire import PartReport, Report, Wire

#: A member of an archive that is no table is left out, where another one is a table.
_NO_TABLE = frozenset(
    (
        "empty",
        "not_a_table",
        "other_format",
        "packed",
        "numbers_document",
        "no_table_inside",
        "archive_inside",
        "no_sheets",
        "markup_unclear",
    )
)
_PARTS_A_MEMBER = 1_000
_CONTAINERS = (b"PK", b"\xd0\xcf\x11\xe0", b"PAR1")


@dataclass(frozen=True)
class Piece:
    """Something to read: the upload itself, or a file inside it.

    Attributes:
        opener: opens it from its start, as often as it is asked.
        size: bytes, at least roughly.
        name: the file inside an archive; empty for the upload.
        sheet: the sheet of a workbook that is wanted.
    """

    opener: Opener
    size: int
    name: str = ""
    sheet: str | None = None


def read_upload(kind: str, upload: Piece, wire: Wire) -> Report:
    """Read an upload as the kind that the gate decided on.

    Raises:
        Trouble: it cannot or must not be read.
    """
    reader = _PACKED.get(kind) or _READERS.get(kind)
    if reader is None:
        raise Trouble("not_a_table")
    if upload.sheet is not None and kind in {"text", "json", "parquet", "arrow"}:
        raise Trouble("not_a_workbook", sheet=upload.sheet)
    try:
        return reader(upload, wire)
    except (zipfile.BadZipFile, OSError) as error:
        raise Trouble("damaged") from error


def again(file: IO[bytes]) -> Opener:
    """Opens a file with a descriptor from its start, as often as it is asked."""

    def opener() -> IO[bytes]:
        copy = os.fdopen(os.dup(file.fileno()), "rb")
        copy.seek(0)
        return copy

    return opener


# --- one reader a kind; each loads only the libraries that it needs ----------------------------------------------------


def _read_text(piece: Piece, wire: Wire) -> Report:
    from lib.ingest.text import read_text  # noqa: PLC0415

    return Report((read_text(piece.opener, piece.size, wire, piece.name),))


def _read_json(piece: Piece, wire: Wire) -> Report:
    from lib.ingest.objects import read_objects  # noqa: PLC0415

    return Report((read_objects(piece.opener, piece.size, wire, piece.name),))


def _read_markup(piece: Piece, wire: Wire) -> Report:
    from lib.ingest.markup import read_markup  # noqa: PLC0415

    return read_markup(piece.opener, piece.size, piece.sheet, wire, piece.name)


def _read_parquet(piece: Piece, wire: Wire) -> Report:
    from lib.ingest.parquet import read_parquet  # noqa: PLC0415

    with piece.opener() as file:
        return Report((read_parquet(file, wire, piece.name),))


def _read_arrow(piece: Piece, wire: Wire) -> Report:
    from lib.ingest.parquet import read_arrow  # noqa: PLC0415

    with piece.opener() as file:
        return Report((read_arrow(file, wire, piece.name),))


def _read_workbook(piece: Piece, wire: Wire) -> Report:
    from lib.ingest.workbook import read_workbook  # noqa: PLC0415

    with piece.opener() as file:
        return read_workbook(file, _container(file), piece.sheet, wire, piece.name)


_READERS: dict[str, Callable[[Piece, Wire], Report]] = {
    "text": _read_text,
    "json": _read_json,
    "markup": _read_markup,
    "parquet": _read_parquet,
    "arrow": _read_arrow,
    "workbook": _read_workbook,
}


def _container(file: IO[bytes]) -> str:
    """What a workbook is called by its content."""
    head = file.read(2)
    file.seek(0)
    if head != b"PK":
        return "xls"
    names = set(zipfile.ZipFile(file).namelist())
    file.seek(0)
    if "content.xml" in names:
        return "ods"
    return "xlsb" if any(name.endswith("workbook.bin") for name in names) else "xlsx"


# --- packed files -----------------------------------------------------------------------------------------------------


def _read_gzip(upload: Piece, wire: Wire) -> Report:
    inner = replace(upload, opener=gunzipped(upload.opener, upload.size, wire.limits), size=upload.size * 5)
    return _read_packed(inner, wire)


def _read_packed(piece: Piece, wire: Wire) -> Report:
    """Read a file inside a packed one, by its own content; what is packed in it once more is not opened."""
    with piece.opener() as file:
        head = file.read(HEAD_BYTES)
        if not head:
            raise Trouble("empty")
        if not head.startswith(_CONTAINERS):
            return _reader(kind_of_head(head))(piece, wire)
        unpacked = head + file.read()  # these are read from their end: they need to lie in memory
    kind = admit(io.BytesIO(unpacked), wire.limits)
    return _reader(kind)(replace(piece, opener=lambda: io.BytesIO(unpacked), size=len(unpacked)), wire)


def _reader(kind: Kind) -> Callable[[Piece, Wire], Report]:
    if kind not in _READERS:
        raise Trouble("archive_inside" if kind in _PACKED else "no_table_inside")
    return _READERS[kind]


def _read_archive(upload: Piece, wire: Wire) -> Report:
    """Read every table inside a zip; the parent joins those with equal columns."""
    parts: list[PartReport] = []
    skipped: list[str] = []
    found = "no_table_inside"
    with upload.opener() as file, zipfile.ZipFile(file) as archive:
        for at, piece in enumerate(_pieces(archive, upload.sheet, wire.limits)):
            first_number = at * _PARTS_A_MEMBER
            try:
                report = _read_packed(piece, wire.numbered_from(first_number))
            except Trouble as trouble:
                if trouble.code not in _NO_TABLE:
                    raise
                skipped.append(piece.name)
                found = trouble.code if trouble.code == "archive_inside" else found
                continue
            parts.extend(replace(part, number=first_number + part.number) for part in report.parts)
    if not parts:
        raise Trouble(found)
    facts = {"count": len(skipped), "files": ", ".join(skipped[:10])}
    return Report(tuple(parts), "files", (("skipped_members", facts),) if skipped else ())


def _pieces(archive: zipfile.ZipFile, sheet: str | None, limits: Limits) -> Iterator[Piece]:
    """The files inside a zip, and those inside packed ones in it, which all together unpack to no more than a zip may."""
    members = [(member, Piece(unzipped(archive, member, limits), member.file_size, shown_name(member), sheet)) for member in candidates(archive)]  # fmt: skip
    heads = [_head(piece) for _, piece in members]
    share = replace(limits, unpacked_bytes=limits.unpacked_bytes // max(sum(map(bool, heads)), 1))
    for (member, piece), head in zip(members, heads, strict=True):
        if head == "gzip":
            yield replace(piece, opener=gunzipped(piece.opener, member.compress_size, share), size=piece.size * 5)
        elif head == "zip" and member.file_size <= share.unpacked_bytes:
            yield from _pieces_inside(piece, member.compress_size, share)
        else:
            yield piece


def _head(piece: Piece) -> Literal["", "gzip", "zip"]:
    """How a file is packed, by its first bytes; a workbook is a zip, too."""
    with piece.opener() as file:
        head = file.read(2)
    return "gzip" if head == b"\x1f\x8b" else "zip" if head == b"PK" else ""


def _pieces_inside(piece: Piece, packed_bytes: int, limits: Limits) -> Iterator[Piece]:
    """The files inside a zip that lies in another, or the workbook that it is; what is packed in there once more is not opened."""
    with piece.opener() as file:
        content = file.read()  # a zip is read from its end: it needs to lie in memory
    try:
        kind = admit(io.BytesIO(content), limits)
    except Trouble as trouble:
        if trouble.code not in _NO_TABLE:
            raise
        kind = None
    if kind != "archive":
        yield replace(piece, opener=lambda: io.BytesIO(content))
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = candidates(archive)
        unpacked = sum(member.file_size for member in members)
        if unpacked > max(limits.ratio_floor_bytes, limits.ratio * packed_bytes):
            raise Trouble("unpacks_suspiciously", factor=limits.ratio)
        for member in members:
            name = f"{piece.name}/{shown_name(member)}"
            yield Piece(unzipped(archive, member, limits), member.file_size, name, piece.sheet)


_PACKED: dict[str, Callable[[Piece, Wire], Report]] = {"archive": _read_archive, "gzip": _read_gzip}
