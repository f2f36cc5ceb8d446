"""What is refused as orders, and why: each list that a shop may take for its orders is called by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from lib.core.errors import CannotAnswer
from lib.core.words import N_, Sentence
from lib.ingest.analytics import is_of_analytics
from lib.ingest.buyers import STAND_INS
from lib.ingest.carts import names_cart, require_no_carts
from lib.ingest.cash_books import naming_nobody, sides_of
from lib.ingest.cells import Columns
from lib.ingest.curve_table import require_no_curves
from lib.ingest.documents import documents_of
from lib.ingest.fields import Catalogue
from lib.ingest.headers import compact, words_of
from lib.ingest.ids import has_failed
from lib.ingest.imported import Kind
from lib.ingest.kinds import HEAD, Mapping, can_be, kind_of, match_kind, names_order_or_buyer
from lib.ingest.likeness import GUESSED, Unmatched, header_score, name_score
from lib.ingest.matching import Matched
from lib.ingest.near_misses import require_no_near_miss
from lib.ingest.only_beside import OnlyBeside, require_no_lines, require_no_people
from lib.ingest.other_documents import require_sales
from lib.ingest.own_costs import require_no_own_costs
from lib.ingest.parcels import require_no_parcels
from lib.ingest.pasted import require_no_pasted_text
from lib.ingest.payouts import says_payouts, wrote_payouts
from lib.ingest.refund_lists import list_of_refunds
from lib.ingest.signs import (
    bank_accounts,
    header_among,
    holds_money,
    names_numbers,
    names_suppliers,
    numbers_returns,
    own_account,
)
from lib.ingest.table import TextTable
from lib.ingest.texts import clean
from lib.ingest.totals import is_sum
from lib.ingest.written import written

#: What statements call what is left in an account.
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
#: The same after each row, as no invoice has it: there, what is left is to be paid.
_RUNNING = frozenset(["currentbalance", "runningbalance", "closingbalance", "availablebalance", "accountbalance", "ledgerbalance", "endingbalance", "balanceafter", "balanceaftertransaction", "newbalance", "kontostand", "neuersaldo", "saldoactual", "saldodisponible", "saldoatual", "saldonatransacao", "saldoapos", "soldeapres", "nouveausolde", "saldonaboeking", "saldonamutatie", "saldopooperacji", "交易后余额", "账户余额", "帳戶餘額", "差引残高", "거래후잔액"])  # fmt: skip
#: What numbers are called that may be of an order, or of whatever moved in an account.
_ANY_NUMBER = frozenset(["id", "transactionid", "transactionno", "transactionnumber", "transaction", "trxid", "document", "编号", "交易号", "流水号", "交易流水号"])  # fmt: skip
#: What banks call the text of a transfer.
_TRANSFERS = frozenset(["verwendungszweck", "buchungstext", "buchungsdetails", "buchungstag", "libelle", "libelleoperation", "concepto", "causale", "omschrijving", "mededelingen", "摘要", "交易摘要", "摘要内容", "적요", "назначениеплатежа"])  # fmt: skip
#: What journals call the other side of a booking.
_CONTRA_ACCOUNTS = frozenset(["gegenkonto", "contraaccount", "offsetaccount", "comptedecontrepartie", "contropartita", "contrapartida", "tegenrekening", "对方科目", "相手勘定科目", "상대계정", "корреспондирующийсчет"])  # fmt: skip
#: What only people are paid.
_WAGES = frozenset(["grosspay", "netpay", "grosssalary", "netsalary", "basesalary", "basicsalary", "grosswages", "netwages", "wages", "bruttolohn", "nettolohn", "bruttogehalt", "nettogehalt", "auszahlungsbetraglohn", "salairebrut", "salairenet", "salariobruto", "salarioliquido", "salarioneto", "retribuzionelorda", "retribuzionenetta", "brutoloon", "nettoloon", "基本工资", "应发工资", "实发工资", "应发合计", "实发合计", "税前工资", "税后工资", "工资", "基本給", "総支給額", "差引支給額", "기본급", "실수령액", "지급총액", "оклад", "зарплата", "квыплате"])  # fmt: skip
#: What people are paid in lists of wages, and what an invoice comes to in French; and words of headers of lists of wages, and of sales.
_WAGES_OR_TOTALS = frozenset(["netapayer", "netapayeravantimpot", "netpaye"])
_OF_WAGES = re.compile(
    r"salari|salaire|employ|matricule|cotisation|bulletin|\bpaie\b|\bbrut\b|heures sup|net imposable|net social"
)
_OF_SALES = re.compile(
    r"factur|commande|client|achet|\btva\b|\bht\b|\bttc\b|ticket|vente|produit|article|remise|livraison|devis"
)
#: What reports of visits count.
_VISITS = frozenset(["sessions", "visitors", "new_visitors", "page_views", "events", "product_views", "added_to_cart", "checkouts"])  # fmt: skip
#: How many of an article are there.
_STOCK = re.compile(r"inventory|in stock|\bstock\b|on hand|lagerbestand|\bbestand\b|existencias|giacenza|voorraad|stan magazynow|na stanie|\bzapas|库存|庫存|在庫|재고|остат|estoque", re.IGNORECASE)  # fmt: skip
#: Lines that e-mails begin with; what programs answer that failed, and what stands beside it; and what reviews give.
_OF_MAIL = re.compile(
    r"(?:From|To|Cc|Subject|Received|Return-Path|Reply-To|Message-ID|MIME-Version|Content-Type|Delivered-To|X-[\w-]+):\s",
    re.IGNORECASE,
)
_FAILED = frozenset(["error", "errors", "errorcode", "errormessage", "errordescription", "errmsg", "errcode", "exception", "fault", "stacktrace", "traceback"])  # fmt: skip
_BESIDE_FAILED = frozenset(["message", "msg", "code", "status", "statuscode", "detail", "details", "title", "type", "path", "timestamp", "success", "ok", "requestid", "traceid", "description", "data", "result", "reason", "hint", "docs", "documentationurl"])  # fmt: skip
#: How good a subscriber is to Mailchimp is no review.
_OWN_RATINGS = frozenset(["memberrating", "contactrating"])
_RATING = re.compile(r"\bratings?\b|\bstars?\b|\breviews?\b|\breviewer\b|bewertung|\bsterne\b|rezension|\bavis\b|\betoiles?\b|valoracion|resena|estrellas?|avaliac|recensione|recensioni|valutazione|beoordeling|\bocena\b|\bopinia\b|рейтинг|отзыв|оценка|评分|評分|评价|評價|评论|評論|星级|評価|レビュー|별점|평점|리뷰")  # fmt: skip
#: For how many a table, a tour or a lesson is reserved.
_SEATS = re.compile(
    r"\bparty ?size\b|\bcovers\b|\b(?:number|no|count) of (?:guests|people|persons|diners|covers|seats)\b|\bguest count\b|\bpax\b|personenzahl|gastezahl|\banzahl (?:der )?(?:personen|gaste)\b|\bcouverts\b|\bnombre de (?:personnes|convives|invites)\b|\bcomensales\b|\bnumero de (?:personas|comensales|pessoas|lugares)\b|\bcoperti\b|\bnumero (?:di )?(?:persone|ospiti)\b|\baantal (?:personen|gasten)\b|\bliczba (?:gosci|osob)\b|\bkisi sayisi\b|(?:количество|число) (?:гостей|персон|мест)|用餐人[数數]|就餐人[数數]|[预預][订訂約约]人[数數]|来店人数|予約人数|ご?利用人数|^人[数數]$|예약 ?인원|^인원수?$"
)
#: A month, a quarter or a week.
_PERIOD = re.compile(
    r"(?:\d{4}[-/.年]\s?)?\d{1,2}月|(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d|(?:20\d\d\s*)?[QqT]\d(?:\s*20\d\d)?|(?:20\d\d[-\s/]?)?(?:W|KW|CW|S|第|week |uke |vecka )\s?\d{1,2}(?:\s?周|\s?週)?(?:[-\s/]20\d\d)?"
)
#: A whole day, wherever it stands.
_DAY = re.compile(r"\d{1,4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,4}|\d\.?\s[^\W\d_]{3,}\.?\s\d{4}")
_ONE_NUMBER = re.compile(r"[ #]*\d+")
#: So many columns of periods are no columns of a list of orders; and a table on its side has more columns than so many.
_FEWEST_PERIODS, _FEWEST_ORDERS = 3, 3
#: A table on its side has so many headers below one another at most: nearly all of them known, and hardly any above its columns.
_MOST_FIELDS, _KNOWN, _HARDLY_KNOWN = 40, 0.8, 0.2
_DAYS_OF_A_WEEK = 7
#: Of fewer rows, a column that says nothing proves nothing.
_SEVERAL = 3
#: How an amount below zero begins.
_BELOW = ("-", "−", "(")


def kind_beside(table: TextTable, mapping: Mapping, catalogue: Catalogue, today: date) -> Kind:
    """What a file holds that may stand beside orders: there also people and lines, which are refused alone."""
    kind = kind_of(table, mapping, catalogue, today)
    head = table.head(HEAD)
    if kind == "orders" and not mapping and not can_be(head, kind, (), catalogue, today):
        try:
            require_orders(head, match_kind(head, kind, (), catalogue, today), (), catalogue, today)
        except OnlyBeside as what:
            return what.kind
        except CannotAnswer:
            return kind
    return kind


def kind_without_curves(table: TextTable, mapping: Mapping, catalogue: Catalogue, today: date) -> Kind | None:
    """What a table without the columns of curves surely is: orders, or spend or totals with their days; None where those columns may only be called otherwise."""
    kind = kind_of(table, mapping, catalogue, today)
    if kind not in {"orders", "spend", "daily"} or not can_be(table, kind, mapping, catalogue, today):
        return None
    has_days = kind == "orders" or "date" in match_kind(table, kind, mapping, catalogue, today).columns
    return kind if has_days else None


def require_orders(table: TextTable, matched: Matched, mapping: Mapping, catalogue: Catalogue, today: date) -> None:
    """Make sure that a file can be understood as orders.

    Raises:
        CannotAnswer: it looks like something else, or has no column of amounts or of dates.
    """
    found = matched.columns
    has_amount = "amount" in found or "unit_price" in found
    if not mapping:
        require_no_curves(table)
    named = names_order_or_buyer(found)
    if has_amount and not mapping:
        _require_no_stock(table, matched, named=named)
    if not (has_amount and named and "ordered_at" in found):
        _require_no_other_kind(kind_of(table, mapping, catalogue, today), catalogue)
    if not mapping:
        if "ordered_at" not in found and not named:
            _require_day_of_visits(table, match_kind(table, "daily", (), catalogue, today))
        if not ("ordered_at" in found and has_amount):
            require_no_pasted_text(table)
            _require_rows(table, catalogue, today)
            _require_documents_apart(table, catalogue)
        _require_no_receipts(table, catalogue)
        _require_one_order_a_row(table.headers, found, catalogue)
        _require_no_side(table, matched, catalogue, today)
        require_no_carts(table, catalogue)
        _require_no_other_list(table.headers, named=named, complete=_names_day_and_money(matched))
        require_no_near_miss(table.headers, matched)
        require_no_own_costs(Columns(table.head(HEAD)), table.headers, matched, catalogue.hints)
        _require_no_payouts(table.headers, found, catalogue)
        require_sales(Columns(table), table.headers, matched)
        _require_no_statement(_told_by_account(table, matched))
        if not has_amount:
            _require_no_list_without_amount(table, matched, catalogue, today)
        _require_sales(table, found, catalogue, today)
    listed = tuple(f"“{header}”" for header in table.headers if header) or "–"
    if not has_amount:
        raise CannotAnswer(
            N_(
                "A column with the amount of each order was expected; the file has {headers}. Choose the column that holds it (--map amount=HEADER)."
            ),
            headers=listed,
        )
    _require_days(table, found.get("ordered_at"), by_hand=bool(mapping))
    if "ordered_at" not in found:
        _require_no_totals(table, named=named or bool(mapping))
        raise CannotAnswer(
            N_(
                "A column with the date of each order was expected; the file has {headers}. Choose the column that holds it (--map ordered_at=HEADER)."
            ),
            headers=listed,
        )
    _require_days_told(table, [found[code] for code in ("ordered_at", "created_at") if code in found])


def _told_by_account(table: TextTable, matched: Matched) -> str | None:
    """The header of bank accounts, or of what is left after each row, in a list without buyers and numbers of orders; banks number what moved as well."""
    found = matched.columns
    if "order_id" not in found and (header := bank_accounts(table)) is not None:
        return header
    if "order_id" not in found and matched.platform is None and (header := own_account(table, found)) is not None:
        return header
    numbered = "order_id" in found and compact(table.headers[found["order_id"]]) not in _ANY_NUMBER
    named = numbered or any(one in found for one in STAND_INS) or matched.platform is not None
    return None if named else header_among(table.headers, _RUNNING)


def _require_no_list_without_amount(table: TextTable, matched: Matched, catalogue: Catalogue, today: date) -> None:
    """Refuse by its name what has no amount: parcels, goods in stock, a cash book whose buyers have none, papers, reservations.

    Raises:
        CannotAnswer: it is one of them.
    """
    require_no_parcels(table.headers, catalogue)
    _require_no_stock(table, matched, named=names_order_or_buyer(matched.columns))
    _require_names_in_cash_book(table, catalogue)
    _require_no_papers(table, matched.columns)
    _require_no_reservations(table, catalogue, today)


def _require_no_totals(table: TextTable, *, named: bool) -> None:
    """Refuse a table without days, orders and buyers whose rows are each of something else: totals by product or hour.

    Raises:
        CannotAnswer: it is one.
    """
    by = None if named or not clean(table.headers[0]) else Columns(table)[0]
    if by is not None and table.cells.num_rows >= _SEVERAL and len(by.distinct) == table.cells.num_rows:
        raise CannotAnswer(
            N_(
                "Each row is of another “{header}” ({example}), and none has a day, an order number or a buyer: these look like totals by {header}, not like orders. Bring the list that they were made from: one row an order, with a date, an amount and the buyer. If a column holds the day of each order, choose it (--map ordered_at=HEADER)."
            ),
            header=table.headers[0],
            example=clean(by.distinct[0]),
        )


def _require_days_told(table: TextTable, dated: Sequence[int]) -> None:
    """Refuse a file whose days say nothing in any row: one without is set aside, all of them are formulas or a wrong choice.

    Raises:
        CannotAnswer: they do.
    """
    if table.cells.num_rows >= _SEVERAL and all(has_failed(text) for place in dated for text in _cells(table, place)):
        raise CannotAnswer(
            N_(
                "“{header}” holds no value in any row, so no order has a day. If it holds formulas, open the file in Excel or WPS, save it there, and bring it again; else choose the column with the day of each order (--map ordered_at=HEADER)."
            ),
            header=table.headers[dated[0]],
        )


def _lists_goods(headers: Sequence[str], found: dict[str, int]) -> bool:
    """Whether headers are of a shop's products: how many are in stock, and neither days nor buyers nor orders."""
    if {"ordered_at", "order_id", "email", "phone"} & found.keys():
        return False
    return any(_STOCK.search(header) for header in headers)


def _bought_itself(table: TextTable, matched: Matched, *, named: bool) -> bool:
    """Whether suppliers are named and no buyers; where orders are numbered, of one supplier each, whom no shop system names as it does the maker of goods."""
    found = matched.columns
    if not named or not names_suppliers(table.headers):
        return not named and names_suppliers(table.headers)
    if matched.platform is not None or any(code in found for code in STAND_INS):
        return False
    columns = Columns(table)
    place = next(at for at, header in enumerate(table.headers) if names_suppliers([header]))
    pairs = set(zip(columns[found["order_id"]].codes.tolist(), columns[place].codes.tolist(), strict=True))
    return "vendor" not in words_of(table.headers[place]) and len(pairs) == len({order for order, _ in pairs})


def _require_no_stock(table: TextTable, matched: Matched, *, named: bool) -> None:
    """Refuse what the shop bought, and its list of prices.

    Raises:
        CannotAnswer: it is one of them.
    """
    headers, found = table.headers, matched.columns
    if not named and _lists_goods(headers, found):
        raise CannotAnswer(
            N_(
                "This looks like a list of goods and their prices and stock: no order and no buyer is in it. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
            )
        )
    if _bought_itself(table, matched, named=named):
        raise CannotAnswer(
            N_(
                "This names suppliers and no buyers, so it looks like what the shop bought, not what it sold. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
            )
        )
    sold = {"quantity", "status", *(["amount"] if "ordered_at" in found else [])} & found.keys()
    if (
        not named
        and {"unit_price", "amount"} & found.keys()
        and not sold
        and len({"product", "sku", "category"} & found.keys()) > 1
    ):
        raise CannotAnswer(
            N_(
                "This looks like a list of goods and their prices: no order, no buyer and no quantity is in it. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
            )
        )


def _require_no_other_kind(kind: Kind, catalogue: Catalogue) -> None:
    """Refuse what another page asks for.

    Raises:
        CannotAnswer: it is of another kind.
    """
    if kind != "orders":
        signature = catalogue.kind(kind)
        raise CannotAnswer(
            N_(
                "This looks like {kind}, which is for {use}. Here an order file is expected: one row an order or a line of an order, with a date, an amount and the buyer."
            ),
            kind=Sentence(signature.title),
            use=Sentence(signature.use),
        )


def _names_day_and_money(matched: Matched) -> bool:
    """Whether the day and the money of a sale are there; without numbers of orders or customers headers must name them."""
    least = 0.0 if {"order_id", "customer_id"} & matched.columns.keys() else GUESSED
    sure = {guess.field for guess in matched.guesses if guess.confidence > least}
    return "ordered_at" in sure and bool({"amount", "unit_price"} & sure)


def _require_no_other_list(headers: Sequence[str], *, named: bool, complete: bool) -> None:
    """Refuse the statement of an account, lists of wages, and the journal of an accounting program.

    Args:
        headers: the file's.
        named: whether rows say which order they are of, or who bought.
        complete: whether the day and the money of a sale are there.

    Raises:
        CannotAnswer: a header gives it away.
    """
    account = next(
        (one for one in headers if compact(one) in _BALANCES | _RUNNING or _BALANCE_WORDS & set(words_of(one))), None
    )
    if not complete or not named or header_among(headers, _TRANSFERS) is not None:
        _require_no_statement(account)
    wage = header_among(headers, _WAGES)
    words = [" ".join(words_of(one)) for one in headers]
    if wage is None and any(map(_OF_WAGES.search, words)) and not any(map(_OF_SALES.search, words)):
        wage = header_among(headers, _WAGES_OR_TOTALS)
    if wage is not None:
        raise CannotAnswer(
            N_(
                "“{header}” makes this look like a list of wages, not like a list of orders. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
            ),
            header=wage,
        )
    journal = header_among(headers, _CONTRA_ACCOUNTS)
    if journal is not None and not named:
        raise CannotAnswer(
            N_(
                "“{header}” makes this look like the journal of an accounting program, not like a list of orders. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
            ),
            header=journal,
        )


def _require_no_papers(table: TextTable, found: dict[str, int]) -> None:
    """Refuse what is no table of a shop at all, and lists that have no money of orders: nobody is to look for an amount there.

    Raises:
        CannotAnswer: it is an e-mail, a program's answer that something failed, a list of goods, or one of reviews.
    """
    first = [*table.headers, *_cells(table, 0)] if table.headers else []
    if sum(_OF_MAIL.match(text) is not None for text in first) > 1 or (len(table.headers) == 1 and _OF_MAIL.match(table.headers[0])):  # fmt: skip
        raise CannotAnswer(
            N_(
                "This is an e-mail, not a table. Save the file that is attached to it, or the export that its link leads to, and bring that."
            )
        )
    names = {compact(header) for header in table.headers if header.strip()}
    if names & _FAILED and names <= _FAILED | _BESIDE_FAILED:
        raise CannotAnswer(
            N_(
                "This is a program's answer that something failed, not a list of orders: {headers}. Export the orders again, and look into the file before you bring it."
            ),
            headers=tuple(f"“{header}”" for header in table.headers if header.strip()),
        )
    if "order_id" not in found and any(_STOCK.search(header) for header in table.headers):
        raise CannotAnswer(
            N_(
                "This looks like a list of goods and their stock: no order and no buyer is in it. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
            )
        )
    rated = next((header for header in table.headers if compact(header) not in _OWN_RATINGS and _RATING.search(" ".join(words_of(header)))), None)  # fmt: skip
    if rated is not None and "order_id" not in found:
        raise CannotAnswer(
            N_(
                "“{header}” makes this look like a list of reviews, not like a list of orders. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer."
            ),
            header=rated,
        )


def _require_no_reservations(table: TextTable, catalogue: Catalogue, today: date) -> None:
    """Refuse a list of who is to come, and how many, where no column looks like money.

    Raises:
        CannotAnswer: it is one.
    """
    header = next((header for header in table.headers if _SEATS.search(" ".join(words_of(header)))), None)
    if header is not None and not holds_money(table, catalogue, today):
        raise CannotAnswer(
            N_(
                "“{header}” makes this look like a list of reservations: it says who came and when, and not what they paid. If a column holds what was paid, choose it (--map amount=HEADER); else bring the bills of the till, with a date, an amount and the guest."
            ),
            header=header,
        )


def _require_names_in_cash_book(table: TextTable, catalogue: Catalogue) -> None:
    """Refuse a cash book whose takings name no buyer.

    Raises:
        CannotAnswer: it is one.
    """
    header = naming_nobody(table, catalogue)
    if header is not None:
        came, went = (one.strip() for one in sides_of(table.headers))
        raise CannotAnswer(
            N_("“{came}” and “{went}” make this a cash book, and “{header}” does not look like the names of buyers. If it says who bought, choose it as the name and “{came}” as the amount (--map name={header} --map amount={came}). Else write the buyer beside each sale, or leave one row a day with what came in, which is a file of daily totals."),
            came=came, went=went, header=header.strip(),
        )  # fmt: skip


def _require_day_of_visits(table: TextTable, as_days: Matched) -> None:
    """Refuse a report of visits that tells no day, such as Google Analytics' by channel.

    Raises:
        CannotAnswer: it is one.
    """
    visits = _VISITS & as_days.columns.keys()
    if "date" not in as_days.columns and (len(visits) > 1 or (visits and is_of_analytics(table.titles))):
        raise CannotAnswer(
            N_(
                "This looks like a report of visits by “{header}” that names no day: figures of a whole period say nothing of how they went. Add the dimension “Date” to the report and export it again (in Google Analytics: Explore, Free form, with “Date” among the rows)."
            ),
            header=table.headers[0],
        )


def _require_no_payouts(headers: Sequence[str], found: dict[str, int], catalogue: Catalogue) -> None:
    """Refuse what a payment service paid to the shop's bank.

    Raises:
        CannotAnswer: it is a list of that.
    """
    header = says_payouts(headers, found)
    if header is None:
        return
    system = wrote_payouts(headers, catalogue.platforms)
    if system is not None:
        raise CannotAnswer(
            N_(
                "“{header}” makes this look like {platform}'s list of payouts, each the sum of many sales, without orders and buyers. {export}"
            ),
            header=header,
            platform=system.name,
            export=Sentence(system.export),
        )
    raise CannotAnswer(
        N_(
            "“{header}” makes this look like a list of payouts, each the sum of many sales. Bring the shop's orders or payments: one row an order or a line of an order, with a date, an amount and the buyer."
        ),
        header=header,
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
    return names_cart(header) or compact(header) in _WAGES or numbers_returns(header)


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


def _require_one_order_a_row(headers: Sequence[str], found: dict[str, int], catalogue: Catalogue) -> None:
    """Refuse a table whose rows are customers and whose orders stand beside one another: Order 1 date, Order 1 amount, Order 2 date.

    Also where only the cells tell that one of the columns holds the day: Visit 1, Amount 1, Visit 2.

    Raises:
        CannotAnswer: it is such a table.
    """
    numbered: dict[str, list[str]] = {}
    for header in headers:
        if len(_ONE_NUMBER.findall(header)) == 1:
            numbered.setdefault(_ONE_NUMBER.sub("", header), []).append(header)
    sets = [same for same in numbered.values() if len(same) > 1]
    taken = {code: headers[place] for code, place in found.items()}
    of_day, of_money = (
        [
            at
            for at, same in enumerate(sets)
            if taken.get(code) in same or name_score(_ONE_NUMBER.sub("", same[0]), catalogue.field(code)) > 0
        ]
        for code in ("ordered_at", "amount")
    )
    if any(one != other for one in of_day for other in of_money):  # columns that are but numbered are of anything
        raise CannotAnswer(
            N_(
                "Each order has columns of its own here (“{first}”, “{second}”, …). Bring the list that this table was made from, or write the orders below one another: one row an order, with a date, an amount and the buyer."
            ),
            first=sets[0][0],
            second=sets[0][1],
        )


def _require_no_receipts(table: TextTable, catalogue: Catalogue) -> None:
    """Refuse receipts one below the other as a till prints them: a line with the day, lines of items, a line with the sum.

    Raises:
        CannotAnswer: it is such a journal.
    """
    if table.dialect.header_row is not None and header_score(table.headers, catalogue) >= _HARDLY_KNOWN:
        return
    rows = zip(*(column.to_pylist() for column in table.head(HEAD).cells.columns), strict=True)
    lines = [" ".join(filter(None, cells)) for cells in (table.headers, *rows)]
    sums = [is_sum((line,)) or is_sum((line.replace(" ", ""),)) for line in lines]  # columns may be cut through words
    days = [_DAY.search(line) is not None for line in lines]
    items = sum(not summed and not dated for summed, dated in zip(sums, days, strict=True))
    if sum(sums) + dict(table.not_data).get("total_row", 0) > 1 < min(sum(days), items):
        raise CannotAnswer(
            N_(
                "This looks like receipts one below the other, as a till prints them: no row names the columns, and each day stands above its items. Export the sales from the till as a table instead (CSV or Excel): column names in the first row, then one row a receipt or an item, with a number, a date, an amount and the buyer, if the till knows who bought."
            )
        )


def _require_documents_apart(table: TextTable, catalogue: Catalogue) -> None:
    """Refuse a report that is grouped by buyers, whose sums do not tell which document is whose.

    Raises:
        CannotAnswer: it is such a report.
    """
    found = documents_of(table, catalogue)
    if found is not None:
        raise CannotAnswer(
            N_(
                "“{header}” names the buyers and, in the rows below each, their documents ({example}): number, day and buyer have no columns of their own, and the sums do not tell which documents are whose. Export the list of the documents instead (in 1C: the list of sales, “Вывести список”), with a column for each: number, date, buyer and amount."
            ),
            header=found[0],
            example=found[1][:80],
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
            and not names_numbers(header)
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
    return [clean(text) for text in Columns(table)[place].distinct[:HEAD] if clean(text)]


def _is_week(text: str) -> bool:
    """Whether a cell tells a week or more, from day to day; a fair of three days has the first of them (lib.ingest.spans)."""
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if len(parts) != 6:
        return False
    try:
        return (date(*parts[3:]) - date(*parts[:3])).days >= _DAYS_OF_A_WEEK - 1
    except ValueError:
        return False


def _require_sales(table: TextTable, found: dict[str, int], catalogue: Catalogue, today: date) -> None:
    """Refuse a file that lists what was given back: its sums above zero are no sales.

    Raises:
        CannotAnswer: it is such a list.
    """
    told = list_of_refunds(table, catalogue, today)
    if "amount" in found or "unit_price" in found:
        # What is hired out has a day of return, too; and a name alone says little of a list that names who bought.
        named = told not in table.headers and not any(one in found for one in STAND_INS)
        money = Columns(table)[found.get("amount", found.get("unit_price", 0))].distinct
        if (
            told is None
            or not (named or (told in table.headers and numbers_returns(told)))
            or any(clean(text).startswith(_BELOW) for text in money)
        ):
            return
    else:
        told = next(
            filter(numbers_returns, table.headers), table.headers[found["refund"]] if "refund" in found else told
        )
    if told is not None:
        raise CannotAnswer(
            N_(
                "“{header}” makes this a list of refunds and returns: it says what was given back, not what was bought. Bring the export of the orders together with it: where it names their order numbers, the refunds are taken off them."
            ),
            header=told,
        )


def _require_rows(table: TextTable, catalogue: Catalogue, today: date) -> None:
    """Refuse a table whose periods, or whose orders, stand beside one another instead of one below the other.

    Raises:
        CannotAnswer: it is such a table.
    """
    periods = [header for header in _tops(table) if _is_period(header, catalogue.month_numbers, today)]
    names = len(table.headers) - len(periods)
    if len(periods) >= _FEWEST_PERIODS and names <= len(periods) + 2:
        _refuse_periods(table.headers[0], periods, catalogue)
    first_column = _first_column(table)
    if _are_headers(first_column, table.headers, catalogue):
        raise CannotAnswer(
            N_(
                "The column names seem to stand below one another (“{first}”, “{second}”, …), so the table lies on its side. Copy it in Excel or WPS, choose Paste special, Transpose, save it and bring it again."
            ),
            first=first_column[0],
            second=first_column[1],
        )


def _tops(table: TextTable) -> Sequence[str]:
    """What stands above the columns: periods alone do not look like column names, and were taken for the first row."""
    if table.dialect.header_row is None and table.cells.num_rows:
        return [str(column[0].as_py() or "") for column in table.cells.columns]
    return table.headers


def _refuse_periods(first_header: str, periods: Sequence[str], catalogue: Catalogue) -> None:
    """Refuse a table of periods beside one another, with what to bring instead: also for spend, where rows are channels.

    Raises:
        CannotAnswer: always.
    """
    spend = {field.code: field for field in catalogue.kind("spend").fields}
    if any(compact(first_header) in spend[code].ranks for code in ("channel", "campaign")):
        raise CannotAnswer(
            N_(
                "Each period has a column of its own here (“{first}”, “{second}”, …), and “{header}” names channels. If this is what advertising cost, write one row a month and channel: the month with its year, the channel, what was spent. If it is what was sold, bring the orders: one row an order, with a date, an amount and the buyer."
            ),
            first=periods[0],
            second=periods[1],
            header=first_header,
        )
    raise CannotAnswer(
        N_(
            "Each period has a column of its own here (“{first}”, “{second}”, …), so single orders cannot be told. Bring the list that this table was made from: one row an order, with a date, an amount and the buyer."
        ),
        first=periods[0],
        second=periods[1],
    )


def _first_column(table: TextTable) -> list[str]:
    """The first column from its header downwards, each text once below it."""
    return [table.headers[0], *Columns(table)[0].distinct] if table.headers else []


def _are_headers(texts: Sequence[str], headers: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether a first column holds the names of fields, and the headers beside it hardly any: the table lies on its side."""
    return (
        2 <= len(texts) <= _MOST_FIELDS
        and len(headers) > _FEWEST_ORDERS
        and header_score(headers[1:], catalogue) < _HARDLY_KNOWN
        and header_score(texts, catalogue) >= _KNOWN
    )


def _is_period(header: str, months: dict[str, int], today: date) -> bool:
    """Whether a header is a month or a day: Jan 2024, 2024-01, 1月, 03/2024."""
    text = clean(header)
    if _PERIOD.fullmatch(text) or written(text, months, today) is not None:
        return not text.isdigit() or len(text) in {6, 8}
    words = text.replace(".", " ").replace("-", " ").replace("/", " ").casefold().split()
    return bool(words) and words[0] in months and all(word.isdigit() for word in words[1:])
