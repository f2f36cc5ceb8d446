"""Tables, ledger and findings of a file whose every row has its fate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import numpy as np
import pandas as pd

from lib.core import columns as c
from lib.core.findings import Finding
from lib.core.settings import Buyer, Refunds
from lib.ingest import remarks
from lib.ingest.amounts import at_rate, home_columns
from lib.ingest.booking import book_once
from lib.ingest.buyers import buyer_choices
from lib.ingest.came_from import with_medium
from lib.ingest.cells import every
from lib.ingest.costs import on_first_rows, row_costs, sold_of_costs
from lib.ingest.currencies import NO_CURRENCY
from lib.ingest.decoding import BROKEN
from lib.ingest.draft import Draft, Judged
from lib.ingest.fates import CODES, COUNTED
from lib.ingest.groups import Groups, Mask, Money, fill
from lib.ingest.imported import FieldGuess, Imported, Reading, Sold
from lib.ingest.ledger import write_ledger
from lib.ingest.money import RowMoney, product_e4
from lib.ingest.orders import (
    Lines,
    customer_table,
    line_table,
    order_table,
    orders_of_customers,
    refund_table,
    row_table,
)
from lib.ingest.refund_lists import listed_findings
from lib.ingest.spool import aside
from lib.ingest.texts import Texts, absent, cleaned, everywhere, filled_cells

_YES = frozenset(["yes", "true", "1", "y", "是", "subscribed", "si", "sí", "oui", "ja", "同意", "已订阅"])
_NO = frozenset(["no", "false", "0", "n", "否", "unsubscribed", "not_subscribed", "non", "nein", "不同意", "未订阅"])

#: A number, and more so a name, can be that of several people; then their addresses are.
_MAY_BE_SEVERAL: Mapping[Buyer, tuple[str, ...]] = {"phone": (c.EMAIL,), "name": (c.EMAIL, c.PHONE)}


def _lines(draft: Draft, channel: Texts) -> Lines:
    """Everything that the tables are made of."""
    orders, money, judged = draft.orders, draft.money, draft.judged
    counted = judged.fates == COUNTED
    has_counted = np.zeros(orders.count, dtype=np.bool_)
    has_counted[orders.groups[counted]] = True
    live = np.where(has_counted[orders.groups], counted, ~judged.facts.duplicate)
    sides, whose = _sides(draft)
    sides = {
        field: book_once(values, orders.groups, orders.count, live) if field in money.of_order else values
        for field, values in sides.items()
    }
    if "cost" in sides:
        sides["costed"] = _costed(draft, sides["cost"], whose)
    return Lines(
        source_rows=draft.table.source_rows.to_numpy(zero_copy_only=False).astype(np.int64, copy=False),
        order_id=orders.ids,
        orders=orders.groups,
        customer=draft.buyers.ids,
        moments=judged.facts.moments,
        amount_e4=money.amount_e4,
        readable=money.readable,
        refund_e4=sides.get("refund", np.zeros(len(counted), dtype=np.int64)),
        sides=sides,
        labels=_labels(draft, channel),
        quantity=_quantities(money),
        unit_price_e4=_column_e4(money, "unit_price"),
        line_e4=_line_e4(money),
        fates=judged.fates,
        parts=draft.table.by_part,
        totals=None if money.lines is None else _totals(money.lines[0], orders.groups, orders.count),
    )


def _totals(below: Mask, orders: Groups, count: int) -> Mask:
    """Rows above those of an order's items."""
    has_items = np.zeros(count, dtype=np.bool_)
    has_items[orders[below]] = True
    return has_items[orders] & ~below


def _sides(draft: Draft) -> tuple[dict[str, Money], Literal["order", "row"]]:
    """Refund, tax, shipping, discount and cost; and whether a cost is an order's or that of a row's goods, also where the file has one piece's."""
    money, orders = draft.money, draft.orders
    sides = money.sides
    if "cost" not in sides:
        return sides, "row"
    product = cleaned(draft.cells.texts("product" if "product" in draft.cells else "sku"))
    if "cost" in money.of_order or on_first_rows(sides["cost"], orders.groups, orders.count, product):
        return sides, "order"
    return sides | {"cost": row_costs(money, product, draft.cells.header("cost"))}, "row"


def _costed(draft: Draft, cost: Money, whose: Literal["order", "row"]) -> Money:
    """What the goods of each counted row with a told cost were sold for."""
    money, counted = draft.money, draft.judged.fates == COUNTED
    own = money.booking in {"row", "line"}
    worth = None if own else np.where(counted, _line_e4(money).to_numpy(np.int64, na_value=0), 0)
    told, paid = (np.where(counted, values, 0) for values in (cost, money.amount_e4))
    return sold_of_costs(told, paid, worth, draft.orders.groups, draft.orders.count, whose)


def _labels(draft: Draft, channel: Texts) -> dict[str, Texts]:
    cells, orders, buyers, judged = draft.cells, draft.orders, draft.buyers, draft.judged

    def whole(texts: Texts) -> Texts:
        return fill(texts, orders.groups, orders.count, every(len(orders.groups)))

    def filled(field: str) -> Texts:
        return whole(cleaned(cells.texts(field)))

    labels = {field: filled(field) for field in (c.COUNTRY, c.DOMAIN, c.LIVE_ROOM, c.TRAFFIC)}
    labels[c.CHANNEL] = whole(channel)
    labels |= {field: cleaned(cells.texts(field)) for field in (c.PRODUCT, "sku", c.CATEGORY)}
    labels |= {field: buyers.by_field.get(field, absent(len(orders.groups))) for field in (c.NAME, c.EMAIL, c.PHONE)}
    consent = filled(c.CONSENT).map(consent_of)
    return labels | {c.CONSENT: consent, c.CURRENCY: judged.currency, c.STATUS: judged.statuses}


def consent_of(text: str) -> str | None:
    """What a cell says about writing to somebody: "yes", "no" or nothing that can be understood."""
    key = text.casefold()
    return "yes" if key in _YES else "no" if key in _NO else None


def _quantities(money: RowMoney) -> pd.Series[float]:
    numbers = money.numbers.get("quantity")
    if numbers is None:
        return pd.Series(aside(np.full(len(money.amount_e4), np.nan)), copy=False)
    values = np.array([np.nan if value is None else float(value) for value in (*numbers.exact, None)])
    return pd.Series(aside(values[numbers.texts.codes]), copy=False)


def _column_e4(money: RowMoney, field: str) -> pd.Series[int]:
    numbers = money.numbers.get(field)
    values, readable = numbers.e4() if numbers else (money.amount_e4, np.zeros(len(money.amount_e4), dtype=np.bool_))
    return _nullable(_converted(values, money), readable)


def _converted(values: Money, money: RowMoney) -> Money:
    """Money of other columns in the one currency, too."""
    return values if money.rate is None else at_rate(values, money.rate)


def _line_e4(money: RowMoney) -> pd.Series[int]:
    """What each line is worth: an order's total says nothing of its lines, so there it is quantity times unit price."""
    if money.booking in {"row", "line"}:
        return _nullable(money.amount_e4, money.readable)
    if money.lines is not None:
        below, values = money.lines
        return _nullable(np.where(below, _converted(values, money), money.amount_e4), below | money.readable)
    if not {"quantity", "unit_price"} <= set(money.numbers):
        return _nullable(money.amount_e4, np.zeros(len(money.amount_e4), dtype=np.bool_))
    values, readable = product_e4(money.numbers["quantity"], money.numbers["unit_price"])
    return _nullable(_converted(values, money), readable)


def _nullable(values: Money, known: Mask) -> pd.Series[int]:
    return pd.Series(pd.arrays.IntegerArray(aside(values), aside(~known)), copy=False)


def _told_twice(draft: Draft, currency: str | None) -> list[Finding]:
    """What is said where the file has the same amounts in another currency, too, and nobody chose one."""
    if currency is None or "amount" in dict(draft.settings.mapping) or not (home := home_columns(draft.cells)):
        return []
    return remarks.told_twice_findings(draft.cells.header("amount"), currency, home)


def _remarks(draft: Draft) -> list[Finding]:
    cells, orders, judged = draft.cells, draft.orders, draft.judged
    money, buyers, dated = draft.money, draft.buyers, draft.dated
    header = cells.header("ordered_at")
    amount = "amount" if "amount" in cells else "unit_price"
    letters = "broken" if any(one.code == BROKEN for one in draft.table.findings) else "whole"
    not_owed = judged.facts.excluded & ~filled_cells(cells.texts(amount))  # what was never paid often has no amount
    return [
        *([] if buyers.field or not len(orders.groups) else remarks.buyer_findings(draft.matched.platform, letters)),
        *draft.matched.findings,
        *orders.findings,
        *buyers.findings,
        *(one for one in money.findings if one.code != "decimal_ambiguous" or draft.settings.decimal is None),
        *remarks.date_findings(
            dated.column,
            header,
            "ambiguous" if dated.ambiguous else "certain",
            np.isin(judged.fates, [COUNTED, CODES.index("guest_order")]) if dated.ambiguous else None,
        ),
        *judged.rule.findings,
        *listed_findings(draft),
        *remarks.duplicate_findings(_repeats(draft), judged.kept, money.amount_e4),
        *remarks.reading_findings(
            judged.fates if judged.without_buyers is None else judged.without_buyers,
            money.readable | not_owed,
            np.isnat(dated.moments),
            (cells.header(amount), cells.texts(amount)),
            (header, cells.texts("ordered_at")),
        ),
        *remarks.zero_findings(judged.fates, orders.groups, money.amount_e4),
        *remarks.reused_findings(orders.groups, buyers.ids, judged.fates),
    ]


def _repeats(draft: Draft) -> Mask:
    """Rows dropped as repeats, without those that tell an earlier state of their order."""
    dropped, earlier = draft.judged.facts.duplicate, draft.orders.superseded
    return dropped if earlier is None else dropped & ~earlier


def _by_currency(orders: pd.DataFrame, refunds: pd.DataFrame) -> dict[str, int] | None:
    """Net money by currency, where the counted orders have several."""
    if orders[c.CURRENCY].nunique(dropna=False) < 2:
        return None
    net = orders.assign(currency=orders[c.CURRENCY].fillna(NO_CURRENCY)).groupby(c.CURRENCY)[c.NET_E4].sum()
    back = refunds.assign(currency=refunds[c.CURRENCY].fillna(NO_CURRENCY)).groupby(c.CURRENCY)[c.AMOUNT_E4].sum()
    return {str(code): int(amount) - int(back.get(code, 0)) for code, amount in net.sort_index().items()}


def _status_choice(judged: Judged, amount_e4: Money) -> tuple[tuple[str, int, int, bool], ...]:
    """Statuses by rows, the most frequent first, with their money and whether they count."""
    live = ~judged.facts.duplicate
    codes = judged.statuses.codes
    result = [
        (status, int((rows := live & (codes == code)).sum()), int(amount_e4[rows].sum()), counts)
        for code, (status, counts) in enumerate(zip(judged.statuses.distinct, judged.rule.counts, strict=True))
    ]
    return tuple(sorted(result, key=lambda one: (-one[1], one[0])))


def _with_customer(guesses: tuple[FieldGuess, ...], field: str | None) -> tuple[FieldGuess, ...]:
    """The mapping, also saying which column customers are told apart by where that is not one of ids."""
    stand_in = next((guess for guess in guesses if guess.field == field), None)
    others = tuple(guess for guess in guesses if guess.field != "customer_id")
    return guesses if stand_in is None else (replace(stand_in, field="customer_id"), *others)


def _as_netted(lines: Lines, rule: Refunds) -> Lines:
    """Where refunds are ignored, a refund column takes nothing off its order either."""
    return lines if rule == "net" else replace(lines, refund_e4=np.zeros_like(lines.refund_e4))


def _sales(draft: Draft) -> Mask:
    """Rows that would count whoever bought: what choices of a buyer are compared on."""
    facts = draft.judged.facts
    return (
        ~facts.duplicate & ~facts.excluded & ~facts.other_currency & facts.readable
        & ~np.isnat(facts.moments) & (facts.amount_e4 > (0 if draft.settings.zeros == "drop" else -1))
    )  # fmt: skip


def _sold(draft: Draft, lines: Lines) -> Sold | None:
    """What was sold in all, where nobody knows to whom; None where money of several currencies cannot be added."""
    fates = draft.judged.without_buyers
    if fates is None or len(draft.judged.currency.distinct) > 1:
        return None
    anybody = everywhere("", len(fates))
    lines = replace(_as_netted(lines, draft.settings.refunds), customer=anybody, fates=fates)
    orders, refunds = order_table(lines), refund_table(lines)
    back = int(orders[c.REFUND_E4].sum()) + int(refunds[c.AMOUNT_E4].sum())
    days = orders[c.ORDERED_AT]
    first, last = (days.min(), days.max()) if len(days) else (None, None)
    return Sold(len(orders), int(orders[c.AMOUNT_E4].sum()), back, first, last)


def _one_name(draft: Draft, orders: pd.DataFrame) -> list[Finding]:
    """What is said of a name that has many more orders than any other, where customers are told apart by what a column calls them."""
    field = draft.buyers.field
    if field not in {"name", "customer_id"}:
        return []
    rows = draft.buyers.ids.rows_by_value()
    if rows.max(initial=0) < remarks.PART_OF_ANYBODY * rows.sum():
        return []
    return remarks.walk_in_findings(orders[c.CUSTOMER_ID], draft.cells.header(field))


def assemble(draft: Draft) -> Imported:
    """Make the tables, the ledger and the findings of a file whose every row has its fate."""
    settings, matched, money = draft.settings, draft.matched, draft.money
    media = with_medium(draft.cells, draft.table.headers)
    dated, judged, lines = draft.dated, draft.judged, _lines(draft, media.channel)
    orders, refunds = order_table(_as_netted(lines, settings.refunds)), refund_table(lines)
    customers, overruled = customer_table(lines, _MAY_BE_SEVERAL.get(draft.buyers.field or "customer_id", ()))
    by_currency = _by_currency(orders, refunds)
    currencies = orders[c.CURRENCY].dropna().unique()
    sold = _sold(draft, lines)
    if sold is not None:  # no order counts, since nobody knows who bought
        currencies = draft.judged.currency.distinct
    currency = str(currencies[0]) if by_currency is None and len(currencies) else None
    told = orders_of_customers(lines, len(orders))
    ledger = write_ledger(judged.fates, told, money.amount_e4, lines.refund_e4, settings.refunds, money.left_out)
    return Imported(
        kind="orders",
        platform=matched.platform.code if matched.platform else None,
        table=draft.table,
        rows=row_table(lines),
        orders=orders,
        refunds=refunds,
        order_lines=line_table(lines),
        customers=customers,
        currency=currency,
        by_currency=by_currency,
        guesses=_with_customer(matched.guesses, draft.buyers.field),
        statuses=_status_choice(judged, money.amount_e4),
        reading=Reading(money.decimal, dated.order, "order" if money.booking == "row" else "line"),
        ledger=ledger,
        findings=(
            *draft.table.findings,
            *_remarks(draft),
            *media.findings,
            *remarks.currency_findings(by_currency, int(orders[c.CURRENCY].isna().sum()), home_columns(draft.cells)),
            *_told_twice(draft, currency),
            *remarks.fate_findings(ledger),
            *remarks.consent_findings(overruled),
            *_one_name(draft, orders),
        ),
        sold=sold,
        buyers=buyer_choices(draft.buyers, draft.cells, _sales(draft)),
        told_by=draft.buyers.field,
    )
