"""The budget's answers, kept by the choice they were asked with; and what the shop's own files tell of its channels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from lib.analysis import brand_share as invest
from lib.analysis import budget_choice as choices
from lib.analysis import budget_firmness as firm
from lib.analysis import lessons as learn
from lib.analysis import purchases as reduce_purchases
from lib.analysis import spending as split
from lib.analysis.acquired import Acquisition
from lib.analysis.afterwards import Afterwards
from lib.analysis.afterwards import afterwards as look_back
from lib.analysis.budget_firmness import BreakEven, Crossed, Firmness, Regret, Total
from lib.analysis.budget_months import Season, Year, first_month, told, typed, year
from lib.analysis.budget_regret import believes_otherwise
from lib.analysis.budget_rules import RuleCode
from lib.analysis.budget_start import WithoutAnAd, asked_by_files, left_out, told_by_files, without_an_ad
from lib.analysis.chances import GateDay, gate
from lib.analysis.channel_names import joined
from lib.analysis.fitting import Fitted
from lib.analysis.lessons import Lesson, Reserve
from lib.analysis.ran_lately import RECENT_WEEKS
from lib.analysis.sales import sales
from lib.analysis.spending import Pays, RuleCost, ShareRule, Spending
from lib.analysis.weekly_spend import UNNAMED, Drop, History, drops, fitted, guesses, history, named, taken_over, usable
from lib.analysis.weekly_totals import Totals, asked_by_totals, told_by_totals
from lib.analysis.worth import NewValue, Worth
from lib.catalog import CATALOGUE
from lib.core.columns import CHANNEL, FIRST_DAY, LAST_DAY
from lib.core.errors import CannotAnswer
from lib.core.settings import BudgetChannel, BudgetChoice, BudgetDecision, BudgetScenario, CostSettings, View
from lib.core.words import N_, Sentence
from lib.ingest.channel_headers import Beside, beside_in
from lib.ingest.daily import after_totals
from lib.ingest.imported import SideFile
from lib.store.duckdb import DuckDB
from lib.text.languages import LANGUAGES
from lib.ui import doors
from lib.ui.doors import value
from lib.ui.doors.keeping import kept
from lib.ui.doors.lifecycle import stage_settings
from lib.ui.doors.side import has, side
from lib.ui.session import session
from lib.ui.shop import Project
from lib.ui.words import plain_words


@kept(max_entries=3)
def _named(key: str, costs: CostSettings, name: str, _spend: SideFile) -> tuple[str, CostSettings, SideFile]:
    frame, matches = named(_spend.frame, costs.matches, name)
    if frame is _spend.frame:
        return key, costs, _spend
    split = tuple((one or name, share) for one, share in costs.split)
    return f"{key} {name}", replace(costs, matches=matches, split=split), replace(_spend, frame=frame)


def _spend_named() -> tuple[str, CostSettings, SideFile]:
    """The shop's spend, under a name also where the file names no channel, after what it is kept by."""
    spend_key, spend = side("spend")
    asked = session().budget
    known = {one.name for one in asked.choice.channels}
    known |= {one.told.name for decided in asked.decisions for one in decided.channels}
    said = (replace(plain_words(), language=one).say(UNNAMED) for one in LANGUAGES)
    name = next((one for one in said if one in known), plain_words().say(UNNAMED))  # as it was taken over
    costs = session().costs
    if costs.by == "hand" and not costs.split:
        costs = replace(costs, by="channel")  # until something is split
    return _named(spend_key, costs, name, spend)


@kept(max_entries=3)
def _from_files(
    key: str, view: View, day: date, spend_key: str, costs: CostSettings, _engine: DuckDB, _spend: SideFile
) -> tuple[tuple[BudgetChannel, ...], int, tuple[str, ...], Acquisition]:
    with _engine.reading() as frames:
        bought = reduce_purchases.purchases(frames, view, day)
    cost = value.cost_of(bought, _spend.frame, day, costs)
    claimed = tuple(one.channel for one in cost.channels if one.source == "platform" and one.weekly_new > 0)
    return told_by_files(cost), min(cost.counted_days, 7 * RECENT_WEEKS), claimed, cost


@kept(max_entries=3)
def _asked(channels: tuple[BudgetChannel, ...], value_e4: int | None, value_unsure: float) -> BudgetChoice:
    return asked_by_files(channels, value_e4, value_unsure)


def from_files() -> BudgetChoice | None:
    """What the orders and the spend of the open shop tell; None without spend of late in the orders' currency, or without orders.

    What a channel brings is as the weeks tell, else as first orders of late name it, else not known: as on the command line. A new customer's value is taken over once the margin is known: before that it would be revenue.
    """
    told = _told_lately()
    if told is None or not told[0]:
        totals = by_totals()
        return None if totals is None else asked_by_totals(totals)
    channels = taken_over(told[0], _curves(), own=False)
    worth, unsure = worth_told()
    if not any(one.brings > 0 for one in channels):
        free = tuple(
            replace(one, least_e4=0, most_e4=None) for one in channels
        )  # where nothing moves, nothing need be held
        return BudgetChoice(free, value_e4=worth, innovation_rule="off")
    return _asked(channels, worth, unsure)


@kept(max_entries=3)
def _by_totals(key: str, _totals: SideFile) -> Totals | None:
    beside = beside_in(_totals.frame, CATALOGUE)
    if not beside.tells:
        return None
    try:
        return told_by_totals(_totals.frame, beside.spends, beside.won)
    except CannotAnswer:  # too few weeks: the page works without
        return None


def by_totals() -> Totals | None:
    """What totals tell that hold spend by channel beside new customers or revenue; None where there are none, or where orders and spend tell more."""
    project = session().project
    if project is None or not has("daily") or (project.has_orders and has("spend")):
        return None
    return _by_totals(*side("daily"))


def columns_of_totals() -> Beside:
    """Which columns of the open shop's totals are taken for spend, and which are not."""
    return beside_in(side("daily")[1].frame, CATALOGUE)


def counts_revenue() -> bool:
    """Whether what the weeks tell is revenue."""
    totals = by_totals()
    return totals is not None and totals.counted == "revenue"


def told_by_weeks() -> bool:
    """Whether nothing but the weeks tells what any channel brings, and they do."""
    told = _told_lately()
    return told is not None and not any(one.brings > 0 for one in told[0]) and bool(from_weeks())


def joined_lately() -> Acquisition | None:
    """Spend joined with first orders as the table of channels has it, without the fits that a value needs; None where there is none."""
    told = _told_lately()
    return None if told is None else told[3]


def ended() -> tuple[Sentence, ...]:
    """Of channels of the files that are not in their table any more: since when nothing was spent on them."""
    cost = joined_lately()
    return () if cost is None else left_out(cost, _spend_named()[2].frame)


def from_weeks() -> tuple[str, ...]:
    """The channels whose figures are what the weeks tell; of the others the first guess stands, as on the command line."""
    told = _told_lately()
    return () if told is None or not told[0] else tuple(one.channel for one in usable(told[0], _curves(), own=False))


def named_by_weeks() -> tuple[str, ...]:
    """Those of them whose curves count a part of the customers who name the channel."""
    told = from_weeks()
    return tuple(one.channel for one in weeks() if one.counted == "named" and one.channel in told) if told else ()


def guessed() -> list[tuple[tuple[str, str], tuple[str, ...]]]:
    """What to say of those of them whose curves the weeks hardly tell (lib.analysis.weekly_spend.guesses)."""
    totals = by_totals()
    if totals is not None:
        return guesses(usable((), totals.curves))
    told = from_weeks()
    return guesses([one for one in weeks() if one.channel in told]) if told else []


def assumed() -> tuple[str, ...]:
    """The channels that first orders name and whose curves the weeks do not tell, but those whose spend follows their customers."""
    told, by_weeks = _told_lately(), from_weeks()
    if told is None or not by_weeks:
        return ()
    stays = {*by_weeks, *told[2], *(one.channel for one in paid())}
    return tuple(one.name for one in told[0] if one.brings > 0 and one.name not in stays)


def paid() -> tuple[Fitted, ...]:
    """The channels that stay as they are, for their spend follows their customers or what is sold."""
    totals, told = by_totals(), _told_lately()
    if totals is not None:
        return tuple(one for one in totals.curves if one.is_paid)
    names = {one.name for one in told[0]} if told is not None else set[str]()
    return tuple(one for one in _curves() if one.is_paid and one.channel in names) if names else ()


def recent_days() -> int:
    """How many days "now" speaks of in what the files tell: 13 weeks, or as many days as the spend has."""
    told = _told_lately()
    return 0 if told is None else told[1]


def claimed() -> tuple[str, ...]:
    """The channels whose new customers are what the ad file claims, for no first order names them."""
    told = _told_lately()
    return () if told is None else told[2]


def _told_lately() -> tuple[tuple[BudgetChannel, ...], int, tuple[str, ...], Acquisition] | None:
    """The channels of late with the days that they were looked at, and those that only the ad file counts customers for."""
    if session().project is None or not has("spend"):
        return None
    try:
        project, engine = doors.opened()
        spend_key, costs, spend = _spend_named()
        if None not in {spend.currency, project.currency} and spend.currency != project.currency:
            return None
        view = doors.shop_view()
        return _from_files(project.key, view, doors.as_of(view), spend_key, costs, engine, spend)
    except CannotAnswer:  # no order in this view: the page works without
        return None


def other_currency() -> CannotAnswer | None:
    """Why the open shop's spend is left aside: it is in another currency than its orders; None where it is not."""
    project = session().project
    if project is None or not project.has_orders or not has("spend"):
        return None
    try:
        _shop()
    except CannotAnswer as trouble:
        return trouble
    return None


def _shop() -> tuple[Project, DuckDB, str, CostSettings, SideFile]:
    """Orders and spend in one currency.

    Raises:
        CannotAnswer: they are in two.
    """
    project, engine = doors.opened()
    spend_key, costs, spend = _spend_named()
    if None not in {spend.currency, project.currency} and spend.currency != project.currency:
        raise CannotAnswer(
            N_(
                "The orders are in {one} and the spend is in {other}. Bring both in one currency, or say on the Value page, beside the cost of a new customer, what 1 {other} is worth."
            ),
            one=project.currency,
            other=spend.currency,
        )
    return project, engine, spend_key, costs, spend


@kept(max_entries=2)
def _history(
    key: str,
    view: View,
    day: date,
    spend_key: str,
    promotions: tuple[tuple[date, date], ...],
    costs: CostSettings,
    _engine: DuckDB,
    _spend: SideFile,
) -> History:
    with _engine.reading() as frames:
        bought = reduce_purchases.purchases(frames, view, day)
        sold = sales(frames, view, bought)
    same, came_by = joined(costs.matches), value.came_by(bought, costs)
    sold = replace(sold, channel=same.labels(sold.channel))
    return history(_spend.frame, bought.first_day, same.labels(came_by), day, promotions, costs, sold)


#: What the weeks of a shop are kept by: the file, the view, the day, the spend, the promotions, and how the shop knows who came from where.
_Key = tuple[str, View, date, str, tuple[tuple[date, date], ...], CostSettings]


def _told_by_weeks() -> tuple[_Key, History]:
    """The weeks of the open shop, after what they are kept by.

    Raises:
        CannotAnswer: no dates, or another currency.
    """
    project, engine, spend_key, costs, spend = _shop()
    view = doors.shop_view()
    key = (project.key, view, doors.as_of(view), spend_key, stage_settings().promotions, costs)
    return key, _history(*key, engine, spend)


@kept(max_entries=2)
def _weeks(key: _Key, _known: History) -> tuple[Fitted, ...]:
    return fitted(_known)


def weeks() -> tuple[Fitted, ...]:
    """What the weeks of the open shop tell of its channels.

    Raises:
        CannotAnswer: too few weeks, no dates, or another currency.
    """
    totals = by_totals()
    return _weeks(*_told_by_weeks()) if totals is None else totals.curves


def _curves() -> tuple[Fitted, ...]:
    """The same; nothing where they cannot be asked."""
    try:
        return weeks()
    except CannotAnswer:
        return ()


def dropped() -> tuple[Drop, ...]:
    """The channels of the open shop that lately bring less than before; none where the files do not tell."""
    if session().project is None or not has("spend"):
        return ()
    try:
        return drops(_told_by_weeks()[1])
    except CannotAnswer:
        return ()


def first_share() -> float | None:
    """Of what a new customer is worth, the share that the first order brings (choices.first_share_told); None where no file tells."""
    known = _of_shop()
    if known is None:
        return None
    months = session().budget.choice.worth_months
    return choices.first_share_told(known.first, known.worth.value, value.settings(), months)


def spends() -> tuple[int, int, float | None] | None:
    """What a new customer spends with the first order and in the year after it, and the margin where it is known; None where no file tells."""
    known = _of_shop()
    if known is None:
        return None
    settings = value.settings()
    told = choices.taken_apart(known.first, known.worth.value, settings)
    return told if told is None or settings.margin is not None else (*told[:2], None)


def _of_shop() -> NewValue | None:
    """A new customer of the open shop; None where no order tells what one is worth."""
    project = session().project
    if project is None or not project.has_orders:
        return None
    try:
        return value.everybody(of_shop=True)
    except CannotAnswer:
        return None


def kept_share() -> float | None:
    """What is left of a sale; None where it is not known."""
    settings = None if session().project is None else value.settings()
    return None if settings is None or settings.margin is None else settings.kept_share


def values_by_channel() -> dict[str, Worth]:
    """What a new customer of each channel is worth, by the Value page; nothing until the margin is known and a forecast is made."""
    if not worth_told()[0] or value.base(of_shop=True).tested.method == "history":
        return {}
    return {one.label: one.worth for one in value.values("channel", of_shop=True) if one.label}


def _cost() -> Acquisition | None:
    """Spend joined with first orders, with the fits that a value needs; None without spend in the orders' currency."""
    if session().project is None or not has("spend"):
        return None
    project, _ = doors.opened()
    spend_key, spend = side("spend")
    if None not in {spend.currency, project.currency} and spend.currency != project.currency:
        return None
    return value.acquisition(spend, spend_key)


def organic_a_week(channels: Sequence[BudgetChannel]) -> float | None:
    """New customers a week who come without an ad, by these channels' curves; None where no file tells."""
    known = organic_told(channels)
    return None if known is None else known.left


def organic_told(channels: Sequence[BudgetChannel]) -> WithoutAnAd | None:
    """The same with what it is worked out from.

    From the table of channels, without waiting for the fits that a value needs.
    """
    cost, costs = joined_lately(), session().costs
    if cost is None or cost.unsplit or (costs.by == "hand" and not costs.split):
        return None
    return without_an_ad(cost, channels)


def gate_now() -> GateDay | None:
    """Whether value is above three times the cost; None until the margin is known, without a forecast, and without 180 days of spend."""
    if value.settings().margin is None or value.base(of_shop=True).tested.method == "history":
        return None
    try:
        cost = _cost()
    except CannotAnswer:
        return None
    days = () if cost is None else gate(value.everybody(of_shop=True).worth, cost)
    return days[-1] if days else None


def worth_told() -> tuple[int | None, float]:
    """What a new customer of the open shop is worth by the Value page, and how far that may be off, as a share; None until its margin is known."""
    project = session().project
    if project is None or not project.has_orders:
        return None, 0.0
    try:
        if value.settings().margin is None:
            return None, 0.0
        return choices.worth_told(value.everybody(of_shop=True).worth)
    except CannotAnswer:  # too few orders: nothing to follow
        return None, 0.0


@kept(max_entries=12)
def _spending(choice: BudgetChoice, others: tuple[BudgetChoice, ...]) -> Spending:
    return split.spending(choice, others)


def spending(choice: BudgetChoice) -> Spending:
    """The best split of a choice (lib.analysis.spending); the least regret looks at what the plans put aside believe, too."""
    others = tuple(one.choice for one in session().budget.scenarios) if choice.outlook == "regret" else ()
    return _spending(choice, tuple(one for one in others if believes_otherwise(choice, one)))


@kept(max_entries=8)
def _crossed(choice: BudgetChoice, others: tuple[BudgetScenario, ...]) -> Crossed | None:
    return firm.crossed(spending(choice), [(one.name, one.choice) for one in others])


def crossed(choice: BudgetChoice) -> Crossed | None:
    """What the plan, and those put aside, miss if another one's figures are the true ones; None where they believe the same."""
    return _crossed(choice, session().budget.scenarios)


@kept(max_entries=12)
def rule_cost(choice: BudgetChoice, code: ShareRule) -> RuleCost:
    """What a share rule costs a week, as the limits are and without them."""
    return split.rule_cost(choice, code)


@kept(max_entries=12)
def brand_priced(choice: BudgetChoice) -> RuleCost | None:
    """What the brand share costs a week in money; None where what a customer is worth is not known."""
    return invest.brand_priced(spending(choice))


@kept(max_entries=12)
def brand_counted(choice: BudgetChoice) -> RuleCost | None:
    """The same in new customers where what they are worth is not known."""
    return invest.brand_counted(spending(choice))


@kept(max_entries=12)
def pays(choice: BudgetChoice, code: RuleCode) -> Pays | None:
    """When a rule that costs something pays."""
    return split.pays(spending(choice), code)


@kept(max_entries=8)
def limits_pay(choice: BudgetChoice) -> tuple[tuple[str, Pays], ...]:
    """The floors and caps that cost something, and when they pay."""
    return split.limits_pay(spending(choice))


@kept(max_entries=8)
def _totals(choice: BudgetChoice) -> tuple[tuple[Total, ...], BreakEven]:
    found = spending(choice)
    edge = firm.break_even(found)
    return firm.totals(found, edge), edge


def totals(choice: BudgetChoice) -> tuple[tuple[Total, ...], BreakEven]:
    """What other budgets would bring, and up to which more pays: those around the spend of now, so that dragging the total computes none anew."""
    found = spending(choice)
    here = found.plan.budget
    try:
        around, edge = _totals(replace(choice, total_e4=None, own_e4=None))
    except CannotAnswer:  # the rules leave no split of the spend of now
        return _totals(choice)
    if len(around) < 2 or not around[0].budget <= here <= around[-1].budget:
        return _totals(choice)
    price = found.answer.shadow_prices.get("budget")
    if choice.outlook != "expected" or price is None or here in {one.budget for one in around}:
        return around, edge
    one = Total(here, found.objective * choice.unit, price * choice.unit)
    return tuple(sorted((*around, one), key=lambda one: one.budget)), edge


@kept(max_entries=8)
def firmness(choice: BudgetChoice) -> tuple[Firmness, ...]:
    """How much each channel's part may change."""
    return firm.firmness(spending(choice))


@kept(max_entries=8)
def regret(choice: BudgetChoice) -> tuple[float, float]:
    """Mean regret, and that of the worst tenth."""
    return firm.regret_tail(spending(choice))


@kept(max_entries=8)
def regrets(choice: BudgetChoice) -> tuple[Regret, ...]:
    """What the plan would miss in each scenario of the bands' ends."""
    return firm.regrets(spending(choice))


@kept(max_entries=8)
def lessons(choice: BudgetChoice) -> tuple[Lesson, ...]:
    """What learning each curve would be worth a week, and how long a test would take."""
    return learn.lessons(spending(choice))


@kept(max_entries=8)
def reserve(choice: BudgetChoice) -> Reserve:
    """When the reserve for experiments pays, as a rule that is on.

    Raises:
        CannotAnswer: no channel is an experiment, or the rules clash.
    """
    cost = rule_cost(choice, "innovation_share").free
    asked = replace(choice, innovation_rule="on")
    return learn.reserve(spending(asked), lessons(asked), cost)


@kept(max_entries=3)
def _season(key: str, day: date, paid: tuple[str, ...], _engine: DuckDB) -> Season:
    with _engine.reading() as frames:
        bought = reduce_purchases.purchases(frames, View(), day)
    return told(bought.first_day, bought.channel, paid, day)


def season(choice: BudgetChoice) -> Season | None:
    """The season of the open shop, whatever the filters; as it was typed, where it was; None without either.

    Raises:
        CannotAnswer: the shop's orders are too few months, or what was typed is no season.
    """
    if choice.season is not None:
        return typed(choice.season)
    project = session().project
    if project is None or not project.has_orders:
        return None
    project, engine = doors.opened()
    paid = tuple(one.name for one in choice.channels)
    if has("spend"):
        paid += tuple(sorted({str(one) for one in _spend_named()[2].frame[CHANNEL]}))
    return _season(project.key, doors.as_of(), paid, engine)


@kept(max_entries=8)
def _year(choice: BudgetChoice, told_season: Season, first: int) -> Year:
    return year(spending(choice), told_season, first)


def months(choice: BudgetChoice, told_season: Season) -> Year:
    """The best plan of the twelve months after what the files know, or after today.

    Raises:
        CannotAnswer: with this season the rules leave no plan.
    """
    return _year(choice, told_season, first_month(months_from()))


def months_from() -> date:
    """The day after what the files know, orders or else totals, or today."""
    project = session().project
    if project is not None and project.has_orders:
        return doors.as_of()
    known = after_totals(side("daily")[1]) if by_totals() is not None else None
    return date.today() if known is None else known


@kept(max_entries=12)
def _afterwards(
    key: str,
    day: date,
    spend_key: str,
    costs: CostSettings,
    decided: BudgetDecision,
    _engine: DuckDB,
    _spend: SideFile,
) -> Afterwards:
    with _engine.reading() as frames:
        bought = reduce_purchases.purchases(frames, View(), day)
    return look_back(decided, _spend.frame, bought.first_day, value.came_by(bought, costs), day, costs)


def afterwards(decided: BudgetDecision) -> Afterwards | None:
    """What came of a plan, by the files of the open shop, whatever the filters; None without orders or without spend.

    Raises:
        CannotAnswer: the spend has no dates, or another currency.
    """
    project = session().project
    if project is None or not project.has_orders or not has("spend"):
        return None
    project, engine, spend_key, costs, spend = _shop()
    return _afterwards(project.key, doors.as_of(), spend_key, costs, decided, engine, spend)


def known_until() -> date | None:
    """The last day that orders and spend of the open shop both cover; None without them."""
    project = session().project
    if project is None or not project.has_orders or not has("spend"):
        return None
    _, spend = side("spend")
    days = pd.to_datetime(spend.frame[LAST_DAY].fillna(spend.frame[FIRST_DAY])).dropna()
    if days.empty:
        return None
    return min(days.max().date(), doors.as_of() - timedelta(days=1))
