"""What a file holds: each kind of file is tried on its headers and cells, and the one that explains most of them is taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lib.core.errors import CannotRead
from lib.core.words import N_, Sentence
from lib.ingest.analytics import is_of_analytics
from lib.ingest.buyers import STAND_INS
from lib.ingest.cash_books import TAKINGS, is_cash_book, naming_nobody, went_out
from lib.ingest.cash_books import lists_sales as is_list_of_takings
from lib.ingest.cells import Columns
from lib.ingest.channel_headers import names_channel, spend_beside_what_came
from lib.ingest.company import counts_people
from lib.ingest.event_logs import names_events
from lib.ingest.fields import Catalogue, Field, KindSignature
from lib.ingest.goods_by_day import goods_of_days
from lib.ingest.headers import compact
from lib.ingest.imported import Kind
from lib.ingest.likeness import GUESSED, LITTLE, NEARLY_ALL, content_fit
from lib.ingest.marks import tells_kinds_of_sale
from lib.ingest.matching import Matched, match_fields, platform_of
from lib.ingest.messages import reports_messages
from lib.ingest.near_misses import near_miss
from lib.ingest.numbering import run_on
from lib.ingest.own_costs import names_costs
from lib.ingest.parcels import parcel_header
from lib.ingest.payouts import is_of_payouts
from lib.ingest.sales_books import OUTWEIGHED, is_book, outweighs
from lib.ingest.signs import (
    bank_accounts,
    counts_orders,
    header_among,
    holds_money,
    is_a_row_a_day,
    is_figures,
    is_told_apart,
    lists_addresses,
    lists_members,
    lists_sales,
    lists_single_sales,
    names_suppliers,
    numbers_orders,
    numbers_returns,
    other_figures,
    tells_advertising,
    tells_each_day_once,
    tells_lifetimes,
)
from lib.ingest.spend_of_channels import lists_spend
from lib.ingest.statuses import EXCLUDED, MOST_STATUSES, meaning_of
from lib.ingest.table import TextTable
from lib.ingest.texts import clean
from lib.ingest.tickets import is_reason, say_what_about
from lib.ingest.two_words import tells_in_from_out

Mapping = Sequence[tuple[str, str]]

#: A kind is told by the first rows; a log of millions is not read twice.
HEAD = 2_000
#: What a field counts for that hardly any other kind of file has.
_TELLING = 1.5
#: Columns of figures without a known name say little: together they count as half a field.
_NAMELESS = 0.5
#: Headers that money of every kind has, and names of every kind.
_ANY_MONEY = frozenset(["amount", "cost", "costs", "totalcost", "expense", "expenses", "金额", "费用", "費用", "金額", "amountpaid", "importe", "betrag", "montant", "fee", "fees", "honorar", "honoraires", "cachet", "гонорар"])  # fmt: skip
#: What customers are in as well as those who take part in a test.
_ANY_GROUP = frozenset(["group", "groupe", "gruppe", "grupo", "gruppo", "группа", "version", "versione", "bucket", "分组", "组别", "組別", "版本", "方案", "グループ", "그룹"])  # fmt: skip
_ANY_NAME = frozenset(["name", "名称", "nombre", "nom"])
#: What an account's rows have and a shop's days have not.
_OF_ACCOUNTS = frozenset(["description", "balance", "runningbalance", "memo", "payee", "dealstage", "stage", "dealname", "opportunityname", "probability", "saldo", "solde", "verwendungszweck", "buchungstext", "libelle", "concepto", "摘要", "余额", "餘額", "对方户名", "交易对方", "残高", "摘要内容", "잔액", "적요"])  # fmt: skip
#: Numbers of those who have asked and not bought yet.
_LEADS = frozenset(["leadid", "leadno", "leadnumber", "mqlid", "prospectid", "enquiryid", "inquiryid", "线索编号", "线索id", "リード番号", "리드번호"])  # fmt: skip
#: Figures of days that no report of advertising by article has.
_OF_VISITS = frozenset(["visitors", "sessions", "page_views", "channel", "metric"])
#: What logs of visits have, and lists of sales have not.
_OF_LOGS = frozenset(["session_id", "page", "device", "load_seconds", "dwell_seconds"])
#: Fewer rows with a buyer do not tell whether buyers come again.
_FEWEST_BUYERS = 3


@dataclass(frozen=True)
class _Tried:
    """How well a kind explains a file: 0 where it lacks what the kind needs."""

    kind: Kind
    score: float


def own_mapping(mapping: Mapping, fields: Sequence[Field]) -> tuple[tuple[str, str], ...]:
    """Choices made by hand under the fields' own codes."""
    own = {alias: field.code for field in fields for alias in (*field.aliases, field.code)}
    own |= {field.code: field.code for field in fields}
    return tuple((own.get(code, code), header) for code, header in mapping)


def match_kind(table: TextTable, kind: Kind, mapping: Mapping, catalogue: Catalogue, today: date) -> Matched:
    """The fields of a file, taken for one of a kind.

    Raises:
        CannotRead: a chosen field or header does not exist.
    """
    known = catalogue.of_kind(kind)
    return match_fields(table.headers, Columns(table), own_mapping(mapping, known.fields), known, today)


def kind_of(table: TextTable, mapping: Mapping, catalogue: Catalogue, today: date) -> Kind:
    """What a file holds; "orders" where nothing else explains it better.

    Args:
        table: the file as text.
        mapping: (field, header) chosen by hand: a kind that knows no such field is out.
        catalogue: what is known about headers.
        today: for reading dates.
    """
    head = table.head(HEAD)
    if not mapping:
        platform = platform_of(table.headers, catalogue)
        if platform is not None:
            return platform.kind
        if _is_spend_beside_what_came(head, catalogue, today):
            return "daily"
        tells_days = is_of_analytics(table.titles) or is_a_row_a_day(head, catalogue, today)
        if tells_days and can_be(head, "daily", (), catalogue, today):
            return "daily"
    elif {code for code, _ in mapping} == {"amount"} and kind_of(table, (), catalogue, today) == "spend" and can_be(head, "spend", mapping, catalogue, today):  # fmt: skip
        return "spend"  # with tax or without, it is what was spent
    tried = [_tried_orders(head, mapping, catalogue, today)]
    tried += [_tried(head, kind, mapping, catalogue, today) for kind in catalogue.kinds]
    best = max(tried, key=lambda one: one.score)  # the first of equals: orders
    if best.score <= 0 or (
        not mapping and _is_rather_orders(head, best.kind, catalogue, today, able=tried[0].score > 0)
    ):
        return "orders"
    return best.kind


def _is_rather_orders(table: TextTable, kind: Kind, catalogue: Catalogue, today: date, *, able: bool) -> bool:
    """Whether a file goes to orders, whatever explains more of it: a book of sales, and what is refused there by its name."""
    orders = match_kind(table, "orders", (), catalogue, today)
    if near_miss(table.headers, orders, kind) is not None:
        return True
    if kind in {"daily", "spend"} and names_costs(Columns(table), table.headers, orders, catalogue.hints) is not None:
        return True
    return able and _is_outweighed(table, kind, orders, catalogue, today)


def _is_outweighed(table: TextTable, kind: Kind, orders: Matched, catalogue: Catalogue, today: date) -> bool:
    """Whether one word makes a file of another kind that is a shop's book of sales by all the others."""
    if kind not in OUTWEIGHED or not is_book(table, orders, catalogue, today):
        return False
    found = match_kind(table, kind, (), catalogue, today).columns
    return outweighs(kind, table, found, orders, catalogue)


def named(kind: Kind, catalogue: Catalogue) -> Sentence:
    """A kind of file as it stands in a sentence: "an order file"."""
    return Sentence(N_("an order file") if kind == "orders" else catalogue.kind(kind).title)


def _is_spend_beside_what_came(table: TextTable, catalogue: Catalogue, today: date) -> bool:
    """Whether several channels' spend stands beside what came of it: totals, of which no column may be lost."""
    beside = spend_beside_what_came(table.headers, catalogue)
    if beside is None or _tells_what_ads_cost(table, catalogue, today):
        return False
    dated, columns = _matched(table, "daily", (), catalogue, today), Columns(table)
    spent = [columns[table.headers.index(header)] for header in beside.taken]
    return (
        dated is not None
        and "date" in dated.columns
        and all(is_figures(column, catalogue.month_numbers, today) for column in spent)
    )


def can_be(table: TextTable, kind: Kind, mapping: Mapping, catalogue: Catalogue, today: date) -> bool:
    """Whether a file has what a kind needs, whatever else explains it better."""
    head = table.head(HEAD)
    if kind == "orders":
        return _tried_orders(head, mapping, catalogue, today).score > 0
    return _tried(head, catalogue.kind(kind), mapping, catalogue, today).score > 0


def _knows(fields: Sequence[Field], mapping: Mapping) -> bool:
    """Whether a kind has all the fields that were chosen by hand."""
    codes = {code for field in fields for code in (field.code, *field.aliases)}
    return all(code in codes for code, _ in mapping)


def _matched(table: TextTable, kind: Kind, mapping: Mapping, catalogue: Catalogue, today: date) -> Matched | None:
    """The fields of a file as one of a kind; None where what was chosen by hand does not go with it."""
    if not _knows(catalogue.of_kind(kind).fields, mapping):
        return None
    try:
        return match_kind(table, kind, mapping, catalogue, today)
    except CannotRead:  # said when the file is read as what it is
        return None


def _explained(matched: Matched) -> float:
    """How much of a file its fields explain: the sum of how sure each is."""
    return sum(guess.confidence for guess in matched.guesses)


def names_order_or_buyer(found: dict[str, int]) -> bool:
    """Whether rows say which order they are of, or who bought."""
    return "order_id" in found or any(one in found for one in STAND_INS)


def _tried_orders(table: TextTable, mapping: Mapping, catalogue: Catalogue, today: date) -> _Tried:
    matched = _matched(table, "orders", mapping, catalogue, today)
    if matched is None:
        return _Tried("orders", 0)
    found = matched.columns
    money = "amount" in found or "unit_price" in found
    sold = names_order_or_buyer(found) or bool({"product", "sku", "quantity", "unit_price", "status"} & found.keys())
    if not (money and "ordered_at" in found and (sold or tells_in_from_out(table))):
        return _Tried("orders", 0)
    if not mapping and _belies_orders(table, found, catalogue, today):
        return _Tried("orders", 0)
    return _Tried("orders", _explained(matched) + _TELLING * ("order_id" in found))


def _belies_orders(table: TextTable, found: dict[str, int], catalogue: Catalogue, today: date) -> bool:
    """Whether a file has what orders need and lists something else all the same."""
    of_people = header_among(table.headers, _LEADS) is not None or tells_lifetimes(table, found)
    unnumbered = "order_id" not in found and (of_people or lists_members(table, found) or _is_a_log(table, found, catalogue, today))  # fmt: skip
    of_messages = "order_id" not in found and reports_messages(table, catalogue, today)
    of_days = "order_id" not in found and _counts_buyers_of_days(table, found, catalogue, today)
    if (
        unnumbered
        or of_messages
        or of_days
        or _counts_purchases(table, found, catalogue, today)
        or _is_of_tickets(table, catalogue, today)
    ):
        return True
    if names_order_or_buyer(found):
        return False
    prices = len({"product", "sku", "unit_price"} & found.keys()) > 1
    if tells_advertising(table.headers):
        return True  # what was sold by it stands beside it
    goods = {"product", "sku", "quantity", "unit_price", "status"} & found.keys()
    if not goods and lists_spend(table.headers, Columns(table), found, catalogue):
        return True
    if names_suppliers(table.headers) or (prices and not {"amount", "quantity", "status"} & found.keys()):
        return True  # what the shop has, or bought itself
    return _tells_days(table, found, catalogue, today)


def _tells_days(table: TextTable, found: dict[str, int], catalogue: Catalogue, today: date) -> bool:
    """Whether a row is a day, or a day and product: it says how many orders or pieces that had, or what the product brought."""
    if "status" in found:
        return False
    if {"product", "sku"} & found.keys():
        goods = goods_of_days(Columns(table), table.headers, found["ordered_at"], catalogue)
        return goods is not None and "revenue" in match_kind(table, "daily", (), catalogue, today).columns
    of_a_day = "unit_price" not in found and tells_each_day_once(table, found["ordered_at"], catalogue, today)
    return of_a_day or counts_orders(table.headers, catalogue)


def _counts_purchases(table: TextTable, found: dict[str, int], catalogue: Catalogue, today: date) -> bool:
    """Whether rows with just an id are people: each buyer has one, and it says how often they bought."""
    who = next((found[code] for code in STAND_INS if code in found), None)
    if who is None or "order_id" not in found or compact(table.headers[found["order_id"]]) != "id":
        return False
    told = match_kind(table, "customers", (), catalogue, today).guesses
    counted = any(one.field == "orders" and one.confidence > GUESSED for one in told)
    return counted and is_told_apart(Columns(table)[who])


def _is_of_tickets(table: TextTable, catalogue: Catalogue, today: date) -> bool:
    """Whether rows are service tickets about orders, of which each has its number and its worth beside it."""
    if not say_what_about(table.headers):
        return False
    ticket = match_kind(table, "events", (), catalogue, today).columns.get("ticket")
    order = match_kind(table, "orders", (), catalogue, today).columns.get("order_id")
    return ticket is not None and order is not None and ticket != order


def _counts_buyers_of_days(table: TextTable, found: dict[str, int], catalogue: Catalogue, today: date) -> bool:
    """Whether each row has a day of its own, and what was taken for the buyer is how many there were."""
    who = next((found[code] for code in STAND_INS if code in found), None)
    if who is None or not counts_people(table.headers[who]):
        return False
    columns = Columns(table)
    days, months = columns[found["ordered_at"]], catalogue.month_numbers
    a_row_a_day = len(days.distinct) == table.cells.num_rows >= _FEWEST_BUYERS
    return a_row_a_day and content_fit(columns[who], "number", months, today) >= NEARLY_ALL


def _is_a_log(table: TextTable, found: dict[str, int], catalogue: Catalogue, today: date) -> bool:
    """Whether each row says what a visitor did, and few rows have money: those in which something was bought."""
    money = found.get("amount", found.get("unit_price"))
    log = match_kind(table, "events", (), catalogue, today).columns
    if money is None or not {"event", "user_id", "occurred_at"} <= log.keys():
        return False
    columns = Columns(table)
    counted = zip(columns[money].distinct, columns[money].rows_by_value().tolist(), strict=True)
    paid = sum(rows for text, rows in counted if re.search("[1-9]", text))
    return 2 * paid < table.cells.num_rows and names_events(columns[log["event"]], catalogue)


def _tried(table: TextTable, kind: KindSignature, mapping: Mapping, catalogue: Catalogue, today: date) -> _Tried:
    matched = _matched(table, kind.kind, mapping, catalogue, today)
    if matched is None:
        return _Tried(kind.kind, 0)
    fitting = _fitting(table, kind, matched)
    if not all(any(field in fitting for field in group) for group in (*kind.needs, *kind.alone)):
        return _Tried(kind.kind, 0)
    if not mapping and _belies(kind, table, matched, catalogue, today):
        return _Tried(kind.kind, 0)
    telling = [one for one in matched.guesses if one.field in kind.telling and one.confidence > GUESSED]
    score = _explained(matched) + _TELLING * len(telling)
    if kind.kind in {"daily", "experiment"}:
        named = _has_figures(kind, fitting)
        ids = _ids(table, catalogue, today) if kind.kind == "daily" else set[int]()
        nameless = other_figures(table, matched, catalogue, today)
        if not named and (ids or not nameless):
            return _Tried(kind.kind, 0)
        score += _NAMELESS * bool(nameless)
    return _Tried(kind.kind, score)


def _fitting(table: TextTable, kind: KindSignature, matched: Matched) -> set[str]:
    """Fields whose cells do not speak against them: figures that are none do, unless there are no cells."""
    columns = Columns(table)
    figures = {one.code for one in kind.fields if one.content in {"money", "number"}}
    return {
        one.field
        for one in matched.guesses
        if one.confidence > LITTLE or one.field not in figures or not columns[matched.columns[one.field]].distinct
    }


def _belies(kind: KindSignature, table: TextTable, matched: Matched, catalogue: Catalogue, today: date) -> bool:
    """Whether a file has what a kind needs and is something else all the same."""
    found = matched.columns
    match kind.kind:
        case "spend":
            return _belies_spend(table, found, catalogue, today)
        case "campaigns":
            # A payer's name beside a day is no campaign; nor is what brought a guest, whose address stands beside it.
            said = {"goal", "new_customers", "amount", "revenue"} & found.keys()
            payer = "campaign" in found and compact(table.headers[found["campaign"]]) in _ANY_NAME
            return numbers_orders(table.headers) or (not said and (payer or lists_addresses(table, catalogue, today)))
        case "customers":
            return any(map(numbers_returns, table.headers)) or (
                _repeats_buyers(table, found) and numbers_orders(table.headers)
            )
        case "experiment" | "daily":
            of_test = kind.kind == "experiment"
            return (
                _belies_test(table, found, catalogue, today)
                if of_test
                else _belies_days(kind, table, matched, catalogue, today)
            )
        case "events":
            # A till's receipts have numbers as service tickets do, and money, which those have not.
            of_tickets = "ticket" in found or "event" not in found or is_reason(table.headers[found["event"]])
            returns = any(map(numbers_returns, table.headers))
            of_sales = "value" in found and "event" in found and not _OF_LOGS & found.keys() and (tells_kinds_of_sale(Columns(table)[found["event"]], catalogue.marks) or _is_a_sale_a_row(table, found, catalogue, today))  # fmt: skip
            of_receipts = of_tickets and holds_money(table, catalogue, today)
            return returns or ((of_sales or of_receipts) and not _is_of_tickets(table, catalogue, today))
        case _:
            return False


def _is_a_sale_a_row(table: TextTable, found: dict[str, int], catalogue: Catalogue, today: date) -> bool:
    """Whether what stands under “Stage” or “Step” is what became of an order: each row has money and an order of its own, or says a status.

    In a log, few events have a value, or they are things that visitors do, or an order comes again with each step.
    """
    columns = Columns(table)
    money, steps = columns[found["value"]], columns[found["event"]]
    if not all(re.search("[1-9]", text) for text in money.distinct) or not money.present().all():
        return False
    order = match_kind(table, "orders", (), catalogue, today).columns.get("order_id")
    numbered = order is not None and len(columns[order].distinct) == int(columns[order].present().sum())
    if order is not None and not numbered:
        return False
    said = [meaning_of(clean(text), catalogue.statuses, None) for text in steps.distinct[:MOST_STATUSES]]
    statuses = len(steps.distinct) <= MOST_STATUSES and None not in said and bool(EXCLUDED & {*said})
    return statuses or (numbered and not names_events(steps, catalogue))


def _belies_spend(table: TextTable, found: dict[str, int], catalogue: Catalogue, today: date) -> bool:
    """Whether payments are of anything: any list of them has a day and an amount, of advertising it is only where something else says so."""
    if lists_addresses(table, catalogue, today):
        return True
    if "purpose" in found and TAKINGS & set(map(compact, Columns(table)[found["purpose"]].distinct)):
        return True  # what came in stands among it
    if "campaign" in found and "impressions" not in found:
        of_campaigns = "clicks" not in found and _tells_what_each_campaign_brought(table, catalogue, today)
        if of_campaigns or reports_messages(table, catalogue, today):
            return True  # what each campaign brought, or messages did, and what they cost
    if {"campaign", "channel", "impressions", "clicks", "purpose"} & found.keys():
        return False
    money = table.headers[found["amount"]] if "amount" in found else ""
    if is_cash_book(table.headers) and went_out(money):
        return True  # what the shop paid for, beside what came in
    plain = compact(money) in _ANY_MONEY or parcel_header(table.headers, catalogue) is not None
    return plain or names_suppliers(table.headers) or lists_sales(table.headers, catalogue)


def _tells_what_each_campaign_brought(table: TextTable, catalogue: Catalogue, today: date) -> bool:
    """Whether each row is a campaign with its own first and last day, its cost and its revenue; in a report they all have the report's days."""
    found = match_kind(table, "campaigns", (), catalogue, today).columns
    if not {"campaign", "first_day", "last_day", "amount", "revenue"} <= found.keys():
        return False
    columns = Columns(table)
    return is_told_apart(columns[found["campaign"]]) and len(columns[found["first_day"]].distinct) > 1


def _belies_test(table: TextTable, found: dict[str, int], catalogue: Catalogue, today: date) -> bool:
    """Whether a group is the customers' own: without an outcome beside the money, which each row has, for people who come again."""
    if "converted" in found or not {"user_id", "revenue"} <= found.keys():
        return False
    if compact(table.headers[found["variant"]]) not in _ANY_GROUP:
        return False
    columns = Columns(table)
    who, money = columns[found["user_id"]], columns[found["revenue"]]
    spent = all(re.search("[1-9]", text) for text in money.distinct)
    if not spent or not money.present().all() or len(who.distinct) == int(who.present().sum()):
        return False
    free = (columns[at] for at in range(len(table.headers)) if at not in {found["user_id"], found["revenue"]})
    return any(content_fit(column, "date", catalogue.month_numbers, today) >= NEARLY_ALL for column in free)


def _repeats_buyers(table: TextTable, found: dict[str, int]) -> bool:
    """Whether buyers have two rows each or more, as in a list of orders."""
    who = next((found[code] for code in ("customer_id", "email", "phone") if code in found), None)
    if who is None:
        return False
    column = Columns(table)[who]
    told = int(column.present().sum())
    return told >= _FEWEST_BUYERS and len(column.distinct) * 2 <= told


def _belies_days(kind: KindSignature, table: TextTable, matched: Matched, catalogue: Catalogue, today: date) -> bool:
    """Whether rows with a day are single orders; without a figure that days have, also whether they are an account's or of who knows what."""
    found, columns = matched.columns, Columns(table)
    days = columns[found["date"]]
    told = int(days.present().sum())
    # Numbers of orders run on, and days come twice among them.
    numbered = "orders" in found and len(days.distinct) < told and run_on(columns[found["orders"]])
    if numbers_orders(table.headers) or numbered or is_of_payouts(table.headers[found["date"]]):
        return True
    of_messages = reports_messages(table, catalogue, today) and "campaign" in match_kind(table, "campaigns", (), catalogue, today).columns  # fmt: skip
    if (
        of_messages
        or parcel_header(table.headers, catalogue) is not None
        or _tells_what_ads_cost(table, catalogue, today)
    ):
        return True
    several_a_day = len(days.distinct) * 3 <= told * 2
    if several_a_day and tells_advertising(table.headers) and not _OF_VISITS & found.keys():
        return True  # what each thing that was advertised cost and brought
    if is_list_of_takings(table.headers) or naming_nobody(table, catalogue) is not None or tells_in_from_out(table):
        return True
    if _has_figures(kind, _fitting(table, kind, matched)):
        return False
    return (
        several_a_day
        or header_among(table.headers, _OF_ACCOUNTS) is not None
        or names_suppliers(table.headers)
        or bank_accounts(table) is not None
        or lists_single_sales(table, matched, catalogue, today)
    )


def _tells_what_ads_cost(table: TextTable, catalogue: Catalogue, today: date) -> bool:
    """Whether rows tell of a named campaign what it cost and how often it was seen, or where: what it sold is the platform's count, not the shop's."""
    if not tells_advertising(table.headers):
        return False
    found = match_kind(table, "spend", (), catalogue, today).columns
    if not {"amount", "campaign"} <= found.keys():
        return False
    names = Columns(table)[found["channel"]].distinct if "channel" in found else ()
    return bool({"impressions", "clicks"} & found.keys()) or any(map(names_channel, map(clean, names)))


def _ids(table: TextTable, catalogue: Catalogue, today: date) -> set[int]:
    """Columns of numbers that name orders, people and goods: figures, but no totals."""
    found = match_kind(table, "orders", (), catalogue, today).columns
    return {found[code] for code in ("order_id", "sku", *STAND_INS) if code in found}


def _has_figures(kind: KindSignature, fitting: set[str]) -> bool:
    """Whether a column is one of the kind's figures, by its cells too: names of buyers count none; how many users there were says nothing of a shop."""
    figures = {field.code for field in kind.fields if field.content in {"money", "number"} or field.code == "converted"}
    return bool((figures - {"users"}) & fitting)
