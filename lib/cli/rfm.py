"""`rfm`: customers scored by recency, frequency and monetary value, and the named groups."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from math import isnan
from typing import Any

from lib.analysis.customers import customers, default_as_of
from lib.analysis.histories import Histories, histories
from lib.analysis.pays import groups_at, latest_past, repeat_rates, too_short
from lib.analysis.ready import from_list
from lib.analysis.rfm import Rfm, rfm
from lib.catalog.segments import segment_map
from lib.cli.calls import Call
from lib.cli.importing import money
from lib.cli.plain import remarks
from lib.cli.reading import answerable
from lib.cli.show import Figure, table
from lib.core.money import from_e4
from lib.core.settings import AXES, View
from lib.core.words import N_
from lib.ingest.imported import Imported, SideFile
from lib.reports.lists import scored as scored_list
from lib.reports.safe import write
from lib.store.duckdb import DuckDB
from lib.text.words import Words


def scored(call: Call, read: Imported | SideFile, today: date) -> tuple[Rfm, Histories | None]:
    """The customers of a file, scored as the call says; of a ready list, by what it says; and the order days, where there are any."""
    chosen = segment_map(call.rfm.map_name)
    if isinstance(read, SideFile):
        return rfm(from_list(read.frame, call.importing.as_of, today), call.rfm, chosen), None
    read = answerable(read, call.importing.as_of)
    with closing(DuckDB()) as engine:
        engine.load({"orders": read.orders, "refunds": read.refunds})
        with engine.reading() as frames:
            as_of = call.importing.as_of or default_as_of(frames, View())
            return rfm(customers(frames, View(), as_of), call.rfm, chosen), histories(frames, View(), as_of)


def export(scored: Rfm, ending: str) -> bytes:
    """One row a customer, as a file of the kind that its ending says."""
    scores = {letter: scored.scores[axis].tolist() for letter, axis in zip("rfm", AXES, strict=True)}
    codes = [segment.code for segment in scored.segment_map.segments]
    sheet = scored_list(scored.customers, scores, [codes[place] for place in scored.segment.tolist()])
    return write(sheet, "xlsx" if ending.lower() == ".xlsx" else "csv")


def answer(scored: Rfm, known: Histories | None, read: Imported | SideFile, words: Words) -> dict[str, Any]:
    """The answer to `rfm`, as in the contract."""
    segments = scored.segments.to_dict("records")
    past = latest_past(known, scored.customers) if known is not None else None
    then = groups_at(past.customers, scored.settings, scored.segment_map) if past is not None else None
    rates = repeat_rates(past, then, len(segments))
    doubts = () if past is not None or known is None else (too_short(known),)
    cells = scored.cells[scored.cells["customers"] > 0].to_dict("records")
    return {
        "as_of": scored.customers.as_of.isoformat(),
        "customers": len(scored.customers),
        "orders": scored.customers.orders,
        "revenue": from_e4(scored.customers.revenue_e4),
        "currency": read.currency,
        "cutoffs": {axis: list(scored.cutoffs[axis]) for axis in AXES},
        "tie_rule": "value",
        "segments": [
            {
                "segment": row["segment"],
                "customers": int(row["customers"]),
                "orders": int(row["orders"]),
                "revenue": from_e4(row["revenue_e4"]),
                "revenue_share": None if isnan(row["revenue_share"]) else float(row["revenue_share"]),
                "repeat_rate_next": rate,
            }
            for row, rate in zip(segments, rates, strict=True)
        ],
        "cells": [
            {
                **{letter: int(row[letter]) for letter in ("r", "f", "m")},
                "customers": int(row["customers"]),
                "revenue": from_e4(row["revenue_e4"]),
            }
            for row in cells
        ],
        "map": {
            "name": scored.segment_map.name,
            "cells": scored.proof.cells,
            "uncovered": len(scored.proof.uncovered),
            "dead_rules": list(scored.proof.dead_rules),
        },
        "next_window": None
        if past is None
        else {
            "after": (past.customers.as_of - timedelta(days=1)).isoformat(),
            "days": past.window_days,
            "customers": len(past.again),
        },
        "findings": remarks((*read.findings, *scored.findings, *doubts), words),
    }


def shown(given: dict[str, Any], scored: Rfm, words: Words) -> str:
    """The same answer for a person at a terminal."""
    titles = {segment.code: words.say(segment.title) for segment in scored.segment_map.segments}
    headers = [words.say(text) for text in (N_("Group"), N_("Customers"), N_("Orders"), N_("Revenue"), N_("Share"))]
    rows = [
        (titles[row["segment"]], row["customers"], row["orders"], *_figures(row, words)) for row in given["segments"]
    ]
    rows.append(
        (words.say(N_("All")), given["customers"], given["orders"], Figure(money(given["revenue"], words)), Figure())
    )
    axes = (N_("Recency, days"), N_("Frequency, orders"), N_("Monetary"))
    cutoffs = [
        (words.say(axis), *map(words.number, cuts)) for axis, cuts in zip(axes, given["cutoffs"].values(), strict=True)
    ]
    as_of = words.say(N_("As of {day}"), day=scored.customers.as_of)
    return "\n\n".join([as_of, table(headers, rows, words), "\n".join("  ".join(line) for line in cutoffs)])


def _figures(row: dict[str, Any], words: Words) -> tuple[Figure, Figure]:
    return Figure(money(row["revenue"], words)), Figure(words.fact("share_", row["revenue_share"]))
