"""Are we keeping them, and where do they slip? Everything that orders tell about it, and what to say about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd

from lib.analysis.cohorts import Cohorts, cohorts
from lib.analysis.customers import Customers, customers
from lib.analysis.histories import Histories, Labels, first_labels, histories, main_values, seconds
from lib.analysis.identity import identity
from lib.analysis.means import FEWEST
from lib.analysis.north_star import Star, north_stars
from lib.analysis.proportions import parts
from lib.analysis.rhythm import FEWEST_DAYS, MANY
from lib.analysis.rhythm_remarks import rhythm_remarks
from lib.analysis.stages import Stage, Stages, moved_by, stages
from lib.analysis.totals import months
from lib.core.columns import CATEGORY, CHANNEL, COUNTRY, PRODUCT
from lib.core.findings import Finding, finding
from lib.core.periods import date_of
from lib.core.settings import CohortBy, CohortSettings, SeasonDays, StageSettings, View
from lib.core.words import N_, NP_
from lib.store.engine import Frames

BY_MONTH = CohortSettings()
#: A customer of so much of the revenue, and of so many times what the others bring on average, is named beside averages.
_LARGE, _TIMES = 0.05, 10


@dataclass(frozen=True)
class LifePick:
    """Which customers a reader points at on the lifecycle page.

    Attributes:
        stage: a stage; None: a cohort.
        settings: what makes the cohort.
        cohort: its name: a period number, a word, or None for all others.
        age: only those with an order in that period; None: all of the cohort.
    """

    stage: Stage | None = None
    settings: CohortSettings = field(default_factory=CohortSettings)
    cohort: int | str | None = None
    age: int | None = None


@dataclass(frozen=True, eq=False)
class Lifecycle:
    """The whole answer.

    Attributes:
        customers: those in the view.
        known: their order days.
        stages: who is where, and how they moved.
        cohorts: by month of the first order.
        stars: the north stars.
        identity: new, returning, reactivated and lost by month (lib.analysis.identity).
        months: orders, buyers and revenue by month (lib.analysis.totals.months).
    """

    customers: Customers
    known: Histories = field(repr=False)
    stages: Stages
    cohorts: Cohorts
    stars: tuple[Star, ...]
    identity: pd.DataFrame = field(repr=False)
    months: pd.DataFrame = field(repr=False)
    findings: tuple[Finding, ...]


def lifecycle(
    frames: Frames,
    view: View,
    as_of: date,
    settings: StageSettings,
    referral_marks: tuple[str, ...] = (),
    cohorts_by: CohortSettings = BY_MONTH,
    seasons: Sequence[SeasonDays] = (),
) -> Lifecycle:
    """Answer from the log.

    Args:
        frames: the engine's tables.
        view: which orders.
        as_of: the day that recency is counted to.
        settings: how stages are told; limits by category need a table of lines that tells categories.
        referral_marks: parts of channels' names that mean a recommendation, in lower case.
        cohorts_by: what makes a cohort; first products need a table of lines.
        seasons: of promotions, one of which may set the limits.

    Raises:
        CannotAnswer: when there is no order in the view.
    """
    people = customers(frames, view, as_of)
    known = histories(frames, view, as_of)
    channels: Labels = first_labels(frames, view, known, "orders", CHANNEL)
    bought = main_values(frames, view, known, CATEGORY) if settings.limits_by == "category" else None
    found = stages(known, people, settings, bought)
    stars = north_stars(known, people, seconds(frames, view, as_of), found, channels, referral_marks)
    return Lifecycle(
        customers=people,
        known=known,
        stages=found,
        cohorts=cohorts(known, cohorts_by, cohort_labels(frames, view, known, cohorts_by.by)),
        stars=stars,
        identity=identity(known),
        months=months(frames, view, as_of),
        findings=lifecycle_findings(people, known, found, stars, seasons),
    )


def cohort_labels(frames: Frames, view: View, known: Histories, by: CohortBy) -> Labels | None:
    """The word of each customer's first order, where cohorts are words; None where they are periods."""
    if by in {"month", "week"}:
        return None
    column = {"first_product": PRODUCT, "channel": CHANNEL, "country": COUNTRY}[by]
    return first_labels(frames, view, known, "order_lines" if by == "first_product" else "orders", column)


def lifecycle_findings(
    people: Customers, known: Histories, found: Stages, stars: tuple[Star, ...], seasons: Sequence[SeasonDays] = ()
) -> tuple[Finding, ...]:
    """What a reader must know besides the numbers."""
    remarks: list[Finding] = []
    days = known.days
    if days < FEWEST_DAYS:
        remarks.append(
            finding(
                "short_history",
                "warning",
                NP_(
                    "The orders cover {count} day; it takes about {needed} to tell who is lost. Until then usual ages stand in.",
                    "The orders cover {count} days; it takes about {needed} to tell who is lost. Until then usual ages stand in.",
                ),
                count=days,
                needed=FEWEST_DAYS,
            )
        )
    for code, limit in (("first", found.limits.first), ("later", found.limits.later)):
        if limit.source == "too_few":
            template = (
                N_(
                    "Too few customers came back within {horizon} days of a first order to read the shop's rhythm from ({returned}); "
                    "usual ages stand in: {declining} and {lapsed} days."
                )
                if code == "first"
                else N_(
                    "Too few came back within {horizon} days of a later order to read the shop's rhythm from ({returned}); "
                    "usual ages stand in: {declining} and {lapsed} days."
                )
            )
            facts = {"returned": limit.returned, "horizon": limit.horizon_days}
            facts |= {"declining": limit.declining_days, "lapsed": limit.lapsed_days}
            remarks.append(finding(f"few_returned_{code}", "warning", template, **facts))
    remarks.extend(rhythm_remarks(known, found, seasons))
    remarks.extend(_later_than_looked(found))
    remarks.extend(_slip(found))
    remarks.extend(_second_order(stars))
    remarks.extend(_large_customer(people))
    first = date_of(int(known.day.min()))
    remarks.append(
        finding(
            "left_edge",
            "info",
            N_(
                "The file begins on {first}: customers from before look like newcomers of the first months, "
                "so those months look better kept than they are."
            ),
            first=first,
        )
    )
    return tuple(remarks)


def moved_by_a_tenth(found: Lifecycle) -> dict[str, int]:
    """How many customers would be in another stage if one limit lay a tenth later, by limit."""
    limits = found.stages.limits
    return {
        f"{group}_{edge}": moved_by(found.known, found.stages, (f"{group}_{edge}", max(1, round(days * 1.1))))
        for group, limit in (("first", limits.first), ("later", limits.later))
        for edge, days in (("declining", limit.declining_days), ("lapsed", limit.lapsed_days))
    }


def _later_than_looked(found: Stages) -> list[Finding]:
    """Shops whose customers come after a year: how far their limits look, and who comes even later."""
    first, later, usual = found.limits.first, found.limits.later, found.settings.horizon_days
    remarks: list[Finding] = []
    furthest = max(one.horizon_days for one in (first, later))
    if furthest > usual and "rhythm" in {first.source, later.source}:
        remarks.append(
            finding(
                "long_rhythm",
                "info",
                N_(
                    "Many customers come back after more than {usual} days, so limits look up to {horizon} days ahead. If they wait for a season of promotions, leave it out of the rhythm (--leave-out SEASON)."
                ),
                usual=usual,
                horizon=furthest,
            )
        )
    if first.source == "rhythm" and (first.beyond_share or 0.0) >= MANY:
        remarks.append(
            finding(
                "late_returns",
                "warning",
                N_(
                    "Many come back when the limits have given them up: of first-time buyers silent for {horizon} days, {share} still order by day {sight}. If they wait for a season of promotions, leave it out of the rhythm (--leave-out SEASON); if they come that seldom, set later limits by hand."
                ),
                horizon=first.horizon_days,
                share=first.beyond_share,
                sight=first.sight_days,
            )
        )
    return remarks


def _slip(found: Stages) -> list[Finding]:
    """Where most money slips away: what customers who are declining or lapsed have spent."""
    silent = found.frame["stage"].isin(["declining", "lapsed"])
    count = int(found.frame.loc[silent, "customers"].sum())
    if found.frame["revenue_e4"].sum() <= 0 or not count:
        return []
    return [
        finding(
            "silent",
            "info",
            NP_(
                "{count} customer is declining or lapsed; they have brought {share_revenue} of all revenue so far.",
                "{count} customers are declining or lapsed; they have brought {share_revenue} of all revenue so far.",
            ),
            count=count,
            share_revenue=float(np.nansum(parts(found.frame["revenue_e4"])[silent])),
        )
    ]


def _second_order(stars: tuple[Star, ...]) -> list[Finding]:
    star = next(one for one in stars if one.code == "repurchase_30d")
    if star.value is None or star.low is None or star.high is None:
        return []
    return [
        finding(
            "second_order",
            "info",
            NP_(
                "{share} of first-time buyers order again within 30 days (between {share_low} and {share_high}, "
                "as far as {count} customer can tell).",
                "{share} of first-time buyers order again within 30 days (between {share_low} and {share_high}, "
                "as far as {count} customers can tell).",
            ),
            share=star.value,
            share_low=star.low,
            share_high=star.high,
            count=star.basis,
            customers=star.basis,
        )
    ]


def _large_customer(people: Customers) -> list[Finding]:
    """Averages with and without one customer who brings so much that their ranges are wide."""
    largest = int(people.monetary_e4.argmax())
    share = float(parts(people.monetary_e4)[largest])
    rest, orders = people.revenue_e4 - int(people.monetary_e4[largest]), people.orders - int(people.frequency[largest])
    if len(people) < FEWEST or not share >= _LARGE or rest <= 0 or not orders:
        return []
    each = rest / (len(people) - 1)
    if people.monetary_e4[largest] < _TIMES * each:
        return []
    return [
        finding(
            "large_customer",
            "info",
            N_(
                "One customer, {customer}, brings {share_revenue} of the revenue and makes the averages unsure: without them an order is "
                "worth {money_order} and a buyer {money_buyer}."
            ),
            customer=people.customer_id.iloc[largest],
            share_revenue=share,
            money_order=round(rest / orders),
            money_buyer=round(each),
        )
    ]
