"""Lists of reservations, which say who comes and nothing of money."""

from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from tests.ingest.orders_of import imported
from tests.ingest.side_of import kind

_ROWS = [("R1", "2026-01-05", "Ann Lee", "ann@x.example", "2", "Instagram", "", "Seated"), ("R2", "2026-02-05", "Bob Ray", "bob@x.example", "4", "Google", "Fall", "No-show"), ("R3", "2026-03-05", "Ann Lee", "ann@x.example", "3", "", "", "Seated"), ("R4", "2026-04-05", "Cy Poe", "cy@x.example", "2", "Instagram", "Fall", "Cancelled")]  # fmt: skip


def _list(seats: str) -> str:
    head = f"Confirmation Number,Date,Guest Name,Email,{seats},Source,Campaign Name,Status"
    return "\n".join([head, *map(",".join, _ROWS)]) + "\n"


@pytest.mark.parametrize("seats", ["Party Size", "Covers", "Number of guests", "Personenzahl", "Nombre de couverts", "Comensales", "Número de pessoas", "Coperti", "Aantal personen", "Liczba osób", "Количество гостей", "用餐人数", "用餐人數", "予約人数", "예약 인원"])  # fmt: skip
def test_reservations_are_no_campaigns_and_no_orders(seats: str) -> None:
    assert kind(_list(seats)) == "orders"
    with pytest.raises(CannotAnswer, match="list of reservations"):
        imported(_list(seats))


def test_reservations_with_what_was_paid_are_orders() -> None:
    head = "Confirmation Number,Date,Guest Name,Email,Party Size,Amount"
    rows = [",".join((*row[:5], "40.50")) for row in _ROWS]
    assert len(imported("\n".join([head, *rows]) + "\n").orders) == 4


def test_campaigns_without_addresses_stay_campaigns() -> None:
    text = "Campaign Name,Date,Goal,Status\nFall,2026-01-05,New guests,Done\nSpring,2026-03-05,Old guests,Done\nMay,2026-05-01,New guests,Done\n"
    assert kind(text) == "campaigns"
