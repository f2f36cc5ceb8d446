"""Customers whom a filter chooses keep all of their orders, and the models of the whole shop."""

from __future__ import annotations

import numpy as np
import pytest

from lib.analysis.chosen import existing_of, first_in, some
from lib.analysis.purchases import Purchases
from lib.analysis.to_come import existing
from lib.analysis.worth import Base, base, new_customer, newcomers_by
from lib.core.periods import date_of
from lib.core.settings import ValueSettings, View
from tests.analysis.purchase_logs import cdnow, purchases_from

SETTINGS = ValueSettings(margin=0.5)
#: Three of five customers first came by Meta, as ids go.
CHANNELS = np.array(["Meta", "Shop", "Meta", "Shop", "Meta"], dtype=object)


@pytest.fixture(scope="module")
def shop() -> Base:
    bought = cdnow()
    return base(
        purchases_from(
            bought.customer,
            bought.day,
            bought.net_e4 / 10_000,
            bought.as_of,
            np.resize(CHANNELS, len(bought)),
        )
    )


def test_some_customers_keep_all_of_their_purchases(shop: Base) -> None:
    positions = np.array([1, 5, 2000])
    some_of = shop.purchases.some(positions)
    assert some_of.customer_id.tolist() == shop.purchases.customer_id.iloc[positions].tolist()
    for place, position in enumerate(positions):
        assert some_of.day[some_of.customer == place].tolist() == (
            shop.purchases.day[shop.purchases.customer == position].tolist()
        )
    assert isinstance(some_of, Purchases)
    assert some_of.now.repeats.tolist() == shop.purchases.now.repeats[positions].tolist()


def test_new_is_whose_first_order_is_in_the_filter(shop: Base) -> None:
    bought = shop.purchases
    middle = int(np.median(bought.first_day))
    late = View(first_day=date_of(middle))
    lately = np.unique(bought.customer[bought.day >= middle])  # whoever ordered in the filter is looked at
    chosen = some(shop, lately, late)
    assert len(chosen.purchases) == len(lately)
    assert chosen.everybody.customers == len(chosen.new) == int((bought.first_day >= middle).sum()) < len(lately)
    assert first_in(bought, View(channels=("Meta",))).sum() == (bought.channel == "Meta").sum()
    assert sum(one.customers for one in newcomers_by(chosen, chosen.purchases.channel)) == len(chosen.new)


def test_values_are_told_by_the_whole_shop(shop: Base) -> None:
    everybody = np.arange(len(shop.purchases))
    same = some(shop, everybody, View(channels=("Meta", "Shop")))
    whole, again = (new_customer(one, one.everybody, SETTINGS).worth for one in (shop, same))
    assert again.value == pytest.approx(whole.value, rel=0.02)
    assert same.season(90) == shop.season(90)
    left = existing(shop, SETTINGS)
    halves = [existing_of(shop, left, everybody[start::2]) for start in (0, 1)]
    assert sum(one.total.value for one in halves) == pytest.approx(left.total.value)
    assert all(one.total.wide_low < one.total.value < one.total.wide_high for one in halves)


def test_where_nobody_first_bought_a_new_customer_is_one_of_the_shop(shop: Base) -> None:
    chosen = some(shop, np.arange(10), View(channels=("Nobody",)))
    assert chosen.everybody is shop.everybody
    assert not len(chosen.new)
    assert newcomers_by(chosen, chosen.purchases.channel) == ()
    assert new_customer(chosen, chosen.everybody, SETTINGS) == new_customer(shop, shop.everybody, SETTINGS)
