"""Accounts with a column for money that came in and one for money that went out: refunds are among the second, and fees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
import pyarrow as pa

from lib.core.findings import Finding, finding
from lib.core.words import NP_
from lib.ingest.cash_books import BALANCES, EXPENSES, TAKINGS, difference, is_cash_book, names_buyers
from lib.ingest.cells import Cells, Columns
from lib.ingest.fields import Catalogue, Mark
from lib.ingest.groups import Mask, Money
from lib.ingest.header_currencies import without_currency
from lib.ingest.headers import compact
from lib.ingest.known_buyers import known_buyers
from lib.ingest.likeness import BUYERS, LEAST_CONFIDENCE, name_score
from lib.ingest.marks import Marked, has_word
from lib.ingest.numbers import as_numbers, decimal_mark, read_figures
from lib.ingest.side import without_marks
from lib.ingest.signs import bank_accounts
from lib.ingest.table import TextTable
from lib.ingest.texts import clean, encode

#: What the two columns are called, by their letters.
_IN = TAKINGS | frozenset(
    compact(name)
    for name in (
        "credit", "credits", "credit amount", "amount credit", "paid in", "money in", "amount in", "payment in", "payments in", "incoming", "incoming amount", "deposit", "deposits", "received",
        "收入金额", "收入金額", "收款金额", "入账金额", "入账", "贷方金额", "贷方", "流入", "入金", "入金額", "お預り金額", "入金金額", "입금", "입금액", "입금금액", "haben", "eingang", "eingänge", "gutschrift",
        "crédit", "crédits", "crédito", "créditos", "haber", "abono", "abonos", "accredito", "accrediti", "avere", "bij", "credit bedrag", "uznania", "зачислено", "alacak", "giriş", "in betalingen", "kredit",
    )
)  # fmt: skip
_OUT = EXPENSES | frozenset(
    compact(name)
    for name in (
        "debit", "debits", "debit amount", "amount debit", "paid out", "money out", "amount out", "payment out", "payments out", "outgoing", "outgoing amount", "withdrawal", "withdrawals", "paid back",
        "支出金额", "付款金额", "出账金额", "借方金额", "借方", "流出", "出金", "出金額", "お支払金額", "出金金額", "출금", "출금액", "출금금액", "soll", "ausgang", "ausgänge", "lastschrift",
        "débit", "débits", "débito", "débitos", "debe", "cargo", "cargos", "addebito", "addebiti", "dare", "af", "debet bedrag", "obciążenia", "списание", "списано", "borç", "çıkış", "debet",
    )
)  # fmt: skip
#: What notes are called, which say what a row is as its type does.
_NOTES = frozenset(compact(name) for name in ("note", "notes", "remark", "remarks", "comment", "comments", "reason", "category", "备注", "備註", "说明", "備考", "비고", "bemerkung", "notiz", "kommentar", "commentaire", "remarque", "nota", "notas", "comentario", "observaciones", "observações", "opmerking", "uwagi", "комментарий", "примечание", "not", "açıklama"))  # fmt: skip
#: What a customer is charged with stands under Debit in a ledger of customers, and what is paid under Credit.
_CHARGED = re.compile(r"invoice|\bsales?\b|rechnung|facture|factura|fatura|fattura|factuur|发票|销售|請求|매출|реализация", re.IGNORECASE)  # fmt: skip
_MOST_KINDS = 40
_NEARLY_ALL = 0.95
_ZERO = Decimal(0)


def with_out_subtracted(table: TextTable, catalogue: Catalogue) -> TextTable:
    """The same with one column of what came in less what went out, where two columns tell that of orders; any other table as it is."""
    pair = _pair(table, catalogue)
    if pair is None:
        return table
    figures = [read_figures(without_marks(encode(table.cells, at))) for at in pair]
    mark = decimal_mark(figures, table.dialect.delimiter, figures[0])
    came, went = (as_numbers(one, mark, None) for one in figures)
    if None in came.exact or None in went.exact:
        return table
    both = [[(*one.exact, None)[code] for code in one.texts.codes.tolist()] for one in (came, went)]
    rows = [
        (one or _ZERO, abs(other or _ZERO), one is None and other is None) for one, other in zip(*both, strict=True)
    ]
    ins, outs = sum(bool(one) for one, _, _ in rows), sum(bool(other) for _, other, _ in rows)
    single = sum(not (one and other) for one, other, _ in rows)
    if not ins or not outs or any(one < 0 for one, _, _ in rows) or single < _NEARLY_ALL * len(rows):
        return table
    went_out = np.array([bool(other) for _, other, _ in rows])
    if any(_CHARGED.search(text) for text in _kinds(Columns(table), table.headers, catalogue.marks, went_out)):
        return table
    net = [None if blank else f"{one - other:.4f}".removesuffix("00") for one, other, blank in rows]
    return replace(
        table,
        cells=table.cells.append_column(f"c{table.cells.num_columns}", pa.array(net, pa.string())),
        headers=(*table.headers, difference(table.headers, pair)),
    )


def _pair(table: TextTable, catalogue: Catalogue) -> tuple[int, int] | None:
    """The columns of what came in and of what went out, where rows name a buyer; None in statements of banks."""
    headers = table.headers
    keys = [compact(without_currency(header) or header) for header in headers]
    came, went = ([at for at, key in enumerate(keys) if key in known] for known in (_IN, _OUT))
    if len(came) != 1 or len(went) != 1:
        return None
    others = [header for at, header in enumerate(headers) if at not in {came[0], went[0]}]

    def named(*codes: str) -> bool:
        return any(name_score(one, catalogue.field(code)) >= LEAST_CONFIDENCE for one in others for code in codes)

    if not named("ordered_at") or named("amount", "unit_price"):
        return None
    of_bank = any(map(BALANCES.search, map(compact, others)))
    known = named(*(code for code in BUYERS if code != "name"))
    in_shop = (known and not of_bank) or (named("order_id") and (known or not of_bank))
    is_list = in_shop and named(*BUYERS)
    if is_list or (
        is_cash_book(headers)
        and bank_accounts(table) is None
        and names_buyers(table, catalogue, {came[0], went[0]}, of_bank=of_bank)
    ):
        return came[0], went[0]
    return None


def _told_apart_by(headers: Sequence[str], marks: Sequence[Mark]) -> list[int]:
    """Columns that say what a row is: its type, its text, a note."""
    named = {key for mark in marks if mark.code in {"not_a_sale", "taken_back"} for key in mark.keys} | _NOTES
    return [at for at, header in enumerate(headers) if compact(header) in named]


def _kinds(columns: Columns, headers: Sequence[str], marks: Sequence[Mark], rows: Mask) -> list[str]:
    """What rows are called, and others are not."""
    found: list[str] = []
    for at in _told_apart_by(headers, marks):
        column = columns[at]
        if len(column.distinct) <= _MOST_KINDS:
            mine, others = set(column.codes[rows].tolist()), set(column.codes[~rows].tolist())
            found += [column.distinct[code] for code in sorted(mine - others - {-1}) if clean(column.distinct[code])]
    return found


@dataclass(frozen=True)
class _Went:
    """Rows of money that went out: to buyers, and for anything else, with what such a row is called."""

    back: Mask
    other: Mask
    example: str


def _went(columns: Columns, headers: Sequence[str], marks: Sequence[Mark], out: Mask) -> _Went:
    """Money out is given back where a row says so, or where nothing says what it is."""
    back, other, example = np.zeros_like(out), np.zeros_like(out), ""
    taken_back = [mark for mark in marks if mark.code == "taken_back"]
    own = set(_kinds(columns, headers, marks, out))
    for at in _told_apart_by(headers, marks):
        column = columns[at]
        says = [any(has_word(text, mark) for mark in taken_back) for text in column.distinct]
        back |= out & np.array([*says, False], dtype=np.bool_)[column.codes]
        mine = [text in own for text in column.distinct]
        other |= out & np.array([*mine, False], dtype=np.bool_)[column.codes]
    other &= ~back
    for at in _told_apart_by(headers, marks) if other.any() else ():
        texts = [columns[at].distinct[code] for code in columns[at].codes[other].tolist() if code >= 0]
        example = example or next((clean(text)[:40] for text in texts if text in own), "")
    return _Went(back, other, example)


def paid_out(
    columns: Columns, headers: Sequence[str], cells: Cells, marks: Sequence[Mark], marked: Marked, amount_e4: Money
) -> Marked:
    """What marks say, with money out that is no refund set aside.

    Args:
        columns: the file.
        headers: its headers.
        cells: the file by field; other files than such accounts stay as they are.
        marks: what marks there are.
        marked: what they say already.
        amount_e4: the money of each row, below zero where it went out.
    """
    keys = [compact(without_currency(header) or header) for header in headers]
    pairs = [(one, other) for one, key in enumerate(keys) if key in _IN for other, last in enumerate(keys) if last in _OUT]  # fmt: skip
    pair = next(
        (pair for pair in pairs if "amount" in cells and difference(headers, pair) == cells.header("amount")), None
    )
    if pair is None:
        return marked
    out = amount_e4 < 0
    went = _went(columns, headers, marks, out)
    aside = out & (went.other | (marked.excluded & ~went.back))
    if is_cash_book(headers):  # what the shop paid for itself names nobody who bought
        known, _whose = known_buyers(cells, amount_e4 > 0, out)
        aside |= out & ~known & ~went.back
        went = replace(went, example=went.example or _called(cells, aside))
    back = out & ~aside
    told = [(int(rows.sum()), -int(amount_e4[rows].sum())) for rows in (back, aside)]
    said = out_said(headers[pair[1]].strip(), told[0], told[1], went.example)
    rest = [one for one in marked.findings if one.code != "marked_taken_back"]
    return Marked((marked.excluded & ~went.back) | aside, back, [*rest, *said])


def _called(cells: Cells, rows: Mask) -> str:
    """What the first of some rows has where buyers are named."""
    place = next((cells.place(code) for code in ("name", "customer_id") if code in cells), None)
    if place is None or not rows.any():
        return ""
    texts = cells.columns[place]
    return next((clean(texts.distinct[code])[:40] for code in texts.codes[rows].tolist() if code >= 0), "")


def out_said(header: str, back: tuple[int, int], aside: tuple[int, int], example: str) -> list[Finding]:
    """What is said of money that went out: how many rows and how much of it to buyers, and to others."""
    findings: list[Finding] = []
    if back[0]:
        findings.append(finding(
            "out_given_back", "info",
            NP_(
                "{count} row of “{header}” was taken as money given back to its buyer: {money_back}.",
                "{count} rows of “{header}” were taken as money given back to their buyers: {money_back}.",
            ),
            count=back[0], money_back=back[1], header=header,
        ))  # fmt: skip
    if aside[0]:
        findings.append(finding(
            "out_set_aside", "info",
            NP_(
                "{count} row of “{header}” is money that went to somebody else than a buyer, as fees and transfers do ({example}); it was set aside, with {money_out}.",
                "{count} rows of “{header}” are money that went to somebody else than a buyer, as fees and transfers do ({example}); they were set aside, with {money_out}.",
            ),
            count=aside[0], money_out=aside[1], example=example or "–", header=header,
        ))  # fmt: skip
    return findings
