"""From a file to a project: reading, sorting out, understanding."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO
from weakref import WeakValueDictionary

from lib.catalog import CATALOGUE
from lib.core.errors import CannotAnswer, DomainError
from lib.core.settings import ImportSettings
from lib.core.words import N_, Sentence
from lib.ingest.convert import convert
from lib.ingest.dated_lines import NEARLY_ALL, dated_lines, orders_behind
from lib.ingest.imported import Imported, Kind, SideFile
from lib.ingest.joining import fits, led_by, stacked
from lib.ingest.likeness import header_score
from lib.ingest.limits import HOSTED, LOOPBACK, Limits
from lib.ingest.read import read_table
from lib.ingest.refusals import kind_beside
from lib.ingest.table import TextTable
from lib.ingest.understand import convert_side, in_shape, needed_by, understand
from lib.reports.earlier import Earlier
from lib.reports.project import MOST_OTHERS
from lib.ui.hosting import hosting
from lib.ui.remembering import recall
from lib.ui.session import Session
from lib.ui.shop import Beside, Project

Progress = Callable[[float | None], None]

#: F5 on one's own machine finds the project of the page before, as long as that page's state is still there.
ALIVE: WeakValueDictionary[str, Project] = WeakValueDictionary()


@dataclass(frozen=True)
class File:
    """A file that has been read: what it is called, its digest and its table, and what else is in it as files of their own."""

    name: str
    digest: str
    table: TextTable
    source: bytes | None = None
    others: tuple[File, ...] = ()


def limits() -> Limits:
    """How much a file may ask for here."""
    return HOSTED if hosting().place == "hosted" else LOOPBACK


def read(source: BinaryIO, name: str, reading: ImportSettings, progress: Progress | None) -> File:
    """A file as its table, in the shape that tables have."""
    digest = hashlib.file_digest(source, "sha256")  # pyright: ignore[reportArgumentType] - any binary file does
    source.seek(0)
    needed = needed_by(CATALOGUE, date.today(), reading.mapping)
    table = in_shape(read_table(source, name, reading, limits(), progress, _known_headers, needed), reading, CATALOGUE)
    if reading.sheet is not None:
        digest.update(reading.sheet.encode())
    kept: bytes | None = None
    if len(table.dialect.sheets) > 1:
        source.seek(0)
        kept = source.read()
    others: list[File] = []
    for part, one in table.others:
        called, own = f"{name}: {part}", hashlib.sha256(f"{digest.hexdigest()}/{part}".encode()).hexdigest()
        others.append(File(called, own, in_shape(replace(one, name=part), ImportSettings(), CATALOGUE)))
    return File(name, digest.hexdigest(), replace(table, others=()), kept, tuple(others))


@dataclass
class LeftOut:
    """The files of one upload that cannot be used, while others can.

    Attributes:
        files: how many were uploaded.
        why: a sentence a file that was left out, with its name in it.
    """

    files: int
    why: list[Sentence] = field(default_factory=list[Sentence])

    @contextmanager
    def able(self, name: str) -> Generator[None]:
        """What is done with one of the files: where that cannot be, it is noted; with the last of them, it is raised as ever.

        Raises:
            DomainError: none of the files is left; those before are noted.
        """
        try:
            yield
        except DomainError as problem:
            if len(self.why) + 1 == self.files:
                raise
            self.note(name, problem.sentence)

    def note(self, name: str, why: Sentence) -> None:
        """Say why a file was left out, with its name where the sentence has it not."""
        named = name in why.facts.values()
        self.why.append(why if named else Sentence(N_("“{file}” was left out: {why}"), {"file": name, "why": why}))


def read_all(uploads: Sequence[tuple[BinaryIO, str]], progress: Progress | None, left_out: LeftOut) -> list[File]:
    """What was uploaded as its tables: of a zip or a workbook that holds several kinds of things, each as a file."""
    files: list[File] = []
    for upload, name in uploads:
        with left_out.able(name):
            files.append(read(upload, name, ImportSettings(), progress))
    return [*files, *(other for file in files for other in _able_beside(file))]


def _able_beside(first: File) -> list[File]:
    """What was found inside a file and can be read as what it holds: what cannot is not worth refusing the file for."""
    today = date.today()
    kinds: list[tuple[File, Kind]] = [(other, kind_beside(other.table, (), CATALOGUE, today)) for other in first.others]
    orders: Imported | None = None
    if any(kind == "orders" for _, kind in kinds):
        with suppress(DomainError):
            orders = convert(first.table, ImportSettings(), CATALOGUE, today)
    return [other for other, kind in kinds if _can_stand_beside(orders, other, kind, today)]


def _can_stand_beside(orders: Imported | None, file: File, kind: Kind, today: date) -> bool:
    """Whether a file can be read as what it holds, dated lines beside the orders that they are of."""
    with suppress(DomainError):
        if kind == "orders":
            return orders is not None and dated_lines(orders, file.table, CATALOGUE, today, NEARLY_ALL) is not None
        return bool(convert_side(file.table, kind, ImportSettings(), CATALOGUE, today))
    return False


def _known_headers(cells: Sequence[str]) -> float:
    return header_score(cells, CATALOGUE)


def understood(
    file: File,
    reading: ImportSettings,
    name: str | None = None,
    sample: str | None = None,
    beside: tuple[Beside, ...] = (),
) -> Project:
    """A file of orders as a project."""
    imported = convert(file.table, reading, CATALOGUE, date.today())
    called = name or Path(file.name).stem
    project = Project(called, file.name, file.digest, imported, reading, sample, file.source, beside)
    if hosting().place == "local":
        ALIVE[alive_key(project)] = project
    return project


def taken(file: File, reading: ImportSettings) -> Imported | SideFile:
    """What a file holds, read like this."""
    return understand(file.table, reading, CATALOGUE, date.today())


def sorted_out(here: Session, files: Sequence[File], left_out: LeftOut) -> tuple[list[File], list[Beside]]:
    """Order files, and the others as what they hold or are remembered to hold."""
    orders: list[File] = []
    beside: list[Beside] = []
    for file in files:
        with left_out.able(file.name):
            side = _as_known(here, file)
            if side is None:
                orders.append(file)
            else:
                beside.append(side)
    return orders, beside


def _as_known(here: Session, file: File) -> Beside | None:
    """A file as what it is remembered to hold or holds; None: orders."""
    known, side = recall(here, file.table.headers), None
    reading = ImportSettings() if known is None else known.reading
    if known is not None and known.kind != "orders":
        with suppress(DomainError):
            found = understand(file.table, reading, CATALOGUE, date.today(), known.kind)
            side = found if isinstance(found, SideFile) else None
    if side is None and (known is None or known.kind != "orders"):
        reading = ImportSettings()
        kind = kind_beside(file.table, (), CATALOGUE, date.today())
        side = None if kind == "orders" else convert_side(file.table, kind, reading, CATALOGUE, date.today())
    return None if side is None else Beside(side.kind, file.name, file.digest, ready(side), reading)


def shop_of(orders: Sequence[File]) -> tuple[File, list[File]]:
    """Order files of one form as one, and those that do not fit it; lines that came before their orders go behind them."""
    first, left_out = _one_of(orders)
    if not left_out:
        return first, left_out
    whole, others = _one_of(left_out)
    if orders_behind(first.table, whole.table, CATALOGUE, date.today()) is None:
        return first, left_out
    return whole, [first, *others]


def _one_of(orders: Sequence[File]) -> tuple[File, list[File]]:
    """Order files of one form as one, and those that do not fit the first."""
    tables, names = [file.table for file in orders], [file.name for file in orders]
    order, held = led_by(tables, names, needed_by(CATALOGUE, date.today(), elsewhere=True))
    first, fitting = orders[order[0]], [at for at in order if held[at] is not None]
    left_out = [file for file, own in zip(orders, held, strict=True) if own is None]
    if len(fitting) == 1:
        return first, left_out
    digest = hashlib.sha256("+".join(orders[at].digest for at in sorted(fitting)).encode()).hexdigest()
    table = stacked([one for at in fitting if (one := held[at]) is not None], [names[at] for at in fitting])
    return File(first.name, digest, table), left_out


def lines_among(project: Project, files: Sequence[File]) -> tuple[list[File], list[Beside]]:
    """Files that look like orders, without those that are lines of the open shop's; and these."""
    orders: list[File] = []
    beside: list[Beside] = []
    for file in files:
        lines = None
        if not fits_shop(project, file):
            lines = dated_lines(project.imported, file.table, CATALOGUE, date.today(), NEARLY_ALL)
        if lines is None:
            orders.append(file)
        else:
            beside.append(Beside("lines", file.name, file.digest, ready(lines), ImportSettings()))
    return orders, beside


def ready(side: SideFile) -> Callable[[], SideFile]:
    """A file that has been read already, as `Beside.load` wants it."""
    return lambda: side


def with_more(files: Sequence[Beside], more: Sequence[Beside]) -> tuple[Beside, ...]:
    """Files and more files; a later one takes the place of an earlier one of its kind and name."""
    result = {(one.kind, one.file): one for one in (*files, *more)}
    if len(result) > MOST_OTHERS:
        raise CannotAnswer(N_("A shop can have {most} files beside its orders. Remove some first."), most=MOST_OTHERS)
    return tuple(result.values())


def fits_shop(project: Project, file: File) -> bool:
    """Whether a file is an export of the same form as the open shop's."""
    return fits(project.imported.table, file.table, needed_by(CATALOGUE, date.today()))


def gives_back(project: Project, file: File) -> bool:
    """Whether a file lists refunds of the open shop's orders."""
    needed = needed_by(CATALOGUE, date.today())
    return needed.listed(project.imported.table, file.table, (project.file, file.name)) is not None


def suited(file: File, reading: ImportSettings) -> ImportSettings:
    """How files of this form are read; without the order of day and month where more of this file can be read without it."""
    if reading.date_order is None:
        return reading
    free = replace(reading, date_order=None)
    with suppress(DomainError):
        found = convert(file.table, free, CATALOGUE, date.today())
        told = convert(file.table, reading, CATALOGUE, date.today())
        return free if _unread(found) < _unread(told) else reading
    return free


def _unread(imported: Imported) -> int:
    line = imported.ledger.line("unreadable")
    return 0 if line is None else line.rows


def as_remembered(here: Session, file: File, beside: tuple[Beside, ...]) -> Project:
    """Orders as files with their headers were read before; found out anew where that does not fit this one."""
    known = recall(here, file.table.headers)
    if known is not None:
        with suppress(DomainError):
            return understood(file, suited(file, known.reading), beside=beside)
    return understood(file, ImportSettings(), beside=beside)


def earlier_state(project: Project) -> Earlier | None:
    """What the next state is compared with: this one, as its files have it."""
    if project.imported.orders.empty:
        return None
    return Earlier(project.imported.table, hashlib.sha256(f"earlier|{project.key}".encode()).hexdigest())


def forget_alive(project: Project) -> None:
    """No later tab finds this project in memory."""
    ALIVE.pop(alive_key(project), None)


def alive_key(project: Project) -> str:
    """What a project in memory is found by."""
    return "|".join([project.orders_key, *(one.key for one in project.beside if one.origin == "upload")])
