"""A column of two words, one for money that came in and one for money that went out, beside amounts without a sign."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.cells import Cells
from lib.ingest.fields import Mark
from lib.ingest.groups import Mask, Money
from lib.ingest.headers import compact
from lib.ingest.in_and_out import out_said
from lib.ingest.known_buyers import known_buyers
from lib.ingest.marks import Marked, has_word
from lib.ingest.table import TextTable
from lib.ingest.two_words import Sense, two_words_of

#: Headers that say outright that a column tells sides or signs, by their letters.
_SAYS_SIDES = frozenset(map(compact, ("s/h", "soll/haben", "haben/soll", "soll/haben kennzeichen", "soll/haben kz", "s/h kennzeichen", "sh kz", "dr/cr", "cr/dr", "debit/credit", "credit/debit", "debit credit indicator", "credit debit indicator", "d/c", "c/d", "dc indicator", "debe/haber", "débit/crédit", "débito/crédito", "dare/avere", "wn/ma", "borç/alacak", "дебет/кредит", "借贷", "借贷方向", "借贷标志", "借/贷", "借貸", "借貸区分", "차대구분")))  # fmt: skip
#: What comes back is the smaller part: above this, the other side is something else, such as payments for invoices.
_MOST_BACK = 1 / 3
_HALF = 0.5


@dataclass(frozen=True)
class TwoWays:
    """What a column of two words says of the rows on its other side.

    Attributes:
        header: the column's.
        came: what rows are called whose money came in.
        went: what the others are called.
        back: rows that gave money back to a buyer.
        aside: rows of money for somebody else.
        unsure: rows that may be either; they count as they stand.
        whose: buyers whose names stand behind other words in rows that gave back (Gutschrift Anna Maier), by the cell.
    """

    header: str
    came: str
    went: str
    back: Mask
    aside: Mask
    unsure: Mask
    whose: dict[str, str]


def two_ways(cells: Cells, marks: Sequence[tuple[Mark, int]], chosen: Collection[str]) -> TwoWays | None:
    """The first column that says nothing but that money came in or went out; None where none does, or where marks read it.

    Args:
        cells: the file by field.
        marks: columns that say what a row is in words of their own.
        chosen: headers that the reader chose for something.
    """
    columns = cells.columns
    for place in range(len(columns)):
        header = cells.heading(place)
        if header in chosen:
            continue
        pair = two_words_of(columns, place, header)
        if pair is None or any(at == place and _reads(mark, (pair.came, pair.went)) for mark, at in marks):
            continue
        sense = "sides" if pair.sense == "unsure" and compact(header) in _SAYS_SIDES else pair.sense
        return _judged(cells, (header, pair.came, pair.went), pair.rows, sense)
    return None


def _reads(mark: Mark, words: Collection[str]) -> bool:
    """Whether a mark knows one of the words."""
    return mark.says == "words" and mark.code in {"not_a_sale", "taken_back"} and any(has_word(one, mark) for one in words)  # fmt: skip


def _judged(
    cells: Cells,
    called: tuple[str, str, str],
    rows: tuple[Mask, Mask],
    sense: Sense,
) -> TwoWays:
    """What the rows are whose money went out: given back where they name who bought, else money for somebody else."""
    came, went = rows
    nothing = np.zeros_like(went)
    known, whose = known_buyers(cells, came, went)
    share = float(known[went].mean()) if went.any() else 0.0
    few = int(went.sum()) <= _MOST_BACK * int((came | went).sum())
    if sense == "cash_book":
        return TwoWays(*called, went & known, went & ~known, nothing, whose)
    if sense == "unsure" or not few or _other_account(cells, came, went):
        return TwoWays(*called, nothing, nothing, went, {})
    if share < _HALF:  # then most is paid to others: a statement, not a list of invoices and credit notes
        return TwoWays(*called, went & known, went & ~known, nothing, whose)
    return TwoWays(*called, went, nothing, nothing, whose)


def _other_account(cells: Cells, came: Mask, went: Mask) -> bool:
    """Whether what went out is booked against accounts of its own, as payments are against the bank's."""
    for place in range(len(cells.columns)):
        if not compact(cells.heading(place)).startswith(("gegenkonto", "contraaccount", "offsetaccount", "offsettingaccount", "对方科目")):  # fmt: skip
            continue
        codes = cells.columns[place].codes
        return not set(codes[came].tolist()) & set(codes[went].tolist())
    return False


def with_names_alone(table: TextTable, cells: Cells, ways: TwoWays | None) -> TextTable:
    """The same, buyers of what was given back called as where they bought."""
    if ways is None or not ways.whose:
        return table
    for field in ("name", "customer_id"):
        if field in cells:
            place = cells.place(field)
            texts = [ways.whose.get(text, text) if back else text for text, back in zip(table.cells.column(place).to_pylist(), ways.back.tolist(), strict=True)]  # fmt: skip
            renamed = table.cells.set_column(place, table.cells.column_names[place], pa.array(texts, pa.string()))
            table = replace(table, cells=renamed)
    return table


def with_two_ways(marked: Marked, ways: TwoWays | None, amount_e4: Money) -> Marked:
    """What marks say, with what the column of two words says.

    Args:
        marked: what the marks say.
        ways: None where there is no such column.
        amount_e4: the money of each row, as it is written.
    """
    if ways is None:
        return marked
    back, aside = ways.back & ~marked.excluded, ways.aside & ~marked.excluded & ~marked.taken_back
    told = [(int(rows.sum()), int(np.abs(amount_e4[rows]).sum())) for rows in (back, aside)]
    said = out_said(f"{ways.header}: {ways.went}", told[0], told[1], ways.went)
    asked = _asked(ways, amount_e4)
    return Marked(marked.excluded | aside, marked.taken_back | back, [*marked.findings, *said, *asked])


def _asked(ways: TwoWays, amount_e4: Money) -> list[Finding]:
    rows = ways.unsure
    if not rows.any():
        return []
    return [
        finding(
            "two_ways_unsure", "warning",
            N_("“{header}” says “{went}” in {rows} rows with {money_out} and “{came}” in {others} with {money_rest}: one may be sales and the other payments or what was given back. All were counted as sales. If only “{came}” are sales, choose the column as the status and count only these (--map status={header} --status-keep {came})."),
            header=ways.header, went=ways.went, came=ways.came, rows=int(rows.sum()), others=int((~rows).sum()),
            money_out=int(amount_e4[rows].sum()), money_rest=int(amount_e4[~rows].sum()),
        )
    ]  # fmt: skip
