"""Figures as people type them, wherever they are at home."""

from __future__ import annotations

import pytest
from babel.numbers import list_currencies

from lib.ingest.by_hand import Measure, by_hand
from lib.text.languages import LANGUAGES
from lib.text.words import Words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,5", 12.5), ("12.5", 12.5), ("1.234,50", 1234.5), ("1,234.50", 1234.5), ("1 234,5", 1234.5), ("1\u202f234,5", 1234.5),
        ("1'234.50", 1234.5), ("1’234,50", 1234.5), ("１２．５", 12.5), ("１２，５", 12.5), ("1.2万", 12_000.0), ("1.234万", 12_340.0),
        ("1,234万", 12_340_000.0), ("12,34,567.5", 1_234_567.5), ("1.234.567", 1_234_567.0), ("0,125", 0.125), ("1234,567", 1234.567),
        ("€ 12,50", 12.5), ("12,50 €", 12.5), ("R$ 1.234,50", 1234.5), ("1 234,50 ₽", 1234.5), ("12.5k", 12_500.0), ("-3,5", -3.5), (" 7 ", 7.0),
        ("٣٫٥", 3.5), ("2e3", 2000.0),
    ],
)  # fmt: skip
def test_a_comma_is_read_as_it_is_meant(text: str, value: float) -> None:
    read = by_hand(text)
    assert read is not None
    assert read.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", "abc", "12,5,3", "1.234.56", "1,23.4", "5 10", "12 or 13", "%", "nan", "inf", "9" * 70]
)
def test_what_is_no_figure_is_none(text: str) -> None:
    assert by_hand(text) is None


@pytest.mark.parametrize(
    ("text", "measure", "decimals", "value"),
    [
        ("1.234", "amount", 2, 1234.0), ("1,234", "amount", 2, 1234.0), ("1.234", "amount", 0, 1234.0),
        ("1.234", "amount", 3, 1.234), ("1,234", "amount", 3, 1234.0),
        ("1.085", "rate", 2, 1.085), ("1,085", "rate", 2, 1.085), ("12,5 %", "rate", 2, 12.5), ("12.345％", "rate", 2, 12.345),
    ],
)  # fmt: skip
def test_a_mark_before_three_digits_goes_by_what_is_typed(
    text: str, measure: Measure, decimals: int, value: float
) -> None:
    read = by_hand(text, measure, decimals)
    assert read is not None
    assert read.value == pytest.approx(value)
    assert not read.is_plain


def test_what_everybody_reads_alike_need_not_be_said() -> None:
    assert [one for one in ("12", "12.5", "1234.50", "2000.0") if not getattr(by_hand(one), "is_plain", False)] == []
    assert [one for one in ("12,5", "1,234.50", "1.2万", "€5") if getattr(by_hand(one), "is_plain", True)] == []


def test_what_a_table_shows_is_read_as_it_is_whatever_the_currency() -> None:
    wrong: list[str] = []
    for language in LANGUAGES:
        for code in [None, *sorted(list_currencies())]:
            show = Words(language, code)
            for amount_e4 in (0, 12_000_000, 12_345_000, 11_110_000_000):
                said = show.money_full(amount_e4).replace(show.unit(), "")
                read = by_hand(said, decimals=show.cents())
                near = round(amount_e4, show.cents() - 4)
                if read is None or abs(read.value * 10_000 - near) > 1:
                    wrong.append(f"{code} {said}")
    assert wrong == []
