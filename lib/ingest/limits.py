"""How much a file may ask of this machine."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """What is read before a file is refused. Bytes unless the name says otherwise.

    Attributes:
        file_bytes: the file as it lies there.
        unpacked_bytes: all members of a zip or the content of a gzip together.
        ratio: how many times its size a packed file may unpack to; an honest workbook has 5 to 17.
        ratio_floor_bytes: below this unpacked size the ratio is not looked at; such a file cannot hurt.
        members: files inside a zip.
        rows, columns: of one sheet or one text file; text files have no limit of rows, only of `table_bytes`.
        line_characters: one row of a text file.
        memory_bytes: of the child process that reads the file.
        table_bytes: of the table that the child may hand over.
        stall_seconds: reading is stopped after this long without any progress, not after this long in all.
    """

    file_bytes: int
    unpacked_bytes: int
    table_bytes: int
    ratio: int = 100
    ratio_floor_bytes: int = 16 * MEGABYTE
    members: int = 2_000
    rows: int = 1_048_576
    columns: int = 1_024
    line_characters: int = 16_000_000
    memory_bytes: int = 1_536 * 1024 * 1024
    stall_seconds: float = 30.0


#: A shop's own machine.
LOOPBACK = Limits(file_bytes=2_000 * MEGABYTE, unpacked_bytes=4_000 * MEGABYTE, table_bytes=5_000 * MEGABYTE)
#: A server that strangers upload to.
HOSTED = Limits(file_bytes=50 * MEGABYTE, unpacked_bytes=1_000 * MEGABYTE, table_bytes=500 * MEGABYTE)
