"""Another tool's curves as three figures of the table."""

from __future__ import annotations

import pytest

from lib.analysis.curves import Hill
from lib.analysis.told_curves import Told, channels_of
from lib.core.settings import BudgetChannel

CURVE = Hill(60.0, 150.0)


def told(name: str = "Search", now: float | None = 100.0, curve: Hill = CURVE, most: int = 12) -> Told:
    spends = [20.0 * step for step in range(most)]
    return Told(name, tuple((spend, float(curve.response(spend))) for spend in spends), now, 0.25)


def test_a_curve_of_the_same_form_is_taken_as_it_is() -> None:
    (one,) = channels_of([told()], ())
    assert (one.channel.name, one.channel.weekly_e4, one.channel.unsure) == ("Search", 1_000_000, 0.25)
    assert one.channel.brings == pytest.approx(60 * 100 / 250, abs=1e-3)
    assert one.channel.doubled == pytest.approx(60 * 200 / 350, rel=1e-3)
    assert one.off < 1e-3


def test_a_channel_of_the_table_keeps_its_kind_and_lends_its_spend() -> None:
    known = BudgetChannel("SEARCH ", "brand", 500_000, 3, 4, least_e4=10_000, most_e4=900_000)
    (one,) = channels_of([told("search", now=None)], (known,))
    assert (one.channel.name, one.channel.kind, one.channel.weekly_e4) == ("SEARCH ", "brand", 500_000)
    assert (one.channel.least_e4, one.channel.most_e4) == (10_000, 900_000)
    assert one.channel.brings == pytest.approx(60 * 50 / 200, rel=0.01)


def test_a_held_channel_is_let_go() -> None:
    held = BudgetChannel("Search", "performance", 1_000_000, 0, 0, least_e4=1_000_000, most_e4=1_000_000)
    (one,) = channels_of([told()], (held,))
    assert (one.channel.least_e4, one.channel.most_e4) == (0, None)


def test_an_s_shaped_curve_says_how_far_off_it_is_taken() -> None:
    (one,) = channels_of([told(curve=Hill(60.0, 100.0, 4.0))], ())
    assert one.off > 0.1


def test_nothing_brought_is_nothing() -> None:
    (one,) = channels_of([Told("a", ((10.0, 0.0),), 10.0, None)], ())
    assert (one.channel.brings, one.channel.doubled) == (0.0, 0.0)
