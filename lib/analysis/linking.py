"""Customers linked across files: how many of one file are found in another, by number, e-mail address or phone number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from lib.core import columns as c

By = Literal["customer_id", "email", "phone"]
_BY: tuple[By, ...] = ("customer_id", "email", "phone")
EXAMPLES = 5


@dataclass(frozen=True)
class Linked:
    """One file's people against the customers of the orders.

    Attributes:
        people: how many the other file names.
        matched: of them, customers of the orders; `by` counts what they were known by.
        only_there: named by the other file alone.
        only_here: customers of the orders that the other file does not name.
        conflicts: people whose number, e-mail address and phone number belong to different customers; they count as
            matched, by the first of these.
        pairs: one row a matched person: place (the row of `people`), customer_id, by.
        examples: of `only_there`, `only_here` and `conflicts`, the first few ids in order.
    """

    people: int
    matched: int
    by: dict[By, int]
    only_there: int
    only_here: int
    conflicts: int
    pairs: pd.DataFrame
    examples: dict[Literal["only_there", "only_here", "conflicts"], tuple[str, ...]]

    @property
    def share(self) -> float | None:
        """The share of the other file's people who are customers, 0 to 1."""
        return self.matched / self.people if self.people else None


def linked(customers: pd.DataFrame, people: pd.DataFrame) -> Linked:
    """Link the people of a file to the customers of the orders.

    Args:
        customers: lib.core.columns.CUSTOMERS, one row a customer.
        people: one row a person; customer_id, and email and phone where the file has them. The id may also be a
            customer's e-mail address or phone number: files disagree on what a customer is called.
    """
    columns: dict[By, pd.Series[str]] = {by: people[by] for by in _BY if _has(people, by)}
    found: dict[By, pd.Series[str]] = {}
    for by, values in columns.items():
        match = _mapped(values, _customer_of(customers, by))
        if by == "customer_id":
            for other in ("email", "phone"):
                match = match.where(match.notna(), _mapped(values, _customer_of(customers, other)))
        found[by] = match
    hits = pd.DataFrame(found)
    first = hits.bfill(axis=1).iloc[:, 0] if len(hits.columns) else pd.Series(index=people.index, dtype="str")
    is_matched = first.notna()
    conflict = (hits.ne(first, axis=0) & hits.notna()).any(axis=1)
    how = _how(hits)
    names = people[c.CUSTOMER_ID].astype("str")
    here = ~customers[c.CUSTOMER_ID].isin(set(first[is_matched]))
    return Linked(
        people=len(people),
        matched=int(is_matched.sum()),
        by={by: int((how == by).sum()) for by in columns},
        only_there=int((~is_matched).sum()),
        only_here=int(here.sum()),
        conflicts=int(conflict.sum()),
        pairs=pd.DataFrame({"place": people.index[is_matched], c.CUSTOMER_ID: first[is_matched].to_numpy(), "by": how[is_matched].to_numpy()}),
        examples={
            "only_there": _few(names[~is_matched]),
            "only_here": _few(customers[c.CUSTOMER_ID][here]),
            "conflicts": _few(names[conflict]),
        },
    )  # fmt: skip


def _mapped(values: pd.Series[str], customer_of: dict[str, str]) -> pd.Series[str]:
    return pd.Series([customer_of.get(str(value)) for value in values], index=values.index, dtype="str")


def _how(hits: pd.DataFrame) -> pd.Series[str]:
    """Which name each person was known by first; missing where by none."""
    known = hits.notna().to_numpy()
    names = [str(name) for name in hits.columns]
    found = [names[int(row.argmax())] if row.any() else None for row in known]
    return pd.Series(found, index=hits.index, dtype="str")


def _has(people: pd.DataFrame, by: By) -> bool:
    return by in people.columns


def _few(names: pd.Series[str]) -> tuple[str, ...]:
    return tuple(sorted(set(map(str, names)))[:EXAMPLES])


def _customer_of(customers: pd.DataFrame, by: By) -> dict[str, str]:
    """The customer of each number, e-mail address or phone number; what two customers share names nobody."""
    known = customers[[c.CUSTOMER_ID]] if by == "customer_id" else customers[[c.CUSTOMER_ID, by]]
    known = known[known[by].notna()].drop_duplicates(by, keep=False)
    return dict(zip(known[by].astype("str"), known[c.CUSTOMER_ID].astype("str"), strict=True))
