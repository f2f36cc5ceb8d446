from __future__ import annotations

from pathlib import Path

from tests.bench.contenders import careful_pandas, plain_duckdb, regulars
from tests.bench.line import Line
from tests.bench.logs import order_log


def test_the_contenders_give_the_same_answer(tmp_path: Path) -> None:
    log = str(order_log(tmp_path, 20_000))
    groups = {name: count for name, count in regulars(log)["check"].items() if count}
    assert groups == careful_pandas(log)["check"]
    assert sum(groups.values()) == plain_duckdb(log)["check"]


def test_a_line_says_whether_its_goal_is_met() -> None:
    assert "met" in str(Line("a", "1 s", "2 s", 0.5, at_most=1.3))
    assert "MISSED" in str(Line("a", "1 s", "2 s", 1.4, at_most=1.3))
    assert "MISSED" in str(Line("a", "1 s", "2 s", 1.7, at_least=1.8))
    assert Line("told only", "1 s", "2 s", 99.0).met
