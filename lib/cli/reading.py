"""From files to canonical tables, for every command that starts from an upload."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import partial

from lib.catalog import CATALOGUE
from lib.cli.calls import Call
from lib.core.errors import CannotAnswer
from lib.core.words import N_, Sentence
from lib.ingest.convert import convert
from lib.ingest.imported import Imported
from lib.ingest.joining import joined
from lib.ingest.matching import header_score
from lib.ingest.read import read_table

NO_ORDERS = Sentence(
    N_(
        "No order of the file counts, so there is nothing to answer. Say: python -m lib import FILE to see where its rows went."
    )
)


def imported(call: Call, today: date) -> Imported:
    """Read, join and understand the files of a call."""
    tables = [
        read_table(
            path,
            path.name,
            call.importing,
            progress=_progress(),
            header_score=partial(header_score, catalogue=CATALOGUE),
        )
        for path in call.files
    ]
    table = joined(tables, [path.name for path in call.files])
    return convert(table, call.importing, CATALOGUE, today)


def answerable(read: Imported) -> Imported:
    """The same, where it has orders whose money can be added up.

    Raises:
        CannotAnswer: where no order counts, or the counted orders are in several currencies.
    """
    if read.orders.empty:
        reason = next((remark.sentence for remark in read.findings if remark.level == "error"), NO_ORDERS)
        raise CannotAnswer(reason.template, **reason.facts)
    if read.by_currency is not None:
        raise CannotAnswer(
            N_(
                "The orders are in several currencies ({currencies}), which cannot be added up. Choose one with --currency."
            ),
            currencies=", ".join(read.by_currency),
        )
    return read


def _progress() -> Callable[[float | None], None] | None:
    """A line on the error stream that grows with the work, where somebody watches."""
    if not sys.stderr.isatty():
        return None

    def show(share: float | None) -> None:
        sys.stderr.write("\r" + ("…" if share is None else f"{share:4.0%}") + "\r")
        sys.stderr.flush()

    return show
