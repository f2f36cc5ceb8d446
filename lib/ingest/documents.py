"""Reports of accounting programs that name the buyer in a row of its own and below it each document: “Invoice 17 of 05.01.2026”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pyarrow as pa

from lib.core.findings import finding
from lib.core.words import NP_
from lib.ingest.fields import Catalogue
from lib.ingest.likeness import BUYERS, LEAST_CONFIDENCE, name_score
from lib.ingest.numbers import as_numbers, decimal_mark, read_figures
from lib.ingest.side import without_marks
from lib.ingest.table import TextTable
from lib.ingest.texts import clean, encode

#: What a document is, its number and its day.
_DOCUMENT = re.compile(
    r"(?P<kind>\D[^№#]*?)\s*(?:№|#|\bN[or]?\.?|\bNum\.?)?\s*(?P<number>\S*\d\S*)\s+(?:от|від|ад|from|of|dated|vom|du|del|da|di|z dnia|ze dne|van|von|日期)\s*(?P<day>\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:\s+\d{1,2}:\d\d(?::\d\d)?)?)\s*(?:г\.?|года)?",
    re.IGNORECASE,
)
_FEWEST, _HEAD, _LONGEST = 3, 200, 200
_MOST, _NEARLY_ALL = 0.5, 0.9
_ZERO = Decimal(0)


def with_documents_apart(table: TextTable, catalogue: Catalogue) -> TextTable:
    """The same with a row a document, its buyer, number and day in columns of their own; any other table as it is.

    A buyer's row has to come to what the documents below it come to.
    """
    found = _column_of_documents(table, catalogue)
    if found is None:
        return table
    place, cells = found
    told = [_DOCUMENT.fullmatch(cell) if _is_document(cell) else None for cell in cells]
    buyers: list[str | None] = []
    of = -1
    above: list[int] = []
    for row, document in enumerate(told):
        of = of if document else row
        above.append(of)
        buyers.append(cells[of] if document and of >= 0 else None)
    if not _come_to_their_buyers(table, catalogue, above, [one is not None for one in told]):
        return table
    rows = np.array([one is not None and buyer is not None for one, buyer in zip(told, buyers, strict=True)])
    whose = table.headers[place].strip()
    more = {
        f"order number ({whose})": [one and one["number"] for one in told],
        f"order date ({whose})": [one and one["day"] for one in told],
        f"document type ({whose})": [one and one["kind"].strip() for one in told],
    }
    named = any(name_score(table.headers[place], catalogue.field(code)) >= LEAST_CONFIDENCE for code in BUYERS)
    headers = [*table.headers, *more]
    headers[place] = table.headers[place] if named else f"customer ({whose})"
    wide = table.cells.set_column(place, f"c{place}", pa.array(buyers, pa.string()))
    for texts in more.values():
        wide = wide.append_column(f"c{wide.num_columns}", pa.array(texts, pa.string()))
    said = finding(
        "documents_apart", "info",
        NP_(
            "“{header}” names a buyer in a row of its own and the documents below it ({example}): {count} document was read as an order of that buyer.",
            "“{header}” names each buyer in a row of its own and the documents below it ({example}): {count} documents were read as orders of their buyers.",
        ),
        header=whose, count=int(rows.sum()), example=cells[int(np.flatnonzero(rows)[0])][:80],
    )  # fmt: skip
    result = replace(table, cells=wide, headers=tuple(headers), findings=(*table.findings, said)).only(rows)
    left = dict(table.not_data)
    left["title_row"] = left.get("title_row", 0) + int((~rows).sum())
    return replace(result, not_data=tuple(left.items()))


def documents_of(table: TextTable, catalogue: Catalogue) -> tuple[str, str] | None:
    """The header of a column that holds documents below their buyers, and one of them; None where none does."""
    found = _column_of_documents(table, catalogue)
    if found is None:
        return None
    return table.headers[found[0]].strip(), next(filter(_is_document, found[1]))


def _is_document(text: str) -> bool:
    return len(text) < _LONGEST and _DOCUMENT.fullmatch(clean(text)) is not None


def _column_of_documents(table: TextTable, catalogue: Catalogue) -> tuple[int, list[str]] | None:
    """The column that holds documents below their buyers, where no other column tells days, and its cells; None where none does."""
    if any(name_score(header, catalogue.field("ordered_at")) >= LEAST_CONFIDENCE for header in table.headers):
        return None
    for place in range(len(table.headers)):
        if not any(map(_is_document, encode(table.cells.slice(0, _HEAD), place).distinct)):
            continue
        texts = encode(table.cells, place)
        documents = sum(map(_is_document, texts.distinct))
        if _FEWEST <= documents < len(texts) and documents >= _MOST * len(texts.distinct):
            cells = [clean(texts.distinct[code]) if code >= 0 else "" for code in texts.codes.tolist()]
            return place, cells
    return None


def _come_to_their_buyers(
    table: TextTable, catalogue: Catalogue, above: Sequence[int], documents: Sequence[bool]
) -> bool:
    """Whether a column of money says in nearly each buyer's row what the documents below come to."""
    for place, header in enumerate(table.headers):
        if name_score(header, catalogue.field("amount")) < LEAST_CONFIDENCE:
            continue
        figures = read_figures(without_marks(encode(table.cells, place)))
        numbers = as_numbers(figures, decimal_mark([figures], table.dialect.delimiter, figures), None)
        values = [(*numbers.exact, None)[code] or _ZERO for code in numbers.texts.codes.tolist()]
        sums: dict[int, Decimal] = {}
        for row, is_document in enumerate(documents):
            if is_document and above[row] >= 0:
                sums[above[row]] = sums.get(above[row], _ZERO) + values[row]
        if sums and sum(values[row] == total for row, total in sums.items()) >= _NEARLY_ALL * len(sums):
            return True
    return False
