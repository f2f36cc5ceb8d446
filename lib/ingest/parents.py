"""Numbers of parts of an order beside the number of the whole: the whole is the order."""

from __future__ import annotations

import re

import numpy as np

from lib.ingest.headers import words_of
from lib.ingest.likeness import GUESSED, Found, Unmatched
from lib.ingest.texts import clean

#: What the number of the whole order is called where its parts have numbers of their own.
_PARENTS = re.compile(
    r"\b(?:parent|main|master|mother|group) (?:order|booking|purchase|reservation)\b|\b(?:haupt|ober)(?:bestell|auftrags)|\bcommande (?:parente?|principale|mere)\b|\bpedido (?:padre|principal|pai)\b|\bordine (?:padre|principale)\b|\bhoofdbestelling|\bzamowienie (?:glowne|nadrzedne)\b|родительск\w+ заказ|основн\w+ заказ|主订单|主訂單|母订单|父订单|親注文|상위 ?주문|원주문"
)


#: A number of which a spreadsheet kept the first digits.
_LOST = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)


def of_whole_orders(table: Unmatched, found: Found, chosen: set[str]) -> Found:
    """The same, the number of the whole order in the place of its parts'.

    Every row names a whole, as no refund beside sales does; a part has one row and one whole, and no whole is itself a row.

    Args:
        table: the columns.
        found: the column of each field.
        chosen: fields chosen by hand.
    """
    if {"order_id", "refund_of"} & chosen:
        return found
    own = found["order_id"][0] if "order_id" in found else None
    for place, header in enumerate(table.headers):
        if place != own and _PARENTS.search(" ".join(words_of(header))) and _holds_wholes(table, own, place):
            kept = {code: one for code, one in found.items() if one[0] != place}
            return {**kept, "order_id": (place, GUESSED)}
    return found


def _holds_wholes(table: Unmatched, own: int | None, place: int) -> bool:
    wholes = table.columns[place]
    said, rows = [clean(text) for text in wholes.distinct], len(wholes.codes)
    if (
        not wholes.present().all()
        or any(text in {"", "0", "-"} or _LOST.fullmatch(text) for text in said)
        or len(np.unique(wholes.codes)) == rows
    ):
        return False
    if own is None:
        return True
    parts = table.columns[own]
    return len(parts.distinct) == rows and not set(said) & set(map(clean, parts.distinct))
