"""What `funnel` was asked: its steps, and what is to be told of them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

from lib.analysis.funnel_rule import Order, Source, Touch, Unit
from lib.catalog.touchpoints import RULES
from lib.cli.given import as_programs_write, choice, converted, last, number, parts, share, unfit, whole
from lib.core.errors import CannotRead
from lib.core.words import N_, Sentence


@dataclass(frozen=True)
class FunnelCall:
    """What `funnel` is asked; steps None means: as the file's names tell."""

    steps: tuple[str, ...] | None = None
    window_seconds: int = 7 * 86_400
    order: Order = "ordered"
    by: str | None = None
    touch: Touch = "first"
    optional: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    unit: Unit = "user"
    count_orders: bool = False


@dataclass(frozen=True)
class Periods:
    """Two stretches of days, both ends included."""

    one: tuple[date, date]
    other: tuple[date, date]


@dataclass(frozen=True)
class Sides:
    """Two values of a column; none: the two most frequent."""

    by: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class JourneyCall:
    """What `funnel` is asked beyond the steps.

    Attributes:
        orders: the shop's order file beside a log or totals.
        worth: of a buyer: a number, or where it is taken from; None: the first that knows it.
        why: the step before which people are lost, by its name or number.
        compare: what is put side by side; None: the two halves of the days.
        limits: the caller's own, by the codes of the rules.
        goal, goal_months: the private share to come to, and in how many months.
    """

    orders: Path | None = None
    worth: float | Source | None = None
    why: str | None = None
    compare: Periods | Sides | None = None
    limits: tuple[tuple[str, float], ...] = ()
    goal: float | None = None
    goal_months: int = 6


def funnel_call(given: dict[str, list[str]]) -> FunnelCall:
    """The steps and how they are counted."""
    steps = last("--steps", given)
    names = None if steps is None else tuple(parts(steps))
    if names == ():
        raise unfit("--steps", N_("names of events with commas between, such as view,cart,purchase"), steps or "")
    return FunnelCall(
        names,
        _window(given),
        choice("--order", given, get_args(Order), "ordered"),
        last("--by", given),
        _touch(given, names),
        tuple(parts(last("--optional", given) or "")),
        tuple(parts(last("--exclude", given) or "")),
        choice("--unit", given, get_args(Unit), "user"),
        "--count-orders" in given,
    )


def _touch(given: dict[str, list[str]], steps: tuple[str, ...] | None) -> Touch:
    text = last("--touch", given) or "first"
    if text == "first" or text == "last" or text == "all":  # noqa: PLR1714 - the type checker follows only this
        return text
    expected = N_("first, last, all or the number of a step")
    number = converted("--touch", expected, text, int)
    if number < 1 or (steps is not None and number > len(steps)):
        raise unfit("--touch", expected, text)
    return number


def _window(given: dict[str, list[str]]) -> int:
    text = last("--window", given) or "7d"
    match = re.fullmatch(r"(\d{1,6})(m|h|d)", text, re.ASCII)
    if match is None or int(match[1]) == 0:
        raise unfit("--window", N_("minutes, hours or days such as 30m, 24h or 7d"), text)
    return int(match[1]) * {"m": 60, "h": 3600, "d": 86_400}[match[2]]


def journey_call(given: dict[str, list[str]]) -> JourneyCall:
    """What is to be told of them."""
    orders, months = last("--orders", given), whole("--goal-months", given, 6)
    if not 1 <= months <= 24:
        raise unfit("--goal-months", N_("a whole number from 1 to 24"), str(months))
    return JourneyCall(
        None if orders is None else Path(orders),
        _buyer_worth(given),
        last("--why", given),
        _compared(given),
        _limits(given),
        share("--goal", given),
        months,
    )


def _buyer_worth(given: dict[str, list[str]]) -> float | Source | None:
    text = last("--worth", given)
    if text is None or text == "orders" or text == "events" or text == "totals":  # noqa: PLR1714 - as in _touch
        return text
    expected = N_("an amount above 0, or orders, events or totals")
    amount = number("--worth", expected, text)
    if amount <= 0:
        raise unfit("--worth", expected, text)
    return amount


def _compared(given: dict[str, list[str]]) -> Periods | Sides | None:
    text = last("--compare", given)
    if text is None:
        return None
    expected = N_(
        "two periods such as 2026-01-01..2026-01-31,2026-02-01..2026-02-28, or a column such as channel=web,app"
    )
    if ".." not in text:
        by, _, values = text.partition("=")
        two = tuple(one.strip() for one in values.split(",")) if values else ()
        if not by.strip() or (two and (len(two) != 2 or two[0] == two[1])):
            raise unfit("--compare", expected, text)
        return Sides(by.strip(), two)
    try:
        one, other = (tuple(date.fromisoformat(day.strip()) for day in part.split("..")) for part in text.split(","))
    except ValueError:
        raise unfit("--compare", expected, text) from None
    if len(one) != 2 or len(other) != 2 or one[0] > one[1] or other[0] > other[1]:
        raise unfit("--compare", expected, text)
    return Periods((one[0], one[1]), (other[0], other[1]))


def _limits(given: dict[str, list[str]]) -> tuple[tuple[str, float], ...]:
    codes = [one.code for one in RULES]
    found: list[tuple[str, float]] = []
    for part in (part for text in given.get("--limits", []) for part in parts(text)):
        code, _, figure = part.partition("=")
        expected = Sentence(
            N_("limits such as product_left_early=20, by these codes: {codes}"), {"codes": ", ".join(codes)}
        )
        limit = float(figure) if as_programs_write(figure) else 0.0
        if code.strip() not in codes or not (math.isfinite(limit) and limit > 0):
            raise CannotRead(
                N_("{option} needs {expected}, got {given}."), option="--limits", expected=expected, given=part
            )
        found.append((code.strip(), limit))
    return tuple(found)
