from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest

from lib.analysis.proportions import Range
from lib.analysis.rfm import rfm
from lib.analysis.segments import FAMILIES, Family, SegmentMap
from lib.analysis.worthwhile import Role, Worthwhile
from lib.catalog.segments import REGULARS_11, REGULARS_24
from lib.catalog.stages import STAGE_WORDS
from lib.charts.both_parts import CHOSEN
from lib.charts.drawing import Drawing
from lib.charts.rfm import (
    grid,
    grid_cells,
    grid_finding,
    group_colours,
    groups,
    regulars_finding,
)
from lib.charts.score_grid import CELL, in_narrow
from lib.charts.theme import DARK, LIGHT, on
from lib.charts.worthwhile import FAMILY_TITLES, most_finding, regular_finding, worth_picture, worth_titles
from lib.core.settings import CutOffs, RfmSettings
from lib.text.languages import CHINESE, ENGLISH
from lib.text.words import Words
from tests.charts.shops import DEGENERATE, answer, hundred, shop

EN, ZH = Words(ENGLISH, "GBP"), Words(CHINESE, "CNY")


def rows(drawing: Drawing) -> list[dict[str, Any]]:
    """The rows of the chart's table."""
    (table,) = drawing.tables.values()
    return table.to_dict("records")


def selections(drawing: Drawing) -> list[tuple[str, list[str]]]:
    return [(param["name"], param["select"]["fields"]) for param in drawing.spec["params"] if "select" in param]


def test_the_grid_has_a_cell_for_every_pair_of_scores_and_everybody_is_in_one():
    cells = grid_cells(answer(hundred()))
    assert (len(cells), sum(cell["customers"] for cell in cells)) == (25, 100)


def test_the_grid_keeps_every_unit_of_money():
    rfm = answer(hundred())
    assert sum(cell["revenue_e4"] for cell in grid_cells(rfm)) == rfm.customers.revenue_e4


def test_the_grid_of_one_money_score_has_only_those_customers():
    rfm = answer(hundred())
    assert sum(cell["customers"] for score in range(1, 6) for cell in grid_cells(rfm, score)) == 100
    assert {cell["mean_m"] for cell in grid_cells(rfm, 5) if cell["customers"]} == {5}


def test_an_empty_cell_has_no_mean_score_and_stands_back():
    rfm = answer(shop([1, 100], [1, 9], [10, 500]))
    empty = [cell for cell in rows(grid(rfm, "revenue", EN, LIGHT)) if cell["customers"] == 0]
    assert {cell["mean_m_said"] for cell in empty} == {"–"}
    assert {(cell["colour"], cell["ink"]) for cell in empty} == {(LIGHT.panel, LIGHT.quiet)}


@pytest.mark.parametrize("measure", ["revenue", "customers", "monetary"])
def test_text_on_a_cell_is_readable(measure: Any):
    cells = [cell for cell in rows(grid(answer(hundred()), measure, EN, DARK)) if cell["customers"]]
    assert all(cell["ink"] == on(cell["colour"]) for cell in cells)


def test_the_darkest_cell_is_the_one_with_most_revenue():
    cells = rows(grid(answer(hundred()), "revenue", EN, LIGHT))
    assert max(cells, key=lambda cell: cell["revenue_e4"])["colour"] == LIGHT.sequential[-1]


def test_a_cell_says_its_group_its_customers_and_its_share():
    cells = {(cell["r"], cell["f"]): cell for cell in rows(grid(answer(hundred()), "revenue", EN))}
    assert cells[5, 5]["lines"] == "Champions"
    assert cells[5, 3]["lines"] == "Potential\nloyalists"
    assert (cells[5, 5]["customers_said"], cells[5, 5]["second"]) == ("20", "34%")


def test_a_long_chinese_name_breaks_before_its_last_word():
    names = {cell["lines"] for cell in rows(grid(answer(hundred()), "revenue", ZH))}
    assert "潜力忠诚\n客户" in names
    assert "核心客户" in names


def test_cells_and_groups_can_be_selected():
    rfm = answer(hundred())
    assert selections(grid(rfm, "revenue", EN)) == [(CELL, ["r", "f"])]
    assert selections(groups(rfm, EN)) == [(CHOSEN, ["code"])]


def test_two_and_six_scores_fit_the_grid():
    settings = RfmSettings(recency_days=CutOffs(2), frequency=CutOffs(6))
    assert len(grid_cells(answer(hundred(), settings))) == 12


def test_the_title_and_the_text_for_screen_readers_are_the_finding():
    rfm = answer(hundred())
    whole = grid(rfm, "revenue", EN).chart().to_dict()
    assert whole["title"]["text"] == whole["description"] == EN.say(grid_finding(rfm, "revenue"))


def test_the_finding_names_the_group_with_most_money_and_counts_it():
    rfm = answer(hundred())
    top = rfm.segments.set_index("segment").loc["champions"]
    assert (
        EN.say(grid_finding(rfm, "revenue"))
        == f"“Champions”: {int(top['customers'])}% of the customers, {EN.share(top['revenue_share'])} of the revenue."
    )


def test_regulars_are_the_best_groups_together():
    rfm = answer(hundred())
    best = rfm.segments[rfm.segments["segment"].isin(["champions", "loyal"])]
    assert EN.say(regulars_finding(rfm)) == (
        f"Your regulars are {best['customers'].sum()}% of the customers and bring {EN.share(best['revenue_share'].sum())} of the revenue."
    )


def test_those_who_come_back_most_are_the_regulars_where_many_of_them_do_and_are_said_to_be_the_most_where_few_do():
    most = Worthwhile(("about_to_sleep",), "most", "cooling", "About to sleep", 6, 108, 70_000, 0.62, 0.78, 0.1, 2.0, Range(0.98, 0.96, 0.99))  # fmt: skip
    assert EN.say(most_finding([most], 90) or "") == (
        "Those who come back most are 62% of the customers: 98% of them ordered again within 90 days, and they bring 78% of the revenue."
    )
    assert most_finding([replace(most, role="alike")], 90) is None
    assert (
        EN.say(regular_finding([most], 100) or "")
        == "Your regulars are 6.0% of the customers and bring 78% of the revenue."
    )
    assert worth_titles([most], EN) == ["Regulars"]
    few = replace(most, again=Range(0.2, 0.1, 0.3))
    assert (regular_finding([few], 100), worth_titles([few], EN)) == (None, ["Come back most"])


def test_groups_that_would_be_called_the_same_are_told_apart_by_how_many_come_back_or_by_the_largest_of_theirs():
    worth = [group(cast("Role", role), name, 2) for role, name in (("most", "Champions"), ("middle", "Promising"), ("middle", "Newcomers"), ("fewest", "Lost"))]  # fmt: skip
    assert worth_titles(worth, EN) == ["Regulars", "A few orders so far (Promising)", "A few orders so far (Newcomers)", "Seldom come back"]  # fmt: skip
    worth[2] = replace(worth[2], again=Range(0.2, 0.1, 0.3))
    assert worth_titles(worth, EN)[1:3] == ["A few orders so far (50% came back)", "A few orders so far (20% came back)"]  # fmt: skip


def group(role: Role, name: str, each: float, days: float = 20, family: Family = "cooling") -> Worthwhile:
    again = None if role == "family" else Range(0.5, 0.4, 0.6)
    return Worthwhile((name,), role, family, name, 10, round(10 * each), 1_000, 1 / 6, 1 / 6, 0.1, days, again)


def test_a_groups_name_holds_what_its_customers_have_done_whatever_their_chance_to_come_back() -> None:
    done = [("most", 4.7, 25), ("middle", 1, 24), ("middle", 2.2, 40), ("middle", 4.9, 44), ("middle", 1.4, 90), ("middle", 2.9, 51), ("middle", 4.8, 114), ("fewest", 2, 392)]  # fmt: skip
    worth = [group(cast("Role", role), "Own", each, days) for role, each, days in done]
    assert worth_titles(worth, EN) == [
        "Regulars",
        "Mostly one order so far",
        "A few orders so far",
        "Come back often",
        "Mostly one order, then quiet",
        "A few orders, then quiet",
        "Came often, then quiet",
        "Seldom come back",
    ]
    assert worth_titles([group("most", "New", 1)], EN) == ["Come back most"]  # nobody who ordered once is a regular


def test_a_family_whose_name_does_not_hold_for_its_customers_is_named_by_their_orders() -> None:
    families = [
        group("family", "Own", each, 20, cast("Family", family)) for family, each in (("best", 5), ("new", 1.7))
    ]
    assert worth_titles(families, EN) == ["Regulars", "A few orders so far"]
    families = [group("family", "Own", each, 20, cast("Family", family)) for family, each in (("best", 1), ("new", 1))]
    assert worth_titles(families, EN) == ["Mostly one order so far", "New"]


def test_a_family_has_no_name_of_a_stage_which_holds_other_customers() -> None:
    assert not set(FAMILY_TITLES.values()) & {one.title for one in STAGE_WORDS}


def test_on_a_phone_a_long_label_of_a_short_bar_takes_no_room_from_the_longest_one():
    """Pixels from the end of each bar to the edge, as the scale of the drawing has them, on the 220 that a phone leaves."""
    shares = [(1_134, 0.26, 61_800_000_000, 0.74), (1_142, 0.26, 10_200_000_000, 0.12), (1_110, 0.26, 4_630_000_000, 0.06)]  # fmt: skip
    worth = [
        Worthwhile((str(customers),), "middle", "cooling", "", customers, customers, money, share, part, 0.1, 2.0, None)
        for customers, share, money, part in shares
    ]
    drawing = worth_picture(worth, EN)
    sizes = {one["name"]: one["value"] for one in drawing.spec["params"] if "value" in one}
    encoding = drawing.spec["layer"][0]["encoding"]["x"]["scale"]["domainMax"]["expr"]
    reach = eval(encoding, {"max": max, "width": 220, **sizes})
    bars = [(row["share"] / reach * 220, len(row["label"]) * 6) for row in rows(drawing)]
    assert max(length for length, _ in bars) > 100
    assert all(length + label <= 220 for length, label in bars)


@pytest.mark.parametrize("map_", [REGULARS_24, REGULARS_11], ids=["with money", "without"])
def test_a_cell_with_more_groups_says_what_its_plus_means(map_: SegmentMap):
    customers = shop(range(50), [1] * 50, [10 + 100 * (place % 5) for place in range(50)])
    drawing = grid(rfm(customers, RfmSettings(), map_), "revenue", EN)
    assert any(row["segments"] > 1 for row in rows(drawing)) == (map_ is REGULARS_24)
    assert ("+1: customers of one more group are in the cell." in drawing.subtitle) == (map_ is REGULARS_24)


def test_small_shops_are_counted_not_put_in_percent():
    few = [Worthwhile((), "family", "best", "", 2, 8, 70_000, 0.4, 0.7, 4.0, 2.0, None), Worthwhile((), "family", "lost", "", 3, 3, 30_000, 0.6, 0.3, 1.0, 2.0, None)]  # fmt: skip
    assert worth_picture(few, EN).finding.endswith(": 2 of 5 customers, 70% of the revenue.")
    assert EN.say(grid_finding(answer(shop([1, 2], [1, 2], [5, 6])), "customers")).endswith(": 1 of 2 customers.")


@pytest.mark.parametrize("name", DEGENERATE)
def test_degenerate_shops_get_a_grid_groups_and_findings(name: str):
    rfm = answer(DEGENERATE[name])
    for words in (EN, ZH):
        assert sum(cell["customers"] for cell in rows(grid(rfm, "revenue", words))) == len(rfm.customers)
        assert "nan" not in str(rows(groups(rfm, words))).lower()
        assert all(0 <= row["share"] <= 1 for row in rows(groups(rfm, words)))
        assert "nan" not in words.say(regulars_finding(rfm)).lower()


def test_each_group_has_one_colour_and_families_run_from_best_to_lost():
    colours = group_colours(REGULARS_11.segments)
    assert len(set(colours.values())) == len(REGULARS_11.segments)
    assert {segment.family for segment in REGULARS_11.segments} <= set(FAMILIES)


def test_a_groups_bar_has_its_colour_and_the_customers_are_grey():
    bars = rows(groups(answer(hundred()), EN, DARK))
    colours = group_colours(REGULARS_11.segments)
    assert all(bar["colour"] == (DARK.rest if bar["part"] == "customers" else colours[bar["code"]]) for bar in bars)


def test_bars_start_at_zero():
    drawing = groups(answer(hundred()), EN)
    parameters = {param["name"]: param.get("value") for param in drawing.spec["params"]}
    assert parameters["least"] == 0


def test_parts_of_customers_and_of_revenue_each_add_up_to_one():
    bars = rows(groups(answer(hundred()), EN))
    for part in ("customers", "revenue"):
        assert sum(bar["share"] for bar in bars if bar["part"] == part) == pytest.approx(1)


def test_charts_speak_the_readers_language():
    rfm = answer(hundred())
    assert grid(rfm, "revenue", ZH).finding != grid(rfm, "revenue", EN).finding
    assert {"核心客户", "已流失"} <= {bar["group"] for bar in rows(groups(rfm, ZH))}


def test_a_template_is_made_once_and_filled_anew():
    small, large = (grid(answer(shop), "revenue", EN) for shop in (hundred(), DEGENERATE["one wholesaler"]))
    assert small.spec["layer"] is large.spec["layer"]
    assert small.finding != large.finding


def test_no_column_is_called_image_which_a_tooltip_would_load():
    for drawing in (grid(answer(hundred()), "revenue", EN), groups(answer(hundred()), EN)):
        assert "image" not in rows(drawing)[0]


@pytest.mark.parametrize(
    ("name", "more", "lines"),
    [
        ("Champions", "+1", ["Champions", "+1"]),
        ("New", "+1", ["New +1"]),
        ("Big spenders cooling down", "+1", ["Big", "spenders", "cooling", "down +1"]),
        ("Small-basket fans", "", ["Small-", "basket", "fans"]),
        ("流失预警客户", "+1", ["流失预警", "客户 +1"]),
    ],
)
def test_long_names_have_lines_of_few_letters_on_a_phone(name: str, more: str, lines: list[str]) -> None:
    assert in_narrow(name, more).split("\n") == lines


def test_no_line_of_our_names_is_longer_than_a_phone_s_cell() -> None:
    for one in (REGULARS_24, REGULARS_11):
        for segment in one.segments:
            assert max(map(len, in_narrow(str(segment.title), "+1").split("\n"))) <= len("Hibernating")
