"""An amount that is only a part of what was paid: the tax, a subtotal or price times quantity, beside a column that holds all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from lib.core.findings import Finding, finding
from lib.core.settings import DecimalMark
from lib.core.words import N_
from lib.ingest.by_cells import is_hardly_money
from lib.ingest.gross_net import is_added, is_less_discount, is_of_sales, says_taken_off
from lib.ingest.gross_words import is_net, less_tax
from lib.ingest.headers import words_of
from lib.ingest.likeness import GUESSED, LEAST_CONFIDENCE, NEARLY_ALL, PLACES, SAMPLE, Found, Unmatched, without_tax
from lib.ingest.paid import Figures, first_figures, is_part
from lib.ingest.texts import clean

_MARKS: tuple[DecimalMark, ...] = (".", ",")
_ZERO, _CENTS = Decimal(0), Decimal("0.021")
#: Fewer rows with both figures prove nothing; and more than so much more than a subtotal is something else.
_SEVERAL, _MOST_MORE = 3, Decimal("1.6")
#: So many columns that are added are tried together.
_MOST_PARTS = 5
#: Words of taxes, wherever they stand in a header that does not say "with" or "without" them.
_TAX = re.compile(
    r"\b(?:tax|taxes|vat|[cisu]?gst|utgst|cess|hst|pst|qst|tds|tcs|tva|taxe|taxes|iva|igv|itbis|icms|impostos?|impuestos?|impost[ae]|btw|belasting(?:en)?|moms|mva|dph|kdv|vergi|afa|alv|pdv|podat(?:ek|ku|ki)|mwst|ust|steuern?|steuerbetrag)\b|mwst|umsatzsteuer|налог|ндс|пдв|φπα|税(?!込)|稅(?!込)|세액|부가세"
)
#: Prices before anything was sold, and sums over more than one order.
_OTHERS = re.compile(
    r"\b(?:list|listed|rrp|msrp|uvp|original|regular|retail|before|old|compare|lifetime|cumulative|cumul\w*|ytd|running|since|target|limit|budget|goal|cost|profit|margin)\b|原价|原價|定価|吊牌|市场价|累计|累計|成本|利润|利潤|毛利|合同|契約"
)
#: Fields that only orders have together.
_OF_ORDERS = {"ordered_at", "email", "amount"}
#: What a column is called that cannot be all of the money.
_OTHER_FIELDS = ("unit_price", "refund", "tax", "shipping", "discount", "cost", "quantity", "order_id", "customer_id", "phone", "sku")  # fmt: skip


def whole_amount(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> tuple[Found, list[Finding]]:
    """What was found, with all of the money for the amount where only a part of it was taken, and what is to be said.

    A part is a tax, a subtotal, an amount without tax, one that its cells alone told, and price times quantity. All of it
    is a free column that in nearly every row is that and what stands there as added or taken off; without such columns, one
    that is at least as much: it takes the place of what its header calls a part, and is named beside what is only a guess.

    Args:
        table: the columns.
        found: the column of each field.
        fixed: fields chosen by hand or by a shop system's headers.
        taken: columns that are no field's.
    """
    said: list[Finding] = []
    known = {field.code for field in table.catalogue.fields}
    if "amount" in fixed or not known >= _OF_ORDERS or not {"amount", "unit_price"} & found.keys():
        return found, said
    if "amount" not in found:
        return _beside_lines(table, found, taken)
    for _ in range(_SEVERAL):  # the tax, then a subtotal, then all of it
        place, confidence = found["amount"]
        doubtful = _says_tax(table.headers[place]) or _says_part(table.headers[place])
        if not doubtful and confidence > GUESSED:
            break
        able = _able(table, taken | {at for at, _ in found.values()})
        whole, parts = _made_of(table, found, place, able)
        header = table.headers[place]
        if whole is not None:
            found = {**found, "amount": (whole, 1.0)}
            said = [_taken(table.headers[whole], header, tuple(table.headers[at] for at in parts))]
            continue
        # What is more than a net amount may be before a discount that the net one is after.
        before = is_net(header) and (is_of_sales(header) or any(map(says_taken_off, table.headers)))
        able = [at for at in able if not before and not is_less_discount(table.headers, table.columns, at, place)]
        larger = _larger(table, place, able, taxed=_says_tax(header))
        if larger is None:
            break
        if not doubtful:
            said = [*said, _perhaps(header, table.headers[larger])]
            break
        found = {**found, "amount": (larger, GUESSED)}
        said = [_guessed(table.headers[larger], header)]
    return found, said


def _says_tax(header: str) -> bool:
    """Whether a header's money is a tax, not an amount with or without it."""
    text = " ".join(words_of(header))
    return _TAX.search(text) is not None and without_tax(header) is None and less_tax(header) is None and not is_net(header)  # fmt: skip


def _says_part(header: str) -> bool:
    return is_net(header) or is_part(header)


def _able(table: Unmatched, taken: set[int]) -> list[int]:
    """Free columns of money that no header calls anything but an amount."""
    field = table.catalogue.field("amount")
    able: list[int] = []
    for at in table.free(taken):
        header = table.headers[at]
        text = " ".join(words_of(header))
        barred = field.bars.found_in(without_tax(header) or less_tax(header) or header)
        if barred or _OTHERS.search(text) or _says_tax(header) or is_added(header) or says_taken_off(header):
            continue
        if max(table.named(at, code) for code in _OTHER_FIELDS) >= max(LEAST_CONFIDENCE, table.named(at, "amount")):
            continue
        if table.fit(at, "money") >= NEARLY_ALL and not is_hardly_money(table, at):
            able.append(at)
    return able


def _parts(table: Unmatched, found: Found, apart: set[int]) -> tuple[list[int], list[int]]:
    """Columns of what is added, and of what is taken off."""
    added = [found[code][0] for code in ("tax", "shipping") if code in found]
    off = [found["discount"][0]] if "discount" in found else []
    for at, header in enumerate(table.headers):
        if at in {*added, *off, *apart} or table.fit(at, "money") < NEARLY_ALL:
            continue
        if says_taken_off(header):
            off.append(at)
        elif _says_tax(header) or is_added(header) or table.named(at, "shipping") >= LEAST_CONFIDENCE:
            added.append(at)
    return [at for at in added if at not in apart][:_MOST_PARTS], [at for at in off if at not in apart][:2]


def _made_of(table: Unmatched, found: Found, place: int, able: Sequence[int]) -> tuple[int | None, tuple[int, ...]]:
    """The free column that is another one and more, and of what; a tax is no part that anything is told by."""
    if _says_tax(table.headers[place]):
        return None, ()
    added, off = _parts(table, found, {place})
    for mark in _MARKS:
        own = first_figures(table.columns[place], mark)
        if whole := _sum_of(table, own, (added, off), able, mark, range(len(own))):
            return whole
    return None, ()


def _sum_of(
    table: Unmatched, own: Figures, parts: tuple[list[int], list[int]], able: Sequence[int], mark: DecimalMark, rows: Sequence[int]
) -> tuple[int, tuple[int, ...]] | None:  # fmt: skip
    """The column, and what it is made of, that is a figure a row and some columns added or taken off it."""
    figures = {at: first_figures(table.columns[at], mark) for at in {*parts[0], *parts[1], *able}}
    for chosen in _subsets(*parts):
        wanted: Figures = []
        for place, row in enumerate(rows):
            one = own[place]
            more = [(figures[at][row] or _ZERO) * (1 if at in parts[0] else -1) for at in chosen]
            more = [value if at in parts[0] else -abs(value) for at, value in zip(chosen, more, strict=True)]
            wanted.append(None if one is None else one + sum(more, _ZERO))
        for at in able:
            if _agree([figures[at][row] for row in rows], wanted, own):
                return at, chosen
    return None


def _subsets(added: Sequence[int], off: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Columns that may be added or taken off together, the most first."""
    both = (*added, *off)
    for size in range(len(both), 0, -1):
        yield from combinations(both, size)


def _agree(figures: Figures, wanted: Figures, own: Figures) -> bool:
    """Whether two columns say the same in nearly every row that both tell, and often more than the part alone."""
    known = [(one, other, part) for one, other, part in zip(figures, wanted, own, strict=True) if one is not None and other is not None and part is not None]  # fmt: skip
    if len(known) < _SEVERAL:
        return False
    fits = sum(abs(one - other) < _CENTS for one, other, _part in known)
    return fits >= NEARLY_ALL * len(known) and any(abs(one - part) >= _CENTS for one, _other, part in known)


def _larger(table: Unmatched, place: int, able: Sequence[int], *, taxed: bool) -> int | None:
    """The free column of money that is at least as much as another in nearly every row, though not many times as much; of several the largest."""
    found: list[tuple[Decimal, int]] = []
    for mark in _MARKS:
        own = first_figures(table.columns[place], mark)
        for at in able:
            known = [(abs(one), abs(its)) for one, its in zip(first_figures(table.columns[at], mark), own, strict=True) if one is not None and its is not None]  # fmt: skip
            if len(known) < _SEVERAL or not _looks_like_money(table, at):
                continue
            fits = sum(one + _CENTS > its for one, its in known) >= NEARLY_ALL * len(known)
            all_of_it, part = (sum(column, _ZERO) for column in zip(*known, strict=True))
            if fits and part < all_of_it and (taxed or all_of_it <= _MOST_MORE * part):
                found.append((all_of_it, -at))
        if found:
            return -max(found)[1]
    return None


def _looks_like_money(table: Unmatched, place: int) -> bool:
    """Whether figures can be nothing else, or the header says so: whole numbers are ids and postcodes as well."""
    sample = [clean(text) for text in table.columns[place].distinct[:SAMPLE]]
    return table.named(place, "amount") >= LEAST_CONFIDENCE or 2 * sum(PLACES.search(text) is not None for text in sample) > len(sample)  # fmt: skip


def _beside_lines(table: Unmatched, found: Found, taken: set[int]) -> tuple[Found, list[Finding]]:
    """The same where an order's money was to be the sum of its lines, each a count and a price."""
    able = [at for at in _able(table, taken | {at for at, _ in found.values()}) if _looks_like_money(table, at)]
    header = table.headers[found["unit_price"][0]]
    for mark in _MARKS if able else ():
        rows, own = _sums_of_lines(table, found, mark)
        if len(rows) < _SEVERAL:
            continue
        added, off = _parts(table, found, {found["unit_price"][0]})
        if whole := _sum_of(table, own, (added, off), able, mark, rows):
            said = _taken(table.headers[whole[0]], header, tuple(table.headers[at] for at in whole[1]))
            return {**found, "amount": (whole[0], 1.0)}, [said]
        for at in able:
            figures = first_figures(table.columns[at], mark)
            known = [(figures[row], its) for row, its in zip(rows, own, strict=True)]
            fits = [one is not None and its is not None and abs(one) + _CENTS > abs(its) > 0 for one, its in known]
            more = sum((one for one, its in known if one is not None and its is not None), _ZERO)
            part = sum((its for one, its in known if one is not None and its is not None), _ZERO)
            if sum(fits) >= NEARLY_ALL * len(fits) and part < more <= _MOST_MORE * part:
                return found, [_perhaps(header, table.headers[at])]
    return found, []


def _sums_of_lines(table: Unmatched, found: Found, mark: DecimalMark) -> tuple[list[int], Figures]:
    """The first row of each order among the first rows, and what its lines come to; the last, which may go on, is left out."""
    price = first_figures(table.columns[found["unit_price"][0]], mark)
    count = (
        first_figures(table.columns[found["quantity"][0]], mark) if "quantity" in found else [Decimal(1)] * len(price)
    )
    order = (
        table.columns[found["order_id"][0]].codes[:SAMPLE].tolist() if "order_id" in found else list(range(len(price)))
    )
    first: dict[int, int] = {}
    sums: dict[int, Decimal | None] = {}
    for row, code in enumerate(order):
        first.setdefault(code, row)
        each, many, before = price[row], count[row], sums.get(code, _ZERO)
        sums[code] = None if each is None or many is None or before is None else before + each * many
    if len(order) == SAMPLE and order:
        first.pop(order[-1])
    return list(first.values()), [sums[code] for code in first]


def _taken(header: str, other: str, parts: tuple[str, ...]) -> Finding:
    return finding(
        "whole_taken", "info",
        N_("“{header}” was taken for the amount: in nearly every row it is “{other}” with what is added or taken off in {parts}. Choose another column if this is wrong (--map amount=HEADER)."),
        header=header, other=other, parts=parts,
    )  # fmt: skip


def _guessed(header: str, other: str) -> Finding:
    return finding(
        "whole_guessed", "warning",
        N_("“{header}” was taken for the amount, and not “{other}”, which by its name and its figures is a part of it. Choose another column if this is wrong (--map amount=HEADER)."),
        header=header, other=other,
    )  # fmt: skip


def _perhaps(header: str, other: str) -> Finding:
    return finding(
        "amount_perhaps_part", "warning",
        N_("The amounts come from “{header}”, while “{other}” is at least as much in nearly every row. If that is what buyers paid, choose it for the amount (--map amount=HEADER)."),
        header=header, other=other,
    )  # fmt: skip
