"""What could mislead is seen where it was planted, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from lib.analysis.quality import CHECKS, Quality, Seen, Shop, quality
from lib.analysis.steadiness import clock, gaps, shift
from tests.shops import order, table

START = pd.Timestamp("2024-01-01")
#: Orders by hour of the day in a shop that sleeps at night.
HOURS = np.array([2, 1, 0.2, 0.1, 0.1, 0.2, 1, 2, 4, 6, 7, 7, 8, 7, 6, 6, 6, 7, 8, 9, 10, 9, 6, 4])


def log(seed: int = 1, days: int = 500, a_day: float = 6, growth: float = 0, open_days: int = 7) -> pd.DataFrame:
    """Orders of a shop with seasons, growth over the whole time and days on which it is closed, drawn at random."""
    dice = np.random.default_rng(seed)
    day = np.arange(days)
    rate = a_day * (1 + 0.3 * np.sin(2 * np.pi * day / 365)) * np.exp(growth * day / days) * (day % 7 < open_days)
    when = np.repeat(day, dice.poisson(rate))
    count = len(when)
    seconds = dice.choice(24, count, p=HOURS / HOURS.sum()) * 3600 + dice.integers(0, 3600, count)
    who = (dice.pareto(1.2, count) * 40).astype(int) % 900
    e4 = (dice.lognormal(3, 0.6, count) * 10_000).astype("int64")
    return pd.DataFrame(
        {
            "customer_id": [f"c{one}" for one in who],
            "order_id": [f"n{place}" for place in range(count)],
            "ordered_at": START + pd.to_timedelta(when, unit="D") + pd.to_timedelta(seconds, unit="s"),
            "amount_e4": e4,
            "net_e4": e4,
            "currency": "EUR",
        }
    )


def shop(orders: pd.DataFrame, customers: pd.DataFrame | None = None, **aside: int) -> Shop:
    """A shop of these orders, and rows with other fates."""
    if customers is None:
        customers = people(*orders["customer_id"].unique())
    others = [fate for fate, rows in aside.items() for _ in range(rows)]
    rows = pd.DataFrame({"fate": ["counted"] * len(orders) + others})
    for name in ("order_id", "customer_id"):
        rows[name] = [*orders[name], *[None] * len(others)]
    return Shop(rows, orders, customers)


def people(*names: str, **more: object) -> pd.DataFrame:
    frame = pd.DataFrame({"customer_id": names, "name": None, "email": None, "phone": None})
    frame["email"] = [f"{name}@shop.org" for name in names]
    frame["emails"], frame["phones"], frame["names"] = 1, 0, 0
    return frame.assign(**more)


def seen(report: Quality, code: str) -> Seen:
    return next(one.seen for one in report.checks if one.check.code == code)


@pytest.mark.parametrize(
    "settings",
    [{"seed": seed} for seed in range(5)]
    + [{"seed": seed, "growth": 1.5} for seed in range(5)]
    + [{"seed": seed, "open_days": 5} for seed in range(5)]
    + [{"seed": seed, "a_day": 0.8} for seed in range(5)],
    ids=str,
)
def test_an_honest_shop_passes_every_check(settings: dict[str, float]) -> None:
    report = quality(shop(log(**settings)))  # type: ignore[arg-type]
    assert {
        one.check.code: str(one.seen.sentence) for one in report.checks if one.seen.verdict in {"review", "fail"}
    } == {}


def _without(first: int, last: int) -> Callable[[pd.DataFrame], pd.DataFrame]:
    def cut(orders: pd.DataFrame) -> pd.DataFrame:
        day = (orders["ordered_at"] - START).dt.days
        return orders[(day < first) | (day > last)]

    return cut


def _thinned(orders: pd.DataFrame) -> pd.DataFrame:
    late = (orders["ordered_at"] - START).dt.days >= 250
    return orders[~late | (np.arange(len(orders)) % 3 == 0)]


def _in_cents(orders: pd.DataFrame) -> pd.DataFrame:
    late = (orders["ordered_at"] - START).dt.days >= 250
    return orders.assign(amount_e4=orders["amount_e4"].where(~late, orders["amount_e4"] * 100))


def _hours_later(hours: int) -> Callable[[pd.DataFrame], pd.DataFrame]:
    return lambda orders: orders.assign(ordered_at=orders["ordered_at"] + pd.Timedelta(hours=hours))


def _same_numbers(orders: pd.DataFrame) -> pd.DataFrame:
    return orders.assign(order_id=[f"n{place // 2}" for place in range(len(orders))])


def _sent_twice(orders: pd.DataFrame) -> pd.DataFrame:
    again = orders.iloc[::20].assign(
        ordered_at=lambda frame: frame["ordered_at"] + pd.Timedelta(seconds=40),
        order_id=lambda frame: frame["order_id"] + "b",
    )
    return pd.concat([orders, again], ignore_index=True)


PLANTED: dict[str, tuple[str, str, Callable[[pd.DataFrame], pd.DataFrame]]] = {
    "a month was never exported": ("gaps", "fail", _without(100, 131)),
    "a week is missing": ("gaps", "review", _without(100, 106)),
    "two months are all there is": ("history", "review", _without(80, 999)),
    "three weeks are all there is": ("history", "fail", _without(21, 999)),
    "an export left out two of three orders": ("orders_level", "review", _thinned),
    "later amounts are in cents": ("amounts_level", "fail", _in_cents),
    "a Chinese shop's clock is in Universal Time": ("time_zone", "review", _hours_later(-8)),
    "a New York shop's clock is in Universal Time": ("time_zone", "review", _hours_later(5)),
    "every order number twice": ("order_numbers", "fail", _same_numbers),
    "every order is another customer's": ("repeat_customers", "fail", lambda orders: orders.assign(customer_id=orders["order_id"])),
    "orders sent twice": ("duplicates", "review", _sent_twice),
    "orders from 1900": ("impossible_dates", "review", lambda orders: pd.concat([orders, orders.head(2).assign(ordered_at=pd.Timestamp("1990-01-01"))])),
    "a few test orders": ("test_orders", "review", lambda orders: orders.assign(order_id=orders["order_id"].where(orders.index % 200 > 0, "TEST-" + orders["order_id"]))),
}  # fmt: skip


@pytest.mark.parametrize("what", PLANTED)
def test_what_was_planted_is_seen(what: str) -> None:
    code, verdict, plant = PLANTED[what]
    found = seen(quality(shop(plant(log()))), code)
    assert found.verdict == verdict, str(found.sentence)
    assert found.value is not None


@pytest.mark.parametrize("hours", [-8, -6, 5, 7])
def test_the_clock_is_off_by_what_it_was_moved(hours: int) -> None:
    seconds = _hours_later(hours)(log())["ordered_at"].to_numpy().astype("datetime64[s]").astype("int64")
    found = clock(seconds)
    assert found is not None
    assert found.behind_hours is not None
    assert abs(found.behind_hours + hours) <= 1


def test_a_bar_that_sells_around_the_clock_is_not_suspected() -> None:
    seconds = np.arange(0, 86_400 * 20, 1777)
    found = clock(seconds)
    assert found is not None
    assert found.behind_hours is None


def test_the_missing_days_are_named() -> None:
    days = np.delete(np.arange(200), slice(50, 60))
    assert [(gap.first_day, gap.last_day, gap.days) for gap in gaps(days)] == [(50, 59, 10)]
    assert gaps(np.arange(0, 400, 7)) == ()  # one market day a week is no gap


def test_a_jump_is_dated_and_a_slope_is_none() -> None:
    jumped = np.array([20.0] * 10 + [50.0] * 12) + np.arange(22) % 3
    found = shift(jumped, 0, 2.0)
    assert found is not None
    assert (found.day, round(found.ratio, 1)) == (70, 2.4)
    assert shift(20 * 1.15 ** np.arange(22.0), 0, 2.0) is None


def test_ann_has_five_addresses_and_bob_two_ids() -> None:
    orders = log()
    names = list(orders["customer_id"].unique())
    by_orders = list(orders["customer_id"].value_counts().index)
    for who, verdict in (
        (by_orders[:3], "fail"),
        (by_orders[-1:], "review"),
    ):  # the first three have a tenth of the orders
        mixed = people(*names)
        mixed.loc[mixed["customer_id"].isin(who), "emails"] = 5
        assert seen(quality(shop(orders, mixed)), "mixed_ids").verdict == verdict
    split = people(*names)
    split.loc[:9, "email"] = "bob@shop.org"
    found = seen(quality(shop(orders, split)), "split_ids")
    assert (found.verdict, found.value) == ("review", 10)


def test_phones_that_ids_share_are_seen_also_where_some_have_an_e_mail_address() -> None:
    orders = log()
    split = people(*orders["customer_id"].unique())
    split["email"] = split["email"].where(split.index % 10 == 0, None)
    split["phone"] = [f"0170{at // 2:06d}" if at < 12 else None for at in range(len(split))]
    found = seen(quality(shop(orders, split)), "split_ids")
    assert (found.value, found.verdict) != (0, "pass")
    assert found.value == 12


def test_a_jump_of_amounts_is_seen_where_a_week_has_few_orders_and_too_few_pass_nothing() -> None:
    assert seen(quality(shop(_in_cents(log(a_day=0.7)))), "amounts_level").verdict == "fail"
    assert seen(quality(shop(log(a_day=0.7))), "amounts_level").verdict == "pass"
    assert seen(quality(shop(log(a_day=0.15))), "amounts_level").verdict is None


def test_the_figures_of_a_jump_can_be_found_again() -> None:
    """What is said is the middle of as many weeks as it says, before and after the day."""
    orders = log(days=140, a_day=4.0)
    more = orders[orders["ordered_at"] >= START + pd.Timedelta(days=70)]
    orders = pd.concat([orders, *(more.assign(order_id=more["order_id"] + tag) for tag in "abc")])
    facts = dict(seen(quality(shop(orders)), "orders_level").sentence.facts)
    week = (orders["ordered_at"].dt.normalize() - orders["ordered_at"].min().normalize()).dt.days // 7
    at, weeks = week[orders["ordered_at"].dt.date == facts["day"]].iloc[0], facts["weeks"]
    counts = week.value_counts().sort_index()
    assert counts[at - weeks : at].median() == facts["before"]
    assert counts[at : at + weeks].median() == facts["after"]


def test_rows_set_aside_are_weighed() -> None:
    orders = log()
    guests, many = len(orders) // 10, len(orders) * 2
    assert seen(quality(shop(orders, guest_order=guests)), "guests").verdict == "review"
    assert seen(quality(shop(orders, guest_order=many)), "guests").verdict == "fail"
    assert seen(quality(shop(orders, future_date=3)), "impossible_dates").verdict == "review"
    of_none = replace(shop(orders, unreadable=3), of_no_day=3)
    assert seen(quality(of_none), "impossible_dates").verdict == "review"
    assert seen(quality(of_none), "unreadable").verdict == "pass"
    assert seen(quality(shop(orders, duplicate=many)), "duplicates").verdict == "fail"
    told_again = replace(shop(orders, duplicate=many), told_earlier=many)
    assert (found := seen(quality(told_again), "duplicates")).verdict == "pass", found


@pytest.mark.parametrize("name", ["Test Test", "测试", "test order", "TEST2"])
def test_names_that_say_test_are_seen_and_names_that_only_begin_so_are_not(name: str) -> None:
    orders = log()
    names = list(orders["customer_id"].unique())
    testers = people(*names)
    testers.loc[3, "name"] = name
    testers.loc[4, "name"] = "Testa Rossi"
    found = seen(quality(shop(orders, testers)), "test_orders")
    assert found.value == (orders["customer_id"] == names[3]).sum()


@pytest.mark.parametrize(
    ("address", "is_test"),
    [
        ("test@test.com", True), ("test@gmx.de", True), ("tests@x.org", True), ("me+test@x.org", True), ("a@example.co.uk", True),
        ("a@example.cn", True), ("a@shop.test.com", True), ("a@testo.com", False), ("a@contest.com", False), ("testa@x.org", False),
        ("a@example-shop.com", False), ("protest@x.org", False), ("latest.offers@x.org", False),
    ],
)  # fmt: skip
def test_addresses_of_tests_are_seen_and_those_that_only_sound_alike_are_not(address: str, is_test: bool) -> None:  # noqa: FBT001 - a table
    orders = log()
    names = list(orders["customer_id"].unique())
    testers = people(*names)
    testers.loc[3, "email"] = address
    found = seen(quality(shop(orders, testers)), "test_orders")
    assert found.value == (orders["customer_id"] == names[3]).sum() * is_test


def test_a_shop_whose_addresses_are_all_placeholders_has_no_testers() -> None:
    orders = log()
    names = list(orders["customer_id"].unique())
    report = quality(shop(orders, people(*names, email=[f"{name}@example.com" for name in names])))
    assert seen(report, "test_orders").verdict == "pass"


def test_orders_that_were_left_out_as_tests_are_told() -> None:
    orders = log()
    everything = shop(orders)
    found = seen(quality(replace(everything, left_out_tests=3)), "test_orders")
    assert (found.verdict, found.value, found.sentence.facts["count"]) == ("review", 3, 3)
    assert seen(quality(everything), "test_orders").verdict == "pass"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_tiny_shop_is_judged_without_falling_over(count: int) -> None:
    rows = [order("ann", f"2026-01-0{day + 1}", order_id=str(day)) for day in range(count)]
    orders = table(tuple(log(days=3).columns), rows) if rows else log(days=3).head(0)
    report = quality(shop(orders))
    assert report.verdict == "fail"  # two days are no history
    assert len(report.checks) == len(CHECKS)


def test_the_verdict_is_the_worst_one_and_counts_add_up() -> None:
    report = quality(shop(_without(100, 131)(log())))
    assert report.verdict == "fail"
    assert sum(report.count(one) for one in ("pass", "review", "fail", None)) == len(CHECKS)


def test_eleven_months_are_asked_for_a_year_and_not_told_what_two_months_are_for() -> None:
    for last, verdict in ((344, "review"), (20, "fail")):
        (checked,) = [
            one for one in quality(shop(_without(last + 1, 9_999)(log()))).checks if one.check.code == "history"
        ]
        assert checked.seen.verdict == verdict
        assert ("two months" in checked.next_step, "full year" in checked.next_step) == (verdict == "fail", verdict == "review")  # fmt: skip


def test_a_sentence_has_no_part_about_none() -> None:
    twice = seen(quality(shop(_sent_twice(log()))), "duplicates").sentence
    assert (str(twice.template), "{repeated}" in str(twice.template)) == ("{again}.", False)
    repeated = seen(quality(shop(log(), duplicate=300)), "duplicates").sentence
    assert str(repeated.template) == "{repeated}."


def test_many_rows_that_cannot_be_read_are_told() -> None:
    orders = log()
    for aside, verdict in ((len(orders) // 100, "pass"), (len(orders) // 10, "review"), (len(orders), "fail")):
        assert seen(quality(shop(orders, unreadable=aside)), "unreadable").verdict == verdict


def test_a_file_without_buyers_fails_by_its_buyers_and_not_by_its_length() -> None:
    nobody = log().iloc[:0]
    report = quality(replace(shop(nobody, guest_order=3), sold=(19_000, 19_399)))
    verdicts = {one.check.code: one.seen.verdict for one in report.checks if one.seen.verdict is not None}
    assert verdicts == {"history": "pass", "guests": "fail"}
    assert seen(report, "history").value == 400


def _one(orders: pd.DataFrame, share: float, *, weekday: int | None = None) -> pd.DataFrame:
    """The same with a share of the orders under one name; of a weekday only, as a firm orders."""
    mine = np.random.default_rng(3).random(len(orders)) < share
    if weekday is not None:
        mine = (orders["ordered_at"].dt.day_of_week == weekday).to_numpy()
    return orders.assign(customer_id=orders["customer_id"].where(~mine, "Theke"))


@pytest.mark.parametrize(
    ("orders", "verdict"),
    [
        (_one(log(), 0), "pass"),
        (_one(log(), 0.2), "pass"),
        (_one(log(), 0.4), "fail"),
        (_one(log(a_day=1.2), 0.3), "review"),
        (_one(log(a_day=0.3, days=200), 0.3), "review"),
        (_one(log(a_day=0.3, days=200), 1), "fail"),
        (_one(log(open_days=3), 0, weekday=1), "review"),
        (_one(log(a_day=0.3, days=40), 1), None),
    ],
)
def test_one_name_with_much_of_the_orders_is_asked_about_and_a_till_s_fails(orders: pd.DataFrame, verdict: str) -> None:
    found = seen(quality(shop(orders)), "one_customer")
    assert found.verdict == verdict, str(found.sentence)


def test_the_name_and_its_share_are_told() -> None:
    said = str(seen(quality(shop(_one(log(a_day=0.3, days=200), 0.3))), "one_customer").sentence)
    assert said.startswith("“Theke” has ")
    assert "is it one buyer?" in said
