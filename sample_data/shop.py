"""What can be planted in a sample shop. The two shops are `coffee.py` and `tea.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

AdKind = Literal["performance", "brand", "experiment"]
Headers = Mapping[str, str]
STEPS = ("seen", "landed", "product", "cart", "checkout", "paid", "received", "ordered_again")


@dataclass(frozen=True)
class Purchases:
    """BG/NBD: a customer's orders a week are Gamma(r, alpha), the chance to leave after each repeat order is Beta(a, b)."""

    r: float
    alpha_weeks: float
    a: float
    b: float


@dataclass(frozen=True)
class Spend:
    """Gamma-Gamma: an order is Gamma(p, nu), a customer's nu is Gamma(q, v); v in the currency's unit. Mean p v / (q - 1)."""

    p: float
    q: float
    v: float


@dataclass(frozen=True)
class Promotion:
    """Days on which everybody buys more (or, below 1, less). `code` is the voucher of those days."""

    name: str
    first: date
    last: date
    lift: float
    code: str = ""
    discount: float = 0.0


@dataclass(frozen=True)
class Broken:
    """The week in which the checkout failed: `kept` is the share of orders that still went through."""

    first: date
    last: date
    kept: float


@dataclass(frozen=True)
class Channel:
    """Where customers come from, and how good they are.

    Attributes:
        name: as the files have it.
        domain: "public" or "private".
        base_per_week: new customers a week without advertising.
        rate_factor, spend_factor: times the shop's purchase rate and order value.
        late_from, late_rate_factor: customers won from this day on order this much less often (on top of rate_factor).
        visit_factor: visitors for each order, compared with the shop's average.
        reward: what each new customer costs in vouchers, where that is how the channel is paid.
    """

    name: str
    domain: Literal["public", "private"]
    base_per_week: float
    rate_factor: float
    spend_factor: float
    late_from: date | None = None
    late_rate_factor: float = 1.0
    visit_factor: float = 1.0
    reward: float = 0.0


@dataclass(frozen=True)
class Advertising:
    """A channel's advertising: what is spent a week, and what it brings.

    With x = (1 - retention) × (spend + retention × spend of the week before + …), the new customers expected in a week are
    season × capacity × x^slope / (x^slope + half^slope). Brand advertising instead lifts the base of the channel `lifts`: by
    `capacity` times the same curve.

    Attributes:
        weekly: usual spend a week in the currency's unit; each week differs by a log-normal factor with this `noise`.
        campaigns: (name, share of the spend).
        change_from, change_effect, change_spend: from this day on the effect and the spend are multiplied.
    """

    channel: str
    kind: AdKind
    campaigns: tuple[tuple[str, float], ...]
    weekly: float
    capacity: float
    half: float
    slope: float
    retention: float
    cost_per_click: float
    click_rate: float
    first: date | None = None
    lifts: str = ""
    noise: float = 0.4
    change_from: date | None = None
    change_effect: float = 1.0
    change_spend: float = 1.0


@dataclass(frozen=True)
class Product:
    """One thing on sale; price in hundredths."""

    name: str
    category: str
    price: int
    weight: float
    code: str
    taxed: float = 0.0  # tax inside the price, as a share of it


@dataclass(frozen=True)
class Shares:
    """Shares of the counted orders (guests, partial refunds) or orders beside them (cancelled, unpaid, refunded)."""

    guest: float
    partly_refunded: float
    refunded: float
    cancelled: float
    unpaid: float
    accepts_marketing: float
    keeps_channel: float  # repeat orders that come by the customer's first channel; the others by `return_channel`


@dataclass(frozen=True)
class Wholesale:
    """One customer outside the model: orders at even gaps, of even size."""

    name: str
    channel: str
    first: date
    gap_days: int
    order: float


@dataclass(frozen=True)
class Campaign:
    """One row of campaigns.csv. Without a cost of its own it cost what the channel's advertising did in those days."""

    name: str
    channel: str
    first: date
    last: date
    goal: str
    cost: float | None = None


@dataclass(frozen=True)
class Experiment:
    """The A/B test: true conversion of each variant, and how many people saw it."""

    name: str
    first: date
    days: int
    people: int
    control: float
    treatment: float
    shape: Literal["people", "days"]


@dataclass(frozen=True)
class Journey:
    """The chance to go on from each touch-point to the next, and one page that loads slowly and sells less.

    Attributes:
        onward: seen → landed → product → cart → checkout → paid.
        slow_product: position of the product with the slow page; its visitors add to the cart `slow_factor` times as often.
        buys_at_once: share of buyers who skip the cart.
        devices: (name, share of the visitors who do not buy, share of the buyers).
    """

    onward: tuple[float, float, float, float, float]
    slow_product: int
    slow_factor: float
    buys_at_once: float
    devices: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True)
class Words:
    """The shop system's own words: headers of each file, and what it calls things."""

    orders: Headers
    lines: Headers
    spend: Headers
    events: Headers
    daily: Headers
    campaigns: Headers
    experiment: Headers
    statuses: Mapping[str, str]
    steps: tuple[str, ...]
    kinds: Mapping[str, str]
    domains: Mapping[str, str]
    variants: tuple[str, str]
    yes: str
    no: str
    return_prefix: str
    sheet: str
    encoding: Literal["utf-8", "utf-8-sig"]


@dataclass(frozen=True)
class Shop:
    """Everything that is true of one sample shop."""

    code: str
    name: str
    language: Literal["en", "zh"]
    currency: str
    first: date
    weeks: int
    events_first: date
    purchases: Purchases
    spend: Spend
    weekdays: tuple[float, ...]  # Monday first, mean 1
    year_amplitude: float
    year_peak_day: int
    promotions: tuple[Promotion, ...]
    broken: Broken
    channels: tuple[Channel, ...]
    return_channel: str
    advertising: tuple[Advertising, ...]
    shares: Shares
    wholesale: Wholesale
    shipping: float
    free_shipping_from: float
    welcome: tuple[str, float, float]  # code, discount, share of first orders
    products: tuple[Product, ...]
    campaigns: tuple[Campaign, ...]
    experiment: Experiment
    journey: Journey
    regions: tuple[tuple[str, str, float], ...]  # country, province or town, weight
    words: Words

    @property
    def days(self) -> int:
        """How many days the orders cover."""
        return self.weeks * 7

    def day(self, day: date) -> int:
        """Days since the first one."""
        return (day - self.first).days

    def channel(self, name: str) -> int:
        """A channel's position."""
        return [channel.name for channel in self.channels].index(name)


def hundredths(amount: float) -> int:
    """An amount in the currency's unit as whole hundredths."""
    return int(np.rint(amount * 100))
