from __future__ import annotations

import pytest

from lib.charts.phrases import band_labels, portion
from lib.text.languages import CHINESE, ENGLISH
from lib.text.words import Words

EN = Words(ENGLISH, "GBP")


def test_a_large_whole_is_said_in_percent_and_a_small_one_is_counted():
    assert EN.say(portion(7, 23)) == "7 of 23 customers"
    assert EN.say(portion(70, 230)) == "30% of the customers"


def test_days_and_orders_are_whole_numbers_between_broken_cut_offs():
    assert band_labels("recency_days", (13.8, 33), EN) == {3: "0–13", 2: "14–33", 1: "> 33"}
    assert band_labels("frequency", (1, 2, 6), EN) == {1: "1", 2: "2", 3: "3–6", 4: "> 6"}


@pytest.mark.parametrize("cutoffs", [(1.0, 1.0), (1.2, 1.8)])
def test_a_score_that_nobody_can_get_is_a_dash(cutoffs: tuple[float, ...]):
    assert band_labels("frequency", cutoffs, EN)[2] == "–"


def test_money_is_said_in_the_readers_currency():
    assert band_labels("monetary", (250, 12_000), Words(CHINESE, "CNY")) == {
        1: "≤ ¥250",
        2: "¥250–¥1.20万",
        3: "> ¥1.20万",
    }
