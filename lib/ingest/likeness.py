"""How surely a header names a field, and how well cells look like what it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import get_args

from lib.core.settings import Buyer
from lib.ingest.ended_words import without_end
from lib.ingest.fields import Catalogue, Content, Field
from lib.ingest.gross_words import is_gross, less_tax, without_gross
from lib.ingest.header_currencies import without_currency
from lib.ingest.headers import bare_and_whole, compact, contains, second_name, simplified, sorted_words, words_of
from lib.ingest.ids import clean_id
from lib.ingest.marks import NO, YES
from lib.ingest.measures import priced_by
from lib.ingest.numbers import KOPECKS, figure
from lib.ingest.texts import Texts
from lib.ingest.written import DAY_SECONDS, EPOCH, Written, written

#: Below this a guess is no better than none.
LEAST_CONFIDENCE = 0.4
#: What a guess is worth that no header supports.
GUESSED = 0.3
#: So many distinct texts of a column, or rows of it, are looked at.
SAMPLE = 200
#: What fits a little, mostly, and nearly always.
LITTLE, MOST, NEARLY_ALL = 0.05, 0.5, 0.9
_SEVERAL = 3
#: Of more rows, columns are not compared.
MOST_ROWS = 500_000
#: Fields that tell who bought.
BUYERS: tuple[str, ...] = get_args(Buyer)
#: A currency, or one or two places behind a mark, or a dash for them.
PLACES = re.compile(r"[.,٫]\d{1,2}\D*$|\d[.,:]\s?[-–—]{1,2}|[$€£¥₩₹￥元円]")
#: What the words of a name are worth in another order.
_TURNED = 0.9
#: And the last word of a path, whose other words may say whose it is.
_OF_PATH = 0.8
_WITH_TAX = re.compile(
    r" ?(?:\b(?:with|incl|including|inclusive|inc|inkl|avec|con|com|c|mit|met|med|z|s(?= dph))(?: of)?(?: \d+)* (?:vat|tax|taxes|gst|iva|btw|moms|mva|mwst|ust|tva|dph|kdv|afa|igv|itbis|hst|ppn|sales tax|podatkiem|impostos|impuestos|tasse|steuern|alv|pdv)|(?:vat|tax|taxes|gst|iva|btw|moms) (?:incl|included|inclusive|incluido|incluida|inclusa)|(?:incl|inkl)|kdv dahil|с ндс|з пдв|含税|含稅|税込み?|稅込)$"
)
#: The same before it, as languages without blanks and Turkish say it: 税込金額, KDV dahil tutar.
_TAXED = re.compile(r"(?:税込み?|稅込|含税|含稅)(?=\S)|kdv dahil (?=\S)")
#: Whose it is, behind its name: Gesamtbetrag der Bestellung, Итоговая стоимость заказа.
_OF_ORDER = re.compile(
    r" (?:(?:der bestellung|of the order|of order|de la commande|de commande|del pedido|do pedido|dell ordine|van de bestelling|da encomenda)|заказа)$"
)
#: Headers of amounts that are an order's, whatever row they stand in.
_ORDER_TOTALS = ("order total", "booking total", "total booking", "reservation total", "basket total", "cart total", "main order amount", "parent order total", "parent total", "buchungssumme", "total de la reservation", "total de la reserva", "total da reserva", "totale prenotazione", "主订单金额", "total order", "grand total", "order grand total", "order value", "bestellsumme", "gesamtsumme", "total commande", "total de la commande", "total pedido", "total del pedido", "valor do pedido", "totale ordine", "сумма заказа", "订单总金额", "订单总额", "訂單總金額", "訂單總額", "订单实付金额", "訂單金額", "订单金额", "注文合計", "注文の合計", "ご注文金額", "총 주문금액", "총 결제금액", "총 실결제금액", "총주문금액", "총결제금액")  # fmt: skip
_SUM = re.compile(r"^(?:合計|合计|总计|總計|합계)|(?:合計|合计|总计|總計|합계)$")
_ANY_FIGURE = frozenset(["value", "amount"])
_IN_TWO = re.compile(r"\s*(?:/|\||\n|\s[-–]\s)\s*")
_SHORT_NUMBER = frozenset(["no", "nr", "num", "nbr", "nmbr", "numb", "ref", "reference"])
_ID = "id"
_HONORIFIC = frozenset("おご御")
#: Whose money a header says it is, before what became of it: 用户实付金额.
_WHOSE = re.compile(
    r"(?:用户|买家|顾客|客户|会员|消费者|订单|本单|商品|顧客|客戶|買家|訂單)(?=实|應|应|實|支付|付款|成交|总|總)|ご?注文(?=返金|送料|割引|値引|消費税|税額|クーポン)"
)
_SPOKEN_FLAGS = frozenset(text for text in YES | NO if not text.isdigit())
_FORMS: dict[Content, re.Pattern[str]] = {
    "email": re.compile(r"[^\s@]+@[^\s@]+"),
    "phone": re.compile(r"[+(]?[\d*(][\d\s().*\-]{4,}"),
    "currency": re.compile(r"[A-Za-z]{3}|[^\w\s]{1,3}|人民币|元"),
}
#: How many called is counted in so many digits; the last four of a phone number are more.
_COUNTED = 3
#: Years of another calendar, such as 1447, are no days that can be read.
_FIRST_YEAR = 1900
#: So far ahead something may be booked.
_AHEAD_DAYS = 2 * 366
_CLOCK = re.compile(
    r"(?:[01]\d|2[0-3])[0-5]\d[0-5]\d|(?:\D{0,3}\s*)?\d{1,2}[:.hH时時]\d{2}(?:[:.分]\d{2}秒?)?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s*[A-Z]{2,5})?"
)
_FLAG = frozenset(
    [
        "yes",
        "no",
        "true",
        "false",
        "1",
        "0",
        "y",
        "n",
        "是",
        "否",
        "si",
        "oui",
        "non",
        "ja",
        "nein",
        "subscribed",
        "unsubscribed",
    ]
)

#: The column of each field that was found so far, and how surely.
Found = dict[str, tuple[int, float]]


@dataclass(frozen=True)
class Unmatched:
    """A table whose columns are to be told apart.

    Attributes:
        headers: one a column.
        columns: the cells of each.
        catalogue: what is known about headers.
        today: what is written of later days is no date of a sale.
    """

    headers: Sequence[str]
    columns: Sequence[Texts]
    catalogue: Catalogue
    today: date

    def named(self, place: int, code: str) -> float:
        """How surely a column's header names a field."""
        return name_score(self.headers[place], self.catalogue.field(code))

    def fit(self, place: int, content: Content) -> float:
        """How well a column's cells look like what a field holds."""
        return content_fit(self.columns[place], content, self.catalogue.month_numbers, self.today)

    def fit_but_for_a_few(self, place: int, content: Content) -> float:
        """The same, 1 where no more than one or a few of several cells do not: what cannot be read in a row is no reason to take another column."""
        fit = self.fit(place, content)
        if not MOST <= fit < 1:
            return fit
        several = len(_sample(self.columns[place]))
        odd = round((1 - fit) * several)
        return 1.0 if several >= _SEVERAL and odd <= max(1, several - NEARLY_ALL * several) else fit

    def free(self, taken: set[int]) -> list[int]:
        """The columns that are not taken."""
        return [place for place in range(len(self.headers)) if place not in taken]


@lru_cache(maxsize=16_384)
def name_score(header: str, field: Field) -> float:
    """How surely a header names a field, 0 to 1, by its words alone; “with VAT” behind them is how it is counted."""
    if field.code == "tax" and _is_with_or_without(header, field):
        return 0.0
    part = _last_part(header)
    scores = [_name_score(header, field)]
    for less in (without_tax(header), _without_order(header), without_currency(header) if field.content == "money" else None, _without_sum(header) if field.code != "unit_price" else None):  # fmt: skip
        scores += [_TURNED * _name_score(less, field)] if less else []
    if field.content == "money" and (less := without_gross(header)):
        scores.append((_TURNED if is_gross(header) else _OF_PATH) * _name_score(less, field))
    if field.content == "money" and (less := without_end(header)):
        scores.append(_TURNED * _name_score(less, field))
    if field.content == "money" and (less := less_tax(header)):
        scores.append(_OF_PATH * _name_score(less, field))
    if part is not None and not field.bars.found_in(header):
        scores.append(_OF_PATH * _name_score(part, field))
    if whose := _before_value(header):
        scores.append(_TURNED * _name_score(whose, field))
    if second := second_name(header):
        scores.append(_TURNED * _name_score(second, field))
    halves = _halves(header)
    figures = field.content in {"money", "number"}  # of these, a slash may divide: cost / conv.
    if halves and not (figures and field.bars.found_in(header)):
        scores.append(sum(name_score(half, field) for half in halves) / len(halves))
    return max(scores)


def _is_with_or_without(header: str, tax: Field) -> bool:
    """Whether a header names a tax only to say that its amount is with or without it: Total c/ IVA."""
    rest = without_tax(header) or less_tax(header) or ("" if is_only_with_tax(header) else None)
    return rest is not None and compact(header) not in tax.ranks and not tax.hints.found_in(rest)


@lru_cache(maxsize=8192)
def _halves(header: str) -> tuple[str, ...]:
    """The parts of a header in two languages: Datum/Date, Klant / Client; none where it is one name (a/c)."""
    parts = tuple(part.strip() for part in _IN_TWO.split(header))
    return parts if len(parts) == 2 and all(len(part) > (2 if part.isascii() else 1) for part in parts) else ()


@lru_cache(maxsize=8192)
def _last_part(header: str) -> str | None:
    """What a path of a program's record ends in, or what follows the part of a record: totals.refunded, Amount - Order Shipping."""
    parts = header.split(".")
    if len(parts) > 1 and all(part.isidentifier() for part in parts):
        return parts[-1]
    before, _, last = header.rpartition(" - ")
    return last if before.strip() and last.strip() else None


@lru_cache(maxsize=8192)
def _before_value(header: str) -> str | None:
    """What a path that ends in a word for any figure is about: grandTotal.value is the grand total."""
    parts = header.split(".")
    return parts[-2] if len(parts) > 1 and parts[-1].casefold() in _ANY_FIGURE else None


@lru_cache(maxsize=8192)
def _without_sum(header: str) -> str | None:
    """A header without the word “in all” that languages without blanks put around it: 注文金額合計, 合計送料."""
    key = compact(header)
    less = None if key.isascii() else _SUM.sub("", key)
    return less if less and len(less) > 1 and less != key else None


@lru_cache(maxsize=8192)
def _without_order(header: str) -> str | None:
    """A header before “of the order”."""
    text = " ".join(words_of(header))
    return _OF_ORDER.sub("", text) if _OF_ORDER.search(text) else None


def names_order(header: str) -> bool:
    """Whether the header of an amount says that it is an order's, whatever row it stands in."""
    return _without_order(header) is not None or any(contains(header, word) for word in _ORDER_TOTALS)


@lru_cache(maxsize=8192)
def without_tax(header: str) -> str | None:
    """A header before “with VAT”, “incl. tax”, 含税; None where it says no such thing, or nothing else."""
    for text in bare_and_whole(header):
        if taxed := _TAXED.match(text):
            return text[taxed.end() :]
        found = _WITH_TAX.search(text)
        if found and text[: found.start()].strip():
            return text[: found.start()]
    return None


@lru_cache(maxsize=8192)
def is_only_with_tax(header: str) -> bool:
    """Whether a header says that its amount is with tax, and no more: TTC, Inc VAT, 税込, Con IVA."""
    text = " ".join(words_of(header))
    return text == "ttc" or _WITH_TAX.fullmatch(text) is not None


def _name_score(header: str, field: Field) -> float:
    key = compact(header)
    if not key:
        return 0.0
    keys = (*_plainly(key), *_numbered(header)) if field.content == "id" else _plainly(key)
    rank = next((field.ranks[one] for one in keys if one in field.ranks), None)
    if rank is not None:
        return 1.0 - 0.1 * rank / len(field.names)
    rank = field.bags.get(sorted_words(header))
    if rank is not None and not field.bars.found_in(header):
        return _TURNED - 0.1 * rank / len(field.names)
    if (field.code == "amount" and is_only_with_tax(header)) or (field.code == "unit_price" and priced_by(header)):
        return _OF_PATH
    inside = field.hints.found_in(header)
    if not inside or field.bars.found_in(header):
        return 0.0
    return 0.5 + 0.35 * max(inside) / len(key)


@lru_cache(maxsize=8192)
def _numbered(header: str) -> tuple[str, ...]:
    """The letters of a header that ends in a short word for number, with the whole word, and without an ID: booking no is booking number, Sipariş ID is sipariş."""
    words = words_of(header)
    if len(words) > 1 and _ID in (words[0], words[-1]):
        return ("".join(words[1:] if words[0] == _ID else words[:-1]),)
    if len(words) < 2 or words[-1] not in _SHORT_NUMBER:
        return ()
    return tuple("".join((*words[:-1], word)) for word in ("number", "id"))


@lru_cache(maxsize=8192)
def _plainly(key: str) -> tuple[str, ...]:
    """A header's letters, and those without a polite beginning, or whose it is, and in simple Chinese: お支払金額 is 支払金額, 用户实付金额 is 实付金额, 訂單 is 订单."""
    keys = [key]
    if whose := _WHOSE.match(key):
        keys.append(key[whose.end() :])
    elif key[0] in _HONORIFIC:
        keys.append(key[1:])
    simple = simplified(key)
    return (*keys, simple) if simple != key else tuple(keys)


def header_score(cells: Sequence[str], catalogue: Catalogue) -> float:
    """How much a row looks like the header of a table, 0 to 1: the share of its filled cells that name a field.

    Args:
        cells: one row of a file.
        catalogue: what is known about headers.
    """
    filled = [cell for cell in cells if compact(cell)]
    if not filled:
        return 0.0
    signed = sum(compact(cell) in catalogue.signatures for cell in set(filled))
    # A name counts once for each kind of file, by the cell that says it best: a data row with "Name" in each cell is no header.
    best: dict[tuple[int, str], float] = {}
    for cell in dict.fromkeys(filled):
        names = (cell, *_halves(cell), *filter(None, (without_tax(cell), less_tax(cell), _without_order(cell), without_currency(cell), _without_sum(cell), without_gross(cell), without_end(cell), _last_part(cell), _before_value(cell), second_name(cell))))  # fmt: skip
        keys = [key for name in names for key in (*_plainly(compact(name)), *_numbered(name))]
        whole_names = [one for key in keys for one in catalogue.whole_names.get(key, ())]
        turned_names = [one for name in names for one in catalogue.turned_names.get(sorted_words(name), [])]
        part_names = [one for name in dict.fromkeys(names) for one in catalogue.part_names.found_in(name)]
        for place, field in whole_names + turned_names + part_names:
            key = place, field.code
            best[key] = max(best.get(key, 0.0), name_score(cell, field))
    named = [0.0] * len(catalogue.fields_of_kinds)
    for (place, _code), score in best.items():
        named[place] += score if score >= LEAST_CONFIDENCE else 0.0
    return min(1.0, (max(named) + signed) / len(filled))


def _is_of_a_shop(day: Written, today: date) -> bool:
    """Whether something may have been bought or booked on a day: 2026000123 counts the orders of a year, as seconds since 1970 it is years ahead."""
    if day.form == "unix":
        return day.seconds < (today.toordinal() - EPOCH + _AHEAD_DAYS) * DAY_SECONDS
    return day.form != "year_first" or day.numbers[0] >= _FIRST_YEAR


def _fits(text: str, content: Content, months: dict[str, int], today: date) -> bool:
    match content:
        case "money":
            fits = figure(text) is not None or re.fullmatch(KOPECKS, text) is not None
        case "number":
            fits = figure(text) is not None
        case "date":
            day = written(text, months, today)
            fits = day is not None and _is_of_a_shop(day, today)
        case "clock":
            fits = _CLOCK.fullmatch(text) is not None
        case "flag":
            fits = text.lower() in _FLAG
        case "email" | "phone" | "currency":
            fits = _FORMS[content].fullmatch(text) is not None
        case "id" | "text":
            fits = True
    return fits


def content_fit(column: Texts, content: Content, months: dict[str, int], today: date) -> float:
    """How well a column's first distinct texts look like what a field holds, 0 to 1.

    A column that says nothing, or nothing that anybody understands, keeps a little, so that a good name still finds it;
    one that holds dates where money or a time of day is expected, or counts where an address is, has none.
    """
    # Every kind of file asks it anew of the same columns.
    key = content, id(months), today
    if key not in column.fits:
        column.fits[key] = _content_fit(column, content, months, today)
    return column.fits[key]


def _are_counts(sample: Sequence[str], content: Content) -> bool:
    """Whether several texts under “Email” or “Phone” are figures: how many came by e-mail. Numbers of phones may be cut to a few digits."""
    counts = sum(figure(text) is not None and (content == "email" or len(text) <= _COUNTED) for text in sample)
    return len(sample) >= _SEVERAL and counts >= NEARLY_ALL * len(sample)


def _sample(column: Texts) -> list[str]:
    """A column's first distinct texts that say something."""
    return [text for text in map(clean_id, column.distinct[:SAMPLE]) if text is not None]


def _content_fit(column: Texts, content: Content, months: dict[str, int], today: date) -> float:
    sample = _sample(column)
    if content in {"money", "number"} and sample and all(text.casefold() in _SPOKEN_FLAGS for text in sample):
        return 0.0
    share = sum(_fits(text, content, months, today) for text in sample) / max(len(sample), 1)
    if share >= MOST:
        return share
    if content in {"email", "phone"} and _are_counts(sample, content):
        return 0.0
    if content in {"money", "number", "clock", "currency"} and sample:
        dates = sum(_fits(text, "date", months, today) for text in sample) / len(sample)
        return 0.0 if dates >= MOST else LITTLE
    return LITTLE
