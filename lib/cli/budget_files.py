"""`budget ORDERS --spend SPEND`: the channels and their curves as the files tell them, and the proved best split of a week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any

from lib.analysis.acquired import Acquisition
from lib.analysis.acquisition import acquisition
from lib.analysis.acquisition_findings import ENDED, HOLES, UNNAMED_ASKED
from lib.analysis.brand_share import paid_back
from lib.analysis.budget import answer as best_split
from lib.analysis.budget_choice import ends, first_share_told, plan_of, worth_told
from lib.analysis.budget_months import YEAR, YEAR_LIKELY, Year, begins_said, first_month, told, typed, year
from lib.analysis.budget_moves import LEAPS, guessed_moves, leaps
from lib.analysis.budget_said import beyond_remark
from lib.analysis.budget_start import STOPPED, far_in_now, left_out, stopped, told_by_files, without_an_ad
from lib.analysis.channel_names import joined
from lib.analysis.customers import default_as_of
from lib.analysis.fitting import Estimate, Fitted, Reason
from lib.analysis.margin import cost_column, told_by
from lib.analysis.purchases import Purchases, purchases
from lib.analysis.ran_lately import RECENT_WEEKS
from lib.analysis.sales import Sales, sales
from lib.analysis.spending import remarks, spending
from lib.analysis.weekly_spend import (
    DIRECTION_GUESSED,
    NAMED_ASSUMED,
    PAID,
    UNNAMED,
    fitted,
    guesses,
    history,
    named,
    paid_said,
    taken_over,
)
from lib.analysis.weekly_totals import TAKEN, UNTOLD, asked_by_totals, told_by_totals
from lib.analysis.worth import NewValue, base, new_customer
from lib.catalog.side_fields import DAILY
from lib.cli import budget, budget_afterwards, budget_why
from lib.cli.budget_afterwards import looked_back
from lib.cli.budget_figures import Figures
from lib.cli.budget_plan import worth_asked
from lib.cli.calls import Call
from lib.cli.plain import without_dust
from lib.cli.reading import answerable, imported
from lib.cli.show import Figure, table
from lib.cli.value import channels_known, holes_known, in_files, spend_beside
from lib.cli.value_costs import names_alike, names_asked, names_missing
from lib.core.columns import CHANNEL, METRIC
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.money import SCALE
from lib.core.periods import month_start
from lib.core.settings import BudgetChannel, BudgetChoice, CostSettings, ValueSettings, View
from lib.core.words import N_, NP_, Sentence
from lib.ingest.channel_headers import Beside
from lib.ingest.daily import after_totals
from lib.ingest.imported import Imported, SideFile
from lib.ingest.remarks import OTHER_CURRENCY
from lib.ingest.spend import FAR_OFF
from lib.store.duckdb import DuckDB
from lib.text.words import Words


def answered(call: Call, words: Words, today: date) -> tuple[dict[str, Any], str]:
    """The answer to `budget` with what the weeks tell of each curve, and the same for a person; amounts are a week's.

    Raises:
        CannotAnswer: no order counts, the spend is in another currency, or nothing tells what a channel brings.
    """
    read = answerable(imported(call, today), call.importing.as_of)
    spend = spend_beside(call, read, today)
    if spend is None:
        raise LookupError
    bought, sold = _bought(call, read)
    frame, paired = named(spend.frame, call.costs.matches, words.say(UNNAMED))
    spend, same = replace(spend, frame=frame), joined(paired)
    paid_for = sorted({str(one) for one in spend.frame[CHANNEL]})
    in_files({*(call.costs.brand or ())}, paid_for)
    channels_known(paired, paid_for, bought.channel)
    bought = replace(bought, channel=same.labels(bought.channel))
    costs = CostSettings(matches=paired, brand=call.costs.brand, holes=call.costs.holes)
    cost = acquisition(spend.frame, bought.first_day, bought.channel, bought.as_of, costs)
    holes_known(call, cost)
    channels = told_by_files(cost)
    sold = replace(sold, channel=same.labels(sold.channel))
    curves, remarked = _curves(spend, bought, sold, costs)
    channels = taken_over(channels, curves, own=False)
    if not any(one.can_bring for one in channels):
        raise _cannot_tell(cost, channels, curves, remarked)
    asked, valued = _asked(call, channels, read, bought)
    planned = None if call.season is None else _months(call, asked, spend, bought)
    about = _of_files(read, spend, channels, cost)
    ended = [Finding("channels_left_out", "info", one) for one in left_out(cost, spend.frame)]
    said = (*about, *remarked, *_silent(channels, curves), *ended, *valued, *_assumed(planned, bought.as_of))
    words = replace(words, currency=read.currency)
    free = None if cost.unsplit else without_an_ad(cost, channels)
    given, shown = _split(asked, curves, said, words, why=call.why, organic=None if free is None else free.left)
    given["channels_alike"], given["channels_unnamed"] = names_alike(cost), names_missing(cost)
    shown = "\n\n".join([*map(words.say, names_asked(given["channels_alike"], given["channels_unnamed"])), shown])
    given, shown = _with_months((given, shown), planned, asked, words)
    past = looked_back(call, spend, bought, costs)
    if past is not None:
        given["afterwards"] = budget_afterwards.told(past)
        shown = f"{budget_afterwards.shown(past, words)}\n\n{shown}"
    return given, shown


def _asked(
    call: Call, channels: tuple[BudgetChannel, ...], read: Imported, bought: Purchases
) -> tuple[BudgetChoice, tuple[Finding, ...]]:
    """What the call asks of these channels, and what of it is taken from the orders."""
    settings = told_by(call.value, cost_column(read.rows, read.orders))
    follows = call.customer_value is None and settings.margin is not None
    # Only where it is needed: what a customer is worth takes longer to tell than the split.
    customer = _new_customer(bought, settings) if follows or call.why else None
    worth, unsure = (None, 0.0) if customer is None or not follows else worth_told(customer.worth)
    asked = BudgetChoice(
        channels,
        total_e4=None if call.budget is None else round(call.budget * SCALE),
        value_e4=worth if call.customer_value is None else round(call.customer_value * SCALE),
        value_unsure=unsure,
        innovation_rule="off",
        reach=call.reach,
        objective=call.objective,
        margin=call.value.margin,
    )
    if customer is not None and call.why:
        first = first_share_told(customer.first, customer.worth.value, settings, asked.worth_months)
        asked = replace(asked, first_share=first)
    return asked, () if worth is None else (_worth_said(worth, unsure, settings),)


def _of_files(
    read: Imported, spend: SideFile, channels: Sequence[BudgetChannel], cost: Acquisition
) -> Iterator[Finding]:
    """What the files leave out, tell oddly or leave open, as far as a split rests on it."""
    yield from (one for one in read.findings if one.code == OTHER_CURRENCY)
    yield from spend.findings
    yield from far_in_now([one for one in spend.findings if one.code == FAR_OFF], channels, cost)
    asked = {"channels_alike", UNNAMED_ASKED, *HOLES, ENDED}
    yield from (one for one in cost.findings if one.code in asked)


def _split(
    asked: BudgetChoice,
    curves: Sequence[Fitted],
    said: Sequence[Finding],
    words: Words,
    *,
    why: bool,
    organic: float | None = None,
) -> tuple[dict[str, Any], str]:
    """The proved best split of the choice, with each channel's curve."""
    found, held = best_split(plan_of(asked)), spending(asked)
    sure = budget.how_sure(held)
    guessed = () if sure["chance_better"] is None else guessed_moves(held)
    remarked = (*said, *beyond_remark(held), *_direction(guessed), *_far(leaps(held)))
    given = budget.answer(replace(found, findings=remarks(found, asked.channels)), remarked, words)
    given |= sure
    given["goal"] = asked.goal
    given["counted"] = asked.counted
    given["curves"] = [_curve(one, curves) for one in asked.channels]
    shown = budget.shown(given, found.plan, words)
    if why:
        pay = budget_why.pay(held, organic, paid_back(asked))
        given["why"] = budget_why.told(held, pay)
        shown = f"{shown}\n\n{budget_why.shown(held, pay, given['why'], words)}"
    return given, shown


def _direction(guessed: tuple[str, ...]) -> Iterator[Finding]:
    if guessed:
        yield finding("direction_guessed", "warning", DIRECTION_GUESSED, channels=guessed)


def _far(channels: tuple[str, ...]) -> Iterator[Finding]:
    if channels:
        yield finding("far_moves", "info", LEAPS, count=len(channels), channels=channels)


def answered_by_totals(call: Call, file: SideFile, beside: Beside, words: Words) -> tuple[dict[str, Any], str]:
    """The same from a table of weekly spend and of what came of it, without orders.

    Raises:
        CannotAnswer: too few weeks, or they tell nothing.
    """
    told = told_by_totals(file.frame, beside.spends, beside.won)
    first = worth_asked(asked_by_totals(told), call)
    asked = replace(first, total_e4=None if call.budget is None else round(call.budget * SCALE), reach=call.reach)
    if not any(one.can_bring for one in asked.channels):
        raise CannotAnswer(
            NP_(
                "These weeks do not tell what {channels} brings. {why}",
                "These weeks do not tell what {channels} bring. {why}",
            ),
            count=len(asked.channels),
            channels=tuple(one.name for one in asked.channels),
            why=_reasons(told.curves),
        )
    ended = [] if told.left_out is None else [Finding("channels_left_out", "info", told.left_out)]
    planned, day = None, after_totals(file)
    if call.season is not None:
        if not isinstance(call.season, tuple) or day is None:
            raise CannotAnswer(
                N_("Totals without orders tell no season. Say what each month brings: twelve figures from January on (--season 100,90,…).")
            )  # fmt: skip
        planned = year(spending(asked), typed(call.season), first_month(day))
    months = () if day is None else _assumed(planned, day)
    said = (*file.findings, *_fitted_on(file, beside), *_silent(asked.channels, told.curves), *ended, *months)
    words = replace(words, currency=file.currency)
    return _with_months(_split(asked, told.curves, said, words, why=call.why), planned, asked, words)


def _with_months(
    answer: tuple[dict[str, Any], str], planned: Year | None, asked: BudgetChoice, words: Words
) -> tuple[dict[str, Any], str]:
    """An answer with its plan of months, where one is asked for."""
    given, shown = answer
    if planned is None:
        return answer
    return {**given, "months": _year(planned)}, f"{shown}\n\n{_year_shown(planned, Figures(words, asked.goal))}"


def _fitted_on(file: SideFile, beside: Beside) -> Iterator[Finding]:
    """Which figure of the totals the curves were fitted on, which columns are taken for spend, and which play no part."""
    used = {*(figure for figure, _ in beside.spends), beside.won[0][0], *beside.untold}
    rest = tuple(one for one in file.frame[METRIC].drop_duplicates().tolist() if one not in used)
    said = N_("The curves are fitted on “{figure}” of these weeks, without any order; not used: {names}.")
    alone = N_("The curves are fitted on “{figure}” of these weeks, without any order.")
    yield finding(
        "fitted_on_totals",
        "info",
        said if rest else alone,
        figure=_called(beside.won[0][0]),
        names=tuple(map(_called, rest)),
    )
    if beside.taken:
        yield finding("taken_for_spend", "info", TAKEN, count=len(beside.taken), names=beside.taken)
    if beside.untold:
        yield finding(
            "not_taken_for_spend",
            "warning",
            UNTOLD,
            count=len(beside.untold),
            names=beside.untold,
            first=beside.untold[0],
        )


def _called(figure: str) -> Sentence | str:
    """A figure of totals by its name: what is not known keeps its header."""
    return next((Sentence(field.title) for field in DAILY if field.code == figure), figure)


_WHY: dict[Reason, str] = {
    "paid": N_("Spend that follows new customers or sales exactly, as a reward or a commission does: {channels}."),
    "constant": N_("Spend that hardly changed: {channels}."),
    "together": N_("Spend that always moved together: {channels}."),
    "season": N_("Spend that rose and fell with the season or a trend: {channels}."),
    "follows": N_("Spend that followed demand, more after weeks that sold more: {channels}."),
    "leans": N_("Spend that seems to follow demand, more when more is sold anyway: {channels}."),
    "wide": N_("Channels that bring less than chance hides: {channels}."),
}


def _cannot_tell(
    cost: Acquisition, channels: Sequence[BudgetChannel], curves: Sequence[Fitted], remarked: Sequence[Finding]
) -> CannotAnswer:
    """Why nothing tells what any channel brings: neither orders nor the weeks, and what stands in the weeks' way."""
    if not channels:
        return CannotAnswer(
            N_("Nothing was spent in the last {days} days of the spend file, so there is nothing to split."),
            days=min((cost.last - cost.first).days + 1, 7 * RECENT_WEEKS),
        )
    names = names_asked(names_alike(cost), names_missing(cost))
    if names:
        return CannotAnswer(
            N_("These files cannot tell what any channel brings before its names in the orders are said. {asked}"),
            asked=_after_another(names),
        )
    why = [] if _reasons(curves) is not None else [one.sentence for one in remarked]
    return CannotAnswer(
        NP_(
            "These files cannot tell what {channels} brings: no first order names it, and the weeks do not show it either. {why} Say which column holds the orders' channel with --map channel=HEADER, or what the orders call a channel with --same-channel.",
            "These files cannot tell what {channels} bring: no first order names one of them, and the weeks do not show it either. {why} Say which column holds the orders' channel with --map channel=HEADER, or what the orders call a channel with --same-channel.",
        ),
        count=len(channels),
        channels=tuple(one.name for one in channels),
        why=_reasons(curves) or _after_another(why),
    )


def _reasons(curves: Sequence[Fitted]) -> Sentence | None:
    """Why the weeks do not tell channels; None where they tell all."""
    by_reason: dict[Reason, list[str]] = {}
    for one in curves:
        if one.reasons:
            alike = one.partners if one.reasons[0] == "together" else ()  # also those that orders tell
            by_reason.setdefault(one.reasons[0], []).extend((one.channel, *alike))
    return _after_another(
        [Sentence(_WHY[reason], {"channels": tuple(dict.fromkeys(names))}) for reason, names in by_reason.items()]
    )


def _after_another(said: Sequence[Sentence]) -> Sentence | None:
    """Sentences one after another, as one."""
    return None if not said else Sentence(" ".join(f"{{one{at}}}" for at in range(len(said))), {f"one{at}": one for at, one in enumerate(said)})  # fmt: skip


def _new_customer(bought: Purchases, settings: ValueSettings) -> NewValue | None:
    """What a new customer brings, as `value` tells it; None where too few orders tell."""
    try:
        whole = base(bought)
    except CannotAnswer:
        return None
    return new_customer(whole, whole.everybody, settings)


def _worth_said(worth_e4: int, unsure: float, settings: ValueSettings) -> Finding:
    said = N_(
        "A new customer is taken to be worth {money_worth}, give or take {share_unsure}: what is left of {days} days by your orders and margin. Say another figure with --customer-value."
    )
    facts = {"money_worth": worth_e4, "share_unsure": unsure, "days": settings.horizon_days}
    return finding("worth_followed", "info", said, **facts)


def _bought(call: Call, read: Imported) -> tuple[Purchases, Sales]:
    with closing(DuckDB()) as engine:
        engine.load({"orders": read.orders, "refunds": read.refunds})
        with engine.reading() as frames:
            as_of = call.importing.as_of or default_as_of(frames, View())
            bought = purchases(frames, View(), as_of)
            return bought, sales(frames, View(), bought)


def _months(call: Call, asked: BudgetChoice, spend: SideFile, bought: Purchases) -> Year:
    """The twelve months after the last that the files know.

    Raises:
        CannotAnswer: the files tell no season.
    """
    if isinstance(call.season, tuple):
        season = typed(call.season)
    else:
        paid = tuple(sorted({str(one) for one in spend.frame[CHANNEL].dropna()}))
        season = told(bought.first_day, bought.channel, paid, bought.as_of)
    return year(spending(asked), season, first_month(bought.as_of))


def _assumed(planned: Year | None, day: date) -> Iterator[Finding]:
    """What a plan of months from a day on rests on, and where it begins."""
    if planned is None:
        return
    begins = begins_said(day)
    if begins is not None:
        yield Finding("months_begin", "info", begins)
    if planned.season.is_flat:
        yield finding("no_season", "info", N_("Your months differ no more than by chance: spend the same every week."))
    else:
        yield finding(
            "season_assumed",
            "info",
            N_("Taken: in a month that brings more customers by itself, the same money brings more in proportion. Your files cannot prove that; a test can."),
        )  # fmt: skip


def _year(found: Year) -> dict[str, Any]:
    season = found.season
    return {
        "season": {
            "source": season.source,
            "index": list(season.index),
            "low": list(season.low),
            "high": list(season.high),
        },
        "months": [
            {
                "month": f"{month_start(one.month):%Y-%m}",
                "season": one.season,
                "spend": one.total,
                "even_spend": one.even,
                "response": one.customers,
                "value": one.value,
                "low": one.low,
                "high": one.high,
                "allocation": dict(zip(found.channels, one.spend, strict=True)),
            }
            for one in found.months
        ],
        "objective": found.objective,
        "upper_bound": found.upper_bound,
        "gap": found.gap,
        "even_objective": found.even,
        "low": found.low,
        "high": found.high,
    }


def _year_shown(found: Year, figures: Figures) -> str:
    words = figures.words
    headers = [
        words.say(N_("Month")),
        words.say(N_("Of a usual month")),
        words.say(N_("Spend")),
        words.say(N_("Brings")),
        *([words.say(N_("Likely"))] if found.is_doubted else []),
    ]
    rows = [
        (
            words.month(month_start(one.month)),
            Figure(words.share(one.season)),
            figures.money(one.total),
            figures.value(one.value),
            *([figures.value_span(one.low, one.high)] if found.is_doubted else []),
        )
        for one in found.months
    ]  # fmt: skip
    line = words.say(
        YEAR_LIKELY if found.is_doubted else YEAR,
        brings=figures.value(found.objective),
        even=figures.value(found.even),
        low=figures.value(found.low),
        high=figures.value(found.high),
    )
    return f"{table(headers, rows, words)}\n\n{line}"


def _curves(
    spend: SideFile, bought: Purchases, sold: Sales, costs: CostSettings
) -> tuple[tuple[Fitted, ...], tuple[Finding, ...]]:
    """What the weeks tell; where they are too few, why, and nothing."""
    try:
        known = history(spend.frame, bought.first_day, bought.channel, bought.as_of, costs=costs, sold=sold)
        return fitted(known), ()
    except CannotAnswer as trouble:
        return (), (Finding("curves_assumed", "warning", trouble.sentence),)


def _silent(channels: Sequence[BudgetChannel], curves: Sequence[Fitted]) -> Iterator[Finding]:
    """The channels whose curves the weeks do not tell, with the reason; those that nobody counts for."""
    by_name = {one.name: one for one in channels}
    untold = tuple(
        one.channel
        for one in curves
        if one.reasons
        and one.channel in by_name
        and by_name[one.channel].brings > 0  # of a channel that is held nothing is assumed
        and not _is_used(by_name[one.channel], one)
    )
    paid = [one for one in curves if one.is_paid and one.channel in by_name]
    for said in paid_said(paid):
        code = "spend_follows_customers" if said.template == PAID else "spend_follows_sales"
        yield Finding(code, "warning", said)
    priced = {one.channel for one in paid}
    untold = tuple(one for one in untold if one not in priced)
    if untold:
        yield finding(
            "curves_not_told",
            "warning",
            NP_(
                "These weeks do not tell the curve of {channels}: what twice the money brings is assumed. {why}",
                "These weeks do not tell the curves of {channels}: what twice the money brings is assumed. {why}",
            ),
            count=len(untold),
            channels=untold,
            why=_reasons([one for one in curves if one.channel in untold]),
        )
    held = tuple(one.name for one in channels if not one.is_told and one.name not in priced)
    if held:
        yield finding(
            "channels_held",
            "warning",
            NP_(
                "No recent first order names {channels} and the weeks do not tell what it brings, so its spend stays as it is. {why}",
                "No recent first order names {channels} and the weeks do not tell what they bring, so their spend stays as it is. {why}",
            ),
            count=len(held),
            channels=held,
            why=_reasons([one for one in curves if one.channel in held])
            or Sentence(N_("These weeks are too few to tell.")),
        )
    ended = stopped(channels)
    if ended:
        yield finding("spend_stopped", "info", STOPPED, count=len(ended), channels=ended)
    used = tuple(one for one in curves if one.channel in by_name and _is_used(by_name[one.channel], one))
    for said, names in guesses(used):
        yield finding("curves_guessed", "warning", said, count=len(names), channels=names)
    if used:
        yield finding(
            "not_causal",
            "info",
            N_(
                "Fitted curves show what went together, not what caused what: spend that followed demand looks better than it is, and weeks do not always show that it did. Only a test tells."
            ),
        )
    if any(one.counted == "named" for one in used):
        yield finding("named_assumed", "info", NAMED_ASSUMED)


def _curve(one: BudgetChannel, curves: Sequence[Fitted]) -> dict[str, Any]:
    """One channel: the curve that the split rests on, and what the weeks say of it."""
    found = next((curve for curve in curves if curve.channel == one.name), None)
    return {
        "channel": one.name,
        "spend": one.weekly_e4 / SCALE,
        "about": one.about_e4 / SCALE,
        "brings": one.brings if one.is_told else None,
        "doubled": one.doubled if one.is_told else None,
        "unsure": one.unsure,
        "between": None if one.fitted is None else list(ends(one)),
        "named": one.is_named,
        "source": "weeks" if found is not None and _is_used(one, found) else "recent" if one.brings > 0 else "none",
        "fitted": None
        if found is None
        else {
            "brings": _range(found.brings),
            "doubled": _range(found.doubled),
            "retention": _range(found.retention),
            "reasons": list(found.reasons),
            "partners": list(found.partners),
        },
    }


def _is_used(one: BudgetChannel, found: Fitted) -> bool:
    """Whether the channel's figures are those of its fitted curve."""
    return not found.is_paid and one.brings > 0 and abs(one.brings - found.brings.value) <= 0.005 + 1e-9


def _range(one: Estimate) -> dict[str, float | None]:
    return {"value": without_dust(one.value), "low": without_dust(one.low), "high": without_dust(one.high)}
