from __future__ import annotations

from contextlib import closing
from random import Random

import pandas as pd
import pytest

from lib.analysis import funnel_kernel, funnel_reduction
from lib.analysis.event_log import event_log
from lib.analysis.funnel import from_log, groups
from lib.analysis.funnel_rule import Plan, Question, Step
from lib.core.errors import CannotAnswer
from lib.store.duckdb import DuckDB
from lib.store.pandas import Pandas
from tests.analysis.funnel_logs import ask, events, random_question, random_rows, slow_arrivals

Found = dict[tuple[str, int], tuple[int, int | None]]


def by_kernel(engine: Pandas | DuckDB, question: Question) -> Found:
    with engine.reading() as frames:
        log = event_log(frames("events"), question.unit)
        ids = frames("customer_ids").collect("pandas").to_pandas().set_index("customer")["customer_id"]
    found: Found = {}
    for number, arrival in enumerate(funnel_kernel.arrivals(log, question), 1):
        for place, unit in enumerate(arrival.unit.tolist()):
            since = None if arrival.since_seconds is None else int(arrival.since_seconds[place])
            found[ids[log.customer[unit]], number] = (int(arrival.took_seconds[place]), since)
    return found


def by_reduction(engine: Pandas | DuckDB, question: Question) -> Found:
    with engine.reading() as frames:
        reached = funnel_reduction.arrivals(frames("events"), question).collect("pandas").to_pandas()
        ids = frames("customer_ids").collect("pandas").to_pandas().set_index("customer")["customer_id"]
    found: Found = {}
    for row in reached.to_dict("records"):
        for number in range(1, len(question.steps) + 1):
            took = row[f"took_{number}"]
            if not pd.isna(took):
                since = row.get(f"since_{number}")
                found[ids[row["customer"]], number] = (
                    int(took),
                    None if since is None or pd.isna(since) else int(since),
                )
    return found


@pytest.mark.parametrize("seed", range(40))
def test_the_fast_way_finds_exactly_the_chains_there_are(seed: int) -> None:
    dice = Random(seed)
    rows = random_rows(dice, users=20)
    engine = Pandas({"events": events(rows)})
    for _ in range(4):
        question = random_question(dice)
        assert by_kernel(engine, question) == slow_arrivals(rows, question), question


@pytest.mark.parametrize("seed", range(20))
def test_the_reduction_finds_exactly_the_chains_there_are(seed: int) -> None:
    dice = Random(500 + seed)
    rows = random_rows(dice, users=40)
    question = random_question(dice)
    assert by_reduction(Pandas({"events": events(rows)}), question) == slow_arrivals(rows, question), question


@pytest.mark.parametrize("seed", range(6))
def test_duckdb_agrees_exactly(seed: int) -> None:
    dice = Random(1000 + seed)
    rows = random_rows(dice, users=400, longest=14)
    with closing(DuckDB()) as engine:
        engine.load({"events": events(rows)})
        other = Pandas({"events": events(rows)})
        for _ in range(3):
            question = random_question(dice)
            found = by_reduction(engine, question)
            assert found == by_kernel(other, question), question


@pytest.mark.parametrize(("order", "unit"), [("ordered", "user"), ("any", "user"), ("ordered", "session")])
def test_counts_and_quartiles_on_the_engine_are_those_of_the_fast_way(order: str, unit: str) -> None:
    dice = Random(7)
    rows = random_rows(dice, users=300, longest=12)
    table = events(rows, session_id=[dice.choice(["s1", "s2", None]) for _ in rows])
    question = ask("a", "b", "c", "a", order=order, unit=unit)
    with closing(DuckDB()) as engine:
        engine.load({"events": table})
        with engine.reading() as frames:
            reached = funnel_reduction.arrivals(frames("events"), question)
            counted = funnel_reduction.funnel_counts(reached, question).collect("pandas").to_pandas().iloc[0]
            log = event_log(frames("events"), question.unit)
    found = from_log(log, question)
    for number, figures in enumerate(found.figures, 1):
        assert counted[f"units_{number}"] == figures.units
        for name, spread in (("took", figures.took), ("since", figures.since)):
            if number > 1 and spread is not None:
                quartiles = [counted[f"{name}_{number}_{which}"] for which in ("q1", "median", "q3")]
                assert quartiles == [spread.q1, spread.median, spread.q3]


@pytest.mark.parametrize("touch", ["first", "last", "1", "2", "all"])
def test_breakdowns_agree_on_every_engine_and_with_the_words_of_the_rule(touch: str) -> None:
    dice = Random(11)
    rows = random_rows(dice, users=120)
    values = [dice.choice(["app", "web", None]) for _ in rows]
    question = ask("a", "b", "c", window=5)
    table = events(rows, channel=values)
    engine = Pandas({"events": table})
    with engine.reading() as frames:
        log = event_log(frames("events"), words=["channel"])
        asked = int(touch) if touch.isdigit() else touch
        fast = groups(log, from_log(log, question), "channel", asked)  # type: ignore[arg-type]
        counts = {value: [one.units for one in funnel.figures] for value, funnel in fast.items()}
        assert counts == by_words(rows, values, question, touch)
        if touch == "all":
            reached = funnel_reduction.arrivals(frames("events"), question, "channel").collect("pandas").to_pandas()
            reached = reached[reached["channel"] != ""]
        else:
            reached = funnel_reduction.arrivals(frames("events"), question).collect("pandas").to_pandas()
            chosen = (
                funnel_reduction.touched(frames("events"), question, "channel", touch).collect("pandas").to_pandas()
            )
            reached = reached.merge(chosen, on="customer", how="left").fillna({"channel": ""})
    reduced = {
        str(value): [int(part[f"took_{number}"].notna().sum()) for number in (1, 2, 3)]
        for value, part in reached.groupby("channel")
    }
    assert {value: counted for value, counted in reduced.items() if any(counted)} == counts


def by_words(
    rows: list[tuple[str, str, int]], values: list[str | None], question: Question, touch: str
) -> dict[str, list[int]]:
    """The breakdown by looking at every user's events one by one."""
    counts: dict[str, list[int]] = {}
    if touch == "all":
        for value in ("app", "web"):
            own = [row for row, one in zip(rows, values, strict=True) if one == value]
            found = slow_arrivals(own, question)
            counts[value] = [sum(number == step for _, number in found) for step in (1, 2, 3)]
        return {value: counted for value, counted in counts.items() if any(counted)}
    rank = {"a": 0, "b": 1, "c": 2}
    mine: dict[str, list[tuple[int, int, str]]] = {}
    for (user, name, second), value in zip(rows, values, strict=True):
        if name in rank and value is not None and (not touch.isdigit() or rank[name] == int(touch) - 1):
            sign = -1 if touch == "last" else 1
            mine.setdefault(user, []).append((sign * second, sign * rank[name], value))
    for user, number in slow_arrivals(rows, question):
        value = min(mine[user])[2] if user in mine else ""
        counts.setdefault(value, [0, 0, 0])[number - 1] += 1
    return counts


def test_questions_that_mean_nothing_are_refused() -> None:
    with pytest.raises(CannotAnswer, match="first step cannot be optional"):
        ask("a?", "b")
    with pytest.raises(CannotAnswer, match="stands for two steps"):
        Question((Step("one", ("a", "b")), Step("two", ("b", "c"))))
    with pytest.raises(CannotAnswer, match="excluded as well"):
        ask("a", "b", exclude=["b"])
    with pytest.raises(CannotAnswer, match="At most 20 steps"):
        ask(*[f"e{number}" for number in range(21)])


def test_a_plan_knows_all_ways_to_a_step() -> None:
    plan = Plan(ask("a", "b?", "a"))
    assert plan.repeats
    assert [(jump.base, dict(jump.needs)) for jump in plan.jumps(2)] == [(0, {0: 1}), (None, {0: 2})]
    strict = Plan(ask("a", "b?", "c", order="strict"))
    assert [(jump.base, jump.events) for jump in strict.jumps(2)] == [(1, 1), (0, 1), (0, 2), (None, 2), (None, 3)]
