"""Which column is which field: names, then contents, then the best assignment of all together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from lib.core.errors import CannotRead
from lib.core.findings import Finding, finding
from lib.core.settings import DecimalMark
from lib.core.words import N_, Sentence
from lib.ingest.currencies import CODES
from lib.ingest.dates import read_dates
from lib.ingest.fields import Catalogue, Content, Field, Mark, Platform
from lib.ingest.groups import combine
from lib.ingest.headers import compact, simplified, untold, whole, words_of
from lib.ingest.ids import clean_id
from lib.ingest.imported import FieldGuess
from lib.ingest.marks import NO, YES, find_marks
from lib.ingest.numbers import decimal_of, figure
from lib.ingest.statuses import EXCLUDED, flag_of, is_of_other_things, is_of_status, is_on_the_way, meaning_of
from lib.ingest.texts import Texts, clean
from lib.ingest.written import written

#: Below this a guess is no better than none.
LEAST_CONFIDENCE = 0.4
SAMPLE = 200
_LITTLE = 0.05
_FULL_NAME = 0.9
_GUESSED = 0.3
#: What the words of a name are worth in another order.
_TURNED = 0.9
#: And the last word of a path, whose other words may say whose it is.
_OF_PATH = 0.8
_SEVERAL = 3
#: What goods cost before anything is taken off, and an amount that is not all of it.
_GOODS = "商品"
_PART = (
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
    "subtotal",
    "zwischensumme",
    "soustotal",
    "小计",
    "小計",
    "소계",
)
_MANY_PAIRS = 1_000
#: What tells days in a report.
_DAYS, _VIEWS = frozenset({"date", "first_day"}), frozenset({"impressions", "clicks"})
_LEAST_ORDERS, _MOST_ROWS = 3, 500_000
#: Fields that cells alone can tell, and fields that make them needless.
_TOLD_BY_CONTENT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ordered_at", ()),
    ("email", ("customer_id", "phone", "name")),
    ("amount", ("unit_price",)),
)
#: Numbers of orders, also where a shop has an own sign before and behind them; and how far apart the running ones lie at most.
_NUMBERED = re.compile(r"(#|№|[A-Z]{0,4}[-_/#]?)(\d{1,12})(?:[-_/]?[A-Z]{0,3})")
_GAPS = 20
#: Fields of which an order needs one.
_BUYERS = ("customer_id", "email", "phone", "name")
_NEEDED: tuple[tuple[str, ...], ...] = (("amount", "unit_price"), ("ordered_at",), _BUYERS)
#: Parts of headers of who sells: an account's manager is nobody who bought.
_STAFF = ("manager", "executive", "represent", "salesrep", "owner", "agent", "seller", "vendor", "supplier", "staff", "employee", "cashier", "waiter", "segment", "group", "tag", "verkauf", "betreuer", "berater", "mitarbeiter", "kassierer", "bediener", "lieferant", "vendeur", "caissier", "employe", "fournisseur", "vendedor", "cajero", "empleado", "proveedor", "fornecedor", "venditore", "cassiere", "fornitore", "verkoper", "medewerker", "leverancier", "sprzedawc", "dostawc", "продавец", "кассир", "сотрудник", "менеджер", "поставщик", "业务员", "销售员", "导购", "店员", "收银", "供应商", "負責", "负责", "経理", "担当", "店員", "仕入", "담당", "판매자", "공급")  # fmt: skip
_MANY_ROWS, _SEVERAL_ROWS = 50, 20
#: A currency, or one or two places behind a mark.
_PLACES = re.compile(r"[.,٫]\d{1,2}\D*$|[$€£¥₩₹￥元円]")
_MOST = 0.5
_WITH_TAX = re.compile(
    r" ?(?:(?:with|incl|including|inclusive|inc|inkl|avec|con|com|mit|met|med|z|s)(?: of)? (?:vat|tax|taxes|gst|iva|btw|moms|mwst|ust|tva|dph|podatkiem|impostos|impuestos|tasse|steuern|alv|pdv)|(?:vat|tax|taxes|gst|iva|btw|moms) (?:incl|included|inclusive|incluido|incluida|inclusa)|с ндс|含税|含稅|税込み?|稅込)$"
)
#: Two words and more without a digit; so many of a column of names are; and so many people to a name say that names are shared.
_PERSON = re.compile(r"[^\W\d_][^\d@]*\s[^\d@]*[^\W\d_]\.?")
_MOST_NAMES, _SHARED = 0.8, 1.1
_HONORIFIC = frozenset("おご御")
#: Whose money a header says it is, before what became of it: 用户实付金额.
_WHOSE = re.compile(
    r"(?:用户|买家|顾客|客户|会员|消费者|订单|本单|顧客|客戶|買家|訂單)(?=实|應|应|實|支付|付款|成交|总|總)"
)
_MOST_STATUSES = 12
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
#: Money beside an order's, which is needed by nothing.
_BESIDE = frozenset({"shipping", "tax", "discount", "cost"})
_SPOKEN_FLAGS = frozenset(text for text in YES | NO if not text.isdigit())

_FORMS: dict[Content, re.Pattern[str]] = {
    "email": re.compile(r"[^\s@]+@[^\s@]+"),
    "phone": re.compile(r"[+(]?[\d*(][\d\s().*\-]{4,}"),
    "currency": re.compile(r"[A-Za-z]{3}|[^\w\s]{1,3}|人民币|元"),
}
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


@dataclass(frozen=True)
class Matched:
    """Which column each field was taken from.

    Attributes:
        columns: position of the column by field code.
        guesses: the same in words, with confidence.
        platform: the shop system whose headers these are.
        findings: columns that no header names and only their cells gave away.
        marks: columns that say of a row that it is no sale, or that it takes one back.
        states: further columns of statuses beside the first, such as the payment's.
    """

    columns: dict[str, int]
    guesses: tuple[FieldGuess, ...]
    platform: Platform | None
    findings: tuple[Finding, ...] = ()
    marks: tuple[tuple[Mark, int], ...] = ()
    states: tuple[int, ...] = ()


def name_score(header: str, field: Field) -> float:
    """How surely a header names a field, 0 to 1, by its words alone; “with VAT” behind them is how it is counted."""
    gross, part = (
        _without_tax(header) or (_without_currency(header) if field.content == "money" else None),
        _last_part(header),
    )
    scores = [_name_score(header, field)]
    if gross is not None:
        scores.append(_TURNED * _name_score(gross, field))
    if part is not None and not field.bars.found_in(header):
        scores.append(_OF_PATH * _name_score(part, field))
    return max(scores)


@lru_cache(maxsize=8192)
def _last_part(header: str) -> str | None:
    """What a path of a program's record ends in, or what follows the part of a record: totals.refunded, Amount - Order Shipping."""
    parts = header.split(".")
    if len(parts) > 1 and all(part.isidentifier() for part in parts):
        return parts[-1]
    before, _, last = header.rpartition(" - ")
    return last if before.strip() and last.strip() else None


@lru_cache(maxsize=8192)
def _without_currency(header: str) -> str | None:
    """A header before the code of a currency: Gross EUR."""
    words = words_of(header)
    return " ".join(words[:-1]) if len(words) > 1 and words[-1].upper() in CODES else None


@lru_cache(maxsize=8192)
def _without_tax(header: str) -> str | None:
    """A header before “with VAT”, “incl. tax”, 含税; None where it says no such thing, or nothing else."""
    text = " ".join(words_of(header))
    found = _WITH_TAX.search(text)
    return text[: found.start()] if found and text[: found.start()].strip() else None


def _name_score(header: str, field: Field) -> float:
    key = compact(header)
    if not key:
        return 0.0
    rank = next((field.ranks[one] for one in _plainly(key) if one in field.ranks), None)
    if rank is not None:
        return 1.0 - 0.1 * rank / len(field.names)
    rank = field.bags.get(tuple(sorted(words_of(header))))
    if rank is not None and not field.bars.found_in(header):
        return _TURNED - 0.1 * rank / len(field.names)
    inside = field.hints.found_in(header)
    if not inside or field.bars.found_in(header):
        return 0.0
    return 0.5 + 0.35 * max(inside) / len(key)


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
        whole_names = [one for key in _plainly(compact(cell)) for one in catalogue.whole_names.get(key, ())]
        turned_names = catalogue.turned_names.get(tuple(sorted(words_of(cell))), [])
        for place, field in whole_names + turned_names + catalogue.part_names.found_in(cell):
            key = place, field.code
            best[key] = max(best.get(key, 0.0), name_score(cell, field))
    named = [0.0] * len(catalogue.fields_of_kinds)
    for (place, _code), score in best.items():
        named[place] += score if score >= LEAST_CONFIDENCE else 0.0
    return min(1.0, (max(named) + signed) / len(filled))


def _fits(text: str, content: Content, months: dict[str, int], today: date) -> bool:
    match content:
        case "money" | "number":
            fits = figure(text) is not None
        case "date":
            fits = written(text, months, today) is not None
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
    one that holds dates where money or a time of day is expected has none.
    """
    sample = [text for text in map(clean_id, column.distinct[:SAMPLE]) if text is not None]
    if content in {"money", "number"} and sample and all(text.casefold() in _SPOKEN_FLAGS for text in sample):
        return 0.0
    share = sum(_fits(text, content, months, today) for text in sample) / max(len(sample), 1)
    if share >= _MOST:
        return share
    if content in {"money", "number", "clock"} and sample:
        dates = sum(_fits(text, "date", months, today) for text in sample) / len(sample)
        return 0.0 if dates >= _MOST else _LITTLE
    return _LITTLE


def platform_of(headers: Sequence[str], catalogue: Catalogue) -> Platform | None:
    """The system that writes these headers; the one with the longest signature where several fit.

    What a signature has in brackets, the file must have, too; what only the file has there is a unit.
    """
    present = {key for header in headers for key in (compact(header), whole(header))}
    fitting = [
        platform for platform in catalogue.platforms if all(whole(header) in present for header in platform.signature)
    ]
    return max(fitting, key=lambda platform: len(platform.signature), default=None)


def _position(headers: Sequence[str], header: str) -> int | None:
    """The first column of a header: exactly, else by its words."""
    if header in headers:
        return headers.index(header)
    keys = [compact(one) for one in headers]
    key = compact(header)
    return keys.index(key) if key in keys else None


def _chosen(headers: Sequence[str], mapping: Sequence[tuple[str, str]], catalogue: Catalogue) -> dict[str, int | None]:
    """Columns chosen by hand; None for a field that is said not to be in the file."""
    known = {field.code for field in catalogue.fields}
    result: dict[str, int | None] = {}
    for code, header in mapping:
        if code not in known:
            raise CannotRead(
                N_("“{field}” is not a field. Fields are: {fields}."), field=code, fields=", ".join(sorted(known))
            )
        position = _position(headers, header) if header else None
        if header and position is None:
            raise CannotRead(
                N_("There is no column “{header}” for {field}. The file has: {headers}. Choose one of these."),
                header=header,
                field=code,
                headers=", ".join(filter(None, headers)),
            )
        result[code] = position
    return result


def _of_platform(platform: Platform | None, headers: Sequence[str]) -> dict[str, int | None]:
    result: dict[str, int | None] = {}
    for code, header in platform.mapping if platform else ():
        position = _position(headers, header) if header else None
        if position is not None or not header:
            result[code] = position
    return result


def _assigned(confidence: npt.NDArray[np.float64]) -> list[tuple[int, int]]:
    """(Field, column) pairs with the highest total confidence, each field and column at most once."""
    wanting = np.flatnonzero(confidence.any(axis=1))
    best = confidence[wanting].argmax(axis=1) if len(wanting) else wanting
    if len(np.unique(best)) == len(best):  # everyone gets the column they want most
        return list(zip(wanting.tolist(), best.tolist(), strict=True))
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - a third of a second to import

    return list(zip(*(side.tolist() for side in linear_sum_assignment(-confidence)), strict=True))


def match_fields(
    headers: Sequence[str],
    columns: Sequence[Texts],
    mapping: Sequence[tuple[str, str]],
    catalogue: Catalogue,
    today: date,
) -> Matched:
    """Find the column of every field that the file has.

    Columns chosen by hand come first, then those a known shop system keeps a field in; the rest is the assignment with
    the highest total confidence. A column is used once, unless it was chosen for several fields.

    Raises:
        CannotAnswer: a chosen field or header does not exist.
    """
    platform = platform_of(headers, catalogue)
    chosen = _chosen(headers, mapping, catalogue)
    fixed = _of_platform(platform, headers) | chosen
    taken = {position for position in fixed.values() if position is not None}
    found: dict[str, tuple[int, float]] = {}
    of_orders = {code for code, _others in _TOLD_BY_CONTENT} <= {field.code for field in catalogue.fields}
    marks = tuple(
        (mark, place)
        for mark, place in (find_marks(headers, columns, catalogue.marks, taken) if of_orders else ())
        if not _told_by(platform, headers[place])
    )
    numbered = _numbers_named_as_people(headers, columns, catalogue, taken) if of_orders else []
    taken |= {place for mark, place in marks if mark.says not in {"words", "whole"}} | set(numbered)
    # A field that only helps another takes what is left when the others have chosen.
    for role in ("own", "helper"):
        fields = [field for field in catalogue.fields if field.code not in fixed and field.role == role]
        found |= _assign(headers, columns, fields, taken, (catalogue.month_numbers, today))
        taken |= {position for position, _ in found.values()}
    found |= {code: (position, 1.0) for code, position in fixed.items() if position is not None}
    if of_orders:
        found = _without_a_false_number(found, set(fixed), columns)
        found = _what_was_paid(found, set(fixed), (headers, columns), catalogue, taken, today)
        found = _with_the_best_day(found, set(fixed), (headers, columns), catalogue, taken)
    if _names_stand_for_ids(found, columns) and "name" not in fixed and "customer_id" not in fixed:
        found["name"] = found.pop("customer_id")
    nameless = taken | {place for _mark, place in marks}
    if of_orders and "ordered_at" in found and "ordered_at" not in fixed:
        found |= _day_beside_clock(headers, columns, catalogue, found["ordered_at"], nameless, today)
    by_content: dict[str, tuple[int, float]] = {}
    if of_orders:
        known = set(found) | set(fixed)
        by_content = _named_in_part(headers, columns, catalogue, found, known, nameless, today)
        by_content |= _by_content(headers, columns, catalogue, known | set(by_content), nameless | {place for place, _ in by_content.values()}, today)  # fmt: skip
        if "order_id" not in known | set(by_content):
            by_content |= _order_numbers(headers, columns, catalogue, found | by_content, nameless, today, numbered)
    elif _VIEWS & set(found) and _is_spend(catalogue) and not _DAYS & (set(found) | set(fixed)):
        by_content = _days_of_content(headers, columns, catalogue, taken, today)
    found |= by_content
    states: tuple[int, ...] = ()
    if "status" in found and "status" not in fixed:
        found["status"], states = _states(headers, columns, catalogue, found, nameless)
    elif of_orders and "status" not in fixed:
        states = _ended_on_the_way(headers, columns, catalogue, nameless | {place for place, _ in found.values()})
    guesses = tuple(
        FieldGuess(field.code, headers[found[field.code][0]], round(found[field.code][1], 3))
        for field in catalogue.fields
        if field.code in found
    )
    findings = tuple(
        finding(
            "told_by_content",
            "warning",
            N_(
                "No header says which column is this: {field}. “{header}” was taken, because its cells look like it. Choose another column if this is wrong."
            ),
            field=Sentence(catalogue.field(code).title),
            header=headers[position],
        )
        for code, (position, _) in by_content.items()
    ) + _same_headers(headers, columns, catalogue, {code: one for code, one in found.items() if code not in chosen})
    return Matched(
        {code: position for code, (position, _) in found.items()}, guesses, platform, findings, marks, states
    )


def _same_headers(
    headers: Sequence[str], columns: Sequence[Texts], catalogue: Catalogue, found: Mapping[str, tuple[int, float]]
) -> tuple[Finding, ...]:
    """Say where another column has the header of one that was taken, and other cells: nobody can mean it by its name."""
    result: list[Finding] = []
    for code, (position, _) in found.items():
        twins = [
            place
            for place, header in enumerate(headers)
            if place != position and _are_twins(header, headers[position]) and _differs(columns[position], columns[place])
        ]  # fmt: skip
        if twins:
            template = N_(
                "“{header}” stands over several columns, and their cells differ: column {column} was taken for {field}, column {other} was not. If that is wrong, choose “{other_header}” (on the page Data, or with --map {field_code}=HEADER)."
            )
            facts = {
                "field_code": code,
                "column": _letter(position),
                "other": ", ".join(map(_letter, twins)),
                "other_header": headers[twins[0]],
            }
            field = Sentence(catalogue.field(code).title)
            result.append(finding("same_header", "warning", template, header=untold(headers[position]), field=field, **facts))  # fmt: skip
    return tuple(result)


def _are_twins(header: str, other: str) -> bool:
    """Whether one header is the other with the number that told_apart gave it."""
    plain = untold(header)
    return plain == untold(other) and plain in {header.strip(), other.strip()}


def _letter(place: int) -> str:
    """What a spreadsheet calls a column: A, …, Z, AA."""
    before, last = divmod(place, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)


def _differs(column: Texts, other: Texts) -> bool:
    """Whether another column says something, and not the same in every row looked at."""
    rows = zip(column.codes[:_MOST_ROWS].tolist(), other.codes[:_MOST_ROWS].tolist(), strict=True)
    pairs = [
        (clean(column.distinct[own]) if own >= 0 else "", clean(other.distinct[its]) if its >= 0 else "")
        for own, its in set(rows)
    ]
    return any(own != its for own, its in pairs) and any(its for _own, its in pairs)


def _order_numbers(
    headers: Sequence[str],
    columns: Sequence[Texts],
    catalogue: Catalogue,
    found: Mapping[str, tuple[int, float]],
    taken: set[int],
    today: date,
    numbered: Sequence[int],
) -> dict[str, tuple[int, float]]:
    """A column of numbers that is called a name; else a column of numbers whose every value has one day and one buyer on all of its rows: it numbers orders of several lines.

    Where no header names order numbers, each row would be taken as one order, and its total counted once a line.
    """
    if numbered:
        return {"order_id": (numbered[0], _GUESSED)}
    who = next((found[code][0] for code in ("customer_id", "email", "phone", "name") if code in found), None)
    if who is None or "ordered_at" not in found:
        return {}
    day, buyer, field = columns[found["ordered_at"][0]], columns[who], catalogue.field("order_id")
    rows = len(day)
    if not _LEAST_ORDERS < rows <= _MOST_ROWS:
        return {}
    pairs = combine([day.codes, buyer.codes])
    orders = int(pairs.max(initial=-1)) + 1
    taken = taken | {place for place, _ in found.values()}
    for place, header in enumerate(headers):
        if place in taken or not compact(header) or field.bars.found_in(header):
            continue
        column = columns[place]
        count = len(column.distinct)
        if not max(orders, _LEAST_ORDERS) <= count < rows or not column.present().all():
            continue
        if int(combine([column.codes, pairs]).max()) + 1 == count and _are_numbers(column, catalogue, today):
            return {"order_id": (place, _GUESSED)}
    return {}


def _numbers_named_as_people(
    headers: Sequence[str], columns: Sequence[Texts], catalogue: Catalogue, taken: set[int]
) -> list[int]:
    """Columns called as people's names are, whose cells number orders: some shops call their orders' numbers “Name”."""
    person, others = catalogue.field("name"), [catalogue.field(code) for code in _BUYERS if code != "name"]
    buyer_elsewhere = any(name_score(header, field) >= LEAST_CONFIDENCE for header in headers for field in others)
    return [
        place
        for place, header in enumerate(headers)
        if place not in taken and name_score(header, person) >= LEAST_CONFIDENCE and _run_on(columns[place])
        and (columns[place].distinct[0].startswith("#") or buyer_elsewhere)
    ]  # fmt: skip


def _run_on(column: Texts) -> bool:
    """Whether cells are # and digits; or another sign, or none, and running digits, and each row has its own."""
    texts = [text for text in map(clean, column.distinct[:SAMPLE]) if text]
    parts = [part for text in texts if (part := _NUMBERED.fullmatch(text))]
    if len(texts) < _LEAST_ORDERS or len(parts) < len(texts):
        return False
    signs, digits = {part[1] for part in parts}, [int(part[2]) for part in parts]
    alone = len(column.distinct) >= _FULL_NAME * int(column.present().sum())
    return signs == {"#"} or (len(signs) == 1 and alone and max(digits) - min(digits) < _GAPS * len(digits))


def _without_a_false_number(
    found: dict[str, tuple[int, float]], fixed: set[str], columns: Sequence[Texts]
) -> dict[str, tuple[int, float]]:
    """No order number where many rows have so few values that they are of ways to pay, or of shops: paymentId."""
    if "order_id" not in found or "order_id" in fixed:
        return found
    column = columns[found["order_id"][0]]
    if len(column.distinct) > _SEVERAL or len(column) < _SEVERAL_ROWS:
        return found
    return {code: one for code, one in found.items() if code != "order_id"}


def _what_was_paid(
    found: dict[str, tuple[int, float]],
    fixed: set[str],
    cells: tuple[Sequence[str], Sequence[Texts]],
    catalogue: Catalogue,
    taken: set[int],
    today: date,
) -> dict[str, tuple[int, float]]:
    """What the buyer paid in all, where another column than the one found holds that: with tax, before fees, after the discount.

    And what was paid, where the amount found is what the goods would have cost.
    """
    field = catalogue.field("amount")
    if "amount" not in found or "amount" in fixed:
        return found
    headers, columns = cells
    place, confidence = found["amount"]
    if compact(headers[place]).startswith(_GOODS):
        paid = [(name_score(headers[at], field), -at) for at in range(len(headers)) if at not in taken and not compact(headers[at]).startswith(_GOODS) and _can_be(columns[at], field, catalogue, today)]  # fmt: skip
        score, at = max(paid, default=(0.0, 0))
        return {**found, "amount": (-at, score)} if score >= LEAST_CONFIDENCE else found
    free = [at for at in range(len(headers)) if at not in taken and at != place]
    other = next((at for at in free if _adds_tax(headers[at], headers[place]) and content_fit(columns[at], "money", catalogue.month_numbers, today) >= _FULL_NAME), None)  # fmt: skip
    if other is None:
        other = _before_fees(headers, columns, field, place, free)
    if other is None:
        other = _of_its_parts(headers, columns, found, free)
    return found if other is None else {**found, "amount": (other, confidence)}


def _of_its_parts(
    headers: Sequence[str], columns: Sequence[Texts], found: Mapping[str, tuple[int, float]], free: Sequence[int]
) -> int | None:
    """A free column that is the amount less the discount, or a subtotal with tax and shipping, in every row looked at."""
    place = found["amount"][0]
    sides = [code for code in ("tax", "shipping", "discount") if code in found]
    part = any(word in compact(headers[place]) for word in _PART)
    marks: tuple[DecimalMark, ...] = (".", ",")
    for mark in marks if sides else ():
        before = _decimals(columns[place], mark)
        of = {code: _decimals(columns[found[code][0]], mark) for code in sides}
        wanted = [_sums(before, [], of.get("discount", []))]
        if part:
            wanted += [_sums(before, [of[one] for one in more if one in of], less) for more in (("tax", "shipping"), ("shipping",), ("tax",)) for less in (of.get("discount", []), [])]  # fmt: skip
        wanted = [one for one in wanted if one != before and None not in one]
        for at in free:
            if wanted and _decimals(columns[at], mark) in wanted:
                return at
    return None


def _adds_tax(header: str, other: str) -> bool:
    """Whether a header is another one with tax: Amount Including VAT beside Amount."""
    without = _without_tax(header)
    return without is not None and compact(without) == compact(other)


def _before_fees(
    headers: Sequence[str], columns: Sequence[Texts], field: Field, place: int, free: Sequence[int]
) -> int | None:
    """A free column named as an amount that in every row is what was found and a fee together: what the buyer paid."""
    fees = [at for at, header in enumerate(headers) if at != place and any(word in compact(header) for word in _FEES)]
    able = [at for at in free if at not in fees and name_score(headers[at], field) >= LEAST_CONFIDENCE]
    marks: tuple[DecimalMark, ...] = (".", ",")
    for mark in marks if fees and able else ():
        net = _decimals(columns[place], mark)
        for fee in (_decimals(columns[at], mark) for at in fees):
            paid = [None if one is None else one + abs(kept or Decimal(0)) for one, kept in zip(net, fee, strict=True)]
            both = [at for at in able if any(fee) and None not in paid and _decimals(columns[at], mark) == paid]
            if both:
                return both[0]
    return None


def _sums(
    before: list[Decimal | None], more: list[list[Decimal | None]], less: list[Decimal | None]
) -> list[Decimal | None]:
    """Sums a row; what is blank beside an amount is 0, and without an amount there is no sum."""
    result: list[Decimal | None] = []
    for row, amount in enumerate(before):
        if amount is None:
            return [None]
        result.append(amount + sum((column[row] or Decimal(0) for column in more), Decimal(0)) - abs((less[row] if less else None) or Decimal(0)))  # fmt: skip
    return result


def _decimals(column: Texts, mark: DecimalMark) -> list[Decimal | None]:
    """The figures of the first rows."""
    figures = [None if code < 0 else figure(column.distinct[code]) for code in column.codes[:SAMPLE].tolist()]
    return [None if one is None else decimal_of(one, mark) for one in figures]


def _are_numbers(column: Texts, catalogue: Catalogue, today: date) -> bool:
    """Whether cells number something: digits in nearly all of them, and neither days nor money."""
    sample = column.distinct[:SAMPLE]
    if sum(any(sign.isdigit() for sign in text) for text in sample) < _FULL_NAME * len(sample):
        return False
    days = content_fit(column, "date", catalogue.month_numbers, today)
    return days < _MOST and not any(_PLACES.search(text) or "@" in text for text in sample)


def _ended_on_the_way(
    headers: Sequence[str], columns: Sequence[Texts], catalogue: Catalogue, taken: set[int]
) -> tuple[int, ...]:
    """Columns that say how far goods have come, where some came to nothing, and no other column has statuses."""
    found: list[int] = []
    for place, header in enumerate(headers):
        texts = columns[place].distinct
        if place in taken or not is_on_the_way(header) or not 1 < len(texts) <= _MOST_STATUSES:
            continue
        said = [meaning_of(text, catalogue.statuses, None) for text in texts]
        if sum(meaning is not None for meaning in said) * 2 > len(texts) and {"cancelled", "refunded"} & set(said):
            found.append(place)
    return tuple(found)


def _states(
    headers: Sequence[str],
    columns: Sequence[Texts],
    catalogue: Catalogue,
    found: Mapping[str, tuple[int, float]],
    taken: set[int],
) -> tuple[tuple[int, float], tuple[int, ...]]:
    """The column of statuses, and those beside it that say more; one of words before one of numbers (700, 900)."""
    first = found["status"]
    taken = taken | {place for place, _ in found.values()}
    further: list[int] = []
    for place, header in enumerate(headers):
        column = columns[place]
        if place in taken or not is_of_status(header) or not 0 < len(column.distinct) <= _MOST_STATUSES:
            continue
        meanings = [meaning_of(text, catalogue.statuses, None) for text in column.distinct]
        rows = column.rows_by_value()
        known = sum(int(count) for meaning, count in zip(meanings, rows, strict=True) if meaning is not None)
        said = sum(int(count) for text, count in zip(column.distinct, rows, strict=True) if clean(text))
        if known * 2 > said:
            further.append(place)
    numbers = columns[first[0]]
    if further and len(numbers.distinct) <= SAMPLE and all(clean(text).isdecimal() for text in numbers.distinct):
        return (further[0], _GUESSED), tuple(further[1:])
    return first, tuple(further)


def _names_stand_for_ids(found: Mapping[str, tuple[int, float]], columns: Sequence[Texts]) -> bool:
    """Whether a column like "Client" holds names that several people share, as the e-mail addresses beside it show."""
    if not {"customer_id", "email"} <= found.keys() or "name" in found:
        return False
    names, emails = columns[found["customer_id"][0]], columns[found["email"][0]]
    asked = names.distinct[:SAMPLE]
    both = names.present() & emails.present()
    if not asked or both.sum() < _MOST * names.present().sum():
        return False
    if sum(_PERSON.fullmatch(text.strip()) is not None for text in asked) < _MOST_NAMES * len(asked):
        return False
    people = len({text.strip().casefold() for text in emails.distinct})
    return people > _SHARED * len({text.strip().casefold() for text in names.distinct})


def _day_beside_clock(
    headers: Sequence[str],
    columns: Sequence[Texts],
    catalogue: Catalogue,
    named: tuple[int, float],
    taken: set[int],
    today: date,
) -> dict[str, tuple[int, float]]:
    """Where the column that is named for the order date holds times of day only: the one column of days, and the clock."""
    if content_fit(columns[named[0]], "clock", {}, today) < _FULL_NAME:
        return {}
    if content_fit(columns[named[0]], "date", catalogue.month_numbers, today) >= _FULL_NAME:
        return {}  # 07.01.26 is both
    known = {field.code for field in catalogue.fields if field.code != "ordered_at"} | {"status"}
    days = _by_content(headers, columns, catalogue, known, taken, today)
    return days and {**days, "time_of_day": named}


def _with_the_best_day(
    found: dict[str, tuple[int, float]],
    fixed: set[str],
    cells: tuple[Sequence[str], Sequence[Texts]],
    catalogue: Catalogue,
    taken: set[int],
) -> dict[str, tuple[int, float]]:
    """The day of creation where no other is known; and of two columns of the same days the one that tells the time, too."""
    if "ordered_at" not in found:
        return {("ordered_at" if code == "created_at" else code): one for code, one in found.items()}
    if "ordered_at" in fixed:
        return found
    headers, columns = cells
    field, (day, confidence) = catalogue.field("ordered_at"), found["ordered_at"]
    able = [place for place, header in enumerate(headers) if place not in taken and name_score(header, field) >= LEAST_CONFIDENCE]  # fmt: skip
    if "created_at" in found and "created_at" not in fixed:
        able.append(found["created_at"][0])
    moment = next((place for place in able if _has_the_clock(columns[day], columns[place])), None)
    if moment is None:
        return found
    return {**{code: one for code, one in found.items() if one[0] != moment}, "ordered_at": (moment, confidence)}


def _has_the_clock(days: Texts, moments: Texts) -> bool:
    """Whether two columns hold the same day in every row looked at, and only the second has a time of day, too."""
    pairs = [
        (clean(days.distinct[day]), clean(moments.distinct[moment]))
        for day, moment in zip(days.codes[:_MANY_PAIRS].tolist(), moments.codes[:_MANY_PAIRS].tolist(), strict=True)
        if day >= 0 and moment >= 0
    ]
    return bool(pairs) and all(":" not in day and ":" in moment and moment.startswith(day) for day, moment in pairs)


def _is_spend(catalogue: Catalogue) -> bool:
    return {"impressions", "first_day"} <= {field.code for field in catalogue.fields}


def _days_of_content(
    headers: Sequence[str], columns: Sequence[Texts], catalogue: Catalogue, taken: set[int], today: date
) -> dict[str, tuple[int, float]]:
    """The one column of days in a report where no header names it."""
    field = catalogue.field("date")
    able = [
        place
        for place, header in enumerate(headers)
        if place not in taken and not field.bars.found_in(header) and not _all_numbers(columns[place])
        and _can_be(columns[place], field, catalogue, today)
    ]  # fmt: skip
    return {"date": (able[0], _GUESSED)} if len(able) == 1 else {}


def _told_by(platform: Platform | None, header: str) -> bool:
    """Whether the shop system itself says what this column's cells mean."""
    return (
        platform is not None and platform.not_orders is not None and compact(platform.not_orders[0]) == compact(header)
    )


def _by_content(
    headers: Sequence[str],
    columns: Sequence[Texts],
    catalogue: Catalogue,
    known: set[str],
    taken: set[int],
    today: date,
) -> dict[str, tuple[int, float]]:
    """What no header names, where only one column can be it: the day, the money, the e-mail address, the status."""
    found: dict[str, tuple[int, float]] = {}
    for code, others in _TOLD_BY_CONTENT:
        if known & {code, *others}:
            continue
        field = catalogue.field(code)
        able = [
            place
            for place, header in enumerate(headers)
            if place not in taken and not field.bars.found_in(header) and _can_be(columns[place], field, catalogue, today)
        ]  # fmt: skip
        if code == "ordered_at" and len(able) > 1:
            able = [place for place in able if not _all_numbers(columns[place])]
            able = _earliest(columns, able, catalogue, today)
        if len(able) == 1:
            found[code] = (able[0], _GUESSED)
            taken = taken | {able[0]}
    if "status" not in known:
        able = [place for place, header in enumerate(headers) if place not in taken and _is_status(header, columns[place], catalogue)]  # fmt: skip
        if able:  # of several, that of the order: only it is cancelled
            ended = [place for place in able if _has_cancelled(columns[place], catalogue)]
            found["status"] = ((ended or able)[0], _GUESSED)
    return found


def _earliest(columns: Sequence[Texts], able: list[int], catalogue: Catalogue, today: date) -> list[int]:
    """Of several columns of days the one that comes first in nearly every row: a sale is opened, then paid, then closed."""
    if len(able) < 2 or len(columns[able[0]]) > _MOST_ROWS:
        return able
    moments = [read_dates(columns[place], catalogue.month_numbers, today) for place in able]
    days = [one.by_row(one.decided() or one.shape()) for one in moments]
    for place, own in zip(able, days, strict=True):
        known = ~np.isnat(own)
        others = [other for other in days if other is not own]
        if known.mean() >= _FULL_NAME and all(
            (own <= other)[known & ~np.isnat(other)].mean() >= _FULL_NAME
            for other in others
            if (known & ~np.isnat(other)).any()
        ):
            return [place]
    return able


def _named_in_part(
    headers: Sequence[str],
    columns: Sequence[Texts],
    catalogue: Catalogue,
    found: Mapping[str, tuple[int, float]],
    known: set[str],
    taken: set[int],
    today: date,
) -> dict[str, tuple[int, float]]:
    """What an order cannot do without, and no header names outright: the one that has most of a name, over cells that fit."""
    result: dict[str, tuple[int, float]] = {}
    taken = taken | {place for place, _ in found.values()}
    for codes in _NEEDED:
        if known & set(codes):
            continue
        able: list[tuple[float, int, str]] = []
        for place, header in enumerate(headers):
            nobody = codes is _BUYERS and (_is_of_staff(header) or not _tells_people_apart(columns[place]))
            for code in codes if place not in taken and not nobody else ():
                field = catalogue.field(code)
                share = _share_named(header, field)
                if share >= LEAST_CONFIDENCE and content_fit(columns[place], field.content, catalogue.month_numbers, today) >= _FULL_NAME:  # fmt: skip
                    able.append((share, place, code))
        able.sort(key=lambda one: -one[0])
        if able and (len(able) == 1 or able[1][0] < able[0][0]):
            _share, place, code = able[0]
            result[code] = (place, _GUESSED)
            taken = taken | {place}
    return result


def _is_of_staff(header: str) -> bool:
    """Whether a header speaks of who sells or supplies, not of who buys."""
    return any(word in compact(header) for word in _STAFF)


def _tells_people_apart(column: Texts) -> bool:
    """Whether a column has more values than kinds of people have: few of them on many rows are segments or sellers."""
    return len(column.distinct) > _MOST_STATUSES or len(column) < _MANY_ROWS


def _share_named(header: str, field: Field) -> float:
    """How much of a header is names of a field, 0 to 1; 0 where a word in it rules the field out."""
    if field.bars.found_in(header):
        return 0.0
    inside = field.parts.found_in(header)
    for word in words_of(header):
        inside += [len(name) for name in field.endings if len(name) < len(word) and word.endswith(name)]
    return max(inside, default=0) / max(len(compact(header)), 1)


def _all_numbers(column: Texts) -> bool:
    """Whether a column holds bare numbers only, which are days of a spreadsheet as seldom as they are ids often."""
    return all(figure(text) is not None for text in column.distinct[:SAMPLE])


def _is_status(header: str, column: Texts, catalogue: Catalogue) -> bool:
    """Whether a column holds what becomes of orders, and some of them came to nothing.

    Where its header says so, most of what it holds has to be known; else all of it, but for yes and no.
    """
    texts = [text for text in map(clean_id, column.distinct[: _MOST_STATUSES + 1]) if text is not None]
    if not 1 < len(texts) <= _MOST_STATUSES or is_of_other_things(header):
        return False
    said = [meaning_of(text, catalogue.statuses, None) for text in texts]
    known = sum(meaning is not None for meaning in said)
    if is_of_status(header):
        if known * 2 < len(texts):
            return False
    elif any(meaning is None and flag_of(text) is None for text, meaning in zip(texts, said, strict=True)):
        return False
    if is_on_the_way(header) and "pending" in said:
        return False
    return bool(set(said) & EXCLUDED)


def _has_cancelled(column: Texts, catalogue: Catalogue) -> bool:
    return any(meaning_of(clean(text), catalogue.statuses, None) == "cancelled" for text in column.distinct)


def _can_be(column: Texts, field: Field, catalogue: Catalogue, today: date) -> bool:
    """Whether nearly all cells look like the field's, and like nothing else."""
    if (
        len(column.distinct) < _SEVERAL
        or content_fit(column, field.content, catalogue.month_numbers, today) < _FULL_NAME
    ):
        return False
    # Whole numbers are counts, ids or days as often as money.
    return field.content != "money" or sum(bool(_PLACES.search(text)) for text in column.distinct[:SAMPLE]) * 2 > min(
        len(column.distinct), SAMPLE
    )


def _written(column: Texts) -> int:
    """How many of a column's first distinct texts are words."""
    return sum(any(sign.isalpha() for sign in text) for text in column.distinct[:SAMPLE])


def _assign(
    headers: Sequence[str],
    columns: Sequence[Texts],
    fields: Sequence[Field],
    taken: set[int],
    reading: tuple[dict[str, int], date],
) -> dict[str, tuple[int, float]]:
    """The assignment of free columns to fields with the highest total confidence."""
    if not fields or not headers:
        return {}
    confidence = _confidences(headers, columns, fields, taken, reading)
    return {
        fields[row].code: (int(position), float(confidence[row, position]))
        for row, position in _assigned(confidence)
        if confidence[row, position] >= _FULL_NAME * _LITTLE
    }


def _confidences(
    headers: Sequence[str],
    columns: Sequence[Texts],
    fields: Sequence[Field],
    taken: set[int],
    reading: tuple[dict[str, int], date],
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Confidence by field and column: what the name says, times how well the cells fit."""
    result = np.zeros((len(fields), len(headers)))
    for column, header in enumerate(headers):
        if column in taken:
            continue
        fits: dict[Content, float] = {}
        for row, field in enumerate(fields):
            score = name_score(header, field)
            if score < LEAST_CONFIDENCE:
                continue
            if field.content not in fits:
                fits[field.content] = content_fit(columns[column], field.content, *reading)
            # "Livraison" over names of countries is where to, not how much; who gave back what has to be said.
            elsewhere = field.code in _BESIDE and fits[field.content] <= _LITTLE and bool(_written(columns[column]))
            result[row, column] = 0.0 if elsewhere else score * fits[field.content]
    return result
