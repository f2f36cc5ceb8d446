"""The groups worth telling apart are all customers once, ordered by who came back, and named by it."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from lib.analysis.histories import histories
from lib.analysis.pays import described, families, pays
from lib.analysis.rfm import Pick, Rfm, members, rfm
from lib.analysis.worthwhile import Worthwhile, worthwhile
from lib.catalog.segments import REGULARS_24
from lib.core.settings import CutOffs, RfmSettings, View
from tests.shops import customers_of, frames_of, order

END = date(2024, 7, 1)


def answer(rows: list[dict[str, object]], settings: RfmSettings | None = None) -> tuple[Rfm, tuple[Worthwhile, ...]]:
    known = histories(frames_of(rows), View(), END)
    today = customers_of(rows, as_of=END)
    learnt = rfm(today, RfmSettings(), REGULARS_24)
    found = pays(known, learnt)
    shown = rfm(today, settings or RfmSettings(), REGULARS_24)
    return shown, worthwhile(found, described(found, today, found.recommended or families(REGULARS_24)), shown)


def two_kinds() -> list[dict[str, object]]:
    """A hundred who order every three weeks, three hundred who ordered once."""
    rng = np.random.default_rng(3)
    rows: list[dict[str, object]] = []
    for number in range(100):
        start = int(rng.integers(0, 21))
        rows += [order(f"often{number}", str(END - timedelta(days=day)), 50) for day in range(start + 1, 500, 21)]
    for number in range(300):
        rows.append(order(f"once{number}", str(END - timedelta(days=int(rng.integers(1, 500)))), 10))
    return rows


def test_those_who_come_back_stand_first_and_everybody_is_somewhere() -> None:
    shown, worth = answer(two_kinds())
    assert worth[0].role == "most"
    assert worth[-1].role == "fewest"
    assert (worth[0].customers, worth[0].revenue_e4) == (
        100,
        sum(int(str(row["net_e4"])) for row in two_kinds() if str(row["customer_id"]).startswith("often")),
    )
    assert worth[0].again is not None
    assert worth[0].again.value > 0.95
    assert sum(one.customers for one in worth) == 400
    assert round(sum(one.share_revenue for one in worth), 9) == 1
    chosen = members(shown, Pick(segments=worth[0].codes))
    assert len(chosen) == 100
    assert all(name.startswith("often") for name in shown.customers.customer_id.iloc[chosen])
    assert round(worth[0].recency_days, 6) == round(float(shown.customers.recency_days[chosen].mean()), 6)


def test_cut_offs_by_hand_move_the_customers_but_not_what_was_learnt() -> None:
    _, before = answer(two_kinds())
    _, after = answer(two_kinds(), RfmSettings(frequency=CutOffs(values=(1, 30, 40, 50))))
    assert [one.again for one in after] == [
        one.again for one in before if one.again in [other.again for other in after]
    ]
    assert sum(one.customers for one in after) == 400


def test_a_shop_without_history_gets_the_families_of_the_map() -> None:
    rows = [order(name, day) for name, day in (("ann", "2024-06-20"), ("ann", "2024-06-28"), ("bob", "2024-06-01"))]
    _, worth = answer(rows)
    assert {one.role for one in worth} == {"family"}
    assert [one.customers for one in worth] == [1, 1]
    assert worth[0].again is None


def test_one_customer_is_one_group() -> None:
    _, (alone,) = answer([order("ann", "2024-06-20")])
    assert (alone.role, alone.customers, alone.share_customers) == ("alike", 1, 1.0)


def test_a_shop_without_revenue_has_no_share_of_it() -> None:
    _, worth = answer([order("ann", "2024-06-20", 0), order("bob", "2024-05-20", 0)])
    assert np.isnan([one.share_revenue for one in worth]).all()


def test_the_money_at_stake_is_told_apart_from_who_comes_back() -> None:
    _, usual = answer(two_kinds())
    assert [one.weight for one in usual] == ["much", *["usual"] * (len(usual) - 1)]
    # A wholesaler who ordered for most of the money, and has not come back since: nobody to write to "all at once".
    _, worth = answer([*two_kinds(), order("big", "2023-06-01", 9_000_000)])
    (heavy,) = (one for one in worth if one.weight != "usual")
    assert heavy.weight == "one"
    assert heavy.role in {"middle", "fewest"}
    assert heavy.largest_share > 0.99
    assert heavy.share_revenue > 0.5
