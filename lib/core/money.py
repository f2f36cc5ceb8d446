"""Money adds up exactly: whole ten-thousandths of the currency's unit, in 64-bit integers.

Four decimals hold what shops export (unit prices of a tenth of a cent times a quantity) and still leave room for totals
of 900 million million.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

SCALE = 10_000
_LARGEST = Decimal(9 * 10**14)


def to_e4(amount: Decimal) -> int:
    """An amount in the currency's unit to ten-thousandths, rounded half to even.

    Raises:
        OverflowError: for amounts that no shop has (above 9e14, infinite or not a number).
    """
    if not amount.is_finite() or abs(amount) > _LARGEST:
        raise OverflowError(amount)
    return int((amount * SCALE).quantize(Decimal(1), rounding=ROUND_HALF_EVEN))


def e4(amount: float) -> int:
    """A reckoned amount in the currency's unit to the nearest ten-thousandth."""
    return round(amount * SCALE)


def from_e4(amount_e4: int) -> float:
    """Ten-thousandths to the nearest double of the amount: 2501000 gives exactly the literal 250.1."""
    return int(amount_e4) / SCALE
