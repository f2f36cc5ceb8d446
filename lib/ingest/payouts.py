"""Lists of money on its way from a payment service to the shop's bank: payouts, transfers, deposits, each the sum of many sales."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lib.ingest.fields import Platform
from lib.ingest.headers import compact, words_of

#: What their columns are called; words that a sale's columns have too (deposit, transfer) only where they are numbered, dated or counted.
_OF_PAYOUTS = re.compile(
    r"\bpayouts?\b|\bpay outs?\b|\bdisbursements?\b|\bwithdrawals?\b|\barrival date\b|\b(?:deposit|transfer|settlement|statement) (?:id|number|no|reference|date|time|status|batch|period)\b"
    r"|\bdeposited (?:on|at)\b|\bbank name\b|\bbank account\b|\b(?:account )?ending digits\b|\bdestination (?:name|account|bank|last)\b|\binitiated at\b"
    r"|auszahlung|ausgezahlt|bankkonto|kontoendziffer|\b(?:date|numero|id|statut|reference) (?:de |du |d )?(?:virement|versement)\b"
    r"|\b(?:id|fecha|numero|no|estado|data|codigo) (?:de |do |da |del |della )?(?:la )?(?:transferencia|deposito|retiro|retirada|liquidacion|repasse|saque|bonifico|accredito|prelievo)\b"
    r"|uitbetaling|wyplat|utbetalning|udbetaling|打款|提现|提現|出款|结算(?:单|批次|编号|周期|状态)|結算(?:單|批次|狀態)|出金|振込(?:日|額|金額|id|番号|予定)|입금예정|정산(?:번호|상태)|출금"
)  # fmt: skip
#: Whose account, and what else such lists say: no product and no buyer.
_OF_ACCOUNTS = re.compile(r"\bbank\b|\baccount\b|\bdestination\b|\bdescription\b|\bmemo\b|\bsource\b|\bmethod\b|\bcurrency\b|银行|銀行|账户|賬戶|账号|收款人|은행|konto|verwendungszweck")  # fmt: skip
#: What a sale says of itself, in whatever column.
_OF_SALES = ("order_id", "customer_id", "email", "phone", "name", "product", "sku", "quantity", "unit_price")


def says_payouts(headers: Sequence[str], columns: Mapping[str, int]) -> str | None:
    """The header that makes a file a list of payouts; None where it names an order, a buyer or goods, or nothing speaks of payouts.

    Args:
        headers: the file's.
        columns: the place of each field of orders that was found.
    """
    said = [_said(header) for header in headers]
    own = next((at for at, header in enumerate(headers) if is_of_payouts(header)), None)
    sold = (said[columns[field]] for field in _OF_SALES if field in columns)
    if own is None or not all(_OF_PAYOUTS.search(text) or _OF_ACCOUNTS.search(text) or text == "id" for text in sold):
        return None
    return headers[own]


def is_of_payouts(header: str) -> bool:
    """Whether only lists of payouts have such a column, or sales that tell when they were paid out."""
    return _OF_PAYOUTS.search(_said(header)) is not None


def wrote_payouts(headers: Sequence[str], platforms: Sequence[Platform]) -> Platform | None:
    """The system whose list of payouts has these headers; None where none is known to."""
    keys = set(map(compact, headers))
    return next((one for one in platforms if one.payouts and set(map(compact, one.payouts)) <= keys), None)


def _said(header: str) -> str:
    return " ".join(words_of(header))
