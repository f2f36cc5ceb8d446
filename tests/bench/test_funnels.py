from __future__ import annotations

from tests.bench.funnels import compared, event_table


def test_the_funnel_and_the_exact_query_agree() -> None:
    found = compared(event_table(30_000))
    assert found["counts"][0] > found["counts"][-1] > 0
