"""Lists of a shop's own expenses: a day, an amount, and what was paid for, such as rent, wages and postage."""

from __future__ import annotations

from collections.abc import Sequence

from lib.core.errors import CannotAnswer
from lib.core.words import N_
from lib.ingest.buyers import STAND_INS
from lib.ingest.cash_books import TAKINGS
from lib.ingest.cells import Columns
from lib.ingest.fields import Hints
from lib.ingest.headers import compact
from lib.ingest.likeness import MOST
from lib.ingest.matching import Matched
from lib.ingest.texts import Texts, clean

#: So many different costs make a list one of expenses, so many where only one of them is never sold; and so many are named.
_FEWEST, _FEWEST_OF_ANY, _NAMED = 2, 3, 3
#: More different texts are of goods or of people.
_MOST_COSTS = 60


def names_costs(
    columns: Columns, headers: Sequence[str], orders: Matched, hints: Hints
) -> tuple[str, tuple[str, ...]] | None:
    """The header of the column that says what the shop paid for, and some of it; None where there is none, or an order, a buyer or goods are named beside it.

    Args:
        columns: the file's.
        headers: of each column.
        orders: the columns as those of orders.
        hints: the words of costs.
    """
    found = orders.columns
    if orders.platform is not None or {"order_id", "sku", "quantity", "unit_price"} & found.keys():
        return None
    buyers = {found[code] for code in STAND_INS if code in found}
    for place, header in enumerate(headers):
        texts = columns[place]
        if buyers <= {place} and 1 < len(texts.distinct) <= _MOST_COSTS and (costs := _costs(texts, hints)):
            return header, costs
    return None


def _costs(texts: Texts, hints: Hints) -> tuple[str, ...]:
    """Some of what most rows were paid for, where several of that are what shops pay for and hardly any sells; nothing where rows say otherwise."""
    said = [clean(text) for text in texts.distinct]
    if TAKINGS & set(map(compact, said)):
        return ()
    never_sold = [text for text in said if hints.says_cost_never_sold(text)]
    known = [hints.says_cost(text) for text in said]
    enough = len(never_sold) >= _FEWEST or (bool(never_sold) and sum(known) >= _FEWEST_OF_ANY)
    rows = texts.rows_by_value()
    if not enough or rows[known].sum() <= MOST * rows.sum():
        return ()
    costs = [text for text, is_known in zip(said, known, strict=True) if is_known]
    return tuple(f"“{text}”" for text in (*never_sold, *(one for one in costs if one not in never_sold))[:_NAMED])


def require_no_own_costs(columns: Columns, headers: Sequence[str], orders: Matched, hints: Hints) -> None:
    """Refuse a list of a shop's own expenses.

    Raises:
        CannotAnswer: it is one.
    """
    told = names_costs(columns, headers, orders, hints)
    if told is not None:
        raise CannotAnswer(
            N_(
                "“{header}” says what the shop paid for ({examples}), so these are its expenses, not its sales. Bring the shop's orders: one row an order or a line of an order, with a date, an amount and the buyer. Of expenses, only those for advertising are of use: bring them by themselves, as ad spend. If these are sales all the same, choose the column of the amount (--map amount=HEADER)."
            ),
            header=told[0],
            examples=told[1],
        )
