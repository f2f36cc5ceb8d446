"""`lifecycle` as its callers meet it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from lib.catalog.samples import sample
from tests.analysis.golden import facts
from tests.cli.running import ask
from tests.cli.schemas import LifecycleAnswer

SHOP = """order,customer,date,amount
1,ann,2026-01-05 10:00:00,100.00
2,ann,2026-02-01 10:00:00,50.50
3,bob,2026-01-20 09:30:00,20.00
4,cid,2026-03-04 12:00:00,1000.00
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "orders.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_small_shop_is_answered_as_promised(write: Callable[[str], Path]) -> None:
    ran = ask("lifecycle", write(SHOP), "--json")
    assert (ran.code, ran.err) == (0, "")
    answer = LifecycleAnswer.model_validate(ran.answer)
    assert [stage.customers for stage in answer.stages] == [2, 1, 0, 0, 0]
    assert [(row.cohort, row.size, row.active) for row in answer.cohorts.rows] == [
        ("2026-01", 2, [2, 1, 0]),
        ("2026-03", 1, [1]),
    ]
    assert answer.north_star.repurchase_30d == 0.5
    assert (answer.north_star.next_day_return, answer.north_star.repeat_visit_7d) == (None, None)
    assert [(row.month, row.revenue, row.orders, row.customers) for row in answer.months] == [
        ("2026-01", 120.0, 2, 2),
        ("2026-02", 50.5, 1, 1),
        ("2026-03", 1000.0, 1, 1),
    ]
    assert answer.limits.first.source == "too_short"
    assert "short_history" in ran.codes()


def test_categories_may_have_limits_of_their_own(write: Callable[[str], Path]) -> None:
    lines = sample("coffee_en").orders_path.parent / "order_lines.csv"
    ran = ask("lifecycle", lines, "--json", "--limits-by", "category")
    assert (ran.code, ran.err) == (0, "")
    limits = LifecycleAnswer.model_validate(ran.answer).limits
    own = [one for one in limits.categories if one.later is not None]
    assert limits.by == "category"
    assert len(own) >= 2
    assert len({one.later.declining_days for one in own if one.later}) > 1  # beans are bought more often than machines
    assert sum(one.customers for one in limits.categories) <= sum(one["customers"] for one in ran.answer["stages"])
    ran = ask("lifecycle", write(SHOP), "--limits-by", "category")
    assert (ran.code, ran.out) == (1, "")
    assert "a column of categories" in ran.err


def test_limits_by_hand_move_customers(write: Callable[[str], Path]) -> None:
    path = write(SHOP)
    answer = ask("lifecycle", path, "--json", "--first-days", "20,40", "--later-days", "10,20").answer
    assert [stage["customers"] for stage in answer["stages"]] == [1, 0, 0, 0, 2]
    assert answer["limits"]["later"]["source"] == "hand"


@pytest.mark.soak
def test_cohorts_can_be_told_apart_by_what_they_began_with() -> None:
    lines = sample("tea_zh").orders_path.parent / "order_lines.csv"
    months = LifecycleAnswer.model_validate(ask("lifecycle", lines, "--json").answer)
    orders = sample("tea_zh").orders_path
    for by, path in (("week", lines), ("first_product", lines), ("channel", orders)):
        answer = LifecycleAnswer.model_validate(ask("lifecycle", path, "--json", "--cohorts-by", by).answer)
        assert answer.cohorts.by == by
        assert path == orders or answer.stages == months.stages
        assert sum(row.size for row in answer.cohorts.rows) <= answer.customers
        for row in answer.cohorts.rows:
            assert row.active[0] == row.observed[0] == row.size
            assert all(active <= seen for active, seen in zip(row.active, row.observed, strict=True))
    assert [row.cohort for row in months.cohorts.rows][:2] == ["2024-03", "2024-04"]
    assert "%" in ask("lifecycle", orders, "--cohorts-by", "channel").out


@pytest.mark.parametrize(
    ("by", "needed"),
    [
        ("first_product", "a column of products"),
        ("channel", "--map channel=HEADER"),
        ("country", "--map country=HEADER"),
    ],
)
def test_cohorts_by_what_the_file_does_not_tell_are_refused(write: Callable[[str], Path], by: str, needed: str) -> None:
    ran = ask("lifecycle", write(SHOP), "--cohorts-by", by, "--json")
    assert (ran.code, ran.out) == (1, "")
    assert needed in ran.err


def test_promotions_can_be_left_out_of_the_rhythm() -> None:
    orders = sample("coffee_en").paths("orders")[0]
    plain = ask("lifecycle", orders, "--json").answer["limits"]
    left = ask("lifecycle", orders, "--json", "--leave-out", "black_friday,2026-03-01..2026-05-31").answer["limits"]
    assert plain["left_out"] == []
    assert left["left_out"] == [
        ["2024-11-25", "2024-12-02"], ["2025-11-24", "2025-12-01"], ["2026-03-01", "2026-05-31"],
    ]  # fmt: skip
    assert left["first"]["returned"] < plain["first"]["returned"]
    moved = plain["moved_by_a_tenth"]
    assert set(moved) == {"first_declining", "first_lapsed", "later_declining", "later_lapsed"}
    assert moved["first_declining"] > 0
    wrong = ask("lifecycle", orders, "--leave-out", "easter")
    assert wrong.code == 2
    assert "double_eleven" in wrong.err


@pytest.mark.parametrize("wrong", [["--first-days", "40,20"], ["--later-days", "5"], ["--mature-orders", "1"]])
def test_limits_that_cannot_be_meant_are_a_wrong_call(write: Callable[[str], Path], wrong: list[str]) -> None:
    ran = ask("lifecycle", write(SHOP), *wrong)
    assert ran.code == 2
    assert ran.err.startswith("error: ")


#: Shops that hide something: each must be answered without NaN, with every stage and no exception.
DEGENERATE = {
    "one order": "order,customer,date,amount\n1,ann,2026-01-05,10\n",
    "all on one day": "order,customer,date,amount\n" + "".join(f"{n},c{n},2026-01-05,10\n" for n in range(30)),
    "money given back": "order,customer,date,amount\n1,ann,2026-01-05,10\n2,ann,2026-01-06,-10\n3,bob,2026-03-05,5\n",
    "years apart": "order,customer,date,amount\n1,ann,2016-01-05,10\n2,ann,2026-01-06,10\n",
}


@pytest.mark.parametrize("name", DEGENERATE)
def test_degenerate_shops_are_answered(write: Callable[[str], Path], name: str) -> None:
    path = write(DEGENERATE[name])
    answer = LifecycleAnswer.model_validate(ask("lifecycle", path, "--json").answer)
    assert sum(stage.customers for stage in answer.stages) == answer.customers
    shown = ask("lifecycle", path, "--language", "zh")
    assert (shown.code, shown.err) == (0, "")
    assert "nan" not in shown.out.lower()


def test_both_languages_give_the_same_numbers() -> None:
    path = sample("tea_zh").orders_path
    english, chinese = (ask("lifecycle", path, "--json", "--language", code).answer for code in ("en", "zh"))
    for answer in (english, chinese):
        for remark in answer["findings"]:
            remark.pop("text")
    assert english == chinese
    assert "成长期" in ask("lifecycle", path, "--language", "zh").out


def test_the_sample_shops_numbers_hang_together() -> None:
    answer = LifecycleAnswer.model_validate(ask("lifecycle", sample("coffee_en").orders_path, "--json").answer)
    assert sum(stage.customers for stage in answer.stages) == answer.customers
    assert round(sum(stage.revenue for stage in answer.stages), 2) == round(answer.revenue, 2)
    assert sum(row.size for row in answer.cohorts.rows) == answer.customers
    unfinished = answer.cohorts.rows[-1]  # August: its last day is not over, so it has no identity yet
    assert sum(row.new for row in answer.identity) == answer.customers - unfinished.size
    for row in answer.transitions.matrix:
        shares = [share for share in row if share is not None]
        assert not shares or sum(shares) == pytest.approx(1)
    for code in ("repurchase_30d", "repeat_rate", "average_order_value"):
        told = answer.ranges[code]
        assert told.low is not None
        assert told.low <= getattr(answer.north_star, code) <= told.high  # type: ignore[operator]


def test_a_file_of_events_beside_the_orders_tells_of_visits() -> None:
    shop = sample("coffee_en")
    files = [shop.orders_path, *shop.paths("events")]
    answer = LifecycleAnswer.model_validate(ask("lifecycle", *files, "--json").answer)
    events = pd.read_csv(shop.paths("events")[0], parse_dates=["occurred_at"])
    day = events["occurred_at"].dt.normalize()
    first = day.groupby(events["user_id"]).transform("min")
    for code, within in (("next_day_return", 1), ("repeat_visit_7d", 7)):
        ripe = first <= day.max() - pd.Timedelta(days=within)
        back = ripe & (day > first) & (day <= first + pd.Timedelta(days=within))
        share = events.loc[back, "user_id"].nunique() / events.loc[ripe, "user_id"].nunique()
        assert getattr(answer.north_star, code) == pytest.approx(share)
    assert answer.customers == 2_952


@pytest.mark.slow
def test_online_retail_has_its_published_figures(reference: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(reference / "online_retail" / "OnlineRetail_csv_latin1.zip") as archive:
        name = next(name for name in archive.namelist() if name.endswith(".csv"))
        path = Path(archive.extract(name, tmp_path))
    given = ask("lifecycle", path, "--json", "--refunds", "ignore", "--duplicates", "keep").answer
    answer = LifecycleAnswer.model_validate(given)
    assert answer.cohorts.rows[0].active == [885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235]
    assert answer.north_star.repurchase_30d == pytest.approx(901 / 4_070, abs=1e-12)
    assert answer.ranges["repurchase_30d"].basis == 4_070
    assert answer.north_star.repeat_rate == pytest.approx(0.65583, abs=5e-6)
    for month in answer.months:
        known = facts(reference)["monthly"][month.month]
        assert [round(month.revenue, 2), month.orders, month.customers] == known
