"""A bare app to measure against: `streamlit run tests/bench/bare.py`. One slider, and as much to draw as the Segments page
draws, from numbers that stand ready: three histograms and a grid and bars as charts, a table, four metrics and some text.
"""

from __future__ import annotations

import gc

import numpy as np
import pandas as pd
import streamlit as st

SEED = 7
BARS, SCORES, NAMES = 40, 5, 11

# Specifications as they are sent: building them with Altair would cost the bare app a tenth of a second a chart.
HISTOGRAM = {
    "mark": "bar",
    "encoding": {
        "x": {"field": "bar", "type": "ordinal"},
        "y": {"field": "customers", "type": "quantitative"},
        "color": {"field": "score", "type": "nominal"},
    },
}
_CELL = {"x": {"field": "f", "type": "ordinal"}, "y": {"field": "r", "type": "ordinal", "sort": "descending"}}
_COUNT = {"field": "customers", "type": "quantitative"}
GRID = {
    "encoding": _CELL,
    "layer": [
        {"mark": "rect", "encoding": {"color": _COUNT}},
        {"mark": "text", "encoding": {"text": _COUNT}},
    ],
}
GROUPS = {"mark": "bar", "encoding": {"x": _COUNT, "y": {"field": "group", "type": "nominal"}}}


@st.cache_resource
def ready() -> list[tuple[list[pd.DataFrame], pd.DataFrame, pd.DataFrame]]:
    """For each place of the slider: three distributions, the grid, the groups."""
    gc.collect()
    gc.freeze()  # as we do: else Streamlit's collection after each run is all that would be measured
    rng = np.random.default_rng(SEED)

    def one() -> tuple[list[pd.DataFrame], pd.DataFrame, pd.DataFrame]:
        histograms = [
            pd.DataFrame({"bar": range(BARS), "customers": rng.integers(1, 900, BARS), "score": np.arange(BARS) // 8})
            for _ in range(3)
        ]
        r, f = (axis.ravel() + 1 for axis in np.indices((SCORES, SCORES)))
        grid = pd.DataFrame({"r": r, "f": f, "customers": rng.integers(1, 900, SCORES**2)})
        groups = pd.DataFrame({"group": [f"Group {n}" for n in range(NAMES)], "customers": rng.integers(1, 900, NAMES)})
        return histograms, grid, groups.assign(orders=groups["customers"] * 3, revenue=groups["customers"] * 71.5)

    return [one() for _ in range(50)]


st.set_page_config(layout="wide")
place = st.slider("Place", 0, 49, 20)
histograms, grid, groups = ready()[place]
st.title(f"Place {place}")
for column, (label, value) in zip(st.columns(4), groups.sum(numeric_only=True).items(), strict=False):
    column.metric(str(label), f"{value:,.0f}")
for number, (column, histogram) in enumerate(zip(st.columns(3), histograms, strict=True)):
    column.vega_lite_chart(histogram, HISTOGRAM, key=f"histogram-{number}")
st.vega_lite_chart(grid, GRID, key="grid")
st.vega_lite_chart(groups, GROUPS, key="groups")
st.dataframe(groups, key="table", hide_index=True)
st.markdown("\n\n".join(f"**{row.group}**: {row.customers:,} customers" for row in groups.itertuples()))
