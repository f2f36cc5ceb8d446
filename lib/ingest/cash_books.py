"""Cash books kept by hand: a column of takings beside one of expenses, in words that banks do not use."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from lib.ingest.fields import Catalogue
from lib.ingest.header_currencies import without_currency
from lib.ingest.headers import compact
from lib.ingest.likeness import BUYERS, LEAST_CONFIDENCE, name_score
from lib.ingest.nameless import are_people
from lib.ingest.table import TextTable
from lib.ingest.texts import clean, encode

#: What a cash book calls money that came in, and money that went out for whatever the shop paid.
TAKINGS = frozenset(
    compact(name)
    for name in (
        "in", "income", "incomes", "takings", "cash in", "cash received", "einnahme", "einnahmen", "bareinnahme", "bareinnahmen", "kasseneingang", "收入", "收", "进", "進", "进账", "進帳", "現金收入", "现金收入", "収入", "収入金額", "입", "수입", "수입금액",
        "recette", "recettes", "encaissement", "encaissements", "entrée", "entrées", "ingreso", "ingresos", "cobro", "cobros", "entrada", "entradas", "receita", "receitas", "recebimento", "recebimentos", "entrata", "entrate", "incasso", "incassi", "inkomst", "inkomsten", "ontvangst", "ontvangsten", "ontvangen", "przychód", "przychody", "wpływ", "wpływy", "приход", "доход", "доходы", "поступление", "поступления", "gelir", "gelirler",
        "inkomst", "inkomster", "intäkt", "intäkter", "inbetalning", "indtægt", "indtægter", "inntekt", "inntekter", "tulo", "tulot", "tulu", "tulud", "ieņēmumi", "pajamos", "příjem", "příjmy", "príjem", "príjmy", "bevétel", "bevételek", "venit", "venituri", "încasare", "încasări", "prihod", "prihodi", "primitak", "primici", "prihodek", "prihodki",
        "приходи", "дохід", "доходи", "надходження", "έσοδο", "έσοδα", "είσπραξη", "εισπράξεις", "הכנסה", "הכנסות", "إيراد", "إيرادات", "دخل", "درآمد", "دریافتی", "आय", "आमदनी", "รายรับ", "thu", "khoản thu", "thu nhập", "pemasukan", "pendapatan", "masuk", "uang masuk",
    )
)  # fmt: skip
EXPENSES = frozenset(
    compact(name)
    for name in (
        "out", "expense", "expenses", "expenditure", "cash out", "cash paid", "ausgabe", "ausgaben", "barausgabe", "barausgaben", "kassenausgang", "支出", "支", "出", "出账", "出帳", "现金支出", "現金支出", "支出金額", "출", "지출", "지출금액",
        "dépense", "dépenses", "décaissement", "décaissements", "sortie", "sorties", "gasto", "gastos", "egreso", "egresos", "pago", "pagos", "salida", "salidas", "saída", "saídas", "despesa", "despesas", "pagamento", "uscita", "uscite", "spesa", "spese", "pagamenti", "uit", "uitgave", "uitgaven", "rozchód", "rozchody", "wydatek", "wydatki", "koszty", "расход", "расходы", "gider", "giderler",
        "utgift", "utgifter", "utbetalning", "udgift", "udgifter", "meno", "menot", "kulu", "kulud", "izdevumi", "išlaidos", "výdaj", "výdaje", "výdavok", "výdavky", "kiadás", "kiadások", "cheltuială", "cheltuieli", "plată", "plăți", "rashod", "rashodi", "izdatak", "izdaci", "odhodek", "odhodki",
        "разход", "разходи", "витрата", "витрати", "видаток", "видатки", "έξοδο", "έξοδα", "πληρωμή", "πληρωμές", "הוצאה", "הוצאות", "مصروف", "مصروفات", "مصاريف", "هزینه", "پرداختی", "व्यय", "खर्च", "รายจ่าย", "chi", "khoản chi", "chi phí", "pengeluaran", "keluar", "uang keluar", "perbelanjaan",
    )
)  # fmt: skip
#: What banks call the text of a transfer and the other side of it.
_OF_BANKS = frozenset(map(compact, ("verwendungszweck", "buchungstext", "iban", "bic", "counterparty", "account number", "transaction id", "libellé", "concepto", "causale", "omschrijving", "tegenrekening", "tytuł przelewu", "назначение платежа", "назначение", "交易对方", "對方戶名", "对方户名", "对方账号", "对方账户", "对方", "摘要内容", "お取引内容", "적요", "내용")))  # fmt: skip
#: What a balance is called.
BALANCES = re.compile(r"balance|saldo|solde|余额|餘額|结余|結餘|残高|잔액|остаток|bakiye|kassenbestand|^bestand$")
#: Rows of takings that are all called one or two things are days' totals.
_FEW = 3


def _key(header: str) -> str:
    return compact(without_currency(header) or header)


def is_cash_book(headers: Sequence[str]) -> bool:
    """Whether one column is what came in and one what went out, in a cash book's words."""
    keys = [_key(header) for header in headers]
    return [sum(key in known for key in keys) for known in (TAKINGS, EXPENSES)] == [1, 1]


def difference(headers: Sequence[str], pair: tuple[int, int]) -> str:
    """The header of what came in less what went out."""
    return f"amount ({headers[pair[0]].strip()} − {headers[pair[1]].strip()})"


def lists_sales(headers: Sequence[str]) -> bool:
    """Whether a cash book's takings are orders: what went out was subtracted from them already."""
    return is_cash_book(headers) and f"amount ({' − '.join(map(str.strip, sides_of(headers)))})" in headers


def sides_of(headers: Sequence[str]) -> tuple[str, str]:
    """A cash book's headers of what came in and of what went out."""
    came, went = (next(header for header in headers if _key(header) in known) for known in (TAKINGS, EXPENSES))
    return came, went


def went_out(header: str) -> bool:
    """Whether a header is a cash book's for money that went out."""
    return _key(header) in EXPENSES


def names_buyers(table: TextTable, catalogue: Catalogue, money: set[int], *, of_bank: bool) -> bool:
    """Whether a column names who bought: by its header, or people's names whatever its header; those there have to be beside a balance."""
    if any(compact(header) in _OF_BANKS for header in table.headers):
        return False
    named = {at for at, header in enumerate(table.headers) for code in BUYERS if name_score(header, catalogue.field(code)) >= LEAST_CONFIDENCE} - money  # fmt: skip
    if named and not of_bank:
        return True
    return any(are_people(encode(table.cells, at), catalogue.people) for at in range(len(table.headers)) if at not in money)  # fmt: skip


def naming_nobody(table: TextTable, catalogue: Catalogue) -> str | None:
    """The column of a cash book that says of each taking what it was, and names nobody; None where there is none, as beside totals of days."""
    if not is_cash_book(table.headers):
        return None
    came = next(at for at, header in enumerate(table.headers) if _key(header) in TAKINGS)
    takings = encode(table.cells, came)
    taken = np.array([*(bool(clean(text)) for text in takings.distinct), False], dtype=np.bool_)[takings.codes]
    for at, header in enumerate(table.headers):
        if at == came or _key(header) in EXPENSES or not clean(header):
            continue
        texts = encode(table.cells, at)
        said = {texts.distinct[code] for code in np.unique(texts.codes[taken]).tolist() if code >= 0}
        words = [text for text in said if not any(map(str.isdigit, text)) and any(map(str.isalpha, text))]
        if len(words) >= _FEW and len(words) * 2 > len(said) and not are_people(texts, catalogue.people):
            return header
    return None
