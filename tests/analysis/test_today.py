from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from lib.analysis.comeback import comeback
from lib.analysis.contact_lists import ContactList, late_customers, less_given_up, usual_gaps, yearly_spend_e4
from lib.analysis.customers import Customers, Float64s, customers
from lib.analysis.north_star import LEAST_OF_MONTH
from lib.analysis.rfm import rfm
from lib.analysis.today import Today, today
from lib.analysis.totals import days
from lib.catalog.segments import REGULARS_11
from lib.core.settings import RfmSettings, View
from lib.text.words import Words
from tests.shops import EVERYTHING, customers_of, frames_of, order, refund

Orders = list[dict[str, object]]


def today_of(orders: Orders, as_of: date, view: View = EVERYTHING, refunds: Orders | None = None) -> Today:
    frames = frames_of(orders, refunds or [])
    people = customers(frames, view, as_of)
    groups = rfm(people, RfmSettings(), REGULARS_11)
    return today(people, groups, days(frames, view, as_of), comeback(frames, view, as_of), view)


def said(answer: Today, code: str) -> str:
    return next(Words().say(sentence.sentence) for sentence in answer.sentences if sentence.code == code)


def list_of(answer: Today, code: str) -> ContactList:
    return next(contact_list for contact_list in answer.lists if contact_list.code == code)


def every(days_apart: int, customer: str, times: int, first: str = "2023-01-01", money: float = 10) -> Orders:
    start = date.fromisoformat(first)
    return [order(customer, str(start + timedelta(days=days_apart * place)), money) for place in range(times)]


DEGENERATE = {
    "one customer": [order("a", "2024-01-05")],
    "one order each": [order(str(n), f"2024-01-{n + 1:02d}", 10) for n in range(20)],
    "all on one day": [order(str(n), "2024-01-05", n) for n in range(1, 9)],
    "money back": [order("a", "2024-01-05", net_e4=-5), order("b", "2024-01-06", net_e4=5)],
    "one wholesaler": [*every(7, "w", 50, money=900), *(order(str(n), "2023-06-01") for n in range(30))],
}


@pytest.mark.parametrize("name", DEGENERATE)
def test_every_shop_gets_five_sentences_and_four_lists_without_gaps(name: str) -> None:
    answer = today_of(DEGENERATE[name], date(2024, 1, 31))
    assert [sentence.code for sentence in answer.sentences] == ["size", "concentration", "repeat", "trend", "late"]
    assert [contact_list.code for contact_list in answer.lists] == ["thank", "due", "win_back", "second_order"]
    texts = [Words().say(sentence.sentence) for sentence in answer.sentences]
    texts += [Words().say(part) for entry in answer.lists for part in (entry.title, entry.why, entry.money_meaning)]
    assert not [text for text in texts if "–" in text or "nan" in text.lower() or "{" in text]


def test_the_best_fifth_is_counted_in_customers() -> None:
    shop = [order(str(n), "2024-01-05", money) for n, money in enumerate([60, 10, 10, 10, 10])]
    assert said(today_of(shop, date(2024, 1, 6)), "concentration") == (
        "The best fifth of your customers brings 60% of the revenue."
    )


def twenty(day: str, money: float) -> list[dict[str, object]]:
    """As many orders as a percentage asks for, and their money together."""
    return [order(str(n), day, money / LEAST_OF_MONTH) for n in range(LEAST_OF_MONTH)]


def test_a_full_month_is_compared_with_the_same_month_a_year_before() -> None:
    shop = [order("a", "2023-01-02", 50), *twenty("2023-03-05", 100), order("b", "2024-03-31", 150)]
    assert said(today_of(shop, date(2024, 4, 1)), "trend") == (
        "In March 2024 revenue was 150, 50% more than in March 2023 (100)."
    )


def test_without_a_year_a_full_month_is_compared_with_the_month_before() -> None:
    shop = [*twenty("2024-02-01", 100), order("a", "2024-03-05", 80), order("b", "2024-04-09", 5)]
    assert said(today_of(shop, date(2024, 4, 10)), "trend") == (
        "In March 2024 revenue was 80.00, 20% less than in February 2024 (100)."
    )


def test_without_two_full_months_thirty_days_are_compared_with_the_thirty_before() -> None:
    dates = ("2024-01-20", "2024-03-10", "2024-03-20")
    shop = [*(order("a", day, 100) for day in dates), *twenty("2024-02-05", 100)]
    assert said(today_of(shop, date(2024, 3, 21)), "trend") == (
        "In the 30 days to 20 Mar 2024 revenue was 200, 100% more than in the 30 days before (100)."
    )


def test_a_month_that_the_reader_cut_off_is_not_compared() -> None:
    shop = [order("a", "2024-01-01", 100), order("a", "2024-02-20", 100), order("b", "2024-03-20", 100)]
    view = View(first_day=date(2024, 2, 10), last_day=date(2024, 3, 20))
    assert said(today_of(shop, date(2024, 3, 21), view), "trend").startswith("This selection covers 30 days")


def test_refund_documents_are_netted_in_the_trend() -> None:
    shop = [*twenty("2024-02-01", 100), order("a", "2024-03-05", 100), order("b", "2024-04-09", 5)]
    trend = said(today_of(shop, date(2024, 4, 10), refunds=[refund("a", "2024-03-06", 50)]), "trend")
    assert "revenue was 50.00, 50% less" in trend


def test_against_a_handful_of_orders_a_change_is_told_in_money_and_orders_and_not_in_percent() -> None:
    shop = [order("a", "2023-01-02", 50), order("a", "2023-03-05", 100), *twenty("2024-03-31", 1500)]
    assert said(today_of(shop, date(2024, 4, 1)), "trend") == (
        "In March 2024 revenue was 1,500 from 20 orders; in March 2023 it was 100 from 1 order, too few to tell a change in percent by."
    )
    shop = [order("a", day, 100) for day in ("2024-01-20", "2024-02-05", "2024-03-10", "2024-03-20")]
    assert said(today_of(shop, date(2024, 3, 21)), "trend") == (
        "In the 30 days to 20 Mar 2024 revenue was 200 from 2 orders; in the 30 days before it was 100 from 1 order, too few to tell a change in percent by."
    )


def habits(orders: Orders, as_of: date) -> tuple[Customers, Float64s]:
    frames = frames_of(orders)
    people = customers(frames, EVERYTHING, as_of)
    return people, usual_gaps(people, comeback(frames, EVERYTHING, as_of).order_days)


def test_a_usual_gap_needs_orders_on_three_days() -> None:
    """Orders of one day are one visit, here as on the card: twice on one day and once before is no habit."""
    orders = [*every(10, "a", 5), *every(30, "b", 2), *[order("c", f"2023-01-01 0{n}:00") for n in range(3)]]
    orders += [order("d", "2023-01-01"), order("d", "2023-04-11 09:00"), order("d", "2023-04-11 17:00")]
    orders += [order("e", "2023-01-01"), *every(20, "e", 3)]
    _, gaps = habits(orders, date(2023, 6, 1))
    assert gaps.tolist() == [10.0, np.inf, np.inf, np.inf, 20.0]


def test_late_is_past_twice_the_gap_and_not_gone_for_a_year() -> None:
    shop = [
        *every(10, "late", 5),
        *every(10, "kept", 9),
        *every(10, "gone", 3, first="2021-01-01"),
        *every(200, "slow", 3),
    ]
    people, gaps = habits(shop, date(2023, 3, 23))
    assert people.customer_id[late_customers(people, gaps)].tolist() == ["late"]


def test_while_too_few_have_come_back_no_time_to_write_is_claimed() -> None:
    shop = [*every(10, "back", 2), *(order(str(n), "2023-01-05") for n in range(5))]
    assert "too few to tell a chance from" in Words().say(
        list_of(today_of(shop, date(2023, 1, 14)), "second_order").why
    )


def test_yearly_spend_counts_a_young_customer_as_one_year_old() -> None:
    people = customers_of([*every(365, "old", 3, money=100), order("young", "2024-12-01", 100)], as_of=date(2025, 1, 1))
    days_old = (date(2025, 1, 1) - date(2023, 1, 1)).days
    assert yearly_spend_e4(people).tolist() == [round(3_000_000 * 365 / days_old), 1_000_000]


def test_win_back_shows_the_largest_spenders_first_with_their_yearly_spend() -> None:
    answer = today_of([*every(10, "small", 5, money=1), *every(10, "large", 5, money=100)], date(2023, 3, 23))
    wanted = list_of(answer, "win_back")
    assert (wanted.positions.tolist(), wanted.money_e4) == ([0, 1], 5_050_000)


def test_thanks_go_to_the_best_groups_without_those_who_are_late() -> None:
    shop = [*every(10, "late", 9), *every(10, "best", 12), *(order(str(n), "2023-01-01", 1) for n in range(20))]
    answer = today_of(shop, date(2023, 4, 21))
    people = customers_of(shop, as_of=date(2023, 4, 21))
    assert people.customer_id[list_of(answer, "thank").positions].tolist() == ["best"]


def test_a_second_order_is_worth_its_learnt_chance_times_the_median_second_order() -> None:
    # 40 customers long ago: half came back after 10 days for 20. One new customer today: chance 1/2 of 20.
    old = [order(f"o{n}", "2023-01-01", 5) for n in range(40)]
    back = [order(f"o{n}", "2023-01-11", 20) for n in range(20)]
    answer = today_of([*old, *back, order("new", "2023-12-31", 5)], date(2023, 12, 31))
    wanted = list_of(answer, "second_order")
    assert (wanted.count, wanted.money_e4) == (1, 100_000)


def test_the_chance_falls_with_the_days_since_the_first_order() -> None:
    old = [order(f"o{n}", "2023-01-01", 5) for n in range(40)]
    back = [order(f"o{n}", f"2023-01-{2 + n:02d}", 20) for n in range(20)]
    learnt = comeback(frames_of([*old, *back]), EVERYTHING, date(2023, 12, 31))
    chances = learnt.chances(np.array([0, 5, 10, 10_000]))
    # Nine in ten of the 20 came back within 19 days: 19 of 40 at once, 14 of 35 after 5 days, 9 of 30 after 10.
    assert (learnt.window_days, chances.tolist()) == (19, [19 / 40, 14 / 35, 9 / 30, 0.0])


def test_too_little_history_tells_no_money() -> None:
    wanted = list_of(today_of(DEGENERATE["one order each"], date(2024, 1, 31)), "second_order")
    assert (wanted.count, wanted.money_e4) == (20, None)


def test_nobody_is_to_be_won_back_and_not_to_be_chased() -> None:
    shop = [*every(10, "small", 5, money=1), *every(10, "large", 5, money=100)]
    people, answer = customers_of(shop, as_of=date(2023, 3, 23)), today_of(shop, date(2023, 3, 23))
    one = list_of(answer, "win_back")
    less = less_given_up(one, people, np.array([1, 7]))
    assert (less.positions.tolist(), less.money_e4) == ([0], 5_000_000)
    assert less.left_out is not None
    assert Words().say(less.left_out).startswith("1 more is left out")
    assert less_given_up(one, people, np.array([7])) is one
