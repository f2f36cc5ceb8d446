from __future__ import annotations

import json

import pandas as pd
import pytest

from lib.catalog.samples import SAMPLES, Sample, sample
from lib.text.languages import CHINESE
from lib.text.words import Words

FILES = [(one, name) for one in SAMPLES for name in (one.orders, *(name for _kind, name in one.others))]


@pytest.mark.parametrize(("one", "name"), FILES, ids=[f"{one.code}/{name}" for one, name in FILES])
def test_every_file_opens_and_has_rows(one: Sample, name: str):
    path = one.orders_path.parent / name
    frame = pd.read_excel(path, engine="calamine") if path.suffix == ".xlsx" else pd.read_csv(path)
    assert len(frame) >= 10


@pytest.mark.parametrize("one", SAMPLES, ids=lambda one: one.code)
def test_every_sample_says_what_is_true_of_it(one: Sample):
    truth = json.loads(one.truth_path.read_text(encoding="utf-8"))
    assert (truth["planted"]["currency"], truth["planted"]["language"]) == (one.currency, one.language)


@pytest.mark.parametrize("one", SAMPLES, ids=lambda one: one.code)
def test_every_file_of_the_folder_is_listed(one: Sample):
    listed = {one.orders_path, one.truth_path} | {path for kind, _name in one.others for path in one.paths(kind)}
    assert set(one.orders_path.parent.iterdir()) == listed


@pytest.mark.parametrize("one", SAMPLES, ids=lambda one: one.code)
def test_every_sample_is_told_in_chinese(one: Sample):
    assert Words(CHINESE).say(one.sentence) != one.sentence


def test_a_sample_is_found_by_its_code():
    assert [sample(one.code) for one in SAMPLES] == list(SAMPLES)
