from __future__ import annotations

import pandas as pd

from lib.analysis.funnel_rule import Step
from lib.analysis.log_buyers import ORDERED, customers_of, steps_with_orders, with_orders
from lib.catalog.touchpoints import TOUCHPOINTS
from lib.core.columns import EVENTS


def log_of(*rows: tuple[str, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["user_id", "event", "occurred_at"])
    frame["occurred_at"] = pd.to_datetime(frame["occurred_at"]).astype("datetime64[us]")
    return frame.reindex(columns=list(EVENTS)).astype(dict.fromkeys(("user_id", "event", "channel"), "str"))


def orders_of(*rows: tuple[str, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["customer_id", "ordered_at", "channel"])
    frame["ordered_at"] = pd.to_datetime(frame["ordered_at"]).astype("datetime64[us]")
    return frame


LOG = log_of(("P@x.com", "visit", "2026-03-02 10:00"), ("q", "visit", "2026-03-05 10:00"))
KNOWN = customers_of(
    pd.DataFrame({"customer_id": ["7", "8"], "name": None, "email": ["p@x.com", "z@x.com"], "phone": None}),
    pd.DataFrame({"customer_id": ["P@x.com", "q"]}),
)


def test_people_of_a_log_are_known_by_their_address() -> None:
    assert KNOWN.to_dict() == {"P@x.com": "7"}


def test_orders_of_the_logs_people_in_its_days_are_events() -> None:
    """A customer who is not in the log and orders before or after it add nothing."""
    orders = orders_of(
        ("7", "2026-03-02 11:00", "store"),
        ("7", "2026-02-01 11:00", "store"),
        ("7", "2026-04-01 11:00", "store"),
        ("8", "2026-03-03 11:00", "web"),
    )
    added = with_orders(LOG, orders, KNOWN).iloc[2:]
    assert added[["user_id", "event", "channel"]].to_numpy().tolist() == [["P@x.com", ORDERED, "store"]]
    assert added["occurred_at"].tolist() == [pd.Timestamp("2026-03-02 11:00")]


def test_an_order_without_a_time_comes_after_the_visit_of_its_day() -> None:
    added = with_orders(LOG, orders_of(("7", "2026-03-02", "store")), KNOWN).iloc[2:]
    assert added["occurred_at"].tolist() == [pd.Timestamp("2026-03-02 23:59:59")]


def test_the_purchase_is_either_or_is_added_before_what_follows_it() -> None:
    visit, paid, received = Step("visit", ("visit",)), Step("purchase", ("purchase",)), Step("received", ("got",))
    assert steps_with_orders([visit, paid], TOUCHPOINTS)[1] == Step("purchase", ("purchase", ORDERED))
    found = steps_with_orders([visit, received], TOUCHPOINTS)
    assert [one.code for one in found] == ["visit", "paid", "received"]
