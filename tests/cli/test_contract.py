"""The contract, as its callers meet it: real files, exit codes and one JSON object; each code by a real process, too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from tests.cli.running import Ran, ask, run
from tests.cli.schemas import ImportAnswer, RfmAnswer

Write = Callable[..., Path]

HEADER = "Order,Customer,Date,Amount,Status"
ORDERS = (
    "1,ann,2026-01-05 10:00:00,100.00,paid",
    "2,ann,2026-02-05 10:00:00,50.50,paid",
    "3,bob,2026-03-01 09:30:00,20.00,paid",
    "4,cid,2026-03-02 09:30:00,10.00,cancelled",
    "5,,2026-03-03 09:30:00,7.00,paid",
    "6,dan,2026-03-04 12:00:00,1000.00,paid",
)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes rows under a header to a file and returns its path."""

    def write(*rows: str, header: str = HEADER, name: str = "orders.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def orders(write: Write) -> Path:
    return write(*ORDERS)


def refused(ran: Ran, code: int) -> str:
    """The one sentence of a call that was not answered."""
    assert ran.code == code
    assert ran.out == ""
    assert ran.err.startswith("error: ")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    return ran.err


def test_import_answers_as_promised(orders: Path) -> None:
    ran = run("import", orders, "--json")
    answer = ImportAnswer.model_validate(ran.answer)
    assert (ran.code, ran.err) == (0, "")
    assert (answer.rows, answer.orders, answer.customers, answer.revenue) == (6, 4, 3, 1170.5)
    assert (answer.first, answer.last) == ("2026-01-05 10:00:00", "2026-03-04 12:00:00")
    assert answer.mapping == {
        "order_id": "Order",
        "customer_id": "Customer",
        "ordered_at": "Date",
        "amount": "Amount",
        "status": "Status",
    }


def test_import_judges_the_file(orders: Path) -> None:
    quality = ImportAnswer.model_validate(ask("import", orders, "--json").answer).quality
    checks = {one.code: one for one in quality.checks}
    assert quality.verdict == "fail"
    assert (checks["history"].verdict, checks["history"].value, checks["history"].measure) == ("fail", 59, "days")
    assert checks["guests"].verdict == "review"
    assert checks["order_numbers"].next_step is None
    assert checks["time_zone"].verdict is None


def test_what_amounts_mean_and_who_is_a_customer_can_be_said(write: Write) -> None:
    path = write(
        "1,a1,ann@x.org,2026-01-05,100,5,USD",
        "2,a2,ann@x.org,2026-01-06,50,5,EUR",
        header="Order,Account,Email,Date,Amount,Shipping,Currency",
    )
    ran = ask("import", path, "--customer-by", "email", "--currency", "EUR", "--rates", "USD=0.9", "--shipping", "without", "--json")  # fmt: skip
    answer = ImportAnswer.model_validate(ran.answer)
    assert (answer.customers, answer.revenue, answer.currency) == (1, 90 + 50 - 4.5 - 5, "EUR")
    assert {"code": "shipping_left_out", "rows": 0, "orders": 2, "amount": 9.5, "fate": "set_aside"} in ran.answer[
        "ledger"
    ]


@pytest.mark.parametrize("rates", ["USD", "USD=0", "USD=nan", "USD=x", "DOLLAR=2"])
def test_rates_that_cannot_be_meant_are_refused(orders: Path, rates: str) -> None:
    refused(ask("import", orders, "--currency", "EUR", "--rates", rates), 2)


def test_the_ledger_accounts_for_every_row_and_all_money(orders: Path) -> None:
    ledger = ask("import", orders, "--json").answer["ledger"]
    assert {(line["code"], line["fate"], line["rows"], line["amount"]) for line in ledger} == {
        ("counted", "counted", 4, 1170.5),
        ("status_excluded", "set_aside", 1, 10.0),
        ("guest_order", "set_aside", 1, 7.0),
    }


def test_rfm_answers_as_promised(orders: Path) -> None:
    ran = run("rfm", orders, "--json")
    answer = RfmAnswer.model_validate(ran.answer)
    assert (ran.code, ran.err) == (0, "")
    assert (answer.as_of, answer.customers, answer.orders, answer.revenue) == ("2026-03-05", 3, 4, 1170.5)
    assert len(answer.segments) == 24
    assert sum(segment.customers for segment in answer.segments) == sum(cell.customers for cell in answer.cells) == 3
    assert (answer.map.name, answer.map.cells, answer.map.uncovered, answer.map.dead_rules) == (
        "regulars-24",
        125,
        0,
        [],
    )


@pytest.mark.parametrize("command", ["import", "rfm"])
def test_without_json_a_person_reads_a_table(orders: Path, command: str) -> None:
    ran = ask(command, orders)
    assert (ran.code, ran.err) == (0, "")
    assert "1,170.50" in ran.out
    assert "{" not in ran.out


def test_the_readers_language_changes_sentences_and_nothing_else(orders: Path) -> None:
    english, chinese = (ask("rfm", orders, "--json", "--language", code).answer for code in ("en", "zh"))
    assert [remark.pop("text") for remark in english["findings"]] != [
        remark.pop("text") for remark in chinese["findings"]
    ]
    assert english == chinese
    assert "核心客户" in ask("rfm", orders, "--language", "zh").out


# Each option: its arguments, and what it must change in the answer to `import`.
OPTIONS = {
    "map": (["--map", "customer_id=Status"], ("customers", 2)),
    "as_of": (["--as-of", "2026-02-28"], ("orders", 2)),
    "status_keep": (["--status-keep", "paid,cancelled"], ("orders", 5)),
    "status_drop": (["--status-drop", "paid"], ("orders", 0)),
    "currency": (["--currency", "GBP"], ("currency", "GBP")),
    "seed": (["--seed", "7"], ("orders", 4)),
}


@pytest.mark.parametrize(("arguments", "change"), OPTIONS.values(), ids=OPTIONS)
def test_an_option_of_reading_does_what_it_says(orders: Path, arguments: list[str], change: tuple[str, object]) -> None:
    answer = ask("import", orders, "--json", *arguments).answer
    ImportAnswer.model_validate(answer)
    assert answer[change[0]] == change[1]


def test_orders_after_as_of_are_in_the_future(orders: Path) -> None:
    ledger = ask("import", orders, "--json", "--as-of", "2026-02-28").answer["ledger"]
    assert ("future_date", "set_aside", 3) in {(line["code"], line["fate"], line["rows"]) for line in ledger}


def test_an_as_of_before_the_first_order_is_said_with_both_days(orders: Path) -> None:
    said = refused(ask("rfm", orders, "--json", "--as-of", "2020-01-01"), 1)
    assert "1 Jan 2020" in said
    assert "5 Jan 2026" in said


def test_orders_after_today_are_in_the_future(write: Write) -> None:
    later = date.today() + timedelta(days=2)  # noqa: TID251 - the command line asks the same clock
    answer = ask("import", write(*ORDERS, f"7,eve,{later} 00:00:00,5,paid"), "--json").answer
    assert (answer["orders"], answer["last"]) == (4, "2026-03-04 12:00:00")


@pytest.mark.parametrize(("choice", "revenue", "refunds"), [("net", 120.5, 30.0), ("ignore", 150.5, 0.0)])
def test_refunds_are_netted_or_ignored(write: Write, choice: str, revenue: float, refunds: float) -> None:
    path = write(*ORDERS[:2], "7,ann,2026-03-01 10:00:00,-30.00,paid")
    answer = ask("import", path, "--json", "--refunds", choice).answer
    assert (answer["orders"], answer["revenue"], answer["gross"], answer["refunds"]) == (2, revenue, 150.5, refunds)


@pytest.mark.parametrize(("choice", "revenue"), [("auto", 170.5), ("drop", 170.5), ("keep", 220.999)])
def test_duplicates_are_dropped_or_kept(write: Write, choice: str, revenue: float) -> None:
    path = write(*ORDERS[:3], ORDERS[1].replace("50.50", "50.50"), header=HEADER)
    answer = ask("import", path, "--json", "--duplicates", choice).answer
    assert answer["rows"] == 4
    assert answer["revenue"] == pytest.approx(revenue, abs=0.5)


@pytest.mark.parametrize(("order", "first"), [("DMY", "2026-02-01 00:00:00"), ("MDY", "2026-01-02 00:00:00")])
def test_dates_that_fit_two_orders_are_read_as_told(write: Write, order: str, first: str) -> None:
    path = write("1,ann,01/02/2026,5,paid", "2,bob,03/04/2026,5,paid")
    assert ask("import", path, "--json", "--date-order", order).answer["first"] == first


def test_dates_that_fit_two_orders_are_day_first_with_a_warning(write: Write) -> None:
    ran = ask("import", write("1,ann,01/02/2026,5,paid", "2,bob,03/04/2026,5,paid"), "--json")
    assert ran.answer["dialect"]["date_order"] == "DMY"
    assert "date_order_ambiguous" in ran.codes()


@pytest.mark.parametrize(("mark", "revenue"), [(".", 1.234), (",", 1234.0)])
def test_the_decimal_mark_is_read_as_told(write: Write, mark: str, revenue: float) -> None:
    assert ask("import", write("1,ann,2026-01-02,1.234,paid"), "--json", "--decimal", mark).answer["revenue"] == revenue


def test_a_sheet_is_read_as_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, amount in (("January", 10), ("February", 20)):
        sheet = book.create_sheet(name)
        for row in (
            HEADER.split(","),
            ["1", "ann", "2026-01-05", amount, "paid"],
            ["2", "bob", "2026-01-06", amount, "paid"],
        ):
            sheet.append(row)
    book.save(tmp_path / "book.xlsx")
    answer = ask("import", tmp_path / "book.xlsx", "--json", "--sheet", "February").answer
    assert (answer["dialect"]["sheet"], answer["revenue"]) == ("February", 40.0)


def test_several_files_with_equal_headers_are_joined(write: Write) -> None:
    first, second = write(*ORDERS[:2], name="a.csv"), write(*ORDERS[2:], name="b.csv")
    answer = ask("import", first, second, "--json").answer
    assert (answer["rows"], answer["orders"], answer["revenue"]) == (6, 4, 1170.5)


def test_a_header_without_rows_is_nothing_to_count(write: Write) -> None:
    path = write()
    assert "headers but no rows" in refused(ask("import", path, "--json"), 1)
    refused(ask("rfm", path, "--json"), 1)


def test_several_currencies_are_not_added_up(write: Write) -> None:
    header = HEADER + ",Currency"
    path = write(*(f"{row},{code}" for row, code in zip(ORDERS, ("GBP", "USD") * 3, strict=True)), header=header)
    ran = ask("import", path, "--json")
    ImportAnswer.model_validate(ran.answer)
    assert (ran.answer["revenue"], ran.answer["gross"], ran.answer["refunds"]) == (None, None, None)
    assert ran.answer["by_currency"] == {"GBP": 120.0, "USD": 1050.5}
    assert "mixed_currency" in ran.codes()
    shown = ask("import", path).out
    assert "GBP 120.00 · USD 1,050.50" in shown
    assert "1,170.50" not in shown
    assert "--currency" in refused(ask("rfm", path, "--json"), 1)
    assert ask("rfm", path, "--json", "--currency", "USD").answer["revenue"] == 1050.5


def test_bins_and_cut_offs_are_those_asked_for(orders: Path) -> None:
    answer = ask(
        *("rfm", orders, "--json", "--bins", "3", "--recency-cuts", "2,30", "--monetary-cuts", "50,150.5,500"),
        *("--map-name", "regulars-11", "--as-of", "2026-03-10"),
    ).answer
    RfmAnswer.model_validate(answer)
    assert answer["as_of"] == "2026-03-10"
    assert answer["cutoffs"] == {
        "recency_days": [2, 30],
        "frequency": [1, pytest.approx(4 / 3)],
        "monetary": [50, 150.5, 500],
    }
    assert {(cell["r"], cell["m"]) for cell in answer["cells"]} == {(1, 2), (2, 1), (2, 4)}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_out_writes_one_row_a_customer(orders: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"list.{ending}"
    assert ask("rfm", orders, "--json", "--out", path).code == 0
    if ending == "csv":
        rows = [line.split('","') for line in path.read_text(encoding="utf-8-sig").splitlines()]
    else:
        rows = [[str(cell.value) for cell in row] for row in openpyxl.load_workbook(path).worksheets[0].iter_rows()]
    assert rows[0][0].strip('"') == "customer_id"
    assert [row[0].strip('"') for row in rows[1:]] == ["ann", "bob", "dan"]


def test_help_is_an_answer() -> None:
    ran = run("--help")
    assert (ran.code, ran.err) == (0, "")
    assert "--recency-cuts" in ran.out


def test_a_wrong_call_is_code_2(orders: Path) -> None:
    assert "no option --nonsense" in refused(run("rfm", orders, "--nonsense"), 2)
    assert "Expected one of the commands" in refused(ask("segments", orders), 2)


def test_a_wrong_call_is_explained_in_the_callers_language(orders: Path) -> None:
    assert "没有 --nonsense 这个选项" in refused(ask("rfm", orders, "--nonsense", "--language", "zh"), 2)


def test_a_map_that_does_not_exist_is_code_2(orders: Path) -> None:
    assert "regulars-11" in refused(ask("rfm", orders, "--map-name", "no-such-map"), 2)


def test_files_with_other_headers_are_not_joined(write: Write) -> None:
    first, second = write(*ORDERS, name="a.csv"), write("1,2", header="A,B", name="b.csv")
    assert "“b.csv” has other columns than “a.csv”" in refused(ask("import", first, second), 2)


@pytest.mark.parametrize("content", [b"", b"\x7fELF" + bytes(range(256)) * 20], ids=["empty", "a program"])
def test_a_file_that_cannot_be_read_is_code_2(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "orders.csv").write_bytes(content)
    assert "orders.csv" in refused(ask("import", tmp_path / "orders.csv", "--json"), 2)


def test_a_file_that_is_not_there_is_code_2(tmp_path: Path) -> None:
    assert "none.csv" in refused(ask("import", tmp_path / "none.csv"), 2)


def test_a_list_that_cannot_be_written_is_code_2(orders: Path, tmp_path: Path) -> None:
    assert "cannot be written" in refused(ask("rfm", orders, "--out", tmp_path / "no folder" / "list.csv"), 2)


def test_a_file_without_buyers_is_read_and_cannot_be_scored(write: Write) -> None:
    path = write("1,2026-01-05,10.00", "2,2026-01-06,11.00", header="Order,Date,Amount")
    assert ask("import", path, "--json").answer["customers"] == 0
    refused(run("rfm", path, "--json"), 1)


def test_a_mapping_to_a_header_that_is_not_there_is_refused(orders: Path) -> None:
    assert "Totl" in refused(ask("import", orders, "--map", "amount=Totl"), 2)
    assert "amuont" in refused(ask("import", orders, "--map", "amuont=Total"), 2)


def test_the_file_that_is_read_is_never_written_over(orders: Path) -> None:
    before = orders.read_bytes()
    refused(ask("rfm", orders, "--out", str(orders)), 2)
    assert orders.read_bytes() == before


def test_a_workbook_with_a_password_is_code_3(reference: Path) -> None:
    assert "password" in refused(ask("import", reference / "ugly/suite_a/97_password_secret123.xlsx", "--json"), 3)


def test_a_bomb_is_code_3(reference: Path) -> None:
    refused(run("import", reference / "ugly/suite_a/A8_zip_bomb_300MB.zip", "--json"), 3)


def test_a_fault_of_ours_is_one_sentence_that_tells_nothing_of_the_data(
    orders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise KeyError("+86 138 0013 8000")

    monkeypatch.setattr("lib.cli.answers.answer", fail)
    said = refused(ask("import", orders), 1)
    assert "KeyError, test_contract.py" in said
    assert "138" not in said


def test_a_person_reads_names_of_fields_verdicts_and_groups(write: Write) -> None:
    path = write(*ORDERS)
    said = ask("import", path).out
    assert "Order number" in said
    assert "order_id" not in said
    assert "FAIL" in ask("import", write("1,ann,2026-01-05,10.00,paid")).out
    lists = ask("lists", write(*(f"{row},yes" for row in ORDERS), header=HEADER + ",Accepts marketing")).out
    assert "Group" in lists
    assert "_" not in lists
