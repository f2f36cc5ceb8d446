"""What became of a list, in sentences."""

from __future__ import annotations

from lib.analysis.helped import WANTED_RISE, Helped
from lib.core.money import e4
from lib.core.settings import KeptList
from lib.core.words import N_, NP_, Sentence


def answer(made: Helped, kept: KeptList) -> Sentence:
    """The finding: what writing earned, or why that cannot be told."""
    match made.verdict:
        case "early":
            return Sentence(
                N_(
                    "{days} of {window} days are in the file. The answer comes when they all are: add the next file then."
                ),
                {"days": made.days, "window": kept.window_days},
            )
        case "not_seen":
            return Sentence(
                N_("The orders in the file begin after {day}. Open a file that reaches further back."),
                {"day": kept.day},
            )
        case "nobody_out":
            return Sentence(N_("Nobody was left out by lot, so there is nothing to compare with."))
        case "too_few":
            return _too_few(made)
        case "earned" | "cost":
            return _told(made)


def _told(made: Helped) -> Sentence:
    earned, each = made.earned, made.each
    if earned is None or each is None:
        raise ValueError(made.verdict)
    if made.verdict == "earned":
        return Sentence(
            N_(
                "Writing earned about {money_earned} (between {money_low} and {money_high}): {money_each} for each customer written to."
            ),
            {
                "money_earned": e4(earned.value),
                "money_low": e4(earned.low),
                "money_high": e4(earned.high),
                "money_each": e4(each.value),
            },
        )
    return Sentence(
        N_(
            "Writing cost about {money_cost} (between {money_low} and {money_high}): those who were left out spent {money_each} more each. Do not repeat it as it was."
        ),
        {
            "money_cost": -e4(earned.value),
            "money_low": -e4(earned.high),
            "money_high": -e4(earned.low),
            "money_each": -e4(each.value),
        },
    )


def _too_few(made: Helped) -> Sentence:
    earned = made.earned
    if earned is None:
        return Sentence(N_("Too few to tell: hardly anybody ordered, with or without being written to."))
    if earned.low < 0 < earned.high:
        return Sentence(
            N_(
                "Too few to tell: writing may have cost up to {money_low} or earned up to {money_high}; chance alone does that."
            ),
            {"money_low": -e4(earned.low), "money_high": e4(earned.high)},
        )
    return Sentence(N_("Too few to tell: another lot would often have given as large a difference."))


def counts(made: Helped) -> Sentence:
    """How many of each part ordered."""
    if not made.held_out:
        return Sentence(
            N_("{ordered} of {written} who were written to ordered in these days."),
            {"ordered": made.written_ordered, "written": made.written},
        )
    return Sentence(
        N_(
            "{ordered} of {written} who were written to ordered in these days, and {ordered_out} of {out} who were left out."
        ),
        {
            "ordered": made.written_ordered,
            "written": made.written,
            "ordered_out": made.held_out_ordered,
            "out": made.held_out,
        },
    )


def needed(made: Helped) -> Sentence | None:
    """How long the list would have to be; None where that is not the trouble."""
    if made.verdict != "too_few" or made.needed is None or made.needed <= made.written + made.held_out:
        return None
    return Sentence(
        NP_(
            "To see a rise of {share_rise} surely, such a list needs about {count} customer. Leave out a larger part, or lay several lists together.",
            "To see a rise of {share_rise} surely, such a list needs about {count} customers. Leave out a larger part, or lay several lists together.",
        ),
        {"share_rise": WANTED_RISE, "count": _rounded(made.needed)},
    )


def _rounded(count: int) -> int:
    """Two significant digits: more would pretend to know."""
    digits = max(len(str(count)) - 2, 0)
    return round(count, -digits)
