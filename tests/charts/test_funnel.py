from __future__ import annotations

from lib.analysis.proportions import Range
from lib.charts.funnel import points, points_more
from lib.text.languages import language_for
from lib.text.words import Words


def test_a_difference_that_is_said_to_be_more_has_no_sign() -> None:
    gap = Range(0.064, 0.012, 0.115)
    chinese = Words(language_for("zh"))
    assert points_more(gap, Words()) == "6.4 points (1.2–11.5)"
    assert "+" not in points_more(gap, chinese)
    assert points(gap, chinese).startswith("+6.4")


def test_points_that_stand_one_below_another_have_one_decimal_each() -> None:
    assert points(Range(0.056, -0.02, 0.136), Words()) == "+5.6 points (-2.0 to +13.6)"
    assert points(Range(-0.0003, -0.01, 0.26), Words()) == "0.0 points (-1.0 to +26.0)"
