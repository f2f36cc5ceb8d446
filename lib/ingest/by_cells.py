"""What no header names outright: a column that its cells, or a part of its header, give away as the only one that can be it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np

from lib.ingest.company import PEOPLE
from lib.ingest.currencies import currency_of, is_other_word
from lib.ingest.dates import read_dates
from lib.ingest.fields import Field
from lib.ingest.grid import letters
from lib.ingest.header_currencies import header_currency
from lib.ingest.headers import compact, words_of
from lib.ingest.likeness import (
    BUYERS,
    GUESSED,
    LEAST_CONFIDENCE,
    MOST_ROWS,
    NEARLY_ALL,
    PLACES,
    SAMPLE,
    Found,
    Unmatched,
    without_tax,
)
from lib.ingest.numbers import decimal_of, figure
from lib.ingest.place_words import says_place
from lib.ingest.states import status_by_cells
from lib.ingest.statuses import MOST_STATUSES
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts, clean

#: Fewer distinct texts tell nothing.
_SEVERAL = 3
#: Fields that cells alone can tell, and fields that make them needless.
_TOLD_BY_CONTENT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ordered_at", ()),
    ("email", ("customer_id", "phone", "name")),
    ("amount", ("unit_price",)),
)
#: Fields of which an order needs one.
_NEEDED: tuple[tuple[str, ...], ...] = (("amount", "unit_price"), ("ordered_at",), BUYERS)
#: Parts of headers of who sells: an account's manager is nobody who bought.
_STAFF = ("assign", "bearbeit", "zustandig", "受理", "barista", "consult", "operat", "vendeus", "serveu", "servi", "attendant", "atend", "kelner", "kellner", "ober", "camarer", "mozo", "obslug", "recep", "personal", "crew", "team", "stylist", "trainer", "официант", "оператор", "бариста", "服务员", "收银员", "员工", "技师", "客服", "직원", "종업원", "담당자", "スタッフ", "manager", "executive", "represent", "salesrep", "owner", "agent", "seller", "vendor", "supplier", "staff", "employee", "cashier", "waiter", "segment", "group", "tag", "verkauf", "betreuer", "berater", "mitarbeiter", "kassierer", "bediener", "lieferant", "vendeur", "caissier", "employe", "fournisseur", "vendedor", "cajero", "empleado", "proveedor", "fornecedor", "venditore", "cassiere", "fornitore", "verkoper", "medewerker", "leverancier", "sprzedawc", "dostawc", "продавец", "кассир", "сотрудник", "менеджер", "поставщик", "业务员", "销售员", "导购", "店员", "收银", "供应商", "負責", "负责", "経理", "担当", "店員", "仕入", "담당", "판매자", "공급")  # fmt: skip
_MANY_ROWS = 50
#: What figures of a report are called that are no sums.
_RATES = frozenset(["ctr", "cpc", "cpm", "cpa", "cpv", "roas", "rate", "avg", "average", "per", "par", "por", "pro", "quote", "taux", "tasa", "taxa", "revenue", "sales", "value", "umsatz", "ventes", "ventas", "receita"])  # fmt: skip
#: Goods, sizes and places have more names than there are currencies in one shop.
_MANY_CURRENCIES = 50
_NUMBER = re.compile(r"\s*\d+(?:[.,]\d+)?\s*")


#: What is charged on a sale, as so many of a hundred: MwSt-Satz, VAT rate, taux de TVA, 税率.
_TAX = r"tax|taxes|vat|gst|hst|sales tax|mwst|ust|steuer|umsatzsteuer|mehrwertsteuer|tva|taxe|iva|igv|itbis|icms|imposto|impuesto|imposta|btw|moms|mva|dph|kdv|afa|alv|pdv|ндс|пдв|φπα"
_RATE = r"rate|percent|percentage|pct|satz|prozent|taux|pourcentage|tasa|tipo|porcentaje|taxa|percentual|aliquota|aliquote|alicuota|percentuale|tarief|percentage|stawka|procent|sazba|sats|prosent|prosentti|kulcs|cota|orani|oran|ставка|процент"
_TAX_RATE = re.compile(
    rf"\b(?:{_TAX})\b.*\b(?:{_RATE})\b|\b(?:{_RATE})\b.*\b(?:{_TAX})\b|(?:steuer|mwst)(?:satz|prozent)|moms(?:sats|procent)|mvasats|\baliquot[ae]s?\b|\balicuotas?\b|税率|稅率|세율"
)
#: What is still to be paid, which is no order's worth: Restbelopp, balance due, offener Betrag, 未收金额.
_OPEN = re.compile(
    r"\brest(?:belopp|belob|betrag|summe|schuld|saldo|bedrag)\b|\b(?:amount|total|balance) (?:outstanding|open|remaining|unpaid)\b|\b(?:outstanding|open|remaining|unpaid) (?:amount|balance|total)\b|\bbalance(?: due)?\b|\bamount due\b|\boutstanding\b|\boffener?\b|\boffene\b|\bausstehend\w*|\bsaldo\b|\bsolde\b|\breste a payer\b|\brestant\w*|\bimpaye\w*|\bpendiente\b|\bpendente\b|\bem aberto\b|\bda saldare\b|\bresiduo\b|\bopenstaand\w*|\bpozostalo\b|\bzbyva\b|\bnedoplatek\b|\bkvar\b|\bkalan\b|остаток|задолженность|долг|не оплачено|未收|未付|欠款|待收|尚欠|未払|未入金|残高|残額|미수|미납|잔액"
)
#: Rates that are usual; a column of nothing else is of rates.
_USUAL_RATES = frozenset(map(Decimal, ["0", "1", "3", "4", "5", "5.5", "6", "7", "7.7", "8", "8.1", "9", "9.5", "10", "11", "12", "13", "13.5", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "25.5", "27"]))  # fmt: skip
_MOST_RATES = 4


def is_hardly_money(table: Unmatched, place: int) -> bool:
    """Whether a column of figures is a tax rate, an open balance, or all nothing: no order's worth, whatever its cells look like."""
    header, column = " ".join(words_of(table.headers[place])), table.columns[place]
    if _TAX_RATE.search(header) or _OPEN.search(header):
        return True
    if len(column.distinct) > _MOST_RATES + 1:
        return False
    found = [figure(text.rstrip("%％ ")) for text in map(clean, column.distinct) if text]
    values = [None if one is None else decimal_of(one, "," if "," in one.core else ".") for one in found]
    several = len(column) >= _MANY_ROWS
    return bool(values) and (all(value == 0 for value in values) or (several and _USUAL_RATES.issuperset(values)))


def by_cells(table: Unmatched, known: set[str], taken: set[int]) -> Found:
    """What no header names, where only one column can be it: the day, the money, the e-mail address, the status."""
    found: Found = {}
    for code, others in _TOLD_BY_CONTENT:
        if known & {code, *others}:
            continue
        bars = table.catalogue.field(code).bars
        able = [place for place in table.free(taken) if not bars.found_in(table.headers[place]) and can_be(table, place, code)]  # fmt: skip
        if code == "ordered_at" and len(able) > 1:
            able = _earliest(table, [place for place in able if not all_numbers(table.columns[place])])
        if code == "amount":
            able = [place for place in able if not is_hardly_money(table, place)]
        if len(able) == 1:
            found[code] = (able[0], GUESSED)
            taken = taken | {able[0]}
    return found if "status" in known else found | status_by_cells(table, taken)


def currency_by_cells(table: Unmatched, found: Found, taken: set[int]) -> Found:
    """The column whose every cell is a code, a name or a sign of a currency; of several, the first behind the money."""
    field = table.catalogue.field("currency")
    able = [place for place in table.free(taken) if holds_currencies(table.columns[place]) and not is_of_staff(table.headers[place]) and not field.bars.found_in(table.headers[place])]  # fmt: skip
    money = next((found[code][0] for code in ("amount", "unit_price") if code in found), 0)
    able.sort(key=lambda place: (place < money, abs(place - money)))
    return {"currency": (able[0], GUESSED)} if able else {}


def with_named_currencies(table: TextTable, columns: Sequence[Texts]) -> TextTable:
    """The table with a letter above a column of currencies that nobody named, so that it can be chosen."""
    names = letters(len(table.headers))
    headers = tuple(
        name if not header.strip() and holds_currencies(columns[at]) else header
        for at, (header, name) in enumerate(zip(table.headers, names, strict=True))
    )
    return table if headers == table.headers else replace(table, headers=headers)


def holds_currencies(column: Texts) -> bool:
    """Whether all that is said are currencies, and something is that is no other word: TOP, PEN, CUP."""
    said = [text for text in map(clean, column.distinct[: _MANY_CURRENCIES + 1]) if text]
    return 0 < len(said) <= _MANY_CURRENCIES and all(map(currency_of, said)) and not all(map(is_other_word, said))


def _earliest(table: Unmatched, able: list[int]) -> list[int]:
    """Of several columns of days the one that comes first in nearly every row: a sale is opened, then paid, then closed."""
    if len(able) < 2 or len(table.columns[able[0]]) > MOST_ROWS:
        return able
    moments = [read_dates(table.columns[place], table.catalogue.month_numbers, table.today) for place in able]
    days = [one.by_row(one.decided() or one.shape()) for one in moments]
    for place, own in zip(able, days, strict=True):
        known = ~np.isnat(own)
        others = [other for other in days if other is not own]
        if known.mean() >= NEARLY_ALL and all(
            (own <= other)[known & ~np.isnat(other)].mean() >= NEARLY_ALL
            for other in others
            if (known & ~np.isnat(other)).any()
        ):
            return [place]
    return able


def money_named_otherwise(table: Unmatched, found: Found, fixed: set[str]) -> Found:
    """What was found, the one column of money being the amount where no other is and its header was taken for a count or a buyer: Jumlah, Abonado; of several, the one whose header has a currency."""
    if {"amount", "unit_price"} & (found.keys() | fixed):
        return found
    asked = [code for code in ("quantity", "customer_id", "name", "order_id") if code in found and code not in fixed]
    able = [code for code in asked if can_be(table, found[code][0], "amount")]
    in_money = [code for code in asked if header_currency(table.headers[found[code][0]]) and table.fit(found[code][0], "money") >= NEARLY_ALL]  # fmt: skip
    if len(in_money) == 1:
        able = in_money
    elif len(able) != 1 or any(
        can_be(table, place, "amount") for place in table.free({at for at, _ in found.values()})
    ):
        return found
    return {**{code: one for code, one in found.items() if code != able[0]}, "amount": (found[able[0]][0], GUESSED)}


def money_of_a_report(table: Unmatched, taken: set[int]) -> Found:
    """The one column of money of a report that has views or clicks: what the advertising cost; nothing where several could be it."""
    never = table.catalogue.field("amount").bars  # what orders brought is no spend
    able = [place for place in table.free(taken) if can_be(table, place, "amount") and not never.found_in(table.headers[place]) and not _RATES & set(words_of(table.headers[place])) and "%" not in "".join(table.columns[place].distinct[:_SEVERAL])]  # fmt: skip
    return {"amount": (able[0], GUESSED)} if len(able) == 1 else {}


def named_in_part(table: Unmatched, known: set[str], taken: set[int]) -> Found:
    """What an order cannot do without, and no header names outright: the one that has most of a name, over cells that fit."""
    result: Found = {}
    for codes in _NEEDED:
        if known & set(codes):
            continue
        able: list[tuple[float, int, str]] = []
        for place in table.free(taken):
            header = table.headers[place]
            if "amount" in codes and is_hardly_money(table, place):
                continue
            if codes is BUYERS and (is_of_staff(header) or says_place(header) or not tells_people_apart(table.columns[place]) or table.fit(place, "flag") >= NEARLY_ALL):  # fmt: skip
                continue
            for field in map(table.catalogue.field, codes):
                share = _share_named(header, field)
                if share >= LEAST_CONFIDENCE and table.fit(place, field.content) >= NEARLY_ALL:
                    able.append((share, place, field.code))
        if codes == ("ordered_at",):  # what is done with an order later has a day, too
            first = _earliest(table, [place for _share, place, _code in able])
            able = [one for one in able if one[1] in first]
        able.sort(key=lambda one: -one[0])
        if able and (len(able) == 1 or able[1][0] < able[0][0]):
            _share, place, code = able[0]
            result[code] = (place, GUESSED)
            taken = taken | {place}
    return result


def named_in_plural(table: Unmatched, known: set[str], taken: set[int]) -> Found:
    """The one column of names that speaks of several people, where no other names a buyer; columns that count people do not."""
    if known & set(BUYERS):
        return {}
    able = [
        at for at in table.free(taken) if compact(table.headers[at]) in PEOPLE and table.fit(at, "number") < NEARLY_ALL
    ]
    return {"customer_id": (able[0], GUESSED)} if len(able) == 1 else {}


def is_of_staff(header: str) -> bool:
    """Whether a header speaks of who sells or supplies, not of who buys."""
    return any(word in compact(header) for word in _STAFF)


def tells_people_apart(column: Texts) -> bool:
    """Whether a column has more values than kinds of people have: few of them on many rows are segments or sellers."""
    return len(column.distinct) > MOST_STATUSES or len(column) < _MANY_ROWS


def _share_named(header: str, field: Field) -> float:
    """How much of a header is names of a field, 0 to 1; 0 where a word in it rules the field out."""
    if field.bars.found_in(without_tax(header) or header):
        return 0.0
    inside = field.parts.found_in(header)
    for word in words_of(header):
        inside += [len(name) for name in field.endings if len(name) < len(word) and word.endswith(name)]
    return max(inside, default=0) / max(len(compact(header)), 1)


def all_numbers(column: Texts) -> bool:
    """Whether a column holds bare numbers only, which are days of a spreadsheet as seldom as they are ids often."""
    return all(_NUMBER.fullmatch(text) for text in column.distinct[:SAMPLE])


def can_be(table: Unmatched, place: int, code: str) -> bool:
    """Whether nearly all cells of a column look like the field's, and like nothing else."""
    texts, content = table.columns[place].distinct, table.catalogue.field(code).content
    if len(texts) < _SEVERAL or table.fit(place, content) < NEARLY_ALL:
        return False
    # Whole numbers are counts, ids or days as often as money, unless the header says in which currency they are.
    sample = texts[:SAMPLE]
    return (
        content != "money"
        or header_currency(table.headers[place]) is not None
        or sum(bool(PLACES.search(text)) for text in sample) * 2 > len(sample)
    )
