from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from lib.text.__main__ import translations
from lib.text.languages import CHINESE
from lib.ui import words
from lib.ui.pages import DOORS, Door
from tests.ui.conftest import App

#: The budget page needs no file, and works without one.
WITH_FILES = [door for door in DOORS if door.data == "needed" or door.file == "data"]


@pytest.mark.parametrize("door", WITH_FILES, ids=lambda door: door.file)
def test_every_page_without_data_offers_the_sample_shop_and_the_upload(door: Door) -> None:
    tab = App().page(door.file).tab
    assert not tab.exception
    assert not tab.error
    assert tab.button(key="sample-coffee_en")
    assert tab.file_uploader


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.file)
@pytest.mark.parametrize("locale", ["en-GB", pytest.param("zh-CN", marks=pytest.mark.soak)])
def test_every_page_shows_the_sample_shop_in_both_languages(door: Door, locale: str) -> None:
    """In Chinese the browser walks all pages in every run (tests/browser/test_seen.py)."""
    app = App(locale).sample().page(door.file)
    assert not app.tab.exception
    assert not app.tab.error


def test_the_browsers_language_is_spoken_first_and_can_be_switched() -> None:
    app = App("zh-CN")
    chinese = app.tab.title[0].value
    app.tab.get_by_key("lang").set_value("en").run()
    assert chinese != app.tab.title[0].value


def test_the_address_can_name_the_language() -> None:
    assert App("en-GB", lang="zh").tab.title[0].value == App("zh-CN").tab.title[0].value


def test_the_language_stays_where_a_redraw_ended_early_and_the_next_page_lost_the_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tab = SimpleNamespace(session_state={}, query_params={"lang": "zh"}, context=SimpleNamespace(locale="en-GB"))
    monkeypatch.setattr(words, "st", tab)
    assert words.language().code == "zh"
    tab.query_params.clear()
    assert words.language().code == "zh"
    tab.session_state["lang"] = "en"
    assert words.language().code == "en"


def test_switching_the_language_keeps_the_project() -> None:
    app = App().sample().page("data")
    app.tab.get_by_key("lang").set_value("zh").run()
    assert not app.tab.exception
    assert app.tab.metric[1].value == "2,952"


def test_the_first_screen_names_each_shop_system_once() -> None:
    names = [line.value.split("**")[1] for line in App().tab.markdown if line.value.startswith("- **") and " · " in line.value]  # fmt: skip
    assert len(names) > 20
    assert len(names) == len(set(names))


def test_a_page_names_no_option_of_the_command_line() -> None:
    told = [
        str(text)
        for message in translations(CHINESE)
        if any(not place.startswith("lib/cli/") for place, _ in message.locations)
        for text in (*np.atleast_1d(message.id), *np.atleast_1d(message.string))
    ]
    assert any("--" in text for text in told)
    assert [text for text in told if "--" in words.without_options(text)] == []
