"""A plan afterwards where orders name the channel: shops in which nothing changes, and some of those who name one come anyway."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from lib.analysis.afterwards import Afterwards, afterwards
from lib.analysis.afterwards_findings import named_said
from lib.analysis.afterwards_named import Before, learnt
from lib.analysis.budget_choice import curve_of, ends
from lib.analysis.weekly_spend import fitted, history, taken_over
from lib.charts.afterwards import afterwards_finding, channel_said
from lib.cli.budget_afterwards import shown
from lib.cli.budget_afterwards import told as cli_told
from lib.core.settings import BudgetChannel, BudgetDecision, DecidedChannel
from lib.text.languages import ENGLISH
from lib.text.words import Words
from tests.analysis.spend_logs import Shop, stationary
from tests.cli.schemas import LookedBack

_BEFORE, _AFTER = 52, 8
_WORDS = Words(ENGLISH)


def followed(seed: int, *, anyway: float = 0.3) -> tuple[Shop, BudgetDecision, Afterwards]:
    """A plan by the curves that the first 52 weeks tell, and the 8 weeks after it, in which the spend goes on as before."""
    shop = stationary(_BEFORE + _AFTER, seed, anyway=anyway)
    first = shop.first + timedelta(weeks=_BEFORE)
    old = shop.until(_BEFORE)
    channels = taken_over((), fitted(history(old.spend, old.first_day, old.channel, first)))
    decided = BudgetDecision("Plan", first, _AFTER, tuple(DecidedChannel(one, one.weekly_e4) for one in channels))
    as_of = first + timedelta(weeks=_AFTER)
    return shop, decided, afterwards(decided, shop.spend, shop.first_day, shop.channel, as_of)


def holds(shop: Shop, channel: BudgetChannel) -> bool:
    """Whether nine in ten of what is told of a channel hold what it truly brings."""
    low, high = (channel.brings * end for end in ends(channel))
    return low <= shop.brings[channel.name](channel.weekly_e4 / 10_000) <= high


def told(shops: int, seed: int, *, anyway: float) -> tuple[float, float, float, float]:
    """Of the channels: told that more came, that fewer did; whose range held the truth before, and after the correction."""
    rows: list[tuple[bool, bool, bool, bool]] = []
    for at in range(shops):
        shop, decided, found = followed(seed + at, anyway=anyway)
        rows += [
            (after.verdict == "more", after.verdict == "fewer", holds(shop, one.told), holds(shop, after.corrected))
            for one, after in zip(decided.channels, found.channels, strict=True)
        ]
    more, fewer, before, after = np.mean(rows, axis=0).tolist()
    return more, fewer, before, after


@pytest.mark.soak
def test_in_a_shop_in_which_nothing_changes_no_more_come_than_were_to() -> None:
    more, fewer, _, held = told(10, 100, anyway=0.3)
    assert more <= 0.15
    assert fewer <= 0.15
    assert held >= 0.8


@pytest.mark.soak
@pytest.mark.parametrize(("anyway", "least"), [(0.3, 0.9), (0.0, 0.78)])
def test_corrections_by_counts_hold_what_is_true_as_often_as_the_curves_did(*, anyway: float, least: float) -> None:
    """Measured on these: 2.5 % told "more", 2 % "fewer"; ranges hold 100 and 100 %, where nobody came anyway 84 before and 83 after.

    While everybody who named a channel was held against the curve: "more" of 78 and 38 %, 18 and 81 % held after the correction.
    """
    more, fewer, before, held = told(60, 1_000, anyway=anyway)
    assert max(more, fewer) <= 0.1
    assert held >= max(least, before - 0.05)


def test_counts_leave_the_doubt_about_the_cause_and_take_only_their_own_chance() -> None:
    """Ten times as many weeks before and after: the curve follows the count, and nearly all of its doubt stays."""
    curve = BudgetChannel("Search", "performance", 10_000_000, 20, 28, unsure=0.5, fitted=(0.5, 1.5))
    few = learnt(curve, Before(13, 1000, 30), 1000, 4, 132, 1)
    many = learnt(curve, Before(130, 1000, 30), 1000, 400, 13_200, 1)
    assert few.expected == pytest.approx(120)
    assert 1 < few.factor < many.factor < 1.1
    assert 0.95 < few.narrower < 1
    assert 0.95 < many.narrower < 1
    assert 30 * few.factor < few.everybody
    assert 30 * many.factor < many.everybody < few.everybody * 1.1


def test_what_was_to_come_is_the_count_before_and_what_the_curve_adds() -> None:
    curve = BudgetChannel("Search", "performance", 10_000_000, 20, 28, fitted=(0.5, 1.5))
    same, twice = (learnt(curve, Before(13, 1000, 30), spent, 4, 120, 1) for spent in (1000, 2000))
    assert twice.expected == pytest.approx(4 * 38)
    assert twice.doubt > same.doubt  # where spend moved, the curve's own doubt counts
    nobody = learnt(curve, Before(13, 1000, 2), 1, 4, 0, 1)
    assert nobody.expected == pytest.approx(4 * float(curve_of(curve).response(1)))
    assert 0 < nobody.factor < 1
    assert nobody.doubt < 1


def test_the_corrected_curve_of_named_customers_stays_a_range_and_a_guess() -> None:
    _, decided, found = followed(7)
    for one, after in zip(decided.channels, found.channels, strict=True):
        assert after.before is not None
        assert (after.before.weeks, after.corrected.is_guess) == (13, one.told.is_guess)
        assert after.expected > after.promised
        old, new = ends(one.told), ends(after.corrected)
        assert old[0] <= new[0] < 1 < new[1] <= old[1]
        assert np.log(new[1] / new[0]) > 0.85 * np.log(old[1] / old[0])
        assert after.planned_count == pytest.approx(after.planned + after.expected - after.promised)


def test_a_typed_curve_is_held_against_everybody_who_names_the_channel_and_that_is_said() -> None:
    shop, decided, found = followed(7)
    typed = tuple(replace(one, told=replace(one.told, fitted=None)) for one in decided.channels)
    as_of = decided.first + timedelta(weeks=_AFTER)
    plain = afterwards(replace(decided, channels=typed), shop.spend, shop.first_day, shop.channel, as_of)
    assert all(one.before is None and one.expected == one.promised for one in plain.channels)
    said = {name: [_WORDS.say(one) for one in named_said(of)] for name, of in (("fitted", found), ("typed", plain))}
    assert ["As many others are taken to name it" in one for one in said["fitted"]] == [True]
    assert ["their spend brought, nothing tells" in one for one in said["typed"]] == [True]
    for name, of in (("fitted", found), ("typed", plain)):
        assert said[name][0] in shown(of, _WORDS)
    assert "were to name it for that money" in channel_said(found.channels[0], _WORDS)
    assert "were to name the channels" in afterwards_finding(found, _WORDS)
    assert "the curve promised" in channel_said(plain.channels[0], _WORDS)
    back = LookedBack.model_validate(cli_told(found))
    assert back.channels[0].expected == found.channels[0].expected
