"""Value as pictures: every figure has its range, and nothing of the data's own words is a column."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lib.analysis.backtest import weekly
from lib.analysis.payback import payback
from lib.analysis.worth import Base, base, new_customer, newcomers_by
from lib.charts.drawing import months_axis
from lib.charts.theme import DARK, LIGHT, Paper
from lib.charts.value import Bar, by_group, cost_months, payback_curve, tracking, waterfall
from lib.core.settings import ValueSettings
from lib.core.words import Sentence
from lib.text.languages import CHINESE, ENGLISH, Language
from lib.text.words import Words
from tests.analysis.purchase_logs import simulated

SETTINGS = ValueSettings(margin=0.5)


@pytest.fixture(scope="module")
def shop() -> Base:
    return base(simulated(np.random.default_rng(5), 600, 500)[0])


@pytest.mark.parametrize(("language", "paper"), [(ENGLISH, LIGHT), (CHINESE, DARK)], ids=["en-light", "zh-dark"])
def test_every_chart_is_a_chart(shop: Base, language: Language, paper: Paper) -> None:
    words = Words(language, "GBP")
    labels = np.where(np.arange(600) % 2 == 0, "$.evil {x}", "other").astype(object)
    values = tuple(new_customer(shop, one, SETTINGS) for one in newcomers_by(shop, labels))
    value = new_customer(shop, shop.everybody, SETTINGS)
    drawings = [
        tracking(weekly(shop.purchases, shop.tested), "weeks", "a", words, paper),
        tracking(weekly(shop.purchases, shop.tested), "sums", "a", words, paper),
        by_group(
            [Bar(one.label or "", one.worth, one.customers, one.repeats) for one in values],
            "new",
            "b",
            words,
            paper,
            "other",
        ),
        by_group([Bar("all", value.worth, 600, 1.0)], "today", "b", words, paper),
        waterfall(
            [(Sentence("One"), 3.0, 1.0), (Sentence("Two"), -1.0, -0.33), (Sentence("Left"), 2.0, 0.67)],
            "c",
            words,
            paper,
        ),
        payback_curve(payback(shop, shop.everybody, value, SETTINGS, value.first * 1.5, 20), "d", words, paper),
    ]
    for drawing in drawings:
        assert drawing.chart().to_dict()["title"]
        assert all(table.notna().all(axis=None) for table in drawing.tables.values())
        assert sum(len(table) for table in drawing.tables.values()) < 1000


def test_the_days_of_payback_end_where_the_curve_does(shop: Base) -> None:
    value = new_customer(shop, shop.everybody, SETTINGS)
    found = payback(shop, shop.everybody, value, SETTINGS, value.first / 2, 20)
    for layer in payback_curve(found, "d", Words(ENGLISH, "GBP"), LIGHT).spec["layer"][:2]:
        assert layer["encoding"]["x"]["scale"] == {"nice": False}


def test_ranges_hold_the_values(shop: Base) -> None:
    one = new_customer(shop, shop.everybody, SETTINGS)
    rows = by_group([Bar("all", one.worth, 600, one.repeats)], "new", "b", Words(), LIGHT).tables["ranges"]
    assert set(rows["colour"]) == {LIGHT.rest}  # the finding names nobody
    assert (rows["low"] < rows["value"]).all()
    assert (rows["value"] < rows["high"]).all()


def test_the_waterfall_ends_where_its_steps_lead() -> None:
    steps = [(Sentence("One"), 3.0, 1.0), (Sentence("Two"), -1.0, -1 / 3), (Sentence("Left"), 2.0, 2 / 3)]
    rows = waterfall(steps, "c", Words(), LIGHT).tables["steps"]
    assert rows[["begin", "end"]].to_numpy().tolist() == [[0, 3], [2, 3], [0, 2]]
    assert rows["label"].tolist() == ["3.00", "-1.00", "2.00"]
    assert rows["share_said"].tolist() == ["100%", "-33%", "67%"]


def test_months_with_spend_and_nobody_new_stay_on_the_axis() -> None:
    months = pd.DataFrame(
        {"month": [660, 661, 662, 663], "spend_e4": [0, 50_000, 60_000, 0], "new_customers": [0, 0, 3, 2]}
    )
    drawing = cost_months(months, "c", Words(), LIGHT)
    assert len(drawing.tables["months"]) == 4
    assert drawing.tables["months"]["cost"].tolist() == [0.0, 0.0, 2.0, 0.0]
    assert drawing.tables["lost"]["month"].tolist() == [drawing.tables["months"]["month"].tolist()[1]]
    assert "A cross" in str(drawing.chart().to_dict()["title"])


def test_months_on_an_axis_do_not_touch_on_a_phone() -> None:
    assert months_axis("en").to_dict()["labelSeparation"] >= 12
