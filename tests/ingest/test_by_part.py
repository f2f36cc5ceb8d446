"""Joined files that write dates or amounts each in its own way."""

from __future__ import annotations

from datetime import date

import pytest

from lib.catalog import CATALOGUE
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported
from lib.ingest.joining import joined
from lib.ingest.understand import understand
from tests.ingest.inside import read_inside

BUYERS = ["Anna", "Bo", "Cid", "Dora"]


def made(*files: tuple[list[str], list[str]], settings: ImportSettings | None = None) -> Imported:
    """An import of files with these days and amounts."""
    texts = [
        "Date;Customer;Amount\n" + "".join(f"{day};{BUYERS[at % 4]};{amount}\n" for at, (day, amount) in enumerate(zip(*file, strict=True)))
        for file in files
    ]  # fmt: skip
    table = joined([read_inside(text.encode()) for text in texts], [f"{at}.csv" for at in range(len(files))])
    result = understand(table, settings or ImportSettings(), CATALOGUE, date(2026, 6, 1))
    assert isinstance(result, Imported)
    return result


def days(form: str, month: int, last: int = 28) -> list[str]:
    return [f"{date(2025, month, day):{form}}" for day in range(1, last + 1)]


def amounts(form: str, count: int) -> list[str]:
    return [form.format(900 + 37 * at) for at in range(count)]


def revenue(result: Imported) -> float:
    return int(result.orders["net_e4"].sum()) / 10_000


def codes(result: Imported) -> dict[str, str]:
    return {one.code: one.level for one in result.findings}


@pytest.mark.parametrize("last", [28, 12], ids=["told by days after the twelfth", "told by standing in order"])
def test_each_file_s_dates_are_read_in_its_own_order(last: int) -> None:
    one, other = days("%d/%m/%Y", 3), [*days("%m/%d/%Y", 8, last), *days("%m/%d/%Y", 9, last)]
    result = made((one, amounts("{}.50", len(one))), (other, amounts("{}.50", len(other))))
    assert [f"{day:%m-%d}" for day in sorted(result.orders["ordered_at"])] == [
        *(f"03-{day:02}" for day in range(1, 29)),
        *(f"{month}-{day:02}" for month in ("08", "09") for day in range(1, last + 1)),
    ]
    assert codes(result)["dates_by_part"] == "info"
    assert "date_order_ambiguous" not in codes(result)


def test_a_chosen_order_of_day_and_month_holds_for_all_files() -> None:
    one, other = days("%d/%m/%Y", 3), days("%m/%d/%Y", 8, 12)
    both = (one, amounts("{}.50", 28)), (other, amounts("{}.50", 12))
    result = made(*both, settings=ImportSettings(date_order="DMY"))
    assert max(result.orders["ordered_at"]).month == 12
    assert "dates_by_part" not in codes(result)


@pytest.mark.parametrize(("grouped", "plain"), [("{:,}", "{},00"), (".", "{}.00"), (".", "{:,}.00")])
def test_thousands_of_one_file_are_no_decimals_because_another_has_some(grouped: str, plain: str) -> None:
    whole = [f"{900 + 37 * at:,}" for at in range(28)]
    whole = [text.replace(",", ".") for text in whole] if grouped == "." else whole
    result = made((days("%Y-%m-%d", 3), whole), (days("%Y-%m-%d", 8), amounts(plain, 28)))
    assert revenue(result) == 2 * sum(900 + 37 * at for at in range(28))
    assert codes(result)["amounts_by_part"] == "warning"


def test_three_decimals_of_one_file_stay_decimals_where_the_other_s_amounts_are_as_small() -> None:
    result = made((days("%Y-%m-%d", 3), ["1.125"] * 28), (days("%Y-%m-%d", 8), ["1.50"] * 28))
    assert revenue(result) == pytest.approx(28 * 2.625)
    assert "amounts_by_part" not in codes(result)


def test_a_chosen_decimal_mark_holds_for_all_files() -> None:
    both = (days("%Y-%m-%d", 3), ["1.250", "1.500"] * 14), (days("%Y-%m-%d", 8), amounts("{}.00", 28))
    other = sum(900 + 37 * at for at in range(28))
    assert revenue(made(*both)) == 14 * 2750 + other
    assert revenue(made(*both, settings=ImportSettings(decimal="."))) == 14 * 2.75 + other
