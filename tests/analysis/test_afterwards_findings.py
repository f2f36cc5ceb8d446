"""What came of a plan, in sentences."""

from __future__ import annotations

from lib.analysis.afterwards import Afterwards
from lib.analysis.afterwards_findings import together_said, unlike_said
from lib.charts.afterwards import afterwards_finding
from lib.cli.budget_afterwards import shown, told
from lib.text.languages import ENGLISH
from lib.text.words import Words
from tests.analysis.test_afterwards import BEFORE, in_all, looked_at
from tests.cli.schemas import LookedBack

WORDS = Words(ENGLISH)


def unnamed() -> Afterwards:
    return in_all({"Search": [*BEFORE, *[2000.0] * 4], "Radio": [500.0] * 17}, [*[118, 122] * 6, 120, *[130] * 4])


def test_all_who_came_are_told_where_no_order_names_a_channel() -> None:
    found = unnamed()
    said = " ".join(WORDS.say(one) for one in together_said(found))
    assert "520 new customers were to come (477–563 by chance alone), and 520 came: as promised." in said
    assert "was to bring 40 of them: too few to be seen" in said
    assert "cannot be told apart" in said
    assert afterwards_finding(found, WORDS) == said
    assert said.split(". ")[0] in shown(found, WORDS)
    assert LookedBack.model_validate(told(found)).together is not None


def test_curves_that_promise_more_than_all_who_came_did_not_come_as_promised() -> None:
    found = in_all({"Search": [*BEFORE, *[2000.0] * 4], "Radio": [500.0] * 17}, [*[12, 13] * 6, 12, 11, 10, 12, 9])
    said = " ".join(WORDS.say(one) for one in together_said(found))
    assert "and 42 came in all, with or without an ad." in said
    assert "as promised" not in said
    assert LookedBack.model_validate(told(found)).together is not None


def test_a_plan_that_was_not_followed_is_said_so() -> None:
    found = looked_at({"search": [*BEFORE, *[2100.0] * 4], "radio": [500.0] * 17}, {"Search": [30] * 17})
    (said,) = (WORDS.say(one) for one in unlike_said(found))
    assert said.startswith("Search got less than half of what the plan gave it, or more than twice as much")
    assert "Promised at that spend" in shown(found, WORDS)
    assert list(together_said(found)) == []
    assert list(unlike_said(unnamed())) == []


def test_how_much_of_the_money_went_where_the_plan_put_it_is_said_where_that_is_little() -> None:
    found = looked_at({"search": [*BEFORE, *[100.0] * 4], "radio": [500.0] * 17}, {"Search": [30] * 17})
    assert WORDS.say(next(unlike_said(found))).startswith(
        f"Only {round(100 * found.followed)}% of the money went where the plan put it"
    )
