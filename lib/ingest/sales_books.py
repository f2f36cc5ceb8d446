"""A shop's own book of sales: rows with a day, a buyer and money, whatever one further column is called."""

from __future__ import annotations

import re
from datetime import date

from lib.core.findings import Finding, finding
from lib.core.words import N_, Sentence
from lib.ingest.buyers import STAND_INS
from lib.ingest.by_cells import all_numbers, is_of_staff
from lib.ingest.cells import Columns
from lib.ingest.event_logs import names_events
from lib.ingest.fields import Catalogue
from lib.ingest.headers import compact, words_of
from lib.ingest.imported import Kind
from lib.ingest.likeness import GUESSED, NEARLY_ALL, content_fit
from lib.ingest.matching import Matched
from lib.ingest.signs import names_numbers
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts, clean

#: What programs call those whose visits, views and tests they count; a shop's own book calls nobody so.
_OF_PROGRAMS = re.compile(
    r"\b(?:users?|visitors?|sessions?|devices?|cookies?|profiles?|subscribers?|participants?|subjects?|anonymous|distinct|uid|uuid|fullvisitorid|actor|accounts?|nutzer|utilisateur|usuario|utente)\b|userid|visitorid|用户|用戶|访客|訪客|设备|ユーザー|사용자"
)
#: What the versions of a test are called.
_ARMS = frozenset(["a", "b", "c", "control", "test", "treatment", "treated", "exposed", "holdout", "baseline", "variant", "varianta", "variantb", "groupa", "groupb", "versiona", "versionb", "kontrolle", "kontrollgruppe", "testgruppe", "controle", "temoin", "contr", "控制组", "对照", "对照组", "實驗組", "实验", "实验组", "对照組", "對照組", "a组", "b组", "a版", "b版", "контроль", "тест", "対照群", "実験群", "대조군", "실험군"])  # fmt: skip
#: Money that only advertising is called by; and what else only its reports and those of visits have.
_SPENT = re.compile(
    r"\bspend\b|\bspent\b|\bad\b|\bads\b|\bmedia\b|werbe|publici|消耗|花费|花費|广告|廣告|推广|投放|広告|광고|реклам"
)
_OF_REPORTS = {"impressions", "clicks", "conversions"}
#: Kinds that one word makes of a file.
OUTWEIGHED: frozenset[Kind] = frozenset(["spend", "events", "experiment", "daily"])
#: So few buyers say nothing.
_FEWEST = 2
#: Counts of a day's buyers have so many digits at most.
_LONGEST_COUNT = 4


def is_book(table: TextTable, orders: Matched, catalogue: Catalogue, today: date) -> bool:
    """Whether nearly every row has a day, money above zero and a buyer whom the header calls so, as shops do.

    Args:
        table: the file's first rows.
        orders: its columns as those of orders.
        catalogue: what is known about headers.
        today: for reading dates.
    """
    buyer = _buyer(orders)
    return buyer is not None and not _OF_PROGRAMS.search(" ".join(words_of(buyer))) and _lists_payments(table, orders, catalogue, today)  # fmt: skip


def may_be_book(table: TextTable, orders: Matched, catalogue: Catalogue, today: date) -> str | None:
    """The header of who bought, where each row has a day, money and somebody, whoever calls them so; None where not."""
    buyer = _buyer(orders)
    return buyer if buyer is not None and _lists_payments(table, orders, catalogue, today) else None


def _buyer(orders: Matched) -> str | None:
    sure = {guess.field: guess.header for guess in orders.guesses if guess.confidence > GUESSED}
    return next((sure[code] for code in STAND_INS if code in sure and not is_of_staff(sure[code])), None)


def _lists_payments(table: TextTable, orders: Matched, catalogue: Catalogue, today: date) -> bool:
    found, columns = orders.columns, Columns(table)
    money = found.get("amount", found.get("unit_price"))
    who = next((found[code] for code in STAND_INS if code in found), None)
    if money is None or who is None or "ordered_at" not in found:
        return False
    months = catalogue.month_numbers
    days = content_fit(columns[found["ordered_at"]], "date", months, today) >= NEARLY_ALL
    paid = _share(columns[money], re.compile("[1-9]")) >= NEARLY_ALL
    priced = content_fit(columns[money], "money", months, today) >= NEARLY_ALL
    named = len(columns[who].distinct) >= _FEWEST and int(columns[who].present().sum()) >= NEARLY_ALL * len(columns[who])  # fmt: skip
    return days and paid and priced and named and not _counts_them(columns[who], table.headers[who])


def _counts_them(column: Texts, header: str) -> bool:
    """Whether a column counts buyers, as a till's report of days does, sooner than it names them."""
    return not names_numbers(header) and all_numbers(column) and all(len(text) <= _LONGEST_COUNT for text in column.distinct)  # fmt: skip


def _share(column: Texts, pattern: re.Pattern[str]) -> float:
    """The share of rows whose text has something."""
    counted = zip(column.distinct, column.rows_by_value().tolist(), strict=True)
    return sum(rows for text, rows in counted if pattern.search(text)) / max(len(column), 1)


def outweighs(kind: Kind, table: TextTable, found: dict[str, int], orders: Matched, catalogue: Catalogue) -> bool:
    """Whether a book of sales outweighs the word by which its file would be of another kind.

    Args:
        kind: the other kind.
        table: the file's first rows, a book of sales.
        found: its columns as those of that kind.
        orders: its columns as those of orders.
        catalogue: what is known about headers.
    """
    columns = Columns(table)
    match kind:
        case "spend":
            return not _OF_REPORTS & found.keys() and not _SPENT.search(" ".join(words_of(table.headers[found["amount"]])))  # fmt: skip
        case "events":
            return "event" in found and not _is_a_log(columns, found, catalogue)
        case "experiment":
            return _is_no_test(columns, found, orders)
        case "daily":
            return "channel" not in found
        case _:
            return False


def _is_a_log(columns: Columns, found: dict[str, int], catalogue: Catalogue) -> bool:
    """Whether a program wrote down what visitors did: with times of day, visits or pages, or in words for that."""
    if {"session_id", "page", "device", "load_seconds", "dwell_seconds", "ticket"} & found.keys():
        return True
    return names_events(columns[found["event"]], catalogue) or columns[found["occurred_at"]].mention(":")  # fmt: skip


def _is_no_test(columns: Columns, found: dict[str, int], orders: Matched) -> bool:
    """Whether versions are of goods or of buyers: beside goods, or where buyers come again, and they are not called as those of a test."""
    versions = {compact(clean(text)) for text in columns[found["variant"]].distinct}
    if "converted" in found or "user_id" not in found or versions & _ARMS:
        return False
    who = columns[found["user_id"]]
    goods = {"product", "quantity", "unit_price", "sku"} & orders.columns.keys()
    return bool(goods) or len(who.distinct) < int(who.present().sum())


def perhaps_orders(kind: Sentence, header: str) -> Finding:
    """Said of a file that is read as another kind and has all that a book of sales has."""
    return finding(
        "perhaps_orders", "warning",
        N_("This was read as {kind}, though each row has a day, money and somebody in “{header}”. If its rows are orders, say that “{header}” holds the buyers (--map name={header})."),
        kind=kind, header=header,
    )  # fmt: skip
