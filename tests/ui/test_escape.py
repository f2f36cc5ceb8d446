from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ui.escape import md


@pytest.mark.parametrize(
    "text", ["![x](http://a.b/c.png)", ":red[stop]", "a -> b", "www.evil.com", "x@evil.com", "<img src=x>"]
)
def test_markup_keeps_no_meaning(text: str) -> None:
    shown = md(text)
    assert not re.search(r"(?<!\\)[\[\](){}<>*_`:@.#$~|!&]", shown)
    assert re.sub(r"\\(.)", r"\1", shown).replace("\u2060", "") == text


def test_stubborn_marks_are_fenced_by_invisible_joiners() -> None:
    assert md("a.b") == "a\u2060\\.\u2060b"


def test_control_and_direction_characters_become_spaces() -> None:
    assert md("a\u202eb\nc") == "a b c"


@given(st.text())
def test_long_text_is_cut_with_an_ellipsis(text: str) -> None:
    assert len(re.sub(r"\\(.)", r"\1", md(text, limit=10)).replace("\u2060", "")) <= 10


def test_facts_of_sentences_are_escaped_once() -> None:
    """`say` escapes what it is given: text that is escaped before shows its backslashes."""
    files = (Path(__file__).parents[2] / "lib" / "ui").rglob("*.py")
    assert [str(file) for file in files if re.search(r"[a-z_]+=md\(", file.read_text(encoding="utf-8"))] == []


def test_columns_of_money_are_written_by_their_currency() -> None:
    """Which decimals money has is `Words.cents`' to say: `%.2f` behind a sign would give the yen cents."""
    files = [one for folder in ("lib/ui", "pages") for one in (Path(__file__).parents[2] / folder).rglob("*.py")]
    assert [
        str(file) for file in files if re.search(r"symbol\(\)|%,?\.2f.*(money|form)", file.read_text(encoding="utf-8"))
    ] == []


def test_no_fact_of_a_sentence_is_money_that_was_said_before() -> None:
    """An amount that `words()` says has its sign escaped; as a fact it is a raw amount or a `Sentence`."""
    said = re.compile(r"\bwords\(\)\.(money\w*|listed|unit|symbol)\(")
    found = [
        f"{file.name}:{call.lineno} {fact.arg}"
        for file in (Path(__file__).parents[2] / "lib" / "ui").rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in {"say", "Sentence"}
        for fact in call.keywords
        if not ast.unparse(fact.value).startswith("Sentence(")
        if said.search(ast.unparse(fact.value).replace("plain_words()", "plain"))
    ]
    assert found == []
