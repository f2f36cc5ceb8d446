"""An order's own number and day, where those of its invoice or of its delivery stand beside them."""

from __future__ import annotations

import re
from collections.abc import Collection

from lib.ingest.headers import words_of
from lib.ingest.likeness import LEAST_CONFIDENCE, NEARLY_ALL, Found, Unmatched
from lib.ingest.texts import Texts

#: How words begin that speak of a document about the order, or of its way to the buyer.
_DOCUMENT = re.compile(
    r"\b(?:invoic|bill(?:ing|ed)?\b|rechnung|fakt(?:ur|uur)|factur|fattur|fatur|lasku|szamla|deliver|dispatch|shipp?(?:ing|ed|ment)?\b|liefer|versand|livraison|expedi|entrega|envio|consegna|spedizion|lever|verzend|dostaw|wysyl)|счет|счёт|доставк|отгрузк|发票|發票|开票|開票|发货|發貨|送货|請求|納品|発送|出荷|송장|청구|발송|배송"
)
#: How words begin that speak of the order itself.
_ORDER = re.compile(
    r"\b(?:orders?\b|ordered\b|purchase\b|bestell|auftrag|commande|command|pedido|encomenda|ordine\b|order(?:nummer|nr|id|datum)|bestel|zamowien|objednav|tilaus|rendeles|siparis)|заказ|订单|订购|下单|訂單|訂購|下單|注文|受注|주문"
)
_CREATED = re.compile(
    r"\b(?:date add(?:ed)?|created?|creation|placed|erstell|angelegt|creee?|creado|creacion|criado|criacao|creato|creazione|aangemaakt|utworz)|создан|创建|建立|생성"
)
#: What else a header of a number says.
_NUMBERS = re.compile(
    r"^(?:n|no|nr|num|nbr|number|id|ref|reference|code|key|increment|name|numero|nummer|num(?:er|ero)?|web|sales|sale|shop|store|de|du|del|do|di|la|номер|号|號|编号|編號|번호|番号)$"
)
#: So many of the rows have a number of their own at least: kinds and states of orders have few.
_TOLD_APART = 0.5


def is_creation(header: str) -> bool:
    """Whether a header speaks of when a record was written down."""
    return _CREATED.search(" ".join(words_of(header))) is not None


def own_of_order(table: Unmatched, found: Found, fixed: Collection[str], taken: set[int]) -> Found:
    """What was found, with the order's own number and day in place of those of a document, where the file has both.

    Args:
        table: the file's columns.
        found: the column of each field.
        fixed: fields that a platform's list or the reader decided.
        taken: columns that are no fields.
    """
    found = _with_own(table, found, fixed, taken, "order_id")
    if "order_id" in found and _DOCUMENT.search(_said(table, found["order_id"][0])):
        return found  # a list of invoices: their days are its days
    return _with_own(table, found, fixed, taken, "ordered_at")


def _with_own(table: Unmatched, found: Found, fixed: Collection[str], taken: set[int], code: str) -> Found:
    if code in fixed or code not in found or not _DOCUMENT.search(_said(table, found[code][0])):
        return found
    used = {place for field, (place, _) in found.items() if field not in {"sku", "created_at"}}
    is_own = _is_number if code == "order_id" else _is_day
    own = next((place for place in table.free(taken | used) if is_own(table, place)), None)
    if own is None:
        return found
    return {field: one for field, one in found.items() if one[0] != own} | {code: (own, LEAST_CONFIDENCE)}


def _is_number(table: Unmatched, place: int) -> bool:
    """Whether a column is called a number of orders, in whatever order of words, and tells its rows apart."""
    said, column = _said(table, place), table.columns[place]
    if _DOCUMENT.search(said) or not _ORDER.search(said) or not _filled(column):
        return False
    others = [word for word in said.split() if not _ORDER.search(word) and not _NUMBERS.match(word)]
    dated = table.fit(place, "date") >= NEARLY_ALL and table.fit(place, "id") < NEARLY_ALL
    return not others and not dated and len(column.distinct) >= _TOLD_APART * len(column)


def _is_day(table: Unmatched, place: int) -> bool:
    """Whether a column tells in nearly every row when the order was placed or written down."""
    said = _said(table, place)
    named = _ORDER.search(said) or _CREATED.search(said)
    return bool(named) and not _DOCUMENT.search(said) and _filled(table.columns[place]) and table.fit(place, "date") >= NEARLY_ALL  # fmt: skip


def _said(table: Unmatched, place: int) -> str:
    return " ".join(words_of(table.headers[place]))


def _filled(column: Texts) -> bool:
    return float(column.present().mean()) >= NEARLY_ALL if len(column) else False
