from __future__ import annotations

import pytest

from lib.ingest.texts import clean, cleaned, first_of
from tests.ingest.columns import column


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a ", "a"),
        ("１２３", "123"),
        ("a\u200bb\ufeff", "ab"),
        ('="00123"', "00123"),
        ("'00123", "00123"),
        ("’00123", "’00123"),
        ("a\u00a0", "a"),
        ("", ""),
    ],
)
def test_texts_have_one_canonical_form(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_a_column_keeps_each_text_once_and_absent_cells_apart() -> None:
    texts = column(["a", None, "b", "a", ""])
    assert (texts.distinct, texts.codes.tolist()) == (("a", "b", ""), [0, -1, 1, 0, 2])


def test_texts_that_become_equal_become_one() -> None:
    assert cleaned(column([" a", "a", " "])).codes.tolist() == [0, 0, -1]


def test_an_empty_column_has_no_texts() -> None:
    assert len(column([])) == 0


def test_the_first_column_that_has_a_text_wins() -> None:
    merged = first_of([column(["x", None, None]), column(["y", "y", None])])
    assert [merged.distinct[code] if code >= 0 else None for code in merged.codes] == ["x", "y", None]


def test_rows_by_value_counts_rows() -> None:
    assert column(["a", "b", "a", None]).rows_by_value().tolist() == [2, 1]
