"""Customers by what they bought first: everybody once, with what those did who stood there before."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from lib.analysis.histories import Labels, histories
from lib.analysis.pays import latest_past, pays
from lib.analysis.rfm import rfm
from lib.analysis.scenes import MOST_SCENES, crossed, scenes
from lib.catalog.segments import REGULARS_11
from lib.core.settings import RfmSettings, View
from tests.shops import customers_of, frames_of, order

END = date(2024, 7, 1)


def test_every_customer_is_in_one_scene_and_one_group() -> None:
    rows = [order(f"c{n:02d}", f"2024-0{1 + n % 6}-10", 10 + n) for n in range(30)]
    today = rfm(customers_of(rows, as_of=END), RfmSettings(map_name="regulars-11"), REGULARS_11)
    labels = Labels(tuple(f"p{n}" for n in range(12)), np.arange(30) % 12)
    codes = tuple(segment.code for segment in REGULARS_11.segments)
    found = scenes(labels, today, (codes[:3], codes[3:]), None)
    assert [one.word for one in found] == [*(f"p{n}" for n in range(MOST_SCENES)), None]
    assert sum(one.customers for one in found) == 30
    assert sum(one.revenue_e4 for one in found) == today.customers.revenue_e4
    assert all(sum(one.in_groups) == one.customers for one in found)
    assert all(one.again is None for one in found)
    assert crossed(found).sum(axis=1).tolist() == pytest.approx([1.0] * 9)
    best = np.isin(today.segment, [0, 1, 2])
    assert sum(one.in_groups[0] for one in found) == int(best.sum())


def test_a_product_that_brings_people_back_is_seen_and_judged() -> None:
    """Beans bring people back every month, mugs never: what was bought first knows more than any score."""
    rows: list[dict[str, object]] = []
    for n in range(300):
        start = 10 + n % 90
        again = range(start + 30, 420, 30) if n % 2 else ()
        rows += [order(f"c{n:03d}", str(END - timedelta(days=420 - day)), 20) for day in (start, *again)]
    frames = frames_of(rows)
    known, today = histories(frames, View(), END), rfm(customers_of(rows, as_of=END), RfmSettings(), REGULARS_11)
    labels = Labels(("mug", "beans"), np.arange(300) % 2)
    past = latest_past(known, today.customers)
    mug, beans = scenes(labels, today, (), past)
    assert mug.again is not None
    assert beans.again is not None
    assert (mug.again.value, beans.again.value) == (0.0, 1.0)
    assert mug.then == beans.then == 150
    found = pays(known, today, scenes={"product": labels.place})
    scene = next(point for point in found.points if point.method == "scene")
    assert (scene.groups, scene.name) == (2, "product")
    assert scene.gain == pytest.approx(1.0)
