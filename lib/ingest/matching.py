"""Which column is which field: names, then contents, then the best assignment of all together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from lib.core.errors import CannotRead
from lib.core.findings import Finding, finding
from lib.core.words import N_, Sentence
from lib.ingest.by_cells import (
    by_cells,
    currency_by_cells,
    money_named_otherwise,
    money_of_a_report,
    named_in_part,
    named_in_plural,
)
from lib.ingest.came_from import beside_said, channel_beside, not_of_placing
from lib.ingest.cash_books import lists_sales
from lib.ingest.contact_people import company_before_contact
from lib.ingest.converted import beside_converted
from lib.ingest.event_logs import event_log, who_comes_again
from lib.ingest.fields import Catalogue, Content, Field, Mark, Platform
from lib.ingest.goods import (
    amount_called_cost,
    cost_beside_amount,
    cost_taken,
    goods_called_name,
    goods_of_a_trade,
    line_called_cost,
    pieces_untold_said,
    price_called_cost,
)
from lib.ingest.gross_net import beside_said as amounts_beside_said
from lib.ingest.headers import compact, untold, whole
from lib.ingest.hosts import not_the_host
from lib.ingest.ids import has_failed
from lib.ingest.imported import FieldGuess
from lib.ingest.likeness import (
    BUYERS,
    GUESSED,
    LEAST_CONFIDENCE,
    LITTLE,
    MOST_ROWS,
    NEARLY_ALL,
    SAMPLE,
    Found,
    Unmatched,
    name_score,
)
from lib.ingest.marks import find_marks
from lib.ingest.measured import by_measure, goods_counted_in_words_said, without_names_of_goods
from lib.ingest.messages import names_messages
from lib.ingest.name_columns import number_called_contact, unmasked_name, with_paired_names
from lib.ingest.nameless import are_people, unnamed_buyers, unnamed_money
from lib.ingest.numbering import (
    are_lost,
    called_just_a_number,
    lost_digits,
    numbers_named_as_people,
    of_people,
    order_numbers,
    references_of_orders,
    without_a_false_number,
)
from lib.ingest.order_days import day_beside_clock, day_of_a_report, with_the_best_day
from lib.ingest.own_of_order import own_of_order
from lib.ingest.paid import first_amount_said, what_was_paid, without_a_subtotal
from lib.ingest.parents import of_whole_orders
from lib.ingest.planned import as_they_were
from lib.ingest.service_days import on_the_day_of_service, service_day_said
from lib.ingest.spend_of_channels import spend_of_channels
from lib.ingest.states import ended_on_the_way, further_states, paid_in_words, states
from lib.ingest.tabs import bought_on_a_tab
from lib.ingest.texts import Texts, clean
from lib.ingest.tickets import of_tickets, without_worth_of_orders
from lib.ingest.told_apart import is_nobody
from lib.ingest.whole_amount import whole_amount

#: Fields that only orders have together, and that a report of views has.
_OF_ORDERS, _OF_VIEWS = {"ordered_at", "email", "amount"}, {"impressions", "clicks"}
#: Fields that only spend has together, and what tells days in it.
_OF_EVENTS = {"event", "occurred_at", "user_id"}
_OF_TOTALS = {"page_views", "revenue"}
_OF_SPEND, _DAYS = {"impressions", "first_day"}, {"date", "first_day"}
#: Two words and more without a digit, or a family name of China with one sign or two; so many of a column of names are.
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_FAMILY_NAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮葉蘇呂盧鍾陸韋賈鄒"
)
_PERSON = re.compile(r"[^\W\d_][^\d@]*\s[^\d@]*[^\W\d_]\.?")
_MOST_NAMES = 0.8
#: Money beside an order's, which is needed by nothing.
_BESIDE = frozenset({"shipping", "tax", "discount", "cost"})


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


def platform_of(headers: Sequence[str], catalogue: Catalogue) -> Platform | None:
    """The system that writes these headers; the one with the longest signature where several fit.

    What a signature has in brackets, the file must have, too; what only the file has there is a unit.
    """
    present = {key for header in headers for key in (compact(header), whole(header))}
    fitting = [
        platform for platform in catalogue.platforms if all(whole(header) in present for header in platform.signature)
    ]
    return max(fitting, key=lambda platform: len(platform.signature), default=None)


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
    (table, others), codes = _unmatched(headers, columns, catalogue, today), {field.code for field in catalogue.fields}
    of_orders = codes >= _OF_ORDERS
    platform = platform_of(headers, catalogue)
    chosen = _chosen(headers, mapping, catalogue)
    fixed = channel_beside(table, platform, without_a_subtotal(table, _of_platform(platform, headers))) | chosen
    taken = {place for place in fixed.values() if place is not None} | others
    if of_orders:  # what counts the pieces that came back is no quantity, and no money
        taken |= {
            place
            for place, header in enumerate(headers)
            if place not in taken and catalogue.hints.counts_returns(header)
        }
    marks = _marks(table, platform, taken) if of_orders else ()
    numbered = numbers_named_as_people(table, taken) if of_orders else []
    taken |= {place for mark, place in marks if mark.says not in {"words", "whole"}} | set(numbered)
    found: Found = {}
    # A field that only helps another takes what is left when the others have chosen.
    for role in ("own", "helper"):
        found |= _assign(table, [one for one in catalogue.fields if one.code not in fixed and one.role == role], taken)
        taken |= {place for place, _ in found.values()}
    found, fixed = _with_fixed(table, found, fixed, set(chosen))
    if of_orders:
        found = of_whole_orders(table, _numbered(table, found, set(chosen), taken), {*chosen, *fixed})
        found = _mended(table, found, set(fixed), taken)
        found = found if {"name", "phone"} & set(chosen) else number_called_contact(table, found)
        found |= {} if "name" in chosen else unmasked_name(table, found, taken)
    found, of_worth = _of_events(table, found, set(fixed), taken)
    if "customer_id" not in fixed and _is_one_for_all(found, columns):
        del found["customer_id"]
    if of_orders and not {"name", "customer_id"} & fixed.keys() and _holds_names(table, found):
        found = _with_names_apart(table, found, taken)
    nameless = taken | {at for _mark, at in marks if not (lists_sales(headers) and are_people(columns[at], catalogue.people))}  # fmt: skip
    told: Found = {}
    if of_orders:
        if "ordered_at" in found and "ordered_at" not in fixed:
            found |= day_beside_clock(table, found["ordered_at"], nameless)
        told = _unnamed(table, found, set(fixed), nameless, numbered)
    else:
        told = _unnamed_beside(table, found, set(fixed), taken)
    found, told = _of_buyers(table, found | told, told, set(fixed), nameless) if of_orders else (found | told, told)
    found, of_whole = whole_amount(table, found, set(fixed), taken)
    told = {code: one for code, one in told.items() if found[code] == one}
    before, (found, further) = found, _of_states(table, found, (set(fixed), set(chosen)), platform, nameless)
    guesses = tuple(
        FieldGuess(field.code, headers[found[field.code][0]], round(found[field.code][1], 3))
        for field in catalogue.fields
        if field.code in found
    )
    findings = (
        *(
            cost_taken(table, found) if code == "cost" else _told_by_content(table, code, place)
            for code, (place, _) in (told | {code: one for code, one in found.items() if code not in before}).items()
        ),
        *beside_said(headers, platform, fixed, chosen),
        *(_numbers_lost_said(table, found) if of_orders else ()),
        *of_whole,
        *of_worth,
        *(amounts_beside_said(table, found, set(fixed)) if of_orders and not of_whole else ()),
        *((*pieces_untold_said(table, found, taken), *goods_counted_in_words_said(table, found)) if of_orders else ()),
        *(
            (*service_day_said(table, found, set(fixed)), *first_amount_said(table, found, set(fixed)))
            if of_orders
            else ()
        ),
        *_same_headers(table, {code: place for code, (place, _) in found.items() if code not in chosen}),
    )
    return Matched({code: place for code, (place, _) in found.items()}, guesses, platform, findings, marks, further)


def _of_events(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> tuple[Found, list[Finding]]:
    """What was found, of a log also what tells tickets and those who come again, and what is to be said of that."""
    if not {field.code for field in table.catalogue.fields} >= _OF_EVENTS:
        return found, []
    found = found | of_tickets(table, found, fixed, taken)
    found = found | who_comes_again(table, found, fixed, taken)
    return without_worth_of_orders(table, found, fixed)


def _unmatched(
    headers: Sequence[str], columns: Sequence[Texts], catalogue: Catalogue, today: date
) -> tuple[Unmatched, set[int]]:
    """The columns; of totals by their headers without what says that they are no plan, and the places of plans and of last year's."""
    if not {field.code for field in catalogue.fields} >= _OF_TOTALS:
        return Unmatched(headers, columns, catalogue, today), set()
    were, others = as_they_were(headers)
    told = [were.get(at, header) for at, header in enumerate(headers)]
    return Unmatched(told, columns, catalogue, today), others


def _with_fixed(
    table: Unmatched, found: Found, fixed: dict[str, int | None], chosen: set[str]
) -> tuple[Found, dict[str, int | None]]:
    """What was found with what is fixed, and the latter; both without order numbers that lost their digits and that nobody chose."""
    found = found | {code: (place, 1.0) for code, place in fixed.items() if place is not None}
    if "order_id" in chosen or not are_lost(table, found):
        return found, fixed
    return {code: one for code, one in found.items() if code != "order_id"}, {code: place for code, place in fixed.items() if code != "order_id"}  # fmt: skip


def _numbered(table: Unmatched, found: Found, chosen: set[str], taken: set[int]) -> Found:
    """The same without a column of order numbers that says nothing and that nobody chose; another one that is called so takes its place."""
    if "order_id" not in found or "order_id" in chosen or not _is_empty(table, place := found["order_id"][0]):
        return found
    others = taken | {place for place, _ in found.values()} | {place}
    again = _assign(table, [table.catalogue.field("order_id")], others)
    again = {code: told for code, told in again.items() if told[1] > GUESSED and not _is_empty(table, told[0])}
    return {code: told for code, told in found.items() if code != "order_id"} | again


def _is_empty(table: Unmatched, place: int) -> bool:
    """Whether a column of several rows says nothing."""
    return len(table.columns[place].codes) > 1 and all(
        has_failed(text) for text in map(clean, table.columns[place].distinct) if text
    )


def _numbers_lost_said(table: Unmatched, found: Found) -> list[Finding]:
    """That what is called a number of orders is empty, or has lost its digits, where no other column is one."""
    if "order_id" in found:
        return []
    field, free = (
        table.catalogue.field("order_id"),
        set(range(len(table.headers))) - {place for place, _ in found.values()},
    )
    named = [place for place in sorted(free) if name_score(table.headers[place], field) > GUESSED]
    empty = next((place for place in named if _is_empty(table, place)), None)
    if empty is not None:
        return [
            finding(
                "order_id_empty", "warning",
                N_("“{header}” holds no value in any row, so each row was taken as one order. If it holds formulas, open the file in Excel or WPS, save it there, and bring it again; else choose the column of order numbers (--map order_id=HEADER)."),
                header=table.headers[empty],
            )
        ]  # fmt: skip
    for place in named:
        if (lost := lost_digits(table.columns[place])) is not None:
            return [
                finding(
                    "order_ids_destroyed", "warning",
                    N_("“{header}” holds numbers such as {example}, of which a spreadsheet left a few digits: many orders share one, so each row, or all rows of one customer at the same moment, was taken as one order. Take the export anew without saving it from the spreadsheet, or format the column as text before the numbers are put in."),
                    header=table.headers[place], example=lost,
                )
            ]  # fmt: skip
    return []


def _of_buyers(table: Unmatched, found: Found, told: Found, fixed: set[str], taken: set[int]) -> tuple[Found, Found]:
    """What was found, and what of it cells told, without the host's own address where the buyer's stands beside it."""
    found = not_the_host(table, found, fixed, taken)
    return found, {code: found[code] for code in told if code in found}


def _of_states(
    table: Unmatched, found: Found, by: tuple[set[str], set[str]], platform: Platform | None, taken: set[int]
) -> tuple[Found, tuple[int, ...]]:
    """What was found with its column of statuses, and further ones beside it.

    Args:
        table: the columns.
        found: the column of each field.
        by: fields chosen by hand or by a shop system's headers, and those chosen by hand alone.
        platform: the shop system.
        taken: columns that are no field's.
    """
    fixed, chosen = by
    if "status" in found and "status" not in fixed:
        status, further = states(table, found, taken)
        return {**found, "status": status}, further
    if not {field.code for field in table.catalogue.fields} >= _OF_ORDERS:
        return found, ()
    if "status" in chosen:
        return found, ()
    payment = platform.payment_status if platform is not None else ""
    paid = _position(table.headers, payment) if payment else None
    if paid is not None and paid not in taken:  # a mark reads its yes and no
        return found, (paid,)
    if "status" in fixed:
        return found, further_states(table, taken | {place for place, _ in found.values()})
    answers = paid_in_words(table, taken | {place for place, _ in found.values()})
    return found | answers, () if answers else ended_on_the_way(table, taken | {place for place, _ in found.values()})


def _mended(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """What was found of orders, where cells say that a header's first meaning is not the one meant."""
    found = not_the_host(table, with_paired_names(table, found, fixed, taken), fixed, taken)
    found = company_before_contact(table, found, fixed, taken)
    found = references_of_orders(table, without_a_false_number(table, found, fixed), fixed)
    found = called_just_a_number(table, found, fixed, taken)
    found = price_called_cost(table, of_people(table, found, fixed), fixed, taken)
    found = line_called_cost(table, amount_called_cost(table, found, fixed, taken), fixed)
    found = not_of_placing(table, money_named_otherwise(table, found, fixed), fixed, taken)
    found = bought_on_a_tab(table, goods_called_name(table, found, fixed, taken), fixed, taken)
    found = goods_of_a_trade(table, found, fixed, taken)
    found = by_measure(table, without_names_of_goods(table, found, fixed), fixed, taken)
    found = on_the_day_of_service(table, what_was_paid(table, found, fixed, taken), fixed, taken)
    found = with_the_best_day(table, own_of_order(table, found, fixed, taken), fixed, taken)
    settled = dict.fromkeys(fixed) | {code: place for code, (place, _) in found.items() if code == "amount"}
    beside = beside_converted(table.headers, settled, table.catalogue)
    return found | {code: (place, 1.0) for code, place in beside.items()}


def _marks(table: Unmatched, platform: Platform | None, taken: set[int]) -> tuple[tuple[Mark, int], ...]:
    """Columns that say of a row that it is no sale, but for the one that the shop system itself explains."""
    told = platform.not_orders[0] if platform is not None and platform.not_orders is not None else ""
    marks = find_marks(table.headers, table.columns, table.catalogue.marks, taken)
    return tuple((mark, place) for mark, place in marks if not told or compact(told) != compact(table.headers[place]))


def _unnamed(table: Unmatched, found: Found, fixed: set[str], taken: set[int], numbered: Sequence[int]) -> Found:
    """What orders need and no header names outright, and what the goods cost."""
    known = {*found, *fixed}
    told = named_in_part(table, known, taken | {place for place, _ in found.values()})
    told |= named_in_plural(table, known | set(told), taken | {place for place, _ in (found | told).values()})
    told |= by_cells(table, known | set(told), taken | {place for place, _ in told.values()})
    if "amount" not in known:
        told |= unnamed_money(table, found | told, taken)
    if not fixed & set(BUYERS):
        told |= unnamed_buyers(table, found | told, taken)
    if "order_id" not in known | set(told):
        told |= order_numbers(table, found | told, taken, numbered)
    if "cost" not in known:
        told |= cost_beside_amount(table, found | told, taken)
    return told | _unnamed_currency(table, found | told, fixed, taken)


def _unnamed_currency(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """The column of currencies where no header says so: money of several is not to be added up unnoticed."""
    codes = {field.code for field in table.catalogue.fields}
    if "currency" not in codes or "currency" in {*found, *fixed}:
        return {}
    return currency_by_cells(table, found, taken | {place for place, _ in found.values()})


def _unnamed_beside(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """What a report of advertising or a log of events needs and no header names."""
    codes = {field.code for field in table.catalogue.fields}
    if codes >= _OF_SPEND and _OF_VIEWS & found.keys():
        told = {} if _DAYS & {*found, *fixed} else day_of_a_report(table, taken)
        told |= {} if "amount" in {*found, *fixed} else money_of_a_report(table, taken | {place for place, _ in (found | told).values()})  # fmt: skip
    elif codes >= _OF_SPEND and "amount" not in {*found, *fixed}:
        told = spend_of_channels(table, found, taken)
    elif "campaign" in found and "first_day" in codes - {*found, *fixed} and names_messages(table.headers):
        told = day_of_a_report(table, taken, "first_day")
    else:
        told = event_log(table, found, fixed, taken) if codes >= _OF_EVENTS else {}
    return told | _unnamed_currency(table, found | told, fixed, taken)


def _told_by_content(table: Unmatched, code: str, place: int) -> Finding:
    return finding(
        "told_by_content",
        "warning",
        N_(
            "No header says which column is this: {field}. “{header}” was taken, because its cells look like it. Choose another column if this is wrong."
        ),
        field=Sentence(table.catalogue.field(code).title),
        header=table.headers[place],
    )


def _same_headers(table: Unmatched, found: Mapping[str, int]) -> list[Finding]:
    """Say where another column has the header of one that was taken, and other cells: nobody can mean it by its name."""
    result: list[Finding] = []
    headers, columns = table.headers, table.columns
    for code, position in found.items():
        twins = [
            place
            for place, header in enumerate(headers)
            if place != position and _are_twins(header, headers[position]) and _differs(columns[position], columns[place])
        ]  # fmt: skip
        if twins:
            template = N_(
                "“{header}” stands over several columns, and their cells differ: column {column} was taken for {field}, column {other} was not. If that is wrong, choose “{other_header}” (--map {field_code}=HEADER)."
            )
            facts = {
                "field_code": code,
                "column": _letter(position),
                "other": ", ".join(map(_letter, twins)),
                "other_header": headers[twins[0]],
            }
            field = Sentence(table.catalogue.field(code).title)
            result.append(finding("same_header", "warning", template, header=untold(headers[position]), field=field, **facts))  # fmt: skip
    return result


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
    rows = zip(column.codes[:MOST_ROWS].tolist(), other.codes[:MOST_ROWS].tolist(), strict=True)
    pairs = [
        (clean(column.distinct[own]) if own >= 0 else "", clean(other.distinct[its]) if its >= 0 else "")
        for own, its in set(rows)
    ]
    return any(own != its for own, its in pairs) and any(its for _own, its in pairs)


def _is_one_for_all(found: Found, columns: Sequence[Texts]) -> bool:
    """Whether a column like "Account" says the same in each row, and another tells buyers apart."""
    others = [found[code][0] for code in ("email", "phone", "name") if code in found]
    if "customer_id" not in found or len(columns[found["customer_id"][0]].distinct) > 1:
        return False
    return any(len(columns[place].distinct) > 1 for place in others)


def _holds_names(table: Unmatched, found: Found) -> bool:
    """Whether what was taken for a customer's number or account holds people's names, which several people can share."""
    if "customer_id" not in found:
        return False
    asked = [clean(text) for text in table.columns[found["customer_id"][0]].distinct[:SAMPLE]]
    names = [text for text in asked if text and not is_nobody(text, table.catalogue.people)]
    return bool(names) and sum(map(_is_name, names)) >= _MOST_NAMES * len(names)


def _is_name(text: str) -> bool:
    return _PERSON.fullmatch(text) is not None or (
        2 <= len(text) <= 3 and text[0] in _FAMILY_NAMES and _HAN.fullmatch(text) is not None
    )


def _with_names_apart(table: Unmatched, found: Found, taken: set[int]) -> Found:
    """The same with the names as names, where the file has something else to tell people apart by: an account, an address, a number."""
    others = {code: at for code, at in found.items() if code != "customer_id"}
    used = taken | {place for place, _ in found.values()}
    accounts = _assign(table, [one for one in table.catalogue.fields if one.code == "customer_id"], used)
    kinds = len(table.columns[found["customer_id"][0]].distinct)
    if any(2 * len(table.columns[at].distinct) < kinds for at, _ in accounts.values()):
        accounts = {}  # the same for many names: whose it is, it does not say
    if not accounts and not {"email", "phone"} & others.keys():
        return found
    return {"name": found["customer_id"], **others, **accounts} if "name" not in others else {**others, **accounts}


def _position(headers: Sequence[str], header: str) -> int | None:
    """The first column of a header: exactly, else by its words."""
    if header in headers:
        return headers.index(header)
    keys = [compact(one) for one in headers]
    key = compact(header)
    return keys.index(key) if key in keys else None


def _chosen(headers: Sequence[str], mapping: Sequence[tuple[str, str]], catalogue: Catalogue) -> dict[str, int | None]:
    """Columns chosen by hand, with what goes with them; None for a field that is said not to be in the file."""
    known = {field.code for field in catalogue.fields}
    result: dict[str, int | None] = {}
    for code, header in mapping:
        if code not in known:
            raise CannotRead(
                N_("“{field}” is not a field. Fields are: {fields}."), field=code, fields=tuple(sorted(known))
            )
        position = _position(headers, header) if header else None
        if header and position is None:
            raise CannotRead(
                N_("There is no column “{header}” for {field}. The file has: {headers}. Choose one of these."),
                header=header,
                field=code,
                headers=tuple(filter(None, headers)),
            )
        result[code] = position
    return result | beside_converted(headers, result, catalogue)


def _of_platform(platform: Platform | None, headers: Sequence[str]) -> dict[str, int | None]:
    result: dict[str, int | None] = {}
    for code, header in platform.mapping if platform else ():
        position = _position(headers, header) if header else None
        if position is not None or not header:
            result[code] = position
    return result


#: Ways to write that it is nothing: 0, 0.00, 0,00 €.
_ZERO, _FEW_ZEROS = re.compile(r"[^\w.,-]{0,3}-?0+(?:[.,]0+)?\s?[^\d.,]{0,3}"), 4


def _assign(table: Unmatched, fields: Sequence[Field], taken: set[int]) -> Found:
    """The assignment of free columns to fields with the highest total confidence."""
    if not fields or not table.headers:
        return {}
    confidence = _confidences(table, fields, taken)
    return {
        fields[row].code: (int(place), float(confidence[row, place]))
        for row, place in _assigned(confidence)
        if confidence[row, place] >= NEARLY_ALL * LITTLE
    }


def _assigned(confidence: npt.NDArray[np.float64]) -> list[tuple[int, int]]:
    """(Field, column) pairs with the highest total confidence, each field and column at most once."""
    wanting = np.flatnonzero(confidence.any(axis=1))
    best = confidence[wanting].argmax(axis=1) if len(wanting) else wanting
    if len(np.unique(best)) == len(best):  # everyone gets the column they want most
        return list(zip(wanting.tolist(), best.tolist(), strict=True))
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - a third of a second to import

    return list(zip(*(side.tolist() for side in linear_sum_assignment(-confidence)), strict=True))


def _confidences(table: Unmatched, fields: Sequence[Field], taken: set[int]) -> npt.NDArray[np.float64]:
    """Confidence by field and column: what the name says, times how well the cells fit."""
    result = np.zeros((len(fields), len(table.headers)))
    of_orders = any(one.code == "ordered_at" for one in table.catalogue.fields)
    for place in table.free(taken):
        fits: dict[Content, float] = {}
        for row, field in enumerate(fields):
            score = name_score(table.headers[place], field)
            if score < LEAST_CONFIDENCE:
                continue
            if field.content not in fits:
                fits[field.content] = table.fit_but_for_a_few(place, field.content)
            # "Livraison" over names of countries is where to, not how much; who gave back what has to be said.
            elsewhere = field.code in _BESIDE and fits[field.content] <= LITTLE and _has_words(table.columns[place])
            nothing = field.code == "amount" and of_orders and _is_all_zero(table.columns[place])
            result[row, place] = 0.0 if elsewhere else score * (LITTLE if nothing else fits[field.content])
    return result


def _is_all_zero(column: Texts) -> bool:
    """Whether no cell has an amount but 0, as what is left to pay has where all is paid."""
    return 0 < len(column.distinct) <= _FEW_ZEROS and all(_ZERO.fullmatch(clean(text)) for text in column.distinct)


def _has_words(column: Texts) -> bool:
    return any(sign.isalpha() for text in column.distinct[:SAMPLE] for sign in text)
