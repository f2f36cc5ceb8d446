from __future__ import annotations

import re
from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest import texts as texts_module
from lib.ingest.texts import Distinct, Texts, clean, cleaned, encode, first_of
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


def slowly(cells: list[str | None]) -> tuple[list[str], list[int]]:
    """Distinct texts in the order in which they come, and each row's place among them."""
    places: dict[str, int] = {}
    codes = [-1 if cell is None else places.setdefault(cell, len(places)) for cell in cells]
    return list(places), codes


def in_pieces(cells: list[str | None], cuts: list[int]) -> pa.Table:
    borders = [0, *sorted(min(cut, len(cells)) for cut in cuts), len(cells)]
    pieces = [pa.array(cells[a:b], pa.string()) for a, b in pairwise(borders)]
    return pa.table({"c0": pa.chunked_array(pieces, pa.string())})


ORDERED = st.lists(st.sampled_from(["", "2", "7", "10", "A1", "A2", "é", "ab", "客户"]), max_size=12).flatmap(
    lambda cells: st.sampled_from([cells, sorted(cells, key=lambda c: (len(c.encode()), c.encode()))])
)


@given(
    ORDERED.flatmap(lambda cells: st.sampled_from([cells, cells[::-1], [*cells, None]])),
    st.lists(st.integers(0, 12), max_size=3),
    st.integers(1, 5),
)
def test_large_columns_are_encoded_some_rows_at_a_time_and_those_in_order_without_looking_up(
    cells: list[str | None], cuts: list[int], rows_at_once: int
) -> None:
    texts = encode(in_pieces(cells, cuts), 0, rows_at_once)
    assert (list(texts.distinct), texts.codes.tolist()) == slowly(cells)


@given(st.lists(st.one_of(st.none(), TEXT), max_size=12), st.integers(1, 5))
def test_many_texts_are_what_few_texts_are(cells: list[str | None], rows_at_once: int) -> None:
    few = column(cells)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts_module, "ROWS_AT_ONCE", rows_at_once)
        many = Texts(Distinct(pa.chunked_array([pa.array(few.distinct, pa.string())])), few.codes)
        assert list(many.distinct) == list(few.distinct)
        assert [many.distinct[at] for at in range(-len(few.distinct), len(few.distinct))] == [*few.distinct * 2]
        assert list(many.distinct[1:3]) == list(few.distinct[1:3])
        assert many.series().astype(object).fillna("-").tolist() == ["-" if cell is None else cell for cell in cells]
        assert few.distinct == () or many.all_match(r"[a-z0-9 .]+") == few.all_match(r"[a-z0-9 .]+")
        assert (
            many.map(lambda text: text.strip() or None).codes.tolist()
            == few.map(lambda text: text.strip() or None).codes.tolist()
        )


@pytest.mark.parametrize(
    "part", [slice(0, 2), slice(2, 9), slice(None), slice(-2, None), slice(3, 1), slice(None, None, 2)]
)
def test_a_part_of_many_texts_is_that_of_a_list(part: slice) -> None:
    texts = ["a", "b", "c", "d"]
    many = Distinct(pa.chunked_array([pa.array(texts[:3], pa.large_string()), pa.array(texts[3:], pa.large_string())]))
    assert many[part] == texts[part]
