"""The ways in which a shop's dashboard may count differently, and what it would then show.

A dashboard is described by the lines it includes, leaves out or treats differently. Its figures follow from the rows of
the file; so a set of lines can be tried, and all sets can be tried together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.core import columns as c
from lib.core.periods import day_of
from lib.core.settings import Refunds
from lib.core.words import N_, Sentence

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
#: "adds": rows that we set aside are in · "drops": rows that we count are out · "refunds": refunds the other way round ·
#: the others add or take off a column of each order.
Effect = Literal["adds", "drops", "refunds", "tax", "shipping", "discount"]

HOURS_A_DAY = 24
#: More statuses than this are looked at together.
MOST_STATUSES = 4
SIDES = ("tax", "shipping", "discount")
_NEVER_THERE = ("replaced", "unreadable", "future_date", "other_currency")


@dataclass(frozen=True)
class Way:
    """One way to count differently.

    Attributes:
        code: its stable name.
        sentence: what the dashboard does.
        effect: what it changes.
        sign: +1 adds a side column to each order, -1 takes it off.
        bit: the bit of `Units.needs` or `Units.lost_to` that it answers to.
    """

    code: str
    sentence: Sentence
    effect: Effect
    sign: Literal[-1, 0, 1] = 0
    bit: int = 0


@dataclass(frozen=True)
class Figures:
    """Revenue in ten-thousandths, orders and buyers of a period."""

    revenue_e4: int
    orders: int
    buyers: int


@dataclass(frozen=True)
class Units:
    """The rows of a file summed by order, reason and hour.

    Attributes:
        order: one code an order.
        buyer: one code a customer; an order without a customer is a buyer of its own.
        hour: hours since 1970 by the shop's clock.
        is_refund: money given back in a row of its own.
        needs: bits of the ways that must be taken for the unit to be counted; 0 for what we count.
        lost_to: bits of the ways that leave the unit out.
        money: columns amount, refund, tax, shipping, discount in ten-thousandths.
    """

    order: Ints
    buyer: Ints
    hour: Ints
    is_refund: Mask
    needs: Ints
    lost_to: Ints
    money: dict[str, Ints]

    def during(self, first_day: date, last_day: date, shift_hours: int) -> Units:
        """The units of a period by a clock that is some hours ahead of the shop's; both days are included."""
        start = day_of(first_day) * HOURS_A_DAY - shift_hours
        end = (day_of(last_day) + 1) * HOURS_A_DAY - shift_hours
        inside = (self.hour >= start) & (self.hour < end)
        return Units(
            self.order[inside],
            self.buyer[inside],
            self.hour[inside],
            self.is_refund[inside],
            self.needs[inside],
            self.lost_to[inside],
            {name: values[inside] for name, values in self.money.items()},
        )


def _side(rows: pd.DataFrame, name: str) -> Ints:
    column = f"{name}_e4"
    return rows[column].to_numpy(dtype=np.int64) if column in rows else np.zeros(len(rows), dtype=np.int64)


def _status_bits(rows: pd.DataFrame, ways: list[Way]) -> tuple[Ints, Ints]:
    """Bits for statuses that we leave out and for statuses that we count."""
    needs = np.zeros(len(rows), dtype=np.int64)
    lost_to = np.zeros(len(rows), dtype=np.int64)
    status = rows[c.STATUS]
    left_out = rows[c.FATE] == "status_excluded"
    counted = rows[c.FATE] == "counted"
    ours = set(status[counted].dropna())
    theirs = [name for name in status[left_out].value_counts().index if name not in ours]
    for name in theirs[:MOST_STATUSES]:
        bit = _add(
            ways, "status_included", N_("Orders with the status “{status}” are included there."), "adds", status=name
        )
        needs[(status == name).to_numpy()] |= bit
    rest = left_out & ~status.isin(theirs[:MOST_STATUSES])
    rest |= status.isin(theirs[MOST_STATUSES:])
    if rest.any():
        bit = _add(
            ways,
            "not_sold_included",
            N_("Orders that were cancelled, not paid or wholly refunded are included there."),
            "adds",
        )
        needs[rest.to_numpy()] |= bit
    minor = status[counted].value_counts().index[1 : 1 + MOST_STATUSES]
    for name in minor:
        bit = _add(
            ways, "status_left_out", N_("Orders with the status “{status}” are left out there."), "drops", status=name
        )
        lost_to[(status == name).to_numpy()] |= bit
    return needs, lost_to


def _add(ways: list[Way], code: str, template: str, effect: Effect, **facts: str) -> int:
    bit = 1 << len(ways)
    ways.append(Way(code, Sentence(template, facts), effect, bit=bit))
    return bit


def read_units(rows: pd.DataFrame, refunds: Refunds) -> tuple[Units, tuple[Way, ...]]:
    """Sum the rows of a file and list the ways in which they could be counted differently.

    Args:
        rows: as `lib.ingest.imported.Imported.rows`: order_id, customer_id, ordered_at, amount_e4, status, fate, and
            where the file has them refund_e4, tax_e4, shipping_e4, discount_e4.
        refunds: how the import treated refunds.
    """
    rows = rows[~rows[c.FATE].isin(_NEVER_THERE) & rows[c.AMOUNT_E4].notna() & rows[c.ORDERED_AT].notna()]
    ways: list[Way] = []
    needs, lost_to = _status_bits(rows, ways)
    fate = rows[c.FATE]
    for code, template, which in (
        ("guests_included", N_("Orders without a buyer are included there."), rows[c.CUSTOMER_ID].isna()),
        ("zero_included", N_("Orders of 0 are included there."), fate == "zero_amount"),
        ("duplicates_included", N_("Rows that the file has twice are counted twice there."), fate == "duplicate"),
        (
            "unmatched_refunds",
            N_("Refunds of customers without a counted order are taken off there too."),
            fate == "refund_unmatched",
        ),
    ):
        if which.any():
            needs[which.to_numpy()] |= _add(ways, code, template, "adds")
    amount = rows[c.AMOUNT_E4].to_numpy(dtype=np.int64)
    money = {"amount": amount, "refund": _side(rows, "refund")} | {name: _side(rows, name) for name in SIDES}
    ways += _ways_of_sides(money, refunds)
    return _summed(rows, needs, lost_to, money), tuple(ways)


def _ways_of_sides(money: dict[str, Ints], refunds: Refunds) -> list[Way]:
    ways: list[Way] = []
    if money["refund"].any() or (money["amount"] < 0).any():
        ways.append(
            Way("refunds_not_deducted", Sentence(N_("Refunds are not taken off there.")), "refunds")
            if refunds == "net"
            else Way("refunds_deducted", Sentence(N_("Refunds are taken off there.")), "refunds")
        )
    for side, code, template, sign in (
        ("tax", "tax_left_out", N_("Tax is not in the revenue there."), -1),
        ("shipping", "shipping_left_out", N_("Shipping is not in the revenue there."), -1),
        ("discount", "before_discounts", N_("Revenue is shown before discounts there."), 1),
        ("tax", "tax_added", N_("Tax is added to the revenue there."), 1),
        ("shipping", "shipping_added", N_("Shipping is added to the revenue there."), 1),
        ("discount", "discounts_deducted", N_("Discounts are taken off the revenue there."), -1),
    ):
        if money[side].any():
            ways.append(Way(code, Sentence(template), side, sign))  # type: ignore[arg-type]
    return ways


def _summed(rows: pd.DataFrame, needs: Ints, lost_to: Ints, money: dict[str, Ints]) -> Units:
    """One unit for the rows of one order, customer, reason and hour."""
    hour = rows[c.ORDERED_AT].to_numpy().astype("datetime64[h]").astype(np.int64)
    customer = pd.factorize(rows[c.CUSTOMER_ID])[0].astype(np.int64)
    order = rows.groupby([c.ORDER_ID, c.CUSTOMER_ID], dropna=False, sort=False).ngroup().to_numpy(dtype=np.int64)
    keys = {
        "order": order,
        "buyer": np.where(customer >= 0, customer, customer.max(initial=-1) + 1 + order),
        "hour": hour,
        "is_refund": money["amount"] < 0,
        "needs": needs,
        "lost_to": lost_to,
    }
    # An order's money of 0 on its further rows belongs with its first row's, whatever its sign.
    summed = pd.DataFrame(keys | money).groupby(list(keys), sort=False, as_index=False).sum()
    whole = {name: summed[name].to_numpy() for name in summed.columns}
    return Units(
        whole["order"], whole["buyer"], whole["hour"], whole["is_refund"], whole["needs"], whole["lost_to"],
        {name: whole[name] for name in money},
    )  # fmt: skip


def figures(units: Units, taken: Sequence[Way], refunds: Refunds) -> Figures:
    """What a dashboard shows that counts in the given ways."""
    adds = sum(way.bit for way in taken if way.effect == "adds")
    drops = sum(way.bit for way in taken if way.effect == "drops")
    inside = ((units.needs & ~adds) == 0) & ((units.lost_to & drops) == 0)
    sold = inside & ~units.is_refund
    revenue = int(units.money["amount"][sold].sum())
    flipped = any(way.effect == "refunds" for way in taken)
    if (refunds == "net") != flipped:
        revenue += int(units.money["amount"][inside & units.is_refund].sum()) - int(units.money["refund"][sold].sum())
    for way in taken:
        if way.effect in SIDES:
            revenue += way.sign * int(units.money[way.effect][sold].sum())
    return Figures(revenue, len(np.unique(units.order[sold])), len(np.unique(units.buyer[sold])))
