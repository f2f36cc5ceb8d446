from __future__ import annotations

import dataclasses

import pytest

from lib.core.errors import CannotAnswer
from lib.core.settings import CutOffs, ImportSettings, RfmSettings
from lib.ui.session import Project, Session, cache_key


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
