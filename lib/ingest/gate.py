"""The gate: size and content decide what a file is and whether it is opened at all; its name decides nothing.

Runs before any parser, in the server's process, so it reads only the first bytes and a zip's table of contents.
"""

from __future__ import annotations

import io
import json
import lzma
import re
import stat
import struct
import zipfile
import zlib
from typing import IO, Literal

from lib.ingest.limits import MEGABYTE, Limits
from lib.ingest.troubles import Trouble

Kind = Literal["text", "workbook", "archive", "gzip", "parquet", "arrow", "markup", "json"]

#: What the standard library raises for broken archives.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    struct.error,
)

HEAD_BYTES = 64 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))

#: First bytes of what is often brought by mistake: (bytes, how the sentence calls it).
_OTHER_FORMATS = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"FEA1", "Feather, version 1"),
    (b"ORC", "ORC"),
    (b"Obj\x01", "Avro"),
    (b"MIME-Version:", "MHTML"),
    (b"{\\rtf", "RTF"),
)
#: A stream of Arrow begins with a mark, the length of its schema (in eights) and where that begins.
_ARROW_STREAM = re.compile(rb"\xff{4}[\x00-\xf8].[\x00-\x7f]\x00..\x00\x00", re.DOTALL)
_PACKED = (
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
)
#: What databases are copied as.
_SQL = re.compile(
    rb"^[ \t]*(?:INSERT INTO\s+\S+\s*(?:\(|VALUES)|CREATE TABLE\s+\S+[^\n]*\(|COPY\s+\S+\s*\(.*FROM stdin)",
    re.IGNORECASE | re.MULTILINE,
)
#: Text in which spreadsheets once exchanged tables, a cell or a value a line.
_EXCHANGED = (
    (re.compile(rb"ID;P[^\r\n]*[\r\n]+(?:[A-Z]{1,2};[^\r\n]*[\r\n]+){0,60}?C;[XY]\d"), "SYLK"),
    (re.compile(rb"TABLE\r?\n0,1\r?\n"), "DIF"),
)
#: The beginning of a dBase table: version, day of its last change, rows, bytes of the header and of a row.
_DBASE = struct.Struct("<BBBBIHH")
_DBASE_VERSIONS, _DBASE_FIELD, _DBASE_END = frozenset(b"\x02\x03\x04\x05\x30\x31\x32\x43\x83\x8b\xf5"), 32, b"\r"
#: Files of a few bytes that only say where a document lies: those of Windows and macOS, and the names in Google Drive's.
_LINKS = re.compile(rb"\[InternetShortcut\]|.{0,300}<plist\b.{0,100}<dict>\s*<key>URL</key>", re.DOTALL)
_DRIVE = frozenset(["", "url", "doc_id", "resource_id", "resource_key", "email"])
_LINK_BYTES = 4_096
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MARKUP = re.compile(
    rb"<(?:(?:!doctype html|html|head|body|table|meta|style|div|\?xml|!--)[\s>\-]|[a-z_][^<>]*>\s*<[a-z_][^<>]*>)",
    re.IGNORECASE,
)


def admit(file: IO[bytes], limits: Limits) -> Kind:
    """Decide what a file is by its content.

    Args:
        file: a seekable binary file; its position is left anywhere.
        limits: what is read before a file is refused.

    Raises:
        Trouble: the file is empty, too large, a bomb, protected by a password, or no table.
    """
    size = file.seek(0, io.SEEK_END)
    if size == 0:
        raise Trouble("empty")
    if size > limits.file_bytes:
        raise Trouble("too_large", megabytes=limits.file_bytes // MEGABYTE)
    file.seek(0)
    head = file.read(HEAD_BYTES)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_kind(check_zip(file, limits))
    if head.startswith(_OLE):
        _refuse_encrypted_ole(file)
        return "workbook"
    return kind_of_head(head)


def kind_of_head(head: bytes) -> Kind:
    """The kind of a file that is neither zip nor OLE, by its first bytes.

    Raises:
        Trouble: it is something else than a table, and we know what.
    """
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"ARROW1") or _ARROW_STREAM.match(head):
        return "arrow"
    for magic, name in _PACKED:
        if head.startswith(magic):
            raise Trouble("packed", format=name)
    if head[257:262] == b"ustar":
        raise Trouble("packed", format="tar")
    for magic, name in _OTHER_FORMATS:
        if head.startswith(magic):
            raise Trouble("other_format", format=name)
    if _is_dbase(head):
        raise Trouble("exchange_format", format="dBase (DBF)")
    return _text_kind(head)


def _is_dbase(head: bytes) -> bool:
    """Whether a file begins as the tables of dBase, FoxPro and the tills that came after them do."""
    if len(head) < 2 * _DBASE_FIELD:
        return False
    version, _year, month, day, _rows, header, width = _DBASE.unpack_from(head)
    fields = head[_DBASE_FIELD:header].partition(_DBASE_END)[0]
    return (
        version in _DBASE_VERSIONS
        and 1 <= month <= 12
        and 1 <= day <= 31
        and width > 1
        and len(fields) >= _DBASE_FIELD
        and len(fields) % _DBASE_FIELD == 0
        and all(kind in b"CNDLMFBGPYTIO@+" for kind in fields[11::_DBASE_FIELD])
    )


def _text_kind(head: bytes) -> Kind:
    """Text, markup or JSON; old workbooks without a container start with a record of their own."""
    if head[:2] in (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00") and head[2:4] in (
        b"\x08\x00",
        b"\x06\x00",
        b"\x04\x00",
    ):
        return "workbook"
    opening = head[:4096]
    for bom in _BOMS:
        opening = opening.removeprefix(bom)
    opening = opening.replace(b"\x00", b"").lstrip()
    if len(head) < _LINK_BYTES and _is_link(opening):
        raise Trouble("link_file")
    if _MARKUP.match(opening):
        return "markup"
    if re.match(rb'\{\s*"|\[\s*\{|\[\s*\[\s*"', opening):
        return "json"
    if _SQL.search(opening):
        raise Trouble("other_format", format="SQL")
    for pattern, name in _EXCHANGED:
        if pattern.match(opening):
            raise Trouble("exchange_format", format=name)
    return "text"


def _is_link(text: bytes) -> bool:
    """Whether a small file says where a document lies, and nothing else."""
    if _LINKS.match(text):
        return True
    try:
        said: object = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(said, dict) and bool({"doc_id", "url"} & said.keys()) and said.keys() <= _DRIVE


def _refuse_encrypted_ole(file: IO[bytes]) -> None:
    """Excel wraps an encrypted .xlsx in an OLE container with a stream of this name."""
    file.seek(0)
    before = b""
    while block := file.read(4 * MEGABYTE):
        if any(word in before + block for word in _ENCRYPTED):
            raise Trouble("password")
        before = block[-64:]


def check_zip(file: IO[bytes], limits: Limits) -> list[zipfile.ZipInfo]:
    """The table of contents of a zip, checked before anything is unpacked.

    Raises:
        Trouble: too many members, too large when unpacked, encrypted, links, two members of one name, or damaged.
    """
    _check_directory_size(file, limits)
    try:
        members = zipfile.ZipFile(file).infolist()
    except BROKEN as error:
        raise Trouble("damaged") from error
    if len(members) > limits.members:
        raise Trouble("too_many_members", members=limits.members)
    if any(member.flag_bits & 0x1 for member in members):
        raise Trouble("archive_password")
    names = {member.filename.casefold() for member in members}
    if len(names) < len(members) or any(stat.S_ISLNK(member.external_attr >> 16) for member in members):
        raise Trouble("odd_archive")
    unpacked = sum(member.file_size for member in members)
    if unpacked > limits.unpacked_bytes:
        raise Trouble("unpacks_too_large", megabytes=limits.unpacked_bytes // MEGABYTE)
    packed = max(sum(member.compress_size for member in members), 1)
    if unpacked > limits.ratio_floor_bytes and unpacked > limits.ratio * packed:
        raise Trouble("unpacks_suspiciously", factor=limits.ratio)
    return members


def _check_directory_size(file: IO[bytes], limits: Limits) -> None:
    """Look at the end record alone: reading 100,000 entries would already cost something."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - 65_557))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        raise Trouble("damaged")
    entries, directory_bytes = struct.unpack("<HI", tail[at + 10 : at + 16])
    if entries > limits.members or directory_bytes > limits.members * 1024:
        raise Trouble("too_many_members", members=limits.members)


def _zip_kind(members: list[zipfile.ZipInfo]) -> Kind:
    """A workbook is a zip with certain members; other zips are archives."""
    names = {member.filename.replace("\\", "/") for member in members}
    parts = {name.rpartition("/")[2].lower() for name in names}
    if "[content_types].xml" in parts and parts & {"workbook.xml", "workbook.bin"}:
        return "workbook"
    if {"content.xml", "mimetype"} <= names:
        return "workbook"
    if any(name.endswith(".iwa") or name == "Index.zip" for name in names):
        raise Trouble("numbers_document")
    for folder, name in (("word/", "Word"), ("ppt/", "PowerPoint")):
        if any(member.startswith(folder) for member in names):
            raise Trouble("other_format", format=name)
    return "archive"
