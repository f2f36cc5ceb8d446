from __future__ import annotations

from lib.core.settings import CutOffs, RfmSettings
from lib.ui.session import Session


def cut(place: float) -> RfmSettings:
    return RfmSettings(recency_days=CutOffs(values=(place,)))


def test_all_moves_of_one_drag_are_one_step_to_undo():
    here = Session()
    for place in (10, 11, 12):
        here.change_rfm(cut(place), "drag 1")
    here.undo_cut_offs()
    assert (here.rfm, here.can_undo("cut_offs")) == (RfmSettings(), False)


def test_two_drags_are_two_steps():
    here = Session()
    here.change_rfm(cut(10), "drag 1")
    here.change_rfm(cut(20), "drag 2")
    assert here.rfm_before == cut(10)
    here.undo_cut_offs()
    assert here.rfm == cut(10)


def test_a_drag_after_an_undo_is_a_step_of_its_own_even_with_the_same_name():
    here = Session()
    here.change_rfm(cut(10), "drag 1")
    here.undo_cut_offs()
    here.change_rfm(cut(20), "drag 1")
    assert here.rfm_before == RfmSettings()


def test_changes_without_a_gesture_are_steps_each():
    here = Session()
    here.change_rfm(cut(10))
    here.change_rfm(cut(20))
    assert here.rfm_before == cut(10)


def test_nothing_is_a_step_when_nothing_changes():
    here = Session()
    here.change_rfm(RfmSettings(), "drag 1")
    assert here.rfm_before is None
