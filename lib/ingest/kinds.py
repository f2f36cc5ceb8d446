"""What a file holds: each kind of file is tried on its headers and cells, and the one that explains most of them is taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from lib.core.errors import CannotAnswer, CannotRead
from lib.core.words import N_, Sentence
from lib.ingest.buyers import STAND_INS
from lib.ingest.by_cells import can_be as can_be_field
from lib.ingest.cells import Columns
from lib.ingest.channel_headers import spend_beside_what_came
from lib.ingest.dates import Moments, read_dates
from lib.ingest.fields import Catalogue, Field, KindSignature
from lib.ingest.grid import letters
from lib.ingest.headers import compact, whole, words_of
from lib.ingest.imported import Kind
from lib.ingest.likeness import GUESSED, LITTLE, Unmatched, content_fit, header_score, name_score
from lib.ingest.matching import Matched, match_fields, platform_of
from lib.ingest.numbering import run_on
from lib.ingest.only_beside import OnlyBeside, require_no_lines, require_no_people
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts, clean
from lib.ingest.written import written

Mapping = Sequence[tuple[str, str]]

#: A kind is told by the first rows; a log of millions is not read twice.
_HEAD = 2_000
#: What a field counts for that hardly any other kind of file has.
_TELLING = 1.5
#: Columns of figures without a known name say little: together they count as half a field.
_NAMELESS = 0.5
#: Headers that money of every kind has, and names of every kind.
_ANY_MONEY = frozenset(["amount", "cost", "costs", "totalcost", "expense", "expenses", "金额", "费用", "費用", "金額", "amountpaid", "importe", "betrag", "montant", "fee", "fees", "honorar", "honoraires", "cachet", "гонорар"])  # fmt: skip
_ANY_NAME = frozenset(["name", "名称", "nombre", "nom"])
_SUPPLIERS = frozenset(["supplier", "suppliers", "vendor", "lieferant", "fournisseur", "proveedor", "fornecedor", "fornitore", "leverancier", "供应商", "供應商", "仕入先", "공급업체", "поставщик"])  # fmt: skip
#: What an account's rows have and a shop's days have not.
_OF_ACCOUNTS = frozenset(["description", "balance", "runningbalance", "memo", "payee", "dealstage", "stage", "dealname", "opportunityname", "probability", "saldo", "solde", "verwendungszweck", "buchungstext", "libelle", "concepto", "摘要", "余额", "餘額", "对方户名", "交易对方", "残高", "摘要内容", "잔액", "적요"])  # fmt: skip
_BALANCES = frozenset(
    [
        "balance",
        "runningbalance",
        "closingbalance",
        "余额",
        "餘額",
        "残高",
        "差引残高",
        "잔액",
        "거래후잔액",
        "остаток",
        "bakiye",
        "zustatek",
        "egyenleg",
    ]
)
_BALANCE_WORDS = frozenset(["saldo", "solde", "сальдо"])
#: What banks call the text of a transfer.
_TRANSFERS = frozenset(["verwendungszweck", "buchungstext", "buchungsdetails", "buchungstag", "libelle", "libelleoperation", "concepto", "causale", "omschrijving", "mededelingen", "摘要", "交易摘要", "摘要内容", "적요", "назначениеплатежа"])  # fmt: skip
_CONTRA_ACCOUNTS = frozenset(["gegenkonto", "contraaccount", "offsetaccount", "comptedecontrepartie", "contropartita", "contrapartida", "tegenrekening", "对方科目", "相手勘定科目", "상대계정", "корреспондирующийсчет"])  # fmt: skip
#: What lists of carts that were left have, and lists of orders have not.
_CARTS = frozenset(["cartid", "carttoken", "carttotal", "cartvalue", "abandonedat", "abandonedcheckouturl", "abandonedcarturl", "recoveryurl", "recoverystatus", "弃购时间", "购物车编号"])  # fmt: skip
#: What only people are paid.
_WAGES = frozenset(["grosspay", "netpay", "grosssalary", "netsalary", "basesalary", "basicsalary", "grosswages", "netwages", "wages", "bruttolohn", "nettolohn", "bruttogehalt", "nettogehalt", "auszahlungsbetraglohn", "salairebrut", "salairenet", "netapayer", "salariobruto", "salarioliquido", "salarioneto", "retribuzionelorda", "retribuzionenetta", "brutoloon", "nettoloon", "基本工资", "应发工资", "实发工资", "应发合计", "实发合计", "税前工资", "税后工资", "工资", "基本給", "総支給額", "差引支給額", "기본급", "실수령액", "지급총액", "оклад", "зарплата", "квыплате"])  # fmt: skip
#: And what only a shop is paid by its payment service.
_PAYOUTS = frozenset(["arrivaldateutc", "payoutarrivaldate", "expectedpayoutdate"])
#: Numbers of what was sent back.
_RETURN_NUMBERS = ("售后单号", "售后编号", "退款单号", "退款编号", "退货单号", "退款流水号", "refundid", "refundnumber", "returnid", "returnnumber", "rmanumber", "rmaid", "creditnoteid", "返品番号", "返金番号", "환불번호", "반품번호")  # fmt: skip
_ORDER_NUMBERS = frozenset(["orderid", "ordernumber", "orderno", "invoiceno", "invoiceid", "订单号", "订单编号", "訂單編號", "注文番号", "주문번호", "bestellnummer"])  # fmt: skip
_LIFETIME = re.compile(r"\blifetime\b|\bltv\b|\ball time\b|累计|累計|누적|bisher|kundenwert|за все время")
_SEVERAL_ROWS = 3
_MANY_GAPS, _WEEK = 0.5, 7
#: Columns that nobody has named are called A, B and so on.
_FEWEST_LETTERS = 2
_MOST_FIELDS = 40
_STRANGE = 0.2
_PERIOD = re.compile(
    r"(?:\d{4}[-/.年]\s?)?\d{1,2}月|(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d|(?:20\d\d\s*)?[QqT]\d(?:\s*20\d\d)?|(?:20\d\d[-\s/]?)?(?:W|KW|CW|S|第|week |uke |vecka )\s?\d{1,2}(?:\s?周|\s?週)?(?:[-\s/]20\d\d)?"
)
_NUMBERED = ("no", "nr", "number", "id", "ref", "reference", "code", "num", "account", "batch", "编号", "单号", "号码", "番号", "번호", "номер")  # fmt: skip
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}")
_SAMPLE = 50
_ONE_NUMBER = re.compile(r"[ #]*\d+")
#: Numbers of those who have asked and not bought yet.
_LEADS = frozenset(["leadid", "leadno", "leadnumber", "mqlid", "prospectid", "enquiryid", "inquiryid", "线索编号", "线索id", "リード番号", "리드번호"])  # fmt: skip
_FITS = 0.8
#: A sheet of days has so many rows and columns at least.
_FEWEST_DAYS, _FEWEST_COLUMNS = 7, 3
_RULED_COMMENT, _DAY_IN_COMMENT = re.compile(r"#\s*-{10,}\s*"), re.compile(r"#.*\b20\d{6}\b")
#: A column that every row fills, but for a few, and cells that are hardly ever figures.
_NEARLY, _SOME = 0.9, 0.2


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
    platform = platform_of(table.headers, catalogue)
    if platform is not None and not mapping:
        return platform.kind
    if not mapping and _is_of_analytics(table.titles) and can_be(table, "daily", mapping, catalogue, today):
        return "daily"
    head = table.head(_HEAD)
    beside = None if mapping else spend_beside_what_came(table.headers, catalogue)
    if beside is not None:
        dated, columns = _matched(head, "daily", mapping, catalogue, today), Columns(head)
        figures = (
            _is_figures(columns, table.headers.index(one), catalogue.month_numbers, today) for one in beside.taken
        )
        if dated is not None and "date" in dated.columns and all(figures):
            return "daily"  # several channels' spend beside what came of it: none of its columns may be lost
    if not mapping and _is_a_row_a_day(head, catalogue, today) and can_be(head, "daily", mapping, catalogue, today):
        return "daily"
    tried = [_tried_orders(head, mapping, catalogue, today)]
    tried += [_tried(head, kind, mapping, catalogue, today) for kind in catalogue.kinds]
    best = max(tried, key=lambda one: one.score)  # the first of equals: orders
    return best.kind if best.score > 0 else "orders"


def kind_beside(table: TextTable, mapping: Mapping, catalogue: Catalogue, today: date) -> Kind:
    """The same of a file that may stand beside orders: there a list of people is one of customers, also where it tells nothing else."""
    kind = kind_of(table, mapping, catalogue, today)
    head = table.head(_HEAD)
    if kind == "orders" and not mapping and not can_be(head, kind, (), catalogue, today):
        try:
            require_orders(head, match_kind(head, kind, (), catalogue, today), (), catalogue, today)
        except OnlyBeside as what:
            return what.kind
        except CannotAnswer:
            return kind
    return kind


def _is_a_row_a_day(table: TextTable, catalogue: Catalogue, today: date) -> bool:
    """Whether each row has a day of its own, the next one's being the next day, and nothing but figures beside it, some of them counts."""
    columns, rows = Columns(table), table.cells.num_rows
    if not rows >= _FEWEST_DAYS or not _FEWEST_COLUMNS <= len(table.headers) <= _MOST_FIELDS or _is_nameless(table):
        return False
    months = catalogue.month_numbers
    days = [at for at in range(len(table.headers)) if content_fit(columns[at], "date", months, today) >= _NEARLY and len(columns[at].distinct) == rows]  # fmt: skip
    figures = [at for at in range(len(table.headers)) if at not in days and _is_figures(columns, at, months, today)]
    if len(days) != 1 or len(figures) + 1 < len(table.headers):
        return False
    read = read_dates(columns[days[0]], months, today)
    moments = read.by_row(read.decided() or "DMY").astype("datetime64[D]").astype(np.int64)
    return bool((np.abs(np.diff(moments)) == 1).mean() >= _NEARLY) and not any(_is_numbered(table.headers[at]) for at in figures)  # fmt: skip


def _is_of_analytics(titles: Sequence[str]) -> bool:
    """Whether the lines above a table are those that Google Analytics writes, in whatever language: ruled, each behind a #, with the first day."""
    return any(_RULED_COMMENT.fullmatch(title) for title in titles) and any(map(_DAY_IN_COMMENT.match, titles))


def can_be(table: TextTable, kind: Kind, mapping: Mapping, catalogue: Catalogue, today: date) -> bool:
    """Whether a file has what a kind needs, whatever else explains it better."""
    head = table.head(_HEAD)
    if kind == "orders":
        return _tried_orders(head, mapping, catalogue, today).score > 0
    return _tried(head, catalogue.kind(kind), mapping, catalogue, today).score > 0


def _known(mapping: Mapping, fields: Sequence[Field]) -> bool:
    codes = {code for field in fields for code in (field.code, *field.aliases)}
    return all(code in codes for code, _ in mapping)


def _matched(table: TextTable, kind: Kind, mapping: Mapping, catalogue: Catalogue, today: date) -> Matched | None:
    known = catalogue.of_kind(kind)
    if not _known(mapping, known.fields):
        return None
    try:
        return match_fields(table.headers, Columns(table), own_mapping(mapping, known.fields), known, today)
    except CannotRead:  # said when the file is read as what it is
        return None


def _points(matched: Matched) -> float:
    return sum(guess.confidence for guess in matched.guesses)


def _tried_orders(table: TextTable, mapping: Mapping, catalogue: Catalogue, today: date) -> _Tried:
    matched = _matched(table, "orders", mapping, catalogue, today)
    if matched is None:
        return _Tried("orders", 0)
    found = matched.columns
    money = "amount" in found or "unit_price" in found
    goods = {"product", "sku", "quantity", "unit_price", "status"} & set(found)
    named = "order_id" in found or any(one in found for one in STAND_INS)
    if not (money and "ordered_at" in found and (named or goods)):
        return _Tried("orders", 0)
    if (
        "order_id" not in found
        and not mapping
        and (any(compact(header) in _LEADS for header in table.headers) or _tells_lifetimes(table, found))
    ):
        return _Tried("orders", 0)
    if (
        not named
        and not mapping
        and (_is_stock(table) or (not {"amount", "quantity", "status"} & set(found) and len(goods) > 1))
    ):
        return _Tried("orders", 0)  # what the shop has, or bought itself
    if not named and not mapping and not {"product", "sku", "status"} & set(found) and _counts_orders(table, catalogue):
        return _Tried("orders", 0)  # a row a day
    return _Tried("orders", _points(matched) + _TELLING * ("order_id" in found))


def _tried(table: TextTable, kind: KindSignature, mapping: Mapping, catalogue: Catalogue, today: date) -> _Tried:
    matched = _matched(table, kind.kind, mapping, catalogue, today)
    if matched is None:
        return _Tried(kind.kind, 0)
    columns, found = Columns(table), matched.columns
    figures = {one.code for one in kind.fields if one.content in {"money", "number"}}
    fitting = {
        one.field
        for one in matched.guesses
        if one.confidence > LITTLE or one.field not in figures or not columns[found[one.field]].distinct
    }
    if not all(any(field in fitting for field in group) for group in (*kind.needs, *kind.alone)):
        return _Tried(kind.kind, 0)
    if not mapping and _belies(kind, table, matched, catalogue, today):
        return _Tried(kind.kind, 0)
    score = _points(matched) + _TELLING * sum(
        one.field in kind.telling for one in matched.guesses if one.confidence > GUESSED
    )
    if kind.kind in {"daily", "experiment"}:
        named = _figures_in(kind.fields, matched)
        ids = _ids(table, catalogue, today) if kind.kind == "daily" else set[int]()
        nameless = other_figures(table, matched, catalogue, today)
        if not (named or set(nameless) - ids) or (ids and not named):
            return _Tried(kind.kind, 0)
        score += _NAMELESS * bool(nameless)
    return _Tried(kind.kind, score)


def _tells_lifetimes(table: TextTable, found: dict[str, int]) -> bool:
    """Whether each buyer has one row, and a column says what they have paid in all their time."""
    if not any(_LIFETIME.search(" ".join(words_of(header))) for header in table.headers):
        return False
    who = next((found[code] for code in STAND_INS if code in found), None)
    column = None if who is None else Columns(table)[who]
    return column is not None and len(column.distinct) >= _NEARLY * max(int(column.present().sum()), 1)


def _counts_orders(table: TextTable, catalogue: Catalogue) -> bool:
    """Whether a column is called by what it counts: orders."""
    orders = next(field for field in catalogue.kind("daily").fields if field.code == "orders")
    return any(compact(header) in orders.ranks for header in table.headers)


def _is_stock(table: TextTable) -> bool:
    """Whether a file speaks of suppliers: of what the shop bought, not of what it sold."""
    return any(word in _SUPPLIERS for header in table.headers for word in words_of(header))


def _belies(kind: KindSignature, table: TextTable, matched: Matched, catalogue: Catalogue, today: date) -> bool:
    """Whether a file has what a kind needs and is something else all the same."""
    found, columns = matched.columns, Columns(table)

    def header(code: str) -> str:
        return compact(table.headers[found[code]]) if code in found else ""

    match kind.kind:
        case "spend":
            # Any list of payments has a day and an amount: of advertising it is only where something else says so.
            said = {"campaign", "channel", "impressions", "clicks", "purpose"} & set(found)
            belies = _names_people(columns, len(table.headers), catalogue, today) or (
                (header("amount") in _ANY_MONEY or _is_stock(table) or _lists_sales(table, catalogue)) and not said
            )
        case "campaigns":
            # A payer's name beside a day is no campaign.
            said = {"goal", "new_customers", "amount", "revenue"} & set(found)
            belies = header("campaign") in _ANY_NAME and not said
        case "customers":
            who = next((found[code] for code in ("customer_id", "email", "phone") if code in found), None)
            present = 0 if who is None else int(columns[who].present().sum())
            # A row an order, not a customer.
            again = who is not None and present >= _SEVERAL_ROWS and len(columns[who].distinct) * 2 <= present
            belies = again and any(compact(one) in _ORDER_NUMBERS for one in table.headers)
        case "daily":
            days = columns[found["date"]]
            many = len(days.distinct) * 3 <= int(days.present().sum()) * 2  # several rows a day of who knows what
            account = any(compact(one) in _OF_ACCOUNTS for one in table.headers) or _account_numbers(table) is not None
            orders = any(compact(one) in _ORDER_NUMBERS for one in table.headers)
            listed = _repeats_with_texts(table, matched, catalogue, today)
            # Numbers of orders run on, and days come twice among them.
            numbered = "orders" in found and len(days.distinct) < int(days.present().sum()) and run_on(columns[found["orders"]])  # fmt: skip
            belies = (
                orders
                or numbered
                or ((many or listed or account or _is_stock(table)) and not _figures_in(kind.fields, matched))
            )
        case "events":
            # A till's receipts have numbers as service tickets do, and money, which those have not.
            belies = "event" not in found and _has_money(table, catalogue, today)
        case _:
            belies = False
    return belies


def _lists_sales(table: TextTable, catalogue: Catalogue) -> bool:
    """Whether headers name orders and what was bought or who bought: what such rows cost is a price."""
    keys = {compact(header) for header in table.headers}
    named = {code for code in ("order_id", "product", "sku", *STAND_INS) if keys & catalogue.field(code).ranks.keys()}
    return "order_id" in named and len(named) > 1


def _has_money(table: TextTable, catalogue: Catalogue, today: date) -> bool:
    """Whether a column looks like money by its cells."""
    unmatched = Unmatched(table.headers, Columns(table), catalogue.of_kind("orders"), today)
    return any(can_be_field(unmatched, place, "amount") for place in range(len(table.headers)))


def _account_numbers(table: TextTable) -> str | None:
    """The header of a column of bank accounts (IBANs); None where there is none."""
    columns = Columns(table)
    for place, header in enumerate(table.headers):
        texts = [clean(text).replace(" ", "") for text in columns.head(place).distinct[:_SAMPLE] if clean(text)]
        if texts and sum(_IBAN.fullmatch(text) is not None for text in texts) >= _NEARLY * len(texts):
            return header
    return None


def _names_people(columns: Columns, width: int, catalogue: Catalogue, today: date) -> bool:
    """Whether a column holds nothing but e-mail addresses: no report of advertising does."""
    fits = (content_fit(columns[place], "email", catalogue.month_numbers, today) for place in range(width))
    return any(fit >= _NEARLY for fit in fits)


def _repeats_with_texts(table: TextTable, matched: Matched, catalogue: Catalogue, today: date) -> bool:
    """Whether a day comes twice and every row names something: a list of single sales, not one row a day."""
    columns = Columns(table)
    days = columns[matched.columns["date"]]
    once = len(days.distinct) == int(days.present().sum()) and not _is_nameless(table)
    read = read_dates(days, catalogue.month_numbers, today)
    moments = read.by_row(read.decided() or "DMY")
    if once and not _leaves_days_out(moments):
        return False
    rows = table.cells.num_rows
    for place in range(len(table.headers)):
        column = columns[place]
        if place in matched.columns.values() or len(column.distinct) < _SEVERAL_ROWS:
            continue
        full = int(column.present().sum()) >= _NEARLY * rows
        if (
            full
            and content_fit(column, "number", catalogue.month_numbers, today) < _SOME
            and not (once and _tells_the_day(column, moments))
        ):
            return True
    return False


def _leaves_days_out(moments: Moments) -> bool:
    """Whether many days between the first and the last are not told, as in a list of what happens now and then."""
    days = np.unique(moments[~np.isnat(moments)].astype("datetime64[D]"))
    steps = np.diff(days).astype(np.int64)
    return len(steps) >= _SEVERAL_ROWS and len(np.unique(steps)) > 2 and float((steps > 1).mean()) > _MANY_GAPS


def _tells_the_day(column: Texts, moments: Moments) -> bool:
    """Whether a column says nothing but which day of the week, or which month, it is."""
    known = ~np.isnat(moments) & column.present()
    days = moments[known].astype("datetime64[D]")
    for parts in (days.astype(np.int64) % _WEEK, days.astype("datetime64[M]").astype(np.int64)):
        pairs = len({*zip(parts.tolist(), column.codes[known].tolist(), strict=True)})
        if pairs == len(np.unique(parts)):
            return True
    return False


def _is_nameless(table: TextTable) -> bool:
    """Whether nobody has named the columns, but for one that lines above the rows fill."""
    return table.headers[:_FEWEST_LETTERS] == letters(_FEWEST_LETTERS)


def _ids(table: TextTable, catalogue: Catalogue, today: date) -> set[int]:
    """Columns of numbers that name orders, people and goods: figures, but no totals."""
    known = catalogue.of_kind("orders")
    matched = match_fields(table.headers, Columns(table), (), known, today)
    return {matched.columns[code] for code in ("order_id", "sku", *STAND_INS) if code in matched.columns}


def _figures_in(fields: Sequence[Field], matched: Matched) -> bool:
    figures = [field.code for field in fields if field.content in {"money", "number"} or field.code == "converted"]
    return any(code in matched.columns for code in figures if code != "users")


def other_figures(table: TextTable, matched: Matched, catalogue: Catalogue, today: date) -> list[int]:
    """Columns of figures that no field was found for, in the order of the file."""
    columns = Columns(table)
    taken = set(matched.columns.values())
    months = catalogue.month_numbers
    return [
        place
        for place, header in enumerate(table.headers)
        if place not in taken and header.strip() and not _is_numbered(header) and _is_figures(columns, place, months, today)
    ]  # fmt: skip


def _is_numbered(header: str) -> bool:
    """Whether a header says that its numbers name something: adding them up says nothing."""
    return words_of(header)[-1:] != () and any(words_of(header)[-1] == word or (not word.isascii() and word in header) for word in _NUMBERED)  # fmt: skip


def _is_figures(columns: Columns, place: int, months: dict[str, int], today: date) -> bool:
    texts = columns[place].map(lambda text: text.strip().rstrip("%％") or None)
    if not texts.distinct:
        return False
    flags = content_fit(texts, "flag", months, today)
    return max(content_fit(texts, "number", months, today), flags) >= _FITS


def require_orders(table: TextTable, matched: Matched, mapping: Mapping, catalogue: Catalogue, today: date) -> None:
    """Make sure that a file can be understood as orders.

    Raises:
        CannotAnswer: it looks like something else, or has no column of amounts or of dates.
    """
    found = matched.columns
    has_amount = "amount" in found or "unit_price" in found
    named = "order_id" in found or any(field in found for field in STAND_INS)
    if has_amount and not named and not mapping and _is_stock(table):
        raise CannotAnswer(
            N_(
                "This names suppliers and no buyers, so it looks like what the shop bought, not what it sold. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
            )
        )
    if (
        "unit_price" in found
        and not named
        and not mapping
        and not {"amount", "quantity", "status"} & set(found)
        and len({"product", "sku", "category"} & set(found)) > 1
    ):
        raise CannotAnswer(
            N_(
                "This looks like a list of goods and their prices: no order, no buyer and no quantity is in it. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
            )
        )
    if not (has_amount and named and "ordered_at" in found):
        kind = kind_of(table, mapping, catalogue, today)
        if kind != "orders":
            signature = catalogue.kind(kind)
            raise CannotAnswer(
                N_(
                    "This looks like {kind}, which is for {use}. Here an order file is expected: one row an order or a line of an order, with a date, an amount and the buyer."
                ),
                kind=Sentence(signature.title),
                use=Sentence(signature.use),
            )
    if not mapping and not ("ordered_at" in found and has_amount):
        _require_rows(table, catalogue, today)
    if not mapping:
        _require_one_order_a_row(table.headers, catalogue)
        _require_no_side(table, matched, catalogue, today)
        _require_no_other_list(table.headers, "named" if named else "nobody", _names_day_and_money(matched))
        _require_no_statement(_account_numbers(table) if "order_id" not in found else None)
    if not mapping and not has_amount:
        _require_sales(table, found)
    listed = ", ".join(f"“{header}”" for header in table.headers if header) or "–"
    if not has_amount:
        raise CannotAnswer(
            N_(
                "A column with the amount of each order was expected; the file has {headers}. Choose the column that holds it (--map amount=HEADER)."
            ),
            headers=listed,
        )
    _require_days(table, found.get("ordered_at"), by_hand=bool(mapping))
    if "ordered_at" not in found:
        raise CannotAnswer(
            N_(
                "A column with the date of each order was expected; the file has {headers}. Choose the column that holds it (--map ordered_at=HEADER)."
            ),
            headers=listed,
        )


def _names_day_and_money(matched: Matched) -> bool:
    """Whether the day and the money of a sale are there; without numbers of orders or customers headers must name them."""
    least = 0.0 if {"order_id", "customer_id"} & matched.columns.keys() else GUESSED
    sure = {guess.field for guess in matched.guesses if guess.confidence > least}
    return "ordered_at" in sure and bool({"amount", "unit_price"} & sure)


def _require_no_other_list(headers: Sequence[str], who: Literal["named", "nobody"], complete: bool) -> None:  # noqa: FBT001 - a fact
    """Refuse the statement of an account, lists of wages and of payouts, the journal of an accounting program, and carts that were left.

    Raises:
        CannotAnswer: a header gives it away.
    """
    cart = next((header for header in headers if compact(header) in _CARTS), None)
    if cart is not None and not any(compact(header) in _ORDER_NUMBERS for header in headers):
        raise CannotAnswer(
            N_(
                "“{header}” makes this a list of carts, also of those that nobody paid for. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
            ),
            header=cart,
        )
    account = next((one for one in headers if compact(one) in _BALANCES or _BALANCE_WORDS & set(words_of(one))), None)
    if not complete or any(compact(one) in _TRANSFERS for one in headers):
        _require_no_statement(account)
    wage = next((header for header in headers if compact(header) in _WAGES), None)
    if wage is not None:
        raise CannotAnswer(
            N_(
                "“{header}” makes this look like a list of wages, not like a list of orders. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
            ),
            header=wage,
        )
    payout = next((header for header in headers if whole(header) in _PAYOUTS), None)
    if payout is not None:
        raise CannotAnswer(
            N_(
                "“{header}” makes this look like a list of payouts, each the sum of many sales. Bring the shop's orders or payments: one row an order or a line of an order, with a date, an amount and the buyer."
            ),
            header=payout,
        )
    journal = next((header for header in headers if compact(header) in _CONTRA_ACCOUNTS), None)
    if journal is not None and who == "nobody":
        raise CannotAnswer(
            N_(
                "“{header}” makes this look like the journal of an accounting program, not like a list of orders. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
            ),
            header=journal,
        )


def _require_no_side(table: TextTable, matched: Matched, catalogue: Catalogue, today: date) -> None:
    """Refuse lists of people and of lines, where the day or the money of orders is not there and nothing tells another list.

    Raises:
        OnlyBeside: it is one.
    """
    found = matched.columns
    complete = "ordered_at" in found and ("amount" in found or "unit_price" in found)
    if not complete and not any(map(_is_of_another_list, table.headers)):
        require_no_people(table, matched, match_kind(table, "customers", (), catalogue, today))
        require_no_lines(Unmatched(table.headers, Columns(table), catalogue.of_kind("orders"), today), matched)


def _is_of_another_list(header: str) -> bool:
    """Whether only lists of carts, of wages, or of what was sent back have such a column."""
    name = compact(header)
    return name in _CARTS | _WAGES or any(word in name for word in _RETURN_NUMBERS)


def _require_no_statement(header: str | None) -> None:
    """Refuse the statement of an account.

    Raises:
        CannotAnswer: a header gives it away.
    """
    if header is not None:
        raise CannotAnswer(
            N_(
                "“{header}” makes this look like the statement of an account, not like a list of orders. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
            ),
            header=header,
        )


def _require_one_order_a_row(headers: Sequence[str], catalogue: Catalogue) -> None:
    """Refuse a table whose rows are customers and whose orders stand beside one another: Order 1 date, Order 1 amount, Order 2 date.

    Raises:
        CannotAnswer: it is such a table.
    """
    numbered: dict[str, list[str]] = {}
    for header in headers:
        if len(_ONE_NUMBER.findall(header)) == 1:
            numbered.setdefault(_ONE_NUMBER.sub("", header), []).append(header)
    sets = [same for same in numbered.values() if len(same) > 1]
    fields = [catalogue.field(code) for code in ("ordered_at", "amount")]
    if all(any(name_score(_ONE_NUMBER.sub("", same[0]), field) > 0 for same in sets) for field in fields):
        raise CannotAnswer(
            N_(
                "Each order has columns of its own here (“{first}”, “{second}”, …). Bring the list that this table was made from, or write the orders below one another: one row an order, with a date, an amount and the buyer."
            ),
            first=sets[0][0],
            second=sets[0][1],
        )


def _require_days(table: TextTable, dated: int | None, *, by_hand: bool) -> None:
    """Refuse a file that tells weeks, months or quarters instead of days.

    Args:
        table: the file.
        dated: the column of the day, where one was found; only weeks from day to day pass for days.
        by_hand: whether somebody chose the columns, and knows better.

    Raises:
        CannotAnswer: a column holds nothing else.
    """
    if dated is not None and (by_hand or not all(map(_is_week, _cells(table, dated)))):
        return
    for place, header in enumerate(table.headers):
        texts = _cells(table, place)
        if (
            len(texts) >= 2
            and not _is_numbered(header)
            and "sku" not in words_of(header)
            and all(_PERIOD.fullmatch(text) or _is_week(text) for text in texts)
        ):
            raise CannotAnswer(
                N_(
                    "“{header}” tells the week or the month of each order ({example}), not its day. Export with the full date, or write the day of each order into a column of its own."
                ),
                header=header,
                example=texts[0],
            )


def _cells(table: TextTable, place: int) -> list[str]:
    """The first different cells of a column that say anything."""
    return [clean(text) for text in Columns(table)[place].distinct[:_HEAD] if clean(text)]


def _is_week(text: str) -> bool:
    """Whether a cell tells a week or more, from day to day; a fair of three days has the first of them (lib.ingest.spans)."""
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if len(parts) != 6:
        return False
    try:
        return (date(*parts[3:]) - date(*parts[:3])).days >= _WEEK - 1
    except ValueError:
        return False


def _require_sales(table: TextTable, found: dict[str, int]) -> None:
    """Refuse a file without amounts that lists what was given back.

    Raises:
        CannotAnswer: it is such a list.
    """
    if "refund" in found or any(word in compact(header) for header in table.headers for word in _RETURN_NUMBERS):
        header = next((one for one in table.headers if any(word in compact(one) for word in _RETURN_NUMBERS)), None)
        raise CannotAnswer(
            N_(
                "“{header}” makes this a list of refunds and returns: it says what was given back, not what was bought. Bring the export of the orders; where it has a column of refunds, they are taken off there."
            ),
            header=header or table.headers[found["refund"]],
        )


def _require_rows(table: TextTable, catalogue: Catalogue, today: date) -> None:
    """Refuse a table whose periods, or whose orders, stand beside one another instead of one below the other.

    Raises:
        CannotAnswer: it is such a table.
    """
    months = catalogue.month_numbers
    columns = Columns(table)
    tops = table.headers
    if table.dialect.header_row is None and table.cells.num_rows:  # periods alone do not look like column names
        tops = tuple(str(column[0].as_py() or "") for column in table.cells.columns)
    periods = [header for header in tops if _is_period(header, months, today)]
    if len(periods) >= _SEVERAL_ROWS and len(periods) * 2 >= len(table.headers) - 2:
        spend = {field.code: field for field in catalogue.kind("spend").fields}
        if any(compact(table.headers[0]) in spend[code].ranks for code in ("channel", "campaign")):
            raise CannotAnswer(
                N_(
                    "Each period has a column of its own here (“{first}”, “{second}”, …), and “{header}” names channels. If this is what advertising cost, write one row a month and channel: the month with its year, the channel, what was spent. If it is what was sold, bring the orders: one row an order, with a date, an amount and the buyer."
                ),
                first=periods[0],
                second=periods[1],
                header=table.headers[0],
            )
        raise CannotAnswer(
            N_(
                "Each period has a column of its own here (“{first}”, “{second}”, …), so single orders cannot be told. Bring the list that this table was made from: one row an order, with a date, an amount and the buyer."
            ),
            first=periods[0],
            second=periods[1],
        )
    side = [table.headers[0], *columns[0].distinct] if table.headers else []
    beside = header_score(table.headers[1:], catalogue) if len(table.headers) > _SEVERAL_ROWS else 1.0
    if 2 <= len(side) <= _MOST_FIELDS and beside < _STRANGE and header_score(side, catalogue) >= _FITS:
        raise CannotAnswer(
            N_(
                "The column names seem to stand below one another (“{first}”, “{second}”, …), so the table lies on its side. Copy it in Excel or WPS, choose Paste special, Transpose, save it and bring it again."
            ),
            first=side[0],
            second=side[1],
        )


def _is_period(header: str, months: dict[str, int], today: date) -> bool:
    """Whether a header is a month or a day: Jan 2024, 2024-01, 1月, 03/2024."""
    text = clean(header)
    if _PERIOD.fullmatch(text) or written(text, months, today) is not None:
        return not text.isdigit() or len(text) in {6, 8}
    words = text.replace(".", " ").replace("-", " ").replace("/", " ").casefold().split()
    return bool(words) and words[0] in months and all(word.isdigit() for word in words[1:])
