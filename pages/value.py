"""What is a customer worth? Margin, forecast and its check, channels, costs, payback, and whom to keep."""

from __future__ import annotations

from lib.core.words import N_
from lib.ui import value, value_costs, value_groups, value_method, value_people
from lib.ui.doors import value as doors
from lib.ui.guard import fragment
from lib.ui.page import answer, cautions, meaning, say, step, to_do
from lib.ui.words import words

#: How the codes of the verdict on the forecast begin, which step 2 gives with its picture.
_IN_STEP_2 = ("forecast_", "too_short_")


@fragment
def conversation() -> None:
    cost = value_costs.found()
    ratio, cac = value_costs.beside_the_value(cost)
    remarks = value.remarks()
    answer(words().say(value.answer_line()))
    value.four_figures(ratio, cac)
    value.filter_said(cost, cac)
    value_costs.left_aside()
    revenue = next((one for one in remarks if one.code == "values_are_revenue"), None)
    with step(
        1,
        say(N_("Say what is left of a sale")),
        say(N_("Asked once, for everything on this page.")) if revenue is None else words().say(revenue.sentence),
    ):
        value.settings_controls()
        value.where_it_goes()
    others = [one for one in remarks if one is not revenue and not one.code.startswith(_IN_STEP_2)]
    cautions(others)
    with step(
        2,
        say(N_("See whether to trust it")),
        say(N_("The forecast is made with what was known on earlier days and compared with what came after them.")),
    ):
        value.trust()
    with step(
        3,
        say(N_("Compare customers")),
        say(N_("What a newly won customer is worth, and what those of today will still bring, group by group.")),
    ):
        value_groups.compare()
    with step(
        4,
        say(N_("See what a new customer costs")),
        say(N_("Spend divided by the new customers it brought: totals over totals, never a mean of months.")),
    ):
        value_costs.costs(cost)
        if cost is not None:
            value_costs.rule(cost)
    with step(5, say(N_("See when the money is back")), say(N_("In cash, from the day a customer is won."))):
        value_costs.money_back(cost)
    with step(
        6,
        say(N_("Look at the customer base from five sides")),
        say(N_("Counted, not forecast.")),
    ):
        value_people.five_sides()
    meaning([one for one in others if one.level != "warning"])
    with to_do():
        value_people.lists()
        value_people.still_with_you()
    value_method.how_computed(doors.base(of_shop=True))


conversation()
