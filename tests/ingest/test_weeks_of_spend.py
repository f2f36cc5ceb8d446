"""Weeks of advertising, as tables kept by hand call them."""

from __future__ import annotations

import pytest

from lib.core.columns import FIRST_DAY, LAST_DAY
from lib.ingest.imported import SideFile
from tests.ingest.side_of import codes, side


def weeks(header: str, *cells: str) -> SideFile:
    rows = [f'"{cell}",{10 * at},{25 * at},{30 * at}' for at, cell in enumerate(cells, 1)]
    return side("\n".join((f"{header},Google,Meta,Flyers", *rows)) + "\n")


def days(file: SideFile) -> tuple[str, str]:
    return str(file.frame[FIRST_DAY].min().date()), str(file.frame[LAST_DAY].max().date())


@pytest.mark.parametrize("header", ["Week of", "w/c", "Week commencing", "Semana del", "Semana de", "Semaine du", "Settimana dal", "Tydzień od", "Woche vom", "Week van", "주", "周开始日"])  # fmt: skip
def test_a_week_is_called_by_its_first_day(header: str) -> None:
    file = weeks(header, "2025-01-06", "2025-01-13", "2025-01-20")
    assert days(file) == ("2025-01-06", "2025-01-26")
    assert "weekly_totals" in codes(file)


@pytest.mark.parametrize("header", ["Week ending", "Woche bis", "周结束日"])
def test_a_week_is_called_by_its_last_day(header: str) -> None:
    assert days(weeks(header, "2025-01-12", "2025-01-19", "2025-01-26")) == ("2025-01-06", "2025-01-26")


@pytest.mark.parametrize("form", ["KW {}/2025", "Week {}, 2025", "2025-W0{}", "Semaine {} 2025"])
def test_a_week_is_called_by_its_number(form: str) -> None:
    assert days(weeks("KW", *(form.format(week) for week in (2, 3, 4)))) == ("2025-01-06", "2025-01-26")


def test_a_week_is_told_by_both_ends_and_one_year() -> None:
    file = weeks("Woche", "30.12.–05.01.2025", "06.01.–12.01.2025", "13.01.–19.01.2025")
    assert days(file) == ("2024-12-30", "2025-01-19")


def test_weeks_that_are_called_by_their_last_day_are_those_of_a_shop_s_totals_too() -> None:
    file = side("Week ending,Orders,Revenue\n2025-01-12,10,100\n2025-01-19,20,200\n")
    assert str(file.frame[FIRST_DAY].min().date()) == "2025-01-06"
