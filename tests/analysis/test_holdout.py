from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.analysis import holdout
from lib.analysis.holdout import (
    kept_with,
    lists_of,
    lot,
    marks,
    on_lists,
    packed,
    people_on_lists,
    seed_of,
    sizes,
    unpacked,
    without,
)
from lib.analysis.reach import Where, people
from lib.core.errors import CannotAnswer
from lib.core.settings import KeptList, ListSettings

SECRET = "0123456789abcdef"
DAY = date(2026, 1, 5)


def made(title: str, written: list[str], out: list[str] | None = None) -> KeptList:
    left = packed(marks(out or [], SECRET))
    return KeptList(
        title, "Ann", DAY, 28, "klaviyo", (("champions", len(written)),), packed(marks(written, SECRET)), left
    )


def settings(*lists: KeptList) -> ListSettings:
    return ListSettings(lists, SECRET)


def test_a_tenth_is_left_out_and_the_order_of_rows_does_not_matter() -> None:
    ids = [f"c{at}" for at in range(1000)]
    out = {name for name, left in zip(ids, lot(ids, 0.1, 7), strict=True) if left}
    back = {name for name, left in zip(ids[::-1], lot(ids[::-1], 0.1, 7), strict=True) if left}
    other = {name for name, left in zip(ids, lot(ids, 0.1, 8), strict=True) if left}
    assert len(out) == 100
    assert out == back
    assert len(out & other) < 30


def test_everybody_has_the_same_chance() -> None:
    ids = [f"c{at}" for at in range(200)]
    times = np.sum([lot(ids, 0.1, seed) for seed in range(400)], axis=0)
    assert times.mean() == 40
    assert times.std() == pytest.approx(6, abs=1)  # the binomial's


@given(st.integers(0, 40), st.sampled_from([0.0, 0.1, 0.5, 1.0]))
def test_somebody_is_always_written_to(count: int, share: float) -> None:
    out = lot([str(at) for at in range(count)], share, 0)
    assert int(out.sum()) < max(count, 1)
    assert bool(out.any()) == (share > 0 and count > 1)


def test_marks_come_back_and_tell_nothing_without_the_secret() -> None:
    ids = ["13812345678", "ann@example.com", "c1"]
    assert set(unpacked(packed(marks(ids, SECRET))).tolist()) == set(marks(ids, SECRET).tolist())
    assert not set(marks(ids, SECRET).tolist()) & set(marks(ids, "another").tolist())
    assert "13812345678" not in repr(made("List", ids))


@pytest.mark.parametrize("damaged", ["", "not base64!", "AAAA", "ü"])
def test_a_damaged_list_is_an_empty_one(damaged: str) -> None:
    assert len(unpacked(damaged)) == 0


def test_a_forgotten_customer_is_on_no_list() -> None:
    before = settings(made("One", ["ann", "bob"], ["cat"]), made("Two", ["ann"]), made("Three", ["bob"]))
    after = without(before, "ann")
    assert [sizes(one) for one in after.kept] == [(1, 1), (0, 0), (1, 0)]
    assert lists_of(after, "ann") == ()
    assert after.kept[2] is before.kept[2]
    assert [sizes(one) for one in without(before, "cat").kept] == [(2, 0), (1, 0), (1, 0)]


def test_a_customer_on_two_lists_is_shown_with_both_the_latest_first() -> None:
    both = settings(made("One", ["ann", "bob"]), made("Two", ["bob"], ["ann"]))
    assert [(one.title, out) for one, out in lists_of(both, "ann")] == [("Two", True), ("One", False)]
    found = on_lists(both, marks(["ann", "cat"], SECRET))
    assert [(one.title, on.tolist()) for one, on in found] == [("Two", [True, False]), ("One", [True, False])]
    assert on_lists(both, marks(["cat"], SECRET)) == ()


def test_who_is_on_a_list_is_on_it_under_every_id_with_the_same_address() -> None:
    both = settings(made("One", ["bob"], ["ann"]))
    same = people(["ann", "ann2", "bob", "cat"], ["a@b.de", " A@B.de", None, None], [None] * 4, Where({}, None, {}))
    assert [(one.title, on.tolist()) for one, on in people_on_lists(both, ["ann2", "cat", "new"], same)] == [
        ("One", [True, False, False])
    ]
    assert same.every_id(["ann2"]) == ["ann2", "ann"]


def test_the_same_list_taken_twice_is_one_list() -> None:
    twice = kept_with(kept_with(settings(), made("One", ["ann"])), made("One", ["ann", "bob"]))
    assert [(one.title, sizes(one)) for one in twice.kept] == [("One", (2, 0))]
    assert seed_of("One", DAY) == seed_of("One", DAY) != seed_of("Two", DAY)


def test_a_project_remembers_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holdout, "MOST_REMEMBERED", 2)
    kept = kept_with(settings(), made("One", ["ann", "bob"]))
    with pytest.raises(CannotAnswer):
        kept_with(kept, made("Two", ["cat"]))


def test_a_list_that_cannot_be_meant_is_refused() -> None:
    with pytest.raises(ValueError, match="0"):
        KeptList("a", "b", DAY, 0, "sms", (), "")
    assert np.array_equal(unpacked(packed(np.zeros(0, np.uint64))), np.zeros(0, np.uint64))
