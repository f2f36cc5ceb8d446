"""Payments of one order that came on several days: each is money of its own, also where all are alike."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from lib.ingest.cells import Cells
from lib.ingest.groups import Groups, combine, constant
from lib.ingest.headers import words_of
from lib.ingest.texts import Texts, clean

#: What says in a header that a row is a payment.
_PAYMENTS = re.compile(
    r"\bpayments?\b|\bpaid\b|\bcharged?\b|\binstal?lments?\b|\btransactions?\b|\btxn\b|zahlung|bezahlt|\brate\b|transaktion|\bpaiements?\b|\bpaye\b|\becheance|\bprelevement|\bpagos?\b|\bcobros?\b|\bcuotas?\b|\bpagad[oa]\b|\btransaccion|\bpagamentos?\b|\bparcela|\btransacao|\bpagamento\b|\brata\b|\btransazione|\bbetaling|\bbetaald|\btermijn|\bplatnosc|\bwplata|\brata\b|\btransakcj|платеж|оплат|транзакц|взнос|\bodeme|\btaksit|支付|付款|交易|分期|期数|支払|入金|決済|分割|결제|할부|납부"
)
#: Fields that tell lines of an order apart.
OF_LINES = ("product", "sku", "quantity", "unit_price")
_FEWEST, _MOSTLY = 3, 0.8
#: So many orders of several rows tell it for all.
_MOST_ORDERS = 2_000
#: Which of how many a payment is: 1 von 3, Payment 2 of 6, 3/12.
_COUNTED = re.compile(r"\b\d{1,2}\s*(?:of|von|de|sur|di|van|z|из|von insgesamt|/|／|共)\s*\d{1,2}\b")
_CLOCK = re.compile(r"[T\s]\s*\d{1,2}:.*$")


def pays_in_parts(cells: Cells, orders: Groups, count: int) -> bool:
    """Whether rows are payments: most orders of several rows name another day on each, of the same goods or none, and a header says so.

    Args:
        cells: the file by field.
        orders: one code an order, 0…count-1.
        count: of orders.
    """
    if "ordered_at" not in cells or not any(_PAYMENTS.search(" ".join(words_of(one))) for one in cells.headings):
        return False
    several = np.flatnonzero(np.bincount(orders, minlength=count) > 1)[:_MOST_ORDERS]
    if len(several) < _FEWEST:
        return False
    place = np.full(count, -1, dtype=np.int64)
    place[several] = np.arange(len(several))
    looked_at = np.flatnonzero(place[orders] >= 0)
    of_orders, count = place[orders[looked_at]], len(several)
    pairs = combine([of_orders, _days(cells.texts("ordered_at"), looked_at)])
    each_its_day = np.bincount(of_orders[np.unique(pairs, return_index=True)[1]], minlength=count) == np.bincount(
        of_orders
    )
    alike = np.ones(count, dtype=np.bool_)
    for field in OF_LINES:
        if field in cells:
            texts = cells.texts(field)
            said = {texts.distinct[code] for code in np.unique(texts.codes[looked_at]).tolist() if code >= 0}
            if not all(_COUNTED.search(text) for text in map(clean, said) if text):
                alike &= constant(of_orders, count, texts.codes[looked_at].astype(np.int64))
    return float((each_its_day & alike).mean()) >= _MOSTLY


def _days(texts: Texts, rows: npt.NDArray[np.int64]) -> Groups:
    """One code a day for some rows, as it is written without its clock."""
    said: dict[str, int] = {}
    codes = texts.codes[rows]
    of_code = {code: said.setdefault(_CLOCK.sub("", clean(texts.distinct[code])), len(said)) for code in np.unique(codes).tolist() if code >= 0}  # fmt: skip
    return np.array([of_code.get(code, -1) for code in codes.tolist()], dtype=np.int64)
