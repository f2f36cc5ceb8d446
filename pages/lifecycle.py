"""Are you keeping your customers? Five stages, moves between them, cohorts, time to the next order, and north stars."""

from __future__ import annotations

from lib.charts.lifecycle import lifecycle_finding
from lib.core.words import N_
from lib.ui import cohorts, daily, lifecycle, lifecycle_limits, lifecycle_moves, north_stars
from lib.ui.doors import daily as daily_door
from lib.ui.doors import lifecycle as door
from lib.ui.guard import fragment
from lib.ui.page import answer, cautions, meaning, method, say, step, to_do
from lib.ui.session import session
from lib.ui.words import words


@fragment
def conversation() -> None:
    life = door.life()
    short = next((one for one in life.findings if one.code == "short_history"), None)
    answer(words().say(lifecycle_finding(life.stages) if short is None else short.sentence))
    lifecycle.money_at_stake(life)
    cautions([one for one in life.findings if one is not short])
    north_stars.four_stars(life)
    with step(1, say(N_("See who is where")), say(N_("Click a bar to see who is in the stage."))):
        lifecycle.see_stages(life)
    with step(2, say(N_("Check where the limits lie")), say(lifecycle_limits.where_limits_come_from(life))):
        lifecycle_limits.set_limits(life)
    with step(3, say(N_("Follow how they move")), say(N_("Every customer is in one stage at the end of each month."))):
        lifecycle_moves.follow_moves(life)
    with step(
        4,
        say(N_("Ask what keeping more would bring")),
        say(N_("Choose a stage and how many more of it order in a month; everything else goes on as lately.")),
    ):
        lifecycle_moves.ask_what_if(life)
    with step(
        5,
        say(N_("Follow those who began together")),
        say(
            N_(
                "Each row is a group that began together; to the right, what became of it. Click a cell to see who is in it."
            )
        ),
    ):
        cohorts.follow_cohorts()
    with step(6, say(N_("See how long they take to come back"))):
        cohorts.time_to_next()
        cohorts.overdue()
        cohorts.when_in_the_week()
        cohorts.to_come()
    with step(7, say(N_("Watch the north stars")), say(N_("Each with its range, its trend and what it counts."))):
        north_stars.north_stars(life)
        cohorts.contracts()
        cohorts.at_occasions()
    meaning([remark for remark in life.findings if remark.level != "warning"])
    with to_do():
        lifecycle.what_to_do(life)
    method(
        say(
            N_(
                "Time to the next order is estimated by Kaplan and Meier (1958), so that customers who have not come back yet count for "
                "the time they have waited; the bands are Greenwood's on the log-log scale, two groups are compared by the log-rank test "
                "(Mantel 1966)."
            )
        ),
        say(
            N_(
                "After later orders all gaps of one customer together count once, so that who orders daily does not set the rhythm of the "
                "others; a gap that is still open counts only where its customer has no other (Wang and Chang 1999). The lifespan is looked "
                "at only as far as it can be known by now whether somebody has left."
            )
        ),
        say(
            N_(
                "A limit is the first day t with F(t) ≥ p · F(H): F is the share that has come back, H the horizon (a year, or less where the "
                "file is shorter), p is {quiet} for declining and {lost} for lapsed; after the first order and after later ones apart. "
                "Order days count: two orders of one day are one visit."
            ),
            quiet=life.stages.settings.quiet_share,
            lost=life.stages.settings.lost_share,
        ),
        say(
            N_(
                "New: one order day. Growing: two or more. Mature: {mature} or more. Declining and lapsed: silent beyond the limits. "
                "Moves compare the ends of two months; the matrix is the mean of the last twelve that are over."
            ),
            mature=life.stages.settings.mature_orders,
        ),
        say(
            N_(
                "What keeping more would bring is a Markov chain by month: next month's stage depends on this month's only. Its ranges come "
                "from Dirichlet draws of the matrix, with counts divided by how much more the months differ than chance, and from the "
                "spread of money among those who moved (95 %)."
            )
        ),
        say(
            N_(
                "A cohort is the month of the first counted order; a cell that cannot be observed yet is unknown, never 0, and means leave "
                "out what is not over. Ranges of shares are Wilson's (1927); those of money Hall's (1992), which allow for skewness."
            )
        ),
        say(
            N_(
                "Orders to come: by the purchase model, or the curve of earlier customers, that was closest in checks on the shop's own later "
                "months (BG/NBD, MBG/NBD or Pareto/NBD; Fader, Hardie and Lee 2005). The range takes in past errors, the doubt about the "
                "model's parameters and chance."
            )
        ),
        say(
            N_(
                "Subscriptions: the shifted beta-geometric model of Fader and Hardie (2007), by maximum likelihood. It fits contracts only."
            )
        ),
        code="python -m lib lifecycle orders.csv --json    # lib/analysis/lifecycle.py",
    )


@fragment
def totals() -> None:
    if not daily_door.tells_the_shop():
        daily.other_totals("lifecycle")
        return
    days = daily_door.shop_days()
    daily.how_it_goes(days)
    with step(1, say(N_("See how it went"))):
        daily.see_months(days, "lifecycle")
    with step(2, say(N_("Check what moved")), say(N_("Each figure with its range, against two earlier stretches."))):
        daily.what_moved(days)
    number = 3
    if not days.weekdays.empty:
        with step(number, say(N_("See which days bring most"))):
            daily.weekdays(days)
        number += 1
    with step(
        number, say(N_("Open what totals cannot say")), say(N_("Totals name nobody, so these need another file."))
    ):
        daily.what_stays_open("lifecycle")
    if days.findings:
        meaning(days.findings)
    with to_do():
        daily.take_totals_away(days)
    method(
        say(
            N_(
                "A change compares every day with the one 28 days (a year: 364 days) earlier, which is the same weekday; its range is that of the "
                "mean of these differences (Hall 1992). What is divided (per order, per visitor) is compared as a quotient of sums with ranges by "
                "Cochran (1977, 6.2), joined as Zou and Donner (2008) do. Weeks are compared 13 by 13, months 12 by 12."
            )
        ),
        say(N_("A month counts as whole where the file has its first day and its last.")),
        code="python -m lib lifecycle daily_totals.csv --json    # lib/analysis/daily.py",
    )


project = session().project
if project is not None and not project.has_orders:
    totals()
else:
    conversation()
