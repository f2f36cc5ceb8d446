"""G7: an answer is never another tab's, nor that of the file before an edit.

Tabs of AppTest share one session's cache, so here nothing but the keys keeps their answers apart; that real tabs do not even
share a cache is read in the source. Streamlit would hash a sample of a table this long, and not see that one row is another.
"""

from __future__ import annotations

import ast
import inspect
import random

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui.doors import keeping

ROWS = 60_001


def _one_file_after_another() -> None:
    import io

    import streamlit as st

    from lib.ui import doors
    from lib.ui.projects import open_uploads
    from lib.ui.session import session

    content = st.session_state.get("content")
    if content is not None and content != st.session_state.get("opened"):
        open_uploads(session(), [(io.BytesIO(content), "orders.csv")])
        st.session_state["opened"] = content
    if session().project is not None:
        st.text(f"{doors.customers().revenue_e4} {int(doors.months()['revenue_e4'].sum())}")


def _file(edited: int, amount: int) -> bytes:
    """Every order costs 1.00, but for one."""
    lines = [f"{row},2024-{row % 12 + 1:02d}-05,c{row % 997},1.00" for row in range(ROWS)]
    lines[edited] = f"{edited},2024-{edited % 12 + 1:02d}-05,c{edited % 997},{amount}.00"
    return ("order id,date,customer,amount\n" + "\n".join(lines) + "\n").encode()


@pytest.mark.soak
@pytest.mark.slow
def test_tabs_that_edit_one_row_each_see_their_own_figures_only() -> None:
    luck = random.Random(7)
    tabs = [AppTest.from_function(_one_file_after_another, default_timeout=120).run() for _ in range(3)]
    expected: list[int] = [0, 0, 0]
    for edit in range(3):
        for place, tab in enumerate(tabs):
            amount = 2 + 3 * edit + place
            tab.session_state["content"] = _file(luck.randrange(ROWS), amount)
            tab.run()
            assert not tab.exception
            expected[place] = (ROWS - 1 + amount) * 10_000
        for tab, money_e4 in zip(tabs, expected, strict=True):
            assert tab.run().text[0].value == f"{money_e4} {money_e4}"


def test_what_is_kept_is_kept_for_one_tab() -> None:
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(keeping))) if isinstance(node, ast.Call)]
    caches = [call for call in calls if ast.unparse(call.func).startswith("st.cache_")]
    scopes = [{keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}.get("scope") for call in caches]
    assert scopes == ["'session'"]
