"""What a reader of the groups should know about this shop's customers: ties, empty scores, shops that hide nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.customers import Customers
from lib.analysis.proportions import parts
from lib.analysis.rhythm import FEWEST_DAYS
from lib.analysis.segments import Proof, SegmentMap
from lib.core.findings import Finding, finding
from lib.core.periods import day_of
from lib.core.settings import AXES, Axis
from lib.core.words import N_, NP_, Sentence

AXIS_TITLES: Mapping[Axis, str] = {
    "recency_days": N_("recency"),
    "frequency": N_("frequency"),
    "monetary": N_("monetary"),
}

#: With so many scores or more, two orders should not have one of the two highest.
_TOLD_APART = 4
_TWICE = 2
#: Cut-offs in orders that fit most shops whose customers seldom come back: 1, 2, 3, 4-5, 6-8, more.
_BY_HAND = (1, 2, 3, 5, 8)

#: So many orders make a habit; and how many usual gaps recency is cut at by hand.
_HABIT = 3
#: So many of those with the lowest score have to be in time by their own gap before it is said.
_FEWEST_SLOW, _MANY_SLOW = 2, 0.25
_GAPS_BY_HAND = (1, 2, 3, 6, 12)


def rfm_findings(
    customers: Customers,
    scored: tuple[Mapping[Axis, tuple[float, ...]], Mapping[Axis, npt.NDArray[np.int8]]],
    segment_map: SegmentMap,
    named: tuple[Proof, pd.DataFrame],
) -> tuple[Finding, ...]:
    """Everything worth saying, the most important first.

    Args:
        customers: who was scored.
        scored: the cut-offs of each axis, and each customer's scores by them.
        segment_map: the groups.
        named: which of their rules can hold, and the groups with their revenue (revenue_e4) and its shares.
    """
    proof, segments = named
    shop = customers.remember("shop findings", lambda: tuple(_shop(customers)))
    cutoffs, scores = scored
    often = cutoffs["frequency"]
    blunt = (*_young(customers), *_blunt(customers, often), *_regular(customers, often))
    brisk = tuple(_brisk(customers, cutoffs["recency_days"]))
    blunt = (*blunt, *(brisk or _slow(customers, scores["recency_days"])))
    empty = _empty_scores(customers, cutoffs, scores)
    return (*shop, *_shares(segments), *blunt, *empty, *_map(segment_map, proof), _ties())


def _shop(customers: Customers) -> Iterator[Finding]:
    """Shops in which three axes cannot tell customers apart."""
    if len(customers) == 1:
        yield finding(
            "one_customer",
            "warning",
            N_("There is one customer: nobody to compare with, so the scores and the group's name say nothing yet."),
        )
        return
    largest = int(np.argmax(customers.monetary_e4))
    share = float(parts(customers.monetary_e4)[largest])
    if share >= 0.5 and len(customers) > 2:  # of two, one always brings that much
        yield finding(
            "one_large_customer",
            "warning",
            N_(
                "One customer, {customer}, brings {share_revenue} of the revenue: read every total with and without them."
            ),
            customer=customers.customer_id.iloc[largest],
            share_revenue=share,
        )
    if int(customers.frequency.max()) == 1:
        yield finding(
            "one_order_each",
            "warning",
            N_("Everybody has bought once: frequency cannot tell customers apart, so read recency and money."),
        )
    elif np.ptp(customers.frequency) == 0:
        yield finding(
            "equal_frequencies",
            "warning",
            N_(
                "Everybody has ordered {orders} times: frequency cannot tell customers apart, and groups named after few orders are not to be taken literally."
            ),
            orders=int(customers.frequency[0]),
        )
    if np.ptp(customers.monetary_e4) == 0:
        yield finding(
            "equal_amounts", "warning", N_("Everybody has spent the same: money cannot tell customers apart.")
        )
    if np.ptp(customers.last_day) == 0:
        yield finding(
            "same_day",
            "warning",
            N_("Everybody's last order was on the same day: recency cannot tell customers apart."),
        )
    negative = int((customers.monetary_e4 < 0).sum())
    if negative:
        yield finding(
            "more_refunded_than_bought",
            "info",
            NP_(
                "{count} customer got more money back than they paid: an earlier order is probably not in the file.",
                "{count} customers got more money back than they paid: earlier orders are probably not in the file.",
            ),
            count=negative,
        )


def _shares(segments: pd.DataFrame) -> Iterator[Finding]:
    """Groups whose refunds exceed their sales: what has no part of the revenue, and what the other parts are of."""
    below = int((segments["revenue_e4"] < 0).sum())
    if not below:
        return
    if segments["revenue_share"].isna().all():
        yield finding(
            "no_revenue_shares",
            "warning",
            N_("More was refunded than sold, in every group that has sales: no shares of the revenue can be told."),
        )
        return
    yield finding(
        "groups_below_zero",
        "info",
        NP_(
            "In {count} group more was refunded than sold. It has no share of the revenue, and the other shares are of what the other groups brought.",
            "In {count} groups more was refunded than sold. They have no share of the revenue, and the other shares are of what the other groups brought.",
        ),
        count=below,
    )


def _blunt(customers: Customers, cuts: tuple[float, ...]) -> Iterator[Finding]:
    """Two orders that are scored like many, because most customers have one: then the best groups are named too well."""
    bins = len(cuts) + 1
    second = 1 + sum(cut < _TWICE for cut in cuts)
    if bins < _TOLD_APART or second < bins - 1 or not (customers.frequency == _TWICE).any():
        return
    if np.ptp(customers.frequency) == 0:
        return  # said already, and nothing tells them apart
    yield finding(
        "frequency_blunt",
        "warning",
        N_(
            "{share_once} of the customers have ordered once, so two orders already score {score} of {bins} for frequency, and the best groups hold customers who came back only once. To keep those groups for true regulars, set the cut-offs of frequency by hand (orders: {cuts})."
        ),
        share_once=float((customers.frequency == 1).mean()),
        score=second,
        bins=bins,
        cuts=_BY_HAND[: bins - 1],
    )


def _regular(customers: Customers, cuts: tuple[float, ...]) -> Iterator[Finding]:
    """Several orders that score lowest, because most customers have more: then names of a first or second order mislead."""
    lowest = customers.frequency[customers.frequency <= cuts[0]]
    if np.ptp(customers.frequency) == 0 or not len(lowest) or lowest.max() < _TWICE:
        return
    yield finding(
        "frequency_regular",
        "warning",
        N_(
            "Even customers with {orders} orders have the lowest score for frequency here, so groups named after a first or second order hold regulars, too: do not take these names literally, or set the cut-offs of frequency by hand (orders: {cuts})."
        ),
        orders=int(lowest.max()),
        cuts=_BY_HAND[: len(cuts)],
    )


def _young(customers: Customers) -> Iterator[Finding]:
    """A file so short that nobody can be lost yet."""
    days = day_of(customers.as_of) - int(customers.first_day.min())
    if days < FEWEST_DAYS and np.ptp(customers.last_day) > 0:
        yield finding(
            "short_file",
            "warning",
            NP_(
                "The orders cover {count} day; it takes about {needed} to tell who is lost. Groups called lost or asleep only hold those who ordered least recently.",
                "The orders cover {count} days; it takes about {needed} to tell who is lost. Groups called lost or asleep only hold those who ordered least recently.",
            ),
            count=days,
            needed=FEWEST_DAYS,
        )


def _brisk(customers: Customers, cuts: tuple[float, ...]) -> Iterator[Finding]:
    """Customers with a low score for recency who are not even past the usual gap: equal parts need somebody to be last."""
    gap = customers.remember("usual gap", lambda: _usual_gap(customers))
    lowest_but_half = cuts[len(cuts) // 2]
    if gap is None or lowest_but_half >= gap or np.ptp(customers.recency_days) == 0:
        return
    yield finding(
        "recency_brisk",
        "warning",
        N_(
            "Most customers here have a habit, and half of those order at least every {gap} days; but who ordered {days} days ago already scores below the middle for recency, so groups called asleep or lost hold customers who are not late. Set the cut-offs of recency by hand (days: {cuts})."
        ),
        gap=gap,
        days=int(lowest_but_half) + 1,
        cuts=", ".join(str(gap * times) for times in _GAPS_BY_HAND[: len(cuts)]),
    )


def _slow(customers: Customers, scores: npt.NDArray[np.int8]) -> Iterator[Finding]:
    """Customers who score lowest for recency and are not late by their own gap, which is longer than others'."""
    lowest, habit = scores == 1, customers.frequency >= _HABIT
    gaps = (customers.last_day - customers.first_day) / np.maximum(customers.frequency - 1, 1)
    usual = np.median(gaps[habit]) if habit.any() else 0
    on_time = lowest & habit & (gaps > usual) & (customers.recency_days <= _TWICE * gaps)
    count, low = int(on_time.sum()), int(lowest.sum())
    if count < _FEWEST_SLOW or count < _MANY_SLOW * low:
        return
    largest = int(np.argmax(np.where(on_time, customers.monetary_e4, -1)))
    yield finding(
        "recency_slow",
        "warning",
        N_(
            "{count} of the {low} customers who score lowest for recency are not late by their own rhythm: they have always ordered seldom, such as {customer}, usually every {gap} days and last {days} days ago. Do not take them for lost; the page Today tells who is late."
        ),
        count=count,
        low=low,
        customer=customers.customer_id.iloc[largest],
        gap=round(float(gaps[largest])),
        days=int(customers.recency_days[largest]),
    )


def _usual_gap(customers: Customers) -> int | None:
    """The median of the habitual customers' mean days between orders, rounded up; None where most have no habit."""
    habit = customers.frequency >= _HABIT
    if habit.mean() < 0.5:
        return None
    gaps = (customers.last_day[habit] - customers.first_day[habit]) / (customers.frequency[habit] - 1)
    return max(int(np.ceil(np.median(gaps))), 1)


def _empty_scores(
    customers: Customers, cutoffs: Mapping[Axis, tuple[float, ...]], scores: Mapping[Axis, npt.NDArray[np.int8]]
) -> Iterator[Finding]:
    """Scores that nobody has, where cut-offs fall on the same value."""
    for axis in AXES:
        cuts = cutoffs[axis]
        doubled = sorted({low for low, high in pairwise(cuts) if low == high})
        if not doubled or np.ptp(customers.values(axis)) == 0:
            continue
        yield finding(
            "empty_scores",
            "info",
            NP_(
                "Several cut-offs of {axis} fall on {value}, because so many customers have that value: "
                "{count} of the {bins} scores stays empty.",
                "Several cut-offs of {axis} fall on {value}, because so many customers have that value: "
                "{count} of the {bins} scores stay empty.",
            ),
            axis=Sentence(AXIS_TITLES[axis]),
            value=doubled[0],
            count=len(cuts) + 1 - len(np.unique(scores[axis])),
            bins=len(cuts) + 1,
        )


def _map(segment_map: SegmentMap, proof: Proof) -> Iterator[Finding]:
    """Groups that no customer can get, whatever they buy."""
    alive = {rule.segment for rule in segment_map.rules} - set(proof.dead_rules)
    dead = [Sentence(segment_map.segment(code).title) for code in dict.fromkeys(proof.dead_rules) if code not in alive]
    if dead:
        yield finding(
            "dead_group",
            "info",
            NP_(
                "With these numbers of scores nobody can be in the group {groups}.",
                "With these numbers of scores nobody can be in {count} groups: {groups}.",
            ),
            count=len(dead),
            groups=tuple(dead),
        )


def _ties() -> Finding:
    return finding(
        "ties",
        "info",
        N_("Customers with equal values always get the same score, so the groups are not all of the same size."),
    )
