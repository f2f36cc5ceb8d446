"""What the page Budget says of the files that are open, and of those that came later."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from lib.core.settings import BudgetChannel
from lib.ui.adding import add_uploads
from lib.ui.budget import newer_weeks, short_of
from lib.ui.budget_example import why_example
from lib.ui.projects import open_uploads
from tests.ui.conftest import App
from tests.ui.test_budget_own_files import files, state
from tests.ui.test_budget_page import edit, table_key


@pytest.mark.parametrize(
    ("spend", "known", "said"),
    [
        ((), (False, False), "Type your own into the table of step 2, or start empty."),
        ((), (True, True), "your files do not say what was spent on which channel. Add a file of ad spend"),
        ((), (False, True), "your files hold no orders and no spend by channel. Add both"),
        (("ads.csv",), (False, False), "Your spend (ads.csv) is kept, but nothing tells yet what it brought: add the shop's"),
        (("ads.csv",), (True, True), "your files of orders and spend tell no channel with spend of late."),
    ],
)  # fmt: skip
def test_an_example_says_why_the_files_do_not_take_its_place(
    spend: tuple[str, ...], known: tuple[bool, bool], said: str
) -> None:
    has_orders, is_open = known
    assert said in str(why_example(spend, has_orders=has_orders, is_open=is_open))


def test_spend_that_waits_for_orders_is_named_beside_the_example() -> None:
    app = App()
    open_uploads(state(app), [(BytesIO(files()["spend.csv"]), "ads.csv")])
    assert "It is kept" in str(state(app).notice)
    app.page("budget")
    assert "Your spend (ads.csv) is kept" in app.text


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        (date(2026, 8, 2), date(2026, 8, 23), "3 weeks more, 2026-08-03 to 2026-08-23"),
        (date(2026, 8, 2), date(2026, 8, 9), "1 week more, 2026-08-03 to 2026-08-09"),
        (date(2026, 8, 2), date(2026, 8, 5), None),
        (None, date(2026, 8, 5), None),
        (date(2026, 8, 2), None, None),
    ],
)
def test_weeks_that_came_since_the_table_was_made_are_told(then: date | None, now: date | None, said: str | None) -> None:  # fmt: skip
    found = newer_weeks(then, now)
    assert (found is None) == (said is None)
    assert said is None or said in str(found)


@pytest.mark.soak
def test_weeks_that_came_later_are_told_beside_the_button_that_takes_them() -> None:
    app = App()
    open_uploads(state(app), [(BytesIO(content), name) for name, content in files(weeks=26).items()])
    app.page("budget")
    edit(app, "table", 0, int(table_key(app, "table").rsplit("-", 1)[1]), brings=12.0)
    assert state(app).budget.choice.channels[0].brings == 12
    assert "Your files now hold" not in app.text
    add_uploads(state(app), [(BytesIO(content), name) for name, content in files(weeks=30).items()])
    app.tab.run()
    assert "Your files now hold 4 weeks more, " in app.text
    app.tab.button(key="budget-from-files").click().run()
    assert "Your files now hold" not in app.text


def test_whose_figures_these_are_is_said_in_short() -> None:
    """A channel that stays is not called a guess, too; many are not all named."""
    rows = (
        BudgetChannel("Search", weekly_e4=9, brings=5),
        BudgetChannel("Referral", weekly_e4=9, least_e4=9, most_e4=9),
    )
    assert [str(one) for one in short_of(rows, ("Podcast", "Referral", "Podcast"))] == [
        "What Podcast brings is only a first guess.",
        "The spend on Referral stays as it is.",
    ]
    assert short_of(rows[:1], ()) == ()
    (many,) = short_of((), [f"c{at}" for at in range(9)])
    assert str(many) == "What c0, c1, c2, c3, c4, c5, … bring is only a first guess."
