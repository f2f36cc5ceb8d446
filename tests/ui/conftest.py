"""The app without a server: nothing is kept between tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.scriptrunner_utils import script_run_context
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from lib.catalog.samples import sample
from lib.ui.hosting import SWITCH as HOSTED
from lib.ui.pages import FOLDER
from lib.ui.projects import open_sample
from lib.ui.session import Session
from lib.ui.shop import Project
from tests.rereading import read_once

SHELL = FOLDER.parent / "lib" / "ui" / "shell.py"


@cache
def _read_once(code: str) -> Project:
    """A sample shop, read; tests share it, since nobody changes a project once it was read."""
    here, chosen = Session(), sample(code)
    open_sample(here, chosen, chosen.title)
    assert here.project is not None
    return here.project


def drawn_as(tab: AppTest, key: str) -> str:
    """The key of the widget that is drawn for a key of lib.ui.drawn.drawn_as now."""
    last = f"{key} drawn as"
    if last not in tab.session_state:
        return key
    return str(tab.session_state[last])


class TypedFigure:
    """A box of lib.ui.typed_figures by the key of its figure; what is typed is read as anybody's is."""

    def __init__(self, tab: AppTest, key: str) -> None:
        self._tab, self._key = tab, drawn_as(tab, key)

    @property
    def box(self) -> TextInput:
        """The box that is drawn for it now."""
        return self._tab.text_input(key=drawn_as(self._tab, f"figure-{self._key}"))

    @property
    def value(self) -> float | None:
        """The figure that the box holds, once its text is checked to be that figure."""
        text, figure = self.box.value, self._tab.session_state[self._key]
        assert (not text) == (figure is None)
        assert figure is None or abs(float(text or "") - figure) < 0.01
        return figure

    def set_value(self, typed: float | str | None) -> Any:
        """Type."""
        return self.box.set_value("" if typed is None else str(typed))


class App:
    """A tab: starts the shell, and opens pages and files in it."""

    def __init__(self, locale: str = "en-GB", **query: str) -> None:
        self.tab = AppTest.from_file(str(SHELL), default_timeout=120)
        self.tab.context = {"locale": locale}
        for name, value in query.items():
            self.tab.query_params[name] = value
        self.tab.run()

    def drawn(self, key: str) -> str:
        """The key of the widget that is drawn for it now."""
        return drawn_as(self.tab, key)

    def figure(self, key: str) -> TypedFigure:
        return TypedFigure(self.tab, key)

    def page(self, file: str) -> App:
        self.tab.switch_page(f"../../pages/{file}.py").run()
        return self

    def sample(self, code: str = "coffee_en") -> App:
        self.tab.button(key=f"sample-{code}").click().run()
        return self

    def shop(self, code: str = "coffee_en") -> App:
        """As if the sample shop's button had been pressed, without reading its files again and without the page it leads to."""
        self.tab.session_state["session"].open(_read_once(code))
        return self

    def upload(self, name: str, content: bytes) -> App:
        boxes = [box for box in self.tab.file_uploader if "upload" in str(box.key)]
        box = next(box for box in boxes if not str(box.key).startswith("upload-add"))
        box.upload(name, content)
        self.tab.run()
        return self

    @property
    def text(self) -> str:
        """Everything a reader sees, as it looks."""
        return re.sub(r"\\(.)", r"\1", self.markup).replace("\u2060", "")

    @property
    def markup(self) -> str:
        """Everything a reader sees, as Markdown."""
        tab = self.tab
        kinds = (
            tab.title,
            tab.header,
            tab.subheader,
            tab.markdown,
            tab.caption,
            tab.error,
            tab.warning,
            tab.info,
            tab.success,
            tab.metric,
        )
        return "\n".join(str(element.value) for kind in kinds for element in kind)


@pytest.fixture(scope="session", autouse=True)
def _packages_looked_through_once() -> Iterator[None]:
    """Streamlit looks for components in every installed package whenever a tab of these tests opens: a fifth of their time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session", autouse=True)
def _options_are_named_in_silence() -> Iterator[None]:
    """Streamlit warns for each option that a test's own thread asks the name of: hundreds of lines above what failed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(script_run_context._LOGGER, "disabled", True)
        yield


@pytest.fixture(scope="session", autouse=True)
def _samples_read_once() -> Iterator[None]:
    with read_once():
        yield


@pytest.fixture(autouse=True)
def _own_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(HOSTED, raising=False)
    monkeypatch.setenv("REGULARS_AUTOSAVE", "off")
    monkeypatch.setenv("HOME", str(tmp_path))


#: What writes a file when it is taken, by the place of its button, which ends with its key: a test's tab does not call it by itself.
_WRITERS: dict[str, Callable[[], bytes]] = {}


@pytest.fixture(autouse=True)
def _writers(monkeypatch: pytest.MonkeyPatch) -> None:
    _WRITERS.clear()
    add = MediaFileManager.add_deferred

    def kept(
        self: MediaFileManager, data: Callable[[], bytes], *others: Any, element_id: str = "", **named: Any
    ) -> str:
        _WRITERS[element_id] = data
        return add(self, data, *others, element_id=element_id, **named)

    monkeypatch.setattr(MediaFileManager, "add_deferred", kept)


def written_by(key: str) -> Callable[[], bytes]:
    """What a browser calls for the file of a button: after the page's run and outside of its session."""
    (write,) = (write for name, write in _WRITERS.items() if name.endswith(key))
    return write
