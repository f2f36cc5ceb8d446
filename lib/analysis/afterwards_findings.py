"""What came of a plan in sentences: of all new customers together where no order names a channel, and where a plan was not followed."""

from __future__ import annotations

from collections.abc import Iterator

from lib.analysis.afterwards import Afterwards, Verdict
from lib.core.words import N_, NP_, Sentence

#: Where less of the money went where it was planned to go, the plan was not followed.
FOLLOWED = 0.8
#: Less than this part of a new customer is none.
_SEEN = 0.05
_TOGETHER: dict[Verdict, str] = {
    "kept": N_("All channels together: by the {before} weeks before, and by what the curves add for the money spent, {expected} new customers were to come ({low}–{high} by chance alone), and {came} came: as promised."),
    "fewer": N_("All channels together: by the {before} weeks before, and by what the curves add for the money spent, {expected} new customers were to come ({low}–{high} by chance alone), and {came} came: fewer than chance explains. A season can do that, too."),
    "more": N_("All channels together: by the {before} weeks before, and by what the curves add for the money spent, {expected} new customers were to come ({low}–{high} by chance alone), and {came} came: more than chance explains. A season can do that, too."),
}  # fmt: skip
_OVER = N_("All channels together: for the money spent, their curves promise {promised} new customers, and {came} came in all, with or without an ad. The curves promise too much, or not all of their new customers are in these orders.")  # fmt: skip


def together_said(found: Afterwards) -> Iterator[Sentence]:
    """Where nobody counts new customers by channel: what can be told of all of them, and what would tell the channels apart."""
    if found.counted or not any(one.spent > 0 for one in found.channels):
        return
    one = found.together
    if one is not None:
        told = ("came", "promised") if one.over else ("came", "expected", "low", "high", "before")
        facts = {name: round(getattr(one, name)) for name in told}
        yield Sentence(_OVER if one.over else _TOGETHER[one.verdict], facts)
        if not one.over and not one.shows and abs(one.change) >= _SEEN:
            yield Sentence(
                N_("The change of spend was to bring {change} of them: too few to be seen beside chance in so few weeks.")
                if one.change >= 0
                else N_("The change of spend was to cost {change} of them: too few to be seen beside chance in so few weeks."),
                {"change": round(abs(one.change), 1)},
            )  # fmt: skip
    yield Sentence(
        N_("No order names a channel of the plan, so the channels cannot be told apart. A code on each ad, the question “How did you hear of us?”, or a few weeks with one channel switched off would tell.")
    )  # fmt: skip


def named_said(found: Afterwards) -> Iterator[Sentence]:
    """Whom “came” counts, beside those whom the curves promise."""
    by_orders = [one for one in found.counted if one.source == "orders"]
    if any(one.before is not None for one in by_orders):
        yield Sentence(
            N_("“Came” counts everybody whose first order names the channel, and the curve only those who come because of its spend. As many others are taken to name it as in the weeks before. How many they are, only a test tells: counting leaves the curve's doubt about it as it is.")
        )  # fmt: skip
    untold = tuple(one.channel for one in by_orders if one.before is None)
    if untold:
        yield Sentence(
            NP_(
                "“Came” counts everybody whose first order names {channels}. How many of them its spend brought, nothing tells: where its curve promises only those, more come than it promised.",
                "“Came” counts everybody whose first order names {channels}. How many of them their spend brought, nothing tells: where their curves promise only those, more come than they promised.",
            ),
            {"count": len(untold), "channels": untold},
        )


def unlike_said(found: Afterwards) -> Iterator[Sentence]:
    """That the plan was not followed: as a whole, and by the channels that got twice or half of what it gave them."""
    if found.channels and found.followed < FOLLOWED:
        yield Sentence(
            N_("Only {share} of the money went where the plan put it, so this says more about the curves than about the plan."),
            {"share": found.followed},
        )  # fmt: skip
    unlike = tuple(one.channel for one in found.unlike)
    if unlike:
        yield Sentence(
            NP_(
                "{channels} got less than half of what the plan gave it, or more than twice as much: what is promised is for what was spent.",
                "{channels} got less than half of what the plan gave them, or more than twice as much: what is promised is for what was spent.",
            ),
            {"count": len(unlike), "channels": unlike},
        )
