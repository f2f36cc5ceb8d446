"""The budget as pictures: what moves where, what other budgets would bring, and which doubt matters most."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import altair as alt

from lib.analysis.brand import Path
from lib.analysis.budget_firmness import BreakEven, Swing, Total, tenths_known
from lib.analysis.budget_moves import SMALL, Move, is_small, largest, largest_moves
from lib.analysis.budget_moves import moves as planned
from lib.analysis.budget_said import (
    better_by,
    brand_pays_said,
    edge_said,
    less_than_one_a_year,
    low_end,
    short,
    worth,
    worth_between,
)
from lib.analysis.fitting import AS_GUESS, Fitted
from lib.analysis.spending import Spending
from lib.charts.drawing import (
    ROOMY,
    Drawing,
    Row,
    Template,
    amounts_axis,
    in_lines,
    label_room,
    names_axis,
    table,
    template,
)
from lib.charts.ranges import Ranged, ranges, ranges_template
from lib.charts.theme import LIGHT, Paper
from lib.core.money import e4
from lib.core.settings import BudgetChannel, Responses
from lib.core.words import N_, NP_, Sentence, first_of
from lib.text.languages import language_for
from lib.text.words import NOTHING, Words

_STEP = 58
#: Of more channels than this, those that move least are not drawn.
_MOST_BARS = 12
#: A name beside a bar; a longer one goes into two lines.
_NAME_PIXELS = 130
#: More names than this are no title.
_MOST_NAMES = 3
#: A split that is better in fewer cases in ten is no advice: half of them is what a coin says.
_CLEAR = 7


def budget_finding(found: Spending) -> Sentence:
    """The answer: where to move money, and what that brings a week."""
    down, up = largest_moves(found)
    facts = {
        "less": _named(found, down),
        "more": _named(found, up),
        "money_total": e4(float(found.spend.sum())),
        "gain": worth_between(found, *(one if found.better >= 0 else -one for one in better_by(found))),
        "result": worth(found, found.objective),
        "left": worth_between(
            found, *(one if found.left >= 0 else -one for one in (found.objective, -float(found.spend.sum())))
        ),
    }
    if not found.choice.knows_now:
        spent = N_("{money_total} a week, split at its best, brings {result}.")
        none = N_("Say in step 1 what there is to spend a week: what is spent now is not told.")
        return Sentence(spent if found.plan.budget > 0 else none, facts)
    same = abs(float(found.spend.sum()) - sum(found.now)) <= SMALL * max(sum(found.now), 1e-9)
    little = found.better <= 0.005 * abs(found.objective) or less_than_one_a_year(found, found.better)
    if little and same:
        return Sentence(_hardly_another(found), facts)
    if down and up and same:
        moved = N_("Move money from {less} to {more}: {gain} a week more for the same budget.")
        if _loses(found):
            moved = N_("Move money from {less} to {more}: {gain} a week less is lost with the same spend.")
        elif found.choice.goal == "margin":
            moved = N_("Move money from {less} to {more}: {gain} a week more is left after the same spend.")
        tenths = tenths_known(found)
        if tenths is not None and tenths < _CLEAR:
            hardly = N_("No other split is clearly better than today's. Best by these figures: {move}")
            return Sentence(hardly, {"move": Sentence(moved, facts)})
        return Sentence(moved, facts)
    return Sentence(_another_total(found), facts)


def _hardly_another(found: Spending) -> str:
    """The answer where no split of the same total brings more than a little more."""
    if found.better < -1e-6 * abs(found.objective):
        return N_("Your rules cost more than a better split earns: {gain} a week below today.")
    if found.objective > 0 and sum(one.least for one in found.plan.channels) >= found.plan.budget * (1 - 1e-9):
        return N_("Your limits leave no other split: the one of now brings {result} a week.")
    if found.better <= 1e-6 * abs(found.objective):
        return N_("No other split brings more than the one of now: {result} a week.")
    if less_than_one_a_year(found, found.better):
        return N_("Your split is already as good as it gets: no other brings even one new customer more in a year.")
    return N_("Your split is already about as good as it gets: the best brings {gain} a week more.")


def _another_total(found: Spending) -> str:
    """The answer where another total is spent than now."""
    more = N_("{money_total} a week, split at its best, brings {result}: {gain} more than today.")
    fewer = N_("{money_total} a week, split at its best, brings {result}: {gain} below today.")
    if e4(float(found.spend.sum())) == 0:
        more = N_("Nothing is spent, and nothing comes of it: {gain} a week better than today.")
        fewer = N_("Nothing is spent, and nothing comes of it: {gain} a week below today.")
    elif _loses(found):
        more = N_(
            "{money_total} a week, split at its best, brings {result}: {left} less than it costs, but {gain} better than today."
        )
        fewer = N_(
            "{money_total} a week, split at its best, brings {result}: {left} less than it costs, and {gain} worse than today."
        )
    elif found.choice.goal == "margin":
        more = N_(
            "{money_total} a week, split at its best, brings {result}. After the spend {left} is left: {gain} more than today."
        )
        fewer = N_(
            "{money_total} a week, split at its best, brings {result}. After the spend {left} is left: {gain} below today."
        )
    return more if found.better >= 0 else fewer


def headline(found: Spending, words: Words, paid: Sequence[str] = ()) -> str:
    """The answer, with a loss that it would hide, and whose spend it leaves alone.

    Args:
        found: the answer.
        words: the reader's language and currency.
        paid: channels whose spend is a price of what came: of these nobody is asked what they bring.
    """
    first = budget_finding(found)
    said = [words.say(first)]
    if _loses(found) and "{left}" not in str(first.template):
        lost = worth_between(found, float(found.spend.sum()), -found.objective)
        said.append(words.say(N_("This spend costs {lost} a week more than it brings."), lost=lost))
    unsaid = NP_(
        "The spend on {channels} stays as it is until it is said what it brings; until then it counts as a cost only.",
        "The spend on {channels} stays as it is until it is said what they bring; until then it counts as a cost only.",
    )
    prices = [one for one in found.held if one in paid]
    others = [one for one in found.held if one not in paid]
    for kept, names in (
        (N_("The spend on {channels} stays as it is, and counts as a cost only."), prices),
        (unsaid, others),
    ):
        if names:
            said.append(words.say(kept, count=len(names), channels=first_of(names, _MOST_NAMES)))
    return words.together(*said)


def _loses(found: Spending) -> bool:
    """Whether the plan brings less than it costs, where that counts."""
    return found.choice.goal == "margin" and found.choice.knows_now and round(found.left, 2) < 0


def _named(found: Spending, places: Sequence[int]) -> tuple[str, ...]:
    return first_of([found.plan.channels[at].name for at in places], _MOST_NAMES)


# ---- what moves


def moved_finding(found: Spending, words: Words) -> str:
    """Who gets more than now, and how much; what that brings is the page's answer."""
    if not found.choice.knows_now:
        return words.say(N_("What each channel gets a week; of some it is not told what is spent now."))
    rows = [one for one in planned(found) if one.by > 0 and not is_small(one.by, one.now, found.plan.budget)]
    more = sorted(((one.by, one.channel) for one in rows), reverse=True)
    if not more:
        return words.say(N_("No channel gets more than now."))
    facts = {"money_more": e4(sum(by for by, _ in more)), "names": tuple(name for _, name in more)}
    if len(more) > _MOST_NAMES:
        return words.say(N_("{number} channels get {money_more} a week more than now."), number=len(more), **facts)
    return words.say(N_("{money_more} a week more than now for {names}."), **facts)


def spends_said(found: Spending, words: Words) -> tuple[dict[str, str], dict[str, str]]:
    """What each channel gets now and in the best split, by its name: with the same decimals wherever both are shown."""
    names = [one.name for one in found.plan.channels]
    now, best = [e4(one) for one in found.now], [e4(one) for one in found.spend.tolist()]
    return (
        dict(zip(names, words.money_parts(now, best)[0], strict=True)),
        dict(zip(names, words.money_parts(best, now)[0], strict=True)),
    )


def moves(found: Spending, words: Words, paper: Paper = LIGHT) -> Drawing:
    """Two bars a channel: what is spent on it a week now, and in the best split.

    Args:
        found: the answer.
        words: the reader's language and currency, said with `plain_words`.
        paper: light or dark.
    """
    rows: list[Row] = []
    every = planned(found)
    shown = largest(every, _MOST_BARS)
    values = {one.name: one.value for one in found.answer.allocation}
    now_said, best_said = spends_said(found, words)
    labels = {"now": now_said, "best": best_said}
    for place, one in enumerate(shown):
        bars = (("best", one.spend, paper.accent, paper.ink),)
        if one.knows_now:
            bars = (("now", one.now, paper.rest, paper.quiet), *bars)
        for part, spend, colour, ink in bars:
            label = labels[part][one.channel]
            if part == "best" and one.now > 0 and abs(one.spend - one.now) > 0.005 * one.now:
                change = one.spend / one.now - 1
                label = words.bracketed(label, f"{'+' if change > 0 else '-'}{words.share(abs(change))}")
            rows.append(
                {
                    "place": place,
                    "part": part,
                    "spend": spend,
                    "label": label,
                    "colour": colour,
                    "ink": ink,
                    "channel": one.channel,
                    "now_said": words.money_full(e4(one.now)) if one.knows_now else NOTHING,
                    "best_said": words.money_full(e4(one.spend)),
                    "brings_said": words.say(worth(found, values[one.channel])),
                }
            )
    most = max((row["spend"] for row in rows), default=1.0) or 1.0
    names = [in_lines(one.channel, _NAME_PIXELS) for one in shown]
    return _moves_template(words.language.code, paper).filled(
        {"moves": rows},
        {"names": names, "least": 0, "most": most, "room": label_room([str(row["label"]) for row in rows])},
        moved_finding(found, words),
        _moves_subtitle(every, [one for one in every if one not in shown], words),
    )


def _moves_subtitle(every: Sequence[Move], rest: Sequence[Move], words: Words) -> str:
    all_drawn = N_("A week's spend by channel. Grey: now. Colour: the best split within your rules.")
    if not any(one.knows_now for one in every):
        all_drawn = N_("A week's spend by channel: the best split within your rules.")
    if not rest:
        return words.say(all_drawn)
    if not all(one.knows_now for one in rest):
        more = N_("Not drawn: {number} channels, together {money_then} in the best split.")
        then = e4(sum(one.spend for one in rest))
        return words.together(words.say(all_drawn), words.say(more, number=len(rest), money_then=then))
    return words.together(
        words.say(all_drawn),
        words.say(
            N_(
                "Not drawn: {number} channels that change less, together {money_now} now and {money_then} in the best split."
            ),
            number=len(rest),
            money_now=e4(sum(one.now for one in rest)),
            money_then=e4(sum(one.spend for one in rest)),
        ),
    )


@cache
def _moves_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    beside = names_axis(paper, _NAME_PIXELS)
    base = table("moves").encode(
        y=alt.Y("place:O", axis=beside, scale=alt.Scale(paddingInner=0.3)),
        yOffset=alt.YOffset("part:N", sort=["now", "best"]),
        tooltip=[
            alt.Tooltip("channel:N", title=words.say(N_("Channel"))),
            alt.Tooltip("now_said:N", title=words.say(N_("Now"))),
            alt.Tooltip("best_said:N", title=words.say(N_("Best"))),
            alt.Tooltip("brings_said:N", title=words.say(N_("Brings"))),
        ],
    )
    scale = alt.Scale(domainMin=0, domainMax=alt.ExprRef(ROOMY), nice=False)
    bars = base.mark_bar(cornerRadiusEnd=3).encode(
        x=alt.X("spend:Q", axis=None, scale=scale), color=alt.Color("colour:N", scale=None)
    )
    labels = base.mark_text(align="left", dx=5).encode(
        x=alt.X("spend:Q", axis=None), text="label:N", color=alt.Color("ink:N", scale=None)
    )
    height = alt.Step(_STEP, **{"for": "position"})
    return template((bars, labels), paper, language, height=height, parameters=("names", "least", "most", "room"))


# ---- other budgets


def totals(found: Spending, rows: Sequence[Total], edge: BreakEven, words: Words, paper: Paper = LIGHT) -> Drawing:
    """What the best split of other budgets would bring, against what they cost; this plan stands at what it spends.

    Args:
        found: the answer.
        rows: other budgets.
        edge: up to which more pays.
        words: the reader's language and currency, said with `plain_words`.
        paper: light or dark.
    """
    spent = float(found.spend.sum())
    points = [
        {
            "budget": row.budget,
            "value": row.value,
            "budget_said": words.money_full(e4(row.budget)),
            "value_said": words.money_full(e4(row.value)),
        }
        for row in rows
    ]
    here = [
        {
            "budget": spent,
            "value": found.objective * found.choice.unit,
            "label": words.say(N_("this plan")),
            "budget_said": words.money_full(e4(spent)),
            "value_said": words.money_full(e4(found.objective * found.choice.unit)),
        }
    ]
    ends = [{"budget": row.budget, "cost": row.budget} for row in (rows[0], rows[-1])]
    named = words.say(N_("pays up to here"))
    turn = [] if edge.is_limit else [{**one, "label": named} for one in points if one["budget"] == edge.budget]
    return _totals_template(words.language.code, paper).filled(
        {"points": points, "here": here, "costs": ends, "turn": turn},
        {},
        words.say(edge_said(edge)),
        _totals_subtitle(rows, words),
        words.unit(),
    )


def _totals_subtitle(rows: Sequence[Total], words: Words) -> str:
    said = words.say(N_("What the best split of each weekly budget brings. Dashed: what it costs."))
    full = next((row.full for row in rows if row.full is not None), None)
    if full is None:
        return said
    flat = N_("Beyond {money_full} a week your limits and rules leave the rest unspent.")
    return words.together(said, words.say(flat, money_full=e4(full)))


@cache
def _totals_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    axis = amounts_axis(language, 5, grid=False, domain=True)
    x = alt.X("budget:Q", axis=axis, title=words.say(N_("Budget a week")), scale=alt.Scale(nice=False, zero=False))
    tooltip = [
        alt.Tooltip("budget_said:N", title=words.say(N_("Budget a week"))),
        alt.Tooltip("value_said:N", title=words.say(N_("Brings"))),
    ]
    value_axis = amounts_axis(language)
    line = (
        table("points")
        .mark_line(strokeWidth=2.5, color=paper.accent, point={"size": 40, "color": paper.accent})
        .encode(x=x, y=alt.Y("value:Q", axis=value_axis), tooltip=tooltip)
    )
    cost = table("costs").mark_line(strokeDash=[5, 4], color=paper.quiet).encode(x=x, y=alt.Y("cost:Q"))
    here = (
        table("here")
        .mark_point(size=150, filled=True, color=paper.attention, opacity=1)
        .encode(x=x, y="value:Q", tooltip=tooltip)
    )
    label = (
        table("here")
        .mark_text(align="right", dx=-10, dy=-10)  # above a curve that bends down there is always room
        .encode(x=x, y="value:Q", text="label:N", color=alt.value(paper.ink))
    )
    turn = (
        table("turn")
        .mark_point(size=150, shape="diamond", filled=True, color=paper.accent, opacity=1)
        .encode(x=x, y="value:Q", tooltip=tooltip)
    )
    turn_label = (
        table("turn")
        .mark_text(align="left", baseline="top", dx=8, dy=6)  # below a curve that bends down
        .encode(x=x, y="value:Q", text="label:N", color=alt.value(paper.ink))
    )
    return template((cost, line, turn, here, label, turn_label), paper, language, height=240)


# ---- which doubt matters


def swings_finding(found: Spending, rows: Sequence[Swing], words: Words) -> str:
    """Whose doubt moves the result most, and from where to where.

    Args:
        found: the answer.
        rows: the widest first.
        words: the reader's language and currency.
    """
    return words.say(
        N_(
            "The doubt about what a new customer is worth matters most: what the plan brings goes from {low} to {high} with it."
        )
        if rows[0].name is None
        else N_("The doubt about {channel} matters most: what the plan brings goes from {low} to {high} with it."),
        channel=rows[0].name or "",
        low=low_end(found, rows[0].low),
        high=worth(found, rows[0].high),
    )


def bare(found: Spending, amount: float, words: Words) -> str:
    """Money, or a bare number of customers: a label on a narrow screen has no room for more."""
    return words.number(short(amount)) if found.choice.goal == "customers" else words.money(e4(amount))


def swings(found: Spending, rows: Sequence[Swing], words: Words, paper: Paper = LIGHT) -> Drawing:
    """A tornado: by channel, what the plan brings with its curve at either end of its band; the widest on top."""
    middle = found.objective
    told = [one for place, one in enumerate(rows) if one.high > one.low or place == 0]  # else there is no doubt to draw
    shown = [
        {
            "place": place,
            "channel": words.say(N_("Worth of a new customer")) if one.name is None else one.name,
            "low": one.low,
            "high": one.high,
            "middle": middle,
            "label": words.span(bare(found, one.low, words), bare(found, one.high, words)),
            "colour": paper.accent if place == 0 else paper.rest,
        }
        for place, one in enumerate(told)
    ]
    ends = [edge for one in rows for edge in (one.low, one.high)]
    lowest, highest = min(ends, default=0.0), max(ends, default=1.0)
    room = 0.1 * ((highest - lowest) or 1.0)
    return _swings_template(words.language.code, paper).filled(
        {"swings": shown},
        {
            "lowest": lowest - room,
            "highest": highest + room,
            "names": [in_lines(str(row["channel"]), _NAME_PIXELS) for row in shown],
        },
        swings_finding(found, rows, words),
        words.say(N_("What the plan brings a week when one channel brings as little or as much as you hold possible.")),
    )


@cache
def _swings_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    y = alt.Y("place:O", axis=names_axis(paper, _NAME_PIXELS, labelOffset=-8))
    scale = alt.Scale(domainMin=alt.ExprRef("lowest"), domainMax=alt.ExprRef("highest"), nice=False, zero=False)
    tooltip = [
        alt.Tooltip("channel:N", title=words.say(N_("Channel"))),
        alt.Tooltip("label:N", title=words.say(N_("Brings a week"))),
    ]
    bars = (
        table("swings")
        .mark_bar(height=14, yOffset=-8, cornerRadius=2)
        .encode(
            y=y,
            x=alt.X("low:Q", scale=scale, axis=None),
            x2="high:Q",
            color=alt.Color("colour:N", scale=None),
            tooltip=tooltip,
        )
    )
    middle = (
        table("swings")
        .mark_tick(thickness=2, size=22, yOffset=-8, color=paper.ink)
        .encode(y=y, x=alt.X("middle:Q", scale=scale, axis=None))
    )
    labels = (
        table("swings")
        .mark_text(dy=10)
        .encode(y=y, x=alt.X("middle:Q", scale=scale, axis=None), text="label:N", color=alt.value(paper.ink))
    )
    return template(
        (bars, middle, labels), paper, language, height=alt.Step(48), parameters=("lowest", "highest", "names")
    )


# ---- brand


def brand(found: Path, words: Words, paper: Paper = LIGHT) -> Drawing:
    """What the brand share has brought less what it has cost, month by month."""
    rows = [
        {
            "month": month,
            "sum": float(total),
            "sum_said": words.money_full(e4(float(total))),
            "gain_said": words.money_full(e4(float(gain))),
            "cost_said": words.money_full(e4(float(cost))),
        }
        for month, (total, gain, cost) in enumerate(zip(found.cumulative, found.gain, found.cost, strict=True), start=1)
    ]
    pays = [row | {"label": words.say(N_("pays"))} for row in rows if row["month"] == found.pays_from]
    return _brand_template(words.language.code, paper).filled(
        {"months": [{**rows[0], "month": 0, "sum": 0.0, "sum_said": words.money_full(0)}, *rows], "pays": pays},
        {},
        words.say(brand_pays_said(found)),
        words.say(
            N_(
                "What it has brought so far less what it has cost, by month; whoever comes counts at once with all that they are worth. Dashed: even."
            )
        ),
        words.unit(),
    )


@cache
def _brand_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    x = alt.X(
        "month:Q", axis=alt.Axis(grid=False, tickCount=6), title=words.say(N_("Month")), scale=alt.Scale(nice=False)
    )
    y = amounts_axis(language)
    tooltip = [
        alt.Tooltip("month:Q", title=words.say(N_("Month"))),
        alt.Tooltip("sum_said:N", title=words.say(N_("So far"))),
        alt.Tooltip("gain_said:N", title=words.say(N_("Brings a month"))),
        alt.Tooltip("cost_said:N", title=words.say(N_("Costs a month"))),
    ]
    line = (
        table("months")
        .mark_line(strokeWidth=2.5, color=paper.accent)
        .encode(x=x, y=alt.Y("sum:Q", axis=y), tooltip=tooltip)
    )
    even = table("months").mark_rule(strokeDash=[5, 4], color=paper.quiet, aria=False).encode(y=alt.datum(0))
    here = (
        table("pays")
        .mark_point(size=150, filled=True, color=paper.attention, opacity=1, aria=False)
        .encode(x=x, y="sum:Q", tooltip=tooltip)
    )
    label = (
        table("pays")
        .mark_text(align="right", dx=-10, dy=-10)
        .encode(x=x, y="sum:Q", text="label:N", color=alt.value(paper.ink))
    )
    return template((even, line, here, label), paper, language, height=220)


# ---- what the weeks tell


def weeks(
    curves: Sequence[Fitted],
    channels: Sequence[BudgetChannel],
    words: Words,
    paper: Paper = LIGHT,
    counted: Responses = "customers",
) -> Drawing:
    """New customers (or revenue) a week at the spend of now: what the weeks tell, with its range, and what the table says.

    Args:
        curves: lib.analysis.weekly_spend.fitted.
        channels: as they stand in the table.
        words: said with `plain_words`.
        paper: light or dark.
        counted: what the curves bring.
    """
    table_says = {one.name: one.brings for one in channels}
    rows = [
        Ranged(
            one.channel,
            one.brings.value,
            one.brings.low,
            one.brings.high,
            words.ranged(*(words.number(short(at)) for at in (one.brings.value, one.brings.low, one.brings.high))),
            paper.rest if one.reasons else paper.accent,
            table_says.get(one.channel, 0.0),
            {"table_said": words.number(short(table_says.get(one.channel, 0.0)))},
        )
        for one in curves
        if not one.reasons or one.reasons in AS_GUESS
    ]
    firm = sum(not one.reasons for one in curves)
    return ranges(
        rows,
        _weeks_template(words.language.code, paper),
        words.say(
            NP_("Your weeks tell what {count} of {all} channels brings.", "Your weeks tell what {count} of {all} channels bring."),
            count=firm,
            all=len(curves),
        ),
        words.say(
            N_("Revenue a week at the spend of now. The line holds nine in ten; grey: a guess at best. The tick is what the table says.")
            if counted == "revenue"
            else N_("New customers a week at the spend of now. The line holds nine in ten; grey: a guess at best. The tick is what the table says.")
        ),
    )  # fmt: skip


@cache
def _weeks_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    tooltip = (
        ("name", words.say(N_("Channel"))),
        ("label", words.say(N_("By your weeks"))),
        ("table_said", words.say(N_("By the table"))),
    )
    return ranges_template(language, paper, tooltip)
