"""`funnel`: how many come how far on the way to buying, and how long they take."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

import pandas as pd

from lib.analysis.domains import told_domains
from lib.analysis.event_log import UNKNOWN, likely_way, prepared
from lib.analysis.funnel import Funnel, StepFigures, from_log
from lib.analysis.funnel_findings import NO_PURCHASE, aside_findings, funnel_findings
from lib.analysis.funnel_rule import Question, Step
from lib.analysis.log_buyers import counted, customers_of, only_by_orders, steps_with_orders, strangers, with_orders
from lib.analysis.stakes import money_places
from lib.analysis.touchpoints import (
    TouchPoint,
    compact,
    guessed,
    listed,
    named_events,
    named_steps,
    steps_of,
    with_optional,
)
from lib.analysis.watch import days_of_totals, funnel_of_days
from lib.catalog.touchpoints import TOUCHPOINTS
from lib.charts.funnel import step_title
from lib.charts.phrases import duration
from lib.cli import domains, journey
from lib.cli.calls import Call, FunnelCall
from lib.cli.domains import shop_of
from lib.cli.funnel_calls import Sides
from lib.cli.journey import WORDS, Way, parts_by
from lib.cli.plain import remarks
from lib.cli.show import Figure, table
from lib.core.columns import (
    CUSTOMER_ID,
    DOMAIN,
    DWELL_SECONDS,
    EVENT,
    FIRST_DAY,
    LOAD_SECONDS,
    METRIC,
    SEGMENT,
    USER_ID,
)
from lib.core.errors import CannotAnswer, CannotRead
from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.imported import Imported, SideFile
from lib.ingest.people import people_of
from lib.store.duckdb import DuckDB
from lib.text.words import Words

#: How the column of a breakdown is called in the store, whatever the file calls it.
_BY = "by_value_"


def funnel(call: Call, read: SideFile, orders: Imported | None = None) -> tuple[Way, Mapping[str, Funnel]]:
    """The funnel that a call asks for with the log and the shop's orders, and its breakdown.

    Raises:
        CannotAnswer: a step, an excluded event or the column is not in the file, or no event counts.
    """
    frame, asked = read.frame, call.funnel
    if frame.empty:
        raise CannotAnswer(
            N_(
                "No event of the file counts, so there is nothing to answer. Say: python -m lib import FILE to see where its rows went."
            )
        )
    names = sorted(frame[EVENT].unique())
    question = Question(
        steps_of_call(asked.steps, asked.optional, names, frame),
        asked.window_seconds,
        asked.order,
        asked.unit,
        named_events(asked.exclude, names, TOUCHPOINTS),
    )
    if isinstance(asked.touch, int) and asked.touch > len(question.steps):
        raise CannotRead(
            N_("--touch {touch} names a step that is not there: the way has {count} steps."),
            touch=asked.touch,
            count=len(question.steps),
        )
    compared = call.journey.compare
    wanted = (asked.by, compared.by if isinstance(compared, Sides) else None)
    columns = {name: _column(read, name) for name in wanted if name is not None and not _of_orders(name, read)}
    frame = frame.assign(**{f"{_BY}{place}": cells for place, cells in enumerate(columns.values())})
    own = {name: f"{_BY}{place}" for place, name in enumerate(columns)}
    known = None if orders is None else customers_of(orders.customers, people_of(read))
    if asked.count_orders:
        if orders is None or known is None or asked.unit != "user":
            raise CannotAnswer(N_("--count-orders needs --orders, and people rather than visits (--unit user)."))
        frame = with_orders(frame, orders.orders, known)
        question = replace(question, steps=steps_with_orders(question.steps, TOUCHPOINTS))
    words = [name for name in (*WORDS, DOMAIN) if frame[name].notna().any()]
    numbers = [name for name in (LOAD_SECONDS, DWELL_SECONDS) if frame[name].notna().any()]
    with closing(DuckDB()) as engine:
        engine.load({"events": frame.rename(columns={USER_ID: CUSTOMER_ID})})
        with engine.reading() as frames:
            log = prepared(frames, asked.unit, [*words, *own.values()], numbers)
    called = {name: log.log.attributes[column] for name, column in own.items()}
    told = {
        name: told_domains(log.log.attributes[name]) if name == DOMAIN else log.log.attributes[name] for name in words
    }
    log = replace(log, log=replace(log.log, attributes=told | called))
    shop = None if orders is None else shop_of(call, orders, log)
    whole = from_log(log.log, question)
    made = money_places(whole, TOUCHPOINTS)[0]
    remarks = () if known is None else strangers(log, whole, made, known)
    more = only_by_orders(whole, lambda other: from_log(log.log, other))
    if more is not None:
        remarks += (counted(more),)
    way = Way(whole, read, log, None, shop, remarks, more)
    return way, {} if asked.by is None else parts_by(log.log, way.funnel, asked.by, asked.touch, shop)


def _of_orders(name: str, read: SideFile) -> bool:
    """Whether a breakdown is by what the orders tell, and the file has no column of that name."""
    return name in {SEGMENT, DOMAIN} and name not in read.table.headers


def counts(call: Call, read: SideFile, orders: Imported | None = None) -> Way:
    """The funnel of daily totals, which know nobody: sums of touch-points, or of the figures that the call names.

    Raises:
        CannotAnswer: the call asks for what counts cannot say, the file counts no touch-point, or a figure is not in it.
    """
    asked = call.funnel
    if asked != replace(FunnelCall(), steps=asked.steps, window_seconds=asked.window_seconds):
        raise CannotAnswer(
            N_(
                "These are counts of days, weeks or months: they follow nobody from one step to the next. --order, --by, --optional, --exclude and --unit need a file with one row an event."
            )
        )
    days, shop = days_of_totals(read.frame, TOUCHPOINTS), None if orders is None else shop_of(call, orders)
    if asked.steps is not None:
        return Way(_named_counts(asked.steps, read), read, None, None, shop)
    if not days.units:
        names = [str(name) for name in read.frame[METRIC].unique()]
        raise CannotAnswer(
            N_(
                "None of the figures is one of the usual steps. The file has {figures}. Name the steps in their order, such as --steps {example}"
            ),
            figures=listed(names),
            example=",".join(names[:3]),
        )
    return Way(funnel_of_days(days), read, None, days, shop)


def _named_counts(steps: Sequence[str], read: SideFile) -> Funnel:
    """The sums of figures by their names: ours, or those of the file."""
    codes = [str(code) for code in read.frame[METRIC].unique()]
    headers = {guess.field: guess.header for guess in read.guesses}
    known = {compact(name): code for code in codes for name in (code, headers.get(code, code))}
    found: list[TouchPoint] = []
    for name in steps:
        code = known.get(compact(name))
        if code is None:
            raise CannotAnswer(
                N_("The figure “{figure}” is not in the file. It has {figures}."), figure=name, figures=listed(codes)
            )
        found.append(TouchPoint(name, name, "", (), (code,), "", "", ""))
    return funnel_of_days(days_of_totals(read.frame, found))


def steps_of_call(
    given: Sequence[str] | None, optional: Sequence[str], names: Sequence[str], events: pd.DataFrame
) -> tuple[Step, ...]:
    """The steps as named, or those that the template finds.

    Raises:
        CannotAnswer: a name is not among the file's events, or the template knows none of them.
    """
    if given is not None:
        return named_steps(given, names, TOUCHPOINTS, optional)
    mapping = guessed(names, TOUCHPOINTS)
    found = steps_of(mapping, TOUCHPOINTS)
    if not found:
        raise CannotAnswer(
            N_(
                "None of the events is one of the usual steps. The file has {events}. Name the steps in their order, the purchase as paid=NAME, such as --steps {example}"
            ),
            events=listed(names),
            example=",".join(likely_way(events)),
        )
    steps = [Step(step.events[0], step.events) if len(step.events) == 1 else step for step in found]
    return with_optional(steps, optional, mapping)


def _column(read: SideFile, name: str) -> pd.Series[str]:
    """A column of the file by its header, or by the field that it was taken for.

    Raises:
        CannotAnswer: there is none of that name.
    """
    headers = list(read.table.headers)
    of_field = {guess.field: guess.header for guess in read.guesses}
    header = name if name in headers else of_field.get(name)
    if header is None:
        header = next((one for one in headers if compact(one) == compact(name)), None)
    if header is None:
        raise CannotAnswer(
            N_("The column “{column}” is not in the file. It has {columns}. Choose one of them with --by"),
            column=name,
            columns=listed([one for one in headers if one]),
        )
    cells = read.table.cells[f"c{headers.index(header)}"].to_pandas().astype("str")
    kept = cells[(read.rows["fate"] == "counted").to_numpy()].str.strip().reset_index(drop=True)
    return kept.where(kept != UNKNOWN)


def answer(way: Way, by: Mapping[str, Funnel], call: Call, words: Words) -> dict[str, Any]:
    """The answer to `funnel`, as in the contract."""
    whole, read = way.funnel, way.read
    if way.log is None:
        return _answer_of_counts(way, call, words)
    question, log = whole.question, way.log.log
    further = journey.answer(way, call, words)
    return {
        "steps": _rows(whole),
        "by": {value: _rows(group) for value, group in by.items()},
        "by_column": call.funnel.by,
        "touch": call.funnel.touch if call.funnel.by is not None else None,
        "optional": [step.code for step in question.steps if step.need == "optional"],
        "events_of": {step.code: list(step.events) for step in question.steps},
        "exclude": list(question.exclude),
        "order": question.order,
        "unit": question.unit,
        "window_seconds": question.window_seconds,
        "orders_counted": way.by_orders,
        "events": len(log),
        "units": log.units,
        "first": str(read.frame["occurred_at"].min())[:19],
        "last": str(read.frame["occurred_at"].max())[:19],
        **further,
        **domains.answer(way.shop, call),
        "findings": remarks(
            (
                *read.findings,
                *funnel_findings(whole, log, "guessed" if call.funnel.steps is None else "named", step_title),
                *_no_purchase(whole),
                *way.remarks,
                *journey.compare_findings(further["compare"]),
            ),
            words,
        ),
    }


def _answer_of_counts(way: Way, call: Call, words: Words) -> dict[str, Any]:
    """The keys of the contract's answer, null where counts cannot say it."""
    found, read = way.funnel, way.read
    steps = found.question.steps
    further = journey.answer(way, call, words)
    return {
        "steps": _rows(found),
        "by": {},
        "by_column": None,
        "touch": None,
        "optional": [],
        "events_of": {step.code: list(step.events) for step in steps},
        "exclude": [],
        "order": None,
        "unit": "count",
        "window_seconds": None,
        "orders_counted": None,
        "events": None,
        "units": None,
        "first": str(read.frame[FIRST_DAY].min())[:10],
        "last": str(read.frame[FIRST_DAY].max())[:10],
        **further,
        **domains.answer(way.shop, call),
        "findings": remarks(
            (
                *read.findings,
                *(() if way.days is None else aside_findings(way.days)),
                *funnel_findings(found, None, title=step_title),
                *_no_purchase(found),
                *journey.compare_findings(further["compare"]),
            ),
            words,
        ),
    }


def _no_purchase(funnel: Funnel) -> tuple[Finding, ...]:
    """Said where there is a way, but no step at which money is made."""
    if len(funnel.figures) < 2 or money_places(funnel, TOUCHPOINTS)[0] is not None:
        return ()
    return (finding("no_purchase", "info", NO_PURCHASE),)


def _rows(funnel: Funnel) -> list[dict[str, Any]]:
    return [_row(one, funnel.still(place)) for place, one in enumerate(funnel.figures)]


def _row(one: StepFigures, still: int) -> dict[str, Any]:
    first, previous, took, since = one.of_first, one.of_previous, one.took, one.since
    return {
        "step": one.step.code,
        "users": one.units,
        "lost": one.lost,
        "may_still": still,
        "share_of_first": first and first.value,
        "share_of_previous": previous and previous.value,
        "low": previous and previous.low,
        "high": previous and previous.high,
        "low_of_first": first and first.low,
        "high_of_first": first and first.high,
        "median_seconds": took and took.median,
        "q1_seconds": took and took.q1,
        "q3_seconds": took and took.q3,
        "since_previous_median_seconds": since and since.median,
    }


def shown(way: Way, by: Mapping[str, Funnel], given: dict[str, Any], words: Words) -> str:
    """The same answer for a person at a terminal."""
    parts = [_table(way.funnel, words)]
    parts += [f"{value or words.say(N_('Not known'))}\n{_table(group, words)}" for value, group in by.items()]
    parts += [journey.shown(given, words), domains.shown(given, words)]
    return "\n\n".join(part for part in parts if part)


def _table(funnel: Funnel, words: Words) -> str:
    said = (
        N_("Step"),
        N_("Number"),
        N_("Of the first"),
        N_("Of the step before"),
        N_("Range"),
        N_("Half are there after"),
    )
    headers = [words.say(text) for text in said]
    return table(headers, [_said(one, words) for one in funnel.figures], words)


def _said(one: StepFigures, words: Words) -> tuple[Any, ...]:
    previous = one.of_previous
    between = (
        Figure() if previous is None else Figure(words.span(words.share(previous.low), words.share(previous.high)))
    )
    return (
        re.sub(r"\s+", " ", one.step.code) + (f" ({words.say(N_('optional'))})" if one.step.need == "optional" else ""),
        one.units,
        Figure(words.fact("share_", None if one.of_first is None else one.of_first.value)),
        Figure(words.fact("share_", None if previous is None else previous.value)),
        between,
        Figure("" if one.took is None else words.say(duration(one.took.median))),
    )
