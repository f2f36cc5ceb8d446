"""Visits, followers and leads by channel are counts: “Email” is a channel there and nobody's address, and no figure is money."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.ingest.orders_of import imported
from tests.ingest.side_of import kind, side


def days_of(*headers: str, rows: int = 20, first: int = 20) -> str:
    """A row a day: a whole number for each header behind the day's."""
    lines = [
        ",".join([str(date(2026, 1, 5) + timedelta(at)), *(str(first + at * (place + 3) % 97) for place in range(1, len(headers)))])
        for at in range(rows)
    ]  # fmt: skip
    return "\n".join([",".join(headers), *lines])


@pytest.mark.parametrize(
    "headers",
    [("Date", "Google", "Facebook", "Direct", "Email", "Total"), ("Week", "Organic", "Email", "Total"), ("Datum", "Telefon", "E-Mail", "Chat", "Gesamt"), ("Fecha", "Google", "Correo electrónico", "Total"), ("日期", "百度", "邮箱", "电话", "合计"), ("日付", "Google", "メール", "合計")],
)  # fmt: skip
def test_counts_under_the_name_of_an_address_are_nobody_s(headers: tuple[str, ...]) -> None:
    text = days_of(*headers)
    assert kind(text) == "daily"
    assert set(side(text).frame["metric"]) == set(headers[1:])


def test_addresses_and_the_last_figures_of_phones_still_tell_buyers_apart() -> None:
    told = imported("Order,Date,Email,Total\n" + "\n".join(f"{at},2026-01-{at:02},k{at % 3}@x.com,9.50" for at in range(1, 12)))  # fmt: skip
    assert told.told_by == "email"
    cut = imported("Order,Date,Phone,Total\n" + "\n".join(f"{at},2026-01-{at:02},{4000 + at % 3},9.50" for at in range(1, 12)))  # fmt: skip
    assert cut.told_by == "phone"
