from __future__ import annotations

from itertools import product

import pytest

from lib.analysis.segments import FAMILIES, SegmentMap, lookup, prove
from lib.catalog.other_maps import CHINA_8, PUTLER_11, PYMC_QUARTILES, R_RFM
from lib.catalog.segments import MAPS, REGULARS_11, REGULARS_24, segment_map
from lib.core.errors import CannotRead
from lib.core.settings import RfmSettings
from lib.core.words import Sentence

each_map = pytest.mark.parametrize("candidate", MAPS, ids=lambda candidate: candidate.name)
ours = pytest.mark.parametrize("candidate", [REGULARS_24, REGULARS_11], ids=lambda candidate: candidate.name)


@ours
def test_our_maps_name_every_combination_of_any_number_of_scores_once(candidate: SegmentMap) -> None:
    for bins in product(range(2, 7), repeat=3):
        proof = prove(candidate, bins)
        assert (proof.uncovered, proof.overlaps) == ((), ()), bins


@ours
def test_every_group_of_our_maps_can_be_reached(candidate: SegmentMap) -> None:
    assert prove(candidate).dead_rules == ()
    assert {rule.segment for rule in candidate.rules} == {segment.code for segment in candidate.segments}


@each_map
def test_a_map_without_a_group_for_the_rest_covers_every_cell(candidate: SegmentMap) -> None:
    uncovered = [prove(candidate, bins).uncovered for bins in product(range(2, 7), repeat=3)]
    assert candidate.otherwise == ("unassigned" if any(uncovered) else None)


@each_map
def test_every_group_says_who_is_in_it_and_what_to_do(candidate: SegmentMap) -> None:
    for segment in candidate.segments:
        assert segment.family in FAMILIES
        assert all(str(Sentence(text)).strip() for text in (segment.title, segment.meaning, segment.action)), segment
    assert {rule.segment for rule in candidate.rules} <= {segment.code for segment in candidate.segments}


@each_map
def test_the_codes_and_titles_of_a_map_are_unique(candidate: SegmentMap) -> None:
    assert len({segment.code for segment in candidate.segments}) == len(candidate.segments)
    assert len({segment.title for segment in candidate.segments}) == len(candidate.segments)


@each_map
def test_a_map_of_somebody_else_says_where_it_is_from(candidate: SegmentMap) -> None:
    assert bool(candidate.source) != (candidate in {REGULARS_24, REGULARS_11})


def test_ours_has_twenty_four_groups_with_a_story_and_an_action_each() -> None:
    assert len(REGULARS_24.segments) == 24
    for text in ("title", "meaning", "action"):
        assert len({getattr(segment, text) for segment in REGULARS_24.segments}) == 24, text


def test_the_families_of_ours_are_in_order() -> None:
    places = [FAMILIES.index(segment.family) for segment in REGULARS_24.segments]
    assert places == sorted(places)
    assert set(places) == set(range(len(FAMILIES)))


def test_what_others_forgot_is_counted_from_their_published_cells() -> None:
    """R's map leaves 10 of 125 cells out, pymc-marketing's 18 of 64; 5-5-1 and 4-4-2 are among them."""
    assert len(prove(R_RFM).uncovered) == 10
    assert (5, 5, 1) in prove(R_RFM).uncovered
    assert (prove(PYMC_QUARTILES).cells, len(prove(PYMC_QUARTILES).uncovered)) == (64, 18)
    assert {(4, 4, 2), (4, 4, 1), (4, 3, 2)} <= set(prove(PYMC_QUARTILES).uncovered)


def test_groups_that_the_old_table_of_eleven_can_never_reach_are_told() -> None:
    assert prove(PUTLER_11).dead_rules == ("new", "promising", "cant_lose", "lost")


@pytest.mark.parametrize("name", [one.name for one in MAPS])
@pytest.mark.parametrize("bins", [(2, 2, 2), (3, 3, 3), (5, 5, 5), (6, 6, 6)])
def test_no_group_is_called_dead_while_somebody_can_be_in_it(name: str, bins: tuple[int, int, int]) -> None:
    one = segment_map(name)
    owned = {one.segments[place].code for place in lookup(one, bins).tolist()}
    assert not owned & set(prove(one, bins).dead_rules)


def test_the_eight_types_are_the_eight_corners() -> None:
    assert len({(rule.recency, rule.frequency, rule.monetary) for rule in CHINA_8.rules}) == 8
    assert (CHINA_8.rules[1].segment, CHINA_8.rules[1].recency) == ("important_keep", (1, 1))


def test_names_of_maps_are_unique() -> None:
    assert len({candidate.name for candidate in MAPS}) == len(MAPS)


def test_the_default_map_is_ours_of_twenty_four() -> None:
    assert segment_map(RfmSettings().map_name) is REGULARS_24


def test_a_map_is_found_by_its_name_and_an_unknown_name_lists_the_others() -> None:
    assert segment_map("regulars-11") is REGULARS_11
    with pytest.raises(CannotRead, match="regulars-11"):
        segment_map("regulars-12")


def test_a_projects_own_map_is_found_too() -> None:
    own = SegmentMap("mine", "t", REGULARS_11.segments, REGULARS_11.rules)
    assert segment_map("mine", (own,)) is own
