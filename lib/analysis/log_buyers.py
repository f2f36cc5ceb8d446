"""The people of a log among the customers of the orders: are both of one shop, and what did they buy that no event tells?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from lib.analysis.event_log import Prepared
from lib.analysis.funnel import Funnel
from lib.analysis.funnel_rule import Question, Step
from lib.analysis.linking import linked
from lib.analysis.touchpoints import TouchPoint, touchpoint_of
from lib.core.columns import CHANNEL, CUSTOMER_ID, EVENT, OCCURRED_AT, ORDERED_AT, USER_ID
from lib.core.findings import Finding, finding
from lib.core.words import N_, NP_

#: What an order of the order file is called among the events of a log.
ORDERED = "order_file"
#: The last second of a day: an order without a time of day comes after what was done on its day.
_LATE = pd.Timedelta(seconds=86_399)


def customers_of(customers: pd.DataFrame, people: pd.DataFrame) -> pd.Series[str]:
    """The customer of each person of a log who is one, by the person's id.

    Args:
        customers: lib.core.columns.CUSTOMERS.
        people: of the log, one row each (lib.ingest.people).
    """
    pairs = linked(customers, people).pairs
    ids = people.loc[pairs["place"], CUSTOMER_ID].astype("str").to_numpy()
    return pd.Series(pairs[CUSTOMER_ID].to_numpy(), index=ids, dtype="str")


def strangers(log: Prepared, funnel: Funnel, made: int | None, known: pd.Series[str]) -> tuple[Finding, ...]:
    """A warning where nobody who bought in the log is a customer of the orders, whose money prices what is lost.

    Args:
        log: whose the arrivals are.
        funnel: the answer.
        made: the place of the step at which money is made.
        known: who is a customer (`customers_of`).
    """
    if made is None or not funnel.arrivals:
        return ()
    buyers = np.unique(log.user_id[funnel.arrivals[made].unit].astype(str))
    if not len(buyers) or np.isin(buyers, known.index.to_numpy().astype(str)).any():
        return ()
    return (
        finding(
            "buyers_not_in_orders",
            "warning",
            NP_(
                "The {count} buyer of the log is not among the customers of the orders: the files name people differently, or are of two shops. What a buyer brings is the average of those orders, and right only if they are of this shop.",
                "None of the log's {count} buyers is among the customers of the orders: the files name people differently, or are of two shops. What a buyer brings is the average of those orders, and right only if they are of this shop.",
            ),
            count=len(buyers),
        ),
    )


def with_orders(events: pd.DataFrame, orders: pd.DataFrame, known: pd.Series[str]) -> pd.DataFrame:
    """A log with the orders of its people as events of their own, such as purchases in a store.

    Args:
        events: lib.core.columns.EVENTS.
        orders: counted orders; those outside the days of the log are left out.
        known: who is a customer (`customers_of`).
    """
    first, last = events[OCCURRED_AT].min(), events[OCCURRED_AT].max()
    people = pd.DataFrame({USER_ID: known.index.astype("str"), CUSTOMER_ID: known.to_numpy()})
    own = orders[[CUSTOMER_ID, ORDERED_AT, CHANNEL]].merge(people, on=CUSTOMER_ID)
    moments = own[ORDERED_AT]
    if len(moments) and (moments == moments.dt.normalize()).all():
        moments = moments + _LATE
    rows = pd.DataFrame({USER_ID: own[USER_ID], EVENT: ORDERED, OCCURRED_AT: moments, CHANNEL: own[CHANNEL]})
    within = (rows[OCCURRED_AT] >= first) & (rows[OCCURRED_AT].dt.normalize() <= last.normalize())
    rows = rows[within].astype({name: events[name].dtype for name in rows.columns})
    return pd.concat([events, rows], ignore_index=True)


def steps_with_orders(steps: Sequence[Step], template: Sequence[TouchPoint]) -> tuple[Step, ...]:
    """The same way, where an order of the order file is a purchase as well; the step of it is added where there is none."""
    codes = [point.code if (point := touchpoint_of(step, template)) else "" for step in steps]
    if "paid" in codes:
        at = codes.index("paid")
        paid = replace(steps[at], events=(*steps[at].events, ORDERED))
        return (*steps[:at], paid, *steps[at + 1 :])
    at = next((place for place, code in enumerate(codes) if code in {"received", "again"}), len(steps))
    return (*steps[:at], Step("paid", (ORDERED,)), *steps[at:])


def only_by_orders(funnel: Funnel, answer: Callable[[Question], Funnel]) -> int | None:
    """How many reached the purchase only because orders count as one; None where orders do not count.

    Args:
        funnel: with the orders.
        answer: the same log's answer to another question.
    """
    steps = funnel.question.steps
    place = next((at for at, step in enumerate(steps) if ORDERED in step.events), None)
    if place is None:
        return None
    events = tuple(name for name in steps[place].events if name != ORDERED)
    if not events:
        return funnel.figures[place].units
    alone = (*steps[:place], replace(steps[place], events=events), *steps[place + 1 :])
    before = answer(replace(funnel.question, steps=alone))
    return funnel.figures[place].units - before.figures[place].units


def counted(more: int) -> Finding:
    """How many more have bought since orders count."""
    return finding(
        "orders_counted",
        "info",
        N_("Orders of the order file count as purchases: {more} reached that step only by them."),
        more=more,
    )
