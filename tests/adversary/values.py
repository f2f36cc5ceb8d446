"""Figures as the world writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from tests.adversary.cases import Case, truth_of
from tests.adversary.shop import delimited, shop, table

Write = Callable[[Decimal], str]


def grouped(amount: Decimal, group: str, mark: str, places: int = 2) -> str:
    """1,234.50 with other marks."""
    text = f"{amount:,.{places}f}"
    return text.replace(",", "\0").replace(".", mark).replace("\0", group)


def indian(amount: Decimal) -> str:
    """12,34,567.00."""
    whole, _, fraction = f"{amount:.2f}".partition(".")
    head, tail = whole[:-3], whole[-3:]
    parts: list[str] = []
    while len(head) > 2:
        parts.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*([head] if head else []), *parts, tail]) + "." + fraction


def in_digits(zero: str) -> Write:
    """Digits of another script."""
    return lambda amount: "".join(chr(ord(zero) + int(sign)) if sign.isdigit() else sign for sign in f"{amount:.2f}")


FORMS: dict[str, Write] = {
    "1234.50": lambda a: f"{a:.2f}",
    "1234,50": lambda a: grouped(a, "", ","),
    "1,234.50": lambda a: grouped(a, ",", "."),
    "1.234,50": lambda a: grouped(a, ".", ","),
    "1'234.50": lambda a: grouped(a, "'", "."),
    "1’234.50": lambda a: grouped(a, "’", "."),
    "1 234,50": lambda a: grouped(a, " ", ","),
    "1 234,50 no-break": lambda a: grouped(a, "\xa0", ","),
    "1 234,50 narrow": lambda a: grouped(a, "\u202f", ","),
    "1 234.50 thin": lambda a: grouped(a, "\u2009", "."),
    "12,34,567.00": indian,
    "¥1,234.50": lambda a: "¥" + grouped(a, ",", "."),
    "￥1234.50": lambda a: f"￥{a:.2f}",
    "1234.50元": lambda a: f"{a:.2f}元",
    "人民币1234.50": lambda a: f"人民币{a:.2f}",
    "CNY 1234.50": lambda a: f"CNY {a:.2f}",
    "$1,234.50": lambda a: "$" + grouped(a, ",", "."),
    "US$ 1,234.50": lambda a: "US$ " + grouped(a, ",", "."),
    "$1,234.50 USD": lambda a: "$" + grouped(a, ",", ".") + " USD",
    "1.234,50 €": lambda a: grouped(a, ".", ",") + " €",
    "€ 1.234,50": lambda a: "€ " + grouped(a, ".", ","),
    "EUR 1.234,50": lambda a: "EUR " + grouped(a, ".", ","),
    "£1,234.50": lambda a: "£" + grouped(a, ",", "."),
    "R$ 1.234,50": lambda a: "R$ " + grouped(a, ".", ","),
    "1 234,50 ₽": lambda a: grouped(a, "\xa0", ",") + " ₽",
    "1 234,50 руб.": lambda a: grouped(a, " ", ",") + " руб.",
    "1 234,50 zł": lambda a: grouped(a, " ", ",") + " zł",
    "1 234,50 kr": lambda a: grouped(a, " ", ",") + " kr",
    "kr. 1.234,50": lambda a: "kr. " + grouped(a, ".", ","),
    "Rp1.234,50": lambda a: "Rp" + grouped(a, ".", ","),
    "1 234,50 Kč": lambda a: grouped(a, " ", ",") + " Kč",
    "1 234,50 Ft": lambda a: grouped(a, " ", ",") + " Ft",
    "CHF 1'234.50": lambda a: "CHF " + grouped(a, "'", "."),
    "₹12,34,567.00": lambda a: "₹" + indian(a),
    "Rs. 12,34,567.00": lambda a: "Rs. " + indian(a),
    "TL": lambda a: grouped(a, ".", ",") + " TL",
    "₺": lambda a: "₺" + grouped(a, ".", ","),
    "฿1,234.50": lambda a: "฿" + grouped(a, ",", "."),
    "RM1,234.50": lambda a: "RM" + grouped(a, ",", "."),
    "S$1,234.50": lambda a: "S$" + grouped(a, ",", "."),
    "NT$1,234.50": lambda a: "NT$" + grouped(a, ",", "."),
    "HK$1,234.50": lambda a: "HK$" + grouped(a, ",", "."),
    "₫": lambda a: grouped(a, ".", ",") + " ₫",
    "full-width": lambda a: f"{a:.2f}".translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789."}),
    "full-width comma": lambda a: grouped(a, "，", "．"),
    "Arabic-Indic": in_digits("٠"),
    "Arabic-Indic with ٫": lambda a: in_digits("٠")(a).replace(".", "٫"),
    "Persian": in_digits("۰"),
    "Devanagari": in_digits("०"),
    "12.5万": lambda a: f"{(a / 10_000).normalize():f}万",
    "1.2k": lambda a: f"{(a / 1_000).normalize():f}k",
    "1.2K $": lambda a: f"${(a / 1_000).normalize():f}K",
    "+1234.50": lambda a: f"+{a:.2f}",
    "1234.5 (no zeros)": lambda a: f"{a.normalize():f}",
    "1234.5000": lambda a: f"{a:.4f}",
    "001234.50": lambda a: f"{a:010.2f}",
    "guarded": lambda a: f'="{a:.2f}"',
    "apostrophe": lambda a: f"'{a:.2f}",
    "1.2345e3": lambda a: f"{a:.6e}",
    "float noise": lambda a: repr(float(a) + 1e-11),
}


def forms() -> Iterator[Case]:
    """Plain amounts in every form, in a file with each usual delimiter."""
    orders = shop(orders=60)
    truth = truth_of(orders)
    for name, write in FORMS.items():
        for delimiter in (",", ";", "\t"):
            yield Case(
                f"value {name} in {delimiter!r}", delimited(table(orders, money=write), delimiter).encode(), truth
            )


NEGATIVES: dict[str, Write] = {
    "-300.00": lambda a: f"-{a:.2f}",
    "(300.00)": lambda a: f"({a:.2f})",
    "300.00-": lambda a: f"{a:.2f}-",
    "−300.00": lambda a: f"−{a:.2f}",
    "- 300.00": lambda a: f"- {a:.2f}",
    "($300.00)": lambda a: f"(${a:.2f})",
    "-$300.00": lambda a: f"-${a:.2f}",
    "$-300.00": lambda a: f"$-{a:.2f}",
    "$(300.00)": lambda a: f"$({a:.2f})",
    "（300.00）": lambda a: f"（{a:.2f}）",
    "－300.00": lambda a: f"－{a:.2f}",
    "-¥300.00": lambda a: f"-¥{a:.2f}",
    "¥-300.00": lambda a: f"¥-{a:.2f}",
    "-300.00元": lambda a: f"-{a:.2f}元",
}


def negatives() -> Iterator[Case]:
    """Refunds as rows of their own, in every form of a minus."""
    orders = shop(orders=50)
    back = [replace(order, number=f"R{order.number}") for order in orders[10:40:6]]
    truth = replace(
        truth_of(orders),
        revenue=sum((order.amount for order in orders), Decimal()) - sum(order.amount for order in back),
    )
    for name, write in NEGATIVES.items():
        sign = "$" if "$" in name else "¥" if "¥" in name else ""
        rows = table(orders, money=lambda a, sign=sign: f"{sign}{a:.2f}")
        rows += table(back, money=write)[1:]
        yield Case(f"negative {name}", delimited(rows, ";").encode(), truth)


def currencies() -> Iterator[Case]:
    """The currency in the cell, in the header, or in a column of its own."""
    orders = shop(orders=40)
    truth = truth_of(orders)
    for header in (
        "Amount (USD)",
        "Total (EUR)",
        "Amount in GBP",
        "Order Total £",
        "金额（元）",
        "订单金额(元)",
        "合計金額(円)",
        "Betrag in EUR",
        "Montant (€)",
        "Total USD",
        "amount_usd",
    ):
        rows = table(orders)
        rows[0][3] = header
        yield Case(f"currency in header {header}", delimited(rows).encode(), truth)
    rows = [[*row, "Currency" if not at else "USD"] for at, row in enumerate(table(orders))]
    yield Case("currency column", delimited(rows).encode(), truth)
    rows = [[*row[:4], "Currency" if not at else "€", *row[4:]] for at, row in enumerate(table(orders))]
    yield Case("currency sign column", delimited(rows).encode(), truth)


def odd_cells() -> Iterator[Case]:
    """Cells that are no figure: said, set aside, never a zero or another figure."""
    orders = shop(orders=40)
    for text in (
        "abc",
        "N/A",
        "#REF!",
        "1.2.3",
        "12/5",
        "--",
        "1,23,4",
        "see note",
        "50%",
        "0x10",
        "1 2 3",
        "#N/A",
        "1.234.5",
        "300.00 CR",
        "[300.00]",
        "<300.00>",
    ):
        rows = table(orders)
        rows[8][3] = text
        truth = truth_of([order for order in orders if order.number != rows[8][0]])
        yield Case(
            f"no figure {text}", delimited(rows, ";").encode(), replace(truth, first=None), ("unreadable_amount",)
        )


def cases() -> Iterator[Case]:
    """All of them."""
    yield from forms()
    yield from negatives()
    yield from currencies()
    yield from odd_cells()
