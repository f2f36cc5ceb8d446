"""`budget ORDERS --spend SPEND --followed EARLIER.json`: an earlier answer that was followed, against what the files now show."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lib.analysis.afterwards import Afterwards, ChannelAfter, Ratio, State, Verdict, afterwards
from lib.analysis.afterwards_findings import named_said, together_said, unlike_said
from lib.analysis.budget_rules import Kind
from lib.analysis.purchases import Purchases
from lib.cli.budget_figures import Figures
from lib.cli.calls import Call
from lib.cli.plain import without_dust
from lib.cli.show import Figure, safe, table
from lib.core.errors import CannotRead
from lib.core.money import SCALE
from lib.core.settings import MOST_UNSURE, BudgetChannel, BudgetDecision, CostSettings, DecidedChannel
from lib.core.words import N_
from lib.ingest.imported import SideFile
from lib.text.words import Words

_MOST_BYTES = 20_000_000
_MOST_MONEY = 1e12
_STATES: dict[State, str] = {
    "early": N_("Fewer than two whole weeks of the plan are in the files: too early to tell."),
    "not_seen": N_("The files begin after the plan did, so they cannot tell what came of it."),
    "running": N_("{weeks} weeks of the plan are in the files, up to {until}."),
    "over": N_("All {weeks} weeks of the plan are in the files."),
}
_VERDICTS: dict[Verdict, str] = {
    "not_told": N_("its spend is missing"),
    "not_spent": N_("nothing was spent"),
    "not_counted": N_("nobody counts its customers"),
    "too_few": N_("too few to tell"),
    "kept": N_("as promised"),
    "fewer": N_("fewer than promised"),
    "more": N_("more than promised"),
}
_Amount = Annotated[float, Field(ge=0, le=_MOST_MONEY)]
_Low = Annotated[float, Field(gt=0, le=1)]
_High = Annotated[float, Field(ge=1, le=1_000)]


class _Border(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, allow_inf_nan=False)


class _Allocated(_Border):
    name: Annotated[str, Field(min_length=1, max_length=200)]
    kind: Kind = "performance"
    spend: _Amount


class _Curve(_Border):
    channel: str
    spend: _Amount
    brings: _Amount | None  # not told
    doubled: _Amount | None
    unsure: Annotated[float, Field(ge=0, le=MOST_UNSURE)]
    between: tuple[_Low, _High] | None = None  # of an answer from before it was told: unsure to either side
    named: bool = False


class _Earlier(_Border):
    allocation: Annotated[list[_Allocated], Field(min_length=1, max_length=2_000)]
    curves: Annotated[list[_Curve], Field(min_length=1, max_length=2_000)]


def read_followed(path: Path, first: date, weeks: int) -> BudgetDecision:
    """An earlier answer of `budget ORDERS --spend SPEND --json` as the plan that was followed from a day on.

    Raises:
        CannotRead: it is no such answer.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise CannotRead(N_("{file} cannot be opened. Check the name and its permissions."), file=path.name) from error
    try:
        told = _Earlier.model_validate(json.loads(content[:_MOST_BYTES].decode("utf-8-sig")))
    except (ValueError, ValidationError, RecursionError):
        raise CannotRead(
            N_("Expected an earlier answer of budget with --spend and --json in {file}, and this file is something else."),
            file=path.name,
        ) from None  # fmt: skip
    curves = {one.channel: one for one in told.curves}
    channels = tuple(
        DecidedChannel(
            BudgetChannel(
                one.name, one.kind, round(curve.spend * SCALE), curve.brings or 0.0, curve.doubled or 0.0, curve.unsure, fitted=curve.between,
                is_named=curve.named,
            ),
            round(one.spend * SCALE),
        )
        for one in told.allocation
        if (curve := curves.get(one.name)) is not None
    )  # fmt: skip
    if not channels:
        raise CannotRead(N_("No channel of {file} has both a spend and a curve."), file=path.name)
    return BudgetDecision(path.stem[:60], first, weeks, channels)


def looked_back(call: Call, spend: SideFile, bought: Purchases, costs: CostSettings) -> Afterwards | None:
    """What came of the followed plan; None where the call names none."""
    if call.followed is None or call.first_day is None:
        return None
    decided = read_followed(call.followed, call.first_day, call.weeks)
    return afterwards(decided, spend.frame, bought.first_day, bought.channel, bought.as_of, costs)


def told(found: Afterwards) -> dict[str, Any]:
    """The same as JSON; sums over the weeks looked at."""
    return {
        "state": found.state,
        "weeks": found.weeks,
        "until": (found.until - timedelta(days=1)).isoformat() if found.weeks else None,
        "channels": [_channel(one) for one in found.channels],
        "followed": found.followed if found.channels else None,
        "off": _ratio(found.off),
        "gain_promised": without_dust(found.gain_promised),
        "gain": _ratio(found.gain),
        "organic_change": found.organic,
        "together": None if found.together is None else {**asdict(found.together), "verdict": found.together.verdict},
    }


def _channel(one: ChannelAfter) -> dict[str, Any]:
    curve = one.corrected
    return {
        "channel": one.channel,
        "weeks": one.weeks,
        "planned_spend": one.planned_spend,
        "planned": one.planned if one.is_told else None,
        "spent": one.spent,
        "promised": one.promised if one.is_told else None,
        "expected": one.expected if one.is_told else None,
        "came": one.came,
        "source": one.source,
        "verdict": one.verdict,
        "off": _ratio(one.off),
        "held": one.held,
        "corrected": {
            "spend": curve.weekly_e4 / SCALE,
            "brings": curve.brings if curve.is_told else None,
            "doubled": curve.doubled if curve.is_told else None,
            "unsure": curve.unsure,
            "between": None if curve.fitted is None else list(curve.fitted),
        },
    }


def _ratio(one: Ratio | None) -> dict[str, float] | None:
    return None if one is None else {"value": one.value, "low": one.low, "high": one.high}


def shown(found: Afterwards, words: Words) -> str:
    """The same for a person at a terminal."""
    until = found.until - timedelta(days=1)
    first = words.say(_STATES[found.state], weeks=found.weeks, until=until)
    if not found.channels:
        return first
    headers = [
        words.say(one)
        for one in (
            N_("Channel"),
            N_("Spend planned"),
            N_("Spent"),
            N_("Promised at that spend"),
            N_("Were to come"),
            N_("Came"),
            N_("What came of it"),
        )
    ]

    def figure(amount: float | None) -> Figure:
        return Figure(words.fact("", None if amount is None else round(amount, 1)))

    figures = Figures(words, "customers")
    rows = [
        (
            safe(one.channel),
            figures.money(one.planned_spend),
            figures.money(one.spent),
            figure(one.promised if one.is_told else None),
            figure(one.expected if one.is_told else None),
            figure(one.came),
            words.say(_VERDICTS[one.verdict]),
        )
        for one in found.channels
    ]
    said = [safe(words.say(one)) for one in (*unlike_said(found), *named_said(found), *together_said(found))]
    return "\n\n".join([first, table(headers, rows, words), *(["\n".join(said)] if said else [])])
