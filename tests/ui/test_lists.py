"""Lists to contact on a page: the form of a system, the owner, who is left out by lot, and what is remembered of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from lib.analysis.holdout import lists_of, sizes
from lib.core.settings import ListSettings
from lib.ui import forgetting
from lib.ui.projects import packed
from lib.ui.session import Opened, Session
from tests.ui.conftest import App, written_by

BUYERS = [f"C{at:03d}" for at in range(400)]
HEADER = [
    "Order number",
    "Created at",
    "Customer ID",
    "Email",
    "Phone",
    "Accepts marketing",
    "Country",
    "Currency",
    "Total",
]
KEPT = "Everyone-2026-03-02-klaviyo"


def shop(later: Sequence[str] = ()) -> bytes:
    """400 customers with an order each in the first 60 days of 2026; some with another one on 10 March; the last on 10 April."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(HEADER)
    for place, name in enumerate(BUYERS):
        day = date(2026, 1, 1) + timedelta(days=place % 60)
        phone = f"07700 900{place:03d}" if place < 300 else "138****1111"
        rows.writerow([f"#{name}", day, name, f"{name}@example.com", phone, "yes", "UK", "GBP", "20.00"])
    for place, name in enumerate(later):
        rows.writerow([f"#{name}-2", "2026-03-10", name, "", "", "yes", "UK", "GBP", f"{40 + place % 7}.00"])
    if later:
        rows.writerow(["#last", "2026-04-10", "C000", "", "", "yes", "UK", "GBP", "1.00"])
    return text.getvalue().encode()


def opened() -> App:
    return App().page("data").upload("orders.csv", shop()).page("customers")


def state(app: App) -> Session:
    return app.tab.session_state["session"]


def one(app: App, kind: str, key: str) -> Any:
    return next(element for element in getattr(app.tab, kind) if element.key == key)


def ask(app: App, system: str = "klaviyo", owner: str = "Ann") -> App:
    one(app, "selectbox", "whither-everyone").set_value(system)
    one(app, "text_input", "list-owner").set_value(owner)
    one(app, "checkbox", "apart-everyone").check().run()
    assert not app.tab.exception
    return app


def take(app: App) -> App:
    write = written_by("download-everyone-klaviyo-csv")
    assert write().startswith(b"Email,")
    app.tab.run()
    assert not app.tab.exception
    return app


def test_each_system_says_where_its_file_goes_and_who_cannot_be_reached() -> None:
    app = opened()
    for system, sentence in {
        "shopify": "400 customers in the list.",
        "meta": "SHA-256 only",
        "sms": "100 customers are left out: the shop system has hidden characters",
        "damopan": "This list is impossible",
    }.items():
        one(app, "selectbox", "whither-everyone").set_value(system).run()
        assert not app.tab.exception
        assert sentence in app.text
        assert "How sure the form of the file is" in app.text
    assert app.tab.download_button(key="download-everyone-damopan-csv").disabled


def test_a_list_with_some_left_out_needs_an_owner_and_is_then_remembered_once() -> None:
    app = ask(opened(), owner="")
    assert app.tab.download_button(key="download-everyone-klaviyo-csv").disabled
    one(app, "text_input", "list-owner").set_value("Ann").run()
    assert "360 customers in the list. 40 customers are left out by lot." in app.text
    (kept,) = state(take(app)).lists.kept
    assert (kept.title, kept.owner, kept.destination, sizes(kept)) == ("Everyone", "Ann", "klaviyo", (360, 40))
    assert sum(count for _, count in kept.groups) == 400
    assert len(state(take(app)).lists.kept) == 1
    assert state(app).lists == state(App().page("data").upload("shop.regulars", packed(state(app)))).lists
    assert "C000" not in repr(state(app).lists)


def test_a_list_without_an_owner_is_taken_and_not_remembered() -> None:
    app = opened()
    one(app, "selectbox", "whither-everyone").set_value("klaviyo").run()
    assert state(take(app)).lists == ListSettings()


def test_a_customer_on_another_list_is_shown_and_can_be_left_out() -> None:
    app = take(ask(opened()))
    one(app, "text_input", "title-everyone").set_value("Spring letter").run()
    assert "400 of them are on “Everyone” too (Ann, 2 Mar 2026)." in app.text
    one(app, "checkbox", "less-everyone").check().run()
    assert "0 customers in the list." in app.text
    state(app).customer = "C007"
    app.page("customers")
    assert "“Everyone”" in app.text


def test_a_remembered_list_stands_on_today_opens_and_can_be_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    app = take(ask(opened())).page("today")
    assert "0 of 28 days are in the file" in app.text
    assert "Ann · 2 Mar 2026 · Klaviyo · 360 customers · 40 customers left out" in app.text
    app.tab.button(key=f"open-kept-{KEPT}").click().run()
    assert app.tab.subheader[0].value.startswith("List “Everyone”: 400 customers")
    monkeypatch.setattr(forgetting.doors, "forget", lambda: None)  # the caches are the tab's, and this is not the tab
    forgetting.forget_customer(state(app), "C007")
    assert lists_of(state(app).lists, "C007") == ()
    assert sum(sizes(state(app).lists.kept[0])) == 399
    app.page("today").tab.button(key=f"forget-kept-{KEPT}").click().run()
    assert state(app).lists.kept == ()
    assert "See whether writing helped" not in app.text


def test_a_list_is_measured_when_the_next_file_comes() -> None:
    app = take(ask(opened()))
    (kept,) = state(app).lists.kept
    out = [name for name in BUYERS if lists_of(state(app).lists, name)[0][1]]
    written = [name for name in BUYERS if name not in out]
    app.page("data").upload("orders.csv", shop([*written[:180], *out[:10]])).page("today")
    assert state(app).lists.kept == (kept,)
    assert "Writing earned about £" in app.text
    assert "180 of 360 who were written to ordered in these days, and 10 of 40 who were left out." in app.text


def test_a_list_by_value_is_taken_with_its_own_action_and_figures() -> None:
    app = App().shop("coffee_en").page("customers")
    here = state(app)
    here.opened = Opened(list_code="grow")
    here.revision += 1
    app.tab.run()
    assert not app.tab.exception
    contact, show = (
        list(csv.DictReader(io.StringIO(written_by(key)().decode("utf-8-sig"))))
        for key in ("download-grow-contact-csv", "download-grow-show-csv")
    )
    assert {row["Suggested action"] for row in contact} == {"Give them a reason to come back soon."}
    for rows in (contact, show):
        assert len(rows) > 100
        assert all(float(row["Value to come"]) > 0 and float(row["Still with you"]) >= 0.5 for row in rows)
