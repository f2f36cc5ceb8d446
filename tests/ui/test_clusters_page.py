from __future__ import annotations

from typing import Any

import pytest

from lib.analysis.pays import Judged
from lib.text.words import Words
from lib.ui.clusters import verdict
from lib.ui.projects import packed
from lib.ui.session import Session
from tests.ui.conftest import App
from tests.ui.test_data_page import ORDERS


def state(app: App) -> Session:
    return app.tab.session_state["session"]


def control(app: App, start: str) -> Any:
    kinds = (app.tab.button_group, app.tab.button)
    return next(element for kind in kinds for element in kind if str(element.key).startswith(start))


@pytest.mark.parametrize(
    ("gain", "groups", "said"),
    [
        (
            0.5,
            4,
            "Better: these 2 clusters foretell who orders within 90 days more surely than the 4 recommended groups.",
        ),
        (0.0, 4, "Worse: the 4 recommended groups foretell"),
        (0.1, 4, "as well as the 4 recommended groups do."),
        (0.5, 1, "more surely than no groups at all."),
        (0.0, 1, "as well as no groups at all do."),
    ],
)
def test_one_recommended_group_is_no_group(gain: float, groups: int, said: str) -> None:
    rival = Judged("nested", groups, 0.1, 0.01)
    assert said in Words().say(verdict(Judged("k_means", 2, gain, 0.01), rival, 90))


def test_from_the_answer_to_kept_clusters_and_back() -> None:
    app = App().sample().page("clusters")
    assert not app.tab.exception
    assert app.tab.subheader[0].value.endswith("of the revenue.")
    assert "clusters are recommended" in app.text
    assert "right of those it finds" not in app.text
    table = next(one.value for one in app.tab.dataframe if "recency_days" in one.value.columns)
    assert table["customers"].sum() == 2952
    assert table["part"].sum() > 99.9

    usable = control(app, "k-").options
    other = next(int(option) for option in usable if int(option) != len(table))
    control(app, "k-").set_value(other).run()
    assert not app.tab.exception
    assert state(app).clusters.k == other

    control(app, "features-").set_value(["recency_days", "frequency"]).run()
    assert not app.tab.exception
    assert state(app).clusters.features == ("recency_days", "frequency")

    app.tab.button(key="keep-clusters").click().run()
    assert not app.tab.exception
    frozen = state(app).kept_clusters
    assert frozen is not None
    assert "0% have shifted since" in app.tab.subheader[0].value
    again = App().page("data").upload("shop.regulars", packed(state(app)))
    assert state(again).kept_clusters == frozen
    app.tab.button(key="release-clusters").click().run()
    assert state(app).kept_clusters is None


def test_a_shop_too_small_is_told_so() -> None:
    app = App().page("data").upload("orders.csv", ORDERS.encode()).page("clusters")
    assert not app.tab.exception
    assert "Clusters need at least 10 customers" in app.text
