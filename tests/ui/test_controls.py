"""What is chosen in controls outlives a reload, a new tab and a project file; what no longer holds gives way to what is usual."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from hashlib import sha256

import pytest
import streamlit as st

from lib.reports.project import CHOICES, MANIFEST, Told
from lib.text.languages import language_for
from lib.ui import projects
from lib.ui.controls import Controls
from lib.ui.drawn import choice, drawn_as, told_anew
from lib.ui.session import Session
from tests.ui.conftest import App


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Streamlit's state of a tab, without a tab."""
    drawn: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", drawn)
    monkeypatch.setattr("lib.ui.controls.told_anew", drawn_as)
    return drawn


def test_what_is_usual_is_not_kept_and_what_is_chosen_is(state: dict[str, object]) -> None:
    here = Controls()
    here.one_of("window", [1, 7, 30], 7)
    here.text("steps")
    assert state == {"window": 7, "steps": ""}
    here.note()
    assert here.told == {}
    state["window"] = 30
    here.note()
    assert here.told == {"window": 30}
    state["window"] = 7
    here.note()
    assert here.told == {}


def test_a_control_that_was_out_of_sight_shows_again_what_was_chosen(state: dict[str, object]) -> None:
    here = Controls({"window": 30})
    assert here.now("window") == 30
    here.one_of("window", [1, 7, 30], 7)
    del state["window"]  # another page was open
    here.note()
    here.one_of("window", [1, 7, 30], 7)
    assert state["window"] == 30


def test_each_run_says_what_a_control_holds_for_a_browser_that_draws_it_late(state: dict[str, object]) -> None:
    days = date(2026, 1, 1), date(2026, 1, 31)
    here = Controls({"window": "a week", "months": 30})
    for _ in range(3):
        assert here.one_of("window", ["a day", "a week"]) == {"key": "window", "index": 1}
        assert here.one_in_sight("by", ["day", "week"], "week") == {"key": "by", "default": "week"}
        assert here.some_of("both", ["day", "week"], ["day"]) == {"key": "both", "default": ["day"]}
        assert here.number("months", 12, 36, 36) == {"key": "months", "value": 30}
        assert here.text("steps") == {"key": "steps", "value": ""}
        assert here.switch("orders") == {"key": "orders", "value": False}
        assert here.days("days", *days, days) == {"key": "days", "value": days}
    state |= {"window": "a day", "months": 24, "orders": True}
    assert here.one_of("window", ["a day", "a week"]) == {"key": "window", "index": 0}
    assert here.number("months", 12, 36, 36) == {"key": "months", "value": 24}
    assert here.switch("orders") == {"key": "orders", "value": True}


def test_what_is_changed_elsewhere_is_shown_by_a_new_widget(state: dict[str, object]) -> None:
    here = Controls()
    here.number("months", 12, 36, 36)
    state["months"] = 24
    here.put("months", 30)
    assert here.number("months", 12, 36, 36) == {"key": "months~1", "value": 30}
    state["months"] = 12  # the browser has not heard of it yet
    assert here.now("months") == 30
    here.note()
    assert here.told == {"months": 30}


def test_a_choice_in_words_is_drawn_anew_in_another_language_and_keeps_what_it_holds(
    state: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken = ["en"]
    monkeypatch.setattr("lib.ui.drawn.language", lambda: language_for(spoken[0]))
    monkeypatch.setattr("lib.ui.controls.told_anew", told_anew)
    here = Controls()
    for _ in range(2):
        assert here.one_of("window", ["day", "week"], "week") == {"key": "window", "index": 1}
        assert choice("group", ["a", "b"]) == {"key": "group", "index": 0}
    state |= {"window": "day", "group": "b"}
    spoken[0] = "zh-Hans"
    for _ in range(2):
        assert here.one_of("window", ["day", "week"], "week") == {"key": "window~1", "index": 0}
    assert choice("group", ["a", "b"]) == {"key": "group~1", "index": 1}
    assert here.now("window") == "day"


def test_another_project_begins_with_what_is_usual(state: dict[str, object]) -> None:
    here = Controls()
    here.one_of("window", [1, 7, 30], 7)
    state["window"] = 30
    other = Controls()
    assert other.now("window") is None
    other.note()
    assert other.told == {}
    assert other.one_of("window", [1, 7, 30], 7) == {"key": "window~1", "index": 1}


def test_what_nobody_touched_follows_what_is_usual(state: dict[str, object]) -> None:
    here = Controls()
    here.number("margin", 1.0, 100.0, 100.0)
    assert here.number("margin", 1.0, 100.0, 60.0) == {"key": "margin~1", "value": 60.0}
    state["margin~1"] = 40.0
    here.note()
    assert here.number("margin", 1.0, 100.0, 50.0) == {"key": "margin~1", "value": 40.0}


@pytest.mark.parametrize("told", [9, "7", True, ("a",), "x" * 5000, 1e300, ()])
def test_nothing_is_believed_that_is_not_offered(state: dict[str, object], told: Told) -> None:
    first, last = date(2026, 1, 1), date(2026, 1, 31)
    here = Controls(dict.fromkeys(("one", "some", "number", "text", "days"), told))
    here.one_of("one", [2, 7, 30], 7)
    here.some_of("some", ["b", "c"], ["c"])
    here.number("number", 2, 5, 3)
    here.text("text")
    here.days("days", first, last, (first, last))
    some: list[str] = [] if told == () else ["c"]  # none of them is a choice, too
    text = told if told == "7" else ""
    assert state == {"one": 7, "some": some, "number": 3, "text": text, "days": (first, last)}


def test_days_and_several_choices_come_back(state: dict[str, object]) -> None:
    first, last = date(2026, 1, 1), date(2026, 1, 31)
    here = Controls()
    here.days("days", first, last, (first, last))
    here.some_of("some", ["b", "c"])
    state |= {"days": (first, date(2026, 1, 9)), "some": ["b", "c"]}
    here.note()
    state.clear()
    again = Controls(json.loads(json.dumps(here.told)) | {"some": ("b", "c"), "days": ("2026-01-01", "2026-01-09")})
    again.days("days", first, last, (first, last))
    again.some_of("some", ["c"])
    assert state == {"days": (first, date(2026, 1, 9)), "some": ["c"]}


def _shown(app: App) -> dict[str, object]:
    tab = app.tab
    kinds = (tab.selectbox, tab.segmented_control, tab.multiselect, tab.text_input, tab.number_input, tab.slider)
    return {str(one.key).partition("~")[0]: one.value for kind in kinds for one in kind if one.key}


def _again(app: App) -> App:
    """The project of a tab as a file, opened in another tab."""
    packed = projects.packed(app.tab.session_state["session"])
    here = Session()
    projects.open_uploads(here, [(io.BytesIO(packed), "x.regulars")])
    other = App()
    other.tab.session_state["session"] = here
    return other


def test_a_project_file_brings_back_what_was_asked_on_journey() -> None:
    app = App().shop().page("journey")
    app.tab.selectbox(key="journey-window").set_value(1800)
    app.tab.text_input(key="journey-steps").set_value("landed, product_view, paid")
    app.tab.selectbox(key="journey-touch").set_value("last")
    app.tab.selectbox(key="journey-value").set_value("given").run()
    app.figure("journey-own-value").set_value(25.0).run()
    asked = app.tab.session_state["session"].controls.told
    assert asked["journey-steps"] == "landed, product_view, paid"
    assert not any(key.startswith("journey-events") for key in asked), "what names tell is no choice"
    again = _again(app).page("journey")
    assert not again.tab.exception
    assert _shown(again) == _shown(app)
    assert again.markup == app.markup
    back = again.page("today").page("journey")
    assert _shown(back) == _shown(app)


def test_a_project_file_brings_back_what_was_asked_on_lifecycle() -> None:
    app = App().shop().page("lifecycle")
    app.tab.selectbox(key="whatif-stage").set_value("declining")
    app.tab.slider(key="whatif-points").set_value(9)
    app.figure("whatif-margin").set_value(40.0)
    app.tab.segmented_control(key="cohort-by").set_value("week")
    app.tab.selectbox(key="cohort-measure").set_value("cumulative")
    app.tab.selectbox(key="curve-other").set_value("later").run()
    again = _again(app).page("lifecycle")
    assert not again.tab.exception
    assert _shown(again) == _shown(app)
    assert again.markup == app.markup


def test_the_margin_told_on_value_is_the_usual_one_elsewhere() -> None:
    app = App().shop().page("lifecycle")
    here: Session = app.tab.session_state["session"]
    here.value = type(here.value)(margin=0.576)
    app.tab.run()
    assert app.figure("whatif-margin").value == 57.6
    assert app.figure("cohort-margin").value == 57.6
    app.figure("whatif-margin").set_value(30.0).run()
    assert "On Value the margin is 58%" in app.text


def test_a_project_file_of_an_earlier_version_opens() -> None:
    app = App().shop()
    packed = projects.packed(app.tab.session_state["session"])
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    choices = json.loads(members[CHOICES])
    del choices["choices"]["controls"]
    members[CHOICES] = json.dumps(choices).encode()
    manifest = json.loads(members[MANIFEST])
    manifest["sha256"][CHOICES] = sha256(members[CHOICES]).hexdigest()
    members[MANIFEST] = json.dumps(manifest).encode()
    earlier = io.BytesIO()
    with zipfile.ZipFile(earlier, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    here = Session()
    projects.open_uploads(here, [(earlier, "x.regulars")])
    assert here.controls.told == {}
