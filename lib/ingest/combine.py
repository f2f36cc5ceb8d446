"""Several tables in one upload: which one is read, and which are joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from lib.ingest.grid import filled_counts
from lib.ingest.joining import parts_of, said_of_parts, skipped_of, titles_of, under
from lib.ingest.part_currencies import with_currencies_of_parts, without_the_currency
from lib.ingest.table import TextTable
from lib.ingest.troubles import remark
from lib.ingest.wire import Choice

_NAMED = 10


@dataclass(frozen=True)
class Part:
    """A table of an upload with several: its file or sheet, and what is in it."""

    name: str
    table: TextTable


def combine(parts: Sequence[Part], choice: Choice) -> TextTable:
    """One table of several: files and sheets with equal columns are joined, of others the longest is taken."""
    if choice in {"files", "alike", "beside"}:
        return _joined(parts, choice)
    best = max(parts, key=_weight)
    others = [part for part in parts if part is not best and part.table.cells.num_rows]
    if not others:
        return best.table
    if choice == "sheets":
        said = remark("other_sheets", sheet=best.name, sheets=_names(others))
    else:
        said = remark("other_tables", count=len(others))
    return replace(best.table, findings=(*best.table.findings, said))


def _weight(part: Part) -> float:
    """How many rows look like rows of a table, less where others do not: few lines of a letter or a manual do."""
    cells = part.table.cells
    alike = int((filled_counts(cells) >= max(2, cells.num_columns / 2)).sum())
    return alike * alike / max(cells.num_rows, 1)


def _names(parts: Sequence[Part]) -> str:
    return ", ".join(part.name for part in parts[:_NAMED]) + (", …" if len(parts) > _NAMED else "")


def _key(part: Part) -> tuple[str, ...]:
    """Equal for tables with the same columns in any order, whichever currency their headers name."""
    bare = without_the_currency(part.table)
    return (*sorted(header.strip() for header in (bare[0] if bare else part.table.headers)), *([""] if bare else []))


def _joined(parts: Sequence[Part], choice: Choice) -> TextTable:
    """The tables of the columns that most rows have, one below the other."""
    groups: dict[tuple[str, ...], list[Part]] = {}
    for part in parts:
        groups.setdefault(_key(part), []).append(part)
    same = max(groups.values(), key=lambda group: sum(map(_weight, group)))
    others = [part for part in parts if part not in same]
    if choice != "beside":
        told = with_currencies_of_parts([part.table for part in same], [part.name for part in same])
        same = [replace(part, table=table) for part, table in zip(same, told, strict=True)]
    first = same[0].table
    said = said_of_parts([(part.name, part.table.findings) for part in same])
    if choice == "alike" and len(same) > 1:
        said.append(remark("joined_sheets", count=len(same), sheets=_names(same)))
    elif choice == "files" and len(parts) > 1:
        said.append(remark("joined_files", count=len(same), files=_names(same)))
    elif choice == "beside":
        said.append(remark("joined_beside", count=len(same)))
    if others and choice == "alike":
        said.append(remark("other_sheets", sheet=_names(same), sheets=_names(others)))
    elif others:
        said.append(remark("left_out_files", count=len(others), files=_names(others)))
    names: tuple[str, ...] = ()
    part_of = None
    skipped: tuple[tuple[tuple[str, int], ...], ...] = ()
    titles: tuple[tuple[str, ...], ...] = ()
    if len(same) > 1 and choice != "beside":
        tables, called = [part.table for part in same], [part.name for part in same]
        names, part_of = parts_of(tables, called)
        skipped, titles = skipped_of(tables), titles_of(tables, called)
    return replace(
        first,
        cells=pa.concat_tables([under(part.table, first.headers) for part in same]),
        source_rows=pa.concat_arrays([part.table.source_rows for part in same]),
        not_data=_added(same),
        findings=tuple(said),
        parts=names,
        part_of=part_of,
        skipped=skipped,
        part_titles=titles,
    )


def _added(parts: Sequence[Part]) -> tuple[tuple[str, int], ...]:
    rows: Counter[str] = Counter()
    for part in parts:
        rows.update(dict(part.table.not_data))
    return tuple(rows.items())
