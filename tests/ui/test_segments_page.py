from __future__ import annotations

import re
from dataclasses import replace

import pytest

from lib.analysis.proportions import Range
from lib.analysis.rfm import rfm
from lib.analysis.worthwhile import Worthwhile
from lib.catalog.segments import MAPS, REGULARS_24
from lib.catalog.stages import stage_words
from lib.core.findings import finding
from lib.core.settings import Axis, CutOffs, RfmSettings
from lib.text.words import Words
from lib.ui import segments_simple
from lib.ui.components.cutoffs import with_cut
from lib.ui.session import Session
from tests.shops import customers_of, order
from tests.ui.conftest import App


def opened(locale: str = "en-GB", part: str | None = None) -> App:
    app = App(locale).sample().page("segments")
    return app if part is None else show(app, part)


def show(app: App, part: str) -> App:
    """Open a part of *For specialists*."""
    app.tab.get_by_key("specialists").set_value(part).run()
    return app


def state(app: App) -> Session:
    return app.tab.session_state["session"]


def drag(app: App, axis: Axis, *cuts: float) -> None:
    """What a drag leaves behind (what the browser sends is checked in tests/ui/components/test_cutoffs.py)."""
    here = state(app)
    here.change_rfm(with_cut(here.rfm, axis, CutOffs(values=cuts)), "drag")
    app.tab.run()


# Opening the sample shop costs far more than anything asked of it, so each test asks for all of its part.


def test_the_page_opens_with_the_answer_and_few_groups_in_words_and_what_to_do_about_each() -> None:
    app = opened()
    assert not app.tab.exception
    assert not app.tab.error
    assert app.tab.subheader[0].value.startswith("Your regulars are ")
    assert app.tab.subheader[0].value.count("%") == 2
    assert [metric.label for metric in app.tab.metric] == ["Customers", "Repeat rate", "Per order", "Per buyer"]
    said = re.search(
        r"(\d) groups are enough: they tell who orders again within 90 days (\d+% )?as well as all 24", app.text
    )
    assert said is not None
    groups = int(said[1])
    assert 3 <= groups <= 6
    for expected in (
        "Regulars",
        "A few orders so far",
        "A few orders, then quiet",
        "Seldom come back",
        "They come by themselves",
    ):
        assert expected in app.text
    assert app.text.count("ordered again since") == groups
    assert not app.tab.dataframe
    assert "No discount needed." not in app.text

    counts = [int(n.replace(",", "")) for n in re.findall(r"([\d,]+) customers · ", app.text)]
    assert len(counts) == groups
    assert sum(counts) == 2952
    app.tab.button(key="open-worth-1").click().run()
    assert app.tab.title[0].value == "Who is it?"
    assert f": {counts[0]} customers, " in app.tab.subheader[0].value


def test_every_group_is_in_the_table_and_one_says_what_to_do_in_both_languages_and_opens_its_customers() -> None:
    app = opened(part="groups")
    table = app.tab.dataframe[0].value
    assert len(table) == 24
    assert table["share"].sum() == pytest.approx(100)
    assert "No discount needed." in app.text

    app.tab.selectbox(key="to-do-group").select("at_risk").run()
    assert "Write to them in person" in app.text
    app.tab.button(key="open-to-do").click().run()
    assert app.tab.title[0].value == "Who is it?"
    assert app.tab.subheader[0].value.startswith("At risk: ")

    show(app.page("segments"), "groups")
    box = app.tab.get_by_key("to-do-group")
    box.set_value(box.options[3]).run()
    code, title = app.tab.session_state["to-do-group"], box.options[3]
    app.tab.get_by_key("lang").set_value("zh").run()
    box = app.tab.get_by_key(app.drawn("to-do-group"))
    assert box.value == code
    assert box.options[3] != title


def test_cut_offs_are_moved_taken_back_made_equal_again_and_cut_anew() -> None:
    app = opened(part="cuts")
    drag(app, "recency_days", 5, 20, 60, 300)
    assert "to another group." in app.text
    app.tab.button(key="undo-cut-offs").click().run()
    assert state(app).rfm.recency_days == CutOffs()
    assert "to another group." not in app.text

    drag(app, "monetary", 10, 20, 30)
    app.tab.button(key="equal-monetary").click().run()
    assert state(app).rfm.monetary == CutOffs(bins=4)

    app.tab.get_by_key(f"bins-frequency-{state(app).revision}").set_value(3).run()
    assert state(app).rfm.frequency == CutOffs(bins=3)
    assert not app.tab.exception


@pytest.mark.soak
def test_the_grid_is_coloured_by_each_measure_cut_by_money_and_chosen_from_without_a_mouse() -> None:
    app = opened(part="cuts")
    for measure in ("revenue", "customers", "monetary"):
        app.tab.get_by_key("grid-measure").set_value(measure).run()
        assert not app.tab.exception, measure
    app.tab.get_by_key("grid-money-5").set_value(2).run()
    assert not app.tab.exception
    app.tab.get_by_key("grid-money-5").set_value(0).run()
    app.tab.selectbox(key="cell-frequency-5").select(1).run()
    app.tab.button(key="open-chosen-cell").click().run()
    assert app.tab.subheader[0].value.startswith("Recency score 5 · Frequency score 1: ")


def test_the_page_speaks_chinese() -> None:
    app = App("zh-CN", part="groups").sample().page("segments")
    assert app.tab.title[0].value == "谁是熟客？"
    assert app.tab.subheader[0].value.startswith("熟客：")
    assert "下过几单，之后沉默" in app.text
    assert "核心客户" in app.tab.dataframe[0].value["group"].tolist()


@pytest.mark.parametrize(
    ("again", "orders", "said"),
    [(0.71, 8, "They come by themselves"), (0.26, 8, "most of them not soon"), (0.71, 2, "Welcome them")],
)
def test_those_who_come_back_most_are_said_to_come_by_themselves_only_where_most_do(
    again: float, orders: int, said: str
) -> None:
    shop = customers_of([order("a", "2024-01-01", 5), order("b", "2024-02-01", 5), order("c", "2024-03-01", 5)])
    group = Worthwhile(
        ("champions",), "most", "best", "Champions", 2, orders, 100_000, 0.5, 0.1, 0.2, 3.0, Range(again, again, again)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments_simple, "words", Words)
        assert said in segments_simple.worth_action(rfm(shop, RfmSettings(), REGULARS_24), group)


def test_groups_that_only_stand_together_get_an_advice_that_holds_for_all_of_them() -> None:
    shop = customers_of([order(name, day, 5) for name, day in (("a", "2024-01-01"), ("b", "2024-02-01"), ("c", "2024-03-01"))])  # fmt: skip
    answer = rfm(shop, RfmSettings(), REGULARS_24)
    has = {one["segment"]: bool(one["customers"]) for one in answer.segments.to_dict("records")}
    filled = [one for one in REGULARS_24.segments if has[one.code]]
    empty = [one for one in REGULARS_24.segments if not has[one.code]]
    lost = Worthwhile(tuple(one.code for one in filled), "family", "lost", "Lost", 2, 2, 100_000, 0.5, 0.1, 0.2, 600.0, None)  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments_simple, "words", Words)
        assert segments_simple.worth_action(answer, lost) == stage_words("lapsed").action
        alone = replace(lost, codes=(filled[0].code, empty[0].code))
        assert segments_simple.worth_action(answer, alone) == filled[0].action


def test_the_lost_who_are_said_not_to_be_late_are_not_let_go() -> None:
    shop = customers_of([order(name, day, 5) for name, day in (("a", "2024-01-01"), ("b", "2024-02-01"))])
    answer = replace(rfm(shop, RfmSettings(), REGULARS_24), findings=(finding("recency_slow", "warning", "Not late."),))
    lost = Worthwhile(("lost", "hibernating"), "fewest", "lost", "Lost", 2, 2, 100_000, 0.5, 0.1, 0.2, 600.0, Range(0.1, 0.0, 0.2))  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments_simple, "words", Words)
        assert "do not give them up together" in segments_simple.worth_action(answer, lost)


def test_of_two_groups_with_the_same_message_the_one_of_which_fewer_come_back_comes_second() -> None:
    shop = customers_of([order("a", "2024-01-01", 5)])
    most, first = (Worthwhile((code,), role, "cooling", code, 9, each * 9, 100_000, 0.1, 0.1, 0.2, days, Range(back, 0.0, 1.0)) for code, role, each, days, back in (("champions", "most", 6, 20.0, 0.5), ("loyal", "middle", 2, 99.0, 0.4)))  # fmt: skip
    second, last = (replace(first, role=role, again=Range(back, 0.0, 1.0)) for role, back in (("middle", 0.2), ("fewest", 0.1)))  # fmt: skip
    worth = [most, first, second, last]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments_simple, "words", Words)
        said = [segments_simple.worth_action(rfm(shop, RfmSettings(), REGULARS_24), one, worth) for one in worth]
    begin = "Begin with “A few orders, then quiet (40% came back)”, who get the same message: more of them come back."
    assert [begin in one for one in said] == [False, False, True, False]


def test_no_page_forbids_to_spend_on_those_to_whom_another_offers_something() -> None:
    actions = [one.action for segment_map in MAPS for one in segment_map.segments]
    assert not [action for action in actions if "Spend nothing" in str(action)]
    assert "without those under “Do not chase these”" in stage_words("lapsed").action


@pytest.mark.parametrize(
    "rows",
    [
        "1,2024-01-05,![x](http://x.test/a.png) <b>$a$</b> " + "very " * 40 + "long name,10\n2,2024-01-09,bob,20",
    ],
    ids=["a hostile name"],  # others: test_little_to_see.py
)
def test_degenerate_shops_get_a_page(rows: str) -> None:
    app = App().page("data").upload("orders.csv", f"order id,date,customer,amount\n{rows}\n".encode()).page("segments")
    assert not app.tab.exception
    assert not app.tab.error
    assert "Open these customers" in [button.label for button in app.tab.button]
    assert "last here" in app.text
    show(app, "groups")
    assert not app.tab.exception
    assert len(app.tab.dataframe[0].value) == 24
    show(app, "cuts")
    assert not app.tab.exception
