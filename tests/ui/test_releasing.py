"""Answers stay with the shop that they are of: another one in its place, or none, takes them out of memory."""

from __future__ import annotations

import gc
from datetime import date
from typing import Any
from weakref import ref

import pytest
import streamlit as st

from lib.analysis import customers as reduced
from lib.analysis.customers import Customers
from lib.core.settings import ImportSettings, View
from lib.ui.projects import reread
from tests.ui.conftest import App

Answers = list["ref[Customers]"]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Each answer that was computed, without holding it; tabs of other tests have the same name as these, and left theirs."""
    st.cache_resource.clear()
    made: Answers = []
    compute = reduced.customers

    def noted(*asked: Any) -> Customers:
        found = compute(*asked)
        made.append(ref(found))
        return found

    monkeypatch.setattr(reduced, "customers", noted)
    return made


def alive(answers: Answers) -> list[bool]:
    """Which of the answers are still in memory."""
    gc.collect()
    return [one() is not None for one in answers]


@pytest.mark.soak
def test_another_shop_takes_the_place_of_the_answers_too(answers: Answers) -> None:
    app = App().shop("coffee_en").page("today")
    assert alive(answers) == [True]
    app.shop("tea_zh").page("data").page("today")
    assert alive(answers) == [False, True]


def test_a_shop_that_is_put_away_leaves_no_answers(answers: Answers) -> None:
    app = App().shop("coffee_en").page("today")
    app.tab.session_state["session"].close()
    app.page("today")
    assert alive(answers) == [False]


@pytest.mark.soak
def test_orders_that_are_read_differently_leave_no_answers_of_before(answers: Answers) -> None:
    app = App().shop("coffee_en").page("today")
    app.tab.session_state["session"].change_reading(ImportSettings(zeros="keep"), reread)
    app.page("data").page("today")
    assert alive(answers) == [False, True]


def test_another_filter_keeps_the_answers_for_the_way_back(answers: Answers) -> None:
    app = App().shop("coffee_en").page("today")
    here = app.tab.session_state["session"]
    here.change_view(View(first_day=date(2024, 1, 1)))
    app.page("today")
    here.change_view(View())
    app.page("today")
    assert alive(answers)[0]
