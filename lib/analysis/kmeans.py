"""k-means on many customers for little work, and how to tell whether a number of clusters is any good.

Starts are tried on a sample, the best is polished on a larger one and then on everybody. The silhouette under squared
Euclidean distance is exact on all rows in O(n k): the mean squared distance to a cluster is the squared distance to its mean
plus the cluster's own variance, so no matrix of distances is needed. scikit-learn is imported when the first fit is made.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[Any]  # one row a customer; doubles, or singles where there are many
Labels = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]

#: At least ten starts each, as the contract promises.
STARTS = 10
#: Up to so many rows every start runs on everybody; above, on samples of these sizes.
EVERYBODY, START_SAMPLE, POLISH_SAMPLE = 20_000, 3_000, 50_000
#: Starts on so many different parts of the sample: where one part misleads, another may not.
_BATCHES = 2
_CHUNK = 16_384
_FULL_STEPS = 3
#: A full step that gains less than this share of the inertia is the last.
_ENOUGH = 2e-4

STABILITY_ROWS, RESAMPLES = 1_500, 10
GAP_ROWS, GAP_REFERENCES = 1_500, 5


@dataclass(frozen=True, eq=False)
class Fit:
    """k-means for one k.

    Attributes:
        centres: one row a cluster, in the scaled features.
        labels: the cluster of each row, from 0.
        inertia: the sum of squared distances to the nearest centre.
    """

    centres: Floats
    labels: Labels
    inertia: float

    @property
    def k(self) -> int:
        """How many clusters."""
        return len(self.centres)

    @property
    def sizes(self) -> npt.NDArray[np.intp]:
        """How many rows each cluster has."""
        return np.bincount(self.labels, minlength=self.k)


@contextmanager
def one_thread() -> Generator[None]:
    """BLAS and OpenMP threads spin on small problems and cost up to twenty times the work."""
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - comes with scikit-learn

    with threadpool_limits(1):
        yield


def _sklearn(points: Points, k: int, seed: int, init: Any = "k-means++", starts: int = 1, tol: float = 1e-4) -> Any:
    """One fit of scikit-learn; rows that repeat may leave a cluster empty, which it warns about and we count ourselves."""
    import warnings  # noqa: PLC0415

    from sklearn import cluster  # noqa: PLC0415 - two seconds to import
    from sklearn.exceptions import ConvergenceWarning  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        k_means: Any = cluster.KMeans  # its types know n_init as text only
        return k_means(k, init=init, n_init=starts, random_state=seed, max_iter=300, tol=tol).fit(points)


def fit(points: Points, k: int, seed: int, order: npt.NDArray[np.intp] | None = None) -> Fit:
    """k-means with at least ten starts.

    Args:
        points: scaled features, one row a customer.
        k: how many clusters.
        seed: start of the random numbers.
        order: a random order of the rows, where several fits share one.
    """
    with one_thread():
        if len(points) <= EVERYBODY:
            found = _sklearn(points, k, seed, starts=STARTS, tol=1e-7)
            return Fit(found.cluster_centers_.astype(np.float64), found.labels_.astype(np.intp), float(found.inertia_))
        order = shuffled(len(points), seed) if order is None else order
        sample = points[order[:POLISH_SAMPLE]].astype(np.float64)  # scikit-learn is slower with singles
        best = min((_started(sample, k, seed, batch) for batch in range(_BATCHES)), key=lambda found: found.inertia_)
        return _settle(points, best.cluster_centers_)


def _started(sample: Points, k: int, seed: int, batch: int) -> Any:
    """The best of a few starts on a part of the sample, polished on all of it."""
    part = sample[batch * START_SAMPLE : (batch + 1) * START_SAMPLE]
    started = _sklearn(part, k, seed + batch, starts=STARTS // _BATCHES, tol=1e-3)
    return _sklearn(sample, k, seed, init=started.cluster_centers_)


def shuffled(rows: int, seed: int) -> npt.NDArray[np.intp]:
    """A random order of the rows."""
    return np.random.default_rng(seed).permutation(rows)[: max(POLISH_SAMPLE, 1)]


def _settle(points: Points, centres: Points) -> Fit:
    """A few steps of Lloyd's on everybody, until they gain next to nothing."""
    square = float(np.einsum("ij,ij->", points, points, dtype=np.float64))
    labels, gain, moved = _step(points, centres)
    for _ in range(_FULL_STEPS - 1):
        centres = moved
        again, more, moved = _step(points, centres)
        gained, labels, gain = more - gain, again, more
        if gained <= _ENOUGH * (square - gain):
            break
    return Fit(np.asarray(centres, np.float64), labels, max(square - gain, 0.0))


def _step(points: Points, centres: Points) -> tuple[Labels, float, Floats]:
    """The nearest centre of each row; what the centres take off the sum of squares; and the mean of each cluster."""
    k = len(centres)
    labels = np.empty(len(points), np.intp)
    sums, sizes, gain = np.zeros((k, points.shape[1])), np.zeros(k), 0.0
    for start, chunk, scores in _scored(points, centres):
        largest = scores.max(axis=0)
        gain += 2 * float(largest.sum(dtype=np.float64))
        mine = (scores == largest).astype(points.dtype)  # a row as near to two centres pulls at both
        sums += mine @ chunk
        sizes += mine.sum(axis=1)
        labels[start : start + len(chunk)] = _places(mine)
    moved = np.where(sizes[:, None] > 0, sums / np.maximum(sizes, 1)[:, None], centres)
    return labels, gain, moved


def _scored(points: Points, centres: Points) -> Iterator[tuple[int, Points, Points]]:
    """By chunks of rows: x·c - |c|²/2 for each centre, whose largest is the nearest; clusters by rows, for long vectors are fast."""
    weights = np.asarray(centres, points.dtype)
    halves = (weights * weights).sum(axis=1)[:, None] / 2
    for start in range(0, len(points), _CHUNK):
        chunk = points[start : start + _CHUNK]
        scores = weights @ chunk.T
        scores -= halves
        yield start, chunk, scores


def _places(marks: Points) -> Labels:
    """The first marked row of each column; a product with 0, 1, 2, ... is faster than a search where there is one mark."""
    numbers = np.stack([np.ones(len(marks)), np.arange(len(marks))]).astype(marks.dtype)
    counts, places = numbers @ marks
    return np.argmax(marks, axis=0) if (counts > 1).any() else places.astype(np.intp)


def assign(points: Points, centres: Points) -> tuple[Labels, float]:
    """The nearest centre of each row, and the sum of squared distances to them."""
    labels, gain = np.empty(len(points), np.intp), 0.0
    for start, chunk, scores in _scored(points, centres):
        largest = scores.max(axis=0)
        gain += 2 * float(largest.sum(dtype=np.float64))
        labels[start : start + len(chunk)] = _places((scores == largest).astype(points.dtype))
    return labels, max(float(np.einsum("ij,ij->", points, points, dtype=np.float64)) - gain, 0.0)


def means(points: Points, labels: Labels, k: int) -> tuple[Floats, Floats]:
    """The mean of each cluster, and its mean squared distance to that mean; an empty cluster has zeros."""
    sizes = np.maximum(np.bincount(labels, minlength=k), 1)
    centres = np.stack([np.bincount(labels, column, k) for column in points.T], axis=1) / sizes[:, None]
    squares = np.bincount(labels, np.square(points, dtype=np.float64).sum(axis=1), k) / sizes
    return centres, np.maximum(squares - np.square(centres).sum(axis=1), 0.0)


def silhouette(points: Points, labels: Labels, k: int) -> float:
    """The mean silhouette of all rows under squared Euclidean distance (Rousseeuw 1987), exactly, in O(n k).

    Equals `sklearn.metrics.silhouette_score(points, labels, metric="sqeuclidean")`; a row alone in its cluster counts as 0.
    """
    sizes = np.bincount(labels, minlength=k)
    if np.count_nonzero(sizes) < 2:
        return 0.0
    centres, spread = means(points, labels, k)
    others_of = np.where(sizes > 0, spread + np.square(centres).sum(axis=1), np.inf)[:, None]
    unbiased = sizes / np.maximum(sizes - 1, 1)
    total = 0.0
    for start in range(0, len(points), _CHUNK):
        chunk = points[start : start + _CHUNK].astype(np.float64)
        mine = labels[start : start + _CHUNK]
        place = np.arange(len(mine))
        mean_distance = centres @ chunk.T
        mean_distance *= -2
        mean_distance += others_of
        mean_distance += np.square(chunk).sum(axis=1)[None]
        own = np.maximum(mean_distance[mine, place], 0.0) * unbiased[mine]
        mean_distance[mine, place] = np.inf
        other = np.maximum(mean_distance.min(axis=0), 0.0)
        largest = np.maximum(own, other)
        width = np.divide(other - own, largest, out=np.zeros(len(mine)), where=(largest > 0) & (sizes[mine] > 1))
        total += float(width.sum())
    return total / len(points)


def agreement(one: Labels, other: Labels) -> float:
    """The adjusted Rand index of two ways to divide the same rows (Hubert and Arabie 1985): 1 the same, 0 as by chance."""
    if len(one) < 2:
        return 1.0
    width = int(other.max()) + 1
    table = np.bincount(one * width + other).astype(np.float64)
    pairs = lambda counts: float((counts * (counts - 1) / 2).sum())  # noqa: E731 - a formula's own notation
    together = pairs(table)
    rows = pairs(np.bincount(one).astype(np.float64))
    columns = pairs(np.bincount(other).astype(np.float64))
    expected = rows * columns / (len(one) * (len(one) - 1) / 2)
    most = (rows + columns) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def stability(points: Points, centres: Points, seed: int) -> float:
    """How alike clusters of resampled customers are: mean adjusted Rand index over bootstrap resamples (Hennig 2007)."""
    rng = np.random.default_rng([seed, len(centres)])
    base = points[rng.permutation(len(points))[:STABILITY_ROWS]]
    reference, _ = assign(base, centres)
    found: list[float] = []
    with one_thread():
        for number in range(RESAMPLES):
            drawn = base[rng.integers(0, len(base), len(base))]
            again = _sklearn(drawn, len(centres), seed + number, starts=3)
            labels, _ = assign(base, again.cluster_centers_)
            found.append(agreement(reference, labels))
    return float(np.mean(found))


def gaps(points: Points, ks: Sequence[int], seed: int) -> tuple[Floats, Floats]:
    """The gap statistic and its error for each k (Tibshirani, Walther and Hastie 2001), references in the box of the axes of variance."""
    rng = np.random.default_rng([seed, 1])
    base = points[rng.permutation(len(points))[:GAP_ROWS]].astype(np.float64)
    centred = base - base.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes.T
    low, high = turned.min(axis=0), turned.max(axis=0)
    references = [rng.uniform(low, high, turned.shape) for _ in range(GAP_REFERENCES)]
    with one_thread():
        own = np.array([_log_inertia(turned, k, seed) for k in ks])
        drawn = np.array([[_log_inertia(reference, k, seed) for k in ks] for reference in references])
    error = drawn.std(axis=0) * np.sqrt(1 + 1 / GAP_REFERENCES)
    return drawn.mean(axis=0) - own, error


def _log_inertia(points: Points, k: int, seed: int) -> float:
    inertia = float(((points - points.mean(axis=0)) ** 2).sum())
    if k > 1:
        inertia = float(_sklearn(points, k, seed, starts=3).inertia_)
    return float(np.log(max(inertia, 1e-12)))


def elbow(ks: Sequence[int], inertias: Sequence[float]) -> int:
    """The k farthest below the straight line from the first to the last inertia (Satopää et al. 2011)."""
    x = np.asarray(ks, np.float64)
    y = np.asarray(inertias, np.float64)
    if len(x) < 3 or y[0] == y[-1]:
        return int(x[0])
    line = y[0] + (y[-1] - y[0]) * (x - x[0]) / (x[-1] - x[0])
    return int(x[int(np.argmax(line - y))])


def quick_centres(points: Points, k: int, seed: int) -> Floats:
    """Centres from a few starts, where clusters are only one of several ways that are compared."""
    with one_thread():
        return _sklearn(points, min(k, len(points)), seed, starts=2, tol=1e-3).cluster_centers_
