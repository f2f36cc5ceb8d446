"""A bare app to measure the budget page against: `streamlit run tests/bench/bare_budget.py`. Two sliders, and as much to draw as the
page draws, from numbers that stand ready: bars with their labels and a line with points as charts, two tables, four metrics
and some text.
"""

from __future__ import annotations

import gc

import numpy as np
import pandas as pd
import streamlit as st

SEED, CHANNELS, POINTS = 7, 4, 14

_NAME = {"field": "channel", "type": "nominal"}
_SPEND = {"field": "spend", "type": "quantitative"}
BARS = {
    "encoding": {"y": _NAME, "yOffset": {"field": "part", "type": "nominal"}, "x": _SPEND},
    "layer": [
        {"mark": "bar", "encoding": {"color": {"field": "part", "type": "nominal"}}},
        {"mark": {"type": "text", "align": "left"}, "encoding": {"text": _SPEND}},
    ],
}
LINE = {
    "mark": {"type": "line", "point": True},
    "encoding": {"x": {"field": "budget", "type": "quantitative"}, "y": {"field": "value", "type": "quantitative"}},
}


@st.cache_resource
def ready() -> list[tuple[pd.DataFrame, pd.DataFrame]]:
    """For each place of the sliders: spends by channel, and a curve."""
    gc.collect()
    gc.freeze()  # as we do: else Streamlit's collection after each run is all that would be measured
    rng = np.random.default_rng(SEED)
    names = [f"Channel {number}" for number in range(CHANNELS)]

    def one() -> tuple[pd.DataFrame, pd.DataFrame]:
        bars = pd.DataFrame(
            {"channel": names * 2, "part": ["now"] * CHANNELS + ["best"] * CHANNELS, "spend": rng.integers(20, 900, 2 * CHANNELS)}
        )  # fmt: skip
        return bars, pd.DataFrame({"budget": np.arange(POINTS) * 100, "value": np.sort(rng.integers(1, 900, POINTS))})

    return [one() for _ in range(101)]


st.set_page_config(layout="wide")
total = st.slider("Total", 0, 100, 50)
share = st.slider("Share", 0, 90, 10)
bars, line = ready()[(total + share) % 101]
st.title(f"Place {total}, {share}")
for column, value in zip(st.columns(4), bars["spend"], strict=False):
    column.metric("Spend", f"{value:,.0f}")
st.vega_lite_chart(bars, BARS, key="bars")
st.vega_lite_chart(line, LINE, key="line")
st.data_editor(bars.head(CHANNELS), key="editor", hide_index=True)
st.dataframe(bars, key="table", hide_index=True)
st.markdown("\n".join(f"- **{row.channel}**: {row.spend:,} a week" for row in bars.itertuples()))
