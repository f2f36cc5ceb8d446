"""`import` tells which statuses count, and who of other files is among the customers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lib.cli import reading
from lib.cli.reading import table_of
from lib.core.errors import CannotRead
from lib.core.settings import ImportSettings
from lib.ingest.read import read_table
from lib.ingest.table import TextTable
from tests.cli.running import ask
from tests.cli.schemas import CustomersAnswer, ImportAnswer, LinesAnswer

ORDERS = """order id,date,email,amount,status
1,2024-01-05,ann@x.org,10.00,paid
2,2024-01-06,bob@x.org,20.00,paid
3,2024-02-01,ann@x.org,30.00,cancelled
"""
PEOPLE = "customer id,email,first order,orders\nc1,ANN@x.org,2024-01-05,1\nc2,zoe@x.org,2024-01-06,1\n"


@pytest.fixture(name="orders")
def _orders(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    path.write_text(ORDERS, encoding="utf-8")
    return path


def test_each_status_tells_its_money_and_whether_it_counts(orders: Path) -> None:
    answer = ImportAnswer.model_validate(ask("import", orders, "--json").answer)
    assert [(one.status, one.rows, one.amount, one.counts) for one in answer.statuses] == [
        ("paid", 2, 30, True),
        ("cancelled", 1, 30, False),
    ]
    assert answer.links is None
    said = ask("import", orders).out
    assert any(line.split() == ["cancelled", "no", "1", "30.00"] for line in said.splitlines())


def test_money_that_has_no_rows_of_its_own_is_told_with_its_orders(tmp_path: Path) -> None:
    file = tmp_path / "o.csv"
    file.write_text("Order ID,Email,Date,Total,Shipping\n1,a@x.org,2024-01-05,15.00,5.00\n2,b@x.org,2024-01-06,20.00,0\n", encoding="utf-8")  # fmt: skip
    out = ask("import", file, "--shipping", "without").out
    lines = [line.split() for line in out.splitlines()]
    assert ["Shipping", "left", "out", "–", "1", "5.00"] in lines
    assert ["Counted", "2", "2", "30.00"] in lines


def test_money_of_several_currencies_is_not_added_up_by_status(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    head, *rows = ORDERS.splitlines()
    path.write_text("\n".join([f"{head},currency", f"{rows[0]},EUR", f"{rows[1]},USD"]), encoding="utf-8")
    answer = ImportAnswer.model_validate(ask("import", path, "--json").answer)
    assert [(one.status, one.amount) for one in answer.statuses] == [("paid", None)]


def test_who_of_a_file_is_among_the_customers_is_told_as_on_the_page(orders: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    answer = ImportAnswer.model_validate(ask("import", orders, "--beside", people, "--json").answer)
    assert answer.links is not None
    (link,) = answer.links
    assert (link.file, link.kind, link.people, link.matched, link.share) == ("people.csv", "customers", 2, 1, 0.5)
    assert (link.by["email"], link.only_there, link.only_here, link.conflicts) == (1, 1, 1, 0)
    assert [one.customer_id for one in link.examples["only_here"]] == ["bob@x.org"]
    assert "by e-mail 1" in ask("import", orders, "--beside", people).out


def test_a_bare_list_is_compared_whichever_of_the_two_files_comes_first(orders: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Email,Level\nANN@x.org,Gold\nzoe@x.org,Silver\n", encoding="utf-8")
    first = ImportAnswer.model_validate(ask("import", orders, "--beside", people, "--json").answer)
    given = CustomersAnswer.model_validate(ask("import", people, "--beside", orders, "--json").answer)
    assert first.links is not None
    assert given.links == first.links
    (link,) = first.links
    assert (link.file, link.people, link.matched, link.only_there, link.only_here) == ("people.csv", 2, 1, 1, 1)
    said = ask("import", people, "--beside", orders).out
    assert "ann@x.org" in said
    assert "zoe@x.org" in said


@pytest.mark.parametrize(
    "text",
    [
        "Email,Level\nANN@x.org,Gold\nzoe@x.org,Silver\n",
        "Email Address,First Name,OPTIN_TIME,LEID\nann@x.org,Ann,2024-01-05 10:00,1\nzoe@x.org,Zoe,2024-01-06 10:00,2\n",
    ],
)
def test_a_bare_list_alone_is_a_list_of_customers_which_says_what_it_lacks(text: str, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(text, encoding="utf-8")
    alone = CustomersAnswer.model_validate(ask("import", people, "--json").answer)
    assert (alone.kind, alone.rows, alone.customers) == ("customers", 2, 2)
    (said,) = [one for one in alone.findings if one.code == "people_alone"]
    assert (said.level, "list of people" in said.text, "--beside" in said.text) == ("warning", True, True)
    assert ask("rfm", people).code == 1


def test_lines_beside_their_orders_are_joined_by_number(orders: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines.csv"
    lines.write_text("Order,Product,Quantity,Price\n1,Tea,2,5.00\n2,Cup,1,18.00\n9,Pot,1,5.00\n", encoding="utf-8")
    answer = ImportAnswer.model_validate(ask("import", orders, "--beside", lines, "--json").answer)
    assert (answer.revenue, answer.links) == (30, None)
    assert answer.joined is not None
    (one,) = answer.joined
    assert (one.file, one.rows, one.rows_joined, one.rows_without_order) == ("lines.csv", 3, 2, 1)
    assert (one.orders_joined, one.orders_other, one.lines_amount, one.orders_amount) == (2, 1, 28, 30)
    given = LinesAnswer.model_validate(ask("import", lines, "--beside", orders, "--json").answer)
    assert (given.lines, given.orders, given.products, given.revenue, given.joined) == (3, 3, 3, 33, [one])
    assert "1 line names an order that is not in the order file (9)" in ask("import", orders, "--beside", lines).out
    alone = ask("import", lines)
    assert (alone.code, "lines of orders" in alone.err) == (1, True)


@pytest.mark.parametrize("buyer", ["", ",ann@x.org"])
def test_lines_with_a_day_are_joined_by_number(orders: Path, tmp_path: Path, buyer: str) -> None:
    lines = tmp_path / "lines.csv"
    rows = [f"1,2024-01-05{buyer},Tea,2,5.00", f"2,2024-01-06{buyer},Cup,1,18.00"]
    header = f"Order ID,Date{',Email' if buyer else ''},Product,Quantity,Unit price"
    lines.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    answer = ImportAnswer.model_validate(ask("import", orders, "--beside", lines, "--json").answer)
    assert answer.joined is not None
    (one,) = answer.joined
    assert (answer.revenue, one.rows_joined, one.orders_joined, one.lines_amount) == (30, 2, 2, 28)
    given = LinesAnswer.model_validate(ask("import", lines, "--beside", orders, "--json").answer)
    assert (given.lines, given.joined) == (2, [one])


def test_lines_open_what_asks_for_products(orders: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines.csv"
    lines.write_text("Order,Product,Quantity,Price\n1,Tea,2,5.00\n2,Cup,1,20.00\n", encoding="utf-8")
    by_product = ("lifecycle", orders, "--cohorts-by", "first_product", "--json")
    assert ask(*by_product).code == 1
    ran = ask(*by_product, "--lines", lines)
    assert {"Tea", "Cup"} <= {one["cohort"] for one in ran.answer["cohorts"]["rows"]}


def test_a_file_that_names_nobody_and_orders_that_are_none_are_refused(orders: Path, tmp_path: Path) -> None:
    spend = tmp_path / "spend.csv"
    spend.write_text("Day,Channel,Cost\n2024-01-05,google,3.20\n2024-01-06,meta,4.30\n", encoding="utf-8")
    for call in ((orders, "--beside", spend), (spend, "--beside", orders)):
        ran = ask("import", *call, "--json")
        assert ran.code == 1
        assert "--beside" in ran.err


def test_money_that_was_left_out_is_told_with_its_orders_and_no_rows_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "shipped.csv"
    path.write_text("Order,Date,Email,Total,Shipping\n1,2024-01-05,a@x.org,15.00,5.00\n2,2024-01-06,b@x.org,25.00,5.00\n", encoding="utf-8")  # fmt: skip
    lines = [line.split() for line in ask("import", path, "--shipping", "without").out.splitlines()]
    assert ["Counted", "2", "2", "30.00"] in lines
    assert ["Shipping", "left", "out", "–", "2", "10.00"] in lines
    # Where no line tells orders, there is no column of them.
    spend = tmp_path / "spend.csv"
    spend.write_text("Day,Channel,Cost\n2024-01-05,google,3.20\n2024-01-06,meta,4.30\n", encoding="utf-8")
    assert ["Counted", "2", "7.50"] in [line.split() for line in ask("import", spend).out.splitlines()]


def test_files_of_different_kinds_given_as_one_are_told_how_they_belong_together(orders: Path, tmp_path: Path) -> None:
    files = {"people.csv": PEOPLE, "lines.csv": "order id,product,qty,price\n1,Tea,1,10.00\n2,Cup,2,10.00\n", "back.csv": "order id,refund date,refund amount\n1,2024-02-01,5.00\n"}  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(CannotRead) as told:
        table_of([orders, *(tmp_path / name for name in files)], ImportSettings())
    facts = told.value.sentence.facts
    assert facts["call"] == "orders.csv --beside people.csv --beside lines.csv"
    assert "back.csv: a list of what was given back" in str(facts["files"][-1])


_BACK = "order id,refund date,refund amount\n1,2024-02-01,5.00\n"
_ITEMS = "order id,product,qty,price\n1,Tea,1,10.00\n2,Cup,2,10.00\n"


@pytest.mark.parametrize(
    "call",
    [
        ("orders.csv", "back.csv", "items.csv"),
        ("items.csv", "back.csv", "orders.csv"),
        ("orders.csv", "items.csv", "--beside", "back.csv"),
        ("back.csv", "--beside", "orders.csv", "--beside", "items.csv"),
    ],
)
def test_refunds_and_lines_may_stand_on_either_side_of_orders(orders: Path, call: tuple[str, ...]) -> None:
    """Refunds were taken as one of the first files only, and lines only behind `--beside`."""
    (orders.parent / "back.csv").write_text(_BACK, encoding="utf-8")
    (orders.parent / "items.csv").write_text(_ITEMS, encoding="utf-8")
    given = [one if one.startswith("--") else orders.parent / one for one in call]
    answer = ImportAnswer.model_validate(ask("import", *given, "--json").answer)
    assert (answer.orders, answer.gross, answer.refunds, answer.revenue) == (2, 30, 5, 25)
    assert answer.joined is not None
    assert [(one.file, one.rows_joined) for one in answer.joined] == [("items.csv", 2)]


@pytest.mark.parametrize(
    "call", [("other.csv", "shop.csv", "back.csv"), ("other.csv", "shop.csv", "--beside", "back.csv")]
)
def test_refunds_belong_to_those_of_several_order_files_that_they_name(tmp_path: Path, call: tuple[str, ...]) -> None:
    """They were looked for among the orders of the first file only."""
    files = {
        "other.csv": "order id,date,email,amount\nA901,2024-01-15,ann@x.org,30.00\nA902,2024-01-16,bob@x.org,20.00\n",
        "shop.csv": "order id,date,email,amount\n1,2024-01-15,ann@x.org,10.00\n2,2024-01-16,bob@x.org,20.00\n3,2024-01-23,ann@x.org,5.00\n",
        "back.csv": "refund no,order id,refund date,refund amount\nR1,1,2024-02-01,5.00\nR2,2,2024-02-02,4.00\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    answer = ask("import", *(one if one.startswith("--") else tmp_path / one for one in call), "--json").answer
    assert (answer["orders"], answer["gross"], answer["refunds"]) == (5, 85, 9)


def test_files_that_are_sorted_into_their_places_are_each_read_once(
    orders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Orders with lines handed over before them do not fit so; they were read again to be sorted, and again to be answered from."""
    lines = tmp_path / "lines.csv"
    lines.write_text("order id,product,quantity,unit price\n1,Tea,1,10.00\n2,Cup,2,10.00\n3,Tea,3,10.00\n", "utf-8")
    read: list[str] = []

    def counted(path: Path, *more: Any, **others: Any) -> TextTable:
        read.append(path.name)
        return read_table(path, *more, **others)

    monkeypatch.setattr(reading, "read_table", counted)
    ran = ask("import", lines, orders, "--json")
    assert (ran.code, sorted(read)) == (0, ["lines.csv", "orders.csv"])
