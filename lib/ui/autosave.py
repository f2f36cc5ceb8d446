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
        saves: how many it has written; each names itself, so that a later one of another tab is told from an earlier one.
        known: the last save that this tab has seen there; another one there is another tab's.
        overtook: this tab's last save took the place of another tab's.
        took_over: the number of its save that also holds what another tab had changed; 0: none.
        lost: the shop that this tab had open is kept no longer.
    """

    window: str = field(default_factory=lambda: secrets.token_hex(8))
    tab: str = ""
    place: str = ""
    saves: int = 0
    known: str | None = None
    saved: Choices | None = None
    pending: Future[str | None] | None = None
    trouble: Sentence | None = None
    overtook: bool = False
    took_over: int = 0
    lost: bool = False

    def turn_to(self, place: str = "") -> None:
        """Another shop is open: that of a place, or one that has none yet."""
        self.place, self.saved, self.pending = place, None, None
        self.overtook, self.took_over = False, 0
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
        self.saves += 1
        name = f"{self.window}-{self.saves}"
        self.pending = _WRITER.submit(self._write, folder, self.place, choices, tables, name, now)

    def changed_elsewhere(self, choices: Choices) -> Kept | None:
        """What another tab has written of the shop since this one did, where this one is about to write choices for the same files."""
        folder = autosave_folder()
        self._look_at_last_save()
        if folder is None or self.pending is not None or self.saved is None or self.saved == choices:
            return None
        writer = next((one.writer for one in shelf.shelved(folder) if one.place == self.place), None)
        if not self._is_another(writer) or choices.digests != self.saved.digests:
            return None
        found = shelf.kept_at(folder, self.place)
        return None if found is None else found[1]

    def _is_another(self, save: str | None) -> bool:
        """Whether a save is another tab's, and this one has not seen it."""
        return save not in {None, self.known} and not str(save).startswith(self.window)

    def joined(self, saved: Choices) -> None:
        """What another tab had saved is part of what this one is about to save."""
        self.saved, self.took_over = saved, self.saves + 1

    def _write(
        self, folder: Path, place: str, choices: Choices, tables: Sequence[TextTable], name: str, now: datetime
    ) -> str | None:
        own = shelf.folder_of(folder, place)
        before = kept_folder.writer_of(own)
        kept_folder.keep(own, choices, tables, name, now)
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
        self.overtook = self._is_another(before)

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
        if self.took_over and self.saves <= self.took_over:
            return Sentence(
                N_(
                    "“{name}” is open in another window, too, and was changed there. These changes hold here as well now; what both changed is as it is here."
                ),
                {"name": name},
            )
        if self.overtook:
            return Sentence(
                N_(
                    "“{name}” is open in another window, too, which had saved it. What you see here is now the saved one."
                ),
                {"name": name},
            )
        return None
