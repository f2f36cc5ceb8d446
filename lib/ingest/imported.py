"""What an upload became: canonical tables, and where every row and every unit of money went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import pandas as pd

from lib.core import columns as c
from lib.core.findings import Finding
from lib.core.settings import Buyer, DateOrder, DecimalMark
from lib.core.words import Sentence
from lib.ingest.currencies import NO_CURRENCY
from lib.ingest.table import TextTable

#: Says that rows have a day that no order can have.
IMPOSSIBLE_DATE = "impossible_date"

Kind = Literal["orders", "spend", "events", "daily", "customers", "campaigns", "experiment", "lines"]
Fate = Literal["counted", "netted", "set_aside", "dropped"]


@dataclass(frozen=True)
class LedgerLine:
    """Rows and money that shared one fate for one reason.

    Attributes:
        code: why ("counted", "refund", "guest_order", "duplicate", ...).
        rows: rows of the file; 0 for money that sits in a row counted elsewhere (a refund column).
        orders: distinct orders in those rows.
        amount_e4: their money as the file has it, refunds negative; the lines add up to the money read.
    """

    code: str
    fate: Fate
    rows: int
    orders: int
    amount_e4: int


@dataclass(frozen=True)
class Ledger:
    """Counted + netted + set aside + dropped = read, in rows and in money."""

    rows_read: int
    amount_read_e4: int
    lines: tuple[LedgerLine, ...]

    def line(self, code: str) -> LedgerLine | None:
        """The line of one reason, if any row had it."""
        return next((line for line in self.lines if line.code == code), None)

    @property
    def rows_aside(self) -> int:
        """Rows that count for nothing: set aside or dropped."""
        return self.rows_read - sum(line.rows for line in self.lines if line.fate in {"counted", "netted"})


@dataclass(frozen=True)
class FieldGuess:
    """Which header was taken for a field, and how sure that is (0 to 1; 1 also when chosen by hand)."""

    field: str
    header: str
    confidence: float


@dataclass(frozen=True)
class BuyerChoice:
    """What customers could be told apart by, and what that would give.

    Attributes:
        field, header: the column that comes first; gaps are filled from the others.
        rows: sales that name somebody by this column itself.
        of_rows: sales in all.
        customers: different buyers of these sales.
        chosen: whether this is how the file was read.
    """

    field: Buyer
    header: str
    rows: int
    of_rows: int
    customers: int
    chosen: bool


@dataclass(frozen=True)
class Reading:
    """How the values were read: decided from evidence or by the user."""

    decimal: DecimalMark
    date_order: DateOrder
    grain: Literal["order", "line"]  # one row an order, or one row a line of an order


@dataclass(frozen=True)
class Sold:
    """What a file without buyers can still answer: money in ten-thousandths, first and last order."""

    orders: int
    gross_e4: int
    refunds_e4: int
    first: pd.Timestamp | None
    last: pd.Timestamp | None


@dataclass(frozen=True)
class JoinedLines:
    """What joining a file of lines to the orders came to (lib.ingest.order_lines); money in ten-thousandths.

    Attributes:
        rows: lines of the file that could be read.
        rows_joined: of them, lines of orders that count.
        rows_without_order: lines whose order is in no row of the orders at all.
        orders: orders that count.
        orders_joined: of them, those that have lines.
        orders_other: of these, those whose lines come to something else than the order.
        lines_e4: what the joined lines come to.
        orders_e4: and their orders.
        examples: a few numbers of orders that are not there.
        used: whether what was bought is told by these lines; False where the orders tell it themselves.
    """

    rows: int
    rows_joined: int
    rows_without_order: int
    orders: int
    orders_joined: int
    orders_other: int
    lines_e4: int
    orders_e4: int
    examples: tuple[str, ...]
    used: bool


@dataclass(frozen=True)
class Imported:
    """Everything that came out of one file.

    Attributes:
        table: the file as text; a row's position in it is the position in `rows`.
        rows: one row a data row of the file: source_row, order_id, customer_id, ordered_at, amount_e4 (as read, refunds
            negative; null when unreadable), currency, status, channel, country, fate (categorical of ledger codes),
            and where the file has them tax_e4, shipping_e4, discount_e4, cost_e4 and, of the rows that tell one, costed_e4: what they were sold for.
        orders, refunds, order_lines, customers: the canonical tables of lib.core.columns, counted rows only.
        currency: the one currency of the counted orders; None where the file does not say or has several.
        by_currency: net revenue in ten-thousandths by currency, where there are several; `NO_CURRENCY` for orders without.
        guesses: the mapping from fields to headers.
        sold: what was sold in all, where the file names no buyers; None where it does.
        buyers: what customers could be told apart by, where the file has several columns that name them.
        joined: what a file of lines beside the orders came to, where there is one.
        statuses: (status as written, rows, money in ten-thousandths, does it count?), for the page's choice.
    """

    kind: Kind
    platform: str | None
    table: TextTable
    rows: pd.DataFrame
    orders: pd.DataFrame
    refunds: pd.DataFrame
    order_lines: pd.DataFrame | None
    customers: pd.DataFrame
    currency: str | None
    by_currency: Mapping[str, int] | None
    guesses: tuple[FieldGuess, ...]
    statuses: tuple[tuple[str, int, int, bool], ...]
    reading: Reading
    ledger: Ledger
    findings: tuple[Finding, ...]
    sold: Sold | None = None
    buyers: tuple[BuyerChoice, ...] = ()
    told_by: Buyer | None = None
    joined: JoinedLines | None = None

    @property
    def days_sold(self) -> tuple[int, int] | None:
        """The first and the last day (since 1970) of what was sold, where the file names no buyers."""
        if self.sold is None or self.sold.first is None or self.sold.last is None:
            return None
        epoch = pd.Timestamp("1970-01-01")
        return (self.sold.first - epoch).days, (self.sold.last - epoch).days

    @property
    def no_buyer(self) -> Sentence | None:
        """Why nothing can be said of customers, where the file names none."""
        return next((one.sentence for one in self.findings if one.code == "no_buyer_column"), None)

    @property
    def rows_told_earlier(self) -> int:
        """Rows that tell an earlier state of an order; they are dropped as repeated ones are."""
        return sum(int(dict(one.sentence.facts)["rows"]) for one in self.findings if one.code == "told_again")

    @cached_property
    def overruled(self) -> tuple[tuple[str, int], ...]:
        """Statuses that count, and how many rows of each are set aside for them all the same: another column decides."""
        if self.ledger.line("status_excluded") is None:
            return ()
        rows = self.rows.loc[(self.rows[c.FATE] == "status_excluded").to_numpy(), c.STATUS].value_counts()
        told = [(status, int(rows.get(status, 0))) for status, _rows, _money, counts in self.statuses if counts]
        return tuple((status, count) for status, count in told if count)

    @property
    def rows_of_tests(self) -> int:
        """Rows that do not count, since columns say that they are test orders."""
        return sum(int(dict(one.sentence.facts)["count"]) for one in self.findings if one.code == "marked_test")

    @property
    def rows_of_no_day(self) -> int:
        """Rows whose day no order can have; they are set aside as unreadable ones are."""
        return sum(int(dict(one.sentence.facts)["count"]) for one in self.findings if one.code == IMPOSSIBLE_DATE)

    @property
    def named_currencies(self) -> tuple[str, ...]:
        """What there is to choose from, where the counted orders have several currencies."""
        return tuple(currency for currency in self.by_currency or () if currency != NO_CURRENCY)


@dataclass(frozen=True)
class SideFile:
    """A file that stands beside the orders: spend, events, daily totals, customers, campaigns, an experiment or lines of orders.

    Attributes:
        table: the file as text; a row's position in it is the position in `rows`.
        rows: one row a data row of the file, with its fate (a ledger code) and, where it has money, `amount_e4`.
        frame: the canonical table of its kind (lib.core.columns), counted rows only.
        currency: the one currency of its money; None where it has none, does not say or has several.
        guesses: the mapping from fields to headers.
    """

    kind: Kind
    platform: str | None
    table: TextTable
    rows: pd.DataFrame
    frame: pd.DataFrame
    currency: str | None
    guesses: tuple[FieldGuess, ...]
    reading: Reading
    ledger: Ledger
    findings: tuple[Finding, ...]
