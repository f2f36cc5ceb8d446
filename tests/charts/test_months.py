from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from lib.charts.months import monthly_revenue
from lib.charts.theme import DARK, LIGHT, Paper
from lib.core.periods import month_of
from lib.text.languages import CHINESE, ENGLISH, Language
from lib.text.words import Words

MARCH = month_of(date(2026, 3, 1))
MONTHS = pd.DataFrame(
    {
        "month": [MARCH, MARCH + 1, MARCH + 2],
        "orders": [2, 3, 9],
        "buyers": [2, 2, 8],
        "revenue_e4": [50_000, 80_000, 900_000],
    }
)


def test_the_best_month_is_one_that_is_over() -> None:
    drawing = monthly_revenue(MONTHS, date(2026, 5, 9), Words(ENGLISH, "GBP"))
    assert drawing.finding == "The best month was April 2026, with £8.00."
    assert "not over yet" in drawing.subtitle


def test_a_month_whose_last_day_has_passed_is_over() -> None:
    drawing = monthly_revenue(MONTHS, date(2026, 6, 1), Words(CHINESE, "CNY"))
    assert drawing.finding == "最好的月份是 2026年5月，销售额 ¥90.00。"


@pytest.mark.parametrize("paper", [LIGHT, DARK], ids=lambda paper: paper.scheme)
def test_one_bar_stands_out(paper: Paper) -> None:
    bars = monthly_revenue(MONTHS, date(2026, 5, 9), Words(ENGLISH, "GBP"), paper).tables["months"]
    assert list(bars["colour"]) == [paper.rest, paper.accent, paper.line]


def test_a_single_month_is_not_compared() -> None:
    drawing = monthly_revenue(MONTHS.head(1), date(2026, 3, 20), Words(ENGLISH, "GBP"))
    assert drawing.finding == "There is too little history to compare months."


def test_the_highest_figure_of_the_axis_has_the_sign_of_the_money() -> None:
    for words, unit in ((Words(ENGLISH, "GBP"), "£"), (Words(ENGLISH, "CHF"), "CHF "), (Words(ENGLISH), "")):
        drawing = monthly_revenue(MONTHS, date(2026, 5, 9), words)
        assert {"name": "money_unit", "value": unit} in drawing.spec["params"]
        assert "money_unit +" in drawing.spec["layer"][0]["encoding"]["y"]["axis"]["labelExpr"]


@pytest.mark.parametrize(("language", "unit"), [(ENGLISH, "'bn'"), (CHINESE, "'万'")])
def test_the_axis_counts_in_the_units_of_the_sentences(language: Language, unit: str) -> None:
    drawing = monthly_revenue(MONTHS, date(2026, 5, 9), Words(language, "CNY"))
    assert unit in drawing.spec["layer"][0]["encoding"]["y"]["axis"]["labelExpr"]
