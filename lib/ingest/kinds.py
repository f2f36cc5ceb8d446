"""What a file holds: orders, or something that says so in its headers."""

from __future__ import annotations

from collections.abc import Sequence

from lib.core.errors import CannotAnswer
from lib.core.words import N_, Sentence
from lib.ingest.buyers import STAND_INS
from lib.ingest.fields import Catalogue, KindSignature
from lib.ingest.headers import compact
from lib.ingest.matching import Matched


def kind_of(headers: Sequence[str], catalogue: Catalogue) -> KindSignature | None:
    """The first kind whose every group has a header in the file; None where the file may hold orders."""
    present = {compact(header) for header in headers}
    for kind in catalogue.kinds:
        if all(any(compact(name) in present for name in group) for group in kind.groups):
            return kind
    return None


def require_orders(headers: Sequence[str], matched: Matched, catalogue: Catalogue) -> None:
    """Make sure that a file can be understood as orders.

    Raises:
        CannotAnswer: it looks like something else, or has no column of amounts or of dates.
    """
    found = matched.columns
    has_amount = "amount" in found or "unit_price" in found
    named = "order_id" in found or any(field in found for field in STAND_INS)
    if not (has_amount and named and "ordered_at" in found):
        kind = kind_of(headers, catalogue)
        if kind is not None:
            raise CannotAnswer(
                N_(
                    "This looks like {kind}, which is for {use}. Here an order file is expected: one row an order or a line of an order, with a date, an amount and the buyer."
                ),
                kind=Sentence(kind.title),
                use=Sentence(kind.use),
            )
    listed = ", ".join(f"“{header}”" for header in headers if header) or "–"
    if not has_amount:
        raise CannotAnswer(
            N_(
                "A column with the amount of each order was expected; the file has {headers}. Choose the column that holds it (--map amount=HEADER)."
            ),
            headers=listed,
        )
    if "ordered_at" not in found:
        raise CannotAnswer(
            N_(
                "A column with the date of each order was expected; the file has {headers}. Choose the column that holds it (--map ordered_at=HEADER)."
            ),
            headers=listed,
        )
