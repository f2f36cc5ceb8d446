"""Event logs for tests: a line a user, and random ones full of ties, repeats and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, permutations, product
from random import Random

import pandas as pd

from lib.analysis.event_log import EventLog, event_log
from lib.analysis.funnel_rule import Plan, Question, Step
from lib.core.columns import EVENTS
from lib.store.pandas import Pandas

MIDNIGHT = pd.Timestamp("2026-03-01")


def events(rows: Iterable[tuple[str, str, int]], **more: Sequence[object]) -> pd.DataFrame:
    """A canonical log from (user, event, seconds after midnight); users stand where the store numbers them."""
    listed = list(rows)
    frame = pd.DataFrame(index=range(len(listed)), columns=list(EVENTS)).astype("object")
    frame["user_id"] = [user for user, _, _ in listed]
    frame["event"] = [name for _, name, _ in listed]
    frame["occurred_at"] = [MIDNIGHT + pd.Timedelta(seconds=second) for _, _, second in listed]
    for name, values in more.items():
        frame[name] = list(values)
    texts = ["user_id", "session_id", "event", "channel", "device", "page"]
    kinds = dict.fromkeys(texts, "str") | {"occurred_at": "datetime64[us]"}
    kinds |= dict.fromkeys(["load_seconds", "dwell_seconds"], "float64") | {"value_e4": "Int64"}
    return frame.astype(kinds).rename(columns={"user_id": "customer_id"})


def log_of(rows: Iterable[tuple[str, str, int]], unit: str = "user", **more: Sequence[object]) -> EventLog:
    """A prepared log of the same."""
    with Pandas({"events": events(rows, **more)}).reading() as frames:
        words = [name for name in more if name != "session_id"]
        return event_log(frames("events"), unit, words=words)  # type: ignore[arg-type]


def ask(*names: str, window: int = 10, order: str = "ordered", exclude: Sequence[str] = (), **more: object) -> Question:
    """A question of single events; a name that ends in ? is an optional step."""
    steps = tuple(
        Step(name.rstrip("?"), (name.rstrip("?"),), "optional" if name.endswith("?") else "required") for name in names
    )
    return Question(steps, window, order, exclude=tuple(exclude), **more)  # type: ignore[arg-type]


def random_question(dice: Random) -> Question:
    """Steps from a short alphabet, so that they repeat."""
    names = [dice.choice("abcd") for _ in range(dice.randint(1, 4))]
    marked = [name + ("?" if place and dice.random() < 0.25 else "") for place, name in enumerate(names)]
    return ask(
        *marked,
        window=dice.choice([0, 1, 2, 4, 9]),
        order=dice.choice(["ordered", "ordered", "strict", "any"]),
        exclude=["x"] if dice.random() < 0.4 else [],
    )


def random_rows(dice: Random, users: int, longest: int = 7) -> list[tuple[str, str, int]]:
    """Short logs on few seconds."""
    return [
        (f"u{user}", dice.choice("aabbccdxz"), dice.randint(0, 9))
        for user in range(users)
        for _ in range(dice.randint(0, longest))
    ]


def slow_arrivals(
    rows: Iterable[tuple[str, str, int]], question: Question
) -> dict[tuple[str, int], tuple[int, int | None]]:
    """By the words of the rule: try every chain of every user. (user, step number) → least seconds from start, from before."""
    by_user: dict[str, list[tuple[str, int]]] = {}
    for user, name, second in rows:
        by_user.setdefault(user, []).append((name, second))
    found: dict[tuple[str, int], tuple[int, int | None]] = {}
    for user, log in by_user.items():
        for step in range(len(question.steps)):
            chains = [chain for chain in _chains(log, question, step) if _good(chain, log, question)]
            if chains:
                took = min(chain[-1][1] - chain[0][1] for chain in chains)
                single = question.order == "any" or step == 0
                since = None if single else min(chain[-1][1] - chain[-2][1] for chain in chains)
                found[user, step + 1] = (took, since)
    return found


def _chains(log: list[tuple[str, int]], question: Question, step: int) -> Iterable[list[tuple[str, int]]]:
    """Every choice of different events for the steps of a chain, in the order of time."""
    plan = Plan(question)
    if question.order == "strict":
        for path in _paths(question, step):
            for order in _orders(log):
                for start in range(len(order) - len(path) + 1):
                    chain = order[start : start + len(path)]
                    if all(event[0] in question.steps[one].events for event, one in zip(chain, path, strict=True)):
                        yield chain
        return
    path = plan.path(step)
    for chosen in permutations(range(len(log)), len(path)):
        chain = [log[place] for place in chosen]
        if all(event[0] in question.steps[one].events for event, one in zip(chain, path, strict=True)):
            if question.order == "any":
                yield sorted(chain, key=lambda event: event[1])
            elif all(one[1] <= two[1] for one, two in pairwise(chain)):
                yield chain


def _paths(question: Question, step: int) -> Iterable[list[int]]:
    """With optional steps taken or left out."""
    before = range(step)
    for taken in product([True, False], repeat=step):
        if all(take or question.steps[one].need == "optional" for take, one in zip(taken, before, strict=True)):
            yield [*(one for take, one in zip(taken, before, strict=True) if take), step]


def _orders(log: list[tuple[str, int]]) -> Iterable[list[tuple[str, int]]]:
    """Every order of a user's events that their seconds allow."""
    seconds = sorted({second for _, second in log})
    groups = [list(permutations([event for event in log if event[1] == second])) for second in seconds]
    for choice in product(*groups):
        yield [event for group in choice for event in group]


def _good(chain: list[tuple[str, int]], log: list[tuple[str, int]], question: Question) -> bool:
    start, end = chain[0][1], chain[-1][1]
    spoilt = any(name in question.exclude and start < second < end for name, second in log)
    return end - start <= question.window_seconds and not spoilt
