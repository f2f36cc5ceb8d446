"""`lifecycle`: who is in which stage at each month's end, the moves of a month with its money, and what keeping more would bring."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from lib.analysis.lifecycle import Lifecycle
from lib.analysis.proportions import Range
from lib.analysis.stages import LAPSED, NOT_YET, STAGES, Flow
from lib.analysis.whatif import Ahead, Lever, lapse_sooner, moves_of, steady_customers, what_if
from lib.catalog.stages import stage_words
from lib.charts.lifecycle import ARRIVING, LAPSE_SOONER, flow_finding
from lib.cli.calls import Call
from lib.cli.importing import money
from lib.cli.plain import without_dust
from lib.cli.show import Figure, table
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.money import SCALE, from_e4
from lib.core.periods import month_start
from lib.core.words import N_, NP_, Sentence
from lib.text.words import Words


def month_name(month: Any) -> str:
    """A month as answers call it: 2026-01."""
    return month_start(int(month)).strftime("%Y-%m")


def answer(call: Call, life: Lifecycle) -> dict[str, Any]:
    """What these parts add to the answer; what keeping more would bring, and where newcomers lead, only where they are asked for.

    Raises:
        CannotAnswer: the month asked for has no moves; too few months or moves to look ahead.
    """
    asked, flow = call.lifecycle, life.stages.flow
    found: dict[str, Any] = {
        "flow": {
            "months": [
                {"month": month_name(month), "stages": dict(zip(STAGES, row, strict=True))}
                for month, row in zip(flow.months, flow.counts.tolist(), strict=True)
            ],
            "moves": _moves(flow, asked.month),
        }
    }
    if asked.keep is not None:
        kept = 1.0 if call.value.margin is None else call.value.margin
        ahead = what_if(moves_of(life.stages), Lever(asked.keep, asked.points), asked.months, kept)
        found["what_if"] = _what_if(ahead, call, flow)
    if asked.newcomers is not None:
        found["steady"] = _steady(life, asked.newcomers)
    return found


def _moves(flow: Flow, month: int | None) -> dict[str, Any] | None:
    """The moves of a month with what they ordered in it; None where no month but the first is over.

    Raises:
        CannotAnswer: the month asked for is none of those.
    """
    known = flow.months[1:]  # the first one has nobody to come from
    if not known:
        if month is None:
            return None
        raise CannotAnswer(N_("No month is over yet; moves are counted by month."))
    month = known[-1] if month is None else month
    if month not in known:
        raise CannotAnswer(
            N_(
                "Moves are known of the months from {first} to {last}, and {given} is none of them. Choose another --month."
            ),
            first=month_name(known[0]),
            last=month_name(known[-1]),
            given=month_name(month),
        )
    at = flow.months.index(month)
    return {
        "month": month_name(month),
        "rows": [
            {
                "from": None if source == NOT_YET else STAGES[source],
                "to": STAGES[target],
                "customers": int(flow.moves[at, source, target]),
                "orders": int(flow.orders[at, source, target]),
                "money": from_e4(flow.money_e4[at, source, target]),
            }
            for source in (NOT_YET, *range(len(STAGES)))
            for target in range(len(STAGES))
            if flow.moves[at, source, target]
        ],
    }


def _range(found: Range, unit: int = 1) -> dict[str, float | None]:
    edges = {"value": found.value, "low": found.low, "high": found.high}
    return {name: without_dust(edge / unit) for name, edge in edges.items()}


def _what_if(ahead: Ahead, call: Call, flow: Flow) -> dict[str, Any]:
    months, orders = flow.orders_lately(ahead.months)
    return {
        "keep": call.lifecycle.keep,
        "points": without_dust(ahead.points),
        "months": ahead.months,
        "margin": call.value.margin,
        "customers": _range(ahead.customers),
        "orders": _range(ahead.orders),
        "money": _range(ahead.money_e4, SCALE),
        "lately": {"months": months, "orders": orders},
        "by_month": [
            {
                "ahead": int(row["month"]),
                **{name: without_dust(row[f"{name}_e4"] / SCALE) for name in ("base", "changed", "low", "high")},
            }
            for row in ahead.frame.to_dict("records")
        ],
    }


def _steady(life: Lifecycle, newcomers: float) -> dict[str, Any]:
    """Where so many newcomers a month lead in the long run; null where that cannot be told."""
    moves, settled = moves_of(life.stages), None
    with suppress(CannotAnswer):  # `remarked` says why
        settled = steady_customers(moves, newcomers)
    return {
        "newcomers": newcomers,
        "lately": without_dust(moves.newcomers),
        "now": moves.staying,
        "customers": None if settled is None else without_dust(float(settled.sum())),
        "stages": None
        if settled is None
        else {stage: without_dust(value) for stage, value in zip(STAGES[:LAPSED], settled.tolist(), strict=True)},
    }


def remarked(call: Call, life: Lifecycle) -> tuple[Finding, ...]:
    """What limits a look ahead: a file so young that few could have left, and why the long run cannot be told."""
    asked, moves = call.lifecycle, moves_of(life.stages)
    found: list[Finding] = []
    if asked.keep is not None and moves.is_young:
        young = N_(
            "The file is young: few customers could have left so far, so the months ahead look better kept than they will be. Read the effect as the most it can be."
        )
        found.append(finding("young_file", "warning", young))
    if asked.newcomers is not None:
        try:
            steady_customers(moves, asked.newcomers)
        except CannotAnswer as problem:
            found.append(Finding("long_run_unknown", "warning", problem.sentence))
    return tuple(found)


def shown(given: dict[str, Any], life: Lifecycle, words: Words) -> list[str]:
    """The same for a person at a terminal."""
    say, flow = words.say, given["flow"]
    titles = {stage: say(stage_words(stage).title) for stage in STAGES}
    if not flow["months"]:
        parts = [say(N_("No month is over yet; moves are counted by month."))]
    else:
        rows = [(row["month"], *row["stages"].values()) for row in flow["months"]]
        parts = [table([say(N_("At the end of")), *titles.values()], rows, words)]
    if flow["moves"] is not None:
        parts += _moves_shown(flow["moves"], life, titles, words)
    if "what_if" in given:
        parts += _what_if_shown(given["what_if"], words)
        if lapse_sooner(*(given["what_if"][what]["value"] for what in ("customers", "orders"))):
            limits = life.stages.limits
            parts.append(say(LAPSE_SOONER, later=limits.later.lapsed_days, first=limits.first.lapsed_days))
    if "steady" in given and given["steady"]["customers"] is not None:
        parts.append(_steady_shown(given["steady"], titles, words))
    return parts


def _moves_shown(moves: dict[str, Any], life: Lifecycle, titles: dict[str, str], words: Words) -> list[str]:
    say, flow = words.say, life.stages.flow
    month = next(one for one in flow.months if month_name(one) == moves["month"])
    headers = [say(text) for text in (N_("From"), N_("To"), N_("Customers"), N_("Orders"), N_("Revenue"))]
    rows = [
        (
            say(ARRIVING) if row["from"] is None else titles[row["from"]],
            titles[row["to"]],
            row["customers"],
            row["orders"],
            Figure(money(row["money"], words)),
        )
        for row in moves["rows"]
    ]
    return [f"{moves['month']}: {say(flow_finding(flow, month))}", table(headers, rows, words)]


def _what_if_shown(found: dict[str, Any], words: Words) -> list[str]:
    say = words.say
    finding = say(
        NP_(
            "{points} points more of “{stage}” add {money_more} in {count} month ({money_low}–{money_high}).",
            "{points} points more of “{stage}” add {money_more} in {count} months ({money_low}–{money_high}).",
        ),
        points=round(found["points"] * 100, 1),
        stage=Sentence(stage_words(found["keep"]).title),
        count=found["months"],
        **{
            f"money_{name}": round(found["money"][edge] * SCALE)
            for name, edge in (("more", "value"), ("low", "low"), ("high", "high"))
        },
    )
    more = table(
        [say(text) for text in (N_("More"), N_("How many"), N_("From"), N_("To"))],
        [
            (say(name), *(round(found[code][edge]) for edge in ("value", "low", "high")))
            for code, name in (
                ("customers", N_("Customers who have not lapsed by then")),
                ("orders", N_("Orders until then")),
            )
        ],
        words,
    )
    headers = [say(text) for text in (N_("Months ahead"), N_("As lately"), N_("With the change"), N_("From"), N_("To"))]
    rows = [
        (row["ahead"], *(Figure(money(row[name], words)) for name in ("base", "changed", "low", "high")))
        for row in found["by_month"]
    ]
    lately = say(
        NP_(
            "The last {count} month that is over had {orders} orders.",
            "The last {count} months that are over had {orders} orders.",
        ),
        count=found["lately"]["months"],
        orders=found["lately"]["orders"],
    )
    return [finding, f"{more}\n{lately}", table(headers, rows, words)]


def _steady_shown(found: dict[str, Any], titles: dict[str, str], words: Words) -> str:
    say = words.say
    settles = say(
        N_(
            "With {inflow} newcomers a month, and as many of the lapsed coming back as lately, the shop settles at "
            "{settled} customers who have not lapsed; today there are {now}."
        ),
        inflow=found["newcomers"],
        settled=round(found["customers"]),
        now=found["now"],
    )
    rows = [(titles[stage], round(value)) for stage, value in found["stages"].items()]
    return f"{settles}\n\n{table([say(N_('Stage')), say(N_('Customers'))], rows, words)}"
