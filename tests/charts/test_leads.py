from __future__ import annotations

import pandas as pd

from lib.analysis.leads import origins
from lib.charts.leads import lead_sentence


def test_the_origins_that_differ_beyond_chance_are_named() -> None:
    contacts = pd.DataFrame(
        {"lead": range(400), "origin": ["a", "b"] * 200, "contacted_at": pd.to_datetime(["2026-01-01"] * 400)}
    )
    deals = pd.DataFrame({"lead": range(0, 200, 2), "closed_at": pd.to_datetime(["2026-01-05"] * 100)})
    facts = lead_sentence(*origins(contacts, deals)).facts
    assert (facts["best"], facts["share_best"], facts["worst"], facts["share_worst"]) == ("a", 0.5, "b", 0.0)
    few = pd.DataFrame({"lead": [0, 1], "closed_at": pd.to_datetime(["2026-01-05"] * 2)})
    assert "best" not in lead_sentence(*origins(contacts, few)).facts
