"""The money of each row: read exactly, its currency known, and booked once."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

import numpy as np
import numpy.typing as npt

from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.settings import DecimalMark, ImportSettings
from lib.core.words import N_, NP_
from lib.ingest.booking import Booking, Evidence, Saying, below_totals, book_once, find_booking, is_of_order
from lib.ingest.cells import Cells, every
from lib.ingest.currencies import WEAK_SIGNS, currency_of, currency_said, most_decimals
from lib.ingest.discounts import is_percent, taken_off
from lib.ingest.fields import StatusMeaning
from lib.ingest.gross_net import is_less_refunds, refunds_off_finding
from lib.ingest.groups import Groups, Mask, Money, combine, dense, fill, first_rows, sums
from lib.ingest.header_currencies import header_currency
from lib.ingest.headers import compact, contains, is_korean
from lib.ingest.ids import has_failed
from lib.ingest.instalments import pays_in_parts
from lib.ingest.likeness import names_order
from lib.ingest.measures import bare_count, bare_price
from lib.ingest.numbers import Figures, Numbers, as_numbers, decimal_mark, e4_of, read_figures
from lib.ingest.spool import aside
from lib.ingest.statuses import denies
from lib.ingest.texts import Texts, absent, clean, cleaned, everywhere, filled_cells, first_of, quoted
from lib.ingest.typed import TYPED
from lib.ingest.units import (  # fmt: skip
    applies,
    cents_finding,
    counts_cents,
    in_cents,
    in_units,
    of_charges,
    perhaps_cents,
    perhaps_cents_finding,
    unit_findings,
)
from lib.ingest.yen import currency_of_yen_sign, yen_findings

Rates = npt.NDArray[np.float64]

SIDE_COLUMNS = ("refund", "tax", "shipping", "discount", "cost")
#: A column that fewer rows fill speaks of those alone.
_MOSTLY_SAID = 0.5
_COLUMNS = ("amount", "quantity", "unit_price", "adjusted", "adjusted_net", "stored_value", *SIDE_COLUMNS)
#: So many different cells that cannot be read make a wrong column, not a wrong cell.
SEVERAL = 3
_MOST_CURRENCIES = 50
#: Headers that say that the amount is one line's: then lines of one price in each order are no repeated total.
_OF_LINE = ("paidprice", "paid price", "line total", "line amount", "item total", "item price", "商品小计", "单品金额", "单品实付", "子订单金额", "子订单实付", "明细金额", "상품별", "zeilensumme", "zeilenbetrag", "positionsbetrag", "positionssumme", "montant ligne", "total ligne", "importe linea", "total linea", "valor do item", "total do item", "totale riga", "importo riga", "regeltotaal", "regelbedrag", "regelprijs", "сумма позиции", "стоимость позиции", "품목", "商品单价合计")  # fmt: skip
_TICKETS = frozenset(["attendee", "attendeeno", "attendeenumber", "attendeeid", "ticketno", "ticketnumber", "ticketid", "ticketcode", "ticketnummer", "participantid", "participantnumber", "票号", "票號", "参会人编号"])  # fmt: skip
_NET_OF_FEES = NP_(
    "{count} order was changed after its sale. “{header}” has its money after fees, so nothing says how much was given back: it counts whole, with {money_counted}. Take the export with the amount after the change (on Etsy “Adjusted Order Total”), or bring a list of the refunds.",
    "{count} orders were changed after their sale. “{header}” has their money after fees, so nothing says how much was given back: they count whole, with {money_counted}. Take the export with the amounts after the change (on Etsy “Adjusted Order Total”), or bring a list of the refunds.",
)
_CANCELLATION = re.compile(r"[Cc]\d+")
_NUMERIC = re.compile(r"\d+")
_NOTHING = frozenset({"", "n/a", "na", "nan", "null", "none", "nil", "no", "无", "無", "没有"})


@dataclass(frozen=True)
class Amounts:
    """A column of money: ten-thousandths a row, where it is filled, and where it could be read."""

    e4: Money
    present: Mask
    readable: Mask


@dataclass(frozen=True)
class RowMoney:
    """What every row is worth.

    Attributes:
        amount_e4: as booked, refunds negative; 0 where it could not be read and where the order's total is booked elsewhere.
        readable: rows whose money is known.
        booking: how the file books money.
        sides: refund, tax, shipping, discount and cost, a row each, positive as in the file.
        of_order: side columns that repeat an order's value on each row.
        numbers: quantity and unit price, where the file has them.
        currency: ISO code a row; missing where the file does not say.
        decimal: the mark of the amount column.
        findings: what had to be assumed.
        rate: what a row's money was multiplied by to be in one currency; None where nothing was converted.
        left_out: money taken out of the amounts and of how many orders, by the part of them that it was ("shipping", "tax").
        lines: rows of items below a row with their total, and what each is worth; None where the file books otherwise.
    """

    amount_e4: Money
    readable: Mask
    booking: Booking
    sides: dict[str, Money]
    of_order: frozenset[str]
    numbers: dict[str, Numbers]
    currency: Texts
    decimal: DecimalMark
    findings: list[Finding]
    rate: Rates | None = None
    left_out: dict[str, tuple[int, int]] = dataclasses.field(default_factory=dict[str, tuple[int, int]])
    lines: tuple[Mask, Money] | None = None


def product_e4(first: Numbers, second: Numbers) -> tuple[Money, Mask]:
    """Exact products of two columns a row, each distinct pair once, and which could be read."""
    places = combine([first.texts.codes, second.texts.codes])
    rows = first_rows(places, int(places.max(initial=-1)) + 1, every(len(places)))
    values = np.zeros(len(rows), dtype=np.int64)
    readable = np.zeros(len(rows), dtype=np.bool_)
    left, right = (*first.exact, None), (*second.exact, None)
    for place, row in enumerate(rows.tolist()):
        one, other = left[first.texts.codes[row]], right[second.texts.codes[row]]
        exact = e4_of(one * other) if isinstance(one, Decimal) and isinstance(other, Decimal) else None
        if exact is not None:
            values[place], readable[place] = exact, True
    return values[places], readable[places]


def read_columns(
    cells: Cells, settings: ImportSettings, delimiter: str | None
) -> tuple[dict[str, Numbers], dict[str, Figures], DecimalMark]:
    """Every column of figures, with the decimal mark of each decided."""
    typed = cells.columns.container in TYPED
    figures = {field: read_figures(cells.texts(field), typed=typed) for field in _COLUMNS if field in cells}
    if "quantity" in figures and None in figures["quantity"].found:  # x2, 2 pcs, 3個
        figures["quantity"] = read_figures(cells.texts("quantity").map(bare_count))
    if "unit_price" in figures and None in figures["unit_price"].found:  # £10.00 each, 20元/斤
        figures["unit_price"] = read_figures(cells.texts("unit_price").map(bare_price))
    leading = figures.get("amount") or figures.get("unit_price")
    header = "" if leading is None else cells.header("amount" if "amount" in cells else "unit_price")
    decimals = 2 if leading is None else decimals_of(cells, header, leading, settings)
    fallback = settings.decimal or decimal_mark(figures.values(), delimiter, _unlike_counts(figures, leading), decimals)
    numbers = {field: as_numbers(found, fallback, settings.decimal) for field, found in figures.items()}
    numbers = {
        field: found if field == "quantity" else in_units(figures[field], found, cells.header(field))
        for field, found in numbers.items()
    }
    if leading is not None and _counts_cents(cells, leading):
        numbers = {field: found if field == "quantity" else in_cents(found) for field, found in numbers.items()}
    mark = settings.decimal or (leading.decided() if leading else None) or fallback
    return numbers, figures, mark


def _counts_cents(cells: Cells, leading: Figures) -> bool:
    """Whether the money of a record is counted in hundredths although nobody says so."""
    known = cells.texts("currency").distinct[:_MOST_CURRENCIES]
    header = cells.header("amount" if "amount" in cells else "unit_price")
    if applies(leading, header):
        return False
    charges = of_charges(leading, cells.texts("order_id").distinct, cells.texts("ordered_at").distinct, known)
    return charges or counts_cents(leading, cells.columns.container, header, known)


def _unlike_counts(figures: dict[str, Figures], leading: Figures | None) -> Figures | None:
    """The money; None where pieces are written with three decimals too (1.000): a program does so with everything."""
    counts = figures.get("quantity")
    return None if counts is not None and counts.votes["both"] else leading


def decimals_of(cells: Cells, header: str, figures: Figures, settings: ImportSettings) -> int:
    """How many decimals the currencies of a column of money have, at most; 2 where none is known."""
    named = {settings.currency, header_currency(header), *map(currency_of, figures.currency_marks())}
    return most_decimals({*named, *map(_currency_text, cells.texts("currency").distinct[:_MOST_CURRENCIES])})


def _amounts(texts: Texts, numbers: Numbers) -> Amounts:
    e4, readable = numbers.e4()
    silent = [at for at, value in enumerate(numbers.exact) if value is None and not says_something(texts.distinct[at])]
    present = filled_cells(texts)
    return Amounts(e4, present & ~np.isin(texts.codes, silent) if silent else present, readable)


def _cancellations(amount_e4: Money, order: Texts) -> Mask:
    """Rows of invoices C123 among invoices 123 that are written as sales: they take back, whatever their sign."""
    if order.all_match(r"\d+"):
        return np.zeros(len(amount_e4), dtype=np.bool_)
    cancels = np.array([_CANCELLATION.fullmatch(text) is not None for text in order.distinct] + [False], dtype=np.bool_)
    plain = sum(_NUMERIC.fullmatch(text) is not None for text in order.distinct)
    if not cancels.any() or cancels.sum() > plain:
        return np.zeros(len(amount_e4), dtype=np.bool_)
    return cancels[order.codes] & (amount_e4 > 0)


def _line_amounts(cells: Cells, numbers: dict[str, Numbers]) -> Amounts:
    """Quantity times unit price where there is no amount; a unit price alone where there is no quantity."""
    price = numbers["unit_price"]
    present = filled_cells(cells.texts("unit_price"))
    if "quantity" not in numbers:
        return _amounts(cells.texts("unit_price"), price)
    e4, readable = product_e4(numbers["quantity"], price)
    return Amounts(e4, present & filled_cells(cells.texts("quantity")), readable)


def _said(cells: Cells, orders: Groups, count: int) -> Saying:
    """Whose money the header of the amount says it is, or the days of its rows."""
    header = cells.header("amount")
    if cells.grain == "line":
        return "each_line"
    if names_order(header):
        return "of_order"
    if pays_in_parts(cells, orders, count):
        return "each_line"
    if any(contains(header, word) for word in _OF_LINE) or any(
        _numbers_tickets(cells, one) for one in range(len(cells.columns))
    ):
        return "of_line"
    return "nothing"


def _numbers_tickets(cells: Cells, place: int) -> bool:
    """Whether a column numbers tickets or those who come, one a row: what such a row says was paid is one ticket's."""
    if compact(cells.heading(place)) not in _TICKETS:
        return False
    texts = cells.columns[place]
    return bool(texts.present().all()) and len(texts.distinct) == cells.columns.rows


def read_money(
    cells: Cells,
    order: Texts,
    groups: tuple[Groups, int],
    distinct: Mask,
    read: tuple[dict[str, Numbers], dict[str, Figures], DecimalMark],
    usual_currency: str | None,
    taken_back: Mask,
) -> RowMoney:
    """Find what every row is worth and how the file books it.

    Args:
        cells: the file.
        order: the order number of each row.
        groups: one code an order, and how many.
        distinct: rows that do not repeat an earlier row exactly.
        read: the columns of figures (`read_columns`).
        usual_currency: what the shop system's money is where the file does not say.
        taken_back: rows that say that they give money back: they are below zero, whatever their sign.
    """
    orders, count = groups
    numbers, figures, mark = read
    line = (
        product_e4(numbers["quantity"], numbers["unit_price"])[0]
        if {"quantity", "unit_price"} <= set(numbers)
        else None
    )
    has_amount = "amount" in numbers
    found = _amounts(cells.texts("amount"), numbers["amount"]) if has_amount else _line_amounts(cells, numbers)
    found, of_stored = _with_stored_value(cells, found, numbers, orders)
    found = replace(found, e4=np.where(taken_back & (found.e4 > 0), -found.e4, found.e4))
    _require_figures(cells, "amount" if has_amount else "unit_price", numbers)
    sides = {field: aside(np.abs(numbers[field].e4()[0])) for field in SIDE_COLUMNS if field in numbers}
    off = None if has_amount else taken_off(found.e4, cells, numbers, (orders, count), distinct)
    if off is not None:
        found, sides = replace(found, e4=found.e4 - off[0]), {**sides, "discount": np.abs(off[0])}
    elif is_percent(cells):  # of an amount that is known, a share is no money
        sides.pop("discount", None)
    found, sides, left = _before_refunds(cells, found, sides, (orders, count)) if has_amount else (found, sides, [])
    evidence = Evidence(
        orders, count, distinct, found.e4, found.present, line if has_amount else None,
        cells.texts("quantity").codes.astype(np.int64) if "quantity" in cells else None,
        _said(cells, orders, count) if has_amount else "nothing",
    )  # fmt: skip
    found, lines = _above_lines(evidence, cells, found, sides) if has_amount else (found, None)
    booking = find_booking(replace(evidence, amount_e4=found.e4, present=found.present)) if has_amount else "line"
    amount_e4, readable = _booked(found, booking, orders, count, distinct)
    sides, of_changes = _given_back_by_changes(cells, numbers, amount_e4, sides, orders)
    leading = "amount" if has_amount else "unit_price"
    findings = [*_booking_findings("below" if lines else booking, cells), *_doubts(leading, cells, read)]
    findings += [
        *of_stored,
        *of_changes,
        *left,
        *([] if off is None else [off[1]]),
        *unit_findings(figures[leading], cells.header(leading)),
    ]
    findings += [*_side_findings(cells.header(leading), figures[leading]), *_about_findings(cells.header(leading), figures[leading])]  # fmt: skip
    findings += yen_findings(cells, leading, figures[leading], header_currency(cells.header(leading)) or usual_currency)
    findings += _cents_findings(cells, leading, figures, found)
    if booking in {"row", "line"}:
        if has_amount and "quantity" in numbers:
            quantity = numbers["quantity"].e4()[0]
            amount_e4 = np.where((quantity < 0) & (amount_e4 > 0), -amount_e4, amount_e4)
        taken_back = _cancellations(amount_e4, order)
        amount_e4 = np.where(taken_back, -amount_e4, amount_e4)
        findings += _cancellation_findings(int(taken_back.sum()))
    of_order = frozenset(
        field
        for field, values in sides.items()
        # where an order's total stands on its first row, its lines still have costs of their own
        if (booking == "first" and field != "cost") or is_of_order(field, values, orders, count, distinct, booking)
    )
    currency = row_currency(cells, figures, groups, usual_currency)
    return RowMoney(
        aside(amount_e4), readable, booking, sides, of_order, numbers, currency, mark, findings, lines=lines
    )


def _before_refunds(
    cells: Cells, found: Amounts, sides: dict[str, Money], groups: tuple[Groups, int]
) -> tuple[Amounts, dict[str, Money], list[Finding]]:
    """Amounts as they were paid: what was given back is added where the file has it off already, and rows of refunds alone take back."""
    if "refund" not in sides:
        return found, sides, []
    said: list[Finding] = []
    if is_less_refunds(cells.headings, cells.columns, cells.place("amount"), cells.place("refund")):
        refund = sides["refund"]
        found = replace(found, e4=np.where(found.readable & (found.e4 >= 0), found.e4 + refund, found.e4))
        said = [refunds_off_finding(cells.header("amount"), cells.header("refund"), int(refund.sum()))]
    return (*_given_back_alone(found, sides, groups), said)


def _given_back_by_changes(
    cells: Cells, numbers: dict[str, Numbers], amount_e4: Money, sides: dict[str, Money], orders: Groups
) -> tuple[dict[str, Money], list[Finding]]:
    """The side columns with what amounts after changes gave back; of those after fees only what they took back whole, and the others are told."""
    field = next((one for one in ("adjusted", "adjusted_net") if one in numbers), None)
    if field is None or "refund" in sides:
        return sides, []
    adjusted = numbers[field].e4()[0]
    said = filled_cells(cells.texts(field))
    # Where untouched orders leave it blank, 0 is an order given back whole.
    told = said if said.mean() < _MOSTLY_SAID else adjusted > 0
    if field == "adjusted":
        return {**sides, "refund": np.where(told & (adjusted < amount_e4), amount_e4 - adjusted, 0)}, []
    back, part = told & (adjusted == 0), told & (adjusted > 0) & (amount_e4 > 0)
    unsaid = finding(
        "part_refund_unknown", "warning", _NET_OF_FEES,
        count=len(np.unique(orders[part])), header=cells.header(field), money_counted=int(amount_e4[part].sum()),
    )  # fmt: skip
    sides = {**sides, "refund": np.where(back & (amount_e4 > 0), amount_e4, 0)} if back.any() else sides
    return sides, [unsaid] if part.any() else []


def _with_stored_value(
    cells: Cells, found: Amounts, numbers: dict[str, Numbers], orders: Groups
) -> tuple[Amounts, list[Finding]]:
    """Amounts with what was paid from a balance or by gift card, where an order that it paid wholly proves that they are what was left to pay."""
    if not {"amount", "stored_value"} <= numbers.keys():
        return found, []
    stored = np.abs(numbers["stored_value"].e4()[0])
    added = found.readable & (found.e4 >= 0) & (stored > 0)
    wholly = added & ~np.isin(orders, orders[found.e4 != 0])
    head = first_rows(orders, int(orders.max(initial=-1)) + 1, added)[orders]
    repeated = added & (stored == stored[head]) & (found.e4 != found.e4[head])  # of an order beside money of its lines
    if not wholly.any() or repeated.any():
        return found, []
    template = N_("“{header}” is what was left to pay: {money_added} in “{other}”, paid from a balance or by gift card, was added to it. If that is a discount, leave the column out (--map stored_value=).")  # fmt: skip
    said = finding(
        "stored_value_added", "info", template,
        header=cells.header("amount"), other=cells.header("stored_value"), money_added=int(stored[added].sum()),
    )  # fmt: skip
    return replace(found, e4=np.where(added, found.e4 + stored, found.e4)), [said]


def _above_lines(
    evidence: Evidence, cells: Cells, found: Amounts, sides: dict[str, Money]
) -> tuple[Amounts, tuple[Mask, Money] | None]:
    """Amounts without those of items below their order's total; and these, None where the file has none."""
    named = filled_cells(cells.texts("product")) if "product" in cells else None
    below = below_totals(evidence, sides.get("shipping"), named)
    if below is None:
        return found, None
    return (
        Amounts(np.where(below, 0, found.e4), found.present & ~below, found.readable & ~below),
        (below, np.where(below, found.e4, 0)),
    )


def _side_findings(header: str, figures: Figures) -> list[Finding]:
    """That a ledger's two sides stand in the amounts, and which of them takes away."""
    taken = figures.taken_by_side()
    if taken is None:
        return []
    template = NP_(
        "“{header}” has a ledger's two sides (debit and credit): {count} row on the side of fewer rows, such as {example}, was taken for a refund.",
        "“{header}” has a ledger's two sides (debit and credit): {count} rows on the side of fewer rows, such as {example}, were taken for refunds.",
    )
    return [finding("two_sides", "info", template, header=header, count=taken[0], example=quoted(taken[1]))]


def _about_findings(header: str, figures: Figures) -> list[Finding]:
    """That amounts are marked as about right."""
    about = figures.about()
    if about is None:
        return []
    template = NP_(
        "{count} amount in “{header}” is marked as about right ({example}); it was taken as it stands.",
        "{count} amounts in “{header}” are marked as about right ({example}); they were taken as they stand.",
    )
    return [finding("about_amounts", "info", template, header=header, count=about[0], example=quoted(about[1]))]


def _cents_findings(cells: Cells, leading: str, figures: dict[str, Figures], found: Amounts) -> list[Finding]:
    """That whole amounts were taken as cents, or perhaps should have been."""
    header = cells.header(leading)
    if _counts_cents(cells, figures[leading]):
        return [cents_finding(header)]
    others = [one for field, one in figures.items() if field not in {leading, "quantity"}]
    known = [*cells.texts("currency").distinct[:_MOST_CURRENCIES], *filter(None, map(currency_of, figures[leading].currency_marks()))]  # fmt: skip
    known += [one] if (one := header_currency(header)) else []
    doubt = perhaps_cents(figures[leading], others, header, known)
    return [perhaps_cents_finding(header, int(found.e4.max()))] if doubt else []


def _given_back_alone(
    found: Amounts, sides: dict[str, Money], groups: tuple[Groups, int]
) -> tuple[Amounts, dict[str, Money]]:
    """Rows without an amount, or of 0 below their sale, whose refund column is filled, unlike the sale's: they are the refund."""
    refund = sides["refund"]
    sale = found.present & (found.e4 != 0)
    beside = sums(*groups, np.where(sale, refund, 0))[groups[0]]
    sold = sums(*groups, np.where(sale, 1, 0))[groups[0]] > 0
    alone = ~sale & (sold | ~found.present) & (refund > 0) & (beside == 0)
    if not alone.any():
        return found, sides
    return (
        Amounts(np.where(alone, -refund, found.e4), found.present | alone, found.readable | alone),
        {**sides, "refund": np.where(alone, 0, refund)},
    )


def _require_figures(cells: Cells, field: str, numbers: dict[str, Numbers]) -> None:
    """Refuse a column of money without any: one bad cell is set aside, a whole column of them is a wrong choice."""
    texts = cleaned(cells.texts(field)).distinct
    if all(map(has_failed, texts)) and cells.columns.rows >= SEVERAL:
        raise CannotAnswer(
            N_(
                "“{header}” holds no value in any row. If it holds formulas, open the file in Excel or WPS, save it there, and bring it again; else choose the column with what each order cost (--map amount=HEADER)."
            ),
            header=cells.header(field),
        )
    if len(texts) >= SEVERAL and all(value is None for value in numbers[field].exact):
        raise CannotAnswer(
            N_(
                "“{header}” holds no amount that can be read ({example}). Choose the column with what each order cost (--map amount=HEADER)."
            ),
            header=cells.header(field),
            example=quoted(texts[0]),
        )


def _doubts(
    leading: str, cells: Cells, read: tuple[dict[str, Numbers], dict[str, Figures], DecimalMark]
) -> list[Finding]:
    """What is doubtful about the mark of the amounts."""
    numbers, figures, mark = read
    decimals = decimals_of(cells, cells.header(leading), figures[leading], ImportSettings())
    return mark_doubts(cells.header(leading), figures[leading], numbers[leading], (mark, cells.columns.delimiter, decimals))  # fmt: skip


def mark_doubts(
    header: str, figures: Figures, numbers: Numbers, how: tuple[DecimalMark, str | None, int]
) -> list[Finding]:
    """Amounts whose mark could be the other one, although the delimiter or the currency suggests it, and what they would come to.

    Args:
        header: what the money is called.
        figures: its cells.
        numbers: what they were read as.
        how: the decimal mark, what stands between cells, and how many decimals the currency has.
    """
    mark, delimiter, decimals = how
    doubtful = figures.doubtful()
    if not doubtful or figures.decided() is not None:
        return []
    groups = "," if mark == "." else "."
    habit: DecimalMark = "," if delimiter == ";" else "."
    sure = decimals == 3 and habit == mark if doubtful[mark] else decimals == 0
    if sure or (habit == mark and not doubtful[mark]):
        return []
    other: DecimalMark = "," if mark == "." else "."
    example = next(found.core for found in figures.found if found is not None and found.mark == "both")
    here, there = (int(column.e4()[0].sum()) for column in (numbers, as_numbers(figures, other, other)))
    template = (
        N_(
            "Amounts such as {example} in “{header}” can be read in two ways. As read here, the mark groups thousands and the column comes to {money_here}; as a decimal mark it would come to {money_other}. Choose the decimal mark if this is wrong."
        )
        if groups in example
        else N_(
            "Amounts such as {example} in “{header}” can be read in two ways. As read here, the mark is a decimal mark and the column comes to {money_here}; if it groups thousands, to {money_other}. Choose the decimal mark if this is wrong."
        )
    )
    return [
        finding(
            "decimal_ambiguous", "warning", template,
            example=example, header=header, money_here=here, money_other=there,
        )
    ]  # fmt: skip


def unread_sides(cells: Cells, numbers: dict[str, Numbers], statuses: Sequence[StatusMeaning]) -> list[Finding]:
    """Refunds, taxes and the like that are written but cannot be read count as nothing: said, with an example; words for no refund are none."""
    findings: list[Finding] = []
    for field in SIDE_COLUMNS:
        if field not in numbers:
            continue
        texts = cells.texts(field)
        unread = filled_cells(texts) & ~numbers[field].e4()[1]
        examples = [text for code in np.unique(texts.codes[unread]) if says_something(text := texts.distinct[code]) and not denies(text, statuses)]  # fmt: skip
        if not examples:
            continue
        findings.append(
            finding(
                f"unreadable_{field}", "warning",
                NP_(
                    "{count} row of “{header}” cannot be read ({example}) and was taken as 0.",
                    "{count} rows of “{header}” cannot be read ({example}) and were taken as 0.",
                ),
                count=int(np.isin(texts.codes, [texts.distinct.index(one) for one in examples]).sum()),
                header=cells.header(field), example=quoted(examples[0]),
            )
        )  # fmt: skip
    return findings


def says_something(text: str) -> bool:
    """Whether a cell is more than a way of writing "none": -, –, /, n/a, null, 无."""
    return clean(text).casefold() not in _NOTHING and any(sign.isalnum() for sign in text)


def _booked(found: Amounts, booking: Booking, orders: Groups, count: int, distinct: Mask) -> tuple[Money, Mask]:
    """Money a row, once an order where the file gives totals, and which rows' money is known."""
    amount_e4 = np.where(found.readable, found.e4, 0)
    if booking in {"row", "line"}:
        return amount_e4, found.readable
    if booking == "repeated":
        back = amount_e4 < 0  # what was given back is no line's share of the total
        refunds = dense(combine([orders, amount_e4]))
        amount_e4 = book_once(amount_e4, orders, count, found.readable & distinct & ~back) + book_once(
            np.where(back, amount_e4, 0), *refunds, found.readable & distinct & back
        )
    known = np.zeros(count, dtype=np.bool_)
    known[orders[found.readable]] = True
    return amount_e4, known[orders] & (found.readable | ~found.present)


def _booking_findings(booking: Booking | Literal["below"], cells: Cells) -> list[Finding]:
    codes = {"below": "total_above_lines", "first": "total_on_first_row", "once": "total_on_one_row", "repeated": "total_repeated"}  # fmt: skip
    template = {
        "below": N_("“{header}” holds an order's total in its first row and what each item costs in the rows below; the total was counted once an order."),
        "first": N_("“{header}” stands in the first row of each order only; the other rows are its lines."),
        "once": N_("“{header}” stands in one row of each order only; the other rows are its lines."),
        "repeated": N_("“{header}” repeats an order's total on each of its lines; it was counted once an order."),
    }  # fmt: skip
    if booking not in codes:
        return []
    return [finding(codes[booking], "info", template[booking], header=cells.header("amount"))]


def _cancellation_findings(rows: int) -> list[Finding]:
    if not rows:
        return []
    return [
        finding(
            "cancellation_invoices",
            "warning",
            NP_(
                "{count} row has an order number that begins with C among plain numbers and was taken as a cancellation.",
                "{count} rows have order numbers that begin with C among plain numbers and were taken as cancellations.",
            ),
            count=rows,
        )
    ]


def _currency_text(text: str) -> str | None:
    """The currency that a cell names, else what it says."""
    text = clean(text)
    return currency_said(text) or text.upper() or None


def row_currency(cells: Cells, figures: dict[str, Figures], groups: tuple[Groups, int], usual: str | None) -> Texts:
    """The currency of each row: its column, else the sign in the cell, else the header, else the shop system's."""
    orders, count = groups
    leading = "amount" if "amount" in figures else "unit_price"
    column = cells.texts("currency").map(_currency_text)
    named = header_currency(cells.header(leading)) or usual
    signs = _signs(figures[leading], named, cells) if figures[leading].currency_marks() else absent(len(orders))
    header = everywhere(named, len(orders)) if named else absent(len(orders))
    known = first_of([column, signs])
    known = fill(known, orders, count, np.ones(len(orders), dtype=np.bool_))
    if not known.present().all() and len(known.distinct) == 1:
        # One currency in all the file, blank here and there: the blanks mean the same.
        known = first_of([known, everywhere(known.distinct[0], len(orders))])
    return first_of([known, header])


def _signs(figures: Figures, named: str | None, cells: Cells) -> Texts:
    """The currency of the sign in each cell; one that several share is the one named elsewhere, and ¥ in a Japanese file is the yen."""
    values = [found.currency_mark if found is not None else None for found in figures.found]
    marked = Texts(tuple(value or "" for value in values), figures.texts.codes)
    headers = "".join(map(cells.heading, range(len(cells.columns))))
    yen = named or (currency_of_yen_sign(cells, figures)[0] if "¥" in marked.distinct else None)
    shared = {"$": named, "¥": yen, "\\": named or ("KRW" if is_korean(headers) else None)}  # fmt: skip
    return marked.map(lambda mark: shared.get(mark) or currency_of(mark) if mark else None)


def settle_currency(
    currency: Texts, counted: Mask, settings: ImportSettings, figures: dict[str, Figures]
) -> tuple[Texts, Mask]:
    """Apply the currency chosen by hand: rows of other currencies are masked out.

    A sign that several currencies share ($, ¥) and a file that names no currency take the chosen one.

    Raises:
        CannotAnswer: the file has other currencies than the chosen one.
    """
    rows = len(currency)
    chosen = settings.currency.upper() if settings.currency else None
    if chosen is None:
        return currency, np.zeros(rows, dtype=np.bool_)
    present = {currency.distinct[code] for code in np.unique(currency.codes[counted]) if code >= 0}
    marks = {mark for one in figures.values() for mark in one.currency_marks()}
    if not present or (len(present) == 1 and chosen not in present and marks and marks <= WEAK_SIGNS):
        return everywhere(chosen, rows), np.zeros(rows, dtype=np.bool_)
    if chosen not in present:
        raise CannotAnswer(
            N_("The file has orders in {currencies}, none in {chosen}. Choose one of these currencies."),
            currencies=tuple(sorted(present)),
            chosen=chosen,
        )
    code = currency.distinct.index(chosen)
    return currency, currency.codes != code
