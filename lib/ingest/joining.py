"""Several files of one kind as one table: a shop that exports month by month brings twelve of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa

from lib.core.errors import CannotRead
from lib.core.findings import Finding, finding
from lib.core.words import N_, NP_, Sentence
from lib.ingest.arrow import Column, Table
from lib.ingest.arrow import compute as pc
from lib.ingest.header_currencies import header_currency
from lib.ingest.headers import whole
from lib.ingest.imported import Kind
from lib.ingest.table import NotData, TextTable

#: So many files are named beside their rows.
_NAMED = 6
#: Columns that decide what counts, for whom and when, and what each means; nothing where that is not sure.
Meanings = Mapping[str, tuple[str, ...]]
#: Tells them of a table.
Needed = Callable[[TextTable], Meanings]
#: Makes of a table of another form, and of what the user calls both, rows of the first's; None where it is nothing of that kind.
Listed = Callable[[TextTable, TextTable, tuple[str, str]], TextTable | None]


@dataclass(frozen=True)
class Belonging:
    """Tells which tables belong together.

    Attributes:
        needed: columns that matter.
        listed: refunds of a list of their own, as rows of their orders' table.
        held: what a table holds; None where it is nothing that is known.
        named: a kind as it stands in a sentence.
        wanted: kinds that are looked for before all others.
        elsewhere: orders of another system, as rows of the first's table; None: they are not looked for.
    """

    needed: Needed
    listed: Listed
    held: Callable[[TextTable], Kind | None]
    named: Callable[[Kind], Sentence]
    wanted: tuple[Kind, ...] = ()
    elsewhere: Listed | None = None

    def __call__(self, table: TextTable) -> Meanings:
        """The columns of a table that matter."""
        return self.needed(table)


_SAMPLE, _MOST_ROWS = 200, 5_000


def fits(first: TextTable, other: TextTable, needed: Needed) -> bool:
    """Whether two tables are exports of one form, whose columns that matter are in both in any order and whatever they are called, or orders and their refunds."""
    return as_in(first, other, ("", ""), needed) is not None


def as_in(first: TextTable, other: TextTable, names: tuple[str, str], needed: Needed) -> TextTable | None:
    """Another table under the headers of the first, as far as the columns that matter are spelled, or called, otherwise there; a list of refunds as their rows.

    Args:
        first: what it is to be joined to.
        other: the one that comes.
        names: what the user calls both.
        needed: tells columns that matter.

    Returns:
        None where one of them has a column that matters and the other has not.
    """
    if not isinstance(needed, Belonging):
        return in_its_form(first, other, names, needed)
    same = needed.listed(first, other, names)
    if same is None:
        same = in_its_form(first, other, names, needed)
    return needed.elsewhere(first, other, names) if same is None and needed.elsewhere else same


def in_its_form(first: TextTable, other: TextTable, names: tuple[str, str], needed: Needed) -> TextTable | None:
    """The same of a table of the same form as the first, whatever is looked for beside."""
    (same,) = in_one_spelling([first, other])[1:]
    own, others = (Counter(map(str.strip, table.headers)) for table in (first, same))
    if own == others:
        return same
    spelled = _spelling(first.headers, other.headers)
    mine, theirs = needed(first), {spelled.get(header, header): meaning for header, meaning in needed(other).items()}
    renamed: dict[str, str] = {}
    for header in sorted(theirs.keys() - own.keys()):
        alike = [name for name in mine.keys() - others.keys() if theirs[header] and mine[name] == theirs[header]]
        if len(alike) != 1 or alike[0] in renamed.values() or not _look_alike(first, alike[0], same, header):
            return None
        renamed[header] = alike[0]
    if not mine.keys() <= others.keys() | set(renamed.values()):
        return None
    if not renamed:
        return same
    headers = tuple(renamed.get(header.strip(), header) for header in same.headers)
    same = replace(same, headers=headers)
    if tells_the_same_orders(first, same, mine, mine):
        return None
    return replace(same, findings=(*same.findings, called_otherwise(names, renamed)))


def called_otherwise(names: tuple[str, str], renamed: Mapping[str, str]) -> Finding:
    """Which columns of a file were read as which of another one's (names: that one's and its)."""
    return finding(
        "columns_called_otherwise", "warning",
        N_("“{name}” calls some columns otherwise than “{first}”, and they were read as the same: {columns}. If that is wrong, bring it by itself."),
        name=names[1], first=names[0], columns=tuple(f"{header} = {name}" for header, name in renamed.items()),
    )  # fmt: skip


def tells_the_same_orders(first: TextTable, other: TextTable, meanings: Meanings, others: Meanings) -> bool:
    """Whether most order numbers of a table stand in the first, too, as those of the orders' lines do; each table with its columns that matter."""
    number, its = (next((header for header, meaning in one.items() if "order_id" in meaning), None) for one in (meanings, others))  # fmt: skip
    if number is None or its is None:
        return False
    known, told = (under(table, [header]).column("c0").drop_null() for table, header in ((first, number), (other, its)))
    told = told.slice(0, _MOST_ROWS)
    return 2 * (pc.sum(pc.is_in(told, value_set=known)).as_py() or 0) > len(told)


def _look_alike(first: TextTable, header: str, other: TextTable, its: str) -> bool:
    """Whether two columns hold the same kind of texts, in the same currency: addresses, words or figures."""
    columns = (
        table.cells.column([one.strip() for one in table.headers].index(name)).slice(0, _SAMPLE).to_pylist()
        for table, name in ((first, header), (other, its))
    )
    forms = [Counter(_form(cell) for cell in column if cell and cell.strip()).most_common(1) for column in columns]
    currencies = {header_currency(name) for name in (header, its)} - {None}
    return len(currencies) < 2 and bool(forms[0]) and bool(forms[1]) and forms[0][0][0] == forms[1][0][0]


def _form(cell: str) -> str:
    return "address" if "@" in cell else "words" if cell.strip()[0].isalpha() else "figures"


def _spelling(known: Sequence[str], headers: Sequence[str]) -> dict[str, str]:
    """Headers that are those of another table in other letters (DATUM, Betrag €), and how that one writes them."""
    names, own = {header.strip() for header in known}, {header.strip() for header in headers}
    found: dict[str, str] = {}
    for header in own - names:
        alike = [name for name in names - own if whole(name) and whole(name) == whole(header)]
        currencies = {header_currency(name) for name in (*alike, header)} - {None}
        if len(alike) == 1 and alike[0] not in found.values() and len(currencies) < 2:
            found[header] = alike[0]
    return found


def in_one_spelling(tables: Sequence[TextTable]) -> list[TextTable]:
    """The same, headers that differ in capitals, signs and blanks only being written as the first table that has them does."""
    known: list[str] = []
    spelled: list[TextTable] = []
    for table in tables:
        names = _spelling(known, table.headers)
        headers = tuple(names.get(header.strip(), header) for header in table.headers)
        spelled.append(replace(table, headers=headers) if names else table)
        known += [header for header in headers if header.strip() not in {one.strip() for one in known}]
    return spelled


def leading(tables: Sequence[TextTable], names: Sequence[str], needed: Needed | None) -> int:
    """The first table that is no list of another's refunds: what the others are held against."""
    if isinstance(needed, Belonging):
        for at, (table, name) in enumerate(zip(tables, names, strict=True)):
            others = (other for other in range(len(tables)) if other != at)
            if not any(needed.listed(tables[other], table, (names[other], name)) for other in others):
                return at
    return 0


def led_by(
    tables: Sequence[TextTable], names: Sequence[str], needed: Needed
) -> tuple[list[int], list[TextTable | None]]:
    """Which table the others are held against, and what each then is.

    Returns:
        The places in the order in which rows are put together, the leading one first; and of each table, by its place, how it stands under the
        leading one's headers: None where it does not belong there. Of other systems, the one under whose headers most of them fit leads.
    """

    def under_headers_of(lead: int) -> tuple[int, list[TextTable | None]]:
        pairs = ((at, table, (names[lead], names[at])) for at, table in enumerate(tables))
        return lead, [table if at == lead else as_in(tables[lead], table, both, needed) for at, table, both in pairs]

    found = [under_headers_of(leading(tables, names, needed))]
    if isinstance(needed, Belonging) and needed.elsewhere is not None:
        found += [under_headers_of(at) for at, own in enumerate(found[0][1]) if own is None]
    lead, held = min(found, key=lambda one: one[1].count(None))
    return [*range(lead, len(tables)), *range(lead)], held


def joined(tables: Sequence[TextTable], names: Sequence[str], needed: Needed | None = None) -> TextTable:
    """One table of all rows, in the order given; each keeps the row number of its own file.

    Args:
        tables: at least one.
        names: what the user calls each file.
        needed: tells columns that matter; without it, all do.

    Raises:
        CannotRead: where columns that matter differ.
    """
    if len(tables) == 1:
        return tables[0]
    order, held = led_by(tables, names, needed or _all)
    fitting = [one for at in order if (one := held[at]) is not None]
    if len(fitting) < len(tables):
        raise CannotRead(
            N_("“{name}” has other columns than “{first}”. Only files with the same columns are joined: give them one at a time."),
            name=next(names[at] for at in order if held[at] is None),
            first=names[order[0]],
        )  # fmt: skip
    return stacked(fitting, [names[at] for at in order])


def stacked(tables: Sequence[TextTable], names: Sequence[str]) -> TextTable:
    """Tables of one form as one, row below row, with all the columns that any of them has."""
    tables = in_one_spelling(tables)
    first = tables[0]
    headers = all_headers(tables)
    not_data: Counter[NotData] = Counter()
    for table in tables:
        not_data.update(dict(table.not_data))
    parts, part_of = parts_of(tables, names)
    said = said_of_files(parts)
    return replace(
        first,
        cells=pa.concat_tables([under(table, headers) for table in tables]),
        headers=headers,
        source_rows=pa.concat_arrays([table.source_rows for table in tables]),
        not_data=tuple(not_data.items()),
        findings=(
            *(
                one
                for one in said_of_parts([(name, table.findings) for name, table in zip(names, tables, strict=True)])
                if one.code != said.code
            ),
            said,
        ),
        parts=parts,
        part_of=part_of,
        skipped=skipped_of(tables),
        part_titles=titles_of(tables, names),
    )


def said_of_parts(parts: Sequence[tuple[str, Sequence[Finding]]]) -> list[Finding]:
    """The remarks on several files: what is said of rows of each is said once, with the file's name beside its rows."""
    if len(parts) == 1:
        return list(parts[0][1])
    told: dict[tuple[Any, ...], list[tuple[str, Finding]]] = {}
    for place, (name, remarks) in enumerate(parts):
        for at, one in enumerate(remarks):
            facts = one.sentence.facts
            by_row = isinstance(facts.get("rows"), str) and "count" in facts
            others = tuple(sorted((key, str(value)) for key, value in facts.items() if key not in {"rows", "count"}))
            told.setdefault((one.code, others) if by_row else (place, at), []).append((name, one))
    return [_once(same) for same in told.values()]


def _once(same: Sequence[tuple[str, Finding]]) -> Finding:
    first = same[0][1]
    facts = first.sentence.facts
    if not isinstance(facts.get("rows"), str) or "count" not in facts:
        return first
    rows = [one.sentence.facts["rows"] if one.sentence.facts["rows"].endswith(")") else f"{one.sentence.facts['rows']} ({name})" for name, one in same]  # fmt: skip
    shown = ", ".join(rows[:_NAMED]) + (", …" if len(rows) > _NAMED else "")
    count = sum(one.sentence.facts["count"] for _name, one in same)
    return replace(first, sentence=replace(first.sentence, facts={**facts, "rows": shown, "count": count}))


def taken_out(table: TextTable, place: int, wanted: Collection[str] = ()) -> TextTable:
    """A table of several files without one of them, as if that had never been joined.

    Args:
        table: of several files.
        place: which one goes, as in `parts`.
        wanted: headers that stay even where only that file fills them.
    """
    of = table.part_of
    if of is None or not 0 <= place < len(table.parts):
        return table
    own = of.to_numpy(zero_copy_only=False)
    left = table.only(own != place)
    columns = [at for at, header in enumerate(table.headers) if header in wanted or not _is_of(table, left, at)]
    names = [name for at, name in enumerate(table.parts) if at != place]
    not_data = Counter(dict(table.not_data))
    if table.skipped:
        not_data.subtract(dict(table.skipped[place]))
    several = len(names) > 1
    remarks = tuple(remark for remark in table.findings if remark.code not in {"joined_files", "joined_sheets"})
    kept = own[own != place]
    return replace(
        left,
        cells=left.cells.select(columns).rename_columns([f"c{at}" for at in range(len(columns))]),
        headers=tuple(table.headers[at] for at in columns),
        not_data=tuple((code, rows) for code, rows in not_data.items() if rows > 0),
        findings=(*remarks, said_of_files(names)) if several else remarks,
        parts=tuple(names) if several else (),
        part_of=pa.array((kept - (kept > place)).astype(np.int32), pa.int32()) if several else None,
        skipped=tuple(one for at, one in enumerate(table.skipped) if at != place) if several else (),
        part_titles=tuple(one for at, one in enumerate(table.part_titles) if at != place) if several else (),
    )


def _is_of(table: TextTable, left: TextTable, at: int) -> bool:
    """Whether only the rows that are left out have such a column at all."""
    rows, nothing = left.cells.num_rows, left.cells.column(at).null_count
    return rows == nothing and table.cells.column(at).null_count < table.cells.num_rows


def said_of_files(names: Sequence[str]) -> Finding:
    """That several files were read as one, by their names."""
    return finding(
        "joined_files", "info",
        NP_("Read {count} file: {files}.", "Joined {count} files: {files}."),
        count=len(names), files=tuple(names),
    )  # fmt: skip


def skipped_of(tables: Sequence[TextTable]) -> tuple[tuple[tuple[NotData, int], ...], ...]:
    """What each file has that is no data; nothing where a table of several files does not know it of each."""
    if any(table.parts and not table.skipped for table in tables):
        return ()
    return tuple(one for table in tables for one in (table.skipped or (table.not_data,)))


def _all(table: TextTable) -> Meanings:
    return dict.fromkeys(map(str.strip, table.headers), ())


def parts_of(tables: Sequence[TextTable], names: Sequence[str]) -> tuple[tuple[str, ...], Column]:
    """The files of several tables, those of a table that has several each by itself, and which one each row is of."""
    parts: list[str] = []
    places: list[Column] = []
    for table, name in zip(tables, names, strict=True):
        own = np.zeros(len(table.source_rows), dtype=np.int32)
        if table.part_of is not None:
            own = table.part_of.to_numpy(zero_copy_only=False).astype(np.int32)
        places.append(pa.array(own + np.int32(len(parts)), pa.int32()))
        parts.extend(table.parts or (name,))
    return tuple(parts), pa.concat_arrays(places)


def titles_of(tables: Sequence[TextTable], names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """What says something of each file: the lines above its header, and its name."""
    own = [table.part_titles or ((*table.above, name),) for table, name in zip(tables, names, strict=True)]
    return tuple(one for titles in own for one in titles)


def all_headers(tables: Sequence[TextTable]) -> tuple[str, ...]:
    """The first table's headers, then what others have beside them."""
    headers = list(tables[0].headers)
    left: Counter[str] = Counter(map(str.strip, headers))
    for table in tables[1:]:
        own = Counter(map(str.strip, table.headers))
        headers += [header for header in table.headers if own[header.strip()] > left[header.strip()]]
        left |= own
    return tuple(headers)


def under(table: TextTable, headers: Sequence[str]) -> Table:
    """A table's cells under other headers, in whatever order its own stand; nothing where it has no such column."""
    if tuple(headers) == table.headers:
        return table.cells
    places: dict[str, list[int]] = {}
    for at, header in enumerate(table.headers):
        places.setdefault(header.strip(), []).append(at)
    columns: dict[str, Any] = {}
    for at, header in enumerate(headers):
        own = places.get(header.strip(), [])
        columns[f"c{at}"] = table.cells.column(own.pop(0)) if own else pa.nulls(table.cells.num_rows, pa.string())
    return pa.table(columns)
