"""Each command: read, ask, answer. What is heavy is imported by the commands that need it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from lib.cli import importing, side
from lib.cli.calls import Call
from lib.cli.options import Command
from lib.cli.plain import as_json, remarks
from lib.cli.reading import (
    each_read_once,
    events_apart,
    imported,
    in_their_places,
    no_curves,
    orders_or,
    people_alone,
    reports_of,
    understood,
    way_files,
    weeks_beside,
    with_lines_of,
)
from lib.cli.show import safe
from lib.core.errors import CannotAnswer, CannotRead, DomainError
from lib.core.words import N_
from lib.ingest.imported import Imported, SideFile
from lib.ingest.only_beside import ListsPeople
from lib.text.words import Words

CONTRACT = 1
#: The answer as the contract has it, and the same for a person at a terminal.
Answered = tuple[dict[str, Any], str]


def answer(call: Call, words: Words, today: date) -> str:
    """What goes to the standard output: one JSON object, or a table and the findings."""
    given, shown = _ANSWERS[call.command](call, words, today)
    return as_json({"contract": CONTRACT, **given}) if call.form == "json" else "\n\n".join([shown, *_notes(given)])


def _import(call: Call, words: Words, today: date) -> Answered:
    if not call.beside and len(call.files) == 1:
        return _as_listed(call, words, today)
    with each_read_once():
        try:
            return _as_given(call, words, today)
        except DomainError:
            moved = in_their_places(call, today)
            if moved is not None:
                with suppress(DomainError):  # what was wrong as they were given is said then
                    return _as_given(moved, words, today)
            reports = reports_of(call, today)
            if reports is None:
                raise
            return _told(call, reports, words, today)


def _as_listed(call: Call, words: Words, today: date) -> Answered:
    """The answer to `import` of one file: also of people without what they bought, which other commands refuse."""
    try:
        return _as_given(call, words, today)
    except ListsPeople as said:
        if call.importing.mapping or call.before is not None:
            raise
        return _told(call, people_alone(call, today, said), words, today)


def _as_given(call: Call, words: Words, today: date) -> Answered:
    return _told(call, understood(call, today), words, today)


def _told(call: Call, read: Imported | SideFile, words: Words, today: date) -> Answered:
    if len(call.beside) == 1 and isinstance(read, Imported):
        from lib.cli import links  # noqa: PLC0415 - only where files are compared

        read = links.lines_of(read, call, today) or read
    if read.ledger.rows_read == 0:
        empty = next((one for one in read.findings if one.code == "no_rows"), None)
        if empty is not None:
            raise CannotAnswer(empty.sentence.template, **empty.sentence.facts)
    words, part = replace(words, currency=read.currency), side if isinstance(read, SideFile) else importing
    given = part.answer(read, words)  # pyright: ignore[reportArgumentType] - each part answers its own kind
    shown = [part.shown(given, words)]
    if call.before is not None:
        given, news = _since(call, read, given, words, today)
        shown.insert(0, news)  # first of all, as on the page
    if call.beside:
        from lib.cli import links  # noqa: PLC0415 - only where files are compared

        found = links.links(read, call, words, today)
        given = found.added(given)
        shown += [links.shown(found.links, words)] if found.links else []
    return given, "\n\n".join(shown)


def _since(call: Call, read: Imported | SideFile, given: dict[str, Any], words: Words, today: date) -> Answered:
    """The answer to `import` with what is different from an earlier export."""
    from lib.cli import changed  # noqa: PLC0415 - DuckDB takes a third of a second to import

    told, said = changed.found(read, call, today)
    if call.out is not None:
        _write(call.out, changed.export(told, call, call.out.suffix, words))
    more = {"changed": changed.answer(told), "findings": [*given["findings"], *remarks(said, words)]}
    return given | more, changed.shown(told, call, words)


def _rfm(call: Call, words: Words, today: date) -> Answered:
    from lib.cli import rfm  # noqa: PLC0415 - DuckDB and the writers of files take a third of a second to import

    read = orders_or("customers", call, today)
    scored, known = rfm.scored(call, read, today)
    if call.out is not None:
        _write(call.out, rfm.export(scored, call.out.suffix))
    words = replace(words, currency=read.currency)
    given = rfm.answer(scored, known, read, words)
    return given, rfm.shown(given, scored, words)


def _lists(call: Call, words: Words, today: date) -> Answered:
    from lib.cli import lists  # noqa: PLC0415 - as above

    read = imported(call, today)
    words = replace(words, currency=read.currency)
    made = lists.made(call, read, words, today)
    if call.out is not None:
        _write(call.out, lists.written(made, call))
    if call.lists.held_out is not None:
        _write(call.lists.held_out, lists.left_out(made, words))
    given = lists.answer(made, call, read, words)
    return given, lists.shown(given, call.rfm.map_name, words)


def _lifecycle(call: Call, words: Words, today: date) -> Answered:
    from lib.cli import lifecycle  # noqa: PLC0415 - DuckDB takes a third of a second to import

    call, events = events_apart(call, today)
    read = orders_or("daily", call, today)
    if isinstance(read, Imported):
        read = with_lines_of(call, read, today)
    else:
        from lib.cli import daily  # noqa: PLC0415 - Altair takes a second

        return daily.answered(call, read, replace(words, currency=read.currency))
    words = replace(words, currency=read.currency)
    found = lifecycle.found_in(call, read)
    given = lifecycle.answer(call, found, read, words, events)
    for path, content in lifecycle.exports(call, found, given).items():
        _write(path, content)
    return given, lifecycle.shown(given, found, words)


def _funnel(call: Call, words: Words, today: date) -> Answered:
    from lib.cli import domains, funnel, leads  # noqa: PLC0415 - as above

    read, orders = way_files(call, today)
    if isinstance(read, list):
        return leads.answered(call, read, words)
    words = replace(words, currency=read.currency if orders is None else orders.currency)
    if isinstance(read, Imported):
        return domains.answered(call, read, words)
    way, by = (funnel.counts(call, read, orders), {}) if read.kind == "daily" else funnel.funnel(call, read, orders)
    given = funnel.answer(way, by, call, words)
    return given, funnel.shown(way, by, given, words)


def _budget(call: Call, words: Words, today: date) -> Answered:
    from lib.cli import budget, budget_plan  # noqa: PLC0415 - only this command needs a solver

    if call.spend:
        from lib.cli import budget_files  # noqa: PLC0415 - DuckDB and SciPy take half a second to import

        return budget_files.answered(call, words, today)
    if len(call.files) != 1:
        raise CannotRead(N_("Expected one plan, got {count} files. Ask for one at a time."), count=len(call.files))
    (path,) = call.files
    if budget_plan.is_plan(path):
        plan, remarked = budget_plan.read_plan(path)
        remarked = (*remarked, *budget_plan.unused_beside_plan(call))
    else:
        try:
            plan, remarked = budget_plan.read_curve_plan(path, call)
        except CannotRead as error:
            weekly = weeks_beside(call, today)
            if weekly is None:
                raise no_curves(call, error, today) from None
            from lib.cli import budget_files  # noqa: PLC0415 - DuckDB and SciPy take half a second to import

            return budget_files.answered_by_totals(call, *weekly, words)
        remarked = (*remarked, *budget_plan.season_unused(call))
    words = replace(words, currency=call.importing.currency)
    given = budget.by_plan(plan, remarked, words)
    shown = budget.shown(given, plan, words)
    if call.why:
        given["why"], more = budget.why(plan, words)
        shown = f"{shown}\n\n{more}"
    return given, shown


def _clusters(call: Call, words: Words, today: date) -> Answered:
    from lib.cli import clusters  # noqa: PLC0415 - scikit-learn takes two seconds to import

    read = imported(call, today)
    words = replace(words, currency=read.currency)
    shop, found, crossed = clusters.made(call, read)
    if call.out is not None:
        _write(call.out, clusters.export(shop, found, call.out.suffix, words))
    return clusters.answer(found, crossed, read, words), clusters.shown(found, crossed, words)


def _value(call: Call, words: Words, today: date) -> Answered:
    from lib.cli import value, value_answer  # noqa: PLC0415 - DuckDB and SciPy take half a second to import

    read = imported(call, today)
    words = replace(words, currency=read.currency)
    found = value.valued(call, read, today)
    if call.out is not None:
        _write(call.out, value.export(found, call.out.suffix))
    given = value_answer.answer(found, call, read, words)
    return given, value_answer.shown(given, words)


_ANSWERS: dict[Command, Callable[[Call, Words, date], Answered]] = {
    "import": _import,
    "rfm": _rfm,
    "lists": _lists,
    "lifecycle": _lifecycle,
    "funnel": _funnel,
    "budget": _budget,
    "clusters": _clusters,
    "value": _value,
}


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CannotRead(
            N_("{file} cannot be written. Check the folder and its permissions."), file=str(path)
        ) from error


def _notes(given: dict[str, Any]) -> list[str]:
    lines = [f"{'-' if remark['level'] == 'info' else '!'} {safe(remark['text'])}" for remark in given["findings"]]
    return ["\n".join(lines)] if lines else []
