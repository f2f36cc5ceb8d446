"""Clusters that are kept: next month's customers are scored by them, not clustered anew; and whether clusters foretell anything."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from functools import cache

import numpy as np
import pytest

from lib.analysis.clusters import Clusters, Frozen, chosen, clusters, scored, sweep
from lib.analysis.histories import histories
from lib.analysis.pays import judged_clusters
from lib.core.errors import CannotRead
from lib.core.settings import ClusterSettings
from lib.reports.project import CHOICES, pack, unpack
from tests.analysis.test_clusters import SHOP, two_kinds
from tests.reports.tables import choices, table
from tests.reports.test_project import with_changed
from tests.shops import EVERYTHING, customers_of, frames_of, order


@cache
def found() -> Clusters:
    return clusters(SHOP, ClusterSettings())


def test_the_same_customers_stay_where_they_were() -> None:
    again = scored(SHOP, found().frozen)
    assert np.array_equal(again.labels, found().labels)
    assert (again.moved, again.findings) == (0.0, ())
    assert [one.name for one in again.clusters] == [one.name for one in found().clusters]
    assert [one.customers for one in again.clusters] == [60, 60]


def test_next_month_s_customers_go_to_the_nearest_cluster_and_a_shift_is_said() -> None:
    newcomers = [order(f"n{at}", "2024-02-01", 15) for at in range(80)]
    later = scored(customers_of([*two_kinds(), *newcomers], as_of=date(2025, 1, 1)), found().frozen)
    assert [one.customers for one in later.clusters] == [60, 140]
    assert later.moved == pytest.approx(140 / 200 - 0.5)
    assert [remark.code for remark in later.findings] == ["clusters_stale"]


def test_a_cluster_that_nobody_is_in_any_more_is_shown_as_empty() -> None:
    only = scored(
        customers_of([order(f"n{at}", "2024-02-01", 15) for at in range(20)], as_of=date(2025, 1, 1)), found().frozen
    )
    assert [one.customers for one in only.clusters] == [0, 20]
    assert all(np.isfinite(list(one.centre.values())).all() for one in only.clusters)


def test_one_sweep_serves_every_number() -> None:
    swept = sweep(SHOP, ClusterSettings().features, 0)
    assert swept.recommended == found().k == 2
    for k in (2, 3):
        one, other = chosen(SHOP, swept, k), clusters(SHOP, ClusterSettings(k))
        assert np.array_equal(one.labels, other.labels)
        assert (one.k, one.settings) == (other.k, other.settings)


def with_kept(frozen: Frozen) -> bytes:
    return pack(choices().model_copy(update={"kept_clusters": frozen}), table(), "1")


def test_kept_clusters_come_back_with_the_project() -> None:
    assert unpack(io.BytesIO(with_kept(found().frozen)), 10**8).saved.choices.kept_clusters == found().frozen


@pytest.mark.parametrize("wrong", [{"centres": [[0.0], [1.0]]}, {"shares": [1.0]}, {"scalings": []}])
def test_clusters_that_cannot_be_meant_are_refused(wrong: dict[str, list[object]]) -> None:
    saved = json.loads(zipfile.ZipFile(io.BytesIO(with_kept(found().frozen))).read(CHOICES))
    saved["choices"]["kept_clusters"] |= wrong
    with pytest.raises(CannotRead):
        unpack(with_changed(CHOICES, json.dumps(saved).encode()), 10**8)


def test_clusters_that_foretell_are_told_from_noise() -> None:
    rng = np.random.default_rng(3)
    loyal = [
        order(f"l{at:03d}", f"2024-{month:02d}-{1 + at % 28:02d}", 30) for at in range(100) for month in range(1, 13)
    ]
    once = [order(f"o{at:03d}", f"2024-{1 + at % 9:02d}-{1 + int(rng.integers(28)):02d}", 30) for at in range(100)]
    rows, day = [*loyal, *once], date(2025, 1, 1)
    told = judged_clusters(
        histories(frames_of(rows), EVERYTHING, day), customers_of(rows, as_of=day), ("frequency",), 2
    )
    assert told is not None
    assert told.gain > 0.8
    assert (
        judged_clusters(histories(frames_of(once), EVERYTHING, day), customers_of(once, as_of=day), ("frequency",), 2)
        is None
    )
