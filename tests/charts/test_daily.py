from __future__ import annotations

import pytest

from lib.analysis.daily import shop_days
from lib.charts.daily import change_said, course_months, totals_finding, weekday_bars
from lib.charts.theme import DARK, LIGHT, Paper
from lib.text.languages import CHINESE, ENGLISH
from lib.text.words import Words
from tests.analysis.test_daily import course, totals

EN, ZH = Words(ENGLISH, "GBP"), Words(CHINESE, "CNY")
BEFORE, AFTER = [100.0, 90, 110, 100, 105, 95, 100] * 4, [120.0, 109, 131, 120, 126, 113, 121] * 4
GROWN = shop_days(totals({"revenue": BEFORE + AFTER, "orders": [10] * 28 + [12] * 28}))


def test_the_answer_says_how_much_more_and_than_what() -> None:
    assert totals_finding(GROWN, EN) == "Revenue in the last 28 days: £120 a day, 20% more than the 28 days before."
    assert totals_finding(GROWN, ZH) == "销售额（最近 28 天）：平均每天 ¥120，比再往前 28 天多 20%。"
    alike = shop_days(totals({"revenue": BEFORE + BEFORE}))
    assert totals_finding(alike, EN).endswith("about as much as the 28 days before.")
    assert totals_finding(shop_days(totals({"orders": [1, 2]})), EN) == "Orders: 3 in 2 rows so far, too few to see a trend."  # fmt: skip


def test_a_change_carries_its_range() -> None:
    revenue = course(GROWN, "revenue")
    said = change_said(revenue, revenue.change("before"), EN)
    assert said.startswith("+20% (+")
    assert change_said(revenue, None, EN) == ""


@pytest.mark.parametrize("paper", [LIGHT, DARK], ids=lambda paper: paper.scheme)
def test_sums_are_bars_and_quotients_carry_ranges(paper: Paper) -> None:
    bars = course_months(course(GROWN, "revenue"), EN, paper)
    assert bars.tables["months"]["colour"].tolist() == [paper.line, paper.accent, paper.line]
    assert "A faint month is not whole" in bars.subtitle
    dots = course_months(course(GROWN, "average_order_value"), EN, paper).tables["months"].dropna(subset="low")
    assert len(dots) == 2  # six days of the third are too few for a range
    assert (dots["low"] < dots["value"]).all()
    assert (dots["value"] < dots["high"]).all()


def test_a_weekday_is_named_only_where_it_stands_out() -> None:
    assert weekday_bars(shop_days(totals({"revenue": [100.0] * 70})), EN).finding == "No weekday stands out."
    week = [100.0, 101, 99, 100, 102, 300, 98]
    drawing = weekday_bars(shop_days(totals({"revenue": week * 10})), EN)
    assert drawing.finding == "Saturdays bring most, Sundays least."
