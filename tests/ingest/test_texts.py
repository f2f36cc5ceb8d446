from __future__ import annotations

import re

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest.texts import clean, cleaned, encode, first_of
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


TEXT = st.text(alphabet=st.sampled_from("ab1 .='-\n\u200b\u00a0ＡéC"), max_size=6)


@given(st.lists(TEXT, unique=True, max_size=8))
def test_tidy_columns_are_those_that_cleaning_leaves_alone(cells: list[str]) -> None:
    if column(cells).is_tidy():
        assert all(text and clean(text) == text for text in cells)


@given(st.lists(TEXT, unique=True, min_size=1, max_size=8))
def test_all_match_asks_every_text(cells: list[str]) -> None:
    slow = all(re.fullmatch(r"[a-z0-9 .]+", text) for text in cells)
    assert column(cells).all_match(r"[a-z0-9 .]+") == slow


@pytest.mark.parametrize("chunks", [[], [[]], [["a", None], ["b", "a"]], [["a"], [], ["b", "a"]]])
def test_a_column_in_chunks_is_encoded_as_one(chunks: list[list[str | None]]) -> None:
    column = pa.chunked_array([pa.array(chunk, pa.string()) for chunk in chunks], pa.string())
    texts = encode(pa.table({"c0": column}), 0)
    assert [texts.distinct[code] if code >= 0 else None for code in texts.codes] == [
        cell for chunk in chunks for cell in chunk
    ]
    assert len(set(texts.distinct)) == len(texts.distinct)
