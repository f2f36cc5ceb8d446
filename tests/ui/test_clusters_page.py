from __future__ import annotations

from typing import Any

from lib.ui.projects import packed
from lib.ui.session import Session
from tests.ui.conftest import App
from tests.ui.test_data_page import ORDERS


def state(app: App) -> Session:
    return app.tab.session_state["session"]


def control(app: App, start: str) -> Any:
    kinds = (app.tab.button_group, app.tab.button)
    return next(element for kind in kinds for element in kind if str(element.key).startswith(start))


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
