"""A decided plan afterwards, as words and a picture: what each curve promised, and who came."""

from __future__ import annotations

from functools import cache

from lib.analysis.afterwards import Afterwards, ChannelAfter
from lib.analysis.afterwards_findings import together_said
from lib.charts.budget import short
from lib.charts.drawing import Drawing, Template
from lib.charts.ranges import Ranged, ranges, ranges_template
from lib.charts.theme import LIGHT, Paper
from lib.core.money import e4
from lib.core.words import N_, NP_
from lib.text.languages import language_for
from lib.text.words import Words


def afterwards_finding(found: Afterwards, words: Words) -> str:
    """What was planned and what came, of all channels together; or why that cannot be told yet."""
    if found.state == "not_seen":
        return words.say(N_("Your files begin after this plan did, so it cannot be looked back on."))
    if found.state == "early":
        return words.say(
            N_("Too early to tell: two whole weeks of spend and orders are needed. Add the files once they are over.")
        )
    counted = found.counted
    if not counted:
        together = [words.say(one) for one in together_said(found)]
        if found.together is not None:
            return words.together(*together)
        return words.together(
            words.say(N_("Nothing of this plan can be counted: no spend, or no order that names its channels.")),
            *together,
        )
    facts = {
        "count": found.weeks,
        "money_planned": e4(sum(one.planned_spend for one in counted)),
        "planned": short(sum(one.planned_count for one in counted)),
        "money_spent": e4(sum(one.spent for one in counted)),
        "came": short(sum(one.came or 0.0 for one in counted)),
    }
    if any(one.before is not None for one in counted):
        return words.say(
            NP_(
                "In {count} week: {money_planned} were planned, for which {planned} new customers were to name the channels; {money_spent} were spent and {came} named them.",
                "In {count} weeks: {money_planned} were planned, for which {planned} new customers were to name the channels; {money_spent} were spent and {came} named them.",
            ),
            **facts,
        )
    return words.say(
        NP_(
            "In {count} week: {money_planned} and {planned} new customers were planned; {money_spent} were spent and {came} came.",
            "In {count} weeks: {money_planned} and {planned} new customers were planned; {money_spent} were spent and {came} came.",
        ),
        **facts,
    )


def channel_said(one: ChannelAfter, words: Words) -> str:
    """One channel: planned, spent, came, and how far its curve was off for the money that was really spent."""
    facts = {
        "channel": one.channel,
        "money_planned": e4(one.planned_spend),
        "planned": short(one.planned_count),
        "money_spent": e4(one.spent),
        "came": None if one.came is None else short(one.came),
        "promised": short(one.promised),
    }
    if one.verdict == "not_told":
        return words.say(
            N_("{channel}: you said that its spend of these weeks is missing, so it cannot be judged."), **facts
        )
    if one.verdict == "not_spent":
        return words.say(
            N_("{channel}: {money_planned} were planned and nothing was spent, so nothing was learnt."), **facts
        )
    if one.came is None:
        return words.say(
            N_("{channel}: {money_spent} were spent of {money_planned}. No order names it, so nobody can count what came."),
            **facts,
        )  # fmt: skip
    if one.before is not None:
        named = words.say(
            N_("{channel}: {money_planned} were planned, for which {planned} new customers were to name it; {money_spent} were spent and {came} named it."),
            **facts,
        )  # fmt: skip
        return words.together(named, _verdict(one, words))
    said = words.say(
        N_("{channel}: {money_planned} and {planned} new customers were planned; {money_spent} were spent and {came} came.")
        if one.is_told
        else N_("{channel}: {money_planned} were planned; {money_spent} were spent and {came} came."),
        **facts,
    )  # fmt: skip
    if one.off is None:
        first = words.say(N_("Nothing was told of it before; this is the first that is known."))
        return words.together(said, first)
    return words.together(said, _verdict(one, words))


def _verdict(one: ChannelAfter, words: Words) -> str:
    if one.before is not None:
        return _verdict_of_named(one, words)
    off, promised = one.off, short(one.promised)
    if off is None or one.verdict == "too_few":
        return words.say(
            N_("For that money the curve promised {promised}: too few to tell it from chance."), promised=promised
        )
    if one.verdict == "kept":
        return words.say(
            N_("For that money the curve promised {promised}: within chance of what came ({low}–{high})."),
            promised=promised,
            low=round(off.low * one.promised),
            high=round(off.high * one.promised),
        )
    if one.verdict == "fewer":
        shares = {"share": 1 - off.value, "share_least": 1 - off.high, "share_most": 1 - off.low}
        return words.say(
            N_("For that money the curve promised {promised}: {share} fewer came (likely {share_least} to {share_most})."),
            promised=promised,
            **shares,
        )  # fmt: skip
    shares = {"share": off.value - 1, "share_least": off.low - 1, "share_most": off.high - 1}
    return words.say(
        N_("For that money the curve promised {promised}: {share} more came (likely {share_least} to {share_most})."),
        promised=promised,
        **shares,
    )  # fmt: skip


def _verdict_of_named(one: ChannelAfter, words: Words) -> str:
    """The same where the curve counts only a part of those who name the channel."""
    off, expected = one.off, short(one.expected)
    facts = {"expected": expected, "promised": short(one.promised)}
    if off is None or one.verdict == "too_few":
        return words.say(
            N_("By the weeks before and its curve ({promised} because of the spend), {expected} were to name it for that money: too few to tell it from chance."),
            **facts,
        )  # fmt: skip
    if one.verdict == "kept":
        return words.say(
            N_("By the weeks before and its curve ({promised} because of the spend), {expected} were to name it for that money: within chance of what came ({low}–{high})."),
            low=round(off.low * one.expected),
            high=round(off.high * one.expected),
            **facts,
        )  # fmt: skip
    if one.verdict == "fewer":
        return words.say(
            N_("By the weeks before and its curve ({promised} because of the spend), {expected} were to name it for that money: {share} fewer came (likely {share_least} to {share_most})."),
            share=1 - off.value,
            share_least=1 - off.high,
            share_most=1 - off.low,
            **facts,
        )  # fmt: skip
    return words.say(
        N_("By the weeks before and its curve ({promised} because of the spend), {expected} were to name it for that money: {share} more came (likely {share_least} to {share_most})."),
        share=off.value - 1,
        share_least=off.low - 1,
        share_most=off.high - 1,
        **facts,
    )  # fmt: skip


def afterwards(found: Afterwards, words: Words, paper: Paper = LIGHT) -> Drawing:
    """New customers by channel: who came, with what chance may do to it, beside what the curve promised for the money spent."""
    shown = [one for one in found.counted if one.off is not None]
    rows = [
        Ranged(
            one.channel,
            one.came or 0.0,
            one.off.low * one.expected,
            one.off.high * one.expected,
            words.say(N_("{came} came, {expected} were to come"), came=short(one.came or 0.0), expected=short(one.expected)),
            paper.accent if one.verdict in {"fewer", "more"} else paper.rest,
            one.expected,
        )
        for one in shown
        if one.off is not None
    ]  # fmt: skip
    return ranges(rows, _afterwards_template(words.language.code, paper), _off_finding(found, words), _subtitle(words))


def _off_finding(found: Afterwards, words: Words) -> str:
    wrong = sorted(
        (one for one in found.counted if one.off is not None and one.verdict in {"fewer", "more"}),
        key=lambda one: -abs((one.came or 0.0) - one.expected),
    )
    if not wrong:
        return words.say(N_("No curve was off by more than chance explains."))
    one = wrong[0]
    facts = {"channel": one.channel, "share": abs((one.came or 0.0) / one.expected - 1)}
    if one.verdict == "fewer":
        return words.say(N_("{channel} was off most: {share} fewer came than were to come."), **facts)
    return words.say(N_("{channel} was off most: {share} more came than were to come."), **facts)


def _subtitle(words: Words) -> str:
    return words.say(
        N_("New customers in these weeks. Point and line: who came, and what chance may do to it (nine in ten). The tick is how many were to come for the money spent.")
    )  # fmt: skip


@cache
def _afterwards_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    return ranges_template(
        language, paper, (("name", words.say(N_("Channel"))), ("label", words.say(N_("New customers"))))
    )
