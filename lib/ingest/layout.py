"""Finds the table in a grid: its header, and the rows that are data.

What concerns all rows is answered for all rows at once; only the first rows and a few suspects are looked at singly.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lib.core.findings import Finding
from lib.ingest.arrow import Column, Table
from lib.ingest.arrow import compute as pc
from lib.ingest.calendar_words import DAYS
from lib.ingest.cut_cells import mended
from lib.ingest.cut_off import is_cut
from lib.ingest.days_alone import are_days_alone
from lib.ingest.grid import (
    Counts,
    Mask,
    Row,
    absent,
    equals,
    filled,
    filled_counts,
    is_filled,
    is_value,
    last_rows,
    letters,
    row,
    usual_count,
)
from lib.ingest.header import Header, HeaderScore, find_header
from lib.ingest.headers import compact
from lib.ingest.headings import (
    SECTION,
    TITLED,
    Headings,
    Named,
    said_of_rows,
    under_headings,
    under_labels,
    under_lines,
    under_named_sums,
)
from lib.ingest.signs import names_suppliers
from lib.ingest.sums_above import sums_above
from lib.ingest.table import YEAR, NotData
from lib.ingest.totals import total_rows
from lib.ingest.troubles import first_few, remark

#: Notes below a table are looked for in this many last rows.
_LAST_ROWS = 30
#: So many rows before the last show how its last cell is written.
_LIKE_THE_LAST = 2_000
#: A page's heading has no more rows, and so much of it is the same on every page.
_HEAD_ROWS, _PAGE_ALIKE = 8, 0.5
#: So much of a header is the same where it comes again, and where another table has one; and so many names are known where it is no other.
_REPEATS, _HALF_ALIKE, _KNOWN_NAMES = 0.8, 0.5, 0.5
#: A header of a part below has so many names; and in so many columns it can share one with the first.
_FEWEST_NAMES, _LOOKED_AT_COLUMNS = 3, 30
#: Rows that are looked through for a second export with names of its own.
_MOST_LOOKED_THROUGH = 300_000
#: Another table above has so many rows, and is looked for in so many.
_FEWEST_BELOW, _MOST_ABOVE = 3, 500
#: A line drawn with signs; where one begins, and how many a printed list has.
_RULE = re.compile(r"^\s*[-=_*+#~─═]{3,}[-=_*+#~─═\s]*$")
#: What the rows that show how to fill in a template (lib.reports.templates) are numbered with, in each language; and among how many first columns.
_NUMBERED_AMONG, EXAMPLES = 4, ("EXAMPLE-1", "EXAMPLE-2", "示例-1", "示例-2")
#: So many rows tell that shorter ones below them are a summary; and a day, which a summary seldom has.
_TELLING_ROWS, _DAY = 10, re.compile(r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}")
_RULED, _MOST_RULES = 2, 5_000
#: A table has not more parts with titles of their own; pages are told by their figures.
_MOST_PARTS, _FIGURES = 12, re.compile(r"\d+")
#: Titles of lists of what was given back.
_REFUNDS = re.compile(
    r"refund|return|erstatt|retour|rembours|reembols|devoluc|estorno|rimbors|возврат|退款|退货|退貨|返金|返品|환불|반품|storno",
    re.IGNORECASE,
)
#: Rows that are no data cut a grid into this many pieces at most, before it is copied without them.
_MOST_SLICES = 200


@dataclass(frozen=True)
class Layout:
    """The table inside a grid.

    Attributes:
        cells: data rows, columns c0..cN.
        headers: one a column.
        rows: int64 index of each data row in the grid.
        header_row: index of the header in the grid; None where no row is one.
        not_data: (code, rows) of the grid's rows that are neither data nor the header.
        findings: what had to be assumed.
        titles: the filled cells above the header.
    """

    cells: Table
    headers: tuple[str, ...]
    rows: Column
    header_row: int | None
    not_data: tuple[tuple[NotData, int], ...]
    findings: tuple[Finding, ...]
    titles: tuple[str, ...] = ()


def lay_out(
    grid: Table,
    header_score: HeaderScore | None = None,
    first_row: int = 1,
    last_line: Literal["whole", "open"] = "whole",
) -> Layout:
    """Find header and data in a grid of text.

    Args:
        grid: string columns; null where a row has no such cell.
        header_score: how much the texts of a row look like known headers (0 to 1); content alone decides without it.
        first_row: the 1-based row of the file that the grid begins with, for findings.
        last_line: "open" where the file ends without a line end, so its last row may be cut off.
    """
    counts = filled_counts(grid)
    header = find_header(grid, counts, header_score)
    fates = _Fates(grid, counts, header, header_score)
    fates.settle(last_line)
    names = header.names if header else letters(grid.num_columns)
    names = names if fates.first_name is None else (fates.first_name, *names[1:])
    names = names if fates.last_name is None else (*names, fates.last_name)
    return _layout(fates.grid, fates, header, names, first_row)


def take_as_is(grid: Table, headers: tuple[str, ...]) -> Layout:
    """A grid whose columns are named by its container, so all filled rows are data."""
    counts = filled_counts(grid)
    data = counts > 0
    kept = grid if data.all() else grid.filter(pa.array(data))
    blank = int((~data).sum())
    rows = pa.array(np.flatnonzero(data), pa.int64())
    return Layout(kept, headers, rows, None, (("blank_row", blank),) if blank else (), ())


class _Fates:
    """What each row of a grid is."""

    def __init__(self, grid: Table, counts: Counts, header: Header | None, header_score: HeaderScore | None) -> None:
        self.header_score = header_score
        self.others: list[int] = []  # the headers of other tables below
        self.named: Named | None = None  # rows whose buyer stands on a line above them
        self.turned: list[int] = []  # the headers of parts whose columns stand in another order
        self.above: list[int] = []  # and above
        self.sections: tuple[str, ...] = ()  # titles of parts, each with the header again below it
        self.grid = grid
        self.counts = counts
        self.header = header
        self.not_data: Counter[NotData] = Counter()
        self.totals: list[int] = []
        self.examples: list[int] = []  # of our templates, left in
        self.cut_off: int | None = None
        self.cut_cell: tuple[int, str] | None = None  # a last row that is complete but for the end of its last cell
        self.first_name: str | None = None
        self.last_name: str | None = None  # of a column that lines above the rows fill
        self.data: Mask = counts > 0
        self.not_data["blank_row"] = int((~self.data).sum())

    def settle(self, last_line: Literal["whole", "open"]) -> None:
        """Decide for every row, in the order of certainty."""
        self._drop(self._rules(), "title_row")
        if self.header:
            self.above = self._tables_above(self.header)
            above = self.data[: self.header.last_index + 1]
            self.not_data["title_row"] += int(above.sum()) - 1
            above[:] = False
            refunds = self._heads_of_refunds(self.header)
            repeated = sorted([*self._repeated_headers(self.header), *refunds])
            self._in_first_order(self.header, repeated)
            self._drop(self._page_heads(self.header, repeated), "title_row")
            self._drop(repeated, "repeated_header")
            self._drop_other_tables(self.header, repeated)
            self._under_titles(self.header, repeated, refunds)
            self._under_headings(self.header)
        else:
            self._under_labels()
        self.examples = self._examples()
        self._drop(self.examples, "example_row")
        totals = total_rows(self.grid, self.data, self.counts)
        self._drop(totals, "total_row")
        self.totals = sorted([*self.totals, *totals])
        self._under_sums()
        self._drop(self._notes_below(), "title_row")
        if self.header:
            self._drop(self._summary_below(self.header), "title_row")
        if last_line == "open" and self.header:
            self.cut_off = self._cut_off(self.header)
            if self.cut_off is None:
                self.cut_cell = self._cut_cell(self.header)
            gone = self.cut_off if self.cut_cell is None else self.cut_cell[0]
            self._drop([] if gone is None else [gone], "cut_off_row")

    def _drop(self, rows: list[int], code: NotData) -> None:
        self.data[rows] = False
        self.not_data[code] += len(rows)

    def _drop_other_tables(self, header: Header, repeated: list[int]) -> None:
        """Leave out tables below the first whose header is another one: Date, Supplier, Amount below Date, Customer, Amount."""
        if self.header_score is None:
            return
        cells = row(self.grid, header.index)
        starts = {at for at in self._like_header(cells) if self._heads_another(at, cells)}
        begun = self._section_starts(header, cells)
        starts |= {at for at in begun if self._heads_a_section(at, cells) or self._heads_another(at, cells)}
        otherwise = [at for at in self._starts_called_otherwise(header) if self._heads_a_section(at, cells)]
        starts |= {at for at in otherwise if not self._says_what_rows_say(at, header)}
        begins = int(self.data.argmax())  # right below the header stands what its columns mean, not another table
        if begins in starts:
            starts.remove(begins)
            self._drop([begins], "title_row")
        starts = sorted(starts - set(repeated))
        ends = sorted([*repeated, *starts, self.grid.num_rows])
        for start in starts:
            title = start - 1 if start and self.counts[start - 1] == 1 else start
            end = next(at for at in ends if at > start)
            rows = [at for at in range(title, end) if self.data[at]]
            self.others.append(start)
            self._drop(rows, "title_row")

    def _tables_above(self, header: Header) -> list[int]:
        """Rows above the header that name columns of their own, with rows of as many cells below them."""
        counts = self.counts[: min(header.index, _MOST_ABOVE)].tolist()
        found: list[int] = []
        for at, count in enumerate(counts):
            below = counts[at + 1 : at + 1 + _FEWEST_BELOW]
            if count >= _FEWEST_NAMES and below == [count] * _FEWEST_BELOW and not _has_values(row(self.grid, at)):
                found += [at] if all(_has_values(row(self.grid, at + one)) for one in range(1, len(below) + 1)) else []
        return found

    def _heads_another(self, at: int, cells: Row) -> bool:
        """Whether a row names columns as the header does, but for some that name nothing one knows or something else."""
        own = row(self.grid, at)
        if not _HALF_ALIKE <= _alike(own, cells) < _REPEATS or _has_values(own):
            return False
        changed = [
            one
            for one, other in zip(own, cells, strict=True)
            if one and is_filled(one) and one.strip() != (other or "").strip()
        ]
        if names_suppliers(changed) and not names_suppliers([one or "" for one in cells]):
            return True
        return bool(changed) and self.header_score is not None and self.header_score(changed) < _KNOWN_NAMES

    def _section_starts(self, header: Header, cells: Row) -> list[int]:
        """Rows where a part with other columns can begin: they share a name with the header, follow a blank row, or are shorter than the one above."""
        width = self.grid.num_columns
        named = [at for at in range(min(width, _LOOKED_AT_COLUMNS)) if is_filled(cells[at])]
        alike = np.zeros(self.grid.num_rows, np.bool_)
        for at in named:
            alike |= equals(self.grid.column(at), cells[at])
        blank = np.append(False, self.counts[:-1] == 0)
        ends = absent(self.grid.column(width - 1))
        shorter = ends & ~np.append(True, ends[:-1])
        below = self.data & (np.arange(self.grid.num_rows) > header.last_index)
        found = [np.flatnonzero(one & below) for one in (alike, blank, shorter)]
        return sorted({at for one in found if len(one) <= _MOST_SLICES for at in one.tolist()})

    def _starts_called_otherwise(self, header: Header) -> list[int]:
        """Rows with words where nearly all have figures: a second export may begin there, under names of its own, with no blank row above."""
        if self.grid.num_rows > _MOST_LOOKED_THROUGH:
            return []
        below = self.data & (np.arange(self.grid.num_rows) > header.last_index)
        head = np.flatnonzero(below)[:_TELLING_ROWS].tolist()
        for place in range(min(self.grid.num_columns, _LOOKED_AT_COLUMNS)):
            column = self.grid.column(place)
            cells = [column[at].as_py() for at in head]
            told = sum(bool(cell) and is_filled(cell) and is_value(cell or "") for cell in cells)
            if cells and told >= _REPEATS * len(cells):
                figures = np.asarray(pc.fill_null(pc.match_substring_regex(column, r"\d"), fill_value=True))
                found = np.flatnonzero(below & ~figures & filled(column))
                return found.tolist() if len(found) <= _MOST_SLICES else []
        return []

    def _says_what_rows_say(self, at: int, header: Header) -> bool:
        """Whether a cell of a row stands in its column in rows above, too: no name of a column does."""
        above = self.data & (np.arange(self.grid.num_rows) > header.last_index) & (np.arange(self.grid.num_rows) < at)
        cells = row(self.grid, at)[:_LOOKED_AT_COLUMNS]
        return any(
            cell and is_filled(cell) and bool((equals(self.grid.column(place), cell) & above).any())
            for place, cell in enumerate(cells)
        )

    def _in_first_order(self, header: Header, repeated: list[int]) -> None:
        """Put the columns of parts below, whose header has the first's names in another order, where the first has them."""
        names = [(cell or "").strip().casefold() for cell in row(self.grid, header.index)]
        wanted = [name for name in names if name]
        if header.index != header.last_index or len(wanted) < _FEWEST_NAMES or len(set(wanted)) < len(wanted):
            return
        spelled = [
            form for cell in row(self.grid, header.index) if cell and is_filled(cell) for form in _forms(cell.strip())
        ]
        among = np.asarray(pc.is_in(self.grid.column(0), value_set=pa.array(spelled, pa.string())))
        suspects = np.flatnonzero(among & self.data & (np.arange(self.grid.num_rows) > header.index)).tolist()
        turned: dict[int, list[int]] = {}
        for at in suspects[:_MOST_SLICES]:
            own = [(cell or "").strip().casefold() for cell in row(self.grid, at)]
            if own != names and sorted(name for name in own if name) == sorted(wanted):
                rest = iter([place for place, name in enumerate(own) if not name])
                turned[at] = [own.index(name) if name else next(rest) for name in names]
        if not turned:
            return
        ends = sorted([*turned, *repeated, self.grid.num_rows])
        parts, done = list[Table](), 0
        for at, places in turned.items():
            end = next(one for one in ends if one > at)
            part = self.grid.slice(at, end - at).select(places).rename_columns(self.grid.column_names)
            parts += [self.grid.slice(done, at - done), part]
            done = end
        self.grid = pa.concat_tables([*parts, self.grid.slice(done)])
        self.turned = list(turned)
        self._drop(self.turned, "repeated_header")

    def _heads_a_section(self, at: int, cells: Row) -> bool:
        """Whether a row is the header of other columns than the first: names only, most of them known, and rows below it."""
        own = row(self.grid, at)
        names = [one.strip() for one in own if one and is_filled(one)]
        if len(names) < _FEWEST_NAMES or len(set(names)) < len(names) or any(map(is_value, names)):
            return False
        below = at + 1 < self.grid.num_rows and self.data[at + 1]
        return bool(below) and _alike(own, cells) < _HALF_ALIKE and self.header_score is not None and self.header_score(names) >= _KNOWN_NAMES  # fmt: skip

    def _under_titles(self, header: Header, repeated: list[int], refunds: list[int]) -> None:
        """Leave out the line above a header that comes again; where they name buyers or days, or one speaks of refunds, each row is told which it is."""
        above = {
            index: found for index in [header.index, *repeated[:_MOST_SLICES]] if (found := self._title_above(index))
        }
        titles = {index: title for index, (at, title) in above.items() if index == header.index or self.data[at]}
        self._drop(sorted({above[index][0] for index in titles if index != header.index}), "title_row")
        again = {index: title for index, title in titles.items() if index != header.index}
        said = said_of_rows(titles)
        if again and len(said) == len(titles) > len(again):
            self._tell({index: what for index, (_name, what) in said.items()}, said[min(said)][0])
        elif refunds or any(map(_REFUNDS.search, again.values())):
            told = again | ({index: again.get(index, "") for index in repeated} if refunds else {})
            self._tell({index: "Refund" if index in refunds or _REFUNDS.search(title) else title for index, title in told.items()}, "Type")  # fmt: skip
        elif again and len(years := _years_in(titles)) == len(titles) > len(again):
            self._tell(years, "Year")
        elif again and len({*titles.values()}) == len(titles) > len(again) and self._lacks_months(header):
            self._tell(titles, "Month")
        elif (
            1 < len(parts := set(titles.values())) <= _MOST_PARTS and len({_FIGURES.sub("", one) for one in parts}) > 1
        ):
            self._tell(dict.fromkeys(repeated, "") | titles, SECTION)
            self.sections = tuple(dict.fromkeys(titles.values()))

    def _lacks_months(self, header: Header) -> bool:
        """Whether the days of rows are those of the month alone."""
        rows = pa.array(np.flatnonzero(self.data)[:_LIKE_THE_LAST])
        places = [at for at, name in enumerate(header.names) if compact(name) in DAYS]
        return any(are_days_alone(self.grid.column(at).take(rows).to_pylist()) for at in places)

    def _title_above(self, index: int) -> tuple[int, str] | None:
        """The line above a header, where it is one of words, or a day."""
        above = next((at for at in range(index - 1, -1, -1) if self.counts[at]), None)
        if above is None or self.counts[above] != 1:
            return None
        title = next(cell.strip() for cell in row(self.grid, above) if cell and is_filled(cell))
        return None if is_value(title) and not said_of_rows({above: title}) else (above, title)

    def _tell(self, says: dict[int, str], name: str) -> None:
        """Add a column that says of each row what the line above it said."""
        above = np.full(self.grid.num_rows, -1, dtype=np.int64)
        above[list(says)] = list(says)
        texts = pa.array([says.get(at) for at in np.maximum.accumulate(above).tolist()], pa.string())
        self.grid, self.last_name = self.grid.append_column(f"c{self.grid.num_columns}", texts), name

    def _under_headings(self, header: Header) -> None:
        """Give each row the line of its own that heads it, where a report is written so."""
        if self.last_name is not None:
            return
        if self._under_labels():
            return
        titles = " ".join(_titles(self.grid, header))
        found = under_headings(self.grid, self.data, self.counts, header.names[0] if header.names else "", titles)
        if found is None:
            if not self._told_behind(under_named_sums(self.grid, self.data, self.counts, titles)):
                self._under_lines(header)
            return
        self.grid, self.totals = found.grid, found.sums
        self.counts = filled_counts(found.grid)
        self.first_name = found.name
        self._drop(found.sums, "total_row")
        self._drop(found.headings, "title_row")

    def _under_lines(self, header: Header) -> None:
        """Give rows without a buyer that of the line above them, where other rows have one of their own."""
        found = under_lines(self.grid, self.data, self.counts, header.names)
        if found is None:
            return
        self.grid, self.named = found.grid, found
        self._drop(found.headings, "title_row")

    def _under_sums(self) -> None:
        """Leave out rows that come to those below them, and give these the buyer that such a row names, where they have none."""
        found = sums_above(self.grid, self.data)
        if found is None:
            return
        self.grid, self.totals = found.grid, sorted([*self.totals, *found.sums])
        self._drop(found.sums, "total_row")
        if found.named is not None and self.named is None:
            place, count, example = found.named
            self.named = Named(found.grid, found.sums, place, count, example, "told")

    def _under_labels(self) -> bool:
        """Give each row the day or the buyer that a line above it names, in a column behind the others; whether there is one."""
        return self._told_behind(under_labels(self.grid, self.data, self.counts))

    def _told_behind(self, labels: Headings | None) -> bool:
        """Take what lines above the rows say as a last column; whether they say anything."""
        if labels is None:
            return False
        self.grid, self.last_name = labels.grid, labels.name
        self._drop(labels.headings, "title_row")
        return True

    def _repeated_headers(self, header: Header) -> list[int]:
        cells = row(self.grid, header.index)
        return [index for index in self._like_header(cells) if _alike(row(self.grid, index), cells) >= _REPEATS]

    def _heads_of_refunds(self, header: Header) -> list[int]:
        """Headers below that are half the first's or more, and call what differs refunds: Order, Date, Customer, Refund below Order, Date, Customer, Total."""
        cells = row(self.grid, header.index)
        found: list[int] = []
        for at in self._like_header(cells)[:_MOST_SLICES]:
            own = row(self.grid, at)
            named = " ".join(one for one, other in zip(own, cells, strict=True) if one and one != other)
            if _HALF_ALIKE <= _alike(own, cells) < _REPEATS and not _has_values(own) and _REFUNDS.search(named):
                found.append(at)
        return found

    def _like_header(self, cells: Row) -> list[int]:
        """Rows of data that have the header's longest name in its column."""
        column = max(range(len(cells)), key=lambda at: len(cells[at] or ""))
        return np.flatnonzero(equals(self.grid.column(column), cells[column]) & self.data).tolist()

    def _page_heads(self, header: Header, repeated: list[int]) -> list[int]:
        """What a printed list repeats above the header on each page: rows that are mostly those of the first."""
        heads, known = set[int](), set(repeated)
        titles = [row(self.grid, at) for at in range(header.index)]
        for index in repeated if len(titles) <= _HEAD_ROWS else []:
            above = range(max(index - len(titles), header.last_index + 1), index)
            likely = [at for at in above if self.data[at] and at not in known]
            heads |= {at for at in likely if any(_alike(row(self.grid, at), title) >= _PAGE_ALIKE for title in titles)}
        return sorted(heads)

    def _examples(self) -> list[int]:
        """Rows that show how to fill in a template, as their number says; nobody fills in more than can be looked through."""
        if self.grid.num_rows > _MOST_LOOKED_THROUGH:
            return []
        found = np.zeros(self.grid.num_rows, np.bool_)
        for column in self.grid.columns[:_NUMBERED_AMONG]:
            found |= np.asarray(pc.is_in(column, value_set=pa.array(EXAMPLES, pa.string())))
        return np.flatnonzero(found & self.data).tolist()

    def _rules(self) -> list[int]:
        """Lines drawn with signs: -----, =====, also one piece in each column."""
        suspects = np.zeros(self.grid.num_rows, bool)
        for column in self.grid.columns[:_RULED]:
            suspects |= np.asarray(pc.fill_null(pc.match_substring_regex(column, _RULE.pattern), fill_value=False))
        indexes = np.flatnonzero(suspects & self.data)
        if len(indexes) > _MOST_RULES:
            return []
        return [
            at
            for at in indexes.tolist()
            if all(_RULE.match(one) for one in row(self.grid, at) if one and is_filled(one))
        ]

    def _notes_below(self) -> list[int]:
        """Rows of one or two texts at the end of a table: who exported it, and when."""
        if int(self.data.sum()) < 3:
            return []
        usual = usual_count(self.counts, self.data)
        notes: list[int] = []
        for index in last_rows(self.data, _LAST_ROWS)[::-1]:
            few = self.counts[index] == 1 if usual >= 3 else self.counts[index] <= 2 and usual >= 6
            first = next((cell for cell in row(self.grid, index) if is_filled(cell)), None)
            if not few or first is None or is_value(first):
                break
            notes.append(index)
        return notes

    def _summary_below(self, header: Header) -> list[int]:
        """The last rows, where they alone stop before the header does, hold half as much as others at most, and no day: a summary with a header of its own."""
        short = absent(self.grid.column(_width(header.names) - 1)) & self.data
        rows, count = np.flatnonzero(short).tolist(), int(self.data.sum())
        if not rows or len(rows) > _LAST_ROWS or count < _TELLING_ROWS or rows != last_rows(self.data, len(rows)):
            return []
        most = usual_count(self.counts, self.data) / 2
        whole = [row(self.grid, index) for index in rows if self.counts[index] <= most]
        dated = any(_DAY.search(cell) for cells in whole for cell in cells if cell)
        return rows if len(whole) == len(rows) and not dated else []

    def _cut_off(self, header: Header) -> int | None:
        """The last row, if it is the only one that stops before the header does."""
        last = self.grid.num_rows - 1
        if not self.data[last]:
            return None
        short = absent(self.grid.column(_width(header.names) - 1)) & self.data
        return last if short[last] and int(short.sum()) <= 1 + int(self.data.sum()) // 200 else None

    def _cut_cell(self, header: Header) -> tuple[int, str] | None:
        """The last row and its last cell, if that stops before the cells above it do."""
        last, place = self.grid.num_rows - 1, _width(header.names) - 1
        if not self.data[last] or place < 0:
            return None
        cell, *beyond = row(self.grid, last)[place:]
        if cell is None or any(one is not None for one in beyond):
            return None
        rows = last_rows(self.data, _LIKE_THE_LAST + 1)[:-1]
        above = [one for one in self.grid.column(place).take(pa.array(rows, pa.int64())).to_pylist() if is_filled(one)]
        return (last, cell) if is_cut(cell, above) else None


def _years_in(titles: dict[int, str]) -> dict[int, str]:
    """The one year that each of some titles speaks of."""
    found = {at: {*YEAR.findall(title)} for at, title in titles.items()}
    return {at: years.pop() for at, years in found.items() if len(years) == 1}


def _forms(name: str) -> tuple[str, ...]:
    """A name in small and in large letters."""
    return name, name.lower(), name.upper(), name.capitalize(), name.title()


def _has_values(cells: Row) -> bool:
    return any(is_value(cell) for cell in cells if cell and is_filled(cell))


def _alike(cells: Row, others: Row) -> float:
    """The share of filled cells that are equal."""
    pairs = [(a, b) for a, b in zip(cells, others, strict=True) if is_filled(a) or is_filled(b)]
    return sum((a or "").strip() == (b or "").strip() for a, b in pairs) / max(len(pairs), 1)


def _width(names: tuple[str, ...]) -> int:
    """Columns up to the last that has a name."""
    return max((at + 1 for at, name in enumerate(names) if name), default=len(names))


def _layout(grid: Table, fates: _Fates, header: Header | None, names: tuple[str, ...], first_row: int) -> Layout:
    rows = np.flatnonzero(fates.data)
    kept = _kept(grid, fates.data)
    whole, cut = kept.num_columns, None
    if header is not None and fates.last_name is None:
        cut = mended(kept, _width(names))
        kept = _rejoined(kept, _width(names)) if cut is None else cut.table
        names = names[: kept.num_columns]
    used = [at for at, name in enumerate(names) if name or (len(rows) and filled(kept.column(at)).any())]
    if header is None:
        used = [at for at in used if filled(kept.column(at)).any()]
    cells = kept.select(used).rename_columns([f"c{at}" for at in range(len(used))])
    findings = _findings(kept, fates, header, rows, first_row)
    if cut is not None:
        together = (rows[cut.rows[:10]] + first_row).tolist()
        findings += (remark("cells_rejoined", count=len(cut.rows), rows=first_few(together)),)
    elif kept.num_columns < whole:
        findings += (remark("decimals_rejoined"),)
    findings += (remark(TITLED, titles=fates.sections),) if fates.sections else ()
    not_data: tuple[tuple[NotData, int], ...] = tuple((code, count) for code, count in fates.not_data.items() if count)
    headers = tuple(names[at] for at in used)
    titles = _titles(grid, header)
    return Layout(
        cells, headers, pa.array(rows, pa.int64()), header.index if header else None, not_data, findings, titles
    )


def _titles(grid: Table, header: Header | None) -> tuple[str, ...]:
    """What stands above the header."""
    above = range(min(header.index, _LAST_ROWS) if header else 0)
    return tuple(cell.strip() for at in above for cell in row(grid, at) if cell and is_filled(cell))


def _kept(grid: Table, data: Mask) -> Table:
    """The rows of data: slices of the grid, which cost nothing, unless they are too many."""
    borders = np.flatnonzero(np.diff(data, prepend=False, append=False))  # where data begins and ends, in turns
    if not 0 < len(borders) <= 2 * _MOST_SLICES:
        return grid.filter(pa.array(data))
    return pa.concat_tables(grid.slice(start, stop - start) for start, stop in borders.reshape(-1, 2).tolist())


def _rejoined(kept: Table, width: int) -> Table:
    """The same where every row has more cells than names: decimals that a comma cut off stand behind their whole number again."""
    more = kept.num_columns - width
    if more <= 0 or not kept.num_rows or any(absent(column).any() for column in kept.columns):
        return kept
    whole = [_all_match(column, r"^ ?[-+]?\d{1,9}$") for column in kept.columns]
    cents = [_all_match(column, r"^\d\d$") for column in kept.columns]
    cut = [at for at in range(1, kept.num_columns) if whole[at - 1] and cents[at]]
    if len(cut) != more:
        return kept
    for at in reversed(cut):
        joined = pc.binary_join_element_wise(kept.column(at - 1), kept.column(at), ",")
        kept = kept.set_column(at - 1, kept.column_names[at - 1], joined).remove_column(at)
    return kept


def _all_match(column: Column, pattern: str) -> bool:
    return bool(pc.all(pc.match_substring_regex(column, pattern)).as_py())


#: What is said of rows that are headers of other parts, and totals, by what they are.
_SAID_OF_ROWS = ("total_rows", "tables_above", "tables_below", "turned_columns", "example_rows")


def _findings(
    kept: Table, fates: _Fates, header: Header | None, rows: npt.NDArray[np.int64], first_row: int
) -> tuple[Finding, ...]:
    said: list[Finding] = []
    for code, found in zip(
        _SAID_OF_ROWS, (fates.totals, fates.above, fates.others, fates.turned, fates.examples), strict=True
    ):
        if found:
            said.append(remark(code, count=len(found), rows=first_few([index + first_row for index in found])))
    if fates.named is not None and header is not None:
        one = fates.named
        code = "buyers_above" if one.how == "told" else "buyers_perhaps_above"
        said.append(remark(code, count=one.rows, header=header.names[one.place], example=one.example[:40]))
    if fates.cut_off is not None:
        said.append(remark("cut_off_row", row=fates.cut_off + first_row))
    if fates.cut_cell is not None:
        at, cell = fates.cut_cell
        said.append(remark("cut_off_cell", row=at + first_row, cell=cell.strip()[:40]))
    if header is None:
        return (*said, remark("no_header"))
    width = _width(header.names)
    short = absent(kept.column(width - 1)) if width else np.zeros(len(rows), bool)
    beyond = np.zeros(len(rows), bool)
    for column in kept.columns[width : kept.num_columns - (fates.last_name is not None)]:
        beyond |= filled(column)
    for code, those in (("short_rows", short), ("long_rows", beyond)):
        if those.any():
            numbers = rows[np.flatnonzero(those)[:10]] + first_row
            said.append(remark(code, count=int(those.sum()), rows=first_few(numbers.tolist())))
    return tuple(said)
