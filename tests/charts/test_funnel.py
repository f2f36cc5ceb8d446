from __future__ import annotations

from lib.analysis.proportions import Range
from lib.charts.funnel import points, points_more
from lib.text.languages import language_for
from lib.text.words import Words


def test_a_difference_that_is_said_to_be_more_has_no_sign() -> None:
    gap = Range(0.064, 0.012, 0.115)
    chinese = Words(language_for("zh"))
    assert points_more(gap, Words()) == "6.4 points (1.2 to 11.5)"
    assert "+" not in points_more(gap, chinese)
    assert points(gap, chinese).startswith("+6.4")
