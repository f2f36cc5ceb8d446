"""What `value` answers: as JSON, and for a person at a terminal."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Any

from lib.analysis.acquisition_findings import currency_remarks
from lib.analysis.audit import Audit, audit, quarter_name
from lib.analysis.backtest import MODEL_METHODS, Method, Window
from lib.analysis.chances import (
    blended_ratio,
    chance_words,
    gate_untold,
)
from lib.analysis.contracts import Contracts
from lib.analysis.models.fit import Fit
from lib.analysis.occasions import Occasional
from lib.analysis.to_come import GroupToCome
from lib.analysis.value_findings import (
    NewBy,
    first_unlike_later,
    nearly_everybody,
    off,
    only_for_nothing,
    smaller_groups,
    so_far_headline,
    value_findings,
    verdict,
    worth_said,
)
from lib.analysis.worth import Base, NewValue, Worth
from lib.cli.calls import Call
from lib.cli.importing import money
from lib.cli.plain import remarks
from lib.cli.show import Figure, table
from lib.cli.value import Valued
from lib.cli.value_costs import (
    blank_asked,
    chance,
    channel_chance,
    channel_cost,
    cost_months,
    costs_shown,
    finite,
    gate_shown,
    gate_told,
    in_cash,
    names_alike,
    names_asked,
    names_missing,
    overall_costs,
    overall_shown,
    payback_told,
    so_far_shown,
    so_far_told,
    times,
)
from lib.cli.value_tracks import payback_curve, tracking
from lib.core.findings import Finding, finding
from lib.core.money import from_e4
from lib.core.periods import date_of
from lib.core.settings import ValueSettings
from lib.core.words import N_, NP_, Sentence
from lib.ingest.imported import Imported
from lib.text.words import Words

#: Of contracts, so many renewals beyond those that were seen are foretold.
_RENEWALS_AHEAD = 6


def answer(found: Valued, call: Call, read: Imported, words: Words) -> dict[str, Any]:
    """The answer to `value`, as in the contract."""
    whole, bought, cost = found.whole, found.whole.purchases, found.cost
    forecast = whole.tested.method != "history"
    known = None if cost is None or cost.trouble == "looks_new" else cost
    overall = None if cost is None or not forecast else blended_ratio(found.everybody.worth, cost)
    spend_codes = {one.code for one in found.spend.findings} if found.spend else set[str]()
    beside = first_unlike_later(found.settings, found.lost), only_for_nothing(read.rows)
    told = (
        *read.findings,
        *(found.spend.findings if found.spend else ()),
        *value_findings(whole, found.everybody, found.settings, found.existing),
        *(one for one in beside if one is not None),
        *_left_out(found),
        *(() if found.spend is None else currency_remarks(read.currency, found.spend.currency)),
        *(() if cost is None else [one for one in cost.findings if one.code not in spend_codes]),
        *_rule_untold(found),
    )
    return {
        "as_of": bought.as_of.isoformat(),
        "customers": len(bought),
        "currency": read.currency,
        "models": [
            *(_model(fit, words) for fit in whole.fits.values()),
            *_spend_model(whole, words),
            *([] if found.occasions is None else [_model(found.occasions.fit, words, found.occasions.every)]),
            *([] if found.contracts is None else [_model(found.contracts.fit, words, "renewal")]),
        ],
        **({} if found.contracts is None else {"contracts": _contracts(found.contracts)}),
        **({} if found.occasions is None else {"occasions": _occasions(found.occasions)}),
        "holdout": _holdout(whole, words),
        "basis": found.settings.basis,
        "margin": found.settings.margin,
        "margin_source": _margin_source(found, call),
        "margin_covered": found.costs.covered_share
        if found.costs and _margin_source(found, call) == "column"
        else None,
        "margins_apart": _apart(found.settings.margins_apart),
        "discounts_apart": _apart((found.lost.first_discount, found.lost.later_discount)),
        "other_costs": found.settings.other_costs,
        "horizon_days": call.value.horizon_days,
        "discount_annual": call.value.discount_annual,
        "method": whole.tested.method,
        "ltv": _worth(found.everybody.worth),
        "waterfall": [
            {"part": one.code, "amount": finite(one.amount), "share": finite(one.share)} for one in found.waterfall
        ],
        "existing": {**_worth(found.existing.total), "purchases": finite(float(found.existing.purchases.sum()))},
        "by_channel": [_kind(one, "channel") | {"ratio": channel_chance(one, found.paid)} for one in found.channels],
        **{f"by_{name}": [_kind(one, name) for one in kinds] for name, kinds in found.by.items()},
        "existing_by": {name: [_to_come(one, name) for one in groups] for name, groups in found.existing_by.items()},
        "lists": [
            {"list": one.code, "customers": len(one.positions), "money": from_e4(one.money_e4)} for one in found.lists
        ],
        "audit": _audit(audit(bought)),
        "cac": [channel_cost(one) for one in found.paid],
        "cac_by_month": [] if known is None or known.undated else cost_months(known),
        "channels_alike": names_alike(cost),
        "channels_unnamed": names_missing(cost),
        **overall_costs(known),
        "ratio": chance(overall),
        "ratio_so_far": None if forecast else so_far_told(found.everybody, known),
        "gate": gate_told(found.gate, cost, found.margin_needed),
        "payback": None if found.payback is None else payback_told(found.payback),
        "payback_curve": payback_curve(found.payback),
        "tracking": tracking(whole),
        "payback_days": None if found.payback is None else found.payback.payback_days,
        "lowest_cash": None if found.payback is None else finite(found.payback.till.lowest),
        "findings": remarks(told, words),
    }


def _apart(both: tuple[float, float] | None) -> dict[str, float] | None:
    """A share of first purchases and one of later ones."""
    return None if both is None else {"first": both[0], "later": both[1]}


def _left_out(found: Valued) -> Iterator[Finding]:
    """Of which groupings some groups are not told apart, and of which one is nearly everybody."""
    groupings: dict[NewBy, tuple[NewValue, ...]] = {"channel": found.channels, **found.by}
    for name, values in groupings.items():
        for one in smaller_groups(found.whole, values, name), nearly_everybody(found.whole, values):
            if one is not None:
                yield replace(one, sentence=Sentence(one.sentence.template, {**one.sentence.facts, "by": name}))


def _rule_untold(found: Valued) -> Iterator[Finding]:
    """What the brand rule needs, where it cannot be told."""
    if (
        found.cost is not None
        and found.cost.trouble is None
        and not found.gate
        and found.whole.tested.method != "history"
    ):
        yield finding("brand_rule_untold", "info", gate_untold(found.cost))


def _kind(one: NewValue, name: str) -> dict[str, Any]:
    return {
        name: one.label or None,
        "customers": one.customers,
        "ltv": _worth(one.worth),
        "first_purchase": finite(one.first),
        "repeat_purchases": finite(one.repeats),
    }


def _to_come(one: GroupToCome, name: str) -> dict[str, Any]:
    return {
        name: one.label or None,
        "customers": one.customers,
        "alive": finite(one.alive),
        "purchases": finite(one.purchases),
        "each": _worth(one.mean),
        "total": _worth(one.total),
    }


def _audit(found: Audit) -> dict[str, list[dict[str, Any]]]:
    """The five lenses; money in the currency's unit, quarters such as 2026-Q1."""
    lenses = {
        "spread": found.spread, "years": found.years, "one_cohort": found.one,
        "cohorts": found.cohorts, "whole": found.whole,
    }  # fmt: skip
    return {name: [_lens(row) for row in frame.to_dict("records")] for name, frame in lenses.items()}


def _lens(row: dict[Hashable, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, value in row.items():
        text = str(name)
        if text == "quarter":
            told[text] = quarter_name(int(value))
        elif text.endswith("_e4"):
            told[text.removesuffix("_e4")] = finite(float(value) / 10_000)
        else:
            told[text] = value if isinstance(value, str) else int(value) if isinstance(value, int) else finite(value)
    return told


def _margin_source(found: Valued, call: Call) -> str | None:
    """Where the margin is from: "option", "column" (the file's costs), or None."""
    if call.value.margin is not None:
        return "option"
    return None if found.settings.margin is None else "column"


def _occasions(found: Occasional) -> dict[str, Any]:
    """What BG/BB says of the coming occasions, and how it did on the last ones."""
    return {
        "every": found.every,
        "past": found.past,
        "ahead": found.ahead,
        "alive": finite(found.alive),
        "purchases": _worth(found.purchases),
        "holdout": None if found.check is None else vars(found.check),
    }


def _contracts(found: Contracts) -> dict[str, Any]:
    """How many of the group were and will be under contract, renewal by renewal; shares are of the start."""
    told = [
        {"renewal": at, "share": one / found.seen[0], "model": float(fitted)}
        for at, (one, fitted) in enumerate(zip(found.seen, found.survival(found.periods), strict=True))
    ]
    ahead: list[dict[str, Any]] = []
    for at in range(found.periods + 1, found.periods + 1 + _RENEWALS_AHEAD):
        share, low, high = found.left_after(at)
        ahead.append({"renewal": at, "share": share, "low": low, "high": high, "renewing": found.renewing(at)})
    return {"seen": told, "ahead": ahead}


def _model(fit: Fit, words: Words, time_unit: str = "week") -> dict[str, Any]:
    return {
        "model": fit.model,
        "customers": fit.customers,
        "parameters": {name: finite(float(value)) for name, value in zip(fit.names, fit.parameters, strict=True)},
        "standard_errors": {
            name: finite(float(value)) for name, value in zip(fit.names, fit.standard_errors, strict=True)
        },
        "log_likelihood": finite(fit.log_likelihood),
        "time_unit": time_unit,
        "prior": fit.prior,
        "convergence": words.say(fit.report),
    }


def _spend_model(whole: Base, words: Words) -> list[dict[str, Any]]:
    """The Gamma-Gamma fit to everybody, also where values use the plain average instead."""
    fit = whole.spend_of_all.fit
    if fit is None:
        return []
    return [{**_model(fit, words), "used": whole.spend.kind == "gamma_gamma"}]


def _worth(worth: Worth) -> dict[str, float | None]:
    return {
        "mean": finite(worth.value),
        "low": finite(worth.wide_low),
        "high": finite(worth.wide_high),
        "model_low": finite(worth.low),
        "model_high": finite(worth.high),
    }


def _holdout(whole: Base, words: Words) -> dict[str, Any]:
    tested = whole.tested
    last = tested.last
    text = words.say(verdict(whole).sentence)
    if last is None:
        nothing: dict[str, Any] = {"origins": [], "days": None, "actual": None, "naive": {}, "models": {}}
        return {
            **nothing,
            "chosen": tested.method,
            "verdict": text,
            "verdict_code": tested.verdict,
            "classes": [],
            "ranking": None,
            "model_range": None,
            "windows": [],
        }
    plain: tuple[Method, ...] = ("rate", "cohort_curve", "season")
    return {
        "origins": [date_of(window.origin).isoformat() for window in tested.windows],
        "days": last.days,
        "actual": last.bought,
        "naive": {method: _forecast(last, method) for method in plain if method in last.totals},
        "models": {method: _forecast(last, method) for method in MODEL_METHODS},
        "chosen": tested.method,
        "verdict": text,
        "verdict_code": tested.verdict,
        "classes": [
            {
                "repeats": int(row["repeats"]),
                "customers": int(row["customers"]),
                "actual": finite(row["actual"]),
                "forecast": finite(row["forecast"]),
            }
            for row in tested.classes.to_dict("records")
        ],
        "ranking": None
        if tested.ranking is None
        else {name: finite(value) for name, value in vars(tested.ranking).items()},
        "model_range": None if tested.own_low is None else [tested.own_low, tested.own_high],
        "windows": [
            {
                "origin": date_of(window.origin).isoformat(),
                "customers": len(window.seen),
                "actual": window.bought,
                "forecasts": {str(method): finite(total) for method, total in window.totals.items()},
            }
            for window in tested.windows
        ],
    }


def _forecast(window: Window, method: Method) -> dict[str, float | None]:
    return {"forecast": finite(window.totals[method]), "error": finite(off(window, method))}


def _to_come_shown(given: dict[str, Any], words: Words) -> str:
    """What the customers of today will bring, or cost where more is lost with every sale than it brings."""
    left = given["existing"]
    costs = left["mean"] < 0
    told = [-left["mean"], -left["high"], -left["low"]] if costs else [left["mean"], left["low"], left["high"]]
    template = (
        NP_(
            "Your customers of today will cost you another {value} within {count} day ({low}–{high}).",
            "Your customers of today will cost you another {value} within {count} days ({low}–{high}).",
        )
        if costs
        else NP_(
            "Your customers of today will bring another {value} within {count} day ({low}–{high}).",
            "Your customers of today will bring another {value} within {count} days ({low}–{high}).",
        )
    )
    written = dict(zip(("value", "low", "high"), (money(one, words) for one in told), strict=True))
    return words.say(template, **written, count=given["horizon_days"])


def shown(given: dict[str, Any], words: Words) -> str:
    """The same answer for a person at a terminal."""
    worth = given["ltv"]
    written = {name: money(worth[key], words) for name, key in (("value", "mean"), ("low", "low"), ("high", "high"))}
    if given["method"] == "history":
        nobody = any(one["code"] == "forecast_without_returns" for one in given["findings"])
        headline = so_far_headline(given["customers"] if nobody else None, written["value"])
    else:
        settings = ValueSettings(given["margin"], given["other_costs"], given["horizon_days"])
        headline = worth_said(worth["mean"], settings, **written)
    title = words.say(headline)
    headers = [words.say(text) for text in (N_("Channel"), N_("Customers"), N_("Value"), N_("From"), N_("To"))]
    untold = words.say(N_("not told"))
    rows = [
        (
            one["channel"] or untold,
            one["customers"],
            *(Figure(money(one["ltv"][name], words)) for name in ("mean", "low", "high")),
        )
        for one in given["by_channel"]
    ]
    parts = [title, table(headers, rows, words)]
    if given["method"] != "history":
        parts.append(_to_come_shown(given, words))
    if "occasions" in given:
        told = given["occasions"]
        parts.append(
            words.say(
                N_("At the next {ahead} occasions today's customers buy about {purchases} times ({low}–{high})."),
                ahead=told["ahead"],
                purchases=round(told["purchases"]["mean"]),
                low=round(told["purchases"]["low"]),
                high=round(told["purchases"]["high"]),
            )
        )
    if "contracts" in given:
        last = given["contracts"]["ahead"][-1]
        parts.append(
            words.say(
                N_("After {count} renewals {share} of the group will be left ({share_low}–{share_high})."),
                count=last["renewal"],
                share=last["share"],
                share_low=last["low"],
                share_high=last["high"],
            )
        )
    parts += [one["text"] for one in given["findings"] if one["code"] == "customers_look_new"]
    if given["cac"]:
        asked = map(words.say, names_asked(given["channels_alike"], given["channels_unnamed"]))
        parts += [*asked, *blank_asked(given, words), overall_shown(given, words), costs_shown(given, words)]
    ratio = given["ratio"]
    if ratio["value"] is not None:
        chances = {"chance": chance_words(ratio["probability_over_3"])} if given["basis"] == "margin" else {}
        told = (
            N_("Value over cost: {value} ({low}–{high}). More than 3? {chance}.")
            if chances
            else N_("Revenue over cost: {value} ({low}–{high}). Value over cost is less: your margin is not told yet.")
        )
        parts.append(words.say(told, **times(ratio, words), **chances))
    parts += [*so_far_shown(given, words), *in_cash(given, words)]
    if given["gate"] is not None:
        parts.append(gate_shown(given, words))
    return "\n\n".join(parts)
