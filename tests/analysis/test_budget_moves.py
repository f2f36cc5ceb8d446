"""What moves in a split: named channels, many of them, and those that bring nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.analysis.budget_firmness import tenths_better
from lib.analysis.budget_moves import Move, guessed_moves, is_small, largest, largest_moves, moves
from lib.analysis.spending import spending
from lib.core.settings import BudgetChannel, BudgetChoice

#: Search is full, Video is not; Poster is told to bring nothing.
SEARCH = BudgetChannel("Search", "performance", 10_000_000, 30, 32)
VIDEO = BudgetChannel("Video", "performance", 5_000_000, 20, 36)
POSTER = BudgetChannel("Poster", "performance", 1_000_000, 0, 0, points=((0.0, 0.0), (200.0, 0.0)))
QUESTION = BudgetChoice((SEARCH, VIDEO), brand_rule="off", innovation_rule="off")


def test_each_channel_says_which_way_it_goes_and_what_the_money_there_brings() -> None:
    found = spending(QUESTION)
    search, video = moves(found)
    assert (search.way, video.way) == ("down", "edge")
    assert search.by == pytest.approx(-video.by)
    curve = found.plan.channels[0].curve
    assert search.rate == pytest.approx(
        float(curve.response(1000) - curve.response(999)), rel=1e-3
    )  # the last unit of now
    assert video.rate > search.rate


def test_of_a_channel_that_gets_nothing_any_more_it_is_told_what_its_customers_cost() -> None:
    """A fifth of the money is left, and all of it goes to Video: of Search's customers of now ten cost 1,000, the last of them more than 100 each."""
    found = spending(
        replace(QUESTION, channels=(replace(SEARCH, brings=10.0, doubled=19.0), VIDEO), total_e4=3_000_000)
    )
    search = moves(found)[0]
    assert (search.way, search.mean) == ("gone", pytest.approx(0.01))
    assert search.rate < search.mean


def test_a_channel_that_is_held_says_no_price_of_more() -> None:
    held = replace(VIDEO, least_e4=5_000_000, most_e4=5_000_000)
    assert [one.way for one in moves(spending(replace(QUESTION, channels=(SEARCH, held))))] == ["stays", "held"]


def test_where_nothing_is_spent_no_direction_is_a_guess() -> None:
    guess = tuple(replace(one, is_guess=True) for one in (SEARCH, VIDEO))
    assert guessed_moves(spending(replace(QUESTION, channels=guess)))
    assert guessed_moves(spending(replace(QUESTION, channels=guess, total_e4=0))) == ()


def test_a_direction_rests_on_a_guess_of_little_money_that_gains_much() -> None:
    """400 go from Search to Video, 20 to Partner: two in three of the new customers are Partner's."""
    partner = BudgetChannel("Partner", "performance", 200_000, 20, 39, is_guess=True)
    found = spending(replace(QUESTION, channels=(SEARCH, VIDEO, partner)))
    assert largest_moves(found) == ((0,), (1,))
    assert guessed_moves(found) == ("Partner",)


@pytest.mark.parametrize(
    ("low", "video_twice", "names"),
    [(0.2, 36.0, ()), (0.0, 36.0, ("Video",)), (0.2, 24.0, ("Video",))],
    ids=["much is gained", "may bring nothing", "little is gained"],
)
def test_a_wide_curve_makes_no_guess_of_a_direction_that_gains_much(
    low: float, video_twice: float, names: tuple[str, ...]
) -> None:
    """Though weeks hardly tell it: of a split that is good already, chance tells no such gain for the money that moves."""
    video = replace(VIDEO, doubled=video_twice, fitted=(low, 2.0), is_guess=True)
    found = spending(replace(QUESTION, channels=(SEARCH, video)))
    assert guessed_moves(found) == names
    assert (tenths_better(found) > 6) is (names == ())


def test_what_hardly_changes_stays_and_a_third_more_of_little_does_not() -> None:
    assert is_small(-4, 400, 1000)
    assert is_small(14, 400, 5000)
    assert not is_small(19, 58, 6000)  # a small channel that gets a third more
    assert is_small(1, 2, 6000)  # half as much again of next to nothing


def test_a_channel_that_brings_nothing_says_why() -> None:
    found = spending(replace(QUESTION, channels=(SEARCH, VIDEO, POSTER)))
    assert [one.way for one in moves(found)][2] == "nothing"
    negative = replace(POSTER, points=((0.0, 0.0), (200.0, -3.0)))
    assert moves(spending(replace(QUESTION, channels=(SEARCH, VIDEO, negative))))[2].way == "negative"


def test_where_a_curve_is_told_no_further_nothing_is_said_of_more() -> None:
    """At twice the spend of now, or beyond it where a cap lets it; a cap of one's own below that says what more would bring."""
    one = spending(replace(QUESTION, total_e4=40_000_000))
    search, video = moves(one)
    assert (video.spend, video.way, video.known) == (pytest.approx(1000), "edge", 1000)
    curve = one.plan.channels[1].curve
    assert video.rate == pytest.approx(float(curve.response(1000) - curve.response(999)), rel=1e-3)
    wide = spending(replace(QUESTION, channels=(SEARCH, replace(VIDEO, most_e4=30_000_000)), total_e4=40_000_000))
    assert (moves(wide)[1].spend > 1000, moves(wide)[1].way) == (True, "edge")
    capped = spending(replace(QUESTION, channels=(SEARCH, replace(VIDEO, most_e4=6_000_000)), total_e4=40_000_000))
    assert moves(capped)[1].way == "up"
    assert search.way in {"up", "edge"}


def test_of_many_those_that_move_most_are_named_in_their_order() -> None:
    rows = [Move(name, 10.0, 10.0 + by, "up", 1.0) for name, by in (("a", 1), ("b", -5), ("c", 3), ("d", 0))]
    assert [one.channel for one in largest(rows, 2)] == ["b", "c"]
    assert [one.channel for one in largest(rows, 4)] == ["a", "b", "c", "d"]
