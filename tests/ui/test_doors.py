from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui.pages import FOLDER

UI = FOLDER.parent / "lib" / "ui"


def _caches(file: Path) -> list[tuple[str, ast.FunctionDef, ast.Call]]:
    found: list[tuple[str, ast.FunctionDef, ast.Call]] = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            for mark in node.decorator_list:
                name = ast.unparse(mark)
                assert "st.cache_" not in name, f"{file.name}: {node.name} is not a door; use `kept`"
                if name.startswith("kept"):
                    assert isinstance(mark, ast.Call)
                    found.append((f"{file.name}:{node.name}", node, mark))
    return found


CACHES = [cache for file in [*UI.rglob("*.py"), *FOLDER.glob("*.py")] for cache in _caches(file)]


#: What holds tables: Streamlit hashes a sample of those, so that two of them may share an answer.
HEAVY = {
    "DataFrame",
    "Series",
    "NDArray",
    "Imported",
    "SideFile",
    "Project",
    "DuckDB",
    "EventLog",
    "Customers",
    "Rfm",
    "Base",
}


@pytest.mark.parametrize(("name", "function", "mark"), CACHES, ids=[name for name, _, _ in CACHES])
def test_a_door_is_bounded_and_hashes_no_tables(name: str, function: ast.FunctionDef, mark: ast.Call) -> None:
    settings = {keyword.arg: ast.unparse(keyword.value) for keyword in mark.keywords}
    assert int(settings["max_entries"]) <= 12, name
    arguments = {
        argument.arg: ast.unparse(argument.annotation or ast.Constant(None)) for argument in function.args.args
    }
    hidden = [argument for argument in arguments if argument.startswith("_")]
    assert not hidden or next(iter(arguments)) == "key", f"{name}: nothing in the key says what {hidden} hold"
    hashed = " ".join(annotation for argument, annotation in arguments.items() if not argument.startswith("_"))
    assert not set(re.findall(r"\w+", hashed)) & HEAVY, name


def test_doors_are_found() -> None:
    assert len(CACHES) >= 8


#: A tab that opens the sample shop and asks every door once; run by AppTest, so it imports for itself.
def _asks_every_door() -> None:
    import streamlit as st

    from lib.catalog.samples import sample
    from lib.core.settings import View
    from lib.ui import doors
    from lib.ui.projects import open_sample
    from lib.ui.session import session

    here = session()
    if here.project is None:
        open_sample(here, sample("coffee_en"), "Shop")
    if st.checkbox("one channel", key="one"):
        here.change_view(View(channels=(doors.channels()[0].value,)))
    else:
        here.change_view(View())
    customers, rfm, today = doors.customers(), doors.rfm(), doors.today()
    st.text(f"{len(customers)} customers")
    st.text(f"{int(rfm.segments['customers'].sum())} grouped")
    st.text(f"{len(today.sentences)} sentences, {len(today.lists)} lists")
    st.text(f"{int(doors.months()['orders'].sum())} orders")
    st.text(doors.search(str(customers.customer_id.iloc[0]))[0].customer_id == customers.customer_id.iloc[0])
    st.text(len(doors.card(str(customers.customer_id.iloc[0])).orders) == customers.frequency[0])
    st.session_state["same"] = doors.customers() is customers


def test_every_door_answers_and_the_answers_agree() -> None:
    tab = AppTest.from_function(_asks_every_door, default_timeout=60).run()
    assert not tab.exception
    texts = [text.value for text in tab.text]
    assert texts == [
        "2952 customers",
        "2952 grouped",
        "5 sentences, 4 lists",
        "6041 orders",
        "True",
        "True",
    ]
    assert tab.session_state["same"]


def test_a_filter_changes_the_answers_and_taking_it_away_brings_them_back() -> None:
    tab = AppTest.from_function(_asks_every_door, default_timeout=60).run()
    everybody = [text.value for text in tab.text]
    tab.checkbox(key="one").check().run()
    assert not tab.exception
    assert int(tab.text[0].value.split()[0]) < 2952
    assert tab.text[0].value.split()[0] == tab.text[1].value.split()[0]
    tab.checkbox(key="one").uncheck().run()
    assert [text.value for text in tab.text] == everybody


def _asks_whom_to_write_to() -> None:
    import streamlit as st

    from lib.catalog.samples import sample
    from lib.ui import doors
    from lib.ui.doors import value, writing
    from lib.ui.projects import open_sample
    from lib.ui.session import session

    if session().project is None:
        open_sample(session(), sample("coffee_en"), "Shop")
    gone = set(next(one for one in value.lists() if one.code == "leave").positions.tolist())
    for before, one in zip(doors.today().lists, writing.lists(), strict=True):
        st.text(len(gone & set(one.positions.tolist())))
        st.text(before.count - one.count == len(gone & set(before.positions.tolist())))
    st.text(any(one.left_out is not None for one in writing.lists()))


def test_nobody_is_on_a_list_to_write_to_and_on_that_of_those_not_to_chase() -> None:
    tab = AppTest.from_function(_asks_whom_to_write_to, default_timeout=60).run()
    assert not tab.exception
    assert [text.value for text in tab.text] == [*["0", "True"] * 4, "True"]
