from __future__ import annotations

from itertools import product

import pytest

from lib.analysis.segments import FAMILIES, SegmentMap, prove
from lib.catalog.segments import MAPS, REGULARS_11, segment_map
from lib.core.errors import CannotRead

each_map = pytest.mark.parametrize("candidate", MAPS, ids=lambda candidate: candidate.name)


@each_map
def test_a_map_names_every_combination_of_any_number_of_scores_once(candidate: SegmentMap) -> None:
    for bins in product(range(2, 7), repeat=3):
        proof = prove(candidate, bins)
        assert (proof.uncovered, proof.overlaps) == ((), ()), bins


@each_map
def test_every_group_of_a_map_can_be_reached(candidate: SegmentMap) -> None:
    assert prove(candidate).dead_rules == ()
    assert {rule.segment for rule in candidate.rules} == {segment.code for segment in candidate.segments}


@each_map
def test_every_group_says_who_is_in_it_and_what_to_do(candidate: SegmentMap) -> None:
    for segment in candidate.segments:
        assert segment.family in FAMILIES
        assert all(text.strip() for text in (segment.code, segment.title, segment.meaning, segment.action)), segment


def test_names_of_maps_are_unique() -> None:
    assert len({candidate.name for candidate in MAPS}) == len(MAPS)


def test_the_default_map_is_found_by_its_name_and_an_unknown_name_lists_the_others() -> None:
    assert segment_map("regulars-11") is REGULARS_11
    with pytest.raises(CannotRead, match="regulars-11"):
        segment_map("regulars-12")
