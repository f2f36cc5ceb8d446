"""One letter beside each amount is its currency's; beside numbers of something else it is a part of them."""

from __future__ import annotations

from datetime import date

import pytest

from lib.catalog import CATALOGUE
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported, SideFile
from lib.ingest.understand import understand
from tests.ingest.orders_of import money
from tests.ingest.side_of import booked
from tests.ingest.tables import table_of

TODAY = date(2026, 6, 1)


def understood(header: str, cells: tuple[str, ...], number: str = "10{at}") -> Imported | SideFile:
    rows = [f'2026-01-{at:02},{number.format(at=at)},u{at % 3}@x.example,"{cell}"' for at, cell in enumerate(cells, 1)]
    table = table_of("\n".join([f"Date,Order,Email,{header}", *rows]) + "\n")
    return understand(table, ImportSettings(), CATALOGUE, TODAY)


@pytest.mark.parametrize(
    ("cells", "worth", "currency"),
    [
        (("R 250", "R 287", "R 1 324", "R 0"), 1861.0, "ZAR"),
        (("R250", "R287", "R1,324.50", "R250,00"), 2111.5, "ZAR"),
        (("R 287", "R 324", "R 50", "-R 20", "R-10"), 631.0, "ZAR"),
        (("250 р", "287 р", "1 324 р", "300"), 2161.0, "RUB"),
        (("5 F", "12 F", "8 F", "on the house"), 25.0, None),
        (("K5", "K12", "K8"), 25.0, None),
        (("5E", "12E", "8E"), 25.0, None),
        (("L 5", "L 12", "L 8"), 25.0, None),
        (("N5", "P12", "Q8"), None, None),  # what they have in common nobody knows
        (("TSh 5/=", "TSh 1,200/=", "TSh 8/="), 1213.0, "TZS"),
    ],
)
def test_amounts_with_one_letter_are_read(cells: tuple[str, ...], worth: float | None, currency: str | None) -> None:
    if worth is None:
        with pytest.raises(Exception, match="holds no amount"):
            understood("Total", cells)
        return
    result = understood("Total", cells)
    assert isinstance(result, Imported)
    assert (money(result), result.currency) == (worth, currency)


def test_order_numbers_with_a_letter_stay_as_they_are() -> None:
    result = understood("Total", ("250", "287", "324"), number="R 10{at}")
    assert isinstance(result, Imported)
    assert result.orders["order_id"].tolist() == ["R 101", "R 102", "R 103"]


def test_ad_spend_with_a_letter_is_read() -> None:
    rows = "".join(f"2026-01-{at:02},Google,R {cost},5\n" for at, cost in enumerate((250, 287, 324), 1))
    file = understand(table_of(f"Day,Campaign,Cost,Clicks\n{rows}"), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(file, SideFile)
    assert (booked(file)["counted"], file.currency) == ((3, 861.0), "ZAR")
