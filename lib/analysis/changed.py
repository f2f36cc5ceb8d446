"""What changed between two uploads of one shop: who came, who went, who moved, and where the revenue's difference comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from lib.analysis.rfm import Rfm
from lib.core import columns as c

Step = Literal["before", "corrected", "gone", "refunds", "counting", "known", "new", "after"]


@dataclass(frozen=True, eq=False)
class State:
    """A shop's orders at one time.

    Attributes:
        orders: customer_id, order_id, ordered_at, net_e4; at least one.
        refunds: refunds that are no order's (lib.core.columns.REFUNDS).
        numbers: the numbers of all orders that the files hold, also of those that do not count.
    """

    orders: pd.DataFrame
    refunds: pd.DataFrame
    numbers: frozenset[str] = frozenset()


def without_numbers(orders: pd.DataFrame) -> pd.DataFrame:
    """The same of a shop whose orders have no numbers: each named by what is told of it, so that it is known again."""
    who, when, much = (orders[name].astype("str") for name in (c.CUSTOMER_ID, c.ORDERED_AT, c.NET_E4))
    named = who + "|" + when + "|" + much
    return orders.assign(**{c.ORDER_ID: named + "|" + named.groupby(named).cumcount().astype("str")})


@dataclass(frozen=True)
class Changed:
    """Two states of a shop compared.

    Attributes:
        first_before, first_after, last_before, last_after: the days of the first and last counted orders.
        orders_new: counted orders that the earlier state did not hold at all.
        orders_of_new: of them, those of customers who are new.
        orders_late: of them, those from before its last day.
        orders_counting: orders that it held and did not count: paid since, for instance.
        orders_gone: orders that it counted and the later one does not: cancelled since, or no longer exported.
        orders_moved: orders of both that are another customer's.
        orders_corrected: orders of both, and of the same customer, whose money after refunds is another.
        gained, lost: customers with a counted order in one state only.
        bridge: (step, ten-thousandths): from the revenue before over its differences to the revenue after; the
            first and the last are totals, and those between add up to their difference exactly.
        moved: one row a pair of groups that customers of both states moved between: source, target, customers; most first.
        stayed: customers of both states whose group is the same.
        who: one row a customer who came, went or moved: customer_id, change ("gained", "lost", "moved"), before_e4, after_e4
            (revenue after refunds in each state), source, target (groups; null where not scored); by change and name.
    """

    first_before: date
    first_after: date
    last_before: date
    last_after: date
    orders_new: int
    orders_of_new: int
    orders_late: int
    orders_counting: int
    orders_gone: int
    orders_moved: int
    orders_corrected: int
    gained: int
    lost: int
    bridge: tuple[tuple[Step, int], ...]
    moved: pd.DataFrame
    stayed: int
    who: pd.DataFrame

    @property
    def lacks_the_days_before(self) -> bool:
        """Whether the later state looks like the next export of the shop, beside which the earlier one still stands."""
        return bool(self.orders_gone) and self.first_after > self.first_before

    @property
    def is_nothing(self) -> bool:
        """Whether both states are the same shop on the same day."""
        orders = self.orders_new + self.orders_counting + self.orders_gone + self.orders_moved + self.orders_corrected
        return not (orders or self.gained or self.lost)


def changed(before: State, after: State, groups: tuple[Rfm, Rfm] | None = None) -> Changed:
    """Compare two states of a shop, both read by the same rules.

    Orders are the same where their number is. Refunds that are no order's are compared in total.

    Args:
        before: the earlier state.
        after: the later one.
        groups: customers scored in both states, with the same map.
    """
    old, new = before.orders, after.orders
    key = [c.CUSTOMER_ID, c.ORDER_ID]
    both = old[[*key, c.NET_E4]].merge(new[[*key, c.NET_E4, c.ORDERED_AT]], on=key, how="outer", suffixes=("_old", "_new"), indicator=True)  # fmt: skip
    came, went, kept = (both["_merge"] == side for side in ("right_only", "left_only", "both"))
    moved_to = came & both[c.ORDER_ID].isin(set(both.loc[went, c.ORDER_ID]))
    moved_from = went & both[c.ORDER_ID].isin(set(both.loc[came, c.ORDER_ID]))
    counting = came & ~moved_to & both[c.ORDER_ID].isin(before.numbers - set(both.loc[kept, c.ORDER_ID]))
    gone, fresh = went & ~moved_from, came & ~moved_to & ~counting
    known = set(old[c.CUSTOMER_ID])
    of_known = both[c.CUSTOMER_ID].isin(known)
    old_e4, new_e4 = (both[f"{c.NET_E4}_{side}"].fillna(0).astype("int64") for side in ("old", "new"))
    difference = new_e4 - old_e4
    refunds = int(before.refunds[c.AMOUNT_E4].sum()) - int(after.refunds[c.AMOUNT_E4].sum())
    last_before = old[c.ORDERED_AT].max()
    bridge: tuple[tuple[Step, int], ...] = (
        ("before", int(old[c.NET_E4].sum()) - int(before.refunds[c.AMOUNT_E4].sum())),
        ("corrected", int(difference[kept | moved_from | moved_to].sum())),
        ("gone", int(difference[gone].sum())),
        ("refunds", refunds),
        ("counting", int(difference[counting].sum())),
        ("known", int(difference[fresh & of_known].sum())),
        ("new", int(difference[fresh & ~of_known].sum())),
        ("after", int(new[c.NET_E4].sum()) - int(after.refunds[c.AMOUNT_E4].sum())),
    )
    later = set(new[c.CUSTOMER_ID])
    pairs = _pairs(*groups) if groups is not None else _no_pairs()
    moved, stayed = _moves(pairs)
    return Changed(
        first_before=old[c.ORDERED_AT].min().date(),
        first_after=new[c.ORDERED_AT].min().date(),
        last_before=last_before.date(),
        last_after=new[c.ORDERED_AT].max().date(),
        orders_new=int(fresh.sum()),
        orders_of_new=int((fresh & ~of_known).sum()),
        orders_late=int((fresh & (both[c.ORDERED_AT] < last_before.normalize())).sum()),
        orders_counting=int(counting.sum()),
        orders_gone=int(gone.sum()),
        orders_moved=int(moved_to.sum()),
        orders_corrected=int((kept & (difference != 0)).sum()),
        gained=len(later - known),
        lost=len(known - later),
        bridge=bridge,
        moved=moved,
        stayed=stayed,
        who=_who(pairs, (_spent(old, before.refunds), _spent(new, after.refunds))),
    )


def _spent(orders: pd.DataFrame, refunds: pd.DataFrame) -> pd.Series[int]:
    """What each customer spent after refunds."""
    spent = orders.groupby(c.CUSTOMER_ID)[c.NET_E4].sum()
    if refunds.empty or c.CUSTOMER_ID not in refunds.columns:
        return spent
    back = refunds.groupby(c.CUSTOMER_ID)[c.AMOUNT_E4].sum()
    return spent - back.reindex(spent.index, fill_value=0)


def _who(pairs: pd.DataFrame, spent: tuple[pd.Series[int], pd.Series[int]]) -> pd.DataFrame:
    before, after = spent
    frame = pd.DataFrame({"before_e4": before, "after_e4": after}).join(pairs, how="left")
    is_moved = frame["source"].notna() & frame["target"].notna() & (frame["source"] != frame["target"])
    frame["change"] = np.select(
        [frame["before_e4"].isna(), frame["after_e4"].isna(), is_moved], ["gained", "lost", "moved"], ""
    )
    frame = frame[frame["change"] != ""].fillna({"before_e4": 0, "after_e4": 0})
    frame = frame.rename_axis(c.CUSTOMER_ID).reset_index().astype({"before_e4": "int64", "after_e4": "int64"})
    return frame.sort_values(["change", c.CUSTOMER_ID], ignore_index=True)


def _group_of(rfm: Rfm) -> pd.Series[str]:
    """Each customer's group."""
    codes: Sequence[str] = [segment.code for segment in rfm.segment_map.segments]
    return pd.Series([codes[place] for place in rfm.segment], index=rfm.customers.customer_id.to_numpy(), dtype="str")


def _no_pairs() -> pd.DataFrame:
    return pd.DataFrame({"source": pd.Series(dtype="str"), "target": pd.Series(dtype="str")})


def _pairs(before: Rfm, after: Rfm) -> pd.DataFrame:
    """The group of each customer in both states, missing where there was none."""
    return pd.DataFrame({"source": _group_of(before), "target": _group_of(after)})


def _moves(pairs: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    pairs = pairs.dropna()
    is_move = pairs["source"] != pairs["target"]
    counts = pairs[is_move].groupby(["source", "target"]).size().rename("customers").reset_index()
    counts = counts.sort_values(["customers", "source", "target"], ascending=[False, True, True], ignore_index=True)
    return counts, int((~is_move).sum())
