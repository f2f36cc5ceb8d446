"""Every part of *For specialists* opens, on the sample shop and on shops in which there is little to see."""

from __future__ import annotations

import pytest

from tests.ui.conftest import App

PARTS = ("map", "compare", "sure", "since", "pays", "scenes")
SHOPS = {
    "one customer": "1,2024-01-05,ann,10",
    "all alike": "1,2024-01-05,ann,10\n2,2024-01-05,bob,10\n3,2024-01-05,cleo,10",
    "one wholesaler": "1,2024-01-05,ann,99000\n2,2024-02-05,bob,1\n3,2024-02-07,cleo,1\n4,2024-02-07,ann,5",
}
#: What a part says on the sample shop.
SAID = {
    "map": "Make a map of your own",
    "compare": "24 groups by the map in use become 11 by the other one.",
    "sure": "Had chance sent other customers of the same kind",
    "since": "are in the group in which they were",
    "pays": "oretold by",
    "scenes": "Most come back after",
}


def show(app: App, part: str) -> None:
    app.tab.get_by_key("specialists").set_value(part).run()
    assert not app.tab.exception, part
    assert not app.tab.error, part


def test_every_part_says_its_finding_on_the_sample_shop() -> None:
    app = App().sample().page("segments")
    for part in PARTS:
        show(app, part)
        assert SAID[part] in app.text
    app.tab.get_by_key("scene-by").set_value("channel").run()
    assert not app.tab.exception
    show(app, "pays")
    assert "What each recommended group brought" in app.text
    assert "Revenue: £" in app.text
    app.figure("pays-margin").set_value(50).run()
    assert "Gross margin: £" in app.text


@pytest.mark.parametrize("rows", SHOPS.values(), ids=SHOPS.keys())
def test_every_part_is_of_use_in_a_shop_with_little_to_see(rows: str) -> None:
    app = App().page("data").upload("orders.csv", f"order id,date,customer,amount\n{rows}\n".encode()).page("segments")
    for part in PARTS:
        show(app, part)
