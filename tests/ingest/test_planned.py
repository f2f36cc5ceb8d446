"""What figures of a month were beside what they were meant to be, or were a year before: the first is the shop's, in whatever order."""

from __future__ import annotations

import pytest

from tests.ingest.test_daily_and_spend_words import mapped, side


@pytest.mark.parametrize(
    "header",
    [
        "Month|Revenue target|Actual revenue",
        "Month|Revenue last year|Revenue this year",
        "Date|Revenue goal|Revenue",
        "Monat|Umsatz Plan|Umsatz Ist",
        "Mois|CA N-1|CA N",
        "Mois|CA prévu|CA réalisé",
        "Mes|Objetivo Ingresos|Ingresos Real",
        "Miesiąc|Cel Przychód|Przychód Wykonanie",
        "月|売上目標|売上実績",
        "月份|目标销售额|完成销售额",
        "月份|去年销售额|今年销售额",
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_revenue_is_what_came_not_what_was_meant_to(header: str, turned: bool) -> None:  # noqa: FBT001
    month, meant, came = header.split("|")
    rows = ["2026-01|10000|9800", "2026-02|10500|10400", "2026-03|11000|9100"]
    columns = (month, came, meant) if turned else (month, meant, came)
    cells = [
        "|".join((day, two, one) if turned else (day, one, two)) for day, one, two in (row.split("|") for row in rows)
    ]
    assert mapped(side("|".join(columns), cells))["revenue"] == came


def test_a_plan_that_stands_alone_is_read_as_before() -> None:
    assert mapped(side("Month|Budgeted spend|Revenue", ["2026-01|100|900", "2026-02|105|1040"]))["revenue"] == "Revenue"
