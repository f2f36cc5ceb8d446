"""`clusters` as its callers meet it."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.running import ask
from tests.cli.schemas import ClustersAnswer


@pytest.fixture(scope="module")
def orders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Regulars with eight orders and people who came once, forty each."""
    path = tmp_path_factory.mktemp("shop") / "orders.csv"
    rows = [f"r{n},2026-{month:02d}-{1 + n % 28:02d},{60 + n}" for n in range(40) for month in range(1, 9)]
    rows += [f"o{n},2026-01-{1 + n % 28:02d},{10 + n % 7}" for n in range(40)]
    path.write_text("\n".join(["Order,Customer,Date,Amount", *(f"{at},{row}" for at, row in enumerate(rows))]))
    return path


def test_clusters_answer_as_promised(orders: Path) -> None:
    ran = ask("clusters", orders, "--json", "--as-of", "2026-09-01")
    answer = ClustersAnswer.model_validate(ran.answer)
    assert (ran.code, ran.err) == (0, "")
    assert {score.k for score in answer.scores} >= set(range(2, 9))
    assert [cluster.cluster for cluster in answer.clusters] == list(range(1, answer.k + 1))
    assert sum(cluster.customers for cluster in answer.clusters) == answer.customers
    assert sum(sum(row.values()) for row in answer.against_rfm.table.values()) == answer.customers
    assert answer.features == ["recency_days", "frequency", "monetary"]


def test_each_customer_s_cluster_can_be_taken_away(orders: Path, tmp_path: Path) -> None:
    out = tmp_path / "who.csv"
    answer = ask("clusters", orders, "--json", "--k", "2", "--out", out).answer
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert Counter((int(row["cluster"]), row["cluster_name"]) for row in rows) == {
        (one["cluster"], one["name"]): one["customers"] for one in answer["clusters"]
    }
    assert {row["cluster"] for row in rows if row["customer_id"].startswith("r")} == {"1"}


def test_k_and_features_are_used_and_the_same_seed_gives_the_same_answer(orders: Path) -> None:
    call = ("clusters", orders, "--json", "--k", "5", "--features", "recency_days,monetary,regularity", "--seed", "4")
    one, other = (ask(*call).answer for _ in range(2))
    assert one == other
    assert (one["k"], one["chosen_by"]) == (5, "you")
    assert one["features"] == ["recency_days", "monetary", "regularity"]


def test_without_json_a_person_reads_a_table_in_their_language(orders: Path) -> None:
    assert "聚类" in ask("clusters", orders, "--k", "3", "--language", "zh").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--k", "1"), "from 2 to 12"),
        (("--k", "many"), "whole number"),
        (("--features", "shoe_size"), "recency_days"),
        (("--out", "x.pdf"), "csv or .xlsx"),
    ],
)
def test_a_wrong_call_is_refused(orders: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = ask("clusters", orders, *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_too_few_customers_are_said(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("Order,Customer,Date,Amount\n1,ann,2026-01-05,100\n2,bob,2026-02-05,50\n")
    ran = ask("clusters", path, "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "at least 10 customers" in ran.err
