from __future__ import annotations

import dataclasses

import pytest

from lib.analysis.map_editing import merge, start_from
from lib.analysis.segments import OwnMaps
from lib.catalog.segments import REGULARS_24
from lib.core.errors import CannotAnswer
from lib.core.settings import CutOffs, ImportSettings, RfmSettings
from lib.ui.session import Session
from lib.ui.shop import Project, cache_key


class _Nothing:
    """Stands for tables that these tests never look at."""


def project(**changes: object) -> Project:
    made = Project("Shop", "orders.csv", "0" * 64, _Nothing())  # type: ignore[arg-type]
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def test_cut_offs_are_undone_step_by_step() -> None:
    here = Session()
    first, second = RfmSettings(frequency=CutOffs(bins=3)), RfmSettings(frequency=CutOffs(bins=4))
    here.change_rfm(first)
    here.change_rfm(second)
    here.undo_cut_offs()
    assert here.rfm == first
    here.undo_cut_offs()
    assert here.rfm == RfmSettings()
    assert not here.can_undo("cut_offs")


def test_setting_what_is_set_already_is_no_step() -> None:
    here = Session()
    here.change_rfm(RfmSettings())
    assert not here.can_undo("cut_offs")


def test_a_reading_that_fails_changes_nothing() -> None:
    here = Session()
    here.open(project())
    before = here.project

    def fails(_project: Project, _reading: ImportSettings) -> Project:
        raise CannotAnswer("x")

    with pytest.raises(CannotAnswer):
        here.change_reading(ImportSettings(refunds="ignore"), fails)
    assert here.project is before
    assert not here.can_undo("reading")


def test_opening_another_project_forgets_the_steps_of_the_one_before() -> None:
    here = Session()
    here.open(project())
    here.change_rfm(RfmSettings(frequency=CutOffs(bins=3)))
    here.open(project(digest="1" * 64))
    assert here.rfm == RfmSettings()
    assert not here.can_undo("cut_offs")


def test_caches_are_keyed_by_content_and_reading() -> None:
    keys = {
        cache_key("0" * 64, ImportSettings()),
        cache_key("1" * 64, ImportSettings()),
        cache_key("0" * 64, ImportSettings(decimal=",")),
    }
    assert len(keys) == 3


def test_a_project_is_known_by_content_and_reading() -> None:
    first = project()
    assert first.key != project(digest="1" * 64).key
    assert first.key != project(reading=ImportSettings(decimal=",")).key
    assert first.key == project(name="Another name").key


def test_a_draft_is_undone_step_by_step_and_kept_in_the_project() -> None:
    here = Session()
    here.open(project())
    first = start_from(REGULARS_24, "own-1")
    here.start_draft(first)
    second = merge(first, "loyal", "champions")
    here.change_draft(second)
    here.change_draft(second)
    assert here.can_undo("draft")
    here.undo_draft()
    assert here.own_maps.draft == first
    assert not here.can_undo("draft")
    here.open(project(digest="1" * 64))
    assert here.own_maps == OwnMaps()


def test_a_map_of_ones_own_is_used_replaced_and_dropped() -> None:
    here = Session()
    here.open(project())
    own = start_from(REGULARS_24, "own-1")
    here.save_map(own)
    here.use_map(own)
    assert here.segment_map() is own
    here.save_map(merge(own, "loyal", "champions"))
    assert len(here.segment_map().segments) == 23
    here.drop_map("own-1")
    assert here.segment_map() == REGULARS_24
    assert here.own_maps == OwnMaps()
