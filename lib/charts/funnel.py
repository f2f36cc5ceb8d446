"""The way to buying as pictures: how many are left at each step, and estimates with their ranges side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import altair as alt

from lib.analysis.funnel import Funnel, StepFigures
from lib.analysis.proportions import Range
from lib.analysis.stakes import BuyerValue, Stake, Worth
from lib.analysis.touchpoints import Rule
from lib.analysis.watch import Verdict
from lib.catalog.touchpoints import TOUCHPOINTS
from lib.charts.drawing import (
    NARROW,
    ROOMY,
    ROOMY_SHORT,
    Drawing,
    Row,
    Template,
    in_lines,
    label_room,
    names_axis,
    table,
    template,
)
from lib.charts.phrases import SMALL, between, duration
from lib.charts.theme import LIGHT, Paper
from lib.core.words import N_, Sentence
from lib.text.languages import language_for
from lib.text.words import NOTHING, Words

Figures = Literal["share", "money", "points"]

_STEP_HEIGHT, _ROW_HEIGHT = 52, 34
#: Of a line of an estimate's name.
_NAME_PIXELS = 170


def step_title(code: str) -> str | Sentence:
    """What a step is called: a touch-point's title, or the event's own name."""
    point = next((point for point in TOUCHPOINTS if point.code == code), None)
    return code if point is None else Sentence(point.title)


def said(code: str, words: Words) -> str:
    """A step's title in the reader's language; an event's name as it is in the file."""
    return words.fact("step", step_title(code))


# the funnel


def funnel_finding(funnel: Funnel, stakes: Sequence[Stake]) -> Sentence:
    """Where most is lost: in money where a buyer's value is known, else in people."""
    figures = funnel.figures
    if len(figures) < 2:
        return Sentence(N_("One step alone is not a way: choose at least two."))
    if figures[0].units == 0:
        return Sentence(N_("Nobody stood on the first step, {step}."), {"step": step_title(figures[0].step.code)})
    lost = [stake for stake in stakes if stake.lost]
    if not lost:
        return _nobody_lost(funnel, stakes)
    priced = lost[0].money_e4 is not None and lost[0].money_e4.value > 0
    worst = lost[0] if priced else max(lost, key=lambda stake: stake.lost)
    facts = {
        "lost": worst.lost,
        "count": figures[worst.previous].units,
        "waiting": worst.waiting,
        "previous": step_title(figures[worst.previous].step.code),
        "step": step_title(figures[worst.place].step.code),
    }
    if not funnel.arrivals:  # counts follow nobody, and count somebody who comes again once more
        money = round(worst.money_e4.value) if priced and worst.money_e4 is not None else 0
        return Sentence(_COUNTED[worst.worth if priced else None], {**facts, "money": money})
    if priced and worst.money_e4 is not None:
        return Sentence(_MOST_MONEY[worst.worth, worst.waiting > 0], {**facts, "money": round(worst.money_e4.value)})
    return Sentence(_MOST_PEOPLE[worst.waiting > 0], facts)


#: By what is lost, and whether some of those who have not gone on still have time: the numbers then add up to the chart's.
_MOST_MONEY: dict[tuple[Worth, bool], str] = {
    ("buyer", False): N_(
        "Most money is lost between {previous} and {step}: {lost} of {count} do not go on, worth up to {money}."
    ),
    ("buyer", True): N_(
        "Most money is lost between {previous} and {step}: of {count}, {lost} do not go on and {waiting} still have time. The loss is worth up to {money}."
    ),
    ("order", False): N_(
        "Most money is lost between {previous} and {step}: {lost} of {count} do not go on, worth up to {money} at one more order each."
    ),
    ("order", True): N_(
        "Most money is lost between {previous} and {step}: of {count}, {lost} do not go on and {waiting} still have time. The loss is worth up to {money} at one more order each."
    ),
}
#: Of counts a day, by what is lost; None: no price.
_COUNTED: dict[Worth | None, str] = {
    "buyer": N_(
        "Most money is lost between {previous} and {step}: {lost} of {count} counted do not go on, worth up to {money}."
    ),
    "order": N_(
        "Most money is lost between {previous} and {step}: {lost} of {count} counted do not go on, worth up to {money} at one more order each."
    ),
    None: N_("Most are lost between {previous} and {step}: {lost} of {count} counted do not go on."),
}
_MOST_PEOPLE = {
    False: N_("Most are lost between {previous} and {step}: {lost} of {count} do not go on."),
    True: N_(
        "Most are lost between {previous} and {step}: of {count}, {lost} do not go on and {waiting} still have time."
    ),
}


def _nobody_lost(funnel: Funnel, stakes: Sequence[Stake]) -> Sentence:
    if funnel.odd():
        return Sentence(N_("The steps are counted differently, so nothing can be said of losses between them."))
    if any(stake.waiting for stake in stakes):
        return Sentence(N_("Nobody is lost on the way yet: whoever has not arrived still has time."))
    return Sentence(N_("Nobody is lost on the way: everybody who began arrived."))


def steps(funnel: Funnel, stakes: Sequence[Stake], buying: int, words: Words, paper: Paper = LIGHT) -> Drawing:
    """How many are left at each step: colour for those who came, grey for those who were lost before it.

    Args:
        funnel: the answer.
        stakes: the losses, ranked; the first is the one that stands out.
        buying: the place of the step at which money is made.
        words: said with `plain_words`.
        paper: light or dark.
    """
    worst = next((stake.place for stake in stakes if stake.lost), None)
    most = max(1, *(one.units for one in funnel.figures))
    still = [funnel.still(place) for place in range(len(funnel.figures))]
    rows = [_step_row(place, one, still[place], worst, most, words, paper) for place, one in enumerate(funnel.figures)]
    return _steps_template(words.language.code, paper).filled(
        {"steps": rows},
        {
            "names": {str(row["place"]): in_lines(str(row["name"])) for row in rows},
            "least": 0,
            "most": 1,
            "room": label_room([str(row["label"]) for row in rows]),
        },
        words.say(_arrived(funnel, buying)),
        words.say(
            N_(
                "Colour: who came so far. Grey: who was lost since the step before, or still has time. In brackets: the range the share lies in."
            )
            if any(still)
            else N_(
                "Colour: who came so far. Grey: who was lost since the step before. In brackets: the range the share lies in."
            )
        ),
    )


def _arrived(funnel: Funnel, buying: int) -> Sentence:
    """How many of those who began came to where money is made."""
    first, last = funnel.figures[0], funnel.figures[buying]
    facts = {
        "part": last.units,
        "count": first.units,
        "first": step_title(first.step.code),
        "last": step_title(last.step.code),
    }
    return Sentence(N_("From {first} to {last}: {part} of {count}."), facts)


def _step_row(
    place: int, one: StepFigures, still: int, worst: int | None, most: int, words: Words, paper: Paper
) -> Row:
    previous = one.units + one.lost
    count = words.number(one.units)
    if place == 0 or one.of_previous is None:
        label = count
    elif previous < SMALL:
        label = words.say(N_("{part} of {whole}"), part=one.units, whole=previous)
    else:
        label = f"{count} · {between(one.of_previous, words)}"
    name = said(one.step.code, words)
    return {
        "place": place,
        "name": words.bracketed(name, words.say(N_("optional"))) if one.step.need == "optional" else name,
        "here": one.units / most,
        "before": previous / most,
        "label": label,
        "colour": paper.attention if place == worst else paper.accent,
        "units_said": count,
        "lost_said": words.number(one.lost - still),
        "took_said": "–" if one.took is None or place == 0 else words.say(duration(one.took.median)),
        "first_said": "–" if one.of_first is None else between(one.of_first, words),
    }


@cache
def _steps_template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    scale = alt.Scale(domainMin=0, domainMax=alt.ExprRef(ROOMY), nice=False)
    beside = names_axis(paper)
    base = table("steps").encode(
        y=alt.Y("place:O", axis=beside, scale=alt.Scale(paddingInner=0.3)),
        tooltip=[
            alt.Tooltip("name:N", title=words.say(N_("Step"))),
            alt.Tooltip("units_said:N", title=words.say(N_("Came so far"))),
            alt.Tooltip("lost_said:N", title=words.say(N_("Lost since the step before"))),
            alt.Tooltip("first_said:N", title=words.say(N_("Of the first step"))),
            alt.Tooltip("took_said:N", title=words.say(N_("Half are there after"))),
        ],
    )
    before = base.mark_bar(cornerRadiusEnd=3, color=paper.line).encode(x=alt.X("before:Q", axis=None, scale=scale))
    here = base.mark_bar(cornerRadiusEnd=3).encode(
        x=alt.X("here:Q", axis=None, scale=scale), color=alt.Color("colour:N", scale=None)
    )
    labels = base.mark_text(align="left", dx=6).encode(x=alt.X("before:Q", axis=None), text="label:N")
    return template(
        (before, here, labels),
        paper,
        language,
        height=alt.Step(_STEP_HEIGHT),
        parameters=("names", "least", "most", "room"),
    )


# estimates side by side

_BRACKETED = re.compile(r"(.+?)\s*[(（](.+?)[)）]")


def _value_and_range(label: str) -> list[str]:
    """A label on a phone: the value, and below it what stands in its brackets, its range."""
    found = _BRACKETED.match(label)
    return [label] if found is None else [found[1], found[2]]


@dataclass(frozen=True)
class Estimate:
    """One row of a chart of estimates.

    Attributes:
        name, label: as the reader sees them.
        stands_out: the one that is talked about.
    """

    name: str
    value: Range
    label: str
    tone: Literal["accent", "attention", "rest"] = "accent"


def estimates(
    rows: Sequence[Estimate],
    finding: str,
    subtitle: str,
    words: Words,
    paper: Paper = LIGHT,
    form: Literal["bars", "dots"] = "bars",
) -> Drawing:
    """Estimates with their ranges, one below another.

    Args:
        rows: from above.
        finding: as said.
        subtitle: as said.
        words: the reader's language.
        paper: light or dark.
        form: "bars" start at 0; "dots" stand on both sides of a line at 0.
    """
    colours: Mapping[str, str] = {"accent": paper.accent, "attention": paper.attention, "rest": paper.rest}
    drawn = [
        {
            "place": place,
            "name": row.name,
            "value": row.value.value,
            "low": row.value.low,
            "high": row.value.high,
            "zero": 0,
            "label": row.label,
            "short": "\n".join(_value_and_range(row.label)),
            "colour": colours[row.tone],
        }
        for place, row in enumerate(rows)
    ]
    low = min(0.0, *(row.value.low for row in rows))
    high = max(0.0, *(row.value.high for row in rows))
    span = (high - low) or 1.0
    return _estimates_template(words.language.code, paper, form).filled(
        {"rows": drawn},
        {
            "names": {str(place): in_lines(row.name, _NAME_PIXELS) for place, row in enumerate(rows)},
            "least": low - (0.03 * span if low < 0 else 0),
            "most": high,
            "room": label_room([row.label for row in rows]),
            "short_room": label_room([line for row in rows for line in _value_and_range(row.label)]),
        },
        finding,
        subtitle,
    )


@cache
def _estimates_template(language: str, paper: Paper, form: Literal["bars", "dots"]) -> Template:
    words = Words(language_for(language))
    scale = alt.Scale(domainMin=alt.ExprRef("least"), domainMax=alt.ExprRef(ROOMY_SHORT), nice=False, zero=False)
    beside = names_axis(paper, _NAME_PIXELS)
    base = table("rows").encode(
        y=alt.Y("place:O", axis=beside, scale=alt.Scale(paddingInner=0.35)),
        tooltip=[
            alt.Tooltip("name:N", title=words.say(N_("What"))),
            alt.Tooltip("label:N", title=words.say(N_("Estimate and range"))),
        ],
    )
    colour = alt.Color("colour:N", scale=None)
    ranges = base.mark_rule(strokeWidth=2, color=paper.ink, opacity=0.75).encode(
        x=alt.X("low:Q", axis=None, scale=scale), x2="high:Q"
    )
    text = alt.ExprRef(f"{NARROW} ? datum.short : datum.label")
    labels = base.mark_text(align="left", baseline="middle", dx=8, lineBreak="\n", lineHeight=13, text=text).encode(
        x=alt.X("high:Q", axis=None)
    )
    if form == "bars":
        marks = base.mark_bar(cornerRadiusEnd=3).encode(x=alt.X("value:Q", axis=None, scale=scale), color=colour)
        layers: tuple[alt.Chart, ...] = (marks, ranges, labels)
    else:
        marks = base.mark_point(filled=True, size=90, opacity=1).encode(
            x=alt.X("value:Q", axis=None, scale=scale), color=colour
        )
        zero = (
            table("rows")
            .mark_rule(color=paper.quiet, strokeDash=[3, 3])
            .encode(x=alt.X("zero:Q", axis=None, scale=scale))
        )
        layers = (zero, ranges, marks, labels)
    return template(
        layers,
        paper,
        language,
        height=alt.Step(_ROW_HEIGHT),
        parameters=("names", "least", "most", "room", "short_room"),
    )


def money_between(one: Range, words: Words) -> str:
    """Money with its range."""
    return words.ranged(*(words.money(round(at)) for at in (one.value, one.low, one.high)))


def stake_rows(funnel: Funnel, stakes: Sequence[Stake], words: Words) -> list[Estimate]:
    """The losses that have a price, the dearest first."""
    priced = [(stake, stake.money_e4) for stake in stakes if stake.money_e4 is not None]
    return [
        Estimate(
            words.say(
                N_("{previous} → {step}"),
                previous=step_title(funnel.figures[stake.previous].step.code),
                step=step_title(funnel.figures[stake.place].step.code),
            ),
            money,
            money_between(money, words),
            "attention" if number == 0 else "rest",
        )
        for number, (stake, money) in enumerate(priced)
    ]


def stakes_said(funnel: Funnel, stakes: Sequence[Stake], words: Words) -> tuple[str, str]:
    """The dearest loss in a sentence, and how the money is counted."""
    dearest = stakes[0]
    finding = ""
    if dearest.money_e4 is not None:
        template = (
            N_(
                "The dearest loss is {previous} → {step}: at most {money}, if all who are lost did as those who go on, at one more order each."
            )
            if dearest.worth == "order"
            else N_(
                "The dearest loss is {previous} → {step}: at most {money}, if all who are lost did as those who go on."
            )
        )
        finding = words.say(
            template,
            previous=step_title(funnel.figures[dearest.previous].step.code),
            step=step_title(funnel.figures[dearest.place].step.code),
            money=round(dearest.money_e4.value),
        )
    orders, timed = any(stake.worth == "order" for stake in stakes), any(stake.waiting for stake in stakes)
    return finding, words.say(_HOW[timed, orders])


#: How the money is counted, by whether some still have time, and whether there are steps after the purchase.
_HOW = {
    (True, False): N_(
        "Of those whose time is over: lost × the share on the next step that goes on to buy × what a buyer brings. A ceiling, not to be added up."
    ),
    (True, True): N_(
        "Of those whose time is over: lost × the share on the next step that goes on × what a buyer brings; after buying, one more order. A ceiling, not to be added up."
    ),
    (False, False): N_(
        "Lost × the share on the next step that goes on to buy × what a buyer brings. A ceiling, not to be added up."
    ),
    (False, True): N_(
        "Lost × the share on the next step that goes on × what a buyer brings; after buying, one more order. A ceiling, not to be added up."
    ),
}


def stake_worked(funnel: Funnel, stake: Stake, value: BuyerValue, target: int) -> Sentence | None:
    """The product behind one loss in its own figures, so that it can be followed; None where it has no price.

    Args:
        funnel: the answer.
        stake: the loss.
        value: what a buyer brings.
        target: the place of the step at which the money is made that was lost.
    """
    if stake.money_e4 is None:
        return None
    worth = value.order_e4 if stake.worth == "order" and value.order_e4 is not None else value.money_e4
    settled, arrived, through = stake.over
    facts = {
        "lost": stake.lost,
        "count": settled,
        "previous": step_title(funnel.figures[stake.previous].step.code),
        "step": step_title(funnel.figures[stake.place].step.code),
        "target": step_title(funnel.figures[target].step.code),
        "arrived": arrived,
        "through": through,
        "share": stake.onward.value,
        "money_one": round(worth.value),
        "money": round(stake.money_e4.value),
    }
    timed = stake.waiting > 0 or settled < funnel.figures[stake.previous].units
    return Sentence(_WORKED[timed, stake.place == target], facts)


#: By whether only those count whose time is over, and whether the step is where the money is made.
_WORKED = {
    (True, False): N_(
        "{previous} → {step}: of {count} whose time is over, {lost} are lost. Of the {arrived} who went on, {through} came to {target} ({share}). {lost} × {through} ÷ {arrived} × {money_one} = {money}."
    ),
    (True, True): N_(
        "{previous} → {step}: of {count} whose time is over, {lost} are lost. {lost} × {money_one} = {money}."
    ),
    (False, False): N_(
        "{previous} → {step}: of {count}, {lost} are lost. Of the {arrived} who went on, {through} came to {target} ({share}). {lost} × {through} ÷ {arrived} × {money_one} = {money}."
    ),
    (False, True): N_("{previous} → {step}: of {count}, {lost} are lost. {lost} × {money_one} = {money}."),
}


def limit_said(rule: Rule, words: Words) -> str:
    """A limit in words."""
    return words.say(rule.title, limit=rule.limit, share_limit=rule.limit, days=rule.days)


def limit_figure(one: Verdict, value: float | None, words: Words) -> str:
    """A figure in the unit of the rule."""
    if value is None:
        return NOTHING
    if one.rule.measure in {"load_seconds", "dwell_seconds"}:
        return words.say(N_("{seconds} s"), seconds=round(value, 2))
    return words.number(round(value)) if one.rule.measure == "units_against_usual" else words.share(value)


def points(one: Range, words: Words) -> str:
    """A difference of shares in percentage points, with its range."""
    value, low, high = (_signed(part, words) for part in (one.value, one.low, one.high))
    return words.say(N_("{value} points ({low}–{high})"), value=value, low=low, high=high)


def points_more(one: Range, words: Words) -> str:
    """The same of a difference that is above 0 and said to be more, so that it needs no sign."""
    value, low, high = (words.points(part) for part in (one.value, one.low, one.high))
    return words.say(N_("{value} points ({low}–{high})"), value=value, low=low, high=high)


def _signed(share: float, words: Words) -> str:
    rounded = round(share, 3)
    return ("+" if rounded > 0 else "-" if rounded < 0 else "") + words.points(abs(share))


def portion_said(part: int, whole: int) -> Sentence:
    """So many of them: in percent, or counted where they are few."""
    if whole < SMALL:
        return Sentence(N_("{part}"), {"part": part})
    return Sentence(N_("{share}"), {"share": part / whole})
