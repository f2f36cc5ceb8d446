"""Where do we lose them? The way to buying, what each loss is worth, who goes on less often, and the limits to keep."""

from __future__ import annotations

from lib.analysis.funnel_findings import aside_findings, funnel_findings
from lib.analysis.watch import funnel_of_days
from lib.charts.funnel import funnel_finding, step_title
from lib.core.words import N_
from lib.ui import journey, journey_parts, journey_sides
from lib.ui.doors import journey as door
from lib.ui.guard import fragment
from lib.ui.page import answer, cautions, meaning, method, say, step, to_do
from lib.ui.words import words


@fragment
def conversation() -> None:
    if door.events() is not None:
        _events()
    elif door.tells_the_way():
        _counts()
    elif door.project().has_orders:
        _orders()
    elif door.daily() is not None:
        _totals_without_a_way()
    else:
        _lists()
    _method()


def _events() -> None:
    top = journey.answer_place()
    with step(
        1, say(N_("Choose the way")), say(N_("What people pass on the way to buying, and how long they may take."))
    ):
        question = journey.choose_way(door.names())
    if question is None:
        with top:
            answer(journey_sides.unknown_sentence(door.names()))
            journey_sides.rows_aside("events")
        _sides(_follow_leads(2))
        return
    way = journey.way(door.funnel(question))
    remarks = funnel_findings(
        way.funnel, door.prepared(question.unit).log, journey.told_by(question, door.names()), step_title
    )
    remarks += door.remarks_on_people(way.funnel, way.made)
    with top:
        answer(words().say(funnel_finding(way.funnel, way.stakes)))
        cautions(remarks)
        journey.four_figures(way)
        journey_sides.rows_aside("events")
    with step(2, say(N_("See where they are lost")), say(N_("The longest grey piece is the largest loss."))):
        journey.show_losses(way)
    number = _follow_leads(3)
    if len(way.funnel.required()) > 1 and way.funnel.figures[0].units:
        number = _steps_with_losses(way, number)
    with step(
        number,
        say(N_("Keep the limits")),
        say(N_("One limit or more a touch-point, checked on the last whole day of the log.")),
    ):
        journey_parts.keep_limits(door.touchpoint_steps(way.funnel.question.steps))
    _sides(number + 1, way)
    meaning([remark for remark in remarks if remark.level != "warning"])
    with to_do():
        journey.next_steps(way)


def _steps_with_losses(way: journey.Way, number: int) -> int:
    with step(number, say(N_("Rank the losses by money")), say(N_("The dearest loss first, not the largest."))):
        journey.rank_losses(way)
    with step(
        number + 1, say(N_("Break it down")), say(N_("Do some channels, devices or pages bring more to the end?"))
    ):
        journey_parts.break_down(way)
    with step(
        number + 2, say(N_("Find out why")), say(N_("Who goes on less often than the others, with chance taken out."))
    ):
        journey_parts.find_reasons(way)
    with step(number + 3, say(N_("Compare side by side")), say(N_("Two periods or two groups side by side."))):
        journey_parts.compare_two(way, journey_parts.days_of(door.days(way.funnel.question.steps)))
    return number + 4


def _counts() -> None:
    days = door.totals()
    way = journey.way(funnel_of_days(days))
    remarks = (*aside_findings(days), *funnel_findings(way.funnel, None, title=step_title))
    answer(words().say(funnel_finding(way.funnel, way.stakes)))
    cautions(remarks)
    journey.four_figures(way)
    journey_sides.rows_aside("daily")
    with step(1, say(N_("See where they are lost")), say(N_("The longest grey piece is the largest loss."))):
        journey.show_losses(way)
    number = 2
    if len(way.funnel.figures) > 1:
        with step(2, say(N_("Rank the losses by money")), say(N_("The dearest loss first, not the largest."))):
            journey.rank_losses(way)
        with step(3, say(N_("Compare side by side")), say(N_("Two periods side by side."))):
            journey_parts.compare_two(way, journey_parts.days_of(days))
        number = 4
    with step(
        number,
        say(N_("Keep the limits")),
        say(N_("One limit or more a touch-point, checked on the last day of the file.")),
    ):
        journey_parts.keep_limits(())
    _sides(_follow_leads(number + 1))
    meaning([remark for remark in remarks if remark.level != "warning"])
    with to_do():
        journey_sides.bring_events()


def _totals_without_a_way() -> None:
    answer(
        say(
            N_(
                "These totals do not say where people are lost: that needs at least two steps of the way, such as visitors and orders. An event log, or totals with visitors, carts and orders, tells it."
            )
        )
    )
    journey_sides.rows_aside("daily")
    with step(1, say(N_("Bring the way before the order"))):
        journey_sides.bring_events()
    _sides(_follow_leads(2))


def _orders() -> None:
    answer(journey_sides.orders_sentence())
    with step(1, say(N_("Bring the way before the order"))):
        journey_sides.bring_events()
    number = 2
    if door.project().imported.no_buyer is None:
        with step(number, say(N_("See who orders again")), say(N_("The part of the way that orders know."))):
            journey_sides.again_and_again()
        number += 1
    _sides(_follow_leads(number))


def _lists() -> None:
    """A shop with lists of people only: leads and deals say how many of them were won."""
    answer(journey_sides.lists_sentence())
    number = _follow_leads(1)
    with step(number, say(N_("Bring the way before the order"))):
        journey_sides.bring_events()


def _follow_leads(number: int) -> int:
    """The step of the leads, where the files have any; returns the number of the next step."""
    leads = door.leads()
    if leads is None:
        return number
    with step(number, say(N_("Follow the leads")), say(N_("From the first contact to the deal."))):
        journey_sides.leads_by_origin(*leads)
    return number + 1


def _sides(number: int, way: journey.Way | None = None) -> None:
    found = door.sides()
    if found is not None:
        with step(
            number,
            say(N_("Look at public and private domain")),
            say(N_("Where customers began, who buys and who comes back.")),
        ):
            journey_sides.public_and_private(found, way)
        number += 1
    elif journey_sides.log_tells_sides(way):
        with step(number, say(N_("Look at public and private domain")), say(N_("Where visitors began, and who buys."))):
            journey_sides.conversion_of_sides(way)
        number += 1
    of_channels = door.sides_of_channels()
    if of_channels:
        with step(
            number,
            say(N_("See whose customers come back")),
            say(N_("Paid traffic against unpaid, own live rooms against those of influencers.")),
        ):
            journey_sides.live_and_traffic(of_channels)


def _method() -> None:
    method(
        say(
            N_(
                "A chain is one event for each step, all different. Somebody counts for a step if any chain of theirs up to it lies within the window of its first event; events of the same second stand in no order. Found exactly, by keeping for each step the latest start that has come so far (the rule of ClickHouse's windowFunnel), and checked against trying every chain."
            )
        ),
        say(
            N_(
                "Ranges of shares: Wilson 1927; of differences: Newcombe 1998, method 10; of products: MOVER, Zou and Donner 2008. They hold the truth about 19 times in 20."
            )
        ),
        say(
            N_(
                "Money at stake = lost × the share of those on the next step who go on to buy × what a buyer brings; after the purchase: × one more order, the average of all orders. Both are of those whose window has closed: whoever began, or began again, so late that it is still open counts in neither. The share is of those who came by themselves, so it is a ceiling."
            )
        ),
        say(
            N_(
                "Reasons: every value with enough people on both sides is tested against the rest (pooled z-test with Yates' correction); false discoveries are kept to one in twenty (Benjamini and Hochberg 1995)."
            )
        ),
        say(
            N_(
                "Limits against the usual: the last three days together against the same weekdays of the four weeks before; broken only where chance would do so less than three times in a thousand."
            )
        ),
        code="python -m lib funnel events.csv --by channel --json    # lib/analysis/funnel_rule.py, funnel_kernel.py",
    )


conversation()
