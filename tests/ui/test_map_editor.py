"""A map is edited on the page: gaps are named, only a whole one is saved, and every page uses it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.analysis import map_editing as edit
from lib.analysis.segments import OwnMaps
from lib.catalog.other_maps import R_RFM
from lib.catalog.segments import REGULARS_11
from lib.core.words import Own
from lib.reports.maps import to_json
from lib.ui.session import Session
from tests.ui.conftest import App

ROWS = "\n".join(
    f"{n}-{k},2024-{1 + (n + 3 * k) % 9:02d}-{1 + n % 28:02d},c{n},{5 + n * k}"
    for n in range(40)
    for k in range(1 + n % 4)
)


@pytest.fixture(scope="module")
def begun() -> App:
    """A small shop on the editor's page; tests leave the draft as they find it."""
    app = App(part="map").page("data").upload("orders.csv", f"order id,date,customer,amount\n{ROWS}\n".encode())
    return app.page("segments")


def state(app: App) -> Session:
    return app.tab.session_state["session"]


def button(app: App, key: str) -> App:
    app.tab.button(key=key).click().run()
    assert not app.tab.exception
    return app


@pytest.fixture
def editing(begun: App) -> App:
    """The map of R's package, which leaves ten combinations out, as a copy."""
    here = state(begun)
    here.own_maps = OwnMaps()
    here.start_draft(edit.start_from(R_RFM, "own-1"))
    begun.tab.run()
    assert not begun.tab.exception
    return begun


def test_gaps_are_named_and_keep_the_map_from_being_saved(editing: App) -> None:
    assert "No group has these yet" in editing.text
    assert "10 of 125 combinations of scores have no group yet." in editing.text
    assert editing.tab.button(key="save-map").disabled


def test_giving_the_rest_makes_it_whole_and_saving_names_customers_by_it(editing: App) -> None:
    button(editing, "give-button-rest-0")
    assert "Every combination of scores has a group: the map can be saved." in editing.text
    button(editing, "save-map")
    here = state(editing)
    assert here.rfm.map_name == "own-1"
    assert [one.name for one in here.own_maps.saved] == ["own-1"]
    assert here.own_maps.draft is None
    assert edit.complete(here.segment_map())
    button(editing, "delete-map")
    assert here.segment_map().name == "regulars-24"


def test_rules_written_once_have_no_remarks_and_the_same_owners(editing: App) -> None:
    before = state(editing).own_maps.draft
    assert before is not None
    assert "both claim" in editing.text
    button(editing, "tidy-map")
    after = state(editing).own_maps.draft
    assert after is not None
    assert "both claim" not in editing.text
    assert edit.boxes_of(cell for cell, rules in edit.owners(after).items() if not rules) == edit.boxes_of(
        cell for cell, rules in edit.owners(before).items() if not rules
    )
    button(editing, "undo-draft")
    assert state(editing).own_maps.draft == before


def test_groups_are_renamed_merged_split_added_and_deleted(editing: App) -> None:
    here = state(editing)
    editing.tab.text_input(key=f"map-title-zh-champions-{here.revision}").set_value("超级 客户").run()
    draft = here.own_maps.draft
    assert draft is not None
    assert draft.segment("champions").title == Own((("en", "Champions"), ("zh", "超级 客户")))
    editing.tab.session_state["map-group"] = "loyal"
    here.revision += 1
    editing.tab.run()
    button(editing, "split-group")
    assert here.own_maps.draft is not None
    assert [one.code for one in here.own_maps.draft.segments][3] == "own_1"
    button(editing, "merge-groups")
    button(editing, "new-group")
    assert "This group has no rule yet" in editing.text
    assert "Nobody can be in “New group”" in editing.text
    button(editing, "add-rule-own_2")
    assert "Nobody can be in “New group”" not in editing.text
    button(editing, "drop-group")
    while here.can_undo("draft"):
        button(editing, "undo-draft")
    assert here.own_maps.draft == edit.start_from(R_RFM, "own-1")


def test_another_number_of_scores_keeps_the_rules(editing: App) -> None:
    here = state(editing)
    editing.tab.get_by_key(f"map-scale-monetary-{here.revision}").set_value(3).run()
    assert not editing.tab.exception
    assert here.own_maps.draft is not None
    assert here.own_maps.draft.scale == (5, 5, 3)


def test_a_rule_is_moved_by_its_sliders_and_said_as_a_sentence(editing: App) -> None:
    here = state(editing)
    assert here.own_maps.draft is not None
    place = [rule.segment for rule in here.own_maps.draft.rules].index("champions")
    editing.tab.select_slider(key=f"map-range-{place}-monetary-{here.revision}").set_range(1, 5).run()
    assert not editing.tab.exception
    assert here.own_maps.draft.rules[place].monetary == (1, 5)
    assert "last order" in editing.text
    assert "spent" in editing.text


def test_a_map_is_chosen_for_every_page(begun: App) -> None:
    here = state(begun)
    here.start_draft(None)
    begun.tab.run()
    begun.tab.selectbox(key=f"map-used-{here.revision}").select("china-8").run()
    assert not begun.tab.exception
    assert here.rfm.map_name == "china-8"
    assert [cut.rule for cut in (here.rfm.recency_days, here.rfm.frequency)] == ["mean", "mean"]
    button(begun, "undo-map")
    assert here.rfm.map_name == "regulars-24"


def test_a_file_is_read_in_and_a_strangers_is_refused(begun: App) -> None:
    here = state(begun)
    here.start_draft(None)
    begun.tab.run()
    box = next(box for box in begun.tab.file_uploader if "map-file" in str(box.key))
    box.upload("map.json", b'{"name": "x"}')
    begun.tab.run()
    assert "not a segment map" in begun.text
    here.start_draft(None)
    begun.tab.run()
    box = next(box for box in begun.tab.file_uploader if "map-file" in str(box.key))
    box.upload("map.json", to_json(replace(REGULARS_11, name="own-7")))
    begun.tab.run()
    assert not begun.tab.exception
    assert here.own_maps.draft is not None
    assert here.own_maps.draft.name == "own-7"
