"""Amounts with a ledger's sides behind them, and the currencies that one letter or a short word names."""

from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from lib.ingest.imported import Imported
from tests.ingest.orders_of import booked, codes, imported


def of(*amounts: str) -> Imported:
    rows = "".join(f"{at};c{at % 3};2026-01-{at + 10};{amount}\n" for at, amount in enumerate(amounts))
    return imported("order_id;customer_id;order_date;amount\n" + rows, ";")


@pytest.mark.parametrize(("many", "few"), [(" CR", " DR"), (" DR", " CR"), (" Cr.", " Dr."), ("CR", "DR"), (" C", " D"), (" H", " S"), (" Haben", " Soll")])  # fmt: skip
def test_the_side_of_fewer_rows_takes_away_and_that_is_said(many: str, few: str) -> None:
    result = of(f"8.90{many}", f"18.90{many}", f"28.90{many}", f"8.90{few}")
    assert booked(result) == {"counted": 56.7, "refund": -8.9}
    (said,) = [one.sentence for one in result.findings if one.code == "two_sides"]
    assert (said.facts["count"], said.facts["example"]) == (1, f"8.90{few}")


@pytest.mark.parametrize("side", [" CR", " DR"])
def test_one_amount_with_a_side_among_plain_ones_is_not_guessed(side: str) -> None:
    result = of("8.90", "18.90", "28.90", f"8.90{side}")
    assert (booked(result)["counted"], "unreadable_amount" in codes(result)) == (56.7, True)


def test_a_letter_behind_all_figures_is_no_side() -> None:
    with pytest.raises(CannotAnswer):
        of("2.5 h", "3.5 h", "4.5 h")


@pytest.mark.parametrize(
    ("amounts", "currency"),
    [
        (("R 8.90", "R18.90", "R1 200.50"), "ZAR"),
        (("R 8,90", "R 18,90", "-R 8,90"), "ZAR"),
        (("R$ 8,90", "R$ 18,90"), "BRL"),
        (("Fr. 8.90", "Fr. 1'028.90"), "CHF"),
        (("8.90 Fr.", "SFr 18.90", "sFr. 18.90"), "CHF"),
        (("8.90 Fr", "18.90 Fr"), None),
    ],
)
def test_rands_and_francs_are_told_apart_from_others(amounts: tuple[str, ...], currency: str | None) -> None:
    result = of(*amounts)
    assert (result.currency, "unreadable_amount" in codes(result)) == (currency, False)
