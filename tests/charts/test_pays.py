from __future__ import annotations

import numpy as np

from lib.analysis.pays import Judged, Pays
from lib.charts.pays import gain_curve
from lib.text.languages import CHINESE, ENGLISH
from lib.text.words import Words

POINTS = (
    Judged("nested", 1, 0.0, 0.0),
    Judged("nested", 2, 0.20, 0.01),
    Judged("nested", 3, 0.21, 0.01),
    Judged("k_means", 2, 0.1, 0.02),
    Judged("stages", 5, 0.15, 0.02),
    Judged("scene", 4, 0.05, 0.02, "product"),
)


def found(recommended: int | None) -> Pays:
    nobody = np.zeros(0, np.int64)
    return Pays("again", POINTS, recommended, 0.95, (), 90, None, nobody, nobody)


def test_every_way_stands_on_one_axis_and_the_recommended_number_stands_out() -> None:
    drawing = gain_curve(found(2), lambda one: one.method, Words(ENGLISH))
    assert drawing.finding.startswith("From 2 groups on, more of them foretell no more")
    assert drawing.tables["nested"]["groups"].tolist() == [1, 2, 3]
    assert drawing.tables["clusters"]["groups"].tolist() == [2]
    assert drawing.tables["others"]["way"].tolist() == ["stages", "scene"]
    assert drawing.tables["chosen"]["label"].tolist() == ["2 groups"]
    low, high = (drawing.tables["nested"][edge][1] for edge in ("low", "high"))
    assert low < 0.2 < high
    assert drawing.chart().to_dict()


def test_noise_is_said() -> None:
    drawing = gain_curve(found(1), lambda one: one.method, Words(CHINESE))
    assert drawing.finding == "这套分层规则不管分成几组，都不比不分更能预示。"
