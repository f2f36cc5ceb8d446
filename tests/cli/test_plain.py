from __future__ import annotations

import json
from datetime import date, datetime

import numpy as np
import pytest

from lib.cli.plain import as_json, plain, remarks
from lib.core.findings import Finding
from lib.core.words import N_, Sentence
from lib.text.words import Words


def test_an_undefined_number_is_null_wherever_it_stands() -> None:
    answer = {"a": float("nan"), "b": [np.inf, {"c": np.float64("nan")}], "d": np.array([1.5, np.nan])}
    assert json.loads(as_json(plain(answer, Words()))) == {"a": None, "b": [None, {"c": None}], "d": [1.5, None]}


def test_days_times_and_numpy_numbers_become_plain() -> None:
    values = (date(2011, 12, 9), datetime(2011, 12, 9, 12, 50), np.int64(3), np.float64(0.5), Sentence(N_("nothing")))
    assert plain(values, Words()) == ["2011-12-09", "2011-12-09 12:50:00", 3, 0.5, "nothing"]


def test_a_remark_has_its_facts_beside_it_and_money_in_units() -> None:
    facts = {"money_net": 2_501_940, "day": date(2011, 12, 9), "code": "c"}
    remark = Finding("x", "warning", Sentence("{money_net} on {day} ({code})", facts))
    assert remarks([remark], Words(currency="GBP")) == [
        {
            "code": "x",
            "level": "warning",
            "text": "£250 on 9 Dec 2011 (c)",
            "money_net": 250.194,
            "day": "2011-12-09",
            "fact_code": "c",
        }
    ]


def test_json_is_utf8_without_escapes_and_never_nan() -> None:
    assert as_json({"name": "熟客"}) == '{"name": "熟客"}'
    with pytest.raises(ValueError, match="not JSON compliant"):
        as_json({"x": float("nan")})
