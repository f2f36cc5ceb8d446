"""Shops in which there is little to see: what Segments and Clusters say is true of them and of use to their owner."""

from __future__ import annotations

import pytest

from tests.ui.conftest import App

EVERYBODY_ALIKE = "Treat everybody alike: one message for all"
#: Rows of a shop; what Segments says, whether groups or one message for all; what Clusters says.
SHOPS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "one customer": (
        "1,2024-01-05,ann,10",
        ("There is one customer: nobody to compare with", EVERYBODY_ALIKE, "1 order and 10.00 each, last here 1 day ago"),
        "Clusters need at least 10 customers; this shop has 1. Look at them one by one",
    ),
    "two customers": (
        "1,2024-01-05,ann,10\n2,2024-03-05,bob,10",
        ("Everybody has bought once", "last here 1 day ago", "last here 61 days ago", "look after them in person"),
        "Clusters need at least 10 customers; this shop has 2. Look at them one by one",
    ),
    "all alike": (
        "\n".join(f"{n},2024-01-05,c{n},10" for n in range(40)),
        ("recency cannot tell customers apart", "money cannot tell customers apart", EVERYBODY_ALIKE),
        "All customers are alike in what was chosen, so there is nothing to divide them by",
    ),
    "one order each": (
        "\n".join(f"{n},2024-{1 + n // 28:02d}-{1 + n % 28:02d},c{n},{5 + n}" for n in range(150)),
        ("frequency cannot tell customers apart, so read recency and money", "of whom 0 came back", "One last offer to the best of them"),
        "Everybody is alike in “Orders”, so it is left out",
    ),
    "one wholesaler": (
        "\n".join(
            [
                *(f"{n},2024-{1 + n % 12:02d}-{1 + n % 27:02d},c{n % 60},{5 + n % 7}" for n in range(120)),
                "998,2024-07-01,big,99000",
                "999,2024-06-01,big,99000",
            ]
        ),
        ("One customer, big, brings 99.5% of the revenue: read every total with and without them",),
        "No number of clusters gives anything useful: with 2 clusters, one of them holds 98% of the customers",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHOPS)
def test_what_is_said_is_of_use(name: str) -> None:
    rows, segments, clusters = SHOPS[name]
    app = App().page("data").upload("orders.csv", f"order id,date,customer,amount\n{rows}\n".encode()).page("segments")
    assert not app.tab.exception
    assert not app.tab.error
    for sentence in segments:
        assert sentence in app.text
    assert "Open these customers" in [button.label for button in app.tab.button]
    assert "last here" in app.text
    for part in ("groups", "cuts"):
        app.tab.get_by_key("specialists").set_value(part).run()
        assert not app.tab.exception
        if part == "groups":
            assert len(app.tab.dataframe[0].value) == 24
    app.page("clusters")
    assert not app.tab.exception
    assert clusters in app.text
    assert not app.tab.error
    told = [str(group.key).startswith("features-") for group in app.tab.button_group]
    assert any(told) == (name not in {"one customer", "two customers"})  # "Choose other features": they can be chosen
