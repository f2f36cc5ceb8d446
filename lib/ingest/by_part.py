"""Files and sheets joined to one table that write dates or amounts differently: each is read in its own way.

What a part's own cells show is written as all parts can be read: days as ISO does, thousands without the mark that groups them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from statistics import median

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lib.core.findings import Finding, finding
from lib.core.settings import DateOrder, DecimalMark, ImportSettings
from lib.core.words import N_, first_of
from lib.ingest.dates import Dates, Moments, read_dates
from lib.ingest.numbers import Figure, Figures, decimal_mark, decimal_of, read_figures
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts, encode

_DATES = ("ordered_at", "created_at", "cancelled_at")
_MONEY = ("amount", "unit_price", "refund", "tax", "shipping", "discount", "cost")
#: So many days in a row are sorted by chance hardly ever, and so many figures show how large they are.
_DAYS, _FIGURES = 8, 3
_ORDERS: tuple[DateOrder, DateOrder] = ("DMY", "MDY")

Mask = npt.NDArray[np.bool_]


def in_one_form(
    table: TextTable, places: dict[str, int], settings: ImportSettings, months: dict[str, int], today: date
) -> tuple[TextTable, list[Finding]]:
    """The same table, the cells of parts that show another order of day and month, or another decimal mark, written anew.

    Args:
        table: as it is where it is of one file.
        places: columns by field.
        settings: what was chosen by hand holds for all parts.
        months: month by name.
        today: for years of two digits.
    """
    if table.part_of is None or len(table.parts) < 2:
        return table, []
    of = table.part_of.to_numpy(zero_copy_only=False)
    masks = [of == part for part in range(len(table.parts))]
    said: list[Finding] = []
    if settings.date_order is None and "ordered_at" in places:
        table, said = _dates_in_one_form(table, places, masks, months, today)
    if settings.decimal is None:
        for field in _MONEY:
            if field in places:
                table, more = _money_in_one_form(table, places[field], masks)
                said += more
    return table, said


def _dates_in_one_form(
    table: TextTable, places: dict[str, int], masks: Sequence[Mask], months: dict[str, int], today: date
) -> tuple[TextTable, list[Finding]]:
    place = places["ordered_at"]
    if not read_dates(encode(table.cells, place), months, today).has("numeric"):
        return table, []
    orders: list[DateOrder | None] = [_order(read_dates(_of_part(table, place, mask), months, today)) for mask in masks]
    if len({order for order in orders if order}) < 2:
        return table, []
    for field in _DATES:
        if field in places:
            table = _rewritten(
                table,
                places[field],
                masks,
                [None if order is None else _as_iso(order, months, today) for order in orders],
            )
    first, last = (
        [name for name, order in zip(table.part_names, orders, strict=True) if order == one] for one in _ORDERS
    )
    said = finding(
        "dates_by_part", "info",
        N_("The day stands first in the dates of some files or sheets ({first}), the month in those of others ({others}): each was read as its own dates show."),
        first=first_of(first, 6), others=first_of(last, 6),
    )  # fmt: skip
    return table, [said] if first and last else []


def _order(column: Dates) -> DateOrder | None:
    """The order that a part shows by itself: by days after the twelfth, or by standing sorted in one order and not in the other."""
    decided: DateOrder | None = column.decided()
    if decided is not None or not column.open_rows:
        return decided
    tidy: list[DateOrder] = [order for order in _ORDERS if _is_sorted(column.by_row(order))]
    return tidy[0] if len(tidy) == 1 else None


def _is_sorted(moments: Moments) -> bool:
    days = moments[~np.isnat(moments)].astype("datetime64[D]").astype(np.int64)
    steps = np.diff(days)
    return int((steps != 0).sum()) >= _DAYS and bool((steps >= 0).all() or (steps <= 0).all())


def _as_iso(order: DateOrder, months: dict[str, int], today: date) -> Callable[[Texts], list[str]]:
    def written(texts: Texts) -> list[str]:
        column = read_dates(texts, months, today)
        if column.iso is not None:
            return list(texts.distinct)
        return [
            text if np.isnat(moment) or one is None or one.form != "numeric" else str(moment).replace("T", " ").removesuffix(" 00:00:00")
            for text, one, moment in zip(texts.distinct, column.found, column.moments(order), strict=True)
        ]  # fmt: skip

    return written


def _money_in_one_form(table: TextTable, place: int, masks: Sequence[Mask]) -> tuple[TextTable, list[Finding]]:
    whole = read_figures(encode(table.cells, place))
    if not whole.doubtful():
        return table, []
    mark = decimal_mark([whole], table.dialect.delimiter, whole)
    parts = [read_figures(_of_part(table, place, mask)) for mask in masks]
    own: list[DecimalMark | None] = [part.decided() for part in parts]
    sizes = [_sizes(part, mark, doubtful=False) for part in parts]
    guessed: list[tuple[int, DecimalMark]] = []
    for at, part in enumerate(parts):
        if own[at] is None and not part.votes["."] and part.doubtful():
            likelier = _likelier(part, [size for other, some in enumerate(sizes) if other != at for size in some])
            own[at] = likelier
            if likelier is not None and likelier != mark:
                guessed.append((at, likelier))
    if all(one is None or one == mark for one in own):
        return table, []
    table = _rewritten(table, place, masks, [None if one == mark else _without_doubt(one) for one in own])
    return table, [_said(table, place, parts[at], at, decided) for at, decided in guessed]


def _said(table: TextTable, place: int, part: Figures, at: int, mark: DecimalMark) -> Finding:
    example = next(one.core for one in part.found if one is not None and one.mark == "both")
    return finding(
        "amounts_by_part", "warning",
        N_("“{name}” writes amounts such as {example} in “{header}”, and other files or sheets write them differently. Judging by how large those are, it was read as {read}. If that is wrong, choose the decimal mark (--decimal), or give the files one at a time."),
        name=table.part_names[at], example=example, header=table.headers[place],
        read=re.sub(r"\D", "", example) if mark not in example else example.replace(mark, "."),
    )  # fmt: skip


def _sizes(part: Figures, mark: DecimalMark, *, doubtful: bool) -> list[float]:
    """How large the figures of a part are: those that can be read in two ways, or the others."""
    found = map(_figure, part.texts.distinct) if part.are_plain else part.found
    wanted = [one for one in found if one is not None and (one.mark == "both") == doubtful]
    values = [decimal_of(one, one.mark if one.mark in {".", ","} else mark) for one in wanted]  # type: ignore[arg-type]
    return [abs(float(value)) for value in values if value]


def _figure(text: str) -> Figure:
    return Figure(text.lstrip("-"), 1, 0, "." if "." in text else "none", None)


def _likelier(part: Figures, others: Sequence[float]) -> DecimalMark | None:
    """The decimal mark with which a part's figures are nearer to those of the others; None where there are few of either."""
    marks = part.doubtful()
    if len(marks) != 1 or len(others) < _FIGURES or marks.total() < _FIGURES:
        return None
    usual = np.log(median(others))
    readings: tuple[DecimalMark, DecimalMark] = (".", ",")
    away = {mark: abs(np.log(median(_sizes(part, mark, doubtful=True))) - usual) for mark in readings}
    return min(readings, key=lambda mark: float(away[mark]))


def _without_doubt(mark: DecimalMark | None) -> Callable[[Texts], list[str]] | None:
    """Writes figures such as 1.250 so that they can be read in one way: 1250, or 1.2500 where they have three decimals."""
    if mark is None:
        return None

    def written(texts: Texts) -> list[str]:
        column = read_figures(texts)
        if column.are_plain:
            return list(texts.distinct)
        return [
            text if one is None or one.mark != "both" else text.replace(one.core, one.core + "0" if mark in one.core else re.sub(r"\D", "", one.core))
            for text, one in zip(texts.distinct, column.found, strict=True)
        ]  # fmt: skip

    return written


def _of_part(table: TextTable, place: int, mask: Mask) -> Texts:
    return encode(pa.table({"c0": table.cells.column(place).filter(pa.array(mask))}), 0)


def _rewritten(
    table: TextTable, place: int, masks: Sequence[Mask], writers: Sequence[Callable[[Texts], list[str]] | None]
) -> TextTable:
    """The same, the column's cells of parts that have a writer as that writes each distinct text."""
    cells = np.array(table.cells.column(place).to_pylist(), dtype=object)
    for mask, writer in zip(masks, writers, strict=True):
        if writer is not None:
            texts = _of_part(table, place, mask)
            anew = np.array([*writer(texts), None], dtype=object)
            cells[mask] = anew[texts.codes]
    column = pa.array(cells.tolist(), pa.string())
    return replace(table, cells=table.cells.set_column(place, table.cells.column_names[place], column))
