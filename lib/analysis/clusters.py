"""Customers in clusters that can be trusted: how many, what each one is, a rule one can read, and a way to keep them.

A number of clusters is refused where one of them is nearly everybody or hardly anybody; among the others the best silhouette
of those that come back when the customers are drawn again is recommended.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis import kmeans
from lib.analysis.cluster_features import Extras, Scaling, Table, feature_table, values_of
from lib.analysis.cluster_words import Rule, name_clusters, readable_rules
from lib.analysis.customers import Customers, Float64s, Int64s
from lib.analysis.kmeans import Labels
from lib.analysis.proportions import parts
from lib.analysis.rfm import Rfm
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.settings import MOST_CLUSTERS, ClusterSettings, Feature
from lib.core.words import N_, NP_, Sentence

#: What is tried, whatever is asked for.
KS: tuple[int, ...] = tuple(range(2, 11))
#: Fewer customers than this are better read one by one.
FEWEST = 10
#: As many are tried however few customers there are.
_LEAST_TRIED = 3
#: A cluster with more of the customers than this is nearly everybody; one with less than that hardly anybody.
NEARLY_ALL, HARDLY_ANY = 0.95, 0.005
#: From so many customers on, one alone is no cluster but a customer.
ALONE_IN = 50
#: Clusters that agree with themselves less than this when customers are drawn again are chance.
STABLE = 0.75
#: Two clusters stand apart where fewer customers than this share of those at either middle lie somewhere between.
_VALLEY = 0.7
#: Above so many rows singles are used instead of doubles.
_SINGLES_FROM = kmeans.EVERYBODY + 1

#: With fewer different customers than this share of all, values lie in heaps, and so would the clusters.
HEAPED = 0.5
#: So many rows tell how heaped the values are, and how clear clusters are without the heaps.
_SOME = 5_000

Chosen = Literal["you", "silhouette", "silhouette_of_stable", "without_heaps", "stability"]
CHOSEN_BY: Mapping[Chosen, str] = {
    "you": N_("chosen by you"),
    "silhouette": N_("the clearest separation of all numbers that were tried"),
    "silhouette_of_stable": N_(
        "the clearest separation among the numbers that can be used and come back when customers are drawn again"
    ),
    "without_heaps": N_(
        "the clearest separation once it is allowed for that many customers share the same whole numbers, which look like clusters but are none"
    ),
    "stability": N_("no number comes back reliably; this one does most"),
}


@dataclass(frozen=True)
class Score:
    """How good one number of clusters is.

    Attributes:
        inertia: sum of squared distances on the common scale.
        silhouette: -1 to 1, squared Euclidean, on all rows.
        stability_ari: how alike clusters of resampled customers are, 1 the same, 0 as by chance.
        clear: the silhouette that numbers are compared by: where values lie in heaps, of the smeared values; else the same.
        gap, gap_error: of the gap statistic, on smeared values.
        refusal: why this number is not to be used; None: it may be.
    """

    k: int
    inertia: float
    silhouette: float
    clear: float
    stability_ari: float
    gap: float
    gap_error: float
    refusal: Sentence | None


@dataclass(frozen=True)
class Frozen:
    """Clusters kept, so that next month's file is scored and not clustered anew. Saved with a project.

    Attributes:
        scalings: the features and how each is put on the scale.
        centres: one a cluster, on the scale, best first.
        shares: of the customers when they were made, to see drift.
        customers: how many there were.
        as_of: the day they were made for, YYYY-MM-DD.
    """

    scalings: tuple[Scaling, ...]
    centres: tuple[tuple[float, ...], ...]
    shares: tuple[float, ...]
    customers: int
    as_of: str

    def __post_init__(self) -> None:
        """Refuse what cannot be meant: a project file may come from a stranger."""
        width = len(self.scalings)
        if not width or not 2 <= len(self.centres) <= MOST_CLUSTERS or len(self.shares) != len(self.centres):
            raise ValueError(len(self.centres))
        if any(len(centre) != width for centre in self.centres) or any(one.spread <= 0 for one in self.scalings):
            raise ValueError(width)
        if len({one.feature for one in self.scalings}) != width:
            raise ValueError(width)

    def labels(self, customers: Customers, extras: Extras | None = None) -> Labels:
        """The nearest cluster of each customer, from 0.

        Raises:
            CannotAnswer: when the files do not tell one of the features.
        """
        columns = [scaling.scaled(values_of(customers, scaling.feature, extras)) for scaling in self.scalings]
        return kmeans.assign(np.stack(columns, axis=1), np.array(self.centres))[0]


@dataclass(frozen=True)
class Cluster:
    """One cluster.

    Attributes:
        number: from 1, the most money a customer first.
        name: what sets it apart, in words.
        centre: the median of each feature, in its unit.
        rule: how to recognise its customers, as one can read it.
    """

    number: int
    name: Sentence
    customers: int
    orders: int
    revenue_e4: int
    centre: Mapping[Feature, float]
    rule: Rule


@dataclass(frozen=True, eq=False)
class Clusters:
    """The answer.

    Attributes:
        labels: each customer's cluster, from 0, in the order of `clusters`.
        scores: one for each number of clusters that was tried.
        fidelity: the share of customers that the readable rules put where they are.
        natural: whether customers fall apart by themselves, or are a cloud that was cut.
    """

    settings: ClusterSettings
    k: int
    chosen_by: Chosen
    scores: tuple[Score, ...]
    table: Table
    labels: Labels
    clusters: tuple[Cluster, ...]
    fidelity: float
    natural: bool
    elbow: int
    frozen: Frozen
    findings: tuple[Finding, ...]


@dataclass(frozen=True, eq=False)
class Swept:
    """Every number of clusters that was tried, before one is chosen.

    Attributes:
        fits: by number.
        natural: as in `Clusters`.
    """

    features: tuple[Feature, ...]
    seed: int
    table: Table
    fits: Mapping[int, kmeans.Fit]
    scores: tuple[Score, ...]
    natural: bool

    @property
    def recommended(self) -> int:
        """The number that is recommended.

        Raises:
            CannotAnswer: all are degenerate.
        """
        return _choose(self.scores, None)[0]


def clusters(customers: Customers, settings: ClusterSettings, extras: Extras | None = None) -> Clusters:
    """Cluster customers by k-means on their scaled features (at least ten starts each).

    Raises:
        CannotAnswer: too few customers, all alike, or only degenerate solutions; says why.
    """
    return chosen(customers, sweep(customers, settings.features, settings.seed, extras, settings.k), settings.k)


def sweep(
    customers: Customers,
    features: Sequence[Feature],
    seed: int,
    extras: Extras | None = None,
    also: int | None = None,
) -> Swept:
    """Fit and score every number of clusters of `KS` that leaves each ten customers on average, and one more if it is asked for.

    Raises:
        CannotAnswer: too few customers, or all alike; says why.
    """
    if len(customers) < FEWEST:
        raise CannotAnswer(
            N_("Clusters need at least {fewest} customers; this shop has {customers}. Look at them one by one."),
            fewest=FEWEST,
            customers=len(customers),
        )
    table = feature_table(customers, features, extras)
    distinct = _distinct(table.points)
    if distinct < 3:
        raise CannotAnswer(
            N_(
                "Clusters need customers that differ; in what was chosen there are only {distinct} kinds. Choose other features."
            ),
            distinct=distinct,
        )
    tried = {k for k in KS if k <= max(_LEAST_TRIED, len(customers) // FEWEST)}  # parts of a few are read one by one
    tried = sorted(tried | {also} if also else tried)
    tried = [k for k in tried if k <= min(distinct, len(customers) - 1)]
    fits, scores = _sweep(table, tried, seed)
    return Swept(tuple(features), seed, table, fits, scores, _natural(table, fits, scores, seed))


def chosen(customers: Customers, swept: Swept, asked: int | None) -> Clusters:
    """The clusters of one number; None: of the recommended one.

    Raises:
        CannotAnswer: what was asked for, or everything, is degenerate; says why.
    """
    table, scores, natural = swept.table, swept.scores, swept.natural
    k, chosen_by = _choose(scores, asked)
    found = swept.fits[k]
    order = _by_money(customers, found)
    labels = np.argsort(order)[found.labels]
    centres = found.centres[order]
    rules, fidelity = readable_rules(table, labels, k, swept.seed)
    made = _clusters(customers, table, labels, centres, rules)
    shares = tuple((np.bincount(labels, minlength=k) / len(labels)).tolist())
    kept = tuple(tuple(float(value) for value in centre) for centre in centres)
    return Clusters(
        settings=ClusterSettings(asked, swept.features, swept.seed),
        k=k,
        chosen_by=chosen_by,
        scores=scores,
        table=table,
        labels=labels,
        clusters=made,
        fidelity=fidelity,
        natural=natural,
        elbow=kmeans.elbow([score.k for score in scores], [score.inertia for score in scores]),
        frozen=Frozen(table.scalings, kept, shares, len(labels), customers.as_of.isoformat()),
        findings=(
            *table.findings,
            *_findings(scores, k, chosen_by, natural),
            *_without_rule(made),
            *_one_large(customers, labels, made),
        ),
    )


@dataclass(frozen=True, eq=False)
class Scored:
    """Customers in the nearest of clusters that were kept earlier.

    Attributes:
        labels: each customer's cluster, from 0.
        clusters: as they are now, in the kept order; the names are those they were kept under.
        shares_then, shares_now: of the customers.
        moved: the share of customers that would have to change cluster to give the sizes of then (total variation).
        findings: whether the kept clusters still fit.
    """

    labels: Labels
    clusters: tuple[Cluster, ...]
    fidelity: float
    shares_then: tuple[float, ...]
    shares_now: tuple[float, ...]
    moved: float
    findings: tuple[Finding, ...]


#: Kept clusters whose sizes have shifted by more than this share of the customers no longer describe the shop.
STALE = 0.15


def scored(customers: Customers, frozen: Frozen, extras: Extras | None = None) -> Scored:
    """Score customers by kept clusters: nothing is clustered anew, so a cluster means the same as last month.

    Raises:
        CannotAnswer: when the files do not tell one of the features.
    """
    raw = np.stack([values_of(customers, one.feature, extras) for one in frozen.scalings], axis=1)
    points = np.stack([one.scaled(raw[:, at]) for at, one in enumerate(frozen.scalings)], axis=1)
    table, centres = Table(raw, points, frozen.scalings, ()), np.array(frozen.centres)
    labels = kmeans.assign(points, centres)[0]
    k = len(centres)
    rules, fidelity = readable_rules(table, labels, k, 0)
    now = np.bincount(labels, minlength=k) / len(labels)
    moved = float(np.abs(now - np.array(frozen.shares)).sum() / 2)
    remarks: list[Finding] = []
    if moved > STALE:
        remarks.append(
            finding(
                "clusters_stale",
                "warning",
                N_(
                    "The clusters have shifted: {share_moved} of the customers would have to be elsewhere for the sizes of {day}. Make them anew."
                ),
                share_moved=moved,
                day=date.fromisoformat(frozen.as_of),
            )
        )
    made = _clusters(customers, table, labels, centres, rules)
    return Scored(labels, made, fidelity, frozen.shares, tuple(now.tolist()), moved, tuple(remarks))


def _distinct(points: Float64s) -> int:
    """How many different rows there are, as far as it matters."""
    return len(np.unique(points[_some(len(points))].round(9), axis=0)) if len(points) else 0


def _some(count: int) -> Int64s:
    """Rows from all of them: customers alike may stand together."""
    return np.arange(0, count, max(1, count // _SOME))


def _sweep(table: Table, tried: Sequence[int], seed: int) -> tuple[dict[int, kmeans.Fit], tuple[Score, ...]]:
    """A fit and its scores for each k."""
    count = len(table.points)
    points = table.points if count < _SINGLES_FROM else table.points.astype(np.float32)
    order = kmeans.shuffled(count, seed)
    fits = {k: kmeans.fit(points, k, seed, order) for k in tried}
    gap, error = kmeans.gaps(table.smeared(_looked_at(table, seed), seed), tried, seed)
    some = _some(count)
    heaped = _distinct(table.points) < HEAPED * len(some)
    smeared = table.smeared(some, seed) if heaped else None
    scores: list[Score] = []
    for place, k in enumerate(tried):
        labels = fits[k].labels
        silhouette = kmeans.silhouette(points, labels, k)
        scores.append(
            Score(
                k=k,
                inertia=fits[k].inertia,
                silhouette=silhouette,
                clear=silhouette if smeared is None else kmeans.silhouette(smeared, labels[some], k),
                stability_ari=kmeans.stability(points, fits[k].centres, seed),
                gap=float(gap[place]),
                gap_error=float(error[place]),
                refusal=_refusal(fits[k]),
            )
        )
    return fits, tuple(scores)


def _looked_at(table: Table, seed: int) -> Int64s:
    """As many rows as the gap statistic looks at."""
    return np.random.default_rng([seed, 1]).permutation(len(table.raw))[: kmeans.GAP_ROWS]


def _refusal(fit: kmeans.Fit) -> Sentence | None:
    """Why a solution is degenerate."""
    sizes, total = fit.sizes, len(fit.labels)
    largest, smallest = int(sizes.max()), int(sizes.min())
    if largest > NEARLY_ALL * total:
        return Sentence(
            N_("with {k} clusters, one of them holds {share} of the customers"),
            {"k": fit.k, "share": largest / total},
        )
    if total >= ALONE_IN and smallest < max(2, HARDLY_ANY * total):
        return Sentence(
            NP_(
                "with {k} clusters, the smallest has {count} customer only",
                "with {k} clusters, the smallest has {count} customers only",
            ),
            {"k": fit.k, "count": smallest},
        )
    return None


def _choose(scores: Sequence[Score], asked: int | None) -> tuple[int, Chosen]:
    """The number of clusters, and who or what chose it.

    Raises:
        CannotAnswer: what was asked for, or everything, is degenerate.
    """
    by_k = {score.k: score for score in scores}
    if asked is not None:
        score = by_k.get(asked)
        if score is None:
            raise CannotAnswer(
                N_("{k} clusters need more different customers than there are. Ask for at most {most}."),
                k=asked,
                most=max(by_k),
            )
        if score.refusal is not None:
            raise CannotAnswer(
                N_("This solution would mislead: {reason}. Choose another number of clusters, or other features."),
                reason=score.refusal,
            )
        return asked, "you"
    sound = [score for score in scores if score.refusal is None]
    if not sound:
        raise CannotAnswer(
            N_("No number of clusters gives anything useful: {reason}. Choose other features."),
            reason=scores[0].refusal,
        )
    stable = [score for score in sound if score.stability_ari >= STABLE]
    if stable:
        best = max(stable, key=lambda score: (score.clear, -score.k))
        if any(score.silhouette > best.silhouette for score in stable):
            return best.k, "without_heaps"
        clearest = all(score.silhouette <= best.silhouette for score in scores)
        return best.k, "silhouette" if clearest else "silhouette_of_stable"
    return max(sound, key=lambda score: (score.stability_ari, -score.k)).k, "stability"


def _natural(table: Table, fits: dict[int, kmeans.Fit], scores: Sequence[Score], seed: int) -> bool:
    """Whether two or more clusters beat one by the gap statistic's own rule, and one of them stands apart from the others.

    The gap statistic compares with customers spread evenly; a lopsided cloud, such as days on a scale of logarithms, beats them too,
    but thins out in one direction only.
    """
    rows = _looked_at(table, seed)
    points = table.smeared(rows, seed)
    gap, _ = kmeans.gaps(points, (1,), seed)
    return any(
        score.gap - score.gap_error > float(gap[0])
        and score.stability_ari >= STABLE
        and _stands_apart(points, fits[score.k].labels[rows], score.k)
        for score in scores
    )


def _stands_apart(points: Float64s, labels: Labels, k: int) -> bool:
    """Whether some cluster has a valley between itself and each of the others: two may be joined by a third."""
    filled = [one for one in range(k) if (labels == one).any()]
    middles = {one: points[labels == one].mean(axis=0) for one in filled}

    def valley(one: int, other: int) -> bool:
        """Whether somewhere on the line between the middles are clearly fewer customers than at either."""
        line = middles[other] - middles[one]
        both = points[(labels == one) | (labels == other)]
        tenths = np.histogram((both - middles[one]) @ line / max(float(line @ line), 1e-12), 12, (-0.1, 1.1))[0]
        fifths = tenths[:-1] + tenths[1:]
        peak, low = int(min(fifths[0], fifths[-1])), int(fifths[2:-2].min())
        return low < _VALLEY * peak and peak - low > 2 * math.sqrt(peak + low)

    return any(all(valley(one, other) for other in filled if other != one) for one in filled)


def _by_money(customers: Customers, fit: kmeans.Fit) -> Int64s:
    """The clusters in order: most money a customer first."""
    money = np.bincount(fit.labels, customers.values("monetary"), fit.k) / np.maximum(fit.sizes, 1)
    return np.argsort(-money, kind="stable")


def _clusters(
    customers: Customers, table: Table, labels: Labels, centres: Float64s, rules: Sequence[Rule]
) -> tuple[Cluster, ...]:
    names = name_clusters(table.features, centres)
    made: list[Cluster] = []
    for place, (name, rule) in enumerate(zip(names, rules, strict=True)):
        mine = labels == place
        middle = np.median(table.raw[mine], axis=0) if mine.any() else np.zeros(len(table.features))
        made.append(
            Cluster(
                number=place + 1,
                name=name,
                customers=int(mine.sum()),
                orders=int(customers.frequency[mine].sum()),
                revenue_e4=int(customers.monetary_e4[mine].sum()),
                centre=dict(zip(table.features, middle.tolist(), strict=True)),
                rule=rule,
            )
        )
    return tuple(made)


def _findings(scores: Sequence[Score], k: int, chosen_by: Chosen, natural: bool) -> list[Finding]:  # noqa: FBT001
    remarks: list[Finding] = []
    chosen = next(score for score in scores if score.k == k)
    if not natural:
        remarks.append(
            finding(
                "no_natural_clusters",
                "warning",
                N_(
                    "Your customers are one cloud without gaps: the clusters cut it into parts. "
                    "They help to talk about customers, but are not found in nature."
                ),
            )
        )
    if chosen_by == "stability" or chosen.stability_ari < STABLE:
        remarks.append(
            finding(
                "unstable_clusters",
                "warning",
                N_("These clusters look different when customers are drawn again: do not build procedures on them."),
            )
        )
    remarks += [
        finding("degenerate_refused", "info", N_("Not to be used: {reason}."), k=score.k, reason=score.refusal)
        for score in scores
        if score.refusal is not None
    ]
    return remarks


def _without_rule(made: Sequence[Cluster]) -> list[Finding]:
    """Clusters that no branch of the tree ends in."""
    return [
        finding(
            "no_rule",
            "warning",
            N_(
                "No short rule recognises cluster {number} ({name}): the rules put its customers into other clusters. A smaller number of clusters helps."
            ),
            number=cluster.number,
            name=cluster.name,
        )
        for cluster in made
        if not cluster.rule.alternatives
    ]


def _one_large(customers: Customers, labels: Labels, made: Sequence[Cluster]) -> list[Finding]:
    """Clusters of several customers in which one brings half of the money or more."""
    remarks: list[Finding] = []
    for place, cluster in enumerate(made):
        mine = np.flatnonzero(labels == place)
        money_e4 = customers.monetary_e4[mine]
        if len(mine) <= 2 or money_e4.sum() <= 0:
            continue
        share = float(np.nan_to_num(parts(money_e4)).max())
        if share >= 0.5:
            remarks.append(
                finding(
                    "one_large_in_cluster",
                    "warning",
                    N_(
                        "In cluster {number} ({name}) one customer, {customer}, brings {share_cluster} of the money: read its total with and without them."
                    ),
                    number=cluster.number,
                    name=cluster.name,
                    customer=customers.customer_id.iloc[mine[int(money_e4.argmax())]],
                    share_cluster=share,
                )
            )
    return remarks


# ---- beside another way to divide the same customers


@dataclass(frozen=True, eq=False)
class Against:
    """Two ways to divide the same customers, crossed.

    Attributes:
        map_name: of the groups.
        table: customers, one row a cluster (from 1), one column a group's code.
        cramers_v: 0 (they have nothing to do with one another) to 1 (one follows from the other).
    """

    map_name: str
    table: pd.DataFrame
    cramers_v: float


def against(labels: Labels, rfm: Rfm) -> Against:
    """Cross clusters with groups of the same customers; Cramér's V (Cramér 1946, chapter 21) over those with somebody in them."""
    k, codes = int(labels.max()) + 1, [segment.code for segment in rfm.segment_map.segments]
    pairs = np.bincount(labels * len(codes) + rfm.segment.astype(np.intp), minlength=k * len(codes))
    counts = pairs.reshape(k, len(codes))
    frame = pd.DataFrame(counts, columns=codes, index=range(1, k + 1))
    return Against(rfm.segment_map.name, frame, cramers_v(counts))


def cramers_v(counts: npt.NDArray[np.integer]) -> float:
    """Cramér's V of a table of counts; 0 where one side has one value only."""
    seen = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0].astype(np.float64)
    least = min(seen.shape) - 1
    if least < 1:
        return 0.0
    total = seen.sum()
    expected = seen.sum(axis=1, keepdims=True) * seen.sum(axis=0, keepdims=True) / total
    chi_square = float(((seen - expected) ** 2 / expected).sum())
    return float(np.sqrt(chi_square / (total * least)))
