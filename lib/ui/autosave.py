"""Keeps the work of the user of this machine, so that F5, a closed lid and a killed server lose nothing.

Off where the app is hosted: there the work stays in memory and in project files that users save themselves.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from lib.core.errors import DomainError
from lib.core.words import N_, Sentence
from lib.ingest.table import TextTable
from lib.reports import folder as kept_folder
from lib.reports import shelf
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
        window: this tab's name as a writer, new after each reload.
        tab: its name that outlives a reload (lib/ui/static/chrome.js); "" where the browser gives none.
        place: where the open shop is kept among the latest ones (lib.reports.shelf); "" until it is saved.
        known: the last writer that this tab has seen there; another one there is another tab.
        lost: the shop that this tab had open is kept no longer.
    """

    window: str = field(default_factory=lambda: secrets.token_hex(8))
    tab: str = ""
    place: str = ""
    known: str | None = None
    saved: Choices | None = None
    pending: Future[str | None] | None = None
    trouble: Sentence | None = None
    overtook: bool = False
    lost: bool = False

    def turn_to(self, place: str = "") -> None:
        """Another shop is open: that of a place, or one that has none yet."""
        self.place, self.saved, self.pending, self.overtook = place, None, None, False
        folder = autosave_folder()
        told = () if folder is None or not place else shelf.shelved(folder)
        self.known = next((one.writer for one in told if one.place == place), None)

    def keep(self, choices: Choices, tables: Sequence[TextTable], now: datetime) -> None:
        """Save what changed since the last time, in the background; called after every run of a page."""
        folder = autosave_folder()
        self._look_at_last_save()
        if folder is None or choices == self.saved:
            return
        if not self.place:
            self.place, self.known = shelf.place_for(folder, choices)
        self.saved = choices
        self.pending = _WRITER.submit(self._write, folder, self.place, choices, tables, now)

    def _write(
        self, folder: Path, place: str, choices: Choices, tables: Sequence[TextTable], now: datetime
    ) -> str | None:
        own = shelf.folder_of(folder, place)
        before = kept_folder.writer_of(own)
        kept_folder.keep(own, choices, tables, self.window, now)
        self._note(folder, place)
        shelf.make_room(folder, place)
        return before

    def _note(self, folder: Path, place: str) -> None:
        """Which shop this tab comes back to."""
        if self.tab:
            shelf.note_tab(folder, self.tab, place)

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

    def restore(self, place: str | None = None) -> tuple[str, Kept] | None:
        """The shop of a place, and where it is kept; of None, what this tab was working on, or where it is new, what the last one was."""
        folder = autosave_folder()
        if folder is None:
            return None
        own = place or (shelf.place_of(folder, self.tab) if self.tab else None)
        found = shelf.kept_at(folder, own)
        if found is not None or place is not None or own is None:
            return found
        self.lost = True
        return shelf.kept_at(folder, None)

    def resumed(self, place: str, choices: Choices) -> None:
        """The shop of a place was opened as it was kept."""
        folder = autosave_folder()
        self.turn_to(place)
        self.saved = choices
        if folder is not None:
            _WRITER.submit(self._note, folder, place)

    def others(self) -> list[shelf.Shelved]:
        """Shops that are kept besides the open one, the latest first; sample shops are no loss."""
        folder = autosave_folder()
        every = [] if folder is None else shelf.shelved(folder)
        return [one for one in every if one.place != self.place and one.sample is None]

    def forget(self) -> None:
        """Remove everything that was kept, of every shop; a save under way finishes first."""
        self._removed(kept_folder.forget)
        self.place = ""

    def forget_person(self, names: Collection[str]) -> None:
        """Remove what was kept of the open shop and of others with its columns in which this person stands; it is saved anew."""
        self._removed(lambda folder: shelf.forget_person(folder, self.place, names))

    def _removed(self, remove: Callable[[Path], None]) -> None:
        folder = autosave_folder()
        if folder is not None:
            _WRITER.submit(remove, folder).result()
        self.saved, self.known, self.pending, self.trouble = None, None, None, None

    def said(self, name: str) -> Sentence | None:
        """What the sidebar says about the last save of the shop of this name."""
        self._look_at_last_save()
        if self.trouble is not None:
            return self.trouble
        if self.overtook:
            return Sentence(
                N_(
                    "“{name}” is open in another window, too, which had saved it. What you see here is now the saved one."
                ),
                {"name": name},
            )
        return None
