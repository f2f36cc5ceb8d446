from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, silhouette_score

from lib.analysis import kmeans


def blobs(seed: int, rows: int, k: int, spread: float = 0.3, columns: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """Balls of customers around far-apart centres, and which ball each is from."""
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, k, rows)
    centres = rng.permutation(np.indices([4] * columns).reshape(columns, -1).T)[:k] * 2.0
    return centres[truth] + rng.normal(0, spread, (rows, columns)), truth


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6), rows=st.integers(4, 120), k=st.integers(2, 6))
def test_the_silhouette_of_all_rows_equals_scikit_learns(seed: int, rows: int, k: int) -> None:
    rng = np.random.default_rng(seed)
    points = rng.normal(0, 1, (rows, 3)).round(1)
    labels = rng.integers(0, k, rows)
    labels[:2] = (0, 1)
    if len(np.unique(labels)) == rows:
        return
    expected = silhouette_score(points, np.unique(labels, return_inverse=True)[1], metric="sqeuclidean")
    assert kmeans.silhouette(points, labels, k) == pytest.approx(expected, abs=1e-9)


def test_the_silhouette_of_singles_is_the_silhouette_of_doubles() -> None:
    points, labels = blobs(1, 40_000, 5)
    assert kmeans.silhouette(points.astype(np.float32), labels, 5) == pytest.approx(
        kmeans.silhouette(points, labels, 5), abs=1e-5
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=40))
def test_agreement_equals_scikit_learns(pairs: list[tuple[int, int]]) -> None:
    one, other = (np.array(side, np.intp) for side in zip(*pairs, strict=True))
    assert kmeans.agreement(one, other) == pytest.approx(adjusted_rand_score(one, other), abs=1e-12)


def test_agreement_by_hand() -> None:
    """Four customers, {1,2}{3,4} against {1,2,3}{4}: pairs together 1; expected 2*3/6 = 1; most 2.5; so 0."""
    assert kmeans.agreement(np.array([0, 0, 1, 1]), np.array([0, 0, 0, 1])) == 0


def test_every_row_goes_to_its_nearest_centre() -> None:
    points, _ = blobs(2, 500, 4)
    centres = points[:7]
    labels, inertia = kmeans.assign(points, centres)
    distances = ((points[:, None] - centres[None]) ** 2).sum(axis=2)
    assert (labels == distances.argmin(axis=1)).all()
    assert inertia == pytest.approx(distances.min(axis=1).sum(), rel=1e-12)


def test_means_and_spreads_are_those_of_each_cluster() -> None:
    points, labels = blobs(3, 300, 3)
    centres, spread = kmeans.means(points, labels, 4)
    for cluster in range(3):
        mine = points[labels == cluster]
        assert centres[cluster] == pytest.approx(mine.mean(axis=0))
        assert spread[cluster] == pytest.approx(((mine - mine.mean(axis=0)) ** 2).sum(axis=1).mean())
    assert (centres[3] == 0).all()


@pytest.mark.parametrize("rows", [3_000, 60_000], ids=["every start on everybody", "starts on a sample"])
def test_balls_are_found_and_the_inertia_is_that_of_scikit_learn(rows: int) -> None:
    points, truth = blobs(4, rows, 6, spread=0.4)
    found = kmeans.fit(points if rows < 20_000 else points.astype(np.float32), 6, 0)
    assert kmeans.agreement(truth, found.labels) > 0.95
    theirs = KMeans(6, n_init=3, random_state=0).fit(points)
    assert found.inertia <= 1.0005 * float(theirs.inertia_)
    assert found.sizes.sum() == rows


def test_the_same_seed_gives_the_same_clusters() -> None:
    points, _ = blobs(5, 30_000, 5, spread=2)
    one, other = (kmeans.fit(points, 5, 3) for _ in range(2))
    assert (one.labels == other.labels).all()


def test_balls_come_back_when_rows_are_drawn_again_and_halves_of_a_ball_do_not() -> None:
    points, _ = blobs(6, 2_000, 4)
    noise = np.random.default_rng(1).normal(0, 1, (2_000, 3))
    stable = kmeans.stability(points, kmeans.fit(points, 4, 0).centres, 0)
    shaky = kmeans.stability(noise, kmeans.fit(noise, 4, 0).centres, 0)
    assert stable > 0.98
    assert shaky < 0.75


def test_the_gap_is_largest_at_the_true_number_and_at_one_for_a_single_cloud() -> None:
    points, _ = blobs(7, 1_500, 3)
    gap, error = kmeans.gaps(points, (1, 2, 3, 4, 5), 0)
    assert int(np.argmax(gap)) == 2
    cloud = np.random.default_rng(2).normal(0, 1, (1_500, 3))
    gap, error = kmeans.gaps(cloud, (1, 2, 3), 0)
    assert gap[0] > max(gap[1] - error[1], gap[2] - error[2])


def test_the_elbow_is_farthest_below_the_line() -> None:
    """Line from (2, 10) to (6, 0): at 3 it is at 7.5; 4.5 lies 3 below it, more than the others."""
    assert kmeans.elbow((2, 3, 4, 5, 6), (10, 4.5, 3, 1.5, 0)) == 3


def test_pairs_of_labels_agree_whatever_they_are_called() -> None:
    names = np.array([0, 1, 2, 0, 1, 2], np.intp)
    for one, other in combinations((names, (names + 1) % 3, 2 - names), 2):
        assert kmeans.agreement(one, other) == 1
