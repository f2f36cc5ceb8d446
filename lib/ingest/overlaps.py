"""Several exports of one shop that overlap: an order that two of them have counts once, as the newer one has it; and files of other shops."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Literal

import numpy as np
import pandas as pd

from lib.core import columns as c
from lib.core.findings import Finding, finding
from lib.core.settings import Duplicates
from lib.core.words import N_, NP_, Sentence, first_of
from lib.ingest.cells import Cells, every
from lib.ingest.dates import Moments
from lib.ingest.fates import CODES
from lib.ingest.groups import Mask, combine
from lib.ingest.ids import read_ids
from lib.ingest.imported import Imported, LedgerLine
from lib.ingest.restarts import number_of
from lib.ingest.sheet_names import SHEET
from lib.ingest.table import TextTable

REPLACED = "replaced"
#: Says that files without order numbers tell the same sales.
DAYS_TOLD_TWICE = "days_told_twice"
FILES_OVERLAPPING = "files_overlapping"
#: Says how many orders are in several files, and count once.
LAID_OVER = "files_laid_over"
#: Says which files were joined; with their days, once these are known.
JOINED = "joined_files"
#: What is said of how files of one shop lie beside or over one another.
OF_FILES = (JOINED, "files_apart", FILES_OVERLAPPING, LAID_OVER, DAYS_TOLD_TWICE)
#: So large a part of the numbers that two files share has to be of one order in both; else each file counts anew.
_SAME = 0.5
#: A single day, or a single number, that two files share says nothing; nor do so few customers of the smaller file.
_SEVERAL, _FEW = 2, 0.1
#: How much longer than usual a pause of a week and more is at times: a month has 28 to 31 days.
_WEEK, _SOMEWHAT = 7, 1.5
_NOBODY_SHARED = N_(
    "“{file}” may be another shop's: nobody in it is in the files before it (customers: {customers} here, {customers_before} there), though both have orders of the same {days} days. It counts here (orders: {orders}). If it is another shop's, take it out and bring it by itself."
)
_NUMBERS_OF_OTHERS = N_(
    "“{file}” may be another shop's: {numbers} of its order numbers are in the files before it as well, {others} of them for other orders. Customers: {customers} here, {customers_before} there, {shared} in both. It counts here (orders: {orders}). If it is another shop's, take it out and bring it by itself."
)
_READ_AS_ONE = NP_(
    "{count} file was read as the orders of one shop: {spans}.",
    "{count} files were read as the orders of one shop: {spans}.",
)
_SHEETS_READ_AS_ONE = NP_(
    "{count} sheet was read as the orders of one shop: {spans}.",
    "{count} sheets were read as the orders of one shop: {spans}.",
)
_SPAN = N_("“{file}” ({first} – {last})")
_APART = NP_(
    "{count} day between “{file_before}” and “{file}” is in neither ({first} – {last}): was the shop closed, or is an export missing?",
    "{count} days between “{file_before}” and “{file}” are in neither ({first} – {last}): was the shop closed, or is an export missing?",
)
_OVERLAPPING = NP_(
    "{count} day is in “{file_before}” as well as in “{file}” ({first} – {last}).",
    "{count} days are in “{file_before}” as well as in “{file}” ({first} – {last}).",
)
#: So many files are named; of more, the first ones.
_NAMED = 6
_BUYER = ("email", "phone", "customer_id", "name")
_GOODS = ("product", "sku")
#: What one sale differs in from another of its day; so many different ones have to be in both files.
_SALE, _SALES_ALIKE = (*_BUYER, *_GOODS, "amount", "quantity", "unit_price"), 5
_NEARLY_ALL = 0.9
_DAY = "datetime64[D]"


@dataclass(frozen=True)
class Overlap:
    """What the files that rows came from have in common.

    Attributes:
        replaced: rows of orders that a newer file has, too.
        shared: orders that several files have, or rows where orders have no number.
        by: what tells that they are the same: the number of an order, or whole rows of whole days.
    """

    replaced: Mask
    shared: int
    by: Literal["number", "days"] = "number"


def overlap_of(
    table: TextTable, cells: Cells, moments: Moments, last_day: date, duplicates: Duplicates = "auto"
) -> Overlap | None:
    """Which rows a newer file replaces; None where there is one file, or none has an order of another.

    A file is as new as its last order; of equally new ones, the one that was given last is newer. Numbers that each file
    counts anew are of different orders. Files without numbers tell the same sales where whole days of them are the same.

    Args:
        table: the rows of all files.
        cells: the same by field.
        moments: when each row was ordered.
        last_day: what is dated later says nothing.
        duplicates: what the reader said of rows that repeat exactly; whoever keeps all keeps these.
    """
    if table.part_of is None or len(table.parts) < 2:
        return None
    if "order_id" not in cells:
        return _days_told_twice(table, cells, moments) if duplicates != "keep" else None
    ids, _ = read_ids(cells.texts("order_id"), "order_id", cells.header("order_id"))
    part = table.part_of.to_numpy(zero_copy_only=False).astype(np.int64)
    rows = pd.DataFrame({"order": ids.codes.astype(np.int64), "part": part})
    rows["day"] = moments.astype(_DAY).astype(np.int64)
    rows.loc[np.isnat(moments), "day"] = pd.NA
    buyer = next((cells.texts(field) for field in _BUYER if field in cells), None)
    rows["buyer"] = pd.NA if buyer is None else pd.Series(np.where(buyer.codes >= 0, buyer.codes, np.nan))
    numbered = rows[rows["order"] >= 0]
    counted = numbered.groupby("order")["part"].nunique()
    shared = counted.index[counted > 1]
    if not len(shared):
        return None
    both = numbered[numbered["order"].isin(shared)]
    if not _are_the_same(both) or _is_cut_in_two(both, rows, cells):
        return None
    told = rows[rows["day"] <= (np.datetime64(last_day, "D").astype(np.int64))]
    last = told.groupby("part")["day"].max().reindex(range(len(table.parts)), fill_value=-1)
    rank = np.empty(len(last), dtype=np.int64)
    rank[np.argsort(last.to_numpy(dtype=np.int64), kind="stable")] = np.arange(len(last))
    newness = pd.Series(rank[both["part"]], index=both.index)
    replaced = np.zeros(len(rows), dtype=np.bool_)
    replaced[both.index] = newness < newness.groupby(both["order"]).transform("max")
    return Overlap(replaced, len(shared))


def _days_told_twice(table: TextTable, cells: Cells, moments: Moments) -> Overlap | None:
    """Rows of files without order numbers that another file tells as well: all of a day's rows, on nearly all days that both have.

    Equal rows are counted: two in both files are two sales. Where an export began or ended in the midst of a day, one file may
    have fewer of its rows. Few days, or always the same sale, prove nothing.
    """
    part = np.asarray(table.part_of).astype(np.int64)
    rows = pd.DataFrame({"part": part, "day": moments.astype(_DAY).astype(np.int64)})
    rows["content"] = cells.columns.content(every(len(rows)))
    rows["sale"] = combine([cells.texts(field).codes for field in _SALE if field in cells])
    rows["nth"] = rows.groupby(["part", "content"]).cumcount()
    each = [own for _, own in rows[~np.isnat(moments)].groupby("part")]
    replaced = np.zeros(len(part), dtype=np.bool_)
    for before, later in combinations(each, 2):
        first, last = max(before["day"].min(), later["day"].min()), min(before["day"].max(), later["day"].max())
        if first > last:
            continue
        both = [own[own["day"].between(first, last) & ~replaced[own.index]] for own in (before, later)]
        mine, theirs = (pd.MultiIndex.from_frame(own[["content", "nth"]]) for own in both)
        again, found = mine.isin(theirs), theirs.isin(mine)
        same = pd.Series([*again, *found], index=[*both[0]["day"], *both[1]["day"]], dtype=float)
        of_days = same.groupby(level=0).mean()
        whole = int((of_days == 1).sum())
        many = whole >= max(_SEVERAL, _NEARLY_ALL * (len(of_days) - 2)) and same.mean() >= _NEARLY_ALL
        if many and both[0].loc[again, "sale"].nunique() >= _SALES_ALIKE:
            replaced[both[0].index[again]] = True
    return Overlap(replaced, int(replaced.sum()), "days") if replaced.any() else None


def _are_the_same(both: pd.DataFrame) -> bool:
    """Whether the numbers that files share are of the same orders: of the same day, and of the same buyer, for the most part."""
    in_part = both.groupby(["order", "part"])
    if float((in_part["day"].max() > in_part["day"].min()).mean()) > _SAME:  # begins again each day
        return False
    each = in_part[["day", "buyer"]].min().groupby("order").nunique()
    return float((each["day"] <= 1).mean()) >= _SAME and float((each["buyer"] <= 1).mean()) >= _SAME


def _is_cut_in_two(both: pd.DataFrame, rows: pd.DataFrame, cells: Cells) -> bool:
    """Whether a long list of lines was cut in the midst of an order: what files share ends one and begins another, with other goods."""
    goods = next((cells.texts(field).codes for field in _GOODS if field in cells), None)
    if goods is None or both["order"].nunique() >= rows["part"].nunique():
        return False
    edges = {at for places in rows.groupby("part").indices.values() for at in (places[0], places[-1])}
    each = [some.index for _, some in both.groupby(["order", "part"])]
    of_orders = both.assign(goods=goods[both.index]).groupby(["order", "goods"])["part"].nunique()
    return all(edges & set(places) for places in each) and bool((of_orders == 1).all())


def with_replaced(kept: Imported, table: TextTable, overlap: Overlap, older: Imported | None) -> Imported:
    """An import of what counts, with what a newer file replaced: every row that was given has its line.

    Args:
        kept: the rows that no newer file replaces.
        table: all rows.
        overlap: which of them are replaced.
        older: the replaced rows, read by themselves; None where they cannot be.
    """
    count = int(overlap.replaced.sum())
    before = pd.DataFrame(index=range(count)) if older is None else older.rows
    sides = [name for name in kept.rows.columns if name.endswith("_e4") and name != c.AMOUNT_E4]
    before = before.reindex(columns=kept.rows.columns)
    before[sides] = before[sides].fillna(0)
    before[c.SOURCE_ROW] = table.source_rows.to_numpy(zero_copy_only=False)[overlap.replaced]
    before = before.astype({name: kept.rows[name].dtype for name in kept.rows.columns if name != c.FATE})
    before[c.FATE] = pd.Categorical([REPLACED] * count, categories=list(CODES))
    rows = pd.concat([kept.rows, before], ignore_index=True)
    places = np.concatenate([np.flatnonzero(~overlap.replaced), np.flatnonzero(overlap.replaced)])
    money = 0 if older is None else older.ledger.amount_read_e4
    line = LedgerLine(REPLACED, "dropped", count, before[c.ORDER_ID].nunique(), money)
    ledger = replace(
        kept.ledger,
        rows_read=kept.ledger.rows_read + count,
        amount_read_e4=kept.ledger.amount_read_e4 + money,
        lines=(*kept.ledger.lines, line),
    )
    said = finding(
        LAID_OVER, "info",
        NP_(
            "{count} order is in several of the files and counts once, as the newest of them has it.",
            "{count} orders are in several of the files and count once, as the newest of them has each.",
        ),
        count=overlap.shared,
    )  # fmt: skip
    if overlap.by == "days":
        said = finding(
            DAYS_TOLD_TWICE, "warning",
            NP_(
                "The files tell the same days twice: {count} row stands in two of them and counts once; {money_left_out} was left out. If these are different sales, keep all rows that repeat exactly (--duplicates keep).",
                "The files tell the same days twice: {count} rows stand in two of them and count once; {money_left_out} was left out. If these are different sales, keep all rows that repeat exactly (--duplicates keep).",
            ),
            count=overlap.shared, money_left_out=money,
        )  # fmt: skip
    return replace(
        kept,
        table=table,
        rows=rows.iloc[np.argsort(places, kind="stable")].reset_index(drop=True),
        ledger=ledger,
        findings=(*kept.findings, said),
    )


def files_joined(table: TextTable, rows: pd.DataFrame) -> list[Finding]:
    """Which files were read as one, from when to when; on which days two of them overlap, and which days none has.

    Args:
        table: the rows of all files.
        rows: the same as understood, with the rows that a newer file replaced.
    """
    if table.part_of is None or len(table.parts) < 2:
        return []
    sells = _sells(table, rows)
    if sells.sum() < 2:
        return []
    of = table.part_of.to_numpy(zero_copy_only=False).astype(np.int64)
    dated = (rows[c.ORDERED_AT].notna() & ~rows[c.FATE].isin(("unreadable", "future_date"))).to_numpy() & sells[of]
    part = of[dated]
    day = rows[c.ORDERED_AT].to_numpy()[dated].astype(_DAY)
    each = pd.DataFrame({"part": part, "day": day}).drop_duplicates().sort_values(["part", "day"], kind="stable")
    spans = each.groupby("part")["day"].agg(["min", "max"]).sort_values(["min", "max"], kind="stable")
    if spans.empty:
        return []
    names = table.part_names
    told = [Sentence(_SPAN, {"file": names[place], "first": first.date(), "last": last.date()}) for place, first, last in spans.itertuples()]  # fmt: skip
    spans_told = first_of(told, _NAMED)
    selling = [name for name, sold in zip(names, sells.tolist(), strict=True) if sold]
    sheets = any(one.code == "joined_sheets" and one.sentence.facts["count"] == len(table.parts) for one in table.findings)  # fmt: skip
    template = _SHEETS_READ_AS_ONE if sheets else _READ_AS_ONE
    found = [finding(JOINED, "info", template, count=len(selling), files=tuple(selling), spans=spans_told)]
    if _are_customers(table, rows):
        return found
    found += _perhaps_buyers(table, rows)
    pauses = each["day"].diff()[each["part"].eq(each["part"].shift())]
    usual = _usual_pause(int(pauses.max().days) if pauses.notna().any() else 1, spans)
    so_far, before = spans["max"].iloc[0], spans.index[0]
    for place, first, last in list(spans.itertuples())[1:]:
        between = (first - so_far).days - 1
        pair = {"file_before": names[before], "file": names[place]}
        if between >= usual and SHEET not in table.headers:  # of people and places pauses say nothing
            found.append(finding("files_apart", "warning", _APART, count=between, **pair, first=_later(so_far, 1), last=_later(first, -1)))  # fmt: skip
        elif between < -1:
            end = min(so_far, last)
            found.append(finding(FILES_OVERLAPPING, "info", _OVERLAPPING, count=(end - first).days + 1, **pair, first=first.date(), last=end.date()))  # fmt: skip
        if last > so_far:
            so_far, before = last, place
    return found


def _perhaps_buyers(table: TextTable, rows: pd.DataFrame) -> list[Finding]:
    """A question where nothing says who bought, and sheets are called by names that are no times."""
    if SHEET not in table.headers or rows[c.CUSTOMER_ID].notna().any():
        return []
    said = N_("No column says who bought, and each sheet has a name of its own: {names}. If these are customers, choose the names of the sheets (--map customer_id=Sheet).")  # fmt: skip
    return [finding("sheets_perhaps_buyers", "warning", said, names=first_of(table.parts, _NAMED))]


def _sells(table: TextTable, rows: pd.DataFrame) -> Mask:
    """Which parts hold sales; lists of refunds hold none."""
    of = pd.Series([] if table.part_of is None else table.part_of.to_numpy(zero_copy_only=False), dtype="int64")
    sold = (rows[c.AMOUNT_E4].fillna(0) > 0).to_numpy(dtype=np.bool_)
    return np.bincount(of[sold], minlength=len(table.parts)) > 0


def _are_customers(table: TextTable, rows: pd.DataFrame) -> bool:
    """Whether each part holds one customer's rows, and another one's: days in common say nothing there, nor do pauses between."""
    if table.part_of is None:
        return False
    each = rows.groupby(table.part_of.to_numpy(zero_copy_only=False))[c.CUSTOMER_ID].agg(["nunique", "first"])
    return len(each) > _SEVERAL and bool((each["nunique"] == 1).all()) and each["first"].is_unique


def _usual_pause(within: int, spans: pd.DataFrame) -> float:
    """Days without orders that are no gap: as long as within a file, and somewhat longer where that is a week and more.

    Books of one delivery day each have no pause within: there it is what usually lies between two of them.
    """
    longest = within * _SOMEWHAT if within >= _WEEK else within
    if 2 * (spans["min"] == spans["max"]).sum() > len(spans) > _SEVERAL:
        between = (spans["min"] - spans["max"].shift()).dt.days
        longest = max(longest, float(between.median()) * _SOMEWHAT)
    return max(longest, _SEVERAL)


def _later(day: pd.Timestamp, days: int) -> date:
    return (day + pd.Timedelta(days=days)).date()


def strangers(table: TextTable, rows: pd.DataFrame, *, restarted: bool) -> list[Finding]:
    """Which files may be another shop's.

    It is one that shares no customer with those before it although it has orders of their days, or one whose order numbers
    are of other orders there.

    Args:
        table: the rows of all files.
        rows: the same as understood, with the rows that a newer file replaced.
        restarted: whether orders of one number were told apart by their days.
    """  # fmt: skip
    if table.part_of is None or len(table.parts) < 2 or _are_customers(table, rows):
        return []
    part = table.part_of.to_numpy(zero_copy_only=False).astype(np.int64)
    dated = (rows[c.ORDERED_AT].notna() & ~rows[c.FATE].isin(("unreadable", "future_date"))).to_numpy() & _sells(
        table, rows
    )[part]
    orders, names = pd.factorize(rows[c.ORDER_ID])
    if restarted:
        orders = np.append(pd.factorize(np.array([number_of(name) for name in names], dtype=object))[0], -1)[orders]
    seen = pd.DataFrame({
        "part": part, "customer": pd.factorize(rows[c.CUSTOMER_ID])[0], "order": orders,
        "day": rows[c.ORDERED_AT].to_numpy().astype(_DAY).astype(np.int64),
    })[dated]  # fmt: skip
    customers = _compared(seen[seen["customer"] >= 0], ["customer"])
    days = _compared(seen, ["day"])
    numbered = seen[seen["order"] >= 0]
    numbers, same = _compared(numbered, ["order"]), _compared(numbered, ["order", "customer", "day"])
    of_same = same[same["again"]].drop_duplicates(["part", "order"]).groupby("part").size()
    counted = (rows[c.FATE] == "counted").to_numpy()
    # A row without a number is an order of its own.
    each = pd.DataFrame(
        {"part": part[counted], "order": np.where(orders < 0, -1 - np.arange(len(orders)), orders)[counted]}
    )
    counts = each.groupby("part")["order"].nunique()
    found: list[Finding] = []
    for place, name in list(enumerate(table.part_names))[1:]:
        own = customers[customers["part"] == place]
        before = int((customers.loc[customers["first"] < place, "customer"]).nunique())
        shared = int(own["again"].sum())
        facts = {
            "file": name,
            "part": place + 1,
            "customers": len(own),
            "customers_before": before,
            "shared": shared,
            "orders": int(counts.get(place, 0)),
        }
        common = int(days.loc[days["part"] == place, "again"].sum())
        twice = int(numbers.loc[numbers["part"] == place, "again"].sum())
        other = twice - int(of_same.get(place, 0))
        if len(own) and before and not shared and common >= _SEVERAL:
            found.append(finding("other_shop", "warning", _NOBODY_SHARED, **facts, days=common))
        elif other >= _SEVERAL and other > twice * _SAME and shared <= min(len(own), before) * _FEW:
            found.append(finding("other_shop", "warning", _NUMBERS_OF_OTHERS, **facts, numbers=twice, others=other))
    return found


def _compared(seen: pd.DataFrame, what: list[str]) -> pd.DataFrame:
    """Each thing of each file once: in which file it comes first, and whether that is an earlier one."""
    each = seen[["part", *dict.fromkeys([*what, "order"])]].drop_duplicates(["part", *what])
    each = each.assign(first=each.groupby(what)["part"].transform("min"))
    return each.assign(again=each["first"] < each["part"])
