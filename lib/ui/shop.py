"""A shop as it is open in a tab: its files as read, and how they were read. What was asked of it is in lib.ui.session."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from lib.core.settings import ImportSettings
from lib.core.words import Sentence
from lib.ingest.imported import Imported, Kind, SideFile
from lib.ingest.order_lines import with_lines
from lib.ingest.table import TextTable
from lib.ingest.together import together
from lib.ingest.without_orders import NO_ORDERS
from lib.reports.earlier import Earlier
from lib.reports.project import Choices


def cache_key(digest: str, reading: ImportSettings) -> str:
    """Names what a file's content gives when it is read like this."""
    return hashlib.sha256(f"{digest}|{reading!r}".encode()).hexdigest()


@dataclass(frozen=True)
class Beside:
    """A file of the shop that holds no orders.

    Attributes:
        kind: what it holds.
        file: its name.
        digest: SHA-256 of its content (changed where customers were forgotten).
        load: reads it when somebody asks; an uploaded file has been read already.
        origin: "sample" for a file that comes with a sample shop, which is never saved.
    """

    kind: Kind
    file: str
    digest: str
    load: Callable[[], SideFile] = field(repr=False, compare=False)
    reading: ImportSettings = field(default_factory=ImportSettings)
    origin: Literal["upload", "sample"] = "upload"

    @cached_property
    def side(self) -> SideFile:
        """The file as its table."""
        return self.load()

    @property
    def key(self) -> str:
        """What caches are keyed by."""
        return cache_key(self.digest, self.reading)


@dataclass(frozen=True)
class Project:
    """One shop: its files as read, and how they were read. What has been asked of them is in the Session.

    Attributes:
        name: what the sidebar and a project file call it; the file's name without its ending, at first.
        file: the name of the file.
        digest: SHA-256 of the file's content (changed where customers were forgotten); NO_ORDERS where there is no order file.
        sample: the catalogue's code where this is a sample shop, so that it is marked as one.
        source: the file itself, only while it may be asked for another sheet; never saved.
        beside: its other files, in the order in which they came.
        before: the orders as they were before the last upload, to tell what has changed.
    """

    name: str
    file: str
    digest: str
    imported: Imported = field(repr=False)
    reading: ImportSettings = field(default_factory=ImportSettings)
    sample: str | None = None
    source: bytes | None = field(default=None, repr=False, compare=False)
    beside: tuple[Beside, ...] = ()
    before: Earlier | None = field(default=None, repr=False, compare=False)

    @cached_property
    def key(self) -> str:
        """What caches are keyed by: the content and how it was read, never the tables (Streamlit hashes a sample of those)."""
        orders, lines = self.orders_key, self.side_key("lines")
        return orders if lines is None else hashlib.sha256(f"{orders}|{lines}".encode()).hexdigest()

    @property
    def orders_key(self) -> str:
        """The same of the order file alone."""
        return cache_key(self.digest, self.reading)

    @property
    def answers_key(self) -> str:
        """What answers are released by: a shop without orders is its other files."""
        return self.key if self.has_orders else "|".join(one.key for one in self.beside)

    @cached_property
    def bought(self) -> Imported:
        """The orders with what was bought in them, where a file of lines beside them tells it."""
        lines = self.side("lines")
        return self.imported if lines is None or not self.has_orders else with_lines(self.imported, lines.frame)

    def side(self, kind: Kind) -> SideFile | None:
        """The files of a kind as one table; None where the shop has none."""
        return self._sides.get(kind)

    def side_key(self, kind: Kind) -> str | None:
        """What answers from the files of a kind are cached by."""
        keys = [one.key for one in self.beside if one.kind == kind]
        return hashlib.sha256("|".join(keys).encode()).hexdigest() if keys else None

    @cached_property
    def _sides(self) -> _Sides:
        return _Sides(self.beside)

    @property
    def has_orders(self) -> bool:
        """Whether there is an order file; without one, the shop has what stands in its other files."""
        return self.digest != NO_ORDERS

    @property
    def currency(self) -> str | None:
        """The shop's one currency, or None."""
        if self.has_orders:
            return self.imported.currency
        told = {one.side.currency or one.reading.currency for one in self.beside} - {None}
        return told.pop() if len(told) == 1 else None

    @property
    def kinds(self) -> frozenset[Kind]:
        """What its files hold."""
        found: set[Kind] = {one.kind for one in self.beside}
        if self.has_orders:
            found.add("orders")
        return frozenset(found)


class _Sides:
    """The files of each kind, put together when somebody asks."""

    def __init__(self, beside: tuple[Beside, ...]) -> None:
        self._beside = beside
        self._made: dict[Kind, SideFile] = {}

    def get(self, kind: Kind) -> SideFile | None:
        """The files of one kind as one."""
        files = [one for one in self._beside if one.kind == kind]
        if files and kind not in self._made:
            self._made[kind] = together([one.side for one in files])
        return self._made.get(kind)


@dataclass(frozen=True)
class Unread:
    """A file that was read as a table but not understood: its columns have to be told.

    Attributes:
        why: what was missing.
        kind: what it is taken to hold.
        joins: whether it is to stand beside the orders of the open shop.
    """

    file: str
    digest: str
    table: TextTable = field(repr=False)
    reading: ImportSettings
    why: Sentence
    kind: Kind = "orders"
    joins: bool = False


@dataclass(frozen=True)
class Away:
    """A shop that was put away, with what was asked of it, and where it is kept (lib.ui.autosave.Keeper.place)."""

    project: Project
    choices: Choices = field(repr=False)
    place: str = ""

    @property
    def digest(self) -> str:
        """Names its content."""
        return self.project.digest

    @property
    def file(self) -> str:
        """What it is called."""
        return self.project.name
