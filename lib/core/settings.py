"""What a reader chose. Frozen, so that a setting can be part of a cache's key and of a saved project."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

Refunds = Literal["net", "ignore"]
Duplicates = Literal["auto", "drop", "keep"]
#: Whether what cost nothing is left out, or is an order (or a line of one) like others.
Zeros = Literal["drop", "keep"]
DateOrder = Literal["DMY", "MDY", "YMD"]
DecimalMark = Literal[".", ","]
#: What tells customers apart.
Buyer = Literal["customer_id", "email", "phone", "name"]
#: Whether shipping or tax stays in the amounts as the file has them, is taken out, or is added.
Part = Literal["as_is", "without", "with"]
Axis = Literal["recency_days", "frequency", "monetary"]
#: Where cut-offs come from when they are not set by hand: parts of equal size, the mean (two bins), or quantiles + 1 with the
#: lower end included, as R's package rfm cuts.
CutRule = Literal["quantiles", "mean", "quantiles_plus_one"]

_LARGEST_RATE = 1e9
AXES: tuple[Axis, ...] = ("recency_days", "frequency", "monetary")


@dataclass(frozen=True)
class ImportSettings:
    """How a file is to be read; None means: find out, and say what was found.

    Attributes:
        mapping: (field, header) pairs chosen by hand; they win over detection. An empty header means "not in the file".
        as_of: orders after this day are in the future and set aside.
        status_keep: statuses (as written in the file) that count; None means: by meaning.
        status_drop: statuses that do not; what neither names is decided by meaning. None means: nothing but `status_keep` counts, where that is given.
        buyer: what customers are told apart by, its gaps filled from the others; None means: the surest that the file has.
        nobody: names in the columns of buyers that stand for anybody, as a till's do, beside those that are known.
        left_out: how a sheet marks rows that do not count whatever their status: hidden by a filter, hidden by hand, a colour.
        shipping, tax: whether they belong to the amounts.
        rates: (currency, what one unit of it is worth in `currency`); amounts of these are converted.
        settled: codes of findings that ask something, and how it was read was said to be right; no figure changes by it.
    """

    mapping: tuple[tuple[str, str], ...] = ()
    sheet: str | None = None
    date_order: DateOrder | None = None
    decimal: DecimalMark | None = None
    currency: str | None = None
    as_of: date | None = None
    status_keep: tuple[str, ...] | None = None
    status_drop: tuple[str, ...] | None = None
    refunds: Refunds = "net"
    duplicates: Duplicates = "auto"
    zeros: Zeros = "drop"
    buyer: Buyer | None = None
    nobody: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    shipping: Part = "as_is"
    tax: Part = "as_is"
    rates: tuple[tuple[str, float], ...] = ()
    settled: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be meant, whoever asks: the page, the command line or a project file."""
        if not all(0 < rate < _LARGEST_RATE for _code, rate in self.rates):
            raise ValueError(self.rates)


@dataclass(frozen=True)
class View:
    """Which part of the orders is looked at; empty means all. Both days are included."""

    first_day: date | None = None
    last_day: date | None = None
    channels: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True)
class CutOffs:
    """How one axis is cut: into `bins` parts by a rule, or at `values` set by hand (ascending, in the axis's unit)."""

    bins: int = 5
    values: tuple[float, ...] | None = None
    rule: CutRule = "quantiles"

    def __post_init__(self) -> None:
        """Refuse what cannot be meant, whoever asks: the page, the command line or a project file."""
        bins = self.bins if self.values is None else len(self.values) + 1
        if not 2 <= bins <= 6 or (self.rule == "mean" and self.bins != 2):
            raise ValueError(bins)
        if self.values is not None and list(self.values) != sorted(self.values):
            raise ValueError(self.values)


Feature = Literal[
    "recency_days",
    "frequency",
    "monetary",
    "tenure_days",
    "gap_days",
    "regularity",
    "order_value",
    "refund_share",
    "discount_share",
    "categories",
]
FEATURES: tuple[Feature, ...] = get_args(Feature)
DEFAULT_FEATURES: tuple[Feature, ...] = ("recency_days", "frequency", "monetary")
MOST_CLUSTERS = 12


@dataclass(frozen=True)
class ClusterSettings:
    """How customers are clustered; `k` None: find it."""

    k: int | None = None
    features: tuple[Feature, ...] = DEFAULT_FEATURES
    seed: int = 0


@dataclass(frozen=True)
class RfmSettings:
    """How customers are scored and named."""

    recency_days: CutOffs = CutOffs()
    frequency: CutOffs = CutOffs()
    monetary: CutOffs = CutOffs()
    map_name: str = "regulars-24"

    def cut(self, axis: Axis) -> CutOffs:
        """The cut-offs of one axis."""
        return {"recency_days": self.recency_days, "frequency": self.frequency, "monetary": self.monetary}[axis]


Period = Literal["month", "week"]
CohortBy = Literal["month", "week", "first_product", "channel", "country"]


@dataclass(frozen=True)
class CohortSettings:
    """What makes a cohort, and what counts as active.

    Attributes:
        by: the period of the first order, or what the first order was of.
        entry: "first": a customer belongs to the cohort of the first order; "recurring": to that of every period with an order
            (for months and weeks only).
        counting: active in exactly that period, or in it or a later one.
    """

    by: CohortBy = "month"
    entry: Literal["first", "recurring"] = "first"
    counting: Literal["on", "on_or_after"] = "on"

    def __post_init__(self) -> None:
        """Refuse what cannot be meant, whoever asks."""
        if self.entry == "recurring" and self.by not in {"month", "week"}:
            raise ValueError(self.by)


LimitsBy = Literal["shop", "category"]


@dataclass(frozen=True)
class SeasonDays:
    """A promotion season in the days of a shop.

    Attributes:
        code, title: as the catalogue names it.
        days: its first and last days, a pair a year.
    """

    code: str
    title: str
    days: tuple[tuple[date, date], ...]


@dataclass(frozen=True)
class StageSettings:
    """Where the five stages of a customer's life begin and end.

    Attributes:
        quiet_share: a customer is declining once so much of those who ever come back (within the horizon) would have.
        lost_share: and lapsed once so much of them would have.
        mature_orders: so many order days make a customer mature.
        horizon_days: who has not come back by then is not waited for; it is shorter where the file is, and longer where many come
            after it (lib.analysis.rhythm.far_enough).
        first_days, later_days: (declining from, lapsed from) by hand, after the first and after later orders; None: from the
            shop's own rhythm.
        seasons: codes of promotion seasons (lib.catalog.promotions); whoever asks puts their days into `promotions`.
        promotions: days (both included) whose orders are left out of the rhythm.
        limits_by: "shop": one pair of limits for everybody; "category": those of what was bought last, where lines of orders tell it.
    """

    quiet_share: float = 0.8
    lost_share: float = 0.95
    mature_orders: int = 4
    horizon_days: int = 365
    first_days: tuple[int, int] | None = None
    later_days: tuple[int, int] | None = None
    seasons: tuple[str, ...] = ()
    promotions: tuple[tuple[date, date], ...] = ()
    limits_by: LimitsBy = "shop"

    def __post_init__(self) -> None:
        """Refuse what cannot be meant, whoever asks: the page, the command line or a project file."""
        if not 0 < self.quiet_share < self.lost_share <= 1:
            raise ValueError((self.quiet_share, self.lost_share))
        if self.mature_orders < 3 or self.horizon_days < 1:
            raise ValueError((self.mature_orders, self.horizon_days))
        for days in (self.first_days, self.later_days):
            if days is not None and not 0 < days[0] < days[1]:
                raise ValueError(days)
        if any(first > last for first, last in self.promotions):
            raise ValueError(self.promotions)


@dataclass(frozen=True)
class ValueSettings:
    """How customers are valued.

    Attributes:
        margin: share of the revenue that is left after the cost of goods; None: not told, so that values are revenue.
        other_costs: share of the revenue that payment, packing and delivery take; counts only with a margin.
        horizon_days: how far ahead is looked.
        discount_annual: how much less money is worth when it comes a year later (0.1: a tenth).
        margins_apart: of first and of later purchases, where a file's costs tell them apart; None: both as `margin`.
    """

    margin: float | None = None
    other_costs: float = 0.0
    horizon_days: int = 365
    discount_annual: float = 0.1
    margins_apart: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be meant, whoever asks: the page, the command line or a project file."""
        if self.margin is not None and not 0 < self.margin <= 1:
            raise ValueError(self.margin)
        if not 0 <= self.other_costs < 1:
            raise ValueError(self.other_costs)
        if not 1 <= self.horizon_days <= 3650:
            raise ValueError(self.horizon_days)
        if not 0 <= self.discount_annual <= 1:
            raise ValueError(self.discount_annual)

    @property
    def basis(self) -> Literal["margin", "revenue"]:
        """What values are: margin, or revenue as long as nobody has told the margin."""
        return "revenue" if self.margin is None else "margin"

    @property
    def kept_share(self) -> float:
        """The share of the revenue that counts as value; may be below 0."""
        return 1.0 if self.margin is None else self.margin - self.other_costs

    @property
    def kept_first(self) -> float:
        """The same of first purchases; may be below 0, as where a welcome coupon is dearer than what the goods leave."""
        return self.kept_share if self.margins_apart is None else self.margins_apart[0] - self.other_costs

    @property
    def kept_later(self) -> float:
        """The same of later purchases."""
        return self.kept_share if self.margins_apart is None else self.margins_apart[1] - self.other_costs


Attribution = Literal["channel", "column", "hand"]
#: What it means that the orders say nothing of where a customer came from: a question left open (a survey), or by nothing of what the
#: column is for (no voucher used).
Blanks = Literal["untold", "nothing"]
#: Why a file tells no spend of some days: none was spent, or it is not in the file.
HoleAnswer = Literal["paused", "missing"]
SpendHole = tuple[str, date, date, HoleAnswer]
#: At what occasions customers buy, once at each at most.
Every = Literal["month", "quarter", "year"]


@dataclass(frozen=True)
class CostSettings:
    """How the shop knows where a new customer came from, and when spend works.

    Attributes:
        by: "channel": the channel of the first order; "column": what another column of the order file says there (a UTM source,
            a voucher, an answer to "how did you hear of us?"); "hand": shares as the owner sees them.
        column: the header of that column.
        matches: (channel of the spend file, what the orders call it), where the names differ.
        split: (channel of the spend file, its share of all new customers).
        lag_days: so many days after the spend a customer is won.
        blank_cells: what an empty cell of that column means; channel_blanks: what it means of the channel; None: nobody
            has said, and it is taken as what it mostly means (lib.analysis.blank_cells).
        brand: channels of the spend file whose spend builds the brand, and nothing else does; None: as the file's purposes say.
        holes: what the shop says of days without spend: of which channel ("": all), the first and last day, and the answer.
        rates: (currency of the spend, what one unit of it is worth in the orders').
    """

    by: Attribution = "channel"
    column: str | None = None
    matches: tuple[tuple[str, str], ...] = ()
    split: tuple[tuple[str, float], ...] = ()
    lag_days: int = 0
    blank_cells: Blanks | None = None
    brand: tuple[str, ...] | None = None
    holes: tuple[SpendHole, ...] = ()
    channel_blanks: Blanks | None = None
    rates: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be meant, whoever asks: the page or a project file."""
        shares = [share for _, share in self.split]
        if any(not 0 <= share <= 1 for share in shares) or sum(shares) > 1 + 1e-9:
            raise ValueError(self.split)
        if not 0 <= self.lag_days <= 90:
            raise ValueError(self.lag_days)
        if not all(0 < rate < _LARGEST_RATE for _code, rate in self.rates):
            raise ValueError(self.rates)


ChannelKind = Literal["performance", "brand", "innovation"]
RuleState = Literal["on", "off", "soft"]
Objective = Literal["margin", "customers", "revenue"]
Responses = Literal["customers", "revenue"]
Outlook = Literal["expected", "cautious", "regret", "worst_tenth"]
BrandLifts = Literal["organic", "conversion", "price"]


#: A figure of a budget may be off by so much at most, as a share of it: from two fifths to two and a half times.
MOST_UNSURE = 1.5
#: What may happen makes a channel, or a customer, at most so many times as good.
MOST_OF_CASE = 10.0
#: “Unsure” speaks of nine in ten, which lie within so many standard deviations on either side.
NINE_IN_TEN = 1.645


@dataclass(frozen=True)
class BudgetChannel:
    """A channel's response as an owner tells it: "1,000 a week brings 40 new customers; doubling would bring about 65".

    Attributes:
        weekly_e4: what is spent a week now.
        brings, doubled: new customers a week at that spend, and at twice as much; 0 where it is not told.
        unsure: how far these may be off, as a share: in nine of ten cases they lie between themselves divided and multiplied by 1 plus
            so much (0.3: from 23 % less to 30 % more), at most MOST_UNSURE.
        least_e4, most_e4: floor and cap a week; most None: as far as the curve is known.
        value_e4: what a new customer of this channel is worth; None: as much as any.
        points: (spend, response) a week in the currency's unit, ascending: the whole curve, where it was told elsewhere. None: the curve
            through nothing, `brings` and `doubled`. A single (0, 0): told to bring nothing.
        fitted: what the shop's own weeks leave possible in nine of ten cases, as factors of the curve; None: `unsure` to either side.
        is_guess: chance hides most of the curve that the weeks tell, or they do not tell it and its bend is assumed.
        is_named: the weeks tell it of those new customers whose orders name the channel.
        reach_e4: the spend a week up to which a curve of the shop's own weeks is followed; None: twice the spend of now.
    """

    name: str
    kind: ChannelKind = "performance"
    weekly_e4: int = 0
    brings: float = 0.0
    doubled: float = 0.0
    unsure: float = 0.3
    least_e4: int = 0
    most_e4: int | None = None
    value_e4: int | None = None
    points: tuple[tuple[float, float], ...] | None = None
    fitted: tuple[float, float] | None = None
    is_guess: bool = False
    is_named: bool = False
    reach_e4: int | None = None

    @property
    def about_e4(self) -> int:
        """The weekly spend that `brings` is about: the one of now; of a channel not yet used, its cap."""
        return self.weekly_e4 if self.weekly_e4 > 0 else self.most_e4 or 0

    @property
    def is_told(self) -> bool:
        """Whether anybody has said what it brings, if only that it is nothing."""
        return self.points is not None or self.brings > 0

    @property
    def is_held(self) -> bool:
        """Whether money is spent on it of which nobody has said what it brings: then that spend stays as it is."""
        return not self.is_told and self.weekly_e4 > 0

    @property
    def is_twice_told(self) -> bool:
        """Whether it is said what twice the money brings, where that is needed for its curve."""
        return self.points is not None or self.doubled > 0 or self.brings <= 0

    @property
    def can_bring(self) -> bool:
        """Whether some spend on it is told to bring something."""
        if self.points is not None:
            return any(response > 0 for _, response in self.points)
        return self.brings > 0 and self.about_e4 > 0

    @property
    def knows_now(self) -> bool:
        """Whether what is spent now is known; a curve from elsewhere may come without."""
        return self.weekly_e4 > 0 or self.points is None or not self.can_bring


@dataclass(frozen=True)
class BudgetCase:
    """What may happen, under a name that somebody gave it.

    Attributes:
        name: as it was typed.
        brings: what channels bring then, as a share of what is told of them; all of it where a channel is not named.
        worth: what a new customer is worth then, or what is left of revenue, as a share of what is told.
    """

    name: str
    brings: tuple[tuple[str, float], ...] = ()
    worth: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what cannot be meant, whoever asks: the page, a plan or a project file."""
        if not all(0 <= one <= MOST_OF_CASE for one in (self.worth, *(share for _, share in self.brings))):
            raise ValueError(self.name)


@dataclass(frozen=True)
class BudgetChoice:
    """What is asked of a budget; all amounts are a week's.

    Attributes:
        total_e4: to be split; None: as much as is spent now.
        value_e4: what a new customer is worth, after the cost of goods; None: not known yet.
        value_unsure: how far that may be off, as a share; 0 where it was typed, for then nobody has said.
        few_rule: at most `most_channels` channels get money.
        cost_rule: all spend over all new customers is at most `most_cost_e4`; None: it has not been said yet.
        roi_rule: what the plan brings is at least `least_roi` times its spend; None: not said yet.
        payback_rule: what is spent is back within `payback_months`.
        cash_rule: a month's spend less what its new customers have brought by its end is at most `cash_e4`; None: not said yet.
        paid_rule: of all new customers at most the share `paid_share` comes through paid channels.
        drop_rule: the channels `dropped` get no more than now, until it is known why they bring less.
        first_share: of what a new customer is worth, the share that the first order brings; the rest comes evenly over
            `worth_months`. None: as the files tell, else all of it evenly.
        first_e4, later_e4, margin: what a new customer spends with the first order and in the year after it, and the share of that
            which is left: `value_e4` worked out; None: not told.
        reach: how far a channel may move from its spend now, as a share; None: as far as its floor and cap.
        soft_share: a soft rule is kept while it costs at most this share of what the plan brings.
        own_e4: the reader's own split, by channel; None: none yet.
        organic: new customers a week who come without an ad; None: as the files tell.
        brand_lifts: what brand lifts: who comes without an ad, what ads bring for their money, or what a customer pays.
        brand_lift: how much more of it after a year of the brand rule, as a share; brand_half_life: months until half of that has
            gone once the spend stops. All three are beliefs.
        season: what each month brings, from January, in proportion to the others; None: as the files tell.
        objective: what there is to be most of; `goal` says what can be counted.
        counted: what channels bring: new customers, or revenue, where a unit is worth what is left of it (`value_e4`; of it all while
            `margin` is not known).
        cases: what may happen, by name: the least regret looks at it, too.
    """

    channels: tuple[BudgetChannel, ...] = ()
    total_e4: int | None = None
    value_e4: int | None = None
    value_unsure: float = 0.0
    brand_share: float = 0.3
    brand_rule: RuleState = "off"
    innovation_share: float = 0.1
    innovation_rule: RuleState = "on"
    few_rule: RuleState = "off"
    most_channels: int = 3
    cost_rule: RuleState = "off"
    most_cost_e4: int | None = None
    roi_rule: RuleState = "off"
    least_roi: float | None = None
    payback_rule: RuleState = "off"
    payback_months: int = 6
    cash_rule: RuleState = "off"
    cash_e4: int | None = None
    paid_rule: RuleState = "off"
    paid_share: float = 0.6
    drop_rule: RuleState = "off"
    dropped: tuple[str, ...] = ()
    first_share: float | None = None
    worth_months: int = 12
    first_e4: int | None = None
    later_e4: int | None = None
    margin: float | None = None
    reach: float | None = None
    soft_share: float = 0.02
    outlook: Outlook = "expected"
    own_e4: tuple[int, ...] | None = None
    organic: float | None = None
    brand_lifts: BrandLifts = "organic"
    brand_lift: float = 0.1
    brand_half_life: float = 12.0
    season: tuple[float, ...] | None = None
    objective: Objective = "margin"
    counted: Responses = "customers"
    cases: tuple[BudgetCase, ...] = ()

    def with_channels(self, channels: tuple[BudgetChannel, ...]) -> BudgetChoice:
        """The same question of other channels: in the reader's own split and cases those keep theirs that keep their name, or their place under a new one."""
        own, cases = self.own_e4, self.cases
        if len(channels) == len(self.channels):
            anew = {before.name: one.name for before, one in zip(self.channels, channels, strict=True)}
            kept = {one.name for one in channels}
            cases = tuple(
                replace(
                    case,
                    brings=tuple(
                        (name if name in kept else anew.get(name, name), share) for name, share in case.brings
                    ),
                )
                for case in cases
            )
        if own is not None:
            known = dict(zip([one.name for one in self.channels], own, strict=False))
            places = own if len(channels) == len(self.channels) == len(own) else (0,) * len(channels)
            own = tuple(known.get(one.name, place) for one, place in zip(channels, places, strict=True))
        return replace(self, channels=channels, own_e4=own, cases=cases)

    @property
    def knows_now(self) -> bool:
        """Whether it is known of every channel what is spent on it now: without that no money can be said to move."""
        return all(one.knows_now for one in self.channels)

    @property
    def goal(self) -> Objective:
        """What a plan is to bring most of: new customers where nobody says what one is worth, margin where it is not known of revenue."""
        if self.counted == "revenue":
            return "margin" if self.margin and self.objective == "margin" else "revenue"
        if self.value_e4 is None:
            return "customers"
        return "margin" if self.objective == "revenue" and not self.margin else self.objective

    @property
    def unit(self) -> float:
        """What one unit of the goal leaves in money: 1 of margin, the margin of revenue, or what a new customer is worth."""
        known = 1.0 if self.value_e4 is None else self.value_e4 / 10_000
        return {"margin": 1.0, "revenue": min(self.margin or 1.0, 1.0), "customers": known}[self.goal]


@dataclass(frozen=True)
class BudgetScenario:
    """A choice that was put aside under a name, to be compared with others.

    Attributes:
        name, note: as they were typed.
        told_until: the last day of the files that its channels are from; None: of none, or it is not known.
    """

    name: str
    choice: BudgetChoice
    note: str = ""
    told_until: date | None = None


@dataclass(frozen=True)
class DecidedChannel:
    """One channel of a plan that was decided on.

    Attributes:
        told: what was believed of it on that day.
        spend_e4: what it was to get a week.
        spent_e4, came, seen_weeks: in all of the weeks that were looked at and of which its spend was told, and how many these were, once
            the curves were corrected by them; None: not yet, or not known.
    """

    told: BudgetChannel
    spend_e4: int
    spent_e4: int | None = None
    came: float | None = None
    seen_weeks: int | None = None


@dataclass(frozen=True)
class BudgetDecision:
    """A plan that somebody decided to follow: a line of the ledger.

    Attributes:
        name, note: as they were typed.
        first: its first day; weeks: for how long.
        known_until: the last day that the files knew when it was put down; None: there were no files.
        value_e4: of a new customer, as it was known then.
        corrected_weeks: after so many of its weeks the curves were corrected by what came of it; None: not yet.
    """

    name: str
    first: date
    weeks: int
    channels: tuple[DecidedChannel, ...]
    known_until: date | None = None
    value_e4: int | None = None
    note: str = ""
    corrected_weeks: int | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be meant, whoever asks: the page or a project file."""
        if not 1 <= self.weeks <= 104 or not self.channels or not 1970 <= self.first.year <= 2200:
            raise ValueError(self.weeks)


@dataclass(frozen=True)
class BudgetSettings:
    """The budget page of a project; the latest decision is the last.

    Attributes:
        told_until: the last day of the files that the channels of `choice` are from; None: of none, or it is not known.
        gone_scenario, gone_decision: the one that was removed last, and the place where it stood; None: none, or it was brought back.
    """

    choice: BudgetChoice = BudgetChoice()
    scenarios: tuple[BudgetScenario, ...] = ()
    decisions: tuple[BudgetDecision, ...] = ()
    told_until: date | None = None
    gone_scenario: tuple[int, BudgetScenario] | None = None
    gone_decision: tuple[int, BudgetDecision] | None = None


@dataclass(frozen=True)
class KeptList:
    """A list to contact that was taken away. Customers are in it as marks only (lib.analysis.holdout.marks).

    Attributes:
        title, owner: as they were typed.
        day: orders from this day on tell whether it helped.
        window_days: so many days are looked at.
        destination: the code of the system it was made for; "table" for a table to read.
        groups: (code, customers) of the groups in it, the largest first.
        written, held_out: the marks of those who were written to and of those who were left out by lot.
        seed: of the lot.
    """

    title: str
    owner: str
    day: date
    window_days: int
    destination: str
    groups: tuple[tuple[str, int], ...]
    written: str
    held_out: str = ""
    seed: int = 0

    def __post_init__(self) -> None:
        """Refuse what cannot be meant, whoever asks: the page, the command line or a project file."""
        if not 1 <= self.window_days <= 366 or len(self.title) > 200 or len(self.owner) > 200:
            raise ValueError(self.window_days)


@dataclass(frozen=True)
class ListSettings:
    """The lists of a project.

    Attributes:
        kept: those that were taken away, the latest last.
        secret: makes the marks of customers, so that they are nothing outside this project; empty until there is a list.
        home: the country (ISO, two letters) of phone numbers that do not say theirs; None: not told.
    """

    kept: tuple[KeptList, ...] = ()
    secret: str = ""
    home: str | None = None
