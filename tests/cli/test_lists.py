"""`lists` as its callers meet it: the same file that a page writes, and who is left out."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.catalog.destinations import DESTINATIONS
from tests.cli.running import ask
from tests.cli.schemas import ListsAnswer

SHOP = """order,customer,date,amount,email,phone,accepts marketing,country
1,ann,2026-01-05,100.00,Ann@Example.com,07700 900123,yes,UK
2,ann,2026-03-01,50.50,Ann@Example.com,07700 900123,yes,UK
3,bob,2026-01-20,20.00,bob@example.com,,no,UK
4,cid,2026-03-04,10.00,,138****1111,yes,UK
5,dora,2026-02-04,30.00,dora@example.com,,yes,UK
6,eve,2026-02-11,35.00,eve@example.com,,,UK
"""


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    path.write_text(SHOP, encoding="utf-8")
    return path


@pytest.fixture
def read(tmp_path: Path, orders: Path) -> Callable[..., tuple[ListsAnswer, list[list[str]]]]:
    def read(*options: str) -> tuple[ListsAnswer, list[list[str]]]:
        out = tmp_path / "list.csv"
        ran = ask("lists", orders, "--out", out, "--json", *options)
        assert (ran.code, ran.err) == (0, "")
        with out.open(encoding="utf-8-sig", newline="") as file:
            return ListsAnswer.model_validate(ran.answer), list(csv.reader(file))

    return read


def test_a_list_for_a_system_has_its_columns_and_only_those_who_agreed(read: Callable[..., tuple[ListsAnswer, list[list[str]]]]) -> None:  # fmt: skip
    answer, rows = read("--to", "klaviyo", "--owner", "Ann", "--title", "Spring")
    assert rows[0] == answer.columns == [column.header for column in DESTINATIONS[0].columns]
    assert [row[:2] for row in rows[1:]] == [["ann@example.com", "+447700900123"], ["dora@example.com", ""]]
    assert (answer.asked, answer.written, answer.title, answer.owner) == (5, 2, "Spring", "Ann")
    assert {one.code for one in answer.findings} >= {"refused_marketing", "unknown_consent_left_out", "unreachable_masked"}  # fmt: skip
    assert "ann@example.com" not in answer.model_dump_json()


def test_who_did_not_say_can_be_included_and_addresses_are_hashed_where_asked(read: Callable[..., tuple[ListsAnswer, list[list[str]]]]) -> None:  # fmt: skip
    answer, rows = read("--to", "meta", "--unknown-consent", "include")
    assert answer.hashed
    assert {row[0] for row in rows[1:]} == {hashlib.sha256(f"{name}@example.com".encode()).hexdigest() for name in ("ann", "dora", "eve")}  # fmt: skip


def test_only_some_groups_are_asked_for(read: Callable[..., tuple[ListsAnswer, list[list[str]]]], orders: Path) -> None:
    everybody, _ = read()
    code = everybody.segments[0].segment
    some, rows = read("--segments", code)
    assert [(one.segment, one.customers) for one in some.segments] == [(code, some.asked)]
    assert len(rows) == some.written + 1
    ran = ask("lists", orders, "--segments", "nobody")
    assert (ran.code, ran.out) == (2, "")
    assert "has no group nobody; it has champions" in ran.err


def test_an_impossible_list_is_said(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("order,customer,date,amount,phone,accepts marketing\n1,ann,2026-01-05,10,138****1111,yes\n", encoding="utf-8")  # fmt: skip
    ran = ask("lists", path, "--to", "damopan", "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "This list is impossible" in ran.err


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--to", "fax"], "--to needs table | klaviyo"),
        (["--home", "XX"], "--home needs two letters of a country"),
        (["--to", "sms", "--out", "a.xlsx"], "--out needs a file that ends in .csv"),
    ],
)
def test_a_wrong_call_is_said(orders: Path, options: list[str], expected: str) -> None:
    ran = ask("lists", orders, *options)
    assert (ran.code, ran.out) == (2, "")
    assert expected in ran.err


def test_a_person_reads_how_many_are_in_it(orders: Path) -> None:
    ran = ask("lists", orders, "--language", "zh")
    assert ran.code == 0
    assert "--out" in ran.out
    assert "{" not in ran.out
