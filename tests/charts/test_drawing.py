from __future__ import annotations

import pandas as pd
import pytest

from lib.charts.drawing import Template, in_lines, records, table, template
from lib.charts.theme import DARK, LIGHT


def made(language: str = "en") -> Template:
    layer = table("bars").mark_bar().encode(x="a:Q")
    return template((layer,), DARK if language == "zh" else LIGHT, language, height=10, parameters=("most",))


def test_a_chart_speaks_the_readers_language():
    chinese, english = (made(code).spec["config"] for code in ("zh", "en"))
    assert chinese["locale"]["time"]["shortMonths"][0] == "1月"
    assert english["locale"]["time"]["days"][0] == "Sunday"
    assert "Noto Sans SC" in chinese["font"]


def test_filling_puts_in_tables_and_parameters_and_leaves_the_template_alone():
    shape = made()
    drawing = shape.filled({"bars": [{"a": 1}]}, {"most": 5}, "Finding")
    assert drawing.spec["params"] == [{"name": "most", "value": 5}, {"name": "money_unit", "value": ""}]
    assert shape.spec["params"] == [{"name": "most", "value": 0}, {"name": "money_unit", "value": ""}]


def test_a_missing_parameter_is_refused():
    with pytest.raises(KeyError, match="most"):
        made().filled({"bars": [{"a": 1}]}, {}, "Finding")


def test_the_whole_chart_is_valid_and_carries_its_finding_and_figures():
    whole = made().filled({"bars": [{"a": 1}]}, {"most": 5}, "Finding", "what is drawn").chart().to_dict()
    assert whole["title"] == {"text": "Finding", "subtitle": "what is drawn"}
    assert (whole["description"], whole["datasets"]) == ("Finding", {"bars": [{"a": 1}]})


def test_records_hold_plain_values():
    assert records(pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})) == [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}]
    assert type(records(pd.DataFrame({"a": [1]}))[0]["a"]) is int


def test_no_parameter_takes_a_name_that_vega_lite_uses_itself():
    """A chart whose marks can be clicked has a signal `unit` of Vega-Lite's, and is not drawn at all with two of them."""
    names = {one["name"] for one in made().spec["params"]}
    assert not names & {"unit", "width", "height", "padding", "autosize", "background", "cursor", "datum", "event", "item", "parent"}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Regulars", ["Regulars"]),
        ("A few orders, then quiet (20% came back)", ["A few orders,", "then quiet", "(20% came back)"]),
        ("下过几单，之后沉默（14% 再次下单）", ["下过几单，", "之后沉默", "（14% 再次下单）"]),
        ("Guatemala-Huehuetenango-250g whole beans", ["Guatemala-…nango-250g", "whole beans"]),
        ("spring-campaign-instagram-story-2", ["spring-cam…am-story-2"]),
        ("spring-campaign-instagram-story-3", ["spring-cam…am-story-3"]),
    ],
)
def test_names_that_differ_at_their_ends_still_do_beside_a_row(name: str, lines: list[str]) -> None:
    assert in_lines(name, 150, 112).split("\n") == lines
