from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis.distribution import distribution
from lib.analysis.rfm import Pick
from lib.core.settings import AXES, Axis, CutOffs, RfmSettings
from lib.text.languages import CHINESE, ENGLISH
from lib.text.words import Words
from lib.ui.components.cutoffs import Move, Typed, moved, opened, track, with_cut
from lib.ui.escape import md
from tests.charts.shops import DEGENERATE, answer, hundred

EN, ZH = Words(ENGLISH, "USD", md), Words(CHINESE, "CNY", md)


def shown(axis: Axis, words: Words = EN, rfm: Any = None) -> dict[str, Any]:
    rfm = rfm or answer(hundred())
    return track(rfm, axis, distribution(rfm.customers, axis), words)


def test_the_browser_gets_plain_json():
    for axis in AXES:
        assert json.loads(json.dumps(shown(axis), allow_nan=False))["step"] > 0


def test_bands_stand_best_first_and_count_everybody():
    for axis in AXES:
        bands = shown(axis)["bands"]
        assert [band["score"] for band in bands] == ["5", "4", "3", "2", "1"]
        assert sum(int(band["customers"]) for band in bands) == 100


def test_a_band_is_typed_at_its_upper_end_and_the_last_one_begins_where_the_others_end():
    recency, frequency = shown("recency_days")["bands"], shown("frequency")["bands"]
    assert [(band["cut"], band["typed"]) for band in recency] == [
        (0, True),
        (1, True),
        (2, True),
        (3, True),
        (3, False),
    ]
    assert [(band["cut"], band["typed"]) for band in frequency] == [
        (3, False),
        (3, True),
        (2, True),
        (1, True),
        (0, True),
    ]


def test_bars_have_the_colour_of_their_score():
    recency, money = shown("recency_days"), shown("monetary")
    best = next(band["colour"] for band in recency["bands"] if band["score"] == "5")
    assert recency["colours"][0] == best == money["colours"][-1]


def test_words_surround_the_number_in_the_readers_language():
    assert [band["before"] for band in shown("recency_days")["bands"][3:]] == ["up to ", "more than "]
    assert shown("recency_days", ZH)["bands"][0]["before"] == "不超过 "
    assert shown("monetary")["bands"][-1]["before"] == "up to $"


@pytest.mark.parametrize("name", DEGENERATE)
def test_degenerate_shops_have_something_to_show(name: str):
    rfm = answer(DEGENERATE[name])
    for axis in AXES:
        data = shown(axis, ZH, rfm)
        assert sum(data["counts"]) == len(rfm.customers)
        assert len(data["colours"]) == len(data["bands"]) == len(data["cuts"]) + 1


def test_a_move_is_taken_with_its_gesture():
    assert moved({"cuts": [1, 2.5], "gesture": 7, "seq": 1}, 2) == Move((1.0, 2.5), "7")
    assert moved({"cuts": [1, 2], "gesture": 7, "typed": {"place": 1, "text": "3"}}, 2) == Move((1, 2), "7", Typed(1, "3"))  # fmt: skip


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"cuts": [1, 2], "gesture": "7"},
        {"cuts": [1], "gesture": 7},
        {"cuts": [1, "2"], "gesture": 7},
        {"cuts": [1, math.nan], "gesture": 7},
        {"cuts": [1, math.inf], "gesture": 7},
        {"cuts": "12", "gesture": 7},
        {"cuts": [1, [2]], "gesture": 7},
        {"cuts": [1, 2], "gesture": 7, "typed": "3"},
        {"cuts": [1, 2], "gesture": 7, "typed": {"place": 2, "text": "3"}},
        {"cuts": [1, 2], "gesture": 7, "typed": {"place": 0, "text": 3}},
    ],
)
def test_nothing_else_is_taken_whatever_a_browser_sends(sent: dict[str, Any]):
    assert moved(sent, 2) is None


@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=5))
def test_whatever_was_moved_is_in_order_and_can_be_a_setting(cuts: list[float]):
    move = moved({"cuts": cuts, "gesture": 1}, len(cuts))
    assert move is not None
    assert CutOffs(values=move.cuts).values == tuple(sorted(cuts))


def test_a_clicked_bar_points_at_its_customers():
    bars = distribution(hundred(), "frequency")
    assert opened(2, "frequency", bars) == Pick(axis="frequency", low=2, high=3)
    assert [opened(sent, "frequency", bars) for sent in (-1, len(bars), "2", None, 1.5)] == [None] * 5


def test_only_the_moved_axis_changes():
    settings = with_cut(RfmSettings(), "frequency", CutOffs(values=(2,)))
    assert (settings.frequency.values, settings.recency_days) == ((2,), CutOffs())
