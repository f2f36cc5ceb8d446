"""Money that a payment service has put into one currency, as it stands beside what was paid: Converted Amount, Converted Currency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lib.ingest.fields import Catalogue
from lib.ingest.headers import compact

_BEFORE = "converted"
#: What goes with an amount.
_BESIDE = frozenset({"currency", "refund"})


def is_converted(header: str, other: str) -> bool:
    """Whether one column has the same as another one, converted."""
    return compact(header) == _BEFORE + compact(other)


def beside_converted(headers: Sequence[str], chosen: Mapping[str, int | None], catalogue: Catalogue) -> dict[str, int]:
    """The columns of currency and refund that go with a converted amount, where that was chosen, by field."""
    amount = chosen.get("amount")
    if amount is None or not compact(headers[amount]).startswith(_BEFORE):
        return {}
    fields = [field for field in catalogue.fields if field.code in _BESIDE and field.code not in chosen]
    return {
        field.code: place
        for field in fields
        for place, header in enumerate(headers)
        if any(is_converted(header, name) for name in field.names)
    }
