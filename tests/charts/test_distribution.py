from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.analysis.distribution import distribution as bars_of
from lib.charts.distribution import bar_labels, distribution, distribution_finding, edges, ticks
from lib.charts.theme import LIGHT
from lib.core.settings import AXES, Axis
from lib.text.languages import CHINESE, ENGLISH
from lib.text.words import Words
from tests.charts.shops import DEGENERATE, answer, hundred, shop

EN, ZH = Words(ENGLISH, "GBP"), Words(CHINESE, "CNY")


def drawn(axis: Axis, value: float | None = None) -> Any:
    """The tables of the chart of a hundred customers: bars, rules, scores."""
    rfm = answer(hundred())
    tables = distribution(rfm, axis, bars_of(rfm.customers, axis), EN, LIGHT, value).tables
    return [tables[name].to_dict("records") for name in ("bars", "rules", "scores")]


@pytest.mark.parametrize("axis", AXES)
def test_every_customer_is_in_a_bar_and_every_cut_off_has_a_rule(axis: Axis):
    bars, rules, _ = drawn(axis)
    assert (sum(bar["customers"] for bar in bars), len(rules)) == (100, 4)


def test_scores_stand_over_their_parts_recency_reversed():
    assert [part["score"] for part in drawn("recency_days")[2]] == ["5", "4", "3", "2", "1"]
    assert [part["score"] for part in drawn("monetary")[2]] == ["1", "2", "3", "4", "5"]


def test_parts_that_hold_nobody_because_cut_offs_are_equal_have_no_score():
    rfm = answer(DEGENERATE["one order each"])
    drawing = distribution(rfm, "frequency", bars_of(rfm.customers, "frequency"), EN)
    assert drawing.tables["scores"]["score"].tolist() == ["1"]


@pytest.mark.parametrize(("value", "place"), [(1, 0), (2, 1), (13, 12)])
def test_one_customers_bar_is_marked(value: float, place: int):
    marked = [at for at, bar in enumerate(drawn("frequency", value)[0]) if bar["colour"] == LIGHT.accent]
    assert marked == [place]


def test_without_a_customer_no_bar_is_marked():
    assert {bar["colour"] for bar in drawn("frequency")[0]} == {LIGHT.rest}


@pytest.mark.parametrize(
    ("axis", "sentence"),
    [
        ("recency_days", "Half of your customers bought within the last 149 days."),
        ("frequency", "92% of the customers ordered more than once."),
        ("monetary", "Half of your customers have spent £168 or less."),
    ],
)
def test_findings_say_what_a_shop_owner_would_say(axis: Axis, sentence: str):
    assert EN.say(distribution_finding(answer(hundred()), axis)) == sentence


def test_bars_are_labelled_in_the_axis_unit():
    customers = shop([0, 1, 2], [1, 2, 3], [5, 50, 500])
    assert bar_labels("recency_days", bars_of(customers, "recency_days"), EN) == ["0", "1", "2"]
    assert bar_labels("frequency", bars_of(customers, "frequency"), EN) == ["1", "2", "3"]
    assert bar_labels("monetary", bars_of(customers, "monetary"), ZH)[-1].endswith("¥500")


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(0, 9_000), st.integers(1, 5_000), st.decimals(-100, 10**7, places=2)),
        min_size=1,
        max_size=40,
    )
)
def test_any_shop_gives_few_bars_and_labels_in_order(customers: list[tuple[int, int, Any]]):
    made = shop(*map(list, zip(*customers, strict=True)))
    rfm = answer(made)
    for axis in AXES:
        bars = bars_of(made, axis)
        places = [place for place, _ in ticks(axis, bars, EN)]
        assert len(bars) <= 60
        assert len(places) <= 6
        assert places == sorted(places)
        assert edges(bars) == sorted(set(edges(bars)))
        assert sum(map(len, distribution(rfm, axis, bars, EN).tables.values())) <= 80
