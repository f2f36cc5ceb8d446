"""`python -m tests.bench.clusters`: choosing among 2 to 12 clusters on a million customers, against scikit-learn's sweep.

Ours fits every k on samples, polishes it on everybody and gives each an exact silhouette of a sample; scikit-learn's is one
start on everybody with its silhouette on 10,000 rows, as one would write it. CPU seconds, one thread each, in one run.
"""

from __future__ import annotations

import json
import time

import numpy as np
import numpy.typing as npt

from lib.analysis import kmeans

ROWS, KS = 1_000_000, range(2, 13)
AT_LEAST, WITHIN = 10.0, 1.0005


def customers(rows: int) -> npt.NDArray[np.float32]:
    """Six overlapping groups with heavy tails in four standardised features."""
    rng = np.random.default_rng(5)
    centres = rng.normal(0, 2.2, (6, 4))
    points = centres[rng.integers(0, 6, rows)] + rng.normal(0, 1, (rows, 4)) + rng.exponential(0.5, (rows, 4))
    return ((points - points.mean(axis=0)) / points.std(axis=0)).astype(np.float32)


def ours(points: npt.NDArray[np.float32]) -> dict[int, tuple[float, float]]:
    """Inertia and silhouette by k."""
    order = kmeans.shuffled(len(points), 0)
    some = points[order[: kmeans.POLISH_SAMPLE]]
    found: dict[int, tuple[float, float]] = {}
    for k in KS:
        fit = kmeans.fit(points, k, 0, order)
        labels = fit.labels[order[: kmeans.POLISH_SAMPLE]]
        found[k] = (fit.inertia, kmeans.silhouette(some, labels, k))
    return found


def theirs(points: npt.NDArray[np.float32]) -> dict[int, tuple[float, float]]:
    """The same with scikit-learn alone."""
    from sklearn.cluster import KMeans
    from sklearn.metrics import silhouette_score

    found: dict[int, tuple[float, float]] = {}
    for k in KS:
        model = KMeans(k, n_init=1, random_state=0).fit(points)
        some = np.random.default_rng(0).choice(len(points), 10_000, replace=False)
        score = silhouette_score(points[some], model.labels_[some], metric="sqeuclidean")
        found[k] = (float(model.inertia_), float(score))
    return found


def main() -> None:
    """Print both and the ratio; the last line is for tests.bench."""
    points = customers(ROWS)
    with kmeans.one_thread():
        ours(points[:30_000])  # imports and first calls are not timed
        start = time.process_time()
        mine = ours(points)
        between = time.process_time()
        sklearn = theirs(points)
        end = time.process_time()
    ratio = (end - between) / (between - start)
    worst = max(mine[k][0] / sklearn[k][0] for k in KS)
    best = [max(KS, key=lambda k: found[k][1]) for found in (mine, sklearn)]
    print(f"inertia at most {worst:.5f} of theirs (goal {WITHIN}); clearest at k = {best[0]} and {best[1]}")
    print(f"{ratio:.1f} times less CPU (goal {AT_LEAST:g})")
    print(json.dumps({"ours": between - start, "sklearn": end - between, "inertia": worst}))


if __name__ == "__main__":
    main()
