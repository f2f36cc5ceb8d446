from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.core.money import from_e4, to_e4


def test_a_tenth_of_a_cent_is_kept() -> None:
    assert to_e4(Decimal("8911407.904")) == 89_114_079_040


def test_halves_go_to_the_even_neighbour() -> None:
    assert [to_e4(Decimal(text)) for text in ("0.00005", "0.00015")] == [0, 2]


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1e308", "-1e16"])
def test_amounts_that_no_shop_has_are_refused(text: str) -> None:
    with pytest.raises(OverflowError):
        to_e4(Decimal(text))


@given(st.integers(-(10**12), 10**12))
def test_the_double_of_an_amount_is_the_literal_of_its_digits(amount_e4: int) -> None:
    assert from_e4(amount_e4) == float(Decimal(amount_e4).scaleb(-4))
