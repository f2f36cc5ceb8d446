"""What is said beside the limits of a rhythm: few returns, even intervals, a season that sets them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from lib.analysis.contracts import renewals_seen
from lib.analysis.customers import customers
from lib.analysis.histories import Histories, histories
from lib.analysis.rhythm_remarks import contract_days, rhythm_remarks
from lib.analysis.stages import Stages, stages
from lib.catalog.promotions import promotion_days, seasons_between
from lib.core.findings import Finding
from lib.core.settings import StageSettings
from tests.shops import EVERYTHING, frames_of, order

Rows = list[dict[str, Any]]
FIRST = date(2024, 1, 1)


def found_in(rows: Rows, settings: StageSettings | None = None) -> tuple[Histories, Stages, dict[str, Finding]]:
    frames, as_of = frames_of(rows), date(2026, 1, 1)
    known = histories(frames, EVERYTHING, as_of)
    found = stages(known, customers(frames, EVERYTHING, as_of), settings or StageSettings())
    remarks = rhythm_remarks(known, found, seasons_between(FIRST, as_of))
    return known, found, {one.code: one for one in remarks}


def random_shop(seed: int, count: int, mean_days: float, first_days: int = 500) -> Rows:
    """Customers who begin on any day and come back after exponential gaps, half of them never."""
    rng, rows = np.random.default_rng(seed), []
    for person in range(count):
        day = int(rng.integers(0, first_days))
        while day < 730:
            rows.append(order(f"c{person}", str(FIRST + timedelta(days=day)), 10))
            if rng.random() < 0.3:
                break
            day += 1 + int(rng.exponential(mean_days))
    return rows


def milk_cards(seed: int = 1) -> Rows:
    """Paid every 30 or 31 days; one in ten leaves at each renewal."""
    rng, rows = np.random.default_rng(seed), []
    for person in range(300):
        day = int(rng.integers(0, 300))
        while day < 730:
            rows.append(order(f"c{person}", str(FIRST + timedelta(days=day)), 29))
            if rng.random() < 0.1:
                break
            day += 30 + int(rng.integers(0, 2))
    return rows


@pytest.mark.parametrize("last", [date(2024, 5, 31), date(2024, 10, 31)])
def test_a_season_that_begins_when_the_orders_end_has_no_days_yet(last: date) -> None:
    """Seen from the day after the last order, as all pages see a shop."""
    rows = [one for one in random_shop(3, 200, 20, 100) if date.fromisoformat(str(one["ordered_at"])[:10]) <= last]
    frames = frames_of([*rows, order("last", str(last), 10)])
    as_of = last + timedelta(days=1)
    known = histories(frames, EVERYTHING, as_of)
    found = stages(known, customers(frames, EVERYTHING, as_of), StageSettings())
    seasons = seasons_between(FIRST, as_of)
    assert any(begin == as_of for season in seasons for begin, _ in season.days)
    assert all("crowded" not in one.code for one in rhythm_remarks(known, found, seasons))


def test_a_shop_with_many_returns_of_all_lengths_needs_no_remark() -> None:
    assert not found_in(random_shop(1, 400, 40))[2]


def test_few_returns_are_a_first_guess() -> None:
    _, found, told = found_in(random_shop(2, 50, 40))
    assert set(told) == {"few_returns"}
    assert told["few_returns"].sentence.facts["returned"] == min(
        found.limits.first.returned, found.limits.later.returned
    )


def test_milk_cards_are_even_and_their_renewals_are_counted() -> None:
    known, _, told = found_in(milk_cards())
    assert contract_days(known) in {30, 31}
    seen = renewals_seen(known, 31)
    assert told["even_intervals"].sentence.facts["renewed"] == ",".join(map(str, seen))
    left = np.array(seen) / seen[0]
    assert left == pytest.approx(0.9 ** np.arange(len(seen)), abs=0.08)
    assert contract_days(found_in(random_shop(1, 400, 40))[0]) is None


def with_black_friday(rows: Rows) -> Rows:
    """A thousand people who come in the week before Black Friday 2024 only, and half of them a year later."""
    rng = np.random.default_rng(5)
    for person in range(1000):
        rows.append(order(f"p{person}", str(date(2024, 11, 25) + timedelta(days=int(rng.integers(0, 7)))), 10))
        if person % 2:
            rows.append(order(f"p{person}", str(date(2025, 5, 1) + timedelta(days=int(rng.integers(0, 90)))), 10))
    return rows


def test_a_season_that_sets_the_limits_is_named_with_the_limits_without_it() -> None:
    rows = with_black_friday(random_shop(1, 400, 40))
    _, found, told = found_in(rows)
    facts = told["crowded_season"].sentence.facts
    assert facts["season_code"] == "black_friday"
    assert facts["times"] >= 2
    left = StageSettings(
        seasons=("black_friday",), promotions=promotion_days(("black_friday",), FIRST, date(2026, 1, 1))
    )
    _, without, told = found_in(rows, left)
    assert "crowded_season" not in told
    assert (facts["declining"], facts["lapsed"]) == (
        without.limits.first.declining_days,
        without.limits.first.lapsed_days,
    )
    assert without.limits.first.declining_days < found.limits.first.declining_days
