"""The grid of recency (upwards) and frequency (to the right): one drawing for the scores of customers and for a map's groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt

from lib.charts.drawing import Template, table, template
from lib.charts.phrases import AXIS_UNITS
from lib.charts.theme import Paper
from lib.core.settings import AXES
from lib.core.words import N_
from lib.text.languages import language_for
from lib.text.words import Words

#: Name of the selection, as Streamlit hands it back; its fields are r and f.
CELL = "cell"

Look = Literal["bands", "edges"]


@dataclass(frozen=True)
class Text:
    """A line of a cell.

    Attributes:
        field: of the row.
        below: pixels below the middle.
        style: how it is set.
        narrow: the field that takes its place where the window is narrow.
    """

    field: str
    below: int
    style: Literal["small", "strong"] = "small"
    narrow: str = ""


def grid_template(
    columns: int,
    language: str,
    paper: Paper,
    *,
    height: int,
    tips: Sequence[tuple[str, str]],
    texts: Sequence[Text],
    look: Look,
) -> Template:
    """A square a combination of scores, with its colour, its texts and a tooltip in full words; squares can be selected.

    Rows of the table `cells` have r, f, colour, ink and the fields of tips and texts; its parameters are `recency_labels` and
    `frequency_labels` (`score_labels`).

    Args:
        columns: how many scores of frequency there are, for the room that a text has.
        language: the reader's code.
        paper: light or dark.
        height: of a cell in pixels.
        tips: fields of the tooltip and what each is called (to be translated).
        texts: from above; the first may have two lines.
        look: "bands": a band along each cell's top in the row's colour `strip`; "edges": an edge in the row's colour `edge`, dashed
            where `bare` is above 0.
    """
    words = Words(language_for(language))
    r_title, f_title = (words.say(AXIS_UNITS[axis]) for axis in AXES[:2])
    selected = alt.selection_point(name=CELL, fields=["r", "f"], empty=False)
    base = table("cells").encode(
        x=alt.X("f:O", axis=_axis(f_title, "bottom", "frequency_labels")),
        y=alt.Y("r:O", sort="descending", axis=_axis(r_title, "left", "recency_labels")),
        tooltip=[alt.Tooltip(f"{field}:N", title=words.say(title)) for field, title in tips],
    )
    layers = [_squares(base, selected, paper, look)]
    if look == "bands":
        band = base.mark_tick(thickness=5, orient="horizontal", yOffset=-height / 2 + 7, width={"band": 0.94})
        layers.append(band.encode(color=alt.Color("strip:N", scale=None)))
    layers += [_text(base, one, columns) for one in texts]
    return template(layers, paper, language, height=alt.Step(height), parameters=("recency_labels", "frequency_labels"))


def _squares(base: alt.Chart, selected: alt.Parameter, paper: Paper, look: Look) -> alt.Chart:
    if look == "bands":
        marks = base.mark_rect(cornerRadius=4, cursor="pointer").encode(
            stroke=alt.condition(selected, alt.value(paper.ink), alt.value(paper.paper)),
            strokeWidth=alt.condition(selected, alt.value(3), alt.value(2)),
        )
    else:
        own = base.mark_rect(
            cornerRadius=4, cursor="pointer", strokeWidth=3, width={"band": 0.94}, height={"band": 0.92}
        )
        marks = own.encode(
            stroke=alt.condition(selected, alt.value(paper.ink), alt.Stroke("edge:N", scale=None)),
            strokeDash=alt.condition("datum.bare > 0", alt.value([5, 4]), alt.value([1, 0])),
        )
    return marks.encode(color=alt.Color("colour:N", scale=None)).add_params(selected)


def _text(base: alt.Chart, one: Text, columns: int) -> alt.Chart:
    """All texts shrink where the window is narrow."""
    size = {"expr": "width < 480 ? 10.5 : 13"} if one.style == "strong" else {"expr": "width < 480 ? 8.7 : 12"}
    weight: dict[str, Any] = {"fontWeight": 600} if one.style == "strong" else {}
    marks = base.mark_text(
        lineBreak="\n",
        baseline="middle",
        dy={"expr": f"width < 480 ? {one.below + (_LOWER if one.below > 0 else -_HIGHER)} : {one.below}"},
        fontSize=size,
        limit={"expr": f"width / {columns} - 2"},
        **weight,
    )
    marks = marks.encode(color=alt.Color("ink:N", scale=None))
    if not one.narrow:
        return marks.encode(text=f"{one.field}:N")
    # One text for both widths: a cell that is narrow breaks its name into more lines.
    marks.mark.text = alt.ExprRef(f"width < 480 ? datum.{one.narrow} : datum.{one.field}")
    return marks


def score_labels(bands: Mapping[int, str], words: Words) -> dict[str, str]:
    """Range and score of each score, to be set in two lines."""
    scores = {score: words.say(N_("score {score}"), score=score) for score in bands}
    return {str(score): f"{said}|{scores[score]}" for score, said in bands.items()}


def _axis(title: str, side: Literal["left", "bottom"], labels: str) -> alt.Axis:
    """An axis of scores; the chart's parameter `labels` says what each one means."""
    return alt.Axis(
        title=title,
        orient=side,
        labelExpr=f"split({labels}[datum.value], '|')",
        labelAngle=0,
        labelPadding=6,
        ticks=False,
        domain=False,
        grid=False,
    )


#: So many letters need no second line.
_ONE_LINE = 8


def in_two(name: str) -> str:
    """A name in at most two lines of about equal length; a Chinese name breaks before its last word, which has two signs."""
    blanks = [place for place, letter in enumerate(name) if letter == " "]
    if blanks and len(name) > _ONE_LINE:
        middle = min(blanks, key=lambda place: abs(place - len(name) / 2))
        return f"{name[:middle]}\n{name[middle + 1 :]}"
    return f"{name[:-2]}\n{name[-2:]}" if len(name) > 4 and name[0] > "\u2e7f" else name


#: Letters of a line on a phone, and how many lines a name has there.
_NARROW, _LINES = 9, 4
#: On a phone a name begins higher, for it has more lines, and the figures beneath stand lower.
_HIGHER, _LOWER = 11, 5


def in_narrow(name: str, more: str = "") -> str:
    """A name and what follows it, "+2", in lines of a few letters each, for the cells of a phone."""
    if not name or name[0] > "\u2e7f":
        return beneath(in_two(name), more)
    lines = [""]
    for word in name.replace("-", "- ").split(" "):
        longer = f"{lines[-1]} {word}".strip().replace("- ", "-")
        if lines[-1] and len(longer) > _NARROW and len(lines) < _LINES:
            lines.append(word)
        else:
            lines[-1] = longer
    if more and len(lines) < _LINES and len(lines[-1]) + len(more) >= _NARROW:
        lines.append(more)
    elif more:
        lines[-1] = f"{lines[-1]} {more}"
    return "\n".join(lines)


def beneath(lines: str, more: str) -> str:
    """A name and what follows it, "+2", in at most two lines."""
    if not more:
        return lines
    return f"{lines} {more}" if "\n" in lines else f"{lines}\n{more}"
