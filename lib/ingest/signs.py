"""What gives a file away: words of its headers, and what its cells have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date

import numpy as np

from lib.ingest.buyers import STAND_INS
from lib.ingest.by_cells import can_be
from lib.ingest.cells import Columns
from lib.ingest.dates import Moments, read_dates
from lib.ingest.fields import Catalogue
from lib.ingest.headers import compact, words_of
from lib.ingest.likeness import NEARLY_ALL, Unmatched, content_fit
from lib.ingest.matching import Matched
from lib.ingest.nameless import is_nameless
from lib.ingest.numbering import count_rows_on
from lib.ingest.table import TextTable
from lib.ingest.texts import Texts, clean

_SUPPLIERS = frozenset(["supplier", "suppliers", "vendor", "lieferant", "fournisseur", "proveedor", "fornecedor", "fornitore", "leverancier", "dostawca", "dodavatel", "leverantor", "leverandor", "tedarikci", "furnizor", "供应商", "供應商", "仕入先", "공급업체", "поставщик"])  # fmt: skip
_ORDER_NUMBERS = frozenset(["orderid", "ordernumber", "orderno", "ordernr", "ordertoken", "orderreference", "invoiceno", "invoiceid", "invoicenumber", "transactionid", "receiptno", "receiptnumber", "订单号", "订单编号", "訂單編號", "注文番号", "주문번호", "bestellnummer"])  # fmt: skip
_LIFETIME = re.compile(
    r"\blifetime\b|\bltv\b|\ball time\b|累计|累計|누적|bisher|kundenwert|за все время"
    r"|\b(?:annual|yearly) (?:revenue|turnover|sales)\b|jahresumsatz|\b(?:chiffre d affaires|ca|revenus?) annuels?\b|\b(?:ingresos|ventas|facturacion|receita|faturamento) anual(?:es)?\b|\bfatturato annu(?:o|ale)\b|jaaromzet|\brocz\w+ (?:przychod|obrot)|годов\w+ (?:выручк|оборот)|年(?:收入|营业额|營業額|营收|營收|销售额|銷售額|商)|年間?売上|연간? ?매출"
)
#: A day since when somebody belongs to a shop; one that begins what may be a hire, too; and what says that it is a membership.
_SINCE = re.compile(r"\bsince\b|\bjoin(?:ed)?\b|\bsubscribed\b|\bsubscription (?:date|start)|\bmember(?:ship)? (?:since|start|from)|\bseit\b|beitritt|\bdepuis\b|adhesion|\bdesde\b|fecha de alta|\bsinds\b|lidsinds|dolaczyl|\bsedan\b|\bsiden\b|medlem fra|liittynyt|clenem od|uyelik|участник с|подписан с|bergabung|入会|开卡|加入|注册|註冊|訂閱|订阅|입회|가입")  # fmt: skip
_START = re.compile(r"\bstart|\bbegin|\bcreated|\bbeginn|debut|inicio|inizio|开始|開始|시작|начал|\bsign(?:ed)? ?up|\bregist|anmeld|registr|inscri|cadastr|iscri|aangemeld|ingeschreven|zapisan|rejestr|kayit|регистрац|реєстрац|εγγραφ|đăng ký|terdaftar|สมัคร|登録日|등록일")  # fmt: skip
_MEMBERS = re.compile(
    r"subscri|\bplan\b|\btier\b|member|\babo|mitglied|membre|abonn|miembro|suscri|membro|assin|abbonament|lid\b|subskryb|czlon|medlem|jasen|подпис|участник|会员|订阅|會員|訂閱|会員|구독|회원"
)
#: What only advertising is paid for.
_ADVERTISING = re.compile(r"消耗|(?:广告|推广|投放)(?:花费|费|支出|金额)|廣告(?:花費|費|支出)|広告費|広告支出|광고비|광고 ?지출|\bad(?:vertising|s)? (?:spend|spent|cost|costs)\b|\bamount spent\b|\bmedia (?:spend|cost)\b|werbeausgaben|werbekosten|gasto publicitario|inversion publicitaria|depenses? publicitaires?|рекламн\w+ расход")  # fmt: skip
#: What says, at a header's end, that its numbers name something.
_NUMBERED = ("sku", "no", "nr", "number", "nummer", "numer", "id", "ref", "reference", "code", "num", "account", "batch", "编号", "编码", "編號", "編碼", "单号", "單號", "号码", "號碼", "流水号", "流水號", "账号", "帐号", "抖音号", "快手号", "视频号", "番号", "번호", "номер", "инн", "кпп", "иин", "бин", "едрпоу", "єдрпоу", "tin", "cnpj", "cpf", "cuit", "siret", "siren", "nif", "cif", "nip", "iban", "税号", "纳税人识别号", "統一編號", "사업자등록번호")  # fmt: skip
_ID_BEHIND_SIGNS = re.compile(r"[^\x00-\x7f]id$")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}")
#: What a bank calls the account that a statement is of, and the text of what was booked; and how money that left it is written.
_ACCOUNTS = frozenset(map(compact, ("account", "account no", "account number", "account name", "account id", "bank account", "acct", "konto", "kontonummer", "kontoname", "compte", "numéro de compte", "cuenta", "número de cuenta", "conta", "número da conta", "conto", "numero conto", "rekening", "rekeningnummer", "rachunek", "numer rachunku", "účet", "číslo účtu", "számla", "számlaszám", "hesap", "hesap no", "cont", "счет", "номер счета", "рахунок", "账户", "账号", "帳戶", "帳號", "本方账号", "口座", "口座番号", "계좌", "계좌번호", "rekening bank", "tài khoản", "บัญชี", "เลขที่บัญชี", "الحساب", "חשבון")))  # fmt: skip
_TEXTS = re.compile(
    r"^(?:transaction)?(?:description|details?|memo|narrative|narration|particulars|payee|text|reference)$|buchungstext|verwendungszweck|beschreibung|libelle|concepto|descripcion|descricao|historico|descrizione|causale|omschrijving|^opis|popis|megnevezes|aciklama|descriere|назначение|описание|опис|摘要|说明|備註|备注|内容|적요|내용|keterangan|diengiai|noidung|รายการ|البيان"
)
_BELOW = re.compile(r"^[(−–-]|[−–-]$|^\D{0,4}[−–-]")
#: Whose address stands in reports of letters: the shop's own.
_SENDERS = frozenset(
    [
        "from",
        "sender",
        "reply",
        "absender",
        "expediteur",
        "remitente",
        "remetente",
        "mittente",
        "afzender",
        "nadawca",
        "отправитель",
        "发件人",
        "發件人",
        "差出人",
        "보낸사람",
    ]
)
#: So many of a column's texts tell whether they are bank accounts.
_SAMPLE = 50
#: So much of a column of figures is figures; and so much of a column of texts may be.
_FIGURES, _HARDLY_FIGURES = 0.8, 0.2
#: A sheet of days has so many rows and columns at least, and no more columns than this.
_FEWEST_DAYS, _FEWEST_COLUMNS, _MOST_COLUMNS = 7, 3, 40
#: Fewer different texts say nothing, nor do fewer steps from day to day.
_FEW = 3
#: A list of what happens now and then leaves days out in more than this part of its steps.
_MANY_GAPS = 0.5
_DAYS_OF_A_WEEK = 7
#: Numbers of what was sent back or paid back.
_RETURN_NUMBERS = ("售后单号", "售后编号", "退款单号", "退款编号", "退货单号", "退款流水号", "refundid", "refundnumber", "returnid", "returnnumber", "returnno", "returnreference", "returnrequestid", "rmanumber", "rmaid", "creditnoteid", "退貨單號", "退换货单号", "退換貨單號", "retourennummer", "retourennr", "retourenid", "retournummer", "retournr", "rucksendenummer", "nretour", "numeroretour", "numeroderetour", "nodedevolucion", "ndedevolucion", "numerodedevolucion", "nodadevolucao", "numerodadevolucao", "numerodedevolucao", "numeroreso", "nreso", "numerodireso", "номервозврата", "返品番号", "返金番号", "환불번호", "반품번호")  # fmt: skip


def header_among(headers: Sequence[str], words: Collection[str], said: Callable[[str], str] = compact) -> str | None:
    """The first header that is one of some words; None where none is."""
    return next((header for header in headers if said(header) in words), None)


def numbers_returns(header: str) -> bool:
    """Whether a column numbers what was sent back."""
    key = compact(header)
    return key == "rma" or any(word in key for word in _RETURN_NUMBERS)


def numbers_orders(headers: Sequence[str]) -> bool:
    """Whether a header says outright that its column numbers orders."""
    return header_among(headers, _ORDER_NUMBERS) is not None


def names_suppliers(headers: Sequence[str]) -> bool:
    """Whether headers speak of suppliers: of what the shop bought, not of what it sold."""
    return any(word in _SUPPLIERS for header in headers for word in words_of(header))


def tells_advertising(headers: Sequence[str]) -> bool:
    """Whether a header says outright what advertising cost."""
    return any(_ADVERTISING.search(" ".join(words_of(header))) for header in headers)


def names_numbers(header: str) -> bool:
    """Whether a header says that its numbers name something: adding them up says nothing."""
    words = words_of(header)
    if not words or _ID_BEHIND_SIGNS.search(words[-1]):
        return bool(words)
    return any(words[-1] == word or (not word.isascii() and word in header) for word in _NUMBERED)


def lists_sales(headers: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether headers name orders and what was bought or who bought: what such rows cost is a price."""
    keys = {compact(header) for header in headers}
    named = {code for code in ("order_id", "product", "sku", *STAND_INS) if keys & catalogue.field(code).ranks.keys()}
    return "order_id" in named and len(named) > 1


def counts_orders(headers: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether a column is called by what it counts: orders."""
    orders = next(field for field in catalogue.kind("daily").fields if field.code == "orders")
    return header_among(headers, orders.ranks.keys()) is not None


def tells_lifetimes(table: TextTable, found: dict[str, int]) -> bool:
    """Whether each buyer has one row, and a column says what they have paid in all their time, or what they themselves earn in a year."""
    if not any(_LIFETIME.search(" ".join(words_of(header))) for header in table.headers):
        return False
    who = next((found[code] for code in STAND_INS if code in found), None)
    return who is not None and is_told_apart(Columns(table)[who])


def lists_members(table: TextTable, found: dict[str, int]) -> bool:
    """Whether each buyer has one row with the day since when they belong to the shop: members, subscribers."""
    if "ordered_at" not in found or {"product", "sku", "quantity", "unit_price"} & found.keys():
        return False
    said = " ".join(words_of(table.headers[found["ordered_at"]]))
    since = _SINCE.search(said) is not None
    headers = [" ".join(words_of(header)) for header in table.headers]
    if not since and not (_START.search(said) and any(_MEMBERS.search(header) for header in headers)):
        return False
    who = next((found[code] for code in STAND_INS if code in found and code != "name"), None)
    column = None if who is None else Columns(table)[who]
    return column is not None and len(column.distinct) >= _FEW and len(column.distinct) == int(column.present().sum())


def is_told_apart(column: Texts) -> bool:
    """Whether nearly every row that says something says something else."""
    return len(column.distinct) >= NEARLY_ALL * max(int(column.present().sum()), 1)


def bank_accounts(table: TextTable) -> str | None:
    """The header of a column of bank accounts (IBANs); None where there is none."""
    columns = Columns(table)
    for place, header in enumerate(table.headers):
        texts = [clean(text).replace(" ", "") for text in columns.head(place).distinct[:_SAMPLE] if clean(text)]
        if texts and sum(_IBAN.fullmatch(text) is not None for text in texts) >= NEARLY_ALL * len(texts):
            return header
    return None


def own_account(table: TextTable, found: dict[str, int]) -> str | None:
    """The header of a few accounts where no buyer is named, beside a text and money that came in and went out; None where none stands so."""
    keys = [compact(header) for header in table.headers]
    who = next((at for at, key in enumerate(keys) if key in _ACCOUNTS), None)
    buyers = {found[code] for code in STAND_INS if code in found}
    if who is None or not buyers <= {who} or "amount" not in found or not any(map(_TEXTS.search, keys)):
        return None
    columns = Columns(table)
    accounts, amounts = columns[who], columns[found["amount"]]
    below = [_BELOW.search(clean(text)) is not None for text in amounts.distinct]
    went = int(np.array([*below, False])[amounts.codes].sum())
    few = len(accounts.distinct) <= _FEW and int(accounts.present().sum()) >= 2 * _FEW
    return table.headers[who] if few and 0 < went < len(amounts) else None


def lists_addresses(table: TextTable, catalogue: Catalogue, today: date) -> bool:
    """Whether a column holds nothing but e-mail addresses of others than who wrote to them: no report of advertising does."""
    columns, months = Columns(table), catalogue.month_numbers
    places = [at for at, header in enumerate(table.headers) if not _SENDERS & set(words_of(header))]
    fits = (content_fit(columns[place], "email", months, today) for place in places)
    return any(fit >= NEARLY_ALL for fit in fits)


def holds_money(table: TextTable, catalogue: Catalogue, today: date) -> bool:
    """Whether a column looks like money by its cells."""
    unmatched = Unmatched(table.headers, Columns(table), catalogue.of_kind("orders"), today)
    return any(can_be(unmatched, place, "amount") for place in range(len(table.headers)))


def is_figures(column: Texts, months: dict[str, int], today: date) -> bool:
    """Whether a column holds figures, percent signs behind them or none, or yes and no."""
    texts = column.map(lambda text: text.strip().rstrip("%％") or None)
    if not texts.distinct:
        return False
    flags = content_fit(texts, "flag", months, today)
    return max(content_fit(texts, "number", months, today), flags) >= _FIGURES


def other_figures(table: TextTable, matched: Matched, catalogue: Catalogue, today: date) -> list[int]:
    """Columns of figures that no field was found for, in the order of the file."""
    columns, months = Columns(table), catalogue.month_numbers
    taken = set(matched.columns.values())
    return [
        place
        for place, header in enumerate(table.headers)
        if place not in taken
        and header.strip()
        and not names_numbers(header)
        and is_figures(columns[place], months, today)
        and not count_rows_on(header, columns[place])
    ]


def is_a_row_a_day(table: TextTable, catalogue: Catalogue, today: date) -> bool:
    """Whether each row has a day of its own, the next one's being the next day, and nothing but figures beside it, some of them counts."""
    columns, headers, months = Columns(table), table.headers, catalogue.month_numbers
    rows = table.cells.num_rows
    if rows < _FEWEST_DAYS or not _FEWEST_COLUMNS <= len(headers) <= _MOST_COLUMNS or is_nameless(headers):
        return False
    places = range(len(headers))
    days = [
        place
        for place in places
        if content_fit(columns[place], "date", months, today) >= NEARLY_ALL and len(columns[place].distinct) == rows
    ]
    others = [place for place in places if place not in days]
    if len(days) != 1 or any(names_numbers(headers[place]) for place in others):
        return False
    if not all(is_figures(columns[place], months, today) for place in others):
        return False
    steps = np.diff(_moments(columns[days[0]], months, today).astype("datetime64[D]").astype(np.int64))
    return bool((np.abs(steps) == 1).mean() >= NEARLY_ALL)


def tells_each_day_once(table: TextTable, place: int, catalogue: Catalogue, today: date) -> bool:
    """Whether no two of several rows have the same day in a column, nor any a time of day, and all else are figures: totals of days, weeks or months."""
    columns, months = Columns(table), catalogue.month_numbers
    if not all(is_figures(columns[at], months, today) for at in range(len(table.headers)) if at != place):
        return False
    moments = _moments(columns[place], months, today)
    days = moments.astype("datetime64[D]")
    return len(days) >= _FEW and bool((moments == days).all()) and len(np.unique(days)) == len(days)


def lists_single_sales(table: TextTable, matched: Matched, catalogue: Catalogue, today: date) -> bool:
    """Whether rows with a `date` are single sales, not one row a day: days come twice or are left out, and every row names something."""
    columns, months = Columns(table), catalogue.month_numbers
    days = columns[matched.columns["date"]]
    moments = _moments(days, months, today)
    day_by_day = len(days.distinct) == int(days.present().sum()) and not is_nameless(table.headers)
    if day_by_day and not _leaves_days_out(moments):
        return False
    others = (columns[at] for at in range(len(table.headers)) if at not in matched.columns.values())
    return any(
        _names_something(column, months, today) and not (day_by_day and _tells_the_day(column, moments))
        for column in others
    )


def _names_something(column: Texts, months: dict[str, int], today: date) -> bool:
    """Whether nearly every row has a text that is no figure, and they are not all the same."""
    return (
        len(column.distinct) >= _FEW
        and int(column.present().sum()) >= NEARLY_ALL * len(column.codes)
        and content_fit(column, "number", months, today) < _HARDLY_FIGURES
    )


def _moments(column: Texts, months: dict[str, int], today: date) -> Moments:
    """A column's dates a row; as it is likeliest where nothing tells which number is which."""
    read = read_dates(column, months, today)
    return read.by_row(read.decided() or read.assumed())


def _leaves_days_out(moments: Moments) -> bool:
    """Whether many days between the first and the last are not told, as in a list of what happens now and then."""
    days = np.unique(moments[~np.isnat(moments)].astype("datetime64[D]"))
    steps = np.diff(days).astype(np.int64)
    every_so_often = len(np.unique(steps)) <= 2  # each week, or each month but for its length
    return len(steps) >= _FEW and not every_so_often and float((steps > 1).mean()) > _MANY_GAPS


def _tells_the_day(column: Texts, moments: Moments) -> bool:
    """Whether a column says nothing but which day of the week, or which month, it is."""
    known = ~np.isnat(moments) & column.present()
    days = moments[known].astype("datetime64[D]")
    for parts in (days.astype(np.int64) % _DAYS_OF_A_WEEK, days.astype("datetime64[M]").astype(np.int64)):
        pairs = len({*zip(parts.tolist(), column.codes[known].tolist(), strict=True)})
        if pairs == len(np.unique(parts)):
            return True
    return False
