from __future__ import annotations

import ast

from lib.text.languages import CHINESE
from lib.text.words import Words
from lib.ui.pages import DOORS, FOLDER


def test_every_page_has_a_door_and_every_door_a_page() -> None:
    assert {path.stem for path in FOLDER.glob("*.py")} - {"__init__"} == {door.file for door in DOORS}


def test_every_door_has_a_name_and_a_question_in_both_languages() -> None:
    for door in DOORS:
        for text in (door.label, door.question):
            assert text
            assert Words(CHINESE).say(text) != text


def test_every_page_says_in_its_first_line_what_it_answers() -> None:
    for door in DOORS:
        assert ast.get_docstring(ast.parse(door.path.read_text(encoding="utf-8")))


def test_what_writes_a_file_later_asks_nothing_of_the_session() -> None:
    """A file is written when it is taken, outside of the page's run: the language, the tab's state and the widgets are unknown then."""
    unknown = {"words", "plain_words", "say", "session", "language", "paper"}
    for path in (FOLDER.parent / "lib" / "ui").rglob("*.py"):
        for call in (
            node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
        ):
            for data in (one.value for one in call.keywords if one.arg == "data" and isinstance(one.value, ast.Lambda)):
                called = {node.id for node in ast.walk(data.body) if isinstance(node, ast.Name)}
                assert not called & (unknown | {"st", "doors"}), f"{path.name}:{data.lineno}"
