"""A plan for `budget` as it is read: a file of JSON, checked, or another tool's table of response curves."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lib.analysis.brand_share import FEWEST_MONTHS, MOST_MONTHS
from lib.analysis.budget import Channel, Plan, Rule
from lib.analysis.budget_choice import valued
from lib.analysis.budget_regret import differing, in_case
from lib.analysis.budget_rules import Brand, Kind, RuleCode
from lib.analysis.budget_said import unchanged_said
from lib.analysis.curves import Curve, Hill, points
from lib.analysis.told_curves import UNSURE_UNTOLD, Told, plan_of_curves
from lib.catalog.curves import CURVES
from lib.cli.calls import Call
from lib.core.errors import CannotAnswer, CannotRead
from lib.core.findings import Finding, finding
from lib.core.money import SCALE
from lib.core.settings import (
    MOST_OF_CASE,
    MOST_UNSURE,
    BrandLifts,
    BudgetCase,
    BudgetChoice,
    Objective,
    Outlook,
    Responses,
)
from lib.core.words import N_, NP_, Sentence
from lib.ingest.curve_table import LEFT_OUT, WEEKS_TAKEN, CurveTable, points_said, read_curves, rows_said

_MOST_BYTES = 20_000_000
_MOST_WEEKS = 520
_MOST_MONEY = 1e12
#: More than that no sum is sure of its units.
_MOST_BUDGET = 1e15
_MOST_SAID = 40  # characters of a value that does not fit
_DOUBT_TAKEN = NP_(
    "The table gives no range for the curve of {channels}: that it may be off by {share} is taken, as on the page Budget.",
    "The table gives no range for the curves of {channels}: that each may be off by {share} is taken, as on the page Budget.",
)
Amount = Annotated[float, Field(ge=0)]
_Part = Annotated[float, Field(ge=0, le=1)]
_OfCase = Annotated[float, Field(ge=0, le=MOST_OF_CASE)]


class _Border(BaseModel):
    """Wrong types and NaN are refused; what is not known is left alone and named in a finding."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True, allow_inf_nan=False)


class _Curve(_Border):
    shape: Literal["hill", "points"] | None = None
    scale: float | None = None
    half: Annotated[float, Field(gt=0)] | None = None
    slope: Annotated[float, Field(gt=0, le=50)] | None = None
    points: Annotated[list[tuple[Amount, float]], Field(min_length=1, max_length=20_000)] | None = None


class _Adstock(_Border):
    retention: Annotated[float, Field(ge=0, lt=1)] = 0.0


#: Factors of a curve: nine in ten of its responses lie between them.
_Low = Annotated[float, Field(gt=0, le=1)]
_High = Annotated[float, Field(ge=1, le=1_000)]


class _Channel(_Border):
    name: Annotated[str, Field(min_length=1, max_length=200)]
    kind: Kind = "performance"
    curve: _Curve | None
    adstock: _Adstock | None = None
    current: Amount | None = None
    min: Amount | None = None
    max: Amount | None = None
    min_if_used: Amount | None = None
    value_per_response: float | None = None
    unsure: Annotated[float, Field(ge=0, le=MOST_UNSURE)] | None = None
    between: tuple[_Low, _High] | None = None
    guess: bool = False
    named: bool = False
    free_min: Amount | None = None
    free_max: Amount | None = None
    unit: Annotated[float, Field(gt=0, le=_MOST_MONEY)] | None = None


class _Rule(_Border):
    code: RuleCode
    min: Amount | None = None
    max: Amount | None = None
    channel: str | None = None
    channels: Annotated[list[str], Field(min_length=1, max_length=2_000)] | None = None
    back: _Part | None = None
    soft: bool = False


class _Believed(_Border):
    name: Annotated[str, Field(min_length=1, max_length=200)]
    curve: _Curve
    value_per_response: float | None = None


class _Belief(_Border):
    name: Annotated[str, Field(min_length=1, max_length=200)]
    value_per_response: float | None = None
    channels: Annotated[list[_Believed], Field(min_length=1, max_length=2_000)]


class _Case(_Border):
    name: Annotated[str, Field(min_length=1, max_length=200)]
    brings: Annotated[dict[str, _OfCase], Field(max_length=2_000)] = {}
    worth: _OfCase = 1.0


class _Brand(_Border):
    share: _Part | None = None
    lifts: BrandLifts = Brand.lifts
    lift: Annotated[float, Field(ge=0, le=100)] = Brand.lift
    half_life: Annotated[float, Field(ge=0.1, le=1_000)] = Brand.half_life
    organic: Annotated[float, Field(ge=0, le=_MOST_MONEY)] | None = None
    months: Annotated[int, Field(ge=FEWEST_MONTHS, le=MOST_MONTHS)] = Brand.months


class _Reserve(_Border):
    share: _Part | None = None


class _Plan(_Border):
    budget: Annotated[float, Field(ge=0, le=_MOST_BUDGET)]
    value_per_response: float = 1.0
    horizon_weeks: Annotated[float, Field(gt=0, le=_MOST_WEEKS)] = 52.0
    channels: Annotated[list[_Channel], Field(min_length=1, max_length=2_000)]
    rules: Annotated[list[_Rule], Field(max_length=200)] | None = None
    value_by_week: Annotated[list[_Part], Field(min_length=1, max_length=_MOST_WEEKS)] | None = None
    organic: Amount | None = None
    reading: Outlook | None = None
    goal: Objective | None = None
    value_unsure: Amount | None = None
    soft_share: _Part | None = None
    beliefs: Annotated[list[_Belief], Field(max_length=20)] | None = None
    cases: Annotated[list[_Case], Field(max_length=20)] | None = None
    unit: Annotated[float, Field(gt=0, le=_MOST_MONEY)] | None = None
    counted: Responses = "customers"
    brand: _Brand | None = None
    reserve: _Reserve | None = None


def read_plan(path: Path) -> tuple[Plan, tuple[Finding, ...]]:
    """A plan file, checked.

    Raises:
        CannotRead: it is no plan; the sentence says where and what was expected.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise CannotRead(N_("{file} cannot be opened. Check the name and its permissions."), file=path.name) from error
    if len(content) > _MOST_BYTES:
        raise CannotRead(N_("A plan file has at most 20 MB. Give fewer points a channel."))
    return parse_plan(content)


def is_plan(path: Path) -> bool:
    """Whether a file is meant as a plan: by its name, or because it begins like one."""
    if path.suffix.casefold() == ".json":
        return True
    try:
        with path.open("rb") as file:
            return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}
    except OSError:
        return True


def read_curve_plan(path: Path, call: Call) -> tuple[Plan, tuple[Finding, ...]]:
    """A plan from another tool's table of response curves; amounts are for whatever the table covers.

    Raises:
        CannotRead: it is no such table; Refused: it is too large or protected.
        CannotAnswer: it does not say what is spent now, and the call does not help.
    """
    read = read_curves(path, path.name, call.importing, CURVES)
    told = tuple(Told(one.channel, one.points, one.now, one.unsure) for one in read.curves)
    remarked = _left_out(read)
    try:
        plan = replace(plan_of_curves(told, call.budget, call.reach), horizon_weeks=float(read.usual_weeks))
        plan, worth = _worth(plan, call, _counted(read, call))
        return plan, (*remarked, *points_said(read), *_weeks_taken(read), *_single(read), *_doubt_taken(read), *worth)
    except CannotAnswer as error:
        if not remarked:
            raise
        both = {"first": error.sentence, "rows": remarked[0].sentence}
        raise CannotAnswer("{first} {rows}", **both) from None


def unused_beside_plan(call: Call) -> tuple[Finding, ...]:
    """What is given beside a plan file, which says all of it itself."""
    given = {"--budget": call.budget, "--reach": call.reach, "--customer-value": call.customer_value, "--margin": call.value.margin, "--season": call.season}  # fmt: skip
    options = tuple(name for name, one in given.items() if one is not None)
    said = NP_(
        "{options} plays no part beside a plan file: what the plan says itself counts.",
        "{options} play no part beside a plan file: what the plan says itself counts.",
    )
    return (finding("not_used", "warning", said, count=len(options), options=options),) if options else ()


def season_unused(call: Call) -> tuple[Finding, ...]:
    """That curves alone are planned without months."""
    said = N_("--season plays no part beside a table of curves. The page Budget, which takes such tables, too, plans twelve months with a season that is typed.")  # fmt: skip
    return () if call.season is None else (finding("not_used", "warning", said, options=("--season",)),)


def _left_out(read: CurveTable) -> tuple[Finding, ...]:
    return () if not read.left_out else (finding("rows_left_out", "warning", LEFT_OUT, **rows_said(read)),)


def _weeks_taken(read: CurveTable) -> tuple[Finding, ...]:
    return () if read.weekly == "yes" else (finding("weeks_taken", "info", WEEKS_TAKEN, count=read.usual_weeks),)


def worth_asked(asked: BudgetChoice, call: Call) -> BudgetChoice:
    """The choice with what a call says that a new customer is worth, or that is left of revenue, by what its channels bring."""
    margin = call.value.margin
    if asked.counted == "revenue":
        objective = call.objective if margin is not None and call.objective == "margin" else "revenue"
        return replace(asked, margin=margin, value_e4=round((margin or 1.0) * SCALE), objective=objective)
    worth = None if call.customer_value is None else round(call.customer_value * SCALE)
    return replace(asked, margin=margin, value_e4=worth, objective=call.objective)


def _counted(read: CurveTable, call: Call) -> Responses:
    """What a table's responses are: where it does not say, revenue of Meridian, and of others what the call tells the worth of."""
    if read.outcome != "unknown":
        return "revenue" if read.outcome == "money" else "customers"
    only_margin = call.value.margin is not None and call.customer_value is None
    return "revenue" if read.tool == "meridian" or only_margin else "customers"


def _worth(plan: Plan, call: Call, counted: Responses) -> tuple[Plan, tuple[Finding, ...]]:
    """A table's plan with what its responses are worth where the call tells that, and which of its options play no part."""
    told = {"--customer-value": call.customer_value, "--margin": call.value.margin}
    used = "--margin" if counted == "revenue" else "--customer-value"
    both = counted == "customers" and call.objective == "revenue"
    rest = tuple(name for name, given in told.items() if given is not None and name != used and not both)
    money = N_("The responses of this table are money: {options} plays no part. Say with --margin what is left of it.")
    people = N_("The responses of this table are taken as new customers: {options} plays no part. Say with --customer-value what one is worth.")  # fmt: skip
    said = money if counted == "revenue" else people
    remarked = (finding("not_used", "warning", said, options=rest),) if rest else ()
    if told[used] is None:
        return plan, remarked
    return valued(plan, worth_asked(BudgetChoice(counted=counted), call)), remarked


def _single(read: CurveTable) -> tuple[Finding, ...]:
    """The channels of which the table has one figure: a straight line, and no curve."""
    names = tuple(one.channel for one in read.curves if sum(spend > 0 for spend, _ in one.points) == 1)
    said = NP_(
        "The table has one figure for {channels}: up to its spend each unit is taken to bring as much, and what more would bring is not known. A curve needs two rows with spend or more.",
        "The table has one figure each for {channels}: up to that spend each unit is taken to bring as much, and what more would bring is not known. A curve needs two rows with spend or more.",
    )
    return (finding("single_points", "warning", said, count=len(names), channels=names),) if names else ()


def _doubt_taken(read: CurveTable) -> tuple[Finding, ...]:
    silent = tuple(one.channel for one in read.curves if one.unsure is None)
    facts = {"count": len(silent), "channels": silent, "share": UNSURE_UNTOLD}
    return () if not silent else (finding("doubt_taken", "info", _DOUBT_TAKEN, **facts),)


def parse_plan(content: bytes) -> tuple[Plan, tuple[Finding, ...]]:
    """The bytes of a plan file, checked."""
    try:
        given = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise CannotRead(
            N_("Expected a plan as JSON, and this file is something else or damaged. The README has an example.")
        ) from None
    try:
        checked = _Plan.model_validate_json(json.dumps(given))
    except (ValidationError, RecursionError) as error:
        raise _unfit(error) from None
    names = [channel.name for channel in checked.channels]
    twice = next((name for at, name in enumerate(names) if name in names[:at]), None)
    if twice is not None:
        raise CannotRead(N_("Two channels are called {name}. Give each a name of its own."), name=twice)
    _never_falls(checked.value_by_week or ())
    plan = Plan(
        budget=checked.budget,
        channels=tuple(_channel(channel) for channel in checked.channels),
        rules=tuple(_rule(rule, checked) for rule in checked.rules or ()),
        value_per_response=checked.value_per_response,
        horizon_weeks=checked.horizon_weeks,
        organic=checked.organic or 0.0,
        reading=checked.reading or "expected",
        goal=checked.goal or "revenue",
        value_unsure=checked.value_unsure or 0.0,
        soft_share=0.02 if checked.soft_share is None else checked.soft_share,
        unit=1.0 if checked.goal == "margin" else checked.unit,
        brand=_brand(checked),
        counted=checked.counted,
        reserve=_share(
            "innovation_share", checked, None if checked.reserve is None else checked.reserve.share, Plan.reserve
        ),
    )
    cases = tuple(_case(one, names) for one in checked.cases or ())
    unchanged = unchanged_said(plan, cases)
    believed = [(one.name, in_case(plan, one)) for one in differing(plan, cases)]
    believed += [(one.name, _believed(one, plan)) for one in checked.beliefs or ()]
    return replace(plan, beliefs=tuple(believed)), (*_left_alone(given), *([] if unchanged is None else [unchanged]))


def _case(given: _Case, channels: Sequence[str]) -> BudgetCase:
    """What may happen.

    Raises:
        CannotRead: it is about a channel that the plan does not have.
    """
    strange = next((one for one in given.brings if one not in channels), None)
    if strange is not None:
        raise CannotRead(
            N_("The case {name} is about {channel}, and no channel of the plan is called so. Give it a name as in the plan."),
            name=given.name,
            channel=strange,
        )  # fmt: skip
    return BudgetCase(given.name, tuple(given.brings.items()), given.worth)


def _never_falls(value_by_week: Sequence[float]) -> None:
    """What is back after more weeks is no less.

    Raises:
        CannotRead: it is, as where each week's own share is told.
    """
    fall = next((week for week, (before, then) in enumerate(pairwise(value_by_week), 2) if then < before), None)
    if fall is not None:
        raise CannotRead(
            N_("value_by_week needs the share of a response's value that is back in all after 1, 2, … weeks, so that no figure is below the one before; got {before} and then {came} in week {week}. If these are shares of each week alone, add them up."),
            before=value_by_week[fall - 2],
            came=value_by_week[fall - 1],
            week=fall,
        )  # fmt: skip


def _no_constant(constant: str) -> None:
    raise ValueError(constant)


def _brand(given: _Plan) -> Brand:
    """What is believed of the brand share: who comes without an ad is the plan's own, its share that of its rule, where they are not told."""
    told = given.brand or _Brand()
    return Brand(
        _share("brand_share", given, told.share, Brand.share),
        told.lifts,
        told.lift,
        told.half_life,
        given.organic if told.organic is None else told.organic,
        told.months,
    )


def _share(code: RuleCode, given: _Plan, told: float | None, usual: float) -> float:
    """What a share rule asks for, also where the plan does not have it: as told, else as the rule has it."""
    by_rule = next((one.min for one in given.rules or () if one.code == code and one.min is not None), usual)
    return by_rule if told is None else told


def _channel(given: _Channel) -> Channel:
    """A channel of the plan; one without a curve stays at its current spend.

    Raises:
        CannotRead: no curve fits, or a channel has none and does not say what is spent now.
    """
    if given.curve is None:
        return _untold(given)
    limited = bool(given.min) or given.max is not None
    return Channel(
        name=given.name,
        kind=given.kind,
        curve=_curve(given.curve, given.name),
        current=given.current,
        least=given.min or 0.0,
        most=given.max,
        least_if_used=given.min_if_used or 0.0,
        value_per_response=given.value_per_response,
        retention=0.0 if given.adstock is None else given.adstock.retention,
        unsure=given.unsure or 0.0,
        between=given.between,
        is_guess=given.guess,
        is_named=given.named,
        loose=(given.free_min or 0.0, math.inf if given.free_max is None else given.free_max) if limited else None,
        unit=given.unit,
    )


def _believed(given: _Belief, plan: Plan) -> Plan:
    """The plan as a belief has it.

    Raises:
        CannotRead: it is about other channels.
    """
    theirs = {one.name: one for one in given.channels}
    if set(theirs) != {one.name for one in plan.channels}:
        raise CannotRead(
            N_("The belief {name} needs the same channels as the plan, each with its curve."), name=given.name
        )
    value = plan.value_per_response if given.value_per_response is None else given.value_per_response
    channels = tuple(
        replace(one, curve=_curve(mine.curve, one.name), value_per_response=mine.value_per_response)
        for one in plan.channels
        for mine in [theirs[one.name]]
    )
    return replace(plan, channels=channels, value_per_response=value)


def _untold(given: _Channel) -> Channel:
    if given.current is None:
        raise CannotRead(
            N_("{channel}: without a curve its spend stays as it is. Give what it spends now (current), or a curve."),
            channel=given.name,
        )
    most = math.inf if given.max is None else given.max
    kept = max(min(given.current, most), given.min or 0.0)
    return Channel(given.name, given.kind, points([(0.0, 0.0)]), given.current, kept, kept, is_told=False)


def _curve(given: _Curve, name: str) -> Curve:
    if given.points is not None and given.shape != "hill":
        return points(given.points, name)
    if given.scale is None or given.half is None or given.slope is None or given.points is not None:
        raise CannotRead(
            N_("{channel}: expected a curve with scale, half and slope, or with points. Give one of the two."),
            channel=name,
        )
    return Hill(given.scale, given.half, given.slope)


def _rule(given: _Rule, plan: _Plan) -> Rule:
    """A rule that says all it needs to.

    Raises:
        CannotRead: its figure or its channel is missing, or a share is above 1.
    """
    needs: dict[str, tuple[str, ...]] = {
        "keep": (),
        "largest_share": ("max",),
        "max_channels": ("max",),
        "target_roi": ("min",),
        "target_cac": ("max",),
        "channel_cac": ("max",),
        "payback": ("max",),
        "cash": ("max",),
        "paid_share": ("max",),
        "no_rise": (),
    }
    either = needs.get(given.code, ("min", "max"))
    if either and all(getattr(given, name) is None for name in either):
        raise CannotRead(N_("The rule {rule} needs a figure for {names}."), rule=given.code, names=" / ".join(either))
    if given.code.endswith("_share"):
        _shares_fit(given)
    if given.code in {"keep", "channel_share"}:
        _of_a_channel(given, plan)
    elif given.channel is not None:
        raise CannotRead(
            N_("The rule {rule} is about every channel, not about {channel} alone. Leave channel out; only keep and channel_share name one."),
            rule=given.code,
            channel=given.channel,
        )  # fmt: skip
    if given.code == "no_rise":
        _known_now(given, plan)
    if given.code in {"target_cac", "paid_share"}:
        _one_value(given.code, plan)
    if given.code == "paid_share" and plan.organic is None:
        raise CannotRead(
            N_(
                "The rule paid_share needs to know how many responses come without any spend. Give organic for the plan."
            )
        )
    back = _back(given, plan) if given.code in {"payback", "cash"} else 0.0
    if given.soft and sum((one.code, one.channel) == (given.code, given.channel) for one in plan.rules or ()) > 1:
        raise CannotRead(
            N_("A soft rule stands alone, and {rule} is there twice. Leave one of them out."), rule=given.code
        )
    return Rule(given.code, given.min, given.max, given.channel, tuple(given.channels or ()), back, given.soft)


def _shares_fit(given: _Rule) -> None:
    """Shares from 0 to 1, the lower one first."""
    for share in (given.min, given.max):
        if share is not None and share > 1:
            raise CannotRead(
                N_("The rule {rule} needs a share from 0 to 1, got {given}. 30 % is written 0.3."),
                rule=given.code,
                given=share,
            )
    if given.min is not None and given.max is not None and given.min > given.max:
        raise CannotRead(N_("The rule {rule} has a minimum above its maximum. Change one of them."), rule=given.code)


def _of_a_channel(given: _Rule, plan: _Plan) -> None:
    """Its channel, and what that spends now where the rule needs it."""
    channel = next((one for one in plan.channels if one.name == given.channel), None)
    if channel is None:
        raise CannotRead(
            N_("The rule {rule} needs the name of a channel of this plan, got {given}."),
            rule=given.code,
            given=given.channel or Sentence(N_("nothing")),
        )
    if given.code == "keep" and channel.current is None:
        raise CannotRead(
            N_("The rule {rule} needs to know what {channel} spends now. Give its current spend."),
            rule=given.code,
            channel=channel.name,
        )


def _known_now(given: _Rule, plan: _Plan) -> None:
    """No rise: whose, and from where."""
    known = {one.name: one.current for one in plan.channels}
    for name in given.channels or [""]:
        if name not in known:
            raise CannotRead(
                N_("The rule {rule} needs the name of a channel of this plan, got {given}."),
                rule=given.code,
                given=name or Sentence(N_("nothing")),
            )
        if known[name] is None:
            raise CannotRead(
                N_("The rule {rule} needs to know what {channel} spends now. Give its current spend."),
                rule=given.code,
                channel=name,
            )


def _back(given: _Rule, plan: _Plan) -> float:
    """The share of a response's value that is back in time: as the rule says, by week `max`, or on average by the period's end."""
    if given.code == "cash" and given.back is not None:
        return given.back
    if plan.value_by_week is None:
        raise CannotRead(
            N_("The rule {rule} needs to know when a response pays: give value_by_week, the share of its value that is back after 1, 2, … weeks."),
            rule=given.code,
        )  # fmt: skip
    known = [0.0, *plan.value_by_week]
    weeks = np.arange(len(known), dtype=float)
    if given.code == "payback":
        return float(np.interp(given.max or 0.0, weeks, known))
    age = (np.arange(1000) + 0.5) / 1000 * plan.horizon_weeks
    return float(np.interp(age, weeks, known).mean())


def _one_value(code: RuleCode, plan: _Plan) -> None:
    values = {
        plan.value_per_response if channel.value_per_response is None else channel.value_per_response
        for channel in plan.channels
    }
    if len(values) > 1:
        raise CannotRead(
            N_(
                "The rule {rule} needs responses of equal value, and the channels have {count} values. Use target_roi, or channel_cac."
            ),
            rule=code,
            count=len(values),
        )


# ---- what is wrong with a plan

_EXPECTED: dict[str, str] = {
    "missing": N_("a value, and there is none"),
    "float_type": N_("a number"),
    "finite_number": N_("a finite number"),
    "string_type": N_("text"),
    "greater_than_equal": N_("zero or more"),
    "greater_than": N_("more than zero"),
    "less_than": N_("less than 1"),
    "less_than_equal": N_("a smaller number"),
    "list_type": N_("a list"),
    "too_short": N_("at least one entry"),
    "too_long": N_("fewer entries"),
    "tuple_type": N_("a pair of spend and response"),
    "string_too_short": N_("a name"),
    "string_too_long": N_("a shorter name"),
    "model_type": N_("an object with names and values"),
    "literal_error": N_("one of the words that the contract lists"),
}


def _unfit(error: ValidationError | RecursionError) -> CannotRead:
    """The first thing that is wrong: where it stands, and what was expected there."""
    if isinstance(error, RecursionError):
        return CannotRead(N_("The plan is nested too deeply."))
    first = error.errors(include_url=False)[0]
    kind = str(first["type"])
    expected: Sentence | str = Sentence(_EXPECTED.get(kind, N_("another value")))
    if kind == "literal_error":
        expected = str(first.get("ctx", {}).get("expected", "")).replace(" or ", ", ") or expected
    where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"]).strip(".")
    facts = {"where": where or "plan", "expected": expected}
    if kind == "missing" or not isinstance(first["input"], str | float | int | None):
        return CannotRead(N_("The plan does not fit at {where}: expected {expected}."), **facts)
    came = json.dumps(first["input"], ensure_ascii=False)[:_MOST_SAID]
    return CannotRead(N_("The plan does not fit at {where}: expected {expected}, got {came}."), **facts, came=came)


def _left_alone(given: Any) -> tuple[Finding, ...]:
    """Names that the contract does not know, each with the one that is nearest to it."""
    odd: dict[str, str | None] = {}
    for where, part, model in _parts(given):
        for name in set(part) - set(model.model_fields):
            odd[f"{where}.{name}".lstrip(".")] = _nearest(name, where, model)
    if not odd:
        return ()
    return (
        finding(
            "unknown_field",
            "warning",
            NP_(
                "{count} name of the plan is not known and was left alone: {names}.",
                "{count} names of the plan are not known and were left alone: {names}.",
            ),
            count=len(odd),
            names=tuple(
                name if near is None else Sentence(N_("{name} (known is {near})"), {"name": name, "near": near})
                for name, near in sorted(odd.items())[:20]
            ),
        ),
    )


def _parts(given: Any) -> Iterator[tuple[str, dict[str, Any], type[BaseModel]]]:
    """The objects of a checked plan: where each stands, and what it may say."""
    yield "", given, _Plan
    for name, model in _OBJECTS.items():
        inside = given.get(name) or ()
        for one in [inside] if isinstance(inside, dict) else inside:
            yield name, one, model
            if name == "channels" and one.get("curve"):
                yield "channels.curve", one["curve"], _Curve


_OBJECTS: dict[str, type[BaseModel]] = {
    "channels": _Channel,
    "rules": _Rule,
    "brand": _Brand,
    "reserve": _Reserve,
    "cases": _Case,
}


def _nearest(name: str, where: str, model: type[BaseModel]) -> str | None:
    """What is most likely meant by a name: one of the same object that is spelled nearly so, else the same one of another object."""
    own = get_close_matches(name, model.model_fields, 1)
    if own:
        return f"{where}.{own[0]}".lstrip(".")
    objects = {"": _Plan, **_OBJECTS}
    return next((f"{at}.{name}".lstrip(".") for at, other in objects.items() if name in other.model_fields), None)
