"""Lists of invoices: there, what was sent is not paid yet, and what is paid in part has a rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from lib.core.findings import Finding, Level, finding
from lib.core.words import NP_, Template, first_of
from lib.ingest.advance_words import BALANCE, REST
from lib.ingest.cells import Cells
from lib.ingest.fields import Meaning, StatusMeaning
from lib.ingest.groups import Groups, Mask, Money, first_rows
from lib.ingest.headers import compact
from lib.ingest.statuses import EXCLUDED, is_of_status, is_on_the_way, says_together, says_whole, stands_in
from lib.ingest.texts import Texts, filled_cells

#: How the word for an invoice begins in headers; 发票 is not among them: in shops' exports it tells whether one was asked for.
_INVOICE = ("invoice", "rechnung", "factur", "fattur", "fatura", "faktur", "lasku", "szamla", "račun", "请款", "請求書", "청구서", "τιμολογ")  # fmt: skip
#: Headers of the day until which money was to come, and on which it came.
_DUE_ON = frozenset(map(compact, ("due date", "date due", "due", "due on", "payment due date", "fällig", "fällig am", "fälligkeit", "fälligkeitsdatum", "zahlungsziel", "échéance", "date d'échéance", "vencimiento", "fecha de vencimiento", "fecha vencimiento", "vencimento", "data de vencimento", "scadenza", "data scadenza", "data di scadenza", "vervaldatum", "vervaldag", "termin płatności", "förfallodatum", "förfallodag", "forfaldsdato", "forfallsdato", "eräpäivä", "splatnost", "datum splatnosti", "dátum splatnosti", "fizetési határidő", "scadență", "data scadenței", "срок оплаты", "термін оплати", "vade", "vade tarihi", "ημερομηνία λήξης", "付款期限", "付款到期日", "支払期限", "支払期日", "お支払期限", "납부기한", "결제기한")))  # fmt: skip
_PAID_ON = frozenset(map(compact, ("date paid", "paid date", "paid on date", "paid time", "time paid", "payment time", "payment received on", "payment received at", "payment received date", "zahlungseingang", "zahlungseingang am", "datum der zahlung", "bezahldatum", "geldeingang", "geldeingang am", "date du paiement", "date de règlement", "date du règlement", "date règlement", "réglé le", "réglée le", "date d’encaissement", "encaissé le", "fecha del pago", "fecha de cobro", "fecha cobro", "cobrado el", "data do pagamento", "pago em", "data de recebimento", "data do recebimento", "data del pagamento", "data incasso", "data di incasso", "incassato il", "betaaldag", "datum betaling", "betaling ontvangen op", "data wpłaty", "data opłacenia", "opłacono dnia", "betald den", "betalt den", "入金日時", "入金確認日", "お支払日", "支払い日", "支払日時", "決済日", "決済日時", "입금일", "입금일시", "입금일자", "결제일시", "결제일자", "결제시간", "дата платежа", "дата платежу", "дата оплати", "оплачен дата", "付款时间", "付款時間", "付款日", "支付时间", "支付時間", "支付日期", "订单付款时间", "訂單付款時間", "买家付款时间", "買家付款時間", "收款时间", "收款時間", "到账时间", "到账日期",  "paid on", "paid at", "payment date", "date of payment", "last payment date", "bezahlt am", "zahlungsdatum", "zahldatum", "gezahlt am", "payé le", "payée le", "date de paiement", "date paiement", "fecha de pago", "fecha pago", "pagado el", "data de pagamento", "data pagamento", "data di pagamento", "pagato il", "betaald op", "betaaldatum", "data zapłaty", "data płatności", "betald", "betalingsdato", "maksupäivä", "datum úhrady", "付款日期", "收款日期", "入金日", "支払日", "결제일", "дата оплаты")))  # fmt: skip
#: What is done with goods and not with invoices.
_WORK = ("ready*", "process*", "in progress", "prepar*", "pack*", "picked*", "in bearbeitung", "待发货", "処理中")
_MONEY = re.compile(r"[1-9]")


def as_invoices_say(
    told: tuple[Texts, tuple[Meaning | None, ...]],
    header: str,
    cells: Cells,
    known: Sequence[StatusMeaning],
    orders: tuple[Groups, int],
) -> tuple[tuple[Meaning | None, ...], list[Finding]]:
    """The meanings of a column of statuses: in a list of invoices, sent is not paid, unless a balance of nothing or a day of payment says so.

    Args:
        told: the status of each row, and one meaning a distinct status.
        header: the column's.
        cells: the file.
        known: what statuses mean.
        orders: one code an order, and how many.
    """
    texts, meanings = told
    sent = [
        code for code, meaning in enumerate(meanings)
        if meaning not in EXCLUDED and any(says_whole(texts.distinct[code], one.of_invoices) for one in known)
    ]  # fmt: skip
    if not sent or not _lists_invoices(texts, sent, header, cells, known):
        return meanings, []
    result = list(meanings)
    rest, paid_on = _column(cells, REST) or _column(cells, BALANCE), _column(cells, _PAID_ON)
    unsure: list[int] = []
    for code in sent:
        rows = texts.codes == code
        if rest is not None:
            paid = float(_has_money(rest)[rows].mean()) * 2 <= 1
        else:
            paid = paid_on is not None and float(filled_cells(paid_on)[rows].mean()) * 2 > 1
            unsure += [] if paid else [code]
        if not paid:
            result[code] = "pending"
    return tuple(result), said_of(texts, unsure, orders, ("sent_not_paid", "warning", _SENT))


def _lists_invoices(texts: Texts, sent: Sequence[int], header: str, cells: Cells, known: Sequence[StatusMeaning]) -> bool:  # fmt: skip
    """Whether a file says that its rows are invoices: by what is left to pay or the header of statuses; else by a number, a day or statuses of invoices, where no status speaks of goods."""
    if (_of_invoices(header) and is_of_status(header)) or _column(cells, REST) is not None:
        return True
    billing = [one for one in known if one.of_invoices]
    others = [text for code, text in enumerate(texts.distinct) if code not in sent]
    goods = (*_WORK, *(word for one in billing for word in one.never))
    if any(stands_in(text, word) for text in others for word in goods):
        return False
    number = "order_id" if "order_id" in cells else "ordered_at"
    if _column(cells, _DUE_ON) is not None or (number in cells and _of_invoices(cells.header(number))):
        return True
    return any(says_together(text, one) for text in others for one in billing)


def are_called_invoices(cells: Cells, header: str, before: Sequence[Meaning | None], after: Sequence[Meaning | None]) -> bool:  # fmt: skip
    """Whether the rows of a file are called invoices: by the header of their statuses, numbers or days, or since what was sent of them is not paid.

    Args:
        cells: the file.
        header: that of the column of statuses.
        before: what its statuses mean.
        after: what they mean of invoices.
    """
    named = [header, *(cells.header(code) for code in ("order_id", "ordered_at") if code in cells)]
    return any(map(_of_invoices, named)) or list(before) != list(after)


def _of_invoices(header: str) -> bool:
    key = compact(header)
    return any(compact(word) in key for word in _INVOICE)


def is_day_of_payment(header: str) -> bool:
    """Whether a header is that of the day on which something was paid, which what is not paid leaves blank."""
    return compact(header) in _PAID_ON


def is_rest(header: str) -> bool:
    """Whether a header is that of the money that is still to come."""
    return compact(header) in REST


def _column(cells: Cells, names: frozenset[str]) -> Texts | None:
    place = next((place for place, header in enumerate(cells.headings) if compact(header) in names), None)
    return None if place is None else cells.columns[place]


def _has_money(texts: Texts) -> Mask:
    """Rows whose cell is a number that is not nothing."""
    return np.array([*(_MONEY.search(text) is not None for text in texts.distinct), False], dtype=np.bool_)[texts.codes]


def counted_but(
    told: tuple[Texts, tuple[Meaning | None, ...]],
    header: str,
    known: Sequence[StatusMeaning],
    orders: tuple[Groups, int],
) -> list[Finding]:
    """Say that orders count of which only a part is paid, and those whose money may still go back.

    Args:
        told: the status of each row, and one meaning a distinct status.
        header: the column's.
        known: what statuses mean.
        orders: one code an order, and how many.
    """
    texts, meanings = told
    in_part = [code for code, meaning in enumerate(meanings) if meaning == "paid" and _is_in_part(texts.distinct[code], header, known)]  # fmt: skip
    undecided = [code for code, meaning in enumerate(meanings) if meaning == "undecided"]
    return [
        *said_of(texts, in_part, orders, ("paid_in_part", "info", _IN_PART)),
        *said_of(texts, undecided, orders, ("undecided_counted", "info", _UNDECIDED)),
    ]


def closed_counted(told: tuple[Texts, tuple[Meaning | None, ...]], known: Sequence[StatusMeaning], orders: tuple[Groups, int], counted: Mask) -> list[Finding]:  # fmt: skip
    """Say that orders count which are called closed, beside others that are called completed: Magento calls so what was given back whole.

    Args:
        told: the status of each row, and one meaning a distinct status.
        known: what statuses mean.
        orders: one code an order, and how many.
        counted: rows that count.
    """
    texts, meanings = told
    names = [name for one in known for name in one.closed]
    done = [name for one in known for name in one.done]
    closed = [code for code, one in enumerate(meanings) if one == "paid" and says_whole(texts.distinct[code], names)]
    if not closed or not any(says_whole(text, done) for text in texts.distinct):
        return []
    codes = Texts(texts.distinct, np.where(counted, texts.codes, -1).astype(np.int32))
    return said_of(codes, closed, orders, ("closed_counted", "warning", _CLOSED))


def given_back_unsaid(
    called: Sequence[tuple[Texts, tuple[Meaning | None, ...]]], counted: Mask, amount_e4: Money, orders: tuple[Groups, int]
) -> list[Finding]:  # fmt: skip
    """Say that orders of which a part was given back count whole, where nothing says how much it was.

    Args:
        called: columns of statuses, each with one meaning a distinct status.
        counted: rows that count, and of whose orders no refund is known.
        amount_e4: what each row is booked with.
        orders: one code an order, and how many.
    """
    for texts, meanings in called:
        codes = [code for code, one in enumerate(meanings) if one == "partially_refunded"]
        rows = counted & np.isin(texts.codes, codes)
        if rows.any():
            worth = int(amount_e4[np.isin(orders[0], orders[0][rows]) & counted].sum())
            kept = Texts(texts.distinct, np.where(rows, texts.codes, -1).astype(np.int32))
            return said_of(kept, codes, orders, ("part_refund_unknown", "warning", _UNSAID), money_counted=worth)
    return []


def _is_in_part(text: str, header: str, known: Sequence[StatusMeaning]) -> bool:
    """Whether a status says that a part of its order is paid."""
    for one in known:
        if one.in_part and all(any(stands_in(text, word) for word in group) for group in one.in_part):
            return True
        names = (*one.names_in_part, *(() if is_on_the_way(header) else one.alone_in_part))
        if names and says_whole(text, names):
            return True
    return False


def said_of(texts: Texts, codes: Sequence[int], orders: tuple[Groups, int], what: tuple[str, Level, Template], **more: int) -> list[Finding]:  # fmt: skip
    """A finding about the orders of some statuses: how many they are, what they are called, and more facts; nothing where there are none."""
    heads = first_rows(*orders, np.isin(texts.codes, codes))
    if not codes or not (heads >= 0).any():
        return []
    there = tuple(texts.distinct[code] for code in np.unique(texts.codes[np.isin(texts.codes, codes)]).tolist())
    names = first_of([f"“{name}”" for name in there], 5)
    return [finding(*what, count=int((heads >= 0).sum()), names=names, statuses=there, **more)]


_SENT = NP_(
    "{count} invoice is called {names}: sent to the customer and not marked as paid. If it was paid, choose the statuses that count.",
    "{count} invoices are called {names}: sent to the customer and not marked as paid. If they were paid, choose the statuses that count.",
)
_IN_PART = NP_(
    "{count} order is called {names}: only a part of it is paid. It counts with its whole amount; choose the statuses that count if it should not.",
    "{count} orders are called {names}: only a part of them is paid. They count with their whole amounts; choose the statuses that count if they should not.",
)
_UNDECIDED = NP_(
    "{count} order is called {names}: whether its money goes back is not decided yet. It counts until then; choose the statuses that count if it should not.",
    "{count} orders are called {names}: whether their money goes back is not decided yet. They count until then; choose the statuses that count if they should not.",
)
_CLOSED = NP_(
    "{count} order is called {names}, beside others that are called completed. It was counted; some systems (Magento) call so what was given back whole. If yours does, choose the statuses that count.",
    "{count} orders are called {names}, beside others that are called completed. They were counted; some systems (Magento) call so what was given back whole. If yours does, choose the statuses that count.",
)
_UNSAID = NP_(
    "{count} order is called {names}, and nothing in the file says how much was given back: it counts whole, with {money_counted}. Bring a list of the refunds, or an export with their amounts.",
    "{count} orders are called {names}, and nothing in the file says how much was given back: they count whole, with {money_counted}. Bring a list of the refunds, or an export with their amounts.",
)
