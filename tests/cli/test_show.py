from __future__ import annotations

from lib.cli.show import safe, table
from lib.text.words import Words


def test_columns_are_aligned_for_both_scripts() -> None:
    text = table(["客户", "n"], [["李", 5], ["Ann", 1234]], Words())
    assert text.splitlines() == ["客户      n", "----  -----", "李        5", "Ann   1,234"]


def test_an_undefined_figure_is_a_dash() -> None:
    assert table(["a"], [[None], [1.5]], Words()).splitlines()[2:] == ["  –", "1.5"]


def test_text_from_the_data_cannot_steer_a_terminal() -> None:
    assert safe("a\x1b[2Jb\u202ec\n") == "a [2Jb c "
