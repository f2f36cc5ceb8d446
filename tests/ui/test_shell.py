from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui.pages import DOORS, FOLDER

SHELL = FOLDER.parent / "lib" / "ui" / "shell.py"


def start(locale: str = "en-GB") -> AppTest:
    app = AppTest.from_file(str(SHELL), default_timeout=60)
    app.context = {"locale": locale}
    return app.run()


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.file)
def test_every_page_opens_without_data_and_without_an_error(door: object) -> None:
    app = start().switch_page(f"../../pages/{door.file}.py").run()
    assert not app.exception
    assert not app.error


def test_the_browsers_language_is_spoken_first_and_can_be_switched() -> None:
    app = start("zh-CN")
    chinese = app.title[0].value
    app.get_by_key("lang").set_value("en").run()
    assert chinese != app.title[0].value


def test_the_address_can_name_the_language() -> None:
    app = AppTest.from_file(str(SHELL), default_timeout=60)
    app.context = {"locale": "en-GB"}
    app.query_params["lang"] = "zh"
    assert app.run().title[0].value == start("zh-CN").title[0].value
