"""Clusters in words: a name from what sets a cluster apart, and if-then rules from a shallow tree with their fidelity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from lib.analysis.cluster_features import PLAIN, Table
from lib.analysis.customers import Float64s
from lib.analysis.kmeans import Labels
from lib.core.settings import Feature
from lib.core.words import N_, Sentence

#: A cluster is called after a feature only where it lies this many standard deviations from the middle of all.
_REMARKABLE = 0.35
_LEAF_SHARE = 0.005
#: Features that are whole numbers.
WHOLE: frozenset[Feature] = frozenset({"recency_days", "frequency", "tenure_days", "categories"})

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


@dataclass(frozen=True)
class Condition:
    """One comparison of a feature, in its unit: `at least` includes the limit, `below` does not."""

    feature: Feature
    side: Literal["at least", "below"]
    limit: float

    def __str__(self) -> str:
        """As the command line writes it."""
        return f"{self.feature} {'>=' if self.side == 'at least' else '<'} {self.limit:g}"


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


def name_clusters(features: Sequence[Feature], centres: Float64s) -> list[Sentence]:
    """A name for each cluster from the features in which it is farthest from the middle; names differ.

    Args:
        features: the columns of the centres.
        centres: one row a cluster, on the common scale (0 is the middle of all).
    """
    ranked = [_traits(features, centre) for centre in centres]
    count = 2
    while count < len(features) and len({tuple(traits[:count]) for traits in ranked}) < len(ranked):
        count += 1
    names = [tuple(traits[:count]) for traits in ranked]
    seen: dict[tuple[str, ...], int] = {}
    named: list[Sentence] = []
    for traits in names:
        seen[traits] = seen.get(traits, 0) + 1
        name = _joined(traits)
        if seen[traits] > 1:
            name = Sentence(N_("{name} ({number})"), {"name": name, "number": seen[traits]})
        named.append(name)
    return named


def _traits(features: Sequence[Feature], centre: Float64s) -> list[str]:
    """What is remarkable about a cluster, the most remarkable first."""
    order = np.argsort(-np.abs(centre), kind="stable").tolist()
    remarkable = [at for at in order if abs(centre[at]) >= _REMARKABLE]
    return [_TRAITS[features[at]][int(centre[at] > 0)] for at in remarkable]


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
    made: list[Rule] = []
    for cluster in range(k):
        mine, named = labels == cluster, told == cluster
        both = int((mine & named).sum())
        right = both / int(named.sum()) if named.any() else None
        made.append(Rule(tuple(rules.get(cluster, ())), right, both / max(int(mine.sum()), 1)))
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
