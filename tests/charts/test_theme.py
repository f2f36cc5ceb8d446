from __future__ import annotations

import itertools
import re
import tomllib

import numpy as np
import pytest

from lib.charts.theme import (
    CATEGORIES,
    DARK,
    FONT,
    LIGHT,
    PAPERS,
    RUST,
    TEAL,
    Paper,
    contrast,
    on,
    paper_of,
    ramp,
    step,
)
from tests.charts.colours import DEUTERANOPIA, PROTANOPIA, difference, lab, linear, seen_with
from tests.conftest import ROOT

papers = pytest.mark.parametrize("paper", PAPERS.values(), ids=lambda paper: paper.scheme)


def test_contrast_is_the_published_formula():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)  # WebAIM's well-known near miss


@papers
@pytest.mark.parametrize("role", ["ink", "quiet", "accent", "attention", "alarm"])
def test_text_is_readable_on_paper_and_panel(paper: Paper, role: str):
    assert contrast(getattr(paper, role), paper.paper) >= 4.5
    assert contrast(getattr(paper, role), paper.panel) >= 4.5


@papers
@pytest.mark.parametrize("count", [1, 2, 3, 5, 6, 11, 24])
def test_marks_stand_out_on_the_paper(paper: Paper, count: int):
    marks = [*CATEGORIES, *ramp(count), paper.rest]
    assert min(contrast(mark, paper.paper) for mark in marks) >= 3


@papers
def test_text_is_readable_on_every_step(paper: Paper):
    steps = [*paper.sequential, *paper.diverging]
    assert min(contrast(on(step), step) for step in steps) >= 4.5


@pytest.mark.parametrize(("eyes", "apart"), [(np.eye(3), 20), (DEUTERANOPIA, 13), (PROTANOPIA, 12)])
def test_the_eight_categories_stay_apart_for_every_eye(eyes: np.ndarray, apart: float):
    seen = [lab(seen_with(colour, eyes)) for colour in CATEGORIES]
    assert min(difference(one, other) for one, other in itertools.combinations(seen, 2)) >= apart


def test_the_measure_of_difference_agrees_with_its_paper():
    # Sharma, Wu and Dalal 2005, table 1, pairs 1 and 25.
    assert difference(np.array([50, 2.6772, -79.7751]), np.array([50, 0, -82.7485])) == pytest.approx(2.0425, abs=1e-4)
    assert difference(np.array([60.2574, -34.0099, 36.2677]), np.array([60.4626, -34.1751, 39.4387])) == pytest.approx(
        1.2644, abs=1e-4
    )


@papers
def test_the_sequential_steps_run_from_the_paper_to_the_ink(paper: Paper):
    away = [contrast(step, paper.paper) for step in paper.sequential]
    assert away == sorted(away)
    assert min(later / earlier for earlier, later in itertools.pairwise(away)) > 1.1


def test_the_families_of_groups_stay_apart_without_green():
    seen = [lab(seen_with(colour, DEUTERANOPIA)) for colour in ramp(3)]
    assert min(difference(one, other) for one, other in itertools.combinations(seen, 2)) >= 13


def test_a_ramp_starts_with_the_best_and_ends_with_the_lost():
    assert (ramp(11)[0], ramp(11)[-1]) == (TEAL, RUST)
    assert len(set(ramp(24))) == 24


def test_an_unknown_scheme_is_light():
    assert paper_of(None) is LIGHT
    assert paper_of("dark") is DARK


def test_linear_light_of_white_is_one():
    assert linear("#FFFFFF") == pytest.approx([1, 1, 1])


def test_the_steps_of_a_scale_are_used_from_the_first_to_the_last():
    assert [step(LIGHT.sequential, share) for share in (0, 0.5, 1, 7)] == [LIGHT.sequential[at] for at in (0, 3, 6, 6)]


@papers
def test_streamlits_theme_has_the_same_colours(paper: Paper):
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    own = theme[paper.scheme]
    assert (own["backgroundColor"], own["secondaryBackgroundColor"], own["textColor"]) == (
        paper.paper,
        paper.panel,
        paper.ink,
    )
    assert (own["grayTextColor"], own["borderColor"], own["primaryColor"]) == (paper.quiet, paper.line, paper.accent)
    assert (own["orangeColor"], own["redColor"]) == (paper.attention, paper.alarm)
    assert theme["font"] == FONT


def test_every_colour_has_one_home():
    colour = re.compile(r"#[0-9A-Fa-f]{6}\b")
    homes = {
        path.relative_to(ROOT).as_posix()
        for folder in ("lib", "pages")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".css", ".js"} and colour.search(path.read_text(encoding="utf-8"))
    }
    assert homes <= {"lib/charts/theme.py"}
