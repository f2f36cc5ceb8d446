"""Who of one file is whom in the orders, as a workbook."""

from __future__ import annotations

import pandas as pd

from lib.analysis.linking import By, Linked, Status
from lib.core import columns as c
from lib.core.words import N_
from lib.reports.safe import Column, Sheet, to_xlsx
from lib.text.words import Words

STATUS_TITLES: dict[Status, str] = {
    "conflict": N_("fits two customers"),
    "only_there": N_("only in that file"),
    "only_here": N_("only in the orders"),
    "matched": N_("matched"),
}
_BY: dict[By, str] = {
    "customer_id": N_("Customer number or account"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
}


def links_xlsx(link: Linked, words: Words) -> bytes:
    """One row a person of the file and a customer whom it does not name; conflicts come first.

    Raises:
        CannotAnswer: there are more than a sheet holds.
    """
    say, rows = words.say, link.everyone
    titles = {code: say(text) for code, text in {**STATUS_TITLES, **_BY}.items()}
    columns = (
        (N_("Match"), "status"), (N_("In that file"), "person"), (N_("Customer of the orders"), c.CUSTOMER_ID),
        (N_("Known by"), "by"), (N_("Could also be"), "other"),
    )  # fmt: skip
    return to_xlsx(
        Sheet(
            say(N_("Match report")),
            tuple(
                Column(
                    say(header),
                    "text",
                    [_cell(value, titles if name in {"status", "by"} else {}) for value in rows[name]],
                )
                for header, name in columns
            ),
        )
    )


def _cell(value: object, titles: dict[str, str]) -> str | None:
    if pd.isna(value):  # pyright: ignore[reportArgumentType, reportCallIssue] - one cell
        return None
    return titles.get(str(value), str(value))
