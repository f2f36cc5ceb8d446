"""Refunds in a sheet or a file of their own: each becomes a row below zero of the orders' table, with its own day and its order's buyer.

Such a list says which order each refund is of, and not who bought. Which of two tables is the list is told by what it calls
itself, by numbers of refunds or by its name, and by its order numbers, most of which have to be the other's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pyarrow as pa

from lib.core.findings import Finding, finding
from lib.core.words import NP_, first_of
from lib.ingest.arrow import Column
from lib.ingest.booking import Evidence, book_once, find_booking
from lib.ingest.buyers import named_orders, sales_of
from lib.ingest.cells import Cells, Columns, every
from lib.ingest.draft import Draft, OrderRows
from lib.ingest.duplicates import repeated_rows
from lib.ingest.fates import CODES, REFUND
from lib.ingest.fields import Catalogue
from lib.ingest.groups import Mask, combine, order_groups, sums
from lib.ingest.header_currencies import header_currency
from lib.ingest.headers import compact
from lib.ingest.ids import clean_id
from lib.ingest.kinds import Mapping, match_kind
from lib.ingest.likeness import NEARLY_ALL, content_fit, name_score
from lib.ingest.marks import NO
from lib.ingest.matching import Matched
from lib.ingest.money import RowMoney, says_something
from lib.ingest.numbers import as_numbers, read_figures
from lib.ingest.signs import numbers_returns
from lib.ingest.statuses import meaning_of
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts, clean, filled_cells
from lib.ingest.written import says_no_day

#: The column that says which order a refund of a list gives back, and the one that says what became of it.
ORIGINAL, _STATUS = "Original order number", "Status"
#: What such a refund is numbered as: its own number could be an order's.
_NUMBER = "RF-{}"
#: Most of a list's orders stand in the other table.
_MOST = 0.5
_EXAMPLES = 3
_BEFORE = re.compile(r"^[#＃\s]+")
#: What a number or a name has, and noughts have not.
_TELLS = re.compile(r"[1-9]|[^\W\d_]")
#: What has become of a refund that was given.
_GIVEN = frozenset(["paid", "refunded", "partially_refunded", None])
#: Parts of names of lists that hold orders as well.
_OF_SALES = ("order", "sale", "payment", "transaction", "订单", "交易", "销售", "bestell", "command", "pedido", "ordin", "zamow", "заказ", "注文", "주문")  # fmt: skip


def list_of_refunds(table: TextTable, catalogue: Catalogue, today: date, name: str = "") -> str | None:
    """What makes a table a list of refunds; None where it is none.

    It is a header over the number or the day of a refund in each row, or over its money where there is no other; or what the table is called,
    unless it has a column for numbers of refunds and most rows have none.
    """
    columns, refund, amount = Columns(table), catalogue.field("refund"), catalogue.field("amount")
    speaking = [at for at, header in enumerate(table.headers) if numbers_returns(header) or catalogue.hints.says_refund(header)]  # fmt: skip
    share = {at: _share_told(columns[at]) for at in speaking}
    filled = [at for at in speaking if share[at] >= NEARLY_ALL]
    other_money = any(name_score(header, amount) > 0 for header in table.headers)
    for at in filled:
        header = table.headers[at]
        if numbers_returns(header) or content_fit(columns[at], "date", catalogue.month_numbers, today) >= NEARLY_ALL:
            return header
        if not other_money and name_score(header, refund) > 0 and all(re.search("[1-9]", text) for text in columns[at].distinct):  # fmt: skip
            return header
    numbers = [share[at] for at in speaking if numbers_returns(table.headers[at])]
    for one in (name, table.dialect.sheet or "", table.name) if not numbers or max(numbers) >= _MOST else ():
        if refund.parts.found_in(one) and not any(word in compact(one) for word in _OF_SALES):
            return one
    return None


def _share_told(column: Texts) -> float:
    """How many of a column's rows tell something: sales have 0, none or a day of 1970 where refunds have theirs."""
    told = [_tells_of_one(text) for text in column.distinct]
    return float(np.array([*told, False], np.bool_)[column.codes].mean()) if len(column.codes) else 0.0


def _tells_of_one(text: str) -> bool:
    said = clean(text).casefold()
    return (
        says_something(text)
        and said not in NO
        and _TELLS.search(said) is not None
        and (said.isdigit() or not says_no_day(text))
    )


@dataclass(frozen=True)
class _List:
    """Where a list of refunds has what.

    Attributes:
        of, day, money: the order that each refund is of, its day and its amount.
        own: its number; None where it has none.
        repeats: rows that tell a refund another time.
        whole: whether the sum of a refund stands on each row of what was sent back.
    """

    columns: Columns
    matched: Matched
    of: int
    day: int
    money: int
    own: int | None
    repeats: Mask
    whole: bool

    @property
    def told(self) -> tuple[int, int, int]:
        """What tells refunds apart that have no number."""
        return self.of, self.day, self.money


def as_refunds_of(
    first: TextTable, other: TextTable, names: tuple[str, str], known: tuple[Catalogue, date, Mapping]
) -> TextTable | None:
    """A list of refunds as rows of a table of orders; None where it is none, or not of these orders.

    Args:
        first: the orders.
        other: the list.
        names: what the user calls both.
        known: what is known about headers, today, and what was chosen by hand.
    """
    catalogue, today, mapping = known
    if list_of_refunds(other, catalogue, today, names[1]) is None or list_of_refunds(first, catalogue, today, names[0]):
        return None
    places = match_kind(first, "orders", mapping, catalogue, today).columns
    if not {"order_id", "ordered_at", "amount"} <= places.keys():
        return None
    numbers = _by_bare_number(Columns(first)[places["order_id"]])
    found = _found(other, numbers, catalogue, today)
    if found is None or len({header_currency(one) for one in (first.headers[places["amount"]], other.headers[found.money])} - {None}) > 1:  # fmt: skip
        return None
    below = _below_zero(found.columns[found.money])
    return None if below is None else _under(first.headers, places, other, found, (below, numbers), catalogue)


def _under(
    headers: Sequence[str], places: dict[str, int], other: TextTable, found: _List, told: tuple[Column, dict[str, str]], catalogue: Catalogue
) -> TextTable:  # fmt: skip
    """The list under the orders' headers, with its amounts below zero and the numbers of its orders as these have them."""
    below, numbers = told
    columns, matched = found.columns, found.matched
    texts = {places["order_id"]: _numbered(found), places["ordered_at"]: _cells(other, found.day), places["amount"]: below}  # fmt: skip
    for field in ("currency", *(() if found.whole else ("product", "sku"))):
        if field in places and field in matched.columns:
            texts.setdefault(places[field], _cells(other, matched.columns[field]))
    all_headers = list(headers)
    more = {headers[places["refund_of"]] if "refund_of" in places else ORIGINAL: _as_in(columns[found.of], numbers)}
    status = matched.columns.get("status", next(iter(matched.states), None))
    if status is not None and (undone := _not_given(columns[status], catalogue)) is not None:
        more[headers[places["status"]] if "status" in places else _STATUS] = undone
    for header, column in more.items():
        if header not in all_headers:
            all_headers.append(header)
        texts[all_headers.index(header)] = column
    nothing = pa.nulls(other.cells.num_rows, pa.string())
    return replace(
        other,
        cells=pa.table({f"c{at}": texts.get(at, nothing) for at in range(len(all_headers))}),
        headers=tuple(all_headers),
        findings=tuple(one for one in other.findings if one.level != "info"),
    )


def _found(table: TextTable, numbers: dict[str, str], catalogue: Catalogue, today: date) -> _List | None:
    """Where a list has what; None where it lacks the order, the day or the amount."""
    columns, matched = Columns(table), match_kind(table, "orders", (), catalogue, today)
    of = _column_of_orders(table, columns, numbers, catalogue)
    day = _column_of_days(table, columns, matched, (catalogue, today))
    money = matched.columns.get("refund", matched.columns.get("amount"))
    if of is None or day is None or money is None or len({of, day, money}) < 3:
        return None
    own = next((at for at, header in enumerate(table.headers) if numbers_returns(header) and at not in {of, day, money}), None)  # fmt: skip
    whole = own is not None and _is_told_again(columns, own, money, matched.columns.get("quantity"))
    parts = [of, day, money, *([] if own is None else [own])]
    content = combine([columns[at].codes for at in parts]) if whole else columns.content(every(columns.rows))
    return _List(columns, matched, of, day, money, own, repeated_rows(content), whole)


def _cells(table: TextTable, place: int) -> Column:
    return table.cells.column(place).combine_chunks()


def _bare(number: str) -> str:
    """An order's number without what one export puts before it and another does not."""
    return _BEFORE.sub("", clean_id(number) or "").casefold()


def _by_bare_number(orders: Texts) -> dict[str, str]:
    """The order numbers as the orders write them, by what both exports have in common."""
    return {bare: text for text in orders.distinct if (bare := _bare(text))}


def _column_of_orders(table: TextTable, columns: Columns, numbers: dict[str, str], catalogue: Catalogue) -> int | None:
    """The column that most says of which orders the refunds are, by its cells, and by its header where several do."""
    fields = (catalogue.field("refund_of"), catalogue.field("order_id"))

    def telling(place: int) -> tuple[float, float]:
        header, column = table.headers[place], columns[place]
        rows = column.rows_by_value()
        filled = [(bool(_bare(text)), _bare(text) in numbers, int(count)) for text, count in zip(column.distinct, rows, strict=True)]  # fmt: skip
        told = sum(count for is_filled, _known, count in filled if is_filled)
        there = sum(count for _filled, known, count in filled if known)
        return there / told if told else 0, max(name_score(header, field) for field in fields)

    found = {place: told for place in range(len(table.headers)) if (told := telling(place))[0] >= _MOST and (told[1] > 0 or not numbers_returns(table.headers[place]))}  # fmt: skip
    named = {place: told for place, told in found.items() if told[1] > 0}
    return max(named, key=lambda place: named[place][::-1]) if named else None


def _column_of_days(table: TextTable, columns: Columns, matched: Matched, known: tuple[Catalogue, date]) -> int | None:
    """The day of the refund: a column of days whose header says so, else the one that orders have."""
    catalogue, today = known
    days = [at for at in range(len(table.headers)) if content_fit(columns[at], "date", catalogue.month_numbers, today) >= NEARLY_ALL]  # fmt: skip
    said = [at for at in days if catalogue.hints.says_refund(table.headers[at])]
    usual = matched.columns.get("ordered_at")
    return next(iter(said), usual if usual is not None else days[0] if len(days) == 1 else None)


def _below_zero(money: Texts) -> Column | None:
    """Each cell below zero, whether or not the list writes it so; None where it has both."""
    figures = read_figures(money)
    values, readable = as_numbers(figures, figures.decided() or ".", None).e4()
    told = readable & (values != 0)
    if not told.any():
        return None
    above = values[told] > 0
    if not above.all() and above.any():
        return None
    return _written(money, [f"-{clean(text)}" if above.all() and clean(text) else text for text in money.distinct])


def _as_in(of: Texts, numbers: dict[str, str]) -> Column:
    """The order of each refund, as the orders write it."""
    return _written(of, [numbers.get(_bare(text), text) for text in of.distinct])


def _written(texts: Texts, cells: Sequence[str | None]) -> Column:
    """A column with other cells in the place of its own, given for each distinct one."""
    return pa.array([*cells, None], pa.string()).take(pa.array(texts.codes % (len(cells) + 1)))


def _numbered(found: _List) -> Column:
    """A number for each refund, the same in each export of it: its own, or its order, day and amount.

    Several parts of one refund are told apart by a further figure; rows that repeat another keep its number, and are dropped as repeats.
    """
    columns = found.columns
    cells = [[clean(columns[at].distinct[code]) if code >= 0 else "" for code in columns[at].codes.tolist()] for at in found.told]  # fmt: skip
    names = [" ".join(row) for row in zip(*cells, strict=True)]
    if found.own is not None:
        texts = columns[found.own]
        names = [(clean(texts.distinct[code]) if code >= 0 else "") or name for code, name in zip(texts.codes.tolist(), names, strict=True)]  # fmt: skip
    seen: Counter[str] = Counter()
    result: list[str] = []
    for name, again in zip(names, found.repeats.tolist(), strict=True):
        seen[name] += not again or not seen[name]
        result.append(_NUMBER.format(name if seen[name] == 1 else f"{name} ({seen[name]})"))
    return pa.array(result, pa.string())


def _is_told_again(columns: Columns, own: int, money: int, quantity: int | None) -> bool:
    """Whether the sum of a refund stands on each row of what was sent back."""
    refunds, count = order_groups(columns[own])
    values, readable = as_numbers(read_figures(columns[money]), ".", None).e4()
    evidence = Evidence(
        refunds, count, ~repeated_rows(columns.content(every(columns.rows))), np.abs(values), readable, None,
        None if quantity is None else columns[quantity].codes.astype(np.int64),
    )  # fmt: skip
    return find_booking(evidence) == "repeated"


def _not_given(status: Texts, catalogue: Catalogue) -> Column | None:
    """What became of refunds that were refused, failed or not given yet; None where all were given."""
    meanings = [meaning_of(text, catalogue.statuses, None) for text in status.distinct]
    texts = [None if meaning in _GIVEN else text for text, meaning in zip(status.distinct, meanings, strict=True)]
    return _written(status, texts) if any(texts) else None


def told_once(cells: Cells, orders: OrderRows, money: RowMoney) -> tuple[OrderRows, RowMoney]:
    """Refunds that stand in rows and in a column of their orders, each taken off once: as the order has it, unless the rows give back more.

    Args:
        cells: the file.
        orders: which rows belong to which order.
        money: what every row is worth.
    """
    refund = money.sides.get("refund")
    if refund is None or "refund_of" not in cells:
        return orders, money
    sale = sales_of(cells, orders.ids, orders.groups)
    rows = (money.amount_e4 < 0) & (sale != orders.groups) & orders.distinct
    column = np.where(orders.distinct, refund, 0)
    if "refund" in money.of_order:
        column = book_once(column, orders.groups, orders.count, orders.distinct)
    on_order, in_rows = sums(orders.groups, orders.count, column), np.zeros(orders.count, dtype=np.int64)
    np.add.at(in_rows, sale[rows], -money.amount_e4[rows])
    both = (on_order > 0) & (in_rows > 0)
    if not both.any():
        return orders, money
    more = both & (in_rows > on_order)
    again = rows & (both & ~more)[sale]
    header, said = cells.header("refund"), list[Finding]()
    if again.any():
        said.append(finding(
            "refunds_on_orders", "info",
            NP_("{count} refund stands in a row of its own and in “{header}” of its order, too: it was taken off once, as the order has it.", "{count} refunds stand in rows of their own and in “{header}” of their orders, too: they were taken off once, as the orders have them."),
            count=int(again.sum()), header=header,
        ))  # fmt: skip
    if more.any():
        said.append(finding(
            "refunds_beyond_orders", "warning",
            NP_("The refunds of {count} order come to {money_rows} in rows of their own and to {money_column} in “{header}”: the rows were used, as they tell more.", "The refunds of {count} orders come to {money_rows} in rows of their own and to {money_column} in “{header}”: the rows were used, as they tell more."),
            count=int(more.sum()), money_rows=int(in_rows[more].sum()), money_column=int(on_order[more].sum()), header=header,
        ))  # fmt: skip
    superseded = again if orders.superseded is None else orders.superseded | again
    sides = {**money.sides, "refund": np.where(more[orders.groups], 0, refund)}
    money = replace(money, sides=sides, findings=[*money.findings, *said])
    return replace(orders, distinct=orders.distinct & ~again, superseded=superseded), money


def listed_findings(draft: Draft) -> list[Finding]:
    """What became of the refunds of lists: how many were taken off how many orders, and how many name orders that are not here."""
    cells, orders, money = draft.cells, draft.orders, draft.money
    if "refund_of" not in cells or cells.header("refund_of") != ORIGINAL:
        return []
    listed = filled_cells(cells.texts("refund_of")) & ~draft.judged.facts.duplicate
    place = named_orders(cells, orders.ids)
    said: list[Finding] = []
    netted = listed & (draft.judged.fates == REFUND)
    if netted.any():
        said.append(finding(
            "refunds_listed", "info",
            NP_("{count} refund from “{names}” was taken off, with {money_refunds}; orders that it is of: {orders}.", "{count} refunds from “{names}” were taken off, with {money_refunds}; orders that they are of: {orders}."),
            count=int(netted.sum()), names=_names(draft.table, netted), money_refunds=-int(money.amount_e4[netted].sum()), orders=len(np.unique(place[netted])),
        ))  # fmt: skip
    strange = listed & (place < 0) & (draft.judged.fates == CODES.index("refund_unmatched"))
    if strange.any():
        texts = cells.texts("refund_of")
        named = dict.fromkeys(clean(texts.distinct[code]) for code in texts.codes[strange].tolist())
        said.append(finding(
            "refunds_of_other_orders", "warning",
            NP_("{count} refund from “{names}” is of an order that is not here ({examples}), and was set aside with {money_refunds}. Bring the orders of that time as well.", "{count} refunds from “{names}” are of orders that are not here ({examples}), and were set aside with {money_refunds}. Bring the orders of that time as well."),
            count=int(strange.sum()), names=_names(draft.table, strange), examples=first_of([*named], _EXAMPLES), money_refunds=-int(money.amount_e4[strange].sum()),
        ))  # fmt: skip
    return said


def _names(table: TextTable, rows: Mask) -> str:
    """The sheets or files of some rows."""
    of = table.by_part
    return "" if of is None else ", ".join(of.distinct[code] for code in np.unique(of.codes[rows]).tolist())
