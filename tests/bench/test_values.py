from __future__ import annotations

import pytest

from tests.analysis.cdnow import cells
from tests.bench import values as bench
from tests.bench.values import columns_of_cells, slider, values


def test_a_slider_is_timed_on_a_shop_that_can_be_forecast() -> None:
    found = list(slider(2000))
    assert [line.what.rpartition(": ")[2] for line in found] == [
        "all fits and checks", "margin moved / goal", "horizon moved / goal",
    ]  # fmt: skip
    assert all(line.ratio > 0 for line in found)


def test_both_start_from_the_same_customers() -> None:
    assert len(columns_of_cells()[0]) == cells().customers == 2357


def test_without_lifetimes_its_lines_are_skipped_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "find_spec", {"lifetimes": None}.get)
    monkeypatch.setattr(bench, "slider", lambda customers: iter([customers]))
    skipped, *others = values()
    assert str(skipped).endswith("skipped: lifetimes is not installed")
    assert others == [1_000_000]
