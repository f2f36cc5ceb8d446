from __future__ import annotations

import logging

from lib.ui.guard import keep_logs_discreet, place_of

PHONE = "13800138000"


def _fails() -> None:
    raise ValueError(PHONE)


def _problem() -> Exception:
    try:
        _fails()
    except ValueError as problem:
        return problem
    raise AssertionError


def test_the_place_names_type_file_and_line_and_never_the_message() -> None:
    assert place_of(_problem()).startswith("ValueError at tests/ui/test_guard.py:")
    assert PHONE not in place_of(_problem())


def test_any_log_record_of_an_exception_loses_its_message() -> None:
    before = logging.getLogRecordFactory()
    try:
        keep_logs_discreet()
        record = logging.getLogger("other").makeRecord(
            "other", logging.ERROR, "f", 1, "failed: %s", (PHONE,), (ValueError, _problem(), None)
        )
    finally:
        logging.setLogRecordFactory(before)
    assert record.exc_info is None
    assert PHONE not in record.getMessage()
