"""How one list of orders is written down: who writes it that way, and what a person who reads it would know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from lib.core.settings import DateOrder, DecimalMark

Quote = Literal["needed", "all", "texts"]
Clock = Literal["seconds", "minutes", "days"]
Rows = list[list[str]]


@dataclass(frozen=True)
class Dialect:
    """One way to write orders.

    Attributes:
        name: who writes so.
        delimiter: between cells of a text file.
        line_end: of a text file.
        quote: which cells of a text file are quoted.
        money: how an amount is written.
        when: how a moment is written.
        places: decimal places that the amounts have.
        clock: how much of the moment the file keeps.
        date_order: what its writer would answer when asked.
        decimal: the same.
        above: rows before the header.
        below: rows after the last order, from the orders' total.
        between: a blank row after every so many orders; 0: none.
        separator_line: begins with Excel's own `sep=`.
        last_line: "open" where no line end follows the last row.
    """

    name: str
    delimiter: str = ","
    line_end: str = "\n"
    quote: Quote = "needed"
    money: Callable[[Decimal], str] = "{:.2f}".format
    when: Callable[[datetime], str] = "{:%Y-%m-%d %H:%M:%S}".format
    places: int = 2
    clock: Clock = "seconds"
    date_order: DateOrder = "YMD"
    decimal: DecimalMark = "."
    above: tuple[tuple[str, ...], ...] = ()
    below: Callable[[str], Rows] = lambda _total: []
    between: int = 0
    separator_line: Literal["none", "sep="] = "none"
    last_line: Literal["whole", "open"] = "whole"


def grouped(amount: Decimal, group: str, mark: str, places: int = 2) -> str:
    """1,234.50 with any two marks."""
    return f"{amount:,.{places}f}".replace(",", "_").replace(".", mark).replace("_", group)


def indian(amount: Decimal) -> str:
    """12,34,567.00."""
    whole, _, fraction = f"{amount:.2f}".partition(".")
    head, tail = whole[:-3], whole[-3:]
    pairs = [head[max(at - 2, 0) : at] for at in range(len(head), 0, -2)][::-1]
    return ",".join([*pairs, tail]) + "." + fraction


def full_width(amount: Decimal) -> str:
    """１２３４．５０ with a plain point, as Japanese keyboards leave it."""
    return f"{amount:.2f}".translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def _half_day(when: datetime) -> str:
    return f"{when:%m/%d/%Y} {(when.hour - 1) % 12 + 1}:{when:%M:%S} {'AM' if when.hour < 12 else 'PM'}"


def _chinese_clock(when: datetime) -> str:
    return f"{when.year}年{when.month}月{when.day}日 {when:%H:%M}"


def _unpadded(when: datetime) -> str:
    return f"{when.year}/{when.month}/{when.day} {when.hour}:{when:%M}"


DIALECTS: tuple[Dialect, ...] = (
    Dialect("by the book"),
    Dialect("RFC 4180", line_end="\r\n", quote="all"),
    Dialect(
        "German", ";", "\r\n", money=lambda amount: grouped(amount, ".", ","), when="{:%d.%m.%Y %H:%M}".format,
        clock="minutes", date_order="DMY", decimal=",",
    ),
    Dialect(
        "French", ";", money=lambda amount: grouped(amount, "\u00a0", ",") + " €", when="{:%d/%m/%Y}".format,
        clock="days", date_order="DMY", decimal=",",
    ),
    Dialect(
        "American", ",", "\r\n", money=lambda amount: "$" + grouped(amount, ",", "."), when=_half_day, date_order="MDY"
    ),
    Dialect("Swiss", "\t", money=lambda amount: grouped(amount, "'", "."), when="{:%d.%m.%y}".format, clock="days", date_order="DMY"),
    Dialect(
        "Brazilian", ";", money=lambda amount: "R$ " + grouped(amount, ".", ","), when="{:%d/%m/%Y %H:%M:%S}".format,
        date_order="DMY", decimal=",", below=lambda total: [["Total", "", "", total]],
    ),
    Dialect(
        "Chinese back office", quote="all", line_end="\r\n", money=lambda amount: "¥" + grouped(amount, ",", "."), when=_unpadded,
        clock="minutes", above=(("订单报表",), ("导出时间", "2026-05-31 10:00:00"), ()), below=lambda total: [["合计", "", "", total]],
    ),
    Dialect("Chinese in words", "\t", money="{:.2f}元".format, when=_chinese_clock, clock="minutes"),
    Dialect("Excel's sep line", ";", "\r\n", when="{:%Y-%m-%dT%H:%M:%SZ}".format, separator_line="sep="),
    Dialect("pipes of a database", "|", money="{:.4f}".format, places=4, when="{:%Y-%m-%d %H:%M:%S.000}".format),
    Dialect("old Macintosh", "\t", "\r", quote="texts", when="{:%Y%m%d}".format, clock="days"),
    Dialect("Indian", money=lambda amount: "₹" + indian(amount), when="{:%d-%b-%Y}".format, clock="days", date_order="DMY"),
    Dialect("whole yen", money=lambda amount: grouped(amount, ",", ".", 0), places=0, when="{:%Y/%m/%d %H:%M:%S}".format, quote="needed"),
    Dialect("full width", "\t", money=full_width, when="{:%Y/%m/%d %H:%M}".format, clock="minutes"),
    Dialect("accountant", money=lambda amount: f"{amount:.2f}", above=(("Order report",), ("Ann's shop",), (), ()), below=lambda total: [[], ["Grand total", "", "", total], ["End of report"]], between=5),
    Dialect("Unix seconds", when=lambda when: str(int((when - datetime(1970, 1, 1)).total_seconds()))),
    Dialect("cut without a last line end", ";", money=lambda amount: grouped(amount, "", ","), decimal=",", last_line="open", when="{:%d.%m.%Y}".format, clock="days", date_order="DMY"),
)  # fmt: skip


def written(rows: Sequence[Sequence[str]], dialect: Dialect) -> str:
    """Rows of texts as a text file; the header is the first of the widest rows."""
    width = max(len(row) for row in rows)

    def cell(text: str) -> str:
        special = any(sign in text for sign in (dialect.delimiter, '"', "\n", "\r"))
        text_like = dialect.quote == "texts" and not text.replace(".", "").isdigit()
        if dialect.quote == "all" or special or text_like:
            return '"' + text.replace('"', '""') + '"'
        return text

    lines = [dialect.delimiter.join(cell(text) for text in [*row, *[""] * (width - len(row))]) for row in rows]
    separator = [f"sep={dialect.delimiter}"] if dialect.separator_line == "sep=" else []
    end = dialect.line_end if dialect.last_line == "whole" else ""
    return dialect.line_end.join([*separator, *lines]) + end
