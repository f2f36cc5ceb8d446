"""Columns once told are known again: for this user on their own machine, for this tab where the app is hosted."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from lib.core.errors import DomainError
from lib.core.settings import ImportSettings
from lib.ingest.imported import Kind
from lib.reports import remembered as kept
from lib.reports.remembered import Remembered, headers_key, lasting
from lib.ui.autosave import autosave_folder
from lib.ui.session import Session


def _all(here: Session) -> dict[str, Remembered]:
    """What this tab knows; at first, what is kept on this machine."""
    if here.remembered is None:
        folder = autosave_folder()
        here.remembered = {} if folder is None else kept.load(folder)
    return here.remembered


def recall(here: Session, headers: Sequence[str]) -> Remembered | None:
    """How files with these headers are read, where that was told before."""
    return _all(here).get(headers_key(headers))


def remember(here: Session, headers: Sequence[str], kind: Kind, reading: ImportSettings, *, told: bool = False) -> None:
    """Keep how a file is read for the next one with its headers; what is all found by itself needs no keeping.

    Args:
        here: the session.
        headers: of the file as it was read.
        kind: what it holds.
        reading: with which choices.
        told: the reader said what it holds.
    """
    key, reading = headers_key(headers), lasting(reading)
    files = _all(here)
    was = files.pop(key, None)
    if told or reading != ImportSettings():
        files[key] = Remembered(kind=kind, reading=reading)
    if files.get(key) != was:
        _write(files)


def forget(here: Session, headers: Sequence[str]) -> None:
    """Know nothing of files with these headers any more."""
    files = _all(here)
    if files.pop(headers_key(headers), None) is not None:
        _write(files)


def forget_all(here: Session) -> None:
    """Know nothing of any file; what was kept on this machine goes with the folder it is kept in."""
    here.remembered = {}


def _write(files: dict[str, Remembered]) -> None:
    folder = autosave_folder()
    if folder is not None:
        with suppress(DomainError):  # a full disk is told where the work itself is saved
            kept.save(folder, files)
