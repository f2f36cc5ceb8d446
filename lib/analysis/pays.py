"""Does it pay to tell customers apart? Groups made from what was known at an earlier day, judged by what came after it.

Cuts, merges and rates are learnt on four fifths of the customers and judged on the others, five times (cross-validation).
The gain is the share of the outcome's variance that knowing a customer's group takes away; a finer division costs something,
so the smallest number of groups near the best is recommended (Breiman et al. 1984, section 3.4.3; see `recommend`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt

from lib.analysis import kmeans
from lib.analysis.cluster_features import FROM_CUSTOMERS, values_of
from lib.analysis.customers import Customers, Float64s, Int64s
from lib.analysis.histories import Histories
from lib.analysis.means import mean_range
from lib.analysis.proportions import Z95, Range, wilson
from lib.analysis.rfm import Rfm, cut_values, score
from lib.analysis.rhythm import limit, waits
from lib.analysis.segments import Bins, SegmentMap, lookup
from lib.analysis.stages import Limits, stages_at
from lib.core.findings import Finding, finding
from lib.core.periods import date_of, day_of
from lib.core.settings import AXES, CutOffs, Feature, RfmSettings, StageSettings
from lib.core.words import N_, Sentence

Outcome = Literal["again", "orders", "money"]
Method = Literal["nested", "k_means", "stages", "scene"]
Bools = npt.NDArray[np.bool_]

#: The later window that groups are judged by, the longest that fits; at least twice as much history has to lie before it.
WINDOWS_DAYS = (90, 60, 30)
BEFORE = 2
#: Below this many customers, or of them this many who came back and did not, nothing is judged.
FEWEST, FEWEST_EACH = 100, 20
FOLDS = 5
#: Who writes one message a group has no time for more of them than this.
MOST_MESSAGES = 7
#: Fewer customers, or a smaller share of all, are no group by themselves.
HANDFUL, HANDFUL_SHARE = 10, 0.01
K_MEANS = (2, 3, 4, 5, 6, 8)
_K_MEANS_ROWS = 3_000
_SCENES = 8
_DIVISIONS: dict[Method, str] = {
    "nested": N_("fewer groups of the map"),
    "k_means": N_("clusters of similar customers"),
    "stages": N_("the five stages of the Lifecycle page"),
    "scene": N_("what they bought first"),
}
#: The highest share of money counts as this quantile does, so that one large order does not decide what groups know.
_LARGE = 0.99


@dataclass(frozen=True, eq=False)
class Past:
    """The customers as they stood at an earlier day, and what they did in the window that begins with it.

    Attributes:
        customers: those with an order before that day; as_of is that day, as today it is the day after the last order.
        positions: where they stand among today's customers.
        window_days: how many days are looked at, that day the first of them.
        again, orders, money_e4: whether, how often and for how much (after refunds) they ordered in the window.
    """

    customers: Customers
    positions: Int64s
    window_days: int
    again: Bools
    orders: Int64s
    money_e4: Int64s

    def outcome(self, outcome: Outcome) -> Float64s:
        """What groups are to know, a number a customer; large orders and sums are cut off at the 99th percentile."""
        if outcome == "again":
            return self.again.astype(np.float64)
        values = (self.orders if outcome == "orders" else self.money_e4).astype(np.float64)
        some = values[values > 0]
        return np.minimum(values, np.quantile(some, _LARGE)) if len(some) else values


def past_at(known: Histories, today: Customers, day: int, window_days: int) -> Past:
    """The customers at the beginning of an earlier day number, and the window from then on; from histories, without the log.

    The day is to them what as_of is to today's customers: orders of earlier days count, and who ordered the day before has a
    recency of 1. A window that ends with as_of therefore holds whole days only, `window_days` of them.
    """
    before = known.day < day
    within = (known.day >= day) & (known.day < day + window_days)
    size = len(known)
    orders = _sums(known.who[before], known.orders[before], size)
    positions = np.flatnonzero(orders > 0)
    refunded = known.refund_day < day
    returned = (known.refund_day >= day) & (known.refund_day < day + window_days)
    money = _sums(known.who[before], known.net_e4[before], size)
    money -= _sums(known.refund_who[refunded], known.refund_e4[refunded], size)
    last = np.zeros(size, np.int64)
    np.maximum.at(last, known.who[before], known.day[before])
    later = _sums(known.who[within], known.orders[within], size)
    later_e4 = _sums(known.who[within], known.net_e4[within], size)
    later_e4 -= _sums(known.refund_who[returned], known.refund_e4[returned], size)
    people = Customers(
        as_of=date_of(day),
        customer_id=today.customer_id.iloc[positions].reset_index(drop=True),
        recency_days=day - last[positions],
        frequency=orders[positions],
        monetary_e4=money[positions],
        first_day=known.first_day[positions],
        last_day=last[positions],
    )
    return Past(people, positions, window_days, later[positions] > 0, later[positions], later_e4[positions])


def _sums(who: Int64s, values: Int64s, size: int) -> Int64s:
    """Exact sums by customer."""
    sums = np.zeros(size, np.int64)
    np.add.at(sums, who, values)
    return sums


def latest_past(known: Histories, today: Customers) -> Past | None:
    """The past with the longest window that the history allows; None where it is too short."""
    first, end = int(known.day.min()), known.end
    for window_days in WINDOWS_DAYS:
        if end - window_days - first >= BEFORE * window_days:
            return past_at(known, today, end - window_days, window_days)
    return None


# ---- groups


def groups_at(people: Customers, settings: RfmSettings, segment_map: SegmentMap, learn: Int64s | None = None) -> Int64s:
    """Each customer's place in the map, with cut-offs learnt from some of them (all by default)."""
    from_whom = people if learn is None else people.some(learn)
    cell, bins = np.zeros(len(people), np.int64), list[int]()
    for axis in AXES:
        cuts = cut_values(from_whom, axis, settings.cut(axis))
        scores = score(people.values(axis), cuts).astype(np.int64)
        scores = len(cuts) + 2 - scores if axis == "recency_days" else scores
        bins.append(len(cuts) + 1)
        cell = cell * (len(cuts) + 1) + scores - 1
    table = lookup(segment_map, (bins[0], bins[1], bins[2]))
    return table[cell].astype(np.int64)


def neighbours(segment_map: SegmentMap, bins: Bins) -> Bools:
    """Which groups touch in the cube of scores: only those are merged, so that a merged group is one region."""
    size = len(segment_map.segments)
    cube = lookup(segment_map, bins).reshape(bins).astype(np.int64)
    touch = np.zeros((size, size), np.bool_)
    for axis in range(3):
        one, other = np.moveaxis(cube, axis, 0)[:-1].ravel(), np.moveaxis(cube, axis, 0)[1:].ravel()
        touch[one, other] = touch[other, one] = True
    return touch


def merges(sizes: Float64s, sums: Float64s, touch: Bools) -> list[Int64s]:
    """Merge touching groups, each time the two whose outcomes differ least (Ward 1963); a nested series of divisions.

    A handful of customers may differ from all others by chance and is nobody to write to apart: the smallest group goes
    first while it is one.

    Args:
        sizes: customers of each group.
        sums: of their outcomes.
        touch: which groups may be merged.

    Returns:
        for 1, 2, ... groups up to all of them: which merged group each group is in.
    """
    sizes, sums, touch = sizes.astype(np.float64).copy(), sums.astype(np.float64).copy(), touch.copy()
    count = len(sizes)
    member, alive = np.arange(count), np.ones(count, np.bool_)
    handful = max(HANDFUL, HANDFUL_SHARE * float(sizes.sum()))
    series = [member.copy()]
    for _ in range(count - 1):
        means = np.divide(sums, sizes, out=np.zeros(count), where=sizes > 0)
        weight = np.divide(
            sizes[:, None] * sizes, sizes[:, None] + sizes, out=np.zeros((count, count)), where=sizes > 0
        )
        cost = weight * (means[:, None] - means) ** 2
        able = alive & alive[:, None] & ~np.eye(count, dtype=np.bool_)
        smallest = int(np.argmin(np.where(alive, sizes, np.inf)))
        if sizes[smallest] < handful:
            able &= (np.arange(count) == smallest)[:, None]
        allowed = touch & able
        if not allowed.any():  # regions that touch nothing: any two
            allowed = able
        into, gone = np.unravel_index(int(np.argmin(np.where(allowed, cost, np.inf))), cost.shape)
        into, gone = min(into, gone), max(into, gone)
        sizes[into] += sizes[gone]
        sums[into] += sums[gone]
        touch[into] |= touch[gone]
        touch[:, into] |= touch[:, gone]
        alive[gone] = False
        member = np.where(member == gone, into, member)
        series.append(np.unique(member, return_inverse=True)[1])
    return series[::-1]


# ---- judging


@dataclass(frozen=True)
class Judged:
    """What a way to tell customers apart knows about others than it learnt from.

    Attributes:
        groups: how many.
        gain: share of the outcome's variance that it takes away; below 0 where it misleads.
        error: the standard error of the gain.
        name: of a scene ("first product").
    """

    method: Method
    groups: int
    gain: float
    error: float
    name: str = ""

    @property
    def range(self) -> Range:
        """The gain with its 95 % range (normal)."""
        half = Z95 * self.error
        return Range(self.gain, self.gain - half, self.gain + half)


def leaders(points: Sequence[Judged]) -> tuple[Judged, ...]:
    """The way that foretells most and all whose ranges overlap its own, best first; none where chance alone may explain even it."""
    ranked = sorted(points, key=lambda one: -one.gain)
    if not ranked or ranked[0].range.low <= 0:
        return ()
    return tuple(one for one in ranked if one is ranked[0] or one.range.high >= ranked[0].range.low)


class _Judge:
    """Adds up, over the folds, what predictions by group take off the squared error of one prediction for all."""

    def __init__(self) -> None:
        self._count = self._sum = self._square = self._total = 0.0

    def add(self, group: Int64s, outcome: Float64s, train: Bools, groups: int) -> Float64s:
        """One fold: rates learnt where `train`, judged on the rest. A group without training customers has everybody's rate.

        Returns:
            what the groups take off each judged customer's squared error.
        """
        middle = float(outcome[train].mean())
        sizes = np.bincount(group[train], minlength=groups)
        sums = np.bincount(group[train], outcome[train], groups)
        rates = np.divide(sums, sizes, out=np.full(groups, middle), where=sizes > 0)
        values, rate = outcome[~train], rates[group[~train]]
        gained = (values - middle) ** 2 - (values - rate) ** 2
        self._count += len(gained)
        self._sum += float(gained.sum())
        self._square += float((gained**2).sum())
        self._total += float(((values - middle) ** 2).sum())
        return gained

    def verdict(self, method: Method, groups: int, name: str = "") -> Judged:
        """The gain over all folds and its standard error, from the customers' own gains."""
        if self._total <= 0:
            return Judged(method, groups, 0.0, 0.0, name)
        variance = max(self._square / self._count - (self._sum / self._count) ** 2, 0.0)
        error = np.sqrt(variance * self._count) / self._total
        return Judged(method, groups, self._sum / self._total, float(error), name)


class Pairs:
    """Adds up, over the folds, by how much the gains of two numbers of groups differ from customer to customer."""

    def __init__(self, count: int) -> None:
        self._products = np.zeros((count, count))
        self._sums = np.zeros(count)
        self._customers, self._total = 0, 0.0

    def add(self, gained: Sequence[Float64s], values: Float64s, middle: float) -> None:
        """One fold: each number's gains on the same customers."""
        together = np.stack(gained)
        self._products += together @ together.T
        self._sums += together.sum(axis=1)
        self._customers += together.shape[1]
        self._total += float(((values - middle) ** 2).sum())

    def errors(self) -> Float64s:
        """The standard error of the difference of each two gains. Customers differ far more than two divisions of the same do."""
        if self._total <= 0:
            return np.zeros_like(self._products)
        own = np.diag(self._products)
        squares = own[:, None] + own[None, :] - 2 * self._products
        means = (self._sums[:, None] - self._sums[None, :]) / self._customers
        variance = np.maximum(squares / self._customers - means**2, 0.0)
        return np.sqrt(variance * self._customers) / self._total


@dataclass(frozen=True)
class Group:
    """One of the recommended groups.

    Attributes:
        members: places of the map's groups that it unites.
        customers, revenue_e4: today.
        then: customers who were in it at the earlier day.
        again: the share of them that ordered again in the window, with its range; None: nobody was in it.
        orders, money_e4: orders and money a customer in the window, with ranges; None: too few to tell.
    """

    members: tuple[int, ...]
    customers: int
    revenue_e4: int
    then: int
    again: Range | None
    orders: Range | None
    money_e4: Range | None


@dataclass(frozen=True, eq=False)
class Pays:
    """The verdict.

    Attributes:
        outcome: what the groups were to know.
        points: all that was judged, `nested` for every number of groups; empty where the history is too short.
        recommended: the number of groups to work with; None where nothing could be judged.
        share_known: the gain of the recommended number as a share of the whole map's; None where the map's own gain may be none.
        series: for 1, 2, ... groups: which merged group each of the map's groups is in, learnt from all customers.
        window_days: the days after the earlier day that groups were judged by.
        past: the customers then.
        place, place_then: today's and then's customers' places in the map.
    """

    outcome: Outcome
    points: tuple[Judged, ...]
    recommended: int | None
    share_known: float | None
    series: tuple[Int64s, ...]
    window_days: int
    past: Past | None
    place: Int64s = field(repr=False)
    place_then: Int64s = field(repr=False)
    findings: tuple[Finding, ...] = ()

    def nested(self, groups: int) -> Judged | None:
        """What this number of merged groups knows."""
        return next((one for one in self.points if one.method == "nested" and one.groups == groups), None)


def pays(
    known: Histories, rfm: Rfm, outcome: Outcome = "again", scenes: Mapping[str, Int64s] | None = None, seed: int = 0
) -> Pays:
    """Judge the map of an answer, merged to fewer groups, beside k-means, stages and scenes.

    Args:
        known: histories of the same customers.
        rfm: today's groups; cut-offs set by hand stay, others are learnt anew in each fold.
        outcome: what groups are to know.
        scenes: other divisions by name: a number a customer, from the first order; from 8 on they count as one.
        seed: start of the random numbers.
    """
    today, settings, segment_map, place = rfm.customers, rfm.settings, rfm.segment_map, rfm.segment.astype(np.int64)
    past = latest_past(known, today)
    too_little = _too_little(known, past)
    if past is None or too_little is not None:
        fixed, nobody = tuple(_by_family(segment_map)), np.zeros(0, np.int64)
        remarks = () if too_little is None else (too_little,)
        return Pays(outcome, (), None, None, fixed, 0, None, place, nobody, remarks)
    values = past.outcome(outcome)
    points, apart = _judged(known, past, values, settings, segment_map, scenes or {}, seed)
    recommended, share = recommend([point for point in points if point.method == "nested"], apart)
    leaf = groups_at(past.customers, settings, segment_map)
    touch = neighbours(segment_map, _bins(settings))
    series = tuple(merges(*_totals(leaf, values, len(segment_map.segments)), touch))
    found = Pays(outcome, tuple(points), recommended, share, series, past.window_days, past, place, leaf)
    return replace(found, findings=tuple(_findings(found)))


def _judged(
    known: Histories,
    past: Past,
    values: Float64s,
    settings: RfmSettings,
    segment_map: SegmentMap,
    scenes: Mapping[str, Int64s],
    seed: int,
) -> tuple[list[Judged], Float64s]:
    """Every division, learnt on four fifths of the customers and judged on the fifth, five times.

    Returns:
        what each knows; the standard error of the difference of each two numbers of groups.
    """
    folds = np.random.default_rng(seed).permutation(len(values)) % FOLDS
    touch, size = neighbours(segment_map, _bins(settings)), len(segment_map.segments)
    nested, pairs = [_Judge() for _ in range(size)], Pairs(size)
    others: dict[tuple[Method, int, str], _Judge] = {}
    stage, features = _stages(known, past), _features(past.customers)
    labels = {name: np.minimum(label[past.positions], _SCENES) for name, label in scenes.items()}
    for fold in range(FOLDS):
        train = folds != fold
        learn = np.flatnonzero(train)
        leaf = groups_at(past.customers, settings, segment_map, learn)
        series = merges(*_totals(leaf[train], values[train], size), touch)
        gained = [nested[at].add(member[leaf], values, train, at + 1) for at, member in enumerate(series)]
        pairs.add(gained, values[~train], float(values[train].mean()))
        for k in K_MEANS:
            judge = others.setdefault(("k_means", k, ""), _Judge())
            judge.add(_k_means(features, learn, k, seed + fold), values, train, k)
        others.setdefault(("stages", 5, ""), _Judge()).add(stage, values, train, 5)
        for name, label in labels.items():
            groups = int(label.max()) + 1
            others.setdefault(("scene", groups, name), _Judge()).add(label, values, train, groups)
    points = [judge.verdict("nested", count) for count, judge in enumerate(nested, start=1)]
    return [*points, *(judge.verdict(*key) for key, judge in others.items())], pairs.errors()


def recommend(nested: Sequence[Judged], apart: Float64s) -> tuple[int, float | None]:
    """The smallest number of groups that knows what the best does, and its share of what all groups know.

    It does where it is behind by no more than the standard error of their difference, or by a third of that of the best: two
    divisions of the same customers differ by so little chance that the first alone would tell apart what nobody would
    notice. Where that takes more groups than messages are written, the best of as many as are stands in for it, if it is
    within one standard error of the best (Breiman's own rule). The share is None where the gain of all groups is within
    two standard errors of none.

    Args:
        nested: 1, 2, ... groups.
        apart: the standard error of the difference of each two of them.
    """
    best = max(nested, key=lambda one: one.gain)
    near = np.maximum(apart[best.groups - 1], best.error / 3)
    chosen = min((one for one in nested if one.gain >= best.gain - near[one.groups - 1]), key=lambda one: one.groups)
    few = max((one for one in nested if one.groups <= MOST_MESSAGES), key=lambda one: one.gain)
    if chosen.groups > MOST_MESSAGES and few.gain >= best.gain - best.error:
        chosen = few
    whole = max(nested, key=lambda one: one.groups)
    if whole.gain <= 2 * whole.error or chosen.groups == 1:
        return chosen.groups, None
    return chosen.groups, chosen.gain / whole.gain


def verdict(found: Pays) -> Sentence:
    """How many groups know how much of what all of them know; only where something could be judged."""
    facts = {"groups": found.recommended, "every": len(found.series), "days": found.window_days}
    if found.share_known is None:
        return Sentence(N_("{groups} groups are enough to work with."), facts)
    if round(found.share_known, 2) >= 1:
        return Sentence(
            N_("{groups} groups are enough: they tell who orders again within {days} days as well as all {every}."),
            facts,
        )
    return Sentence(
        N_("{groups} groups are enough: they tell who orders again within {days} days {share} as well as all {every}."),
        {**facts, "share": found.share_known},
    )


def described(found: Pays, today: Customers, groups: int) -> tuple[Group, ...]:
    """So many merged groups with what they are today and what became of them then, the best first."""
    member = found.series[groups - 1]
    now = member[found.place]
    made: list[Group] = []
    then = member[found.place_then] if found.past is not None else found.place_then
    for number in range(int(member.max()) + 1):
        mine, past, before = now == number, found.past, then == number
        again = orders = money = None
        if past is not None and before.any():
            again = wilson(int(past.again[before].sum()), int(before.sum()))
            orders = mean_range(past.orders[before].astype(np.float64))
            money = mean_range(past.money_e4[before].astype(np.float64))
        made.append(
            Group(
                members=tuple(np.flatnonzero(member == number).tolist()),
                customers=int(mine.sum()),
                revenue_e4=int(today.monetary_e4[mine].sum()),
                then=int(before.sum()),
                again=again,
                orders=orders,
                money_e4=money,
            )
        )
    return tuple(sorted(made, key=lambda one: one.members[0]))


def repeat_rates(found: Past | None, place_then: Int64s | None, groups: int) -> list[float | None]:
    """Per group of the map at the earlier day: the share that ordered again in the window after it; None: nobody was in it."""
    if found is None or place_then is None:
        return [None] * groups
    sizes, sums = _totals(place_then, found.again.astype(np.float64), groups)
    return [float(part / size) if size else None for size, part in zip(sizes, sums, strict=True)]


def too_short(known: Histories) -> Finding:
    """What is missing to see who ordered again."""
    need = WINDOWS_DAYS[-1] * (BEFORE + 1)
    return finding(
        "history_too_short",
        "warning",
        N_(
            "Whether groups foretell who orders again cannot be told yet: it takes {need} days of orders, and the file has {days}. "
            "Load an older export beside this one."
        ),
        need=need,
        days=known.end - int(known.day.min()),
    )


def _too_little(known: Histories, past: Past | None) -> Finding | None:
    if past is None:
        return too_short(known)
    again = int(past.again.sum())
    if len(past.again) < FEWEST or min(again, len(past.again) - again) < FEWEST_EACH:
        return finding(
            "too_few_to_judge",
            "warning",
            N_(
                "Too few customers to tell which groups pay: it takes {fewest} with at least {each} who came back and {each} who did not; "
                "of the {customers} here, {again} ordered in the last {days} days."
            ),
            fewest=FEWEST,
            each=FEWEST_EACH,
            customers=len(past.again),
            again=again,
            days=past.window_days,
        )
    return None


def _findings(found: Pays) -> list[Finding]:
    whole = found.points[len(found.series) - 1]
    best = max(found.points, key=lambda one: one.gain)
    remarks: list[Finding] = []
    other = best.method != "nested" and best.range.low > max(whole.range.high, 0.0)
    if found.recommended == 1 and other:
        remarks.append(
            finding(
                "other_division_better",
                "info",
                N_(
                    "This map foretells no better than none who orders again; another division does, into {groups}: {division}."
                ),
                groups=best.groups,
                division=Sentence(_DIVISIONS[best.method]),
            )
        )
    elif found.recommended == 1:
        remarks.append(
            finding(
                "groups_know_nothing",
                "warning",
                N_(
                    "No division foretells better than none who orders again: treat all customers alike until there is more history."
                ),
            )
        )
    elif found.share_known is None:
        remarks.append(
            finding(
                "gain_uncertain",
                "info",
                N_("What {groups} groups know may be chance, so no percentage is given."),
                groups=whole.groups,
            )
        )
    if found.recommended != 1 and other:
        remarks.append(
            finding(
                "other_division_better",
                "info",
                N_("Another division, into {groups}, foretells more than this map: {division}."),
                groups=best.groups,
                division=Sentence(_DIVISIONS[best.method]),
            )
        )
    return remarks


def _totals(group: Int64s, values: Float64s, size: int) -> tuple[Float64s, Float64s]:
    sums = np.bincount(group, values, size).astype(np.float64)
    return np.bincount(group, minlength=size).astype(np.float64), sums


def _bins(settings: RfmSettings) -> Bins:
    r, f, m = (settings.cut(axis) for axis in AXES)
    return _count(r), _count(f), _count(m)


def _count(cut: CutOffs) -> int:
    by_hand = cut.values
    return cut.bins if by_hand is None else len(by_hand) + 1


def _by_family(segment_map: SegmentMap) -> list[Int64s]:
    """A nested series for who cannot learn one: families of the map one after another, as they stand in it."""
    count = len(segment_map.segments)
    family = np.array([segment.family for segment in segment_map.segments])
    change = [place for place in range(1, count) if family[place] != family[place - 1]]
    rest = [place for place in range(1, count) if place not in change]
    borders = change + rest
    series: list[Int64s] = []
    for groups in range(1, count + 1):
        marks = np.zeros(count, np.int64)
        marks[borders[: groups - 1]] = 1
        series.append(np.cumsum(marks))
    return series


def families(segment_map: SegmentMap) -> int:
    """How many families stand one after another in a map: the number of groups where none could be learnt."""
    family = [segment.family for segment in segment_map.segments]
    return 1 + sum(one != other for one, other in pairwise(family))


def _stages(known: Histories, past: Past) -> Int64s:
    """The five stages as they stood then, with limits from the gaps that were known then."""
    day = day_of(past.customers.as_of)
    before = known.day < day
    then = replace(known, as_of=past.customers.as_of, who=known.who[before], day=known.day[before],
                   orders=known.orders[before], net_e4=known.net_e4[before])  # fmt: skip
    places = np.full(len(known), -1, np.int64)
    places[past.positions] = np.arange(len(past.positions))
    then = replace(then, number=known.number[past.positions], who=places[then.who])
    settings, gaps = StageSettings(), waits(then)
    first, later = gaps.only(gaps.visit == 1).curve(), gaps.only(gaps.visit > 1).curve()
    limits = Limits(limit(first, settings, None, then.days), limit(later, settings, None, then.days))
    return stages_at(then, limits, settings.mature_orders, day).astype(np.int64)


def _features(people: Customers) -> Float64s:
    columns = [np.log1p(np.maximum(people.values(axis), 0.0)) for axis in AXES]
    return np.stack(columns, axis=1)


def _k_means(features: Float64s, learn: Int64s, k: int, seed: int) -> Int64s:
    """Clusters of everybody with centres and scale learnt from some."""
    rng = np.random.default_rng(seed)
    some = features[rng.choice(learn, min(_K_MEANS_ROWS, len(learn)), replace=False)]
    spread = np.where(some.std(axis=0) > 0, some.std(axis=0), 1.0)
    scaled = (features - some.mean(axis=0)) / spread
    return kmeans.assign(scaled, kmeans.quick_centres((some - some.mean(axis=0)) / spread, k, seed))[0].astype(np.int64)


def judged_clusters(
    known: Histories, today: Customers, features: Sequence[Feature], k: int, outcome: Outcome = "again", seed: int = 0
) -> Judged | None:
    """What so many clusters by these features foretell, judged like the groups of a map; None where nothing can be judged.

    Centres are learnt on four fifths of the customers as they stood then. Features that only today's file tells (of goods,
    discounts, refunds, rhythm) were not known then and are left out.
    """
    past = latest_past(known, today)
    told: list[Feature] = [feature for feature in features if feature in FROM_CUSTOMERS]
    if past is None or not told or _too_little(known, past) is not None:
        return None
    values = past.outcome(outcome)
    columns = [np.log1p(np.maximum(values_of(past.customers, feature), 0.0)) for feature in told]
    table = np.stack(columns, axis=1)
    folds = np.random.default_rng(seed).permutation(len(values)) % FOLDS
    judge = _Judge()
    for fold in range(FOLDS):
        train = folds != fold
        judge.add(_k_means(table, np.flatnonzero(train), k, seed + fold), values, train, k)
    return judge.verdict("k_means", k)
