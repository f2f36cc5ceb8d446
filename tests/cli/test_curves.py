"""`budget TABLE`: another tool's response curves as a plan."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lib.catalog.samples import SAMPLES
from tests.cli.running import ask

ROBYN = """solID,dep_var_type,channels,date_min,date_max,periods,initSpendUnit,initResponseUnit,optmSpendUnit,optmResponseUnit,optmSpendUnitUnbound,optmResponseUnitUnbound
1_2_3,revenue,tv_S,2019-01-01,2019-12-31,52 weeks,100,400,140,470,200,550
1_2_3,revenue,search_S,2019-01-01,2019-12-31,52 weeks,200,500,160,460,100,350
"""


def table(folder: Path, text: str, name: str = "curves.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_meridians_own_points_reach_meridians_own_optimum() -> None:
    """Its demo at a fixed budget and 30 % either way: Meridian's optimizer printed 265.202 million."""
    reference = os.environ.get("REGULARS_REFERENCE_DATA")
    if not reference:
        pytest.skip("REGULARS_REFERENCE_DATA is not set")
    answer = ask(
        "budget", Path(reference) / "marketing" / "meridian_response_curves.csv", "--reach", "0.3", "--json"
    ).answer
    assert answer["objective"] >= 265.202e6
    assert answer["gap"] <= 1e-6
    assert sum(one["spend"] for one in answer["allocation"]) == pytest.approx(219_492_491, rel=1e-3)


def test_robyns_allocator_gives_its_points(tmp_path: Path) -> None:
    answer = ask("budget", table(tmp_path, ROBYN), "--json").answer
    spend = {one["name"]: one["spend"] for one in answer["allocation"]}
    assert spend == pytest.approx({"tv_S": 140.0, "search_S": 160.0})
    assert answer["objective"] == pytest.approx(930.0)
    assert answer["current_objective"] == pytest.approx(900.0)


def test_robyns_amounts_are_a_weeks_and_meridians_a_years_as_on_the_page(tmp_path: Path) -> None:
    """A split of 300 a week is none of 300 in 52 weeks; what a table does not say is said to be taken."""
    assert "For 1 week; what comes of it is" in ask("budget", table(tmp_path, ROBYN)).out
    said = ask("budget", table(tmp_path, MERIDIAN)).out
    assert "For 52 weeks; what comes of it is" in said
    assert "The table does not say how many weeks its amounts cover: 52 are taken." in said


def test_any_table_of_spend_and_response_with_a_budget(tmp_path: Path) -> None:
    path = table(tmp_path, "渠道;投入;新客\n淘宝;0;0\n淘宝;1.000,00;40\n淘宝;2.000,00;60\n抖音;1.000,00;30\n抖音;;5\n")
    ran = ask("budget", path, "--budget", "2000", "--json")
    assert {one["name"]: one["spend"] for one in ran.answer["allocation"]} == pytest.approx(
        {"淘宝": 1000, "抖音": 1000}
    )
    assert [one["code"] for one in ran.answer["findings"] if one["code"] == "rows_left_out"] == ["rows_left_out"]
    assert [one["channels"] for one in ran.answer["findings"] if one["code"] == "single_points"] == [["抖音"]]


def test_what_a_new_customer_is_worth_makes_a_table_of_them_a_plan_of_money(tmp_path: Path) -> None:
    """From 0 to 5 two customers, from 5 to 10 one: at 4 each the last 5 bring back 4."""
    answer = ask(
        "budget", table(tmp_path, PLAIN), "--budget", "9", "--customer-value", "4", "--margin", ".5", "--json"
    ).answer
    assert answer["objective"] == pytest.approx(4 * 2.8)
    said = {one["code"]: one for one in answer["findings"]}
    assert (said["beyond_break_even"]["money_last"], said["beyond_break_even"]["money_edge"]) == pytest.approx(
        (0.8, 5.0), abs=0.01
    )
    assert said["not_used"]["options"] == ["--margin"]


def test_what_a_response_of_a_table_is_worth_is_taken_or_said_to_play_no_part(tmp_path: Path) -> None:
    """Of 40 new customers at 50 each, or of 40,000 of revenue of which 0.5 is left; the other figure cannot be used."""

    def asked(header: str, *options: str) -> tuple[float, list[str], bool]:
        path = table(tmp_path, f"channel,spend,{header}\na,0,0\na,1000,40\na,2000,60\n")
        ran = ask("budget", path, "--budget", "2000", "--why", "--json", *options)
        said = [name for one in ran.answer["findings"] if one["code"] == "not_used" for name in one["options"]]
        return ran.answer["objective"], said, ran.answer["why"]["break_even"] is not None

    assert asked("customers") == (60, [], False)
    assert asked("customers", "--customer-value", "50") == (3000, [], True)
    assert asked("customers", "--customer-value", "50", "--objective", "customers") == (60, [], True)
    assert asked("customers", "--margin", "0.5") == (60, ["--margin"], False)
    assert asked("revenue", "--margin", "0.5", "--customer-value", "50") == (30, ["--customer-value"], True)
    assert asked("response", "--margin", "0.5") == (30, [], True)


def test_rows_that_are_left_out_are_named_also_where_nothing_is_answered(tmp_path: Path) -> None:
    path = table(tmp_path, "channel,spend,response\na,0,0\na,abc,5\na,5,2\n,7,3\n")
    said = "2 rows of the table have no channel, spend or response and are left out: rows 3 and 5."
    assert said in ask("budget", path, "--budget", "9").out
    ran = ask("budget", path)
    assert "does not say what is spent now on a" in ran.err
    assert said in ran.err


MERIDIAN = """channel,spend_multiplier,spend,mean,ci_lo,ci_hi
Meta,0.0,0,0,0,0
Meta,1.0,900,40,30,50
Meta,2.0,1800,60,40,80
Search,1.0,500,30,20,40
Search,2.0,1000,45,30,60
"""
PLAIN = "channel,spend,response\na,0,0\na,5,2\na,10,3\n"


@pytest.mark.parametrize("text", [MERIDIAN, ROBYN, PLAIN])
@pytest.mark.parametrize("way", ["value", "budget", "orders"])
def test_a_table_of_curves_is_no_spend_and_no_orders(tmp_path: Path, text: str, way: str) -> None:
    orders, curves = SAMPLES[0].orders_path, table(tmp_path, text)
    ran = ask("rfm", curves) if way == "orders" else ask(way, orders, "--spend", curves)
    assert (ran.code, ran.out) == (1, "")
    assert "This is a table of response curves" in ran.err
    assert "python -m lib budget FILE" in ran.err


def test_spend_with_what_came_of_it_is_still_spend(tmp_path: Path) -> None:
    path = table(tmp_path, "Channel,Spend,Conversions\nMeta,900,40\nGoogle,500,30\n", "spend.csv")
    assert "response curves" not in ask("import", path).err


@pytest.mark.parametrize(
    ("text", "options", "code", "said"),
    [
        ("channel,spend,clicks\na,1,2\n", (), 2, "a column each for channel, spend and response"),
        ("channel,spend,response\na,0,2\n", (), 2, "no spend above zero"),
        ("channel,spend,response\na,5,2\n", (), 1, "--budget"),
        ("channel,spend,response\na,5,2\n", ("--budget", "9", "--reach", "0.3"), 1, "--budget"),
        ("channel,spend,response\na,5,2\n", ("--budget", "-1"), 2, "zero or more"),
        ("channel,spend,response\na,5,2\n", ("--reach", "3"), 2, "a share"),
    ],
)
def test_what_cannot_be_meant_is_said(
    tmp_path: Path, text: str, options: tuple[str, ...], code: int, said: str
) -> None:
    ran = ask("budget", table(tmp_path, text), *options)
    assert ran.code == code
    assert said in ran.err
