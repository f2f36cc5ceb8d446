"""What an amount is to mean: with or without shipping and tax, and in one currency at the reader's own rates."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.settings import ImportSettings
from lib.core.words import N_
from lib.ingest.booking import book_once
from lib.ingest.cells import Cells
from lib.ingest.converted import is_converted
from lib.ingest.currencies import currency_of
from lib.ingest.groups import Groups, Mask, Money
from lib.ingest.header_currencies import header_currency, without_currency
from lib.ingest.headers import words_of
from lib.ingest.likeness import NEARLY_ALL
from lib.ingest.money import Rates, RowMoney, product_e4
from lib.ingest.numbers import read_figures
from lib.ingest.paid import is_subtotal
from lib.ingest.texts import clean, cleaned


def in_one_currency(money: RowMoney, settings: ImportSettings) -> RowMoney:
    """Amounts of other currencies converted at the rates that were told, to the ten-thousandth, half to even.

    Rows whose currency has no rate keep their own.
    """
    target = settings.currency.upper() if settings.currency else None
    rates = {code.upper(): rate for code, rate in settings.rates if code.upper() != target}
    known = {code for code in money.currency.distinct if code in rates}
    if target is None or not known:
        return money
    of_code: Rates = np.array([*(rates.get(code, 1.0) for code in money.currency.distinct), 1.0])
    rate = of_code[money.currency.codes]
    said = finding(
        "currency_converted",
        "info",
        N_("Amounts were converted to {target} at your rates: {rates}."),
        target=target,
        rates=tuple(f"1 {code} = {rates[code]:g} {target}" for code in sorted(known)),
    )
    currency = money.currency.map(lambda code: target if code in known else code)
    return replace(
        money,
        amount_e4=at_rate(money.amount_e4, rate),
        sides={field: at_rate(values, rate) for field, values in money.sides.items()},
        currency=currency,
        rate=rate,
        findings=[*money.findings, said],
    )


def at_rate(values: Money, rate: Rates) -> Money:
    """Whole ten-thousandths at a rate a row."""
    return np.rint(values * rate).astype(np.int64)


def with_parts(money: RowMoney, orders: Groups, count: int, settings: ImportSettings) -> RowMoney:
    """Amounts with shipping and tax taken out, or added where the file has them apart; as it is where nothing was chosen.

    A part that the file repeats on each row of an order is booked once, on the order's first row with money. What a refund
    gives back is changed like a sale. No amount changes its sign: more than all of it cannot be taken out.
    """
    amount_e4, left_out = money.amount_e4, dict(money.left_out)
    said: list[Finding] = []
    for field, rule in (("shipping", settings.shipping), ("tax", settings.tax)):
        if rule == "as_is" or field not in money.sides:
            continue
        part = money.sides[field]
        if field in money.of_order:
            part = book_once(part, orders, count, amount_e4 != 0)
        part = np.where(amount_e4 == 0, 0, part)
        if rule == "without":
            part = -np.minimum(part, np.abs(amount_e4))
        change = np.where(amount_e4 < 0, -part, part)
        amount_e4 = amount_e4 + change
        if rule == "without":
            left_out[field] = -int(change.sum()), len(np.unique(orders[change != 0]))
        said.append(_said(field, rule, int(change.sum())))
    return replace(money, amount_e4=amount_e4, left_out=left_out, findings=[*money.findings, *said])


def _said(field: str, rule: str, change: int) -> Finding:
    template = {
        ("shipping", "without"): N_("Shipping was taken out of the amounts, {money_part} in all."),
        ("shipping", "with"): N_("Shipping was added to the amounts, {money_part} in all."),
        ("tax", "without"): N_("Tax was taken out of the amounts, {money_part} in all."),
        ("tax", "with"): N_("Tax was added to the amounts, {money_part} in all."),
    }[field, rule]
    return finding(f"{field}_{rule}", "info", template, money_part=abs(change))


def shipping_beside(
    cells: Cells, money: RowMoney, orders: Groups, count: int, counted: Mask, settings: ImportSettings
) -> list[Finding]:
    """That the amounts are of goods alone, and what the shipping beside them comes to in the orders that count."""
    if settings.shipping != "as_is" or "shipping" not in money.sides or not _of_goods_alone(cells, money):
        return []
    shipping = np.where(counted, money.sides["shipping"], 0)
    if "shipping" in money.of_order:
        shipping = book_once(shipping, orders, count, shipping != 0)
    if not shipping.any():
        return []
    return [
        finding(
            "shipping_beside", "info",
            N_("Revenue is without shipping: “{header}” comes to {money_shipping} for the orders that count, beside the price of the goods. If buyers paid it and it should count, choose that shipping is added (--shipping with)."),
            header=cells.header("shipping"), money_shipping=int(shipping.sum()),
        )
    ]  # fmt: skip


def _of_goods_alone(cells: Cells, money: RowMoney) -> bool:
    """Whether amounts are quantity times price, or a subtotal."""
    if "amount" not in cells or is_subtotal(cells.header("amount")):
        return True
    if not {"quantity", "unit_price"} <= set(money.numbers):
        return False
    goods, readable = product_e4(money.numbers["quantity"], money.numbers["unit_price"])
    sent = readable & money.readable & (money.sides["shipping"] > 0) & (money.amount_e4 > 0)
    return bool(sent.any()) and bool((goods == money.amount_e4)[sent].mean() >= NEARLY_ALL)


#: Words that tell the amount in the shop's own currency from the one that was paid.
_WHOSE = frozenset(["home", "base", "local", "fc", "lc", "foreign", "original", "orig", "in"])
_HALF = 0.5


def home_columns(cells: Cells) -> dict[str, str]:
    """Columns beside the amount that are called as it is, name one currency, and hold figures in every row: that currency by header.

    What a payment service has converted is blank where nothing was paid, and another column names its currency.
    """
    if "amount" not in cells:
        return {}
    own, found = cells.header("amount"), dict[str, str]()
    for place in range(len(cells.columns)):
        header = cells.heading(place)
        converted = is_converted(header, own)
        currency = _converted_to(cells) if converted else header_currency(header)
        if header == own or currency is None or not (converted or _stem(header) == _stem(own)):
            continue
        column = cleaned(cells.columns[place])
        enough = column.present().mean() > _HALF if converted else column.present().all()
        if enough and None not in read_figures(column).found:
            found[header] = currency
    return found


def _converted_to(cells: Cells) -> str | None:
    """The one currency that everything was converted to; None where there are several or none."""
    if "currency" not in cells:
        return None
    own = cells.header("currency")
    places = [place for place, header in enumerate(cells.headings) if is_converted(header, own)]
    named = {currency_of(clean(text)) for place in places for text in cells.columns[place].distinct if clean(text)}
    return named.pop() if len(named) == 1 else None


def _stem(header: str) -> frozenset[str]:
    return frozenset(words_of(without_currency(header) or header)) - _WHOSE
