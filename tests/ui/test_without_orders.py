"""A shop without an order file: totals, a log or a list open alone, pages say what they can, and orders join later."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from lib.catalog.samples import sample
from lib.ui.pages import DOORS
from lib.ui.projects import packed
from tests.ui.conftest import App
from tests.ui.test_files import EVENTS, ORDERS, SPEND, add, here

TOTALS = (sample("coffee_en").orders_path.parent / "daily_totals.csv").read_bytes()


def with_totals() -> App:
    return App().page("data").upload("totals.csv", TOTALS)


def test_totals_alone_open_a_shop_of_their_own() -> None:
    app = with_totals()
    assert not app.tab.exception
    project: Any = here(app).project
    assert (project.name, project.has_orders, project.kinds) == ("totals", False, {"daily"})
    assert "So far this shop has daily totals, and no orders." in app.text
    assert "With an order file, these open, too: Segments" in app.text


def test_every_page_says_what_totals_can_and_what_they_cannot() -> None:
    app = with_totals()
    for door in DOORS:
        app.page(door.file)
        assert not app.tab.exception
        assert not app.tab.error
        if "daily" in door.opens_with and door.file != "journey":
            assert app.tab.subheader[0].value.startswith("Revenue in the last 28 days: ")
            assert "totals only" in app.text
            assert "How many customers come back" in app.text
            labels = [metric.label for metric in app.tab.metric]
            assert labels == ["Revenue a day", "Orders a day", "Per order", "Visitors a day"]
        elif door.data == "needed" and door.file != "journey":
            assert "it needs an **order file**" in app.text


def test_a_second_file_that_joins_a_shop_without_orders_is_said_to() -> None:
    app = with_totals().upload("ads.csv", SPEND.encode())
    assert "“ads.csv” was added to “totals”, which has no orders yet." in app.text


def test_orders_that_come_later_join_the_totals() -> None:
    app = with_totals().upload("orders.csv", ORDERS.encode())
    project: Any = here(app).project
    assert (project.has_orders, [one.file for one in project.beside]) == (True, ["totals.csv"])
    app = add(with_totals(), orders=ORDERS, spend=SPEND)
    project = here(app).project
    assert (project.has_orders, sorted(project.kinds)) == (True, ["daily", "orders", "spend"])


def joined() -> App:
    return App().page("data").upload("orders.csv", ORDERS.encode()).upload("totals.csv", TOTALS)


def test_totals_opened_by_the_box_that_opens_another_file_are_another_shop() -> None:
    """As the box says; the shop before is as it was, and can be opened again."""
    app = joined()
    assert not app.tab.exception
    project: Any = here(app).project
    assert (project.name, project.has_orders, project.kinds) == ("totals", False, {"daily"})
    assert [(one.project.name, one.project.kinds) for one in here(app).away] == [("orders", {"orders"})]
    assert "“totals.csv” is open as a shop of its own; “orders” was put away" in app.text


def test_totals_that_are_a_shop_of_their_own_can_be_added_to_the_one_before() -> None:
    app = joined().page("today").page("data")  # the offer stays until the next upload
    app.tab.button(key="add-apart").click().run()
    assert not app.tab.exception
    project: Any = here(app).project
    assert (project.name, project.kinds) == ("orders", {"orders", "daily"})
    assert here(app).away == ()
    assert "“totals.csv” was added to “orders”." in app.page("today").page("data").text
    assert app.tab.button(key="undo-files")
    assert not [one for one in app.tab.button if one.key == "add-apart"]


def test_spend_that_joined_a_shop_is_no_shop_of_its_own() -> None:
    app = App().page("data").upload("orders.csv", ORDERS.encode()).upload("spend.csv", SPEND.encode())
    assert "“spend.csv” was added to “orders”." in app.text
    assert not [one for one in app.tab.button if one.key == "add-apart"]


def test_a_shop_without_orders_is_saved_and_comes_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REGULARS_AUTOSAVE", str(tmp_path / "kept"))
    first = here(with_totals())
    assert first.keeper.pending is not None
    first.keeper.pending.result()
    saved = packed(first)
    monkeypatch.setattr("lib.ui.reading.ALIVE", {})
    project: Any = here(App()).project
    assert (project.has_orders, project.kinds) == (False, {"daily"})
    monkeypatch.setenv("REGULARS_AUTOSAVE", "off")
    project = here(App().page("data").upload("shop.regulars", saved)).project
    assert (project.name, project.has_orders) == ("totals", False)


def test_the_last_file_taken_away_leaves_the_first_screen() -> None:
    app = with_totals()
    project: Any = here(app).project
    app.tab.button(key=f"remove-{project.beside[0].digest[:12]}").click().run()
    assert here(app).project is None
    assert "sample shop" in app.text


def test_a_log_and_chinese_totals_open_alone() -> None:
    app = App().page("data").upload("log.csv", EVENTS.encode()).page("journey")
    assert not app.tab.exception
    assert not app.tab.error
    assert here(app).project.kinds == {"events"}  # type: ignore[union-attr]
    content = (sample("tea_zh").orders_path.parent / "daily_totals.csv").read_bytes()
    app = App(lang="zh").page("data").upload("totals.csv", content).page("lifecycle")
    assert not app.tab.exception
    assert app.tab.subheader[0].value.startswith("销售额（最近 28 天）：平均每天")


LIST = "Customer ID,Last order,Orders,Total spent,Name\n" + "\n".join(
    f"c{n},2026-0{1 + n % 6}-{1 + n % 27:02d},{1 + n % 9},{10 + n * 3},Name {n}" for n in range(60)
)


def test_a_list_of_customers_alone_opens_segments() -> None:
    app = App().page("data").upload("customers.csv", LIST.encode())
    assert here(app).project.kinds == {"customers"}  # type: ignore[union-attr]
    app.page("segments")
    assert not app.tab.exception
    assert not app.tab.error
    assert "of the revenue" in app.tab.subheader[0].value
    assert app.tab.dataframe[0].value["customers"].sum() == 60
    key = next(one.key for one in app.tab.selectbox if str(one.key).startswith("list-map-"))
    app.tab.selectbox(key=key).select("regulars-11").run()
    assert not app.tab.exception
    assert len(app.tab.dataframe[0].value) == 11
    app.upload("orders.csv", ORDERS.encode()).page("segments")
    assert not app.tab.exception
    assert "See the groups worth telling apart" in app.text


def test_a_list_of_leads_and_one_of_deals_open_the_lead_funnel() -> None:
    app = App().page("data").upload("customers.csv", LIST.encode()).page("journey")
    assert not app.tab.exception
    assert app.tab.subheader[0].value == "A list of customers does not say where people are lost on the way to buying."
    leads = "lead_id,first_contact_date,origin\n" + "\n".join(
        f"l{n},2026-01-{1 + n % 28:02d},{('web', 'fair', '')[n % 3]}" for n in range(99)
    )
    deals = "lead_id,won_date,industry\n" + "\n".join(
        f"l{n},2026-0{1 if n == 27 else 2}-05,pets" for n in range(0, 60, 3)
    )
    app = App().page("data").upload("leads.csv", leads.encode()).upload("deals.csv", deals.encode()).page("journey")
    assert not app.tab.exception
    assert not app.tab.error
    told = "Of 99 leads 20% became a deal: most often from “web” (61%), least often from “fair” (0%)."
    assert app.tab.subheader[0].value == told
    table = app.tab.dataframe[0].value.set_index("origin")
    assert table["leads"].tolist() == [33, 33, 33]
    assert table["closed"].to_dict() == {"web": 20, "fair": 0, "Not known": 0}
    assert "33 leads have no origin" in app.text
    assert "1 deal is dated before its first contact" in app.text


def test_a_list_without_scores_says_what_it_needs() -> None:
    app = App().page("data").upload("customers.csv", b"Customer ID,Last order,Email\n1,2026-01-05,a@example.com\n2,2026-01-09,b@example.com\n")  # fmt: skip
    app.page("segments")
    assert not app.tab.exception
    assert "needs the number of orders, the total spent" in app.text


@pytest.mark.parametrize(
    ("content", "page"), [(TOTALS, "today"), (LIST.encode(), "segments"), (ORDERS.replace("£", "").encode(), "today")],
    ids=["totals", "list", "orders"],
)  # fmt: skip
def test_every_kind_of_shop_is_told_its_currency_at_one_place(content: bytes, page: str) -> None:
    app = App().page("data").upload("file.csv", content).page(page)
    assert "€" not in app.text
    box = next(one for one in app.tab.sidebar.selectbox if str(one.key).startswith("currency-"))
    box.select("EUR").run()
    assert not app.tab.exception
    assert here(app).project.currency == "EUR"  # type: ignore[union-attr]
    assert "€" in app.text
    assert [str(one.key).startswith("currency-") for one in app.tab.selectbox].count(True) == 1


def test_counts_of_steps_are_sent_to_the_page_that_answers_from_them() -> None:
    counts = "date,step,count\n" + "\n".join(
        f"2026-01-{day:02d},{step},{900 // size}"
        for day in range(1, 29)
        for step, size in (("seen", 1), ("product page", 3), ("paid", 30))
    )
    app = App().page("data").upload("counts.csv", counts.encode())
    for page in ("today", "lifecycle"):
        app.page(page)
        assert not app.tab.exception
        assert not app.tab.error
        assert app.tab.subheader[0].value.startswith("These totals count steps")
    app.page("journey")
    assert not app.tab.error
    assert "900" in app.text or "25,200" in app.text


def only(figures: str, cells: str, days: int = 60) -> App:
    rows = [f"{date(2026, 1, 5) + timedelta(days=7 * n)},{cells}" for n in range(days)]
    return App().page("data").upload("weeks.csv", "\n".join((f"Week,{figures}", *rows)).encode())


def test_totals_of_new_customers_alone_say_how_the_shop_wins_them() -> None:
    app = only("New customers", "30")
    assert "With an order file, these open, too: Segments, Journey" in app.text
    assert "So far this shop has weekly totals, and no orders." in app.text
    assert "**Weekly totals** · weeks.csv" in app.text
    for page in ("today", "lifecycle"):
        app.page(page)
        assert not app.tab.error
        assert app.tab.subheader[0].value.startswith("New customers in the last 13 weeks: 30 a week")


def test_only_pages_open_that_the_file_answers() -> None:
    app = only("Complaints", "3")
    assert "With an order file, these open, too: Today, Segments, Lifecycle, Journey" in app.text
    for page in ("today", "lifecycle"):
        app.page(page)
        assert not app.tab.error
        assert app.tab.subheader[0].value.startswith(
            "These totals have neither revenue, orders, visitors nor customers."
        )
    app = App().page("data").upload("customers.csv", b"Customer ID,Last order\n1,2026-01-05\n2,2026-01-09\n")
    assert "With an order file, these open, too: Today, Segments, Lifecycle, Journey" in app.text
