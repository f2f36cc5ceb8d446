"""Ranges with their points: what is drawn where."""

from __future__ import annotations

import pytest

from lib.charts.ranges import Ranged, ranges, ranges_template
from lib.charts.theme import DARK, LIGHT

SHORT = Ranged("Radio", 4, 2, 6, "4 (2–6)", "#111111", 5, {"more": "five"})
LONG = Ranged("Search", 40, 30, 60, "40 (30–60)", "#222222", 35, {"more": "three"})


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("paper", [LIGHT, DARK])
def test_a_label_beside_a_long_range_ends_with_it_and_stays_in_the_picture(language: str, paper: object) -> None:
    shape = ranges_template(language, paper, (("name", "Channel"), ("more", "More")))  # type: ignore[arg-type]
    drawing = ranges((SHORT, LONG), shape, "finding", "subtitle")
    table = drawing.tables["ranges"]
    assert table["from"].tolist() == [2, 60]
    assert table["more"].tolist() == ["five", "three"]
    assert drawing.chart().to_dict()["title"]["text"] == "finding"
    parameters = {one["name"]: one["value"] for one in drawing.spec["params"]}
    assert parameters["lowest"] == 0
    assert parameters["highest"] > 60


def test_without_ticks_there_is_no_column_for_them_and_nothing_is_drawn_below_a_loss() -> None:
    loss = Ranged("Loss", -2, -5, 1, "", "#111111")
    drawing = ranges((loss,), ranges_template("en", LIGHT, ()), "a", "b")
    assert "tick" not in drawing.tables["ranges"]
    assert next(one["value"] for one in drawing.spec["params"] if one["name"] == "lowest") == -5
    assert ranges((), ranges_template("en", LIGHT, ()), "a", "b").finding == "a"
