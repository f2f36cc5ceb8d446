"""What was planted can be found again in the written files, by plain estimates that know nothing of the generator.

Tolerances are about three standard errors of the estimate at this size.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import minimize
from scipy.special import betaln, gammaln

from sample_data import market
from sample_data.shop import Channel, Shop
from tests.sample_data.shop_files import ShopFiles

WEEK = pd.Timedelta(days=7)


def bg_nbd(x: np.ndarray, t_x: np.ndarray, t: np.ndarray) -> tuple[float, float, float, float]:
    """Maximum likelihood by Fader, Hardie and Lee (2005), eq. 6."""

    def negative(logs: np.ndarray) -> float:
        r, alpha, a, b = np.exp(logs)
        common = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
        stays = betaln(a, b + x) - betaln(a, b) - (r + x) * np.log(alpha + t)
        repeats = np.maximum(x, 1)
        left = betaln(a + 1, b + repeats - 1) - betaln(a, b) - (r + x) * np.log(alpha + t_x)
        return -(common + np.logaddexp(stays, np.where(x > 0, left, -np.inf))).sum()

    r, alpha, a, b = np.exp(minimize(negative, np.zeros(4), method="L-BFGS-B").x)
    return r, alpha, a, b


def gamma_gamma(orders: np.ndarray, mean: np.ndarray) -> tuple[float, float, float]:
    """Maximum likelihood by Fader and Hardie (note 025), eq. 1a."""

    def negative(logs: np.ndarray) -> float:
        p, q, v = np.exp(logs)
        start = gammaln(p * orders + q) - gammaln(p * orders) - gammaln(q) + q * np.log(v)
        rest = (
            (p * orders - 1) * np.log(mean) + p * orders * np.log(orders) - (p * orders + q) * np.log(v + orders * mean)
        )
        return -(start + rest).sum()

    p, q, v = np.exp(minimize(negative, np.ones(3), method="L-BFGS-B").x)
    return p, q, v


def won_by(shop: Shop, orders: pd.DataFrame) -> pd.DataFrame:
    """One row a customer: the channel and moment of the first order."""
    first = orders.sort_values("moment", kind="stable").groupby("customer").first()
    return first[["channel", "moment"]].assign(of=[shop.channels[shop.channel(name)] for name in first["channel"]])


def rate_factor(channel: Channel, moment: pd.Timestamp) -> float:
    late = channel.late_from is not None and moment >= pd.Timestamp(channel.late_from)
    return channel.rate_factor * (channel.late_rate_factor if late else 1.0)


def test_purchase_rate_and_dropout_come_back(files: ShopFiles):
    won, moments = won_by(files.shop, files.of_model), files.of_model.groupby("customer")["moment"]
    # a channel's rate factor stretches its customers' time; on that clock all follow one BG/NBD
    clock = np.array([rate_factor(of, moment) for of, moment in zip(won["of"], won["moment"], strict=True)])
    end = pd.Timestamp(files.shop.first) + files.shop.weeks * WEEK
    t_x, t = (moments.max() - moments.min()) / WEEK, (end - moments.min()) / WEEK
    r, alpha, a, b = bg_nbd(moments.size().to_numpy() - 1, t_x.to_numpy() * clock, t.to_numpy() * clock)
    planted = files.shop.purchases
    assert r / alpha == pytest.approx(planted.r / planted.alpha_weeks, rel=0.12)
    assert r == pytest.approx(planted.r, rel=0.2)
    assert a / (a + b) == pytest.approx(planted.a / (planted.a + planted.b), rel=0.2)


def test_order_value_comes_back(files: ShopFiles):
    won = won_by(files.shop, files.of_model)
    factor = {customer: of.spend_factor for customer, of in won["of"].items()}
    values = files.of_model["total"] / files.of_model["customer"].map(factor)
    groups = values.groupby(files.of_model["customer"])
    p, q, v = gamma_gamma(groups.size().to_numpy(), groups.mean().to_numpy())
    planted = files.shop.spend
    assert p * v / (q - 1) == pytest.approx(planted.p * planted.v / (planted.q - 1), rel=0.04)
    assert p == pytest.approx(planted.p, rel=0.2)
    assert q == pytest.approx(planted.q, rel=0.2)


def test_repeat_rate_is_that_of_a_small_shop(files: ShopFiles):
    assert 0.30 < (files.of_model["customer"].value_counts() > 1).mean() < 0.45


def test_shares_come_back(files: ShopFiles):
    shop, counted = files.shop, len(files.counted)
    count = files.orders["status"].value_counts()
    fates = {fate: count[shop.words.statuses[fate]] / counted for fate in ("refunded", "cancelled", "unpaid")}
    fates["partly_refunded"] = (files.counted["refunded"] > 0).mean()
    fates["guest"] = (files.orders["customer"] == "").sum() / counted
    planted = {fate: getattr(shop.shares, fate) for fate in fates}
    errors = {fate: 3.5 * np.sqrt(share / counted) for fate, share in planted.items()}
    assert {fate: share for fate, share in fates.items() if abs(share - planted[fate]) > errors[fate]} == {}


def test_weekdays_come_back(files: ShopFiles):
    share = files.of_model["moment"].dt.day_of_week.value_counts(normalize=True).sort_index() * 7
    assert np.abs(share - np.array(files.shop.weekdays)).max() < 0.11


def test_promotion_weeks_lift_orders(files: ShopFiles):
    per_day = files.of_model.groupby("day").size().reindex(range(files.shop.days), fill_value=0)
    for promotion in files.shop.promotions:
        first, last = files.shop.day(promotion.first), files.shop.day(promotion.last)
        around = per_day.iloc[max(first - 28, 0) : first].mean()
        lift = per_day.iloc[first : last + 1].mean() / around
        assert lift == pytest.approx(promotion.lift, abs=0.35 * max(1, promotion.lift)), promotion.name


def test_the_year_comes_back(files: ShopFiles):
    shop = files.shop
    per_day = files.of_model.groupby("day").size().reindex(range(shop.days), fill_value=0)
    quiet = np.array([day for day in range(shop.days) if day not in unusual_days(shop)])
    of_year = (pd.Timestamp(shop.first) + pd.to_timedelta(quiet, unit="D")).day_of_year.to_numpy()
    angle = 2 * np.pi * (of_year - shop.year_peak_day) / 365.25
    growth = quiet / shop.days
    terms = np.column_stack([np.ones_like(growth), np.sqrt(growth), growth, np.cos(angle), np.sin(angle)])
    of_mean = np.linalg.lstsq(terms, per_day.to_numpy()[quiet], rcond=None)[0] / per_day[quiet].mean()
    assert of_mean[3] == pytest.approx(shop.year_amplitude, abs=0.06)
    assert of_mean[4] == pytest.approx(0, abs=0.06)


def unusual_days(shop: Shop) -> set[int]:
    return {
        day for one in (*shop.promotions, shop.broken) for day in range(shop.day(one.first), shop.day(one.last) + 1)
    }


def test_the_broken_week_has_visitors_but_few_orders(files: ShopFiles):
    broken = files.daily["date"].between(pd.Timestamp(files.shop.broken.first), pd.Timestamp(files.shop.broken.last))
    position = int(np.flatnonzero(broken)[0])
    before = files.daily.iloc[position - 14 : position]
    week = files.daily[broken]
    assert week["visitors"].mean() / before["visitors"].mean() == pytest.approx(1, abs=0.2)
    assert week["orders"].mean() / before["orders"].mean() == pytest.approx(files.shop.broken.kept, abs=0.2)
    assert week["complaints"].mean() > 3 * before["complaints"].mean()


def test_chances_to_go_on_come_back_from_the_events(files: ShopFiles):
    broken = files.events["date"].between(pd.Timestamp(files.shop.broken.first), pd.Timestamp(files.shop.broken.last))
    sessions = files.events[~broken & (files.events["session"] != "")].groupby("session")["step"].max()
    reached = np.array([(sessions >= step).sum() for step in range(6)])
    assert reached[1:] / reached[:-1] == pytest.approx(np.array(files.shop.journey.onward), rel=0.1)


def test_the_slow_page_is_slow_and_sells_less(files: ShopFiles):
    shop = files.shop
    page = f"/p/{shop.products[shop.journey.slow_product].code.lower()}"
    views = files.events[files.events["step"] == 2]
    slow = views["page"] == page
    assert views.loc[slow, "load"].astype(float).median() > 1.5 > views.loc[~slow, "load"].astype(float).median()
    carted = views["session"].isin(files.events.loc[files.events["step"] >= 3, "session"])
    assert carted[slow].mean() / carted[~slow].mean() == pytest.approx(shop.journey.slow_factor, abs=0.25)


def test_advertising_brings_the_customers_that_its_curve_says(files: ShopFiles):
    shop = files.shop
    won = won_by(shop, files.of_model)
    expected = market.expected_new(shop)
    week = (won["moment"].dt.normalize() - pd.Timestamp(shop.first)).dt.days // 7
    for position, channel in enumerate(shop.channels):
        happened = np.bincount(week[won["channel"] == channel.name], minlength=shop.weeks)
        assert happened.sum() == pytest.approx(expected[position].sum(), abs=3 * np.sqrt(expected[position].sum()))


def test_spend_in_the_file_is_the_spend_behind_the_curve(files: ShopFiles):
    shop = files.shop
    week = (files.spend["date"] - pd.Timestamp(shop.first)).dt.days // 7
    for advertising in shop.advertising:
        here = files.spend["channel"] == advertising.channel
        written = files.spend[here].groupby(week[here])["spend"].sum().reindex(range(shop.weeks), fill_value=0)
        assert written.to_numpy() == pytest.approx(market.weekly_spend(shop, advertising), abs=0.2)


def test_one_channel_declines(files: ShopFiles):
    shop = files.shop
    (channel,) = (one for one in shop.channels if one.late_from)
    won = won_by(shop, files.of_model)
    late = won["moment"] >= pd.Timestamp(channel.late_from)
    days = shop.day(channel.late_from)
    spend = files.spend[files.spend["channel"] == channel.name]
    late_spend = spend["date"] >= pd.Timestamp(channel.late_from)
    here = won["channel"] == channel.name
    cost_before = spend.loc[~late_spend, "spend"].sum() / (here & ~late).sum()
    assert spend.loc[late_spend, "spend"].sum() / (here & late).sum() > 1.8 * cost_before
    assert (here & late).sum() / (shop.days - days) < 0.75 * (here & ~late).sum() / days


def test_the_wholesaler_brings_about_a_tenth(files: ShopFiles):
    theirs = files.counted["name"] == files.shop.wholesale.name
    assert 0.08 < files.counted.loc[theirs, "total"].sum() / files.counted["total"].sum() < 0.15


def test_the_experiment_s_true_effect_is_in_its_file(files: ShopFiles):
    frame = files.read("ab_test", files.shop.words.experiment)
    exposed = frame["exposed"].astype(int) if "exposed" in frame else pd.Series(1, index=frame.index)
    sums = (
        pd.DataFrame({"exposed": exposed, "converted": frame["converted"].astype(int)}).groupby(frame["variant"]).sum()
    )
    rate = sums["converted"] / sums["exposed"]
    planted = files.shop.experiment.control, files.shop.experiment.treatment
    error = 3 * np.sqrt(0.08 * 0.92 / sums["exposed"].min())
    assert [rate[variant] for variant in files.shop.words.variants] == pytest.approx(planted, abs=error)
    assert sums["exposed"].max() / sums["exposed"].min() < 1.06
