"""A shop by its totals as pictures: months of one figure, and what each weekday brings."""

from __future__ import annotations

from functools import cache

import altair as alt

from lib.analysis.daily import DEFINITIONS, Change, Course, CourseCode, Kind, ShopDays
from lib.analysis.proportions import Range
from lib.catalog.daily import BEFORE, BUYERS_OF, LATELY, PER, WEEKDAYS, YEAR_EARLIER, course_name
from lib.charts.drawing import Drawing, Row, Template, amounts_axis, months_axis, records, table, template
from lib.charts.funnel import Estimate, estimates
from lib.charts.theme import LIGHT, Paper
from lib.core.money import SCALE
from lib.core.periods import month_start
from lib.core.words import N_, NP_, Sentence
from lib.text.languages import language_for
from lib.text.words import Words

#: Beyond so many months only the latest are drawn: five years.
MOST_MONTHS = 60
#: The figures that an answer may begin with, the most telling first.
_LEADING: tuple[CourseCode, ...] = ("revenue", "orders", "visitors")
_FEWEST_TO_COMPARE = 2


def said(course: Course, value: float, words: Words) -> str:
    """A value of a course as the reader sees it: money, a share, or a number with at most one decimal."""
    if course.kind == "money":
        return words.money(round(value))
    return words.share(value) if course.kind == "share" else words.number(round(value, 1))


def is_quotient(course: Course) -> bool:
    """Whether it is one figure divided by another, and not a sum."""
    return DEFINITIONS[course.code][2] is not None


def leading(days: ShopDays) -> Course:
    """The figure that the answer is about."""
    found = (days.course(code) for code in _LEADING)
    return next((course for course in found if course is not None), days.courses[0])


def telling(course: Course) -> Change | None:
    """The change to speak of: against a year earlier where the file reaches so far, since seasons fall out of it."""
    return course.change("year") or course.change("before")


def totals_finding(days: ShopDays, words: Words) -> str:
    """The answer: how the shop did lately, and whether that is more than before."""
    course = leading(days)
    if course.lately is None:
        whole = words.say(NP_("{count} row", "{count} rows"), count=days.periods)
        total = said(course, course.total or 0, words)
        return words.say(N_("{name}: {total} in {rows} so far, too few to see a trend."), name=Sentence(course_name(course)), total=Sentence(total), rows=Sentence(whole))  # fmt: skip
    facts = {
        "lately": Sentence(LATELY[days.grain]),
        "figure": Sentence(said(course, course.lately.value, words)),
        "name": Sentence(course_name(course)),
        "per": Sentence(PER[days.grain]),
    }
    change = telling(course)
    if change is None:
        return words.say(N_("{name} in {lately}: {figure} {per}."), **facts)
    facts["then"] = Sentence((YEAR_EARLIER if change.against == "year" else BEFORE)[days.grain])
    relative = change.relative
    if not change.is_clear or relative is None:
        return words.say(N_("{name} in {lately}: {figure} {per}, about as much as {then}."), **facts)
    template = (
        N_("{name} in {lately}: {figure} {per}, {share_moved} more than {then}.")
        if relative > 0
        else N_("{name} in {lately}: {figure} {per}, {share_moved} less than {then}.")
    )
    return words.say(template, **facts, share_moved=abs(relative))


def newcomers_said(days: ShopDays, words: Words) -> str:
    """How many customers were won, and how many of the buyers of a day had bought before; "" where the file does not tell."""
    new, share = days.course("new_customers"), days.course("new_share")
    told: list[str] = []
    if new is not None and new.total is not None:
        template = NP_("{count} new customer in all of the file.", "{count} new customers in all of the file.")
        told.append(words.say(template, count=round(new.total)))
    if share is not None and share.lately is not None:
        told.append(
            words.say(
                N_(
                    "In {lately}, {share_before} ({share_low}–{share_high}) of {buyers} had bought before; the others were new."
                ),
                buyers=Sentence(BUYERS_OF[days.grain]),
                lately=Sentence(LATELY[days.grain]),
                share_before=1 - share.lately.value,
                share_low=max(1 - share.lately.high, 0.0),
                share_high=min(1 - share.lately.low, 1.0),
            )
        )
    return words.together(*told)


def change_said(course: Course, change: Change | None, words: Words) -> str:
    """A change with its range: in percent of then, or in points where it is a share; "" where it is not known."""
    if change is None or (course.kind != "share" and change.then <= 0):
        return ""
    figures = [
        _moved(course, part, change.then, words) for part in (change.value.value, change.value.low, change.value.high)
    ]
    return words.say(N_("{value} ({low}–{high})"), **dict(zip(("value", "low", "high"), figures, strict=True)))


def change_alone(course: Course, change: Change | None, words: Words) -> str:
    """A change without its range, where it is more than the usual ups and downs; "" where it is not."""
    if change is None or not change.is_clear or (course.kind != "share" and change.then <= 0):
        return ""
    return _moved(course, change.value.value, change.then, words)


def _moved(course: Course, part: float, then: float, words: Words) -> str:
    sign = "+" if part > 0 else "-" if part < 0 else "±"
    if course.kind == "share":
        return sign + words.say(N_("{points} points"), points=round(abs(part) * 100, 1))
    return f"{sign}{words.share(abs(part / then))}"


def months_finding(course: Course, words: Words) -> str:
    """The best month that is over; without two of them, that there is nothing to compare."""
    over = [row for row in records(course.months.dropna(subset="value")) if row["over"]]
    name = Sentence(course_name(course))
    if len(over) < _FEWEST_TO_COMPARE:
        return words.say(N_("There is too little history to compare months."))
    best = max(over, key=lambda row: row["value"])
    return words.say(
        N_("{name}: the highest month was {month}, with {figure}."),
        name=name,
        month=words.month(month_start(best["month"])),
        figure=Sentence(said(course, best["value"], words)),
    )


def course_months(course: Course, words: Words, paper: Paper = LIGHT) -> Drawing:
    """One figure by month: bars of sums, or dots with their ranges of what is divided.

    Args:
        course: of lib.analysis.daily.
        words: said with `plain_words`: a chart shows text as it is.
        paper: light or dark.
    """
    is_sum = not is_quotient(course)
    rows = records(course.months.tail(MOST_MONTHS))
    over = [row["value"] for row in rows if row["over"] and row["value"] == row["value"]]
    best = max(over, default=None)
    scale = SCALE if course.kind == "money" else 1
    marks: list[Row] = []
    for row in rows:
        value, low, high = (row[name] if row[name] == row[name] else None for name in ("value", "low", "high"))
        if value is None:
            continue
        text = said(course, value, words)
        if low is not None and high is not None:
            text = words.ranged(text, said(course, low, words), said(course, high, words))
        marks.append(
            {
                "month": month_start(row["month"]).isoformat(),
                "value": value / scale,
                "low": None if low is None else low / scale,
                "high": None if high is None else high / scale,
                "colour": paper.line if not row["over"] else paper.accent if value == best else paper.rest,
                "month_said": words.month(month_start(row["month"])),
                "value_said": text,
            }
        )
    template = NP_("{name} by month, {count} month.", "{name} by month, {count} months.")
    if course.code == "buyers":  # their name says by what they are told
        template = NP_("{name}, added up by month, {count} month.", "{name}, added up by month, {count} months.")
    subtitle = words.say(template, count=len(marks), name=Sentence(course_name(course)))
    if not all(row["over"] for row in rows):
        subtitle = words.together(subtitle, words.say(N_("A faint month is not whole in the file.")))
    if not is_sum:
        subtitle = words.together(
            subtitle, words.say(N_("The lines are ranges: how far a month's figure may lie off by chance."))
        )
    code = words.language.code
    form = _bars(code, paper) if is_sum else _dots(code, paper, course.kind)
    unit = words.unit() if course.kind == "money" else ""
    return form.filled({"months": marks}, {}, months_finding(course, words), subtitle, unit)


def _tips(words: Words) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("month_said:N", title=words.say(N_("Month"))),
        alt.Tooltip("value_said:N", title=words.say(N_("How much"))),
    ]


@cache
def _bars(language: str, paper: Paper) -> Template:
    bars = (
        table("months")
        .mark_bar(cornerRadiusEnd=2, width={"band": 0.8})
        .encode(
            x=alt.X("month:O", timeUnit="yearmonth", axis=months_axis(language)),
            y=alt.Y("value:Q", axis=amounts_axis(language)),
            color=alt.Color("colour:N", scale=None),
            tooltip=_tips(Words(language_for(language))),
        )
    )
    return template((bars,), paper, language, height=200)


@cache
def _dots(language: str, paper: Paper, kind: Kind) -> Template:
    axis = alt.Axis(title=None, format="%", tickCount=4, domain=False) if kind == "share" else amounts_axis(language)
    scale = alt.Scale(zero=False, nice=True)
    base = table("months").encode(
        x=alt.X("month:O", timeUnit="yearmonth", axis=months_axis(language)),
        tooltip=_tips(Words(language_for(language))),
    )
    ranges = base.mark_rule(strokeWidth=2, color=paper.rest).encode(
        y=alt.Y("low:Q", axis=axis, scale=scale), y2="high:Q"
    )
    dots = base.mark_point(filled=True, size=60, opacity=1).encode(
        y=alt.Y("value:Q", axis=axis, scale=scale), color=alt.Color("colour:N", scale=None)
    )
    return template((ranges, dots), paper, language, height=200)


# ---- weekdays


def weekday_bars(days: ShopDays, words: Words, paper: Paper = LIGHT) -> Drawing:
    """What each weekday brings, with its range; one that stands out is highlighted."""
    rows, course = records(days.weekdays), leading(days)
    standing_out = _outstanding(days)
    shown = [
        Estimate(
            words.say(WEEKDAYS[int(row["weekday"])]),
            Range(row["mean"], row["low"], row["high"]),
            words.ranged(*(said(course, row[name], words) for name in ("mean", "low", "high"))),
            "accent" if row["weekday"] in standing_out else "rest",
        )
        for row in rows
    ]
    subtitle = words.say(N_("{name} on average by weekday, of the last year; the lines are ranges."), name=Sentence(course_name(course)))  # fmt: skip
    return estimates(shown, words.say(weekdays_finding(days)), subtitle, words, paper)


def _outstanding(days: ShopDays) -> tuple[int | None, int | None]:
    """The strongest weekday and the weakest, where the range of each lies clear of what days bring on average."""
    rows = records(days.weekdays)
    mean = sum(row["mean"] for row in rows) / len(rows)
    best, least = (pick(rows, key=lambda row: row["mean"]) for pick in (max, min))
    return (
        int(best["weekday"]) if best["low"] > mean else None,
        int(least["weekday"]) if least["high"] < mean else None,
    )


def weekdays_finding(days: ShopDays) -> Sentence:
    """The weekdays that stand out, or that none does."""
    best, least = (None if one is None else Sentence(WEEKDAYS[one]) for one in _outstanding(days))
    if best is None and least is None:
        return Sentence(N_("No weekday stands out."), {})
    if best is None:
        return Sentence(N_("{least} bring least; the other days are about alike."), {"least": least})
    if least is None:
        return Sentence(N_("{best} bring most; the other days are about alike."), {"best": best})
    return Sentence(N_("{best} bring most, {least} least."), {"best": best, "least": least})
