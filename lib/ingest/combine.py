"""Several tables in one upload: which one is read, and which are joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from lib.core.findings import Finding
from lib.core.words import Sentence, first_of
from lib.ingest.arrow import Column, Table
from lib.ingest.arrow import compute as pc
from lib.ingest.buyers import STAND_INS
from lib.ingest.cell_forms import COLOUR_HEADER, STRUCK_HEADER
from lib.ingest.grid import filled_counts
from lib.ingest.groups import ROWS_AT_ONCE
from lib.ingest.hidden_rows import HIDDEN_HEADER
from lib.ingest.imported import Kind
from lib.ingest.joining import (  # fmt: skip
    Belonging,
    Needed,
    all_headers,
    as_in,
    in_one_spelling,
    leading,
    parts_of,
    said_of_parts,
    skipped_of,
    tells_the_same_orders,
    titles_of,
    under,
)
from lib.ingest.numbers import figure
from lib.ingest.part_currencies import with_currencies_of_parts, without_the_currency
from lib.ingest.table import NotData, TextTable
from lib.ingest.troubles import remark
from lib.ingest.wire import Choice

_NAMED = 10
_LOOKED_AT, _SAMPLE = 50, 5_000
#: So many rows of days and amounts alone, or with something else beside them, are no summary.
_MANY, _FEW = 20, 3
_LEAST_CELLS = 2
#: The kinds of files, what tells most of a shop first.
_TELLING: tuple[Kind, ...] = ("orders", "spend", "events", "daily", "customers", "campaigns", "experiment", "lines")
_DAY = re.compile(r"\s*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]|\d{4}年)")


@dataclass(frozen=True)
class Part:
    """A table of an upload with several: its file or sheet, what is in it, whether it is the one that was chosen, and its place among all."""

    name: str
    table: TextTable
    leads: bool = False
    place: int = 0


def combine(parts: Sequence[Part], choice: Choice, needed: Needed | None = None) -> TextTable:
    """One table of several: files and sheets with equal columns are joined; of others, orders or else the most telling kind is taken, and of one kind the longest.

    Args:
        parts: at least one.
        choice: what they are to each other.
        needed: tells columns that matter, and what tables hold; without it, all do, and the longest is taken.
    """
    if choice in {"files", "alike", "beside"}:
        return _joined(parts, choice, needed)
    best = max(parts, key=lambda part: (_telling(part, needed) if len(parts) > 1 else 0, _weight(part)))
    others = [part for part in parts if part is not best and part.table.cells.num_rows]
    if not others:
        return best.table
    if choice == "sheets":
        said = remark("other_sheets", sheet=best.name, sheets=_names(others))
    else:
        said = remark("other_tables", count=len(others))
    return replace(best.table, findings=(*best.table.findings, said))


def _weight(part: Part) -> float:
    """How many rows look like rows of a table, less where others do not: few lines of a letter or a manual do."""
    cells = part.table.cells
    alike = int((filled_counts(cells) >= max(2, cells.num_columns / 2)).sum())
    return alike * alike / max(cells.num_rows, 1)


def _telling(part: Part, needed: Needed | None) -> int:
    """How much sooner than others a table is taken for what it holds, whatever its size: first what is wanted, then orders."""
    if not isinstance(needed, Belonging):
        return 0
    order = (*needed.wanted, *_TELLING)
    held = needed.held(part.table)
    return 0 if held is None else len(_TELLING) + len(needed.wanted) - order.index(held)


def _names(parts: Sequence[Part]) -> tuple[str, ...]:
    return first_of([part.name for part in parts], _NAMED)


def _key(part: Part) -> tuple[str, ...]:
    """Equal for tables with the same columns in any order, whichever currency their headers name and whether or not rows are struck through, coloured or hidden."""
    bare = without_the_currency(part.table)
    headers = bare[0] if bare else part.table.headers
    return (
        *sorted(header.strip() for header in headers if header not in {STRUCK_HEADER, COLOUR_HEADER, HIDDEN_HEADER}),
        *([""] if bare else []),
    )


def _alike(parts: Sequence[Part], needed: Needed | None) -> list[Part]:
    """The parts that are one table: those of the columns that most rows have, or that the chosen one has.

    Others belong to them where the columns that matter are in both, unless they tell the same orders another time.
    """
    spelled = [replace(part, table=table) for part, table in zip(parts, in_one_spelling([part.table for part in parts]), strict=True)]  # fmt: skip
    groups: dict[tuple[str, ...], list[Part]] = {}
    for part in spelled:
        groups.setdefault(_key(part), []).append(part)
    best = _best(list(groups.values()), needed)
    first = best[leading([part.table for part in best], [part.name for part in best], needed)]
    same = [_as_refunds_of(first, part, needed) for part in best]
    for group in groups.values():
        if needed is None or group is best:
            continue
        fitting = [replace(part, table=table) for part in group if (table := as_in(first.table, part.table, (first.name, part.name), needed))]  # fmt: skip
        matter = sorted(needed(first.table))
        if len(fitting) == len(group) and not any(_tell_again(part, same, matter) for part in fitting):
            same += fitting
    return sorted(same, key=lambda part: part.place)


def _best(groups: Sequence[list[Part]], needed: Needed | None) -> list[Part]:
    """The parts of equal columns that are read: what tells most of a shop, of one kind the chosen sheet or what has most rows; not the lines of orders that others name the buyers of."""
    if len(groups) == 1:
        return groups[0]
    longest = sorted(groups, key=lambda group: (any(part.leads for part in group), sum(map(_weight, group))), reverse=True)  # fmt: skip
    telling = {id(group): _telling(group[0], needed) for group in longest}
    if not telling[id(longest[0])] and max(telling.values()) < len(_TELLING) and _has_days_and_amounts(longest[0][0].table):  # fmt: skip
        return longest[0]  # these may be orders whose columns nobody knows yet
    best, *others = sorted(longest, key=lambda group: telling[id(group)], reverse=True)
    orders = [group for group in others if telling[id(group)] == telling[id(best)] and _are_lines_of(best[0], group[0], needed)]  # fmt: skip
    return next(iter(orders), best)


def _are_lines_of(part: Part, other: Part, needed: Needed | None) -> bool:
    """Whether a table names no buyer, and another does so for the same orders."""
    if not isinstance(needed, Belonging):
        return False
    own, its = needed(part.table), needed(other.table)
    named, named_there = ({meaning for meanings in one.values() for meaning in meanings} & {*STAND_INS} for one in (own, its))  # fmt: skip
    return not named and bool(named_there) and tells_the_same_orders(other.table, part.table, its, own)


def _as_refunds_of(first: Part, part: Part, needed: Needed | None) -> Part:
    """A sheet of refunds under the same columns as the orders as what it is; any other as it is."""
    if part is first or not isinstance(needed, Belonging):
        return part
    listed = needed.listed(first.table, part.table, (first.name, part.name))
    return part if listed is None else replace(part, table=listed)


def _tell_again(part: Part, others: Sequence[Part], headers: Sequence[str]) -> bool:
    """Whether most rows of a part stand in others, too, as far as all but one of the columns that matter tell.

    An overview and its lines have number and day in common; two months with the same customers and prices have other days.
    """
    own, *rest = (under(one.table, headers) for one in (part, *others))
    own = own.slice(0, _SAMPLE)
    dated = [at for at in range(len(headers)) if _mostly(map(_is_day, own.column(at).slice(0, _LOOKED_AT).to_pylist()))]
    for left in [None, *range(len(headers))]:
        kept = [at for at in range(len(headers)) if at != left]
        if left in dated or not kept:
            continue
        rows = _rows_as_texts(own, kept)
        again = np.zeros(own.num_rows, dtype=np.bool_)
        for table in rest:
            for start in range(0, table.num_rows, ROWS_AT_ONCE):
                some = _rows_as_texts(table.slice(start, ROWS_AT_ONCE), kept)
                again |= np.asarray(pc.is_in(rows, value_set=some), bool)
        if _mostly(again):
            return True
    return False


def _rows_as_texts(table: Table, places: Sequence[int]) -> Column:
    columns = [pc.fill_null(table.column(at).combine_chunks(), "") for at in places]
    return pc.binary_join_element_wise(*columns, "\x1f")


def _mostly(told: Iterable[bool]) -> bool:
    all_of = list(told)
    return sum(all_of) * 2 > len(all_of)


def _is_day(cell: str | None) -> bool:
    return _DAY.match(cell or "") is not None


def _joined(parts: Sequence[Part], choice: Choice, needed: Needed | None) -> TextTable:
    """The tables of the columns that most rows have, one below the other."""
    parts = [replace(part, place=place) for place, part in enumerate(parts)]
    same = _alike(parts, needed)
    places = {part.place for part in same}
    others = [part for part in parts if part.place not in places]
    if choice != "beside":
        told = with_currencies_of_parts([part.table for part in same], [part.name for part in same])
        same = [replace(part, table=table) for part, table in zip(same, told, strict=True)]
    first = same[0].table
    headers = all_headers([part.table for part in same])
    said = said_of_parts([(part.name, part.table.findings) for part in same])
    if choice == "alike" and len(same) > 1:
        said.append(remark("joined_sheets", count=len(same), sheets=_names(same)))
    elif choice == "files" and len(parts) > 1:
        said.append(remark("joined_files", count=len(same), files=_names(same)))
    elif choice == "beside":
        said.append(remark("joined_beside", count=len(same)))
    apart = _of_other_kinds(same[0], others, needed)
    told_apart = {part.place for _, part in apart}
    said += _said_of_others(same, [part for part in others if part.place not in told_apart], choice)
    said += _said_of_kinds(first, apart, needed)
    names: tuple[str, ...] = ()
    part_of = None
    skipped: tuple[tuple[tuple[NotData, int], ...], ...] = ()
    titles: tuple[tuple[str, ...], ...] = ()
    if len(same) > 1 and choice != "beside":
        tables, called = [part.table for part in same], [part.name for part in same]
        names, part_of = parts_of(tables, called)
        skipped, titles = skipped_of(tables), titles_of(tables, called)
    return replace(
        first,
        cells=pa.concat_tables([under(part.table, headers) for part in same]),
        headers=headers,
        source_rows=pa.concat_arrays([part.table.source_rows for part in same]),
        not_data=_added(same),
        findings=tuple(said),
        parts=names,
        part_of=part_of,
        skipped=skipped,
        part_titles=titles,
        others=tuple((part.name, part.table) for _, part in apart),
    )


def _of_other_kinds(first: Part, others: Sequence[Part], needed: Needed | None) -> list[tuple[Kind, Part]]:
    """Tables of an upload that hold something else than what is read, and lines of the orders that are; of what nobody knows yet, all that are known."""
    if not isinstance(needed, Belonging) or not others:
        return []
    own, found = needed.held(first.table), list[tuple[Kind, Part]]()
    for part in others:
        held = needed.held(part.table)
        if own is not None and held == own == "orders" and _are_lines_of(part, first, needed):
            held = "lines"
        if held is not None and held != (own or "orders"):
            found.append((held, part))
    return found


def _said_of_kinds(first: TextTable, apart: Sequence[tuple[Kind, Part]], needed: Needed | None) -> list[Finding]:
    """What else an upload holds; nothing where something else than orders was wanted of it, and found."""
    if not isinstance(needed, Belonging) or not apart:
        return []
    own = needed.held(first)
    if own in {*needed.wanted} - {"orders"}:
        return []
    others = [Sentence("{file} ({kind})", {"file": part.name, "kind": needed.named(kind)}) for kind, part in apart]
    if own is None:
        return [remark("others_beside", others=first_of(others, _NAMED))]
    return [remark("other_kinds", kind=needed.named(own), others=first_of(others, _NAMED))]


def _said_of_others(same: Sequence[Part], others: Sequence[Part], choice: Choice) -> list[Finding]:
    if others and choice != "alike":
        return [remark("left_out_files", count=len(others), files=_names(others))]
    like_orders = [part for part in others if _has_days_and_amounts(part.table)]
    rest = [part for part in others if part not in like_orders]
    said: list[Finding] = []
    if like_orders:
        rows = [replace(part, name=f"{part.name} ({part.table.cells.num_rows})") for part in like_orders]
        said.append(remark("sheets_left_out", count=len(rows), sheets=_names(rows)))
    if rest:
        said.append(remark("other_sheets", sheet=_names(same), sheets=_names(rest)))
    return said


def _has_days_and_amounts(table: TextTable) -> bool:
    """Whether most rows of a table have a day and, in another column, an amount, and there are enough of them."""
    head = table.cells.slice(0, _LOOKED_AT)
    if head.num_rows < _MANY and int((filled_counts(head) > _LEAST_CELLS).sum()) < _FEW:
        return False
    columns = [head.column(at).to_pylist() for at in range(head.num_columns)]
    days = [sum(map(_is_day, column)) * 2 > head.num_rows for column in columns]
    amounts = [
        not day and sum(cell is not None and figure(cell) is not None for cell in column) * 2 > head.num_rows
        for day, column in zip(days, columns, strict=True)
    ]
    return any(days) and any(amounts)


def _added(parts: Sequence[Part]) -> tuple[tuple[NotData, int], ...]:
    rows: Counter[NotData] = Counter()
    for part in parts:
        rows.update(dict(part.table.not_data))
    return tuple(rows.items())
