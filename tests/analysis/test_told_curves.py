"""Another tool's curves as channels of the table, with all of their points."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.analysis.budget_choice import curve_of, plan_of
from lib.analysis.budget_clash import why_impossible
from lib.analysis.budget_firmness import tenths_known
from lib.analysis.curves import Hill
from lib.analysis.spending import planned, spending
from lib.analysis.told_curves import Told, channels_of, plan_of_curves, spending_now
from lib.core.settings import BudgetChannel, BudgetChoice
from lib.text.languages import ENGLISH
from lib.text.words import Words

CURVE = Hill(60.0, 150.0)


def told(name: str = "Search", now: float | None = 100.0, curve: Hill = CURVE, most: int = 12) -> Told:
    spends = [20.0 * step for step in range(most)]
    return Told(name, tuple((spend, float(curve.response(spend))) for spend in spends), now, 0.25)


def test_a_curve_is_taken_with_all_of_its_points() -> None:
    (one,) = channels_of([told()], ())
    assert (one.name, one.weekly_e4, one.unsure) == ("Search", 1_000_000, 0.25)
    assert one.points == told().points
    assert one.brings == pytest.approx(60 * 100 / 250, abs=1e-3)
    assert one.doubled == pytest.approx(60 * 200 / 350, rel=1e-3)


def test_a_channel_of_the_table_keeps_its_kind_and_lends_its_spend() -> None:
    known = BudgetChannel("SEARCH ", "brand", 500_000, 3, 4, least_e4=10_000, most_e4=900_000)
    (one,) = channels_of([told("search", now=None)], (known,))
    assert (one.name, one.kind, one.weekly_e4) == ("SEARCH ", "brand", 500_000)
    assert (one.least_e4, one.most_e4) == (10_000, 900_000)
    assert one.brings == pytest.approx(60 * 50 / 200, rel=0.01)


def test_a_held_channel_is_let_go() -> None:
    held = BudgetChannel("Search", "performance", 1_000_000, 0, 0, least_e4=1_000_000, most_e4=1_000_000)
    (one,) = channels_of([told()], (held,))
    assert (one.least_e4, one.most_e4) == (0, None)


def test_the_spend_of_now_is_not_invented() -> None:
    (one,) = channels_of([told(now=None)], ())
    assert (one.weekly_e4, one.brings, one.knows_now, one.can_bring) == (0, 0.0, False, True)
    assert spending_now(one, 1_000_000).brings == pytest.approx(24.0, abs=1e-3)


def test_an_s_shaped_curve_stays_what_it_is() -> None:
    steep = Hill(60.0, 100.0, 4.0)
    (one,) = channels_of([told(curve=steep)], ())
    for spend in (20.0, 60.0, 140.0, 220.0):
        assert float(curve_of(one).response(spend)) == pytest.approx(float(steep.response(spend)))


@pytest.mark.parametrize("reach", [None, 0.3])
def test_the_page_splits_imported_curves_as_the_command_line_does(reach: float | None) -> None:
    curves = [told("a", curve=Hill(60, 100, 4)), told("b", 80.0), Told("flat", ((20.0, 5.0), (420.0, 5.0)), 60.0, None)]
    asked = BudgetChoice(channels_of(curves, ()), reach=reach, innovation_rule="off")
    page, line = plan_of(asked), plan_of_curves(curves, None, reach)
    assert [(one.curve, one.least, one.most) for one in page.channels] == [
        (one.curve, pytest.approx(one.least), pytest.approx(one.most)) for one in line.channels
    ]
    here, there = spending(asked), planned(line)
    assert tenths_known(here) == tenths_known(there) is not None
    assert (here.low, here.high) == pytest.approx((there.low, there.high))
    if reach is None:
        assert spending(asked).spend[2] == pytest.approx(20.0)  # flat from there on


def test_nothing_brought_is_nothing_and_less_than_nothing_is_negative() -> None:
    nothing, negative = channels_of(
        [Told("a", ((10.0, 0.0),), 10.0, None), Told("b", ((10.0, -1.0), (20.0, -2.0)), 10.0, None)], ()
    )
    for one in (nothing, negative):
        assert (one.brings, one.doubled, one.is_told, one.can_bring) == (0.0, 0.0, True, False)
    assert float(curve_of(negative).response(20.0)) == -2.0


def test_a_channel_not_yet_used_is_read_at_its_cap() -> None:
    new = BudgetChannel("New", "performance", 0, 9, 13, most_e4=1_000_000)
    assert float(curve_of(new).response(100.0)) == pytest.approx(9)
    assert plan_of(BudgetChoice((new,), total_e4=1_000_000)).channels[0].most == 100.0
    assert not replace(new, most_e4=None).can_bring


def test_how_far_a_channel_may_move_is_known_as_that_and_as_no_minimum_of_its_own() -> None:
    plan = plan_of_curves(
        [Told(name, ((0.0, 0.0), (200.0, 10.0)), 100.0, None) for name in ("TV", "Radio")], 100.0, 0.3
    )
    assert [(one.least, one.reach) for one in plan.channels] == [(70.0, 0.3)] * 2
    why = why_impossible(plan)
    assert why is not None
    assert "A channel moves up to 30%" in Words(ENGLISH).say(why)
