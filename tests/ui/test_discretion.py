"""G12: an exception's message may hold a customer's phone number; it reaches neither the reader nor the log."""

from __future__ import annotations

import logging

import pytest
from streamlit.testing.v1 import AppTest

from lib.ui.guard import keep_logs_discreet
from tests.ui.conftest import App

PHONE = "13800138000"


def _fails(*_args: object, **_kwargs: object) -> None:
    raise ValueError(PHONE)


@pytest.fixture
def discreet() -> object:
    before = logging.getLogRecordFactory()
    keep_logs_discreet()
    yield
    logging.setLogRecordFactory(before)


def everything(tab: AppTest) -> str:
    return str(tab.main) + str(tab.sidebar)


@pytest.mark.usefixtures("discreet")
@pytest.mark.parametrize("broken", ["lib.ui.imported.answer", "lib.ui.columns.check_columns", "lib.ui.doors.as_of"])
def test_a_page_that_fails_shows_a_reference_and_the_log_a_place(
    broken: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(broken, _fails)
    tab = App().sample().page("data").tab
    assert not tab.exception
    assert "report reference" in tab.error[0].value
    reference = tab.error[0].value.split()[-1].rstrip(".")
    assert any(f"ref={reference} ValueError at tests/ui/test_discretion.py" in line for line in caplog.messages)
    assert PHONE not in everything(tab)
    assert PHONE not in caplog.text
    assert PHONE not in "".join(capfd.readouterr())


@pytest.mark.usefixtures("discreet")
def test_a_callback_that_fails_is_as_discreet(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    app = App().sample().page("data")
    monkeypatch.setattr("lib.ui.session.Session.change_reading", _fails)
    app.tab.selectbox(key="refunds-1").select("ignore").run()
    assert PHONE not in caplog.text
    assert PHONE not in "".join(capfd.readouterr())
