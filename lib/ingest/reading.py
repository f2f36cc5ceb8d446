"""What the child does with each kind of file. Nothing here runs in the server's process."""

from __future__ import annotations

import io
import os
from typing import IO

from lib.ingest.encoding import Opener
from lib.ingest.text import read_text
from lib.ingest.troubles import Trouble
from lib.ingest.wire import Job, PartReport, Report, Wire


def read_job(job: Job, file: IO[bytes], size: int, wire: Wire) -> Report:
    """Read an upload as the kind that the gate decided on.

    Raises:
        Trouble: it cannot or must not be read.
    """
    match job.kind:
        case "workbook":
            return Report((_workbook(file, job.sheet, wire),))
        case "text":
            return Report((read_text(again(file), size, wire),))
        case _:
            raise Trouble("not_a_table")


def again(file: IO[bytes]) -> Opener:
    """Opens a seekable file from its start, as often as it is asked."""

    def opener() -> IO[bytes]:
        copy = os.fdopen(os.dup(file.fileno()), "rb")
        copy.seek(0)
        return copy

    return opener


def _workbook(file: IO[bytes], sheet: str | None, wire: Wire, name: str = "") -> PartReport:
    from lib.ingest.workbook import read_workbook  # noqa: PLC0415 - only what the file needs is loaded

    file.seek(0)
    head = file.read(8)
    file.seek(0)
    container = "xls" if not head.startswith(b"PK") else _zipped_container(file)
    return read_workbook(file, container, sheet, wire, name)


def _zipped_container(file: IO[bytes]) -> str:
    import zipfile  # noqa: PLC0415

    names = set(zipfile.ZipFile(file).namelist())
    file.seek(0, io.SEEK_SET)
    if "content.xml" in names:
        return "ods"
    return "xlsb" if "xl/workbook.bin" in names else "xlsx"
