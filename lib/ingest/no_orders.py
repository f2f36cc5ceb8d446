"""Rows that are no orders by what they are called: what the shop system itself calls otherwise, and money that left the account."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lib.core.findings import Finding, finding
from lib.core.words import NP_
from lib.ingest.cells import Cells
from lib.ingest.fields import Catalogue
from lib.ingest.groups import Mask, Money
from lib.ingest.headers import compact, words_of
from lib.ingest.matching import Matched
from lib.ingest.texts import Texts, clean

#: So many of the things that rows are called are named.
_NAMED = 5
#: Headers of what a row is: there a word is enough; in a description the whole cell has to say it.
_DESCRIBES = frozenset(["description", "details", "particulars", "memo", "text", "buchungstext", "beschreibung", "libelle", "descripcion", "descricao", "descrizione", "concepto", "omschrijving", "描述", "摘要", "备注", "説明", "摘要内容", "적요", "описание"])  # fmt: skip
#: Headers of what a row is, beside those of the marks.
_KINDS = frozenset(map(compact, ["tip", "tür", "işlem tipi", "işlem türü", "rodzaj", "typ operacji", "rodzaj operacji", "transaktionstyp", "transaktionstype", "tyyppi", "tapahtumatyyppi", "típus", "tranzakció típusa", "druh", "typ transakce", "transactiesoort", "soort", "loại", "loại giao dịch", "jenis", "jenis transaksi", "тип транзакции", "тип операції"]))  # fmt: skip
#: What money is called that goes to the shop's own bank or to the payment service.
_LEFT = frozenset(map(compact, [
    "payout", "payouts", "withdrawal", "transfer", "transfers", "disbursement", "cashout", "fee", "fees", "commission",
    "auszahlung", "überweisung", "gebühr", "gebühren", "provision", "virement", "versement", "retrait", "frais",
    "transferencia", "retiro", "retirada", "comisión", "comisiones", "repasse", "saque", "tarifa", "comissão", "taxa", "bonifico", "prelievo", "accredito", "commissione", "commissioni",
    "uitbetaling", "overboeking", "kosten", "wypłata", "przelew", "opłata", "prowizja", "utbetalning", "överföring", "avgift", "udbetaling", "overførsel", "gebyr", "utbetaling", "tilitys", "siirto",
    "vyplata", "prevod", "poplatek", "kifizetés", "átutalás", "díj", "ödeme", "havale", "komisyon", "выплата", "перевод", "вывод", "комиссия", "виплата", "переказ", "комісія",
]))  # fmt: skip
#: The same where words have no spaces between them.
_LEFT_WITHIN = (
    "提现",
    "提現",
    "打款",
    "转账",
    "轉帳",
    "转出",
    "手续费",
    "手續費",
    "佣金",
    "出金",
    "振込",
    "手数料",
    "출금",
    "송금",
    "이체",
    "수수료",
    "정산",
)


def no_orders(cells: Cells, matched: Matched, amount_e4: Money, catalogue: Catalogue) -> Mask:
    """Rows that are called something else than an order: fees, payouts, parts of a sum.

    Args:
        cells: the file.
        matched: its columns, and the system that wrote it.
        amount_e4: the money of each row: only what leaves is a payout, for an order that is called transfer was paid so.
        catalogue: what is known of words that give back.
    """
    rows = np.zeros(cells.columns.rows, dtype=np.bool_)
    for _header, _texts, own in _by_column(cells, matched, amount_e4, catalogue):
        rows |= own
    return rows


def no_orders_said(cells: Cells, matched: Matched, amount_e4: Money, catalogue: Catalogue, told: Mask) -> list[Finding]:
    """Which rows are no orders, by what they are called; those that are told already are left out."""
    result: list[Finding] = []
    for header, texts, all_rows in _by_column(cells, matched, amount_e4, catalogue):
        rows = all_rows & ~told
        if not rows.any():
            continue
        names = [clean(texts.distinct[code])[:40] for code in np.unique(texts.codes[rows])[:_NAMED].tolist()]
        result.append(
            finding(
                "not_orders", "info",
                NP_(
                    "{count} row was set aside, because “{header}” says that it is no order ({names}).",
                    "{count} rows were set aside, because “{header}” says that they are no orders ({names}).",
                ),
                count=int(rows.sum()), header=header, names=tuple(names),
            )
        )  # fmt: skip
    return result


def _by_column(
    cells: Cells, matched: Matched, amount_e4: Money, catalogue: Catalogue
) -> Iterator[tuple[str, Texts, Mask]]:
    """Header, cells and rows of each column that calls rows no orders; a row is told once."""
    told = np.zeros(cells.columns.rows, dtype=np.bool_)
    header, words = (matched.platform.not_orders if matched.platform else None) or ("", ())
    texts = cells.headed(header)
    if texts is not None:
        signs = (("", np.ones_like(told)), ("-", amount_e4 < 0), ("+", amount_e4 > 0))
        own = np.zeros_like(told)
        for sign, rows in signs:
            asked = [word[1:] if sign else word for word in words if (word[0] if word[0] in "+-" else "") == sign]
            own |= rows & _rows(
                texts, [any(word in clean(text).casefold() for word in asked) for text in texts.distinct]
            )
        told |= own
        if own.any():
            yield header, texts, own
    below = amount_e4 < 0
    if not below.any():
        return
    kinds = {key for mark in catalogue.marks if mark.code == "not_a_sale" for key in mark.keys} - _DESCRIBES | _KINDS
    for place, heading in enumerate(cells.headings):
        key = compact(heading)
        if key in kinds or key in _DESCRIBES:
            texts = cells.columns[place]
            own = (
                _rows(texts, [_left(text, catalogue, whole=key not in kinds) for text in texts.distinct])
                & below
                & ~told
            )
            told |= own
            if own.any():
                yield heading, texts, own


def _rows(texts: Texts, are: list[bool]) -> Mask:
    return np.array([*are, False], dtype=np.bool_)[texts.codes]


def _left(text: str, catalogue: Catalogue, *, whole: bool) -> bool:
    """Whether a cell says that money left: a word of it, or all of it; nothing that speaks of giving back does."""
    words, key = words_of(text), compact(text)
    if not key or catalogue.hints.says_return(text):
        return False
    said = key in _LEFT or key in _LEFT_WITHIN
    return said or (not whole and (any(word in _LEFT for word in words) or any(part in key for part in _LEFT_WITHIN)))
