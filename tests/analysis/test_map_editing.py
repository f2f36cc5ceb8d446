"""Editing a map: every step is judged by who owns which combination, found the slow way."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.analysis import map_editing as edit
from lib.analysis.segments import Bins, Cell, Rule, Segment, SegmentMap, every_cell, lookup, prove
from lib.catalog.segments import MAPS, REGULARS_11, REGULARS_24
from lib.core.words import Own

#: A busy machine is no reason to fail.
calm = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])


def group(code: str, name: str = "") -> Segment:
    words = Own((("en", name or code),))
    return Segment(code, words, words, words, "best")


def owners(segment_map: SegmentMap, bins: Bins | None = None) -> dict[Cell, str | None]:
    """The slow way: the first rule whose ranges hold the combination."""
    found: dict[Cell, str | None] = {}
    for cell, on_scale in every_cell(bins or segment_map.scale, segment_map.scale).items():
        found[cell] = segment_map.otherwise
        for rule in segment_map.rules:
            ranges = (rule.recency, rule.frequency, rule.monetary)
            if all(low <= score <= high for (low, high), score in zip(ranges, on_scale, strict=True)):
                found[cell] = rule.segment
                break
    return found


scales = st.tuples(*(st.integers(2, 6) for _ in range(3)))


@st.composite
def maps(draw: st.DrawFn) -> SegmentMap:
    scale = draw(scales)
    count = draw(st.integers(1, 5))
    codes = [f"g{number}" for number in range(count)]
    ranges = [
        st.tuples(st.integers(1, top), st.integers(1, top)).map(lambda two: (min(two), max(two))) for top in scale
    ]
    rules = draw(st.lists(st.builds(Rule, st.sampled_from(codes), *ranges), max_size=8))
    return SegmentMap("own-1", Own((("en", "x"),)), tuple(map(group, codes)), tuple(rules), scale=scale)


@calm
@given(maps())
def test_what_is_uncovered_dead_or_claimed_twice_is_what_the_prover_finds(one: SegmentMap) -> None:
    found, proof = edit.troubles(one), prove(one)
    bare = {
        cell for trouble in found if trouble.kind == "uncovered" for box in trouble.boxes for cell in edit.cells_of(box)
    }
    assert bare == set(proof.uncovered)
    dead = {trouble.codes[0] for trouble in found if trouble.kind in {"dead_rule", "duplicate"}}
    assert dead == set(proof.dead_rules)
    doubled = {
        cell for trouble in found if trouble.kind == "overlap" for box in trouble.boxes for cell in edit.cells_of(box)
    }
    assert doubled <= {cell for cell, _ in proof.overlaps}
    assert edit.complete(one) == (not proof.uncovered)
    empty = {trouble.codes[0] for trouble in found if trouble.kind == "empty_group"}
    assert empty == {segment.code for segment in one.segments} - set(owners(one).values())


@calm
@given(maps())
def test_tidying_changes_no_owner_and_leaves_no_dead_rule(one: SegmentMap) -> None:
    tidy = edit.tidied(one)
    assert owners(tidy) == owners(one)
    assert prove(tidy).dead_rules == ()
    assert len(tidy.rules) <= len(one.rules)


@calm
@given(st.sets(st.tuples(*(st.integers(1, 4) for _ in range(3)))))
def test_blocks_hold_each_combination_once(cells: set[Cell]) -> None:
    boxes = edit.boxes_of(cells)
    listed = [cell for box in boxes for cell in edit.cells_of(box)]
    assert len(listed) == len(set(listed)) == len(cells)
    assert set(listed) == cells


@calm
@given(maps(), scales)
def test_other_numbers_of_scores_ask_the_old_map_at_the_same_place(one: SegmentMap, scale: Bins) -> None:
    assert owners(edit.rescale(one, scale)) == owners(one, scale)


@calm
@given(maps(), st.data())
def test_merging_and_splitting_move_customers_of_these_groups_only(one: SegmentMap, data: st.DataObject) -> None:
    codes = [segment.code for segment in one.segments]
    gone, into = data.draw(st.sampled_from(codes)), data.draw(st.sampled_from(codes))
    before = owners(one)
    if gone != into:
        merged = edit.merge(one, gone, into)
        assert owners(merged) == {cell: into if code == gone else code for cell, code in before.items()}
        assert gone not in [segment.code for segment in merged.segments]
    axis = data.draw(st.integers(0, 2))
    places = edit.can_split(one, gone, axis)
    if places is not None:
        at = data.draw(st.integers(*places))
        parted = edit.split(one, gone, axis, at, group("upper"))
        assert owners(parted) == {
            cell: "upper" if code == gone and cell[axis] > at else code for cell, code in before.items()
        }
        assert {"upper", gone} <= set(owners(parted).values())
        claims = [set(one.codes) for one in edit.troubles(parted) if one.kind == "overlap"]
        assert {"upper", gone} not in claims


@calm
@given(maps(), st.data())
def test_giving_blocks_leaves_everybody_else_where_they_were(one: SegmentMap, data: st.DataObject) -> None:
    wanted = data.draw(st.sets(st.sampled_from(sorted(owners(one))), min_size=1))
    code = data.draw(st.sampled_from([segment.code for segment in one.segments]))
    given_away = edit.give(one, code, edit.boxes_of(wanted))
    assert owners(given_away) == owners(one) | dict.fromkeys(wanted, code)


def small(*rules: Rule) -> SegmentMap:
    return SegmentMap("own-1", Own((("en", "x"),)), (group("a"), group("b")), rules, scale=(2, 2, 2))


def kinds(one: SegmentMap) -> list[str]:
    return [trouble.kind for trouble in edit.troubles(one)]


def test_each_kind_of_trouble_is_told_apart() -> None:
    everybody = Rule("a", (1, 2), (1, 2), (1, 2))
    best = Rule("b", (2, 2), (2, 2), (2, 2))
    assert kinds(small(best, replace(everybody, segment="a"))) == ["overlap"]
    assert kinds(small(everybody, best)) == ["dead_rule", "empty_group", "overlap"]
    assert kinds(small(best, everybody, best)) == ["duplicate", "overlap"]
    (bare, *_) = edit.troubles(small(best))
    assert (bare.kind, bare.cells) == ("uncovered", 7)
    same = edit.set_segment(small(best, everybody), group("b", "a"))
    assert "same_name" in kinds(same)
    assert "no_name" in kinds(edit.set_segment(small(best, everybody), Segment("b", Own(()), "", "", "best")))


def test_rules_are_added_changed_moved_and_dropped() -> None:
    best = Rule("b", (2, 2), (2, 2), (2, 2))
    one = edit.add_rule(small(best), "a", edit.everything((2, 2, 2)), "last")
    assert edit.complete(one)
    assert owners(one)[2, 2, 2] == "b"
    assert owners(edit.move_rule(one, 1, 0))[2, 2, 2] == "a"
    wider = edit.set_rule(one, 0, ((2, 2), (1, 2), (1, 2)))
    assert list(owners(wider).values()).count("b") == 4
    assert owners(edit.drop_rule(one, 0))[2, 2, 2] == "a"


def test_groups_are_added_moved_and_dropped() -> None:
    one = edit.add_segment(small(Rule("a", (1, 2), (1, 2), (1, 2))), group("c"), "a")
    assert [segment.code for segment in one.segments] == ["a", "c", "b"]
    assert [segment.code for segment in edit.move_segment(one, "b", -2).segments] == ["b", "a", "c"]
    assert [segment.code for segment in edit.move_segment(one, "b", 5).segments] == ["a", "c", "b"]
    assert edit.drop_segment(one, "a").rules == ()
    assert edit.fresh_code(["own_1", "a"]) == "own_2"


@pytest.mark.parametrize("preset", MAPS, ids=lambda one: one.name)
def test_a_copy_of_a_preset_has_its_owners_and_leaves_open_what_it_leaves_out(preset: SegmentMap) -> None:
    copy = edit.start_from(preset, "own-1")
    expected = {cell: None if code == preset.otherwise else code for cell, code in owners(preset).items()}
    assert owners(copy) == expected
    assert edit.complete(copy) == (not prove(preset).uncovered)


def test_a_copy_of_ours_of_twenty_four_has_nothing_to_name() -> None:
    assert edit.troubles(edit.start_from(REGULARS_24, "own-1")) == ()
    merged: Any = edit.start_from(REGULARS_24, "own-1")
    for segment in REGULARS_24.segments[1:]:
        merged = edit.merge(merged, segment.code, "champions")
    assert merged.rules == (Rule("champions"),)
    assert set(lookup(merged, (5, 5, 5)).tolist()) == {0}


def test_every_number_of_scores_of_every_axis_can_be_chosen() -> None:
    for scale in product((2, 3, 4, 5, 6), repeat=3):
        other = edit.rescale(edit.start_from(REGULARS_11, "own-1"), scale)
        assert tuple(cut.bins for cut in other.cuts) == scale
        assert edit.complete(other)
        assert np.array_equal(lookup(other, scale), lookup(REGULARS_11, scale))
