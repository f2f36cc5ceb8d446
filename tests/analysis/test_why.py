from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from lib.analysis.event_log import EventLog, event_log
from lib.analysis.funnel import Funnel, from_counts, from_log
from lib.analysis.funnel_rule import Question, Step
from lib.analysis.why import compare, reasons
from lib.store.pandas import Pandas

QUESTION = Question((Step("product", ("product",)), Step("cart", ("cart",))))


def shop(seed: int, people: int = 3000, phone: float = 0.3, desktop: float = 0.3) -> tuple[EventLog, Funnel]:
    """People look at a product at any hour, on a phone or not, from one of eight channels, and go on at a rate by device."""
    rng = np.random.default_rng(seed)
    device = rng.choice(["phone", "desktop"], people, p=[0.6, 0.4])
    goes_on = rng.random(people) < np.where(device == "phone", phone, desktop)
    at = pd.Timestamp("2026-05-01") + pd.to_timedelta(rng.integers(0, 30 * 86_400, people), unit="s")
    looks = pd.DataFrame(
        {
            "customer_id": [f"p{number}" for number in range(people)],
            "event": "product",
            "occurred_at": at,
            "device": device,
        }
    )
    looks["channel"] = rng.choice([f"channel {number}" for number in range(8)], people)
    looks["load_seconds"] = rng.gamma(4, 0.2, people)
    carts = looks[goes_on].assign(
        event="cart", occurred_at=lambda frame: frame["occurred_at"] + pd.Timedelta(minutes=2)
    )
    table = pd.concat([looks, carts], ignore_index=True).astype({"event": "str", "device": "str", "channel": "str"})
    table["occurred_at"] = table["occurred_at"].astype("datetime64[us]")
    with Pandas({"events": table}).reading() as frames:
        log = event_log(frames("events"), words=["device", "channel"], numbers=["load_seconds"])
    return log, from_log(log, QUESTION)


def test_a_device_on_which_fewer_go_on_is_found_with_its_part_of_the_loss() -> None:
    log, funnel = shop(1, phone=0.2, desktop=0.4)
    whole = reasons(log, funnel, 1)
    assert [(one.attribute, one.value) for one in whole.found] == [("device", "phone")]
    worst = whole.found[0]
    assert worst.gap.low < -0.2 < worst.gap.high
    lost = funnel.figures[1].lost
    assert (whole.stood, whole.lost, whole.waiting) == (3000, lost, funnel.waiting(0, 1)), "the loss of the headline"
    assert worst.explained == pytest.approx(
        (worst.others_passed / worst.others - worst.passed / worst.units) * worst.units / lost
    )


def test_where_nothing_differs_hardly_anything_is_found() -> None:
    found = [len(reasons(*shop(seed, people=1500), 1).found) for seed in range(60)]
    assert sum(count > 0 for count in found) <= 8, "one in twenty, and chance"


def test_groups_that_are_too_small_are_not_compared() -> None:
    log, funnel = shop(2, people=80)
    assert reasons(log, funnel, 1).compared <= 2


def test_two_funnels_side_by_side() -> None:
    steps = [Step(name, (name,)) for name in ("a", "b", "c")]
    found = compare(from_counts(steps, [1000, 300, 150]), from_counts(steps, [1000, 200, 100]))
    assert [one.believed for one in found] == [True, False]
    assert found[0].gap is not None
    assert found[0].gap.low < -0.1 < found[0].gap.high < 0
    assert found[1].gap is not None
    assert found[1].gap.value == 0
    assert compare(from_counts(steps, [0, 0, 0]), from_counts(steps, [5, 1, 1]))[0].gap is None
    odd = compare(from_counts(steps, [100, 150, 40]), from_counts(steps, [100, 50, 40]))
    assert [one.place for one in odd] == [2], "more of b than of a: no share can be told, nor a difference"


def test_who_came_lately_by_a_new_channel_is_not_taken_for_lost() -> None:
    """All go on alike, after three days. The new channel began two days ago, so nobody who came by it has gone on yet."""
    day = 86_400
    rows = [(f"old {n}", "look", 60 * n, "old") for n in range(400)]
    rows += [(f"old {n}", "buy", 60 * n + 3 * day, "old") for n in range(0, 400, 2)]
    rows += [(f"new {n}", "look", 28 * day + 60 * n, "new") for n in range(100)]
    rows += [("end", "other", 30 * day, "old")]
    table = pd.DataFrame(rows, columns=["customer_id", "event", "at", "channel"])
    table["occurred_at"] = pd.Timestamp("2026-05-01") + pd.to_timedelta(table.pop("at"), unit="s")
    table = table.astype({"event": "str", "channel": "str", "occurred_at": "datetime64[us]"})
    with Pandas({"events": table}).reading() as frames:
        log = event_log(frames("events"), words=["channel"])
    question = Question((Step("look", ("look",)), Step("buy", ("buy",))))
    assert [one for one in reasons(log, from_log(log, question), 1).found if one.attribute == "channel"] == []
