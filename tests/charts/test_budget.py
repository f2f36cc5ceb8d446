"""The budget as a picture: each channel has its bars, and of many those that change least are told beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lib.analysis.afterwards import Afterwards, ChannelAfter
from lib.analysis.budget_firmness import break_even
from lib.analysis.budget_firmness import swings as every_swing
from lib.analysis.budget_firmness import totals as other_totals
from lib.analysis.budget_months import typed, year
from lib.analysis.budget_said import likely_said
from lib.analysis.spending import spending
from lib.catalog.budget import EXAMPLE
from lib.charts.budget import budget_finding, headline, moves, swings, totals
from lib.charts.budget_months import months_finding
from lib.charts.drawing import Drawing
from lib.core.money import e4
from lib.core.settings import BudgetChannel, BudgetChoice, BudgetDecision, DecidedChannel
from lib.reports.budget import BEST_NAME, OWN_NAME, ledger_sheet
from lib.text.languages import ENGLISH, language_for
from lib.text.words import Words


def drawn(channels: int) -> Drawing:
    """The picture of so many channels."""
    rows = tuple(
        BudgetChannel(f"Channel {at}", "performance", 1_000_000 * (1 + at), 10 + at, 11 + 1.4 * at + at % 3)
        for at in range(channels)
    )
    return moves(spending(BudgetChoice(rows, brand_rule="off", innovation_rule="off")), Words())


def test_of_twenty_channels_the_twelve_that_change_most_are_drawn_and_the_others_told() -> None:
    every, most = drawn(12), drawn(20)
    assert "Not drawn" not in every.subtitle
    table = most.tables["moves"]
    assert len(table) == len(every.tables["moves"]) == 24
    untold = 100 * 20 * 21 / 2 - table.loc[table["part"] == "now", "spend"].sum()
    assert f"Not drawn: 8 channels that change less, together {untold:,.0f} now" in most.subtitle


def test_long_names_that_differ_at_their_ends_are_told_apart_beside_every_bar() -> None:
    """Campaigns are called by one scheme; the lines beside the bars keep the end in which they differ."""
    names = [
        "Search | Brand | Northern Europe and the Baltics | DE",
        "Search | Brand | Northern Europe and the Baltics | AT",
    ]
    rows = tuple(BudgetChannel(name, "performance", 5_000_000, 20, 31 + at) for at, name in enumerate(names))
    found = spending(BudgetChoice(rows, brand_rule="off", innovation_rule="off"))
    for picture in (moves(found, Words()), swings(found, every_swing(found), Words())):
        beside = next(one["value"] for one in picture.spec["params"] if one["name"] == "names")
        assert {name[-2:] for name in beside} >= {"DE", "AT"}, beside
        assert all(len(line) * 7 <= 140 for name in beside for line in name.split("\n")), beside


def test_a_budget_of_nothing_is_no_split_at_its_best() -> None:
    said = headline(spending(replace(EXAMPLE, total_e4=0, innovation_rule="off")), Words(currency="EUR"))
    assert said.startswith("Nothing is spent, and nothing comes of it: €")
    assert said.endswith(" a week below today.")


def test_another_total_tells_what_is_left_after_it() -> None:
    """Of what is left; customers are counted, and the same total stays as it is."""
    said = str(budget_finding(spending(replace(EXAMPLE, total_e4=2_500_000))))
    assert "After the spend" in said
    assert said.endswith("more than today.")
    assert "After the spend" not in str(budget_finding(spending(EXAMPLE)))
    assert "After the spend" not in str(
        budget_finding(spending(replace(EXAMPLE, total_e4=2_500_000, objective="customers")))
    )


GOOGLE = BudgetChannel("Google", "performance", 8_000_000, 20, 32)
FLYERS = BudgetChannel("Flyers", "performance", 2_000_000)


def test_the_first_line_names_all_who_give_and_get_much() -> None:
    poor = [BudgetChannel(name, "performance", 2_000_000, 2, 2.2) for name in ("Radio", "Poster")]
    little = BudgetChannel("Fair", "performance", 100_000, 0.1, 0.11)
    said = headline(spending(BudgetChoice((GOOGLE, *poor, little), value_e4=600_000, innovation_rule="off")), Words())
    assert said.startswith("Move money from Radio and Poster to Google: ")


def test_a_move_that_is_hardly_more_likely_right_than_wrong_is_no_advice() -> None:
    unsure = [
        BudgetChannel("Google", "performance", 4_000_000, 10, 15, unsure=1.5),
        BudgetChannel("Radio", "performance", 4_000_000, 7, 10.5, unsure=1.5),
    ]
    asked = BudgetChoice(tuple(unsure), value_e4=900_000, innovation_rule="off")
    said = headline(spending(asked), Words())
    assert said.startswith(
        "No other split is clearly better than today's. Best by these figures: Move money from Radio to "
    )
    sure = replace(asked, channels=tuple(replace(one, unsure=0.02) for one in unsure))
    assert headline(spending(sure), Words()).startswith("Move money from Radio to Google: ")


def test_of_many_who_give_the_first_line_names_some() -> None:
    poor = [BudgetChannel(name, "performance", 2_000_000, 2, 2.2) for name in "ABCDE"]
    rich = replace(GOOGLE, weekly_e4=12_000_000)
    said = headline(spending(BudgetChoice((rich, *poor), value_e4=900_000, innovation_rule="off")), Words())
    assert said.startswith("Move money from A, B, C, … to Google: ")


def test_the_first_line_says_a_loss_and_whose_spend_stays() -> None:
    radio = BudgetChannel("Radio", "performance", 4_000_000, 5, 6)
    asked = BudgetChoice((GOOGLE, radio, FLYERS), value_e4=280_000, innovation_rule="off")
    found = spending(asked)
    said = headline(found, Words())
    assert found.left == pytest.approx(found.objective - 1400)
    assert said.startswith("Move money from Radio to Google: ")
    assert " a week less is lost with the same spend. " in said
    assert f"This spend costs {-found.left:,.0f} a week more than it brings." in said
    assert said.endswith(
        "The spend on Flyers stays as it is until it is said what it brings; until then it counts as a cost only."
    )
    of_a_commission = headline(found, Words(), ["Flyers"])
    assert of_a_commission.endswith("The spend on Flyers stays as it is, and counts as a cost only.")
    more = headline(spending(replace(asked, total_e4=16_000_000)), Words())
    assert " less than it costs, and " in more
    assert "worse than today." in more
    assert "This spend costs" not in more
    rich = headline(spending(replace(asked, value_e4=2_800_000)), Words())
    assert "more than it brings" not in rich
    assert " a week more is left after the same spend." in rich
    counted = headline(spending(replace(asked, value_e4=None)), Words())
    assert "more than it brings" not in counted
    assert "a week more for the same budget." in counted


def test_this_plan_stands_at_what_it_spends_and_the_flat_end_is_explained() -> None:
    found = spending(replace(EXAMPLE, total_e4=20_000_000))
    edge = break_even(found)
    drawing = totals(found, other_totals(found, edge), edge, Words())
    assert drawing.tables["here"]["budget"].tolist() == [600]
    assert "Beyond 600 a week your limits and rules leave the rest unspent." in drawing.subtitle
    assert drawing.tables["turn"]["budget"].tolist() == [edge.budget]
    least = spending(EXAMPLE)
    assert "unspent" not in totals(least, other_totals(least, edge)[:3], edge, Words()).subtitle


def test_the_budget_up_to_which_more_pays_stands_within_the_picture() -> None:
    """Far below what is spent now; where it is as much as the curve is known to, it is none where the curve turns."""
    asked = BudgetChoice((replace(GOOGLE, brings=40, doubled=60),), value_e4=170_000, innovation_rule="off")
    found = spending(asked)
    edge = break_even(found)
    assert 0 < edge.budget < 0.4 * 800
    rows = other_totals(found, edge)
    assert rows[0].budget < edge.budget
    assert totals(found, rows, edge, Words()).tables["turn"]["budget"].tolist() == [edge.budget]
    rich = spending(replace(asked, value_e4=900_000))
    assert totals(rich, other_totals(rich, break_even(rich)), break_even(rich), Words()).tables["turn"].empty


def test_the_month_with_least_is_named_only_where_it_has_less_a_week_than_all_others() -> None:
    """A long month of few days' worth is no month with less; of eleven alike none is the one with least."""
    week = spending(EXAMPLE)
    one_high = year(week, typed((200, *[100] * 11)), 12 * 2027)
    said = months_finding(one_high, week, Words())
    assert said.startswith("Spend most in January 2027: ")
    one_low = year(week, typed((200, *[100] * 9, 30, 100)), 12 * 2027)
    assert months_finding(one_low, week, Words()).startswith("Spend most in January 2027 and least in November 2027: ")


def test_what_the_page_named_itself_is_in_the_readers_language_in_the_ledger() -> None:
    told = DecidedChannel(BudgetChannel("Search", "performance", 1_000_000, 10, 16), 1_000_000)
    kept = tuple(BudgetDecision(name, date(2027, 1, 4), 4, (told,)) for name in (BEST_NAME, OWN_NAME, "Spring"))
    (promised,) = [
        one for one in ledger_sheet(kept, (None,) * 3, Words()).columns if one.header == "New customers of all weeks"
    ]
    assert list(promised.cells) == [40.0] * 3  # known on the day when it is decided
    sheet = ledger_sheet(kept, (None, None, None), Words(language_for("zh")))
    assert list(sheet.columns[0].cells) == ["本方案", "我的方案", "Spring"]


def test_of_a_channel_of_which_nothing_was_told_the_ledger_promises_nothing_known() -> None:
    kept = BudgetDecision("Spring", date(2027, 1, 4), 4, (DecidedChannel(FLYERS, 2_000_000),))
    row = ChannelAfter(FLYERS.name, 4, 800, 0, 800, 0, 0, None, "", "not_counted", None, FLYERS, None)
    seen = Afterwards("over", 4, date(2027, 2, 1), (row,))
    columns = {one.header: one.cells for one in ledger_sheet((kept,), (seen,), Words()).columns}
    assert columns["Spent"] == [800]
    promised = (
        "New customers of all weeks",
        "New customers promised so far",
        "Promised for the money spent",
        "Were to come",
    )
    assert [columns[one] for one in promised] == [[None]] * 4


@pytest.mark.parametrize("cents", range(0, 100, 7))
def test_what_is_more_than_today_follows_from_the_figures_shown(cents: int) -> None:
    """The answer's gain is that of the table of plans, where what is left stands for today and for this plan."""
    one = BudgetChannel("Search", "performance", 3_000_000 + 100 * cents, 20.0 + cents / 99, 29.0)
    two = BudgetChannel("Video", "performance", 2_000_000, 4.0 + cents / 777, 5.0)
    found = spending(
        BudgetChoice(
            (one, two), value_e4=400_000, innovation_rule="off", brand_rule="off", total_e4=6_500_000 + 77 * cents
        )
    )
    show = Words(ENGLISH, "GBP")

    def shown(amount: float) -> float:
        return float(show.money(e4(amount)).strip("£").replace(",", ""))

    today = shown(found.now_objective) - shown(sum(found.now))
    plan = shown(found.objective) - shown(float(found.spend.sum()))
    said = show.say(budget_finding(found))
    assert f"£{abs(plan - today):,.0f} " in said or abs(plan - today) < 10, (said, plan, today)


def test_less_than_one_customer_more_in_a_year_is_no_reason_to_move_money() -> None:
    alike = BudgetChannel("Fair", "performance", 600_000, 0.2, 0.36)
    little = replace(alike, name="Site", weekly_e4=720_000)
    found = spending(BudgetChoice((alike, little), objective="customers", brand_rule="off", innovation_rule="off"))
    assert 0.005 * found.objective < found.better < 1 / 52
    assert headline(found, Words()).startswith("Your split is already as good as it gets: no other brings even one new")


def test_where_nothing_brings_anything_no_range_of_nothing_is_told() -> None:
    site = BudgetChannel("Site", "performance", 576_300)
    fair = BudgetChannel("Fair", "performance", 0, 0.2, 0.3, unsure=1.0, most_e4=1_161_300)
    found = spending(BudgetChoice((site, fair), objective="customers", brand_rule="off", innovation_rule="off"))
    assert found.objective == 0
    assert headline(found, Words()).startswith(
        "No other split brings more than the one of now: 0 new customers a week."
    )
    assert likely_said(found) is None


def test_minimums_that_take_the_whole_budget_are_said_to_leave_no_choice() -> None:
    rows = tuple(replace(one, least_e4=one.weekly_e4) for one in EXAMPLE.channels)
    found = spending(replace(EXAMPLE, channels=rows, brand_rule="off", innovation_rule="off"))
    assert headline(found, Words(currency="EUR")).startswith(
        "Your limits leave no other split: the one of now brings €"
    )
