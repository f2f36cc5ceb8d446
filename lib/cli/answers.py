"""Each command: read, ask, answer. What is heavy is imported by the commands that need it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from lib.cli import importing, side
from lib.cli.calls import Call
from lib.cli.plain import as_json
from lib.cli.reading import events_apart, imported, read_kind, scorable, understood
from lib.cli.show import safe
from lib.core.errors import CannotRead
from lib.core.words import N_
from lib.ingest.imported import Imported, SideFile
from lib.text.words import Words

CONTRACT = 1


def answer(call: Call, words: Words, today: date) -> str:
    """What goes to the standard output: one JSON object, or a table and the findings."""
    if call.command == "import":
        given, shown = _import(understood(call, today), words)
    elif call.command == "funnel":
        given, shown = _funnel(call, words, today)
    elif call.command == "budget":
        given, shown = _budget(call, words)
    elif call.command == "rfm":
        listed = scorable(call, today)
        given, shown = _rfm(call, listed, replace(words, currency=listed.currency), today)
    elif call.command == "lifecycle":
        given, shown = _lifecycle(call, words, today)
    else:
        read = imported(call, today)
        given, shown = _given(call, read, replace(words, currency=read.currency), today)
    return as_json({"contract": CONTRACT, **given}) if call.form == "json" else "\n\n".join([shown, *_notes(given)])


def _given(call: Call, read: Imported, words: Words, today: date) -> tuple[dict[str, Any], str]:
    if call.command == "clusters":
        return _clusters(call, read, words)
    return _valued(call, read, words, today)


def _import(read: Imported | SideFile, words: Words) -> tuple[dict[str, Any], str]:
    words = replace(words, currency=read.currency)
    if isinstance(read, SideFile):
        given = side.answer(read, words)
        return given, side.shown(given, words)
    given = importing.answer(read, words)
    return given, importing.shown(given, words)


def _rfm(call: Call, read: Imported | SideFile, words: Words, today: date) -> tuple[dict[str, Any], str]:
    from lib.cli import rfm  # noqa: PLC0415 - DuckDB and the writers of files take a third of a second to import

    scored, known = rfm.scored(call, read, today)
    if call.out is not None:
        _write(call.out, rfm.export(scored, call.out.suffix))
    given = rfm.answer(scored, known, read, words)
    return given, rfm.shown(given, scored, words)


def _lifecycle(call: Call, words: Words, today: date) -> tuple[dict[str, Any], str]:
    from lib.cli import lifecycle  # noqa: PLC0415 - DuckDB takes a third of a second to import

    call, events = events_apart(call, today)
    read = imported(call, today)
    return lifecycle.answered(call, read, replace(words, currency=read.currency), events)


def _funnel(call: Call, words: Words, today: date) -> tuple[dict[str, Any], str]:
    from lib.cli import funnel  # noqa: PLC0415 - as above

    read = read_kind(call.files, "events", call.importing, today)
    whole, by, log = funnel.funnel(call, read)
    return funnel.answer(whole, by, log, call, read, words), funnel.shown(whole, by, words)


def _budget(call: Call, words: Words) -> tuple[dict[str, Any], str]:
    from lib.analysis.budget import answer as best_split  # noqa: PLC0415 - only this command needs a solver
    from lib.cli import budget  # noqa: PLC0415

    if len(call.files) != 1:
        raise CannotRead(N_("Expected one plan, got {count} files. Ask for one at a time."), count=len(call.files))
    (path,) = call.files
    plan, remarked = budget.read_plan(path)
    given = budget.answer(best_split(plan), remarked, words)
    return given, budget.shown(given, words)


def _clusters(call: Call, read: Imported, words: Words) -> tuple[dict[str, Any], str]:
    from lib.cli import clusters  # noqa: PLC0415 - scikit-learn takes two seconds to import

    return clusters.answered(call, read, words)


def _valued(call: Call, read: Imported, words: Words, today: date) -> tuple[dict[str, Any], str]:
    from lib.cli import value  # noqa: PLC0415 - DuckDB and SciPy take half a second to import

    given = value.answer(value.valued(call, read, today), call, read, words)
    return given, value.shown(given, words)


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
