"""Who is that? Finding a customer, and all that is known about one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from narwhals.stable.v2 import col

from lib.analysis.reductions import in_view
from lib.analysis.rfm import Rfm
from lib.analysis.segments import Segment
from lib.core.columns import (
    AMOUNT_E4,
    CONSENT,
    CUSTOMER,
    CUSTOMER_ID,
    CUSTOMERS,
    EMAIL,
    NAME,
    NET_E4,
    ORDERED_AT,
    PHONE,
    REFUNDED_AT,
)
from lib.core.errors import CannotAnswer
from lib.core.periods import day_of
from lib.core.settings import AXES, Axis, View
from lib.core.words import N_
from lib.store.engine import IDS_TABLE, Frames

Found = Literal["customer_id", "name", "email", "phone"]
#: More are not told apart in a list to choose from.
MOST_FOUND = 20
_FIELDS: tuple[Found, ...] = (CUSTOMER_ID, NAME, EMAIL, PHONE)
#: What people put between the digits of a phone number.
_BETWEEN_DIGITS = r"[\s()+./\-–]"
_FEWEST_DIGITS = 3


@dataclass(frozen=True)
class Match:
    """A customer that fits what was typed, and the field that fits."""

    customer_id: str
    name: str | None
    email: str | None
    phone: str | None
    found_in: Found


@dataclass(frozen=True, eq=False)
class CustomerCard:
    """All that is known about one customer up to a day, whatever the filters of the page are.

    Attributes:
        consent: to marketing: "yes", "no" or None (the file does not tell).
        orders: counted orders, the latest first: order_id, ordered_at, amount_e4, refund_e4, net_e4, status, channel, country.
        refunds: refund documents, the latest first: order_id, refunded_at, amount_e4, channel, country.
        total_e4: net of orders less refund documents.
        days_since_last: from the last order to as_of.
        usual_gap_days: the mean days between order days, as the lists count them; None with fewer than two of them.
        scores, segment: None when the filters leave the customer out.
    """

    customer_id: str
    name: str | None
    email: str | None
    phone: str | None
    consent: str | None
    orders: pd.DataFrame
    refunds: pd.DataFrame
    total_e4: int
    first_day: date
    last_day: date
    days_since_last: int
    usual_gap_days: float | None
    scores: Mapping[Axis, int] | None
    segment: Segment | None


def search(table: pd.DataFrame, text: str, limit: int = MOST_FOUND) -> tuple[Match, ...]:
    """Customers whose id, name, e-mail or phone contains a text, in that order; whole ids and beginnings of ids first.

    The text is taken literally and searched for in linear time; phones are compared by their digits.

    Args:
        table: the canonical customers.
        text: what was typed.
        limit: the most that are shown.
    """
    wanted = text.strip()
    if not wanted:
        return ()
    nowhere = len(_FIELDS)
    fields = np.full(len(table), nowhere, np.int8)
    for place, name in reversed(list(enumerate(_FIELDS))):
        fields[_contains(table[name], name, wanted)] = place
    hits = np.flatnonzero(fields < nowhere)
    ids = table[CUSTOMER_ID].iloc[hits].str.lower()
    whole, beginning = ids == wanted.lower(), ids.str.startswith(wanted.lower())
    order = np.lexsort((fields[hits], ~beginning.to_numpy(bool), ~whole.to_numpy(bool)))
    return tuple(_match(table, int(hits[place]), _FIELDS[fields[hits[place]]]) for place in order[:limit])


def _contains(values: pd.Series[str], name: Found, wanted: str) -> npt.NDArray[np.bool_]:
    if name == PHONE:
        digits = re.sub(_BETWEEN_DIGITS, "", wanted)
        if not digits.isdecimal() or len(digits) < _FEWEST_DIGITS:
            return np.zeros(len(values), np.bool_)
        values, wanted = values.str.replace(_BETWEEN_DIGITS, "", regex=True), digits
    return values.str.contains(wanted, case=False, regex=False).fillna(value=False).to_numpy(bool)


def _match(table: pd.DataFrame, position: int, found_in: Found) -> Match:
    contact = _contact(table, position)
    return Match(contact[CUSTOMER_ID] or "", contact[NAME], contact[EMAIL], contact[PHONE], found_in)


def _contact(table: pd.DataFrame, position: int | None) -> dict[str, str | None]:
    """One customer's row; what the file does not tell is None."""
    if position is None:
        return dict.fromkeys(CUSTOMERS)
    values = {name: table[name].iloc[position] for name in CUSTOMERS}
    return {name: value if isinstance(value, str) and value else None for name, value in values.items()}


def _position(ids: pd.Series[str], customer_id: str) -> int | None:
    found = np.flatnonzero((ids == customer_id).to_numpy(bool))
    return int(found[0]) if len(found) else None


def card(frames: Frames, table: pd.DataFrame, customer_id: str, as_of: date, rfm: Rfm | None = None) -> CustomerCard:
    """Open one customer.

    Args:
        frames: the logs.
        table: the canonical customers.
        customer_id: whole.
        as_of: what came later is left out.
        rfm: scores and groups of the page that asks.

    Raises:
        CannotAnswer: when nobody with that id has a counted order by then.
    """
    number = frames(IDS_TABLE).filter(col(CUSTOMER_ID) == customer_id).select(CUSTOMER).collect("pyarrow")
    code = number[CUSTOMER].to_list()[0] if len(number) else -1
    orders = _log(frames, "orders", ORDERED_AT, code, as_of)
    if orders.empty:
        raise CannotAnswer(
            N_(
                "There is no customer {customer} with a counted order. Search for a part of the id, name, e-mail or phone."
            ),
            customer=customer_id,
        )
    refunds = _log(frames, "refunds", REFUNDED_AT, code, as_of)
    order_days = np.sort(orders[ORDERED_AT].dt.normalize().unique())
    contact = _contact(table, _position(table[CUSTOMER_ID], customer_id))
    position = None if rfm is None else _position(rfm.customers.customer_id, customer_id)
    return CustomerCard(
        customer_id=customer_id,
        name=contact[NAME],
        email=contact[EMAIL],
        phone=contact[PHONE],
        consent=contact[CONSENT],
        orders=orders,
        refunds=refunds,
        total_e4=int(orders[NET_E4].sum()) - int(refunds[AMOUNT_E4].sum()),
        first_day=pd.Timestamp(order_days[0]).date(),
        last_day=pd.Timestamp(order_days[-1]).date(),
        days_since_last=day_of(as_of) - day_of(pd.Timestamp(order_days[-1]).date()),
        usual_gap_days=float(np.diff(order_days).mean() / np.timedelta64(1, "D")) if len(order_days) > 1 else None,
        scores=None if rfm is None or position is None else {axis: int(rfm.scores[axis][position]) for axis in AXES},
        segment=None if rfm is None or position is None else rfm.segment_map.segments[int(rfm.segment[position])],
    )


def _log(frames: Frames, name: str, moment: str, code: int, as_of: date) -> pd.DataFrame:
    rows = in_view(frames(name).filter(col(CUSTOMER) == code), moment, View(), as_of)
    log = rows.collect("pyarrow").to_pandas().drop(columns=CUSTOMER)
    return log.sort_values([moment, "order_id"], ascending=False, ignore_index=True)
