"""Cut-offs are typed as people write figures, in any order."""

from __future__ import annotations

import pytest

from lib.analysis.distribution import distribution
from lib.core.settings import Axis
from lib.text.languages import ENGLISH
from lib.text.words import Words
from lib.ui.components.cutoffs import Typed
from lib.ui.escape import md
from lib.ui.segments_typed import understood
from tests.charts.shops import hundred


def typed(cuts: tuple[float, ...], place: int, text: str, axis: Axis = "recency_days"):
    """The cut-offs after one was typed, and what is said."""
    new, said = understood(cuts, Typed(place, text), axis, distribution(hundred(), axis), Words(ENGLISH, "USD", md))
    return new, [Words().say(one) for one in said]


CUTS = (12.0, 100.0, 220.0, 352.0)


@pytest.mark.parametrize(
    ("text", "read"),
    [("90", 90), (" 90 ", 90), ("12,5", 12.5), ("12.5", 12.5), ("1,234", 1234), ("１２．５", 12.5), ("1e2", 100)],
)
def test_a_typed_cut_off_is_read_as_any_figure_is_and_said_where_it_is_in_doubt(text: str, read: float):
    new, said = typed(CUTS, 1, text)
    assert new[1] == read
    assert any("is read as" in one for one in said) == (text in {"12,5", "１２．５", "1e2"})


def test_what_is_no_cut_off_is_said_and_changes_nothing():
    assert typed(CUTS, 1, "abc") == (CUTS, ["“abc” is no figure: 100 stays."])
    assert typed(CUTS, 1, "-5") == (CUTS, ["“-5” is less than 0, the least: 100 stays."])
    assert typed(CUTS, 1, "") == (CUTS, [])
    assert typed((1234.5, 2000.0), 0, "1,234.5", axis="monetary") == ((1234.5, 2000.0), [])


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
@pytest.mark.parametrize("cuts", [CUTS, (1.0, 2.0, 3.0, 4.0), (400.0, 500.0, 600.0, 700.0)])
def test_cut_offs_can_be_typed_in_any_order_and_those_in_the_way_move_along(
    cuts: tuple[float, ...], order: tuple[int, ...]
):
    for place in order:
        cuts, _ = typed(cuts, place, str((30, 60, 90, 180)[place]))
        assert list(cuts) == sorted(set(cuts))
        assert cuts[place] == (30, 60, 90, 180)[place]
    if order != (2, 0, 3, 1):
        assert cuts == (30, 60, 90, 180)


def test_what_a_typed_cut_off_did_to_others_or_leaves_beyond_it_is_said():
    assert typed(CUTS, 3, "180") == ((12, 100, 179, 180), ["1 cut-off was in its way and moved along."])
    assert typed(CUTS, 3, "99999")[1] == ["99,999 is kept; no customer lies above it."]
    assert typed((5.0, 7.0), 0, "0.5", axis="frequency")[1] == ["0.5 is kept; no customer lies below it."]
    assert typed((1.0, 1.0, 1.0, 5.0), 3, "2", axis="frequency") == ((1, 1, 1, 2), [])
