"""Customers linked across files: how many of one file are found in another, by number, e-mail address or phone number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from lib.core import columns as c
from lib.core.contacts import same_mailbox, same_number

By = Literal["customer_id", "email", "phone"]
_BY: tuple[By, ...] = ("customer_id", "email", "phone")
Status = Literal["conflict", "only_there", "only_here", "matched"]
STATUSES: tuple[Status, ...] = ("conflict", "only_there", "only_here", "matched")
Example = tuple[str, str | None, str | None]
EXAMPLES = 5
#: By what names are compared, given all of them.
_KEYS: dict[By, Callable[[list[str]], Callable[[str], str]]] = {
    "customer_id": lambda _names: str,
    "email": lambda _names: lambda name: same_mailbox(name.casefold()),
    "phone": same_number,
}


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
        everyone: the report, one row a person of the file and one a customer whom it does not name: status, person,
            customer_id, by, other (of a conflict, the other customer that fits); conflicts first, then what is on one side only.
        examples: of each status, the first few rows in order of their names, as (person or customer, customer or None, other or None).
    """

    people: int
    matched: int
    by: dict[By, int]
    only_there: int
    only_here: int
    conflicts: int
    pairs: pd.DataFrame
    everyone: pd.DataFrame
    examples: dict[Status, tuple[Example, ...]]

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
    own_way = pd.Series("customer_id", index=people.index, dtype="str")  # what the id was known as
    for by, values in columns.items():
        match = _matches(customers, by, values)
        if by == "customer_id":
            for other in ("email", "phone"):
                more = _matches(customers, other, values)
                own_way = own_way.mask(match.isna() & more.notna(), other)
                match = match.where(match.notna(), more)
        found[by] = match
    if "customer_id" in found:  # an address that stands for a missing number is known as an address
        own = columns["customer_id"]
        others: list[By] = [by for by in _BY[1:] if by in columns]
        for by in others:
            names = columns[by]
            told = own.notna() & (own == names) & found[by].notna()
            found["customer_id"] = found["customer_id"].mask(told)
    hits = pd.DataFrame(found)
    first = hits.bfill(axis=1).iloc[:, 0] if len(hits.columns) else pd.Series(index=people.index, dtype="str")
    is_matched = first.notna()
    conflict = (hits.ne(first, axis=0) & hits.notna()).any(axis=1)
    how = _how(hits)
    how = how.mask(how == "customer_id", own_way)
    here = ~customers[c.CUSTOMER_ID].isin(set(first[is_matched]))
    everyone = _everyone(
        people[c.CUSTOMER_ID].astype("str"), (first, how, _other(hits, first)), customers[c.CUSTOMER_ID][here]
    )
    return Linked(
        people=len(people),
        matched=int(is_matched.sum()),
        by={by: count for by in _BY if (count := int((how == by).sum())) or by in columns},
        only_there=int((~is_matched).sum()),
        only_here=int(here.sum()),
        conflicts=int(conflict.sum()),
        pairs=pd.DataFrame({"place": people.index[is_matched], c.CUSTOMER_ID: first[is_matched].to_numpy(), "by": how[is_matched].to_numpy()}),
        everyone=everyone,
        examples={status: _few(everyone[everyone["status"] == status]) for status in STATUSES},
    )  # fmt: skip


def _other(hits: pd.DataFrame, first: pd.Series[str]) -> pd.Series[str]:
    """The second customer that a person fits; missing where all names are of one."""
    others = hits.where(hits.ne(first, axis=0))
    return others.bfill(axis=1).iloc[:, 0] if len(hits.columns) else first


def _everyone(
    names: pd.Series[str], found: tuple[pd.Series[str], pd.Series[str], pd.Series[str]], unnamed: pd.Series[str]
) -> pd.DataFrame:
    """The report of all people and customers, by status and name."""
    first, how, other = found
    status = np.where(other.notna() & first.notna(), "conflict", np.where(first.notna(), "matched", "only_there"))
    there = pd.DataFrame({"status": status, "person": names, c.CUSTOMER_ID: first, "by": how, "other": other})
    here = pd.DataFrame({"status": "only_here", c.CUSTOMER_ID: unnamed.astype("str")})
    frame = pd.concat([there, here], ignore_index=True).astype("str")
    rank = frame["status"].map({one: place for place, one in enumerate(STATUSES)})
    order = frame.assign(rank=rank, name=frame["person"].fillna(frame[c.CUSTOMER_ID]))
    return frame.loc[order.sort_values(["rank", "name"], kind="stable").index].reset_index(drop=True)


def _matches(customers: pd.DataFrame, by: By, values: pd.Series[str]) -> pd.Series[str]:
    """The customer of each number, e-mail address or phone number, however it is spelt; what two customers share names nobody."""
    known = customers[[c.CUSTOMER_ID]] if by == "customer_id" else customers[[c.CUSTOMER_ID, by]]
    known = known[known[by].notna()]
    names = known[by].astype("str").tolist()
    keys = [_KEYS[by]([*names, *values.dropna().astype("str")])]
    if by == "customer_id":  # C1042 on the receipt is c1042 on the list, unless both are somebody's
        keys.append(str.casefold)
    found = pd.Series(None, index=values.index, dtype="str")
    for key in keys:
        spelt = pd.Series([key(name) for name in names], dtype="object")
        alone = ~spelt.duplicated(keep=False).to_numpy()
        customer_of = dict(zip(spelt[alone], known[c.CUSTOMER_ID].astype("str").to_numpy()[alone], strict=True))
        more = [None if pd.isna(value) else customer_of.get(key(str(value))) for value in values]
        found = found.where(found.notna(), pd.Series(more, index=values.index, dtype="str"))
    return found


def _how(hits: pd.DataFrame) -> pd.Series[str]:
    """Which name each person was known by first; missing where by none."""
    known = hits.notna().to_numpy()
    names = [str(name) for name in hits.columns]
    found = [names[int(row.argmax())] if row.any() else None for row in known]
    return pd.Series(found, index=hits.index, dtype="str")


def _has(people: pd.DataFrame, by: By) -> bool:
    return by in people.columns


def _few(rows: pd.DataFrame) -> tuple[Example, ...]:
    rows = rows.drop_duplicates().head(EXAMPLES)
    columns = (rows["person"].fillna(rows[c.CUSTOMER_ID]), rows[c.CUSTOMER_ID], rows["other"])
    return tuple((str(name), _text(customer), _text(other)) for name, customer, other in zip(*columns, strict=True))


def _text(value: object) -> str | None:
    return None if pd.isna(value) else str(value)  # pyright: ignore[reportArgumentType, reportCallIssue] - one cell
