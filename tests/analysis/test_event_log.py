"""What was read of a log, sorted and found again."""

from __future__ import annotations

import random

import numpy as np
import pytest

from lib.analysis import event_log
from tests.analysis.funnel_logs import log_of

NAMES = ("view", "cart", "order")


def test_keys_and_places_are_remembered_apart() -> None:
    log = log_of([("ann", "view", 5), ("ann", "keys", 9), ("bob", "view", 7)])
    assert log.places(["keys", "view"]).tolist() == [0, 1, 2]
    assert log.keys(["view"]).tolist() == log.key[log.places(["view"])].tolist()
    assert log.places(["view"]).tolist() == [0, 2]


@pytest.mark.parametrize("beside", [{}, {"device": ["phone", "desktop", ""] * 100}])
def test_a_log_too_wide_for_one_number_is_sorted_alike(
    monkeypatch: pytest.MonkeyPatch, beside: dict[str, list[str]]
) -> None:
    drawn = random.Random(4)
    rows = [(f"u{drawn.randrange(20)}", drawn.choice(NAMES), drawn.randrange(50)) for _ in range(300)]
    narrow = log_of(rows, **beside)
    monkeypatch.setattr(event_log, "_BITS", 1)
    wide = log_of(rows, **beside)
    for name in ("unit", "second", "event", "key", "customer"):
        assert np.array_equal(getattr(narrow, name), getattr(wide, name)), name
    assert {name: one.codes.tolist() for name, one in narrow.attributes.items()} == {
        name: one.codes.tolist() for name, one in wide.attributes.items()
    }
