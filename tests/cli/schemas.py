"""The contract as types: every key that an answer promises, and nothing that it does not."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from lib.ingest.imported import Kind

Moment = Field(pattern=r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class Remark(BaseModel):
    """A finding; its facts stand beside these three."""

    model_config = ConfigDict(extra="allow", strict=True, allow_inf_nan=False)

    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    level: Literal["info", "warning", "error"]
    text: str = Field(min_length=1)


class Line(Strict):
    code: str
    rows: int
    orders: int
    amount: float
    fate: Literal["counted", "set_aside", "dropped", "netted"]
    by_currency: dict[str, float] | None = None


class Dialect(Strict):
    container: str
    encoding: str | None
    delimiter: str | None
    decimal: Literal[".", ","]
    date_order: Literal["DMY", "MDY", "YMD"]
    sheet: str | None
    header_row: int | None
    grain: Literal["order", "line"]


class LinkExample(Strict):
    person: str
    customer_id: str | None
    other: str | None


class LinkAnswer(Strict):
    """Who of a file beside the orders is among their customers."""

    file: str
    kind: Literal["customers", "events", "experiment"]
    people: int
    matched: int
    share: float | None
    by: dict[Literal["customer_id", "email", "phone"], int]
    only_there: int
    only_here: int
    conflicts: int
    examples: dict[Literal["conflict", "only_there", "only_here", "matched"], list[LinkExample]]


class JoinedAnswer(Strict):
    """Lines of a file of their own, joined to the orders by their number."""

    file: str
    rows: int
    rows_joined: int
    rows_without_order: int
    orders: int
    orders_joined: int
    orders_other: int
    lines_amount: float
    orders_amount: float
    examples: list[str]
    used: bool


class FileAnswer(Strict):
    """What `import` says of any file."""

    contract: Literal[1]
    platform: str | None
    rows: int
    currency: str | None
    mapping: dict[str, str]
    confidence: dict[str, float]
    dialect: Dialect
    not_data: dict[str, int]
    ledger: list[Line]
    links: list[LinkAnswer] | None = None
    joined: list[JoinedAnswer] | None = None
    findings: list[Remark]


Day = Field(pattern=r"^\d{4}-\d\d-\d\d$")


class SpendAnswer(FileAnswer):
    kind: Literal["spend"]
    spend: float | None
    days: int | None
    by_channel: dict[str, float] | None
    by_campaign: dict[str, float] | None
    by_currency: dict[str, float] | None
    first: str | None = Day
    last: str | None = Day
    impressions: float | None
    clicks: float | None
    conversions: float | None


class EventsAnswer(FileAnswer):
    kind: Literal["events"]
    events: int
    users: int
    sessions: int | None
    by_event: dict[str, int]
    value: float | None
    first: str | None = Moment
    last: str | None = Moment


class DailyAnswer(FileAnswer):
    kind: Literal["daily"]
    days: int
    totals: dict[str, float | None]
    first: str | None = Day
    last: str | None = Day


class CustomersAnswer(FileAnswer):
    kind: Literal["customers"]
    customers: int
    orders: float | None
    revenue: float | None
    segments: dict[str, int] | None
    first: str | None = Moment
    last: str | None = Moment


class CampaignsAnswer(FileAnswer):
    kind: Literal["campaigns"]
    campaigns: int
    spend: float | None
    revenue: float | None
    new_customers: float | None
    returning_customers: float | None
    orders: float | None
    first: str | None = Day
    last: str | None = Day


class Variant(Strict):
    variant: str
    users: int
    outcomes: dict[str, float]


class ExperimentAnswer(FileAnswer):
    kind: Literal["experiment"]
    users: int
    variants: list[Variant]
    first: str | None = Day
    last: str | None = Day


class CheckAnswer(Strict):
    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    verdict: Literal["pass", "review", "fail"] | None
    measure: Literal["days", "customers", "orders", "rows", "times", "share"]
    value: float | int | None
    text: str = Field(min_length=1)
    next_step: str | None


class QualityAnswer(Strict):
    verdict: Literal["pass", "review", "fail"]
    checks: list[CheckAnswer]


class StatusAnswer(Strict):
    """Its amount is null where there are several currencies."""

    status: str
    rows: int
    amount: float | None
    counts: bool


class BridgeStep(Strict):
    step: Literal["before", "corrected", "gone", "refunds", "counting", "known", "new", "after"]
    amount: float


class MovedAnswer(Strict):
    source: str
    target: str
    customers: int


class LinesAnswer(FileAnswer):
    """Answered only beside the orders whose lines they are."""

    kind: Literal["lines"]
    lines: int
    orders: int
    products: int
    revenue: float | None


class ChangedAnswer(Strict):
    """What is different from an earlier export."""

    last_before: str = Day
    last_after: str = Day
    orders_new: int
    orders_of_new: int
    orders_late: int
    orders_counting: int
    orders_gone: int
    orders_moved: int
    orders_corrected: int
    customers_gained: int
    customers_lost: int
    customers_moved: int
    customers_stayed: int
    bridge: list[BridgeStep]
    moved: list[MovedAnswer]
    examples: dict[Literal["gained", "lost", "moved"], list[str]]


class ImportAnswer(Strict):
    contract: Literal[1]
    kind: Literal["orders"]
    platform: str | None
    rows: int
    orders: int
    customers: int
    revenue: float | None
    gross: float | None
    refunds: float | None
    currency: str | None
    by_currency: dict[str, float] | None
    first: str | None = Moment
    last: str | None = Moment
    mapping: dict[str, str]
    confidence: dict[str, float]
    dialect: Dialect
    not_data: dict[str, int]
    ledger: list[Line]
    statuses: list[StatusAnswer]
    links: list[LinkAnswer] | None = None
    joined: list[JoinedAnswer] | None = None
    changed: ChangedAnswer | None = None
    quality: QualityAnswer
    findings: list[Remark]


#: What `import` says of each kind of file.
IMPORTED: dict[Kind, type[FileAnswer | ImportAnswer]] = {
    "orders": ImportAnswer,
    "spend": SpendAnswer,
    "events": EventsAnswer,
    "daily": DailyAnswer,
    "customers": CustomersAnswer,
    "campaigns": CampaignsAnswer,
    "experiment": ExperimentAnswer,
    "lines": LinesAnswer,
}


class Cutoffs(Strict):
    recency_days: list[float]
    frequency: list[float]
    monetary: list[float]


class Segment(Strict):
    segment: str
    customers: int
    orders: int
    revenue: float
    revenue_share: float | None
    repeat_rate_next: float | None


class Cell(Strict):
    r: int
    f: int
    m: int
    customers: int
    revenue: float


class Map(Strict):
    name: str
    cells: int
    uncovered: int
    dead_rules: list[str]


class NextWindow(Strict):
    after: str
    days: int
    customers: int


class RfmAnswer(Strict):
    contract: Literal[1]
    as_of: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    customers: int
    orders: int
    revenue: float
    currency: str | None
    cutoffs: Cutoffs
    tie_rule: Literal["value"]
    segments: list[Segment]
    cells: list[Cell]
    map: Map
    next_window: NextWindow | None
    findings: list[Remark]


class StageCount(Strict):
    stage: Literal["new", "growing", "mature", "declining", "lapsed"]
    customers: int
    revenue: float


class StageLimit(Strict):
    declining_days: int
    lapsed_days: int
    source: Literal["rhythm", "hand", "too_few", "too_short"]
    horizon_days: int
    returned_share: float | None
    customers: int
    returned: int
    late_share: float | None
    beyond_share: float | None
    sight_days: int


class CategoryLimits(Strict):
    category: str
    customers: int
    first: StageLimit | None
    later: StageLimit | None


class StageLimits(Strict):
    by: Literal["shop", "category"]
    categories: list[CategoryLimits]
    first: StageLimit
    later: StageLimit
    quiet_share: float
    lost_share: float
    mature_orders: int
    left_out: list[tuple[str, str]]
    moved_by_a_tenth: dict[str, int]
    moved_by_categories: int | None


class Transitions(Strict):
    period: Literal["month"]
    months: int
    matrix: list[list[float | None]] = Field(min_length=5, max_length=5)
    stages: list[str] = Field(min_length=5, max_length=5)


class CohortRow(Strict):
    cohort: str | None
    size: int
    active: list[int]
    observed: list[int]


class CohortTable(Strict):
    by: Literal["month", "week", "first_product", "channel", "country"]
    period: Literal["month", "week"]
    rows: list[CohortRow]


class NorthStar(Strict):
    next_day_return: float | None
    repeat_visit_7d: float | None
    repurchase_30d: float | None
    repeat_rate: float | None
    average_order_value: float | None
    revenue_per_buyer: float | None
    lifespan: float | None
    referral_share: float | None


class StarRange(Strict):
    low: float | None
    high: float | None
    basis: int
    of_days: int | None


class MonthRow(Strict):
    month: str = Field(pattern=r"^\d{4}-\d\d$")
    revenue: float
    orders: int
    customers: int


class IdentityRow(Strict):
    month: str = Field(pattern=r"^\d{4}-\d\d$")
    active: int
    new: int
    returning: int
    reactivated: int
    lost: int


Month = Field(pattern=r"^\d{4}-\d\d$")
StageCode = Literal["new", "growing", "mature", "declining", "lapsed"]


class CategoryRhythm(StageLimit):
    category: str
    usual_days: int | None


class StageMonth(Strict):
    month: str = Month
    stages: dict[StageCode, int] = Field(min_length=5)


class Move(Strict):
    """`from` null: nobody's customer before that month."""

    from_: StageCode | None = Field(alias="from")
    to: StageCode
    customers: int = Field(ge=1)
    orders: int
    money: float


class Moves(Strict):
    month: str = Month
    rows: list[Move]


class FlowAnswer(Strict):
    months: list[StageMonth]
    moves: Moves | None


class Edges(Strict):
    value: float
    low: float
    high: float


class Lately(Strict):
    months: int
    orders: int


class MonthAhead(Strict):
    """Money added up to that month."""

    ahead: int
    base: float
    changed: float
    low: float
    high: float


class WhatIf(Strict):
    keep: StageCode
    points: float
    months: int
    margin: float | None
    customers: Edges
    orders: Edges
    money: Edges
    lately: Lately
    by_month: list[MonthAhead]


class Steady(Strict):
    newcomers: float
    lately: float
    now: int
    customers: float | None
    stages: dict[Literal["new", "growing", "mature", "declining"], float] | None


class MeasuredRow(Strict):
    cohort: str | None
    size: int
    values: list[float | None]
    over: int


class CohortMeasure(Strict):
    measure: Literal["active", "again", "revenue", "per_customer", "cumulative"]
    by: Literal["month", "week", "first_product", "channel", "country"]
    cohorts: Literal["first", "recurring"]
    active: Literal["on", "on_or_after"]
    mean: Literal["weighted", "simple"]
    margin: float | None
    period: Literal["month", "week"]
    rows: list[MeasuredRow]
    means: list[float | None]


class CurvePoint(Strict):
    day: int
    share: float = Field(ge=0, le=1)
    low: float = Field(ge=0, le=1)
    high: float = Field(ge=0, le=1)


class CurveAnswer(Strict):
    group: str
    gaps: int
    horizon_days: int
    half_days: int | None
    points: list[CurvePoint]


class Compared(Strict):
    one: str
    other: str
    statistic: float
    chance: float = Field(ge=0, le=1)


class Usual(Strict):
    order_days: int
    or_more: bool
    gaps: int
    share: float
    low: float
    high: float
    horizon_days: int
    half_days: int | None
    most_days: int | None


class GapBar(Strict):
    """low < days <= high."""

    low: int
    high: int
    first: int
    later: int


class Returns(Strict):
    curves: list[CurveAnswer] = Field(min_length=2)
    compared: Compared | None
    usual: list[Usual]
    gaps: list[GapBar]


class Week(Strict):
    """A row a weekday, Monday first; 24 hours, or one figure where the file tells no times."""

    timed: bool
    orders: list[list[int]] = Field(min_length=7, max_length=7)
    revenue: list[list[float]] = Field(min_length=7, max_length=7)
    busy_weekdays: list[int]
    quiet_weekdays: list[int]
    closed_weekdays: list[int]
    busy_hours: list[int] | None = Field(min_length=2, max_length=2)
    chance_weekdays: float | None
    chance_hours: float | None


class OverdueCustomer(Strict):
    customer: str
    silent_days: int
    usual_gap_days: float
    money_a_year: float


class OverdueList(Strict):
    list: Literal["due", "win_back"]
    customers: int
    left_out: int = Field(ge=0)
    money_a_year: float
    first: list[OverdueCustomer] = Field(max_length=10)


class OverdueAnswer(Strict):
    customers: int
    money_a_year: float
    habit_days: int
    gone_days: int
    gone_gaps: int
    lists: list[OverdueList] = Field(min_length=2, max_length=2)


class PeriodToCome(Strict):
    first_day: str = Day
    last_day: str = Day
    actual: float | None
    known: float | None
    coming: float | None
    low: float | None
    high: float | None


class OrdersToCome(Strict):
    method: str
    verdict: str = Field(min_length=1)
    verdict_code: str
    weeks: int | None
    known: Edges | None
    coming: float | None
    periods: list[PeriodToCome]


class TrendMonth(Strict):
    month: str = Month
    value: float | None
    basis: int


class Trend(Strict):
    change: float | None
    months: list[TrendMonth]


class LifecycleAnswer(Strict):
    contract: Literal[1]
    kind: Literal["orders"]
    as_of: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    customers: int
    orders: int
    revenue: float
    currency: str | None
    stages: list[StageCount] = Field(min_length=5, max_length=5)
    limits: StageLimits
    transitions: Transitions
    cohorts: CohortTable
    north_star: NorthStar
    ranges: dict[str, StarRange]
    months: list[MonthRow]
    identity: list[IdentityRow]
    category_rhythm: list[CategoryRhythm]
    flow: FlowAnswer
    what_if: WhatIf | None = None
    steady: Steady | None = None
    cohort_measure: CohortMeasure
    returns: Returns
    week: Week
    overdue: OverdueAnswer
    to_come: OrdersToCome | None = None
    trends: dict[str, Trend]
    findings: list[Remark]


class CourseChange(Strict):
    against: Literal["before", "year"]
    then: float
    change: Edges


class CourseAnswer(Strict):
    code: str = Field(pattern=r"^[a-z][a-z_]*$")
    total: float | None
    lately: Edges | None
    changes: list[CourseChange]


class TotalsMonth(Strict):
    month: str = Field(pattern=r"^\d{4}-\d\d$")
    revenue: float | None
    orders: int | None
    customers: None
    rows: int
    whole: bool


class TotalsWeekday(Strict):
    weekday: int = Field(ge=1, le=7)
    days: int
    mean: float
    low: float
    high: float


class TotalsPeriods(Strict):
    of: Literal["day", "week", "month"]
    count: int
    lately: int


class OpenQuestion(Strict):
    code: str
    text: str = Field(min_length=1)
    opened_by: Literal["orders", "events"]


class LifecycleTotalsAnswer(Strict):
    """What `lifecycle` says of daily totals: the promised keys, null where totals cannot say it."""

    contract: Literal[1]
    kind: Literal["daily"]
    as_of: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    customers: None
    orders: int | None
    revenue: float | None
    currency: str | None
    stages: list[StageCount] = Field(max_length=0)
    limits: None
    transitions: None
    cohorts: CohortTable
    north_star: NorthStar
    ranges: dict[str, StarRange]
    months: list[TotalsMonth]
    identity: list[IdentityRow] = Field(max_length=0)
    periods: TotalsPeriods
    courses: list[CourseAnswer]
    weekdays: list[TotalsWeekday]
    unknown: list[OpenQuestion]
    findings: list[Remark]


class ListGroup(Strict):
    segment: str
    customers: int


class ListsAnswer(Strict):
    """What `lists` says: counts and columns, nobody's name."""

    contract: Literal[1]
    to: str
    title: str = Field(min_length=1)
    owner: str | None
    as_of: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    asked: int
    written: int
    held_out: int
    segments: list[ListGroup]
    columns: list[str]
    hashed: bool
    out: str | None
    findings: list[Remark]


class FunnelStep(Strict):
    step: str
    users: int
    lost: int
    may_still: int
    share_of_first: float | None
    share_of_previous: float | None
    low: float | None
    high: float | None
    low_of_first: float | None
    high_of_first: float | None
    median_seconds: float | None
    q1_seconds: float | None
    q3_seconds: float | None
    since_previous_median_seconds: float | None


class Estimated(Strict):
    value: float | None
    low: float | None
    high: float | None


class Arrived(Estimated):
    step: str


class BuyerWorth(Strict):
    source: Literal["orders", "events", "totals", "given"]
    buyer: Estimated
    order: Estimated


class AtStake(Strict):
    step: str
    previous: str
    lost: int
    may_still: int
    stood_time_over: int
    went_on_time_over: int
    through_time_over: int
    onward: float = Field(ge=0, le=1)
    money: float | None
    low: float | None
    high: float | None
    worth: Literal["buyer", "order"]


class StepCard(Strict):
    step: str
    touchpoint: str | None
    owner: str | None
    action: str | None
    test: str | None


class LimitState(Strict):
    limit: str
    touchpoint: str
    text: str = Field(min_length=1)
    at: float
    days: int
    state: Literal["kept", "breached", "unknown"]
    value: float | None
    usual: float | None
    within_chance: bool
    breaches: list[str]


class LimitCard(Strict):
    touchpoint: str
    limits: list[str] = Field(min_length=1)
    owner: str
    action: str
    test: str


class WhyReason(Strict):
    attribute: Literal["channel", "device", "page", "segment", "hour", "speed"]
    value: str
    people: int
    share: float
    others: int
    share_others: float
    difference: float
    low: float
    high: float
    share_of_loss: float


class Why(Strict):
    step: str
    stood: int
    lost: int
    may_still: int
    compared: int
    found: list[WhyReason]


class ComparedStep(Strict):
    step: str
    share_one: float | None
    share_other: float | None
    difference: float | None
    low: float | None
    high: float | None
    beyond_chance: bool | None


class SideBySide(Strict):
    by: str
    one: str
    other: str
    nobody_in: list[str]
    steps: list[ComparedStep]


class OrderSide(Strict):
    side: Literal["private", "public", "own", "influencer", "paid", "unpaid", "untold"]
    customers: int
    again: int
    repeat: float | None
    low: float | None
    high: float | None
    orders: int
    revenue: float
    revenue_share: float
    bought: int
    bought_again: int
    bought_again_here: int
    bought_again_share: float | None
    bought_again_low: float | None
    bought_again_high: float | None
    told_by: Literal["column", "channel"]


class PathMonth(Strict):
    month: str = Field(pattern=r"^\d{4}-\d\d$")
    share: float


class BothDomains(Strict):
    customers: int
    joined: float
    low: float
    high: float
    revenue_share: float
    lately: float | None
    sides: list[OrderSide]
    channels: dict[str, Literal["private", "public"]]
    named: list[str]
    goal: float
    reached: bool
    path: list[PathMonth]


class OrderInTurn(Strict):
    number: int
    customers: int
    share_of_previous: float | None
    low: float | None
    high: float | None
    median_days: float | None


class FunnelAnswer(Strict):
    contract: Literal[1]
    findings: list[Remark]
    conversion: Arrived | None
    value: BuyerWorth | None
    money_at_stake: list[AtStake]
    card: StepCard | None
    limits: list[LimitState]
    orders_counted: int | None
    limits_day: str | None
    unfinished_day: str | None
    cards: list[LimitCard]
    why: Why | None
    compare: SideBySide | None
    orders_in_turn: list[OrderInTurn]
    domains: BothDomains | None
    live_rooms: list[OrderSide]
    traffic: list[OrderSide]
    steps: list[FunnelStep]
    by: dict[str, list[FunnelStep]]
    by_column: str | None
    touch: Literal["first", "last", "all"] | int | None
    optional: list[str]
    events_of: dict[str, list[str]]
    exclude: list[str]
    order: Literal["ordered", "strict", "any"]
    unit: Literal["user", "session"]
    window_seconds: int
    events: int
    units: int
    first: str = Moment
    last: str = Moment


class CountsAnswer(FunnelAnswer):
    """The same of daily counts, which know nobody."""

    order: None  # pyright: ignore[reportIncompatibleVariableOverride]
    unit: Literal["count"]  # pyright: ignore[reportIncompatibleVariableOverride]
    window_seconds: None  # pyright: ignore[reportIncompatibleVariableOverride]
    events: None  # pyright: ignore[reportIncompatibleVariableOverride]
    units: None  # pyright: ignore[reportIncompatibleVariableOverride]
    first: str = Day
    last: str = Day


class OrdersInTurnAnswer(FunnelAnswer):
    """The same of orders alone: the steps are the orders in turn."""

    order: None  # pyright: ignore[reportIncompatibleVariableOverride]
    unit: Literal["customer"]  # pyright: ignore[reportIncompatibleVariableOverride]
    window_seconds: None  # pyright: ignore[reportIncompatibleVariableOverride]
    events: None  # pyright: ignore[reportIncompatibleVariableOverride]


class LeadFigures(Strict):
    leads: int
    closed: int
    share: float = Field(ge=0, le=1)
    low: float = Field(ge=0, le=1)
    high: float = Field(ge=0, le=1)
    median_days: float | None
    median_calendar_days: float | None
    before_contact: int
    median_days_possible: float | None
    may_still: int


class LeadsOfOrigin(LeadFigures):
    origin: str | None


class Leads(LeadFigures):
    by_origin: list[LeadsOfOrigin]


class LeadsAnswer(FunnelAnswer):
    """The same of lists of leads and deals."""

    order: None  # pyright: ignore[reportIncompatibleVariableOverride]
    unit: Literal["lead"]  # pyright: ignore[reportIncompatibleVariableOverride]
    window_seconds: None  # pyright: ignore[reportIncompatibleVariableOverride]
    events: None  # pyright: ignore[reportIncompatibleVariableOverride]
    first: str = Day
    last: str = Day
    leads: Leads


class ClusterScore(Strict):
    k: int
    inertia: float
    silhouette: float
    stability_ari: float
    gap: float
    gap_error: float
    refused: str | None


class Cluster(Strict):
    cluster: int
    name: str = Field(min_length=1)
    customers: int
    orders: int
    revenue: float
    rule: str | None
    rule_text: str | None
    rule_right: float | None
    rule_finds: float
    centre: dict[str, float]


class AgainstRfm(Strict):
    map: str
    cramers_v: float
    table: dict[str, dict[str, int]]


class ClustersAnswer(Strict):
    contract: Literal[1]
    as_of: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    customers: int
    currency: str | None
    k: int
    chosen_by: Literal["you", "silhouette", "silhouette_of_stable", "without_heaps", "stability"]
    features: list[str]
    scores: list[ClusterScore]
    elbow: int
    natural: bool
    rule_fidelity: float
    clusters: list[Cluster]
    against_rfm: AgainstRfm
    findings: list[Remark]


class Allocated(Strict):
    name: str
    kind: Literal["performance", "brand", "innovation"]
    spend: float
    response: float | None  # not told what it brings: None, as are the next three
    marginal: float | None
    marginal_value: float | None
    value: float | None
    share: float | None
    current: float | None


class Spread(Strict):
    value: float
    low: float
    high: float


class FittedCurve(Strict):
    brings: Spread
    doubled: Spread
    retention: Spread
    reasons: list[Literal["paid", "constant", "together", "season", "follows", "leans", "wide"]]
    partners: list[str]


class ToldCurve(Strict):
    channel: str
    spend: float
    about: float  # the spend that `brings` is told of: that of now, or of before where nothing is spent now
    brings: float | None  # not told what it brings: None, as is the next
    doubled: float | None
    unsure: float
    between: list[float] | None  # the factors between which the weeks leave nine in ten of it
    named: bool  # the weeks tell it of those whose orders name the channel
    source: Literal["weeks", "recent", "none"]
    fitted: FittedCurve | None


class OffBy(Strict):
    value: float
    low: float
    high: float


class CorrectedCurve(Strict):
    spend: float
    brings: float | None
    doubled: float | None
    unsure: float
    between: list[float] | None


class ChannelBack(Strict):
    channel: str
    weeks: int
    planned_spend: float
    planned: float | None
    spent: float
    promised: float | None
    expected: float | None
    came: float | None
    source: str
    verdict: str
    off: OffBy | None
    held: bool | None
    corrected: CorrectedCurve


class AllTogether(Strict):
    came: float
    expected: float
    low: float
    high: float
    change: float
    before: int
    promised: float
    over: bool
    verdict: Literal["kept", "fewer", "more"]


class LookedBack(Strict):
    state: Literal["early", "not_seen", "running", "over"]
    weeks: int
    until: str | None
    channels: list[ChannelBack]
    followed: float | None
    off: OffBy | None
    gain_promised: float
    gain: OffBy | None
    organic_change: float | None
    together: AllTogether | None  # where no order names a channel


class SeasonTold(Strict):
    source: Literal["organic", "all", "typed"]
    index: list[float]
    low: list[float]
    high: list[float]


class PlannedMonth(Strict):
    month: str = Field(pattern=r"^\d{4}-\d\d$")
    season: float
    spend: float
    even_spend: float
    response: float
    value: float
    low: float
    high: float
    allocation: dict[str, float]


class PlannedYear(Strict):
    season: SeasonTold
    months: list[PlannedMonth]
    objective: float
    upper_bound: float
    gap: float
    even_objective: float
    low: float
    high: float


class RulesTogether(Strict):
    all: float
    rules: list[str]
    cost: float


class MissedLeast(Strict):
    at_most: float
    at_least: float
    futures: int
    told: list[float]  # the best split as told, by channel
    told_misses: float
    gives_up: float
    outside_bound: int  # of the futures


class AtLowEnd(Strict):
    brings: float
    at_most: float


class SoftRule(Strict):
    kept: bool
    cost: float | None  # None: no split keeps it


class GoodRange(Strict):
    channel: str
    low: float
    high: float
    turns_at: float | None


class Matters(Strict):
    channel: str | None  # None: what a response is worth
    low: float
    high: float


class Missed(Strict):
    channel: str
    way: Literal["much", "little"]
    missed: float


class MissedByChance(Strict):
    mean: float
    worst_tenth: float


class WorthLearning(Strict):
    channel: str
    spend: float
    known: float
    enough_weeks: int | None
    responses: float | None


class RulePays(Strict):
    rule: str
    cost: float
    spared: float
    fewer: int
    factor: float | None


class BetweenBeliefs(Strict):
    names: list[str]
    missed: list[list[float]]
    least: int
    spend: list[float]
    worst: float


class LimitPays(Strict):
    channel: str
    cost: float
    spared: float
    fewer: int
    factor: float | None


class BrandMonth(Strict):
    cost: float
    gain: float
    so_far: float
    cash: float | None  # of it, what is paid in by then; None where it is not known when a customer pays


class BrandStop(Strict):
    stop_after: int | None  # None: never
    pays_from: int | None
    overtakes: int | None
    lowest: float
    left: float
    months: list[BrandMonth]


class BrandPays(Strict):
    share: float
    lifts: Literal["organic", "conversion", "price"]
    lift: float
    half_life: float
    months: int
    cost: float
    room: float | None
    cost_with_room: float
    spend: float
    without: float
    lifted_a_week: float | None  # None: not known, and then there are no stops
    lifted_without: float | None  # the same by the split without the rule
    lift_needed: float | None
    customers_needed: float | None
    stops: list[BrandStop]


class ReservePays(Strict):
    share: float
    cost: float
    learnt: float
    weeks: int
    pays_from: int | None
    known: float


class BreakEvenAt(Strict):
    budget: float
    is_limit: bool
    rules: list[str]  # what holds the next unit back: rules, and channels at their limit
    limits: list[str]


class OtherTotal(Strict):
    budget: float
    value: float
    price: float
    full: float | None


class WhySplit(Strict):
    doubt_told: bool  # where none was, nothing follows from matters, missed, regret and lessons
    half_of_the_move: float | None
    ranges: list[GoodRange]
    alike: list[list[str]]  # channels that can change places
    matters: list[Matters]
    missed: list[Missed]
    regret: MissedByChance
    lessons: list[WorthLearning]
    rules_pay: list[RulePays]
    limits_pay: list[LimitPays]
    brand: BrandPays | None  # None: no channel for brand, or not known what is left in money
    brand_counted: float | None  # what its share costs in new customers, where only that can be told
    reserve: ReservePays | None
    break_even: BreakEvenAt | None
    totals: list[OtherTotal]
    beliefs: BetweenBeliefs | None


class Likely(Strict):
    low: float
    high: float


class BudgetAnswer(Strict):
    soft_rules: dict[str, SoftRule] | None = None  # of a plan with soft rules only
    why: WhySplit | None = None  # with --why only
    reading: Literal["expected", "cautious", "regret", "worst_tenth"] | None = None  # from a plan only
    least_regret: MissedLeast | None = (
        None  # of the readings "regret" (in the worst case) and "worst_tenth" (on average there)
    )
    cautious: AtLowEnd | None = None  # of that reading only
    contract: Literal[1]
    findings: list[Remark]
    allocation: list[Allocated]
    spend: float
    objective: float
    upper_bound: float
    gap: float
    shadow_prices: dict[str, float | None]
    rule_costs: dict[str, float]
    rules_together: RulesTogether
    current_objective: float | None
    by_week: list[float]
    goal: Literal["margin", "customers", "revenue"] | None = None  # from orders and spend only
    counted: Literal["customers", "revenue"] | None = None
    channels_alike: list[NamesAlike] | None = None  # from orders and spend only
    channels_unnamed: list[NamesAlike] | None = None  # from orders and spend only
    curves: list[ToldCurve] | None = None  # from orders and spend only
    chance_better: float | None = None  # null where nothing is gained, or no doubt was told
    likely: Likely | None  # of the objective, nine in ten; null where no doubt was told
    afterwards: LookedBack | None = None  # with --followed only
    months: PlannedYear | None = None  # with --season only


class Fitted(Strict):
    model: Literal["bg_nbd", "mbg_nbd", "pareto_nbd", "gamma_gamma", "bg_bb", "sbg"]
    customers: int
    parameters: dict[str, float | None]
    standard_errors: dict[str, float | None]
    log_likelihood: float | None
    time_unit: Literal["week", "day", "month", "quarter", "year", "renewal"]
    prior: bool
    convergence: str
    used: bool = True


class ForecastError(Strict):
    forecast: float | None
    error: float | None


class HoldoutClass(Strict):
    repeats: int
    customers: int
    actual: float | None
    forecast: float | None


class HoldoutRanking(Strict):
    top_share: float
    top_share_rate: float
    top_share_best: float
    gini: float
    gini_rate: float


class HoldoutWindow(Strict):
    origin: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    customers: int
    actual: int
    forecasts: dict[str, float | None]


class Holdout(Strict):
    origins: list[str]
    days: int | None
    actual: int | None
    naive: dict[str, ForecastError]
    models: dict[str, ForecastError]
    chosen: Literal["bg_nbd", "mbg_nbd", "pareto_nbd", "cohort_curve", "history"]
    verdict: str
    verdict_code: Literal["kept", "switched", "lost", "one", "none"]
    classes: list[HoldoutClass]
    ranking: HoldoutRanking | None
    model_range: list[float] | None
    windows: list[HoldoutWindow]


class Ltv(Strict):
    mean: float | None
    low: float | None
    high: float | None
    model_low: float | None
    model_high: float | None


class StillToCome(Ltv):
    purchases: float | None


class RatioAnswer(Strict):
    value: float | None
    low: float | None
    high: float | None
    probability_over_3: float | None = Field(ge=0, le=1)


class ValueOfKind(Strict):
    customers: int
    ltv: Ltv
    first_purchase: float | None
    repeat_purchases: float | None


class ValueOfChannel(ValueOfKind):
    channel: str | None
    ratio: RatioAnswer


class ValueOfCountry(ValueOfKind):
    country: str | None


class ValueOfCohort(ValueOfKind):
    cohort: str | None = Field(pattern=r"^\d{4}-Q[1-4]$")


class ValueOfProduct(ValueOfKind):
    first_product: str | None


class ToCome(Strict):
    customers: int
    alive: float = Field(ge=0, le=1)
    purchases: float
    each: Ltv
    total: Ltv


class ToComeOfSegment(ToCome):
    segment: str


class ToComeOfStage(ToCome):
    stage: Literal["new", "growing", "mature", "declining", "lapsed"]


class ToComeOfCluster(ToCome):
    cluster: str = Field(pattern=r"^\d+$")


class ToComeOfCohort(ToCome):
    cohort: str = Field(pattern=r"^\d{4}-Q[1-4]$")


class ToComeOfProduct(ToCome):
    first_product: str | None


class ToComeOfChannel(ToCome):
    channel: str | None


class ToComeOfCountry(ToCome):
    country: str | None


class ExistingBy(Strict):
    segment: list[ToComeOfSegment]
    stage: list[ToComeOfStage]
    cluster: list[ToComeOfCluster] | None = None  # with --k only
    cohort: list[ToComeOfCohort]
    first_product: list[ToComeOfProduct] | None = None  # where the file has lines
    channel: list[ToComeOfChannel]
    country: list[ToComeOfCountry]


class WaterfallPart(Strict):
    part: Literal["first_purchase", "later_purchases", "discounts", "returned", "goods", "other_costs", "value"]
    amount: float
    share: float


class ListCount(Strict):
    list: Literal["keep", "grow", "leave"]
    customers: int
    money: float


class MonthOfChannel(Strict):
    channel: str
    spend: float
    new_customers: float
    cac: float | None
    likely_customers: float


class CostOfMonth(Strict):
    month: str = Field(pattern=r"^\d{4}-\d\d$")
    whole: bool
    spend: float
    new_customers: int
    cac: float | None
    channels: list[MonthOfChannel]


class SpreadRow(Strict):
    tenth: int
    customers: int
    revenue: float
    share: float | None


class YearsRow(Strict):
    group: Literal["more", "less", "lost", "new"]
    customers: int
    before: float
    now: float


class OneCohortRow(Strict):
    quarter: str
    age: int
    active: float
    purchases: float | None
    spend: float | None


class AuditCohortRow(Strict):
    quarter: str
    customers: int
    first: float
    repeats_90: float | None
    repeats_180: float | None
    repeats_365: float | None


class WholeRow(Strict):
    quarter: str
    new: float
    old: float


class AuditAnswer(Strict):
    spread: list[SpreadRow] = Field(min_length=10, max_length=10)
    years: list[YearsRow]
    one_cohort: list[OneCohortRow]
    cohorts: list[AuditCohortRow]
    whole: list[WholeRow]


class CostOfChannel(Strict):
    channel: str
    spend: float
    new_customers: int
    cac: float | None
    source: Literal["orders", "platform", "hand"]
    claimed: float | None
    most_customers: float
    likely_customers: float
    likely_cac: float | None
    cac_low: float | None
    cac_high: float | None
    shared_with: list[str]
    marginal_cac: float | None
    ltv: float | None
    ratio: RatioAnswer


class HoleOfSpend(Strict):
    channel: str | None
    first_day: str = Day
    last_day: str = Day
    new_customers: int = Field(ge=0)
    answer: Literal["paused", "missing"] | None


class NamesAlike(Strict):
    channel: str
    labels: list[str]


class GateOfDay(Strict):
    day: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    state: Literal["on", "off"]
    probability_over_3: float = Field(ge=0, le=1)


class GateAnswer(GateOfDay):
    since: str | None = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    brand_spend: float
    untold_days: int = Field(ge=0)
    margin_needed: float | None = Field(gt=0, le=1)
    history: list[GateOfDay]


class TillAnswer(Strict):
    lowest_cash: float = Field(le=0)
    lowest_day: int
    even_day: int | None


class PaybackAnswer(TillAnswer):
    days: int | None
    earliest_days: int | None
    latest_days: int | None
    even_gap_days: int | None
    customers_a_month: float
    best: TillAnswer
    worst: TillAnswer


class PaybackDay(Strict):
    day: int
    back: float
    low: float
    high: float
    cash: float


class TrackedWeek(Strict):
    week: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    actual: int = Field(ge=0)
    forecast: float
    actual_so_far: int = Field(ge=0)
    forecast_so_far: float
    held_back: bool


class OccasionsCheck(Strict):
    occasions: int
    forecast: float
    actual: int


class OccasionsAnswer(Strict):
    every: Literal["month", "quarter", "year"]
    past: int
    ahead: int
    alive: float = Field(ge=0, le=1)
    purchases: Ltv
    holdout: OccasionsCheck | None


class RenewalSeen(Strict):
    renewal: int
    share: float
    model: float


class RenewalAhead(Strict):
    renewal: int
    share: float
    low: float
    high: float
    renewing: float


class ContractsAnswer(Strict):
    seen: list[RenewalSeen]
    ahead: list[RenewalAhead]


class Apart(Strict):
    """A share of first purchases and one of later ones."""

    first: float
    later: float


class ValueAnswer(Strict):
    contract: Literal[1]
    as_of: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    customers: int
    currency: str | None
    models: list[Fitted]
    holdout: Holdout
    occasions: OccasionsAnswer | None = None  # with --occasions only
    contracts: ContractsAnswer | None = None  # with --renewals only
    basis: Literal["margin", "revenue"]
    horizon_days: int
    discount_annual: float
    method: str
    ltv: Ltv
    waterfall: list[WaterfallPart]
    existing: StillToCome
    margin: float | None
    margin_source: Literal["option", "column"] | None
    margins_apart: Apart | None  # of first and later purchases, where the column tells; else both have `margin`
    discounts_apart: Apart
    margin_covered: float | None = Field(ge=0, le=1)  # the share of the sales whose cost the column tells
    other_costs: float = Field(ge=0, lt=1)
    by_channel: list[ValueOfChannel]
    by_country: list[ValueOfCountry]
    by_cohort: list[ValueOfCohort]
    by_first_product: list[ValueOfProduct] | None = None
    existing_by: ExistingBy
    lists: list[ListCount]
    audit: AuditAnswer
    cac_by_month: list[CostOfMonth]
    cac: list[CostOfChannel]
    blended_cac: float | None
    paid_cac: float | None
    likely_paid_customers: float | None
    likely_paid_cac: float | None
    paid_cac_low: float | None
    paid_cac_high: float | None
    organic_customers: int | None
    likely_organic_customers: float | None
    organic_low: float | None
    organic_high: float | None
    untold_customers: int | None
    told_blended_cac: float | None
    spend_holes: list[HoleOfSpend] | None
    most_paid_customers: float | None
    channels_alike: list[NamesAlike]
    channels_unnamed: list[NamesAlike]
    ratio: RatioAnswer
    ratio_so_far: Edges | None
    gate: GateAnswer | None
    payback: PaybackAnswer | None
    payback_curve: list[PaybackDay]
    tracking: list[TrackedWeek]
    payback_days: int | None
    lowest_cash: float | None
    findings: list[Remark]
