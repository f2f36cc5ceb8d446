"""Exports that overlap: the newer one's orders count, and every row that was given has its line."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lib.analysis.quality import Shop, quality
from lib.catalog import CATALOGUE
from lib.core.errors import CannotRead
from lib.core.settings import ImportSettings
from lib.ingest.appending import append
from lib.ingest.convert import convert
from lib.ingest.imported import Imported
from lib.ingest.joining import joined, taken_out
from lib.ingest.understand import needed_by
from tests.ingest.orders_of import booked, codes, fates, imported, money
from tests.ingest.tables import table_of

TODAY = date(2026, 6, 1)
MAY = "order id,date,email,amount\n1,2026-04-30,a@x.org,10.00\n2,2026-05-01,b@x.org,20.00\n"
JUNE = "order id,date,email,amount\n2,2026-05-01,b@x.org,25.00\n3,2026-05-20,c@x.org,40.00\n"


def together(*texts: str, **settings: object) -> Imported:
    table = joined([table_of(text) for text in texts], [f"{at}.csv" for at in range(len(texts))])
    return convert(table, ImportSettings(**settings), CATALOGUE, TODAY)  # type: ignore[arg-type]


@pytest.mark.parametrize("texts", [(MAY, JUNE), (JUNE, MAY)])
def test_an_order_in_two_files_counts_once_as_the_newer_one_has_it(texts: tuple[str, str]) -> None:
    found = together(*texts)
    assert money(found) == 75
    assert sorted(fates(found)) == ["counted"] * 3 + ["replaced"]
    assert booked(found) == {"counted": 75, "replaced": 20}
    assert (found.ledger.rows_read, found.ledger.amount_read_e4) == (4, 950_000)
    assert "files_laid_over" in codes(found)
    assert found.rows["source_row"].tolist() == [2, 3, 2, 3]


def test_of_equally_new_files_the_last_one_given_wins() -> None:
    corrected = MAY.replace("20.00", "21.00")
    assert money(together(MAY, corrected)) == 31
    assert money(together(corrected, MAY)) == 30


def test_numbers_that_each_file_counts_anew_are_of_different_orders() -> None:
    other = "order id,date,email,amount\n1,2026-05-30,d@x.org,10.00\n2,2026-05-31,e@x.org,20.00\n"
    assert money(together(MAY, other)) == 60
    branch = "order id,date,email,amount\n1,2026-04-30,d@x.org,1.00\n2,2026-05-01,e@x.org,2.00\n"
    assert money(together(MAY, branch)) == 33


def test_a_list_cut_in_the_midst_of_an_order_loses_no_line() -> None:
    head = "order id,date,email,product,quantity,unit price\n"
    first = head + "1,2026-04-01,a@x.org,tea,1,5\n2,2026-04-02,b@x.org,tea,1,5\n"
    second = head + "2,2026-04-02,b@x.org,cup,1,7\n3,2026-04-03,a@x.org,cup,2,7\n"
    assert money(together(first, second)) == 31


def test_what_was_replaced_says_whose_it_was() -> None:
    found = together(MAY, JUNE)
    assert found.rows.loc[found.rows["fate"] == "replaced", "customer_id"].tolist() == ["b@x.org"]


def test_a_column_in_one_file_alone_is_no_hindrance_unless_it_matters() -> None:
    noted = JUNE.replace("amount", "amount,note").replace(".00", ".00,x")
    older, newer = imported(MAY), imported(noted)
    table, shared = append(older, newer, ("may", "june"))
    assert shared == 1
    assert table.headers == ("order id", "date", "email", "amount", "note")
    assert table.cells.column(4).to_pylist() == [None, None, "x", "x"]
    in_money = JUNE.replace("amount", "amount,currency").replace(".00", ".00,USD")
    with pytest.raises(CannotRead):
        append(older, imported(in_money), ("may", "june"))
    with pytest.raises(CannotRead):
        joined([table_of(MAY), table_of(in_money)], ["may", "june"], needed_by(CATALOGUE, TODAY))


def test_an_export_that_is_added_may_call_and_spell_its_columns_otherwise() -> None:
    newer = imported("ORDER ID,Order date,E-mail,amount\n9,2026-05-20,b@x.org,4.00\n")
    table, shared = append(imported(MAY), newer, ("may", "june"))
    assert (table.headers, shared) == (("order id", "date", "email", "amount"), 0)
    with pytest.raises(CannotRead):
        append(imported(MAY), imported("ORDER ID,Order date,Phone,amount\n9,2026-05-20,0171 234567,4.00\n"), ("may", "june"))  # fmt: skip


def test_another_state_is_read_by_the_same_rules() -> None:
    head = "order id,date,email,status,amount\n"
    before = head + "1,2026-04-01,a@x.org,pending,5\n2,2026-04-02,b@x.org,pending,5\n3,2026-04-03,a@x.org,paid,5\n"
    now = imported(before + "".join(f"{n},2026-05-01,c@x.org,paid,5\n" for n in range(4, 9)))
    assert money(imported(before)) == 15
    assert money(convert(table_of(before), ImportSettings(), CATALOGUE, TODAY, now)) == 5


HEAD = "order id,date,email,amount\n"
OURS = HEAD + "".join(f"{n},2026-04-{n:02},our{n % 3}@x.org,10.00\n" for n in range(1, 10))
THEIRS = HEAD + "".join(f"{n},2026-04-{n:02},their{n % 4}@y.org,7.00\n" for n in range(1, 10))


def doubts(*texts: str) -> list[dict[str, object]]:
    return [dict(one.sentence.facts) for one in together(*texts).findings if one.code == "other_shop"]


def test_a_file_that_shares_the_days_and_nobody_may_be_another_shops() -> None:
    assert doubts(OURS, THEIRS) == [
        {"file": "1.csv", "part": 2, "customers": 4, "customers_before": 3, "shared": 0, "orders": 9, "days": 9}
    ]
    assert doubts(MAY, JUNE) == []
    (second,) = doubts(OURS, THEIRS, OURS.replace("our0", "new"))
    assert second["part"] == 2


def test_a_file_whose_numbers_are_of_other_orders_may_be_another_shops() -> None:
    later = THEIRS.replace("2026-04", "2026-05")
    (said,) = doubts(OURS, later)
    assert (said["numbers"], said["others"], said["shared"]) == (9, 9, 0)
    assert (
        doubts(OURS, later.replace("their", "our").replace("y.org", "x.org")) == []
    )  # numbers that begin anew each month
    assert doubts(OURS, HEAD + "1,2026-05-01,their@y.org,7\n") == []


def test_a_file_without_buyers_is_no_other_shop_for_that() -> None:
    nameless = "order id,date,amount\n" + "".join(f"{n},2026-04-{n:02},5\n" for n in range(1, 6))
    assert doubts(nameless, nameless.replace("\n", "\n2", 4)) == []


def test_a_file_is_taken_out_as_if_it_had_never_been_joined() -> None:
    noted = THEIRS.replace("amount", "amount,note").replace(".00", ".00,x") + "\n\n"
    tables = [table_of(text) for text in (OURS, noted, JUNE)]
    whole = joined(tables, ["ours", "theirs", "june"], needed_by(CATALOGUE, TODAY))
    left = taken_out(whole, 1)
    assert (left.parts, left.headers, left.part_rows) == (("ours", "june"), tables[0].headers, (9, 2))
    assert dict(left.not_data) == dict(joined([tables[0], tables[2]], ["ours", "june"]).not_data)
    assert left.part_of is not None
    assert left.part_of.to_pylist() == [0] * 9 + [1] * 2
    assert "note" in taken_out(whole, 1, {"note"}).headers
    alone = taken_out(left, 1)
    assert (alone.parts, alone.part_of, alone.skipped) == ((), None, ())
    assert alone.cells.equals(tables[0].cells)
    assert not [one for one in alone.findings if one.code == "joined_files"]


def days(first: date, count: int, start: int = 1) -> str:
    """A file with an order a day."""
    rows = [f"{start + at},{first + timedelta(days=at)},p{at % 3}@x.org,10.00" for at in range(count)]
    return "\n".join(["order id,date,email,amount", *rows]) + "\n"


def test_files_that_are_read_as_one_are_told_with_their_days() -> None:
    found = together(days(date(2026, 2, 1), 10), days(date(2026, 1, 1), 31, 100))
    (said,) = [one for one in found.findings if one.code == "joined_files"]
    assert said.sentence.facts["files"] == ("0.csv", "1.csv")
    assert [span.facts["file"] for span in said.sentence.facts["spans"]] == ["1.csv", "0.csv"]
    assert not {"files_apart", "files_overlapping"} & set(codes(found))


def test_days_that_lie_between_two_files_are_told() -> None:
    found = together(days(date(2026, 1, 1), 10), days(date(2026, 2, 1), 10, 100))
    (said,) = [one for one in found.findings if one.code == "files_apart"]
    assert (said.sentence.facts["count"], said.sentence.facts["first"], said.sentence.facts["last"]) == (
        21, date(2026, 1, 11), date(2026, 1, 31),
    )  # fmt: skip
    assert said.level == "warning"


def test_a_pause_that_the_shop_has_within_a_file_as_well_is_no_gap_between_files() -> None:
    weekly = "order id,date,email,amount\n1,2026-01-02,a@x.org,10\n2,2026-01-09,b@x.org,10\n"
    assert "files_apart" not in codes(together(weekly, weekly.replace("-01-", "-02-").replace("\n1,", "\n3,").replace("\n2,", "\n4,").replace("02-02", "01-16")))  # fmt: skip


def test_days_that_two_files_have_are_told() -> None:
    found = together(days(date(2026, 1, 1), 31), days(date(2026, 1, 25), 20, 500))
    (said,) = [one for one in found.findings if one.code == "files_overlapping"]
    facts = said.sentence.facts
    assert (facts["count"], facts["first"], facts["last"]) == (7, date(2026, 1, 25), date(2026, 1, 31))


def test_months_of_one_delivery_day_each_are_no_gaps() -> None:
    monthly = [f"order id,date,email,amount\n{month},2026-0{month}-05,a@x.org,10\n9{month},2026-0{month}-05,b@x.org,10\n" for month in range(1, 5)]  # fmt: skip
    assert "files_apart" not in codes(together(*monthly))
    assert "files_apart" in codes(together(*monthly[:2], monthly[3].replace("-04-", "-08-")))


def test_months_of_two_delivery_days_each_are_no_gaps_either() -> None:
    fortnightly = [f"order id,date,email,amount\n{month},2026-0{month}-01,a@x.org,10\n9{month},2026-0{month}-15,b@x.org,10\n" for month in range(1, 5)]  # fmt: skip
    assert "files_apart" not in codes(together(*fortnightly))
    assert "files_apart" in codes(together(*fortnightly[:2], fortnightly[3]))


def test_rows_without_an_order_number_of_two_files_are_different_orders() -> None:
    january = "date,customer,amount\n2026-01-05,Ann Lee,10\n2026-01-06,Bo Ek,10\n"
    found = together(january, "date,customer,amount\n2026-01-07,Cy Fox,10\n2026-01-08,Di Orr,10\n")
    assert found.orders["order_id"].tolist() == ["row 2 (0.csv)", "row 3 (0.csv)", "row 2 (1.csv)", "row 3 (1.csv)"]
    assert not {"order_id_reused", "other_shop"} & set(codes(found))
    report = quality(Shop(found.rows, found.orders, found.customers))
    assert next(one.seen.verdict for one in report.checks if one.check.code == "order_numbers") == "pass"


def till(first: int, last: int, without: int = 0) -> str:
    """Lines of a till without order numbers: two equal cups on each day, and a tea of a guest of that day."""
    lines = [
        f"2026-04-{day:02},guest{guest}@x.org,{thing},1,{price}"
        for day in range(first, last + 1)
        for guest, thing, price in ((0, "cup", 3), (0, "cup", 3), (day % 5, "tea", 5))
    ]
    return "date,email,product,quantity,unit price\n" + "\n".join(lines[without:]) + "\n"


@pytest.mark.parametrize("texts", [(till(1, 10), till(5, 14)), (till(5, 14), till(1, 10)), (till(1, 10), till(1, 14)), (till(1, 10), till(5, 14, 1))])  # fmt: skip
def test_days_that_two_files_without_numbers_tell_alike_count_once(texts: tuple[str, ...]) -> None:
    found = together(*texts)
    assert money(found) == 14 * 11
    (said,) = [dict(one.sentence.facts) for one in found.findings if one.code == "days_told_twice"]
    assert "files_overlapping" not in codes(found)  # the same, said once
    assert said["count"] == fates(found).count("replaced")
    kept = together(*texts, duplicates="keep")
    assert money(kept) == sum(one.ledger.amount_read_e4 for one in map(imported, texts)) / 10_000
    assert "days_told_twice" not in codes(kept)


@pytest.mark.parametrize(
    "other",
    [
        till(10, 14),  # a day is not enough
        till(5, 14).replace("tea,1,5", "tea,1,6"),
        till(5, 14).replace("guest1", "guest8").replace("guest2", "guest9"),
        "\n".join(line for line in till(1, 14).split("\n") if "tea" not in line),  # part of each day
    ],
)
def test_days_that_are_alike_in_part_count_as_they_stand(other: str) -> None:
    found = together(till(1, 10), other)
    assert "days_told_twice" not in codes(found)
    assert money(found) == 110 + imported(other).ledger.amount_read_e4 / 10_000


def test_always_the_same_sale_is_no_proof() -> None:
    one = "date,product,quantity,unit price\n" + "".join(f"2026-04-{day:02},class,1,25\n" for day in range(1, 20))
    assert "days_told_twice" not in codes(together(one, one))
