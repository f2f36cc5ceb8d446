"""Maps of other tools, carried by our types: their published counts are the proof that the types can hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import numpy as np

from lib.analysis.customers import customers
from lib.analysis.rfm import quantile_cuts, score
from lib.analysis.segments import Rule, Scores, Segment, SegmentMap, lookup, prove
from lib.core.settings import View
from lib.store.pandas import Pandas
from tests.shops import online_retail

Ranges = tuple[Scores, ...]


def map_of(rules: Mapping[str, Ranges], otherwise: str | None = None) -> SegmentMap:
    codes = dict.fromkeys(code.partition("/")[0] for code in [*rules, *filter(None, [otherwise])])
    segments = tuple(Segment(code, code, code, code, "cooling") for code in codes)
    return SegmentMap(
        "m", "m", segments, tuple(Rule(code.partition("/")[0], *rule) for code, rule in rules.items()), otherwise
    )


#: The regular expressions over R and F that Python tutorials copy from each other.
PYTHON_COMMUNITY = map_of(
    {
        "hibernating": ((1, 2), (1, 2)),
        "at_risk": ((1, 2), (3, 4)),
        "cant_lose": ((1, 2), (5, 5)),
        "about_to_sleep": ((3, 3), (1, 2)),
        "need_attention": ((3, 3), (3, 3)),
        "loyal": ((3, 4), (4, 5)),
        "promising": ((4, 4), (1, 1)),
        "new": ((5, 5), (1, 1)),
        "potential_loyalist": ((4, 5), (2, 3)),
        "champions": ((5, 5), (4, 5)),
    }
)

#: The map in the documentation of R's rfm package; the first rule that holds decides, the rest are "Others".
R_RFM = map_of(
    {
        "champions": ((5, 5), (5, 5), (5, 5)),
        "potential_loyalist": ((3, 5), (3, 5), (2, 5)),
        "loyal": ((2, 4), (2, 4), (2, 4)),
        "promising": ((3, 4), (1, 3), (3, 5)),
        "new": ((4, 5), (1, 3), (1, 5)),
        "cant_lose": ((1, 2), (3, 4), (4, 5)),
        "at_risk": ((1, 2), (2, 5), (4, 5)),
        "need_attention": ((1, 3), (3, 5), (3, 5)),
        "about_to_sleep": ((2, 3), (1, 3), (1, 4)),
        "lost": ((1, 1), (1, 5), (1, 5)),
    },
    otherwise="others",
)


def test_the_python_communitys_map_on_ranks_gives_its_published_counts(reference: Path) -> None:
    """Quintiles of recency, and of the rank of frequency with ties broken by the order of the ids, as of 2011-12-11."""
    with Pandas(online_retail(reference)).reading() as frames:
        shop = customers(frames, View(), date(2011, 12, 11))
    ranks = np.empty(len(shop))
    ranks[np.argsort(shop.frequency, kind="stable")] = np.arange(1, len(shop) + 1)
    days = shop.values("recency_days")
    r, f = 6 - score(days, quantile_cuts(days, 5)), score(ranks, quantile_cuts(ranks, 5))
    groups = lookup(PYTHON_COMMUNITY, (5, 5, 2))[((r.astype(int) - 1) * 5 + (f - 1)) * 2]
    counts = Counter(PYTHON_COMMUNITY.segments[place].code for place in groups.tolist())
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
    proof = prove(PYTHON_COMMUNITY)
    assert (proof.uncovered, proof.overlaps, proof.dead_rules) == ((), (), ())


def test_rs_map_leaves_ten_cells_out_among_them_frequent_buyers_of_small_things() -> None:
    proof = prove(R_RFM)
    assert len(proof.uncovered) == 10
    assert (5, 5, 1) in proof.uncovered


def test_rs_map_names_the_cells_it_leaves_out_others() -> None:
    assert R_RFM.segments[lookup(R_RFM, (5, 5, 5))[4 * 25 + 4 * 5]].code == "others"


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
