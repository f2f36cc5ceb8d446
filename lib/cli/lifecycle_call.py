"""What `lifecycle` is asked: limits of stages, a month's moves, what keeping more would bring, cohorts and who comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from lib.analysis.cohorts import Measure
from lib.analysis.stages import Stage
from lib.catalog.promotions import SEASONS
from lib.cli.given import Given, amount, choice, converted, last, number, parts, unfit, whole, written
from lib.core.errors import CannotRead
from lib.core.periods import month_of
from lib.core.settings import LimitsBy, StageSettings
from lib.core.words import N_, Sentence

MeanKind = Literal["weighted", "simple"]
Entry = Literal["first", "recurring"]
Counting = Literal["on", "on_or_after"]
#: As far as the page lets a lever be pulled, and as far ahead as it looks.
_MOST_POINTS, _MOST_MONTHS = 20, 12


@dataclass(frozen=True)
class LifecycleCall:
    """What is asked beside the stages.

    Attributes:
        month: whose moves are told (lib.core.periods); None: the last one that is over.
        keep, points, months: the lever: so much more (0 to 1) of a stage orders again in a month, and how far ahead is looked.
        newcomers: a month, to see where that leads in the long run; None: not asked.
        measure, entry, counting, mean: what is shown of cohorts, who belongs to one, what counts as active, what the mean counts alike.
        compare: two groups whose time to the next order is compared, by name.
        to_come: whether the orders to come are asked for; the models take a moment to fit.
        curve: where the whole curves of coming back go.
    """

    month: int | None = None
    keep: Stage | None = None
    points: float = 0.03
    months: int = _MOST_MONTHS
    newcomers: float | None = None
    measure: Measure = "active"
    entry: Entry = "first"
    counting: Counting = "on"
    mean: MeanKind = "weighted"
    compare: tuple[str, str] | None = None
    to_come: bool = False
    curve: Path | None = None


def lifecycle_call(given: Given, files: Sequence[str]) -> LifecycleCall:
    """What these options ask of `lifecycle`.

    Raises:
        CannotRead: with what was expected, what came and what to do.
    """
    for name in ("--points", "--months"):
        if name in given and "--keep" not in given:
            raise unfit(name, N_("--keep beside it"), last(name, given) or "")
    months = whole("--months", given, _MOST_MONTHS)
    if not 1 <= months <= _MOST_MONTHS:
        raise unfit("--months", N_("a whole number from 1 to 12"), str(months))
    entry = choice("--cohorts", given, get_args(Entry), "first")
    if entry == "recurring" and last("--cohorts-by", given) not in {None, "month", "week"}:
        raise unfit("--cohorts", N_("cohorts by month or week for everybody with any order then"), entry)
    curve = written("--curve", given, files)
    if curve is not None and curve.resolve() == Path(last("--out", given) or "").resolve():
        raise unfit("--curve", N_("another file than --out"), str(curve))
    return LifecycleCall(
        month=_month(given),
        keep=choice("--keep", given, get_args(Stage), None),
        points=_points(given),
        months=months,
        newcomers=amount("--newcomers", given),
        measure=choice("--measure", given, get_args(Measure), "active"),
        entry=entry,
        counting=choice("--active", given, get_args(Counting), "on"),
        mean=choice("--mean", given, get_args(MeanKind), "weighted"),
        compare=_compare(given),
        to_come="--to-come" in given,
        curve=curve,
    )


def _month(given: Given) -> int | None:
    text = last("--month", given)
    if text is None:
        return None
    return converted(
        "--month", N_("a month such as 2026-01"), text, lambda one: month_of(date.fromisoformat(f"{one}-01"))
    )


def _points(given: Given) -> float:
    text, expected = last("--points", given), N_("a number above 0, up to 20, such as 3")
    if text is None:
        return LifecycleCall.points
    points = number("--points", expected, text, "rate")
    if not 0 < points <= _MOST_POINTS:
        raise unfit("--points", expected, text)
    return points / 100


def _compare(given: Given) -> tuple[str, str] | None:
    """Two names: with a comma between, or the option twice where a name has a comma of its own."""
    values = list(given.get("--compare", ()))
    if not values:
        return None
    names = values if len(values) > 1 else parts(values[0])
    if len(names) != 2 or names[0] == names[1]:
        expected = N_("two different groups, such as first,later or 2026-01,2026-02")
        raise unfit("--compare", expected, " ".join(values))
    return names[0], names[1]


def stage_settings(given: Given) -> StageSettings:
    """How stages are told."""
    mature = whole("--mature-orders", given, StageSettings.mature_orders)
    if not 3 <= mature <= 100:
        raise unfit("--mature-orders", N_("a whole number from 3 to 100"), str(mature))
    return StageSettings(
        first_days=_edges("--first-days", given),
        later_days=_edges("--later-days", given),
        mature_orders=mature,
        limits_by=choice("--limits-by", given, get_args(LimitsBy), "shop"),
        **_left_out(given),
    )


def _left_out(given: Given) -> dict[str, Any]:
    """Seasons and stretches of days whose orders are no part of the rhythm."""
    seasons: list[str] = []
    stretches: list[tuple[date, date]] = []
    codes = [one.code for one in SEASONS]
    expected = N_("seasons ({seasons}) or days such as 2026-03-01..2026-03-08")
    for part in (part for text in given.get("--leave-out", []) for part in parts(text)):
        if part in codes:
            seasons.append(part)
            continue
        wrong = CannotRead(
            N_("{option} needs {expected}, got {given}."),
            option="--leave-out",
            expected=Sentence(expected, {"seasons": ", ".join(codes)}),
            given=part,
        )
        first, dots, end = part.partition("..")
        try:
            days = date.fromisoformat(first), date.fromisoformat(end if dots else first)
        except ValueError:
            raise wrong from None
        if days[0] > days[1]:
            raise wrong
        stretches.append(days)
    return {"seasons": tuple(seasons), "promotions": tuple(stretches)}


def _edges(name: str, given: Given) -> tuple[int, int] | None:
    """When customers decline and when they lapse, in days."""
    text = last(name, given)
    if text is None:
        return None
    expected = N_("two whole numbers of days, the smaller first, such as 60,180")
    days = [converted(name, expected, part, int) for part in parts(text)]
    if len(days) != 2 or not 0 < days[0] < days[1]:
        raise unfit(name, expected, text)
    return days[0], days[1]
