"""The exact windowed funnel as a reduction that every engine runs.

Rule: every second of a user carries, for each step, the latest start of a chain that has come so far; a later start leaves
more of the window, so no chain is missed (ClickHouse's windowFunnel, and the stream of Huawei's paper behind it). Events of
one second are counted first, which settles ties and repeated steps: a chain takes what a second holds, in any order.
0 stands for "no start" (a running maximum is null on a null row), so seconds count from 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals.stable.v2 as nw
from narwhals.stable.v2 import col

from lib.analysis.clock import second_number
from lib.analysis.funnel_rule import Jump, Plan, Question
from lib.core.columns import CUSTOMER, EVENT, OCCURRED_AT, SESSION_ID
from lib.store.engine import Frame

#: What a missing session or a missing value of a breakdown is called.
UNKNOWN = ""
QUARTILES = (("q1", 0.25), ("median", 0.5), ("q3", 0.75))


def flag(condition: nw.Expr) -> nw.Expr:
    """1 where the condition holds, else 0."""
    return nw.when(condition).then(nw.lit(1, nw.Int64)).otherwise(nw.lit(0, nw.Int64))


def who_of(question: Question) -> list[str]:
    """The columns that name whose way is counted."""
    return [CUSTOMER] if question.unit == "user" else [CUSTOMER, SESSION_ID]


def arrivals(events: Frame, question: Question, by: str | None = None) -> Frame:
    """Per user or session (and value of `by`): the least seconds it took to each step.

    Args:
        events: customer, event, occurred_at, and session_id or `by` where asked for.
        question: the funnel.
        by: each value's events are a log of their own ("all steps" of a breakdown).

    Returns:
        Who, `took_1` … from the first step, `since_2` … from the step before (not where steps come in any order); null: not
        reached. Without rows of those who have no step's event.
    """
    who = [*who_of(question), *([by] if by else [])]
    texts = [name for name in who if name != CUSTOMER]
    rows = events.with_columns(*(col(name).fill_null(UNKNOWN) for name in texts)) if texts else events
    plan = Plan(question)
    if question.order == "any":
        timed = _any_order(rows, plan, who)
    else:
        timed = (_strict if question.order == "strict" else _ordered)(_seconds(rows, plan, who), plan, who)
    return timed.group_by(*who).agg(*(col(name).min() for name in _times(question)))


def _times(question: Question) -> list[str]:
    """The columns of seconds that an answer has."""
    numbers = range(1, len(question.steps) + 1)
    since = [] if question.order == "any" else [f"since_{number}" for number in numbers[1:]]
    return [f"took_{number}" for number in numbers] + since


def funnel_counts(reached: Frame, question: Question, by: str | None = None) -> Frame:
    """Per value of `by`, or of all: how many reached each step (`units_1` …), and the quartiles of their seconds."""
    if by is None:
        reached, by = reached.with_columns(all=nw.lit(1)), "all"
    counts = [col(f"took_{number}").count().alias(f"units_{number}") for number in range(1, len(question.steps) + 1)]
    spread = [
        col(name).quantile(share, "linear").alias(f"{name}_{quartile}")
        for name in _times(question)
        for quartile, share in QUARTILES
    ]
    return reached.group_by(by).agg(*counts, *spread)


def touched(events: Frame, question: Question, by: str, touch: str) -> Frame:
    """Per user or session: one value of a column, by the rule of `touch`.

    "first" and "last" are over the steps' events whose value is known; a step's number is over that step's events. In one
    second the earlier step comes first, then the smaller text. Those without a value are not in the answer.
    """
    plan, who = Plan(question), who_of(question)
    rows = events.filter(col(EVENT).is_in(list(question.events)), ~col(by).is_null())
    if touch not in {"first", "last"}:
        rows = rows.filter(col(EVENT).is_in(list(question.steps[int(touch) - 1].events)))
    sign = -1 if touch == "last" else 1
    if len(who) > 1:
        rows = rows.with_columns(col(SESSION_ID).fill_null(UNKNOWN))
    rows = rows.select(
        *who,
        by,
        at=second_number(col(OCCURRED_AT)) * sign,
        rank=nw.sum_horizontal(
            *(flag(col(EVENT).is_in(list(names))) * place * sign for place, names in enumerate(plan.classes))
        ),
    )
    numbered = rows.with_columns(one=nw.lit(1)).with_columns(
        number=col("one").cum_sum().over(*who, order_by=["at", "rank", by])
    )
    return numbered.filter(col("number") == 1).select(*who, by)


def _seconds(events: Frame, plan: Plan, who: Sequence[str]) -> Frame:
    """One row a second of somebody: how many events of each class it holds, of all, and of excluded ones."""
    question = plan.question
    if question.order != "strict":
        events = events.filter(col(EVENT).is_in([*question.events, *question.exclude]))
    counted: dict[str, nw.Expr] = {
        f"of_{place}": flag(col(EVENT).is_in(list(names))) for place, names in enumerate(plan.classes)
    }
    counted["spoilt"] = flag(col(EVENT).is_in(list(question.exclude))) if question.exclude else nw.lit(0, nw.Int64)
    rows = events.select(*who, t=second_number(col(OCCURRED_AT)) + 1, events=nw.lit(1, nw.Int64), **counted)
    totals = rows.group_by(*who, "t").agg(*(col(name).sum() for name in ("events", *counted)))
    return totals.with_columns(*(col(name).cast(nw.Int64) for name in ("events", *counted)))


def _ordered(seconds: Frame, plan: Plan, who: Sequence[str]) -> Frame:
    """Adds `took_k` and `since_k`: from the latest start, and from the last second of the step before."""
    rows = seconds.with_columns(spoilt=nw.when(col("spoilt") > 0).then(col("t")).otherwise(nw.lit(0)))
    rows = _earlier(rows, ["spoilt"], who)
    for step in range(len(plan.of_step)):
        number = step + 1
        ways = [(_holds(jump), _start(jump)) for jump in plan.jumps(step)]
        starts = [nw.when(holds & _in_time(start, plan)).then(start).otherwise(nw.lit(0)) for holds, start in ways]
        rows = rows.with_columns(nw.max_horizontal(nw.lit(0), *starts).alias(f"at_{number}"))
        reached = col(f"at_{number}") > 0
        rows = rows.with_columns(nw.when(reached).then(col("t") - col(f"at_{number}")).alias(f"took_{number}"))
        before = plan.before(step)
        if before is not None:
            within = nw.max_horizontal(nw.lit(0), *(flag(start > 0) for start in starts[1:]))
            since = nw.when(within > 0).then(nw.lit(0)).otherwise(col("t") - col(f"last_{before + 1}_earlier"))
            rows = rows.with_columns(nw.when(reached).then(since).alias(f"since_{number}"))
        rows = rows.with_columns(nw.when(reached).then(col("t")).otherwise(nw.lit(0)).alias(f"last_{number}"))
        if plan.question.steps[step].need == "required":
            rows = _earlier(rows, [f"at_{number}", f"last_{number}"], who)
    return rows


def _strict(seconds: Frame, plan: Plan, who: Sequence[str]) -> Frame:
    """The same where nothing may lie between: only the second before can be come from, and has to be used up."""
    rows = seconds.with_columns(t_earlier=col("t").shift(1).over(*who, order_by="t"))
    for step in range(len(plan.of_step)):
        number = step + 1
        starts: list[nw.Expr] = []
        through: list[nw.Expr] = []
        since: list[nw.Expr] = []
        for jump in plan.jumps(step):
            start = _start(jump)
            fits = _holds(jump) & (start > 0) & (col("t") - start <= plan.question.window_seconds)
            starts.append(nw.when(fits).then(start).otherwise(nw.lit(0)))
            whole = fits & ((col("events") == jump.events) if jump.base is not None else fits)
            through.append(nw.when(whole).then(start).otherwise(nw.lit(0)))
            since.append(nw.when(fits).then(nw.lit(0) if jump.events > 1 else col("t") - col("t_earlier")))
        rows = rows.with_columns(
            nw.max_horizontal(nw.lit(0), *starts).alias(f"at_{number}"),
            nw.max_horizontal(nw.lit(0), *through).alias(f"open_{number}"),
            nw.min_horizontal(*since, nw.lit(_NEVER)).alias(f"since_{number}"),
        )
        reached = col(f"at_{number}") > 0
        rows = rows.with_columns(
            nw.when(reached).then(col("t") - col(f"at_{number}")).alias(f"took_{number}"),
            nw.when(reached).then(col(f"since_{number}")).alias(f"since_{number}"),
            col(f"open_{number}").shift(1).over(*who, order_by="t").fill_null(0).alias(f"at_{number}_earlier"),
        )
    return rows


_NEVER = 2**62


def _any_order(events: Frame, plan: Plan, who: Sequence[str]) -> Frame:
    """The steps in any order: a chain ends at an event, and starts at the earliest of the latest events that it needs."""
    question = plan.question
    rows = events.filter(col(EVENT).is_in([*question.events, *question.exclude]))
    kind = nw.sum_horizontal(
        *(flag(col(EVENT).is_in(list(names))) * (place + 1) for place, names in enumerate(plan.classes))
    )
    rows = rows.select(*who, t=second_number(col(OCCURRED_AT)) + 1, kind=kind)  # an excluded event is of kind 0
    rows = rows.with_columns(spoilt=nw.when(col("kind") == 0).then(col("t")).otherwise(nw.lit(0)))
    rows = rows.with_columns(
        kind_last=nw.when(col("kind") == 0).then(nw.lit(len(plan.classes) + 1)).otherwise(col("kind"))
    )
    inside = ["t", "kind_last"]
    rows = rows.with_columns(spoilt_now=col("spoilt").cum_max().over(*who, order_by=inside))
    rows = rows.with_columns(
        spoilt_earlier=nw.when(col("spoilt_now") < col("t")).then(col("spoilt_now")).otherwise(nw.lit(0))
    )
    rows = rows.filter(col("kind") > 0)
    most = max(max(plan.needs(step).values()) for step in range(len(plan.of_step)))
    for back in range(most):
        nth = col("t") if back == 0 else col("t").shift(back).over(*who, "kind", order_by="t").fill_null(0)
        rows = rows.with_columns(nth.alias("nth"))
        for place in range(len(plan.classes)):
            own = nw.when(col("kind") == place + 1).then(col("nth")).otherwise(nw.lit(0))
            rows = rows.with_columns(own.alias("own"))
            rows = rows.with_columns(
                col("own").cum_max().over(*who, order_by=inside).alias(f"latest_{place}_{back + 1}")
            )
    for step in range(len(plan.of_step)):
        first, *others = (col(f"latest_{place}_{times}") for place, times in plan.needs(step).items())
        start = nw.min_horizontal(first, *others) if others else first  # Spark knows no least of one
        reached = (start > 0) & _in_time(start, plan)
        rows = rows.with_columns(nw.when(reached).then(col("t") - start).alias(f"took_{step + 1}"))
    return rows


def _earlier(rows: Frame, names: Sequence[str], who: Sequence[str]) -> Frame:
    """Adds `…_earlier`: the greatest value of a column in the seconds before this one."""
    rows = rows.with_columns(*(col(name).cum_max().over(*who, order_by="t").alias(f"{name}_so_far") for name in names))
    return rows.with_columns(
        *(
            col(f"{name}_so_far").shift(1).over(*who, order_by="t").fill_null(0).alias(f"{name}_earlier")
            for name in names
        )
    )


def _holds(jump: Jump) -> nw.Expr:
    """Whether a second has the events that a jump takes."""
    return nw.all_horizontal(*(col(f"of_{place}") >= times for place, times in _sorted(jump.needs)), ignore_nulls=False)


def _sorted(needs: Mapping[int, int]) -> list[tuple[int, int]]:
    return sorted(needs.items())


def _start(jump: Jump) -> nw.Expr:
    return col("t") if jump.base is None else col(f"at_{jump.base + 1}_earlier")


def _in_time(start: nw.Expr, plan: Plan) -> nw.Expr:
    """Whether a chain with this start may end now: inside the window, and nothing excluded has come in between."""
    return (start > 0) & (col("t") - start <= plan.question.window_seconds) & (start >= col("spoilt_earlier"))
