from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import lib.ui.components.mount as mounted

SCRIPTS = sorted((Path(mounted.__file__).parent / "static").glob("*.js"))


def _app(name: str) -> None:
    from lib.ui.components.mount import component

    component(name, "<div></div>")(key="one", data={"a": 1})


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_every_script_can_be_put_on_a_page_and_has_its_style(script: Path):
    app = AppTest.from_function(_app, args=(script.stem,)).run()
    assert not app.exception
    assert script.with_suffix(".css").exists()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_no_script_makes_markup_or_code_of_text(script: Path):
    text = script.read_text(encoding="utf-8")
    assert not [word for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "Function(") if word in text]
