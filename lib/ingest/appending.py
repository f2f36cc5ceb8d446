"""Next month's export laid over the months before: what both hold counts once, as the newer one has it."""

from __future__ import annotations

from collections.abc import Sequence

from lib.core import columns as c
from lib.core.errors import CannotRead
from lib.core.words import N_
from lib.ingest.gross_words import is_gross, is_net
from lib.ingest.imported import FieldGuess, Imported
from lib.ingest.joining import Listed, Meanings, as_in, stacked
from lib.ingest.likeness import NEARLY_ALL, without_tax
from lib.ingest.statuses import is_of_payment
from lib.ingest.table import TextTable

#: Fields without which, or with other columns for which, rows of two exports cannot be told in one way.
_MATTERS = frozenset([
    "order_id", "customer_id", "email", "phone", "name", "last_name", "ordered_at", "time_of_day", "amount", "unit_price", "quantity",
    "currency", "refund", "refund_of", "status",
])  # fmt: skip


def that_matter(guesses: Sequence[FieldGuess], platform: str | None) -> Meanings:
    """The columns of an export that decide what counts, for whom and when, each with what it means; with nothing where its header hardly says so.

    What is net or paid means something else than what is not, and one shop system's column something else than another's.
    """
    told: dict[str, tuple[str, ...]] = {}
    for header in {guess.header.strip() for guess in guesses if guess.field in _MATTERS}:
        own = [guess for guess in guesses if guess.header.strip() == header]
        gross = is_gross(header) or without_tax(header) is not None
        flags = {"net": is_net(header), "gross": gross, "paid": is_of_payment(header), platform or "": platform is not None}  # fmt: skip
        sure = min(guess.confidence for guess in own) >= NEARLY_ALL
        told[header] = (*sorted(guess.field for guess in own), *(word for word, said in flags.items() if said)) if sure else ()  # fmt: skip
    return told


def append(
    older: Imported, newer: Imported, names: tuple[str, str], elsewhere: Listed | None = None
) -> tuple[TextTable, int]:
    """Put a further export of the same shop beside the ones that are there; which one is newer shows when they are understood.

    Args:
        older: what is there.
        newer: the one that comes.
        names: what the user calls each file.
        elsewhere: makes orders of another system rows of the older table; None: they are not looked for.

    Returns:
        The rows of both, and how many orders both have.

    Raises:
        CannotRead: columns that matter are in one of them only.
    """
    known = {id(read.table): that_matter(read.guesses, read.platform) for read in (older, newer)}

    def needed(table: TextTable) -> Meanings:
        return known[id(table)]

    own = as_in(older.table, newer.table, names, needed)
    if own is None and elsewhere is not None:
        own = elsewhere(older.table, newer.table, names)
    if own is None:
        raise CannotRead(
            N_(
                "“{name}” has other columns than “{first}”, so it cannot be added to it. Export it in the same way, or open it by itself."
            ),
            name=names[1],
            first=names[0],
        )
    shared = 0
    if any(guess.field == c.ORDER_ID for guess in older.guesses):
        shared = len(set(older.rows[c.ORDER_ID]) & set(newer.rows[c.ORDER_ID]))
    return stacked([older.table, own], names), shared
