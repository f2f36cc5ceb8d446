from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from lib.analysis.segments import Bins, Rule, Segment, SegmentMap, lookup, placed, prove

GOOD = Segment("good", "Good", "m", "a", "best")
BAD = Segment("bad", "Bad", "m", "a", "lost")
REST = Segment("rest", "Rest", "m", "a", "cooling")
WHOLE = SegmentMap(
    "whole", "t", (GOOD, BAD), (Rule("good", recency=(4, 5)), Rule("bad", recency=(1, 3)))
)  # fmt: skip


def test_scores_are_placed_with_the_ends_on_the_ends() -> None:
    assert {bins: [placed(score, bins) for score in range(1, bins + 1)] for bins in range(2, 7)} == {
        2: [1, 5],
        3: [1, 3, 5],
        4: [1, 2, 4, 5],
        5: [1, 2, 3, 4, 5],
        6: [1, 2, 3, 3, 4, 5],
    }


def test_a_complete_map_is_proved() -> None:
    proof = prove(WHOLE)
    assert (proof.cells, proof.uncovered, proof.overlaps, proof.dead_rules) == (125, (), (), ())


@pytest.mark.parametrize("bins", list(product((2, 5, 6), repeat=3)))
def test_the_number_of_cells_is_the_product_of_the_bins(bins: Bins) -> None:
    assert prove(WHOLE, bins).cells == bins[0] * bins[1] * bins[2] == len(lookup(WHOLE, bins))


def test_a_hole_is_found_and_refused() -> None:
    holed = replace(WHOLE, rules=(Rule("good", recency=(4, 5)), Rule("bad", recency=(1, 3), monetary=(1, 4))))
    assert prove(holed).uncovered == tuple((r, f, 5) for r in (1, 2, 3) for f in range(1, 6))
    with pytest.raises(ValueError, match="5"):
        lookup(holed, (5, 5, 5))


def test_a_hole_is_filled_by_the_group_for_the_rest_and_still_told() -> None:
    holed = SegmentMap("m", "t", (GOOD, REST), (Rule("good", recency=(4, 5)),), otherwise="rest")
    assert len(prove(holed).uncovered) == 75
    assert lookup(holed, (5, 2, 2)).tolist() == [1] * 12 + [0] * 8


def test_an_overlap_names_both_groups_and_the_first_decides() -> None:
    double = replace(WHOLE, rules=(Rule("good", recency=(3, 5)), Rule("bad", recency=(1, 3))))
    proof = prove(double)
    assert len(proof.overlaps) == 25
    assert proof.overlaps[0] == ((3, 1, 1), ("good", "bad"))
    assert lookup(double, (5, 5, 5))[2 * 25] == 0


def test_two_rules_of_one_group_do_not_overlap() -> None:
    double = replace(WHOLE, rules=(*WHOLE.rules, Rule("good", recency=(5, 5))))
    assert prove(double).overlaps == ()


def test_a_rule_behind_others_is_dead() -> None:
    buried = replace(WHOLE, segments=(GOOD, BAD, REST), rules=(*WHOLE.rules, Rule("rest", frequency=(2, 4))))
    assert prove(buried).dead_rules == ("rest",)


def test_a_rule_can_be_dead_with_fewer_scores_only() -> None:
    middle = SegmentMap("m", "t", (GOOD, BAD), (Rule("bad", recency=(3, 3)), Rule("good")))
    assert (prove(middle).dead_rules, prove(middle, (2, 5, 5)).dead_rules) == ((), ("bad",))


def test_the_table_runs_over_recency_slowest_and_monetary_fastest() -> None:
    corner = SegmentMap("m", "t", (GOOD, BAD), (Rule("bad", (5, 5), (1, 1), (5, 5)), Rule("good")))
    assert [place for place, group in enumerate(lookup(corner, (2, 3, 4))) if group == 1] == [1 * 12 + 0 * 4 + 3]


def test_a_group_is_found_by_its_code() -> None:
    assert WHOLE.segment("bad") is BAD
    with pytest.raises(KeyError):
        WHOLE.segment("ugly")
