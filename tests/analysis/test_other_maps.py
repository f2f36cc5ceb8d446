"""Maps of other tools, carried by our types: their published counts are the proof that the types can hold them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from lib.analysis.customers import customers
from lib.analysis.map_editing import owners as map_owners
from lib.analysis.rfm import quantile_cuts, rfm, score
from lib.analysis.segments import Cell, lookup, prove
from lib.catalog.other_maps import AUDIENCE_13, CHINA_8, CHINA_8_THRESHOLDS, PYTHON_10, R_RFM
from lib.core.settings import AXES, CutOffs, RfmSettings, View
from lib.store.pandas import Pandas
from tests.shops import customers_of, online_retail, order


def test_the_python_communitys_map_on_ranks_gives_its_published_counts(reference: Path) -> None:
    """Quintiles of recency, and of the rank of frequency with ties broken by the order of the ids, as of 2011-12-11."""
    with Pandas(online_retail(reference)).reading() as frames:
        shop = customers(frames, View(), date(2011, 12, 11))
    ranks = np.empty(len(shop))
    ranks[np.argsort(shop.frequency, kind="stable")] = np.arange(1, len(shop) + 1)
    days = shop.values("recency_days")
    r, f = 6 - score(days, quantile_cuts(days, 5)), score(ranks, quantile_cuts(ranks, 5))
    groups = lookup(PYTHON_10, (5, 5, 2))[((r.astype(int) - 1) * 5 + (f - 1)) * 2]
    counts = Counter(PYTHON_10.segments[place].code for place in groups.tolist())
    assert counts == {
        "hibernating": 1071,
        "loyal": 819,
        "champions": 633,
        "at_risk": 593,
        "potential_loyalist": 484,
        "about_to_sleep": 352,
        "need_attention": 187,
        "promising": 94,
        "cant_lose": 63,
        "new": 42,
    }


def test_the_python_communitys_map_is_complete() -> None:
    proof = prove(PYTHON_10)
    assert (proof.uncovered, proof.overlaps, proof.dead_rules) == ((), (), ())


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ((5, 5, 5), "champions"),
        ((5, 5, 3), "vip"),
        ((5, 1, 5), "vip"),
        ((4, 5, 4), "loyal"),
        ((4, 3, 5), "potential_loyalist"),
        ((2, 5, 5), "cant_lose"),
        ((2, 2, 5), "at_risk"),
        ((2, 3, 3), "about_to_sleep"),
        ((5, 3, 2), "new"),
        ((5, 2, 4), "promising"),
        ((4, 3, 3), "need_attention"),
        ((1, 5, 5), "need_attention"),
        ((1, 2, 1), "lost"),
        ((1, 4, 5), "at_risk_sleeping"),
        ((1, 3, 2), "hibernating"),
    ],
)
def test_the_map_of_clusteraudiencekit_names_its_cells_and_all_others_need_attention(cell: Cell, code: str) -> None:
    """Its classifier's table, github.com/Mullassery/ClusterAudienceKit, src/engine/segments.rs; the first match decides."""
    owners = {one: AUDIENCE_13.rules[places[0]].segment for one, places in map_owners(AUDIENCE_13).items()}
    assert owners[cell] == code
    assert len(AUDIENCE_13.segments) == 13
    assert list(owners.values()).count("need_attention") == 78


def test_rs_map_leaves_ten_cells_out_among_them_frequent_buyers_of_small_things() -> None:
    proof = prove(R_RFM)
    assert len(proof.uncovered) == 10
    assert (5, 5, 1) in proof.uncovered


def test_rs_map_names_the_cells_it_leaves_out_unassigned() -> None:
    assert R_RFM.segments[lookup(R_RFM, (5, 5, 5))[4 * 25 + 4 * 5]].code == "unassigned"


def test_rs_rule_is_quantiles_plus_one_with_the_lower_end_included() -> None:
    """rfm::rfm_table_order: cut-offs are the interior quantiles + 1; a score holds lower <= x < upper."""
    values = np.arange(1.0, 11.0)
    cuts = tuple(cut + 1 for cut in quantile_cuts(values, 5))
    assert np.allclose(cuts, (3.8, 5.6, 7.4, 9.2))
    assert score(values, cuts, equal="above").tolist() == [1, 1, 1, 2, 2, 3, 3, 4, 4, 5]


def test_rs_rule_puts_a_value_on_a_cut_off_above_it() -> None:
    values = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
    cuts = tuple(cut + 1 for cut in quantile_cuts(values, 5))
    assert cuts == (3.0, 4.0, 5.0, 6.0)
    assert score(values, cuts, equal="above").tolist() == [1, 1, 2, 3, 4, 5]


def test_the_settings_of_rs_map_cut_as_r_does() -> None:
    """A customer with exactly quantile + 1 orders is above the cut-off, as in rfm::rfm_table_order."""
    rows = [
        order(f"c{number}", f"2024-01-{day:02d}", net_e4=(number + 1) * 10_000)
        for number in range(6)
        for day in range(1, number + 2)
    ]
    shop = customers_of(rows)
    answer = rfm(shop, RfmSettings(*R_RFM.cuts, R_RFM.name), R_RFM)
    assert np.allclose(answer.cutoffs["frequency"], (3, 4, 5, 6))
    assert answer.scores["frequency"].tolist() == [1, 1, 2, 3, 4, 5]


def test_the_eight_types_are_cut_at_the_mean() -> None:
    """Orders 1, 1, 1, 5: mean 2; recency 1, 2, 3, 10 days: mean 4; money 10, 10, 10, 50."""
    rows = [order("a", "2024-01-30"), order("b", "2024-01-29"), order("c", "2024-01-28")]
    rows += [order("d", f"2024-01-{day}") for day in (17, 18, 19, 20, 21)]
    shop = customers_of(rows, as_of=date(2024, 1, 31))
    answer = rfm(shop, RfmSettings(*CHINA_8.cuts, CHINA_8.name), CHINA_8)
    assert [answer.cutoffs[axis] for axis in AXES] == [(4.0,), (2.0,), (20.0,)]
    codes = [CHINA_8.segments[place].code for place in answer.segment.tolist()]
    assert codes == ["general_develop"] * 3 + ["important_keep"]


def test_the_eight_types_by_thresholds_take_the_textbooks_example() -> None:
    assert CHINA_8_THRESHOLDS.cuts == (CutOffs(2, (10.0,)), CutOffs(2, (3.0,)), CutOffs(2, (200.0,)))
