"""From files to canonical tables, for every command that starts from an upload."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal, cast, overload

from lib.catalog import CATALOGUE
from lib.cli.calls import Call
from lib.core import columns as c
from lib.core.errors import CannotAnswer, CannotRead, DomainError
from lib.core.findings import Finding, finding
from lib.core.settings import ImportSettings
from lib.core.words import N_, Sentence
from lib.ingest.channel_headers import Beside, beside_in
from lib.ingest.curve_table import require_no_curves
from lib.ingest.imported import Imported, Kind, SideFile
from lib.ingest.joining import Belonging, Needed, as_in, joined, said_of_files, said_of_parts
from lib.ingest.kinds import can_be, kind_of, match_kind, named
from lib.ingest.likeness import header_score
from lib.ingest.only_beside import ListsPeople
from lib.ingest.order_lines import with_lines
from lib.ingest.people import PEOPLE
from lib.ingest.read import read_table
from lib.ingest.refusals import kind_beside, kind_without_curves
from lib.ingest.table import TextTable
from lib.ingest.together import together
from lib.ingest.understand import convert_side, in_shape, needed_by, understand

NO_ORDERS = Sentence(
    N_(
        "No order of the file counts, so there is nothing to answer. Say: python -m lib import FILE to see where its rows went."
    )
)


_GIVEN_BACK = N_(
    "a list of what was given back, which has to stand in the order file (a column of refunds, or rows below zero)"
)

#: The command that answers from a file of a kind; `import` tells what is in any file.
COMMAND_OF: dict[Kind, str] = {
    "orders": "rfm",
    "spend": "value ORDERS --spend",
    "events": "funnel",
    "daily": "lifecycle",
    "customers": "rfm",
    "campaigns": "import",
    "experiment": "import",
    "lines": "import ORDERS --beside",
}


def table_of(files: Sequence[Path], settings: ImportSettings, wanted: Sequence[Kind] = ()) -> TextTable:
    """Files with equal columns as one table of text; of an upload of several kinds those that are wanted."""
    needed = needed_by(CATALOGUE, date.today(), settings.mapping, wanted)  # noqa: DTZ011 - only to tell what is a date
    tables, names = [_kept(path, settings, needed) for path in files], [path.name for path in files]
    try:
        return joined(tables, names, needed_by(CATALOGUE, date.today(), settings.mapping, elsewhere=True))  # noqa: DTZ011 - the same
    except CannotRead as error:
        raise _of_several_kinds(tables, names) or error from None


def _of_several_kinds(tables: Sequence[TextTable], names: Sequence[str]) -> CannotRead | None:
    """How files that hold different things belong together, where some of them are orders; None where they are not told apart."""
    held = [one for table in tables if (one := _held(table)) is not None]
    kinds = {kind for kind, _ in held}
    if len(held) < len(tables) or "orders" not in kinds or len(kinds) == 1:
        return None
    call = [name for name, (kind, _) in zip(names, held, strict=True) if kind == "orders"]
    call += [f"--beside {name}" for name, (kind, _) in zip(names, held, strict=True) if kind in {*PEOPLE, "lines"}]
    return CannotRead(
        N_(
            "These files hold different things: {files}. Orders come first, and what belongs to them beside them. Say: python -m lib import {call}"
        ),
        files=tuple(Sentence("{file}: {kind}", {"file": name, "kind": said}) for name, (_, said) in zip(names, held, strict=True)),
        call=" ".join(call),
    )  # fmt: skip


def in_their_places(call: Call, today: date) -> Call | None:
    """The same files where they belong: refunds among their orders, people and lines beside them; None where they stand so, or one belongs nowhere."""
    paths = [*call.files, *call.beside]
    settings = [call.importing if path in call.files else ImportSettings() for path in paths]
    tables = [table_of([path], own) for path, own in zip(paths, settings, strict=True)]
    needed = needed_by(CATALOGUE, today, elsewhere=True)
    held = [needed.held(table) for table in tables]
    leads = [place for place, kind in enumerate(held) if kind == "orders"] if len(paths) > 1 else []
    for lead in leads:  # refunds belong to those orders that they name
        placed = _around(lead, paths, tables, held, needed)
        if placed is not None:
            files, beside = placed
            same = files[0] == call.files[0] and (set(files), set(beside)) == (set(call.files), set(call.beside))
            return None if same else replace(call, files=files, beside=beside)
    return None


def _around(
    lead: int, paths: Sequence[Path], tables: Sequence[TextTable], held: Sequence[str | None], needed: Needed
) -> tuple[tuple[Path, ...], tuple[Path, ...]] | None:
    """The files that stand among the orders of one of them, that one first, and those beside; None where one belongs nowhere."""
    files: tuple[Path, ...] = (paths[lead],)
    beside: tuple[Path, ...] = ()
    for place, (path, table, kind) in enumerate(zip(paths, tables, held, strict=True)):
        if place == lead:
            continue
        if as_in(tables[lead], table, (paths[lead].name, path.name), needed) is not None:
            files = (*files, path)
        elif kind in {"orders", "lines", *PEOPLE}:
            beside = (*beside, path)
        else:
            return None
    return files, beside


def reports_of(call: Call, today: date) -> SideFile | None:
    """Reports of advertising that have other columns each (Google's, Meta's, TikTok's) as one, each read by itself; None where a file holds something else."""
    if call.importing.mapping or call.beside or len(call.files) == 1:
        return None  # a column that was chosen is not in each of them
    tables = [table_of([path], call.importing) for path in call.files]
    if any(kind_of(table, (), CATALOGUE, today) != "spend" for table in tables):
        return None
    names = [path.name for path in call.files]
    files = [convert_side(table, "spend", call.importing, CATALOGUE, today) for table in tables]
    told = [(name, file.findings) for name, file in zip(names, files, strict=True)]
    untold = tuple(name for name, said in told if any(one.code == "channel_untold" for one in said))
    of_each = [one for one in said_of_parts(told) if one.code != "channel_untold"]
    read = together([replace(file, findings=()) for file in files])
    return replace(
        read, findings=(said_of_files(names), *of_each, *([_untold(untold)] if untold else []), *read.findings)
    )


def _untold(names: tuple[str, ...]) -> Finding:
    """Which of several reports do not say whose money they tell."""
    return finding(
        "channel_untold", "info",
        N_("No column says which channel the money is of in {files}. If all of a file is of one, write a column “Channel” with its name into it, and bring it again."),
        files=names,
    )  # fmt: skip


def _held(table: TextTable) -> tuple[Kind | None, Sentence] | None:
    """What a file holds, and how that is said; None where that is not known. A list of what was given back has no kind beside orders."""
    today = date.today()  # noqa: DTZ011 - only to tell what is a date
    kind = kind_beside(table, (), CATALOGUE, today)
    if kind == "orders" and not can_be(table, kind, (), CATALOGUE, today):
        given_back = "refund" in match_kind(table, kind, (), CATALOGUE, today).columns
        return (None, Sentence(_GIVEN_BACK)) if given_back else None
    return kind, named(kind, CATALOGUE)


#: What is said of a file of which one of several tables was read.
_OF_SEVERAL = frozenset(["joined_files", "left_out_files", "other_tables", "other_sheets", "one_list"])
#: Tables of files that may be asked for again, by file, settings and what is wanted of it; None: nobody will.
_KEPT: ContextVar[dict[tuple[Path, ImportSettings, tuple[Kind, ...]], TextTable] | None] = ContextVar("kept", default=None)  # fmt: skip


@contextmanager
def each_read_once() -> Generator[None]:
    """Within it, a file that is asked for again is not read again: files that do not fit as they were given are sorted into their places."""
    before = _KEPT.set({})
    try:
        yield
    finally:
        _KEPT.reset(before)


def _kept(path: Path, settings: ImportSettings, needed: Needed) -> TextTable:
    """A file's table, as it was read before where that is kept."""
    kept, wanted = _KEPT.get(), needed.wanted if isinstance(needed, Belonging) else ()
    if kept is None:
        return _table(path, settings, needed)
    for (known, read_so, _), table in kept.items():
        if (known, read_so) == (path, settings) and _holds_one(table):
            return table  # whatever is wanted of it
    key = path, settings, wanted
    if key not in kept:
        kept[key] = _table(path, settings, needed)
    return kept[key]


def _holds_one(table: TextTable) -> bool:
    """Whether a file holds no other table than the one that was read."""
    codes = {one.code for one in table.findings}
    return not table.others and len(table.dialect.sheets) <= 1 and _OF_SEVERAL.isdisjoint(codes)


def _table(path: Path, settings: ImportSettings, needed: Needed | None = None) -> TextTable:
    known = partial(header_score, catalogue=CATALOGUE)
    needed = needed or needed_by(CATALOGUE, date.today(), settings.mapping)  # noqa: DTZ011 - only to tell what is a date
    table = read_table(path, path.name, settings, progress=_progress(), header_score=known, needed=needed)
    return in_shape(table, settings, CATALOGUE)


def understood(call: Call, today: date) -> Imported | SideFile:
    """The files of a call as what they hold."""
    made = beside if call.beside else partial(understand, catalogue=CATALOGUE)
    return made(table_of(call.files, call.importing), call.importing, today=today)


def beside(table: TextTable, settings: ImportSettings, today: date) -> Imported | SideFile:
    """A table as what it holds where orders stand beside it: a list of people need not say what they bought."""
    kind = kind_beside(table, settings.mapping, CATALOGUE, today)
    if kind == "orders":
        return understand(table, settings, CATALOGUE, today, kind)
    return convert_side(table, kind, settings, CATALOGUE, today)


def people_alone(call: Call, today: date, said: ListsPeople) -> SideFile:
    """The files of a call as the list of people that they are; what a list without purchases cannot tell is said with it."""
    file = convert_side(table_of(call.files, call.importing), "customers", call.importing, CATALOGUE, today)
    return replace(file, findings=(Finding("people_alone", "warning", said.sentence), *file.findings))


def imported(call: Call, today: date) -> Imported:
    """The files of a call as orders.

    Raises:
        CannotAnswer: they hold something else.
    """
    return with_lines_of(call, read_kind(call.files, "orders", call.importing, today), today)


def with_lines_of(call: Call, read: Imported, today: date) -> Imported:
    """The orders of a call with what was bought, where `--lines` names a file of lines.

    Raises:
        CannotAnswer: that file holds none.
    """
    if call.lines is None:
        return read
    own = ImportSettings()
    return with_lines(read, convert_side(table_of([call.lines], own, ["lines"]), "lines", own, CATALOGUE, today).frame)


@overload
def read_kind(
    files: Path | Sequence[Path], kind: Literal["orders"], settings: ImportSettings, today: date
) -> Imported: ...
@overload
def read_kind(
    files: Path | Sequence[Path],
    kind: Literal["spend", "events", "daily", "customers", "campaigns", "experiment"],
    settings: ImportSettings,
    today: date,
) -> SideFile: ...
def read_kind(files: Path | Sequence[Path], kind: Kind, settings: ImportSettings, today: date) -> Imported | SideFile:
    """Read files that must hold one kind of thing; a file that could be two kinds is taken for the one wanted.

    Args:
        files: one file, or several with equal columns.
        kind: what is wanted: "orders" gives an `Imported`, every other kind a `SideFile`.
        settings: how they are to be read. What was chosen for the order file is not for the files beside it.
        today: what is dated later is in the future.

    Raises:
        CannotAnswer: they hold something else; the sentence says what, and which command takes it.
    """
    return _as_kind(table_of([files] if isinstance(files, Path) else files, settings, [kind]), kind, settings, today)


def orders_or(kind: Literal["customers", "daily"], call: Call, today: date) -> Imported | SideFile:
    """The files of a call as orders, or as what stands in for them: a ready list of customers, daily totals.

    Raises:
        CannotAnswer: they hold something else.
    """
    table = table_of(call.files, call.importing)
    found = kind_of(table, call.importing.mapping, CATALOGUE, today)
    return _as_kind(table, kind if found == kind else "orders", call.importing, today)


def no_curves(call: Call, error: CannotRead, today: date) -> DomainError:
    """Why a file that holds no curves cannot be split by: orders and spend can, together."""
    table, chosen = table_of(call.files, call.importing), call.importing.mapping
    found = kind_of(table, chosen, CATALOGUE, today)
    if found == "daily" and not chosen:
        beside = beside_in(cast("SideFile", _as_kind(table, "daily", call.importing, today)).frame, CATALOGUE)
        if beside.untold or beside.spends:
            return _too_little_beside(beside)
    held = kind_without_curves(table, chosen, CATALOGUE, today)
    if held is None or held == "daily":
        return error
    return CannotAnswer(
        N_(
            "This looks like {kind}; a split takes both, orders and spend. Say: python -m lib budget ORDERS --spend SPEND"
        ),
        kind=named(held, CATALOGUE),
    )


def _too_little_beside(beside: Beside) -> CannotAnswer:
    """What totals lack to be split by: new customers or revenue, or two columns that are called spend."""
    spends, untold = tuple(header for header, _ in beside.spends), beside.untold
    if not beside.won:
        return CannotAnswer(
            N_("These totals do not say what came of the spend. A split needs a column “New customers” or “Revenue” beside it.")
        )  # fmt: skip
    return CannotAnswer(
        N_("These totals hold no two columns that are known as a channel's spend. If {names} are, call each so, for example “{first} spend”.")
        if len(untold) > 1
        else N_("These totals hold no two columns that are known as a channel's spend; a split needs two, for example “{first} spend”."),
        names=untold,
        first=(untold or spends)[0],
    )  # fmt: skip


def weeks_beside(call: Call, today: date) -> tuple[SideFile, Beside] | None:
    """The file of a call as totals, where it holds channels' spend beside what came of it; None for any other."""
    table = table_of(call.files, call.importing)
    if call.importing.mapping or kind_of(table, (), CATALOGUE, today) != "daily":
        return None
    file = cast("SideFile", _as_kind(table, "daily", call.importing, today))
    told = beside_in(file.frame, CATALOGUE)
    return (file, told) if told.tells else None


def way_files(call: Call, today: date) -> tuple[SideFile | list[SideFile] | Imported, Imported | None]:
    """The files of a funnel, and the shop's orders beside them (`--orders`).

    They are events, or daily totals where they know nobody, or lists of leads and of deals (`--deals` last), or orders alone.

    Raises:
        CannotAnswer: they hold something else.
    """
    paths = [*call.files, *([] if call.deals is None else [call.deals])]
    ways = needed_by(CATALOGUE, today, call.importing.mapping, ["events"])
    tables = [_table(path, call.importing, ways) for path in paths]
    beside = call.journey.orders
    # How the days of a log are written says nothing of those of the orders, nor on which sheet they stand.
    plainly = replace(call.importing, sheet=None, date_order=None, decimal=None)
    orders = None if beside is None else _table(beside, plainly)
    every = tables if orders is None else [*tables, orders]
    bought = None if orders is None else cast("Imported", _as_kind(orders, "orders", _own_choices(plainly, orders, every), today))  # fmt: skip
    return _way_of(call, paths, tables, every, today), bought


def _way_of(
    call: Call, paths: Sequence[Path], tables: Sequence[TextTable], every: Sequence[TextTable], today: date
) -> SideFile | list[SideFile] | Imported:
    settings = [_own_choices(call.importing, table, every) for table in tables]
    kinds = [kind_of(table, own.mapping, CATALOGUE, today) for table, own in zip(tables, settings, strict=True)]
    if call.deals is not None or all(
        kind == "customers" or (kind == "orders" and _has_both_days(table, own, today))
        for table, own, kind in zip(tables, settings, kinds, strict=True)
    ):
        return [
            cast("SideFile", _as_kind(table, "customers", own, today))
            for table, own in zip(tables, settings, strict=True)
        ]
    table, own = joined(tables, [path.name for path in paths]), settings[0]
    found, events = (
        kind_of(table, own.mapping, CATALOGUE, today),
        can_be(table, "events", own.mapping, CATALOGUE, today),
    )
    if found == "orders" and not events and can_be(table, "orders", own.mapping, CATALOGUE, today):
        return cast("Imported", _as_kind(table, "orders", own, today))
    return cast("SideFile", _as_kind(table, "daily" if found == "daily" and not events else "events", own, today))


def _has_both_days(table: TextTable, settings: ImportSettings, today: date) -> bool:
    """Whether a table of deals, which have amounts as orders do, tells first contact and deal as well."""
    if not can_be(table, "customers", settings.mapping, CATALOGUE, today):
        return False
    found = match_kind(table, "customers", settings.mapping, CATALOGUE, today).columns
    return "first_at" in found and "won_at" in found


def _own_choices(settings: ImportSettings, table: TextTable, tables: Sequence[TextTable]) -> ImportSettings:
    """The choices of columns that a table has; one that no table has stays, to be refused."""
    every = {header for one in tables for header in one.headers}
    own = [pair for pair in settings.mapping if pair[1] in table.headers or pair[1] not in every]
    return replace(settings, mapping=tuple(own))


def _as_kind(table: TextTable, kind: Kind, settings: ImportSettings, today: date) -> Imported | SideFile:
    table = in_shape(table, settings, CATALOGUE, kind) if kind == "spend" else table
    found = kind_of(table, settings.mapping, CATALOGUE, today)
    if found != kind and not _fits(table, kind, found, settings, today):
        if found == "spend":
            require_no_curves(table)
        raise CannotAnswer(
            N_("This looks like {kind}; here {wanted} is expected. Say: python -m lib {command} FILE"),
            kind=named(found, CATALOGUE),
            wanted=named(kind, CATALOGUE),
            command=COMMAND_OF[found],
        )
    return understand(table, settings, CATALOGUE, today, kind)


def _fits(table: TextTable, kind: Kind, found: Kind, settings: ImportSettings, today: date) -> bool:
    """Whether a file may be taken for the kind that is wanted, although another explains it better."""
    if kind == "orders":
        return False  # scoring the customers of an advertising report would be wrong without a word
    # What was not recognised as anything is left to the kind to say what it lacks.
    nothing = found == "orders" and not can_be(table, "orders", settings.mapping, CATALOGUE, today)
    return nothing or can_be(table, kind, settings.mapping, CATALOGUE, today)


def events_apart(call: Call, today: date) -> tuple[Call, SideFile | None]:
    """Of several files, those that hold events of the web shop apart from the others."""
    if len(call.files) < 2:
        return call, None
    plain = ImportSettings()
    kinds = [kind_of(table_of([path], plain), (), CATALOGUE, today) for path in call.files]
    events = [path for path, kind in zip(call.files, kinds, strict=True) if kind == "events"]
    orders = tuple(path for path in call.files if path not in events)
    if not events or not orders:
        return call, None
    return replace(call, files=orders), read_kind(events, "events", plain, today)


def answerable(read: Imported, as_of: date | None = None) -> Imported:
    """The same, where it has orders whose money can be added up; `as_of` is the day that the call counts to.

    Raises:
        CannotAnswer: where no order counts, or the counted orders are in several currencies.
    """
    if read.orders.empty:
        told = [one for one in read.findings if one.level == "error" or one.code == "status_absent"]
        reason = told[0].sentence if told else _why_none(read, as_of)
        raise CannotAnswer(reason.template, **reason.facts)
    if read.by_currency is not None:
        raise CannotAnswer(
            N_(
                "The orders are in several currencies ({currencies}), which cannot be added up. Choose one with --currency."
            ),
            currencies=tuple(read.named_currencies),
        )
    return read


def _why_none(read: Imported, as_of: date | None) -> Sentence:
    """Why no order counts: all of them came after the day that is counted to, or what the ledger says."""
    late = read.rows.loc[read.rows[c.FATE] == "future_date", c.ORDERED_AT].dropna()
    if as_of is None or late.empty:
        return NO_ORDERS
    template = N_(
        "--as-of {day} lies before the first order, of {first_day}, so there is nothing to answer. Choose a later day, or leave --as-of out."
    )
    return Sentence(template, {"day": as_of, "first_day": late.min().date()})


def _progress() -> Callable[[float | None], None] | None:
    """A line on the error stream that grows with the work, where somebody watches."""
    if not sys.stderr.isatty():
        return None

    def show(share: float | None) -> None:
        sys.stderr.write("\r" + ("…" if share is None else f"{share:4.0%}") + "\r")
        sys.stderr.flush()

    return show
