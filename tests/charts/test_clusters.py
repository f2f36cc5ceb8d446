from __future__ import annotations

import math

import pytest

from lib.charts.clusters import by_measure, how_many
from lib.charts.theme import DARK, LIGHT, Paper
from lib.text.languages import CHINESE, ENGLISH, Language
from lib.text.words import Words
from tests.analysis.test_kept_clusters import found


def test_four_ways_to_judge_each_number() -> None:
    silhouette, gap, falls, stability = by_measure(found().scores)
    assert silhouette[0] == max(silhouette)
    assert math.isnan(falls[0])
    assert falls[1] == pytest.approx(1 - found().scores[1].inertia / found().scores[0].inertia)
    assert len(gap) == len(stability) == len(found().scores)


@pytest.mark.parametrize("paper", [LIGHT, DARK], ids=lambda paper: paper.scheme)
@pytest.mark.parametrize("language", [ENGLISH, CHINESE], ids=lambda language: language.code)
def test_the_recommended_number_stands_in_a_frame_and_refused_ones_are_crossed(
    paper: Paper, language: Language
) -> None:
    drawing = how_many(found(), 2, "Two", Words(language), paper)
    cells = drawing.tables["cells"]
    assert len(cells) == 4 * len(found().scores)
    assert set(cells.loc[cells["frame"] == paper.accent, "k"]) == {2}
    refused = {score.k for score in found().scores if score.refusal is not None}
    assert set(cells.loc[cells["label"] == "✕", "k"]) == refused
    assert not cells["label"].str.contains("nan").any()
    names = next(one["value"] for one in drawing.spec["params"] if one["name"] == "names")
    assert all(len(line) <= 14 for name in names.values() for line in name.split("\n"))
    drawing.chart().to_dict()
