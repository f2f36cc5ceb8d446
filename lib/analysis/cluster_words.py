"""Clusters in words: a name from what sets a cluster apart, and if-then rules from a shallow tree with their fidelity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

import numpy as np

from lib.analysis.cluster_features import PLAIN, Table
from lib.analysis.customers import Float64s
from lib.analysis.kmeans import Labels
from lib.core.money import SCALE
from lib.core.settings import Feature
from lib.core.words import N_, NP_, Sentence, Template

#: A cluster is called after a feature only where it lies this many standard deviations from the middle of all.
_REMARKABLE = 0.35
_LEAF_SHARE = 0.005
#: Features that are whole numbers.
WHOLE: frozenset[Feature] = frozenset({"recency_days", "frequency", "tenure_days", "categories"})
#: Features in the currency's unit.
MONEY: frozenset[Feature] = frozenset({"monetary", "order_value"})

#: What a customer is like who has little or much of a feature.
_TRAITS: Mapping[Feature, tuple[str, str]] = {
    "recency_days": (N_("here lately"), N_("long away")),
    "frequency": (N_("seldom"), N_("often")),
    "monetary": (N_("little money"), N_("much money")),
    "tenure_days": (N_("newcomers"), N_("old acquaintances")),
    "gap_days": (N_("quick to return"), N_("slow to return")),
    "regularity": (N_("regular rhythm"), N_("irregular")),
    "order_value": (N_("small orders"), N_("large orders")),
    "refund_share": (N_("keep what they buy"), N_("send much back")),
    "discount_share": (N_("pay full price"), N_("buy at a discount")),
    "categories": (N_("one kind of goods"), N_("many kinds of goods")),
}

#: What a customer is like beside others who are called the same.
_DEGREES: Mapping[Feature, tuple[str, str]] = {
    "recency_days": (N_("more lately"), N_("longer away")),
    "frequency": (N_("fewer orders"), N_("more orders")),
    "monetary": (N_("less money"), N_("more money")),
    "tenure_days": (N_("newer"), N_("known longer")),
    "gap_days": (N_("quicker to return"), N_("slower to return")),
    "regularity": (N_("more regular"), N_("less regular")),
    "order_value": (N_("smaller orders"), N_("larger orders")),
    "refund_share": (N_("send less back"), N_("send more back")),
    "discount_share": (N_("fewer discounts"), N_("more discounts")),
    "categories": (N_("fewer kinds of goods"), N_("more kinds of goods")),
}
#: A limit in words: at least; below; between.
_SAID: Mapping[Feature, tuple[Template, Template, Template]] = {
    "recency_days": (
        NP_("last here {count} day ago or longer", "last here {count} days ago or longer"),
        NP_("last here at most {count} day ago", "last here at most {count} days ago"),
        N_("last here {low} to {high} days ago"),
    ),
    "frequency": (
        NP_("ordered {count} time or more", "ordered {count} times or more"),
        NP_("ordered {count} time at most", "ordered {count} times at most"),
        N_("ordered {low} to {high} times"),
    ),
    "monetary": (
        N_("spent at least {money_low}"),
        N_("spent less than {money_high}"),
        N_("spent at least {money_low}, but less than {money_high}"),
    ),
    "tenure_days": (
        NP_("first here {count} day ago or longer", "first here {count} days ago or longer"),
        NP_("first here at most {count} day ago", "first here at most {count} days ago"),
        N_("first here {low} to {high} days ago"),
    ),
    "gap_days": (
        N_("{low} days or more between orders"),
        N_("less than {high} days between orders"),
        N_("{low} to {high} days between orders"),
    ),
    "regularity": (
        N_("gaps between orders vary by {share_low} or more"),
        N_("gaps between orders vary by less than {share_high}"),
        N_("gaps between orders vary by {share_low} to {share_high}"),
    ),
    "order_value": (
        N_("spent at least {money_low} an order"),
        N_("spent less than {money_high} an order"),
        N_("spent at least {money_low} an order, but less than {money_high}"),
    ),
    "refund_share": (
        N_("got back at least {share_low} of the money"),
        N_("got back less than {share_high} of the money"),
        N_("got back {share_low} to {share_high} of the money"),
    ),
    "discount_share": (
        N_("saved at least {share_low} by discounts"),
        N_("saved less than {share_high} by discounts"),
        N_("saved {share_low} to {share_high} by discounts"),
    ),
    "categories": (
        NP_("bought {count} kind of goods or more", "bought {count} kinds of goods or more"),
        NP_("bought {count} kind of goods at most", "bought {count} kinds of goods at most"),
        N_("bought {low} to {high} kinds of goods"),
    ),
}
_EXACTLY: Mapping[Feature, Template] = {
    "recency_days": NP_("last here {count} day ago", "last here {count} days ago"),
    "frequency": NP_("ordered {count} time", "ordered {count} times"),
    "tenure_days": NP_("first here {count} day ago", "first here {count} days ago"),
    "categories": NP_("bought {count} kind of goods", "bought {count} kinds of goods"),
}
#: Below this nobody has a feature.
_LEAST: Mapping[Feature, int] = {"frequency": 1, "categories": 0, "recency_days": 0, "tenure_days": 0}


@dataclass(frozen=True)
class Condition:
    """One comparison of a feature, in its unit: `at least` includes the limit, `below` does not."""

    feature: Feature
    side: Literal["at least", "below"]
    limit: float

    def __str__(self) -> str:
        """As the command line writes it."""
        limit = f"{self.limit:.6f}".rstrip("0").rstrip(".")
        return f"{self.feature} {'>=' if self.side == 'at least' else '<'} {limit}"


@dataclass(frozen=True)
class Rule:
    """A way to recognise the customers of a cluster: all conditions of one of the alternatives hold.

    Attributes:
        alternatives: none where no rule leads to the cluster.
        right: of those whom the rule names, the share that is in the cluster; None where it names nobody.
        found: of the cluster, the share that the rule names.
    """

    alternatives: tuple[tuple[Condition, ...], ...]
    right: float | None
    found: float

    def __str__(self) -> str:
        """As the command line writes it; nothing where there is no rule."""
        parts = [" and ".join(map(str, conditions)) for conditions in self.alternatives]
        if len(parts) < 2:
            return "".join(parts)
        return " or ".join(f"({part})" for part in parts)


def conditions_said(conditions: Sequence[Condition]) -> list[Sentence]:
    """Conditions in words, one a feature; all of them hold."""
    return [
        _said(feature, {one.side: one.limit for one in conditions if one.feature == feature})
        for feature in cast("dict[Feature, None]", dict.fromkeys(one.feature for one in conditions))
    ]


def _said(feature: Feature, limits: Mapping[str, float]) -> Sentence:
    low, high = limits.get("at least"), limits.get("below")
    least, most, between = _SAID[feature]
    if feature in WHOLE:
        # Whole numbers below 6 are 5 at most.
        start = None if low is None else round(low)
        end = None if high is None else round(high) - 1
        if end is not None and end == (_LEAST[feature] if start is None else start):
            return Sentence(_EXACTLY[feature], {"count": end})
        if start is None:
            return Sentence(most, {"count": end})
        return Sentence(least, {"count": start}) if end is None else Sentence(between, {"low": start, "high": end})
    facts: dict[str, float] = {}
    for name, limit in (("low", low), ("high", high)):
        if limit is not None:
            if feature in MONEY:
                facts[f"money_{name}"] = round(limit * SCALE)
            else:
                facts[f"share_{name}" if feature in PLAIN else name] = limit
    return Sentence(most if low is None else least if high is None else between, facts)


def name_clusters(features: Sequence[Feature], centres: Float64s) -> list[Sentence]:
    """A name for each cluster from the two features in which it is farthest from the middle; names differ.

    None is called after a feature that another cluster has more of and is not called after: "much money" is not second.
    Clusters of one name are told apart by the feature in which they differ most: "more", "less". Only where no other feature
    is left to tell them apart by do they get levels, from the least on.

    Args:
        features: the columns of the centres.
        centres: one row a cluster, on the common scale (0 is the middle of all).
    """
    alike: dict[tuple[tuple[int, bool], ...], list[int]] = {}
    first = [_remarkable(centre)[:2] for centre in centres]
    for place, centre in enumerate(centres):
        own = [at for at in first[place] if not _second(place, at, first, centres)]
        sides = tuple((at, bool(centre[at] > 0)) for at in own or first[place])
        alike.setdefault(sides, []).append(place)
    named: dict[int, Sentence] = {}
    for sides, places in alike.items():
        traits = [_TRAITS[features[at]][much] for at, much in sides]
        named |= _told_apart(_joined(traits), places, features, centres, frozenset(at for at, _ in sides))
    return [named[place] for place in range(len(centres))]


def _told_apart(
    name: Sentence, places: Sequence[int], features: Sequence[Feature], centres: Float64s, used: frozenset[int]
) -> dict[int, Sentence]:
    """Names for clusters that have one: each is cut in two where the widest gap of the feature is in which they differ most."""
    if len(places) == 1:
        return {places[0]: name}
    mine = centres[list(places)]
    free = [at for at in range(len(features)) if at not in used]
    if not free:
        at = int(np.argmax(np.ptp(mine, axis=0)))
        ranked = sorted(places, key=lambda place: float(centres[place, at]))
        return {
            place: Sentence(
                N_("{name}, level {number} of {most}"), {"name": name, "number": number, "most": len(ranked)}
            )
            for number, place in enumerate(ranked, 1)
        }
    at = max(free, key=lambda one: float(np.ptp(mine[:, one])))
    ranked = sorted(places, key=lambda place: float(centres[place, at]))
    cut = 1 + int(np.argmax(np.diff([float(centres[place, at]) for place in ranked])))
    less, more = _DEGREES[features[at]]
    named: dict[int, Sentence] = {}
    for some, degree in ((ranked[:cut], less), (ranked[cut:], more)):
        longer = Sentence(N_("{name}, {trait}"), {"name": name, "trait": Sentence(degree)})
        named |= _told_apart(longer, sorted(some), features, centres, used | {at})
    return named


def _remarkable(centre: Float64s) -> list[int]:
    """The features in which a cluster is far from the middle, the farthest first."""
    order = np.argsort(-np.abs(centre), kind="stable").tolist()
    return [at for at in order if abs(centre[at]) >= _REMARKABLE]


def _second(place: int, at: int, first: Sequence[Sequence[int]], centres: Float64s) -> bool:
    """Whether a cluster that is not called after a feature lies farther out on the same side."""
    own = centres[place, at]
    return any(at not in others and centres[other, at] * np.sign(own) > abs(own) for other, others in enumerate(first))


def _joined(traits: Sequence[str]) -> Sentence:
    if not traits:
        return Sentence(N_("middling customers"))
    name = Sentence(traits[0])
    for trait in traits[1:]:
        name = Sentence(N_("{name}, {trait}"), {"name": name, "trait": Sentence(trait)})
    return name


def readable_rules(table: Table, labels: Labels, k: int, seed: int) -> tuple[list[Rule], float]:
    """Rules that a shallow tree learns from the clusters, with rounded limits; and the share of customers it places rightly.

    The fidelity is measured with the limits as they are written, on all customers.
    """
    from sklearn.tree import DecisionTreeClassifier  # noqa: PLC0415 - slow to import

    size = max(1, int(_LEAF_SHARE * len(labels)))
    tree = DecisionTreeClassifier(
        max_depth=_depth(k), max_leaf_nodes=max(2 * k, 4), min_samples_leaf=size, random_state=seed
    )
    tree.fit(table.raw, labels)
    paths: list[tuple[int, tuple[Condition, ...]]] = []
    _walk(tree.tree_, table.features, 0, (), paths)
    told = np.full(len(labels), -1, np.intp)
    rules: dict[int, list[tuple[Condition, ...]]] = {}
    for cluster, conditions in paths:
        told[_holds(table, conditions)] = cluster
        rules.setdefault(cluster, []).append(conditions)
    shortest = _shortest(rules, table.features)
    made: list[Rule] = []
    for cluster in range(k):
        mine, named = labels == cluster, told == cluster
        both = int((mine & named).sum())
        right = both / int(named.sum()) if named.any() else None
        made.append(Rule(shortest.get(cluster, ()), right, both / max(int(mine.sum()), 1)))
    return made, float((told == labels).mean())


def _depth(k: int) -> int:
    """How many questions a rule may ask: three, and more where so few would not tell all clusters apart."""
    return max(3, (k - 1).bit_length() + 1)


def _walk(
    tree: Any,
    features: Sequence[Feature],
    node: int,
    path: tuple[Condition, ...],
    out: list[tuple[int, tuple[Condition, ...]]],
) -> None:
    """Leaves with the cluster that most of their customers are in; sister leaves of one cluster become their parent."""
    left, right = int(tree.children_left[node]), int(tree.children_right[node])
    clusters = _clusters_below(tree, node)
    if len(clusters) == 1:
        out.append((clusters.pop(), _shortened(path, features)))
        return
    feature = features[int(tree.feature[node])]
    limit = _rounded(feature, float(tree.threshold[node]))
    _walk(tree, features, left, (*path, Condition(feature, "below", limit)), out)
    _walk(tree, features, right, (*path, Condition(feature, "at least", limit)), out)


def _clusters_below(tree: Any, node: int) -> set[int]:
    left, right = int(tree.children_left[node]), int(tree.children_right[node])
    if left < 0:
        return {int(np.argmax(tree.value[node][0]))}
    return _clusters_below(tree, left) | _clusters_below(tree, right)


#: More blocks than this are not looked through for shorter rules.
_MOST_BLOCKS = 1_000_000


def _shortest(
    rules: Mapping[int, Sequence[tuple[Condition, ...]]], features: Sequence[Feature]
) -> dict[int, tuple[tuple[Condition, ...], ...]]:
    """The same rules with fewer words: conditions that change nothing are left out, and alternatives within the others.

    The limits cut the space into blocks; a condition is needless where all blocks that it shuts out are the cluster's own anyway.
    """
    limits = [
        sorted({one.limit for paths in rules.values() for path in paths for one in path if one.feature == feature})
        for feature in features
    ]
    shape = tuple(len(some) + 1 for some in limits)
    if np.prod(shape, dtype=np.float64) > _MOST_BLOCKS:
        return {cluster: tuple(paths) for cluster, paths in rules.items()}

    def blocks(path: Sequence[Condition]) -> Any:
        where = [slice(None)] * len(features)
        for one in path:
            at = features.index(one.feature)
            edge, known = limits[at].index(one.limit) + 1, where[at]
            where[at] = slice(edge, known.stop) if one.side == "at least" else slice(known.start, edge)
        inside = np.zeros(shape, np.bool_)
        inside[tuple(where)] = True
        return inside

    made: dict[int, tuple[tuple[Condition, ...], ...]] = {}
    for cluster, paths in rules.items():
        own = np.any([blocks(path) for path in paths], axis=0)
        wide: list[tuple[Condition, ...]] = []
        for path in paths:
            left = path
            for one in path:
                fewer = tuple(other for other in left if other != one)
                if own[blocks(fewer)].all():
                    left = fewer
            wide.append(left)
        for path in sorted(wide, key=len, reverse=True):
            others = [other for place, other in enumerate(wide) if place != wide.index(path)]
            if others and not (blocks(path) & ~np.any([blocks(other) for other in others], axis=0)).any():
                wide = others
        made[cluster] = tuple(wide)
    return made


def _rounded(feature: Feature, threshold: float) -> float:
    """A limit as one would say it: whole days and orders, three significant digits of money."""
    if feature in WHOLE:
        return float(np.floor(threshold) + 1)
    if feature in PLAIN:
        return round(threshold, 2) or threshold
    return float(f"{threshold:.3g}")


def _shortened(path: tuple[Condition, ...], features: Sequence[Feature]) -> tuple[Condition, ...]:
    """Only the tightest limit of each side of a feature, in the order of the features."""
    tightest: dict[tuple[Feature, str], Condition] = {}
    for condition in path:
        key = (condition.feature, condition.side)
        known = tightest.get(key)
        keep = max if condition.side == "at least" else min
        tightest[key] = condition if known is None else keep((known, condition), key=lambda one: one.limit)
    return tuple(sorted(tightest.values(), key=lambda one: (features.index(one.feature), one.limit)))


def _holds(table: Table, conditions: Sequence[Condition]) -> Any:
    """Which customers meet all conditions."""
    met = np.ones(len(table.raw), np.bool_)
    for condition in conditions:
        values = table.raw[:, table.features.index(condition.feature)]
        met &= values >= condition.limit if condition.side == "at least" else values < condition.limit
    return met
