"""From layers to a chart: a template that is made once, and the figures that are put into it at every redraw.

Making an Altair chart and checking it against its schema takes a tenth of a second, more than everything else that happens
while a cut-off is dragged. So a chart's shape is a `Template`, remembered by the caller, with named tables and parameters;
`filled` puts in what changes. Tables have names of ours, and so have their columns: never those of a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal
from unicodedata import east_asian_width

import altair as alt
import pandas as pd
from babel import Locale

from lib.charts.theme import CATEGORIES, FONT, Paper
from lib.text.languages import Language, language_for

#: The parameter of every chart that holds the sign of its money; `unit` alone is a signal of Vega-Lite's own, where marks can be clicked.
_UNIT = "money_unit"
#: The height of a line of labels, and of the axis below a plot.
_LINE_PIXELS, _BELOW_PIXELS = 15, 45
#: An axis ends on a round number, up to so many times above what is drawn.
_ROUNDED_UP = 1.2
#: A name and what stands in brackets at its end; what never begins a line; and so many pixels longer a line may be that ends with a comma.
_BRACKETED, _CLOSING, _COMMA = re.compile(r"(.+?)\s*([(（][^()（）]*[)）])"), "，、；：。）”", 30
#: Fonts differ: the browser cuts a line only where it is so many times wider than it is reckoned here.
_AIR = 1.2
Row = dict[str, Any]
Spec = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Drawing:
    """A chart that is ready to be shown.

    Attributes:
        finding: what it says; its title, and its text for those who cannot see it.
        subtitle: what is drawn, and over what period; "" for none.
        spec: Vega-Lite, without title and tables.
        tables: by name.
    """

    finding: str
    subtitle: str
    spec: Spec
    tables: Mapping[str, pd.DataFrame]

    def chart(self) -> alt.LayerChart:
        """The whole of it as an Altair chart, for files."""
        title = {"text": self.finding, "subtitle": self.subtitle} if self.subtitle else {"text": self.finding}
        tables = {name: table.to_dict("records") for name, table in self.tables.items()}
        whole = {**self.spec, "title": title, "description": self.finding, "datasets": tables}
        return alt.LayerChart.from_dict(whole)


@dataclass(frozen=True, eq=False)
class Template:
    """The shape of a chart; `parameters` are the values that change with the figures."""

    spec: Spec
    parameters: tuple[str, ...]

    def filled(
        self,
        tables: Mapping[str, Sequence[Row] | pd.DataFrame],
        parameters: Mapping[str, Any],
        finding: str,
        subtitle: str = "",
        unit: str = "",
    ) -> Drawing:
        """The chart of these figures; `unit` stands before the highest figure of its axes of money.

        Raises:
            KeyError: when a parameter has no value.
        """
        values = [{"name": name, "value": parameters[name]} for name in self.parameters]
        values.append({"name": _UNIT, "value": unit})
        others = [param for param in self.spec.get("params", []) if param["name"] not in {*self.parameters, _UNIT}]
        frames = {
            name: table if isinstance(table, pd.DataFrame) else pd.DataFrame(table) for name, table in tables.items()
        }
        return Drawing(finding, subtitle, {**self.spec, "params": [*others, *values]}, frames)


def table(name: str) -> alt.Chart:
    """The start of a layer that draws the rows of a named table."""
    return alt.Chart(alt.NamedData(name))


def names_axis(paper: Paper, most_pixels: int = 150, **more: Any) -> alt.Axis:
    """The axis of rows that are called something: the chart's parameter `names` says what each place is called (`in_lines`)."""
    return alt.Axis(
        title=None,
        ticks=False,
        domain=False,
        labelColor=paper.ink,
        labelFontSize=13,
        labelLimit=round(_AIR * most_pixels),
        # The first line stands at the row's middle, as Vega has it: of two, one is to stand above it and one below.
        labelBaseline={
            "condition": {"test": "indexof(names[datum.value], '\\n') > 0", "value": "bottom"},
            "value": "middle",
        },
        labelExpr="split(names[datum.value], '\\n')",
        **more,
    )


def in_lines(name: str, most_pixels: int = 150, one_line_pixels: int | None = None) -> str:
    """A name beside a row, in lines that fit: what stands in brackets has a line of its own.

    Where a line is too long still, its middle is left out: names that are alike mostly differ at their ends.

    Args:
        name: as the reader sees it.
        most_pixels: of a line, at the size of `names_axis`.
        one_line_pixels: a name that is longer is broken even where a line would hold it; None: `most_pixels`.
    """
    wished = most_pixels if one_line_pixels is None else one_line_pixels
    if _pixels(name) <= wished:
        return name
    found = _BRACKETED.fullmatch(name)
    lines = [*_in_two(found[1], wished), found[2]] if found else _in_two(name, wished)
    return "\n".join(without_middle(line, most_pixels) for line in lines)


def _pixels(text: str) -> int:
    """About how wide a text is at the size of our labels; Chinese signs are twice as wide."""
    return sum(13 if ord(sign) > 0x2E7F else 7 for sign in text)


def _in_two(text: str, most_pixels: int) -> list[str]:
    """A text in two lines about equally long, rather after a comma; in one where it fits or has no place to break."""
    if _pixels(text) <= most_pixels:
        return [text]
    pairs = [
        (text[:at].rstrip(), text[at:])
        for at in range(1, len(text))
        if text[at - 1] in " ，、；：" or (min(text[at - 1 : at + 1]) > "\u2e7f" and text[at] not in _CLOSING)
    ]
    return list(min(pairs, key=_unevenness, default=(text,)))


def _unevenness(pair: tuple[str, str]) -> int:
    return max(map(_pixels, pair)) - (_COMMA if pair[0][-1:] in {",", "，"} else 0)


def without_middle(line: str, most_pixels: int) -> str:
    """A line as it is where it fits, else its beginning and its end."""
    if _pixels(line) <= most_pixels:
        return line
    halves = ((line[: (kept + 1) // 2], line[len(line) - kept // 2 :]) for kept in range(len(line) - 1, 1, -1))
    shorter = (f"{begin.rstrip()}…{end.lstrip()}" for begin, end in halves)
    return next((one for one in shorter if _pixels(one) <= most_pixels), line)


#: Where a scale from `least` to `most` ends: the longest bar leaves so many pixels (`room`) for a label, on a phone as on a desk.
ROOMY = "least + (most - least) * width / max(width - room, 0.12 * width)"
#: The same where a label on a phone is short (`short_room`): `NARROW` says when that is.
NARROW = "width < 320"
ROOMY_SHORT = ROOMY.replace("room", f"({NARROW} ? short_room : room)")


def label_room(labels: Sequence[str]) -> int:
    """Pixels that the longest label takes at the size of our marks' text, with a little air; Chinese signs are twice as wide."""
    return 16 + max(map(_pixels, labels), default=0)


def amounts_axis(language: str, ticks: int | alt.ExprRef = 4, **more: Any) -> alt.Axis:
    """The axis of money or large counts, in the units of the reader's sentences: 20k, 2万.

    The highest figure alone has the sign of the money before it.
    """
    short = "".join(
        f"abs(datum.value) >= 1e{power} ? format(datum.value / 1e{power}, ',.2~f') + '{suffix}' : "
        for power, suffix in language_for(language).large
    )
    figure = f"({short}format(datum.value, ',.2~f'))"
    signed = f"datum.value < 0 ? '-' + {_UNIT} + slice({figure}, 1) : {_UNIT} + {figure}"
    chosen: dict[str, Any] = {
        "title": None,
        "tickCount": ticks,
        "domain": False,
        "labelExpr": f"datum.value === 0 ? '0' : datum.index < 1 ? {figure} : {signed}",  # not 0k
    }
    return alt.Axis(**{**chosen, **more})


def names_beside(paper: Paper) -> alt.Chart:
    """A layer that names the parts of the last bar of a stack at the right edge, a square in its colour before each.

    The names are labels of an axis, so that the picture keeps room for them at any width; the chart's axes are independent
    (`template`), and its table and parameters are those of `placed_beside`.
    """
    axis = alt.Axis(
        title=None,
        orient="right",
        ticks=False,
        domain=False,
        grid=False,
        values=alt.ExprRef("beside_at"),
        labelExpr="beside_names[indexof(beside_at, datum.value)]",
        labelColor=paper.ink,
        labelPadding=16,
        labelOverlap=False,
    )
    squares = table("beside").mark_point(shape="square", filled=True, opacity=1, size=70, xOffset=8, aria=False)
    return squares.encode(x=alt.XValue("width"), y=alt.Y("at:Q", axis=axis), color=alt.Color("colour:N", scale=None))


def placed_beside(parts: Sequence[Row], span: float, height_pixels: int) -> tuple[list[Row], dict[str, Any]]:
    """The rows of `names_beside` and the chart's parameters for it.

    Args:
        parts: from below, with name, colour and at (the middle of each part).
        span: the length of the vertical scale in its unit.
        height_pixels: of the chart with its axis; two names are kept a line apart.
    """
    gap = _ROUNDED_UP * span * _LINE_PIXELS / (height_pixels - _BELOW_PIXELS)
    at = [float(part["at"]) for part in parts]
    for place in range(1, len(at)):
        at[place] = max(at[place], at[place - 1] + gap)
    rows = [{**part, "at": spot} for part, spot in zip(parts, at, strict=True)]
    return rows, {"beside_at": at, "beside_names": [row["name"] for row in rows]}


def label_pixels(label: str) -> int:
    """About how wide a label is in letters of ten pixels: full-width ones take all of them."""
    return round(sum(10 if east_asian_width(letter) in "WF" else 6 for letter in label))


def month_form(language: str) -> str:
    """How a month is written below an axis; in Chinese as beside cohorts and in tables."""
    return "%Y-%m" if language == "zh" else "%b %y"


def months_axis(language: str, **more: Any) -> alt.Axis:
    """The axis of bars that stand for months, as many of them named as there is room for."""
    return alt.Axis(
        title=None,
        format=month_form(language),
        labelOverlap="parity",  # every second, fourth …: evenly
        labelSeparation=14,  # a phone's letters are wider than they are reckoned
        labelAngle=0,
        labelPadding=8,  # clear of the lowest figure of the other axis
        ticks=False,
        **more,
    )


def template(
    layers: Sequence[alt.Chart],
    paper: Paper,
    language: str,
    *,
    height: int | alt.Step,
    parameters: Sequence[str] = (),
    vertical_axes: Literal["shared", "independent"] = "shared",
) -> Template:
    """The layers as one chart in the house's dress: quiet axes, our fonts, figures in the reader's form.

    Args:
        layers: from back to front, each on a `table`.
        paper: light or dark.
        language: the reader's code.
        height: of the plot in pixels, or of a step of its vertical axis.
        parameters: names that the layers' expressions use.
        vertical_axes: "independent": every layer has its own, on the one scale (see `names_beside`).
    """
    chart = alt.LayerChart(layer=list(layers), height=height).add_params(
        *(alt.param(name=name, value=0) for name in parameters), alt.param(name=_UNIT, value="")
    )
    spec = chart.resolve_axis(y=vertical_axes).to_dict()
    spec["config"] = _dress(paper, language_for(language))
    return Template(spec, tuple(parameters))


def _dress(paper: Paper, language: Language) -> Spec:
    """The configuration that every chart shares."""
    return {
        "background": "transparent",
        "font": FONT,
        "locale": _locale(language.locale),
        "view": {"stroke": None},
        "axis": {
            "labelColor": paper.quiet,
            "titleColor": paper.quiet,
            "labelFontSize": 12,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "domainColor": paper.line,
            "tickColor": paper.line,
            "gridColor": paper.line,
        },
        "axisLeft": {"labelPadding": 6},  # names do not touch their bars
        "title": {
            "anchor": "start",
            "fontSize": 15,
            "fontWeight": 600,
            "color": paper.ink,
            "subtitleFontSize": 12,
            "subtitleColor": paper.quiet,
            "offset": 12,
        },
        "text": {"fontSize": 12, "color": paper.ink},
        "rule": {"color": paper.ink},
        "range": {
            "category": list(CATEGORIES),
            "ramp": list(paper.sequential),
            "diverging": list(paper.diverging),
        },
    }


@cache
def _locale(locale: str) -> Spec:
    """Vega's locale: how numbers are grouped and what months and days are called."""
    known = Locale.parse(locale)
    symbols = known.number_symbols["latn"]
    months, days = known.months["format"], known.days["format"]
    sunday_first = (6, 0, 1, 2, 3, 4, 5)  # Babel's week starts on Monday
    return {
        "number": {
            "decimal": symbols["decimal"],
            "thousands": symbols["group"],
            "grouping": [3],
            "currency": ["", ""],
            "minus": "-",  # as in sentences and tables
        },
        "time": {
            "dateTime": "%x, %X",
            "date": "%Y-%m-%d",
            "time": "%H:%M:%S",
            "periods": ["AM", "PM"],
            "days": [days["wide"][day] for day in sunday_first],
            "shortDays": [days["abbreviated"][day] for day in sunday_first],
            "months": [months["wide"][month] for month in range(1, 13)],
            "shortMonths": [months["abbreviated"][month] for month in range(1, 13)],
        },
    }


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame as dictionaries of plain values."""
    names = list(frame.columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*(frame[name].tolist() for name in names), strict=True)]
