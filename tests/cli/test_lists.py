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
    assert "No other system can know them either. A table to read can still be made" in ran.err


def test_nicknames_and_fingerprints_leave_the_lists_that_still_work(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    rows = "".join(
        f"{n},tb{n}_88,2026-01-0{n},10,{hashlib.md5(str(n).encode()).hexdigest()},a{n}@example.com,yes\n"
        for n in range(1, 6)
    )
    path.write_text("order,买家昵称,date,amount,phone,email,accepts marketing\n" + rows, encoding="utf-8")
    ran = ask("lists", path, "--to", "sms", "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "This list is impossible" in ran.err
    assert "Lists that can still be made: Klaviyo, Shopify" in ran.err
    assert ask("lists", path, "--to", "klaviyo", "--json").answer["written"] == 5


def test_a_part_is_left_out_by_lot_and_the_same_part_again(tmp_path: Path) -> None:
    path, out, held = (tmp_path / name for name in ("orders.csv", "list.csv", "held.csv"))
    rows = "".join(f"{n},c{n:02d},2026-01-{1 + n % 28:02d},10,c{n}@example.com,yes\n" for n in range(40))
    path.write_text("order,customer,date,amount,email,accepts marketing\n" + rows, encoding="utf-8")
    for to in ("klaviyo", "table"):
        answer = ask("lists", path, "--to", to, "--hold-out", "0.1", "--out", out, "--held-out", held, "--json").answer
        assert (answer["written"], answer["held_out"]) == (36, 4)
        left = held.read_text(encoding="utf-8-sig").split()[1:]
        assert len(set(left)) == 4
        assert not any(name.replace("c0", "c") + "@" in out.read_text(encoding="utf-8-sig") for name in left)
        again = tmp_path / "again.csv"
        ask("lists", path, "--to", to, "--hold-out", "0.1", "--held-out", again)
        assert again.read_bytes() == held.read_bytes()
    assert ask("lists", path, "--hold-out", "0.9").code == 2
    assert "held_out_not_kept" not in {one["code"] for one in answer["findings"]}
    unkept = ask("lists", path, "--hold-out", "0.1", "--json").answer["findings"]
    assert [one["level"] for one in unkept if one["code"] == "held_out_not_kept"] == ["warning"]


@pytest.mark.parametrize("to", ["klaviyo", "table"])
def test_who_is_left_out_by_lot_is_so_under_every_id(tmp_path: Path, to: str) -> None:
    path, out, held = (tmp_path / name for name in ("orders.csv", "list.csv", "held.csv"))
    rows = "".join(f"{n},c{n},2026-01-{1 + n % 28:02d},10,p{n // 2}@example.com,yes\n" for n in range(40))
    path.write_text("order,customer,date,amount,email,accepts marketing\n" + rows, encoding="utf-8")
    answer = ask("lists", path, "--to", to, "--hold-out", "0.5", "--out", out, "--held-out", held, "--json").answer
    left = {int(name.strip('"')[1:]) for name in held.read_text(encoding="utf-8-sig").split()[1:]}
    assert (answer["written"], answer["held_out"], len(left)) == (10, 10, 20)
    assert left == {other for n in left for other in (n // 2 * 2, n // 2 * 2 + 1)}
    said = out.read_text(encoding="utf-8-sig")
    assert not any(f"p{n // 2}@" in said for n in left)
    assert all(said.count(f"p{n}@") == 1 for n in range(20) if n * 2 not in left)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--to", "fax"], "--to needs table | klaviyo"),
        (["--home", "XX"], "--home needs two letters of a country"),
        (["--to", "sms", "--out", "a.xlsx"], "--out needs a file that ends in .csv"),
        (["--hold-out", "0.1", "--out", "a.csv", "--held-out", "./a.csv"], "--held-out needs another file than --out"),
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
