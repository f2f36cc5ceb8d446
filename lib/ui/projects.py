"""From a file to the project on the table: reading, understanding, opening, saving, forgetting."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from lib import __version__
from lib.catalog import CATALOGUE
from lib.catalog.samples import SAMPLES, Sample
from lib.core.columns import CUSTOMER_ID, ORDER_ID, ORDERED_AT
from lib.core.errors import CannotAnswer, CannotRead, DomainError
from lib.core.settings import ImportSettings
from lib.core.words import N_, NP_, Sentence
from lib.ingest.imported import Imported, Kind, SideFile
from lib.ingest.kinds import match_kind
from lib.ingest.read import read_table
from lib.ingest.understand import convert_side, in_shape, stands_alone
from lib.ingest.without_orders import ALONE, NO_ORDERS, no_orders
from lib.reports.earlier import Earlier, earlier_of
from lib.reports.folder import Kept
from lib.reports.project import (
    CHOICES,
    Choices,
    Saved,
    called_a_project,
    no_project_inside,
    pack,
    rebuild,
    unpack,
)
from lib.ui.controls import Controls
from lib.ui.hosting import hosting
from lib.ui.reading import (
    ALIVE,
    File,
    LeftOut,
    Progress,
    alive_key,
    as_remembered,
    earlier_state,
    fits_shop,
    limits,
    lines_among,
    read,
    read_all,
    ready,
    shop_of,
    sorted_out,
    suited,
    taken,
    understood,
    with_more,
)
from lib.ui.remembering import recall, remember
from lib.ui.session import Session
from lib.ui.shop import Beside, Project, Unread, cache_key

#: Said of orders that took the place of others, and lack the days that those had.
NEXT_EXPORT = N_(
    "This looks like the next export of the same shop: it has no order from before {day}, and those that were there are gone. Add it to the orders before instead?"
)
#: Two exports that share this part of the smaller one's orders are of the same shop.
_SHARED = 0.1
#: What is asked of a file that is not known to be anything yet.
SAY_WHAT_IT_HOLDS = N_("Say what this file holds, and which of its columns is what.")
#: So many rows tell what a column is likely to be.
_LOOKED_AT = 500


def open_sample(here: Session, sample: Sample, title: str, progress: Progress | None = None) -> None:
    """Put a sample shop on the table."""
    with sample.orders_path.open("rb") as content:
        file = read(content, sample.orders, ImportSettings(), progress)
    here.open(understood(file, ImportSettings(), title, sample.code, _of_sample(sample)))


def _of_sample(sample: Sample) -> tuple[Beside, ...]:
    """The other files of a sample shop, each read when a page asks for it."""
    files: list[Beside] = []
    for kind, name in sample.others:
        if kind not in {"orders", "order_lines"}:
            path = sample.orders_path.parent / name
            digest = hashlib.sha256(f"{sample.code}/{name}".encode()).hexdigest()
            files.append(Beside(cast("Kind", kind), name, digest, partial(_load_sample, path), origin="sample"))
    return tuple(files)


def _load_sample(path: Path) -> SideFile:
    with path.open("rb") as content:
        file = read(content, path.name, ImportSettings(), None)
    found = taken(file, ImportSettings())
    if not isinstance(found, SideFile):
        raise TypeError(path.name)
    return found


def open_uploads(here: Session, uploads: Sequence[tuple[BinaryIO, str]], progress: Progress | None = None) -> None:
    """Put uploaded files on the table as one shop: orders and what stands beside them, or a project saved earlier.

    A file that was read but not understood waits in `here.unread` for its columns to be told; why some of several were left out is
    in `here.refused`. Of files without any orders,
    totals, a log or a list open as a shop of their own, which orders join later; others wait in `here.waiting` for orders.

    Raises:
        CannotAnswer, CannotRead, Refused: what was open stays open.
    """
    if is_project(uploads):
        opened = unpack(uploads[0][0], limits().file_bytes)
        _open_saved(here, opened.saved, io.BytesIO(opened.table), [io.BytesIO(one) for one in opened.beside])
        _remember_all(here)
        return
    no_projects_among(uploads)
    left_out = LeftOut(len(uploads))
    try:
        _open_files(here, uploads, progress, left_out)
    finally:
        here.refused = tuple(left_out.why)


def _open_files(
    here: Session, uploads: Sequence[tuple[BinaryIO, str]], progress: Progress | None, left_out: LeftOut
) -> None:
    files = read_all(uploads, progress, left_out)
    orders, beside = sorted_out(here, files, left_out)
    beside = with_more(_without_orders(here), beside)
    if not orders:
        _open_without_orders(here, beside)
        return
    _open_shop(here, orders, beside, left_out)


def _open_shop(here: Session, orders: Sequence[File], beside: tuple[Beside, ...], left_out: LeftOut) -> None:
    """Open the order files of one form, and say which others are left out; of several forms the first that can be understood."""
    file, others = shop_of(orders)
    try:
        _open_orders(here, file, beside)
    except (CannotAnswer, CannotRead) as why:
        if others:
            left_out.note(file.name, why.sentence)
            _open_shop(here, others, beside, left_out)
            return
        if isinstance(why, CannotRead):
            raise
        here.waiting = beside
        here.unread = Unread(file.name, file.digest, file.table, ImportSettings(), why.sentence)
    if others and here.project is not None and here.project.has_orders and here.unread is None:
        others, lines = lines_among(here.project, others)
        if lines:  # part of what was opened: what is said of that, and its Undo, stay
            here.project = replace(here.project, beside=with_more(here.project.beside, lines))
    if others:
        left_out.why.append(_other_columns([one.name for one in others], file.name))


def _without_orders(here: Session) -> tuple[Beside, ...]:
    """Files that came before any orders: they join the next order file."""
    project = here.project
    return with_more(here.waiting, () if project is None or project.has_orders else project.beside)


def _open_without_orders(here: Session, beside: tuple[Beside, ...]) -> None:
    """Open what answers something without orders, as a shop of its own; it can be added to the one that was open instead.

    Other files join a shop of one's own, or wait for orders.
    """
    project, first = here.project, _first_alone(beside)
    if project is not None and project.has_orders and project.sample is None:
        if first is None:
            join(here, project, beside)
            return
        _open_alone(here, beside, Path(first.file).stem)
        here.apart = beside
        said = N_("“{file}” is open as a shop of its own; “{name}” was put away and can be opened again.")
        here.notice = Sentence(said, {"file": first.file, "name": project.name})
        return
    if first is None:
        here.waiting = beside
        here.notice = _kept(beside[-1])
        return
    joins = project is not None and not project.has_orders
    name = project.name if project is not None and joins else Path(first.file).stem
    _open_alone(here, beside, name)
    if joins:
        said = N_("“{file}” was added to “{name}”, which has no orders yet. If it is another shop's, remove it again beside its name on Data, and begin that shop in a tab of its own.")  # fmt: skip
        here.notice = Sentence(said, {"file": beside[-1].file, "name": name})


def _kept(one: Beside) -> Sentence:
    """That a file waits for orders, and what it is for."""
    if one.kind == "customers":
        said = N_(
            "“{file}” is a list of people: what they bought and when is not in it. It is kept: now add the order file, and you see who of the list is a customer."
        )
        return Sentence(said, {"file": one.file})
    kind = CATALOGUE.kind(one.kind)
    said = N_("This is {kind}, which is for {use}. It is kept: now add the order file, and both open together.")
    return Sentence(said, {"kind": Sentence(kind.title), "use": Sentence(kind.use)})


def _first_alone(beside: Sequence[Beside]) -> Beside | None:
    """The first file that answers something without orders."""
    return next((one for one in beside if one.kind in ALONE and stands_alone(one.side, CATALOGUE)), None)


def _open_alone(here: Session, beside: tuple[Beside, ...], name: str) -> None:
    here.open(understood(File("", NO_ORDERS, no_orders()), ImportSettings(), name, None, beside))


def _open_orders(here: Session, file: File, beside: tuple[Beside, ...]) -> None:
    """Open orders as a shop of their own, or as the new state of the shop that is open where it is the same one.

    Raises:
        CannotRead: there are none.
        CannotAnswer: their columns have to be told.
    """
    if not file.table.cells.num_rows:
        raise CannotRead(
            N_(
                "“{file}” has headers, but no row below them. Export again over a longer time; what was open before stays open."
            ),
            file=file.name,
        )
    project = here.project
    known = project is not None and project.has_orders and project.sample is None
    if project is None or not known or not fits_shop(project, file):
        _open_as_remembered(here, file, beside)
        return
    again: Project | None = None
    with suppress(DomainError):  # another shop's file need not be read like this one's
        reading = suited(file, project.reading)
        again = understood(file, reading, project.name, None, with_more(project.beside, beside))
    if again is None or not _same_shop(project.imported, again.imported):
        _open_as_remembered(here, file, beside)
        if again is not None:
            here.next_export = _of_known_customers(project, again)
        return
    here.change_files(replace(again, before=earlier_state(project)))
    said = N_("This is a newer export of “{name}”: it took the place of the one before.")
    last, last_before = (_last_day(one.imported) for one in (again, project))
    if last < last_before:
        said = N_("This is an older export of “{name}”, up to {day}: it took the place of the newer one, which went up to {day_before}.")  # fmt: skip
    elif last == last_before:
        said = N_("This is another export of “{name}”, up to the same day: it took the place of the one before.")
    here.notice = Sentence(said, {"name": project.name, "day": last, "day_before": last_before})
    first, first_before = (one.imported.orders[ORDERED_AT].min().date() for one in (again, project))
    if first > first_before:
        here.next_export = Sentence(NEXT_EXPORT, {"day": first})


def _open_as_remembered(here: Session, file: File, beside: tuple[Beside, ...]) -> None:
    """Open orders as files with their headers were read before, and say so where that decides what counts."""
    project = as_remembered(here, file, beside)
    here.open(project)
    told = {*(project.reading.status_keep or ()), *(project.reading.status_drop or ())}
    if told & {status for status, _rows, _amount, _counts in project.imported.statuses}:
        here.notice = Sentence(
            N_(
                "Which statuses count is as you chose for such files before. To take that back, press “Decide by meaning again” below."
            )
        )


def _of_known_customers(before: Project, now: Project) -> Sentence | None:
    """That a file goes on where the shop that was open ends, or overlaps with it, and has customers of it."""
    older, newer = before.imported.orders, now.imported.orders
    if older.empty or newer.empty or newer[ORDERED_AT].max() < older[ORDERED_AT].min():
        return None
    customers, known = set(newer[CUSTOMER_ID]), set(older[CUSTOMER_ID])
    if not customers & known:
        return None
    return Sentence(
        NP_(
            "This looks like the next export of the same shop: {shared} of its {count} customer is in the orders of “{name}”, which were open before. Add it to the orders before instead?",
            "This looks like the next export of the same shop: {shared} of its {count} customers are in the orders of “{name}”, which were open before. Add it to the orders before instead?",
        ),
        {"shared": len(customers & known), "count": len(customers), "name": before.name},
    )  # fmt: skip


def _last_day(imported: Imported) -> date:
    """The day of the last order that counts; the first of all days where none does."""
    return date.min if imported.orders.empty else imported.orders[ORDERED_AT].max().date()


def _same_shop(older: Imported, newer: Imported) -> bool:
    """Whether two exports share a good part of their orders (a tenth of the smaller one)."""
    numbers = [set(one.orders[CUSTOMER_ID] + "|" + one.orders[ORDER_ID]) for one in (older, newer)]
    least = min(map(len, numbers))
    return least > 0 and len(numbers[0] & numbers[1]) >= least * _SHARED


def _other_columns(names: Sequence[str], first: str) -> Sentence:
    return Sentence(
        NP_(
            "{names} also holds orders, with other columns than “{first}”, and was left out.",
            "{names} also hold orders, with other columns than “{first}”, and were left out.",
        ),
        {"count": len(names), "names": tuple(f"“{name}”" for name in names), "first": first},
    )


def likely_columns(waiting: Unread) -> dict[str, str]:
    """Which header each field of the waiting file's kind would most likely be, by field."""
    head = waiting.table.head(_LOOKED_AT)
    found = match_kind(head, waiting.kind, (), CATALOGUE, date.today())
    return {guess.field: guess.header for guess in found.guesses}


def tell_columns(here: Session, waiting: Unread, reading: ImportSettings) -> None:
    """Understand the waiting file as what it was told to hold, with the columns that were told.

    Raises:
        CannotAnswer: it still cannot be understood.
    """
    file, kind = File(waiting.file, waiting.digest, waiting.table), waiting.kind
    if kind == "orders":
        here.open(understood(file, reading, beside=here.waiting))
        remember(here, waiting.table.headers, kind, reading)
        return
    side = convert_side(file.table, kind, reading, CATALOGUE, date.today())
    remember(here, waiting.table.headers, kind, reading, told=True)
    here.unread = None
    beside = (Beside(kind, file.name, file.digest, ready(side), reading),)
    if waiting.joins and here.project is not None:
        join(here, here.project, beside)
    else:
        _open_without_orders(here, with_more(_without_orders(here), beside))


def take_otherwise(here: Session) -> None:
    """Ask anew what the file of orders holds: it was taken for orders and is none. The files beside it wait for it."""
    project = here.project
    if project is None or project.sample is not None:
        return
    table, beside = project.imported.table, project.beside
    here.close()
    here.waiting = beside
    here.unread = Unread(
        project.file,
        project.digest,
        table,
        ImportSettings(),
        Sentence(SAY_WHAT_IT_HOLDS),
        "events",
    )


def join(here: Session, project: Project, beside: tuple[Beside, ...]) -> None:
    """Put files beside those of a shop."""
    here.change_files(replace(project, beside=with_more(project.beside, beside)))
    files = tuple(f"“{one.file}”" for one in beside)
    said = NP_("{files} was added to “{name}”.", "{files} were added to “{name}”.")
    here.notice = Sentence(said, {"count": len(beside), "files": files, "name": project.name})


def reread(project: Project, reading: ImportSettings) -> Project:
    """The same file read with other settings; another sheet is read from the file itself.

    Raises:
        CannotAnswer, CannotRead: it cannot be understood like that.
    """
    imported = project.imported
    if reading.sheet not in {None, imported.table.dialect.sheet}:
        if project.source is None:
            raise CannotRead(N_("To read another sheet, drop the file once more and choose the sheet there."))
        file = read(io.BytesIO(project.source), project.file, reading, None)
    else:
        file = File(project.file, project.digest, imported.table, project.source)
    again = understood(file, reading, project.name, project.sample, project.beside)
    return replace(again, source=file.source, before=project.before)


def reread_side(here: Session, one: Beside, kind: Kind, reading: ImportSettings) -> None:
    """Take a file beside the orders otherwise: as another kind, or with other columns; pages follow.

    Raises:
        CannotAnswer, CannotRead: it cannot be understood like that; nothing changes.
    """
    project = here.project
    if project is None:
        return
    table = in_shape(one.side.table, reading, CATALOGUE, kind) if kind == "spend" else one.side.table
    side = convert_side(table, kind, reading, CATALOGUE, date.today())
    again = Beside(kind, one.file, one.digest, ready(side), reading)
    here.change_beside(tuple(again if other.digest == one.digest else other for other in project.beside))
    remember(here, side.table.headers, kind, reading, told=kind != one.kind)


def choose_currency(here: Session, code: str | None) -> None:
    """Say what the shop's money is: its orders are read with it, or where there are none, its other files.

    Raises:
        CannotAnswer, CannotRead: a file names other currencies; nothing changes.
    """
    project = here.project
    if project is None:
        return
    if project.has_orders:
        here.change_reading(replace(project.reading, currency=code), reread)
        if project.sample is None:
            remember(here, project.imported.table.headers, "orders", replace(project.reading, currency=code))
        return
    for one in project.beside:
        reread_side(here, one, one.kind, replace(one.reading, currency=code))


def restore(here: Session, place: str, kept: Kept) -> None:
    """Continue where this user stopped, with the shop as it was kept in a place.

    Raises:
        CannotRead, CannotAnswer: what was kept cannot be opened any more.
    """
    with ExitStack() as stack:
        table, *beside = (stack.enter_context(path.open("rb")) for path in (kept.table, *kept.beside))
        _open_saved(here, kept.saved, table, beside)
    here.keeper.resumed(place, kept.saved.choices)


def packed(here: Session) -> bytes:
    """The open project, or the plan without one, as a file to take away."""
    choices = here.choices() or here.plan()
    table, *beside = here.tables()
    return pack(choices, table, __version__, beside)


def no_projects_among(uploads: Sequence[tuple[BinaryIO, str]]) -> None:
    """Refuse a file that is a project, for it is opened alone, or whose name says so where it holds none.

    Raises:
        CannotRead: such a file.
    """
    for upload, name in uploads:
        if _holds_project(upload):
            raise CannotRead(
                N_("“{file}” is a project file of Regulars: open it by itself, without other files beside it."),
                file=name,
            )
        if called_a_project(name):
            raise no_project_inside(name)


def is_project(uploads: Sequence[tuple[BinaryIO, str]]) -> bool:
    """Whether what was uploaded is a project saved earlier, and nothing else."""
    return len(uploads) == 1 and _holds_project(uploads[0][0])


def _holds_project(upload: BinaryIO) -> bool:
    """Whether a zip names itself a project; anything else is left to the reader."""
    try:
        with zipfile.ZipFile(upload) as archive:
            return CHOICES in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    finally:
        upload.seek(0)


def _remember_all(here: Session) -> None:
    """What a project file knows of its files' columns, known from now on; what is known already is newer."""
    project = here.project
    if project is None:
        return
    if project.has_orders and project.sample is None and recall(here, project.imported.table.headers) is None:
        remember(here, project.imported.table.headers, "orders", project.reading)
    for one in project.beside:
        if one.origin == "upload" and recall(here, one.side.table.headers) is None:
            remember(here, one.side.table.headers, one.kind, one.reading)


def _saved_earlier(saved: Saved, others: Sequence[BinaryIO]) -> Earlier | None:
    """The state before the last upload, as it was kept."""
    digest = saved.choices.earlier
    if digest is None:
        return None
    cells = read_table(others[-1], "earlier.parquet", ImportSettings(), limits())
    return earlier_of(rebuild(cells, saved, len(others) - 1), digest)


def _open_saved(here: Session, saved: Saved, table: BinaryIO, others: Sequence[BinaryIO] = ()) -> None:
    choices = saved.choices
    if choices.is_plan:
        here.open_plan(choices)
        return
    keys = [cache_key(one.digest, one.reading) for one in (choices, *choices.beside)]
    alive = ALIVE.get("|".join(keys))
    if alive is None:
        text = rebuild(read_table(table, choices.file, ImportSettings(), limits()), saved)
        sample = next((one for one in SAMPLES if one.code == choices.sample), None)
        beside = () if sample is None else _of_sample(sample)
        for place, (one, cells) in enumerate(zip(choices.beside, others, strict=False)):  # the earlier state follows
            again = rebuild(read_table(cells, one.file, ImportSettings(), limits()), saved, place)
            side = convert_side(again, one.kind, one.reading, CATALOGUE, date.today())
            beside = with_more(beside, [Beside(one.kind, one.file, one.digest, ready(side), one.reading)])
        file = File(choices.file, choices.digest, text)
        alive = understood(file, choices.reading, choices.name, choices.sample, beside)
    project = replace(alive, name=choices.name, before=_saved_earlier(saved, others))
    if hosting().place == "local":
        ALIVE[alive_key(project)] = project
    open_with(here, project, choices)


def open_with(here: Session, project: Project, choices: Choices) -> None:
    """Open a shop with what was asked of it."""
    here.open(
        project,
        view=choices.view,
        rfm=choices.rfm,
        stages=choices.stages,
        budget=choices.budget,
        value=choices.value,
        lists=choices.lists,
    )
    here.own_maps = choices.own_maps
    here.clusters, here.kept_clusters = choices.clusters, choices.kept_clusters
    here.costs = choices.costs
    here.controls = Controls(dict(choices.controls))
