"""What a budget's investments and limits come to, in the sentences that page and command line share; amounts a week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from lib.analysis.brand import Path
from lib.analysis.brand_share import Invested
from lib.analysis.budget_choice import is_doubted
from lib.analysis.budget_firmness import BreakEven, alike, break_even, tenths_known
from lib.analysis.budget_moves import SMALL, notable_moves
from lib.analysis.budget_now import now_broken
from lib.analysis.budget_regret import differing
from lib.analysis.budget_rules import Plan, title
from lib.analysis.lessons import Reserve
from lib.analysis.spending import Pays, RuleCost, Spending
from lib.core.findings import Finding, finding
from lib.core.money import e4
from lib.core.settings import BrandLifts, BudgetCase, BudgetChoice, Objective, Responses
from lib.core.words import N_, NP_, ONE_MORE, Balance, Sentence, first_of, money_said

#: Where every channel is told as sure.
NO_DOUBT = N_(
    "No doubt was told about any figure, so nothing can be said of what the split depends on most, or of what it may miss."
)

#: What the lift of another brand spend is worked out by.
BRAND_BENDS = N_(
    "When brand pays: the lift is believed at one spend for brand, and x times that spend is assumed to lift 2x / (1 + x) times as much: twice as much lifts a third more, half of it a third less. No shop's figures stand behind that bend. Only what the rule's spend lifts more than the spend without the rule counts."
)

#: The same of one gain.
CHANCE_UNKNOWN = N_("How likely that is cannot be said: no doubt was told of any figure.")

#: Whose money it is, where amounts have no sign.
OWN_CURRENCY = N_("Amounts of money are in your own currency: no file says which it is.")

#: What the proof of a least regret leaves open.
OUTSIDE_BOUND = NP_(
    "What every split misses at least is worked out without {count} of these cases, a plan put aside by which a channel's curve bends otherwise: it may be more.",
    "What every split misses at least is worked out without {count} of these cases, plans put aside by which a channel's curve bends otherwise: it may be more.",
)
#: So many in ten are neither.
_EVEN = 5
#: A smaller share is no difference that one would see.
_NO_CHANGE = 0.0005
#: More names than this are no sentence.
_MOST_NAMES = 3
#: A budget that is less than this part of the spend is smaller.
_AS_MUCH = 0.999
_WEEKS_A_YEAR = 52


def short(count: float) -> float:
    """A number of customers as one says it."""
    if abs(count) < 0.1:
        return float(f"{count:.2g}")  # so that little is not said as nothing
    return round(count, 1) if abs(count) < 100 else round(count)


def less_than_one_a_year(found: Spending, a_week: float) -> bool:
    """Whether so many new customers a week, where they are what counts, are none that anybody could notice."""
    return found.choice.goal == "customers" and 0 < a_week * _WEEKS_A_YEAR < 1


def worth(found: Spending, amount: float) -> Sentence:
    """What a split brings: money, or new customers where they are what counts. A sentence, for a fact is escaped where it is said."""
    if found.choice.goal == "margin":
        return money_said(e4(amount))
    if found.choice.goal == "revenue":
        return Sentence(N_("{money_amount} of revenue"), {"money_amount": e4(amount)})
    return Sentence(NP_("{count} new customer", "{count} new customers"), {"count": short(amount)})


def apart(*counts: float) -> float:
    """The same of numbers of customers (`core.words.Balance`), each of which is shown with one decimal."""
    exact = sum(counts)
    return round(sum(round(one, 1) for one in counts), 1) if abs(exact) >= 1 else short(exact)


def worth_between(found: Spending, *amounts: float) -> Sentence:
    """The same of a difference: what is added and, below zero, taken off, each as it is shown elsewhere on the page (`Balance`)."""
    if found.choice.goal == "customers":
        return worth(found, apart(*amounts))
    balance = Balance(tuple(map(e4, amounts)))
    if found.choice.goal == "revenue":
        return Sentence(N_("{money_amount} of revenue"), {"money_amount": balance})
    return money_said(balance)


def better_by(found: Spending) -> tuple[float, ...]:
    """What the best split's lead over the one of now follows from (`worth_between`): after the spend where what is left counts."""
    lead = (found.objective, -found.now_objective)
    if found.choice.goal != "margin":
        return lead
    return (*lead, -float(found.spend.sum()), sum(found.now))


def low_end(found: Spending, amount: float) -> Sentence | float:
    """The lower end of a range whose upper end says what it is of (`worth`)."""
    return short(amount) if found.choice.goal == "customers" else money_said(e4(amount))


#: Where not even the first unit comes back.
NOTHING_PAYS = N_("Even a small budget brings back less than it costs here: check what a customer is worth.")


def edge_said(edge: BreakEven, weeks: float = 1.0) -> Sentence:
    """Whether more budget would pay; the plan's period has so many weeks."""
    if edge.held.titles and edge.budget <= 1e-9:
        return Sentence(
            N_("Nothing can be spent because of these rules and limits: {titles}."), {"titles": edge.held.titles}
        )
    if edge.held.titles:
        return Sentence(
            N_("Up to {money_most} a week, every further {mark_one} spent still brings back more than {mark_one}; more cannot be spent because of these rules and limits: {titles}."),
            {"money_most": e4(edge.budget / weeks), "titles": edge.held.titles, **ONE_MORE},
        )  # fmt: skip
    if edge.is_limit:
        return Sentence(
            N_("Up to {money_most} a week, every further {mark_one} spent still brings back more than {mark_one}."),
            {"money_most": e4(edge.budget / weeks), **ONE_MORE},
        )
    if edge.budget <= 0:
        return Sentence(NOTHING_PAYS)
    return Sentence(
        N_("Beyond about {money_edge} a week, each further {mark_one} spent brings back less than {mark_one}."),
        {"money_edge": e4(edge.budget / weeks), **ONE_MORE},
    )


#: That the last of a budget does not come back, and how much would be enough.
BEYOND = N_(
    "At this budget the last money spent does not earn itself back: {mark_one} more brings back {money_last}. {money_edge} a week would be enough; beyond that, each further {mark_one} brings back less than {mark_one}."
)


def beyond(found: Spending, edge: BreakEven) -> Mapping[str, float] | None:
    """The facts of `BEYOND`; None where the last of the budget comes back, or none of it would."""
    if edge.is_limit or not 0 < edge.budget < _AS_MUCH * float(found.spend.sum()):
        return None
    last = (found.answer.shadow_prices.get("budget") or 0.0) * found.choice.unit
    return {"money_edge": e4(edge.budget / found.plan.horizon_weeks), "money_last": e4(last), **ONE_MORE}


def beyond_remark(found: Spending) -> tuple[Finding, ...]:
    """The same as a remark, of a split whose last unit brings back less than itself; none where nobody says what is left of what comes."""
    price = found.answer.shadow_prices.get("budget")
    if found.asked.unit is None or price is None or price * found.choice.unit >= 1 or found.spend.sum() <= 0:
        return ()
    edge = break_even(found)
    facts = beyond(found, edge)
    if facts is not None:
        return (finding("beyond_break_even", "warning", BEYOND, **facts),)
    return (finding("beyond_break_even", "warning", NOTHING_PAYS),) if edge.budget <= 0 else ()


def better_said(tenths: int) -> Sentence:
    """How likely a split is better than the one of now: five in ten is not likely."""
    if tenths == 0:
        return Sentence(N_("Worse than today in nearly every case."))
    if tenths == _EVEN:
        return Sentence(N_("As likely better than today as not: {tenths} in 10."), {"tenths": tenths})
    return Sentence(
        N_("Likely better than today: {tenths} in 10.")
        if tenths > _EVEN
        else N_("Rather not better than today: {tenths} in 10."),
        {"tenths": tenths},
    )


def change_said(then: float, now: float, *, counted: bool = False) -> Sentence | None:
    """How much more or less that is, as a share of now; None where it is as much, or now is nothing."""
    share = then / now - 1 if now > 0 else 0.0
    if abs(share) < _NO_CHANGE:
        return None
    less = N_("{share} fewer") if counted else N_("{share} less")
    return Sentence(N_("{share} more") if share > 0 else less, {"share": abs(share)})


def unchanged_said(plan: Plan, cases: Sequence[BudgetCase]) -> Finding | None:
    """Which of the cases that may happen are left out, for nothing in them is other than told; None where there are none."""
    told = differing(plan, cases)
    names = tuple(one.name for one in cases if one not in told)
    said = NP_(
        "{names} is left out: in this case everything is as told. Give at least one figure that is not 100%.",
        "{names} are left out: in these cases everything is as told. Give at least one figure that is not 100%.",
    )
    return finding("case_as_told", "warning", said, count=len(names), names=names) if names else None


def regret_said(found: Spending) -> tuple[Sentence, ...]:
    """What a split of least regret (in the worst case or the worst tenth) changed against the best one as told, a week; else nothing."""
    proof = found.regret
    if proof is None or found.spend.sum() + sum(proof.told) <= 0:
        return ()
    moved, weeks = found.spend - np.array(proof.told), found.plan.horizon_weeks
    down, up = notable_moves(moved, found.plan.budget)
    if not down and not up:
        return (Sentence(N_("Read so, next to nothing changes against the best split as told.")),)
    by = [float(way[way > 0].sum()) for way in (moved, -moved)]
    names = [one.name for one in found.plan.channels]
    facts = {
        "more": first_of([names[at] for at in up], _MOST_NAMES),
        "less": first_of([names[at] for at in down], _MOST_NAMES),
        "money_moved": e4((min(by) if up and down else max(by)) / weeks),
        "given": worth(found, proof.gives_up / weeks),
        "missed": worth(found, proof.at_most / weeks),
        "told": worth(found, proof.told_misses / weeks),
    }
    moves = N_("Against the best split as told, this one moves {money_moved} a week from {less} to {more}.")
    more = N_("Against the best split as told, this one spends {money_moved} a week more on {more}.")
    less = N_("Against the best split as told, this one spends {money_moved} a week less on {less}.")
    price = N_(
        "That gives up {given} a week if the figures are right, and where they are most wrong misses {missed} a week instead of {told}."
    )
    tail = N_(
        "That gives up {given} a week if the figures are right, and in the worst tenth of cases misses {missed} a week on average instead of {told}."
    )
    return (
        Sentence(moves if up and down else more if up else less, facts),
        Sentence(tail if found.choice.outlook == "worst_tenth" else price, facts),
    )  # fmt: skip


def twins_said(found: Spending) -> tuple[Sentence, ...]:
    """Which channels can change places: the range of good splits of each says nothing of that."""
    said = N_("{channels} are told alike: which of them gets which spend makes no difference.")
    return tuple(Sentence(said, {"channels": names}) for names in alike(found))


def not_held_said(found: Spending) -> Sentence | None:
    """The rules that are asked for and that no split holds; None where the plan has all that it does not give up for their cost."""
    lost = tuple(
        title(rule)
        for rule in found.asked.rules
        if rule.code not in found.costs and not found.kept.get(rule.code, True)
    )
    return Sentence(N_("Asked for and not held: {titles}. Step 3 says why."), {"titles": lost}) if lost else None


def likely_said(found: Spending) -> Sentence | None:
    """Between what the result lies, nine in ten; None where no doubt was told."""
    if not is_doubted(found.choice) or found.low == found.high:
        return None
    facts = {"low": low_end(found, found.low), "high": worth(found, found.high)}
    return Sentence(N_("It likely brings between {low} and {high}."), facts)


def how_sure_said(found: Spending) -> tuple[Sentence, ...]:
    """Behind the answer: what it brings and costs as a share of what is brought and spent now, and how likely it is better."""
    now = found.now_objective
    if float(found.spend.sum()) <= 0:
        return ()
    if now <= 0 or not found.choice.knows_now:  # nothing to hold it against
        known = likely_said(found)
        return () if known is None or found.objective <= 0 else (known,)
    tenths, spent = tenths_known(found), sum(found.now)
    change = change_said(found.objective, now, counted=found.choice.goal == "customers")
    dearer = change_said(float(found.spend.sum()), spent) if abs(found.dearer) > SMALL * spent else None
    said: list[Sentence] = []
    if change is not None:
        facts = {"change": change, "money_now": e4(now), "now": short(now)}
        said.append(Sentence(_COMPARED[found.choice.goal, found.choice.counted], facts))
    if dearer is not None:
        said.append(Sentence(N_("It costs {change} than now ({money_now} a week)."), {"change": dearer, "money_now": e4(spent)}))  # fmt: skip
    if found.better < 0:
        said += _now_is_no_choice(found)
    if tenths is not None:
        said.append(better_said(tenths))
    elif found.better > SMALL * abs(found.objective) and not is_doubted(found.choice):
        said.append(Sentence(CHANCE_UNKNOWN))
    return tuple(said)


def _now_is_no_choice(found: Spending) -> Iterator[Sentence]:
    """Which rules and limits today's split does not keep, whatever it spends in all."""
    broken = now_broken(replace(found.plan, budget=max(found.plan.budget, sum(found.now))))
    if broken:
        yield Sentence(N_("What is spent now does not keep what is asked for: {broken}."), {"broken": broken})


_REVENUE = N_("It brings {change} revenue than now ({money_now} a week).")
#: What counts, against now.
_COMPARED: dict[tuple[Objective, Responses], str] = {
    ("margin", "customers"): N_(
        "Its new customers together are worth {change} than those of now ({money_now} a week)."
    ),
    ("margin", "revenue"): N_("Its revenue leaves {change} than that of now ({money_now} a week), before the spend."),
    ("customers", "customers"): N_("It brings {change} new customers than now ({now} a week)."),
    ("revenue", "customers"): _REVENUE,
    ("revenue", "revenue"): _REVENUE,
}


# ---- brand

_NEEDED: dict[BrandLifts, str] = {
    "organic": N_("To pay within {months} months, it has to bring {share_needed} more customers without an ad after a year."),
    "conversion": N_("To pay within {months} months, ads have to bring {share_needed} more for the same money after a year."),
    "price": N_("To pay within {months} months, a new customer has to be worth {share_needed} more after a year."),
}  # fmt: skip


def brand_pays_said(found: Path) -> Sentence:
    """When brand pays, and how deep it goes before."""
    if found.pays_after_all:
        return Sentence(
            N_("Within {months} months the brand share is {money_short} short, but what people still remember then brings {money_left}: in the end it pays."),
            {"months": len(found.gain), "money_short": e4(-float(found.cumulative[-1])), "money_left": e4(found.left)},
        )  # fmt: skip
    if found.pays_from is None:
        return Sentence(
            N_("Within {months} months the brand share does not pay at this lift: it is {money_short} short."),
            {"months": len(found.gain), "money_short": e4(-float(found.cumulative[-1]))},
        )
    if found.pays_from == 1:
        return Sentence(N_("The brand share pays from the first month."))
    return Sentence(
        N_("The brand share pays from month {month}; until then it is up to {money_deep} behind."),
        {"month": found.pays_from, "money_deep": e4(-found.lowest)},
    )


def brand_counted_said(found: Spending, priced: RuleCost) -> Sentence:
    """What the brand share costs where it is not known what a new customer is worth."""
    return Sentence(
        N_("{share_asked} for brand gives up {cost} a week at today's curves."),
        {"share_asked": found.asked.brand.share, "cost": worth(found, priced.free / found.plan.horizon_weeks)},
    )


def brand_ads_said(found: Spending, priced: RuleCost) -> Sentence:
    """What ads other than for brand bring, of which a lift may be a share: whether or not the plan keeps the rule."""
    weeks = found.plan.horizon_weeks
    return Sentence(
        N_("Other ads than those for brand bring {customers_with} new customers a week where brand gets {share_asked}, and {customers_without} without this rule."),
        {
            "customers_with": short(priced.brings.outside / weeks),
            "customers_without": short(priced.brought.outside / weeks),
            "share_asked": found.asked.brand.share,
        },
    )  # fmt: skip


def brand_gives_up(one: Invested) -> Iterator[Sentence]:
    """What the brand share costs."""
    yield Sentence(
        N_("{share_asked} for brand gives up {money_week} a week at today's curves, {money_cost} a month."),
        {
            "share_asked": one.share,
            "money_week": e4(one.priced.free / one.weeks),
            "money_cost": e4(float(one.walked.cost[0])),
        },
    )
    if one.priced.without > 0:
        yield Sentence(
            N_("Without this rule brand would get {money_without} a week, with it {money_with}: only what that adds to the lift counts here."),
            {"money_without": e4(one.priced.without / one.weeks), "money_with": e4(one.priced.spend / one.weeks)},
        )  # fmt: skip
    yield brand_lift_said(one)


def brand_lift_said(one: Invested) -> Sentence:
    """How much of the lift counts, so that it can be worked out again: with diminishing returns, which are an assumption."""
    with_rule, without = one.base or (0.0, 0.0)
    facts = {
        "money_believed": e4(one.believed),
        "money_with": e4(one.priced.spend / one.weeks),
        "money_without": e4(one.priced.without / one.weeks),
    }
    if one.base is None or one.lifts == "organic":
        return Sentence(
            N_("Each further unit for brand is assumed to lift less: x times {money_believed} a week lifts 2x / (1 + x) times as much. So {share_part} of the lift of {share_lift} counts here, {share_used} after a year: what {money_with} a week lifts, less what {money_without} would."),
            facts | {"share_part": one.part, "share_lift": one.lift, "share_used": one.part * one.lift},
        )  # fmt: skip
    facts |= {
        "customers_with": short(with_rule),
        "customers_without": short(without),
        "share_with": one.parts[0] * one.lift,
        "share_without": one.parts[1] * one.lift,
        "customers_more": float(f"{one.more:.2g}"),
    }
    if one.lifts == "price":
        return Sentence(
            N_("Each further unit for brand is assumed to lift less: x times {money_believed} a week lifts 2x / (1 + x) times as much. With this rule, {money_with} a week make all {customers_with} new customers a week, by brand's own ads too, worth {share_with} more after a year; without it, {money_without} make {customers_without} worth {share_without} more. The difference counts here: as much as {customers_more} new customers a week."),
            facts,
        )  # fmt: skip
    if one.more < 0:
        return Sentence(
            N_("With this rule, {money_with} a week lift the {customers_with} new customers a week by other ads by {share_with} after a year; without it, {money_without} lift {customers_without} by {share_without}, which is more: the rule takes so much from other ads that a larger lift makes it worse."),
            facts,
        )  # fmt: skip
    return Sentence(
        N_("Each further unit for brand is assumed to lift less: x times {money_believed} a week lifts 2x / (1 + x) times as much. With this rule, {money_with} a week lift the {customers_with} new customers a week by other ads by {share_with} after a year; without it, {money_without} lift {customers_without} by {share_without}. The difference counts here: {customers_more} new customers a week."),
        facts,
    )  # fmt: skip


def brand_stopped_said(one: Invested, stop: int) -> Sentence:
    """What it comes to if its spend stops after so many months."""
    return Sentence(
        N_("Stopped after {months} months, it is {money_sum} in month {month}; what people still remember then would go on to bring {money_left}."),
        {
            "months": stop,
            "month": len(one.walked.gain),
            "money_sum": e4(float(one.walked.cumulative[-1])),
            "money_left": e4(one.walked.left),
        },
    )  # fmt: skip


@dataclass(frozen=True)
class Sum:
    """What has come of brand by the end of a month; money in ten-thousandths.

    Attributes:
        total_e4: gain less cost.
        cash_e4: of that, what is paid in by then; None where it is not known when a customer pays.
    """

    month: int
    total_e4: int
    cash_e4: int | None


def brand_years(one: Invested) -> tuple[Sum, ...]:
    """The sums after one year, two and at the end; nothing where it is not known what is lifted."""
    last = len(one.walked.gain)
    return tuple(
        Sum(
            month,
            e4(float(one.walked.cumulative[month - 1])),
            None if one.cash is None else e4(float(one.cash[month - 1])),
        )
        for month in sorted({*(year for year in (12, 24) if year < last), last})
        if one.base is not None
    )


def brand_sums(one: Invested) -> Sentence:
    """The same in a sentence, of brand spend that never stops."""
    sums = tuple(
        Sentence(
            N_("{money_sum} after {month} months") if row.cash_e4 is None else N_("{money_sum} after {month} months ({money_cash} in cash)"),
            {"money_sum": row.total_e4, "money_cash": row.cash_e4 or 0, "month": row.month},
        )
        for row in brand_years(one)
    )  # fmt: skip
    return Sentence(N_("Gain less cost, never stopped: {sums}."), {"sums": sums})


def brand_cash_said(choice: BudgetChoice) -> Sentence:
    """How cash is told from worth."""
    first = min(max(choice.first_share or 0.0, 0.0), 1.0)
    return Sentence(
        N_("In cash counts only what customers have paid by then: {share_first} of their worth with the first order, the rest evenly over {months} months.")
        if first > 0
        else N_("In cash counts only what customers have paid by then: their worth is taken to come evenly over {months} months."),
        {"share_first": first, "months": choice.worth_months},
    )  # fmt: skip


def brand_brings(one: Invested, stop: int | None = None) -> Iterator[Sentence]:
    """What it has to bring to pay in time, when a month brings more than it costs, and what is left of it at the end, or where it stops."""
    walked, months = one.walked, len(one.walked.gain)
    if one.needed_customers is not None:
        yield Sentence(
            N_("To pay within {months} months, it has to bring {customers} new customers a week more without an ad after a year."),
            {"months": months, "customers": short(one.needed_customers)},
        )  # fmt: skip
    if one.base is None:
        return
    if one.needed_share is not None:
        yield Sentence(_NEEDED[one.lifts], {"months": months, "share_needed": one.needed_share})
    if one.priced.free > 0 and walked.overtakes is not None and walked.overtakes > 1:
        yield Sentence(N_("From month {month} on, a month brings more than it costs."), {"month": walked.overtakes})
    if stop is not None:
        yield brand_stopped_said(one, stop)
    elif walked.left > 0:
        yield Sentence(
            N_("What people still remember at the end would go on to bring {money_left}."),
            {"money_left": e4(walked.left)},
        )


# ---- experiments


def reserve_said(found: Spending, share: float, one: Reserve) -> Sentence:
    """When the reserve for experiments pays."""
    weeks = found.plan.horizon_weeks
    facts = {
        "share": share,
        "cost": worth(found, one.cost / weeks),
        "learnt": worth(found, one.learnt / weeks),
        "known": worth(found, one.known / weeks),
        "week": one.pays_from,
    }
    if one.cost <= 1e-9 * max(abs(found.objective), 1.0):
        return Sentence(N_("{share} for experiments costs nothing today, so whatever they teach is gained."), facts)
    if one.known <= one.cost:
        return Sentence(
            N_("{share} for experiments costs {cost} a week. Even if their curves were known for sure, a better split would bring only {known} a week more: as told now, the reserve does not pay. It would with more doubt about them, or more room to grow."),
            facts,
        )  # fmt: skip
    if one.pays_from is None:
        return Sentence(
            N_("{share} for experiments costs {cost} a week. They could teach up to {known} a week, but at this spend they tell it too slowly to pay within three years."),
            facts,
        )  # fmt: skip
    return Sentence(
        NP_(
            "{share} for experiments costs {cost} a week. After {count} week they will likely have taught {learnt} a week by a better split, so that the reserve pays from week {week}.",
            "{share} for experiments costs {cost} a week. After {count} weeks they will likely have taught {learnt} a week by a better split, so that the reserve pays from week {week}.",
        ),
        {**facts, "count": one.weeks},
    )


# ---- money that a rule leaves unspent


def unspent_said(found: Spending, known: Pays) -> Sentence:
    """What a rule that leaves money unspent gives up, and when that pays: what a new customer is worth has been said."""
    given_up = known.cost * found.choice.unit
    facts = {
        "money_spared": e4(known.spared),
        "money_given": e4(given_up),
        "money_told": found.choice.value_e4,
        "money_worth": round((found.choice.value_e4 or 0) * known.spared / given_up),
        "share": 1 - known.spared / given_up,
    }
    if known.spared >= given_up:
        return Sentence(N_("It pays at once: {money_spared} a week stays unspent, more than the {money_given} that it gives up."), facts)  # fmt: skip
    if found.choice.counted == "revenue":
        return Sentence(N_("It leaves {money_spared} a week unspent, which would bring {money_given} by the curves. It pays only if they promise {share} too much, or more."), facts)  # fmt: skip
    return Sentence(
        N_("It leaves {money_spared} a week unspent, which would bring {money_given} by the curves. It pays only if a new customer is worth less than {money_worth}, and not {money_told} as told."),
        facts,
    )  # fmt: skip


# ---- floors and caps


def limits_said(found: Spending, channel: str, known: Pays) -> Sentence:
    """What the floor or cap of one channel costs, and when it pays."""
    facts = {"channel": channel, "cost": worth(found, known.cost / found.plan.horizon_weeks)}
    if known.factor is None:
        return Sentence(N_("Floor and cap of {channel} cost {cost} a week."), facts)
    template = (
        N_("Floor and cap of {channel} cost {cost} a week; they pay if it brings at least {share} more than told.")
        if known.factor > 1
        else N_("Floor and cap of {channel} cost {cost} a week; they pay if it brings at least {share} less than told.")
    )
    return Sentence(template, {**facts, "share": abs(known.factor - 1)})
