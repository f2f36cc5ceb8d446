"""Does it pay? What each way of telling customers apart knows, against the number of its groups."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import altair as alt

from lib.analysis.pays import Judged, Pays
from lib.charts.drawing import Drawing, Row, Template, table, template
from lib.charts.theme import LIGHT, Paper
from lib.core.words import N_, NP_
from lib.text.languages import language_for
from lib.text.words import Words


def gain_curve(found: Pays, way: Callable[[Judged], str], words: Words, paper: Paper = LIGHT) -> Drawing:
    """The gain by the number of groups: the map merged step by step as a curve with its range, all else beside it.

    Args:
        found: with points.
        way: what a way is called.
        words: the reader's.
        paper: light or dark.
    """
    rows = [_row(one, way(one), found, words) for one in found.points]
    nested = sorted((row for row in rows if row["method"] == "nested"), key=lambda row: row["groups"])
    clusters = sorted((row for row in rows if row["method"] == "k_means"), key=lambda row: row["groups"])
    chosen = [row for row in nested if row["groups"] == found.recommended]
    return _template(words.language.code, paper).filled(
        {
            "nested": nested,
            "clusters": clusters,
            "others": [row for row in rows if row["method"] in {"stages", "scene"}],
            "chosen": chosen,
        },
        {},
        curve_finding(found, words),
        words.say(
            N_(
                "How much of the guessing is taken away. In colour, with its range: the map, merged to fewer groups; "
                "grey curve: clusters; grey dots: the others below."
            )
        ),
    )


def curve_finding(found: Pays, words: Words) -> str:
    """From which number of groups on more of them add nothing that can be seen."""
    if found.recommended is None or found.recommended <= 1:
        return words.say(N_("No number of this map's groups foretells more than none."))
    return words.say(
        NP_(
            "From {count} group on, more of them foretell no more that could be told from chance.",
            "From {count} groups on, more of them foretell no more that could be told from chance.",
        ),
        count=found.recommended,
    )


def _row(one: Judged, name: str, found: Pays, words: Words) -> Row:
    is_chosen = one.method == "nested" and one.groups == found.recommended
    return {
        "method": one.method,
        "groups": one.groups,
        "gain": one.gain,
        "low": one.range.low,
        "high": one.range.high,
        "way": name,
        "said": words.ranged(*(words.share(at) for at in (one.gain, one.range.low, one.range.high))),
        "label": words.say(NP_("{count} group", "{count} groups"), count=one.groups) if is_chosen else "",
    }


@cache
def _template(language: str, paper: Paper) -> Template:
    words = Words(language_for(language))
    x = alt.X(
        "groups:Q",
        title=words.say(N_("Number of groups")),
        axis=alt.Axis(format="d", tickMinStep=1, grid=False),
        scale=alt.Scale(zero=False, nice=False, padding=12),
    )
    y = alt.Y("gain:Q", axis=alt.Axis(title=None, format="%", tickCount=4, domain=False))
    tips = [
        alt.Tooltip("way:N", title=words.say(N_("What"))),
        alt.Tooltip("said:N", title=words.say(N_("Estimate and range"))),
    ]
    band = table("nested").mark_area(color=paper.accent, opacity=0.18).encode(x=x, y=alt.Y("low:Q"), y2="high:Q")
    curve = table("nested").mark_line(color=paper.accent, strokeWidth=2).encode(x=x, y=y)
    clusters = table("clusters").mark_line(color=paper.rest, strokeWidth=2).encode(x=x, y=y)
    ranges = table("others").mark_rule(color=paper.rest, strokeWidth=2).encode(x=x, y=alt.Y("low:Q"), y2="high:Q")
    dots = [
        table(name).mark_point(filled=True, size=size, opacity=1, color=colour).encode(x=x, y=y, tooltip=tips)
        for name, size, colour in (
            ("clusters", 45, paper.rest),
            ("others", 70, paper.rest),
            ("nested", 45, paper.accent),
            ("chosen", 130, paper.attention),
        )
    ]
    label = table("chosen").mark_text(dy=-16, fontWeight=600, color=paper.attention)
    return template(
        (band, ranges, clusters, curve, *dots, label.encode(x=x, y=y, text="label:N")), paper, language, height=240
    )
