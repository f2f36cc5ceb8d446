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
        ("frequency cannot tell customers apart, so read recency and money", "here, 0 ordered in the last", "One last offer to the best of them"),
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


TWELVE = """Order ID,Customer,Date,Total
1001,Anna,2025-09-02,24.50
1002,Tom,2025-09-05,18.00
1003,Anna,2025-09-19,31.20
1004,Mia,2025-09-28,12.00
1005,Anna,2025-10-03,27.90
1006,Sam,2025-10-11,45.00
1007,Tom,2025-10-20,22.40
1008,Lea,2025-10-29,16.80
1009,Anna,2025-11-04,29.00
1010,Mia,2025-11-12,14.50
1011,Tom,2025-11-15,19.90
1012,Anna,2025-11-21,33.10
"""
#: What twelve orders of five customers allow to be said, page by page; and what would be more than they tell.
OF_FIVE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "today": (
        ("The large figures are of all this time.", "too few to tell a change in percent by"),
        ("small lines", "% more"),
    ),
    "segments": (("“Regulars”: 2 of 5 customers, 70% of the revenue.",), ("40% of the customers",)),
    "lifecycle": (
        (
            "Too few customers came back within 23 days of a first order",
            "1 customer came back within 23 days: too few to say how many usually do.",
            "Of the last month that is over.",
        ),
        ("20% come back", "last 1 month", "small lines"),
    ),
    "journey": (("3 of 5 customers ordered a second time, and 2 of those a third time.",), ("60% of the customers",)),
    "value": (
        (
            "The customer who spends most brought 50% of the revenue of the last 81 days.",
            "Customers are divided into tenths once ten have bought in this time.",
        ),
        ("The tenth that spends most", "Customers who buy more often do not spend like the others"),
    ),
}


@pytest.fixture(scope="module")
def of_five() -> App:
    return App().page("data").upload("orders.csv", TWELVE.encode())


@pytest.mark.parametrize("page", OF_FIVE)
def test_few_customers_are_counted_and_no_more_is_said_than_they_tell(of_five: App, page: str) -> None:
    app = of_five.page(page)
    assert not app.tab.exception
    said, more = OF_FIVE[page]
    for sentence in said:
        assert sentence in app.text
    for sentence in more:
        assert sentence not in app.text


def test_a_large_figure_in_chinese_is_one_word() -> None:
    app = App("zh-CN").page("data").upload("orders.csv", TWELVE.replace("24.50", "56600").encode()).page("today")
    assert "5.67\u2060万" in app.markup
