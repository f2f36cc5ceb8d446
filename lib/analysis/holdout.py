"""Customers who are left out of a list by lot, so that the others can be compared with them.

Who is left out depends on the seed and the customers' ids alone: not on the order of rows; another seed leaves out others.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import numpy.typing as npt

from lib.analysis.reach import People
from lib.core.errors import CannotAnswer
from lib.core.settings import KeptList, ListSettings
from lib.core.words import N_

Bools = npt.NDArray[np.bool_]
Marks = npt.NDArray[np.uint64]

#: Bytes of a customer's mark: among a million customers two share one with a chance of 1 in 37 million.
_BYTES = 8
#: More customers than this are not remembered in one project: marks take room in its file.
MOST_REMEMBERED = 750_000


def marks(customer_ids: Iterable[str], secret: str) -> Marks:
    """What a list remembers of customers: the first 8 bytes of HMAC-SHA256 under the project's secret, a whole number each."""
    key = secret.encode()
    made = b"".join(hmac.digest(key, name.encode("utf-8", "replace"), "sha256")[:_BYTES] for name in customer_ids)
    return np.frombuffer(made, ">u8").astype(np.uint64)


def packed(some: Marks) -> str:
    """Marks as text, sorted, so that a saved list does not tell the order of its rows."""
    return base64.b64encode(np.sort(some).astype(">u8").tobytes()).decode()


def unpacked(text: str) -> Marks:
    """The marks of a saved list; none where somebody has changed it into something else."""
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return np.zeros(0, np.uint64)
    return np.frombuffer(content[: len(content) // _BYTES * _BYTES], ">u8").astype(np.uint64)


def lot(customer_ids: Sequence[str], share: float, seed: int) -> Bools:
    """Who is left out: the customers whose numbers come first, a `share` of all (rounded; at least one of two or more).

    A customer's number is a hash of the seed and the id, so neither the order of rows nor who else is there moves it.
    """
    count = len(customer_ids)
    out = np.zeros(count, np.bool_)
    size = min(max(round(count * share), 1), count - 1) if share > 0 and count > 1 else 0
    if size:
        out[np.argsort(marks(customer_ids, f"lot {seed}"), kind="stable")[:size]] = True
    return out


def sizes(kept: KeptList) -> tuple[int, int]:
    """How many customers were written to, and how many were left out by lot."""
    return len(unpacked(kept.written)), len(unpacked(kept.held_out))


def remembered(settings: ListSettings) -> int:
    """How many marks all lists hold."""
    return sum(sum(sizes(one)) for one in settings.kept)


def without(settings: ListSettings, customer_id: str) -> ListSettings:
    """The lists without one customer: nothing of them is remembered."""
    if not settings.kept:
        return settings
    mark = marks([customer_id], settings.secret)
    kept: list[KeptList] = []
    for one in settings.kept:
        written, held_out = unpacked(one.written), unpacked(one.held_out)
        if mark[0] in written or mark[0] in held_out:
            written, held_out = written[written != mark[0]], held_out[held_out != mark[0]]
            kept.append(replace(one, written=packed(written), held_out=packed(held_out)))
        else:
            kept.append(one)
    return replace(settings, kept=tuple(kept))


def lists_of(settings: ListSettings, customer_id: str) -> tuple[tuple[KeptList, bool], ...]:
    """The lists a customer is on, the latest first, and whether they were left out by lot."""
    if not settings.kept:
        return ()
    mark = marks([customer_id], settings.secret)[0]
    found: list[tuple[KeptList, bool]] = []
    for one in reversed(settings.kept):
        if mark in unpacked(one.written):
            found.append((one, False))
        elif mark in unpacked(one.held_out):
            found.append((one, True))
    return tuple(found)


def on_lists(settings: ListSettings, own: Marks) -> tuple[tuple[KeptList, Bools], ...]:
    """Which customers, given by their marks, are on each list (written to or left out), the latest list first; lists with any."""
    found: list[tuple[KeptList, Bools]] = []
    for one in reversed(settings.kept):
        both = np.isin(own, np.concatenate([unpacked(one.written), unpacked(one.held_out)]))
        if both.any():
            found.append((one, both))
    return tuple(found)


def people_on_lists(
    settings: ListSettings, customer_ids: Sequence[str], same: People
) -> tuple[tuple[KeptList, Bools], ...]:
    """As `on_lists`, by customer ids: who is on a list under one id is on it under every id with the same address or number."""
    every = same.every_id(customer_ids)
    mine, everyone = same.of(customer_ids), same.of(every)
    return tuple((one, np.isin(mine, everyone[on])) for one, on in on_lists(settings, marks(every, settings.secret)))


def seed_of(title: str, day: date) -> int:
    """The seed of a list's lot: the same list of the same day leaves out the same customers, another one others."""
    return int.from_bytes(hashlib.sha256(f"{day.isoformat()} {title}".encode()).digest()[:4])


def kept_with(settings: ListSettings, one: KeptList) -> ListSettings:
    """The lists with one more; it takes the place of one of the same name, day and system.

    Raises:
        CannotAnswer: more customers would be remembered than a project holds.
    """
    others = tuple(other for other in settings.kept if key_of(other) != key_of(one))
    made = replace(settings, kept=(*others, one))
    if remembered(made) > MOST_REMEMBERED:
        raise CannotAnswer(
            N_(
                "The lists of a project remember {most} customers at most. Forget an older list on the page Today first."
            ),
            most=MOST_REMEMBERED,
        )
    return made


def key_of(one: KeptList) -> tuple[str, date, str]:
    """What tells lists apart."""
    return one.title, one.day, one.destination


def on_list(settings: ListSettings, key: tuple[str, date, str], own: Marks) -> Bools:
    """Which customers, given by their marks, are on one list; nobody where it is not kept any more."""
    one = next((one for one in settings.kept if key_of(one) == key), None)
    if one is None:
        return np.zeros(len(own), np.bool_)
    return np.isin(own, np.concatenate([unpacked(one.written), unpacked(one.held_out)]))
