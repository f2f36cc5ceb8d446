from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from lib.analysis.cohorts import cohorts
from lib.analysis.customers import customers
from lib.analysis.histories import Histories, histories
from lib.analysis.identity import identity
from lib.analysis.lifecycle import lifecycle
from lib.analysis.rhythm import waits
from lib.analysis.stages import Stages, stages
from lib.analysis.survival import kaplan_meier, log_rank
from lib.analysis.timing import WeekHours, gap_counts, week_peaks
from lib.charts.cohorts import MEASURES, UNKNOWN, Named, cohort_name, heat_map, return_curves
from lib.charts.drawing import month_form
from lib.charts.lifecycle import (
    flow_picture,
    identity_picture,
    lifecycle_finding,
    stage_bars,
    stage_colours,
    stage_months,
)
from lib.charts.theme import DARK, LIGHT, Paper, contrast
from lib.charts.timing import gaps_picture, week_picture
from lib.core.money import SCALE
from lib.core.periods import month_of
from lib.core.settings import CohortSettings, StageSettings
from lib.text.languages import CHINESE, ENGLISH
from lib.text.words import Words
from tests.shops import EVERYTHING, frames_of, order, refund

WORDS = Words(ENGLISH, "GBP")
BY_HAND = StageSettings(first_days=(60, 120), later_days=(30, 90), mature_orders=3)


def shop(as_of: date = date(2026, 6, 1)) -> tuple[Histories, Stages]:
    start = date(2026, 1, 1)
    orders = [
        order(f"c{who}", str(start + timedelta(days=3 * who + 20 * visit)), 10 + who)
        for who in range(45)
        for visit in range(1 + who % 4)
        if start + timedelta(days=3 * who + 20 * visit) < as_of
    ]
    frames = frames_of(orders)
    known = histories(frames, EVERYTHING, as_of)
    return known, stages(known, customers(frames, EVERYTHING, as_of), BY_HAND)


KNOWN, FOUND = shop()


def test_the_answer_counts_everybody_once() -> None:
    said = WORDS.say(lifecycle_finding(FOUND))
    count = dict(zip(FOUND.frame["stage"], FOUND.frame["customers"], strict=True))
    assert f"{count['declining']} are declining and {count['lapsed']} have lapsed" in said


def test_one_customer_is_said_as_one() -> None:
    frames = frames_of([order("ann", "2026-01-01"), order("bob", "2026-05-20"), order("cleo", "2026-05-20")])
    as_of = date(2026, 6, 1)
    known = histories(frames, EVERYTHING, as_of)
    found = stages(known, customers(frames, EVERYTHING, as_of), BY_HAND)
    assert WORDS.say(lifecycle_finding(found)) == "Still with you: 2 of 3 customers. Declining: 0, lapsed: 1."
    assert {one.code for one in lifecycle(frames, EVERYTHING, as_of, BY_HAND).findings} >= {"silent"}
    with_all = lifecycle(frames_of([order("ann", "2026-05-20")]), EVERYTHING, as_of, BY_HAND)
    assert "silent" not in {one.code for one in with_all.findings}


def test_a_customer_who_brings_much_is_named_with_the_averages_of_the_others() -> None:
    orders = [order(f"c{n}", f"2026-05-{n + 1:02d}", 10 + n) for n in range(9)]
    plain = lifecycle(frames_of(orders), EVERYTHING, date(2026, 6, 1), BY_HAND)
    assert "large_customer" not in {one.code for one in plain.findings}  # of nine, somebody always brings that much
    cafe = [order("café", "2026-05-20", 500), order("café", "2026-05-21", 500)]
    found = lifecycle(frames_of([*orders, *cafe]), EVERYTHING, date(2026, 6, 1), BY_HAND)
    facts = next(one.sentence.facts for one in found.findings if one.code == "large_customer")
    assert facts["customer"] == "café"
    assert facts["share_revenue"] == pytest.approx(1000 / 1126)
    assert facts["money_order"] == facts["money_buyer"] == 14 * SCALE


@pytest.mark.parametrize("paper", [LIGHT, DARK], ids=lambda paper: paper.scheme)
def test_stage_colours_stand_out_on_both_papers(paper: Paper) -> None:
    for colour in stage_colours().values():
        assert contrast(colour, paper.paper) >= 3


def test_bars_have_both_shares_of_every_stage() -> None:
    bars = stage_bars(FOUND, WORDS).tables["groups"]
    assert len(bars) == 10
    assert bars.groupby("part")["share"].sum().tolist() == pytest.approx([1, 1])


def test_refunds_beyond_sales_have_no_share_of_the_revenue() -> None:
    frames = frames_of(
        [order("ann", "2026-01-01", 20), order("bob", "2026-05-20", 30)], [refund("ann", "2026-01-03", 50)]
    )
    as_of = date(2026, 6, 1)
    found = stages(histories(frames, EVERYTHING, as_of), customers(frames, EVERYTHING, as_of), BY_HAND)
    bars = stage_bars(found, WORDS).tables["groups"]
    revenue = bars[bars["part"] == "revenue"].set_index("code")
    assert revenue["share"].to_dict() == {"new": 1, "growing": 0, "mature": 0, "declining": 0, "lapsed": 0}
    assert "%" not in revenue["label"]["lapsed"]


def test_bands_of_the_flow_fill_their_boxes() -> None:
    month = FOUND.flow.months[-1]
    drawing = flow_picture(FOUND.flow, month, WORDS)
    bands, nodes = drawing.tables["bands"], drawing.tables["nodes"]
    moves = FOUND.flow.moves[-1].copy()
    moves[4, 4] = 0
    assert bands["band"].nunique() == int((moves > 0).sum())
    for side, at in (("left", 0.0), ("right", 1.0)):
        wide = bands[bands["x"] == at]
        boxes = nodes[nodes["side"] == side]
        assert (wide["bottom"] - wide["top"]).sum() == pytest.approx((boxes["bottom"] - boxes["top"]).sum())
    assert "arrived" in drawing.finding


def test_months_and_identity_add_up() -> None:
    months = stage_months(FOUND.flow, WORDS).tables["months"]
    last = months[months["last"]]["customers"].sum()
    assert last == FOUND.flow.counts[-1, :4].sum()
    beside = stage_months(FOUND.flow, WORDS).tables["beside"]
    assert beside["at"].is_monotonic_increasing
    assert set(beside["name"]) == set(months[months["customers"] > 0]["name"])
    frame = identity(KNOWN)
    drawn = identity_picture(frame, WORDS).tables["identity"]
    assert drawn.groupby("month_said")["customers"].sum().sum() == frame["active"].sum() - frame["lost"].sum()


def test_a_colour_of_earlier_months_has_its_name_where_the_last_month_has_none_of_it() -> None:
    frame = identity(KNOWN)
    frame.loc[frame.index[-1], "new"] = 0
    assert "New" in set(identity_picture(frame, WORDS).tables["beside"]["name"])


@pytest.mark.parametrize("measure", MEASURES)
def test_unknown_cells_are_hatched_and_never_zero(measure: str) -> None:
    found = cohorts(KNOWN, CohortSettings())
    drawing = heat_map(found, measure, "weighted", Words(CHINESE, "CNY"))  # type: ignore[arg-type]
    cells = drawing.tables["cells"]
    unknown = cells[~cells["known"]]
    assert len(unknown) > 0
    assert set(unknown["label"]) == {UNKNOWN}
    assert not cells["label"].str.contains("nan").any()
    body = cells[(cells["row"] >= 0) & cells["known"]]
    assert len(body) == int((found.eligible > 0).sum())


@pytest.mark.parametrize("paper", [LIGHT, DARK])
def test_a_quarter_never_looks_like_everybody(paper: Paper) -> None:
    """A young shop has one cell to look at; the period of the first order is everybody by definition."""
    known, _ = shop(date(2026, 2, 20))
    cells = heat_map(cohorts(known, CohortSettings()), "active", "weighted", WORDS, paper).tables["cells"]
    told = cells[cells["known"]]
    assert set(told.loc[told["age"] == 0, "colour"]) == {paper.panel}
    later = set(told.loc[told["age"] > 0, "colour"])
    assert later
    assert not later & {paper.panel, paper.sequential[-1]}
    assert all(contrast(ink, colour) >= 4.5 for ink, colour in zip(told["ink"], told["colour"], strict=True))


def test_the_first_month_of_a_file_lost_nobody() -> None:
    frame = identity(KNOWN).head(1)
    assert "first month of the file" in identity_picture(frame, WORDS).finding


def test_a_period_that_is_not_over_is_framed() -> None:
    known, _ = shop(date(2026, 5, 20))
    drawing = heat_map(cohorts(known, CohortSettings()), "active", "simple", WORDS)
    assert "not over yet" in drawing.subtitle
    cells = drawing.tables["cells"]
    assert (cells["frame"] == LIGHT.attention).sum() == 5  # January to May, each at its last age


def test_the_mean_of_what_cannot_be_known_yet_is_hatched_like_every_such_cell() -> None:
    known, _ = shop(date(2026, 5, 20))
    cells = heat_map(cohorts(known, CohortSettings()), "active", "weighted", WORDS).tables["cells"]
    mean = cells[cells["at"] == 0].set_index("age")
    assert list(mean.index) == sorted(set(cells["age"]))
    assert set(mean.loc[~mean["known"], "label"]) == {UNKNOWN}
    assert not mean["known"].all()


def test_stages_nobody_is_in_take_no_room_from_the_others() -> None:
    month = next(
        month for month, moves in zip(FOUND.flow.months, FOUND.flow.moves, strict=True) if not moves[:, 3].any()
    )
    nodes = flow_picture(FOUND.flow, month, WORDS).tables["nodes"]
    for _, side in nodes.groupby("side"):
        assert side["bottom"].max() == pytest.approx(1)


def test_a_month_below_a_chart_is_written_as_one_beside_a_cohort_in_chinese() -> None:
    found, words = cohorts(KNOWN, CohortSettings()), Words(CHINESE, "CNY")
    assert cohort_name(month_of(date(2026, 3, 1)), found, words) == f"{date(2026, 3, 1):{month_form('zh')}}"


def test_who_did_not_return_is_counted_below_the_line_without_a_minus() -> None:
    axis = identity_picture(identity(KNOWN), WORDS).spec["layer"][0]["encoding"]["y"]["axis"]
    assert axis["labelExpr"] == "replace(datum.label, '-', '')"


def test_curves_say_whether_two_groups_differ() -> None:
    quick, slow = (np.arange(1, 61), np.ones(60, bool)), (np.arange(61, 121), np.ones(60, bool))
    named = [Named("quick", kaplan_meier(*quick)), Named("slow", kaplan_meier(*slow))]
    told = return_curves(named, WORDS, LIGHT, log_rank(quick, slow))
    assert "comes back more" in told.finding
    same = return_curves([named[0], Named("again", named[0].curve)], WORDS, LIGHT, log_rank(quick, quick))
    assert "come back alike" in same.finding
    assert all(math.isfinite(value) for value in told.tables["points"][["share", "low", "high"]].to_numpy().ravel())


def test_gaps_and_hours() -> None:
    gaps = gaps_picture(gap_counts(waits(KNOWN)), WORDS)
    assert gaps.tables["gaps"]["count"].sum() == int(waits(KNOWN).ended.sum())
    every = pd.MultiIndex.from_product([range(1, 8), range(24)], names=["weekday", "hour"]).to_frame(index=False)
    frame = every.assign(orders=0, revenue_e4=0)
    frame.loc[(frame["weekday"] == 3) & (frame["hour"] == 21), "orders"] = 900
    week = WeekHours(frame, timed=True)
    found = week_picture(week, week_peaks(week, KNOWN), WORDS).finding
    assert found == "Orders come only on Wednesday. More than half of the orders come between 21 and 22 o'clock."
    week = WeekHours(frame, timed=False)
    untimed = week_picture(week, week_peaks(week, KNOWN), WORDS)
    assert untimed.finding == "Orders come only on Wednesday."
    assert len(untimed.tables["week"]) == 7


def test_the_first_month_has_nothing_to_compare_with() -> None:
    _, one = shop(date(2026, 2, 1))
    assert one.flow.months == (month_of(date(2026, 1, 1)),)
    assert "with you at the end of the last month." in stage_months(one.flow, WORDS).finding


def test_cohorts_that_differ_by_chance_alone_are_said_to() -> None:
    """Three months of 150 newcomers; 9, 12 and 14 of them are active three months later, or 8, 20 and 90."""

    def shop(again: tuple[int, int, int]) -> str:
        orders = [
            order(f"c{month}-{n}", f"2026-{month + at:02d}-05")
            for month, many in zip((1, 2, 3), again, strict=True)
            for n in range(150)
            for at in ((0, 3) if n < many else (0,))
        ]
        known = histories(frames_of(orders, []), EVERYTHING, date(2026, 7, 1))
        return heat_map(cohorts(known, CohortSettings()), "active", "weighted", WORDS).finding

    assert "may be chance" in shop((9, 12, 14))
    assert "may be chance" not in shop((8, 20, 90))


def test_what_a_customer_brings_is_told_of_the_same_cohorts_at_both_ages() -> None:
    """January's customers bring 10 and then 100, all later ones 1 and then 2: a mean of other cohorts at each age would mix them."""
    orders = [
        order(f"jan{n}", f"2026-{month:02d}-05", 10 if month == 1 else 30) for n in range(40) for month in (1, 3, 4, 5)
    ]
    for month in (2, 3, 4):
        orders += [order(f"late{month}-{n}", f"2026-{month + at:02d}-05", 1) for n in range(40) for at in (0, 1)]
    known = histories(frames_of(orders, []), EVERYTHING, date(2026, 6, 1))
    finding = heat_map(cohorts(known, CohortSettings()), "cumulative", "weighted", WORDS).finding
    # Two of four cohorts have lived three months: (10 + 1) / 2 at first; 10 + 30 + 30 of January's, 2 of February's.
    assert "brings £5.50 in the first month and £36.00 up to 3 months later" in finding


@pytest.mark.parametrize("size", [10, 40])
def test_one_customer_of_one_does_not_pale_the_cohorts_that_can_tell(size: int) -> None:
    orders = [order(f"c{month}-{n}", f"2026-{month:02d}-05") for month in (1, 2, 3) for n in range(size)]
    orders += [
        order(f"c{month}-{n}", f"2026-{month + 1:02d}-05") for month in (1, 2, 3) for n in range(size // 10 * month)
    ]
    orders += [order("only", f"2026-{month:02d}-05") for month in (4, 5)]
    known = histories(frames_of(orders, []), EVERYTHING, date(2026, 7, 1))
    cells = heat_map(cohorts(known, CohortSettings()), "active", "weighted", WORDS).tables["cells"]
    next_month = cells[cells["age"] == 1].set_index("row")
    assert next_month["label"].loc[[0, 1, 2, 3]].tolist() == ["10%", "20%", "30%", "100%"]
    assert next_month["colour"].loc[2] == next_month["colour"].loc[3] == LIGHT.sequential[-1]
    assert next_month["colour"].loc[0] == LIGHT.sequential[2]


def test_cohorts_that_have_no_row_are_said() -> None:
    orders = [order(f"c{month}", f"{2022 + month // 12}-{month % 12 + 1:02d}-05") for month in range(30)]
    drawing = heat_map(
        cohorts(histories(frames_of(orders, []), EVERYTHING, date(2024, 8, 1)), CohortSettings()),
        "active",
        "simple",
        WORDS,
    )
    assert "Drawn are the latest 25 of 30 cohorts" in drawing.subtitle
