"""The latest shops of one user, each kept in a folder of its own, and which tab of the browser has which of them open.

`shops/<place>/` holds a shop as lib.reports.folder keeps it; `tabs.json` says which place each tab of the latest ones looks at.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from lib.core.errors import CannotRead
from lib.ingest.arrow import compute as pc
from lib.ingest.without_orders import NO_ORDERS
from lib.reports import folder as kept_folder
from lib.reports.atomic import backup_of, write_atomically
from lib.reports.folder import Kept
from lib.reports.project import Choices, Strict, checked

#: So many shops are kept, and of the older ones only what fits into so many bytes together.
MOST_SHOPS = 5
MOST_BYTES = 1024**3
_MOST_TABS = 50
_SHOPS, _TABS = "shops", "tabs.json"
#: A name of so many characters is found within a cell, too.
_LONG = 6
_NAME = re.compile(r"[0-9a-f]{16}")


class _Tabs(Strict):
    places: dict[str, str]


@dataclass(frozen=True)
class Shelved:
    """A shop that is kept.

    Attributes:
        place: the name of its folder.
        digests: of its tables (lib.reports.project.Choices).
        headers: of its order file.
        writer: which window wrote it last.
    """

    place: str
    name: str
    sample: str | None
    digests: tuple[str, ...]
    headers: tuple[str, ...]
    writer: str
    saved_at: datetime


def folder_of(root: Path, place: str) -> Path:
    """Where the shop of a place is kept."""
    return root / _SHOPS / place


def new_place() -> str:
    """A place that no shop has."""
    return secrets.token_hex(8)


def shelved(root: Path) -> list[Shelved]:
    """What is kept, the latest first."""
    _adopt(root)
    found = [_told(folder) for folder in _folders(root)]
    return sorted(filter(None, found), key=lambda one: one.saved_at, reverse=True)


def _folders(root: Path) -> list[Path]:
    with suppress(OSError):
        return [folder for folder in (root / _SHOPS).iterdir() if _NAME.fullmatch(folder.name)]
    return []


def _told(folder: Path) -> Shelved | None:
    file = folder / kept_folder.PROJECT
    for one in (file, backup_of(file)):
        with suppress(OSError, CannotRead):
            return _read(one, one.stat().st_mtime_ns)
    return None


@lru_cache(maxsize=4 * MOST_SHOPS)
def _read(file: Path, _written_at: int) -> Shelved:
    kept = kept_folder.read(file)
    choices = kept.saved.choices
    return Shelved(
        file.parent.name,
        choices.name,
        choices.sample,
        choices.digests,
        tuple(kept.saved.table.headers),
        kept.writer,
        kept.saved_at,
    )


def _adopt(root: Path) -> None:
    """Give what an older version kept, one shop in the folder itself, a place of its own."""
    if not (root / kept_folder.PROJECT).exists():
        return
    with suppress(OSError):
        folder = folder_of(root, new_place())
        folder.mkdir(parents=True, mode=0o700)
        for file in [*root.glob("table-*"), *root.glob(f"{kept_folder.PROJECT}*")]:
            file.replace(folder / file.name)


def place_for(root: Path, choices: Choices) -> tuple[str, str | None]:
    """Where a shop that was opened from its files is kept, and who wrote there last: where the same files are kept already, or a new place."""
    if choices.is_plan:  # it is told from others by nothing but its figures
        return new_place(), None
    names = choices.digests if choices.digest == NO_ORDERS else (choices.digest,)
    for one in shelved(root):
        if one.digests[: len(names)] == names and one.sample == choices.sample:
            return one.place, one.writer
    return new_place(), None


def kept_at(root: Path, place: str | None) -> tuple[str, Kept] | None:
    """The shop of a place; of None, the latest that can be believed; None where there is none."""
    for one in shelved(root):
        if place in {None, one.place}:
            kept = kept_folder.kept_in(folder_of(root, one.place))
            if kept is not None:
                return one.place, kept
    return None


def make_room(root: Path, place: str) -> None:
    """Remove the oldest shops beyond what is kept; never the one of `place`."""
    size = 0
    own_first = sorted(shelved(root), key=lambda one: one.place != place)  # stable: the latest of the others follow
    for number, one in enumerate(own_first, 1):
        folder = folder_of(root, one.place)
        size += sum(file.stat().st_size for file in folder.iterdir())
        if one.place != place and (number > MOST_SHOPS or size > MOST_BYTES):
            kept_folder.forget(folder)


def place_of(root: Path, tab: str) -> str | None:
    """Which shop a tab looked at last; None where that is not known."""
    return _tabs(root).get(tab)


def _tabs(root: Path) -> Mapping[str, str]:
    with suppress(CannotRead, OSError):
        return checked(_Tabs, (root / _TABS).read_bytes()).places
    return {}


def note_tab(root: Path, tab: str, place: str) -> None:
    """Write down which shop a tab looks at.

    Raises:
        CannotAnswer: the disk is full or cannot be written.
    """
    places = dict(_tabs(root))
    if places.pop(tab, None) == place and len(places) < _MOST_TABS:
        return
    latest = dict([*places.items(), (tab, place)][-_MOST_TABS:])
    write_atomically(root / _TABS, [_Tabs(places=latest).model_dump_json().encode()])
    backup_of(root / _TABS).unlink(missing_ok=True)


def forget_person(root: Path, place: str, names: Collection[str]) -> None:
    """Remove the shop of a place, and every other one with its columns in whose tables somebody of these names stands."""
    every = shelved(root)
    headers = {one.headers for one in every if one.place == place}
    for one in every:
        folder = folder_of(root, one.place)
        alike = one.headers in headers and any(_has(file, names) for file in folder.glob("table-*.parquet"))
        if one.place == place or alike:
            kept_folder.forget(folder)


def _has(file: Path, names: Collection[str]) -> bool:
    """Whether a cell of a table holds one of these names; a table that cannot be read may."""
    try:
        cells: Any = pq.read_table(file)
    except (OSError, ValueError):
        return True
    for column in cells.columns:
        text = pc.utf8_lower(pc.cast(column, "string"))
        for name in names:
            found = pc.match_substring(text, name.lower()) if len(name) >= _LONG else pc.equal(text, name.lower())
            if pc.any(found).as_py():
                return True
    return False
