"""A year of the budget as a picture: what each month gets, beside the same spend every week."""

from __future__ import annotations

from functools import cache

import altair as alt

from lib.analysis.budget_months import MONTHS, Month, Season, Year
from lib.analysis.budget_said import low_end, worth_between
from lib.analysis.spending import Spending
from lib.charts.budget import bare, worth
from lib.charts.drawing import Drawing, Template, amounts_axis, months_axis, table, template
from lib.charts.theme import LIGHT, Paper
from lib.core.money import e4
from lib.core.periods import month_start
from lib.core.settings import Objective
from lib.core.words import N_
from lib.text.languages import language_for
from lib.text.words import Words

#: A gain below this share of the year is not worth a sentence with two months in it.
_SMALL = 0.005
#: Months that get hardly more a week than the one with least are not told apart.
_AS_LITTLE = 0.01


def months_finding(found: Year, week: Spending, words: Words) -> str:
    """Which months get more, and what that brings more than the same spend every week."""
    if found.season.is_flat:
        return words.say(N_("Your months differ no more than by chance: spend the same every week."))
    if found.gain <= _SMALL * abs(found.even):
        return words.say(N_("The same spend every week brings about as much as the best plan of months."))

    def a_week(one: Month) -> float:  # against the same spend every week: longer months have more weeks
        return one.total / one.even

    most, least = max(found.months, key=a_week), min(found.months, key=a_week)
    alone = sum(a_week(one) <= a_week(least) * (1 + _AS_LITTLE) for one in found.months) == 1
    return words.say(
        N_("Spend most in {most} and least in {least}: {gain} a year more than the same spend every week.")
        if alone
        else N_("Spend most in {most}: {gain} a year more than the same spend every week."),
        most=words.month(month_start(most.month)),
        least=words.month(month_start(least.month)),
        gain=worth_between(week, found.objective, -found.even),
    )


def season_said(season: Season, words: Words) -> str:
    """The strongest and the weakest month of a season that the files told, each with its range."""
    index = season.index
    strong, weak = max(range(MONTHS), key=index.__getitem__), min(range(MONTHS), key=index.__getitem__)
    return words.say(
        N_("{strong} brings {share_strong} of a usual month (likely {share_a} to {share_b}), {weak} {share_weak} ({share_c}–{share_d})."),
        strong=words.month_name(strong + 1),
        share_strong=index[strong],
        share_a=season.low[strong],
        share_b=season.high[strong],
        weak=words.month_name(weak + 1),
        share_weak=index[weak],
        share_c=season.low[weak],
        share_d=season.high[weak],
    )  # fmt: skip


def months(found: Year, week: Spending, words: Words, paper: Paper = LIGHT) -> Drawing:
    """A bar a month, and a mark where it would end with the same spend every week.

    Args:
        found: the year.
        week: the weekly plan it rests on.
        words: said with `plain_words`: a chart shows text as it is.
        paper: light or dark.
    """
    rows = [
        {
            "month": month_start(one.month).isoformat(),
            "spend": one.total,
            "even": one.even,
            "month_said": words.month(month_start(one.month)),
            "season_said": _season_said(found.season, one.month % MONTHS, words),
            "spend_said": words.money_full(e4(one.total)),
            "even_said": words.money_full(e4(one.even)),
        }
        for one in found.months
    ]
    return _template(words.language.code, paper).filled(
        {"months": rows},
        {},
        months_finding(found, week, words),
        words.say(N_("What to spend in each of the next twelve months. The line across: the same spend every week.")),
        words.unit(),
    )


def _season_said(season: Season, at: int, words: Words) -> str:
    """What a month of the year brings of a usual one, with its range where the files told it."""
    if season.source == "typed":
        return words.share(season.index[at])
    return words.ranged(*(words.share(one[at]) for one in (season.index, season.low, season.high)))


def brings_finding(found: Year, week: Spending, words: Words) -> str:
    """What the year brings, with its range."""
    return words.say(
        N_("In twelve months this brings {brings}, likely between {low} and {high}."),
        brings=worth(week, found.objective),
        low=low_end(week, found.low),
        high=worth(week, found.high),
    )


def likely(found: Year, one: Month, week: Spending, words: Words) -> str:
    """Between what lies what a month brings; nothing where no doubt was told."""
    return words.span(bare(week, one.low, words), bare(week, one.high, words)) if found.is_doubted else ""


def brings(found: Year, week: Spending, words: Words, paper: Paper = LIGHT) -> Drawing:
    """What each month brings: a line in the band that holds nine in ten.

    Args:
        found: the year.
        week: the weekly plan it rests on.
        words: said with `plain_words`.
        paper: light or dark.
    """
    rows = [
        {
            "month": month_start(one.month).isoformat(),
            "value": one.value,
            "low": one.low,
            "high": one.high,
            "month_said": words.month(month_start(one.month)),
            "value_said": bare(week, one.value, words),
            "likely_said": likely(found, one, week, words),
            "spend_said": words.money_full(e4(one.total)),
        }
        for one in found.months
    ]
    return _brings_template(words.language.code, paper).filled(
        {"months": rows},
        {},
        brings_finding(found, week, words),
        words.say(_BRINGS[week.choice.goal]),
        "" if week.choice.goal == "customers" else words.unit(),
    )


_BRINGS: dict[Objective, str] = {
    "margin": N_("What each month brings, before the spend is taken off; the band holds nine in ten."),
    "customers": N_("New customers of each month; the band holds nine in ten."),
    "revenue": N_("Revenue of each month; the band holds nine in ten."),
}


@cache
def _brings_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    x = alt.X("month:O", timeUnit="yearmonth", axis=months_axis(language))
    y = alt.Y("value:Q", axis=amounts_axis(language))
    tooltip = [
        alt.Tooltip("month_said:N", title=words.say(N_("Month"))),
        alt.Tooltip("spend_said:N", title=words.say(N_("Spend"))),
        alt.Tooltip("value_said:N", title=words.say(N_("Brings"))),
        alt.Tooltip("likely_said:N", title=words.say(N_("Likely"))),
    ]
    band = table("months").mark_area(opacity=0.2, color=paper.accent).encode(x=x, y=alt.Y("low:Q"), y2="high:Q")
    line = table("months").mark_line(strokeWidth=2.5, color=paper.accent).encode(x=x, y=y)
    dots = (
        table("months")
        .mark_point(filled=True, size=45, opacity=1, color=paper.accent)
        .encode(x=x, y=y, tooltip=tooltip)
    )
    return template((band, line, dots), paper, language, height=200)


@cache
def _template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    x = alt.X("month:O", timeUnit="yearmonth", axis=months_axis(language))
    tooltip = [
        alt.Tooltip("month_said:N", title=words.say(N_("Month"))),
        alt.Tooltip("season_said:N", title=words.say(N_("Of a usual month"))),
        alt.Tooltip("spend_said:N", title=words.say(N_("Spend"))),
        alt.Tooltip("even_said:N", title=words.say(N_("The same every week"))),
    ]
    bars = (
        table("months")
        .mark_bar(cornerRadiusEnd=2, width={"band": 0.8}, color=paper.accent)
        .encode(x=x, y=alt.Y("spend:Q", axis=amounts_axis(language)), tooltip=tooltip)
    )
    marks = (
        table("months")
        .mark_tick(thickness=2, width={"band": 0.95}, color=paper.ink)
        .encode(x=x, y=alt.Y("even:Q"), tooltip=tooltip)
    )
    return template((bars, marks), paper, language, height=220)
