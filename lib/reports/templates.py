"""Empty files to fill in: the columns that Regulars reads, with two rows that show how, and that reading leaves out (lib.ingest.layout.EXAMPLES)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lib.core.words import N_
from lib.reports.safe import Column, Sheet, to_xlsx
from lib.text.words import Words

Code = Literal["orders", "spend", "events", "plan"]

#: What the two rows are called, so that nobody takes them for their own.
_EXAMPLES = (N_("EXAMPLE-1"), N_("EXAMPLE-2"))


@dataclass(frozen=True)
class Template:
    """A file to fill in.

    Attributes:
        code: its stable name.
        title: what a page calls it.
        columns: (header, the cells of the rows that show how), marked for translation where they are words.
    """

    code: Code
    title: str
    columns: tuple[tuple[str, tuple[str, ...]], ...]


TEMPLATES: tuple[Template, ...] = (
    Template(
        "orders",
        N_("Order file"),
        (
            (N_("Order number"), _EXAMPLES),
            (N_("Order date"), ("2026-01-05 10:30:00", "2026-01-06 18:02:00")),
            (N_("Customer"), ("C-1", "C-2")),
            (N_("E-mail"), ("ann@example.com", "")),
            (N_("Phone"), ("", "13800000000")),
            (N_("Order status"), (N_("paid"), N_("paid"))),
            (N_("Channel"), (N_("web shop"), N_("mini program"))),
            (N_("Amount"), ("49.90", "120.00")),
            (N_("Refunded"), ("0.00", "20.00")),
            (N_("Currency"), ("EUR", "EUR")),
        ),
    ),
    Template(
        "spend",
        N_("Ad spend"),
        (
            (N_("Day"), ("2026-01-05", "2026-01-06")),
            (N_("Channel"), (N_("search"), N_("short video"))),
            (N_("Campaign"), _EXAMPLES),
            (N_("Purpose"), (N_("brand"), N_("performance"))),
            (N_("Spend"), ("12.50", "30.00")),
            (N_("Impressions"), ("1800", "5200")),
            (N_("Clicks"), ("90", "140")),
            (N_("Conversions"), ("3", "4")),
        ),
    ),
    Template(
        "events",
        N_("Event log"),
        (
            (N_("User ID"), (_EXAMPLES[0], _EXAMPLES[0])),
            (N_("Session ID"), ("s-1", "s-1")),
            (N_("Event"), (N_("product viewed"), N_("added to cart"))),
            (N_("Time"), ("2026-01-05 10:30:00", "2026-01-05 10:31:12")),
            (N_("Channel"), (N_("search"), N_("search"))),
            (N_("Device"), (N_("phone"), N_("phone"))),
        ),
    ),
    Template(
        "plan",
        N_("Campaign plan"),
        (
            (N_("Campaign"), _EXAMPLES),
            (N_("Channel"), (N_("short video"), N_("private domain"))),
            (N_("Start date"), ("2026-03-01", "2026-03-18")),
            (N_("End date"), ("2026-03-07", "2026-03-18")),
            (N_("Goal"), (N_("new customers"), N_("revenue"))),
            (N_("Cost"), ("800.00", "200.00")),
        ),
    ),
)


def template_xlsx(template: Template, words: Words) -> bytes:
    """The file as a workbook, in the reader's language."""
    columns = tuple(
        Column(
            words.say(header), "text", [words.say(cell) if cell and not cell[0].isdigit() else cell for cell in cells]
        )
        for header, cells in template.columns
    )
    return to_xlsx(Sheet(words.say(template.title), columns))
