"""The promise every engine keeps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any, Protocol

import narwhals.stable.v2 as nw

Frame = nw.LazyFrame[Any]
Frames = Callable[[str], Frame]

#: The table that says which id a `customer` number stands for (lib.core.columns.IDS).
IDS_TABLE = "customer_ids"

_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")


class Interrupted(RuntimeError):  # noqa: N818 - read as a sentence at the place it is raised
    """The reader was stopped, or the engine is closed: nobody waits for the answer any more."""


class Engine(Protocol):
    """A place where logs live.

    Tables keep their canonical names and columns, but for `customer_id`: its number `customer` stands in its place, and the
    table `customer_ids` says which id a number stands for. Numbers follow the order of the ids, from 0 without gaps, so
    that logs are grouped by numbers and answers come in the order of the ids without sorting text.
    """

    def reading(self) -> AbstractContextManager[Frames]:
        """Lend frames by name; they are good only inside the context."""
        ...


def check_names(names: Iterable[str]) -> None:
    """Names of tables and columns are ours, never a file's headers: short, lower case, safe to write into a query.

    Raises:
        ValueError: names the first one that is not.
    """
    for name in names:
        if not _NAME.fullmatch(name):
            raise ValueError(name)
