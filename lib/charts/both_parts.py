"""Groups of customers side by side: each one's part of the customers (grey) above its part of the revenue (its colour)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import altair as alt

from lib.charts.drawing import ROOMY, Drawing, Template, in_lines, label_room, names_axis, table, template
from lib.charts.phrases import revenue_said
from lib.charts.theme import Paper
from lib.core.words import N_, NP_
from lib.text.languages import language_for
from lib.text.words import Words

#: The selection, as `st.altair_chart` hands it back: the field `code` of the chosen group.
CHOSEN = "chosen"
GROUPS_SUBTITLE = N_("Grey: the group's part of the customers. Colour: its part of the revenue.")
#: Longer names stand in two lines, so that a phone has room for the bars.
_LONG_PIXELS = 112
_GROUP_HEIGHT, _OF_THREE_LINES = 46, 60
#: The bars of a group. Each kind has its longest bar and its longest label: together they would leave a phone no room for bars.
_PARTS = ("customers", "revenue")
_SIZES = tuple(f"{name}_{part}" for part in _PARTS for name in ("most", "room"))
_REACH = f"max({', '.join(ROOMY.replace('most', f'most_{part}').replace('room', f'room_{part}') for part in _PARTS)})"


@dataclass(frozen=True)
class Group:
    """What is drawn of a group: parts are of all customers and of all revenue; the second is not a number where there is none."""

    code: str
    name: str
    customers: int
    share_customers: float
    revenue_e4: int
    share_revenue: float
    colour: str


def both_parts(groups: Iterable[Group], words: Words, paper: Paper, finding: str, subtitle: str) -> Drawing:
    """Two bars a group, from top to bottom as they come; groups can be selected (`CHOSEN`)."""
    names: dict[str, str] = {}
    bars: list[dict[str, str | float]] = []
    for place, group in enumerate(groups):
        names[str(place)] = in_lines(group.name, one_line_pixels=_LONG_PIXELS)
        customers = words.say(NP_("{count} customer", "{count} customers"), count=group.customers)
        said = {
            "place": place,
            "code": group.code,
            "group": group.name,
            "customers_said": words.bracketed(customers, words.share(group.share_customers)),
            "revenue_said": revenue_said(group.revenue_e4, group.share_revenue, words),
        }
        share = 0.0 if math.isnan(group.share_revenue) else group.share_revenue
        grey = {"part": "customers", "share": group.share_customers, "colour": paper.rest, "ink": paper.quiet}
        own = {"part": "revenue", "share": share, "colour": group.colour, "ink": paper.ink}
        bars += [{**said, **grey}, {**said, **own}]
    drawn = [{**bar, "label": bar[f"{bar['part']}_said"], "end": max(bar["share"], 0.0)} for bar in bars]
    own = {part: [bar for bar in drawn if bar["part"] == part] for part in _PARTS}
    sizes = {f"most_{part}": max(bar["share"] for bar in bars) or 1.0 for part, bars in own.items()}
    sizes |= {f"room_{part}": label_room([str(bar["label"]) for bar in bars]) for part, bars in own.items()}
    height = _OF_THREE_LINES if any(name.count("\n") > 1 for name in names.values()) else _GROUP_HEIGHT
    return _template(words.language.code, paper, height).filled(
        {"groups": drawn},
        {"names": names, "least": min(0.0, *(bar["share"] for bar in drawn)), **sizes},
        finding,
        subtitle,
    )


@cache
def _template(language: str, paper: Paper, step_pixels: int) -> Template:
    words = Words(language_for(language))
    selected = alt.selection_point(name=CHOSEN, fields=["code"], empty=False)
    base = table("groups").encode(
        y=alt.Y("place:O", axis=names_axis(paper), scale=alt.Scale(paddingInner=0.25)),
        yOffset=alt.YOffset("part:N", sort=list(_PARTS)),
        tooltip=[
            alt.Tooltip("group:N", title=words.say(N_("Group"))),
            alt.Tooltip("customers_said:N", title=words.say(N_("Customers"))),
            alt.Tooltip("revenue_said:N", title=words.say(N_("Revenue"))),
        ],
    )
    scale = alt.Scale(domainMin=alt.ExprRef("least"), domainMax=alt.ExprRef(_REACH), nice=False)
    bars = (
        base.mark_bar(cornerRadiusEnd=3, cursor="pointer")
        .encode(
            x=alt.X("share:Q", axis=None, scale=scale),
            color=alt.Color("colour:N", scale=None),
            stroke=alt.condition(selected, alt.value(paper.ink), alt.value("transparent")),
            strokeWidth=alt.value(2),
        )
        .add_params(selected)
    )
    labels = base.mark_text(align="left", dx=5).encode(
        x=alt.X("end:Q", axis=None), text="label:N", color=alt.Color("ink:N", scale=None)
    )
    height = alt.Step(step_pixels, **{"for": "position"})
    return template((bars, labels), paper, language, height=height, parameters=("names", "least", *_SIZES))
