"""An order that one file tells several times, each time in another state (pending, later paid): its latest rows hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from lib.core.findings import Finding, finding
from lib.core.words import MORE, NP_
from lib.ingest.cells import Cells, every
from lib.ingest.dates import Moments
from lib.ingest.draft import OrderRows
from lib.ingest.groups import Groups, Mask, combine, constant, dense, fill, first_rows, runs
from lib.ingest.headers import compact
from lib.ingest.likeness import BUYERS
from lib.ingest.matching import Matched
from lib.ingest.statuses import is_of_other_things, is_of_status, is_on_the_way
from lib.ingest.texts import Texts, clean, cleaned

#: What columns are called that tell when a row was last changed, by their letters.
_UPDATED = frozenset(
    compact(name)
    for name in (
        "updated", "updated at", "updated on", "updated date", "date updated", "update date", "update time", "updated time", "last updated", "last update", "last updated at", "last updated date", "last change", "last changed", "changed at", "changed on", "modified", "modified at", "modified on", "modified date", "modified time", "date modified", "date modified gmt", "last modified", "last modified at", "last modified date", "modification date", "status date", "status changed at", "status updated at",
        "更新时间", "更新日期", "最后更新", "最后更新时间", "修改时间", "修改日期", "最后修改时间", "最近修改时间", "状态更新时间", "更新時間", "修改時間", "更新日", "更新日時", "最終更新日", "最終更新日時", "수정일", "수정일시", "수정시간", "변경일", "변경일시", "최종수정일",
        "geändert", "geändert am", "aktualisiert", "aktualisiert am", "letzte änderung", "zuletzt geändert", "änderungsdatum", "modifié le", "mis à jour", "mis à jour le", "date de modification", "date de mise à jour", "dernière modification", "modificado", "modificado el", "actualizado", "actualizado el", "fecha de modificación", "fecha de actualización", "última actualización", "atualizado", "atualizado em", "data de atualização", "modificado em", "modificato", "modificato il", "aggiornato", "aggiornato il", "data di modifica", "ultima modifica", "gewijzigd", "gewijzigd op", "bijgewerkt op", "laatst gewijzigd", "zmodyfikowano", "data modyfikacji", "zaktualizowano", "ostatnia aktualizacja", "изменен", "изменено", "дата изменения", "обновлен", "обновлено", "дата обновления", "güncelleme tarihi", "güncellendi", "ändrad", "ændret", "endret", "upraveno", "módosítva",
    )
)  # fmt: skip
#: Parts of headers whose statuses are of one line.
_OF_LINE = ("子订单", "子訂單", "line", "position", "attendee", "ticket")
#: What was bought, and for how much: a blank there says something by itself.
_GOODS = ("amount", "unit_price", "quantity", "product", "sku", "category")
_ITEMS = _GOODS[1:]
#: What changes while an order lives.
_LIVING = ("status", "refund", "adjusted", "cancelled_at")
_NEARLY_ALL, _MOST, _HALF = 0.9, 0.8, 0.5
#: So many states are named.
_NAMED = 4


@dataclass(frozen=True)
class _Tellings:
    """The rows of orders that are told several times.

    Attributes:
        rows: their places in the file.
        orders: one code an order, 0…; a telling is of one order.
        telling: one code a telling, 0….
    """

    rows: Groups
    orders: Groups
    telling: Groups


def latest_only(
    cells: Cells, matched: Matched, orders: OrderRows, moments: Moments, read: Callable[[Texts], Moments]
) -> OrderRows:
    """The same, rows that tell an earlier state of an order marked as such.

    An order is told several times where its rows differ in nothing but its state. The latest by a column of updates holds,
    else by the direction in which the file runs through time, else the last.

    Args:
        cells: the file.
        matched: which column is what.
        orders: which rows belong to which order.
        moments: when each row was ordered.
        read: reads a column of days.
    """
    busy = np.bincount(orders.groups[orders.distinct], minlength=orders.count)[orders.groups] > 1
    headers = [cells.heading(place) for place in range(len(cells.columns))]
    states = _states(headers, matched)
    taken = set(matched.columns.values()) - {matched.columns.get("created_at")}
    updates = [at for at, header in enumerate(headers) if compact(header) in _UPDATED and at not in taken]
    if "order_id" not in cells or not busy.any() or not _differ(cells, orders, [*states, *updates]):
        return orders
    living = {*states, *updates, *(matched.columns[code] for code in _LIVING if code in matched.columns)}
    living |= {at for at, header in enumerate(headers) if at not in taken and is_on_the_way(header)}
    columns = [cleaned(column) for column in cells.columns.of(busy)]
    state = combine([columns[at].codes for at in (*states, *updates)])
    lasting = _lasting(columns, matched, living, orders.groups[busy])
    if updates and _amounts_change(np.flatnonzero(busy), orders, lasting, matched):
        lasting = _lasting(columns, matched, living | {matched.columns["amount"]}, orders.groups[busy])
    found = _told_again(np.flatnonzero(busy), orders, lasting, state)
    if found is None:
        return orders
    updated = read(cells.columns[updates[0]]) if updates else None
    best = _latest(found, orders, moments, updated)
    superseded = np.zeros(len(orders.groups), dtype=np.bool_)
    superseded[found.rows[~_holds(found, orders.content, best)]] = True
    heads = first_rows(found.orders, int(found.orders.max()) + 1, best[found.telling])
    holding = np.searchsorted(np.flatnonzero(busy), found.rows[heads])
    header = None if updated is None or np.isnat(updated[found.rows]).any() else headers[updates[0]]
    said = _said(columns[states[0]] if states else None, holding, int(superseded.sum()), header)
    return replace(
        orders, distinct=orders.distinct & ~superseded, superseded=superseded, findings=[*orders.findings, said]
    )


def _differ(cells: Cells, orders: OrderRows, places: list[int]) -> bool:
    """Whether an order has two states, or was changed at two times: in most files none has, and nothing more is asked."""
    columns = (
        fill(cleaned(cells.columns[at]), orders.groups, orders.count, every(len(orders.groups))) for at in places
    )
    return any(not constant(orders.groups, orders.count, column.codes).all() for column in columns)


def _states(headers: list[str], matched: Matched) -> list[int]:
    """Columns that say what became of an order, not of one of its lines."""
    places = [matched.columns["status"]] if "status" in matched.columns else []
    places += [*matched.states]
    kinds = {at for mark, at in matched.marks if mark.code in {"taken_back", "not_a_sale"}}
    places += [at for _, at in matched.marks if at not in kinds]
    of_order = (at for at in dict.fromkeys(places) if is_of_status(headers[at]) or not is_of_other_things(headers[at]))
    return [at for at in of_order if not any(compact(word) in compact(headers[at]) for word in _OF_LINE)]


def _lasting(columns: list[Texts], matched: Matched, living: set[int], groups: Groups) -> Groups:
    """One code a row for what does not change while an order lives; what is told of it later holds for all of it."""
    places, count = dense(groups)
    goods = {matched.columns[code] for code in _GOODS if code in matched.columns}
    who = {matched.columns[code] for code in BUYERS if code in matched.columns}
    lasting: list[npt.NDArray[np.integer]] = [groups]
    for at, column in enumerate(columns):
        if at in living - who:
            continue
        lasting.append(column.codes if at in goods else fill(column, places, count, every(len(groups))).codes)
    return combine(lasting)


def _amounts_change(rows: Groups, orders: OrderRows, lasting: Groups, matched: Matched) -> bool:
    """Whether rows of an order that differ in the amount are tellings too: most are, and no column says what was bought."""
    if "amount" not in matched.columns or any(code in matched.columns for code in _ITEMS):
        return False
    units, count = dense(orders.groups[rows])
    several = np.bincount(units[orders.distinct[rows]], minlength=count) > 1
    return bool(several.any()) and float(constant(units, count, lasting)[several].mean()) > _HALF


def _told_again(rows: Groups, orders: OrderRows, lasting: Groups, state: Groups) -> _Tellings | None:
    """The orders whose rows, or whose stretches of lines, come again in another state; None where the file is no such list."""
    units, count = dense(orders.groups[rows])
    several = np.bincount(units[orders.distinct[rows]], minlength=count) > 1
    same = constant(units, count, lasting)
    if float(same[several].mean()) >= _NEARLY_ALL:  # one row an order
        changed = several & same & ~constant(units, count, state)
        alone = runs(np.where(np.diff(rows, prepend=-2) == 1, 0, 1).cumsum() * count + units)
        beside = constant(units, count, alone) & (np.bincount(units, minlength=count) > 1)
        if (beside & changed).any() and float(changed[beside].mean()) < _HALF:
            return None  # equal rows beside each other are several of one thing
        telling = np.arange(len(rows), dtype=np.int64)
    else:
        telling = runs(np.cumsum(np.diff(rows, prepend=-2) != 1) * count + units)
        changed = _changed_blocks(units, count, telling, (lasting, state))
        if changed is None:
            return None
    mine = changed[units]
    if not mine.any():
        return None
    return _Tellings(rows[mine], dense(units[mine])[0], dense(telling[mine])[0])


def _changed_blocks(units: Groups, count: int, telling: Groups, content: tuple[Groups, Groups]) -> Mask | None:
    """Orders whose lines come again as a whole in another state; None where stretches of one order have other lines for the most part."""
    lasting, state = content
    starts = np.flatnonzero(np.diff(telling, prepend=-1))
    ends = np.append(starts[1:], len(telling))
    several = np.bincount(units[starts], minlength=count) > 1
    lines: dict[int, set[tuple[int, ...]]] = {}
    told: dict[int, set[tuple[tuple[int, int], ...]]] = {}
    for place in np.flatnonzero(several[units[starts]]).tolist():
        part, unit = slice(starts[place], ends[place]), int(units[starts[place]])
        pairs = sorted(zip(lasting[part].tolist(), state[part].tolist(), strict=True))
        lines.setdefault(unit, set()).add(tuple(line for line, _ in pairs))
        told.setdefault(unit, set()).add(tuple(pairs))
    again = {unit for unit, blocks in lines.items() if len(blocks) == 1}
    if not lines or len(again) < _NEARLY_ALL * len(lines):
        return None
    changed = np.zeros(count, dtype=np.bool_)
    changed[[unit for unit in again if len(told[unit]) > 1]] = True
    return changed


def _latest(found: _Tellings, orders: OrderRows, moments: Moments, updated: Moments | None) -> Mask:
    """Which tellings hold: one an order."""
    part, rank, direction = _parts(moments, orders)
    heads = first_rows(found.telling, int(found.telling.max()) + 1, every(len(found.rows)))
    rows = found.rows[heads]
    when = np.zeros(len(heads), dtype=np.int64)
    if updated is not None:
        seconds = np.where(np.isnat(updated), np.iinfo(np.int64).min, updated.astype(np.int64))[found.rows]
        when = np.full(len(heads), np.iinfo(np.int64).min)
        np.maximum.at(when, found.telling, seconds)
    along = -rows if direction == "falls" else rows
    last = np.lexsort((along, part[rows], rank[rows], when, found.orders[heads]))
    ends = np.append(np.flatnonzero(np.diff(found.orders[heads][last])), len(last) - 1)
    best = np.zeros(len(heads), dtype=np.bool_)
    best[last[ends]] = True
    return best


def _parts(moments: Moments, orders: OrderRows) -> tuple[Groups, Groups, Literal["rises", "falls", "none"]]:
    """The stretches in which a file runs through time, how new each is, and which way they run: exports that were pasted together are one each.

    A stretch is as new as its last order; one that has no order of its own is a list of what changed, and newer than all.
    """
    groups, when = orders.groups, moments.astype("datetime64[s]").astype(np.int64)
    known = ~np.isnat(moments)
    when = when[np.maximum.accumulate(np.where(known, np.arange(len(when)), 0))]
    reverse = first_rows(groups[::-1], orders.count, known[::-1])
    first, last = first_rows(groups, orders.count, known), len(when) - 1 - reverse[reverse >= 0]
    rising, falling = _rising(when[np.sort(first[first >= 0])]), 1 - _rising(when[np.sort(last)])
    direction = "rises" if rising >= _MOST else "falls" if max(falling, 1 - rising) >= _MOST else "none"
    step = np.diff(when, prepend=when[:1])
    broken = step < 0 if direction == "rises" else step > 0 if direction == "falls" else np.zeros_like(known)
    part = np.cumsum(broken).astype(np.int64)
    newest = np.maximum.reduceat(when, np.append(0, np.flatnonzero(broken)))
    begins, ends = np.full(orders.count, len(when)), np.full(orders.count, -1)
    np.minimum.at(begins, groups, part)
    np.maximum.at(ends, groups, part)
    newest[np.bincount(part[part == begins[groups]], minlength=len(newest)) == 0] = np.iinfo(np.int64).max
    if direction == "falls":
        newest[np.bincount(part[part == ends[groups]], minlength=len(newest)) == 0] = np.iinfo(np.int64).max
    return part, newest[part], direction


def _rising(when: Groups) -> float:
    """The share of steps that go up; a half where there are none."""
    steps = np.diff(when)
    steps = steps[steps != 0]
    return float((steps > 0).mean()) if len(steps) else _HALF


def _holds(found: _Tellings, content: Groups, best: Mask) -> Mask:
    """Rows of the tellings that hold, and of those that repeat one exactly: of these, one is dropped as a repeat."""
    blocks: dict[int, tuple[int, ...]] = {}
    order = np.argsort(found.telling, kind="stable")
    cuts = np.flatnonzero(np.diff(found.telling[order])) + 1
    parts = np.split(order, cuts)
    for telling, part in enumerate(parts):
        blocks[telling] = tuple(sorted(content[found.rows[part]].tolist()))
    held = {blocks[telling] for telling in np.flatnonzero(best).tolist()}
    return np.array([blocks[telling] in held for telling in range(len(parts))], dtype=np.bool_)[found.telling]


def _said(states: Texts | None, holding: Groups, rows: int, header: str | None) -> Finding:
    named: list[str] = []
    if states is not None:
        codes = states.codes[holding]
        counts = np.bincount(codes[codes >= 0], minlength=len(states.distinct))
        most = [code for code in np.argsort(-counts, kind="stable")[: _NAMED + 1].tolist() if counts[code]]
        named = [f"“{clean(states.distinct[code])[:40]}” ({counts[code]})" for code in most[:_NAMED]]
        named += [MORE] if len(most) > _NAMED else []
    facts = {"count": len(holding), "states": tuple(named) or "–", "rows": rows}
    if header is not None:
        return finding(
            "told_again", "warning",
            NP_(
                "{count} order is told several times in the file and counts once, as its row with the latest “{header}” has it: {states}. Earlier rows left out: {rows}.",
                "{count} orders are told several times in the file and count once, each as its row with the latest “{header}” has it: {states}. Earlier rows left out: {rows}.",
            ),
            **facts, header=header,
        )  # fmt: skip
    return finding(
        "told_again", "warning",
        NP_(
            "{count} order is told several times in the file and counts once, as its latest row has it: {states}. Earlier rows left out: {rows}.",
            "{count} orders are told several times in the file and count once, each as its latest row has it: {states}. Earlier rows left out: {rows}.",
        ),
        **facts,
    )  # fmt: skip
