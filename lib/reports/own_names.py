"""Headers and words that reading a file adds to its table, in the reader's language; all others are the file's own."""

from __future__ import annotations

from lib.core.words import N_
from lib.ingest.cell_forms import COLOUR_HEADER, STRUCK, STRUCK_HEADER
from lib.ingest.hidden_rows import BY_FILTER, BY_HAND, HIDDEN_HEADER, SHOWN
from lib.ingest.never_paid import NOT_PAID
from lib.ingest.notes import COLOURS
from lib.ingest.refund_lists import ORIGINAL
from lib.text.words import Words

_NAMES = {
    STRUCK_HEADER: N_("Struck through"),
    STRUCK: N_("struck through"),
    ORIGINAL: N_("Original order number"),
    COLOUR_HEADER: N_("Row colour"),
    **COLOURS,
    HIDDEN_HEADER: N_("Hidden row"),
    BY_FILTER: N_("hidden by a filter"),
    BY_HAND: N_("hidden by hand"),
    SHOWN: N_("shown"),
    NOT_PAID: N_("not paid"),
}


def as_said(name: str, words: Words) -> str:
    """A header, a status or a cell as a reader sees it."""
    return words.say(_NAMES[name]) if name in _NAMES else name


def cells_as_said(header: str, cells: list[str | None], words: Words) -> list[str | None]:
    """The cells of a column; only those of one that reading added have words of ours."""
    return [cell and as_said(cell, words) for cell in cells] if header in _NAMES else cells
