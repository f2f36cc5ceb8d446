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

Step = Literal["before", "corrected", "gone", "refunds", "known", "new", "after"]


@dataclass(frozen=True, eq=False)
class Earlier:
    """A shop as it was before the last upload: no more than a comparison needs.

    Attributes:
        orders: customer_id, order_id, ordered_at, net_e4; at least one.
        refunds: customer_id, order_id, refunded_at, amount_e4.
        digest: names this state.
    """

    orders: pd.DataFrame
    refunds: pd.DataFrame
    digest: str

    def without(self, customer_id: str, digest: str) -> Earlier | None:
        """The same without one customer, under another name; None where nobody is left."""
        orders, refunds = (frame[frame[c.CUSTOMER_ID] != customer_id] for frame in (self.orders, self.refunds))
        return None if orders.empty else Earlier(orders, refunds, digest)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Orders and refunds with all their columns, for a store; what was not kept is missing."""
        orders = self.orders.assign(**{c.AMOUNT_E4: self.orders[c.NET_E4], c.REFUND_E4: 0})
        return {"orders": _whole(orders, c.ORDERS), "refunds": _whole(self.refunds, c.REFUNDS)}


def _whole(frame: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    missing = {name: pd.Series(index=frame.index, dtype="str") for name in columns if name not in frame.columns}
    return frame.assign(**missing)[list(columns)]


def earlier(orders: pd.DataFrame, refunds: pd.DataFrame, digest: str) -> Earlier | None:
    """What is kept of a state to compare the next one with; None where it has no order or several currencies."""
    if orders.empty or len(orders[c.CURRENCY].unique()) > 1:
        return None
    return Earlier(
        orders[[c.CUSTOMER_ID, c.ORDER_ID, c.ORDERED_AT, c.NET_E4]],
        refunds[[c.CUSTOMER_ID, c.ORDER_ID, c.REFUNDED_AT, c.AMOUNT_E4]],
        digest,
    )


@dataclass(frozen=True)
class Changed:
    """Two states of a shop compared.

    Attributes:
        last_before, last_after: the days of the last counted orders.
        orders_new: counted orders that the later state has and the earlier one has not.
        orders_gone: the reverse: cancelled since, or no longer exported.
        orders_corrected: orders of both whose money after refunds is another.
        gained, lost: customers with a counted order in one state only.
        bridge: (step, ten-thousandths): from the revenue before over its differences to the revenue after; the
            first and the last are totals, and those between add up to their difference exactly.
        moved: one row a pair of groups that customers of both states moved between: source, target, customers; most first.
        stayed: customers of both states whose group is the same.
        who: one row a customer who came, went or moved: customer_id, change ("gained", "lost", "moved"), before_e4, after_e4
            (revenue after refunds in each state), source, target (groups; null where not scored); by change and name.
    """

    last_before: date
    last_after: date
    orders_new: int
    orders_gone: int
    orders_corrected: int
    gained: int
    lost: int
    bridge: tuple[tuple[Step, int], ...]
    moved: pd.DataFrame
    stayed: int
    who: pd.DataFrame

    @property
    def is_nothing(self) -> bool:
        """Whether both states are the same shop on the same day."""
        return not (self.orders_new or self.orders_gone or self.orders_corrected or self.gained or self.lost)


def changed(
    before: tuple[pd.DataFrame, pd.DataFrame],
    after: tuple[pd.DataFrame, pd.DataFrame],
    groups: tuple[Rfm, Rfm] | None = None,
) -> Changed:
    """Compare two states of a shop.

    Orders are the same where customer and order number are. Refunds that are no order's (lib.core.columns.REFUNDS) are
    compared in total.

    Args:
        before: orders and refunds (lib.core.columns), with at least one order.
        after: the same, later.
        groups: customers scored in both states, with the same map.
    """
    (old, old_refunds), (new, new_refunds) = before, after
    key = [c.CUSTOMER_ID, c.ORDER_ID]
    both = old[[*key, c.NET_E4]].merge(new[[*key, c.NET_E4]], on=key, how="outer", suffixes=("_old", "_new"), indicator=True)  # fmt: skip
    came, went, kept = (both["_merge"] == side for side in ("right_only", "left_only", "both"))
    known = set(old[c.CUSTOMER_ID])
    of_known = both[c.CUSTOMER_ID].isin(known)
    old_e4, new_e4 = (both[f"{c.NET_E4}_{side}"].fillna(0).astype("int64") for side in ("old", "new"))
    difference = new_e4 - old_e4
    refunds = int(old_refunds[c.AMOUNT_E4].sum()) - int(new_refunds[c.AMOUNT_E4].sum())
    bridge: tuple[tuple[Step, int], ...] = (
        ("before", int(old[c.NET_E4].sum()) - int(old_refunds[c.AMOUNT_E4].sum())),
        ("corrected", int(difference[kept].sum())),
        ("gone", int(difference[went].sum())),
        ("refunds", refunds),
        ("known", int(difference[came & of_known].sum())),
        ("new", int(difference[came & ~of_known].sum())),
        ("after", int(new[c.NET_E4].sum()) - int(new_refunds[c.AMOUNT_E4].sum())),
    )
    later = set(new[c.CUSTOMER_ID])
    pairs = _pairs(*groups) if groups is not None else _no_pairs()
    moved, stayed = _moves(pairs)
    return Changed(
        last_before=old[c.ORDERED_AT].max().date(),
        last_after=new[c.ORDERED_AT].max().date(),
        orders_new=int(came.sum()),
        orders_gone=int(went.sum()),
        orders_corrected=int((kept & (difference != 0)).sum()),
        gained=len(later - known),
        lost=len(known - later),
        bridge=bridge,
        moved=moved,
        stayed=stayed,
        who=_who(pairs, (_spent(old, old_refunds), _spent(new, new_refunds))),
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
