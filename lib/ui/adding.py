"""More files for the open shop, and files taken out of it again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from lib.catalog import CATALOGUE
from lib.core.columns import ORDER_ID
from lib.core.errors import CannotAnswer, DomainError
from lib.core.settings import ImportSettings
from lib.core.words import N_, NP_, Sentence
from lib.ingest.appending import append
from lib.ingest.imported import Imported, SideFile
from lib.ingest.joining import joined, taken_out
from lib.ingest.kinds import can_be, kind_of
from lib.ingest.overlaps import DAYS_TOLD_TWICE, FILES_OVERLAPPING, LAID_OVER
from lib.ingest.understand import needed_by, understand
from lib.reports.earlier import Earlier
from lib.ui.projects import (
    SAY_WHAT_IT_HOLDS,
    is_project,
    join,
    likely_columns,
    no_projects_among,
    open_uploads,
    open_with,
    restore,
)
from lib.ui.reading import (
    File,
    LeftOut,
    Progress,
    earlier_state,
    fits_shop,
    gives_back,
    lines_among,
    read_all,
    ready,
    sorted_out,
    taken,
    understood,
    with_more,
)
from lib.ui.remembering import remember
from lib.ui.session import Session
from lib.ui.shop import Away, Beside, Project, Unread

#: Files that were joined, and are said to belong together.
RIGHT = "joined"


def add_uploads(here: Session, uploads: Sequence[tuple[BinaryIO, str]], progress: Progress | None = None) -> None:
    """Add files to the open shop: next month's orders are laid over the ones before, other files stand beside them.

    A file of the name of one that is there takes its place; one that is there already changes nothing. One whose columns do not
    say what it holds waits in `here.unread` for that to be told, and why one was left out is in `here.refused`; the others of the same
    upload are added. A project saved earlier is opened, as everywhere.

    Raises:
        CannotAnswer, CannotRead, Refused: nothing changes.
    """
    project = here.project
    if project is None or not project.has_orders or is_project(uploads):
        open_uploads(here, uploads, progress)
        return
    no_projects_among(uploads)
    left_out = LeftOut(len(uploads))
    try:
        _add_files(here, project, uploads, progress, left_out)
    finally:
        here.refused = tuple(left_out.why)


def _add_files(
    here: Session,
    project: Project,
    uploads: Sequence[tuple[BinaryIO, str]],
    progress: Progress | None,
    left_out: LeftOut,
) -> None:
    files = _awaited(here, project, read_all(uploads, progress, left_out))
    project = here.project or project
    if not files:
        return
    known = {project.digest, *(one.digest for one in project.beside)}
    new = [file for file in files if file.digest not in known]
    if not new:
        here.notice = Sentence(N_("Nothing new: this file is open already."))
        return
    orders, beside = sorted_out(here, new, left_out)
    orders, lines = lines_among(project, orders)
    said: Sentence | None = None
    if count := len(beside) + len(lines):
        project = replace(project, beside=with_more(project.beside, (*beside, *lines)))
        said = Sentence(NP_("{count} file was added.", "{count} files were added."), {"count": count})
    project, told, odd = _with_orders(project, orders, left_out)
    said = told or said
    if said is not None:
        here.change_files(project)
        here.notice = said
        if not _is_in_doubt(project):
            here.controls.answer(RIGHT, files_named(project))  # whoever adds a file has said that it belongs here
    here.unread = odd


def _with_orders(
    project: Project, orders: Sequence[File], left_out: LeftOut
) -> tuple[Project, Sentence | None, Unread | None]:
    """The shop with more orders, what the last of them did (None: nothing), and the one whose columns have to be told."""
    said: Sentence | None = None
    odd: Unread | None = None
    for file in orders:
        with left_out.able(file.name):
            if gives_back(project, file):
                project, said = _beside_their_orders(project, file)
                continue
            try:
                newer = taken(file, project.reading)
            except CannotAnswer as why:
                if odd is not None or fits_shop(project, file):
                    raise
                odd = _to_be_told(file, why.sentence)
                continue
            if isinstance(newer, SideFile):  # the shop's own mapping makes it something else: told as it is
                raise CannotAnswer(N_("“{name}” holds no orders that fit this shop's."), name=file.name)
            project, said = _laid_over(project, file, newer)
    return project, said, odd


def files_named(project: Project) -> str:
    """The files that the orders are made of, as one name: other files, other questions."""
    table = project.imported.table
    return "|".join(f"{name}|{rows}" for name, rows in zip(table.parts, table.part_rows, strict=True))


def _is_in_doubt(project: Project) -> bool:
    """Whether days are in no file, or in two of them of which neither counts for both."""
    codes = {one.code for one in project.imported.findings}
    in_two = FILES_OVERLAPPING in codes and LAID_OVER not in codes
    return in_two or bool(codes & {"files_apart", DAYS_TOLD_TWICE})


def _to_be_told(file: File, why: Sentence) -> Unread:
    """A file for the open shop whose columns have to be told: as orders where some of theirs are known, which is what `why` speaks of."""
    asked = Unread(file.name, file.digest, file.table, ImportSettings(), why, joins=True)
    if {"order_id", "amount", "unit_price"} & likely_columns(asked).keys():
        return asked
    return replace(asked, kind="events", why=Sentence(SAY_WHAT_IT_HOLDS))


def lay_over_as_told(here: Session, waiting: Unread, reading: ImportSettings) -> None:
    """Lay the orders of the waiting file over those of the open shop, the columns that were told called as the shop's.

    Raises:
        CannotAnswer, CannotRead: they cannot be read so, or do not fit; nothing changes.
    """
    project = here.project
    own = {} if project is None else {guess.field: guess.header for guess in project.imported.guesses}
    called = {header: own[field] for field, header in reading.mapping if field in own}
    headers = tuple(called.get(header, header) for header in waiting.table.headers)
    file = File(waiting.file, waiting.digest, replace(waiting.table, headers=headers))
    newer = taken(file, ImportSettings() if project is None else project.reading)
    if project is None or isinstance(newer, SideFile):
        raise CannotAnswer(N_("“{name}” holds no orders that fit this shop's."), name=file.name)
    project, said = _laid_over(project, file, newer)
    here.change_files(project)
    here.notice, here.unread = said, None


def _awaited(here: Session, project: Project, files: Sequence[File]) -> list[File]:
    """The files that are still to be sorted out: those that hold what was said before are taken for that, also where they were open as something else."""
    kind, here.awaited = here.awaited, None
    if kind is None or kind == "orders":
        return [*files]
    taken_for: list[Beside] = []
    left: list[File] = []
    for file in files:
        side = None
        sold = kind_of(file.table, (), CATALOGUE, date.today()) == "orders" and can_be(file.table, "orders", (), CATALOGUE, date.today())  # fmt: skip
        if not sold and file.digest != project.digest:
            with suppress(DomainError):
                found = understand(file.table, ImportSettings(), CATALOGUE, date.today(), kind)
                side = found if isinstance(found, SideFile) else None
        if side is None:
            left.append(file)
        else:
            remember(here, file.table.headers, kind, ImportSettings(), told=True)
            taken_for.append(Beside(kind, file.name, file.digest, ready(side), ImportSettings()))
    if taken_for:
        digests = {one.digest for one in taken_for}
        beside = tuple(one for one in project.beside if one.digest not in digests)
        here.change_files(replace(project, beside=with_more(beside, taken_for)))
        here.notice = Sentence(NP_("{count} file was added.", "{count} files were added."), {"count": len(taken_for)})
    return left


def _laid_over(project: Project, file: File, newer: Imported) -> tuple[Project, Sentence]:
    """The shop with a further order file, and what that did.

    Raises:
        CannotAnswer, CannotRead: they do not fit.
    """
    elsewhere = needed_by(CATALOGUE, date.today(), elsewhere=True).elsewhere
    both, shared = append(project.imported, newer, (project.file, file.name), elsewhere)
    digest = hashlib.sha256(f"{project.digest}+{file.digest}".encode()).hexdigest()
    own = tuple(replace(one, origin="upload") for one in project.beside)  # a sample with other orders is no sample
    again = understood(File(project.file, digest, both), project.reading, project.name, None, own)
    said = Sentence(N_("“{file}” was added."), {"file": file.name})
    if not shared and any(guess.field == ORDER_ID for guess in again.imported.guesses):
        said = Sentence(N_("“{file}” was added. None of its orders was there before."), {"file": file.name})
    if shared and any(one.code == LAID_OVER for one in again.imported.findings):
        said = Sentence(
            NP_(
                "“{file}” was added. {count} order was in both exports and counts once, as the newer one has it.",
                "“{file}” was added. {count} orders were in both exports and count once, as the newer one has them.",
            ),
            {"file": file.name, "count": shared},
        )
    return replace(again, before=earlier_state(project)), said


def _beside_their_orders(project: Project, file: File) -> tuple[Project, Sentence]:
    """The shop with a list of refunds of its orders."""
    both = joined([project.imported.table, file.table], (project.file, file.name), needed_by(CATALOGUE, date.today()))
    digest = hashlib.sha256(f"{project.digest}+{file.digest}".encode()).hexdigest()
    again = understood(File(project.file, digest, both), project.reading, project.name, None, project.beside)
    return replace(again, before=earlier_state(project)), Sentence(N_("“{file}” was added."), {"file": file.name})


def add_instead(here: Session) -> None:
    """Lay the open orders over those of the shop that was open before, whose place they took.

    Raises:
        CannotAnswer, CannotRead: they do not fit; nothing changes.
    """
    project, away = here.project, here.away[-1] if here.next_export is not None and here.away else None
    if project is None:
        return
    took_over = here.can_undo("files")
    before, apart = here.files_before if took_over else _before_the_last(project), None
    if before is None and isinstance(away, Away):
        before = apart = away.project
    if before is None:
        return
    file = File(project.file, project.digest, project.imported.table)
    own = replace(before, beside=with_more(before.beside, project.beside))
    both, said = _laid_over(own, file, project.imported)
    if took_over:
        here.undo_files()
    elif apart is not None and isinstance(away, Away):
        open_with(here, apart, away.choices)
        here.keeper.turn_to(away.place)
        here.away = tuple(one for one in here.away if one.digest != file.digest)
    here.change_files(both)
    here.notice = said


def go_back(here: Session) -> None:
    """Open the orders as they were before the last upload, which is kept with them; undo brings back those of now.

    Raises:
        CannotAnswer, CannotRead: they cannot be understood any more; nothing changes.
    """
    project = here.project
    before = None if project is None else _before_the_last(project)
    if project is not None and before is not None:
        here.change_files(replace(before, before=earlier_state(project)))
        here.notice = Sentence(N_("The orders are as they were before the last upload."))


def _before_the_last(project: Project) -> Project | None:
    """The shop with the orders of before its last upload."""
    if project.before is None:
        return None
    table = project.before.table
    file = File(table.parts[0] if table.parts else project.name, project.before.digest, table)
    return understood(file, project.reading, project.name, None, project.beside)


def open_again(here: Session, digest: str) -> None:
    """Open what was put away."""
    one = next((one for one in here.away if one.digest == digest), None)
    if one is None:
        return
    if isinstance(one, Unread):
        here.away = tuple(other for other in here.away if other is not one)
        here.unread = one
    else:
        open_with(here, one.project, one.choices)
        here.keeper.turn_to(one.place)


def add_apart(here: Session) -> None:
    """Add files that were opened as a shop of their own to the shop that was open before."""
    beside, alone, before = here.apart, here.project, next(iter(here.away[-1:]), None)
    if not beside or alone is None or not isinstance(before, Away) or not before.project.has_orders:
        return
    open_again(here, before.digest)
    here.away = tuple(one for one in here.away if one.digest != alone.digest)  # it is in this shop now
    join(here, before.project, beside)


def open_kept(here: Session, place: str) -> None:
    """Open a shop that is kept on this computer besides the open one.

    Raises:
        CannotRead, CannotAnswer: it is kept no longer, or cannot be opened any more; nothing changes.
    """
    found = here.keeper.restore(place)
    if found is None:
        raise CannotAnswer(
            N_("This shop is no longer kept on this computer. Open its files, or a project file, instead.")
        )
    restore(here, *found)
    if here.has_plan:
        here.notice = Sentence(N_("“{name}” is open: it is a plan, on the page Budget."), {"name": here.name})


def take_out(here: Session, place: int) -> None:
    """Take one of several order files out again; the rest is laid anew.

    Raises:
        CannotAnswer, CannotRead: the rest cannot be understood by itself; nothing changes.
    """
    project = here.project
    if project is None or len(project.imported.table.parts) <= place:
        return
    table = project.imported.table
    left = taken_out(table, place, {header for _, header in project.reading.mapping})
    digest = hashlib.sha256(f"{project.digest}-{place}".encode()).hexdigest()
    file = project.file
    if place == 0 or not left.parts:
        file = next(name for at, name in enumerate(table.parts) if at != place)
    name = Path(file).stem if project.name == Path(project.file).stem else project.name
    again = understood(File(file, digest, left), project.reading, name, None, project.beside)
    here.change_files(replace(again, before=_before_without(project, place, digest)))
    here.notice = Sentence(
        N_("“{file}” was taken out again; everything is counted without it."), {"file": table.part_names[place]}
    )


def _before_without(project: Project, place: int, digest: str) -> Earlier | None:
    """The state before the last upload, without a file; None where that is what is left, or it was of other files."""
    if project.before is None:
        return None
    parts, table = project.imported.table.parts, project.before.table
    own = table.parts or (project.file,)
    if own != parts[: len(own)] or (place >= len(own) and len(own) == len(parts) - 1):
        return None
    if place >= len(own):
        return project.before
    return Earlier(taken_out(table, place), hashlib.sha256(f"earlier|{digest}".encode()).hexdigest()) if len(own) > 1 else None  # fmt: skip


def remove_file(here: Session, digest: str) -> None:
    """Take a file beside the orders out of the project."""
    project = here.project
    if project is None:
        return
    beside = tuple(one for one in project.beside if one.digest != digest)
    if beside or project.has_orders:
        gone = next((one.file for one in project.beside if one.digest == digest), "")
        here.change_files(replace(project, beside=beside))
        here.notice = Sentence(N_("“{file}” was removed; nothing is counted with it any more."), {"file": gone})
    else:
        here.close()
