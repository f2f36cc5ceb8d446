"""Which column holds what the buyer paid in all: with tax, before fees, after the discount."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from lib.core.findings import Finding, finding
from lib.core.settings import DecimalMark
from lib.core.words import N_
from lib.ingest.advance_words import is_advance
from lib.ingest.by_cells import can_be
from lib.ingest.ended_words import without_final, without_first, without_notes
from lib.ingest.gross_net import after_discount, gross_beside, says_taken_off
from lib.ingest.gross_words import header_text, is_net
from lib.ingest.header_currencies import without_currency
from lib.ingest.headers import compact
from lib.ingest.likeness import LEAST_CONFIDENCE, NEARLY_ALL, SAMPLE, Found, Unmatched, names_order, without_tax
from lib.ingest.numbers import decimal_of, figure
from lib.ingest.texts import Texts, filled_cells

#: What goods cost before anything is taken off, and an amount that is not all of it.
_GOODS = re.compile("商品(?![实實应應支付成])")
_PAID = re.compile("支付|付款|[实實]付|支払|결제")
_SUBTOTALS = ("subtotal", "zwischensumme", "soustotal", "小计", "小計", "소계")
_PART = (
    *_SUBTOTALS,
    "subtotaal",
    "sumaczesciowa",
    "sumacastkowa",
    "aratoplam",
    "delsumma",
    "delsum",
    "mezisoucet",
    "medzisucet",
    "reszosszeg",
    "valisumma",
    "подытог",
    "подитог",
    "промежуточныйитог",
    "本体金額",
    "本体価格",
    "netsales",
    "netamount",
    "netto",
    "nettobetrag",
    "nettoumsatz",
    "montantht",
    "totalht",
    "imponibile",
    "baseimponible",
    "税抜",
    "未税",
    "不含税",
    "공급가",
)
#: What says that tax is not in an amount.
_NET = re.compile(
    r"\bnet\b|netto|\bht\b|hors tax|\bsin iva\b|\bsem iva\b|\bexcl|\bexkl|before tax|untaxed|taxable|税抜|不含税|未税|공급가|без ндс|bez dph|bez vat"
)
#: Parts of headers of what a payment service or a market place keeps for itself.
_FEES = (
    "fee",
    "commission",
    "avgift",
    "gebyr",
    "gebuhr",
    "provision",
    "frais",
    "tariffa",
    "tarifa",
    "comision",
    "commissione",
    "commissie",
    "prowizja",
    "komisyon",
    "taxadeservico",
    "comissao",
    "комиссия",
    "手续费",
    "佣金",
    "服务费",
    "手数料",
    "수수료",
)
_MARKS: tuple[DecimalMark, ...] = (".", ",")
_SEVERAL = 2
#: Figures by row; None where a cell is none.
Figures = list[Decimal | None]


def what_was_paid(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """What was found, with another column for the amount where that one holds what the buyer paid in all.

    And what was paid, where the amount found is what the goods would have cost.
    """
    if "amount" not in found or "amount" in fixed:
        return found
    place, confidence = found["amount"]
    ended = _as_it_ended(table, place, table.free(taken | {at for at, _ in found.values()}))
    if ended is not None:
        return what_was_paid(table, {**found, "amount": (ended, confidence)}, fixed, taken)
    if _is_of_goods(table.headers[place]):
        paid = [(table.named(at, "amount"), -at) for at in table.free(taken) if not _is_of_goods(table.headers[at]) and (can_be(table, at, "amount") or (_says_paid(table.headers[at]) and table.fit(at, "money") >= NEARLY_ALL))]  # fmt: skip
        score, at = max(paid, default=(0.0, 0))
        return {**found, "amount": (-at, score)} if score >= LEAST_CONFIDENCE else found
    price = _before_advance(table, found, taken)
    if price is not None:
        return {code: at for code, at in found.items() if at[0] != price} | {"amount": (price, confidence)}
    ended = without_final(_bare(table.headers[place]))
    free = [at for at in table.free(taken | {place}) if ended is None or without_first(_bare(table.headers[at])) != ended]  # fmt: skip
    for look in (_with_tax, gross_beside, _before_fees, after_discount, _of_its_parts, _of_the_order):
        other = look(table, found, free)
        if other is not None:
            return {**found, "amount": (other, confidence)}
    return found


def without_a_subtotal(table: Unmatched, fixed: dict[str, int | None]) -> dict[str, int | None]:
    """What a shop system's headers say, without its subtotal as the amount where another column is named as one more surely."""
    place = fixed.get("amount")
    if place is None or not any(word in compact(table.headers[place]) for word in _SUBTOTALS):
        return fixed
    free = table.free({at for at in fixed.values() if at is not None})
    named = [table.named(at, "amount") for at in free if table.fit(at, "money") >= NEARLY_ALL]
    if max(named, default=0.0) <= table.named(place, "amount"):
        return fixed
    return {code: at for code, at in fixed.items() if code != "amount"}


def first_amount_said(table: Unmatched, found: Found, fixed: Collection[str]) -> list[Finding]:
    """That the file only tells what orders came to at first."""
    if "amount" not in found or "amount" in fixed or without_first(_bare(table.headers[found["amount"][0]])) is None:
        return []
    said = N_(
        "“{header}” says what orders came to at first. If some were changed later, bring an export that has what they came to in the end."
    )
    return [finding("first_amount", "warning", said, header=table.headers[found["amount"][0]])]


def is_part(header: str) -> bool:
    """Whether a header says that its money is a subtotal, or without tax."""
    return any(word in compact(header) for word in _PART)


def is_subtotal(header: str) -> bool:
    """Whether a header says that its money is the goods', before anything is added."""
    return any(word in compact(header) for word in _SUBTOTALS)


def _says_paid(header: str) -> bool:
    """Whether a header says that its money is the order's, or what was paid."""
    return names_order(header) or _PAID.search(compact(header)) is not None


def _is_of_goods(header: str) -> bool:
    return _GOODS.match(compact(header)) is not None


def _as_it_ended(table: Unmatched, place: int, free: Sequence[int]) -> int | None:
    """A free column that is called as another but for being final or after a change, where that one is original or before it.

    Of orders that nobody changed it says what they cost, too: one that only tells of changes is no amount.
    """
    first = without_first(_bare(table.headers[place]))
    for at in free if first is not None else ():
        if without_final(_bare(table.headers[at])) == first and table.fit(at, "money") >= NEARLY_ALL:
            told, ended = filled_cells(table.columns[place]), filled_cells(table.columns[at])
            if int((told & ended).sum()) >= NEARLY_ALL * int(told.sum()):
                return at
    return None


def _bare(header: str) -> str:
    """A header without the currency and the tax behind it, which one of two amounts may have and the other not: (税込), [EUR], CHF."""
    header = without_notes(header)
    header = without_currency(header) or header
    return without_tax(header) or header


def _with_tax(table: Unmatched, found: Found, free: Sequence[int]) -> int | None:
    """A free column whose header is that of the amount with tax: Amount Including VAT beside Amount."""
    header = table.headers[found["amount"][0]]
    own, is_less = compact(header), _NET.search(header_text(header)) is not None or is_net(header)
    for at in free:
        without = without_tax(table.headers[at])
        if without is None or table.fit(at, "money") < NEARLY_ALL:
            continue
        if compact(without) == own or (is_less and table.named(at, "amount") >= LEAST_CONFIDENCE):
            return at
    return None


def _before_advance(table: Unmatched, found: Found, taken: set[int]) -> int | None:
    """The column of prices of which the amount found is only what is left after an advance: Price, Deposit, To pay."""
    own = found["amount"][0]
    price = {found["unit_price"][0]} if "unit_price" in found and "quantity" not in found else set[int]()
    able = [at for at in table.free((taken | {own}) - price) if max(table.named(at, "amount"), table.named(at, "unit_price")) >= LEAST_CONFIDENCE]  # fmt: skip
    advances = [at for at, header in enumerate(table.headers) if at != own and (is_advance(header) or (table.catalogue.hints.says_paid(header) and not says_taken_off(header)))]  # fmt: skip
    for mark in _MARKS if advances else ():
        left = first_figures(table.columns[own], mark)
        for at in able:
            whole = first_figures(table.columns[at], mark)
            if any(_is_left(whole, first_figures(table.columns[one], mark), left) for one in advances if one != at):
                return at
    return None


def _is_left(whole: Figures, before: Figures, left: Figures) -> bool:
    """Whether a column is another less what was paid beforehand, in nearly every row that tells both, and often less than all of it."""
    known = [(one, paid or Decimal(0), rest) for one, paid, rest in zip(whole, before, left, strict=True) if one is not None and rest is not None]  # fmt: skip
    fits = sum(one - paid == rest for one, paid, rest in known)
    return sum(0 < paid < one for one, paid, _rest in known) >= _SEVERAL and fits >= NEARLY_ALL * len(known)


def _before_fees(table: Unmatched, found: Found, free: Sequence[int]) -> int | None:
    """A free column named as an amount that in every row is what was found and a fee together."""
    place = found["amount"][0]
    fees = [at for at, header in enumerate(table.headers) if at != place and any(word in compact(header) for word in _FEES)]  # fmt: skip
    payout = is_net(table.headers[place])
    able = [at for at in free if at not in fees and (table.named(at, "amount") >= LEAST_CONFIDENCE or (payout and table.fit(at, "money") >= NEARLY_ALL))]  # fmt: skip
    for mark in _MARKS if fees and able else ():
        net = first_figures(table.columns[place], mark)
        for fee in (first_figures(table.columns[at], mark) for at in fees):
            paid = [None if one is None else one + abs(kept or Decimal(0)) for one, kept in zip(net, fee, strict=True)]
            both = [at for at in able if any(fee) and _are_equal(first_figures(table.columns[at], mark), paid)]
            if both:
                return both[0]
    return None


def _are_equal(figures: Figures, paid: Figures) -> bool:
    """Whether two columns say the same in each row in which the second says anything: payouts stand between sales."""
    rows = [(one, other) for one, other in zip(figures, paid, strict=True) if other is not None]
    return bool(rows) and all(one == other for one, other in rows)


def _of_its_parts(table: Unmatched, found: Found, free: Sequence[int]) -> int | None:
    """A free column that is the amount less the discount, or a subtotal with tax and shipping, or named the order's and with shipping, in every row looked at."""
    place = found["amount"][0]
    sides = [code for code in ("tax", "shipping", "discount") if code in found]
    part = is_part(table.headers[place])
    for mark in _MARKS if sides else ():
        before = first_figures(table.columns[place], mark)
        of = {code: first_figures(table.columns[found[code][0]], mark) for code in sides}
        wanted = [_sums(before, [], of.get("discount", []))]
        if part:
            wanted += [_sums(before, [of[one] for one in more if one in of], less) for more in (("tax", "shipping"), ("shipping",), ("tax",)) for less in (of.get("discount", []), [])]  # fmt: skip
        wanted = [one for one in wanted if one != before and None not in one]
        named = [_sums(before, [of["shipping"]], of.get("discount", []))] if "shipping" in of else []
        named = [one for one in named if one != before and None not in one]
        for at in free if wanted or named else ():
            figures = first_figures(table.columns[at], mark)
            if figures in wanted or (figures in named and names_order(table.headers[at])):
                return at
    return None


def _of_the_order(table: Unmatched, found: Found, free: Sequence[int]) -> int | None:
    """A free column named as the order's money, where what was found is a line's: price times quantity in every row looked at."""
    if not {"quantity", "unit_price"} <= found.keys():
        return None
    for mark in _MARKS:
        line, count, price = (
            first_figures(table.columns[found[code][0]], mark) for code in ("amount", "quantity", "unit_price")
        )
        made = [one * each if one is not None and each is not None else None for one, each in zip(count, price, strict=True)]  # fmt: skip
        if None in made or line != made:
            continue
        return next(
            (at for at in free if table.named(at, "amount") >= LEAST_CONFIDENCE and names_order(table.headers[at])),
            None,
        )
    return None


def _sums(before: Figures, more: Sequence[Figures], less: Figures) -> Figures:
    """Sums a row; what is blank beside an amount is 0, and without an amount there is no sum."""
    result: Figures = []
    for row, amount in enumerate(before):
        if amount is None:
            return [None]
        result.append(amount + sum((column[row] or Decimal(0) for column in more), Decimal(0)) - abs((less[row] if less else None) or Decimal(0)))  # fmt: skip
    return result


def first_figures(column: Texts, mark: DecimalMark) -> Figures:
    """The figures of the first rows."""
    figures = [None if code < 0 else figure(column.distinct[code]) for code in column.codes[:SAMPLE].tolist()]
    return [None if one is None else decimal_of(one, mark) for one in figures]
