"""Keeps the work of the user of this machine, so that F5, a closed lid and a killed server lose nothing.

Off where the app is hosted: there the work stays in memory and in project files that users save themselves.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from lib.core.errors import DomainError
from lib.core.words import N_, Sentence
from lib.ingest.table import TextTable
from lib.reports import folder as kept_folder
from lib.reports.folder import Kept
from lib.reports.project import Choices
from lib.ui.hosting import hosting

SWITCH = "REGULARS_AUTOSAVE"

#: One at a time, in order: a later save never overtakes an earlier one. Ctrl+C waits for the last.
_WRITER = ThreadPoolExecutor(max_workers=1, thread_name_prefix="autosave")


def autosave_folder(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path | None:
    """Where this user's work is kept; None where autosave is off.

    REGULARS_AUTOSAVE=off switches it off, another value names a folder. Else the system's place for a user's data.
    """
    variables = os.environ if environment is None else environment
    setting = variables.get(SWITCH, "").strip()
    if hosting(variables).place == "hosted" or setting.lower() == "off":
        return None
    if setting:
        return Path(setting)
    home = Path(variables["HOME"]) if "HOME" in variables else Path.home()
    if platform == "win32":
        base = Path(variables.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(variables.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "regulars" / "autosave"


@dataclass
class Keeper:
    """What one tab knows about its saves.

    Attributes:
        window: this tab's name as a writer.
        known: the last writer that this tab has seen in the folder; another one there is another tab.
    """

    window: str = field(default_factory=lambda: secrets.token_hex(8))
    known: str | None = None
    saved: Choices | None = None
    pending: Future[str | None] | None = None
    trouble: Sentence | None = None
    overtook: bool = False

    def keep(self, choices: Choices, tables: Sequence[TextTable], now: datetime) -> None:
        """Save what changed since the last time, in the background; called after every run of a page."""
        folder = autosave_folder()
        self._look_at_last_save()
        if folder is not None and choices != self.saved:
            self.saved = choices
            self.pending = _WRITER.submit(self._write, folder, choices, tables, now)

    def _write(self, folder: Path, choices: Choices, tables: Sequence[TextTable], now: datetime) -> str | None:
        before = kept_folder.writer_of(folder)
        kept_folder.keep(folder, choices, tables, self.window, now)
        return before

    def _look_at_last_save(self) -> None:
        if self.pending is None or not self.pending.done():
            return
        pending, self.pending = self.pending, None
        try:
            before = pending.result()
        except DomainError as problem:
            self.trouble, self.saved = problem.sentence, None  # so that the next run tries again
            return
        self.trouble = None
        self.overtook = before not in {None, self.window, self.known}
        self.known = self.window

    def restore(self) -> Kept | None:
        """What the last tab of this user was working on."""
        folder = autosave_folder()
        kept = None if folder is None else kept_folder.kept_in(folder)
        if kept is not None:
            self.known, self.saved = kept.writer, kept.saved.choices
        return kept

    def forget(self) -> None:
        """Remove what was kept; a save under way finishes first."""
        folder = autosave_folder()
        if folder is not None:
            _WRITER.submit(kept_folder.forget, folder).result()
        self.saved, self.known, self.pending, self.trouble = None, None, None, None

    def said(self) -> Sentence | None:
        """What the sidebar says about the last save."""
        self._look_at_last_save()
        if self.trouble is not None:
            return self.trouble
        if self.overtook:
            return Sentence(N_("Another window had saved this project. What you see here is now the saved one."))
        return None
