"""What all channels together cost, and whom no channel with spend won, in words for the page and the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lib.analysis.acquired import Acquisition
from lib.analysis.chances import cost_range
from lib.core.money import SCALE
from lib.core.words import N_, NP_, Sentence


@dataclass(frozen=True)
class Overall:
    """Costs in ten-thousandths; None where they are not known.

    Attributes:
        blended_e4: all spend over all new customers.
        paid_e4: all spend over those of channels with spend, likely; paid_low_e4, paid_high_e4: its range.
        paid_most: no more are of channels with spend.
        organic: new customers of channels without spend, likely; None where no first order tells a channel.
        organic_low, organic_high: between which they are.
    """

    blended_e4: int | None
    paid_e4: int | None
    paid_low_e4: int | None
    paid_high_e4: int | None
    paid_most: float
    organic: float | None
    organic_low: float
    organic_high: float


def overall_of(cost: Acquisition) -> Overall:
    """The costs of all channels together; where no first order tells a channel, or names are open, the cost of who was paid for has only a lowest end."""
    free = cost.organic
    if cost.paid_open:
        least = round(cost.spend_e4 / cost.paid.most) if cost.paid.most and cost.trouble is None else None
        return Overall(cost.blended_e4, None, least, None, cost.paid.most, None, free.fewest, free.most)
    low, high = (None if end is None else round(end * SCALE) for end in cost_range(cost.spend_e4, cost.paid) or (None, None))  # fmt: skip
    return Overall(cost.blended_e4, cost.likely_paid_e4, low, high, cost.paid.most, free.likely, free.fewest, free.most)


def overall_said(told: Overall) -> Iterator[Sentence]:
    """All of it, with ranges where attribution leaves it open."""
    if told.blended_e4 is not None:
        yield Sentence(N_("All spend over all new customers: **{money_cost}**."), {"money_cost": told.blended_e4})
    ends = {"low": round(told.organic_low), "high": round(told.organic_high)}
    if told.organic is None:
        if told.paid_low_e4 is not None:
            yield Sentence(
                N_(
                    "All spend over the new customers of channels with spend: at least **{money_cost}**; more, if some of the {count} came by themselves."
                ),
                {"money_cost": told.paid_low_e4, "count": round(told.paid_most)},
            )
        yield Sentence(
            N_("How many new customers came through channels without spend is not told: {low}–{high}."), ends
        )
        return
    is_open = told.organic_low < told.organic_high
    if told.paid_e4 is None:
        yield Sentence(N_("No new customer is known to have come through a channel with spend."))
    elif is_open and told.paid_low_e4 is not None and told.paid_high_e4 is not None:
        yield Sentence(
            N_(
                "All spend over the new customers of channels with spend: likely **{money_cost}** ({money_low}–{money_high})."
            ),
            {"money_cost": told.paid_e4, "money_low": told.paid_low_e4, "money_high": told.paid_high_e4},
        )
    else:
        yield Sentence(
            N_("All spend over the new customers of channels with spend: **{money_cost}**."),
            {"money_cost": told.paid_e4},
        )
    yield Sentence(
        NP_(
            "Likely {count} new customer came through channels without spend ({low}–{high}).",
            "Likely {count} new customers came through channels without spend ({low}–{high}).",
        )
        if is_open
        else NP_(
            "{count} new customer came through channels without spend.",
            "{count} new customers came through channels without spend.",
        ),
        {"count": round(told.organic), **(ends if is_open else {})},
    )
