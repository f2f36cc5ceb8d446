"""Cells between 'single' marks: taken as such where every row then has as many cells as the first, and only then."""

from __future__ import annotations

import pytest

from lib.ingest.imported import Imported
from lib.ingest.sniff import sniff
from tests.ingest.orders_of import money
from tests.ingest.test_shapes_of_exports import read

HEADER = "Order,Date,Email,Note,Total\n"


def shop(notes: list[str], delimiter: str = ",") -> Imported:
    lines = [f"{at},2026-01-{at + 10},anna{at % 3}@x.com,{note},{10 + at}.50\n" for at, note in enumerate(notes)]
    result = read((HEADER + "".join(lines)).replace(",", delimiter).replace("\a", ","))
    assert isinstance(result, Imported)
    return result


@pytest.mark.parametrize(
    "notes",
    [["'A, B'"] * 8, ["'A, B'", "", "plain", "'C, D, E'", "'it''s, well, here'", "x", "'one'", "'A, \"B\"'"]],
    ids=["all", "some"],
)
def test_commas_between_single_marks_divide_nothing(notes: list[str]) -> None:
    result = shop(notes)
    assert (len(result.orders), money(result)) == (8, 112.0)


def test_another_sign_between_cells() -> None:
    assert money(shop(["'A, B'"] * 8, ";")) == 112.0


@pytest.mark.parametrize(
    "text",
    [
        HEADER + "1,2026-01-10,a@x.com,'tis so,10.50\n2,2026-01-11,b@x.com,ne'er 'gain',11.50\n",
        HEADER + "1,2026-01-10,a@x.com,'A, B',10.50\n2,2026-01-11,b@x.com,'A, B,11.50\n",
        "Order,Name,Nick,Date,Total\n1,'t Hart,van 't',2026-01-10,10.50\n2,'s Jong,'n Boer',2026-01-11,11.50\n",
        "Order,Size,Name,Date\n" + "1,'12','x, y',2026-01-10\n" + "2,\"'a, b'\",c,2026-01-11\n",
    ],
    ids=["apostrophes", "one is open", "names", "straight marks, too"],
)
def test_elsewhere_they_are_letters(text: str) -> None:
    assert sniff(text).quotes == '"'
