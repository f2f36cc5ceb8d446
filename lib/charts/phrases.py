"""Figures in words that charts, controls and pages share."""

from __future__ import annotations

import math
from itertools import pairwise

from lib.analysis.cluster_words import Rule, conditions_said
from lib.analysis.proportions import Range
from lib.core.money import SCALE
from lib.core.settings import Axis
from lib.core.words import N_, NP_, Sentence
from lib.text.words import Words

#: What is counted along each axis.
AXIS_UNITS: dict[Axis, str] = {
    "recency_days": N_("Days since the last order"),
    "frequency": N_("Orders"),
    "monetary": N_("Money spent"),
}

#: Below this a share is said as "7 of 23": one customer more or less would move the percentage.
SMALL = 30


def portion(part: int, whole: int) -> Sentence:
    """So many of the customers: in percent, or counted where they are few."""
    if whole < SMALL:
        return Sentence(
            NP_("{part} of {count} customer", "{part} of {count} customers"), {"part": part, "count": whole}
        )
    return Sentence(N_("{share} of the customers"), {"share": part / whole})


def revenue_said(money_e4: int, share: float, words: Words) -> str:
    """Money and its part of the revenue, where it has one (see `proportions.parts`)."""
    said = words.money(money_e4)
    return said if math.isnan(share) else words.bracketed(said, words.share(share))


def band_labels(axis: Axis, cutoffs: tuple[float, ...], words: Words) -> dict[int, str]:
    """What each score means in the axis's unit: 5 → "0–13", 1 → "> 180" (days).

    A score that nobody can get, because two cut-offs are equal, is a dash.
    """
    borders = (-math.inf, *cutoffs, math.inf)
    bands = [band(axis, low, high, words) for low, high in pairwise(borders)]
    scores = range(len(bands), 0, -1) if axis == "recency_days" else range(1, len(bands) + 1)
    return dict(zip(scores, bands, strict=True))


def band(axis: Axis, low: float, high: float, words: Words) -> str:
    """What lies above `low` and up to `high` on an axis, in words."""
    if low == high:
        return "–"
    if axis == "monetary":
        first, last = (_money(border, words) for border in (low, high))
        return f"> {first}" if high == math.inf else f"≤ {last}" if low == -math.inf else words.span(first, last)
    if high == math.inf:
        return f"> {words.number(math.floor(low))}"
    # Days and orders are whole numbers: the band from 13.8 to 33 holds 14 to 33.
    least = 0 if axis == "recency_days" else 1
    first, last = max(math.floor(low) + 1, least) if low > -math.inf else least, math.floor(high)
    if first > last:
        return "–"
    return words.number(first) if first == last else words.span(words.number(first), words.number(last))


def _money(amount: float, words: Words) -> str:
    return "" if math.isinf(amount) else words.money_mark(round(amount * SCALE))


def duration(seconds: float) -> Sentence:
    """A time as people say it, with two figures: in seconds, minutes, hours or days."""
    unit, template = next(
        ((unit, template) for least, unit, template in _DURATIONS if seconds >= least), _DURATIONS[-1][1:]
    )
    amount = seconds / unit
    return Sentence(template, {"amount": round(amount, 1) if amount < 10 and unit > 1 else round(amount)})


_DURATIONS = (
    (2 * 86_400, 86_400, N_("{amount} days")),
    (2 * 3600, 3600, N_("{amount} h")),
    (2 * 60, 60, N_("{amount} min")),
    (0, 1, N_("{amount} s")),
)


def between(one: Range, words: Words) -> str:
    """A share with its range: "62 % (59–65 %)"."""
    return words.ranged(words.share(one.value), words.share(one.low), words.share(one.high))


def rule_said(rule: Rule, words: Words) -> str:
    """How to recognise the customers of a cluster; nothing where there is no rule."""
    both, either = words.say(N_(" and ")), words.say(N_(" — or "))
    return either.join(
        both.join(words.say(one) for one in conditions_said(conditions)) for conditions in rule.alternatives
    )
